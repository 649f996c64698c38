// SPDX-License-Identifier: MIT
#include <performance/profile/unwind/unwind_table.h>
#include <performance/symbols/demangle.h>
#include <performance/symbols/kernel_symbols.h>
#include <performance/symbols/symbolizer.h>

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <cxxabi.h>
#include <random>

using namespace performance;

namespace {

ModuleReference moduleAt(const QString &path)
{
    ModuleReference reference;
    reference.name = path.section(u'/', -1);
    reference.path = path;
    reference.kind = ModuleKind::Library;
    return reference;
}

/// LLVM 14 leaves a name as it is where it cannot take it apart, as std::swap<int> with its conditions.
QString takenApart(const QString &name)
{
    int status = 0;
    char *text = name.startsWith(QLatin1String("_Z"))
        ? abi::__cxa_demangle(name.toUtf8().constData(), nullptr, nullptr, &status)
        : nullptr;
    const QString plain = text ? QString::fromUtf8(text) : name;
    ::free(text);
    return plain;
}

} // namespace

class TestSymbols : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void names()
    {
        QCOMPARE(demangled("_ZN4shop10renderPageEv"), std::string("shop::renderPage()"));
        QVERIFY(demangled("_RNvCs1234_7mycrate3foo").find("mycrate") != std::string::npos);
        QCOMPARE(demangled("_ZN4core3fmt9Formatter9write_str17h0123456789abcdefE"),
                 std::string("core::fmt::Formatter::write_str"));
        QCOMPARE(demangled("_D3std5stdio7writelnFZv"), std::string("std.stdio.writeln()"));
        QCOMPARE(demangled("main"), std::string("main"));
        QCOMPARE(demangled("_Z"), std::string("_Z"));
        const std::string endless = "_Z" + std::string(100000, 'P');
        QCOMPARE(demangled(endless), endless);
    }

    void kernelAndJitMaps()
    {
        const SymbolTable kernel = kernelSymbols(
            "ffffffff81000000 T _text\nffffffff81000000 T startup_64\nffffffff81000100 t secondary\nffffffffc0000000 t nf_hook\t[nf_tables]\nnonsense\n");
        QCOMPARE(kernel.find(0xffffffff81000050)->name, std::string_view("startup_64"));
        QCOMPARE(kernel.find(0xffffffffc0000010)->name, std::string_view("nf_hook"));
        QVERIFY(!kernel.find(0x1000));
        // symbols__fixup_end() of perf: the last function does not reach up to whatever comes far behind it.
        QCOMPARE(kernel.find(0xffffffff81001fff)->name, std::string_view("secondary"));
        QVERIFY(!kernel.find(0xffffffff81002000));
        QVERIFY(!kernel.find(0xffffffffc0100000));
        QVERIFY(kernelSymbols("0000000000000000 T _text\n").empty()); // kptr_restrict
        const SymbolTable jit = jitSymbols(
            "7f0000001000 100 LazyCompile:~a app.js:1\n7f0000001080 100 moved over it\nzz\n7f0000002000 0 nothing\n");
        QCOMPARE(jit.find(0x7f0000001010)->name, std::string_view("LazyCompile:~a app.js:1"));
        QCOMPARE(jit.find(0x7f0000001080)->name, std::string_view("moved over it"));
        QVERIFY(!jit.find(0x7f0000002000));
        // Any program may write its own map: no name shall fill what is kept of all.
        const std::string endless = "1000 100 " + std::string(1 << 20, 'a') + "\n2000 100 short\n";
        QCOMPARE(jitSymbols(endless).find(0x2010)->name, std::string_view("short"));
        QVERIFY(!jitSymbols(endless).find(0x1010));
    }

    /// 20,000 addresses of real binaries against LLVM's own reader: the same symbol, or another name of the same place.
    void addressesAgainstLlvm_data()
    {
        QTest::addColumn<QString>("file");
        for (const char *file :
             {"/usr/lib/x86_64-linux-gnu/libstdc++.so.6", "/usr/lib/x86_64-linux-gnu/libQt6Core.so.6",
              WAI_BINARY_FOLDER "/tests/known_shares", WAI_BINARY_FOLDER "/tests/tst_symbols"})
            QTest::newRow(QByteArray(file).mid(QByteArray(file).lastIndexOf('/') + 1)) << QString::fromLatin1(file);
    }
    void addressesAgainstLlvm()
    {
        QFETCH(QString, file);
        // Without debug information, or LLVM answers with inlined functions of debug files that may be installed.
        const QTemporaryDir folder;
        const QString plain = folder.filePath(QStringLiteral("plain"));
        QCOMPARE(
            QProcess::execute(QStringLiteral("objcopy"),
                              {QStringLiteral("--strip-debug"), QStringLiteral("--remove-section=.note.gnu.build-id"),
                               QStringLiteral("--remove-section=.gnu_debuglink"), file, plain}),
            0);
        file = plain;
        const auto elf = ElfFile::open(file.toStdString());
        QVERIFY(elf);
        SymbolTable table;
        table.add(*elf);
        table.finish();
        const ElfSection *text = elf->find(".text");
        QVERIFY(text && !table.empty());
        std::mt19937_64 random(3);
        std::vector<quint64> addresses;
        QByteArray questions;
        for (int i = 0; i < 5000; ++i) {
            addresses.push_back(text->address + random() % text->size);
            questions += "0x" + QByteArray::number(addresses.back(), 16) + '\n';
        }
        QProcess llvm;
        llvm.start(QStringLiteral("llvm-symbolizer"),
                   {QStringLiteral("--obj=") + file, QStringLiteral("--functions=linkage"),
                    QStringLiteral("--no-demangle"), QStringLiteral("--output-style=GNU"),
                    QStringLiteral("--no-inlines"), QStringLiteral("--use-symbol-table=true")});
        if (!llvm.waitForStarted())
            QSKIP("llvm-symbolizer is not installed");
        llvm.write(questions);
        llvm.closeWriteChannel();
        QVERIFY(llvm.waitForFinished(120000));
        const QList<QByteArray> answers = llvm.readAllStandardOutput().split('\n');
        // Another name for the same place: what the table knows as an alias has the same address.
        QHash<QByteArray, quint64> places;
        QProcess nm;
        for (const QStringList &arguments :
             {QStringList{QStringLiteral("--defined-only"), file},
              QStringList{QStringLiteral("-D"), QStringLiteral("--defined-only"), file}}) {
            nm.start(QStringLiteral("nm"), arguments);
            QVERIFY(nm.waitForFinished(30000));
            for (const QByteArray &line : nm.readAllStandardOutput().split('\n')) {
                const QList<QByteArray> parts = line.split(' ');
                if (parts.size() == 3)
                    places.insert(parts[2].left(parts[2].indexOf('@') < 0 ? parts[2].size() : parts[2].indexOf('@')),
                                  parts[0].toULongLong(nullptr, 16));
            }
        }
        int same = 0;
        int compared = 0;
        QByteArray firstDifferent;
        for (size_t i = 0; i < addresses.size(); ++i) {
            const QByteArray theirs = answers.value(qsizetype(i) * 2);
            const Symbol *ours = table.find(addresses[i]);
            const QByteArray name = ours ? QByteArray(ours->name.data(), qsizetype(ours->name.size()))
                                         : QByteArray("??");
            ++compared;
            if (name == theirs || (ours && places.value(theirs) == ours->address))
                ++same;
            else if (firstDifferent.isEmpty())
                firstDifferent = QByteArray::number(addresses[i], 16) + ": " + name + " here, " + theirs + " there";
        }
        QVERIFY2(same >= compared * 0.999,
                 qPrintable(QStringLiteral("%1 of %2 agree; first: %3")
                                .arg(same)
                                .arg(compared)
                                .arg(QString::fromLatin1(firstDifferent))));
    }

    /// Lines and inlined functions of a program with debug information, against LLVM's.
    void linesAgainstLlvm()
    {
        const QString file = QStringLiteral(WAI_BINARY_FOLDER "/tests/known_shares");
        const auto elf = ElfFile::open(file.toStdString());
        QVERIFY(elf);
        SymbolTable table;
        table.add(*elf);
        table.finish();
        std::vector<quint64> addresses;
        for (const Symbol &symbol : table.symbols()) {
            if (symbol.name.find("4shop") == std::string_view::npos)
                continue;
            for (quint64 at = symbol.address; at < symbol.address + symbol.size; at += 3)
                addresses.push_back(at);
        }
        QVERIFY(addresses.size() > 50);
        Symbolizer symbolizer;
        const auto found = symbolizer.resolve(moduleAt(file), addresses, true);
        QProcess llvm;
        llvm.start(QStringLiteral("llvm-symbolizer"),
                   {QStringLiteral("--obj=") + file, QStringLiteral("--functions=linkage"),
                    QStringLiteral("--output-style=LLVM")});
        if (!llvm.waitForStarted())
            QSKIP("llvm-symbolizer is not installed");
        for (const quint64 address : addresses)
            llvm.write("0x" + QByteArray::number(address, 16) + '\n');
        llvm.closeWriteChannel();
        QVERIFY(llvm.waitForFinished(60000));
        const QStringList blocks = QString::fromUtf8(llvm.readAllStandardOutput()).split(QStringLiteral("\n\n"));
        int same = 0;
        QString different;
        for (size_t i = 0; i < addresses.size(); ++i) {
            const QStringList lines =
                blocks.value(qsizetype(i)).split(u'\n', Qt::SkipEmptyParts); // the innermost first
            QStringList ours;
            for (auto it = found[i].rbegin(); it != found[i].rend(); ++it)
                ours << it->name.section(u'(', 0, 0) << QStringLiteral("%1").arg(it->line);
            QStringList theirs;
            for (qsizetype k = 0; k + 1 < lines.size(); k += 2)
                theirs << takenApart(lines[k]).section(u'(', 0, 0) << lines[k + 1].section(u':', -2, -2);
            if (ours == theirs)
                ++same;
            else if (different.isEmpty())
                different = QStringLiteral("%1: %2 here, %3 there")
                                .arg(addresses[i], 0, 16)
                                .arg(ours.join(u' '), theirs.join(u' '));
        }
        QVERIFY2(same >= int(double(addresses.size()) * 0.98),
                 qPrintable(QStringLiteral("%1 of %2; %3").arg(same).arg(addresses.size()).arg(different)));
    }

    void whatHasNoNameSaysWhy()
    {
        Symbolizer symbolizer;
        const QTemporaryDir folder;
        const QString stripped = folder.filePath(QStringLiteral("stripped"));
        QCOMPARE(QProcess::execute(
                     QStringLiteral("strip"),
                     {QStringLiteral("-o"), stripped, QStringLiteral(WAI_BINARY_FOLDER "/tests/known_shares")}),
                 0);
        const auto elf = ElfFile::open(stripped.toStdString());
        QVERIFY(elf);
        const auto functions = UnwindTable::functionsOf(*elf);
        QVERIFY(functions.size() > 5);
        const auto &[from, length] = functions[3];
        const auto found = symbolizer.resolve(moduleAt(stripped), {from, from + length - 1}, true);
        QCOMPARE(found.size(), 2u);
        for (const auto &locations : found) { // two addresses of one function, known by its begin
            QVERIFY(locations.front().name.isEmpty());
            QVERIFY(locations.front().reason.contains(QStringLiteral("stripped")));
            QCOMPARE(locations.front().start, from);
        }
        QVERIFY(!symbolizer.resolve(moduleAt(QStringLiteral("/no/such/file")), {1}, false)[0][0].reason.isEmpty());
        QVERIFY(!symbolizer.resolve(moduleAt(QStringLiteral("/etc/passwd")), {1}, true)[0][0].reason.isEmpty());
        ModuleReference jit;
        jit.kind = ModuleKind::Jit;
        jit.path = folder.filePath(QStringLiteral("perf-1.map"));
        QVERIFY(symbolizer.resolve(jit, {0x1000}, false)[0][0].reason.contains(QStringLiteral("perf-PID.map")));
        QFile map(jit.path); // the program writes on while it runs
        QVERIFY(map.open(QIODevice::WriteOnly));
        map.write("1000 100 compiled later\n");
        map.close();
        QCOMPARE(symbolizer.resolve(jit, {0x1000}, false)[0][0].name, QStringLiteral("compiled later"));
    }
};

QTEST_GUILESS_MAIN(TestSymbols)
#include "tst_symbols.moc"
