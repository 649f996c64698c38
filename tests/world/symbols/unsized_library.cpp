// SPDX-License-Identifier: MIT
extern "C" void fast_copy();

volatile unsigned long sink;

[[gnu::noinline]] static void secretParser()
{
    for (unsigned long i = 0; i < 300; ++i)
        sink = sink + i;
}

[[gnu::noinline]] static void secretWriter()
{
    for (unsigned long i = 0; i < 100; ++i)
        sink = sink - i;
}

extern "C" [[gnu::visibility("default")]] void publicEntry()
{
    fast_copy();
    secretParser();
    secretWriter();
    sink = sink + 1;
}
