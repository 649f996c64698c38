// SPDX-License-Identifier: MIT

// Fault A3: inlined functions and lines of what compilers write, against llvm-symbolizer, address by address.
#include "chains.h"

#include <performance/symbols/demangle.h>
#include <performance/symbols/dwarf/split_units.h>
#include <performance/symbols/symbolizer.h>

#include <QTemporaryDir>
#include <QTest>

#include <random>

using namespace performance;
using namespace performance::test;

namespace {

std::optional<Chains> chainsOfLlvm(const QString &file, const std::vector<std::uint64_t> &addresses)
{
    QProcess llvm;
    llvm.start(QStringLiteral("llvm-symbolizer"),
               {QStringLiteral("--obj=") + file, QStringLiteral("--functions=linkage"), QStringLiteral("--no-demangle"),
                QStringLiteral("--output-style=LLVM")});
    if (!llvm.waitForStarted())
        return std::nullopt;
    for (const std::uint64_t address : addresses)
        llvm.write("0x" + QByteArray::number(qulonglong(address), 16) + '\n');
    llvm.closeWriteChannel();
    if (!llvm.waitForFinished(120000))
        return std::nullopt;
    Chains chains;
    const QStringList blocks = QString::fromUtf8(llvm.readAllStandardOutput()).split(QStringLiteral("\n\n"));
    for (size_t i = 0; i < addresses.size(); ++i) {
        const QStringList rows = blocks.value(qsizetype(i)).split(u'\n', Qt::SkipEmptyParts);
        QStringList &chain = chains.emplace_back();
        for (qsizetype k = 0; k + 1 < rows.size(); k += 2)
            chain << rows[k] + u' ' + rows[k + 1].section(u':', -2, -2);
    }
    return chains;
}

/// The variants of a constructor (C1, C2) and of a destructor have one body, and either name is right for it.
QStringList readable(QStringList chain)
{
    for (QString &row : chain)
        row = QString::fromStdString(demangled(row.section(u' ', 0, 0).toStdString())) + u' ' + row.section(u' ', 1);
    return chain;
}

/// How many are equal, and the first that is not.
void compare(const QString &file)
{
    const SymbolTable table = symbolsIn(file);
    const auto addresses = addressesOf(table);
    QVERIFY2(addresses.size() > 300, qPrintable(file));
    const auto theirs = chainsOfLlvm(file, addresses);
    if (!theirs)
        QSKIP("llvm-symbolizer is not installed");
    const Chains ours = chainsOf(file, table, addresses);
    size_t same = 0;
    size_t deep = 0;
    QString different;
    for (size_t i = 0; i < addresses.size(); ++i) {
        deep += (*theirs)[i].size() > 1 ? 1 : 0;
        if (readable(ours[i]) == readable((*theirs)[i]))
            ++same;
        else if (different.isEmpty())
            different = QStringLiteral("%1: %2 here, %3 there")
                            .arg(addresses[i], 0, 16)
                            .arg(ours[i].join(u';'), (*theirs)[i].join(u';'));
    }
    QVERIFY2(deep > addresses.size() / 20, "there is hardly an inlined function to compare");
    QVERIFY2(double(same) >= double(addresses.size()) * 0.999,
             qPrintable(QStringLiteral("%1 of %2; %3").arg(same).arg(addresses.size()).arg(different)));
}

} // namespace

class TestWorldSymbolsInlines : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void inlinesAreThoseOfLlvm_data()
    {
        QTest::addColumn<QString>("file");
        for (const char *compiler : {"gxx", "clang"}) {
            for (const char *kind :
                 {"o1", "o2", "o3", "os", "lto", "dwarf4", "split4", "split5", "sections", "zlib", "oldzlib"}) {
                const QByteArray name = QByteArray("inlines_") + compiler + '_' + kind;
                if (QFile::exists(made(name.constData())))
                    QTest::newRow(name.constData()) << made(name.constData());
            }
        }
    }
    void inlinesAreThoseOfLlvm()
    {
        QFETCH(const QString, file);
        compare(file);
    }

    /// What lto1-3.cpp of the trial showed: all of it was "runner", the one function that is left.
    void functionsOfOtherUnitsAreInlined()
    {
        const QString file = made("inlines_gxx_lto");
        if (!QFile::exists(file))
            QSKIP("g++ is not installed");
        const SymbolTable table = symbolsIn(file);
        const Symbol chained = symbolNamed(table, "chained");
        QVERIFY(chained.size > 0);
        SourceLines lines(file.toStdString());
        QStringList all;
        for (std::uint64_t at = chained.address; at < chained.address + chained.size; ++at) {
            for (const SourceFrame &frame : lines.find(at))
                all << QString::fromStdString(frame.function) + u' '
                        + QString::fromStdString(frame.file).section(u'/', -1);
        }
        QVERIFY2(all.contains(QStringLiteral("_Z4stepmm inlines_step.cpp"))
                     || all.contains(QStringLiteral("_Z5twistm inlines_twist.cpp")),
                 qPrintable(all.join(u'\n')));
    }

    /// The .dwo files packed into one beside the program.
    void packagesOfSplitUnitsAreRead_data()
    {
        QTest::addColumn<QString>("file");
        // Not GCC's of DWARF 5: neither LLVM 14's nor binutils 2.40's packer can read those.
        for (const char *name : {"inlines_gxx_split4", "inlines_clang_split4", "inlines_clang_split5"})
            QTest::newRow(name) << made(name);
    }
    void packagesOfSplitUnitsAreRead()
    {
        QFETCH(const QString, file);
        if (!QFile::exists(file))
            QSKIP("its compiler is not installed");
        const QTemporaryDir folder;
        const QString copy = folder.filePath(QStringLiteral("program"));
        QVERIFY(QFile::copy(file, copy));
        const QString package = copy + QStringLiteral(".dwp");
        if (!tool(QStringLiteral("llvm-dwp"), {QStringLiteral("-e"), file, QStringLiteral("-o"), package})
            && !tool(QStringLiteral("dwp"), {QStringLiteral("-e"), file, QStringLiteral("-o"), package}))
            QSKIP("no dwp here reads this format");
        const SymbolTable table = symbolsIn(copy);
        const auto addresses = addressesOf(table);
        const Chains loose = chainsOf(file, table, addresses);
        // The .dwo files are still where the compiler wrote them, but the package comes first.
        const auto program = DwarfFile::open(copy.toStdString());
        QVERIFY(program && !program->units().empty());
        SplitUnits split({copy.toStdString()});
        for (const auto &unit : program->units()) {
            const DwarfUnit *found = split.find(*unit);
            QVERIFY(found && found->file().path() == package.toStdString());
        }
        QCOMPARE(chainsOf(copy, table, addresses), loose);
        QVERIFY(std::ranges::any_of(loose, [](const QStringList &chain) { return chain.size() > 1; }));
    }

    void packedSectionsAreRead_data()
    {
        QTest::addColumn<QString>("packing");
        QTest::newRow("zlib") << QStringLiteral("zlib");
        QTest::newRow("zstd") << QStringLiteral("zstd"); // mstange/samply #468
    }
    void packedSectionsAreRead()
    {
        QFETCH(const QString, packing);
        const QString file = made("inlines_gxx_o2");
        if (!QFile::exists(file))
            QSKIP("g++ is not installed");
        const QTemporaryDir folder;
        const QString packed = folder.filePath(QStringLiteral("packed"));
        if (!tool(QStringLiteral("objcopy"), {QStringLiteral("--compress-debug-sections=") + packing, file, packed}))
            QSKIP("objcopy does not pack this way");
        const SymbolTable table = symbolsIn(file);
        const auto addresses = addressesOf(table);
        QCOMPARE(chainsOf(packed, table, addresses), chainsOf(file, table, addresses));
    }

    /// By .gnu_debuglink beside it and in .debug; not one of another build that has the name (checked by its checksum
    /// where there is no build id).
    void debugFilesAreFoundByTheirLink()
    {
        const QString file = made("inlines_gxx_o2");
        if (!QFile::exists(file))
            QSKIP("g++ is not installed");
        const QTemporaryDir folder;
        const auto at = [&](const char *name) { return folder.filePath(QLatin1String(name)); };
        const QString noId = QStringLiteral("--remove-section=.note.gnu.build-id");
        QVERIFY(tool(QStringLiteral("objcopy"), {noId, file, at("whole")}));
        QVERIFY(tool(QStringLiteral("objcopy"), {QStringLiteral("--only-keep-debug"), at("whole"), at("prog.debug")}));
        QVERIFY(tool(QStringLiteral("objcopy"),
                     {QStringLiteral("--strip-all"), QStringLiteral("--add-gnu-debuglink=") + at("prog.debug"),
                      at("whole"), at("prog")}));
        const SymbolTable table = symbolsIn(file);
        const auto addresses = addressesOf(table);
        const Chains whole = chainsOf(file, table, addresses);
        QCOMPARE(chainsOf(at("prog"), table, addresses), whole);
        QVERIFY(QDir(folder.path()).mkdir(QStringLiteral(".debug")));
        QVERIFY(QFile::rename(at("prog.debug"), at(".debug/prog.debug")));
        QCOMPARE(chainsOf(at("prog"), table, addresses), whole);
        QVERIFY(QFile::remove(at(".debug/prog.debug")));
        QVERIFY(tool(QStringLiteral("objcopy"),
                     {QStringLiteral("--only-keep-debug"), noId, made("inlines_gxx_o3"), at("prog.debug")}));
        QVERIFY(!SourceLines(at("prog").toStdString()).available());
    }

    /// Damaged in a hundred ways: an answer or none, and an end.
    void damagedInformationIsSurvived_data()
    {
        QTest::addColumn<QString>("file");
        for (const char *name :
             {"inlines_gxx_o2", "inlines_gxx_dwarf4", "inlines_gxx_lto", "inlines_clang_o2", "inlines_clang_dwarf4"})
            QTest::newRow(name) << made(name);
    }
    void damagedInformationIsSurvived()
    {
        QFETCH(const QString, file);
        const auto elf = ElfFile::open(file.toStdString());
        if (!elf)
            QSKIP("its compiler is not installed");
        const auto addresses = addressesOf(symbolsIn(file));
        QFile source(file);
        QVERIFY(source.open(QIODevice::ReadOnly));
        const QByteArray whole = source.readAll();
        const QTemporaryDir folder;
        std::mt19937 random(17);
        for (int round = 0; round < 10; ++round) {
            QByteArray bytes = whole;
            for (const ElfSection &section : elf->sections()) {
                if (!section.name.starts_with(".debug_") || section.size == 0)
                    continue;
                for (int i = 0; i < 1 + round % 8; ++i)
                    bytes[qsizetype(section.offset + random() % section.size)] = char(random());
            }
            QFile damaged(folder.filePath(QString::number(round)));
            QVERIFY(damaged.open(QIODevice::WriteOnly) && damaged.write(bytes) == bytes.size());
            damaged.close();
            SourceLines lines(damaged.fileName().toStdString());
            for (size_t i = 0; i < addresses.size(); i += 17)
                (void)lines.find(addresses[i]);
            damaged.remove();
        }
    }
};

QTEST_GUILESS_MAIN(TestWorldSymbolsInlines)
#include "tst_world_symbols_inlines.moc"
