// SPDX-License-Identifier: MIT

// What suggesting costs. Usage: bench_optimize FOLDER     (of a history: bench_window day FOLDER)
// Prints "name value" lines, CPU milliseconds unless the name says otherwise.
#include <performance/knobs/knob.h>
#include <performance/knobs/turner.h>
#include <performance/optimize/optimizer.h>
#include <performance/series/data_folder.h>
#include <performance/series/series_store.h>
#include <performance/stats/effect.h>

#include <QTemporaryDir>

#include <algorithm>
#include <cstdio>
#include <random>
#include <time.h>
#include <unistd.h>

using namespace performance;

namespace {

double milliseconds(clockid_t clock)
{
    timespec t{};
    ::clock_gettime(clock, &t);
    return double(t.tv_sec) * 1e3 + double(t.tv_nsec) * 1e-6;
}

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

void rules(const QString &path)
{
    auto folder = DataFolder::open(path, DataFolder::Wish::OnlyRead);
    if (!folder)
        return;
    SeriesStore::Options options;
    options.mode = SeriesStore::Mode::Reader;
    options.file = folder->historyFile();
    const auto store = std::move(*SeriesStore::open(options));
    store->refresh();
    const Timestamp newest = store->info().newest.value_or(now());
    Optimizer optimizer(*store, {}, {[] {}, [](Timestamp, const QString &) {}, [](const QString &) {}});
    std::vector<double> costs;
    for (int i = 0; i < 50; ++i) {
        const double begun = milliseconds(CLOCK_PROCESS_CPUTIME_ID);
        optimizer.check(newest);
        costs.push_back(milliseconds(CLOCK_PROCESS_CPUTIME_ID) - begun);
    }
    std::printf("check_ms %.3f\n", median(costs));
    std::printf("tick_ms %.3f\n", median(costs) / 5); // it is looked at every five ticks
}

void statistics()
{
    std::mt19937_64 random(1);
    std::normal_distribution<double> normal(100, 5);
    std::vector<std::vector<double>> without(6, std::vector<double>(10));
    std::vector<std::vector<double>> with(4, std::vector<double>(10));
    for (auto *side : {&without, &with}) {
        for (auto &segment : *side)
            std::generate(segment.begin(), segment.end(), [&] { return normal(random); });
    }
    std::vector<double> costs;
    for (int i = 0; i < 20; ++i) {
        const double begun = milliseconds(CLOCK_PROCESS_CPUTIME_ID);
        (void)effectOf(without, with, random());
        costs.push_back(milliseconds(CLOCK_PROCESS_CPUTIME_ID) - begun);
    }
    std::printf("statistics_ms %.3f\n", median(costs));
}

/// From the wish to what was read back, journal on disk included; and undone. Wall-clock time.
void turning()
{
    const QTemporaryDir folder;
    auto journal = knobs::Journal::open(folder.path().toStdString());
    if (!journal)
        return;
    knobs::Turner turner(std::move(*journal));
    const auto start = knobs::startTimeOf(::getpid());
    const knobs::Target target{"process.oom-score", {}, ::getpid(), start.value_or(0)};
    std::vector<double> applies;
    std::vector<double> undos;
    for (int i = 0; i < 30; ++i) {
        double begun = milliseconds(CLOCK_MONOTONIC);
        const auto plan = turner.plan({{target, "100"}});
        const auto change = plan ? turner.apply("bench", *plan, "bench") : tl::make_unexpected(plan.error());
        if (!change)
            return;
        applies.push_back(milliseconds(CLOCK_MONOTONIC) - begun);
        begun = milliseconds(CLOCK_MONOTONIC);
        if (!turner.undo(change->id))
            return;
        undos.push_back(milliseconds(CLOCK_MONOTONIC) - begun);
    }
    std::printf("apply_wall_ms %.3f\nundo_wall_ms %.3f\n", median(applies), median(undos));
}

} // namespace

int main(int count, char **arguments)
{
    if (count != 2)
        return 2;
    rules(QString::fromLocal8Bit(arguments[1]));
    statistics();
    turning();
    return 0;
}
