// SPDX-License-Identifier: Apache-2.0
// When teams come, what they do, and how long they rest.
#include <algorithm>
#include <array>
#include <limits>

#include "models/metrics/metric.h"
#include "models/world.h"

namespace surge::models {
namespace {

constexpr std::size_t kFirstTeam = 0;
constexpr std::size_t kFirstTeamByCounty = 1;
constexpr std::size_t kTeamHours = 2;
constexpr std::size_t kRestingShare = 3;
constexpr std::size_t kAtWork = 4;
constexpr std::size_t kUnderWay = 5;

class Teams final : public Metric {
 public:
  Teams(const Scenario&, std::size_t first_table) : first_table_(first_table) {}

  static std::vector<TableDeclaration> tables() {
    return {{"first_team",
             "h",
             "impact to the first team of the kind at work anywhere",
             {"First team at work", "首支队伍到位时间"},
             Direction::kLowerIsBetter,
             {"team_kind"}},
            {"first_team_by_county",
             "h",
             "impact to the first team of the kind at work at the seat of the county",
             {"First team at work", "首支队伍到位时间"},
             Direction::kLowerIsBetter,
             {"county", "team_kind"}},
            {"team_hours",
             "h",
             "time at work, teams times hours",
             {"Team-hours of work", "队伍工作时数"},
             Direction::kHigherIsBetter,
             {"team_kind"}},
            {"team_resting_share",
             "1",
             "of the time that teams are out, that they rest or wait for work",
             {"Share of time resting", "休整时间占比"},
             Direction::kNeutral,
             {"team_kind"}},
            {"teams_at_work",
             "1",
             "teams at work",
             {"Teams at work", "在岗队伍"},
             Direction::kHigherIsBetter,
             {"time", "team_kind"}},
            {"teams_under_way",
             "1",
             "teams that travel",
             {"Teams under way", "途中队伍"},
             Direction::kNeutral,
             {"time", "team_kind"}}};
  }

  void sample(const World& world, std::size_t step, Record& record) override {
    const std::span<double> work =
        record.table(first_table_ + kAtWork).subspan(step * kTeamKinds, kTeamKinds);
    const std::span<double> way =
        record.table(first_table_ + kUnderWay).subspan(step * kTeamKinds, kTeamKinds);
    std::fill(work.begin(), work.end(), 0.0);
    std::fill(way.begin(), way.end(), 0.0);
    for (const Id<Team> team : ids(world.scenario().teams)) {
      const auto kind = static_cast<std::size_t>(world.scenario().teams[team].kind);
      if (world.team_book().phase(team) == TeamPhase::kWorking) work[kind] += 1;
      if (world.team_book().phase(team) == TeamPhase::kTravelling) way[kind] += 1;
    }
  }

  void finish(const World& world, Record& record) override {
    write_first_arrivals(world, record);
    std::array<double, kTeamKinds> working_h{};
    std::array<double, kTeamKinds> resting_h{};
    std::array<double, kTeamKinds> travelling_h{};
    const sim::Time now = world.simulation().now();
    for (const Id<Team> team : ids(world.scenario().teams)) {
      const auto kind = static_cast<std::size_t>(world.scenario().teams[team].kind);
      const auto hours = [&](TeamPhase phase) {
        return sim::to_hours(world.team_book().time_in(team, phase, now));
      };
      working_h[kind] += hours(TeamPhase::kWorking);
      resting_h[kind] += hours(TeamPhase::kResting);
      travelling_h[kind] += hours(TeamPhase::kTravelling);
    }
    for (std::size_t kind = 0; kind < kTeamKinds; ++kind) {
      record.table(first_table_ + kTeamHours)[kind] = working_h[kind];
      const double out_h = working_h[kind] + resting_h[kind] + travelling_h[kind];
      if (out_h > 0) record.table(first_table_ + kRestingShare)[kind] = resting_h[kind] / out_h;
    }
  }

 private:
  void write_first_arrivals(const World& world, Record& record) const {
    for (std::size_t kind = 0; kind < kTeamKinds; ++kind) {
      for (const Id<County> county : ids(world.scenario().counties)) {
        const sim::Time here = world.team_book().first_arrival(county, static_cast<TeamKind>(kind));
        if (here == sim::Time::max()) continue;
        record.table(first_table_ + kFirstTeamByCounty)[county.index() * kTeamKinds + kind] =
            sim::to_hours(here - sim::kStart);
      }
      const sim::Time first = world.team_book().first_arrival(static_cast<TeamKind>(kind));
      if (first < sim::Time::max())
        record.table(first_table_ + kFirstTeam)[kind] = sim::to_hours(first - sim::kStart);
    }
  }

  std::size_t first_table_;
};

}  // namespace

MetricEntry teams_metric() {
  return {"teams",
          "First teams of each kind at work, overall and by county; team-hours, share of time resting; teams "
          "at work "
          "and under way over time.",
          &Teams::tables, &make_metric<Teams>};
}

}  // namespace surge::models
