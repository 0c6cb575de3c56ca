#!/usr/bin/env bash
# Builds Surge and runs the magnitude 8.0 earthquake on the Longmenshan fault, 100 replications.
set -euo pipefail
cd "$(dirname "$0")"

.ci/install
.ci/build release surge

mkdir -p results
surge=build/release/surge
$surge run longmenshan-m8 --replications 100 -o results/longmenshan-m8.h5 | tee results/longmenshan-m8.txt
echo
if $surge report results/longmenshan-m8.h5 -o results/longmenshan-m8.html --quiet; then
  echo "Report:  results/longmenshan-m8.html, opens in any browser"
fi
echo "Results: results/longmenshan-m8.h5 (HDF5, netCDF-4)    Summary: results/longmenshan-m8.txt"
echo "Next:    $surge describe results/longmenshan-m8.h5      $surge list      $surge --help"
