// SPDX-License-Identifier: Apache-2.0
#include "app/optimize/layout.h"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <map>

#include "app/shell_word.h"
#include "scenarios/distribution_text.h"
#include "scenarios/quantity.h"
#include "scenarios/yaml_text.h"

namespace surge::app {
namespace {

namespace fs = std::filesystem;

using models::Depot;
using models::Id;
using models::Item;
using scenarios::Measure;
using scenarios::override_yaml;
using scenarios::quoted_yaml;
using Goods = std::pair<std::size_t, std::size_t>;  // depot, position in the model's items

/// Depots get a little more room than the goods take, for rounding.
constexpr double kSpare = 1.001;

std::string whole(double units) {
  return std::to_string(static_cast<std::int64_t>(std::llround(units)));
}

/// Units bought of each goods, over the sites of a depot.
std::map<Goods, double> bought(const ReserveModel& model, const optimisation::StockPlan& plan) {
  std::map<Goods, double> goods;
  const std::size_t items = model.items().size();
  for (std::size_t i = 0; i < plan.stock.size(); ++i) {
    if (plan.stock[i] > 0) goods[{model.roles()[i / items].depot.index(), i % items}] += plan.stock[i];
  }
  return goods;
}

class LayoutMaker {
 public:
  explicit LayoutMaker(const ReserveModel& model) : model_(model), scenario_(model.scenario()) {}

  void add(const Goods& goods, double units) {
    const Id<Depot> depot{goods.first};
    const Id<Item> item = model_.items()[goods.second];
    const std::string key = scenario_.depots[depot].key + "/" + scenario_.items[item].key;
    const auto row = std::find_if(scenario_.stock.begin(), scenario_.stock.end(), [&](const auto& stock) {
      return stock.depot == depot && stock.item == item;
    });
    double quantity = units;
    if (row != scenario_.stock.end()) {
      quantity += static_cast<double>(row->quantity);
      layout_.changes.push_back({"stock." + key + ".quantity", whole(quantity)});
    } else {
      layout_.stock.push_back({scenario_.depots[depot].key, scenario_.items[item].key, whole(quantity)});
    }
    keep_up(depot, item, key, units, quantity);
    const double m3 = units * scenario_.items[item].volume_m3;
    room_[depot.index()][static_cast<std::size_t>(scenario_.items[item].temperature)] += m3;
  }

  /// Depots grow by what does not find room.
  void make_room() {
    for (const auto& [index, by_temperature] : room_) {
      const Depot& depot = scenario_.depots[Id<Depot>{index}];
      const std::string path = "depots." + depot.key + ".";
      double all = 0;
      for (const double m3 : by_temperature) all += m3;
      const double needed = (model_.present_m3(Id<Depot>{index}) + all) * kSpare;
      if (std::isfinite(depot.space_m3) && needed > depot.space_m3)
        layout_.changes.push_back({path + "space", whole(std::ceil(needed)) + " m3"});
      grow(path + "cool_space", depot.cool_m3, by_temperature[1]);
      grow(path + "frozen_space", depot.frozen_m3, by_temperature[2]);
    }
  }

  Layout layout() && { return std::move(layout_); }

 private:
  void grow(const std::string& path, double m3, double more) {
    if (more > 0) layout_.changes.push_back({path, whole(std::ceil((m3 + more) * kSpare)) + " m3"});
  }

  /// What expires in peacetime is bought again, up to the new quantity.
  void keep_up(Id<Depot> depot, Id<Item> item, const std::string& key, double more, double quantity) {
    const models::Replenishment* own = nullptr;
    const models::Replenishment* like = nullptr;
    for (const models::Replenishment& rule : scenario_.replenishment) {
      if (rule.item != item) continue;
      if (rule.depot == depot) own = &rule;
      if (like == nullptr && rule.policy == models::ReplenishmentPolicy::kBaseStock) like = &rule;
    }
    const std::string path = "replenishment." + key + ".";
    if (own != nullptr && own->policy != models::ReplenishmentPolicy::kReorderQuantity)
      layout_.changes.push_back({path + "order_up_to", whole(static_cast<double>(own->order_up_to) + more)});
    if (own != nullptr && own->policy != models::ReplenishmentPolicy::kBaseStock)
      layout_.changes.push_back(
          {path + "reorder_point", whole(static_cast<double>(own->reorder_point) + more)});
    if (own != nullptr || like == nullptr || scenario_.peacetime.duration == sim::Duration{}) return;
    layout_.replenishment.push_back({scenario_.depots[depot].key, scenario_.items[item].key, "base_stock",
                                     scenarios::to_text(sim::to_seconds(like->review), Measure::kTime),
                                     whole(quantity), scenarios::to_text(like->lead_time_s, Measure::kTime),
                                     scenarios::to_text(like->order_cost_cny, Measure::kMoney),
                                     scenarios::to_text(like->holding_cost_cny_per_s, Measure::kMoneyRate)});
  }

  const ReserveModel& model_;
  const models::Scenario& scenario_;
  Layout layout_;
  std::map<std::size_t, std::array<double, 3>> room_;  // by depot, by TemperatureClass
};

std::string inline_table(const std::string& name, const std::string& columns,
                         const std::vector<std::vector<std::string>>& rows) {
  std::string text = "  " + name + ":\n    columns: [" + columns + "]\n    rows:\n";
  for (const std::vector<std::string>& row : rows) {
    text += "      - [";
    for (std::size_t i = 0; i < row.size(); ++i) text += (i > 0 ? ", " : "") + quoted_yaml(row[i]);
    text += "]\n";
  }
  return text;
}

bool made_by_optimize(const fs::path& folder) {
  return fs::is_directory(folder) && (fs::is_empty(folder) || fs::exists(folder / kAnswerFile));
}

}  // namespace

Layout layout_of(const ReserveModel& model, const optimisation::StockPlan& plan,
                 models::BilingualName title) {
  LayoutMaker maker(model);
  for (const auto& [goods, units] : bought(model, plan)) maker.add(goods, units);
  maker.make_room();
  Layout layout = std::move(maker).layout();
  layout.title = std::move(title);
  if (!model.layout().lines) return layout;
  layout.conversions.emplace();
  for (const std::size_t site : plan.open) {
    if (const auto conversion = model.roles()[site].conversion)
      layout.conversions->push_back(model.scenario().conversions[*conversion].key);
  }
  return layout;
}

std::string layout_yaml(const Layout& layout, const std::string& base,
                        const std::vector<scenarios::Override>& overrides, const std::string& comment) {
  std::string text = "# " + comment + "\nsurge: 1\ntitle: {en: " + quoted_yaml(layout.title.en) +
                     ", zh: " + quoted_yaml(layout.title.zh) + "}\nbase: " + quoted_yaml(base) + "\n";
  if (layout.conversions) {
    text += "command:\n  plan:\n    conversions: [";
    for (std::size_t i = 0; i < layout.conversions->size(); ++i)
      text += (i > 0 ? ", " : "") + quoted_yaml((*layout.conversions)[i]);
    text += "]\n";
  }
  if (!layout.stock.empty() || !layout.replenishment.empty()) text += "add:\n";
  if (!layout.stock.empty()) text += inline_table("stock", "depot, item, quantity", layout.stock);
  if (!layout.replenishment.empty()) {
    text += inline_table("replenishment",
                         "depot, item, policy, review, order_up_to, lead_time, order_cost, holding_cost",
                         layout.replenishment);
  }
  if (overrides.empty() && layout.changes.empty()) return text;
  text += "changes:\n";
  for (const scenarios::Override& change : overrides) {
    const bool outdone = std::any_of(layout.changes.begin(), layout.changes.end(),
                                     [&](const auto& later) { return later.path == change.path; });
    if (!outdone) text += "  " + quoted_yaml(change.path) + ": " + override_yaml(change.value) + "\n";
  }
  for (const scenarios::Override& change : layout.changes)
    text += "  " + change.path + ": " + override_yaml(change.value) + "\n";
  return text;
}

fs::path layout_output(const Arguments& arguments, const fs::path& problem_file) {
  return arguments.text("output").value_or(
      (fs::path("results") / (problem_file.stem().string() + "-layout")).string());
}

std::string place_of_layout(const fs::path& folder) {
  return "The layout is in " + folder.string() + "; run it with\n  surge run " + shell_word(folder.string()) +
         "\n";
}

LayoutFolder::LayoutFolder(const fs::path& folder)
    : WholeFolder(folder, made_by_optimize, "surge optimize") {}

}  // namespace surge::app
