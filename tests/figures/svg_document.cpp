// SPDX-License-Identifier: Apache-2.0
#include "tests/figures/svg_document.h"

#include <algorithm>
#include <memory>
#include <sstream>
#include <stdexcept>

#include <expat.h>

namespace surge::test {
namespace {

struct Reading {
  SvgDocument document;
  std::vector<std::string> groups;
  std::vector<std::size_t> open;
};

void begin_element(void* data, const char* name, const char** attributes) {
  auto& reading = *static_cast<Reading*>(data);
  SvgElement element{name, reading.groups, {}, {}};
  for (; *attributes != nullptr; attributes += 2) element.attributes[attributes[0]] = attributes[1];
  if (element.name == "g") reading.groups.push_back(element.attributes["class"]);
  reading.open.push_back(reading.document.elements.size());
  reading.document.elements.push_back(std::move(element));
}

void end_element(void* data, const char* name) {
  auto& reading = *static_cast<Reading*>(data);
  if (std::string(name) == "g") reading.groups.pop_back();
  reading.open.pop_back();
}

void add_text(void* data, const char* text, int length) {
  auto& reading = *static_cast<Reading*>(data);
  if (!reading.open.empty())
    reading.document.elements[reading.open.back()].text.append(text, static_cast<std::size_t>(length));
}

/// "−1,250.5"
double number_of(std::string text) {
  const std::string minus = "−";
  if (text.starts_with(minus)) text = "-" + text.substr(minus.size());
  std::erase(text, ',');
  return std::stod(text);
}

}  // namespace

std::vector<SvgElement> SvgDocument::in_group(const std::string& group, const std::string& name) const {
  std::vector<SvgElement> found;
  for (const SvgElement& element : elements) {
    if (element.name == name && std::ranges::find(element.groups, group) != element.groups.end())
      found.push_back(element);
  }
  return found;
}

std::vector<std::string> SvgDocument::texts() const {
  std::vector<std::string> found;
  for (const SvgElement& element : elements) {
    if (element.name == "text") found.push_back(element.text);
  }
  return found;
}

SvgDocument read_svg(const std::string& text) {
  const std::unique_ptr<XML_ParserStruct, void (*)(XML_Parser)> parser(XML_ParserCreate("UTF-8"),
                                                                       &XML_ParserFree);
  Reading reading;
  XML_SetUserData(parser.get(), &reading);
  XML_SetElementHandler(parser.get(), &begin_element, &end_element);
  XML_SetCharacterDataHandler(parser.get(), &add_text);
  if (XML_Parse(parser.get(), text.data(), static_cast<int>(text.size()), 1) == XML_STATUS_ERROR) {
    throw std::runtime_error("line " + std::to_string(XML_GetCurrentLineNumber(parser.get())) + ": " +
                             XML_ErrorString(XML_GetErrorCode(parser.get())));
  }
  return std::move(reading.document);
}

SvgPoints points_in(const SvgElement& path) {
  std::string data = path.attributes.at("d");
  for (char& sign : data) {
    if (sign == 'M' || sign == 'L' || sign == 'Z' || sign == ',') sign = ' ';
  }
  std::istringstream numbers(data);
  SvgPoints points;
  for (double x = 0, y = 0; numbers >> x >> y;) points.emplace_back(x, y);
  return points;
}

ReadAxis::ReadAxis(const SvgDocument& document, Direction direction) {
  const bool horizontal = direction == Direction::kHorizontal;
  const std::vector<SvgElement> labels = document.in_group(horizontal ? "x-axis" : "y-axis", "text");
  // Each label stands behind its grid line; the title comes last.
  const std::vector<SvgElement> lines = document.in_group(horizontal ? "x-axis" : "y-axis", "path");
  const std::size_t each = horizontal ? 2 : 1;  // grid line and tick, or grid line alone
  const auto place = [&](std::size_t tick) {
    const auto [x, y] = points_in(lines.at(tick * each)).at(0);
    return horizontal ? x : y;
  };
  const double second_value = number_of(labels.at(1).text);
  first_value_ = number_of(labels.at(0).text);
  first_place_ = place(0);
  slope_ = (second_value - first_value_) / (place(1) - first_place_);
}

double ReadAxis::value_at(double place) const {
  return first_value_ + slope_ * (place - first_place_);
}

}  // namespace surge::test
