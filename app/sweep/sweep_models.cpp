// SPDX-License-Identifier: Apache-2.0
#include "app/sweep/sweep_models.h"

#include <cstring>
#include <stdexcept>

namespace surge::app {

SweepModels::SweepModels(const SweepPlan& plan, const std::vector<models::TableDeclaration>& metrics,
                         std::size_t kept)
    : plan_(plan), metrics_(metrics), kept_(kept) {}
SweepModels::~SweepModels() = default;

std::string SweepModels::run(std::uint64_t number) {
  const std::uint64_t each = plan_.replications();
  return bytes_of(at(static_cast<std::size_t>(number / each))->run(plan_.seed(), number % each));
}

/// Read by the thread that asks first; others wait for it, or go on with another point.
SweepModels::Model SweepModels::at(std::size_t point) {
  std::promise<Model> made;
  {
    std::unique_lock lock(mutex_);
    const auto found = models_.find(point);
    if (found != models_.end()) {
      const std::shared_future<Model> model = found->second;
      lock.unlock();
      return model.get();
    }
    models_[point] = made.get_future().share();
    while (models_.size() > kept_) models_.erase(models_.begin());
  }
  try {
    auto model = std::make_shared<const ScalarModel>(plan_.scenario(point).scenario, metrics_);
    made.set_value(model);
    return model;
  } catch (...) {
    made.set_exception(std::current_exception());
    throw;
  }
}

std::string bytes_of(const std::vector<double>& values) {
  std::string bytes(values.size() * sizeof(double), '\0');
  std::memcpy(bytes.data(), values.data(), bytes.size());
  return bytes;
}

std::vector<double> values_of_bytes(std::string_view bytes, std::size_t count) {
  if (bytes.size() != count * sizeof(double))
    throw std::runtime_error("a record does not fit the metrics of this sweep");
  std::vector<double> values(count);
  std::memcpy(values.data(), bytes.data(), bytes.size());
  return values;
}

}  // namespace surge::app
