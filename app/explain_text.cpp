// SPDX-License-Identifier: Apache-2.0
// The answer of `surge explain` in words, English or Chinese.
#include <cmath>
#include <sstream>

#include "app/columns.h"
#include "app/explain.h"
#include "scenarios/quantity.h"

namespace surge::app {
namespace {

using models::Scenario;

constexpr std::size_t kMostLines = 8;

struct Words {
  const char* en;
  const char* zh;
};
constexpr Words kReasons[models::kBottlenecks] = {
    {"command does not know of the need, or has not decided since", "指挥部不掌握需求，或尚未决策"},
    {"what could serve it may not be used yet", "等待审批"},
    {"no goods are left within reach", "可调库存已尽"},
    {"no stock is left; lines are being converted or make it", "库存已尽，转产线正在准备或生产"},
    {"goods are there, and no vehicle to carry them", "有货无车"},
    {"no way is open, or convoys are held up", "道路不通或车队受阻"},
    {"a depot is called up, or goods wait for a dock", "仓库集结、等待装车"},
    {"goods are under way", "在途"}};
constexpr Words kStages[] = {{"loading", "装车"},
                             {"under way", "在途"},
                             {"held up on the road", "途中受阻"},
                             {"waiting at a terminal", "在转运站等待"}};

std::string whole(double number) {
  return grouped(static_cast<std::int64_t>(std::llround(number)));
}

std::string hours(sim::Duration time) {
  std::ostringstream text;
  text.precision(1);
  text << std::fixed << sim::to_hours(time) << " h";
  return text.str();
}

class Teller {
 public:
  Teller(const Scenario& scenario, const Findings& findings, Language language)
      : scenario_(scenario), findings_(findings), told_(findings.explanation), language_(language) {}

  std::string text() {
    tell_overview();
    tell_need();
    tell_belief();
    tell_under_way();
    tell_supply();
    return out_.str();
  }

 private:
  std::string say(const char* en, const char* zh) const { return language_ == Language::kChinese ? zh : en; }
  std::string say(const Words& words) const { return say(words.en, words.zh); }
  std::string unit() const { return scenario_.items[findings_.question.item].unit; }

  void tell_overview() {
    const Question& question = findings_.question;
    const Overview overview = overview_of(findings_.answers);
    out_ << pick(scenario_.items[question.item].name, language_) << say(", ", "，")
         << pick(scenario_.counties[question.county].name, language_) << say(", ", "，") << hours(question.at)
         << say(" after the disaster struck\n", "（灾后）\n");
    out_ << say("short in ", "缺供：") << overview.short_in << say(" of ", " / ") << findings_.answers.size()
         << say(" replications", " 次重复");
    if (overview.short_in > 0)
      out_ << say("; mean of all: ", "；平均 ") << whole(overview.persons)
           << say(" people without", " 人缺供");
    out_ << '\n';
    Columns columns({Align::kRight, Align::kLeft, Align::kLeft});
    for (std::size_t cause = 0; cause < models::kBottlenecks; ++cause) {
      if (overview.persons_by[cause] < 0.5) continue;
      const double share = overview.persons_by[cause] / overview.persons;
      columns.add({whole(100 * share) + " %", models::kBottleneckNames[cause], say(kReasons[cause])});
    }
    columns.print(out_);
    out_ << '\n';
  }

  void tell_need() {
    out_ << say("replication ", "第 ") << findings_.told << say(":", " 次重复：") << '\n';
    Columns columns({Align::kLeft, Align::kLeft});
    const auto add = [&](std::string what, std::string value) {
      columns.add({std::move(what), std::move(value)});
    };
    add(say("people in need", "需求人数"), whole(told_.persons_in_need));
    add(say("people without", "缺供人数"), whole(told_.shortage.persons));
    if (told_.one_off_need > 0) {
      add(say("needed once", "一次性需求"), grouped(told_.one_off_need) + " " + unit() +
                                                say(", met ", "，已满足 ") + grouped(told_.one_off_met));
    }
    if (told_.units_per_day > 0)
      add(say("needed a day", "每日需求"), whole(told_.units_per_day) + " " + unit());
    add(say("delivered so far", "累计送达"), grouped(told_.delivered) + " " + unit() +
                                                 say("; left in the county ", "；县内结存 ") +
                                                 grouped(told_.in_county));
    columns.print(out_);
  }

  void tell_belief() {
    out_ << say("command\n", "指挥\n");
    Columns columns({Align::kLeft, Align::kLeft});
    columns.add(
        {say("activated", "启动响应"), told_.activated ? hours(*told_.activated) : say("not yet", "尚未")});
    columns.add({say("last report", "最近报告"),
                 told_.last_report ? hours(*told_.last_report) : say("none has arrived", "尚无")});
    if (told_.last_report) {
      columns.add(
          {say("believed need", "掌握的需求"),
           whole(told_.believed_one_off) + " " + unit() +
               (told_.believed_per_day > 0 ? " + " + whole(told_.believed_per_day) + say(" a day", "/日")
                                           : std::string())});
    }
    columns.print(out_);
  }

  void tell_under_way() {
    out_ << say("sent and not arrived\n", "已发未到\n");
    Columns columns({Align::kRight, Align::kLeft, Align::kLeft, Align::kLeft});
    for (std::size_t i = 0; i < std::min(kMostLines, told_.sent.size()); ++i) {
      const models::SentGoods& goods = told_.sent[i];
      columns.add({whole(goods.units), say(kStages[static_cast<std::size_t>(goods.stage)]),
                   say("from ", "自") + pick(scenario_.depots[goods.origin].name, language_),
                   goods.convoys > 0 ? std::to_string(goods.convoys) + say(" convoys", " 个车队") : ""});
    }
    if (told_.sent.empty()) columns.add({"0", "", "", ""});
    columns.print(out_);
  }

  void tell_supply() {
    out_ << say("what there is to send\n", "可调资源\n");
    Columns columns({Align::kRight, Align::kLeft, Align::kLeft, Align::kLeft});
    for (std::size_t i = 0; i < std::min(kMostLines, told_.depots.size()); ++i) {
      const models::StockedDepot& depot = told_.depots[i];
      columns.add(
          {grouped(depot.available), pick(scenario_.depots[depot.depot].name, language_),
           depot.journey ? hours(*depot.journey) + say(" away", "路程") : say("no way is open", "道路不通"),
           grouped(depot.vehicles_at_home) + say(" vehicles at home", " 辆车在库")});
    }
    if (told_.depots.empty()) columns.add({"0", say("in all depots", "各库合计"), "", ""});
    columns.print(out_);
    Columns more({Align::kLeft, Align::kLeft});
    more.add(
        {say("expected from contracts and aid", "合同与援助在途"), grouped(told_.expected) + " " + unit()});
    more.add({say("lines converted, being converted", "已转产、转产中"),
              std::to_string(told_.lines_running) + ", " + std::to_string(told_.lines_preparing)});
    more.add({say("road to the county", "通往该县的道路"),
              (told_.road_open ? say("open", "通") : say("closed", "断")) +
                  say("; links closed in all: ", "；全省中断路段 ") + std::to_string(told_.links_closed) +
                  say(", unknown to command: ", "，其中未掌握 ") + std::to_string(told_.closures_unknown)});
    more.print(out_);
  }

  const Scenario& scenario_;
  const Findings& findings_;
  const models::Explanation& told_;
  Language language_;
  std::ostringstream out_;
};

}  // namespace

std::string explanation_text(const Scenario& scenario, const Findings& findings, Language language) {
  return Teller(scenario, findings, language).text();
}

}  // namespace surge::app
