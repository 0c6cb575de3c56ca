#!/usr/bin/env bash
# A Slurm of one node for trials, without systemd and without control groups, so in a container too; see docs/cluster.md.
#
#   apt-get install slurmctld slurmd slurm-client munge      # as root, on Debian 12
#   docs/slurm/one-node.sh start FOLDER                      # as root; configuration, state and logs go to FOLDER
#   export SLURM_CONF=FOLDER/slurm.conf
#   sinfo; sbatch ...; srun ...
#   docs/slurm/one-node.sh stop FOLDER
set -euo pipefail

if (($# != 2)) || [[ $1 != start && $1 != stop ]]; then
  echo "usage: $0 start|stop FOLDER" >&2
  exit 2
fi
mkdir -p "$2"
folder=$(cd "$2" && pwd)
export SLURM_CONF=$folder/slurm.conf

if [[ $1 == stop ]]; then
  scontrol shutdown || true
  for name in slurmd slurmctld munged; do
    if [[ -s $folder/$name.pid ]]; then kill "$(<"$folder/$name.pid")" 2>/dev/null || true; fi
  done
  exit 0
fi

# What `slurmd -C` finds: "NodeName=... CPUs=... RealMemory=...", and a line on how long the machine is up.
node=$(slurmd -C | head -n 1)
name=$(sed -E 's/^NodeName=([^ ]+).*/\1/' <<<"$node")
mkdir -p "$folder/state" "$folder/spool"
cat >"$SLURM_CONF" <<EOF
ClusterName=one
SlurmctldHost=$name(127.0.0.1)
SlurmUser=root
AuthType=auth/munge
AuthInfo=socket=$folder/munge/socket
CredType=cred/munge
StateSaveLocation=$folder/state
SlurmdSpoolDir=$folder/spool
SlurmctldPidFile=$folder/slurmctld.pid
SlurmdPidFile=$folder/slurmd.pid
SlurmctldLogFile=$folder/slurmctld.log
SlurmdLogFile=$folder/slurmd.log
# Without control groups
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
MpiDefault=none
ReturnToService=2
# Tasks that are put back in the queue start again at once, and a job that gets a signal has time
MinJobAge=600
KillWait=30
SchedulerParameters=batch_sched_delay=0,sched_interval=2
$node NodeAddr=127.0.0.1 State=UNKNOWN
PartitionName=all Nodes=$name Default=YES MaxTime=INFINITE State=UP
EOF

# munge will not work in folders that others can write to, and its daemon wants an owner of its own.
install -d -o munge -g munge -m 755 "$folder/munge"
install -d -o munge -g munge -m 711 "$folder/munge/log"
head -c 1024 /dev/urandom | install -o munge -g munge -m 400 /dev/stdin "$folder/munge/key"
runuser -u munge -- munged --force --key-file="$folder/munge/key" --socket="$folder/munge/socket" \
  --pid-file="$folder/munge/munged.pid" --log-file="$folder/munge/log/munged.log" --seed-file="$folder/munge/seed"
ln -sf munge/munged.pid "$folder/munged.pid"

slurmctld
slurmd
for _ in $(seq 60); do
  if sinfo -h -o %T 2>/dev/null | grep -q '^idle'; then
    sinfo
    exit 0
  fi
  sleep 0.5
done
echo "the node is not idle after 30 s; see $folder/slurmctld.log and $folder/slurmd.log" >&2
exit 1
