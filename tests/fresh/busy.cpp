// SPDX-License-Identifier: MIT
// A program whose time goes where its names say.
#include <chrono>
#include <cstdio>

namespace {

using Clock = std::chrono::steady_clock;

[[gnu::noinline]] double slowPart(double x)
{
    for (int i = 0; i < 1000; ++i)
        x = x * 1.0000001 + 1e-9;
    return x;
}

[[gnu::noinline]] double work(Clock::time_point end)
{
    double x = 1;
    while (Clock::now() < end)
        x = slowPart(x);
    return x;
}

} // namespace

int main()
{
    std::printf("%f\n", work(Clock::now() + std::chrono::seconds(2)));
}
