// SPDX-License-Identifier: Apache-2.0
// The summary of a run: tables for people, JSON for machines.
#pragma once

#include <string>

#include "analysis/metric_collector.h"
#include "analysis/results/run_information.h"

namespace surge::analysis {

enum class Language { kEnglish, kChinese };

/// "Time to 50 % coverage [h]"; shares and counts without a unit.
std::string title_of(const models::TableDeclaration& table, Language language);
/// Shown in percent.
bool is_share(const models::TableDeclaration& table);
/// One number a replication with a size; a position on a dimension is one too, but has none.
bool is_scalar_quantity(const models::TableDeclaration& table);
/// The dimension on which the numbers of the table are positions; empty if they are not.
std::string dimension_of_positions(const models::TableDeclaration& table);

/// Key figures with mean, 95 % interval, p5, p50, p95 and the mean of the worst 5 %; the items; the counties
/// that lack most.
std::string summary_text(const MetricCollector& metrics, const RunInformation& information,
                         Language language);

/// Everything outside the series, with statistics: one object. NaN is null.
std::string summary_json(const MetricCollector& metrics, const RunInformation& information);

}  // namespace surge::analysis
