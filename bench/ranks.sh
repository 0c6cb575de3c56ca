#!/usr/bin/env bash
# Two processes of mpirun against one, and against one of two threads, in turn in one run of this script: medians of the
# time that `surge run` tells, of the whole command and of the processor time that it takes, and their ratios (bar: 1.9 on
# two processors that nobody else uses). What others take of the processors meanwhile is told with each measurement;
# rounds in which that is more than 5 % count only if there are no others.
#
#   bench/ranks.sh [ROUNDS [SCENARIO [REPLICATIONS]]]      SURGE=build/release/surge
set -euo pipefail

rounds=${1:-5}
scenario=${2:-longmenshan-m8}
replications=${3:-60}
surge=${SURGE:-$(dirname "$0")/../build/release/surge}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
export SOURCE_DATE_EPOCH=1767225600

# Seconds of all processors in which they were not idle.
busy() { awk -v hz="$(getconf CLK_TCK)" '/^cpu / {print ($2 + $3 + $4 + $7 + $8 + $9) / hz}' /proc/stat; }

# measure NAME THREADS COMMAND...: adds a line "seconds of the run, of all, of processors, share of others" to the file NAME.now
measure() {
  local name=$1 threads=$2 before after
  local TIMEFORMAT='%R %U %S'
  shift 2
  rm -f "$folder/$name.h5"
  before=$(busy)
  {
    time "$@" "$surge" run "$scenario" --replications "$replications" --threads "$threads" -o "$folder/$name.h5" --quiet --json \
      >"$folder/out" 2>"$folder/err"
  } 2>"$folder/time" || { cat "$folder/err" >&2 && exit 1; }
  after=$(busy)
  awk -v run="$(sed -nE 's/^  "seconds": ([0-9.e+-]+),$/\1/p' "$folder/out")" -v busy="$after" -v before="$before" -v all="$(nproc)" \
    '{own = $2 + $3; others = (busy - before - own) / ($1 * all); print run, $1, own, (others > 0 ? others : 0)}' \
    "$folder/time" >"$folder/$name.now"
  awk -v name="$name" '{printf "%s: %.2f s, %.2f s in all, %.2f s of processors, others %.0f %%\n", name, $1, $2, $3, 100 * $4}' "$folder/$name.now"
}

# median FILE COLUMN
median() { cut -d ' ' -f "$2" "$1" | sort -g | awk '{a[NR] = $1} END {print NR % 2 ? a[(NR + 1) / 2] : (a[NR / 2] + a[NR / 2 + 1]) / 2}'; }

quiet=0
for _ in $(seq "$rounds"); do
  measure one 1 env
  measure ranks 1 mpirun --oversubscribe --bind-to none -n 2
  measure threads 2 env
  cmp "$folder/one.h5" "$folder/ranks.h5"
  kind=disturbed
  if ! cat "$folder"/{one,ranks,threads}.now | awk '$4 > 0.05 {exit 1}'; then :; else kind=quiet && quiet=$((quiet + 1)); fi
  for name in one ranks threads; do cat "$folder/$name.now" >>"$folder/$name.$kind"; done
done
kind=$( ((quiet > 0)) && echo quiet || echo disturbed)
column=0
for what in "the run as told by surge" "the whole command with its start" "processor time"; do
  column=$((column + 1))
  one=$(median "$folder/one.$kind" "$column")
  for other in ranks threads; do
    two=$(median "$folder/$other.$kind" "$column")
    awk "BEGIN {printf \"%s: one process %.2f s, two $other %.2f s, ratio %.2f\n\", \"$what\", $one, $two, $one / $two}"
  done
done
echo "$replications replications of $scenario, the same file from one process and two; $quiet of $rounds rounds quiet, medians of the $kind ones"
