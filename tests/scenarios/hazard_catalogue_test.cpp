// SPDX-License-Identifier: Apache-2.0
// The rates of the hazard catalogue of Sichuan, made anew from the earthquakes they were fitted to.
#include <algorithm>
#include <array>
#include <cmath>
#include <fstream>
#include <sstream>

#include <gtest/gtest.h>

#include "models/hazard/geodesy.h"
#include "models/hazard/recurrence.h"
#include "scenarios/csv.h"
#include "scenarios/read.h"
#include "tests/scenarios/support/scenario_copy.h"

namespace surge::test {
namespace {

const std::filesystem::path kLibrary = std::filesystem::path(SURGE_SOURCE_DIR) / "scenarios";
constexpr double kLastYear = 2014;  // of the list of earthquakes

struct Shock {
  double day = 0;
  int year = 0;
  double magnitude = 0;
  models::GeoPoint position;
};

double to_number(const std::string& text) {
  return text.empty() ? 0 : std::stod(text);
}

/// Ms where there is one, else Mw, else what the list gives.
Shock shock_of(const scenarios::CsvRow& row) {
  const auto cell = [&](std::size_t column) { return row.cells[column].text; };
  const std::string magnitude = !cell(8).empty() ? cell(8) : !cell(7).empty() ? cell(7) : cell(9);
  const double year = to_number(cell(1));
  const double day =
      365.25 * year + 30.44 * (std::max(1.0, to_number(cell(2))) - 1) + std::max(1.0, to_number(cell(3))) - 1;
  return {day, static_cast<int>(year), to_number(magnitude), {to_number(cell(14)), to_number(cell(13))}};
}

std::vector<Shock> all_shocks() {
  std::ostringstream text;
  text << std::ifstream(kLibrary / "reference" / "sichuan" / "earthquakes.csv").rdbuf();
  scenarios::Problems problems;
  const auto table = scenarios::parse_csv(text.str(), 0, problems);
  std::vector<Shock> shocks;
  for (const scenarios::CsvRow& row : table.value().rows) shocks.push_back(shock_of(row));
  return shocks;
}

/// Gardner and Knopoff (1974, Bull. Seismol. Soc. Am. 64:1363-1367) in time, and in distance unless one and a
/// half lengths of the rupture are more, for aftershocks of an epicentre at the end of a long rupture.
bool depends_on(const Shock& shock, const Shock& main) {
  const bool smaller =
      main.magnitude > shock.magnitude || (main.magnitude == shock.magnitude && main.day < shock.day);
  const double window_days = main.magnitude >= 6.5 ? std::pow(10, 0.032 * main.magnitude + 2.7389)
                                                   : std::pow(10, 0.5409 * main.magnitude - 0.547);
  const double window_km = std::max(std::pow(10, 0.1238 * main.magnitude + 0.983),
                                    1.5 * models::rupture_length_km(main.magnitude));
  return smaller && std::abs(main.day - shock.day) <= window_days &&
         models::great_circle_km(main.position, shock.position) <= window_km;
}

bool near_a_seat(const models::Scenario& scenario, const Shock& shock) {
  return std::any_of(scenario.counties.begin(), scenario.counties.end(), [&](const models::County& county) {
    return models::great_circle_km(scenario.places[county.seat].position, shock.position) <= 75;
  });
}

int first_complete_year(double magnitude) {
  return magnitude < 7 ? 1900 : 1700;
}

std::vector<Shock> main_shocks(const models::Scenario& scenario) {
  const std::vector<Shock> all = all_shocks();
  std::vector<Shock> kept;
  for (const Shock& shock : all) {
    const bool dependent =
        std::any_of(all.begin(), all.end(), [&](const Shock& main) { return depends_on(shock, main); });
    if (shock.magnitude >= 6 && shock.year >= first_complete_year(shock.magnitude) && !dependent &&
        near_a_seat(scenario, shock))
      kept.push_back(shock);
  }
  return kept;
}

constexpr std::array kClasses{6.0, 6.5, 7.0, 7.5, 8.0};

models::RecurrenceFit fit(const std::vector<Shock>& shocks) {
  std::vector<models::MagnitudeClass> classes;
  for (const double from : kClasses) {
    const auto events = std::count_if(shocks.begin(), shocks.end(), [&](const Shock& shock) {
      return shock.magnitude >= from && shock.magnitude < from + 0.5;
    });
    classes.push_back({from + 0.25, kLastYear - first_complete_year(from) + 1, static_cast<int>(events)});
  }
  return models::fit_recurrence(classes);
}

TEST(HazardCatalogue, HoldsTheMainShocksOfTheCompleteYears) {
  const models::Scenario scenario = scenarios::read_scenario(kLibrary / "sichuan-sampled").scenario;
  const std::vector<Shock> shocks = main_shocks(scenario);
  ASSERT_EQ(shocks.size(), scenario.hazard_catalogue.size());
  for (const Shock& shock : shocks) {
    EXPECT_TRUE(std::any_of(scenario.hazard_catalogue.begin(), scenario.hazard_catalogue.end(),
                            [&](const models::CatalogueEvent& event) {
                              return event.magnitude == shock.magnitude &&
                                     models::great_circle_km(event.position, shock.position) < 0.1;
                            }))
        << shock.year << ", " << shock.magnitude;
  }
}

TEST(HazardCatalogue, ItsRatesAreThoseOfTheFitSharedOutWithinEachClass) {
  const models::Scenario scenario = scenarios::read_scenario(kLibrary / "sichuan-sampled").scenario;
  const models::RecurrenceFit fitted = fit(main_shocks(scenario));
  EXPECT_NEAR(fitted.b, 0.63, 0.005);
  EXPECT_NEAR(fitted.b_error, 0.12, 0.005);
  EXPECT_NEAR(fitted.rate_per_year, 0.2095, 0.0005);
  EXPECT_NEAR(fitted.rate_error, 0.0365, 0.0005);
  for (const double from : kClasses) {
    double rate = 0;
    for (const models::CatalogueEvent& event : scenario.hazard_catalogue) {
      if (event.magnitude >= from && event.magnitude < from + 0.5) rate += event.rate_per_year;
    }
    EXPECT_NEAR(rate / (fitted.rate_per_year * models::share_of({from, from + 0.5}, {6, 8.5}, fitted.b)), 1,
                0.001)
        << from;
  }
}

TEST(HazardCatalogue, SampledHazardsNeedOne) {
  ScenarioCopy copy;
  copy.write("sampled.yaml", "surge: 1\nbase: scenario.yaml\nhazards:\n  - kind: sampled\n");
  EXPECT_EQ(
      copy.mistakes({}, "sampled.yaml"),
      "sampled.yaml:4:5: hazards.0: found no row in hazard_catalogue, expected a table hazard_catalogue to "
      "draw from");
}

}  // namespace
}  // namespace surge::test
