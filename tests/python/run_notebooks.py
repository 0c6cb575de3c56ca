# SPDX-License-Identifier: Apache-2.0
"""Executes the notebooks of docs/notebooks from beginning to end; any exception fails.

    run_notebooks.py            tests them, and that they hold outputs of the kinds that they give
    run_notebooks.py --write    puts the outputs into them
"""

import os
import pathlib
import sys
import tempfile
import time

try:
    import nbclient
    import nbformat
except ImportError as missing:
    print(f"skipped: {missing}")
    sys.exit(77)

os.environ["PYDEVD_DISABLE_FILE_VALIDATION"] = "1"  # or the kernel warns of itself

ROOT = pathlib.Path(__file__).resolve().parents[2]
MOST_BYTES = 400_000  # of a notebook: it is read in a browser


def executed(notebook):
    with tempfile.TemporaryDirectory() as place:
        options = {"timeout": 300, "record_timing": False, "resources": {"metadata": {"path": place}}}
        nbclient.NotebookClient(notebook, **options).execute()
    for cell in notebook.cells:
        if cell.cell_type == "code":  # a progress bar is for those who wait
            cell.outputs = [one for one in cell.outputs if one.get("name") != "stderr"]
    notebook.metadata.language_info = {"name": "python"}
    return notebook


def kinds(notebook):
    """Of the outputs of each cell."""
    return [
        [sorted(output.get("data", {output.get("name"): 0})) for output in cell.get("outputs", [])]
        for cell in notebook.cells
    ]


def complaints(text, stored, fresh):
    for path in (ROOT, pathlib.Path.home(), tempfile.gettempdir()):
        if f"{path}/" in text:
            yield f"it holds a path of this machine, {path}"
    if len(text) > MOST_BYTES:
        yield f"it has {len(text)} bytes, more than {MOST_BYTES}"
    if kinds(stored) != kinds(fresh):
        yield "its outputs are not those it gives; write them with --write"


def check(file, write):
    begun = time.monotonic()
    stored = nbformat.read(file, as_version=4)
    fresh = executed(nbformat.read(file, as_version=4))
    if write:
        nbformat.write(fresh, file)
        stored = fresh
    found = list(complaints(file.read_text(), stored, fresh))
    print(f"{file.name}: {len(fresh.cells)} cells, {time.monotonic() - begun:.1f} s", *found, sep="\n  ")
    return not found


FILES = sorted((ROOT / "docs" / "notebooks").glob("*.ipynb"))
sys.exit(0 if FILES and all([check(file, "--write" in sys.argv) for file in FILES]) else 1)
