// SPDX-License-Identifier: Apache-2.0
#include "scenarios/shakemap.h"

#include <array>
#include <charconv>
#include <map>
#include <memory>
#include <string>

#include <expat.h>

namespace surge::scenarios {
namespace {

constexpr std::array<const char*, 3> kFields{"LON", "LAT", "MMI"};
constexpr std::array<const char*, 3> kColumns{"lon", "lat", "intensity"};
constexpr std::size_t kMostFields = 1000;

using Attributes = std::map<std::string, std::string>;

std::optional<std::size_t> whole_attribute(const Attributes& attributes, const std::string& name) {
  const auto found = attributes.find(name);
  std::size_t value = 0;
  if (found == attributes.end()) return {};
  const char* end = found->second.data() + found->second.size();
  const auto [rest, error] = std::from_chars(found->second.data(), end, value);
  return error == std::errc{} && rest == end ? std::optional(value) : std::nullopt;
}

std::vector<std::string_view> words_of(std::string_view line) {
  constexpr std::string_view kSpace = " \t\r";
  std::vector<std::string_view> words;
  for (std::size_t at = line.find_first_not_of(kSpace); at != std::string_view::npos;) {
    const std::size_t end = std::min(line.find_first_of(kSpace, at), line.size());
    words.push_back(line.substr(at, end - at));
    at = line.find_first_not_of(kSpace, end);
  }
  return words;
}

class GridReader {
 public:
  GridReader(int file, Problems& problems) : file_(file), problems_(problems) {}

  bool read(std::string_view xml) {
    const std::unique_ptr<XML_ParserStruct, decltype(&XML_ParserFree)> parser(XML_ParserCreate(nullptr),
                                                                              &XML_ParserFree);
    parser_ = parser.get();
    XML_SetUserData(parser_, this);
    XML_SetElementHandler(parser_, &GridReader::on_start, &GridReader::on_end);
    XML_SetCharacterDataHandler(parser_, &GridReader::on_text);
    if (XML_Parse(parser_, xml.data(), static_cast<int>(xml.size()), XML_TRUE) == XML_STATUS_ERROR) {
      return fail(line(), std::string("malformed XML: ") + XML_ErrorString(XML_GetErrorCode(parser_)),
                  "a whole ShakeMap grid.xml");
    }
    return true;
  }

  std::optional<Csv> rows() {
    if (!specification_)
      return failed("no element grid_specification", "nlon and nlat, the size of the grid");
    std::array<std::size_t, 3> positions{};
    for (std::size_t i = 0; i < kFields.size(); ++i) {
      const auto found = fields_.find(kFields[i]);
      if (found == fields_.end())
        return failed("no grid_field " + std::string(kFields[i]), "the fields LON, LAT and MMI");
      positions[i] = found->second;
    }
    if (data_line_ == 0) return failed("no element grid_data", "the values of the grid");
    return table(positions);
  }

 private:
  static void on_start(void* self, const char* name, const char** attributes) {
    static_cast<GridReader*>(self)->start(name, attributes);
  }
  static void on_end(void* self, const char* name) {
    auto& reader = *static_cast<GridReader*>(self);
    if (std::string_view(name) == "grid_data") reader.in_data_ = false;
  }
  static void on_text(void* self, const char* text, int length) {
    auto& reader = *static_cast<GridReader*>(self);
    if (!reader.in_data_) return;
    if (reader.data_line_ == 0) reader.data_line_ = reader.line();
    reader.data_.append(text, static_cast<std::size_t>(length));
  }

  void start(std::string_view name, const char** attributes) {
    Attributes values;
    for (; *attributes != nullptr; attributes += 2) values[attributes[0]] = attributes[1];
    in_data_ = name == "grid_data";
    if (name == "grid_specification") {
      const auto columns = whole_attribute(values, "nlon");
      const auto rows = whole_attribute(values, "nlat");
      if (columns && rows) specification_ = {*columns, *rows};
    }
    if (name == "grid_field") {
      const auto index = whole_attribute(values, "index");
      if (index && *index >= 1 && *index <= kMostFields) fields_[values["name"]] = *index - 1;
    }
  }

  std::optional<Csv> table(const std::array<std::size_t, 3>& positions) {
    Csv csv;
    for (const char* column : kColumns) csv.header.push_back({column, {file_, data_line_, 1}});
    Place place{file_, data_line_, 1};
    for (std::size_t at = 0; at < data_.size(); ++place.line) {
      const std::size_t end = std::min(data_.find('\n', at), data_.size());
      const std::vector<std::string_view> words = words_of(std::string_view(data_).substr(at, end - at));
      at = end + 1;
      if (words.empty()) continue;
      if (words.size() != fields_.size()) {
        fail(place.line, std::to_string(words.size()) + " values",
             std::to_string(fields_.size()) + ", one for each grid_field");
        return {};
      }
      CsvRow row{place, {}};
      for (const std::size_t position : positions)
        row.cells.push_back({std::string(words[std::min(position, words.size() - 1)]), place});
      csv.rows.push_back(std::move(row));
    }
    const std::size_t expected = specification_->columns * specification_->rows;
    if (csv.rows.size() == expected) return csv;
    fail(place.line, std::to_string(csv.rows.size()) + " lines of grid_data",
         std::to_string(expected) + ", nlon times nlat of grid_specification");
    return {};
  }

  int line() const { return static_cast<int>(XML_GetCurrentLineNumber(parser_)); }
  bool fail(int line, const std::string& found, const std::string& expected) {
    problems_.add({file_, line, 0}, "shakemap", found, {expected});
    return false;
  }
  std::nullopt_t failed(const std::string& found, const std::string& expected) {
    fail(0, found, expected);
    return std::nullopt;
  }

  struct Specification {
    std::size_t columns = 0;
    std::size_t rows = 0;
  };

  int file_;
  Problems& problems_;
  XML_Parser parser_ = nullptr;
  std::optional<Specification> specification_;
  std::map<std::string, std::size_t> fields_;  ///< position in a line
  bool in_data_ = false;
  int data_line_ = 0;  ///< where the data begin, 0: not yet
  std::string data_;
};

}  // namespace

std::optional<Csv> parse_shakemap(std::string_view xml, int file, Problems& problems) {
  GridReader reader(file, problems);
  return reader.read(xml) ? reader.rows() : std::nullopt;
}

}  // namespace surge::scenarios
