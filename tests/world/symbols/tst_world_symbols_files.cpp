// SPDX-License-Identifier: MIT

// What belongs to a program and lies in other files: found, or said; never a name of another build. The right values are
// those of the program before it was taken apart.
#include "chains.h"

#include <performance/profile/doctor/program_code.h>
#include <performance/symbols/dwarf/dwarf_file.h>
#include <performance/symbols/symbolizer.h>

#include <QTemporaryDir>
#include <QTest>

using namespace performance;
using namespace performance::test;

namespace {

ModuleReference moduleAt(const QString &path)
{
    ModuleReference reference;
    reference.name = path.section(u'/', -1);
    reference.path = path;
    reference.kind = ModuleKind::Library;
    return reference;
}

ProfilingFacts::Program factsOf(const QString &path)
{
    ProfilingFacts::Program program;
    program.path = path;
    lookAtCode(program, path);
    return program;
}

bool isDeep(const QStringList &chain)
{
    return chain.size() > 1;
}

/// Two copies of a program, "one" and "two", that share "shared" from now on; false where dwz cannot do it.
bool shareDebugInformation(const QString &program, const QTemporaryDir &folder, const QStringList &options)
{
    const auto at = [&](const char *name) { return folder.filePath(QLatin1String(name)); };
    return QFile::copy(program, at("one")) && QFile::copy(program, at("two"))
        && tool(QStringLiteral("dwz"),
                options
                    + QStringList{QStringLiteral("-m"), at("shared"), QStringLiteral("-M"), QStringLiteral("shared"),
                                  at("one"), at("two")})
        && QFile::exists(at("shared"));
}

} // namespace

class TestWorldSymbolsFiles : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// dwz(1) moves what programs have in common into one file: GNU's .gnu_debugaltlink, and .debug_sup of DWARF 5, 7.3.6.
    void sharedDebugInformation_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QStringList>("options");
        for (const char *name : {"inlines_gxx_dwarf4", "inlines_gxx_o2", "inlines_clang_dwarf4"}) {
            QTest::newRow(qPrintable(QLatin1String(name) + QStringLiteral(", GNU"))) << made(name) << QStringList();
            QTest::newRow(qPrintable(QLatin1String(name) + QStringLiteral(", standard")))
                << made(name) << QStringList{QStringLiteral("--dwarf-5")};
        }
    }
    void sharedDebugInformation()
    {
        QFETCH(const QString, file);
        QFETCH(const QStringList, options);
        if (!QFile::exists(file))
            QSKIP("its compiler is not installed");
        if (!tool(QStringLiteral("dwz"), {QStringLiteral("--version")}))
            QSKIP("dwz is not installed");
        const QTemporaryDir folder;
        const auto at = [&](const char *name) { return folder.filePath(QLatin1String(name)); };
        QVERIFY(shareDebugInformation(file, folder, options));
        const SymbolTable table = symbolsIn(file);
        const auto addresses = addressesOf(table);
        const Chains truth = chainsOf(file, table, addresses);
        QVERIFY(std::ranges::any_of(truth, isDeep));
        QCOMPARE(chainsOf(at("one"), table, addresses), truth);
        QVERIFY(!SourceLines(at("one").toStdString()).missesSharedFile());
        QVERIFY(!factsOf(at("one")).missesSharedDebugInfo);

        // Its name is one from the folder where the program is, not from that of a link to it.
        const QTemporaryDir elsewhere;
        const QString link = elsewhere.filePath(QStringLiteral("link"));
        QVERIFY(QFile::link(at("one"), link));
        QCOMPARE(chainsOf(link, table, addresses), truth);

        // Without it names are missing and said to be; there are as many functions, and those that are named are right.
        // That of another build counts as none.
        for (const bool isOther : {false, true}) {
            QVERIFY(QFile::remove(at("shared")));
            if (isOther) {
                const QTemporaryDir other;
                QVERIFY(shareDebugInformation(made("inlines_gxx_o3"), other, options));
                QVERIFY(QFile::copy(other.filePath(QStringLiteral("shared")), at("shared")));
            } else {
                QVERIFY(QFile::copy(made("inlines_gxx_o3"), at("shared")));
            }
            QVERIFY(SourceLines(at("one").toStdString()).missesSharedFile());
            QVERIFY(factsOf(at("one")).missesSharedDebugInfo);
            const Chains partly = chainsOf(at("one"), table, addresses);
            size_t unnamed = 0;
            std::uint64_t example = 0;
            for (size_t i = 0; i < truth.size(); ++i) {
                QCOMPARE(partly[i].size(), truth[i].size());
                for (qsizetype k = 0; k < truth[i].size(); ++k) {
                    const QString name = partly[i][k].section(u' ', 0, 0);
                    QVERIFY2(name.isEmpty() || name == truth[i][k].section(u' ', 0, 0), qPrintable(name));
                    if (name.isEmpty()) {
                        ++unnamed;
                        example = addresses[i];
                    }
                }
            }
            QVERIFY(unnamed > 0);
            Symbolizer symbolizer;
            const auto locations = symbolizer.resolve(moduleAt(at("one")), {example}, true)[0];
            QVERIFY(std::ranges::any_of(locations, [](const ResolvedLocation &l) {
                return l.name.isEmpty() && l.reason.contains(QLatin1String("(dwz)"));
            }));
        }
    }

    /// What was taken out of a program and packed in every way that tools know (elf(5), "Compressed sections"; GNU's
    /// .zdebug_… before that), found by .gnu_debuglink: with a build id in both files, in one, in none.
    void packedDebugFiles_data()
    {
        QTest::addColumn<QString>("packing");
        QTest::addColumn<bool>("programHasId");
        QTest::addColumn<bool>("debugFileHasId");
        for (const char *packing : {"none", "zlib", "zstd", "zlib-gnu"}) {
            QTest::newRow(packing) << QString::fromLatin1(packing) << true << true;
            QTest::newRow(qPrintable(QLatin1String(packing) + QStringLiteral(", program without id")))
                << QString::fromLatin1(packing) << false << true;
            QTest::newRow(qPrintable(QLatin1String(packing) + QStringLiteral(", debug file without id")))
                << QString::fromLatin1(packing) << true << false;
            QTest::newRow(qPrintable(QLatin1String(packing) + QStringLiteral(", no id")))
                << QString::fromLatin1(packing) << false << false;
        }
    }
    void packedDebugFiles()
    {
        QFETCH(const QString, packing);
        QFETCH(const bool, programHasId);
        QFETCH(const bool, debugFileHasId);
        const QString file = made("inlines_gxx_o2");
        if (!QFile::exists(file))
            QSKIP("g++ is not installed");
        const QTemporaryDir folder;
        const auto at = [&](const char *name) { return folder.filePath(QLatin1String(name)); };
        const auto takenApart = [&](const QString &whole, const QString &program) {
            const QString noId = QStringLiteral("--remove-section=.note.gnu.build-id");
            const QStringList idOfDebugFile = debugFileHasId ? QStringList() : QStringList{noId};
            const QStringList idOfProgram = programHasId ? QStringList() : QStringList{noId};
            return tool(QStringLiteral("objcopy"),
                        idOfDebugFile
                            + QStringList{QStringLiteral("--only-keep-debug"),
                                          QStringLiteral("--compress-debug-sections=") + packing, whole, at("debug")})
                && tool(QStringLiteral("objcopy"),
                        idOfProgram
                            + QStringList{QStringLiteral("--strip-all"),
                                          QStringLiteral("--add-gnu-debuglink=") + at("debug"), whole, program});
        };
        if (!takenApart(file, at("program")))
            QSKIP("objcopy does not pack this way");
        const auto program = ElfFile::open(at("program").toStdString());
        const auto debug = ElfFile::open(at("debug").toStdString());
        QVERIFY(program && debug && !program->find(".symtab"));
        QCOMPARE(program->buildId().empty(), !programHasId);
        QCOMPARE(debug->buildId().empty(), !debugFileHasId);
        const SymbolTable table = symbolsIn(file);
        const auto addresses = addressesOf(table);
        QCOMPARE(chainsOf(at("program"), table, addresses), chainsOf(file, table, addresses));
        Symbolizer symbolizer;
        QCOMPARE(symbolizer.resolve(moduleAt(at("program")), {symbolNamed(table, "main").address}, false)[0][0].name,
                 QStringLiteral("main"));

        QVERIFY(takenApart(made("inlines_gxx_o3"), at("other"))); // writes the debug file of another build
        QVERIFY(!SourceLines(at("program").toStdString()).available());
    }

    void packedPackages_data()
    {
        QTest::addColumn<QString>("packing");
        for (const char *packing : {"zlib", "zstd", "zlib-gnu"})
            QTest::newRow(packing) << QString::fromLatin1(packing);
    }
    void packedPackages()
    {
        QFETCH(const QString, packing);
        const QString file = made("libpair.so");
        if (!QFile::exists(file))
            QSKIP("g++ is not installed");
        const QTemporaryDir folder;
        const QString copy = folder.filePath(QStringLiteral("libpair.so"));
        const QString loose = folder.filePath(QStringLiteral("loose.dwp"));
        QVERIFY(QFile::copy(file, copy));
        if (!tool(QStringLiteral("llvm-dwp"), {QStringLiteral("-e"), file, QStringLiteral("-o"), loose}))
            QSKIP("llvm-dwp is not installed");
        const QString package = copy + QStringLiteral(".dwp");
        QVERIFY(
            tool(QStringLiteral("objcopy"), {QStringLiteral("--compress-debug-sections=") + packing, loose, package}));
        const auto elf = ElfFile::open(package.toStdString());
        QVERIFY(elf && DwarfFile::hasDebugInformation(*elf));
        const SymbolTable table = symbolsIn(file);
        const auto addresses = addressesOf(table);
        const Chains truth = chainsOf(file, table, addresses);
        QVERIFY(std::ranges::any_of(truth, isDeep));
        QCOMPARE(chainsOf(copy, table, addresses), truth);
    }

    /// The table that Fedora leaves in stripped programs, made as GDB's manual tells ("MiniDebugInfo").
    void miniDebugInfo()
    {
        const QString file = made("inlines_gxx_o2");
        if (!QFile::exists(file))
            QSKIP("g++ is not installed");
        const QTemporaryDir folder;
        const auto at = [&](const char *name) { return folder.filePath(QLatin1String(name)); };
        QVERIFY(tool(QStringLiteral("objcopy"), {QStringLiteral("--only-keep-debug"), file, at("debug")}));
        QVERIFY(tool(QStringLiteral("objcopy"),
                     {QStringLiteral("-S"), QStringLiteral("--strip-debug"), QStringLiteral("--keep-file-symbols"),
                      QStringLiteral("--wildcard"), QStringLiteral("--keep-symbol=*"), at("debug"), at("mini")}));
        if (!tool(QStringLiteral("xz"), {at("mini")}))
            QSKIP("xz is not installed");
        QVERIFY(tool(QStringLiteral("objcopy"),
                     {QStringLiteral("--strip-all"), QStringLiteral("--add-section=.gnu_debugdata=") + at("mini.xz"),
                      file, at("program")}));
        const auto program = ElfFile::open(at("program").toStdString());
        QVERIFY(program && !program->find(".symtab"));
        const SymbolTable truth = symbolsIn(file);
        const SymbolTable found = symbolsIn(at("program"));
        QVERIFY(truth.size() > 10);
        for (const Symbol &symbol : truth.symbols()) {
            const Symbol *same = found.find(symbol.address);
            QVERIFY2(same, std::string(symbol.name).c_str());
            QCOMPARE(same->name, symbol.name);
            QCOMPARE(same->size, symbol.size);
        }
        Symbolizer symbolizer;
        QCOMPARE(symbolizer.resolve(moduleAt(at("program")), {symbolNamed(truth, "main").address}, false)[0][0].name,
                 QStringLiteral("main"));
    }

    /// -fdebug-types-section puts each type into a section of its own: in .dwo files those come before the unit's, under
    /// the same name.
    void typesApart_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("same");
        for (const char *version : {"split4", "split5"})
            QTest::newRow(version) << made("types_gxx_") + QLatin1String(version)
                                   << made("inlines_gxx_") + QLatin1String(version);
    }
    void typesApart()
    {
        QFETCH(const QString, file);
        QFETCH(const QString, same);
        if (!QFile::exists(file))
            QSKIP("g++ is not installed");
        const SymbolTable table = symbolsIn(file);
        const auto addresses = addressesOf(table);
        QCOMPARE(addresses, addressesOf(symbolsIn(same))); // debug information does not change the code
        const Chains truth = chainsOf(same, table, addresses);
        QVERIFY(std::ranges::any_of(truth, isDeep));
        QCOMPARE(chainsOf(file, table, addresses), truth);
    }

    /// A package of what GCC writes for DWARF 5; of a program of several hundred kilobytes LLVM's packer does not end.
    void packagesOfGcc()
    {
        const QString file = made("libpair.so");
        if (!QFile::exists(file))
            QSKIP("g++ is not installed");
        const QTemporaryDir folder;
        const QString copy = folder.filePath(QStringLiteral("libpair.so"));
        QVERIFY(QFile::copy(file, copy));
        if (!tool(QStringLiteral("llvm-dwp"),
                  {QStringLiteral("-e"), file, QStringLiteral("-o"), copy + QStringLiteral(".dwp")}))
            QSKIP("llvm-dwp is not installed");
        const SymbolTable table = symbolsIn(file);
        const auto addresses = addressesOf(table);
        const Chains truth = chainsOf(file, table, addresses);
        QVERIFY(std::ranges::any_of(truth, isDeep));
        QCOMPARE(chainsOf(copy, table, addresses), truth);
        QVERIFY(!factsOf(copy).hasSplitDebugInfo);
    }
};

QTEST_GUILESS_MAIN(TestWorldSymbolsFiles)
#include "tst_world_symbols_files.moc"
