// SPDX-License-Identifier: MIT

// Recordings of perf of the kinds that the world sent. The right values are those of perf 6.1 (perf report, perf script)
// for the same bytes, unless another source is named.
#include "perf_data_writer.h"
#include "sums.h"

#include <performance/symbols/import/frame_names.h>
#include <performance/symbols/import/perf_event_names.h>
#include <performance/symbols/import/profile_import.h>
#include <performance/symbols/symbolizer.h>

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <lzma.h>
#include <zlib.h>
#include <zstd.h>

using namespace performance;

namespace {

constexpr quint64 Plain = PERF_SAMPLE_IP | PERF_SAMPLE_TID | PERF_SAMPLE_TIME | PERF_SAMPLE_CALLCHAIN;
constexpr quint64 Base = Plain | PERF_SAMPLE_PERIOD;
constexpr quint64 Second = PerfDataWriter::Second;
constexpr quint64 User = PerfDataWriter::User;
constexpr quint64 Kernel = PerfDataWriter::Kernel;

void startApp(PerfDataWriter &perf)
{
    perf.comm(100, 100, "app");
    perf.map(100, 0x400000, 0x10000, 0, "/none/such/app");
}

/// What perf keeps of a tracepoint of "sched" (tools/perf/util/trace-event-info.c).
QByteArray tracingData(const QByteArray &format)
{
    Words tracing;
    tracing.put(QByteArray("\x17\x08\x44tracing", 10))
        .put(QByteArray("0.6\0", 4))
        .put(quint8(0))
        .put(quint8(8))
        .put(quint32(4096));
    tracing.put(QByteArray("header_page\0", 12))
        .put(quint64(0))
        .put(QByteArray("header_event\0", 13))
        .put(quint64(0))
        .put(quint32(0))
        .put(quint32(1));
    return tracing.put(QByteArray("sched\0", 6)).put(quint32(1)).put(quint64(format.size())).put(format).bytes;
}

/// /sys/kernel/tracing/events/sched/sched_switch/format. `isWide`: of a kernel of 64 bits, whose prev_state is a long.
QByteArray switchFormat(bool isWide)
{
    const auto field = [](const char *name, int offset, int size) {
        return QByteArray("\tfield:") + name + ";\toffset:" + QByteArray::number(offset)
            + ";\tsize:" + QByteArray::number(size) + ";\tsigned:1;\n";
    };
    const int shift = isWide ? 0 : -4;
    return "name: sched_switch\nID: 314\nformat:\n" + field("unsigned short common_type", 0, 2)
        + field("int common_pid", 4, 4) + '\n' + field("char prev_comm[16]", 8, 16) + field("pid_t prev_pid", 24, 4)
        + field("int prev_prio", 28, 4) + field("long prev_state", 32, isWide ? 8 : 4)
        + field("char next_comm[16]", 40 + shift, 16) + field("pid_t next_pid", 56 + shift, 4)
        + field("int next_prio", 60 + shift, 4) + "\nprint fmt: \"prev_pid=%d\", REC->prev_pid\n";
}

/// What the tracepoint adds to a sample, as PERF_SAMPLE_RAW has it.
QByteArray switchRaw(bool isWide, qint32 previous, quint32 state, qint32 next)
{
    Words raw;
    raw.put(quint64(0)).put(QByteArray("prev").leftJustified(16, '\0')).put(previous).put(120).put(state);
    if (isWide)
        raw.put(quint32(0));
    raw.put(QByteArray("next").leftJustified(16, '\0')).put(next).put(120);
    return Words().put(quint32(raw.bytes.size() + 4)).put(raw.bytes).put(quint32(0)).bytes;
}

QByteArray gzipped(const QByteArray &bytes)
{
    z_stream stream{};
    if (::deflateInit2(&stream, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) != Z_OK)
        return {};
    QByteArray out(qsizetype(::deflateBound(&stream, uLong(bytes.size()))), '\0');
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(bytes.constData()));
    stream.avail_in = uInt(bytes.size());
    stream.next_out = reinterpret_cast<Bytef *>(out.data());
    stream.avail_out = uInt(out.size());
    ::deflate(&stream, Z_FINISH);
    out.truncate(qsizetype(stream.total_out));
    ::deflateEnd(&stream);
    return out;
}

QByteArray xzed(const QByteArray &bytes)
{
    QByteArray out(qsizetype(::lzma_stream_buffer_bound(size_t(bytes.size()))), '\0');
    size_t size = 0;
    ::lzma_easy_buffer_encode(6, LZMA_CHECK_CRC32, nullptr, reinterpret_cast<const std::uint8_t *>(bytes.constData()),
                              size_t(bytes.size()), reinterpret_cast<std::uint8_t *>(out.data()), &size,
                              size_t(out.size()));
    return out.left(qsizetype(size));
}

QByteArray zstded(const QByteArray &bytes)
{
    QByteArray out(qsizetype(::ZSTD_compressBound(size_t(bytes.size()))), '\0');
    return out.left(
        qsizetype(::ZSTD_compress(out.data(), size_t(out.size()), bytes.constData(), size_t(bytes.size()), 3)));
}

} // namespace

class TestWorldPerfData : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QVERIFY(m_folder.isValid()); }

    /// R1: no IDENTIFIER where all events have one layout; PERF_SAMPLE_ID stands behind the address then.
    void eventsAreToldApartBySampleId()
    {
        for (const quint64 more : {quint64(0), quint64(PERF_SAMPLE_ADDR)}) {
            PerfDataWriter perf;
            perf.event(PERF_TYPE_HARDWARE, PERF_COUNT_HW_CPU_CYCLES, Base | PERF_SAMPLE_ID, "cycles");
            perf.event(PERF_TYPE_HARDWARE, PERF_COUNT_HW_INSTRUCTIONS, Base | PERF_SAMPLE_ID, "instructions");
            startApp(perf);
            const auto sample = [&](size_t event, quint64 time, quint64 period) {
                if (more == 0) {
                    perf.sample(event, 100, 100, time, {User, 0x401010}, period);
                    return;
                }
                Words body; // with an address before the id
                body.put(quint64(0x401010))
                    .put(100)
                    .put(100)
                    .put(time)
                    .put(quint64(0x1234))
                    .put(PerfDataWriter::idOf(event))
                    .put(period)
                    .put(quint64(2))
                    .put(User)
                    .put(quint64(0x401010));
                perf.record(PERF_RECORD_SAMPLE, PERF_RECORD_MISC_USER, body.bytes);
            };
            for (perf_event_attr &attributes : perf.events)
                attributes.sample_type |= more;
            for (quint64 i = 0; i < 30; ++i)
                sample(0, Second + i * 1'000'000, 1000);
            for (quint64 i = 0; i < 70; ++i)
                sample(1, Second + 500 + i * 1'000'000, 5000);
            const auto profile = import(perf.file());
            QVERIFY2(profile, profile ? "" : qPrintable(profile.error().message()));
            QCOMPARE(countOf(*profile, 0), 30);
            QCOMPARE(weightOf(*profile, 0), 30000);
            QCOMPARE(countOf(*profile, 1), 70);
            QCOMPARE(weightOf(*profile, 1), 350000);
        }
    }

    void eventsWithoutIdsAreRefused()
    {
        PerfDataWriter perf;
        perf.event(PERF_TYPE_HARDWARE, 0, Base, "cycles");
        perf.event(PERF_TYPE_HARDWARE, 1, Base, "instructions");
        startApp(perf);
        perf.sample(0, 100, 100, Second, {User, 0x401010}, 1);
        const auto profile = import(perf.file());
        QVERIFY(!profile);
        QCOMPARE(profile.error().code(), PerformanceErrorCode::Unsupported); // perf: "non matching sample_type"
    }

    void samplesOfNoEventAreNoted()
    {
        PerfDataWriter perf;
        perf.event(PERF_TYPE_HARDWARE, 0, Base | PERF_SAMPLE_IDENTIFIER, "cycles");
        perf.event(PERF_TYPE_HARDWARE, 1, Base | PERF_SAMPLE_IDENTIFIER, "instructions");
        startApp(perf);
        perf.sample(0, 100, 100, Second, {User, 0x401010}, 7);
        perf.record(PERF_RECORD_SAMPLE, PERF_RECORD_MISC_USER,
                    Words()
                        .put(quint64(99))
                        .put(quint64(0x401010))
                        .put(100)
                        .put(100)
                        .put(Second)
                        .put(quint64(5))
                        .put(quint64(0))
                        .bytes);
        const auto profile = import(perf.file());
        QVERIFY(profile);
        QCOMPARE(weightOf(*profile, 0), 7);
        QVERIFY(texts(profile->notes).join(u' ').contains(QStringLiteral("none of the recorded events")));
    }

    /// R2: without PERF_SAMPLE_PERIOD each sample stands for attr.sample_period.
    void aFixedPeriodIsTheEvents()
    {
        PerfDataWriter perf;
        perf.event(PERF_TYPE_SOFTWARE, PERF_COUNT_SW_CPU_CLOCK, Plain, "cpu-clock", 1'000'000, false);
        startApp(perf);
        for (quint64 i = 0; i < 50; ++i)
            perf.sample(0, 100, 100, Second + i * 1'000'000, {User, 0x401010});
        const auto profile = import(perf.file());
        QVERIFY(profile);
        QCOMPARE(weightOf(*profile, 0), 50'000'000);
        QCOMPARE(profile->events[0].unit, QStringLiteral("ns"));
    }

    /// R3: PERF_TYPE_HARDWARE with the number of the kind of core in the upper half of config (PERF_PMU_TYPE_SHIFT).
    void hybridCyclesAreCycles()
    {
        PerfDataWriter perf;
        perf.event(PERF_TYPE_HARDWARE, quint64(10) << 32, Base | PERF_SAMPLE_IDENTIFIER, "cpu_atom/cycles/P");
        perf.event(PERF_TYPE_HARDWARE, quint64(4) << 32, Base | PERF_SAMPLE_IDENTIFIER, "cpu_core/cycles/P");
        startApp(perf);
        for (quint64 i = 0; i < 60; ++i)
            perf.sample(1, 100, 100, Second + i * 1'000'000, {User, 0x401010}, 1'000'000);
        const auto profile = import(perf.file());
        QVERIFY(profile);
        QCOMPARE(profile->events[0].name, QStringLiteral("cpu_core/cycles/P")); // the one that was sampled comes first
        for (const ProfileEvent &event : profile->events) {
            QVERIFY(event.kind == ProfileEvent::Kind::OnCpu);
            QCOMPARE(event.unit, QStringLiteral("cycles"));
        }
        QCOMPARE(weightOf(*profile, 0), 60'000'000);
    }

    void eventsByName_data()
    {
        QTest::addColumn<ProfileEvent::Kind>("kind");
        QTest::addColumn<QString>("unit");
        const auto row = [](const char *name, ProfileEvent::Kind kind, const char *unit) {
            QTest::newRow(name) << kind << QString::fromLatin1(unit);
        };
        row("cycles:ppp", ProfileEvent::Kind::OnCpu, "cycles");
        row("cpu/cycles/u", ProfileEvent::Kind::OnCpu, "cycles");
        row("armv8_pmuv3_0/cpu_cycles/", ProfileEvent::Kind::OnCpu, "cycles");
        row("task-clock:u", ProfileEvent::Kind::OnCpu, "ns");
        row("offcpu-time", ProfileEvent::Kind::OffCpu, "ns");
        row("page-faults:u", ProfileEvent::Kind::PageFaults, "1");
        row("sched:sched_switch", ProfileEvent::Kind::Other, "1");
        row("ref-cycles", ProfileEvent::Kind::Other, "1");
    }
    void eventsByName()
    {
        QFETCH(ProfileEvent::Kind, kind);
        QFETCH(QString, unit);
        const ProfileEvent event = perfEventOf(QString::fromLatin1(QTest::currentDataTag()));
        QVERIFY(event.kind == kind);
        QCOMPARE(event.unit, unit);
    }

    /// R4: the kernel of another machine has no names here.
    void aKernelNamesOnlyItsOwnRecordings()
    {
        const KernelFacts here{{"host", "6.1.0-1", "x86_64", "aa"}, 0xffffffff81000000, 1000};
        const KernelFacts own{{"host", "6.1.0-1", "x86_64", "aa"}, 0xffffffff81000000, 2000};
        QVERIFY(isSameKernel(own, here));
        const auto with = [&](auto change) {
            KernelFacts facts = own;
            change(facts);
            return isSameKernel(facts, here);
        };
        QVERIFY(with([](KernelFacts &f) { f.machine.host = "container"; })); // the kernel lies where ours does
        QVERIFY(!with([](KernelFacts &f) { f.machine.release = "5.4.0-56-generic"; }));
        QVERIFY(!with([](KernelFacts &f) { f.machine.kernelBuildId = "bb"; }));
        QVERIFY(!with([](KernelFacts &f) { f.text = 0xffffffff82000000; })); // another start
        QVERIFY(with([](KernelFacts &f) { f.text = 0; }));                   // hidden, but all else says so
        QVERIFY(!with([](KernelFacts &f) { f.text = 0, f.seconds = 500; })); // before this start
        QVERIFY(!with([](KernelFacts &f) { f.text = 0, f.machine.host = "otherhost"; }));
        QVERIFY(!isSameKernel({}, here)); // nothing is known

        PerfDataWriter perf;
        perf.event(PERF_TYPE_HARDWARE, 0, Base, "cycles");
        perf.text(PerfDataWriter::HostName, "otherhost");
        perf.text(PerfDataWriter::Release, "5.4.0-56-generic");
        perf.text(PerfDataWriter::Architecture, "x86_64");
        startApp(perf);
        for (quint64 i = 0; i < 20; ++i)
            perf.sample(0, 100, 100, Second + i * 1'000'000,
                        {Kernel, 0xffffffff8da78b06, 0xffffffff8da0d810, User, 0x401010}, 1000,
                        PERF_RECORD_MISC_KERNEL);
        const auto profile = import(perf.file());
        QVERIFY(profile);
        // perf: [unknown]. A caller's address is that of the call.
        QCOMPARE(sumsOf(*profile).value(
                     QStringLiteral("app;app+0x100f;[kernel]+0xffffffff8da0d80f;[kernel]+0xffffffff8da78b06")),
                 20000);
    }

    /// R5: arch/arm64/include/uapi/asm/perf_regs.h: x0 to x30, sp, pc. Only where it ran is known.
    void stacksOfArmAreNotUnwound_data()
    {
        QTest::addColumn<bool>("saysArchitecture");
        QTest::newRow("by the header") << true;
        QTest::newRow("by the registers: a cut file has no header's parts") << false;
    }
    void stacksOfArmAreNotUnwound()
    {
        QFETCH(bool, saysArchitecture);
        PerfDataWriter perf;
        perf.event(PERF_TYPE_HARDWARE, 0, Base | PERF_SAMPLE_REGS_USER | PERF_SAMPLE_STACK_USER, "cycles");
        perf.events[0].sample_regs_user = (quint64(1) << 33) - 1;
        perf.events[0].sample_stack_user = 64;
        if (saysArchitecture)
            perf.text(PerfDataWriter::Architecture, "aarch64");
        startApp(perf);
        for (quint64 i = 0; i < 20; ++i) {
            Words rest;
            rest.put(quint64(PERF_SAMPLE_REGS_ABI_64));
            for (int reg = 0; reg < 33; ++reg)
                rest.put(quint64(reg == 8 ? 0x402020 : reg == 31 ? 0x7ffffff000 : reg == 32 ? 0x401010 : 0));
            rest.put(quint64(64)).put(QByteArray(64, '\0')).put(quint64(64));
            Words body; // the chain is empty, and ip says where it was
            body.put(quint64(0x401010))
                .put(100)
                .put(100)
                .put(Second + i * 1'000'000)
                .put(quint64(1000))
                .put(quint64(0))
                .put(rest.bytes);
            perf.record(PERF_RECORD_SAMPLE, PERF_RECORD_MISC_USER, body.bytes);
        }
        const auto profile = import(perf.file());
        QVERIFY(profile);
        QCOMPARE(sumsOf(*profile), (QMap<QString, qint64>{{QStringLiteral("app;app+0x1010"), 20000}}));
        QCOMPARE(profile->quality.stacks, 0);
        QVERIFY(texts(profile->notes).join(u' ').contains(QStringLiteral("x86-64")));
    }

    /// R6: perf script prints "inner (inlined)" before "outer".
    void inlinedFunctionsAreRead()
    {
        const auto elf = ElfFile::open(std::string(WAI_INLINED_TARGET));
        QVERIFY(elf);
        SymbolTable table;
        table.add(*elf);
        table.finish();
        const auto outer = std::ranges::find(table.symbols(), std::string_view("outer_work"), &Symbol::name);
        QVERIFY(outer != table.symbols().end());
        const auto segment = std::ranges::find_if(elf->segments(), [](const ElfSegment &s) { return s.executable; });
        QVERIFY(segment != elf->segments().end());
        PerfDataWriter perf;
        perf.event(PERF_TYPE_SOFTWARE, PERF_COUNT_SW_CPU_CLOCK, Base, "cpu-clock");
        perf.comm(100, 100, "inlined");
        perf.map(100, 0x10000000, segment->fileSize + 0x1000, segment->offset, WAI_INLINED_TARGET);
        for (quint64 i = 0; i < outer->size; ++i)
            perf.sample(0, 100, 100, Second + i, {User, 0x10000000 + outer->address + i - segment->address}, 1);
        const auto profile = import(perf.file());
        QVERIFY(profile);
        const auto sums = sumsOf(*profile);
        qint64 inner = 0;
        for (auto it = sums.begin(); it != sums.end(); ++it) {
            QVERIFY2(it.key().startsWith(QStringLiteral("inlined;outer_work")), qPrintable(it.key()));
            inner += it.key().contains(QStringLiteral("innerWork")) ? it.value() : 0;
        }
        QVERIFY2(inner > qint64(outer->size) / 2, qPrintable(QString::number(inner)));
        bool hasLines = false;
        for (size_t i = 0; i < profile->locations.size(); ++i)
            hasLines = hasLines || profile->locations[i].line > 0;
        QVERIFY(hasLines);
    }

    /// R9, R10: perf counts samples by the name at their time; a thread belongs to the process that started it.
    void threadsHaveTheNameOfTheirTime()
    {
        PerfDataWriter perf;
        perf.event(PERF_TYPE_SOFTWARE, PERF_COUNT_SW_CPU_CLOCK, Base, "cpu-clock");
        perf.comm(100, 100, "perf", 1);
        perf.map(100, 0x400000, 0x10000, 0, "/none/such/perf", 1);
        perf.sample(0, 100, 100, 10, {User, 0x401010}, 1);
        perf.comm(100, 100, "sort", 20, true);
        perf.map(100, 0x400000, 0x10000, 0, "/none/such/sort", 21);
        perf.sample(0, 100, 100, 30, {User, 0x402010}, 2);
        perf.fork(100, 100, 101, 100, 40);
        perf.comm(100, 101, "worker", 41);
        perf.sample(0, 100, 101, 50, {User, 0x403010}, 4);
        perf.sample(0, 0, 0, 60, {Kernel, 0xffffffff81000010}, 8, PERF_RECORD_MISC_KERNEL);
        const auto profile = import(perf.file());
        QVERIFY(profile);
        const auto sums = sumsOf(*profile);
        QCOMPARE(sums.value(QStringLiteral("perf;perf+0x1010")), 1);
        QCOMPARE(sums.value(QStringLiteral("sort;sort+0x2010")), 2);
        QCOMPARE(sums.value(QStringLiteral("sort;sort+0x3010")), 4);
        QVERIFY(std::ranges::any_of(
            sums.keys(), [](const QString &key) { return key.startsWith(QStringLiteral("swapper;[kernel]")); }));
        QVERIFY(std::ranges::any_of(profile->threads, [&](const ProfileThread &thread) {
            return thread.thread == 101 && profile->text(thread.name) == u"worker";
        }));
    }

    /// R23: perf shows [kernel.kallsyms] for them.
    void kernelsOf32BitHaveFrames()
    {
        PerfDataWriter perf;
        perf.event(PERF_TYPE_HARDWARE, 0, Base & ~quint64(PERF_SAMPLE_CALLCHAIN), "cycles");
        perf.text(PerfDataWriter::Architecture, "armv7l");
        perf.map(-1, 0xc0008000, 0x3fff7fff, 0xc0008000, "[kernel.kallsyms]_stext");
        startApp(perf);
        for (quint64 i = 0; i < 90; ++i)
            perf.sample(0, 100, 100, Second + i, {0xc0173b60}, 1000, PERF_RECORD_MISC_KERNEL);
        for (quint64 i = 0; i < 10; ++i)
            perf.sample(0, 100, 100, 2 * Second + i, {0x401010}, 1000);
        const auto profile = import(perf.file());
        QVERIFY(profile);
        QCOMPARE(sumsOf(*profile),
                 (QMap<QString, qint64>{{QStringLiteral("app;[kernel]+0xc0173b60"), 90000},
                                        {QStringLiteral("app;app+0x1010"), 10000}}));
    }

    /// The same fault: whatever lies in no mapping is [unknown] for perf, and not gone.
    void unmappedCodeIsNotGone()
    {
        PerfDataWriter perf;
        perf.event(PERF_TYPE_HARDWARE, 0, Base, "cycles");
        startApp(perf);
        perf.sample(0, 100, 100, Second, {User, 0x7f0000000000}, 3);
        perf.sample(0, 100, 100, Second + 1, {0x401010}, 5, PERF_RECORD_MISC_GUEST_KERNEL);
        const auto profile = import(perf.file());
        QVERIFY(profile);
        QCOMPARE(sumsOf(*profile),
                 (QMap<QString, qint64>{{QStringLiteral("app;[unknown]"), 3}, {QStringLiteral("app;[guest]"), 5}}));
    }

    /// deliver_sample_group() of tools/perf/util/session.c: each member counts what it grew by since the sample before.
    void groupsAreCountedByTheirLeadersSamples()
    {
        PerfDataWriter perf;
        constexpr quint64 Type = Base | PERF_SAMPLE_IDENTIFIER | PERF_SAMPLE_READ;
        perf.event(PERF_TYPE_HARDWARE, 0, Type, "cycles");
        perf.event(PERF_TYPE_HARDWARE, 1, Type, "instructions");
        for (perf_event_attr &attributes : perf.events)
            attributes.read_format = PERF_FORMAT_GROUP | PERF_FORMAT_ID | PERF_FORMAT_TOTAL_TIME_ENABLED;
        startApp(perf);
        const auto counts = [](quint64 cycles, quint64 instructions) {
            return Words()
                .put(quint64(2))
                .put(quint64(77))
                .put(cycles)
                .put(quint64(1))
                .put(instructions)
                .put(quint64(2))
                .bytes;
        };
        perf.sample(0, 100, 100, Second, {User, 0x401010}, 1000, PERF_RECORD_MISC_USER, counts(1000, 400));
        perf.sample(0, 100, 100, Second + 1, {User, 0x402010}, 1000, PERF_RECORD_MISC_USER, counts(2500, 1000));
        const auto profile = import(perf.file());
        QVERIFY(profile);
        QCOMPARE(sumsOf(*profile, 0),
                 (QMap<QString, qint64>{{QStringLiteral("app;app+0x1010"), 1000},
                                        {QStringLiteral("app;app+0x2010"), 1500}}));
        QCOMPARE(
            sumsOf(*profile, 1),
            (QMap<QString, qint64>{{QStringLiteral("app;app+0x1010"), 400}, {QStringLiteral("app;app+0x2010"), 600}}));
    }

    /// resolve_lbr_callchain_sample() of tools/perf/util/machine.c: the user's callers are where the calls came from.
    void lbrIsAStack()
    {
        PerfDataWriter perf;
        perf.event(PERF_TYPE_HARDWARE, 0, Base | PERF_SAMPLE_BRANCH_STACK, "cycles");
        perf.events[0].branch_sample_type = PERF_SAMPLE_BRANCH_USER | PERF_SAMPLE_BRANCH_CALL_STACK
            | PERF_SAMPLE_BRANCH_HW_INDEX;
        startApp(perf);
        const auto calls = Words()
                               .put(quint64(2))
                               .put(quint64(-1))
                               .put(quint64(0x402020))
                               .put(quint64(0x401000))
                               .put(quint64(0))
                               .put(quint64(0x403030))
                               .put(quint64(0x402000))
                               .put(quint64(0))
                               .bytes;
        perf.sample(0, 100, 100, Second, {User, 0x401010}, 9, PERF_RECORD_MISC_USER, {}, calls);
        const auto profile = import(perf.file());
        QVERIFY(profile);
        QCOMPARE(sumsOf(*profile),
                 (QMap<QString, qint64>{{QStringLiteral("app;app+0x3030;app+0x2020;app+0x1010"), 9}}));
    }

    /// PERF_CONTEXT_USER_DEFERRED of linux/perf_event.h since 6.19: a cookie follows, no address.
    void deferredChainsAreJoined()
    {
        PerfDataWriter perf;
        perf.event(PERF_TYPE_HARDWARE, 0, Base, "cycles");
        startApp(perf);
        perf.sample(0, 100, 100, Second, {Kernel, 0xffffffff81000010, quint64(-640), 0x401999}, 9,
                    PERF_RECORD_MISC_KERNEL);
        perf.record(22, 0,
                    Words()
                        .put(quint64(0x401999))
                        .put(quint64(2))
                        .put(quint64(0x401010))
                        .put(quint64(0x402011))
                        .put(100)
                        .put(100)
                        .put(Second + 1)
                        .bytes);
        const auto profile = import(perf.file());
        QVERIFY(profile);
        const auto sums = sumsOf(*profile);
        QCOMPARE(sums.size(), 1);
        QVERIFY2(sums.firstKey().startsWith(QStringLiteral("app;app+0x2010;app+0x100f;[kernel]")),
                 qPrintable(sums.firstKey()));
    }

    /// perf record --off-cpu: nanoseconds; its times are made up (OFF_CPU_TIMESTAMP of tools/perf/util/off_cpu.h).
    void offCpuTimeIsTime()
    {
        PerfDataWriter perf;
        perf.event(PERF_TYPE_SOFTWARE, PERF_COUNT_SW_CPU_CLOCK, Base | PERF_SAMPLE_IDENTIFIER, "cpu-clock");
        perf.event(PERF_TYPE_SOFTWARE, PERF_COUNT_SW_BPF_OUTPUT, Base | PERF_SAMPLE_IDENTIFIER, "offcpu-time", 1,
                   false);
        startApp(perf);
        for (quint64 i = 0; i < 10; ++i)
            perf.sample(0, 100, 100, Second + i * 1'000'000, {User, 0x401010}, 1'000'000);
        perf.sample(1, 100, 100, ~quint64(0) << 32, {User, 0x402010}, 3 * Second);
        const auto profile = import(perf.file());
        QVERIFY(profile);
        QVERIFY(profile->events[1].kind == ProfileEvent::Kind::OffCpu);
        QCOMPARE(profile->events[1].unit, QStringLiteral("ns"));
        QCOMPARE(weightOf(*profile, 1), qint64(3 * Second));
        QCOMPARE(profile->duration.count(), 9'000'000);
    }

    /// hotspot's recipe: -e sched:sched_switch --switch-events. The wait has the stack of its sched_switch.
    void switchesAreWaits()
    {
        PerfDataWriter perf;
        perf.event(PERF_TYPE_SOFTWARE, PERF_COUNT_SW_CPU_CLOCK, Base | PERF_SAMPLE_IDENTIFIER, "cpu-clock");
        perf.event(PERF_TYPE_TRACEPOINT, 314, Base | PERF_SAMPLE_IDENTIFIER, "sched:sched_switch", 1, false);
        perf.events[0].context_switch = 1;
        startApp(perf);
        perf.sample(0, 100, 100, Second, {User, 0x401010}, 1'000'000);
        perf.sample(1, 100, 100, Second + 10, {User, 0x402010}, 1);
        perf.switched(100, 100, Second + 11, PERF_RECORD_MISC_SWITCH_OUT);
        perf.switched(100, 100, Second + 2011, 0);
        perf.sample(1, 100, 100, Second + 3000, {User, 0x403010}, 1);
        perf.switched(100, 100, Second + 3001, PERF_RECORD_MISC_SWITCH_OUT | PERF_RECORD_MISC_SWITCH_OUT_PREEMPT);
        perf.switched(100, 100, Second + 3501, 0);
        const auto profile = import(perf.file());
        QVERIFY(profile);
        QCOMPARE(profile->events.size(), size_t(4));
        QCOMPARE(profile->events[2].name, QStringLiteral("off-cpu"));
        QCOMPARE(sumsOf(*profile, 2), (QMap<QString, qint64>{{QStringLiteral("app;app+0x2010"), 2000}}));
        QCOMPARE(sumsOf(*profile, 3), (QMap<QString, qint64>{{QStringLiteral("app;app+0x3010"), 500}}));
    }

    /// perf record -a -e sched:sched_switch: each switch says who comes and who goes, and why. perf sched timehist shows the
    /// same waits. States: TASK_REPORT of include/linux/sched.h; one that was preempted sleeps in none of them.
    void switchesAloneAreWaitsToo_data()
    {
        QTest::addColumn<bool>("isWide");
        QTest::newRow("64 bits") << true;
        QTest::newRow("32 bits") << false;
    }
    void switchesAloneAreWaitsToo()
    {
        QFETCH(bool, isWide);
        PerfDataWriter perf = switches(isWide);
        perf.comm(200, 200, "other");
        perf.map(200, 0x400000, 0x10000, 0, "/none/such/other");
        const auto sample = [&](qint32 thread, quint64 time, quint64 address, quint32 state, qint32 next) {
            perf.sample(0, thread, thread, time, {User, address}, 1, PERF_RECORD_MISC_USER, {},
                        switchRaw(isWide, thread, state, next));
        };
        sample(100, Second + 10, 0x402010, 1, 200);       // S: app sleeps
        sample(200, Second + 2010, 0x403010, 0x100, 100); // R+: other is preempted, app is back after 2000
        sample(100, Second + 2110, 0x404010, 2, 200);     // D: app waits for a disk, other is back after 100
        sample(200, Second + 3000, 0x405010, 1, 0);       // the CPU is idle
        sample(0, Second + 5110, 0x406010, 0, 100);       // app is back after 3000; nobody waits for the idle task
        const auto profile = import(perf.file());
        QVERIFY2(profile, profile ? "" : qPrintable(profile.error().message()));
        QCOMPARE(profile->events.size(), size_t(3));
        QCOMPARE(profile->events[1].name, QStringLiteral("off-cpu"));
        QVERIFY(profile->events[1].kind == ProfileEvent::Kind::OffCpu);
        QCOMPARE(profile->events[1].unit, QStringLiteral("ns"));
        QCOMPARE(sumsOf(*profile, 1),
                 (QMap<QString, qint64>{{QStringLiteral("app;app+0x2010"), 2000},
                                        {QStringLiteral("app;app+0x4010"), 3000}}));
        QCOMPARE(profile->events[2].name, QStringLiteral("preempted"));
        QCOMPARE(sumsOf(*profile, 2), (QMap<QString, qint64>{{QStringLiteral("other;other+0x3010"), 100}}));
        QCOMPARE(profile->quality.switches, 5);
        QVERIFY(texts(profile->notes).filter(QStringLiteral("--switch-events")).isEmpty());
    }

    /// Without -a perf sees a program's threads go and not come back: no wait is made up. Nor where only some switches were
    /// sampled, or the fields are not told.
    void waitsWithoutAnEndAreNone()
    {
        PerfDataWriter perf = switches(true);
        const auto sample = [](PerfDataWriter &to, quint64 time) {
            to.sample(0, 100, 100, time, {User, 0x402010}, 1, PERF_RECORD_MISC_USER, {}, switchRaw(true, 100, 1, 0));
        };
        sample(perf, Second + 10);
        sample(perf, Second + 2010);
        const auto profile = import(perf.file());
        QVERIFY(profile);
        QCOMPARE(profile->events.size(), size_t(1));
        QCOMPARE(texts(profile->notes).filter(QStringLiteral("--switch-events")).size(), 1);

        PerfDataWriter rare = perf;
        rare.events[0].sample_period = 7;
        QCOMPARE(import(rare.file())->quality.switches, 0);
        PerfDataWriter silent = perf;
        silent.features.erase(PerfDataWriter::TracingData);
        QCOMPARE(import(silent.file())->quality.switches, 0);
        PerfDataWriter cut = switches(true);
        cut.sample(0, 100, 100, Second, {User, 0x402010}, 1, PERF_RECORD_MISC_USER, {},
                   Words().put(quint32(12)).put(QByteArray(12, '\1')).bytes);
        QCOMPARE(import(cut.file())->quality.switches, 0);
    }

    /// Names of tools/perf/util/evsel.c.
    void pipesEventsHaveNames()
    {
        PerfDataWriter perf;
        constexpr quint64 Type = Base | PERF_SAMPLE_IDENTIFIER;
        perf.event(PERF_TYPE_HARDWARE, PERF_COUNT_HW_INSTRUCTIONS, Type, "");
        perf.event(PERF_TYPE_HW_CACHE, 0x10002, Type, "");
        perf.event(PERF_TYPE_TRACEPOINT, 314, Type, "");
        perf.event(PERF_TYPE_RAW, 0x3c, Type, "");
        perf.event(PERF_TYPE_HARDWARE, 0, Type, "");
        startApp(perf);
        for (size_t event = 0; event < 5; ++event)
            perf.sample(event, 100, 100, Second + event, {User, 0x401010}, 1);
        perf.record(78, 0,
                    Words()
                        .put(quint64(2))
                        .put(PerfDataWriter::idOf(4))
                        .put(QByteArray("mine\0\0\0\0", 8))
                        .bytes); // EVENT_UPDATE, NAME
        const QByteArray tracing = tracingData("name: sched_switch\nID: 314\nformat:\n");
        perf.record(66, 0, Words().put(quint32(tracing.size())).bytes);
        perf.records += tracing.leftJustified((tracing.size() + 7) / 8 * 8, '\0');
        const auto profile = import(perf.pipe());
        QVERIFY2(profile, profile ? "" : qPrintable(profile.error().message()));
        QStringList names;
        for (const ProfileEvent &event : profile->events)
            names << event.name;
        QCOMPARE(
            names,
            QStringList({QStringLiteral("instructions"), QStringLiteral("LLC-load-misses"),
                         QStringLiteral("sched:sched_switch"), QStringLiteral("raw 0x3c"), QStringLiteral("mine")}));
        QVERIFY(profile->events[4].kind == ProfileEvent::Kind::OnCpu); // whatever it is called, it counts cycles
    }

    /// perf record --threads: perf.data-directory-format.txt. The parts have records only.
    void foldersAreRead()
    {
        PerfDataWriter perf;
        perf.event(PERF_TYPE_HARDWARE, 0, Base, "cycles");
        startApp(perf);
        PerfDataWriter part = perf;
        part.records.clear();
        part.sample(0, 100, 100, Second, {User, 0x401010}, 3);
        const QDir folder(m_folder.path());
        QVERIFY(folder.mkpath(QStringLiteral("threads")));
        write(QStringLiteral("threads/data"), perf.file());
        write(QStringLiteral("threads/data.0"), part.records);
        write(QStringLiteral("threads/data.1"), {});
        write(QStringLiteral("threads/data.2"), part.records);
        const auto profile = importProfileFile(folder.filePath(QStringLiteral("threads")), m_symbolizer);
        QVERIFY2(profile, profile ? "" : qPrintable(profile.error().message()));
        QCOMPARE(sumsOf(*profile), (QMap<QString, qint64>{{QStringLiteral("app;app+0x1010"), 6}}));
    }

    /// Until 2012, attributes of 64 bytes, at first without the header's parts. perf 6.1 reads the same of both.
    void theFirstVersionIsRead_data()
    {
        QTest::addColumn<quint64>("headerSize");
        QTest::newRow("PERFFILE") << quint64(104);
        QTest::newRow("PERFFILE without parts") << quint64(72);
    }
    void theFirstVersionIsRead()
    {
        QFETCH(quint64, headerSize);
        PerfDataWriter perf;
        perf.event(PERF_TYPE_HARDWARE, 0, Base, "cycles");
        startApp(perf);
        perf.sample(0, 100, 100, Second, {User, 0x401010}, 7);
        perf.sample(0, 100, 100, Second + 1, {User, 0x402010}, 9);
        perf_event_attr attributes = perf.events[0];
        attributes.size = PERF_ATTR_SIZE_VER0;
        const QByteArray attribute = Words().put(attributes).bytes.left(PERF_ATTR_SIZE_VER0);
        constexpr quint64 HeaderSize = 104;
        constexpr quint64 Entry = PERF_ATTR_SIZE_VER0 + 16;
        Words file;
        file.put(QByteArray("PERFFILE"))
            .put(headerSize)
            .put(Entry)
            .put(HeaderSize)
            .put(Entry)
            .put(HeaderSize + Entry)
            .put(quint64(perf.records.size()))
            .put(quint64(0))
            .put(quint64(0));
        for (int word = 0; word < 4; ++word)
            file.put(headerSize == HeaderSize ? quint64(0) : ~quint64(0)); // not there: whatever follows the header
        file.put(attribute).put(quint64(0)).put(quint64(0)).put(perf.records);
        const auto profile = import(file.bytes);
        QVERIFY2(profile, profile ? "" : qPrintable(profile.error().message()));
        QCOMPARE(profile->events[0].name, QStringLiteral("cycles"));
        QCOMPARE(sumsOf(*profile),
                 (QMap<QString, qint64>{{QStringLiteral("app;app+0x1010"), 7}, {QStringLiteral("app;app+0x2010"), 9}}));
        QVERIFY2(profile->notes.isEmpty(), qPrintable(texts(profile->notes).join(u'\n')));
        QVERIFY(!import(QByteArray("PERFFILE") + QByteArray(200, '\0')));
    }

    void packedFilesAreRead_data()
    {
        QTest::addColumn<QByteArray>("packed");
        QTest::addColumn<qint64>("weight");
        QTest::addColumn<bool>("cut");
        PerfDataWriter perf;
        perf.event(PERF_TYPE_HARDWARE, 0, Base, "cycles");
        startApp(perf);
        for (quint64 i = 0; i < 1000; ++i)
            perf.sample(0, 100, 100, Second + i, {User, 0x401010}, 2);
        const QByteArray data = perf.file();
        const QByteArray folded("app;main 3\napp;main 4\n");
        QTest::newRow("perf.data.gz") << gzipped(data) << qint64(2000) << false;
        QTest::newRow("perf.data.xz") << xzed(data) << qint64(2000) << false;
        QTest::newRow("perf.data.zst") << zstded(data) << qint64(2000) << false;
        QTest::newRow("gzip of two members")
            << gzipped(data.left(300)) + gzipped(data.mid(300)) << qint64(2000) << false;
        QTest::newRow("folded.xz") << xzed(folded) << qint64(7) << false;
        QTest::newRow("folded.zst of two frames")
            << zstded(folded.left(11)) + zstded(folded.mid(11)) << qint64(7) << false;
        QTest::newRow("folded.gz, padded") << gzipped(folded) + QByteArray(512, '\0') << qint64(7) << false;
        QTest::newRow("folded.gz, cut") << gzipped(folded).chopped(4) << qint64(7) << true;
    }
    void packedFilesAreRead()
    {
        QFETCH(QByteArray, packed);
        QFETCH(qint64, weight);
        QFETCH(bool, cut);
        const auto profile = import(packed);
        QVERIFY2(profile, profile ? "" : qPrintable(profile.error().message()));
        QCOMPARE(weightOf(*profile, 0), weight);
        QCOMPARE(texts(profile->notes).join(u' ').contains(QStringLiteral("packed file is cut off")), cut);
    }

    void packedTwiceIsRefused()
    {
        QVERIFY(!import(gzipped(gzipped("a;b 1\n"))));
        QVERIFY(!import(gzipped(xzed("a;b 1\n"))));
        QVERIFY(!import(QByteArray("\x1f\x8b\x08 nonsense")));
    }

    /// Cut anywhere, or changed anywhere: a profile that is whole, or a sentence.
    void damagedFilesDoNoHarm()
    {
        PerfDataWriter perf;
        constexpr quint64 Type = Base | PERF_SAMPLE_ID | PERF_SAMPLE_READ | PERF_SAMPLE_BRANCH_STACK;
        perf.event(PERF_TYPE_HARDWARE, 0, Type, "cycles");
        perf.events[0].read_format = PERF_FORMAT_GROUP | PERF_FORMAT_ID;
        perf.events[0].branch_sample_type = PERF_SAMPLE_BRANCH_CALL_STACK;
        startApp(perf);
        const auto calls = Words().put(quint64(1)).put(quint64(0x402020)).put(quint64(0x401000)).put(quint64(0)).bytes;
        for (quint64 i = 1; i < 20; ++i)
            perf.sample(0, 100, 100, Second + i, {User, 0x401010, quint64(-640), i}, 9, PERF_RECORD_MISC_USER,
                        Words().put(quint64(1)).put(i).put(quint64(1)).bytes, calls);
        const QByteArray whole = perf.file();
        for (qsizetype at = 0; at < whole.size(); at += 7) {
            for (const char byte : {'\0', '\x7f', '\xff'}) {
                QByteArray damaged = whole;
                damaged[at] = byte;
                if (const auto profile = import(damaged))
                    QCOMPARE(profile->firstInconsistency(), QString());
            }
            if (const auto profile = import(whole.left(at)))
                QCOMPARE(profile->firstInconsistency(), QString());
        }
    }

private:
    /// Of nothing but sched_switch, with its fields.
    static PerfDataWriter switches(bool isWide)
    {
        PerfDataWriter perf;
        perf.event(PERF_TYPE_TRACEPOINT, 314, Base | PERF_SAMPLE_RAW, "sched:sched_switch", 1, false);
        perf.features[PerfDataWriter::TracingData] = tracingData(switchFormat(isWide));
        startApp(perf);
        return perf;
    }
    void write(const QString &name, const QByteArray &content)
    {
        QFile file(m_folder.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(content), qint64(content.size()));
    }
    PerformanceResult<Profile> import(const QByteArray &content)
    {
        write(QStringLiteral("input"), content);
        return importProfileFile(m_folder.filePath(QStringLiteral("input")), m_symbolizer);
    }

    QTemporaryDir m_folder;
    Symbolizer m_symbolizer;
};

QTEST_GUILESS_MAIN(TestWorldPerfData)
#include "tst_world_perf_data.moc"
