// SPDX-License-Identifier: MIT
// The program alone, as a script that copies only it leaves it: what it cannot do without the others, it says.
#include "cli/own_program.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using Qt::operator""_s;

namespace {

Outcome runAt(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.start(program, arguments);
    if (!process.waitForFinished(60000))
        qFatal("%s does not end", qPrintable(arguments.join(u' ')));
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

} // namespace

class TestHalfInstalled : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        qunsetenv("WAI_PERFORMANCE_ANALYSER");
        m_program = m_folder.filePath(u"wai-performance"_s);
        QVERIFY(QFile::copy(QStringLiteral(WAI_BINARY_FOLDER "/app/dashboard/wai-performance"), m_program));
    }

    /// "Install their debug symbols" would send its reader on a search for nothing.
    void namesAreMissedForTheRightReason()
    {
        const Outcome doctor = runAt(m_program, {u"doctor"_s, u"--"_s, u"/bin/true"_s});
        QVERIFY2(doctor.out.contains("wai-performance-analyser) was not found"), doctor.out.constData());
        const QString report = m_folder.filePath(u"r.json"_s);
        const Outcome record = runAt(m_program,
                                     {u"record"_s, u"--output"_s, report, u"--data-dir"_s, m_folder.filePath(u"data"_s),
                                      u"--"_s, QStringLiteral(WAI_BINARY_FOLDER "/tests/known_shares"), u"1"_s});
        QVERIFY2(QFile::exists(report), record.error.constData());
        const Outcome show = runAt(m_program, {u"show"_s, report});
        QCOMPARE(show.code, 0);
        QVERIFY2(show.out.contains("wai-performance-analyser) was not found"), show.out.constData());
        QVERIFY2(!show.out.contains("debug symbols"), show.out.constData());
    }

    void aForeignFileIsRefusedForTheRightReason()
    {
        QFile file(m_folder.filePath(u"perf.data"_s));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("PERFILE2 and more") > 0);
        file.close();
        const Outcome import = runAt(m_program,
                                     {u"import"_s, file.fileName(), u"--output"_s, m_folder.filePath(u"i.json"_s)});
        QCOMPARE(import.code, 1);
        QVERIFY2(import.error.contains("not installed next to this program"), import.error.constData());
    }

private:
    QTemporaryDir m_folder;
    QString m_program;
};

QTEST_GUILESS_MAIN(TestHalfInstalled)
#include "tst_half_installed.moc"
