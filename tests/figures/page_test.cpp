// SPDX-License-Identifier: Apache-2.0
// Files of pages: SVG, PNG, PDF.
#include "analysis/figures/page.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "analysis/figures/typesetting.h"
#include "tests/figures/svg_document.h"

namespace surge::analysis::figures {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::StartsWith;

void draw_something(Canvas& canvas) {
  const Group group(canvas, "some \"group\"", Rectangle{0, 0, 40, 30});
  canvas.draw(Path{{{{10, 10}, {20, 10}, {20, 20}}, true}}, filled_with(category_colour(0), 0.5));
  canvas.draw(Circle{{30, 20}, 5}, {.fill = kNothing, .line = kInk, .dash_mm = {1, 2}});
  canvas.write({10, 25}, "a < b & \"c\" \x01 县", {.halo_mm = 0.3});
}

PageSettings settings_for(PageFormat format) {
  PageSettings settings;
  settings.format = format;
  settings.width_mm = 85;
  settings.height_mm = 60;
  settings.title = "Title & more";
  settings.creator = "surge";
  settings.created = "2026-05-12T14:28:00Z";
  return settings;
}

std::uint32_t number_at(const std::string& bytes, std::size_t at) {
  std::uint32_t number = 0;
  for (std::size_t i = 0; i < 4; ++i) number = number << 8 | static_cast<unsigned char>(bytes.at(at + i));
  return number;
}

TEST(Page, SvgIsWellFormedWhateverTheText) {
  const test::SvgDocument document =
      test::read_svg(drawn_page(settings_for(PageFormat::kSvg), &draw_something));
  EXPECT_EQ(document.elements[0].attributes.at("width"), "85mm");
  EXPECT_THAT(document.texts(), Contains("a < b & \"c\"   县"));
  const auto paths = document.in_group("some \"group\"", "path");
  ASSERT_EQ(paths.size(), 1U);
  const auto points = test::points_in(paths[0]);
  EXPECT_NEAR(points.at(1).first, 20 / kMmPerPoint, 0.01);
}

TEST(Page, PngHasTheSizeAndTheResolutionAskedFor) {
  PageSettings settings = settings_for(PageFormat::kPng);
  settings.dots_per_inch = 300;
  const std::string png = drawn_page(settings, &draw_something);
  EXPECT_THAT(png, StartsWith("\x89PNG"));
  EXPECT_EQ(number_at(png, 16), 1004U);  // 85 mm / 25.4 * 300 = 1003.9
  EXPECT_EQ(number_at(png, 20), 709U);   // 60 mm: 708.7
  const std::size_t density = png.find("pHYs");
  ASSERT_NE(density, std::string::npos);
  EXPECT_EQ(number_at(png, density + 4), 11811U);  // dots a metre
  EXPECT_EQ(number_at(png, density + 8), 11811U);
}

TEST(Page, PdfHasNoTimeButTheOneGiven) {
  const std::string pdf = drawn_page(settings_for(PageFormat::kPdf), &draw_something);
  EXPECT_THAT(pdf, StartsWith("%PDF-"));
  EXPECT_THAT(pdf, HasSubstr("/CreationDate (20260512142800Z)"));
  EXPECT_THAT(pdf, testing::Not(HasSubstr("/ModDate")));
}

TEST(Page, SameCallsGiveTheSameBytes) {
  for (const PageFormat format : {PageFormat::kSvg, PageFormat::kPng, PageFormat::kPdf}) {
    const PageSettings settings = settings_for(format);
    EXPECT_EQ(drawn_page(settings, &draw_something), drawn_page(settings, &draw_something));
  }
}

TEST(Page, TooManyPixelsAreRefusedInASentence) {
  PageSettings settings = settings_for(PageFormat::kPng);
  settings.width_mm = 5000;
  EXPECT_THROW(drawn_page(settings, &draw_something), std::runtime_error);
}

}  // namespace
}  // namespace surge::analysis::figures
