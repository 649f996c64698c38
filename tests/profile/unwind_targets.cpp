// SPDX-License-Identifier: MIT
// Programs that are hard to unwind: exceptions that are thrown through frames, deep recursion, callbacks through the C
// library. Usage: unwind_targets SECONDS
#include <chrono>
#include <cstdlib>
#include <stdexcept>
#include <string>
#include <vector>

namespace {

using Clock = std::chrono::steady_clock;
volatile unsigned long sink;

__attribute__((noinline)) void burn(int rounds)
{
    unsigned long state = sink;
    for (int i = 0; i < rounds; ++i)
        state = state * 6364136223846793005u + 1442695040888963407u;
    sink = state;
}

/// Frames of different sizes, with memory of a size that is known only at run time.
__attribute__((noinline)) int recurse(int depth, int width)
{
    auto *local = static_cast<volatile char *>(__builtin_alloca(size_t(width)));
    local[0] = char(depth);
    if (depth == 0) {
        burn(20000);
        return local[0];
    }
    return recurse(depth - 1, 16 + (width * 7) % 48) + local[0];
}

__attribute__((noinline)) void throwing(int depth)
{
    std::string holds(size_t(20 + depth), 'x'); // to be destroyed on the way
    if (depth == 0)
        throw std::runtime_error(holds);
    throwing(depth - 1);
    sink = sink + holds.size();
}

__attribute__((noinline)) void exceptions()
{
    for (int i = 0; i < 20; ++i) {
        try {
            throwing(12);
        } catch (const std::exception &) {
            burn(500);
        }
    }
}

int compare(const void *a, const void *b)
{
    burn(20);
    return *static_cast<const int *>(a) - *static_cast<const int *>(b);
}

__attribute__((noinline)) void callbacks()
{
    std::vector<int> numbers(500);
    for (size_t i = 0; i < numbers.size(); ++i)
        numbers[i] = int((i * 7919) % 500);
    std::qsort(numbers.data(), numbers.size(), sizeof(int), compare);
}

} // namespace

int main(int argc, char *argv[])
{
    const auto end = Clock::now() + std::chrono::duration<double>(argc > 1 ? std::atof(argv[1]) : 1);
    while (Clock::now() < end) {
        recurse(60, 32);
        exceptions();
        callbacks();
    }
}
