// SPDX-License-Identifier: MIT
#include "performance/symbols/symbolizer.h"

#include "performance/symbols/demangle.h"
#include "performance/profile/readable_text.h"
#include "performance/profile/unwind/debug_files.h"
#include "performance/symbols/kernel_symbols.h"
#include "performance/symbols/reason.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

#include <elf.h>
#include <sys/auxv.h>

namespace performance {

namespace {

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

    void load(const ModuleReference &reference, const SymbolFiles &files, quint64 kernelMoved);
    void loadLines(const ModuleReference &reference)
    {
        if (linesTried)
            return;
        linesTried = true;
        if (reference.path.isEmpty()
            || (reference.kind != ModuleKind::Executable && reference.kind != ModuleKind::Library))
            return;
        lines = std::make_unique<SourceLines>(reference.path.toStdString());
        if (!lines->available())
            lines.reset();
        missesSharedFile = lines && lines->missesSharedFile();
    }
};

Symbolizer::Symbolizer(SymbolFiles files) : m_files(std::move(files)) {}

Symbolizer::~Symbolizer()
{
    m_pool.clear(); // what nobody came to ask for
}

std::packaged_task<std::unique_ptr<Symbolizer::Module>()> Symbolizer::loading(const ModuleReference &reference,
                                                                              bool withLines) const
{
    return std::packaged_task<std::unique_ptr<Module>()>(
        [reference, withLines, files = m_files, moved = m_kernelMoved] {
            auto module = std::make_unique<Module>();
            module->load(reference, files, moved);
            if (withLines)
                module->loadLines(reference);
            return module;
        });
}

void Symbolizer::prepare(const ModuleReference &reference, bool withLines)
{
    const Key key{reference.path, reference.buildId, int(reference.kind), reference.process};
    if (m_modules.contains(key) || m_prepared.contains(key))
        return;
    auto task = std::make_shared<std::packaged_task<std::unique_ptr<Module>()>>(loading(reference, withLines));
    m_prepared.emplace(key, task->get_future());
    m_pool.start([task] { (*task)(); });
}

Symbolizer::Module &Symbolizer::moduleOf(const ModuleReference &reference)
{
    const Key key{reference.path, reference.buildId, int(reference.kind), reference.process};
    auto &module = m_modules[key];
    if (!module) {
        const auto prepared = m_prepared.find(key);
        if (prepared != m_prepared.end()) {
            auto found = std::move(prepared->second);
            m_prepared.erase(prepared);
            module = found.get();
        }
    } else if (reference.kind == ModuleKind::Jit && QFileInfo(reference.path).size() != module->mapSize) {
        module.reset(); // the program goes on compiling: what it wrote since is read too
    }
    if (!module) {
        auto task = loading(reference, false);
        task();
        module = task.get_future().get();
    }
    return *module;
}

void Symbolizer::Module::load(const ModuleReference &reference, const SymbolFiles &files, quint64 kernelMoved)
{
    switch (reference.kind) {
    case ModuleKind::Kernel: {
        if (!files.root.isEmpty()
            && files.kallsyms.isEmpty()) { // as perf: this machine's kernel is not the one of that folder
            reason = reasonText(QT_TRANSLATE_NOOP(
                "Symbols",
                "the symbols of that machine's kernel were not given: --kallsyms takes a copy of its /proc/kallsyms"));
            return;
        }
        const bool isGiven = !files.kallsyms.isEmpty();
        const QByteArray list = wholeFile(isGiven ? files.kallsyms : QStringLiteral("/proc/kallsyms"), MostFileBytes);
        symbols = CodeSymbols(kernelSymbols({list.constData(), size_t(list.size())}, kernelMoved));
        if (isGiven)
            reason = symbols.table().empty()
                ? reasonText(QT_TRANSLATE_NOOP(
                    "Symbols",
                    "the list of the kernel's symbols that was given has no addresses: only root can copy them from /proc/kallsyms"))
                : reasonText(QT_TRANSLATE_NOOP("Symbols", "no symbol covers this address"));
        else if (symbols.table().empty())
            reason = reasonText(
                QT_TRANSLATE_NOOP("Symbols", "the kernel hides its addresses from this user (kernel.kptr_restrict)"));
        return;
    }
    case ModuleKind::Jit: {
        mapSize = QFileInfo(reference.path).size();
        const QByteArray map = wholeFile(reference.path, MostFileBytes);
        symbols = CodeSymbols(jitSymbols({map.constData(), size_t(map.size())}));
        reason = map.isEmpty() ? reasonText(QT_TRANSLATE_NOOP(
                     "Symbols",
                     "generated code, and no /tmp/perf-PID.map names it (Node.js writes one with --perf-basic-prof)"))
                               : reasonText(QT_TRANSLATE_NOOP("Symbols", "/tmp/perf-PID.map does not name this code"));
        return;
    }
    case ModuleKind::Vdso: {
        const auto *image = reinterpret_cast<const std::uint8_t *>(::getauxval(AT_SYSINFO_EHDR));
        SymbolTable table;
        if (image) {
            const auto *header = reinterpret_cast<const Elf64_Ehdr *>(image);
            if (const auto elf = ElfFile::open(
                    sourceOfMemory({image, size_t(header->e_shoff) + size_t(header->e_shnum) * header->e_shentsize}),
                    reference.name))
                table.add(*elf);
        }
        table.finish();
        symbols = CodeSymbols(std::move(table));
        return;
    }
    default: break;
    }
    if (reference.path.isEmpty()) {
        reason = reference.problem.isEmpty()
            ? reasonText(QT_TRANSLATE_NOOP("Symbols", "the file is not there any more"))
            : reference.problem;
        return;
    }
    auto elf = ElfFile::open(reference.path.toStdString());
    if (!elf) {
        reason = elf.error().reason();
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
    symbols = CodeSymbols(std::move(table), reference.path.toStdString());
    reason = hasFullTable
        ? reasonText(QT_TRANSLATE_NOOP("Symbols", "no symbol covers this address"))
        : reasonText(QT_TRANSLATE_NOOP("Symbols", "the file is stripped and no debug file for it is installed"));
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

void Symbolizer::placeKernel(const std::string &symbol, quint64 address)
{
    const QByteArray list = wholeFile(m_files.kallsyms, MostFileBytes);
    const auto listed = kernelAddressOf({list.constData(), size_t(list.size())}, symbol);
    m_kernelMoved = listed && address != 0 ? address - *listed : 0;
}

QString Symbolizer::nameOf(std::string_view symbol)
{
    const QByteArray key(symbol.data(), qsizetype(symbol.size()));
    const auto it = m_names.constFind(key);
    if (it != m_names.cend())
        return *it;
    const std::string_view stub = "@plt"; // ours: the demangler would not know it
    const bool isStub = symbol.ends_with(stub);
    const std::string name = demangled(std::string(symbol.substr(0, symbol.size() - (isStub ? stub.size() : 0))))
        + std::string(isStub ? stub : "");
    return *m_names.insert(key, readableText(name));
}

std::vector<std::vector<ResolvedLocation>> Symbolizer::resolve(const ModuleReference &reference,
                                                               const std::vector<quint64> &addresses, bool withLines)
{
    Module &module = moduleOf(reference);
    if (withLines)
        module.loadLines(reference);

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
            location.reason = locations.size() > 1 && module.missesSharedFile
                ? reasonText(QT_TRANSLATE_NOOP(
                    "Symbols", "its name is in a debug file that several programs share (dwz), which is not there"))
                : module.reason;
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
