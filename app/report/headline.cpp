// SPDX-License-Identifier: Apache-2.0
#include "app/report/headline.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>

#include <nlohmann/json.hpp>

namespace surge::app {
namespace {

using RunJson = nlohmann::ordered_json;

struct Sentence {
  std::string en, zh;
};

std::string percent_text(double share) {
  return std::to_string(std::lround(100 * share)) + " %";
}

const RunJson* named(const RunJson& list, const std::string& name) {
  const auto found = std::ranges::find_if(list, [&](const RunJson& entry) { return entry["name"] == name; });
  return found == list.end() ? nullptr : &*found;
}

std::optional<double> mean_of(const RunJson& run, const char* name) {
  const RunJson* figure = named(run["figures"], name);
  if (figure == nullptr || (*figure)["statistics"]["mean"].is_null()) return std::nullopt;
  return (*figure)["statistics"]["mean"].get<double>();
}

std::optional<Sentence> need_met(const RunJson& run) {
  const auto day = mean_of(run, "fill_rate_24h"), three = mean_of(run, "fill_rate_72h"),
             week = mean_of(run, "fill_rate_7d");
  if (!day || !three || !week) return std::nullopt;
  const std::string a = percent_text(*day), b = percent_text(*three), c = percent_text(*week);
  return Sentence{"On average " + a + " of the need is met within 24 hours, " + b + " within 72 hours and " +
                      c + " within 7 days.",
                  "平均而言，24 小时内满足需求的 " + a + "，72 小时内 " + b + "，7 天内 " + c + "。"};
}

/// The largest of a table along an axis, by its names, and its share of all.
struct Largest {
  std::string en, zh;
  double share = 0;
};

std::optional<Largest> largest_of(const RunJson& run, const char* name) {
  const RunJson* table = named(run["breakdowns"], name);
  if (table == nullptr) return std::nullopt;
  double sum = 0, most = 0;
  std::size_t place = 0;
  const RunJson& means = (*table)["mean"];
  for (std::size_t i = 0; i < means.size(); ++i) {
    const double mean = means[i].is_null() ? 0 : means[i].get<double>();
    sum += mean;
    if (mean <= most) continue;
    most = mean;
    place = i;
  }
  if (!(most > 0)) return std::nullopt;
  const RunJson& label = run["axes"][(*table)["axis"].get<std::string>()]["names"][place];
  return Largest{label["en"], label["zh"], most / sum};
}

std::optional<Sentence> what_is_missing(const RunJson& run) {
  const auto cause = largest_of(run, "bottleneck_person_days");
  const auto county = largest_of(run, "unmet_person_days_by_county");
  if (!cause || !county) return std::nullopt;
  std::string lower = cause->en;
  if (!lower.empty()) lower[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(lower[0])));
  const std::string share = percent_text(cause->share);
  return Sentence{
      "What was missed waited most for: " + lower + " (" + share + "). " + county->en + " lacked most.",
      "缺供最主要的环节：" + cause->zh + "（" + share + "）。" + county->zh + "缺供最多。"};
}

/// The first difference that is sure.
std::optional<Sentence> what_changes(const RunJson& comparison) {
  if (comparison.is_null()) return std::nullopt;
  for (const RunJson& difference : comparison["differences"]) {
    const bool sure = difference["verdict"] == "better" || difference["verdict"] == "worse";
    if (sure && difference["sentence"]["en"] != "")
      return Sentence{difference["sentence"]["en"], difference["sentence"]["zh"]};
  }
  return std::nullopt;
}

}  // namespace

RunJson headline_of(const RunJson& run, const RunJson& comparison) {
  RunJson headline = run["title"];
  Sentence all;
  for (const std::optional<Sentence>& sentence :
       {what_changes(comparison), need_met(run), what_is_missing(run)}) {
    if (!sentence) continue;
    all.en += (all.en.empty() ? "" : " ") + sentence->en;
    all.zh += sentence->zh;
  }
  if (!all.en.empty()) headline = {{"en", all.en}, {"zh", all.zh}};
  return headline;
}

}  // namespace surge::app
