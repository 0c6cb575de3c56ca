# SPDX-License-Identifier: Apache-2.0
"""Executes the notebooks of docs/notebooks from beginning to end; any exception fails."""

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

FOLDER = pathlib.Path(__file__).resolve().parents[2] / "docs" / "notebooks"

for file in sorted(FOLDER.glob("*.ipynb")):
    begun = time.monotonic()
    notebook = nbformat.read(file, as_version=4)
    for cell in notebook.cells:
        if cell.cell_type == "code" and (cell.outputs or cell.execution_count):
            sys.exit(f"{file.name} holds outputs: clear them")
    with tempfile.TemporaryDirectory() as place:
        nbclient.NotebookClient(notebook, timeout=300, resources={"metadata": {"path": place}}).execute()
    pictures = sum(
        "image/png" in output.get("data", {}) for cell in notebook.cells if cell.cell_type == "code" for output in cell.outputs
    )
    print(f"{file.name}: {len(notebook.cells)} cells, {pictures} pictures, {time.monotonic() - begun:.1f} s")
    if len(sys.argv) > 1:
        nbformat.write(notebook, pathlib.Path(sys.argv[1]) / file.name)
