#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Draws the picture of the README from a result file.

    ./run.sh && docs/pictures/draw.py results/longmenshan-m8.h5      # needs python3-matplotlib and python3-h5py

Left: coverage of some goods over time, median and the middle 90 % of the replications. Right: the need unmet in each
county, mean of the replications.
"""
import json
import sys
from pathlib import Path

import h5py
import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
import numpy as np
from matplotlib.collections import PolyCollection

REPOSITORY = Path(__file__).resolve().parents[2]
BOUNDARIES = REPOSITORY / "scenarios/reference/sichuan/counties.topojson"
GOODS = {"tent": "#b2182b", "water": "#2166ac", "blanket": "#762a83", "first-aid-kit": "#e08214"}


def arcs_of(topology):
    """Arcs in degrees: the file keeps them as differences of whole numbers."""
    scale, translate = topology["transform"]["scale"], topology["transform"]["translate"]
    return [np.cumsum(np.array(arc), axis=0) * scale + translate for arc in topology["arcs"]]


def ring(arcs, indices):
    parts = [arcs[i] if i >= 0 else arcs[~i][::-1] for i in indices]
    return np.concatenate([parts[0]] + [part[1:] for part in parts[1:]])


def county_rings():
    topology = json.loads(BOUNDARIES.read_text())
    arcs = arcs_of(topology)
    for geometry in next(iter(topology["objects"].values()))["geometries"]:
        polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
        key = str(geometry.get("id") or geometry["properties"].get("code"))
        for polygon in polygons:
            yield key, ring(arcs, polygon[0])


def draw_coverage(axes, results):
    items = [key.decode() for key in results["item"][:]]
    names = [name.decode() for name in results["item_name_en"][:]]
    days = results["time"][:] / 24
    for key, colour in GOODS.items():
        at = items.index(key)
        coverage = 100 * results["series/coverage_by_item"][:, :, at]
        needed = ~np.isnan(coverage).all(axis=0)  # a need that has ended is no curve
        low, middle, high = np.nanpercentile(coverage[:, needed], [5, 50, 95], axis=0)
        axes.fill_between(days[needed], low, high, color=colour, alpha=0.15, linewidth=0)
        axes.plot(days[needed], middle, color=colour, label=names[at].split(" with ")[0])
    axes.set(xlabel="days after the earthquake", ylabel="people in need who are served, %", xlim=(0, days[-1]), ylim=(0, 100))
    axes.legend(frameon=False, loc="center right", fontsize=9)
    axes.spines[["top", "right"]].set_visible(False)


def draw_map(axes, results):
    counties = [key.decode() for key in results["county"][:]]
    unmet = np.nanmean(np.nan_to_num(results["metrics/unmet_person_days_by_county"][:]), axis=0) / 1e6
    value = dict(zip(counties, unmet))
    keys, rings = zip(*county_rings())
    shapes = PolyCollection(rings, array=np.array([value.get(key, 0) for key in keys]), cmap="YlOrRd", edgecolors="white",
                            linewidths=0.3, norm=matplotlib.colors.PowerNorm(0.5))
    axes.add_collection(shapes)
    axes.autoscale()
    axes.set_aspect(1 / np.cos(np.radians(30.5)))
    axes.axis("off")
    bar = axes.figure.colorbar(shapes, ax=axes, shrink=0.6, pad=0.02)
    bar.set_label("unmet need by county, million person-days", fontsize=9)
    bar.outline.set_visible(False)


def main():
    with h5py.File(sys.argv[1]) as results:
        figure, (left, right) = plt.subplots(1, 2, figsize=(11, 4.6), width_ratios=[1, 1.15])
        draw_coverage(left, results)
        draw_map(right, results)
        count = len(results["replication"])
        figure.suptitle(f"{results.attrs['title'].decode()}: {count} replications, seed {results.attrs['seed']}", fontsize=12)
        figure.tight_layout()
        figure.savefig(REPOSITORY / "docs/pictures/longmenshan-m8.png", dpi=110)


if __name__ == "__main__":
    main()
