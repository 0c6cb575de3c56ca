#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Draws how the roads of 2008 opened again: model and published figures.

    build/release/surge run longmenshan-m8 --set run.horizon="60 d" --set 'metrics=[road_access]' -o roads.h5
    docs/pictures/draw_roads.py roads.h5
"""
import sys
from pathlib import Path

import h5py
import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
import numpy as np

BLUE, RED = "#2166ac", "#b2182b"
# Day after the earthquake, share of the kilometres ever damaged that were open again; Ministry of Transport: docs/validation.md.
PUBLISHED = [(14.9, 29523 / 32939), (38.9, 52195 / 53295)]
WENCHUAN = b"513221"
FIRST_ROAD = 3.3  # day: G317 from Li county to Wenchuan, 15 May 2008, 21:30


def draw_reopened(axes, file):
    days = file["time"][:] / 24
    closed, ever = file["series/road_km_closed"][:], file["series/road_km_ever_closed"][:]
    with np.errstate(invalid="ignore"):
        opened = 100 * (1 - closed / ever)
    low, median, high = np.nanpercentile(opened, [5, 50, 95], axis=0)
    axes.fill_between(days, low, high, color=BLUE, alpha=0.2, linewidth=0, label=f"model, middle 90 % of {len(opened)} runs")
    axes.plot(days, median, color=BLUE, label="model, median")
    axes.plot(*zip(*[(day, 100 * share) for day, share in PUBLISHED]), "o", color=RED, label="published")
    axes.set_xlabel("days after the earthquake")
    axes.set_ylabel("% of closed kilometres open again")
    axes.set_title("Roads open again", loc="left")
    axes.set_xlim(0, 60)
    axes.set_ylim(0, 102)
    axes.legend(frameon=False, loc="lower right")


def draw_first_road(axes, file):
    wenchuan = list(file["county"][:]).index(WENCHUAN)
    hours = file["metrics/reopened_h"][:, wenchuan]
    cut_off = hours[~np.isnan(hours)] / 24
    axes.hist(cut_off, bins=np.arange(0, 10.5, 0.5), color=BLUE, alpha=0.6)
    axes.axvline(FIRST_ROAD, color=RED)
    axes.annotate(" 15 May 2008", (FIRST_ROAD, axes.get_ylim()[1] * 0.93), color=RED)
    axes.set_xlabel("days until the first road opens")
    axes.set_ylabel("runs")
    axes.set_title(f"Wenchuan, cut off in {len(cut_off)} of {len(hours)} runs", loc="left")


def main():
    figure, (left, right) = plt.subplots(1, 2, figsize=(10, 4), dpi=120, width_ratios=[1.5, 1])
    with h5py.File(sys.argv[1]) as file:
        draw_reopened(left, file)
        draw_first_road(right, file)
    for axes in (left, right):
        axes.spines[["top", "right"]].set_visible(False)
    figure.tight_layout()
    figure.savefig(Path(__file__).with_name("roads-2008.png"))


if __name__ == "__main__":
    main()
