// SPDX-License-Identifier: MIT
#pragma once

#include "performance/profile/resolution.h"
#include "performance/core/symbol_files.h"
#include "performance/symbols/code_symbols.h"
#include "performance/symbols/source_lines.h"

#include <QHash>
#include <QThreadPool>

#include <future>
#include <map>
#include <memory>

namespace performance {

/// Names code: reads each file once, each name once. Lives in the analyser, which reads files that others made.
///
/// Thread-safety: one thread.
class Symbolizer {
public:
    /// `files`: where else than on this machine code is named with; by default nowhere.
    explicit Symbolizer(SymbolFiles files = {});
    ~Symbolizer();

    /// Reads the symbols of a module in the background, for whoever will want them; `withLines`: its debug information too.
    void prepare(const ModuleReference &module, bool withLines);

    /// For each address its functions, never none. `withLines`: also source lines and inlined functions, which costs
    /// far more.
    std::vector<std::vector<ResolvedLocation>> resolve(const ModuleReference &module,
                                                       const std::vector<quint64> &addresses, bool withLines);

    /// The same by parts, for whoever has many addresses: the symbols of a module, and the readable name of one.
    const CodeSymbols &symbolsOf(const ModuleReference &module);
    QString nameOf(std::string_view symbol);
    /// Whether there is debug information, so that resolve() can tell lines; opens it.
    bool hasLines(const ModuleReference &module);

    /// Where the running kernel's code begins; 0 where that is hidden.
    quint64 kernelText();
    /// Says that the recorded kernel had `symbol` at `address`, so that a list of another start of it fits too. To be
    /// called before any of the kernel's symbols is asked for.
    void placeKernel(const std::string &symbol, quint64 address);
    const SymbolFiles &files() const { return m_files; }

    static constexpr qint64 MostFileBytes = qint64(256) << 20; ///< of kallsyms and of a JIT's map

private:
    struct Module;
    using Key = std::tuple<QString, QString, int, qint32>;
    Module &moduleOf(const ModuleReference &reference);
    /// Reads it on whatever thread: by values, as this goes on meanwhile.
    std::packaged_task<std::unique_ptr<Module>()> loading(const ModuleReference &reference, bool withLines) const;

    SymbolFiles m_files;
    quint64 m_kernelMoved = 0;
    std::map<Key, std::unique_ptr<Module>> m_modules;
    std::map<Key, std::future<std::unique_ptr<Module>>> m_prepared; ///< or being so
    QHash<QByteArray, QString> m_names;                             ///< demangled
    QThreadPool m_pool;                                             ///< the last, so that it ends first
};

} // namespace performance
