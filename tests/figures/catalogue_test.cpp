// SPDX-License-Identifier: Apache-2.0
// Every figure of the catalogue, from a result file of its own; what is drawn is what is in the file.
#include <cmath>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "analysis/figures/figure_catalogue.h"
#include "analysis/figures/page.h"
#include "analysis/figures/typesetting.h"
#include "analysis/statistics/summary.h"
#include "tests/figures/svg_document.h"
#include "tests/support/run_program.h"

namespace surge::analysis::figures {
namespace {

using test::ReadAxis;
using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

/// Runs once for all tests.
class Catalogue : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = new test::TemporaryFolder;
    make("run.h5", {});
    make("other.h5", {"--set", "depots.valley-depot.docks=3"});
  }
  static void TearDownTestSuite() { delete folder_; }

  static void make(const std::string& name, std::vector<std::string> more) {
    more.insert(more.begin(), {"run", "minimal", "--quiet", "-o", folder_->file(name)});
    ASSERT_EQ(test::run_surge(more).exit_code, 0);
  }
  static FigureInput input(const std::vector<std::string>& names = {"run.h5"},
                           Language language = Language::kEnglish) {
    FigureInput made;
    for (const std::string& name : names)
      made.runs.emplace_back(folder_->file(name), false, name.substr(0, name.find('.')));
    made.language = language;
    return made;
  }
  static const FigureEntry& entry(const std::string& name) {
    return *std::ranges::find(figure_catalogue(), name, &FigureEntry::name);
  }
  static test::SvgDocument drawn(const std::string& name, const FigureInput& results, double width_mm = 130) {
    const PreparedFigure figure = entry(name).prepare(results, 0, content_width_mm(width_mm));
    PageSettings page;
    page.width_mm = width_mm;
    page.height_mm = page_height_mm(figure, width_mm);
    return test::read_svg(
        drawn_page(page, [&](Canvas& canvas) { draw_figure_page(figure, width_mm, canvas); }));
  }

  static test::TemporaryFolder* folder_;
};
test::TemporaryFolder* Catalogue::folder_ = nullptr;

/// What its letters cover, without the room above capitals and below the line.
Rectangle covered_by(const test::SvgElement& text) {
  const auto attribute = [&](const char* key) {
    return text.attributes.contains(key) ? text.attributes.at(key) : std::string();
  };
  const double size = std::stod(attribute("font-size"));
  const TextStyle style{.size_pt = size, .bold = !attribute("font-weight").empty()};
  const double width = text_width(text.text, style) / kMmPerPoint;
  const std::string anchor = attribute("text-anchor");
  const double before = anchor == "middle" ? width / 2 : anchor == "end" ? width : 0;
  return {std::stod(attribute("x")) - before, std::stod(attribute("y")) - 0.7 * size, width, 0.7 * size};
}

/// No coordinate is lost, and all text is on the page.
void expect_on_page(const test::SvgDocument& document, const std::string& name) {
  std::istringstream box(document.elements[0].attributes.at("viewBox"));
  Rectangle page;
  box >> page.left >> page.top >> page.width >> page.height;
  for (const test::SvgElement& element : document.elements) {
    for (const auto& [key, value] : element.attributes) EXPECT_THAT(value, Not(HasSubstr("nan"))) << name;
    if (element.name != "text") continue;
    EXPECT_TRUE(page.holds(covered_by(element))) << name << ": " << element.text;
  }
}

void expect_no_text_covers_another(const test::SvgDocument& document, const std::string& name) {
  std::vector<std::pair<Rectangle, std::string>> seen;
  for (const test::SvgElement& element : document.elements) {
    if (element.name != "text" || element.text.empty()) continue;
    const Rectangle box = covered_by(element);
    for (const auto& [other, text] : seen)
      EXPECT_FALSE(box.overlaps(other)) << name << ": " << element.text << " over " << text;
    seen.emplace_back(box, element.text);
  }
}

TEST_F(Catalogue, NamesAreUniqueAndTheirOrderIsKept) {
  std::set<std::string> names;
  for (const FigureEntry& figure : figure_catalogue()) {
    EXPECT_TRUE(names.insert(figure.name).second) << figure.name;
    EXPECT_THAT(figure.about, Not(IsEmpty()));
  }
  EXPECT_GE(names.size(), 10U);
}

TEST_F(Catalogue, EveryFigureDrawsInBothLanguagesAndTwoWidths) {
  for (const FigureEntry& figure : figure_catalogue()) {
    for (const Language language : {Language::kEnglish, Language::kChinese}) {
      for (const double width : {85.0, 170.0}) {
        if (figure.name == "days-map") continue;  // needs the residents, see the command
        const test::SvgDocument document = drawn(figure.name, input({"run.h5"}, language), width);
        expect_on_page(document, figure.name);
        expect_no_text_covers_another(document, figure.name);
        EXPECT_GT(document.elements.size(), 20U) << figure.name;
      }
    }
  }
}

TEST_F(Catalogue, EveryFigureDrawsSeveralRuns) {
  for (const FigureEntry& figure : figure_catalogue()) {
    if (figure.name == "days-map") continue;
    for (const std::vector<std::string>& names : std::vector<std::vector<std::string>>{
             {"run.h5", "other.h5"}, {"run.h5", "other.h5", "run.h5", "other.h5"}})
      expect_on_page(drawn(figure.name, input(names)), figure.name);
  }
}

TEST_F(Catalogue, MedianOfTheCoverageIsThatOfTheFile) {
  const FigureInput results = input();
  const test::SvgDocument document = drawn("coverage", results);
  const ReadAxis time(document, ReadAxis::Direction::kHorizontal),
      share(document, ReadAxis::Direction::kVertical);
  const CellSamples samples = results.runs[0].samples("coverage");
  const std::vector<double>& hours = results.runs[0].axis("coverage", 0).coordinates;
  const auto medians = document.in_group("median", "path");
  ASSERT_EQ(medians.size(), 1U);  // somebody is in need all the time
  const test::SvgPoints points = test::points_in(medians[0]);
  ASSERT_EQ(points.size(), hours.size());
  for (std::size_t i = 0; i < hours.size(); ++i) {
    std::vector<double> sample = samples[i];
    std::ranges::sort(sample);
    EXPECT_NEAR(time.value_at(points[i].first), hours[i] / 24, 0.01);
    EXPECT_NEAR(share.value_at(points[i].second), 100 * quantile(sample, 0.5), 0.02);
  }
}

TEST_F(Catalogue, BandOfTheCoverageIsThatOfTheFile) {
  const FigureInput results = input();
  const test::SvgDocument document = drawn("coverage", results);
  const ReadAxis share(document, ReadAxis::Direction::kVertical);
  const auto bands = document.in_group("band-90", "path");
  ASSERT_EQ(bands.size(), 1U);
  const test::SvgPoints points = test::points_in(bands[0]);
  const CellSamples samples = results.runs[0].samples("coverage");
  ASSERT_EQ(points.size(), 2 * samples.size());
  for (std::size_t i = 0; i < samples.size(); ++i) {
    std::vector<double> sample = samples[i];
    std::ranges::sort(sample);
    EXPECT_NEAR(share.value_at(points[i].second), 100 * quantile(sample, 0.05), 0.02);
    EXPECT_NEAR(share.value_at(points[points.size() - 1 - i].second), 100 * quantile(sample, 0.95), 0.02);
  }
}

TEST_F(Catalogue, BarsOfTheBottlenecksAreTheMeansOfTheFile) {
  const FigureInput results = input();
  const test::SvgDocument document = drawn("bottlenecks", results);
  const ReadAxis axis(document, ReadAxis::Direction::kHorizontal);
  const std::vector<double> means = results.runs[0].means("bottleneck_person_days");
  const auto& causes = results.runs[0].axis("bottleneck_person_days", 0);
  for (std::size_t i = 0; i < causes.size(); ++i) {
    const auto bars = document.in_group("bars " + causes.names[i].en, "rect");
    ASSERT_EQ(bars.size(), means[i] > 0 ? 1U : 0U) << causes.keys[i];
    if (bars.empty()) continue;
    const double end = std::stod(bars[0].attributes.at("x")) + std::stod(bars[0].attributes.at("width"));
    EXPECT_NEAR(axis.value_at(end), means[i], 1e-3 * 53574) << causes.keys[i];
  }
}

TEST_F(Catalogue, CountiesHaveTheColourOfTheirClass) {
  const FigureInput results = input();
  const test::SvgDocument document = drawn("unmet-map", results);
  const std::vector<double> means = results.runs[0].means("unmet_person_days_by_county");
  const auto& counties = results.runs[0].axis("unmet_person_days_by_county", 0);
  const auto boxes = document.in_group("legend", "rect");
  ASSERT_EQ(boxes.size(), 4U);  // borders 10, 20 and 30 thousand
  EXPECT_THAT(document.texts(), Contains("Unmet need (thousand person-days)"));
  for (std::size_t i = 0; i < counties.size(); ++i) {
    const auto shapes = document.in_group("county " + counties.keys[i], "path");
    ASSERT_EQ(shapes.size(), 1U);
    const auto expected = static_cast<std::size_t>(means[i] / 10000);
    EXPECT_EQ(shapes[0].attributes.at("fill"), boxes[expected].attributes.at("fill")) << counties.keys[i];
    EXPECT_THAT(document.texts(), Contains(counties.names[i].en));
  }
}

// The scenario as a result file holds it names no boundaries.
TEST_F(Catalogue, CountiesWithoutBoundariesAreCirclesAtTheirSeats) {
  test::write_text(folder_->file("bare.yaml"), input().runs[0].information().scenario_text);
  ASSERT_EQ(test::run_surge({"run", folder_->file("bare.yaml"), "--quiet", "-o", folder_->file("bare.h5")})
                .exit_code,
            0);
  FigureInput bare = input({"bare.h5"});
  EXPECT_THROW(drawn("unmet-map", bare), CannotDraw);
  const auto& counties = bare.runs[0].axis("unmet_person_days_by_county", 0);
  for (std::size_t i = 0; i < counties.size(); ++i)
    bare.counties[counties.keys[i]] = {{103 + 0.2 * static_cast<double>(i), 31}, 1000};
  const test::SvgDocument document = drawn("unmet-map", bare);
  const auto circles = document.in_group("counties", "circle");
  ASSERT_EQ(circles.size(), counties.size());
  const auto x = [&](std::size_t i) { return std::stod(circles[i].attributes.at("cx")); };
  std::vector<double> places{x(0), x(1), x(2), x(3)};
  std::ranges::sort(places);
  EXPECT_NEAR(places[1] - places[0], places[3] - places[2], 0.1);
}

TEST_F(Catalogue, ExceedanceFallsFromAllToOneOfTheReplications) {
  const FigureInput results = input();
  const test::SvgDocument document = drawn("exceedance", results);
  std::vector<double> sample = results.runs[0].samples("unmet_person_days").at(0);
  std::ranges::sort(sample);
  const ReadAxis unmet(document, ReadAxis::Direction::kHorizontal);
  const test::SvgPoints points = test::points_in(document.in_group("line", "path").at(0));
  ASSERT_EQ(points.size(), 1 + 2 * sample.size());
  for (std::size_t i = 0; i < sample.size(); ++i)
    EXPECT_NEAR(unmet.value_at(points[1 + 2 * i].first), sample[i], 150000 / 5000.0);
}

TEST_F(Catalogue, SeveralRunsAreNamedWhereTheirLinesEnd) {
  EXPECT_THAT(drawn("coverage", input({"run.h5", "other.h5"})).texts(),
              testing::AllOf(Contains("run"), Contains("other")));
}

TEST_F(Catalogue, NotesTellReplicationsAndSeed) {
  EXPECT_THAT(drawn("coverage", input()).texts(),
              Contains(HasSubstr("Minimal valley: 10 replications, seed 1.")));
  EXPECT_THAT(drawn("coverage", input({"run.h5"}, Language::kChinese)).texts(),
              Contains(HasSubstr("10 次重复，种子 1。")));
}

TEST_F(Catalogue, WhatTheFileLacksIsToldInASentence) {
  make("few.h5", {"--set", "metrics=[people]"});
  for (const FigureEntry& figure : figure_catalogue()) {
    try {
      figure.prepare(input({"few.h5"}), 0, 85);
      EXPECT_EQ(figure.name, "metrics") << "drawn from people alone";
    } catch (const CannotDraw& reason) {
      EXPECT_THAT(reason.what(), HasSubstr("few.h5: "));
    }
  }
}

}  // namespace
}  // namespace surge::analysis::figures
