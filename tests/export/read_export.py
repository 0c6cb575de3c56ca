# SPDX-License-Identifier: Apache-2.0
"""read_export.py KIND RESULTS.h5 EXPORTED: compares what surge export wrote with the result file, without our code."""

import csv
import datetime
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
        if name == "replication" or name.startswith("worst_county_") and name != "worst_county_days":
            continue
        np.testing.assert_array_equal([number(row[name]) for row in metrics], results["metrics"][name][:], name)
    counties = list(results["county"].asstr())
    assert [row["worst_county_key"] for row in metrics] == [counties[int(at)] for at in results["metrics/worst_county"]]
    summary = rows("summary.csv")
    assert "worst_county" not in {row["metric"] for row in summary}  # the mean of positions tells nothing
    for row in summary:
        values = results["metrics"][row["metric"]][:]
        assert int(row["n"]) == len(values) and int(row["happened"]) == np.isfinite(values).sum()
        if np.isfinite(values).any():
            np.testing.assert_allclose(number(row["mean"]), np.nanmean(values), rtol=1e-12)
        if np.isfinite(values).all():
            np.testing.assert_allclose(number(row["p95"]), np.percentile(values, 95), rtol=1e-12)
    check_series()
    check_columns()


def check_series():
    table = results["series/coverage_by_item"]
    items, times = list(results["item"].asstr()), list(results["time"])
    lines = rows("coverage_by_item.csv")
    assert len(lines) == len(items) * len(times)
    for row in lines:
        values = table[:, times.index(float(row["time_h"])), items.index(row["item"])].astype(float)
        if np.isfinite(values).all():
            np.testing.assert_allclose(number(row["p50"]), np.percentile(values, 50), rtol=1e-6)
    assert any(row["item_zh"] == "帐篷" for row in lines)


def check_columns():
    """Every column of every file is explained, for the file or for all files, once."""
    lines = [(row["file"], row["column"]) for row in rows("columns.csv")]
    known = {(row["file"], row["column"]): row["unit"] for row in rows("columns.csv")}
    assert len(lines) == len(known)
    assert known["metrics.csv", "supply_cost"] == "CNY" and known["*", "time_h"] == "h"
    files = {path.name for path in exported.glob("*.csv")} - {"columns.csv"}
    for file in files:
        with open(exported / file, encoding="utf-8-sig", newline="") as text:
            for column in next(csv.reader(text)):
                assert (file, column) in known or ("*", column) in known, (file, column)
    assert {file for file, _ in known} <= files | {"*"}


def check_all():
    lines = rows("unmet_person_days_by_item.csv")
    table = results["metrics/unmet_person_days_by_item"]
    items = list(results["item"].asstr())
    assert len(lines) == table.size
    for row in lines:
        assert number(row["value"]) == table[int(row["replication"]), items.index(row["item"])]


def area(ring):
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, ring[1:])) / 2


def features(name):
    layer = json.loads((exported / name).read_text())
    assert layer["type"] == "FeatureCollection"
    return layer["features"]


def check_counties(kind):
    counties = features("counties.geojson")
    codes = list(results["county"].asstr())
    assert [one["properties"]["key"] for one in counties] == codes
    for place, one in enumerate(counties):
        assert one["geometry"]["type"] == kind
        if kind == "Polygon":
            ring = one["geometry"]["coordinates"][0]
            assert ring[0] == ring[-1] and area(ring) > 0
            assert all(round(number, 5) == number for at in ring for number in at)
        mean = results["metrics/unmet_person_days_by_county"][:, place].mean()
        np.testing.assert_allclose(one["properties"]["unmet_person_days_by_county"], mean, rtol=1e-12)


def check_counties_by_time():
    codes, times = list(results["county"].asstr()), list(results["time"])
    for one in features("counties_by_time.geojson"):
        told = one["properties"]
        step = times.index(told["hours"])
        values = results["series/coverage_by_county"][:, step, codes.index(told["key"])].astype(float)
        mean = np.nanmean(values) if np.isfinite(values).any() else None
        assert (told["coverage_by_county"] is None) == (mean is None)
        if mean is not None:
            np.testing.assert_allclose(told["coverage_by_county"], mean, rtol=1e-6)
        hours = (moment(told["until"]) - moment(told["time"])).total_seconds() / 3600
        assert hours == times[min(step + 1, len(times) - 1)] - times[step]


def moment(text):
    return datetime.datetime.fromisoformat(text)


def check_facilities():
    facilities = [one["properties"] for one in features("facilities.geojson")]
    assert {one["kind"] for one in facilities} == {"depot", "plant", "terminal", "hospital"}
    used = {one["key"]: one["dock_utilisation"] for one in facilities if one["kind"] == "depot"}
    assert list(used) == list(results["depot"].asstr())
    np.testing.assert_allclose(list(used.values()), results["metrics/dock_utilisation"][:].mean(axis=0), rtol=1e-12)


def check_links():
    """The periods of a link follow each other, and no two of them are alike."""
    links = {}
    for one in features("links_by_time.geojson"):
        links.setdefault(one["properties"]["link"], []).append(one["properties"])
    for periods in links.values():
        assert periods[0]["hours"] == 0 and {one["state"] for one in periods} <= {"open", "degraded", "closed"}
        for before, after in zip(periods, periods[1:]):
            assert before["until"] == after["time"]
            assert (before["state"], before["vehicles"]) != (after["state"], after["vehicles"])
    assert any(one["vehicles"] > 0 for periods in links.values() for one in periods)


def check_geojson():
    check_counties("Polygon")
    check_counties_by_time()
    check_facilities()
    check_links()


def check_xlsx(chinese):
    import openpyxl

    book = openpyxl.load_workbook(exported)
    check_metrics(book["指标" if chinese else "Metrics"], "title_zh" if chinese else "title")
    check_counties_sheet(book["县" if chinese else "Counties"])
    check_sources(book["物资 - 分来源送达" if chinese else "Items - Delivered by source"])
    check_chart(book["图表" if chinese else "Chart"])
    if chinese:
        assert all(any(letter > "\u4dff" for letter in name) for name in book.sheetnames), book.sheetnames
    assert book.properties.created.year == int(results.attrs["created"][:4])


def check_metrics(sheet, title_attribute):
    titles = {}
    for table in results["metrics"].values():
        if table.ndim == 1:
            titles.setdefault(table.attrs[title_attribute].decode(), []).append(table[:])
    seen = 0
    for title, unit, mean, *_ in sheet.iter_rows(min_row=2):
        known = [np.nanmean(values) for values in titles[title.value] if np.isfinite(values).any()]
        if mean.value is not None:  # two metrics may have one title
            assert any(np.isclose(mean.value, one, rtol=1e-12, atol=0) for one in known), title.value
            assert (mean.number_format == "0.0%") == (unit.value == "%")
            assert mean.number_format != "General" and not mean.number_format.endswith("#")
            seen += 1
    assert seen > 20
    assert sheet.freeze_panes == "B2" and sheet.auto_filter.ref == f"A1:K{sheet.max_row}"


def check_counties_sheet(sheet):
    lines = list(sheet.iter_rows(min_row=2, values_only=True))
    assert [line[0] for line in lines] == list(results["county"].asstr())
    unmet = results["metrics/unmet_person_days_by_county"][:]
    np.testing.assert_allclose([line[2] for line in lines], unmet.mean(axis=0), rtol=1e-12)


def check_sources(sheet):
    lines = [line[2:] for line in sheet.iter_rows(min_row=3, values_only=True)]
    np.testing.assert_allclose(
        np.array(lines, dtype=float), results["metrics/delivered_by_item_and_source"][:].mean(axis=0), rtol=1e-12
    )


def check_chart(sheet):
    lines = list(sheet.iter_rows(min_row=2, values_only=True))
    coverage = results["series/coverage"][:].astype(float)
    np.testing.assert_allclose([line[0] for line in lines], results["time"][:] / 24, rtol=1e-12)
    for column, percent in ((1, 5), (2, 50), (3, 95)):
        expected = np.percentile(coverage, percent, axis=0)
        np.testing.assert_allclose([line[column] for line in lines], expected, rtol=1e-6, atol=1e-12)
    assert len(sheet._charts) == 1
    ranges = [one.yVal.numRef.f.replace("'", "") for one in sheet._charts[0].series]
    assert ranges == [f"{sheet.title}!${letter}$2:${letter}${1 + len(lines)}" for letter in "BCD"]


{
    "csv": check_csv,
    "all": check_all,
    "geojson": check_geojson,
    "points": lambda: check_counties("Point"),
    "xlsx": lambda: check_xlsx(False),
    "xlsx-zh": lambda: check_xlsx(True),
}[kind]()
print("equal")
