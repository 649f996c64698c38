// SPDX-License-Identifier: MIT
#include "performance/symbols/demangle.h"

#include <libiberty/demangle.h>

#include <cstdlib>
#include <memory>

namespace performance {

std::string demangled(const std::string &symbol)
{
    constexpr size_t Longest = 65536;
    if (symbol.size() < 3 || symbol.size() > Longest || symbol[0] != '_')
        return symbol;
    using Text = std::unique_ptr<char, decltype(&std::free)>;
    if (symbol.starts_with("_R") || symbol.starts_with("_ZN")) { // old Rust names look like C++ with a hash at the end
        if (const Text text(::rust_demangle(symbol.c_str(), DMGL_AUTO), &std::free); text)
            return text.get();
    }
    if (symbol.starts_with("_D")) {
        if (const Text text(::dlang_demangle(symbol.c_str(), DMGL_AUTO), &std::free); text)
            return text.get();
    }
    if (const Text text(::cplus_demangle_v3(symbol.c_str(), DMGL_PARAMS | DMGL_ANSI), &std::free); text)
        return text.get();
    return symbol;
}

} // namespace performance
