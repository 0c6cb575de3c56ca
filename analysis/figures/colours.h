// SPDX-License-Identifier: Apache-2.0
// Colours that people with any colour vision tell apart, and in print.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

namespace surge::analysis::figures {

struct Colour {
  std::uint8_t red = 0, green = 0, blue = 0;
  bool operator==(const Colour&) const = default;
};

inline constexpr Colour kInk{34, 34, 34};         ///< text and axes
inline constexpr Colour kQuiet{102, 102, 102};    ///< notes
inline constexpr Colour kGrid{226, 226, 226};     ///< thin lines behind the data
inline constexpr Colour kNothing{236, 236, 236};  ///< areas without a value
inline constexpr Colour kPaper{255, 255, 255};

inline constexpr std::size_t kCategories = 8;
/// Okabe and Ito (2008), Color Universal Design, in an order in which neighbours differ most: blue,
/// vermilion, bluish green, orange, sky blue, reddish purple, grey for its black, yellow. They repeat after
/// the eighth.
Colour category_colour(std::size_t index);

/// Perceptually uniform sequences of van der Walt and Smith (2015), as in matplotlib (CC0).
enum class Sequence {
  kViridis,      ///< dark blue (0) over green to yellow (1): shares, the more the brighter
  kMagmaPaleLow  ///< magma the other way round, without its ends: pale yellow (0) to dark purple (1): burdens
};
/// `at` in 0 ... 1; what lies outside gets the colour of the end.
Colour sequence_colour(Sequence sequence, double at);

/// "#0072b2"
std::string hexadecimal(Colour colour);

/// Whether white text is easier to read on it than black text, by the relative luminance of WCAG 2.1.
bool is_dark(Colour colour);

}  // namespace surge::analysis::figures
