// SPDX-License-Identifier: Apache-2.0
// Reads one entry of a ZIP archive (PKWARE's APPNOTE.TXT 6.3, sections 4.3 to 4.4), as workbooks are.
#include "analysis/export/workbook_origin.h"

#include <algorithm>
#include <cstdint>
#include <fstream>
#include <optional>
#include <string>
#include <string_view>

#include <zlib.h>

namespace surge::analysis::exports {
namespace {

constexpr std::size_t kLongestTail = 1U << 20U;  // directory and end of an archive of a few hundred sheets
constexpr std::size_t kLongestEntry = 1U << 16U;
/// 1 January 1980, which libxlsxwriter gives all entries. Excel does too; others give the time of saving.
constexpr std::uint32_t kDateOfEntries = 0x0021;

/// Little-endian; 0 behind the end.
std::uint32_t number_at(std::string_view bytes, std::size_t at, std::size_t size) {
  if (at + size > bytes.size()) return 0;
  std::uint32_t value = 0;
  for (std::size_t i = size; i-- > 0;) value = value << 8U | static_cast<unsigned char>(bytes[at + i]);
  return value;
}

std::string bytes_of(std::ifstream& in, std::size_t first, std::size_t count) {
  std::string bytes(count, '\0');
  in.clear();
  in.seekg(static_cast<std::streamoff>(first));
  in.read(bytes.data(), static_cast<std::streamsize>(count));
  bytes.resize(static_cast<std::size_t>(in.gcount()));
  return bytes;
}

/// Where an entry is, as the directory tells.
struct Entry {
  std::size_t header = 0;  ///< in the file
  std::size_t packed = 0;  ///< bytes
  std::uint32_t date = 0;  ///< as MS-DOS has it
};

/// The directory's record of the file `name`.
std::optional<Entry> entry_of(std::string_view tail, std::string_view name) {
  constexpr std::string_view kDirectoryRecord = "PK\1\2";
  constexpr std::size_t kFixedPart = 46;
  const std::size_t end = tail.rfind("PK\5\6");
  if (end == std::string_view::npos) return std::nullopt;
  const std::size_t size = number_at(tail, end + 12, 4);
  if (size > end) return std::nullopt;
  std::size_t at = end - size;
  while (at + kFixedPart <= end && tail.substr(at, 4) == kDirectoryRecord) {
    const std::size_t letters = number_at(tail, at + 28, 2);
    if (tail.substr(at + kFixedPart, letters) == name)
      return Entry{number_at(tail, at + 42, 4), number_at(tail, at + 20, 4), number_at(tail, at + 14, 2)};
    at += kFixedPart + letters + number_at(tail, at + 30, 2) + number_at(tail, at + 32, 2);
  }
  return std::nullopt;
}

std::string inflated(std::string& packed) {
  std::string text(kLongestEntry, '\0');
  z_stream stream{};
  stream.next_in = reinterpret_cast<Bytef*>(packed.data());
  stream.avail_in = static_cast<uInt>(packed.size());
  stream.next_out = reinterpret_cast<Bytef*>(text.data());
  stream.avail_out = static_cast<uInt>(text.size());
  if (inflateInit2(&stream, -MAX_WBITS) != Z_OK) return {};
  const int state = inflate(&stream, Z_FINISH);
  text.resize(stream.total_out);
  inflateEnd(&stream);
  return state == Z_STREAM_END ? text : std::string();
}

/// Empty if the file is no workbook, or not as libxlsxwriter or Excel write one.
std::string core_properties(const std::filesystem::path& file) {
  std::error_code error;
  const std::uintmax_t size = std::filesystem::file_size(file, error);
  std::ifstream in(file, std::ios::binary);
  if (error || !in) return {};
  const std::size_t tail = std::min<std::uintmax_t>(size, kLongestTail);
  const auto entry = entry_of(bytes_of(in, size - tail, tail), "docProps/core.xml");
  if (!entry || entry->packed > kLongestEntry || entry->date != kDateOfEntries) return {};
  const std::string header = bytes_of(in, entry->header, 30);
  const std::size_t names = number_at(header, 26, 2) + number_at(header, 28, 2);
  std::string packed = bytes_of(in, entry->header + header.size() + names, entry->packed);
  return number_at(header, 8, 2) == 0 ? packed : inflated(packed);
}

/// Text of the first element of that name, which may have attributes.
std::string element(const std::string& xml, const std::string& name) {
  const std::size_t begin = xml.find('<' + name);
  const std::size_t text = begin == std::string::npos ? begin : xml.find('>', begin);
  const std::size_t end = text == std::string::npos ? text : xml.find("</" + name + '>', text);
  return end == std::string::npos ? std::string() : xml.substr(text + 1, end - text - 1);
}

}  // namespace

bool is_own_workbook(const std::filesystem::path& file) {
  const std::string xml = core_properties(file);
  const std::string created = element(xml, "dcterms:created");
  return element(xml, "dc:creator") == kWorkbookAuthor && !created.empty() &&
         created == element(xml, "dcterms:modified");
}

}  // namespace surge::analysis::exports
