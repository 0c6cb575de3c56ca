// SPDX-License-Identifier: Apache-2.0
#include "tests/scenarios/support/osm_text.h"

#include <sstream>

#include "scenarios/csv.h"

namespace surge::test {
namespace {

std::string tags_text(const OsmTags& tags) {
  std::string text;
  for (const auto& [key, value] : tags) text += "<tag k=\"" + key + "\" v=\"" + value + "\"/>";
  return text;
}

std::string head(const char* type, std::int64_t id) {
  return std::string("<") + type + " id=\"" + std::to_string(id) + "\" version=\"1\"";
}

std::string without_osm(const std::string& key) {
  return key.starts_with("osm") ? key.substr(3) : key;
}

}  // namespace

OsmText& OsmText::node(std::int64_t id, double lon, double lat, const OsmTags& tags) {
  std::ostringstream text;
  text.precision(10);
  text << head("node", id) << " lon=\"" << lon << "\" lat=\"" << lat << "\">" << tags_text(tags)
       << "</node>\n";
  nodes_ += text.str();
  return *this;
}

OsmText& OsmText::nodes(std::int64_t first, const std::vector<std::pair<double, double>>& positions) {
  for (const auto& [lon, lat] : positions) node(first++, lon, lat);
  return *this;
}

OsmText& OsmText::way(std::int64_t id, const std::vector<std::int64_t>& nodes, const OsmTags& tags) {
  ways_ += head("way", id) + ">";
  for (const std::int64_t node : nodes) ways_ += "<nd ref=\"" + std::to_string(node) + "\"/>";
  ways_ += tags_text(tags) + "</way>\n";
  return *this;
}

OsmText& OsmText::relation(std::int64_t id, const std::vector<OsmMember>& members, const OsmTags& tags) {
  relations_ += head("relation", id) + ">";
  for (const OsmMember& member : members) {
    relations_ +=
        "<member type=\"way\" ref=\"" + std::to_string(member.way) + "\" role=\"" + member.role + "\"/>";
  }
  relations_ += tags_text(tags) + "</relation>\n";
  return *this;
}

std::string OsmText::text() const {
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<osm version=\"0.6\" generator=\"test\">\n" + nodes_ +
         ways_ + relations_ + "</osm>\n";
}

ImportFolder::ImportFolder(const OsmText& osm) {
  settings_.file = write("in.osm", osm.text());
  settings_.output = folder_.path() / "out";
}

std::string ImportFolder::write(const std::string& name, const std::string& text) const {
  write_text(folder_.file(name), text);
  return folder_.file(name);
}

ImportFolder& ImportFolder::facilities(const std::string& rows) {
  const std::string name = "facilities" + std::to_string(settings_.facilities.size()) + ".csv";
  settings_.facilities.emplace_back(write(name, "key,lon,lat\n" + rows));
  return *this;
}

std::string ImportFolder::error() const {
  try {
    import();
    return "no error";
  } catch (const scenarios::ScenarioError& error) {
    std::string text = error.what();
    const std::string folder = folder_.path().string() + "/";
    for (std::size_t at = 0; (at = text.find(folder)) != std::string::npos;) text.erase(at, folder.size());
    return text;
  }
}

CsvRows ImportFolder::table(const std::string& name) const {
  scenarios::Problems problems;
  const std::string text = read_text(settings_.output / (name + ".csv"));
  const auto csv = scenarios::parse_csv(text, problems.add_file(name), problems);
  problems.throw_if_any();
  CsvRows rows;
  for (const scenarios::CsvRow& row : csv->rows) {
    auto& cells = rows.emplace_back();
    for (std::size_t i = 0; i < row.cells.size(); ++i) cells[csv->header.at(i).text] = row.cells[i].text;
  }
  return rows;
}

std::vector<std::string> ImportFolder::roads() const {
  std::vector<std::string> lines;
  for (auto& row : table("roads")) {
    lines.push_back(without_osm(row["from_code"]) + "-" + without_osm(row["to_code"]) + " " + row["class"] +
                    " " + row["direction"]);
  }
  return lines;
}

}  // namespace surge::test
