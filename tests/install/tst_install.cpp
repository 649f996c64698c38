// SPDX-License-Identifier: MIT
// The library as it is installed: the guide's C++ example, copied out of it, is built against it as a stranger's program
// would be, and what it records appears in a dashboard that runs.
#include "ingest/receiver.h"
#include "support/readme.h"

#include <QDir>
#include <QProcess>

using namespace performance;
using Qt::operator""_s;

namespace {

void write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write %s", qPrintable(path));
}

QByteArray run(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(program, arguments);
    if (!process.waitForFinished(300'000) || process.exitCode() != 0)
        return "failed: " + process.readAll();
    return {};
}

} // namespace

class TestInstall : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aStrangersProgramBuildsAndIsSeen()
    {
        QTemporaryDir prefix;
        QTemporaryDir project;
        const QByteArray installed = run(u"cmake"_s,
                                         {u"--install"_s, QStringLiteral(WAI_BINARY_FOLDER), u"--prefix"_s,
                                          prefix.path(), u"--component"_s, u"library"_s});
        QVERIFY2(installed.isEmpty(), installed);
        write(project.filePath(u"CMakeLists.txt"_s), exampleOf("cmake"));
        write(project.filePath(u"main.cpp"_s), exampleOf("cpp"));
        const QString build = project.filePath(u"build"_s);
        const QByteArray configured = run(u"cmake"_s,
                                          {u"-G"_s, u"Ninja"_s, u"-S"_s, project.path(), u"-B"_s, build,
                                           u"-DCMAKE_BUILD_TYPE=Release"_s, u"-DCMAKE_PREFIX_PATH="_s + prefix.path()});
        QVERIFY2(configured.isEmpty(), configured);
        const QByteArray built = run(u"cmake"_s, {u"--build"_s, build});
        QVERIFY2(built.isEmpty(), built);

        Receiver receiver;
        QProcess program;
        program.setProcessChannelMode(QProcess::MergedChannels);
        program.start(build + u"/shop"_s, QStringList());
        QVERIFY(program.waitForStarted());
        QVERIFY(
            QTest::qWaitFor([&] { return receiver.value(u"api_response_time{service.name=shop}"_s) == 150.5; }, 10000));
        QVERIFY(QTest::qWaitFor([&] { return receiver.value(u"order_time{service.name=shop}"_s).has_value(); }, 10000));
        QVERIFY(program.waitForFinished(20000));
        const QByteArray said = program.readAll();
        QVERIFY2(program.exitCode() == 0 && said.contains("metrics"), said);
    }
};

QTEST_GUILESS_MAIN(TestInstall)
#include "tst_install.moc"
