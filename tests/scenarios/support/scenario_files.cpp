// SPDX-License-Identifier: Apache-2.0
#include "tests/scenarios/support/scenario_files.h"

#include <atomic>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include <unistd.h>

namespace surge::scenarios::testing {
namespace {

namespace fs = std::filesystem;

constexpr const char* kScenario = R"(surge: 1
title: {en: Valley, zh: 山谷}
description: A valley for tests.
start: "2026-01-01T00:00:00+08:00"
run: {seed: 7, replications: 10, horizon: 10 d, sample_interval: 6 h}
tables:
  items: items.csv
  counties: counties.csv
  places: places.csv
  roads: roads.csv
  depots: depots.csv
  stock: stock.csv
  vehicles: vehicles.csv
  fleets: fleets.csv
  bases: bases.csv
  lines: lines.csv
  vulnerability: vulnerability.csv
  fragility: fragility.csv
  needs: needs.csv
hazards:
  - kind: earthquake
    magnitude: 7.0
    rupture: [[103.0, 31.0], [103.5, 31.2]]
command:
  detection: 30 min
  decision_interval: 6 h
  dispatch: {kind: nearest_first}
  information: {first_report: 3 h, report_interval: 12 h, error_sigma: 0.4}
  plan: {conversions: all}
)";

void write_file(const fs::path& path, const std::string& text) {
  std::ofstream(path, std::ios::binary) << text;
}

}  // namespace

std::map<std::string, std::string> valley_texts() {
  return {
      {"scenario.yaml", kScenario},
      {"items.csv",
       "key,name_en,name_zh,category,unit,mass_kg,volume_m3,value_cny,shelf_life,temperature,source\n"
       "tent,Tent,帐篷,shelter_and_living,tent,50,0.25,1000,,ambient,assumed\n"
       "water,Water,水,food_and_water,L,1,0.001,1,1 year,,assumed\n"},
      {"counties.csv",
       "code,name_zh,name_en,prefecture_zh,prefecture_en,lon,lat,population,urban_share,household_size,"
       "share_age_0_14,share_age_65_plus,area_km2,terrain\n"
       "990101,东川,Eastbrook,谷地,Valley,103.6,31,200000,60 %,2.5,0.15,0.18,1000,basin\n"
       "990102,西岭,Westridge,山地,Hills,103,31.05,20000,0.3,2.5,0.15,0.18,3000,mountain\n"},
      {"places.csv", "key,name_en,name_zh,lon,lat\noutside,Outside,,104,31\n"},
      {"roads.csv",
       "from_code,to_code,class,length_km,terrain\n"
       "outside,990101,national,40,basin\n"
       "990101,990102,national,36,mountain\n"},
      {"depots.csv",
       "# Two depots.\n"
       "key,name_en,name_zh,level,ownership,place,docks,dock_rate_m3_per_h,mobilisation\n"
       "central,\"Depot, central\",,central,state,outside,2,50,\"triangular(1 h, 2 h, 6 h)\"\n"
       "works-store,Store,,enterprise,private,990101,1,36,2 h\n"},
      {"stock.csv", "depot,item,quantity\ncentral,tent,3000\ncentral,water,600000\n"},
      {"vehicles.csv",
       "key,name_en,name_zh,payload_t,volume_m3,speed_expressway_km_per_h,speed_national_km_per_h,"
       "speed_provincial_km_per_h,speed_mountain_km_per_h,loading,unloading\n"
       "truck,Truck,,10,50,72,54,36,18,30 min,1 h\n"},
      {"fleets.csv", "depot,vehicle,count\ncentral,truck,10\nworks-store,truck,2\n"},
      {"bases.csv", "key,name_en,name_zh,ownership,store\nworks,Works,,private,works-store\n"},
      {"lines.csv",
       "key,name_en,name_zh,base,peacetime_product,peacetime_value_cny_per_d,item,approval,setup,ramp,"
       "ramp_start,nominal_rate_per_d\n"
       "tent-line,Tent line,,works,Awnings,86400,tent,6 h,\"lognormal(median 36 h, sigma 0.8)\",2 "
       "d,0.5,432\n"},
      {"vulnerability.csv",
       "intensity,affected,displaced,injured,trapped\n6,0.2,0,0,0\n8,0.8,0.2,0.01,0.001\n"},
      {"fragility.csv",
       "class,terrain,median_intensity,beta,repair\n"
       "national,basin,10,0.8,24 h\n"
       "national,mountain,8,0.8,\"lognormal(median 36 h, sigma 0.8)\"\n"},
      {"needs.csv",
       "item,group,basis,kind,amount,begins,lasts,priority,weight\n"
       "tent,displaced,household,one_off,1,0 h,,2,1\n"
       "water,displaced,person,recurring,3,0 h,7 d,1,2\n"},
  };
}

ScenarioFiles::ScenarioFiles() {
  static std::atomic<int> count{0};
  const std::string name =
      "surge-test-" + std::to_string(::getpid()) + "-" + std::to_string(count.fetch_add(1));
  folder_ = fs::temp_directory_path() / name / "valley";
  fs::create_directories(folder_);
  for (const auto& [file, text] : valley_texts()) write_file(folder_ / file, text);
}

ScenarioFiles::~ScenarioFiles() {
  std::error_code error;
  fs::remove_all(folder_.parent_path(), error);
}

ScenarioFiles& ScenarioFiles::replace(const std::string& file, const std::string& old_text,
                                      const std::string& new_text) {
  std::ifstream stream(folder_ / file, std::ios::binary);
  std::ostringstream buffer;
  buffer << stream.rdbuf();
  std::string text = buffer.str();
  const std::size_t at = text.find(old_text);
  if (at == std::string::npos) throw std::logic_error(file + " has no " + old_text);
  return write(file, text.replace(at, old_text.size(), new_text));
}

ScenarioFiles& ScenarioFiles::write(const std::string& file, const std::string& text) {
  fs::create_directories((folder_ / file).parent_path());
  write_file(folder_ / file, text);
  return *this;
}

ScenarioFiles& ScenarioFiles::remove(const std::string& file) {
  fs::remove(folder_ / file);
  return *this;
}

LoadedScenario ScenarioFiles::read(const std::vector<Override>& overrides, const std::string& file) {
  return read_scenario(folder_ / file, overrides);
}

std::vector<std::string> ScenarioFiles::problems(const std::vector<Override>& overrides,
                                                 const std::string& file) {
  std::vector<std::string> lines;
  try {
    read(overrides, file);
  } catch (const ScenarioError& error) {
    std::istringstream stream(error.what());
    for (std::string line; std::getline(stream, line);) {
      lines.push_back(without(std::move(line), folder_.generic_string() + "/"));
    }
  }
  return lines;
}

std::string without(std::string text, const std::string& removed) {
  for (std::size_t at = text.find(removed); at != std::string::npos; at = text.find(removed)) {
    text.erase(at, removed.size());
  }
  return text;
}

}  // namespace surge::scenarios::testing
