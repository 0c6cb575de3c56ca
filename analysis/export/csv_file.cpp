// SPDX-License-Identifier: Apache-2.0
#include "analysis/export/csv_file.h"

#include <array>
#include <charconv>
#include <cmath>
#include <stdexcept>
#include <string>

namespace surge::analysis::exports {

CsvFile::CsvFile(const std::filesystem::path& path) : path_(path), out_(path, std::ios::binary) {
  if (!out_) throw std::runtime_error(path.string() + ": cannot be written");
  out_ << "\xEF\xBB\xBF";
}

void CsvFile::separate() {
  if (begun_) out_ << ',';
  begun_ = true;
}

CsvFile& CsvFile::text(std::string_view given) {
  separate();
  const bool formula =
      !given.empty() && std::string_view("=+-@\t").find(given.front()) != std::string_view::npos;
  const std::string field = (formula ? "'" : "") + std::string(given);
  if (field.find_first_of(",\"\r\n") == std::string::npos) {
    out_ << field;
    return *this;
  }
  out_ << '"';
  for (const char letter : field) {
    if (letter == '"') out_ << '"';
    out_ << letter;
  }
  out_ << '"';
  return *this;
}

CsvFile& CsvFile::number(double value) {
  separate();
  if (std::isnan(value)) return *this;
  std::array<char, 32> digits{};
  const auto [end, error] = std::to_chars(digits.data(), digits.data() + digits.size(), value);
  out_.write(digits.data(), end - digits.data());
  return *this;
}

void CsvFile::end_line() {
  out_ << "\r\n";
  begun_ = false;
}

void CsvFile::close() {
  out_.close();
  if (!out_) throw std::runtime_error(path_.string() + ": not all of it could be written");
}

}  // namespace surge::analysis::exports
