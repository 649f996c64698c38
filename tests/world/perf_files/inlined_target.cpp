// SPDX-License-Identifier: MIT
// Nothing of it runs: its addresses stand in a recording that the test writes.
namespace {

volatile unsigned sink = 1;

[[gnu::always_inline]] inline void innerWork()
{
    for (unsigned i = 0; i < 100; ++i)
        sink = sink * 17 + i;
}

} // namespace

extern "C" [[gnu::noinline]] void outer_work()
{
    innerWork();
}

int main()
{
    outer_work();
    return 0;
}
