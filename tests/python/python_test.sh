#!/usr/bin/env bash
# python_test.sh package|notebooks: tests of the Python package. Ends with 77 where what they need is not here.
set -euo pipefail
cd "$(dirname "$0")"

python=${PYTHON:-/usr/bin/python3}
for module in h5py numpy pandas xarray matplotlib; do
  "$python" -c "import $module" 2>/dev/null || { echo "skipped: no $module for $python" && exit 77; }
done

case $1 in
  package) MPLBACKEND=Agg "$python" -W error::ResourceWarning -m unittest discover ;;
  notebooks) "$python" run_notebooks.py ;;
esac
