// SPDX-License-Identifier: Apache-2.0
#include "analysis/results/hdf5_handles.h"

#include <functional>
#include <limits>
#include <numeric>
#include <type_traits>

#include <hdf5.h>
#include <hdf5_hl.h>

namespace surge::analysis::hdf5 {
namespace {

static_assert(std::is_same_v<Id, hid_t>);
static_assert(sizeof(Size) == sizeof(hsize_t));

constexpr unsigned kDeflateLevel = 1;  // higher levels cost several times the time for a few percent of size
constexpr std::size_t kConversionBytes = 16 << 10;

/// HDF5 prints errors by itself unless told not to; one such object a call sequence keeps that to ourselves.
/// Its clean-up at exit crashes after a write that failed (HDF5 1.10); our handles leave nothing to clean up.
void silence() {
  H5dont_atexit();
  H5Eset_auto2(H5E_DEFAULT, nullptr, nullptr);
}

/// "No space left on device" out of the innermost entry of the error stack, or its description.
std::string reason() {
  std::string found;
  H5Ewalk2(
      H5E_DEFAULT, H5E_WALK_UPWARD,
      [](unsigned, const H5E_error2_t* error, void* out) -> herr_t {
        auto& text = *static_cast<std::string*>(out);
        if (text.empty() && error->desc != nullptr) text = error->desc;
        return 0;
      },
      &found);
  static const std::string kMarker = "error message = '";
  const std::size_t begin = found.find(kMarker);
  if (begin == std::string::npos) return found.empty() ? "unknown HDF5 error" : found;
  const std::size_t from = begin + kMarker.size();
  return found.substr(from, found.find('\'', from) - from);
}

Handle string_type() {
  const hid_t type = H5Tcopy(H5T_C_S1);
  H5Tset_size(type, H5T_VARIABLE);
  H5Tset_cset(type, H5T_CSET_UTF8);
  return Handle(type);
}

Handle type_handle(Type type) {
  switch (type) {
    case Type::kFloat32:
      return Handle(H5Tcopy(H5T_IEEE_F32LE));
    case Type::kFloat64:
      return Handle(H5Tcopy(H5T_IEEE_F64LE));
    case Type::kInt8:
      return Handle(H5Tcopy(H5T_STD_I8LE));
    case Type::kInt32:
      return Handle(H5Tcopy(H5T_STD_I32LE));
    case Type::kInt64:
      return Handle(H5Tcopy(H5T_STD_I64LE));
    case Type::kUint64:
      return Handle(H5Tcopy(H5T_STD_U64LE));
    case Type::kString:
      return string_type();
  }
  return Handle();
}

/// Pointers to the texts, as H5Dwrite takes them.
std::vector<const char*> pointers(std::span<const std::string> values) {
  std::vector<const char*> result;
  for (const std::string& value : values) result.push_back(value.c_str());
  return result;
}

/// Creation order is kept, as netCDF-4 wants it; times are not, so that equal runs give equal bytes.
Handle group_properties() {
  const hid_t properties = H5Pcreate(H5P_GROUP_CREATE);
  H5Pset_link_creation_order(properties, H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED);
  H5Pset_attr_creation_order(properties, H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED);
  H5Pset_obj_track_times(properties, 0);
  return Handle(properties);
}

}  // namespace

Handle::~Handle() {
  if (id_ < 0) return;
  silence();
  H5Idec_ref(id_);
}

void File::fail(const std::string& operation) const {
  const std::string why = reason();
  H5Eclear2(H5E_DEFAULT);  // or what it holds is lost with the thread
  throw ResultFileError(path_, "cannot " + operation + ": " + why);
}

File File::create(const std::filesystem::path& path) {
  silence();
  const Handle creation(H5Pcreate(H5P_FILE_CREATE));
  H5Pset_link_creation_order(creation.id(), H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED);
  H5Pset_attr_creation_order(creation.id(), H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED);
  H5Pset_obj_track_times(creation.id(), 0);
  File file(path, Handle(H5Fcreate(path.c_str(), H5F_ACC_TRUNC, creation.id(), H5P_DEFAULT)));
  file.check(file.handle_.id(), "create the file");
  // HDF5 clears this buffer before every write that converts a type; by default it is a megabyte.
  file.transfer_ = Handle(H5Pcreate(H5P_DATASET_XFER));
  H5Pset_buffer(file.transfer_.id(), kConversionBytes, nullptr, nullptr);
  return file;
}

File File::open(const std::filesystem::path& path) {
  silence();
  File file(path, Handle(H5Fopen(path.c_str(), H5F_ACC_RDONLY, H5P_DEFAULT)));
  file.check(file.handle_.id(), "open the file");
  return file;
}

void File::flush() {
  check(H5Fflush(handle_.id(), H5F_SCOPE_GLOBAL), "write the file");
}

void File::close() {
  silence();
  if (H5Fclose(handle_.release()) < 0) fail("write the file");
}

Handle File::create_group(Id parent, const std::string& name) const {
  const Handle properties = group_properties();
  return Handle(check(H5Gcreate2(parent, name.c_str(), H5P_DEFAULT, properties.id(), H5P_DEFAULT),
                      "create group " + name));
}

Handle File::open_group(Id parent, const std::string& name) const {
  return Handle(check(H5Gopen2(parent, name.c_str(), H5P_DEFAULT), "open group " + name));
}

namespace {

/// One chunk is kept until it is full; by default the library would keep a megabyte of them for every
/// dataset.
void keep_one_chunk(hid_t access, const std::vector<hsize_t>& chunk, hid_t type) {
  constexpr std::size_t kSlots = 3;
  constexpr double kFullOnesGoFirst = 1;
  const std::size_t bytes =
      std::accumulate(chunk.begin(), chunk.end(), H5Tget_size(type), std::multiplies<std::size_t>());
  H5Pset_chunk_cache(access, kSlots, bytes, kFullOnesGoFirst);
}

}  // namespace

Handle File::create_dataset(Id parent, const std::string& name, Type type, const Shape& shape,
                            const Shape& chunk, bool unlimited_first, bool fill_nan) const {
  std::vector<hsize_t> sizes(shape.begin(), shape.end());
  std::vector<hsize_t> limits = sizes;
  if (unlimited_first) limits[0] = H5S_UNLIMITED;
  const Handle space(shape.empty()
                         ? H5Screate(H5S_SCALAR)
                         : H5Screate_simple(static_cast<int>(sizes.size()), sizes.data(), limits.data()));
  const Handle properties(H5Pcreate(H5P_DATASET_CREATE));
  const Handle access(H5Pcreate(H5P_DATASET_ACCESS));
  const Handle element = type_handle(type);
  H5Pset_obj_track_times(properties.id(), 0);
  H5Pset_attr_creation_order(properties.id(), H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED);
  if (!chunk.empty()) {
    const std::vector<hsize_t> chunk_sizes(chunk.begin(), chunk.end());
    H5Pset_chunk(properties.id(), static_cast<int>(chunk_sizes.size()), chunk_sizes.data());
    keep_one_chunk(access.id(), chunk_sizes, element.id());
    if (type != Type::kString) {
      H5Pset_shuffle(properties.id());
      H5Pset_deflate(properties.id(), kDeflateLevel);
    }
  }
  if (fill_nan) {
    const double nan = std::numeric_limits<double>::quiet_NaN();
    H5Pset_fill_value(properties.id(), H5T_NATIVE_DOUBLE, &nan);
  }
  return Handle(check(
      H5Dcreate2(parent, name.c_str(), element.id(), space.id(), H5P_DEFAULT, properties.id(), access.id()),
      "create " + name));
}

Handle File::open_dataset(Id parent, const std::string& name) const {
  return Handle(check(H5Dopen2(parent, name.c_str(), H5P_DEFAULT), "open " + name));
}

bool File::has(Id parent, const std::string& name) const {
  return H5Lexists(parent, name.c_str(), H5P_DEFAULT) > 0;
}

bool File::is_dataset(Id parent, const std::string& name) const {
  const hid_t object = H5Oopen(parent, name.c_str(), H5P_DEFAULT);
  if (object < 0) return false;
  const bool dataset = H5Iget_type(object) == H5I_DATASET;
  H5Oclose(object);
  return dataset;
}

std::vector<std::string> File::names_in(Id group) const {
  std::vector<std::string> names;
  const auto visit = [](hid_t, const char* name, const H5L_info_t*, void* out) -> herr_t {
    static_cast<std::vector<std::string>*>(out)->emplace_back(name);
    return 0;
  };
  hsize_t position = 0;
  if (H5Literate(group, H5_INDEX_CRT_ORDER, H5_ITER_INC, &position, visit, &names) < 0) {
    names.clear();
    position = 0;
    check(H5Literate(group, H5_INDEX_NAME, H5_ITER_INC, &position, visit, &names), "list a group");
  }
  return names;
}

namespace {

/// Grows a dataset and selects the rows [offset, offset + rows).
struct Selection {
  Handle file;
  Handle memory;
};

Selection select_rows(hid_t dataset, const std::vector<hsize_t>& shape, hsize_t offset) {
  H5Dset_extent(dataset, shape.data());
  Handle space(H5Dget_space(dataset));
  std::vector<hsize_t> start(shape.size());
  std::vector<hsize_t> count = shape;
  start[0] = offset;
  count[0] = shape[0] - offset;
  H5Sselect_hyperslab(space.id(), H5S_SELECT_SET, start.data(), nullptr, count.data(), nullptr);
  return {std::move(space), Handle(H5Screate_simple(static_cast<int>(count.size()), count.data(), nullptr))};
}

}  // namespace

void File::append(const Handle& dataset, const std::string& name, const Shape& shape, Size offset,
                  std::span<const double> values) const {
  const Selection rows = select_rows(dataset.id(), {shape.begin(), shape.end()}, offset);
  check(H5Dwrite(dataset.id(), H5T_NATIVE_DOUBLE, rows.memory.id(), rows.file.id(), transfer_.id(),
                 values.data()),
        "write " + name);
}

void File::append(const Handle& dataset, const std::string& name, Size size, Size offset,
                  std::span<const std::int64_t> values) const {
  const Selection rows = select_rows(dataset.id(), {size}, offset);
  check(H5Dwrite(dataset.id(), H5T_NATIVE_INT64, rows.memory.id(), rows.file.id(), transfer_.id(),
                 values.data()),
        "write " + name);
}

void File::append(const Handle& dataset, const std::string& name, Size size, Size offset,
                  std::span<const std::string> values) const {
  const Selection rows = select_rows(dataset.id(), {size}, offset);
  const Handle type = string_type();
  const auto texts = pointers(values);
  check(H5Dwrite(dataset.id(), type.id(), rows.memory.id(), rows.file.id(), transfer_.id(), texts.data()),
        "write " + name);
}

void File::write(const Handle& dataset, const std::string& name, std::span<const double> values) const {
  check(H5Dwrite(dataset.id(), H5T_NATIVE_DOUBLE, H5S_ALL, H5S_ALL, H5P_DEFAULT, values.data()),
        "write " + name);
}

void File::write(const Handle& dataset, const std::string& name, std::span<const std::string> values) const {
  const Handle type = string_type();
  const auto texts = pointers(values);
  check(H5Dwrite(dataset.id(), type.id(), H5S_ALL, H5S_ALL, H5P_DEFAULT, texts.data()), "write " + name);
}

Shape File::shape_of(const Handle& dataset) const {
  const Handle space(H5Dget_space(dataset.id()));
  const int rank = check(H5Sget_simple_extent_ndims(space.id()), "read a shape");
  std::vector<hsize_t> sizes(static_cast<std::size_t>(rank));
  H5Sget_simple_extent_dims(space.id(), sizes.data(), nullptr);
  return {sizes.begin(), sizes.end()};
}

namespace {

Handle make_attribute(hid_t object, const std::string& name, hid_t type, hid_t space) {
  return Handle(H5Aexists(object, name.c_str()) > 0
                    ? H5Aopen(object, name.c_str(), H5P_DEFAULT)
                    : H5Acreate2(object, name.c_str(), type, space, H5P_DEFAULT, H5P_DEFAULT));
}

}  // namespace

void File::set_attribute(Id object, const std::string& name, const std::string& value) const {
  const Handle space(H5Screate(H5S_SCALAR));
  const Handle type(H5Tcopy(H5T_C_S1));  // fixed length: what netCDF calls a text attribute
  H5Tset_size(type.id(), value.empty() ? 1 : value.size());
  H5Tset_cset(type.id(), H5T_CSET_UTF8);
  const Handle attribute = make_attribute(object, name, type.id(), space.id());
  check(H5Awrite(attribute.id(), type.id(), value.empty() ? "\0" : value.data()), "write attribute " + name);
}

void File::set_attribute(Id object, const std::string& name, std::int64_t value) const {
  const Handle space(H5Screate(H5S_SCALAR));
  const Handle attribute = make_attribute(object, name, H5T_STD_I64LE, space.id());
  check(H5Awrite(attribute.id(), H5T_NATIVE_INT64, &value), "write attribute " + name);
}

void File::set_attribute(Id object, const std::string& name, std::uint64_t value) const {
  const Handle space(H5Screate(H5S_SCALAR));
  const Handle attribute = make_attribute(object, name, H5T_STD_U64LE, space.id());
  check(H5Awrite(attribute.id(), H5T_NATIVE_UINT64, &value), "write attribute " + name);
}

void File::set_attribute(Id object, const std::string& name, std::span<const std::int8_t> values) const {
  const hsize_t size = values.size();
  const Handle space(H5Screate_simple(1, &size, nullptr));
  const Handle attribute = make_attribute(object, name, H5T_STD_I8LE, space.id());
  check(H5Awrite(attribute.id(), H5T_NATIVE_INT8, values.data()), "write attribute " + name);
}

std::string File::text_attribute(Id object, const std::string& name) const {
  if (H5Aexists(object, name.c_str()) <= 0) return {};
  const Handle attribute(check(H5Aopen(object, name.c_str(), H5P_DEFAULT), "open attribute " + name));
  const Handle type(H5Aget_type(attribute.id()));
  constexpr std::size_t kLongest = 1 << 20;
  if (H5Tget_class(type.id()) != H5T_STRING || H5Tis_variable_str(type.id()) > 0 ||
      H5Tget_size(type.id()) > kLongest)
    return {};
  std::string value(H5Tget_size(type.id()), '\0');
  check(H5Aread(attribute.id(), type.id(), value.data()), "read attribute " + name);
  while (!value.empty() && value.back() == '\0') value.pop_back();
  return value;
}

std::int64_t File::integer_attribute(Id object, const std::string& name, std::int64_t otherwise) const {
  if (H5Aexists(object, name.c_str()) <= 0) return otherwise;
  const Handle attribute(check(H5Aopen(object, name.c_str(), H5P_DEFAULT), "open attribute " + name));
  const Handle type(H5Aget_type(attribute.id()));
  const Handle space(H5Aget_space(attribute.id()));
  if (H5Tget_class(type.id()) != H5T_INTEGER || H5Sget_simple_extent_npoints(space.id()) != 1)
    return otherwise;
  std::int64_t value = 0;
  check(H5Aread(attribute.id(), H5T_NATIVE_INT64, &value), "read attribute " + name);
  return value;
}

void File::make_scale(const Handle& dataset, const std::string& name) const {
  check(H5DSset_scale(dataset.id(), name.c_str()), "make " + name + " a dimension");
}

void File::attach_scale(const Handle& dataset, const Handle& scale, unsigned dimension) const {
  check(H5DSattach_scale(dataset.id(), scale.id(), dimension), "attach a dimension");
}

std::string File::scale_name(const Handle& dataset, unsigned dimension) const {
  std::string name;
  H5DSiterate_scales(
      dataset.id(), dimension, nullptr,
      [](hid_t, unsigned, hid_t scale, void* out) -> herr_t {
        char buffer[256] = {};
        H5DSget_scale_name(scale, buffer, sizeof buffer);
        *static_cast<std::string*>(out) = buffer;
        return 1;
      },
      &name);
  return name;
}

}  // namespace surge::analysis::hdf5
