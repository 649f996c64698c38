// SPDX-License-Identifier: MIT
#pragma once

#include <sys/mman.h>

#include <cstdint>
#include <cstdlib>
#include <new>

namespace performance {

/// An allocator for tables of many megabytes that are read all over: asks the kernel for huge pages, of which there are
/// fewer to fault in and to look up. A table below the size of one is allocated as any other.
/// Source: Documentation/admin-guide/mm/transhuge.rst of the kernel.
/// Thread-safety: any thread; it has no state.
template<typename T>
struct HugePages {
    using value_type = T;

    HugePages() = default;
    template<typename Other>
    explicit HugePages(const HugePages<Other> &)
    {}

    T *allocate(size_t count)
    {
        constexpr size_t PageBytes = size_t(2) << 20;
        if (count > SIZE_MAX / 2 / sizeof(T))
            throw std::bad_alloc();
        const size_t bytes = count * sizeof(T);
        void *memory = bytes < PageBytes ? std::malloc(bytes)
                                         : std::aligned_alloc(PageBytes, (bytes + PageBytes - 1) & ~(PageBytes - 1));
        if (!memory)
            throw std::bad_alloc();
        if (bytes >= PageBytes)
            ::madvise(memory, bytes, MADV_HUGEPAGE); // where it is refused, plain pages do
        return static_cast<T *>(memory);
    }
    void deallocate(T *memory, size_t) { std::free(memory); }

    bool operator==(const HugePages &) const = default;
};

} // namespace performance
