// SPDX-License-Identifier: MIT

// Debug information that no compiler wrote, and that a reader would choke on.
#include "fuzz/dwarf_sections.h"

#include <performance/symbols/source_lines.h>

#include <QTest>

using namespace performance;
using namespace performance::test;

namespace {

constexpr std::uint8_t End = 0;
constexpr std::uint64_t Code = 0x1000;

void append(SectionBytes &to, const SectionBytes &more)
{
    to.insert(to.end(), more.begin(), more.end());
}

SectionBytes number(std::uint64_t value, int size)
{
    SectionBytes bytes;
    for (int i = 0; i < size; ++i)
        bytes.push_back(std::uint8_t(value >> (8 * i)));
    return bytes;
}

/// With its length in front.
SectionBytes counted(const SectionBytes &contents)
{
    SectionBytes bytes = number(contents.size(), 4);
    append(bytes, contents);
    return bytes;
}

/// A unit of DWARF 5 with code at 0x1000 up to 0x1010 and its lines at 0; inside of it `entries`.
SectionBytes unitWith(const SectionBytes &entries)
{
    SectionBytes unit{5, 0, 1, 8, 0, 0, 0, 0, 1};
    append(unit, number(Code, 8));
    unit.push_back(0x10);
    append(unit, number(0, 4));
    append(unit, entries);
    unit.push_back(End);
    return counted(unit);
}

/// 1: the unit; 2: DW_TAG_subprogram, 3: DW_TAG_inlined_subroutine, both with DW_AT_low_pc, DW_AT_high_pc and children.
const SectionBytes Abbreviations{1,   0x11, 1,    0x11, 0x01, 0x12, 0x0b, 0x10, 0x17, End,
                                 End, 2,    0x2e, 1,    0x11, 0x01, 0x12, 0x0b, End,  End,
                                 3,   0x1d, 1,    0x11, 0x01, 0x12, 0x0b, End,  End,  End};

/// A line table of one row, line 7 of the file "f" at 0x1000 up to 0x1010; `folders` is the list of folders.
SectionBytes linesWith(const SectionBytes &folders)
{
    SectionBytes rest{1, 1, 1, std::uint8_t(-3), 12, 10, 0, 1, 1, 1, 1, 0, 0, 0, 1};
    append(rest, folders);
    append(rest, {1, 1, 0x08, 2, 'f', 0, 'f', 0});
    SectionBytes table{5, 0, 8, 0};
    append(table, counted(rest));
    append(table, {0, 9, 2});
    append(table, number(Code, 8));
    append(table, {3, 6, 1, 2, 0x10, 0, 1, 1}); // line 7, a row, 16 bytes on, the end
    return counted(table);
}

SectionBytes fileOf(const SectionBytes &unit, const SectionBytes &lines)
{
    SectionsFile file;
    file.add(".debug_info", unit);
    file.add(".debug_abbrev", Abbreviations);
    file.add(".debug_line", lines);
    return file.bytes();
}

std::vector<SourceFrame> framesIn(const SectionBytes &file)
{
    auto elf = ElfFile::open(sourceOfMemory(file), QStringLiteral("forged"));
    return elf ? SourceLines(std::move(*elf), {}).find(Code + 4) : std::vector<SourceFrame>();
}

} // namespace

class TestWorldSymbolsForged : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// Entries of a line table that take no byte may be as many as a number can tell: DWARF 5, 6.2.4, has no use for them.
    void listsOfNothingAreRefused_data()
    {
        QTest::addColumn<QByteArray>("folders");
        QTest::addColumn<int>("line");
        QTest::newRow("one folder") << QByteArray("\x01\x01\x08\x01/\0", 6) << 7;
        QTest::newRow("none") << QByteArray("\0\0", 2) << 7;
        QTest::newRow("three without a form") << QByteArray("\0\x03", 2) << 0;
        QTest::newRow("three of DW_FORM_flag_present") << QByteArray("\x01\x01\x19\x03", 4) << 0;
        QTest::newRow("2^62 of it") << QByteArray("\x01\x01\x19\x80\x80\x80\x80\x80\x80\x80\x80\x40", 12) << 0;
    }
    void listsOfNothingAreRefused()
    {
        QFETCH(const QByteArray, folders);
        QFETCH(const int, line);
        const auto frames = framesIn(fileOf(unitWith({}), linesWith(SectionBytes(folders.begin(), folders.end()))));
        QCOMPARE(frames.empty() ? 0 : frames.front().line, line);
    }

    /// A real function has some tens of others inlined around an address; each of a forged file might have a million.
    void nestingEnds_data()
    {
        QTest::addColumn<int>("depth");
        QTest::addColumn<bool>("isWhole");
        QTest::newRow("100") << 100 << true;
        QTest::newRow("5000") << 5000 << false;
    }
    void nestingEnds()
    {
        QFETCH(const int, depth);
        QFETCH(const bool, isWhole);
        SectionBytes entries;
        for (int i = 0; i <= depth; ++i) {
            entries.push_back(i == 0 ? 2 : 3);
            append(entries, number(Code, 8));
            entries.push_back(0x10);
        }
        const auto frames = framesIn(fileOf(unitWith(entries), linesWith({0, 0})));
        QVERIFY(frames.size() > 100);
        QCOMPARE(frames.size() == size_t(depth) + 1, isWhole);
    }
};

QTEST_GUILESS_MAIN(TestWorldSymbolsForged)
#include "tst_world_symbols_forged.moc"
