# SPDX-License-Identifier: Apache-2.0
"""read_export.py KIND RESULTS.h5 EXPORTED: compares what surge export wrote with the result file, without our code."""

import csv
import json
import pathlib
import sys

import h5py
import numpy as np

kind, results, exported = sys.argv[1], h5py.File(sys.argv[2]), pathlib.Path(sys.argv[3])


def rows(name):
    with open(exported / name, encoding="utf-8-sig", newline="") as text:
        return list(csv.DictReader(text))


def number(text):
    return float(text) if text else np.nan


def check_csv():
    metrics = rows("metrics.csv")
    assert len(metrics) == len(results["replication"])
    for name in metrics[0]:
        if name == "replication":
            continue
        np.testing.assert_array_equal([number(row[name]) for row in metrics], results["metrics"][name][:], name)
    for row in rows("summary.csv"):
        values = results["metrics"][row["metric"]][:]
        assert int(row["n"]) == len(values) and int(row["happened"]) == np.isfinite(values).sum()
        if np.isfinite(values).any():
            np.testing.assert_allclose(number(row["mean"]), np.nanmean(values), rtol=1e-12)
        if np.isfinite(values).all():
            np.testing.assert_allclose(number(row["p95"]), np.percentile(values, 95), rtol=1e-12)
    table = results["series/coverage_by_item"]
    items, times = list(results["item"].asstr()), list(results["time"])
    lines = rows("coverage_by_item.csv")
    assert len(lines) == len(items) * len(times)
    for row in lines:
        values = table[:, times.index(float(row["time_h"])), items.index(row["item"])].astype(float)
        if np.isfinite(values).all():
            np.testing.assert_allclose(number(row["p50"]), np.percentile(values, 50), rtol=1e-6)
    assert any(row["item_zh"] == "帐篷" for row in lines)
    known = {(row["file"], row["column"]): row["unit"] for row in rows("columns.csv")}
    assert known["metrics.csv", "supply_cost"] == "CNY"
    assert {path.name for path in exported.glob("*.csv")} - {"columns.csv", "summary.csv"} == {file for file, _ in known}


def check_all():
    lines = rows("unmet_person_days_by_item.csv")
    table = results["metrics/unmet_person_days_by_item"]
    items = list(results["item"].asstr())
    assert len(lines) == table.size
    for row in lines:
        assert number(row["value"]) == table[int(row["replication"]), items.index(row["item"])]


def area(ring):
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, ring[1:])) / 2


def check_geojson():
    counties = json.loads((exported / "counties.geojson").read_text())["features"]
    codes = list(results["county"].asstr())
    assert [one["properties"]["key"] for one in counties] == codes
    for place, one in enumerate(counties):
        ring = one["geometry"]["coordinates"][0]
        assert one["geometry"]["type"] == "Polygon" and ring[0] == ring[-1] and area(ring) > 0
        mean = results["metrics/unmet_person_days_by_county"][:, place].mean()
        np.testing.assert_allclose(one["properties"]["unmet_person_days_by_county"], mean, rtol=1e-12)
    moving = json.loads((exported / "counties_by_time.geojson").read_text())["features"]
    times = list(results["time"])
    for one in moving:
        told = one["properties"]
        values = results["series/coverage_by_county"][:, times.index(told["hours"]), codes.index(told["key"])].astype(float)
        mean = np.nanmean(values) if np.isfinite(values).any() else None
        assert (told["coverage_by_county"] is None) == (mean is None)
        if mean is not None:
            np.testing.assert_allclose(told["coverage_by_county"], mean, rtol=1e-6)
    assert {one["properties"]["kind"] for one in json.loads((exported / "facilities.geojson").read_text())["features"]} == {
        "depot",
        "plant",
        "terminal",
        "hospital",
    }
    links = json.loads((exported / "links_by_time.geojson").read_text())["features"]
    assert {one["properties"]["state"] for one in links} <= {"open", "degraded", "closed"}
    assert any(one["properties"]["vehicles"] > 0 for one in links)


def check_xlsx(language):
    import openpyxl

    book = openpyxl.load_workbook(exported)
    sheet = book["Metrics" if language == "en" else "指标"]
    titles = {}
    for name, table in results["metrics"].items():
        if table.ndim == 1:
            titles.setdefault(table.attrs["title" if language == "en" else "title_zh"].decode(), []).append(table[:])
    seen = 0
    for title, _, mean, *_ in sheet.iter_rows(min_row=2, values_only=True):
        known = [np.nanmean(values) for values in titles[title] if np.isfinite(values).any()]
        if mean is not None:  # two metrics may have one title
            assert any(np.isclose(mean, one, rtol=1e-12, atol=0) for one in known), title
            seen += 1
    assert seen > 20
    assert sheet.freeze_panes == "B2" and sheet.auto_filter.ref
    counties = book["county"]
    assert counties.max_row == 1 + len(results["county"])
    chart = book["Chart" if language == "en" else "图表"]
    assert len(chart._charts) == 1
    medians = [row[2] for row in chart.iter_rows(min_row=2, values_only=True)]
    expected = np.percentile(results["series/coverage"][:].astype(float), 50, axis=0)
    np.testing.assert_allclose(medians, expected, rtol=1e-6, atol=1e-12)
    assert book.properties.created.year == int(results.attrs["created"][:4])


{"csv": check_csv, "all": check_all, "geojson": check_geojson, "xlsx": lambda: check_xlsx("en"), "xlsx-zh": lambda: check_xlsx("zh")}[kind]()
print("equal")
