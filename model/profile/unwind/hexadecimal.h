// SPDX-License-Identifier: MIT
#pragma once

#include "performance/profile/unwind/byte_reader.h"

#include <string>

namespace performance {

/// Two digits a byte, as build ids are written. Thread-safety: pure function.
inline std::string hexadecimal(ByteSpan bytes)
{
    constexpr char Digits[] = "0123456789abcdef";
    std::string text;
    for (const std::uint8_t byte : bytes) {
        text += Digits[byte >> 4];
        text += Digits[byte & 15];
    }
    return text;
}

} // namespace performance
