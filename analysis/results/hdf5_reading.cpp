// SPDX-License-Identifier: Apache-2.0
// Reading datasets, whole or by rows, with types and sizes checked before memory is taken.
#include <hdf5.h>

#include "analysis/results/hdf5_handles.h"

namespace surge::analysis::hdf5 {
namespace {

constexpr Size kMostElements = Size{1} << 32;

Size element_count(const Shape& shape) {
  Size product = 1;
  for (const Size size : shape) {
    if (size != 0 && product > kMostElements / size) return kMostElements + 1;
    product *= size;
  }
  return product;
}

H5T_class_t class_of(hid_t dataset) {
  const Handle type(H5Dget_type(dataset));
  return H5Tget_class(type.id());
}

Handle variable_text() {
  const hid_t type = H5Tcopy(H5T_C_S1);
  H5Tset_size(type, H5T_VARIABLE);
  H5Tset_cset(type, H5T_CSET_UTF8);
  return Handle(type);
}

/// What H5Dread takes to read some rows; without any for a single value.
struct RowSelection {
  Handle file;
  Handle memory;
  Size elements = 0;
  bool inside = true;  ///< all rows are there
};

RowSelection select(Id dataset, Shape shape, Rows rows) {
  if (shape.empty()) return {Handle(H5Screate(H5S_SCALAR)), Handle(H5Screate(H5S_SCALAR)), 1};
  if (rows.count == kUnlimited) rows = {0, shape[0]};
  const bool inside = rows.first <= shape[0] && rows.count <= shape[0] - rows.first;
  shape[0] = rows.count;
  RowSelection selection{Handle(H5Dget_space(dataset)), Handle(), element_count(shape), inside};
  std::vector<hsize_t> start(shape.size());
  start[0] = rows.first;
  const std::vector<hsize_t> count(shape.begin(), shape.end());
  if (inside && selection.elements > 0)
    H5Sselect_hyperslab(selection.file.id(), H5S_SELECT_SET, start.data(), nullptr, count.data(), nullptr);
  else
    H5Sselect_none(selection.file.id());
  selection.memory = Handle(H5Screate_simple(static_cast<int>(count.size()), count.data(), nullptr));
  if (selection.elements == 0) H5Sselect_none(selection.memory.id());
  return selection;
}

}  // namespace

std::vector<double> File::read_doubles(const Handle& dataset, const std::string& name, Rows rows) const {
  const RowSelection part = select(dataset.id(), shape_of(dataset), rows);
  const H5T_class_t kind = class_of(dataset.id());
  if (!part.inside || part.elements > kMostElements || (kind != H5T_FLOAT && kind != H5T_INTEGER))
    throw ResultFileError(path_, name + " is not a table of numbers, or too short");
  std::vector<double> values(part.elements);
  check(
      H5Dread(dataset.id(), H5T_NATIVE_DOUBLE, part.memory.id(), part.file.id(), H5P_DEFAULT, values.data()),
      "read " + name);
  return values;
}

std::vector<std::int64_t> File::read_integers(const Handle& dataset, const std::string& name,
                                              Rows rows) const {
  const RowSelection part = select(dataset.id(), shape_of(dataset), rows);
  if (!part.inside || part.elements > kMostElements || class_of(dataset.id()) != H5T_INTEGER)
    throw ResultFileError(path_, name + " is not a table of integers, or too short");
  std::vector<std::int64_t> values(part.elements);
  check(H5Dread(dataset.id(), H5T_NATIVE_INT64, part.memory.id(), part.file.id(), H5P_DEFAULT, values.data()),
        "read " + name);
  return values;
}

std::vector<std::string> File::read_strings(const Handle& dataset, const std::string& name, Rows rows) const {
  const RowSelection part = select(dataset.id(), shape_of(dataset), rows);
  const Handle stored(H5Dget_type(dataset.id()));
  if (!part.inside || part.elements > kMostElements || H5Tis_variable_str(stored.id()) <= 0)
    throw ResultFileError(path_, name + " is not a table of texts, or too short");
  std::vector<char*> texts(part.elements);
  const Handle type = variable_text();
  check(H5Dread(dataset.id(), type.id(), part.memory.id(), part.file.id(), H5P_DEFAULT, texts.data()),
        "read " + name);
  std::vector<std::string> values;
  for (char* text : texts) {
    values.emplace_back(text != nullptr ? text : "");
    H5free_memory(text);
  }
  return values;
}

}  // namespace surge::analysis::hdf5
