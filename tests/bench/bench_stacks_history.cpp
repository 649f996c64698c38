// SPDX-License-Identifier: MIT
#include <performance/core/report_json.h>
#include <performance/series/stacks_codec.h>
#include <performance/series/stacks_tables.h>
#include <ctime>
#include <cstdio>
#include <functional>
using namespace performance;
static double cpu()
{
    timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return t.tv_sec * 1e3 + t.tv_nsec * 1e-6;
}
static void sizes(const char *n, const Profile &p)
{
    std::printf(
        "%s: samples %zu stacks %zu frames %zu locations %zu functions %zu strings %zu modules %zu threads %zu\n", n,
        p.sampleCount(), p.stacks.size(), p.frames.size(), p.locations.size(), p.functions.size(), p.strings.size(),
        p.modules.size(), p.threads.size());
}
int main(int, char **argv)
{
    const auto report = readReport(QString::fromLocal8Bit(argv[1]));
    if (!report) {
        std::fprintf(stderr, "%s\n", qPrintable(report.error().message()));
        return 1;
    }
    const Profile &p = report->profile;
    sizes("whole", p);
    for (auto &e : p.events)
        std::printf("%s %s\n", qPrintable(e.name), qPrintable(e.unit));
    double t = cpu();
    const Profile c = compacted(p);
    std::printf("compact %.1f ms\n", cpu() - t);
    t = cpu();
    sizes("compact", c);
    const Profile k = coarsened(c, StacksForLongRanges);
    std::printf("coarsen %.1f ms\n", cpu() - t);
    t = cpu();
    sizes("coarse", k);
    const QByteArray names = encodeStackNames(c);
    std::printf("names %.1f ms %lld\n", cpu() - t, (long long)names.size());
    t = cpu();
    const QByteArray fine = encodeStackTree(c);
    std::printf("fine %.1f ms %lld\n", cpu() - t, (long long)fine.size());
    t = cpu();
    const QByteArray coarse = encodeStackTree(k);
    std::printf("coarse %.1f ms %lld\n", cpu() - t, (long long)coarse.size());
    t = cpu();
    auto n = decodeStackNames(names);
    std::printf("read names %.1f ms\n", cpu() - t);
    t = cpu();
    const auto f = decodeStacks(names, fine);
    std::printf("read fine %.1f ms %d\n", cpu() - t, f && *f == c);
    t = cpu();
    const auto g = decodeStacks(names, coarse);
    std::printf("read coarse %.1f ms %d %s\n", cpu() - t, g && *g == k, g ? qPrintable(g->firstInconsistency()) : "");
    t = cpu();
    Profile only = c;
    only.sampleTimes = {};
    only.sampleStacks = {};
    only.sampleThreads = {};
    only.sampleEvents = {};
    only.sampleWeights = {};
    const auto a = encodeStackTree(only).size();
    only.stacks = {};
    const auto b = encodeStackTree(only).size();
    std::printf("samples %lld stacks %lld frames and threads %lld\n", (long long)(fine.size() - a), (long long)(a - b),
                (long long)b);
    t = cpu();
    const Profile m = compacted(coarsened(c, StacksForMonth));
    std::printf("month %.1f ms\n", cpu() - t);
    sizes("month", m);
    std::printf("month names %lld tree %lld\n", (long long)encodeStackNames(m).size(),
                (long long)encodeStackTree(m).size());
    return 0;
}
