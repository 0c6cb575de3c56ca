// SPDX-License-Identifier: Apache-2.0
// Whether this process was started alone, or by mpirun or srun together with others.
#pragma once

namespace surge::app {

struct Launch {
  int rank = 0;   ///< 0 to count - 1
  int count = 1;  ///< processes that were started together
};

/// Of the environment: the variables of Open MPI's mpirun (OMPI_COMM_WORLD_SIZE and _RANK), of launchers by
/// PMI (PMI_SIZE and PMI_RANK: mpiexec of MPICH and Intel MPI, srun --mpi=pmi2), or of srun --mpi=pmix
/// (PMIX_RANK and SLURM_STEP_NUM_TASKS). Alone if there are none, so that a program that was not launched
/// does not look for others.
Launch launch_of_environment();

/// Whether this program was built with MPI.
bool has_mpi();
/// "Open MPI 4.1.4"; empty without MPI.
const char* mpi_version();

}  // namespace surge::app
