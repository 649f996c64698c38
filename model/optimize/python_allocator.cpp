// SPDX-License-Identifier: MIT
#include "performance/optimize/python_allocator.h"

#include <QByteArrayList>

namespace performance {

namespace {

QByteArray valueOf(const QByteArrayList &variables, const QByteArray &name)
{
    for (const QByteArray &variable : variables) {
        if (variable.startsWith(name + '='))
            return variable.mid(name.size() + 1);
    }
    return {};
}

} // namespace

QString pythonAllocator(const QByteArray &commandLine, const QByteArray &environment)
{
    const QByteArrayList words = commandLine.split('\0');
    bool isDevelopment = false;
    bool hasEnvironment = true;
    bool isOver = false; // what follows is the script's
    for (qsizetype i = 1; i < words.size() && !isOver && words[i].size() > 1 && words[i].startsWith('-'); ++i) {
        if (words[i].startsWith("--"))
            continue; // has its value with it, or none
        // Letters may stand together; -c and -m end the options, -X and -W have a value, behind them or in the next word.
        for (qsizetype at = 1; at < words[i].size(); ++at) {
            const char letter = words[i][at];
            isOver = letter == 'c' || letter == 'm';
            hasEnvironment = hasEnvironment && letter != 'E' && letter != 'I';
            if (isOver)
                break;
            if (letter != 'X' && letter != 'W')
                continue;
            const QByteArray value = at + 1 < words[i].size() ? words[i].mid(at + 1) : words.value(++i);
            isDevelopment = isDevelopment || (letter == 'X' && value == "dev");
            break;
        }
    }
    const QByteArrayList variables = hasEnvironment ? environment.split('\0') : QByteArrayList();
    const QByteArray allocator = valueOf(variables, "PYTHONMALLOC");
    if (!allocator.isEmpty() && allocator != "default")
        return allocator == "malloc"      ? QStringLiteral("malloc")
            : allocator.endsWith("debug") ? QStringLiteral("debug")
                                          : QString();
    return isDevelopment || !valueOf(variables, "PYTHONDEVMODE").isEmpty() ? QStringLiteral("debug") : QString();
}

} // namespace performance
