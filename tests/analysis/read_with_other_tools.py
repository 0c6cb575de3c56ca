# SPDX-License-Identifier: Apache-2.0
# Opens a result file of write_small_file() with h5py, xarray (two engines) and ncdump and compares what they see.
# Exit status: 0 as expected, 77 a tool is missing, otherwise a traceback.
import math
import shutil
import subprocess
import sys

try:
    import h5netcdf  # noqa: F401
    import h5py
    import netCDF4  # noqa: F401
    import numpy
    import xarray
except ImportError as missing:
    print(missing)
    sys.exit(77)
if shutil.which("ncdump") is None:
    print("ncdump is missing")
    sys.exit(77)

path = sys.argv[1]

with h5py.File(path) as file:
    assert file.attrs["surge_file_type"].decode() == "results", file.attrs["surge_file_type"]
    assert file.attrs["complete"] == 1
    assert file.attrs["seed"] == 42
    assert file.attrs["format_version"] == 1
    assert list(file["item"].asstr()) == ["tent", "water"]
    assert list(file["item_name_zh"].asstr()) == ["帐篷", "饮用水"]
    assert file["metrics/total"].shape == (20,)
    assert file["metrics/total"].dims[0][0].name == "/replication"
    assert file["series/level_by_item"].shape == (20, 3, 2)
    assert file["series/level_by_item"].attrs["units"].decode() == "1"
    assert "帐篷" in file["scenario/resolved_yaml"].asstr()[()]
    assert list(file["status/kind"][:3]) == [1, 1, 1]

for engine in ("netcdf4", "h5netcdf"):
    metrics = xarray.open_dataset(path, group="metrics", engine=engine)
    assert metrics["total"].dims == ("replication",), metrics["total"].dims
    assert numpy.allclose(metrics["total"], numpy.arange(20))
    assert metrics["total"].attrs["units"] == "t"
    assert metrics["total"].attrs["title_zh"] == "物资"
    assert math.isnan(metrics["late"][1]) and metrics["late"][2] == 12
    assert metrics["total_by_item"].dims == ("replication", "item")
    series = xarray.open_dataset(path, group="series", engine=engine)
    assert series["level_by_item"].dims == ("replication", "time", "item")
    assert abs(float(series["level_by_item"][3, 1, 1]) - (3 + 40 + 0.03)) < 1e-4
    root = xarray.open_dataset(path, engine=engine)
    assert list(root["item"].values) == ["tent", "water"]
    assert list(root["time"].values) == [0, 6, 12]
    assert root["time"].attrs["units"] == "h"

header = subprocess.run(["ncdump", "-h", path], capture_output=True, text=True, check=True).stdout
for expected in ("replication = UNLIMITED ; // (20 currently)", "item = 2 ;", "double total(replication)",
                 "float level_by_item(replication, time, item)", 'total:units = "t"', ":complete = 1"):
    assert expected in header, (expected, header)
