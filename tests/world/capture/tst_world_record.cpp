// SPDX-License-Identifier: MIT

// What a recorded command's user sees: the real program, as an ordinary user too, on as many CPUs as others have.
#include "support/restored_setting.h"

#include <performance/core/report_json.h>

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <unistd.h>

using namespace performance;

namespace {

const QString Product = QStringLiteral(WAI_BINARY_FOLDER "/app/dashboard/wai-performance");
const QString Burn = QStringLiteral(WAI_BINARY_FOLDER "/tests/world/capture/world_burn");

struct Outcome {
    int code = -1;
    QByteArray out;
    QByteArray error;
};

class World {
public:
    World() { QFile::setPermissions(m_folder.path(), QFile::Permissions(0x7777)); }
    QString path(const char *name) const { return m_folder.filePath(QLatin1String(name)); }
    QProcessEnvironment environment() const
    {
        QProcessEnvironment variables = QProcessEnvironment::systemEnvironment();
        for (const char *name : {"HOME", "XDG_RUNTIME_DIR", "XDG_DATA_HOME", "XDG_CONFIG_HOME"})
            variables.insert(QLatin1String(name), m_folder.path());
        return variables;
    }
    Outcome run(const QString &program, const QStringList &arguments) const
    {
        QProcess process;
        process.setProcessEnvironment(environment());
        process.setWorkingDirectory(m_folder.path());
        process.start(program, arguments);
        if (!process.waitForFinished(60000))
            qFatal("It does not end");
        return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : 128 + process.exitCode(),
                process.readAllStandardOutput(), process.readAllStandardError()};
    }
    Outcome record(const QStringList &command, const QStringList &options = {}) const
    {
        return run(Product,
                   QStringList{QStringLiteral("record"), QStringLiteral("--output"), path("r.json")} + options
                       + QStringList{QStringLiteral("--")} + command);
    }
    /// Sends a signal to the recorder once the program says that it runs.
    Outcome interrupted(int signal, const QString &script) const
    {
        QProcess process;
        process.setProcessEnvironment(environment());
        process.start(Product,
                      {QStringLiteral("record"), QStringLiteral("--output"), path("r.json"), QStringLiteral("--"),
                       QStringLiteral("sh"), QStringLiteral("-c"), script});
        QByteArray out;
        while (!out.contains("running") && process.waitForReadyRead(30000))
            out += process.readAllStandardOutput();
        ::kill(pid_t(process.processId()), signal);
        if (!process.waitForFinished(60000))
            qFatal("It does not end");
        return {process.exitCode(), out + process.readAllStandardOutput(), process.readAllStandardError()};
    }

private:
    QTemporaryDir m_folder;
};

QStringList shell(const char *script)
{
    return {QStringLiteral("sh"), QStringLiteral("-c"), QLatin1String(script)};
}

} // namespace

class TestWorldRecord : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// The budget of an ordinary user on machines with more CPUs than this one: the list of CPUs is made longer, and
    /// kernel.perf_event_mlock_kb, which counts for each CPU, raised with it. mstange/samply#25.
    void stacksOnManyCpus_data()
    {
        QTest::addColumn<int>("cpus");
        QTest::addColumn<int>("kilobytes"); ///< kernel.perf_event_mlock_kb
        QTest::addColumn<int>("locked");    ///< ulimit -l
        for (const int cpus : {2, 4, 8, 16, 64})
            QTest::addRow("%d CPUs", cpus) << cpus << 516 * cpus / 2 << 8192;
        for (const int kilobytes : {128, 16, 4})
            QTest::addRow("%d KiB", kilobytes) << 2 << kilobytes << 64;
    }
    void stacksOnManyCpus()
    {
        QFETCH(const int, cpus);
        QFETCH(const int, kilobytes);
        QFETCH(const int, locked);
        if (::geteuid() != 0)
            QSKIP("Only root can make a machine look as if it had more CPUs");
        const World world;
        QStringList numbers;
        for (int i = 0; i < cpus; ++i)
            numbers << QString::number(i % 2);
        QFile list(world.path("online"));
        QVERIFY(list.open(QIODevice::WriteOnly) && list.write(numbers.join(u',').toLatin1()) > 0);
        list.close();
        list.setPermissions(QFile::Permissions(0x6444));
        const RestoredSetting setting(QStringLiteral("/proc/sys/kernel/perf_event_mlock_kb"));
        QVERIFY(setting.set(QByteArray::number(kilobytes)));
        const QString script =
            QStringLiteral(
                "mount --bind %1 /sys/devices/system/cpu/online && exec setpriv --reuid=65534 --regid=65534 --clear-groups --inh-caps=-all --bounding-set=-all "
                "sh -c 'ulimit -l %2; exec %3 record --output %4 -- %5 0.5'")
                .arg(world.path("online"))
                .arg(locked)
                .arg(Product, world.path("r.json"), Burn);
        const Outcome outcome = world.run(QStringLiteral("unshare"),
                                          {QStringLiteral("-m"), QStringLiteral("sh"), QStringLiteral("-c"), script});
        QVERIFY2(outcome.code == 0, outcome.error.constData());
        const auto report = readReport(world.path("r.json"));
        QVERIFY(report);
        QVERIFY2(!outcome.error.contains("No stacks"), outcome.error.constData());
        QVERIFY2(outcome.error.contains("heavy"), outcome.error.constData()); // a function of the program
        // One of them at a time runs the program: with n CPUs that are really two, each sample is there n/2 times. With
        // the smallest buffers a busy machine may lose some.
        QVERIFY2(report->profile.sampleCount() > size_t(200 * cpus / 2),
                 qPrintable(QString::number(report->profile.sampleCount())));
    }

    /// benfred/py-spy#717, #356; rbspy/rbspy#150. The right values are the shell's, time(1)'s and perf record's.
    void exitCodes()
    {
        const World world;
        QCOMPARE(world.record(shell("exit 42")).code, 42);
        const Outcome crashed = world.record(shell("kill -SEGV $$"));
        QCOMPARE(crashed.code, 139);
        QVERIFY2(crashed.error.contains("signal 11"), crashed.error.constData());
        QCOMPARE(world.record({QStringLiteral("/no/such/program")}).code, 127);
        QCOMPARE(world.record({QStringLiteral("/etc/passwd")}).code, 126);
        QCOMPARE(world.record(shell("sleep 60"), {QStringLiteral("--duration"), QStringLiteral("500ms")}).code, 0);
    }

    void aSignalReachesTheProgram()
    {
        const World world;
        QCOMPARE(world.interrupted(SIGTERM, QStringLiteral("echo running; exec sleep 60")).code, 128 + SIGTERM);
        QVERIFY(readReport(world.path("r.json")));
        QVERIFY(QFile::remove(world.path("r.json")));
        QCOMPARE(world.interrupted(SIGHUP, QStringLiteral("echo running; exec sleep 60")).code, 128 + SIGHUP);
        QVERIFY(readReport(world.path("r.json")));
        // A program that cleans up says how it ended.
        const Outcome clean = world.interrupted(
            SIGTERM, QStringLiteral("trap 'echo bye; exit 7' TERM; echo running; while :; do sleep 0.05; done"));
        QCOMPARE(clean.code, 7);
        QVERIFY(clean.out.contains("bye"));
    }

    void standardStreamsAreTheCommands()
    {
        const World world;
        const Outcome outcome = world.record(shell("echo out; echo err >&2"));
        QCOMPARE(outcome.out, QByteArray("out\n"));
        QVERIFY(outcome.error.contains("err\n") && outcome.error.contains("Profile of"));
        // With the report on standard output the command's goes to standard error, as with perf record -o -.
        const Outcome piped = world.run(
            Product,
            QStringList{QStringLiteral("record"), QStringLiteral("--output"), QStringLiteral("-"), QStringLiteral("--")}
                + shell("echo out"));
        QVERIFY(piped.error.startsWith("out\n"));
        QVERIFY(reportFromJson(piped.out, QStringLiteral("standard output")));
    }

    void argumentsAreBytes()
    {
        const World world;
        // Through a shell: QProcess itself would not keep the byte.
        const QString command =
            QStringLiteral(
                "C=$(printf '\\377\\376') exec %1 record --output %2 -- sh -c 'printf \"%s|%s\" \"$1\" \"$C\"' sh \"$(printf 'a\\377b')\"")
                .arg(Product, world.path("r.json"));
        QCOMPARE(world.run(QStringLiteral("sh"), {QStringLiteral("-c"), command}).out,
                 QByteArray("a\xff"
                            "b|\xff\xfe"));
    }

    void aScriptWithoutInterpreterRuns()
    {
        const World world;
        QFile script(world.path("script"));
        QVERIFY(script.open(QIODevice::WriteOnly) && script.write("echo script $1\n") > 0);
        script.close();
        script.setPermissions(QFile::Permissions(0x7755));
        QCOMPARE(world.record({script.fileName(), QStringLiteral("one")}).out, QByteArray("script one\n"));
    }

    void outputsThatAreNoFiles()
    {
        const World world;
        const auto recordTo = [&](const QString &output) {
            return world.run(
                Product,
                QStringList{QStringLiteral("record"), QStringLiteral("--output"), output, QStringLiteral("--")}
                    + shell("echo ran"));
        };
        const Outcome folder = recordTo(QStringLiteral("/tmp"));
        QCOMPARE(folder.code, 1);
        QVERIFY(folder.out.isEmpty()); // said before it ran
        QCOMPARE(recordTo(QStringLiteral("/dev/null")).code, 0);
        QVERIFY(QFileInfo(QStringLiteral("/dev/null")).exists() && !QFileInfo(QStringLiteral("/dev/null")).isFile());
    }

    /// A file system whose program was recorded can be unmounted right after it (plain and with perf it can).
    void nothingIsKeptBusy()
    {
        if (::geteuid() != 0)
            QSKIP("Only root can mount a file system");
        const World world;
        const QString script =
            QStringLiteral(
                "mkdir -p %1 && mount -t tmpfs -o size=4m none %1 && cp %2 %1/prog && exec %3 record --output %4 -- sh -c '%1/prog 0.4; sleep 0.3; umount %1'")
                .arg(world.path("mount"), Burn, Product, world.path("r.json"));
        const Outcome outcome = world.run(QStringLiteral("unshare"),
                                          {QStringLiteral("-m"), QStringLiteral("sh"), QStringLiteral("-c"), script});
        QVERIFY2(outcome.code == 0, outcome.error.constData());
    }

    void theDoctorKnowsAboutBuffers()
    {
        if (::geteuid() != 0)
            QSKIP("Only root can lower kernel.perf_event_mlock_kb");
        const World world;
        const RestoredSetting setting(QStringLiteral("/proc/sys/kernel/perf_event_mlock_kb"));
        QVERIFY(setting.set("4"));
        const auto doctor = [&](int locked) {
            return world
                .run(QStringLiteral("setpriv"),
                     {QStringLiteral("--reuid=65534"), QStringLiteral("--regid=65534"),
                      QStringLiteral("--clear-groups"), QStringLiteral("--inh-caps=-all"),
                      QStringLiteral("--bounding-set=-all"), QStringLiteral("sh"), QStringLiteral("-c"),
                      QStringLiteral("ulimit -l %1; exec %2 doctor -- true").arg(locked).arg(Product)})
                .out;
        };
        QVERIFY2(doctor(64).contains("KiB of buffer for each CPU"), doctor(64).constData());
        QVERIFY2(doctor(0).contains("no room for the kernel's buffers"), doctor(0).constData());
    }
};

QTEST_MAIN(TestWorldRecord)
#include "tst_world_record.moc"
