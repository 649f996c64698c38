// SPDX-License-Identifier: MIT
// Built without .eh_frame: its rules stand in .debug_frame, those of the start files in .eh_frame.
volatile unsigned long sink;

extern "C" [[gnu::noinline]] void innerWork(unsigned long n)
{
    for (unsigned long i = 0; i < n; ++i)
        sink = sink + i;
}

extern "C" [[gnu::noinline]] void outerWork(unsigned long n)
{
    innerWork(n);
    innerWork(n + 1);
    sink = sink + 1;
}

int main(int argc, char **)
{
    outerWork(static_cast<unsigned long>(argc));
}
