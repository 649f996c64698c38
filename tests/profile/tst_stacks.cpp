// SPDX-License-Identifier: MIT

// Our unwinder against perf's on the same copies of stacks, frame by frame.
#include <performance/profile/analyser/analyser_process.h>
#include <performance/profile/unwind/elf_file.h>

#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace performance;

namespace {

QByteArray run(const QString &program, const QStringList &arguments, int *code = nullptr)
{
    QProcess process;
    process.setProcessEnvironment([] {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("PERF_PAGER"), QStringLiteral("cat"));
        return environment;
    }());
    process.start(program, arguments);
    if (!process.waitForFinished(120000))
        qFatal("%s does not end", qPrintable(program));
    if (code)
        *code = process.exitCode();
    return process.readAllStandardOutput();
}

/// A place in a file: its name without folders, and the address as its symbol table has it.
struct Place {
    QString file;
    quint64 address = 0;
};
using Stack = std::vector<Place>;

/// Offsets into files as addresses.
class Files {
public:
    Place at(quint64 offset, const QString &path)
    {
        if (!m_files.contains(path)) {
            const auto elf = ElfFile::open(path.toStdString());
            m_files.insert(path, elf ? std::make_shared<const ElfFile>(*elf) : nullptr);
        }
        const auto &elf = m_files[path];
        return {path.section(u'/', -1), elf ? elf->addressOfOffset(offset).value_or(offset) : offset};
    }

private:
    QHash<QString, std::shared_ptr<const ElfFile>> m_files;
};

/// The stacks as perf unwinds them, the innermost first: "        27249 (/usr/lib/x86_64-linux-gnu/libc.so.6)", by offset.
std::vector<Stack> stacksOfPerf(const QString &file)
{
    std::vector<Stack> stacks;
    Files files;
    bool inStack = false;
    for (const QByteArray &line :
         run(QStringLiteral("perf"),
             {QStringLiteral("script"), QStringLiteral("-i"), file, QStringLiteral("--no-inline"), QStringLiteral("-F"),
              QStringLiteral("pid,tid,time,ip,dso")})
             .split('\n')) {
        if (line.trimmed().isEmpty()) {
            inStack = false;
        } else if (line.contains(": ") && !inStack) {
            stacks.emplace_back();
            inStack = true;
        } else if (!stacks.empty()) {
            const QString frame = QString::fromUtf8(line).trimmed();
            stacks.back().push_back(
                files.at(frame.section(u' ', 0, 0).toULongLong(nullptr, 16), frame.section(u'(', 1).chopped(1)));
        }
    }
    return stacks;
}

std::vector<Stack> stacksOf(const Profile &profile)
{
    std::vector<Stack> stacks;
    for (size_t i = 0; i < profile.sampleCount(); ++i) {
        Stack &stack = stacks.emplace_back();
        for (qint32 s = profile.sampleStacks[i]; s >= 0; s = profile.stacks[size_t(s)].parent) {
            const ProfileFrame &frame = profile.frames[size_t(profile.stacks[size_t(s)].frame)];
            stack.push_back({profile.text(profile.modules[size_t(frame.module)].name), frame.address});
        }
    }
    return stacks;
}

/// The same as far as perf goes: it ends after 127 frames, and where it finds no rule. Callers may be told by the address
/// of the call or the one after it.
bool same(const Stack &ours, const Stack &theirs)
{
    if (ours.size() < theirs.size())
        return false;
    for (size_t i = 0; i < theirs.size(); ++i) {
        const bool isFile = !theirs[i].file.isEmpty() && !theirs[i].file.startsWith(u'[')
            && !theirs[i].file.startsWith(QLatin1String("perf-")); // of generated code perf has other names
        if (isFile
            && (ours[i].file != theirs[i].file || ours[i].address + 1 < theirs[i].address
                || ours[i].address > theirs[i].address + 1))
            return false;
    }
    return true;
}

QString text(const Stack &stack)
{
    QStringList lines;
    for (const Place &place : stack)
        lines << QStringLiteral("  %1+0x%2").arg(place.file).arg(place.address, 0, 16);
    return lines.join(u'\n');
}

} // namespace

class TestStacks : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        int code = 1;
        run(QStringLiteral("perf"),
            {QStringLiteral("record"), QStringLiteral("-e"), QStringLiteral("cpu-clock:u"), QStringLiteral("-o"),
             m_folder.filePath(QStringLiteral("probe.data")), QStringLiteral("true")},
            &code);
        if (code != 0)
            QSKIP("perf cannot record here");
    }

    void stacksAreThoseOfPerf_data()
    {
        QTest::addColumn<QStringList>("command");
        const QString tests = QStringLiteral(WAI_BINARY_FOLDER "/tests/");
        QTest::newRow("C++ with exceptions and recursion")
            << QStringList{tests + QStringLiteral("unwind_targets"), QStringLiteral("1")};
        QTest::newRow("the same, static")
            << QStringList{tests + QStringLiteral("unwind_targets_static"), QStringLiteral("1")};
        QTest::newRow("the same, stripped")
            << QStringList{tests + QStringLiteral("unwind_targets_stripped"), QStringLiteral("1")};
        QTest::newRow("Python") << QStringList{
            QStringLiteral("/usr/bin/python3"), QStringLiteral("-c"),
            QStringLiteral(
                "import json,re\ndef f(n):\n  return f(n-1) if n else len(re.sub('a+', 'b', json.dumps(list(range(300)))))\nfor i in range(15000): f(20)")};
        QTest::newRow("Qt") << QStringList{tests + QStringLiteral("tst_codec")};
        QTest::newRow("the compiler") << QStringList{QStringLiteral("g++"), QStringLiteral("-std=c++20"),
                                                     QStringLiteral("-O1"), QStringLiteral("-fsyntax-only"),
                                                     QStringLiteral(WAI_SOURCE "/tests/bench/data/compiled.cpp")};
        if (!QStandardPaths::findExecutable(QStringLiteral("node")).isEmpty())
            QTest::newRow("Node.js") << QStringList{
                QStringLiteral("node"), QStringLiteral("-e"),
                QStringLiteral(
                    "let s=0;function f(n){return n?f(n-1)+1:JSON.stringify({a:[1,2,3]}).length}for(let i=0;i<3000000;i++)s+=f(10)")};
    }
    void stacksAreThoseOfPerf()
    {
        QFETCH(const QStringList, command);
        const QString file = m_folder.filePath(QStringLiteral("perf.data"));
        run(QStringLiteral("perf"),
            QStringList{QStringLiteral("record"), QStringLiteral("-e"), QStringLiteral("cpu-clock:u"),
                        QStringLiteral("-F"), QStringLiteral("1500"), QStringLiteral("--call-graph"),
                        QStringLiteral("dwarf,16384"), QStringLiteral("-o"), file, QStringLiteral("--")}
                + command);
        AnalyserProcess analyser;
        const auto profile = analyser.importProfile(file);
        QVERIFY2(profile, profile ? "" : qPrintable(profile.error().message()));
        const auto theirs = stacksOfPerf(file);
        const auto ours = stacksOf(*profile);
        QCOMPARE(ours.size(), theirs.size());
        QVERIFY2(ours.size() > 100, qPrintable(QString::number(ours.size())));
        size_t equal = 0;
        size_t lost = 0; // perf went astray: its outermost frame is at no code
        QString example;
        for (size_t i = 0; i < ours.size(); ++i) {
            if (!theirs[i].empty() && theirs[i].back().file == u"[unknown]")
                ++lost;
            else if (same(ours[i], theirs[i]))
                ++equal;
            else if (example.isEmpty())
                example = QStringLiteral("ours:\n%1\nperf's:\n%2").arg(text(ours[i]), text(theirs[i]));
        }
        const double share = double(equal) / double(ours.size() - lost);
        qInfo("%.2f %% of %zu stacks are equal (of %zu perf has no whole one); whole of ours: %lld of %lld",
              share * 100, ours.size() - lost, lost, static_cast<long long>(profile->quality.complete),
              static_cast<long long>(profile->quality.stacks));
        QVERIFY(double(lost) < 0.05 * double(ours.size()));
        QVERIFY2(share >= 0.99, qPrintable(QStringLiteral("%1 %\n%2").arg(share * 100).arg(example)));
    }

private:
    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestStacks)
#include "tst_stacks.moc"
