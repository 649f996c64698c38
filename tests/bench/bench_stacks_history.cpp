// SPDX-License-Identifier: MIT

// What the history of stacks costs: bytes a day, CPU for each second and each quarter of an hour, and the time to read a minute
// and a day back, as "name value" lines. The day is that of 8 CPUs that are 20 % busy, sampled at 19 Hz: 27,360 samples a quarter.
// Usage: bench_stacks_history [REPORT.json]
// The report is one of `wai-performance record --system --rate 19 --stack-size 64K`: each quarter is the next 27,360 of its
// samples, over again from the start where it ends. Blocks know nothing of each other, so that makes them no smaller. Without one the
// stacks are drawn: twelve programs (Zipf), each with a call graph whose places call one function nine of ten times.
#include <performance/core/report_json.h>
#include <performance/series/stacks_codec.h>
#include <performance/series/stacks_history.h>
#include <performance/series/stacks_merge.h>
#include <performance/stats/summary.h>

#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>

#include <chrono>
#include <cmath>
#include <cstdio>
#include <ctime>
#include <functional>
#include <map>
#include <random>

using namespace performance;

namespace {

constexpr qint64 Second = 1'000'000'000;
constexpr qint64 Quarter = 900 * Second;
constexpr size_t SamplesOfQuarter = size_t(8 * 0.2 * 19 * 900);
constexpr int Quarters = 96;

double cpuSeconds()
{
    timespec time{};
    ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return double(time.tv_sec) + double(time.tv_nsec) * 1e-9;
}

/// Elapsed and CPU time of the same runs, in milliseconds: on a machine that is busy the second is what it costs.
struct Times {
    std::vector<double> elapsed;
    std::vector<double> cpu;

    void measure(const std::function<void()> &work)
    {
        const auto start = std::chrono::steady_clock::now();
        const double before = cpuSeconds();
        work();
        cpu.push_back((cpuSeconds() - before) * 1e3);
        elapsed.push_back(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count());
    }
    void print(const char *name)
    {
        std::printf("%s_ms %.1f\n%s_cpu_ms %.1f\n", name, quantileOf(elapsed, 0.5).value_or(0), name,
                    quantileOf(cpu, 0.5).value_or(0));
    }
};

double megabytesResident()
{
    QFile file(QStringLiteral("/proc/self/statm"));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    return file.readAll().split(' ').value(1).toDouble() * 4096 / 1e6;
}

/// A profile that grows by what another one has, row by row, as a sampler's does.
class Replay {
public:
    Replay(const Profile &from, Timestamp start)
        : m_from(from)
        , m_strings(from.strings.size(), -1)
        , m_modules(from.modules.size(), -1)
        , m_functions(from.functions.size(), -1)
        , m_frames(from.frames.size(), -1)
        , m_stacks(from.stacks.size(), -1)
        , m_threads(from.threads.size(), -1)
    {
        m_profile.startedAt = start;
        m_profile.target = Profile::WholeSystem;
        m_profile.events = {{ProfileEvent::Kind::OnCpu, StackEvents::Cpu, QStringLiteral("ns"), 19}};
    }

    void add(size_t sample, qint64 time)
    {
        m_profile.sampleTimes.push_back(time);
        m_profile.sampleStacks.push_back(stack(m_from.sampleStacks[sample]));
        m_profile.sampleThreads.push_back(thread(m_from.sampleThreads[sample]));
        m_profile.sampleEvents.push_back(0);
        m_profile.sampleWeights.push_back(m_from.sampleWeights[sample]);
        m_profile.duration = nanoseconds(time);
    }
    const Profile &profile() const { return m_profile; }

private:
    qint32 string(qint32 row)
    {
        if (row == 0)
            return 0;
        return once(m_strings, row, m_profile.strings, [&] { return m_from.text(row); });
    }
    qint32 module(qint32 row)
    {
        return once(m_modules, row, m_profile.modules, [&] {
            const ProfileModule &from = m_from.modules[size_t(row)];
            return ProfileModule{string(from.name), string(from.path), string(from.buildId), from.kind};
        });
    }
    qint32 function(qint32 row)
    {
        return once(m_functions, row, m_profile.functions, [&] {
            const ProfileFunction &from = m_from.functions[size_t(row)];
            return ProfileFunction{string(from.name), module(from.module), from.known, string(from.reason)};
        });
    }
    qint32 frame(qint32 row)
    {
        return once(m_frames, row, m_profile.frames, [&] {
            ProfileFrame made = m_from.frames[size_t(row)];
            std::vector<ProfileLocation> locations;
            for (qint32 i = 0; i < made.locationCount; ++i) {
                const ProfileLocation &from = m_from.locations[size_t(made.firstLocation + i)];
                locations.push_back({function(from.function), string(from.file), from.line});
            }
            made.module = module(made.module);
            made.firstLocation = qint32(m_profile.locations.size());
            for (const ProfileLocation &location : locations)
                m_profile.locations.push_back(location);
            return made;
        });
    }
    qint32 stack(qint32 row)
    {
        if (row < 0)
            return -1;
        return once(m_stacks, row, m_profile.stacks, [&] {
            const ProfileStack &from = m_from.stacks[size_t(row)];
            const qint32 parent = stack(from.parent);
            return ProfileStack{parent, frame(from.frame), from.origin};
        });
    }
    qint32 thread(qint32 row)
    {
        return once(m_threads, row, m_profile.threads, [&] {
            const ProfileThread &from = m_from.threads[size_t(row)];
            return ProfileThread{from.process, from.thread, string(from.name), string(from.processName)};
        });
    }
    template<typename Rows, typename Make>
    static qint32 once(std::vector<qint32> &known, qint32 row, Rows &rows, Make make)
    {
        if (known[size_t(row)] < 0) {
            auto made = make(); // its own rows come first
            known[size_t(row)] = qint32(rows.size());
            rows.push_back(std::move(made));
        }
        return known[size_t(row)];
    }

    const Profile &m_from;
    Profile m_profile;
    std::vector<qint32> m_strings, m_modules, m_functions, m_frames, m_stacks, m_threads;
};

/// Twelve programs of 2,000 functions each, called from up to eight places of their callers.
Profile drawn()
{
    std::mt19937_64 random(1);
    Profile profile;
    constexpr int Programs = 12;
    constexpr int Functions = 2000;
    constexpr int Sites = 8;
    const auto string = [&](const QString &text) {
        profile.strings.push_back(text);
        return qint32(profile.strings.size()) - 1;
    };
    for (int program = 0; program < Programs; ++program) {
        const qint32 name = string(QStringLiteral("program%1").arg(program));
        profile.modules.push_back({name, string(QStringLiteral("/usr/bin/program%1").arg(program)),
                                   string(QString::number(random(), 16) + QString::number(random(), 16)),
                                   ModuleKind::Executable});
        for (int thread = 0; thread < 8; ++thread)
            profile.threads.push_back({1000 + program, 1000 + program * 10 + thread, name, name});
        for (int i = 0; i < Functions; ++i) {
            profile.functions.push_back(
                {string(QStringLiteral("Namespace%1::Class%2::doSomething%3(int, std::string const&)")
                            .arg(program)
                            .arg(random() % 200)
                            .arg(i)),
                 program, true, 0});
            const qint32 file = i % 10 == 0 ? string(QStringLiteral("/src/program%1/file%2.cpp").arg(program).arg(i))
                                            : 0;
            for (int site = 0; site < Sites; ++site) {
                profile.frames.push_back({quint64(0x1000 + (i * Sites + site) * 90 + int(random() % 80)), program,
                                          qint32(profile.locations.size()), 1});
                profile.locations.push_back({qint32(profile.functions.size()) - 1, file, 10 + i * 12 + site});
            }
        }
    }
    // Nine of ten times the first, of the rest the second, and so on.
    const auto mostly = [&](int count) {
        int drawn = 0;
        while (drawn < count - 1 && random() % 10 == 0)
            ++drawn;
        return drawn;
    };
    // The lower a number, the more often it is drawn.
    const auto zipf = [&](int count) {
        return std::min(count, int(std::pow(double(count) + 1, double(random() >> 11) * 0x1p-53))) - 1;
    };
    std::map<std::pair<qint32, qint32>, qint32> stacks;
    for (size_t sample = 0; sample < 2 * SamplesOfQuarter; ++sample) {
        const int program = zipf(Programs);
        int function = 0;
        qint32 stack = -1;
        for (int depth = 6 + int(random() % 30); depth >= 0; --depth) {
            const int site = mostly(Sites);
            const auto frame = qint32((program * Functions + function) * Sites + site);
            const auto [place, fresh] = stacks.try_emplace({stack, frame}, qint32(profile.stacks.size()));
            if (fresh)
                profile.stacks.push_back({stack, frame, FrameOrigin::CallFrameInfo});
            stack = place->second;
            function = (function * 31 + site * 7 + mostly(6)) % Functions; // a place calls one function mostly
        }
        profile.sampleTimes.push_back(qint64(sample));
        profile.sampleStacks.push_back(stack);
        profile.sampleThreads.push_back(program * 8 + zipf(8));
        profile.sampleEvents.push_back(0);
        profile.sampleWeights.push_back(52'631'579);
    }
    return profile;
}

std::unique_ptr<StacksHistory> opened(const QString &file)
{
    StacksHistory::Options options;
    options.mode = StacksHistory::Mode::Writer;
    options.file = file;
    options.retention = std::chrono::hours(48);
    auto history = StacksHistory::open(options);
    if (!history)
        qFatal("%s", qPrintable(history.error().message()));
    return std::move(*history);
}

qint64 timeOf(size_t sample)
{
    return qint64(double(sample) * double(Quarter) / double(SamplesOfQuarter));
}

/// The first quarter second by second, the others at once.
void fillDay(StacksHistory &history, const Profile &from, Timestamp start)
{
    std::vector<double> appends;
    std::vector<double> closes;
    for (int quarter = 0; quarter < Quarters; ++quarter) {
        Replay replay(from, start + nanoseconds(quarter * Quarter));
        size_t next = size_t(quarter) * SamplesOfQuarter;
        for (size_t i = 0; i < SamplesOfQuarter; ++i) {
            replay.add(next++ % from.sampleCount(), timeOf(i));
            if (quarter == 0 && timeOf(i) / Second != timeOf(i + 1) / Second) {
                const double before = cpuSeconds();
                history.append(replay.profile());
                appends.push_back((cpuSeconds() - before) * 1e3);
            }
        }
        history.append(replay.profile());
        if (quarter == 0)
            std::printf("open_mb_resident %.1f\n", megabytesResident());
        const double before = cpuSeconds();
        history.closeEpoch();
        closes.push_back((cpuSeconds() - before) * 1e3);
        if (quarter == 0) {
            const StacksBlock block = encodeStacks(replay.profile());
            std::printf("quarter_samples %zu\nquarter_stacks %zu\nquarter_frames %zu\n", replay.profile().sampleCount(),
                        replay.profile().stacks.size(), replay.profile().frames.size());
            std::printf("names_kb %.1f\nfine_kb %.1f\ncoarse_kb %.1f\n", double(block.names.size()) / 1e3,
                        double(block.fine.size()) / 1e3, double(block.coarse.size()) / 1e3);
        }
    }
    std::printf("append_cpu_ms %.3f\nappend_cpu_ms_p99 %.3f\n", quantileOf(appends, 0.5).value_or(0),
                quantileOf(appends, 0.99).value_or(0));
    std::printf("close_cpu_ms %.1f\n", quantileOf(closes, 0.5).value_or(0));
}

void readBack(const QString &file, Timestamp start)
{
    std::mt19937_64 random(1);
    Times minutes;
    Times again;
    Times activities;
    for (int round = 0; round < 20; ++round) {
        const auto history = opened(file); // nothing is in memory
        const Timestamp from = start + nanoseconds(qint64(random() % Quarters) * Quarter + 400 * Second);
        const TimeRange minute{from, from + std::chrono::minutes(1)};
        size_t samples = 0;
        minutes.measure([&] { samples = history->in(minute)->sampleCount(); });
        again.measure([&] { samples += history->in(minute)->sampleCount(); });
        activities.measure([&] { (void)history->activities(minute); });
        if (samples < 3000)
            qFatal("only %zu samples in a minute", samples / 2);
    }
    minutes.print("minute");
    again.print("minute_again");
    activities.print("activities_of_minute");
    const auto history = opened(file);
    const TimeRange day{start, start + std::chrono::hours(24)};
    Times days;
    Times activitiesOfDay;
    Profile profile;
    for (int round = 0; round < 3; ++round) {
        days.measure([&] { profile = *history->in(day); });
        activitiesOfDay.measure([&] { (void)history->activities(day); });
    }
    days.print("day");
    std::printf("day_samples %zu\nday_stacks %zu\n", profile.sampleCount(), profile.stacks.size());
    activitiesOfDay.print("activities_of_day");
}

} // namespace

int main(int argc, char **argv)
{
    Profile from;
    if (argc > 1) {
        auto report = readReport(QString::fromLocal8Bit(argv[1]));
        if (!report) {
            std::fprintf(stderr, "%s\n", qPrintable(report.error().message()));
            return 1;
        }
        from = std::move(report->profile);
    } else {
        from = drawn();
    }
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("stacks.db"));
    const Timestamp start = now() - std::chrono::hours(25);
    {
        const auto history = opened(file);
        fillDay(*history, from, start);
    }
    {
        (void)opened(file); // its log is in the file then
        std::printf("day_mb %.1f\n", double(QFileInfo(file).size()) / 1e6);
    }
    readBack(file, start);
    return 0;
}
