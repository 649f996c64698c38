// SPDX-License-Identifier: MIT
// A program of 32 bits, without any library: those are not installed everywhere.
volatile unsigned long sink;

[[gnu::always_inline]] static inline void add(unsigned long i)
{
    sink = sink + i;
}

extern "C" [[gnu::noinline]] void spinNarrow(unsigned long n)
{
    for (unsigned long i = 0; i < n; ++i)
        add(i);
}

extern "C" void _start()
{
    for (;;)
        spinNarrow(1000);
}
