// SPDX-License-Identifier: MIT
#pragma once

#include <QProcess>

/// What a run of the real program ended with.
struct Outcome {
    int code = -1;
    QByteArray out;
    QByteArray error;
};

/// Runs it to its end, with variables set ("NAME=value") or removed ("NAME="), in a folder.
inline Outcome run(const QStringList &arguments, const QStringList &environment = {}, const QString &folder = {})
{
    QProcess process;
    QProcessEnvironment variables = QProcessEnvironment::systemEnvironment();
    for (const QString &variable : environment) {
        if (variable.endsWith(u'='))
            variables.remove(variable.chopped(1));
        else
            variables.insert(variable.section(u'=', 0, 0), variable.section(u'=', 1));
    }
    process.setProcessEnvironment(variables);
    if (!folder.isEmpty())
        process.setWorkingDirectory(folder);
    process.start(QStringLiteral(WAI_BINARY_FOLDER "/app/dashboard/wai-performance"), arguments);
    if (!process.waitForFinished(60000))
        qFatal("%s does not end", qPrintable(arguments.join(u' ')));
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1, process.readAllStandardOutput(),
            process.readAllStandardError()};
}
