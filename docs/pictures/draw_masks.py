#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Draws masks made a day in China, February 2020: model and published figures.

    build/release/surge run mask-surge-2020 -o masks.h5 && docs/pictures/draw_masks.py masks.h5
"""
import sys
from pathlib import Path

import h5py
import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
import numpy as np

# Day from 28 January, million a day, whether the figure is a lower bound; sources: docs/validation.md.
PUBLISHED = [(4, 9.67, False), (5, 10, True), (14, 20, True), (25, 54.77, False), (28, 76.19, False), (32, 116, False)]
LABELS = {4: "1 Feb", 14: "11 Feb", 25: "22 Feb", 28: "25 Feb", 32: "29 Feb"}


def made_a_day(path):
    """Million masks by replication and day."""
    with h5py.File(path) as file:
        mask = list(file["item"][:]).index(b"mask")
        total = file["series/produced_to_date"][:, :, mask]
    return np.diff(total, axis=1) / 1e6


def main():
    made = made_a_day(sys.argv[1])
    days = np.arange(made.shape[1])
    low, median, high = np.percentile(made, [5, 50, 95], axis=0)
    figure, axes = plt.subplots(figsize=(8, 4.2), dpi=120)
    axes.fill_between(days, low, high, color="#2166ac", alpha=0.2, linewidth=0, label="model, middle 90 % of 100 runs")
    axes.plot(days, median, color="#2166ac", label="model, median")
    exact = [(day, value) for day, value, bound in PUBLISHED if not bound]
    bounds = [(day, value) for day, value, bound in PUBLISHED if bound]
    axes.plot(*zip(*exact), "o", color="#b2182b", label="published")
    axes.plot(*zip(*bounds), "^", color="#b2182b", label="published: more than")
    axes.set_xticks(list(LABELS), list(LABELS.values()))
    axes.set_ylabel("million masks a day")
    axes.set_title("Masks made in China, February 2020", loc="left")
    axes.set_ylim(0)
    axes.spines[["top", "right"]].set_visible(False)
    axes.legend(frameon=False, loc="upper left")
    figure.tight_layout()
    figure.savefig(Path(__file__).with_name("mask-surge-2020.png"))


if __name__ == "__main__":
    main()
