// SPDX-License-Identifier: Apache-2.0
// Rules on goods, reserves, production and supply.
#include <map>
#include <set>

#include "scenarios/nearest_name.h"
#include "scenarios/row_cells.h"
#include "scenarios/rules.h"

namespace surge::scenarios {
namespace {

class SupplyRules {
 public:
  SupplyRules(const CheckedTables& tables, const Keys& keys, Problems& problems)
      : tables_(tables), keys_(keys), problems_(problems) {}

  void check() {
    check_cycles("kits", "kit", "component");
    check_cycles("substitutes", "item", "substitute");
    check_cycles("bill_of_materials", "item", "material");
    check_ages();
    check_cold_stores();
    check_space();
    check_opening_hours();
    check_customers();
    check_replenishment();
    check_rotation();
    check_machines();
    check_calendars();
    check_suppliers();
    check_outage_targets();
    check_donations();
  }

 private:
  template <class Rule>
  void each(std::string_view table, Rule&& rule) const {
    for_each_row(tables_, table, std::forward<Rule>(rule));
  }

  void add(const Cells& row, const char* field, std::string found, std::string expected,
           std::string suggestion = "") {
    problems_.add(row.place(field), field, std::move(found), {std::move(expected), std::move(suggestion)});
  }

  /// A cell of the row that `key` names in another table; null if either is unknown.
  template <class T>
  const T* look_up(std::string_view table, const std::string& key, std::string_view field) const {
    const CheckedRow* row = find_row(tables_, keys_, table, key);
    return row == nullptr ? nullptr : Cells(tables_.find(table)->second, *row).find<T>(field);
  }
  std::string look_up_text(std::string_view table, const std::string& key, std::string_view field) const {
    const auto* text = look_up<std::string>(table, key, field);
    return text == nullptr ? std::string() : *text;
  }

  /// Reports the first row that closes each circle of a relation between items.
  void check_cycles(const char* table, const char* from, const char* to) {
    std::map<std::string, std::vector<std::string>> next;
    each(table, [&](const Cells& row) {
      const std::string start = row.text(from);
      const std::string end = row.text(to);
      if (start.empty() || end.empty()) return;
      std::vector<std::string> path;
      std::set<std::string> seen;
      if (find_path(next, end, start, path, seen)) {
        std::string circle = start;
        for (const std::string& item : path) circle += " > " + item;
        add(row, to, in_quotes(end) + ", which closes the circle " + circle,
            "no item that leads back to itself");
      } else {
        next[start].push_back(end);
      }
    });
  }

  static bool find_path(const std::map<std::string, std::vector<std::string>>& next, const std::string& at,
                        const std::string& goal, std::vector<std::string>& path,
                        std::set<std::string>& seen) {
    if (!seen.insert(at).second) return false;
    path.push_back(at);
    if (at == goal) return true;
    const auto found = next.find(at);
    if (found != next.end()) {
      for (const std::string& item : found->second) {
        if (find_path(next, item, goal, path, seen)) return true;
      }
    }
    path.pop_back();
    return false;
  }

  void check_age(const Cells& row, const char* field) {
    const auto* age = row.find<double>(field);
    const auto* shelf_life = look_up<double>("items", row.text("item"), "shelf_life");
    if (age == nullptr || shelf_life == nullptr || *age <= *shelf_life) return;
    add(row, field, in_quotes(time_text(*age)),
        "at most the shelf life of " + row.text("item") + ", " + time_text(*shelf_life));
  }

  void check_ages() {
    each("stock", [&](const Cells& row) { check_age(row, "oldest"); });
    each("lots", [&](const Cells& row) { check_age(row, "age"); });
  }

  void check_cold(const Cells& row, const char* field, const std::string& depot, const std::string& item) {
    const std::string temperature = look_up_text("items", item, "temperature");
    if (temperature.empty() || temperature == "ambient") return;
    const std::string column = temperature + "_space";
    const auto* space = look_up<double>("depots", depot, column);
    if (space == nullptr || *space > 0) return;
    add(row, field, in_quotes(item) + " in " + in_quotes(depot) + ", which has no " + column,
        "goods that the depot can keep " + temperature);
  }

  void check_cold_stores() {
    for (const char* table : {"stock", "lots", "replenishment", "agreements", "markets", "aid"}) {
      each(table, [&](const Cells& row) { check_cold(row, "item", row.text("depot"), row.text("item")); });
    }
    each("lines", [&](const Cells& row) {
      check_cold(row, "peacetime_item", store_of(row.text("plant")), row.text("peacetime_item"));
    });
    each("conversions", [&](const Cells& row) {
      check_cold(row, "item", store_of(look_up_text("lines", row.text("line"), "plant")), row.text("item"));
    });
    each("material_sourcing",
         [&](const Cells& row) { check_cold(row, "item", store_of(row.text("plant")), row.text("item")); });
    each("donation_mix", [&](const Cells& row) {
      const std::string depot = look_up_text("donations", row.text("donation"), "depot");
      const std::string behind = look_up_text("collection_points", depot, "forwards_to");
      check_cold(row, "item", behind.empty() ? depot : behind, row.text("item"));
    });
  }

  std::string store_of(const std::string& plant) const { return look_up_text("plants", plant, "store"); }

  void check_space() {
    std::map<std::string, double> used_m3;
    std::set<std::string> seen;  // a row that occurs twice is told elsewhere
    for (const char* table : {"stock", "lots"}) {
      const bool lots = std::string_view(table) == "lots";
      each(table, [&](const Cells& row) {
        const std::string key = lots ? row.text("batch") : row.text("depot") + "/" + row.text("item");
        if (!seen.insert(key).second) return;
        const auto* quantity = row.find<std::int64_t>("quantity");
        const auto* volume = look_up<double>("items", row.text("item"), "volume");
        const auto* space = look_up<double>("depots", row.text("depot"), "space");
        if (quantity == nullptr || volume == nullptr || space == nullptr) return;
        double& used = used_m3[row.text("depot")];
        const bool fitted = used <= *space;
        used += static_cast<double>(*quantity) * *volume;
        if (used <= *space || !fitted) return;
        add(row, "quantity", to_text(used) + " m3 with the rows before",
            "no more than the space of " + row.text("depot") + ", " + to_text(*space) + " m3");
      });
    }
  }

  void check_opening_hours() {
    each("depots", [&](const Cells& row) {
      const auto* opens = row.find<double>("opens");
      const auto* closes = row.find<double>("closes");
      if (opens == nullptr || closes == nullptr || *opens < *closes) return;
      add(row, "closes", in_quotes(time_text(*closes)), "a time of day after it opens, " + time_text(*opens));
    });
  }

  /// Orders by the microsecond would never end.
  void check_customers() {
    constexpr double kShortest_s = 60;
    each("customers", [&](const Cells& row) {
      const auto* interval = row.find<sim::Distribution>("interval");
      if (interval == nullptr || interval->mean() >= kShortest_s) return;
      add(row, "interval", "a mean of " + in_quotes(time_text(interval->mean())),
          "at least " + time_text(kShortest_s) + " on average");
    });
  }

  /// The cells that the policy of a row needs.
  void check_replenishment() {
    each("replenishment", [&](const Cells& row) {
      const std::string policy = row.text("policy");
      if (policy.empty()) return;
      const auto* reorder_point = row.find<std::int64_t>("reorder_point");
      const auto* order_up_to = row.find<std::int64_t>("order_up_to");
      const auto* order_quantity = row.find<std::int64_t>("order_quantity");
      const auto need = [&](const std::int64_t* value, const char* field) {
        if (value == nullptr && row.place(field).line > 0)
          add(row, field, "nothing", "an integer, as the policy is " + policy);
      };
      if (policy != "base_stock") need(reorder_point, "reorder_point");
      if (policy != "reorder_quantity") need(order_up_to, "order_up_to");
      if (policy == "reorder_quantity") need(order_quantity, "order_quantity");
      if (policy == "reorder_up_to" && reorder_point != nullptr && order_up_to != nullptr &&
          *reorder_point >= *order_up_to) {
        add(row, "order_up_to", in_quotes(std::to_string(*order_up_to)),
            "more than the reorder point, " + std::to_string(*reorder_point));
      }
    });
  }

  void check_rotation() {
    each("rotation", [&](const Cells& row) {
      if (keys_.find("items", row.text("item")) < 0) return;
      if (look_up<double>("items", row.text("item"), "shelf_life") == nullptr) {
        add(row, "item", in_quotes(row.text("item")) + ", which does not expire",
            "an item with a shelf life");
      } else {
        check_age(row, "sell_before");
        check_sold_as_it_comes(row);
      }
    });
  }

  /// Goods that are sold as they arrive would be ordered for ever.
  void check_sold_as_it_comes(const Cells& row) {
    const auto* before = row.find<double>("sell_before");
    const auto* shelf_life = look_up<double>("items", row.text("item"), "shelf_life");
    if (before == nullptr || *before != *shelf_life) return;  // if longer, that is told already
    if (keys_.find("replenishment", row.text("depot") + "/" + row.text("item")) < 0) return;
    add(row, "sell_before", in_quotes(time_text(*before)),
        "less than the shelf life, as the stock is replenished");
  }

  void check_machines() {
    each("conversions", [&](const Cells& row) {
      const auto* machines = row.find<std::int64_t>("machines");
      if (machines == nullptr || *machines == 0 || !row.text("maker").empty()) return;
      add(row, "maker", "nothing", "the key of a row of equipment_makers, as machines are bought");
    });
  }

  void check_calendars() {
    std::set<std::string> known;
    each("labour_calendars", [&](const Cells& row) { known.insert(row.text("calendar")); });
    const std::vector<std::string> names(known.begin(), known.end());
    each("plants", [&](const Cells& row) {
      const std::string calendar = row.text("calendar");
      if (calendar.empty() || known.contains(calendar)) return;
      add(row, "calendar", in_quotes(calendar), "the calendar of a row of labour_calendars",
          nearest_name(calendar, names));
    });
  }

  void check_suppliers() {
    each("material_sourcing", [&](const Cells& row) {
      const std::string sold = look_up_text("suppliers", row.text("supplier"), "item");
      if (sold.empty() || row.text("item").empty() || sold == row.text("item")) return;
      add(row, "supplier", in_quotes(row.text("supplier")) + ", which sells " + sold,
          "a supplier of " + row.text("item"));
    });
  }

  void check_outage_targets() {
    each("outages", [&](const Cells& row) {
      const std::string kind = row.text("kind");
      const std::string target = row.text("target");
      if (kind.empty() || target.empty()) return;
      const std::string table = kind + "s";
      if (keys_.find(table, target) >= 0 || !keys_.complete(table)) return;
      add(row, "target", in_quotes(target), "the key of a row of " + table,
          nearest_name(target, keys_.names(table)));
    });
  }

  void check_donations() {
    each("collection_points", [&](const Cells& row) {
      if (row.text("depot").empty() || row.text("depot") != row.text("forwards_to")) return;
      add(row, "forwards_to", in_quotes(row.text("depot")), "another depot");
    });
    each("donations", [&](const Cells& row) {
      const std::string depot = row.text("depot");
      if (depot.empty() || keys_.find("depots", depot) < 0) return;
      if (keys_.find("collection_points", depot) >= 0 || !keys_.complete("collection_points")) return;
      add(row, "depot", in_quotes(depot) + ", where nobody sorts", "a depot with a row in collection_points");
    });
    std::map<std::string, double> shares;
    each("donation_mix", [&](const Cells& row) {
      const auto* share = row.find<double>("share");
      if (share == nullptr) return;
      double& sum = shares[row.text("donation")];
      sum += *share;
      if (sum <= 1 + 1e-9) return;
      add(row, "share", "a sum of " + to_text(sum) + " for " + in_quotes(row.text("donation")),
          "shares that add up to at most 1");
      sum = -1e9;
    });
  }

  const CheckedTables& tables_;
  const Keys& keys_;
  Problems& problems_;
};

}  // namespace

void check_supply_rules(const CheckedTables& tables, const Keys& keys, Problems& problems) {
  SupplyRules(tables, keys, problems).check();
}

}  // namespace surge::scenarios
