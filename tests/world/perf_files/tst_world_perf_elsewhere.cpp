// SPDX-License-Identifier: MIT

// Recordings of other machines, named with files that were copied from there: --symfs and --kallsyms as perf-report(1) has
// them. What perf does with them is said at each test.
#include "perf_data_writer.h"
#include "sums.h"

#include <performance/profile/analyser/analyser_protocol.h>
#include <performance/profile/unwind/debug_files.h>
#include <performance/symbols/import/profile_import.h>
#include <performance/symbols/symbolizer.h>

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace performance;

namespace {

constexpr quint64 Base = PERF_SAMPLE_IP | PERF_SAMPLE_TID | PERF_SAMPLE_TIME | PERF_SAMPLE_CALLCHAIN
    | PERF_SAMPLE_PERIOD;
constexpr quint64 Second = PerfDataWriter::Second;
constexpr quint64 User = PerfDataWriter::User;
constexpr quint64 Kernel = PerfDataWriter::Kernel;
constexpr quint64 Mapped = 0x10000000;

} // namespace

class TestWorldPerfElsewhere : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        const auto elf = ElfFile::open(std::string(WAI_INLINED_TARGET));
        QVERIFY(elf);
        SymbolTable table;
        table.add(*elf);
        table.finish();
        const auto outer = std::ranges::find(table.symbols(), std::string_view("outer_work"), &Symbol::name);
        QVERIFY(outer != table.symbols().end());
        const auto segment = std::ranges::find_if(elf->segments(), [](const ElfSegment &s) { return s.executable; });
        QVERIFY(segment != elf->segments().end());
        m_offset = segment->offset;
        m_place = outer->address - segment->address;
        m_buildId = QByteArray::fromHex(QByteArray::fromStdString(elf->buildId()));
    }

    /// __symbol__join_symfs() of tools/perf/util/symbol.c: the recorded path below the folder, and nothing of this machine.
    void filesLieBelowTheFolder()
    {
        const QString root = copiedRoot(QStringLiteral("files"), QStringLiteral("opt/app/program"));
        const QByteArray data = recording("/opt/app/program").file();
        QVERIFY(firstKey(data, {}).startsWith(QStringLiteral("app;program+0x")));
        QVERIFY2(firstKey(data, {root, {}}).startsWith(QStringLiteral("app;outer_work")),
                 qPrintable(firstKey(data, {root, {}})));
        // The program is on this machine under its own path, and not in that folder.
        const QByteArray local = recording(WAI_INLINED_TARGET).file();
        QVERIFY(firstKey(local, {}).startsWith(QStringLiteral("app;outer_work")));
        QVERIFY(firstKey(local, {root, {}}).startsWith(QStringLiteral("app;inlined_target+0x")));
    }

    /// dso__load(): a file of another build is none.
    void ofOneBuildOnly()
    {
        if (m_buildId.isEmpty())
            QSKIP("this compiler writes no build ids");
        const QString root = copiedRoot(QStringLiteral("build"), QStringLiteral("opt/app/program"));
        for (const bool same : {true, false}) {
            PerfDataWriter perf = recording("/opt/app/program");
            QByteArray id = m_buildId.leftJustified(20, '\0');
            id[0] = char(id[0] ^ (same ? 0 : 1));
            const QByteArray path = QByteArray("/opt/app/program").leftJustified(24, '\0');
            const perf_event_header header{
                67, PERF_RECORD_MISC_USER,
                quint16(sizeof(perf_event_header) + 28 + size_t(path.size()))}; // struct build_id_event
            perf.features[2] = Words().put(header).put(qint32(-1)).put(id).put(quint32(0)).put(path).bytes;
            QCOMPARE(firstKey(perf.file(), {root, {}}).startsWith(QStringLiteral("app;outer_work")), same);
        }
    }

    /// Another architecture's files are no use on this machine, but in that folder they are the right ones. What a compiler
    /// of a running program wrote is in that machine's /tmp.
    void whateverMachineItWas()
    {
        const QString root = copiedRoot(QStringLiteral("arm"), QStringLiteral("opt/app/program"));
        write(root + QStringLiteral("/tmp/perf-100.map"), "20000000 100 compiled\n");
        PerfDataWriter perf = recording("/opt/app/program", "aarch64");
        perf.map(100, 0x20000000, 0x1000, 0, "//anon", 1);
        perf.sample(0, 100, 100, Second + 9, {User, 0x20000010}, 7);
        const auto without = import(perf.file(), {});
        QVERIFY(without);
        QVERIFY(!sumsOf(*without).contains(QStringLiteral("app;compiled")));
        const auto with = import(perf.file(), {root, {}});
        QVERIFY(with);
        QCOMPARE(sumsOf(*with).value(QStringLiteral("app;compiled")), 7);
        QVERIFY(sumsOf(*with).lastKey().startsWith(QStringLiteral("app;outer_work")));
    }

    /// kallsyms__delta() of tools/perf/util/symbol-elf.c: the list may be of another start of that kernel. Its modules are
    /// not moved along with it.
    void theKernelIsThatOfTheList_data()
    {
        QTest::addColumn<QByteArray>("list");
        QTest::addColumn<QString>("kernel");
        QTest::addColumn<QString>("module");
        const QString noModule = QStringLiteral("app;[kernel]+0xffffffffc0123010");
        QTest::newRow("same start") << QByteArray(
            "0000000000000000 A fixed_percpu_data\nffffffff8da00000 T _text\nffffffff8da78b00 t do_work\nffffffff8da78c00 T next\nffffffffc0123000 t mod_fn\t[mod]\n")
                                    << QStringLiteral("app;do_work") << QStringLiteral("app;mod_fn");
        QTest::newRow("another start") << QByteArray(
            "ffffffff81000000 T _text\nffffffff81000000 T startup_64\nffffffff81078b00 t do_work\nffffffff81078c00 T next\nffffffffc0123000 t mod_fn\t[mod]\n")
                                       << QStringLiteral("app;do_work") << noModule;
        QTest::newRow("System.map") << QByteArray(
            "ffffffff81000000 T _text\nffffffff81078b00 t do_work\nffffffff81078c00 T next\n")
                                    << QStringLiteral("app;do_work") << noModule;
        QTest::newRow("hidden") << QByteArray("0000000000000000 T _text\n0000000000000000 t do_work\n")
                                << QStringLiteral("app;[kernel]+0xffffffff8da78b06") << noModule;
    }
    void theKernelIsThatOfTheList()
    {
        QFETCH(QByteArray, list);
        QFETCH(QString, kernel);
        QFETCH(QString, module);
        const QString file = m_folder.filePath(QStringLiteral("kallsyms"));
        write(file, list);
        PerfDataWriter perf = recording("/opt/app/program");
        perf.map(-1, 0xffffffff8da00000, 0x3fff7fff, 0xffffffff8da00000, "[kernel.kallsyms]_text");
        perf.sample(0, 100, 100, Second + 1, {Kernel, 0xffffffff8da78b06}, 5, PERF_RECORD_MISC_KERNEL);
        perf.sample(0, 100, 100, Second + 2, {Kernel, 0xffffffffc0123010}, 9, PERF_RECORD_MISC_KERNEL);
        const auto profile = import(perf.file(), {{}, file});
        QVERIFY2(profile, profile ? "" : qPrintable(profile.error().message()));
        QCOMPARE(sumsOf(*profile).value(kernel), 5);
        QCOMPARE(sumsOf(*profile).value(module), 9);
    }

    /// dso__load_kernel_sym(): "do not try local files if a symfs was given".
    void thisMachinesKernelIsNotThatFoldersKernel()
    {
        const QString root = copiedRoot(QStringLiteral("kernel"), QStringLiteral("opt/app/program"));
        PerfDataWriter perf = recording("/opt/app/program");
        perf.sample(0, 100, 100, Second + 1, {Kernel, 0xffffffff8da78b06}, 5, PERF_RECORD_MISC_KERNEL);
        const auto profile = import(perf.file(), {root, {}});
        QVERIFY(profile);
        QCOMPARE(sumsOf(*profile).value(QStringLiteral("app;[kernel]+0xffffffff8da78b06")), 5);
        bool said = false;
        for (size_t i = 0; i < profile->functions.size(); ++i)
            said = said || profile->text(profile->functions[i].reason).contains(QStringLiteral("--kallsyms"));
        QVERIFY(said);
    }

    void whatIsNotThereIsRefused()
    {
        const QByteArray data = recording("/opt/app/program").file();
        for (const SymbolFiles &files :
             {SymbolFiles{m_folder.filePath(QStringLiteral("none")), {}},
              SymbolFiles{{}, m_folder.filePath(QStringLiteral("none"))}, SymbolFiles{{}, m_folder.path()}}) {
            const auto profile = import(data, files);
            QVERIFY(!profile);
            QCOMPARE(profile.error().code(), PerformanceErrorCode::IoError);
            QCOMPARE(profile.error().subject(), files.root + files.kallsyms);
        }
        const auto folded = import("a;b 3\n", {m_folder.path(), {}});
        QVERIFY(folded && texts(folded->notes).join(u' ').contains(QStringLiteral("Files with symbols were given")));
    }

    /// GDB, "Separate Debug Files": below the root of the system that a binary belongs to.
    void debugFilesLieBelowTheFolderToo()
    {
        const auto elf = ElfFile::open(std::string(WAI_INLINED_TARGET));
        if (m_buildId.isEmpty())
            QSKIP("this compiler writes no build ids");
        const QString root = copiedRoot(QStringLiteral("debug"), QStringLiteral("usr/bin/program"));
        const std::string path = (root + QStringLiteral("/usr/bin/program")).toStdString();
        QVERIFY(!separateDebugFile(*elf, path));
        const QString id = QString::fromLatin1(m_buildId.toHex());
        const QString place = QStringLiteral("/usr/lib/debug/.build-id/%1/%2.debug").arg(id.left(2), id.mid(2));
        copyTo(root + place);
        const auto found = separateDebugFile(*elf, path);
        QVERIFY(found);
        QCOMPARE(QString::fromStdString(found->path), root + place);
    }

    void theAnalyserIsTold()
    {
        const auto question = analyser::decodeImport(analyser::encode(
            analyser::ImportQuestion{QStringLiteral("p"), {QStringLiteral("r"), QStringLiteral("k")}}));
        QVERIFY(question);
        QCOMPARE(question->path, QStringLiteral("p"));
        QCOMPARE(question->files, (SymbolFiles{QStringLiteral("r"), QStringLiteral("k")}));
        QVERIFY(
            !analyser::decodeImport(analyser::encode(analyser::ImportQuestion{QStringLiteral("p"), {}}).chopped(1)));
    }

private:
    /// One sample in outer_work() of a program at that path, recorded on a machine that is not this one.
    PerfDataWriter recording(const QByteArray &program, const QByteArray &architecture = "x86_64") const
    {
        PerfDataWriter perf;
        perf.event(PERF_TYPE_SOFTWARE, PERF_COUNT_SW_CPU_CLOCK, Base, "cpu-clock");
        perf.text(PerfDataWriter::HostName, "otherhost");
        perf.text(PerfDataWriter::Release, "5.4.0-56-generic");
        perf.text(PerfDataWriter::Architecture, architecture);
        perf.comm(100, 100, "app");
        perf.map(100, Mapped, 0x100000, m_offset, program);
        perf.sample(0, 100, 100, Second, {User, Mapped + m_place}, 1);
        return perf;
    }

    void copyTo(const QString &path)
    {
        QVERIFY(QDir().mkpath(QFileInfo(path).path()));
        QVERIFY(QFile::copy(QStringLiteral(WAI_INLINED_TARGET), path));
    }
    QString copiedRoot(const QString &name, const QString &program)
    {
        const QString root = m_folder.filePath(name);
        copyTo(root + u'/' + program);
        return root;
    }
    void write(const QString &path, const QByteArray &content)
    {
        QVERIFY(QDir().mkpath(QFileInfo(path).path()));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(content), qint64(content.size()));
    }
    PerformanceResult<Profile> import(const QByteArray &content, const SymbolFiles &files)
    {
        const QString path = m_folder.filePath(QStringLiteral("input"));
        write(path, content);
        Symbolizer symbolizer(files);
        return importProfileFile(path, symbolizer);
    }
    QString firstKey(const QByteArray &content, const SymbolFiles &files)
    {
        const auto profile = import(content, files);
        return profile ? sumsOf(*profile).firstKey() : profile.error().message();
    }

    QTemporaryDir m_folder;
    quint64 m_offset = 0; ///< of the program's code in its file
    quint64 m_place = 0;  ///< of outer_work() in the code
    QByteArray m_buildId;
};

QTEST_GUILESS_MAIN(TestWorldPerfElsewhere)
#include "tst_world_perf_elsewhere.moc"
