// SPDX-License-Identifier: Apache-2.0
#include "scenarios/settings.h"

#include <chrono>

#include "models/catalogue/catalogues.h"

namespace surge::scenarios {
namespace {

/// A section that stands in another: its own node, or one that only carries the place of the outer one.
const Node* part_of(const Node* section, const char* name) {
  return section != nullptr && section->is_map() ? section->find(name) : nullptr;
}

/// A title of one text is the English one.
Node title_map(const Node* given) {
  if (given == nullptr) return {};
  if (!given->is_scalar()) return *given;
  Node map{Node::Kind::kMap, given->place, {}, {}, {}};
  map.entries.push_back({"en", given->place, *given});
  return map;
}

class SettingsReader {
 public:
  SettingsReader(const Document& document, const Keys& keys, Problems& problems)
      : document_(document), root_(document.root), keys_(keys), problems_(problems) {}

  Settings read(const std::string& default_key) {
    const std::optional<Node> corrected = known_command();
    const Node* command = corrected ? &*corrected : nullptr;
    const Node* information = part_of(command, "information");
    const Node title = title_map(root_.find("title"));
    return {
        plain(key("key", ""), default_key),
        section("title", title.is_null() ? nullptr : &title),
        plain(text("description", ""), ""),
        start(),
        section("run", root_.find("run")),
        hazards(),
        section("command", command),
        dispatch(command),
        section("command.information", information),
        section("command.information.platform", part_of(information, "platform")),
        section("command.information.communication", part_of(information, "communication")),
        section("command.information.roads", part_of(information, "roads")),
        section("command.monitoring", part_of(command, "monitoring")),
        default_component(command, "sourcing", "command.sourcing", models::sourcing_policy_catalogue()),
        plan(command),
        section("transport", root_.find("transport")),
        section("repair", root_.find("repair")),
        default_component(root_.find("repair"), "policy", "repair.policy", models::repair_policy_catalogue()),
        section("teams", root_.find("teams")),
        default_component(root_.find("teams"), "policy", "teams.policy", models::team_policy_catalogue()),
        section("peacetime", root_.find("peacetime")),
        section("production", root_.find("production")),
        section("demand", root_.find("demand")),
        section("demand.relocation", part_of(root_.find("demand"), "relocation")),
        section("demand.recovery", part_of(root_.find("demand"), "recovery")),
        section("medical", root_.find("medical")),
        default_component(root_.find("medical"), "evacuation", "medical.evacuation",
                          models::evacuation_policy_catalogue()),
        metrics()};
  }

 private:
  /// With mistyped keys put right, so that its parts are found.
  std::optional<Node> known_command() {
    const Node* command = root_.find("command");
    if (command == nullptr || !command->is_map())
      return command == nullptr ? std::nullopt : std::optional(*command);
    const SectionDeclaration& declaration = section_declaration("command");
    std::vector<std::string> names = names_of(declaration.fields);
    names.insert(names.end(), declaration.parts.begin(), declaration.parts.end());
    return with_known_keys(*command, names, "command", "key", problems_);
  }

  Section section(const char* path, const Node* node) {
    // What is missing in a section that is itself missing is told at the start of the file.
    const Node nowhere{Node::Kind::kNull, root_.place, {}, {}, {}};
    return {section_declaration(path), node != nullptr ? node : &nowhere, document_.complete, problems_};
  }

  void missing(const std::string& path, const Place& place, const std::string& expected) {
    if (document_.complete) problems_.add(place, path, "nothing", {expected});
  }

  std::string plain(const Field& field, const std::string& otherwise) {
    const Node* node = root_.find(field.name);
    if (node == nullptr || node->is_null() || (node->is_scalar() && node->text.empty())) return otherwise;
    const Value value = check_node(*node, field, field.name, problems_);
    return std::holds_alternative<std::string>(value) ? std::get<std::string>(value) : otherwise;
  }

  std::string start() {
    const char* const expected = "a date and time such as 2026-05-12T14:28:00+08:00";
    const Node* node = root_.find("start");
    if (node == nullptr) {
      missing("start", root_.place, expected);
    } else if (!is_date_time(node->text)) {
      problems_.add(node->place, "start", found_text(*node), {expected});
    } else {
      return node->text;
    }
    return {};
  }

  std::vector<models::ComponentSpec> hazards() {
    std::vector<models::ComponentSpec> specs;
    const Node* list = root_.find("hazards");
    if (list == nullptr) return missing("hazards", root_.place, "a list of hazards"), specs;
    if (!list->is_list()) {
      problems_.add(list->place, "hazards", found_text(*list), {"a list of hazards"});
      return specs;
    }
    const std::vector<models::ComponentDescription> catalogue = models::hazard_catalogue();
    for (std::size_t i = 0; i < list->items.size(); ++i) {
      const std::string path = "hazards." + std::to_string(i);
      auto spec = check_component(list->items[i], catalogue, path, problems_);
      if (!spec) continue;
      check_catalogue(*spec, list->items[i], path);
      specs.push_back(std::move(*spec));
    }
    return specs;
  }

  /// A hazard that draws from a table must find rows in it.
  void check_catalogue(const models::ComponentSpec& spec, const Node& node, const std::string& path) {
    if (spec.kind != "sampled" || !keys_.names("hazard_catalogue").empty()) return;
    if (!keys_.complete("hazard_catalogue")) return;
    problems_.add(node.place, path, "no row in hazard_catalogue", {"a table hazard_catalogue to draw from"});
  }

  models::ComponentSpec dispatch(const Node* command) {
    const Node* node = part_of(command, "dispatch");
    if (node == nullptr) {
      missing("command.dispatch", command != nullptr ? command->place : root_.place, "a dispatch policy");
      return {};
    }
    return check_component(*node, models::dispatch_policy_catalogue(), "command.dispatch", problems_)
        .value_or(models::ComponentSpec{});
  }

  /// The first of the catalogue if it is not given.
  models::ComponentSpec default_component(const Node* section, const char* name, const char* path,
                                          const std::vector<models::ComponentDescription>& catalogue) {
    const Node* node = part_of(section, name);
    if (node == nullptr || node->is_null()) return models::default_spec(catalogue.front());
    return check_component(*node, catalogue, path, problems_).value_or(models::ComponentSpec{});
  }

  /// What a plan leaves out it has in full: all conversions, all agreements; but no order of links.
  PlanSettings plan(const Node* command) {
    PlanSettings plan{keys_.names("conversions"), keys_.names("agreements"), {}};
    const Node* node = part_of(command, "plan");
    if (node == nullptr || node->is_null()) return plan;
    const SectionDeclaration declaration{
        "command.plan", "", {}, {"conversions", "items", "agreements", "links"}};
    const Section known_keys(declaration, node, false, problems_);
    const auto given = [&](const char* name) {
      const Node* part = part_of(node, name);
      return part != nullptr && part->is_null() ? nullptr : part;
    };
    const Node* conversions = given("conversions");
    const Node* items = given("items");
    if (items != nullptr) plan.conversions = conversions_to(*items);
    if (conversions != nullptr) {
      plan.conversions = check_names(*conversions, keys_.names("conversions"), keys_.complete("conversions"),
                                     "command.plan.conversions", problems_);
      if (items != nullptr) {
        problems_.add(items->place, "command.plan.items", "beside conversions", {"items or conversions"});
      }
    }
    const Node* agreements = given("agreements");
    if (agreements != nullptr) {
      plan.agreements = check_names(*agreements, keys_.names("agreements"), keys_.complete("agreements"),
                                    "command.plan.agreements", problems_);
    }
    if (const Node* links = given("links")) {
      plan.links =
          check_names(*links, keys_.names("links"), keys_.complete("links"), "command.plan.links", problems_);
    }
    return plan;
  }

  /// All conversions that make one of the items; an item that no line can make is a mistake.
  std::vector<std::string> conversions_to(const Node& node) {
    std::vector<std::string> conversions;
    const std::vector<std::string> items =
        check_names(node, keys_.names("items"), keys_.complete("items"), "command.plan.items", problems_);
    for (const std::string& item : items) {
      const std::size_t before = conversions.size();
      for (const std::string& conversion : keys_.names("conversions")) {
        if (conversion.substr(conversion.find('/') + 1) == item) conversions.push_back(conversion);
      }
      if (conversions.size() > before || !keys_.complete("conversions") || !node.is_list()) continue;
      problems_.add(place_of(node, item), "command.plan.items", in_quotes(item) + ", which no line can make",
                    {"an item with a row in conversions"});
    }
    return conversions;
  }

  static const Place& place_of(const Node& list, const std::string& text) {
    for (const Node& item : list.items) {
      if (item.text == text) return item.place;
    }
    return list.place;
  }

  std::vector<std::string> metrics() {
    std::vector<std::string> all;
    for (const models::MetricDescription& metric : models::metric_catalogue()) all.push_back(metric.name);
    const Node* node = root_.find("metrics");
    return node == nullptr || node->is_null() ? all : check_names(*node, all, true, "metrics", problems_);
  }

  const Document& document_;
  const Node& root_;
  const Keys& keys_;
  Problems& problems_;
};

/// Digits where `pattern` has '0', otherwise the same character.
bool matches(std::string_view text, std::string_view pattern) {
  if (text.size() != pattern.size()) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool digit = text[i] >= '0' && text[i] <= '9';
    if (pattern[i] == '0' ? !digit : text[i] != pattern[i]) return false;
  }
  return true;
}

unsigned digits(std::string_view text, std::size_t at, std::size_t count) {
  unsigned value = 0;
  for (const char character : text.substr(at, count))
    value = value * 10 + static_cast<unsigned>(character - '0');
  return value;
}

}  // namespace

Settings check_settings(const Document& document, const Keys& keys, const std::string& default_key,
                        Problems& problems) {
  return SettingsReader(document, keys, problems).read(default_key);
}

bool is_date_time(std::string_view text) {
  if (text.size() < 20 || !matches(text.substr(0, 19), "0000-00-00T00:00:00")) return false;
  const std::string_view offset = text.substr(19);
  if (offset != "Z" && !matches(offset, "+00:00") && !matches(offset, "-00:00")) return false;
  const std::chrono::year_month_day date(std::chrono::year(static_cast<int>(digits(text, 0, 4))),
                                         std::chrono::month(digits(text, 5, 2)),
                                         std::chrono::day(digits(text, 8, 2)));
  const bool offset_valid = offset == "Z" || (digits(offset, 1, 2) <= 14 && digits(offset, 4, 2) < 60);
  return date.ok() && digits(text, 11, 2) < 24 && digits(text, 14, 2) < 60 && digits(text, 17, 2) < 60 &&
         offset_valid;
}

}  // namespace surge::scenarios
