// SPDX-License-Identifier: Apache-2.0
// What the Python package `surge` needs of the program: scenarios, runs into result files, comparisons of
// files. Everything that numpy and xarray do as well is Python (surge/*.py).
#include <pybind11/functional.h>
#include <pybind11/pybind11.h>
#include <pybind11/stl.h>
#include <pybind11/stl/filesystem.h>

#include "analysis/comparison/comparison_text.h"
#include "analysis/results/result_reader.h"
#include "app/file_comparison.h"
#include "app/find_scenario.h"
#include "app/options.h"
#include "app/python/python_run.h"
#include "app/python/python_scenario.h"
#include "app/version.h"

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
  const auto raise = [](const char* name, const char* what, const py::object& places) {
    const py::object type = py::module_::import("surge.errors").attr(name);
    const py::object error = places.is_none() ? type(what) : type(what, places);
    PyErr_SetObject(type.ptr(), error.ptr());
  };
  try {
    if (failure) std::rethrow_exception(failure);
  } catch (const scenarios::ScenarioError& error) {
    raise("ScenarioError", error.what(), places_of(error));
  } catch (const analysis::ResultFileError& error) {
    raise("ResultFileError", error.what(), py::none());
  } catch (const UsageError& error) {
    raise("UsageError", error.what(), py::none());
  }
}

std::string comparison_of(const std::vector<std::filesystem::path>& files,
                          const std::vector<std::string>& keys, const std::vector<std::string>& metrics,
                          bool partial) {
  const py::gil_scoped_release others_may_run;
  return analysis::comparison_json(compare_files(files, keys, metrics, partial).comparison,
                                   Language::kEnglish);
}

py::list scenario_names() {
  py::list names;
  for (const ShippedScenario& scenario : shipped_scenarios()) names.append(scenario.name);
  return names;
}

void bind_scenario(py::module_& module) {
  py::class_<PythonScenario>(module, "Scenario")
      .def_static("load", &PythonScenario::load)
      .def_static("parse", &PythonScenario::parse)
      .def("changed", &PythonScenario::changed)
      .def_property_readonly("key", &PythonScenario::key)
      .def_property_readonly("title", &PythonScenario::title)
      .def_property_readonly("title_zh", &PythonScenario::title_zh)
      .def_property_readonly("hash", &PythonScenario::hash)
      .def_property_readonly("yaml", &PythonScenario::yaml)
      .def_property_readonly("seed", &PythonScenario::seed)
      .def_property_readonly("replications", &PythonScenario::replications)
      .def_property_readonly("horizon_h", &PythonScenario::horizon_h)
      .def_property_readonly("warnings", &PythonScenario::warnings)
      .def_property_readonly("files", &PythonScenario::files);
}

}  // namespace
}  // namespace surge::app

PYBIND11_MODULE(_surge, module) {
  using namespace surge::app;
  py::register_exception_translator(&translate);
  module.attr("version") = std::string(program_version());
  bind_scenario(module);
  module.def("scenario_names", &scenario_names);
  module.def("run", &run_into_file, py::arg("scenario"), py::arg("output"), py::arg("seed"),
             py::arg("replications"), py::arg("threads"), py::arg("progress"));
  module.def("compare", &comparison_of, py::arg("files"), py::arg("keys"), py::arg("metrics"),
             py::arg("partial"));
  module.def(
      "check_file",
      [](const std::filesystem::path& file, bool partial) {
        return surge::analysis::ResultReader(file, partial).complete();
      },
      py::arg("file"), py::arg("partial"));
}
