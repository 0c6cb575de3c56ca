#!/usr/bin/env bash
# Builds everything and runs all tests. Arguments are passed to ctest, e.g. `./test.sh -R Layering`.
set -euo pipefail
cd "$(dirname "$0")"

.ci/install
.ci/build release
# One more than processors: tests that kill and resume runs wait much of their time.
ctest --preset release --parallel "$(($(nproc) + 1))" "$@"
