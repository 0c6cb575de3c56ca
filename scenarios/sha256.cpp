// SPDX-License-Identifier: Apache-2.0
#include "scenarios/sha256.h"

#include <array>
#include <stdexcept>

#include <openssl/evp.h>

namespace surge::scenarios {

std::string sha256(std::string_view text) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned length = 0;
  if (EVP_Digest(text.data(), text.size(), digest.data(), &length, EVP_sha256(), nullptr) != 1)
    throw std::runtime_error("SHA-256 is not available in this build of OpenSSL");
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string hexadecimal;
  for (unsigned i = 0; i < length; ++i) {
    hexadecimal += kDigits[digest[i] / 16U];
    hexadecimal += kDigits[digest[i] % 16U];
  }
  return hexadecimal;
}

}  // namespace surge::scenarios
