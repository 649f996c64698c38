// SPDX-License-Identifier: MIT
#include "performance/symbols/symbolizer.h"

#include "performance/symbols/demangle.h"
#include "performance/profile/readable_text.h"
#include "performance/profile/unwind/debug_files.h"
#include "performance/symbols/kernel_symbols.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

#include <elf.h>
#include <sys/auxv.h>

namespace performance {

namespace {

/// Reasons leave the analyser as they stand in the source; the program that asked translates them.
QString text(const char *source)
{
    return QString::fromUtf8(source);
}

QByteArray wholeFile(const QString &path, qint64 most)
{
    QFile file(path);
    if (!QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly))
        return {};
    return file.read(most);
}

} // namespace

struct Symbolizer::Module {
    CodeSymbols symbols;
    std::unique_ptr<SourceLines> lines;
    bool linesTried = false;
    bool missesSharedFile = false;
    qint64 mapSize = -1; ///< of a JIT's map when it was read
    QString reason;      ///< why addresses have no name
    QHash<quint64, std::vector<ResolvedLocation>> plain;
    QHash<quint64, std::vector<ResolvedLocation>> detailed;
};

Symbolizer::Symbolizer() = default;
Symbolizer::~Symbolizer() = default;

Symbolizer::Module &Symbolizer::moduleOf(const ModuleReference &reference)
{
    auto &module = m_modules[{reference.path, reference.buildId, int(reference.kind), reference.process}];
    if (!module) {
        module = std::make_unique<Module>();
        load(*module, reference);
    } else if (reference.kind == ModuleKind::Jit) {
        // The program goes on compiling: what it wrote since is read too.
        if (QFileInfo(reference.path).size() != module->mapSize) {
            module = std::make_unique<Module>();
            load(*module, reference);
        }
    }
    return *module;
}

void Symbolizer::load(Module &module, const ModuleReference &reference)
{
    switch (reference.kind) {
    case ModuleKind::Kernel: {
        const QByteArray list = wholeFile(QStringLiteral("/proc/kallsyms"), MostFileBytes);
        module.symbols = CodeSymbols(kernelSymbols({list.constData(), size_t(list.size())}));
        if (module.symbols.table().empty())
            module.reason = text(QT_TRANSLATE_NOOP("Symbols", "the kernel hides its addresses from this user (kernel.kptr_restrict)"));
        return;
    }
    case ModuleKind::Jit: {
        module.mapSize = QFileInfo(reference.path).size();
        const QByteArray map = wholeFile(reference.path, MostFileBytes);
        module.symbols = CodeSymbols(jitSymbols({map.constData(), size_t(map.size())}));
        module.reason = map.isEmpty() ? text(QT_TRANSLATE_NOOP("Symbols", "generated code, and no /tmp/perf-PID.map names it (Node.js writes one with --perf-basic-prof)"))
                                      : text(QT_TRANSLATE_NOOP("Symbols", "/tmp/perf-PID.map does not name this code"));
        return;
    }
    case ModuleKind::Vdso: {
        const auto *image = reinterpret_cast<const std::uint8_t *>(::getauxval(AT_SYSINFO_EHDR));
        SymbolTable table;
        if (image) {
            const auto *header = reinterpret_cast<const Elf64_Ehdr *>(image);
            if (const auto elf = ElfFile::open(sourceOfMemory({image, size_t(header->e_shoff) + size_t(header->e_shnum) * header->e_shentsize}), reference.name))
                table.add(*elf);
        }
        table.finish();
        module.symbols = CodeSymbols(std::move(table));
        return;
    }
    default: break;
    }
    if (reference.path.isEmpty()) {
        module.reason = reference.problem.isEmpty() ? text(QT_TRANSLATE_NOOP("Symbols", "the file is not there any more")) : reference.problem;
        return;
    }
    auto elf = ElfFile::open(reference.path.toStdString());
    if (!elf) {
        module.reason = elf.error().reason();
        return;
    }
    SymbolTable table;
    table.add(*elf);
    bool hasFullTable = elf->find(".symtab") != nullptr;
    if (!hasFullTable) {
        if (const auto debug = separateDebugFile(*elf, reference.path.toStdString())) {
            table.add(debug->elf);
            hasFullTable = true;
        }
    }
    table.finish();
    module.symbols = CodeSymbols(std::move(table), reference.path.toStdString());
    module.reason = hasFullTable ? text(QT_TRANSLATE_NOOP("Symbols", "no symbol covers this address"))
                                 : text(QT_TRANSLATE_NOOP("Symbols", "the file is stripped and no debug file for it is installed"));
}

const CodeSymbols &Symbolizer::symbolsOf(const ModuleReference &reference)
{
    return moduleOf(reference).symbols;
}

quint64 Symbolizer::kernelText()
{
    ModuleReference kernel;
    kernel.kind = ModuleKind::Kernel;
    const auto &symbols = moduleOf(kernel).symbols.table().symbols();
    // Its first symbol is at _text, by whatever of several names; those of the per-CPU area below are offsets.
    constexpr quint64 Least = 0xffff'ffff'8000'0000;
    const auto it = std::ranges::find_if(symbols, [](const Symbol &s) { return s.address >= Least; });
    return it == symbols.end() ? 0 : it->address;
}

QString Symbolizer::nameOf(std::string_view symbol)
{
    const QByteArray key(symbol.data(), qsizetype(symbol.size()));
    const auto it = m_names.constFind(key);
    if (it != m_names.cend())
        return *it;
    const std::string_view stub = "@plt"; // ours: the demangler would not know it
    const bool isStub = symbol.ends_with(stub);
    const std::string name = demangled(std::string(symbol.substr(0, symbol.size() - (isStub ? stub.size() : 0)))) + std::string(isStub ? stub : "");
    return *m_names.insert(key, readableText(name));
}

std::vector<std::vector<ResolvedLocation>> Symbolizer::resolve(const ModuleReference &reference, const std::vector<quint64> &addresses, bool withLines)
{
    Module &module = moduleOf(reference);
    if (withLines && !module.linesTried && !reference.path.isEmpty() && (reference.kind == ModuleKind::Executable || reference.kind == ModuleKind::Library)) {
        module.lines = std::make_unique<SourceLines>(reference.path.toStdString());
        if (!module.lines->available())
            module.lines.reset();
        module.missesSharedFile = module.lines && module.lines->missesSharedFile();
    }
    module.linesTried = module.linesTried || withLines;

    std::vector<std::vector<ResolvedLocation>> found;
    found.reserve(addresses.size());
    for (const quint64 address : addresses) {
        auto &known = withLines && module.lines ? module.detailed : module.plain;
        const auto it = known.constFind(address);
        if (it != known.cend()) {
            found.push_back(*it);
            continue;
        }
        std::vector<ResolvedLocation> locations;
        const Symbol *symbol = module.symbols.find(address);
        if (&known == &module.detailed) {
            for (const SourceFrame &frame : module.lines->find(address))
                locations.push_back({nameOf(frame.function), readableText(frame.file), frame.line, {}});
        }
        if (locations.empty())
            locations.push_back({});
        if (symbol) // the symbol table knows clones (.cold, .part.0) that debug information calls like their origin
            locations.front().name = nameOf(symbol->name);
        for (ResolvedLocation &location : locations) {
            if (!location.name.isEmpty())
                continue;
            location.reason = locations.size() > 1 && module.missesSharedFile ? text(QT_TRANSLATE_NOOP("Symbols", "its name is in a debug file that several programs share (dwz), which is not there")) : module.reason;
            // All its addresses are one function, called after its begin.
            if (const auto start = module.symbols.startOf(address))
                location.start = *start;
        }
        known.insert(address, locations);
        found.push_back(std::move(locations));
    }
    return found;
}

bool Symbolizer::hasLines(const ModuleReference &reference)
{
    resolve(reference, {}, true);
    return moduleOf(reference).lines != nullptr;
}

} // namespace performance
