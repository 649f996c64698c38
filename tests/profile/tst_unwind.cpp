// SPDX-License-Identifier: MIT
#include <performance/core/intern_map.h>
#include <performance/profile/profile_builder.h>
#include <performance/profile/unwind/dwarf_expression.h>
#include <performance/profile/unwind/unwinder.h>

#include <QProcess>
#include <QRegularExpression>
#include <QTest>

#include <execinfo.h>

#include <random>

using namespace performance;

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

StackCopy noStack()
{
    return {};
}

std::optional<std::uint64_t> eval(const Bytes &expression, const RegisterFile &registers = {},
                                  std::optional<std::uint64_t> initial = {})
{
    bool truncated = false;
    return evaluate(expression, registers, noStack(), initial, truncated);
}

} // namespace

class TestUnwind : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void expressions()
    {
        RegisterFile registers{};
        registers[dwarf::Rsp] = 0x1000;
        registers[dwarf::ReturnAddress] = 0x40101b;
        // What every linker writes for the procedure linkage table: rsp + 8 + ((rip & 15) >= 11) << 3.
        const Bytes plt{0x77, 8, 0x80, 0, 0x3f, 0x1a, 0x3b, 0x2a, 0x33, 0x24, 0x22};
        QCOMPARE(eval(plt, registers), std::optional<std::uint64_t>(0x1010));
        registers[dwarf::ReturnAddress] = 0x401016;
        QCOMPARE(eval(plt, registers), std::optional<std::uint64_t>(0x1008));
        QCOMPARE(eval({0x35, 0x33, 0x1c}), std::optional<std::uint64_t>(2));   // 5 - 3
        QCOMPARE(eval({0x23, 8}, {}, 100), std::optional<std::uint64_t>(108)); // plus_uconst on the CFA
        QVERIFY(!eval({0x31, 0x30, 0x1b}));                                    // division by zero
        QVERIFY(!eval({0x22}));                                                // nothing to add
        QVERIFY(!eval({0x2f, 0xfd, 0xff}));                                    // jumps to itself for ever
        QVERIFY(!eval({0x06}, {}, 0x1000));                                    // memory that was not copied
        QVERIFY(!eval({0x31, 0x77}));                                          // the offset from rsp is missing
        QVERIFY(!eval({0x31, 0x77, 0x88}));                                    // and cut off
        QVERIFY(!eval({0x31, 0x0a, 0x01}));                                    // half of a number of two bytes
        QVERIFY(!eval({}));
    }

    /// readelf interprets the same section: CFA and return address of each row must be the same.
    void rowsAreThoseOfReadelf_data()
    {
        QTest::addColumn<QString>("file");
        for (const char *file :
             {"/lib/x86_64-linux-gnu/libc.so.6", "/lib/x86_64-linux-gnu/libm.so.6",
              "/usr/lib/x86_64-linux-gnu/libstdc++.so.6", "/bin/bash", "/lib64/ld-linux-x86-64.so.2"})
            QTest::newRow(file) << QString::fromLatin1(file);
    }
    void rowsAreThoseOfReadelf()
    {
        QFETCH(QString, file);
        const auto elf = ElfFile::open(file.toStdString());
        QVERIFY(elf);
        const auto table = UnwindTable::of(*elf);
        QVERIFY(table);
        QProcess readelf;
        readelf.setProcessEnvironment(QProcessEnvironment::systemEnvironment());
        readelf.start(QStringLiteral("readelf"), {QStringLiteral("--debug-dump=frames-interp"), file});
        QVERIFY(readelf.waitForFinished(60000));
        static const QRegularExpression row(QStringLiteral("^([0-9a-f]{16}) (rsp|rbp)\\+(\\d+) +(.*)$"),
                                            QRegularExpression::MultilineOption);
        static const QRegularExpression fde(QStringLiteral("pc=([0-9a-f]+)\\.\\.([0-9a-f]+)"));
        static const QRegularExpression header(QStringLiteral("^   LOC +CFA +(.*)$"));
        qint64 checked = 0;
        QStringList columns;
        bool inFde = false;
        for (const QString &line : QString::fromLatin1(readelf.readAllStandardOutput()).split(u'\n')) {
            if (const auto m = fde.match(line); m.hasMatch())
                inFde = true;
            else if (line.contains(QStringLiteral(" CIE ")))
                inFde = false;
            if (const auto m = header.match(line); m.hasMatch())
                columns = m.captured(1).simplified().split(u' ');
            const auto m = row.match(line);
            if (!inFde || !m.hasMatch())
                continue;
            const UnwindRow found = table->find(m.captured(1).toULongLong(nullptr, 16));
            static const QRegularExpression alias(QStringLiteral(" \\(\\w+\\)")); // "r10 (r10)": in another register
            const QStringList cells = m.captured(4).remove(alias).simplified().split(u' ');
            const QString ra = cells.value(columns.indexOf(QStringLiteral("ra")));
            if (ra == u"u") {
                QVERIFY2(found.kind == UnwindRow::End, qPrintable(line + columns.join(u' ')));
            } else if (found.kind != UnwindRow::Full) {
                QVERIFY2(found.kind == (m.captured(2) == u"rsp" ? UnwindRow::FromRsp : UnwindRow::FromRbp),
                         qPrintable(line));
                QCOMPARE(int(found.cfaOffset), m.captured(3).toInt());
                const QString rbp = columns.contains(QStringLiteral("rbp"))
                    ? cells.value(columns.indexOf(QStringLiteral("rbp")))
                    : QStringLiteral("u");
                const int saved = rbp.startsWith(u"c") ? rbp.mid(1).toInt() : 0;
                QVERIFY2(int(found.rbpOffset) == saved, qPrintable(line));
            }
            ++checked;
        }
        QVERIFY(checked > 300);
        // And nothing outside of the code.
        QCOMPARE(table->find(0).kind, UnwindRow::None);
        QCOMPARE(table->find(~std::uint64_t(0)).kind, UnwindRow::None);
    }

    void mutatedSectionsAreSurvived()
    {
        const auto elf = ElfFile::open("/bin/bash");
        QVERIFY(elf);
        const ElfSection *section = elf->find(".eh_frame");
        QVERIFY(section);
        const auto whole = elf->read(*section);
        std::mt19937 random(11);
        for (int round = 0; round < 40; ++round) {
            Bytes bytes = *whole;
            for (int i = 0; i < 200; ++i)
                bytes[random() % bytes.size()] = std::uint8_t(random());
            bytes.resize(bytes.size() - random() % bytes.size() / 2);
            const auto table = UnwindTable::compile(bytes, section->address, round % 2 == 1);
            // What is left is still in order.
            std::uint32_t last = 0;
            for (const UnwindRow &row : table->rows()) {
                QVERIFY(row.pc >= last);
                last = row.pc;
            }
        }
    }

    void mutatedFilesAreSurvived()
    {
        QFile file(QStringLiteral("/bin/true"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray whole = file.readAll();
        std::mt19937 random(13);
        for (int round = 0; round < 300; ++round) {
            Bytes bytes(whole.begin(), whole.end());
            for (int i = 0; i < 20; ++i)
                bytes[random() % (round % 2 ? bytes.size() : 4096)] = std::uint8_t(random());
            if (round % 3 == 0)
                bytes.resize(random() % bytes.size());
            if (const auto elf = ElfFile::open(sourceOfMemory(bytes), QStringLiteral("mutant"))) {
                (void)UnwindTable::of(*elf);
                for (const ElfSection &section : elf->sections())
                    (void)elf->read(section);
            }
        }
    }

    /// Beyond a few megabytes the table lies on huge pages, and moves there as it grows.
    void manyPairsKeepTheirNumbers()
    {
        constexpr std::int32_t Pairs = 400'000;
        InternMap map;
        bool fresh = false;
        for (std::int32_t i = 0; i < Pairs; ++i) {
            QCOMPARE(map.numberOf(std::uint32_t(i / 7), std::uint32_t(i), i, fresh), i);
            QVERIFY(fresh);
        }
        for (std::int32_t i = 0; i < Pairs; ++i) {
            QCOMPARE(map.numberOf(std::uint32_t(i / 7), std::uint32_t(i), Pairs, fresh), i);
            QVERIFY(!fresh);
        }
        QCOMPARE(map.size(), size_t(Pairs));
    }

    void everyStackIsPassedOnWhereAsked()
    {
        const auto rows = [](ProfileBuilder &builder) {
            const qint32 module = builder.module(QStringLiteral("prog"), QStringLiteral("/bin/prog"), {},
                                                 ModuleKind::Executable);
            const qint32 outer = builder.stack(-1, builder.frameOf(module, 1), FrameOrigin::CallFrameInfo);
            const qint32 first = builder.stack(outer, builder.frameOf(module, 2), FrameOrigin::Sampled);
            return std::pair(first, builder.stack(outer, builder.frameOf(module, 2), FrameOrigin::Sampled));
        };
        ProfileBuilder once;
        QCOMPARE(rows(once), std::pair(1, 1));
        ProfileBuilder each;
        each.passStacksOn();
        QCOMPARE(rows(each), std::pair(1, 2));
        QVERIFY(each.profile().stacks.empty());
        const auto taken = each.takePassedStacks();
        QCOMPARE(taken.size(), 3u);
        QVERIFY(taken[1] == taken[2]);
        QVERIFY(each.passedStacks().empty());
        QCOMPARE(rows(each), std::pair(4, 5)); // numbers go on
    }

    /// The cache finds code of one file again wherever it is mapped, and never what is mapped no more.
    void codeIsKnownByItsPlaceInItsFile()
    {
        const auto module = [](const char *name) {
            return std::make_shared<CodeModule>(CodeModule::Identity{name, {}, 0, 0, ModuleKind::Library, 0},
                                                std::vector<FileCandidate>());
        };
        const auto a = module("a");
        const auto b = module("b");
        AddressSpace one;
        one.add({0x1000, 0x3000, 0x500, a});
        AddressSpace other;
        other.add({0x7000, 0x9000, 0x500, a});
        Frames frames;
        CodeCache cache(frames, true);
        QCOMPARE(cache.find(one, 0x1010).frame, 0);
        QCOMPARE(cache.frameAt(other, 0x7010), 0);
        QCOMPARE(frames.addresses, std::vector<std::uint64_t>{0x510}); // of a module without a file: the offset
        QCOMPARE(cache.frameAt(one, 0x3000), -1);
        QVERIFY(!cache.isCode(other, 0x1010));
        QVERIFY(cache.callBefore(one, 0x3001) == CodeCache::Entry::IsNone);
        QVERIFY(cache.callBefore(one, 0x1011) == CodeCache::Entry::CannotTell); // there is no file to look at

        const AddressSpace before = one; // as a forked process has it
        one.add({0x1000, 0x2000, 0x9000, b});
        QCOMPARE(cache.find(one, 0x1010).frame, 1);
        QCOMPARE(frames.addresses.back(), std::uint64_t(0x9010));
        QCOMPARE(cache.find(one, 0x2010).frame, 2); // the rest of the first
        QCOMPARE(frames.addresses.back(), std::uint64_t(0x1510));
        QCOMPARE(cache.find(before, 0x1010).frame, 0);

        Frames numbered;
        CodeCache plain(numbered, false); // remembers nothing: whoever numbers frames does
        QCOMPARE(plain.frameAt(one, 0x1010), 0);
        QCOMPARE(plain.frameAt(other, 0x7010), 1);
        QCOMPARE(plain.frameAt(other, 0x9000), -1);
        QCOMPARE(numbered.addresses, (std::vector<std::uint64_t>{0x9010, 0x510}));
    }

    void addressSpaces()
    {
        const auto module = [](const char *name) {
            return std::make_shared<CodeModule>(CodeModule::Identity{name, {}, 0, 0, ModuleKind::Library, 0},
                                                std::vector<FileCandidate>());
        };
        const auto a = module("a");
        const auto b = module("b");
        AddressSpace space;
        space.add({0x1000, 0x9000, 0, a});
        const auto version = space.version();
        space.add({0x3000, 0x5000, 0x100, b}); // in the middle of the first
        QVERIFY(space.version() != version);
        QCOMPARE(space.mappings().size(), 3u);
        QCOMPARE(space.find(0x2fff)->module, a);
        QCOMPARE(space.find(0x3000)->module, b);
        QCOMPARE(space.find(0x5000)->module, a);
        QCOMPARE(space.find(0x5000)->offset, 0x4000u); // the rest still lies where it lay in the file
        QVERIFY(!space.find(0x9000));
        QVERIFY(!space.find(0xfff));
        space.add({0, 0x10000, 0, b});
        QCOMPARE(space.mappings().size(), 1u);
    }
};

QTEST_GUILESS_MAIN(TestUnwind)
#include "tst_unwind.moc"
