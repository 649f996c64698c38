// SPDX-License-Identifier: MIT

// Appends to a history of stacks as fast as it can until it is killed, and says on standard output how many samples were accepted:
// a line with their number after append() has returned. Usage: stacks_writer FILE FIRST SECONDS_PER_EPOCH
#include "support/stacks_feed.h"

#include <performance/series/stacks_history.h>

#include <cstdio>
#include <cstdlib>
#include <unistd.h>

using namespace performance;

int main(int argc, char **argv)
{
    if (argc != 4)
        return 2;
    StacksHistory::Options options;
    options.mode = StacksHistory::Mode::Writer;
    options.file = QString::fromLocal8Bit(argv[1]);
    options.retention = std::chrono::hours(24 * 365 * 20);
    options.rollupRetention = options.retention;
    auto history = StacksHistory::open(options);
    if (!history) {
        std::fprintf(stderr, "%s\n", qPrintable(history.error().message()));
        return 1;
    }
    // Few seconds to an epoch, so that closing one is hit often. A sample's weight is its number.
    const qint64 first = std::atoll(argv[2]);
    const qint64 seconds = std::atoll(argv[3]);
    std::mt19937_64 random(static_cast<unsigned long long>(first));
    StacksFeed feed(random, 60);
    qint64 begun = -1;
    for (qint64 number = first;; ++number) {
        const Timestamp time = fromNanoseconds(1'700'000'000'000'000'000 + number * StacksFeed::Second);
        if (begun < 0 || number / seconds != begun / seconds) {
            begun = number;
            feed.begin(time);
        }
        std::vector<int> stack;
        for (int depth = int(random() % 12); depth >= 0; --depth)
            stack.push_back(int(random() % 60));
        feed.add((time - feed.profile().startedAt).count(), quint8(random() % 4), qint32(random() % 5),
                 QStringLiteral("program"), stack, number);
        if (random() % 3 == 0)
            feed.nameAll();
        (*history)->append(feed.profile());
        char line[32];
        const int length = std::snprintf(line, sizeof line, "%lld\n", static_cast<long long>(number));
        if (::write(STDOUT_FILENO, line, size_t(length)) != length)
            return 1;
    }
}
