// SPDX-License-Identifier: MIT
// A command under our capture: sampling, unwinding and counting as it goes, without naming anything.
// Usage: bench_capture RATE dwarf|fp COMMAND…
#include <performance/profile/capture/capture.h>

#include <chrono>
#include <cstdio>
#include <cstring>
#include <thread>

using namespace performance;

int main(int argc, char *argv[])
{
    if (argc < 4)
        return 2;
    ProfilingRequest request;
    request.rate = std::atof(argv[1]);
    request.stacks = std::strcmp(argv[2], "fp") == 0 ? StackMode::FramePointers : StackMode::Dwarf;
    request.target.kind = ProfilingTarget::Kind::Launch;
    for (int i = 3; i < argc; ++i)
        request.target.command << QString::fromLocal8Bit(argv[i]);
    const auto capture = Capture::start(request);
    if (!capture) {
        std::fprintf(stderr, "%s\n", qPrintable(capture.error().message()));
        return 1;
    }
    while (!(*capture)->state().ended)
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
    const CaptureState state = (*capture)->stop();
    const ProfileQuality &quality = state.profile.quality;
    std::printf("samples %zu\ncost_s %.6f\nlost %lld\nwhole_share %.4f\n", state.profile.sampleCount(),
                double(state.cost.count()) * 1e-9, static_cast<long long>(quality.lost),
                quality.stacks > 0 ? double(quality.complete) / double(quality.stacks) : 0);
}
