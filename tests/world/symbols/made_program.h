// SPDX-License-Identifier: MIT
#pragma once

#include <performance/symbols/symbol_table.h>

#include <QFile>
#include <QProcess>

namespace performance::test {

inline QString made(const char *name)
{
    return QStringLiteral(WAI_MADE "/") + QLatin1String(name);
}

/// Runs a tool of binutils; false where it is missing or fails.
inline bool tool(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.start(program, arguments);
    return process.waitForStarted() && process.waitForFinished(30000) && process.exitStatus() == QProcess::NormalExit
        && process.exitCode() == 0;
}

inline SymbolTable symbolsIn(const QString &file)
{
    SymbolTable table;
    if (const auto elf = ElfFile::open(file.toStdString()))
        table.add(*elf);
    table.finish();
    return table;
}

inline Symbol symbolNamed(const SymbolTable &table, std::string_view name)
{
    for (const Symbol &symbol : table.symbols()) {
        if (symbol.name.find(name) != std::string_view::npos && !symbol.name.ends_with("@plt"))
            return symbol;
    }
    return {};
}

} // namespace performance::test
