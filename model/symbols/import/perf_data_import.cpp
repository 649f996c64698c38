// SPDX-License-Identifier: MIT
#include "performance/symbols/import/perf_data_import.h"

#include "performance/profile/capture/sample_stacks.h"
#include "performance/profile/capture/task_records.h"
#include "performance/symbols/import/perf_data_file.h"
#include "performance/symbols/symbolizer.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <algorithm>
#include <future>

namespace performance {

namespace {

QString text(const char *source)
{
    return QString::fromUtf8(source); // translated by whoever asked, see symbolizer.cpp
}

/// Every event of a file must keep its id and time where the first does, or nobody can tell them apart.
bool sameKeys(const perf_event_attr &a, const perf_event_attr &b)
{
    constexpr std::uint64_t Keys = PERF_SAMPLE_IDENTIFIER | PERF_SAMPLE_IP | PERF_SAMPLE_TID | PERF_SAMPLE_TIME | PERF_SAMPLE_ADDR | PERF_SAMPLE_ID;
    return (a.sample_type & Keys) == (b.sample_type & Keys) && a.sample_id_all == b.sample_id_all;
}

ProfileEvent eventOf(const PerfDataFile::Event &event)
{
    ProfileEvent result;
    const perf_event_attr &attr = event.attributes;
    result.name = QString::fromStdString(event.name);
    result.unit = QStringLiteral("1");
    result.kind = ProfileEvent::Kind::Other;
    result.rate = attr.freq ? double(attr.sample_freq) : 0;
    if (attr.type == PERF_TYPE_SOFTWARE && (attr.config == PERF_COUNT_SW_CPU_CLOCK || attr.config == PERF_COUNT_SW_TASK_CLOCK)) {
        result.kind = ProfileEvent::Kind::OnCpu;
        result.unit = QStringLiteral("ns");
    } else if (attr.type == PERF_TYPE_HARDWARE && attr.config == PERF_COUNT_HW_CPU_CYCLES) {
        result.kind = ProfileEvent::Kind::OnCpu;
        result.unit = QStringLiteral("cycles");
    } else if (attr.type == PERF_TYPE_SOFTWARE && attr.config == PERF_COUNT_SW_PAGE_FAULTS) {
        result.kind = ProfileEvent::Kind::PageFaults;
    }
    if (result.name.isEmpty())
        result.name = result.unit == u"ns" ? QStringLiteral("cpu-clock") : result.unit == u"cycles" ? QStringLiteral("cycles") : QStringLiteral("event %1").arg(attr.config);
    return result;
}

bool hasStackCopies(const PerfDataFile &file)
{
    return std::ranges::any_of(file.events(), [](const PerfDataFile::Event &event) { return (event.attributes.sample_type & PERF_SAMPLE_REGS_USER) && (event.attributes.sample_type & PERF_SAMPLE_STACK_USER); });
}

struct Place {
    std::uint64_t time;
    std::uint32_t record;
};

/// Brings the records into the order of time. Each CPU's buffer was written in turn: the list is one of long runs that
/// rise, and overlap a little with what stands before.
void sortRuns(std::vector<Place> &places)
{
    const auto earlier = [](const Place &a, const Place &b) { return a.time < b.time; };
    for (auto end = std::is_sorted_until(places.begin(), places.end(), earlier); end != places.end();) {
        const auto next = std::is_sorted_until(end, places.end(), earlier);
        std::inplace_merge(std::upper_bound(places.begin(), end, *end, earlier), end, next, earlier);
        end = next;
    }
}

/// Reads the records in the order of time and puts the profile together.
class Importer {
public:
    explicit Importer(const PerfDataFile &file) : m_file(file), m_stacks(m_builder, hasStackCopies(file))
    {
        m_processes.setLive(false);
        for (const PerfDataFile::Event &event : file.events())
            m_layouts.emplace_back(event.attributes);
    }

    ProfileBuilder &builder() { return m_builder; }
    std::uint64_t kernelText() const { return m_kernelText; }

    void run()
    {
        const auto &records = m_file.records();
        std::vector<Place> order;
        order.reserve(records.size());
        for (size_t i = 0; i < records.size(); ++i)
            order.push_back({m_layouts[0].timeOf(records[i]), std::uint32_t(i)});
        sortRuns(order);
        for (const Place &place : order)
            handle(records[place.record], place.time);
        finish();
    }

private:
    void handle(const PerfRecord &record, std::uint64_t time)
    {
        ProfileQuality &quality = m_builder.header().quality;
        switch (record.type) {
        case PERF_RECORD_SAMPLE: handleSample(record); break;
        case PERF_RECORD_MMAP:
        case PERF_RECORD_MMAP2:
            if (auto map = readMap(record); map && map->executable) {
                if (map->mapping.name.starts_with("[kernel.kallsyms]"))
                    m_kernelText = map->mapping.offset;
                const auto id = m_file.buildIds().find(std::string(map->mapping.name));
                if (map->mapping.buildId.empty() && id != m_file.buildIds().end())
                    map->mapping.buildId = id->second;
                if (map->process >= 0)
                    m_processes.map(map->process, map->mapping);
            }
            break;
        case PERF_RECORD_COMM:
            if (const auto name = readName(record)) {
                if (record.misc & PERF_RECORD_MISC_COMM_EXEC)
                    m_processes.exec(name->process);
                m_names[name->thread] = name->name;
                // Threads without a sample are no threads of the profile.
                if (const auto known = m_threads.find(name->thread); known != m_threads.end())
                    m_builder.nameThread(name->process, name->thread, name->name);
            }
            break;
        case PERF_RECORD_FORK:
            if (const auto fork = readFork(record)) {
                m_processes.fork(fork->process, fork->thread, fork->parent);
                m_names[fork->thread] = m_names[fork->parentThread];
            }
            break;
        case PERF_RECORD_LOST:
            if (record.body.size() >= 16) {
                std::uint64_t lost;
                std::memcpy(&lost, record.body.data() + 8, 8);
                quality.lost += qint64(std::min<std::uint64_t>(lost, std::uint64_t(1) << 60));
            }
            break;
        case PERF_RECORD_THROTTLE: ++quality.throttled; break;
        default: break;
        }
        (void)time;
    }

    void handleSample(const PerfRecord &record)
    {
        PerfSample sample;
        if (!m_layouts[0].readKey(record.body, sample))
            return;
        const size_t event = m_layouts.size() == 1 ? 0 : m_file.eventOf(sample.id);
        sample = {};
        if (!m_layouts[event].read(record.body, sample))
            return;
        if (!m_first)
            m_first = sample.time;
        m_last = std::max(m_last, sample.time);
        const bool inKernel = (record.misc & PERF_RECORD_MISC_CPUMODE_MASK) == PERF_RECORD_MISC_KERNEL;
        const qint32 stack = m_stacks.stackOf(sample, inKernel, m_processes.spaceOf(sample.process), m_processes.kernelSpace());
        const auto [place, fresh] = m_threads.try_emplace(sample.thread, 0);
        if (fresh) {
            place->second = m_builder.thread(sample.process, sample.thread);
            m_builder.nameThread(sample.process, sample.thread, m_names[sample.thread]);
            if (sample.process != sample.thread)
                m_builder.header().threads[size_t(place->second)].processName = m_builder.string(m_names[sample.process]);
        }
        const auto weight = qint64(std::min<std::uint64_t>(sample.period, std::uint64_t(1) << 48));
        // Times rise, whatever a file says that was not written by perf.
        m_offset = std::max(m_offset, offset(sample.time));
        m_builder.addSample(m_offset, quint8(std::min<size_t>(event, 255)), place->second, stack, weight);
    }

    void finish()
    {
        Profile &header = m_builder.header();
        for (const PerfDataFile::Event &event : m_file.events())
            header.events.push_back(eventOf(event));
        header.duration = nanoseconds(m_first ? offset(m_last) : 0);
    }
    qint64 offset(std::uint64_t time) const { return qint64(std::min(time - std::min(time, *m_first), std::uint64_t(1) << 61)); }

    const PerfDataFile &m_file;
    std::vector<SampleLayout> m_layouts;
    ProfileBuilder m_builder;
    ProcessTable m_processes;
    SampleStacks m_stacks;
    std::unordered_map<std::int32_t, std::string> m_names;
    std::unordered_map<std::int32_t, qint32> m_threads;
    std::optional<std::uint64_t> m_first;
    std::uint64_t m_last = 0;
    qint64 m_offset = 0;
    std::uint64_t m_kernelText = 0;
};

/// Names every frame with what is on this machine.
void name(ProfileBuilder &builder, Symbolizer &symbolizer, bool sameKernel)
{
    const auto modules = builder.codeModules();
    const size_t frames = builder.profile().frames.size();
    std::vector<std::vector<qint32>> byModule(modules.size());
    for (size_t i = 0; i < frames; ++i)
        byModule[size_t(builder.profile().frames[i].module)].push_back(qint32(i));
    for (size_t m = 0; m < modules.size(); ++m) {
        if (byModule[m].empty() || !modules[m])
            continue;
        const CodeModule &module = *modules[m];
        ModuleReference reference{QString::fromStdString(module.name()), QString::fromStdString(module.openablePath()), QString::fromStdString(module.buildId()), module.problem(), module.kind(), module.process()};
        if (module.kind() == ModuleKind::Jit)
            reference.path = QStringLiteral("/tmp/perf-%1.map").arg(module.process());
        if (module.kind() == ModuleKind::Kernel && !sameKernel) {
            for (const qint32 frame : byModule[m])
                apply(builder, {frame, {ResolvedLocation{{}, {}, 0, text(QT_TRANSLATE_NOOP("Symbols", "it was recorded under another kernel, or before a restart")), 0}}});
            continue;
        }
        // A program is in few functions at many addresses: each function is named once.
        const CodeSymbols &symbols = symbolizer.symbolsOf(reference);
        std::vector<qint32> functions(symbols.table().size(), -1);
        std::vector<qint32> unnamed;
        for (const qint32 frame : byModule[m]) {
            const Symbol *symbol = symbols.find(builder.profile().frames[size_t(frame)].address);
            if (!symbol) {
                unnamed.push_back(frame);
                continue;
            }
            qint32 &function = functions[size_t(symbol - symbols.table().symbols().data())];
            if (function < 0)
                function = builder.function(builder.string(symbolizer.nameOf(symbol->name)), qint32(m));
            const ProfileLocation location{function, 0, 0};
            builder.resolve(frame, {&location, 1});
        }
        std::vector<quint64> addresses;
        for (const qint32 frame : unnamed)
            addresses.push_back(builder.profile().frames[size_t(frame)].address);
        auto found = symbolizer.resolve(reference, addresses, false);
        for (size_t i = 0; i < found.size(); ++i)
            apply(builder, {unnamed[i], std::move(found[i])});
    }
}

} // namespace

PerformanceResult<Profile> importPerfData(const QString &path, Symbolizer &symbolizer)
{
    auto file = PerfDataFile::open(path);
    if (!file)
        return failure(file.error());
    for (const PerfDataFile::Event &event : file->events()) {
        if (!sameKeys(event.attributes, file->events().front().attributes) && !(event.attributes.sample_type & file->events().front().attributes.sample_type & PERF_SAMPLE_IDENTIFIER))
            return failure(PerformanceErrorCode::Unsupported, path, text(QT_TRANSLATE_NOOP("Symbols", "its events are recorded in ways that cannot be told apart")));
    }
    // The kernel's symbols take a while to be told; meanwhile the stacks are put together.
    auto kernel = std::async(std::launch::async, [&symbolizer] { return symbolizer.kernelText(); });
    Importer importer(*file);
    importer.run();
    const quint64 kernelText = kernel.get();
    ProfileBuilder &builder = importer.builder();
    if (builder.profile().empty())
        return failure(PerformanceErrorCode::ParseError, path, text(QT_TRANSLATE_NOOP("Symbols", "it holds no sample")));
    name(builder, symbolizer, importer.kernelText() == 0 || importer.kernelText() == kernelText);
    Profile &header = builder.header();
    header.target = file->commandLine().empty() ? QFileInfo(path).fileName() : QString::fromStdString(file->commandLine());
    const qint64 written = QFileInfo(path).lastModified().toMSecsSinceEpoch() * 1'000'000; // perf keeps no time of day
    header.startedAt = fromNanoseconds(written - header.duration.count());
    if (file->isCut())
        header.notes << text(QT_TRANSLATE_NOOP("Symbols", "The file is cut off: perf was ended, or the disk was full. What there is was read."));
    return builder.profile();
}

} // namespace performance
