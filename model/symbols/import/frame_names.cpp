// SPDX-License-Identifier: MIT
#include "performance/symbols/import/frame_names.h"

#include "performance/profile/resolution.h"
#include "performance/symbols/reason.h"
#include "performance/symbols/symbolizer.h"

#include <QCoreApplication>

#include <chrono>
#include <unordered_map>

namespace performance {

namespace {

/// Debug information may be large, or made to be slow: names come first, and lines as long as this.
constexpr std::chrono::seconds MostTimeForLines{20};
constexpr size_t Batch = 256;

class FrameNames {
public:
    FrameNames(ProfileBuilder &builder, Symbolizer &symbolizer) : m_builder(builder), m_symbolizer(symbolizer) {}

    void explain(const std::vector<qint32> &frames, const char *reason)
    {
        for (const qint32 frame : frames)
            apply(m_builder, {frame, {ResolvedLocation{{}, {}, 0, reasonText(reason), 0}}});
    }

    void name(const ModuleReference &reference, qint32 module, const std::vector<qint32> &frames)
    {
        const bool isFile = reference.kind == ModuleKind::Executable || reference.kind == ModuleKind::Library;
        const size_t detailed = isFile && !reference.path.isEmpty() ? nameWithLines(reference, frames) : 0;
        nameBySymbols(reference, module, {frames.begin() + std::ptrdiff_t(detailed), frames.end()});
    }

    bool hasLinesLeft() const { return m_linesLeft; }

private:
    quint64 addressOf(qint32 frame) const { return m_builder.profile().frames[size_t(frame)].address; }

    /// How many of the frames were named.
    size_t nameWithLines(const ModuleReference &reference, const std::vector<qint32> &frames)
    {
        if (isLate()) {
            m_linesLeft = true;
            return 0;
        }
        const auto began = std::chrono::steady_clock::now();
        size_t done = 0;
        if (m_symbolizer.hasLines(reference)) {
            while (done < frames.size() && !isLate(began)) {
                const size_t end = std::min(done + Batch, frames.size());
                std::vector<quint64> addresses;
                for (size_t i = done; i < end; ++i)
                    addresses.push_back(addressOf(frames[i]));
                auto found = m_symbolizer.resolve(reference, addresses, true);
                for (size_t i = done; i < end; ++i)
                    apply(m_builder, {frames[i], std::move(found[i - done])});
                done = end;
            }
            m_linesLeft = m_linesLeft || done < frames.size();
        }
        m_spent += std::chrono::steady_clock::now() - began;
        return done;
    }

    /// A program is in few functions at many addresses: each function is named once.
    void nameBySymbols(const ModuleReference &reference, qint32 module, std::span<const qint32> frames)
    {
        const CodeSymbols &symbols = m_symbolizer.symbolsOf(reference);
        std::vector<qint32> functions(symbols.table().size(), -1);
        std::vector<qint32> unnamed;
        for (const qint32 frame : frames) {
            const Symbol *symbol = symbols.find(addressOf(frame));
            if (!symbol) {
                unnamed.push_back(frame);
                continue;
            }
            qint32 &function = functions[size_t(symbol - symbols.table().symbols().data())];
            if (function < 0)
                function = m_builder.function(m_builder.string(m_symbolizer.nameOf(symbol->name)), module);
            resolveTo(frame, function);
        }
        nameByStarts(reference, symbols, unnamed);
    }

    /// What has no name is called after where its function begins, which is the same for all its addresses.
    void nameByStarts(const ModuleReference &reference, const CodeSymbols &symbols, const std::vector<qint32> &frames)
    {
        std::unordered_map<quint64, qint32> firsts; // by start the frame that is asked for
        std::vector<quint64> addresses;
        std::vector<qint32> sameAs; // of each frame another of its function that came before; itself
        for (const qint32 frame : frames) {
            const auto start =
                symbols.startOf(addressOf(frame)).value_or(0); // which tells nothing: those are called after themselves
            const qint32 first = start != 0 ? firsts.try_emplace(start, frame).first->second : frame;
            sameAs.push_back(first);
            if (first == frame)
                addresses.push_back(addressOf(frame));
        }
        auto found = m_symbolizer.resolve(reference, addresses, false);
        size_t next = 0;
        for (size_t i = 0; i < frames.size(); ++i) {
            if (sameAs[i] == frames[i]) {
                apply(m_builder, {frames[i], std::move(found[next++])});
                continue;
            }
            const ProfileFrame &first = m_builder.profile().frames[size_t(sameAs[i])];
            resolveTo(frames[i], m_builder.profile().locations[size_t(first.firstLocation)].function);
        }
    }

    void resolveTo(qint32 frame, qint32 function)
    {
        const ProfileLocation location{function, 0, 0};
        m_builder.resolve(frame, {&location, 1});
    }

    bool isLate(std::chrono::steady_clock::time_point began = std::chrono::steady_clock::now()) const
    {
        return m_spent + (std::chrono::steady_clock::now() - began) > MostTimeForLines;
    }

    ProfileBuilder &m_builder;
    Symbolizer &m_symbolizer;
    std::chrono::steady_clock::duration m_spent{0};
    bool m_linesLeft = false;
};

ModuleReference referenceTo(const CodeModule &module, const SymbolFiles &files)
{
    ModuleReference reference{QString::fromStdString(module.name()),
                              QString::fromStdString(module.openablePath()),
                              QString::fromStdString(module.buildId()),
                              module.problem(),
                              module.kind(),
                              module.process()};
    if (module.kind() == ModuleKind::Jit)
        reference.path = files.root + QStringLiteral("/tmp/perf-%1.map").arg(module.process());
    return reference;
}

/// What speaks against naming recorded code with what is at hand.
class Objections {
public:
    Objections(const KernelFacts &recorded, const KernelFacts &here, const SymbolFiles &files)
        : m_sameKernel(isSameKernel(recorded, here))
        , m_hidden(here.text == 0)
        , m_recordsText(recorded.text != 0)
        , m_otherKind(isOtherArchitecture(recorded.machine, here.machine))
        , m_otherHost(isOtherHost(recorded.machine, here.machine))
        , m_maybeSameBuild(maybeSameBuild(recorded.machine, here.machine))
        , m_given(!files.empty())
        , m_givenRoot(!files.root.isEmpty())
    {}

    /// Nothing, or the reason.
    const char *against(ModuleKind kind) const
    {
        if (kind == ModuleKind::Kernel) {
            if (m_sameKernel || m_given || m_hidden) // the symbolizer itself says why it has no names
                return nullptr;
            return m_recordsText
                ? QT_TRANSLATE_NOOP("Symbols", "it was recorded under another kernel, or before a restart")
                : QT_TRANSLATE_NOOP("Symbols", "the recording does not show that it was made under this kernel");
        }
        const bool isElsewhere = m_givenRoot && kind != ModuleKind::Vdso; // which is the kernel's, and in no folder
        if (!isElsewhere && (m_otherKind || (kind == ModuleKind::Jit && m_otherHost)))
            return QT_TRANSLATE_NOOP("Symbols", "it was recorded on another machine");
        if (kind == ModuleKind::Vdso && !m_maybeSameBuild)
            return QT_TRANSLATE_NOOP("Symbols", "it was recorded under another kernel, or before a restart");
        return nullptr;
    }

private:
    bool m_sameKernel;
    bool m_hidden;
    bool m_recordsText;
    bool m_otherKind;
    bool m_otherHost;
    bool m_maybeSameBuild;
    bool m_given;
    bool m_givenRoot;
};

} // namespace

void prepareNames(Symbolizer &symbolizer, const CodeModule &module)
{
    if (module.kind() == ModuleKind::Executable || module.kind() == ModuleKind::Library)
        symbolizer.prepare(referenceTo(module, symbolizer.files()), true);
}

void nameFrames(ProfileBuilder &builder, Symbolizer &symbolizer, const KernelFacts &recorded, const KernelFacts &here)
{
    const auto modules = builder.codeModules();
    std::vector<std::vector<qint32>> byModule(modules.size());
    for (size_t i = 0; i < builder.profile().frames.size(); ++i) {
        if (builder.profile().frames[i].locationCount == 0)
            byModule[size_t(builder.profile().frames[i].module)].push_back(qint32(i));
    }
    const Objections objections(recorded, here, symbolizer.files());
    FrameNames names(builder, symbolizer);
    for (size_t m = 0; m < modules.size(); ++m) {
        const std::vector<qint32> &frames = byModule[m];
        if (frames.empty() || !modules[m])
            continue;
        if (const char *reason = objections.against(modules[m]->kind()))
            names.explain(frames, reason);
        else
            names.name(referenceTo(*modules[m], symbolizer.files()), qint32(m), frames);
    }
    if (names.hasLinesLeft())
        builder.header().notes << Message(
            "Symbols",
            QT_TRANSLATE_NOOP(
                "Symbols",
                "Lines and inlined functions are missing for some of the code: reading them took too long."));
}

} // namespace performance
