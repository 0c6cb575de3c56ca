// SPDX-License-Identifier: Apache-2.0
// What a sweep measures, and the models of its points.
#pragma once

#include <cstdint>
#include <future>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "app/scalar_metrics.h"
#include "app/sweep/sweep_plan.h"
#include "models/record/record.h"

namespace surge::app {

/// Runs replications of all points: run number `point * replications + replication`. For use by several
/// threads; models are made when they are needed and kept for a while, as runs come point after point.
class SweepModels {
 public:
  /// Keeps the models of `kept` points.
  SweepModels(const SweepPlan& plan, const std::vector<models::TableDeclaration>& metrics, std::size_t kept);
  ~SweepModels();
  SweepModels(const SweepModels&) = delete;
  SweepModels& operator=(const SweepModels&) = delete;

  /// The metrics, as bytes of 64-bit floating point; NaN where the replication failed or it did not happen.
  std::string run(std::uint64_t number);

 private:
  using Model = std::shared_ptr<const ScalarModel>;
  Model at(std::size_t point);

  const SweepPlan& plan_;
  const std::vector<models::TableDeclaration>& metrics_;
  std::size_t kept_;
  std::mutex mutex_;
  std::map<std::size_t, std::shared_future<Model>> models_;
};

std::string bytes_of(const std::vector<double>& values);
/// Throws std::runtime_error unless these are `count` values.
std::vector<double> values_of_bytes(std::string_view bytes, std::size_t count);

}  // namespace surge::app
