#!/usr/bin/env bash
# A run of surge in shards, as a Slurm job array; see docs/cluster.md.
#
#   sbatch --array=1-16 surge-array.sh 16 results/run.h5 longmenshan-m8 --replications 10000
#
# Arguments: number of shards, result file of the whole run, then those of `surge run`. The task with number K makes shard
# K. A task that is killed, preempted, out of time or on a node that fails costs what it had under way: Slurm or this
# script puts it back in the queue, and --resume continues it. The lost shards alone:
#
#   sbatch --array=3,7 surge-array.sh 16 results/run.h5 longmenshan-m8 --replications 10000
#
#SBATCH --job-name=surge
#SBATCH --cpus-per-task=4
#SBATCH --time=04:00:00
#SBATCH --requeue
#SBATCH --open-mode=append
#SBATCH --signal=B:TERM@120
set -euo pipefail

if (($# < 3)); then
  echo "usage: sbatch --array=1-N $0 N RESULT.h5 SCENARIO [options of surge run]" >&2
  exit 2
fi
shards=$1
output=$2
shift 2
most_restarts=${SURGE_MOST_RESTARTS:-20}

# Slurm tells this script two minutes before the time is over, and before a preemption where the cluster is set up so
# (PreemptParameters=send_user_signal); surge then ends after the replications under way.
told_to_stop=0
trap 'told_to_stop=1; kill -TERM "$run" 2>/dev/null || true' TERM
"${SURGE:-surge}" run "$@" -o "$output" --shard "$SLURM_ARRAY_TASK_ID/$shards" \
  --threads "${SLURM_CPUS_PER_TASK:-1}" --quiet --resume >/dev/null &
run=$!
while true; do
  code=0
  wait "$run" || code=$?
  ((told_to_stop == 1 && code > 128)) || break
  told_to_stop=2 # the signal has ended this wait, not the run
done

if ((told_to_stop && code != 0 && ${SLURM_RESTART_COUNT:-0} < most_restarts)); then
  scontrol requeue "${SLURM_ARRAY_JOB_ID}_${SLURM_ARRAY_TASK_ID}"
fi
exit "$code"
