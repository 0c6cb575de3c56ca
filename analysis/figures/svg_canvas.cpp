// SPDX-License-Identifier: Apache-2.0
#include "analysis/figures/svg_canvas.h"

#include <charconv>
#include <cmath>

#include "analysis/figures/typesetting.h"

namespace surge::analysis::figures {
namespace {

std::string escaped(std::string_view text) {
  std::string safe;
  for (const char sign : text) {
    if (sign == '&') {
      safe += "&amp;";
    } else if (sign == '<') {
      safe += "&lt;";
    } else if (sign == '>') {
      safe += "&gt;";
    } else if (sign == '"') {
      safe += "&quot;";
    } else if (static_cast<unsigned char>(sign) >= 0x20) {
      safe += sign;  // XML 1.0 has no other control characters than blanks
    } else {
      safe += ' ';
    }
  }
  return safe;
}

/// At most two decimals, no zeros behind them.
std::string decimal(double value) {
  const double rounded = std::round(value * 100) / 100;
  char buffer[32];
  const auto end = std::to_chars(buffer, buffer + sizeof buffer, rounded == 0 ? 0.0 : rounded,
                                 std::chars_format::fixed, 2);
  std::string text(buffer, end.ptr);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.ends_with('.')) text.pop_back();
  return text;
}

std::string points_of(double mm) {
  return decimal(mm / kMmPerPoint);
}

std::string attribute(const char* name, const std::string& value) {
  return std::string(" ") + name + "=\"" + value + "\"";
}

std::string data_of(const Path& path) {
  std::string data;
  for (const Subpath& part : path) {
    for (std::size_t i = 0; i < part.points.size(); ++i) {
      data += i == 0 ? "M" : i == 1 ? "L" : " ";
      data += points_of(part.points[i].x) + "," + points_of(part.points[i].y);
    }
    if (part.closed) data += "Z";
  }
  return data;
}

}  // namespace

SvgCanvas::SvgCanvas(const PageSettings& settings) {
  text_ = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\"";
  text_ += attribute("width", decimal(settings.width_mm) + "mm");
  text_ += attribute("height", decimal(settings.height_mm) + "mm");
  text_ += attribute("viewBox", "0 0 " + points_of(settings.width_mm) + " " + points_of(settings.height_mm));
  text_ +=
      " role=\"img\" stroke-linecap=\"round\" stroke-linejoin=\"round\" fill-rule=\"evenodd\""
      " font-family=\"Arial, Helvetica, 'Liberation Sans', 'WenQuanYi Micro Hei', 'Noto Sans CJK SC',"
      " 'Microsoft YaHei', 'PingFang SC', sans-serif\">\n";
  text_ += "<title>" + escaped(settings.title) + "</title>\n";
  text_ += "<desc>" + escaped(settings.description);
  if (!settings.creator.empty()) text_ += " [" + escaped(settings.creator) + "]";
  text_ += "</desc>\n";
  draw(Rectangle{0, 0, settings.width_mm, settings.height_mm}, filled_with(kPaper));
}

void SvgCanvas::add_look(const Look& look) {
  text_ += attribute("fill", look.fill ? hexadecimal(*look.fill) : "none");
  if (look.fill && look.opacity < 1) text_ += attribute("fill-opacity", decimal(look.opacity));
  if (look.line) {
    text_ += attribute("stroke", hexadecimal(*look.line));
    text_ += attribute("stroke-width", points_of(look.line_mm));
    std::string dashes;
    for (const double part : look.dash_mm) dashes += (dashes.empty() ? "" : " ") + points_of(part);
    if (!dashes.empty()) text_ += attribute("stroke-dasharray", dashes);
  }
  text_ += "/>\n";
}

void SvgCanvas::draw(const Path& path, const Look& look) {
  text_ += "<path" + attribute("d", data_of(path));
  add_look(look);
}

void SvgCanvas::draw(const Rectangle& rectangle, const Look& look) {
  text_ += "<rect" + attribute("x", points_of(rectangle.left)) + attribute("y", points_of(rectangle.top)) +
           attribute("width", points_of(rectangle.width)) + attribute("height", points_of(rectangle.height));
  add_look(look);
}

void SvgCanvas::draw(const Circle& circle, const Look& look) {
  text_ += "<circle" + attribute("cx", points_of(circle.centre.x)) +
           attribute("cy", points_of(circle.centre.y)) + attribute("r", points_of(circle.radius));
  add_look(look);
}

void SvgCanvas::write(Point at, std::string_view text, const TextStyle& style) {
  text_ += "<text" + attribute("x", points_of(at.x)) +
           attribute("y", points_of(at.y + baseline_below(style))) +
           attribute("font-size", decimal(style.size_pt));
  if (style.bold) text_ += attribute("font-weight", "bold");
  if (style.side != Side::kStart)
    text_ += attribute("text-anchor", style.side == Side::kMiddle ? "middle" : "end");
  text_ += attribute("fill", hexadecimal(style.colour));
  if (style.halo_mm > 0) {
    text_ += attribute("stroke", hexadecimal(kPaper)) +
             attribute("stroke-width", points_of(2 * style.halo_mm)) + attribute("paint-order", "stroke");
  }
  text_ += ">" + escaped(text) + "</text>\n";
}

void SvgCanvas::begin_group(std::string_view name, const std::optional<Rectangle>& clip) {
  std::string reference;
  if (clip) {
    const std::string id = "clip" + std::to_string(++clips_);
    text_ += "<clipPath" + attribute("id", id) + ">\n";
    draw(*clip, filled_with(kInk));
    text_ += "</clipPath>\n";
    reference = attribute("clip-path", "url(#" + id + ")");
  }
  text_ += "<g" + attribute("class", escaped(name)) + reference + ">\n";
}

void SvgCanvas::end_group() {
  text_ += "</g>\n";
}

std::string SvgCanvas::finished() && {
  text_ += "</svg>\n";
  return std::move(text_);
}

}  // namespace surge::analysis::figures
