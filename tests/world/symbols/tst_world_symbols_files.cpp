// SPDX-License-Identifier: MIT

// What belongs to a program and lies in other files: found, or said; never a name of another build. The right values are
// those of the program before it was taken apart.
#include "chains.h"

#include <performance/profile/doctor/program_code.h>
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
        && tool(QStringLiteral("dwz"), options + QStringList{QStringLiteral("-m"), at("shared"), QStringLiteral("-M"), QStringLiteral("shared"), at("one"), at("two")})
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
            QTest::newRow(qPrintable(QLatin1String(name) + QStringLiteral(", standard"))) << made(name) << QStringList{QStringLiteral("--dwarf-5")};
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
            QVERIFY(std::ranges::any_of(locations, [](const ResolvedLocation &l) { return l.name.isEmpty() && l.reason.contains(QLatin1String("(dwz)")); }));
        }
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
        if (!tool(QStringLiteral("llvm-dwp"), {QStringLiteral("-e"), file, QStringLiteral("-o"), copy + QStringLiteral(".dwp")}))
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
