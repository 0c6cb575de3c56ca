#!/usr/bin/env bash
# Two processes of mpirun against one, in turn in one run of this script: medians of the time that `surge run` tells, of the
# whole command and of the processor time that it takes, and their ratios (bar: 1.9 on two processors that nobody else
# uses). Processor time tells what distribution costs even where others use the processors too.
#
#   bench/ranks.sh [REPETITIONS [SCENARIO [REPLICATIONS]]]      SURGE=build/release/surge
set -euo pipefail

repetitions=${1:-5}
scenario=${2:-longmenshan-m8}
replications=${3:-60}
surge=${SURGE:-$(dirname "$0")/../build/release/surge}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
export SOURCE_DATE_EPOCH=1767225600

# measure NAME COMMAND...: adds a line "seconds of the run, of all, of processors" to the file NAME
measure() {
  local name=$1 elapsed user system
  local TIMEFORMAT='%R %U %S'
  shift
  rm -f "$folder/$name.h5"
  {
    time "$@" "$surge" run "$scenario" --replications "$replications" --threads 1 -o "$folder/$name.h5" --quiet --json \
      >"$folder/out" 2>"$folder/err"
  } 2>"$folder/time" || { cat "$folder/err" >&2 && exit 1; }
  read -r elapsed user system <"$folder/time"
  echo "$(sed -nE 's/^  "seconds": ([0-9.e+-]+),$/\1/p' "$folder/out") $elapsed $(awk "BEGIN {print $user + $system}")" >>"$folder/$name"
  tail -n 1 "$folder/$name" | sed "s/^/$name: /"
}

# median NAME COLUMN
median() { cut -d ' ' -f "$2" "$folder/$1" | sort -g | awk '{a[NR] = $1} END {print NR % 2 ? a[(NR + 1) / 2] : (a[NR / 2] + a[NR / 2 + 1]) / 2}'; }

for _ in $(seq "$repetitions"); do
  measure one env
  measure two mpirun --oversubscribe --bind-to none -n 2
  cmp "$folder/one.h5" "$folder/two.h5"
done
column=0
for what in "the run as told by surge" "the whole command with its start" "processor time"; do
  column=$((column + 1))
  one=$(median one "$column")
  two=$(median two "$column")
  awk "BEGIN {printf \"%s: one process %.2f s, two %.2f s, ratio %.2f\n\", \"$what\", $one, $two, $one / $two}"
done
echo "$repetitions pairs, $replications replications of $scenario, the same file from both; load average $(cut -d ' ' -f 1-3 /proc/loadavg)"
