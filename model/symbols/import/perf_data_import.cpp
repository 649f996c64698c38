// SPDX-License-Identifier: MIT
#include "performance/symbols/import/perf_data_import.h"

#include "performance/profile/capture/task_records.h"
#include "performance/profile/unwind/byte_reader.h"
#include "performance/symbols/import/event_layouts.h"
#include "performance/symbols/import/event_meaning.h"
#include "performance/symbols/import/frame_names.h"
#include "performance/symbols/import/perf_data_file.h"
#include "performance/symbols/import/record_order.h"
#include "performance/symbols/import/stacks_ahead.h"
#include "performance/symbols/import/switch_record.h"
#include "performance/symbols/import/switch_waits.h"
#include "performance/symbols/import/thread_rows.h"
#include "performance/symbols/reason.h"
#include "performance/symbols/symbolizer.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <algorithm>
#include <thread>

namespace performance {

namespace {

/// Of LOST_SAMPLES: a BPF filter did not want them. Younger than the headers we build with (linux/perf_event.h).
constexpr std::uint16_t LostByFilter = 1 << 15;

/// perf record --off-cpu writes its waits at the end, with made-up times (tools/perf/util/off_cpu.h).
constexpr std::uint64_t FirstMadeUpTime = ~std::uint64_t(0) << 32;

constexpr std::uint64_t MostWeight = std::uint64_t(1) << 48; ///< a sum of many still fits

/// Reads the records in the order of time and puts the profile together.
class Importer {
public:
    Importer(const PerfDataFile &file, Symbolizer &symbolizer)
        : m_file(file)
        , m_symbolizer(symbolizer)
        , m_layouts(file.header())
        , m_samples(file, m_layouts)
        , m_threads(m_builder)
    {
        // From the first page on: 32-bit kernels lie below the half of all addresses.
        constexpr std::uint64_t FirstPage = 4096;
        m_kernel.add({FirstPage, ~std::uint64_t(0), FirstPage,
                      std::make_shared<CodeModule>(CodeModule::Identity{"[kernel]", {}, 0, 0, ModuleKind::Kernel, 0},
                                                   std::vector<FileCandidate>())});
    }

    ProfileBuilder &builder() { return m_builder; }
    const EventLayouts &layouts() const { return m_layouts; }
    std::uint64_t kernelText() const { return m_kernelText; }
    /// The symbol that is there, "_text" or "_stext".
    const std::string &kernelSymbol() const { return m_kernelSymbol; }

    void run()
    {
        const auto &records = m_file.records();
        const auto order = orderOfTime(records, m_layouts);
        StacksAhead stacks(m_file, m_layouts, m_samples, order, m_kernel, m_symbolizer.files().root.toStdString());
        m_stacks = &stacks;
        numberEvents();
        for (const RecordPlace &place : order)
            handle(records[place.record], place.time);
        m_stacks = nullptr;
        const ProfileQuality &unwound = stacks.quality();
        ProfileQuality &quality = m_builder.header().quality;
        quality.stacks = unwound.stacks;
        quality.complete = unwound.complete;
        quality.truncated = unwound.truncated;
        quality.broken = unwound.broken;
        finish();
    }

private:
    /// Events that were sampled come first: those of the other kind of cores, and perf's own dummies, have nothing to show.
    void numberEvents()
    {
        std::vector<bool> sampled(m_file.events().size());
        if (sampled.size() == 1) {
            sampled[0] = true;
        } else {
            for (const PerfRecord &record : m_file.records()) {
                if (record.type == PERF_RECORD_SAMPLE)
                    sampled[m_layouts.eventOf(record).value_or(0)] = true;
            }
        }
        m_numbers.resize(sampled.size());
        auto &events = m_builder.header().events;
        for (const bool turn : {true, false}) {
            for (size_t i = 0; i < sampled.size(); ++i) {
                const PerfDataFile::Event &event = m_file.events()[i];
                const bool isDummy = event.attributes.type == PERF_TYPE_SOFTWARE
                    && event.attributes.config == PERF_COUNT_SW_DUMMY;
                if (sampled[i] != turn || (isDummy && !turn))
                    continue;
                m_numbers[i] = quint8(std::min<size_t>(events.size(), MostNumber));
                events.push_back(meaningOf(event));
            }
        }
        for (const PerfDataFile::Event &event : m_file.events())
            m_recordsSwitches = m_recordsSwitches || event.attributes.context_switch;
        const auto isSwitch = [](const PerfDataFile::Event &event) {
            return event.name.starts_with("sched:sched_switch");
        };
        const auto found = std::ranges::find_if(m_file.events(), isSwitch);
        if (found == m_file.events().end() || events.size() + 1 >= MostNumber)
            return;
        // Records of the kernel say when each thread came back, too. Else what the tracepoint says must do, if every switch
        // was recorded.
        const perf_event_attr &attributes = found->attributes;
        if (!m_recordsSwitches && !attributes.freq && attributes.sample_period == 1
            && (attributes.sample_type & PERF_SAMPLE_RAW))
            m_switchFormat = SwitchFormat::of(m_file.header().formatOf(attributes.config));
        if (m_recordsSwitches || m_switchFormat) {
            m_switchEvent = size_t(found - m_file.events().begin());
            m_waitNumber = quint8(events.size());
            events.push_back({ProfileEvent::Kind::OffCpu, QStringLiteral("off-cpu"), QStringLiteral("ns"), 0});
            events.push_back({ProfileEvent::Kind::OffCpu, QStringLiteral("preempted"), QStringLiteral("ns"), 0});
        }
    }

    void handle(const PerfRecord &record, std::uint64_t time)
    {
        ProfileQuality &quality = m_builder.header().quality;
        switch (record.type) {
        case PERF_RECORD_SAMPLE: handleSample(record, time); break;
        case PERF_RECORD_MMAP:
        case PERF_RECORD_MMAP2: handleMap(record); break;
        case PERF_RECORD_COMM:
            if (const auto name = readName(record)) {
                m_threads.name(name->process, name->thread,
                               QString::fromUtf8(name->name.data(), qsizetype(name->name.size())),
                               record.misc & PERF_RECORD_MISC_COMM_EXEC);
            }
            break;
        case PERF_RECORD_FORK:
            if (const auto fork = readFork(record))
                m_threads.fork(fork->process, fork->thread, fork->parent, fork->parentThread);
            break;
        case PERF_RECORD_LOST: countLost(record, 8); break; // an id, then how many
        case PERF_RECORD_LOST_SAMPLES:
            if (!(record.misc & LostByFilter))
                countLost(record, 0);
            break;
        case PERF_RECORD_THROTTLE: ++quality.throttled; break;
        case PERF_RECORD_SWITCH:
        case PERF_RECORD_SWITCH_CPU_WIDE: handleSwitch(record, time); break;
        default: break;
        }
    }

    void countLost(const PerfRecord &record, size_t at)
    {
        ByteReader reader(record.body);
        reader.skip(at);
        m_builder.header().quality.lost += qint64(std::min(reader.value<std::uint64_t>(), MostWeight));
    }

    void handleMap(const PerfRecord &record)
    {
        const auto map = readMap(record);
        constexpr std::string_view KernelMap = "[kernel.kallsyms]";
        if (map && map->executable && map->mapping.name.starts_with(KernelMap)) {
            m_kernelText = map->mapping.offset;
            m_kernelSymbol = map->mapping.name.substr(KernelMap.size());
        }
    }

    void handleSample(const PerfRecord &record, std::uint64_t time)
    {
        const SampleAhead &sample = m_stacks->next(m_builder);
        for (; m_prepared < m_builder.codeModules().size(); ++m_prepared) {
            if (const auto &module = m_builder.codeModules()[m_prepared])
                prepareNames(m_symbolizer, *module);
        }
        switch (sample.result) {
        case SampleDecoder::Result::OfNoEvent: m_hasStrangers = true; return;
        case SampleDecoder::Result::Broken: m_hasBroken = true; return;
        case SampleDecoder::Result::Read: break;
        }
        moveTo(time);
        const qint32 stack = sample.stack >= 0 ? sample.stack
                                               : unknownStack(record.misc & PERF_RECORD_MISC_CPUMODE_MASK);
        const qint32 thread = m_threads.rowOf(sample.process, sample.thread);
        if (sample.event == m_switchEvent && !m_switchFormat)
            m_waits.sampled(sample.thread, stack, thread);
        else if (sample.event == m_switchEvent)
            handleSwitchSample(wholeSample(record), thread, stack);
        if (sample.hasCounts)
            addCounts(wholeSample(record), thread, stack, m_file.events()[sample.event].attributes.inherit);
        else
            add(sample.event, thread, stack, sample.period);
    }

    PerfSample wholeSample(const PerfRecord &record) const
    {
        PerfSample sample;
        size_t event = 0;
        (void)m_samples.read(record, sample, event); // it was read before
        return sample;
    }

    /// Of a group that its leader samples ({a,b}:S) the leader's samples hold what all have counted until then.
    /// Source: deliver_sample_group() of tools/perf/util/session.c.
    void addCounts(const PerfSample &sample, qint32 thread, qint32 stack, bool inherited)
    {
        for (size_t i = 0; i < sample.counts.size(); ++i) {
            const std::uint64_t id = sample.counts.id(i);
            const auto event = m_file.header().eventOf(id);
            if (!event) {
                m_hasStrangers = true;
                continue;
            }
            const std::uint64_t value = sample.counts.value(i);
            // An inherited counter is one of each thread, and all have the id of the first.
            std::uint64_t &before = m_counted[{id, inherited ? sample.thread : 0}];
            const std::uint64_t since = value >= before ? value - before : value;
            before = value;
            if (since > 0)
                add(*event, thread, stack, since);
        }
    }

    /// Nothing is mapped there, as far as the recording says. The time was spent all the same, and must be seen.
    qint32 unknownStack(unsigned mode)
    {
        const bool inGuest = mode == PERF_RECORD_MISC_GUEST_KERNEL || mode == PERF_RECORD_MISC_GUEST_USER;
        const QString name = inGuest ? QStringLiteral("[guest]") : QStringLiteral("[unknown]");
        const QString reason = reasonText(
            inGuest ? QT_TRANSLATE_NOOP("Symbols", "it ran in a virtual machine")
                    : QT_TRANSLATE_NOOP("Symbols", "the recording does not show what was mapped there"));
        const qint32 module = m_builder.module(name, {}, {}, ModuleKind::Unknown);
        const qint32 function = m_builder.function(m_builder.string(name), module, false, m_builder.string(reason));
        return m_builder.stack(-1, m_builder.namedFrame(module, function, 0, 0), FrameOrigin::Sampled);
    }

    /// Its fields have the machine's own numbers of threads, whatever container perf ran in.
    void handleSwitchSample(const PerfSample &sample, qint32 thread, qint32 stack)
    {
        const auto record = m_switchFormat->read(sample.raw);
        if (!record)
            return;
        ++m_builder.header().quality.switches;
        if (record->previous != 0) {
            m_waits.sampled(record->previous, stack, thread);
            m_waits.switchedOut(record->previous, sample.time, record->preempted);
        }
        if (const auto wait = m_waits.switchedIn(record->next))
            addWait(*wait, sample.time, wait->row);
    }

    void addWait(const SwitchWaits::Wait &wait, std::uint64_t end, qint32 thread)
    {
        if (!m_waitNumber || end <= wait.since)
            return;
        moveTo(end);
        m_hasWaits = true;
        m_builder.addSample(m_offset, quint8(*m_waitNumber + (wait.preempted ? 1 : 0)), thread, wait.stack,
                            qint64(std::min(end - wait.since, MostWeight)));
    }

    void handleSwitch(const PerfRecord &record, std::uint64_t time)
    {
        PerfSample trailer;
        if (!m_layouts.layout(m_layouts.eventOf(record).value_or(0)).readTrailer(record.body, trailer)
            || trailer.thread <= 0)
            return;
        if (record.misc & PERF_RECORD_MISC_SWITCH_OUT) {
            ++m_builder.header().quality.switches;
            m_waits.switchedOut(trailer.thread, time, record.misc & PERF_RECORD_MISC_SWITCH_OUT_PREEMPT);
            return;
        }
        if (const auto wait = m_waits.switchedIn(trailer.thread))
            addWait(*wait, time, m_threads.rowOf(trailer.process, trailer.thread));
    }

    void add(size_t event, qint32 thread, qint32 stack, std::uint64_t weight)
    {
        m_builder.addSample(m_offset, m_numbers[event], thread, stack, qint64(std::min(weight, MostWeight)));
    }

    /// Times rise, whatever a file says that was not written by perf.
    void moveTo(std::uint64_t time)
    {
        constexpr std::uint64_t MostOffset = std::uint64_t(1) << 61;
        if (!m_first)
            m_first = time;
        if (time < FirstMadeUpTime)
            m_offset = std::max(m_offset, qint64(std::min(time - std::min(time, *m_first), MostOffset)));
    }

    void finish()
    {
        Profile &header = m_builder.header();
        header.duration = nanoseconds(m_offset);
        if (m_waitNumber && !m_hasWaits)
            header.events.resize(*m_waitNumber); // the last two
        if (m_layouts.hasForeignStacks())
            header.notes << Message(
                "Symbols",
                QT_TRANSLATE_NOOP(
                    "Symbols",
                    "Stacks are unwound for x86-64 only. Of these samples, recorded on another architecture, only the function that ran is known."));
        if (m_switchFormat && m_waits.endless() > 0)
            header.notes << Message("Symbols", SwitchWaits::EndlessNote);
        if (m_hasStrangers)
            header.notes << Message(
                "Symbols",
                QT_TRANSLATE_NOOP("Symbols", "Some samples belong to none of the recorded events and are missing."));
        if (m_hasBroken)
            header.notes << Message(
                "Symbols",
                QT_TRANSLATE_NOOP("Symbols", "Some samples are shorter than they should be and are missing."));
    }

    static constexpr size_t MostNumber = 255; ///< of an event in a profile

    const PerfDataFile &m_file;
    Symbolizer &m_symbolizer;
    EventLayouts m_layouts;
    ProfileBuilder m_builder;
    SampleDecoder m_samples;
    ThreadRows m_threads;
    AddressSpace m_kernel;
    StacksAhead *m_stacks = nullptr; ///< while it runs
    SwitchWaits m_waits;
    std::vector<quint8> m_numbers; ///< of each event in the profile
    std::map<std::pair<std::uint64_t, std::int32_t>, std::uint64_t> m_counted;
    std::optional<size_t> m_switchEvent;
    std::optional<SwitchFormat> m_switchFormat; ///< where waits are told by the tracepoint alone
    std::optional<quint8> m_waitNumber;
    size_t m_prepared = 0; ///< modules whose names are being read
    std::optional<std::uint64_t> m_first;
    qint64 m_offset = 0;
    std::uint64_t m_kernelText = 0;
    std::string m_kernelSymbol;
    bool m_recordsSwitches = false;
    bool m_hasWaits = false;
    bool m_hasStrangers = false;
    bool m_hasBroken = false;
};

} // namespace

PerformanceResult<Profile> importPerfData(const QString &path, Symbolizer &symbolizer)
{
    // The kernel's symbols take a while to be read; meanwhile the stacks are put together.
    const SymbolFiles &files = symbolizer.files();
    ModuleReference kernel;
    kernel.kind = ModuleKind::Kernel;
    if (files.empty())
        symbolizer.prepare(kernel, false);
    auto file = PerfDataFile::open(path);
    if (!file)
        return failure(file.error());
    Importer importer(*file, symbolizer);
    if (!importer.layouts().canBeToldApart())
        return failure(
            PerformanceErrorCode::Unsupported, path,
            reasonText(QT_TRANSLATE_NOOP("Symbols", "its events are recorded in ways that cannot be told apart")));
    importer.run();
    const std::jthread letGo([&file] { file->letGo(); });
    const KernelFacts here = thisKernel(files.empty() ? symbolizer.kernelText() : 0);
    if (!files.kallsyms.isEmpty())
        symbolizer.placeKernel(importer.kernelSymbol(), importer.kernelText());
    ProfileBuilder &builder = importer.builder();
    if (builder.profile().empty())
        return failure(PerformanceErrorCode::ParseError, path,
                       reasonText(QT_TRANSLATE_NOOP("Symbols", "it holds no sample")));
    const qint64 written = QFileInfo(path).lastModified().toMSecsSinceEpoch();
    nameFrames(builder, symbolizer, {file->header().machine(), importer.kernelText(), written / 1000}, here);
    Profile &header = builder.header();
    header.target = file->header().commandLine().empty() ? QFileInfo(path).fileName()
                                                         : QString::fromStdString(file->header().commandLine());
    header.startedAt = fromNanoseconds(written * 1'000'000 - header.duration.count()); // perf keeps no time of day
    if (file->isCut())
        header.notes << Message(
            "Symbols",
            QT_TRANSLATE_NOOP("Symbols",
                              "The file is cut off: perf was ended, or the disk was full. What there is was read."));
    return builder.profile();
}

} // namespace performance
