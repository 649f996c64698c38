// SPDX-License-Identifier: MIT
#include "performance/ingest/listening_program.h"

#include "performance/ingest/peer_owner.h"
#include "performance/procfs/small_file.h"

#include <QFileInfo>
#include <QRegularExpression>

#include <algorithm>

namespace performance {

namespace {

/// Options of interpreters whose value is the next argument.
bool takesValue(const QByteArray &option)
{
    static constexpr const char *Options[] = {"-cp",           "-classpath", "--class-path", "-p",
                                              "--module-path", "-r",         "--require",    "--import",
                                              "--loader",      "-W",         "-X",           "-I"};
    return std::any_of(std::begin(Options), std::end(Options), [&](const char *one) { return option == one; });
}

/// "shop" of "/opt/shop.jar", "manage" of "manage.py".
QString scriptName(const QByteArray &path)
{
    const QString file = QFileInfo(QString::fromLocal8Bit(path)).fileName();
    static const QRegularExpression ending(QStringLiteral("\\.(py|pyc|js|mjs|cjs|ts|jar|rb|pl|php|dll|exe)$"));
    return QString(file).remove(ending);
}

} // namespace

QString programNameOf(const QString &executable, const QByteArray &commandLine)
{
    const QString file = QFileInfo(executable).fileName();
    static const QRegularExpression interpreter(
        QStringLiteral("^(python|pypy|ruby|perl|php|node|nodejs|java|dotnet|mono|deno|bun)[0-9.]*$"));
    if (!interpreter.match(file).hasMatch())
        return file;
    const QList<QByteArray> arguments = commandLine.split('\0');
    for (qsizetype i = 1; i < arguments.size(); ++i) {
        const QByteArray &argument = arguments[i];
        const bool hasNext = i + 1 < arguments.size() && !arguments[i + 1].isEmpty();
        if (argument.isEmpty() || argument == "-" || argument == "-c" || argument == "-e")
            break; // the program stands in the arguments, or comes from its input
        if ((argument == "-jar" || argument == "-m" || argument == "--module") && hasNext)
            return scriptName(arguments[i + 1]);
        if (argument.startsWith('-')) {
            i += takesValue(argument) ? 1 : 0;
            continue;
        }
        // A class of Java is named with its package.
        const QString name = scriptName(argument);
        return file.startsWith(QLatin1String("java")) ? name.section(u'.', -1) : name;
    }
    return file;
}

QString programListeningOn(int port)
{
    // "node (4711)": the number changes with each start, a series shall not.
    const QString holder = listenerOn(port, false);
    const qsizetype number = holder.lastIndexOf(QLatin1String(" ("));
    if (number < 0)
        return {};
    const QString pid = holder.sliced(number + 2).chopped(1);
    const auto arguments = startOfFile(QStringLiteral("/proc/%1/cmdline").arg(pid).toStdString(), 65536);
    return programNameOf(holder.first(number), arguments ? QByteArray::fromStdString(*arguments) : QByteArray());
}

} // namespace performance
