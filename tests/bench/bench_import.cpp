// SPDX-License-Identifier: MIT
// From a recording on disk to everything that the profiler shows at first: named functions, the call trees of both
// directions, the tables. Usage: bench_import FILE
#include <performance/calltree/call_tree.h>
#include <performance/calltree/function_table.h>
#include <performance/calltree/profile_grade.h>
#include <performance/symbols/import/profile_import.h>
#include <performance/symbols/symbolizer.h>

#include <QFile>

#include <chrono>
#include <cstdio>
#include <thread>

using namespace performance;

namespace {

double megabytes(const char *field)
{
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : status.readAll().split('\n')) {
        if (line.startsWith(field))
            return line.mid(qsizetype(qstrlen(field)) + 1).trimmed().split(' ').constFirst().toDouble() / 1024;
    }
    return 0;
}

} // namespace

int main(int argc, char *argv[])
{
    if (argc != 2)
        return 2;
    const auto start = std::chrono::steady_clock::now();
    const auto since = [&] { return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count(); };
    Symbolizer symbolizer;
    const auto profile = importProfileFile(QString::fromLocal8Bit(argv[1]), symbolizer);
    if (!profile) {
        std::fprintf(stderr, "%s\n", qPrintable(profile.error().message()));
        return 1;
    }
    const double imported = since();
    const ProfileFilter filter;
    const StackWeights weights = weigh(*profile, filter);
    ProfileFilter upwards;
    upwards.bottomUp = true;
    size_t callers = 0;
    std::jthread otherDirection([&] { callers = buildCallTree(*profile, upwards, weights).nodes.size(); });
    const CallTree topDown = buildCallTree(*profile, filter, weights);
    const auto functions = functionCosts(topDown);
    const ProfileGrade grade = gradeOf(*profile);
    const double shown = since();
    otherDirection.join();
    std::printf(
        "import_s %.4f\nshown_s %.4f\ntotal_s %.4f\nsamples %zu\nstacks %zu\nframes %zu\nnodes %zu\nfunctions %zu\ngrade %d\npeak_mb %.1f\nanon_mb %.1f\n",
        imported, shown, since(), profile->sampleCount(), profile->stacks.size(), profile->frames.size(),
        topDown.nodes.size() + callers, functions.size(), grade.letter, megabytes("VmHWM:"), megabytes("RssAnon:"));
}
