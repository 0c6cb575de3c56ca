// SPDX-License-Identifier: Apache-2.0
// The HDF5 C library behind handles that close themselves and calls that throw. hdf5.h stays in .cpp files.
#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "analysis/results/result_file_error.h"

namespace surge::analysis::hdf5 {

using Id = std::int64_t;          ///< hid_t
using Size = unsigned long long;  ///< hsize_t
using Shape = std::vector<Size>;

inline constexpr Size kUnlimited = static_cast<Size>(-1);

/// Owns an identifier of any kind.
class Handle {
 public:
  Handle() = default;
  explicit Handle(Id id) : id_(id) {}
  Handle(Handle&& other) noexcept : id_(std::exchange(other.id_, -1)) {}
  Handle& operator=(Handle&& other) noexcept {
    std::swap(id_, other.id_);
    return *this;
  }
  ~Handle();

  Id id() const { return id_; }
  /// Gives up ownership.
  Id release() { return std::exchange(id_, -1); }
  explicit operator bool() const { return id_ >= 0; }

 private:
  Id id_ = -1;
};

/// Consecutive ones along the first dimension; all of them if `count` is kUnlimited.
struct Rows {
  Size first = 0;
  Size count = kUnlimited;
};

/// Element types of this project's files.
enum class Type { kFloat32, kFloat64, kInt8, kInt32, kInt64, kUint64, kString };

/// A file together with its path for messages. Every failing call throws ResultFileError with the reason of
/// the system where HDF5 knows one.
class File {
 public:
  static File create(const std::filesystem::path& path);
  static File open(const std::filesystem::path& path);

  const std::filesystem::path& path() const { return path_; }
  Id root() const { return handle_.id(); }

  /// Throws if the last bytes cannot be written.
  void close();
  void flush();

  Handle create_group(Id parent, const std::string& name) const;
  Handle open_group(Id parent, const std::string& name) const;

  /// Chunked and compressed (shuffle, deflate) if `chunk` is not empty; `unlimited_first` lets the first
  /// dimension grow.
  Handle create_dataset(Id parent, const std::string& name, Type type, const Shape& shape,
                        const Shape& chunk = {}, bool unlimited_first = false, bool fill_nan = false) const;
  Handle open_dataset(Id parent, const std::string& name) const;
  bool has(Id parent, const std::string& name) const;
  /// As opposed to a group. Precondition: has(parent, name).
  bool is_dataset(Id parent, const std::string& name) const;
  std::vector<std::string> names_in(Id group) const;

  /// Grows the first dimension to `shape` and writes the block that begins at `offset` of it.
  void append(const Handle& dataset, const std::string& name, const Shape& shape, Size offset,
              std::span<const double> values) const;
  void append(const Handle& dataset, const std::string& name, Size size, Size offset,
              std::span<const std::int64_t> values) const;
  void append(const Handle& dataset, const std::string& name, Size size, Size offset,
              std::span<const std::string> values) const;

  void write(const Handle& dataset, const std::string& name, std::span<const double> values) const;
  void write(const Handle& dataset, const std::string& name, std::span<const std::string> values) const;

  Shape shape_of(const Handle& dataset) const;
  /// Throws if the element type is not what is asked for, or rows are missing.
  std::vector<double> read_doubles(const Handle& dataset, const std::string& name, Rows rows = {}) const;
  std::vector<std::int64_t> read_integers(const Handle& dataset, const std::string& name,
                                          Rows rows = {}) const;
  std::vector<std::string> read_strings(const Handle& dataset, const std::string& name, Rows rows = {}) const;

  void set_attribute(Id object, const std::string& name, const std::string& value) const;
  void set_attribute(Id object, const std::string& name, std::int64_t value) const;
  void set_attribute(Id object, const std::string& name, std::uint64_t value) const;
  void set_attribute(Id object, const std::string& name, std::span<const std::int8_t> values) const;
  std::string text_attribute(Id object, const std::string& name) const;  ///< empty where absent
  std::int64_t integer_attribute(Id object, const std::string& name, std::int64_t otherwise) const;

  /// Makes a 1-D dataset the coordinate of a dimension, as netCDF-4 does.
  void make_scale(const Handle& dataset, const std::string& name) const;
  void attach_scale(const Handle& dataset, const Handle& scale, unsigned dimension) const;
  /// Name of the scale attached to a dimension; empty if none.
  std::string scale_name(const Handle& dataset, unsigned dimension) const;

 private:
  File(std::filesystem::path path, Handle handle) : path_(std::move(path)), handle_(std::move(handle)) {}
  [[noreturn]] void fail(const std::string& operation) const;
  template <class Result>
  Result check(Result result, const std::string& operation) const {
    if (result < 0) fail(operation);
    return result;
  }

  std::filesystem::path path_;
  Handle handle_;
  Handle transfer_;  ///< properties of every write; of a file that was created
};

}  // namespace surge::analysis::hdf5
