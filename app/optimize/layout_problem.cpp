// SPDX-License-Identifier: Apache-2.0
#include "app/optimize/layout_problem.h"

#include <set>

namespace surge::app {
namespace {

using optimisation::PlanMeasure;
using scenarios::Measure;
using scenarios::Node;

constexpr std::uint64_t kMostDisasters = 100'000;
/// Of a budget that is given: proven to a thousandth, unless the file asks for more.
constexpr double kUsualGap = 1e-3;

class ProblemReader {
 public:
  explicit ProblemReader(SettingsFile& file) : file_(file) {}

  void read(LayoutProblem& problem) {
    const Node root =
        scenarios::with_known_keys(file_.root(),
                                   {"scenario", "problem", "budget", "items", "sites", "most_open", "lines",
                                    "moved", "sample", "objective", "trade_off", "ranking", "limits"},
                                   "", "key", file_.problems());
    const SettingsPlace at{root, ""};
    problem.scenario = file_.text(at, "scenario", "a scenario, as for surge run").value_or("");
    read_kind(at, problem);
    problem.budget_cny = file_.money(at, "budget").value_or(optimisation::kInfinity);
    problem.items = file_.names(at, "items", "a list of items");
    if (root.find("items") != nullptr && problem.items.empty())
      file_.refuse(*root.find("items"), "items", {"at least one item"});
    read_sites(at, problem);
    read_lines(at, problem);
    read_sample(at, problem);
    read_objective(at, problem);
    read_trade_off(at, problem);
    read_ranking(at, problem);
    read_limits(at, problem);
  }

 private:
  void read_kind(const SettingsPlace& root, LayoutProblem& problem) {
    const Node map = file_.section(root, "problem", {"kind", "window", "shortage", "choose"});
    const SettingsPlace at{map, "problem."};
    problem.kind = static_cast<LayoutKind>(file_.choice(at, "kind", layout_kind_names()).value_or(0));
    problem.window_s = file_.quantity(at, "window", Measure::kTime, 3600).value_or(problem.window_s);
    problem.shortage = file_.quantity(at, "shortage", Measure::kNumber, 1e-6).value_or(problem.shortage);
    const bool median = problem.kind == LayoutKind::kPMedian;
    if (median && map.find("choose") == nullptr) file_.miss(at, "choose", "how many sites, such as 3");
    problem.choose = file_.whole(at, "choose", 1, 10'000, 1);
    if (!median && map.find("choose") != nullptr)
      file_.refuse(*map.find("choose"), "problem.choose", {"none but with the kind p_median"});
    problem.moved = file_.names(root, "moved", "");
    const Node* moved = root.map.find("moved");
    if (moved != nullptr && !median) file_.refuse(*moved, "moved", {"none but with the kind p_median"});
    if (moved != nullptr && median && problem.moved.size() != problem.choose)
      file_.refuse(*moved, "moved", {"as many depots as problem.choose"});
  }

  void read_sites(const SettingsPlace& root, LayoutProblem& problem) {
    problem.most_open = file_.whole(root, "most_open", 0, 1'000'000, problem.most_open);
    const Node* list = root.map.find("sites");
    if (list == nullptr || !list->is_list()) {
      if (list == nullptr) return file_.miss(root, "sites", "a list such as [{depot: valley-depot}]");
      return file_.refuse(*list, "sites", {"a list such as [{depot: valley-depot}]"});
    }
    std::set<std::string> known;
    for (std::size_t i = 0; i < list->items.size(); ++i) {
      const Node& item = list->items[i];
      const std::string path = "sites." + std::to_string(i);
      SiteChoice site;
      if (item.is_scalar()) {  // the depot alone
        site.depot = item.text;
      } else if (item.is_map()) {
        site = read_site(
            scenarios::with_known_keys(item, {"depot", "opening", "room"}, path, "key", file_.problems()),
            path + ".");
      } else {
        file_.refuse(item, path, {"a depot, or a map with depot, opening, room"});
        continue;
      }
      if (!known.insert(site.depot).second) file_.refuse(item, path, {"each depot once"});
      problem.sites.push_back(std::move(site));
    }
  }

  SiteChoice read_site(const Node& map, const std::string& path) {
    const SettingsPlace at{map, path};
    SiteChoice site;
    site.depot = file_.text(at, "depot", "a depot of the scenario").value_or("");
    site.opening_cny = file_.money(at, "opening").value_or(0);
    site.room = file_.quantity(at, "room", Measure::kVolume);
    return site;
  }

  void read_lines(const SettingsPlace& root, LayoutProblem& problem) {
    const Node* given = root.map.find("lines");
    if (given == nullptr) return;
    if (problem.kind != LayoutKind::kReserves)
      return file_.refuse(*given, "lines", {"none but with the kind reserves"});
    const Node map = file_.section(root, "lines", {"conversions", "standby"});
    const SettingsPlace at{map, "lines."};
    LineChoice lines;
    lines.conversions = file_.names(at, "conversions", "all, or a list of conversions");
    lines.all = lines.conversions == std::vector<std::string>{"all"};
    if (lines.all) lines.conversions.clear();
    lines.standby_s = file_.quantity(at, "standby", Measure::kTime).value_or(0);
    problem.lines = std::move(lines);
  }

  void read_sample(const SettingsPlace& root, LayoutProblem& problem) {
    const Node map = file_.section(root, "sample", {"disasters", "batches", "evaluation", "confidence"});
    const SettingsPlace at{map, "sample."};
    SampleSettings& sample = problem.sample;
    sample.disasters = file_.whole(at, "disasters", 1, kMostDisasters, sample.disasters);
    sample.batches = file_.whole(at, "batches", 2, 10'000, sample.batches);
    sample.evaluation = file_.whole(at, "evaluation", 1, kMostDisasters, sample.evaluation);
    sample.confidence =
        file_.quantity(at, "confidence", Measure::kShare, 0.5, 0.9999).value_or(sample.confidence);
  }

  void read_objective(const SettingsPlace& root, LayoutProblem& problem) {
    const Node map = file_.section(root, "objective", {"mean", "tail", "worst_county", "tail_level"});
    const SettingsPlace at{map, "objective."};
    optimisation::PlanMeasures& weights = problem.objective.weights;
    if (!map.entries.empty()) weights = {0, 0, 0};
    weights.expected = file_.quantity(at, "mean", Measure::kNumber).value_or(weights.expected);
    weights.tail = file_.quantity(at, "tail", Measure::kNumber).value_or(0);
    weights.worst_share = file_.money(at, "worst_county").value_or(0);
    problem.objective.tail_level = file_.quantity(at, "tail_level", Measure::kShare, 0, 0.9999).value_or(0.9);
    if (weights.expected + weights.tail + weights.worst_share <= 0)
      file_.refuse(map, "objective", {"a weight above 0: mean, tail or worst_county"});
  }

  void read_trade_off(const SettingsPlace& root, LayoutProblem& problem) {
    const Node* given = root.map.find("trade_off");
    if (given == nullptr) return;
    if (problem.kind != LayoutKind::kReserves)
      return file_.refuse(*given, "trade_off", {"none but with the kind reserves"});
    const Node map = file_.section(root, "trade_off", {"first", "second", "points"});
    const SettingsPlace at{map, "trade_off."};
    const std::vector<std::string> names = {"mean", "tail", "worst_county"};
    TradeOffSettings settings;
    settings.first = static_cast<PlanMeasure>(file_.choice(at, "first", names).value_or(0));
    settings.second = static_cast<PlanMeasure>(file_.choice(at, "second", names).value_or(1));
    if (settings.first == settings.second)
      file_.refuse(*given, "trade_off", {"two different measures, first and second"});
    settings.points = file_.whole(at, "points", 2, 100, settings.points);
    problem.trade_off = settings;
  }

  void read_ranking(const SettingsPlace& root, LayoutProblem& problem) {
    const Node map = file_.section(root, "ranking", {"metrics", "replications"});
    const SettingsPlace at{map, "ranking."};
    problem.ranking.metrics = file_.names(at, "metrics", "");
    problem.ranking.replications =
        file_.whole(at, "replications", 0, kMostDisasters, problem.ranking.replications);
    if (problem.ranking.replications == 1)
      file_.refuse(*map.find("replications"), "ranking.replications", {"0 for none, or at least 2"});
  }

  void read_limits(const SettingsPlace& root, LayoutProblem& problem) {
    const Node map = file_.section(root, "limits", {"gap", "nodes", "seconds"});
    const SettingsPlace at{map, "limits."};
    optimisation::PlanOptions& options = problem.options;
    options.relative_gap = file_.quantity(at, "gap", Measure::kShare, 0, 1).value_or(kUsualGap);
    options.limits.nodes = file_.whole(at, "nodes", 1, 1'000'000'000'000, options.limits.nodes);
    options.limits.seconds =
        file_.quantity(at, "seconds", Measure::kNumber, 1e-3).value_or(options.limits.seconds);
  }

  SettingsFile& file_;
};

}  // namespace

const std::vector<std::string>& layout_kind_names() {
  static const std::vector<std::string> kNames = {"reserves", "p_median", "location", "projects"};
  return kNames;
}

LayoutProblem read_layout_problem(SettingsFile& file, const std::filesystem::path& path) {
  LayoutProblem problem;
  problem.file = path;
  if (file.usable()) ProblemReader(file).read(problem);
  file.problems().throw_if_any();
  return problem;
}

}  // namespace surge::app
