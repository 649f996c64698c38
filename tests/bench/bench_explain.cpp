// SPDX-License-Identifier: MIT
// What an answer to "why was it slow?" takes over a day of history. Usage: bench_explain FOLDER     (of a history: bench_window day FOLDER)
// Prints "name value" lines, milliseconds of wall time from the question to the answer, through the client.
#include <performance/client/performance_client.h>
#include <performance/core/client_values.h>

#include <QCoreApplication>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <random>

using namespace performance;

namespace {

double askMilliseconds(PerformanceClient &client, const TimeRange &range, size_t &causes)
{
    const auto begun = std::chrono::steady_clock::now();
    auto future = client.ask(&Explanations::why, range);
    future.waitForFinished();
    const double took = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begun).count();
    if (future.resultCount() > 0 && future.result())
        causes += future.result()->causes.size();
    else
        std::fprintf(stderr, "no answer\n");
    return took;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    if (argc != 2)
        return 2;
    const auto client = createPerformanceClient(
        PerformanceConfig().withDataFolder(QString::fromLocal8Bit(argv[1])).withMetrics(false));
    auto asked = client->ask(&Diagnostics::status);
    asked.waitForFinished();
    if (asked.resultCount() == 0 || !asked.result() || !asked.result()->history.newest)
        return 1;
    const HistoryInfo history = asked.result()->history;
    std::printf("series %d\n", history.seriesCount);
    const Timestamp newest = *history.newest;
    std::mt19937_64 random(1);
    for (const auto &[name, length] :
         {std::pair("moment", std::chrono::seconds(1)), std::pair("minute", std::chrono::seconds(60)),
          std::pair("five_minutes", std::chrono::seconds(300)), std::pair("hour", std::chrono::seconds(3600)),
          std::pair("day", std::chrono::seconds(86400))}) {
        std::vector<double> took;
        size_t causes = 0;
        for (int i = 0; i < 15; ++i) {
            const auto back = std::chrono::seconds(random() % 72000) * (length < std::chrono::hours(24));
            took.push_back(askMilliseconds(*client, {newest - back - length, newest - back}, causes));
        }
        std::ranges::sort(took);
        std::printf("%s_ms %.1f\n%s_most_ms %.1f\n%s_causes %zu\n", name, took[took.size() / 2], name, took.back(),
                    name, causes);
    }
    return 0;
}
