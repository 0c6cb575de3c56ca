#!/usr/bin/env bash
# Builds everything and runs all tests. Arguments are passed to ctest, e.g. `./test.sh -R Layering`.
set -euo pipefail
cd "$(dirname "$0")"

.ci/install
.ci/build release
ctest --preset release --parallel "$(nproc)" "$@"
