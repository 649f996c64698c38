// SPDX-License-Identifier: MIT
#pragma once

#include <QFile>
#include <QRegularExpression>
#include <QTest>

/// Waits, for two minutes at most, until others leave the CPUs alone: until tasks waited for one less than a twentieth of the
/// last ten seconds (/proc/pressure/cpu, avg10). For the few tests whose figures mean something on a quiet machine only;
/// tests/README.md lists them. They go on all the same, and a failure then says that the machine was busy.
inline bool waitForQuietMachine()
{
    const auto waited = [] {
        QFile file(QStringLiteral("/proc/pressure/cpu"));
        static const QRegularExpression some(QStringLiteral("some avg10=([0-9.]+)"));
        return file.open(QIODevice::ReadOnly) ? some.match(QString::fromLatin1(file.readAll())).captured(1).toDouble()
                                              : 0.0;
    };
    const bool quiet = QTest::qWaitFor([&] { return waited() < 5; }, 120000);
    if (!quiet)
        qInfo("This machine is busy: tasks wait for a CPU %.0f %% of the time.", waited());
    return quiet;
}
