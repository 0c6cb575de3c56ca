// SPDX-License-Identifier: Apache-2.0
// What the Python package `surge` needs of the program: scenarios, runs into result files, comparisons and
// explanations of files. What numpy and xarray do as well is Python (surge/*.py); surge/_surge.pyi has the
// types.
#include <pybind11/pybind11.h>
#include <pybind11/stl.h>
#include <pybind11/stl/filesystem.h>

#include "analysis/comparison/comparison_text.h"
#include "analysis/results/result_reader.h"
#include "app/explain.h"
#include "app/file_comparison.h"
#include "app/find_scenario.h"
#include "app/options.h"
#include "app/python/python_run.h"
#include "app/python/python_scenario.h"
#include "app/version.h"
#include "scenarios/declarations.h"

namespace py = pybind11;

namespace surge::app {
namespace {

/// (file, line, column, field, found, expected, suggestion)
py::list places_of(const scenarios::ScenarioError& error) {
  py::list places;
  for (const scenarios::Problem& problem : error.problems()) {
    places.append(py::make_tuple(problem.file, problem.line, problem.column, problem.field, problem.found,
                                 problem.expected, problem.suggestion));
  }
  return places;
}

/// Errors become those of surge/errors.py.
void translate(std::exception_ptr failure) {
  const auto raise = [](const char* name, const auto&... what) {
    const py::object type = py::module_::import("surge.errors").attr(name);
    PyErr_SetObject(type.ptr(), type(what...).ptr());
  };
  try {
    if (failure) std::rethrow_exception(failure);
  } catch (const scenarios::ScenarioError& error) {
    raise("ScenarioError", error.what(), places_of(error));
  } catch (const analysis::ResultFileError& error) {
    raise("ResultFileError", error.what());
  } catch (const UsageError& error) {
    raise("UsageError", error.what());
  }
}

void run(const PythonScenario& scenario, const std::filesystem::path& output, std::uint64_t seed,
         std::uint64_t replications, unsigned threads, std::optional<Earlier> earlier,
         const py::object& progress) {
  run_into_file(scenario, {output, seed, replications, threads, earlier}, progress);
}

std::string compare(const std::vector<std::filesystem::path>& files, const std::vector<std::string>& keys,
                    const std::vector<std::string>& metrics, bool partial) {
  return analysis::comparison_json(compare_files(files, keys, metrics, partial).comparison,
                                   Language::kEnglish);
}

/// What `surge explain` prints, and what it prints with --json.
std::pair<std::string, std::string> explain(const std::string& file, const std::string& county,
                                            const std::string& item, const std::string& at,
                                            std::optional<std::uint64_t> replication,
                                            std::optional<std::uint64_t> replications, Language language) {
  const ExplainedRun run = explain_run(file, {county, item, at, replication, replications});
  const models::Scenario& scenario = run.loaded.scenario;
  return {explanation_text(scenario, run.findings, language), explanation_json(scenario, run.findings)};
}

std::vector<std::string> scenario_names() {
  std::vector<std::string> names;
  for (const ShippedScenario& scenario : shipped_scenarios()) names.push_back(scenario.name);
  return names;
}

/// The columns that name a row of each table.
py::dict table_keys() {
  py::dict keys;
  for (const scenarios::TableDeclaration& table : scenarios::table_declarations())
    keys[py::str(table.name)] = table.key;
  return keys;
}

bool is_complete(const std::filesystem::path& file, bool partial) {
  return analysis::ResultReader(file, partial).complete();
}

void bind_types(py::module_& module) {
  py::class_<PythonScenario>(module, "Scenario")
      .def_static("load", &PythonScenario::load)
      .def_static("parse", &PythonScenario::parse)
      .def("changed", &PythonScenario::changed)
      .def_property_readonly("key", &PythonScenario::key)
      .def_property_readonly("title", &PythonScenario::title)
      .def_property_readonly("title_zh", &PythonScenario::title_zh)
      .def_property_readonly("hash", &PythonScenario::hash)
      .def_property_readonly("overview", &PythonScenario::overview)
      .def_property_readonly("yaml", &PythonScenario::yaml)
      .def_property_readonly("seed", &PythonScenario::seed)
      .def_property_readonly("replications", &PythonScenario::replications)
      .def_property_readonly("horizon_h", &PythonScenario::horizon_h)
      .def_property_readonly("warnings", &PythonScenario::warnings)
      .def_property_readonly("files", &PythonScenario::files);
  py::enum_<Earlier>(module, "Earlier")
      .value("REFUSE", Earlier::kRefuse)
      .value("RESUME", Earlier::kResume)
      .value("DISCARD", Earlier::kDiscard);
  py::enum_<Language>(module, "Language").value("EN", Language::kEnglish).value("ZH", Language::kChinese);
}

void bind_functions(py::module_& module) {
  const py::call_guard<py::gil_scoped_release> others_may_run;
  module.def("scenario_names", &scenario_names);
  module.def("table_keys", &table_keys);
  module.def("is_complete", &is_complete, py::arg("file"), py::arg("partial"));
  module.def("run", &run, py::arg("scenario"), py::arg("output"), py::arg("seed"), py::arg("replications"),
             py::arg("threads"), py::arg("earlier"), py::arg("progress"));
  module.def("compare", &compare, py::arg("files"), py::arg("keys"), py::arg("metrics"), py::arg("partial"),
             others_may_run);
  module.def("explain", &explain, py::arg("file"), py::arg("county"), py::arg("item"), py::arg("at"),
             py::arg("replication"), py::arg("replications"), py::arg("language"), others_may_run);
}

}  // namespace
}  // namespace surge::app

PYBIND11_MODULE(_surge, module) {
  py::register_exception_translator(&surge::app::translate);
  module.attr("version") = std::string(surge::app::program_version());
  surge::app::bind_types(module);
  surge::app::bind_functions(module);
}
