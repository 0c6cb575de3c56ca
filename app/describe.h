// SPDX-License-Identifier: Apache-2.0
// The kinds of things `surge describe` can describe, each in a file of its own.
#pragma once

#include <filesystem>
#include <string>

#include "app/format.h"
#include "app/language.h"

namespace surge::app {

// Each prints to standard output. Names not in their catalogue throw UsageError with the nearest one.
void describe_hazard(const std::string& name, Format format);
void describe_policy(const std::string& name, Format format);
void describe_sourcing(const std::string& name, Format format);
void describe_repair(const std::string& name, Format format);
void describe_team(const std::string& name, Format format);
void describe_evacuation(const std::string& name, Format format);
void describe_metric(const std::string& name, Format format, Language language);
void describe_scenario(const std::filesystem::path& file, Format format, Language language);
void describe_results(const std::filesystem::path& file, Format format, Language language);

}  // namespace surge::app
