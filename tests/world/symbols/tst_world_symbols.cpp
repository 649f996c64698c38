// SPDX-License-Identifier: MIT

// Faults A11, A12, A14 and rows of table B: names and callers where symbols and unwind rules tell little.
#include "made_program.h"

#include <performance/profile/capture/process_table.h>
#include <performance/profile/doctor/profiling_doctor.h>
#include <performance/profile/readable_text.h>
#include <performance/profile/unwind/call_instruction.h>
#include <performance/profile/unwind/unwinder.h>
#include <performance/symbols/dwarf/range_map.h>
#include <performance/symbols/go_functions.h>
#include <performance/symbols/symbolizer.h>

#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <ucontext.h>

using namespace performance;
using namespace performance::test;

namespace {

class Frames final : public FrameInterner {
public:
    std::int32_t frameOf(const CodeModule &, std::uint64_t address) override
    {
        addresses.push_back(address);
        return std::int32_t(addresses.size() - 1);
    }
    std::vector<std::uint64_t> addresses;
};

ModuleReference moduleAt(const QString &path)
{
    ModuleReference reference;
    reference.name = path.section(u'/', -1);
    reference.path = path;
    reference.kind = ModuleKind::Library;
    return reference;
}

template<typename T>
void append(Bytes &bytes, T value)
{
    const auto *begin = reinterpret_cast<const std::uint8_t *>(&value);
    bytes.insert(bytes.end(), begin, begin + sizeof(T));
}

volatile std::uintptr_t signalReturn = 0;

void onSignal(int)
{
    signalReturn = reinterpret_cast<std::uintptr_t>(__builtin_return_address(0));
}

void coroutine() {}

} // namespace

class TestWorldSymbols : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// A12 (josefbacik/systing #140): a symbol without a size had all stripped functions behind it.
    void symbolsWithoutSizeEndWhereOthersBegin()
    {
        const QString file = made("libunsized.so");
        if (!QFile::exists(file))
            QSKIP("g++ is not installed");
        const QTemporaryDir folder;
        const QString stripped = folder.filePath(QStringLiteral("libunsized.so"));
        QVERIFY(tool(QStringLiteral("strip"), {QStringLiteral("-o"), stripped, file}));
        const SymbolTable truth = symbolsIn(file); // the linker's, before it was stripped
        const Symbol copy = symbolNamed(truth, "fast_copy");
        QVERIFY(copy.address > 0 && copy.size == 0);
        Symbolizer symbolizer;
        QCOMPARE(symbolizer.resolve(moduleAt(stripped), {copy.address, copy.address + 5}, false)[1][0].name,
                 QStringLiteral("fast_copy"));
        for (const char *name : {"secretParser", "secretWriter"}) {
            const Symbol secret = symbolNamed(truth, name);
            QVERIFY(secret.size > 4);
            const auto found = symbolizer.resolve(moduleAt(stripped),
                                                  {secret.address, secret.address + secret.size - 1}, false);
            for (const auto &locations : found) {
                QVERIFY2(locations[0].name.isEmpty(), qPrintable(locations[0].name));
                QCOMPARE(locations[0].start, secret.address);
            }
        }
    }

    void overlappingSymbols()
    {
        SymbolTable table;
        table.add(0x1000, 0x100, "around");
        for (int i = 0; i < 10; ++i)
            table.add(0x1010 + std::uint64_t(i), 0, "label");
        table.add(0x1040, 0x10, "inside");
        table.add(0x1200, 0, "endless");
        table.add(0x1300, 0x10, "last");
        table.add(0x1300, 0, "__alias");
        table.finish();
        const auto at = [&](std::uint64_t address) {
            return table.find(address) ? table.find(address)->name : std::string_view();
        };
        QCOMPARE(at(0x1008), std::string_view("around"));
        QCOMPARE(at(0x1018), std::string_view("around")); // ten labels stand before it
        QCOMPARE(at(0x1044), std::string_view("inside"));
        QCOMPARE(at(0x1060), std::string_view("around"));
        QCOMPARE(at(0x1100), std::string_view());
        QCOMPARE(at(0x12ff), std::string_view("endless"));
        QCOMPARE(at(0x1300), std::string_view("last"));
        QCOMPARE(at(0x1310), std::string_view());
    }

    void rangesInRanges()
    {
        const RangeMap map({{10, 100, 1, 0}, {20, 50, 2, 1}, {30, 40, 3, 2}, {45, 120, 4, 1}});
        const auto at = [&](std::uint64_t address) { return int(map.find(address)); };
        QCOMPARE(at(9), -1);
        QCOMPARE(at(10), 1);
        QCOMPARE(at(20), 2);
        QCOMPARE(at(35), 3);
        QCOMPARE(at(40), 2);
        QCOMPARE(at(45), 4); // as deep, and begins later
        QCOMPARE(at(119), 4);
        QCOMPARE(at(120), -1);
    }

    /// A11 (parca-dev/parca-agent #2717): .eh_frame is that of the start files, the program's own is .debug_frame.
    void debugFrameBesideEhFrame_data()
    {
        QTest::addColumn<QStringList>("objcopy");
        QTest::newRow("as it comes") << QStringList();
        QTest::newRow("packed") << QStringList{QStringLiteral("--compress-debug-sections=zlib")};
        QTest::newRow("packed in the old way") << QStringList{QStringLiteral("--compress-debug-sections=zlib-gnu")};
        QTest::newRow("in its debug file") << QStringList{QStringLiteral("--strip-debug")};
    }
    void debugFrameBesideEhFrame()
    {
        QFETCH(QStringList, objcopy);
        const QString file = made("debug_frame");
        if (!QFile::exists(file))
            QSKIP("g++ is not installed");
        const QTemporaryDir folder;
        const QString program = folder.filePath(QStringLiteral("program"));
        if (objcopy.contains(QStringLiteral("--strip-debug"))) {
            const QString debug = folder.filePath(QStringLiteral("program.debug"));
            QVERIFY(tool(QStringLiteral("objcopy"), {QStringLiteral("--only-keep-debug"), file, debug}));
            objcopy << QStringLiteral("--add-gnu-debuglink=") + debug;
        }
        QVERIFY(tool(QStringLiteral("objcopy"), objcopy + QStringList{file, program}));
        const auto elf = ElfFile::open(program.toStdString());
        QVERIFY(elf && elf->find(".eh_frame"));
        const auto table = UnwindTable::of(*elf, program.toStdString());
        QVERIFY(table && table->rowCount() > 0);
        const SymbolTable symbols = symbolsIn(file);
        for (const char *name : {"innerWork", "outerWork"}) {
            const Symbol symbol = symbolNamed(symbols, name);
            QVERIFY(symbol.size > 0);
            QCOMPARE(table->find(symbol.address).kind, UnwindRow::None);
            // At the first instruction the return address is on top of the stack: System V ABI, 3.2.2.
            const UnwindTable::Found found = table->lookUp(symbol.address);
            QCOMPARE(found.row.kind, UnwindRow::FromRsp);
            QCOMPARE(int(found.row.cfaOffset), 8);
        }
        QVERIFY(table->lookUp(elf->entry()).row.kind != UnwindRow::None); // _start, by .eh_frame
    }

    /// A guessed return address lies behind a call; encodings of Intel's manual.
    void callsBeforeReturnAddresses_data()
    {
        QTest::addColumn<QByteArray>("code");
        QTest::addColumn<bool>("isCall");
        QTest::newRow("call rel32") << QByteArray::fromHex("9090e811223344") << true;
        QTest::newRow("call rax") << QByteArray::fromHex("90909090"
                                                         "ffd0")
                                  << true;
        QTest::newRow("call r11") << QByteArray::fromHex("909090"
                                                         "41ffd3")
                                  << true;
        QTest::newRow("call [rax]") << QByteArray::fromHex("ff10") << true;
        QTest::newRow("call [rip+x]") << QByteArray::fromHex("90ff1544332211") << true;
        QTest::newRow("call [rax+8]") << QByteArray::fromHex("ff5008") << true;
        QTest::newRow("call [rsp+8]") << QByteArray::fromHex("ff542408") << true;
        QTest::newRow("call [rax*8+x]") << QByteArray::fromHex("ff14c544332211") << true;
        QTest::newRow("call [rsp+x]") << QByteArray::fromHex("ff942444332211") << true;
        QTest::newRow("ret and padding") << QByteArray::fromHex("c30f1f440000") << false;
        QTest::newRow("jmp rax") << QByteArray::fromHex("90909090ffe0") << false;
        QTest::newRow("push [rip+x]") << QByteArray::fromHex("90ff3544332211") << false;
        QTest::newRow("nothing") << QByteArray() << false;
    }
    void callsBeforeReturnAddresses()
    {
        QFETCH(const QByteArray, code);
        QFETCH(const bool, isCall);
        QCOMPARE(endsWithCall(Bytes(code.begin(), code.end())), isCall);
    }

    /// A14: __restore_rt and __start_context are returned to without having been called: they are looked up where they
    /// begin and not before it, and a coroutine's stack ends there.
    void whatNobodyCalled()
    {
        struct sigaction action {};
        action.sa_handler = onSignal;
        QCOMPARE(::sigaction(SIGUSR1, &action, nullptr), 0);
        QCOMPARE(::raise(SIGUSR1), 0);
        QVERIFY(signalReturn != 0);

        ProcessTable processes;
        const AddressSpace &space = processes.spaceOf(::getpid());
        Frames frames;
        CodeCache cache(frames, true);
        bool planted = false;
        const CodeMapping *mapping = space.find(signalReturn);
        QVERIFY(mapping);
        const auto addressOf = [&](const CodeMapping &m, std::uint64_t address) {
            return m.module->addressOfOffset(address - m.start + m.offset);
        };
        const auto &restorer = cache.findCaller(space, signalReturn, planted);
        QVERIFY(planted && restorer.row.isSignalFrame);
        QCOMPARE(frames.addresses[size_t(restorer.frame)], addressOf(*mapping, signalReturn));

        ucontext_t context{};
        ucontext_t next{};
        QCOMPARE(::getcontext(&context), 0);
        std::vector<std::uint64_t> stack(8192);
        context.uc_stack.ss_sp = stack.data();
        context.uc_stack.ss_size = stack.size() * sizeof(std::uint64_t);
        context.uc_link = &next;
        ::makecontext(&context, coroutine, 0);
        RegisterFile registers{};
        registers[dwarf::ReturnAddress] = std::uint64_t(context.uc_mcontext.gregs[REG_RIP]);
        registers[dwarf::Rsp] = std::uint64_t(context.uc_mcontext.gregs[REG_RSP]);
        const auto *bytes = reinterpret_cast<const std::uint8_t *>(stack.data());
        const StackCopy copy{registers[dwarf::Rsp],
                             ByteSpan(bytes, stack.size() * 8)
                                 .subspan(size_t(registers[dwarf::Rsp] - reinterpret_cast<std::uintptr_t>(bytes)))};
        const auto start = copy.word(registers[dwarf::Rsp]);
        QVERIFY(start);
        std::vector<FoundFrame> found;
        const UnwindEnd end = Unwinder(cache).unwind(space, registers, copy, found);
        QCOMPARE(found.size(), 2u);
        const CodeMapping *library = space.find(*start);
        QVERIFY(library);
        QCOMPARE(frames.addresses[size_t(found[1].frame)], addressOf(*library, *start));
        QCOMPARE(end, UnwindEnd::Complete);
    }

    /// A14: programs of 32 bits have names and lines.
    void narrowPrograms()
    {
        const QString file = made("narrow");
        if (!QFile::exists(file))
            QSKIP("no compiler here makes programs of 32 bits");
        const auto elf = ElfFile::open(file.toStdString());
        QVERIFY2(elf, elf ? "" : qPrintable(elf.error().message()));
        QVERIFY(!elf->is64());
        const Symbol spin = symbolNamed(symbolsIn(file), "spinNarrow");
        QVERIFY(spin.size > 4);
        Symbolizer symbolizer;
        bool hasInlined = false;
        for (std::uint64_t at = spin.address; at < spin.address + spin.size; ++at) {
            const auto locations = symbolizer.resolve(moduleAt(file), {at}, true)[0];
            QCOMPARE(locations[0].name, QStringLiteral("spinNarrow"));
            QVERIFY(locations[0].file.endsWith(QLatin1String("narrow.cpp")));
            hasInlined = hasInlined || (locations.size() == 2 && locations[1].name.startsWith(QLatin1String("add")));
        }
        QVERIFY(hasInlined);
        QVERIFY(!UnwindTable::of(*elf));
    }

    /// A14 (open-telemetry/opentelemetry-ebpf-profiler #462): stripped Go. The layout is that of debug/gosym/pclntab.go.
    void goTables_data()
    {
        QTest::addColumn<quint32>("magic");
        QTest::newRow("1.16") << 0xfffffffau;
        QTest::newRow("1.18") << 0xfffffff0u;
        QTest::newRow("1.20") << 0xfffffff1u;
    }
    void goTables()
    {
        QFETCH(const quint32, magic);
        const bool isNew = magic != 0xfffffffau;
        constexpr std::uint64_t Text = 0x401000;
        const std::uint64_t header = 8 + 8 * (isNew ? 8 : 7);
        const std::string names("\0main.main\0runtime.goexit\0", 26);
        const std::uint64_t list = header + names.size();
        const std::uint64_t rows = (isNew ? 4 : 8) * 5;
        Bytes table;
        append(table, magic);
        append<std::uint32_t>(table, 0x08010000);
        append<std::uint64_t>(table, 2); // functions
        append<std::uint64_t>(table, 0); // files
        if (isNew)
            append<std::uint64_t>(table, 0); // the loader writes it
        append<std::uint64_t>(table, header);
        for (int i = 0; i < 3; ++i)
            append<std::uint64_t>(table, 0);
        append<std::uint64_t>(table, list);
        table.insert(table.end(), names.begin(), names.end());
        const auto field = [&](std::uint64_t address, bool isAddress) {
            if (isNew)
                append(table, std::uint32_t(isAddress ? address - Text : address));
            else
                append<std::uint64_t>(table, address);
        };
        const std::uint64_t functionSize = isNew ? 8 : 12;
        field(Text, true);
        field(rows, false);
        field(Text + 0x40, true);
        field(rows + functionSize, false);
        field(Text + 0x100, true); // the end
        for (const auto &[address, name] : {std::pair(Text, 1u), std::pair(Text + 0x40, 11u)}) {
            field(address, true);
            append(table, name);
        }
        const auto functions = goFunctions(table, Text);
        QCOMPARE(functions.size(), 2u);
        QCOMPARE(functions[0].name, std::string_view("main.main"));
        QCOMPARE(functions[0].address, Text);
        QCOMPARE(functions[0].size, 0x40u);
        QCOMPARE(functions[1].name, std::string_view("runtime.goexit"));
        QCOMPARE(functions[1].size, 0xc0u);
        for (size_t length = 0; length < table.size(); ++length)
            (void)goFunctions(ByteSpan(table).first(length), Text);
    }

    void bytesThatAreNotUtf8()
    {
        QCOMPARE(readableText("plain"), QStringLiteral("plain"));
        QCOMPARE(readableText("gr\xc3\xbc\xc3\x9f"
                              "e"),
                 QString::fromUtf8("gr\xc3\xbc\xc3\x9f"
                                   "e"));
        QCOMPARE(readableText("a\xff"
                              "b\xfe"),
                 QStringLiteral("a\\xffb\\xfe"));
        QCOMPARE(readableText("\xc3\xbc\xc3"), QString::fromUtf8("\xc3\xbc") + QStringLiteral("\\xc3"));
        QCOMPARE(readableText(""), QString());
    }

    /// B: what the doctor says of a program is what a recording of it will have.
    void theDoctorKnowsPrograms()
    {
        const auto checked = [](const QString &file, const char *id) {
            const ProfilingTarget target{ProfilingTarget::Kind::Launch, {file}, {}, {}, {}};
            ProfilingFacts facts = gatherProfilingFacts(target);
            facts.denial = 0; // whatever this machine allows
            const auto checks = judgeProfiling(facts, target);
            const auto it = std::ranges::find(checks, QLatin1String(id), &ProfilingCheck::id);
            return it == checks.end() ? ProfilingCheck() : *it;
        };
        using Level = ProfilingCheck::Level;
        if (!QFile::exists(made("debug_frame")))
            QSKIP("g++ is not installed");
        QCOMPARE(checked(made("debug_frame"), "unwinding").level, Level::Good);
        const QTemporaryDir folder;
        const QString stripped = folder.filePath(
            QStringLiteral("stripped")); // its rules went with its debug information
        QVERIFY(tool(QStringLiteral("strip"), {QStringLiteral("-o"), stripped, made("debug_frame")}));
        QCOMPARE(checked(stripped, "unwinding").level, Level::Limited);
        QCOMPARE(checked(stripped, "symbols").level, Level::Limited);
        const QString debug = folder.filePath(QStringLiteral("stripped.debug"));
        QVERIFY(tool(QStringLiteral("objcopy"), {QStringLiteral("--only-keep-debug"), made("debug_frame"), debug}));
        QVERIFY(tool(QStringLiteral("objcopy"), {QStringLiteral("--add-gnu-debuglink=") + debug, stripped}));
        QCOMPARE(checked(stripped, "unwinding").level, Level::Good);
        QCOMPARE(checked(stripped, "symbols").level, Level::Good);
        if (QFile::exists(made("narrow")))
            QVERIFY(checked(made("narrow"), "unwinding").finding.contains(QLatin1String("32-bit")));
        QVERIFY(checked(made("inlines_gxx_split5"), "symbols").finding.contains(QLatin1String(".dwo")));
        QVERIFY(!checked(made("inlines_gxx_o2"), "symbols").finding.contains(QLatin1String(".dwo")));
    }
};

QTEST_GUILESS_MAIN(TestWorldSymbols)
#include "tst_world_symbols.moc"
