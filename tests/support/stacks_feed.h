// SPDX-License-Identifier: MIT
#pragma once

#include <performance/core/profile.h>
#include <performance/core/stacks.h>

#include <QHash>

#include <algorithm>
#include <map>
#include <random>

/// Epochs of stacks as a sampler makes them: a profile that grows by a second at a time, whose frames get their names later and
/// whose threads change theirs. What there is to be sampled stays the same from epoch to epoch, and is drawn once.
class StacksFeed {
public:
    static constexpr qint64 Second = 1'000'000'000;

    explicit StacksFeed(std::mt19937_64 &random, int frames = 200, int programs = 5) : m_random(random)
    {
        using performance::ModuleKind;
        const ModuleKind kinds[] = {ModuleKind::Executable, ModuleKind::Library, ModuleKind::Kernel, ModuleKind::Jit};
        for (int i = 0; i < frames; ++i) {
            const int module = int(number(6));
            Code code;
            code.module = QStringLiteral("lib%1.so").arg(module);
            code.buildId = module < 4 ? QStringLiteral("b0%1").arg(module) : QString();
            code.kind = kinds[module % 4];
            code.address = number(20) ? 0x1000 + quint64(i) * 5000 + number(5000) : number(~0ull);
            for (quint64 n = 1 + (number(4) ? 0 : number(4)); n > 0; --n) {
                const auto function = number(quint64(frames));
                code.places.push_back({QStringLiteral("function%1::call(int, %2)").arg(function).arg(module),
                                       number(3) ? QStringLiteral("/src/file%1.cpp").arg(number(20)) : QString(),
                                       int(number(2000)), function % 8 != 0});
            }
            m_code.push_back(code);
        }
        for (int i = 0; i < programs; ++i)
            m_programs.push_back(QStringLiteral("program%1").arg(i));
    }

    void begin(performance::Timestamp start)
    {
        using Kind = performance::ProfileEvent::Kind;
        using performance::StackEvents;
        m_profile = performance::Profile();
        m_profile.startedAt = start;
        m_profile.target = performance::Profile::WholeSystem;
        const QString ns = QStringLiteral("ns");
        m_profile.events = {{Kind::OnCpu, StackEvents::Cpu, ns, 19},
                            {Kind::OffCpu, StackEvents::Lock, ns, 1},
                            {Kind::OffCpu, StackEvents::Blocked, ns, 1},
                            {Kind::OffCpu, StackEvents::Runnable, ns, 1}};
        m_strings.clear();
        m_modules.clear();
        m_functions.clear();
        m_frames.clear();
        m_stacks.clear();
        m_threads.clear();
        m_unnamed.clear();
    }

    /// A second more, with so many samples.
    void tick(int samples)
    {
        const qint64 from = m_profile.duration.count();
        m_profile.duration += std::chrono::seconds(1);
        std::vector<qint64> times;
        for (int i = 0; i < samples; ++i)
            times.push_back(from + qint64(number(quint64(Second))));
        std::sort(times.begin(), times.end());
        for (const qint64 time : times)
            sample(time, quint8(number(4) ? 0 : number(4)));
        for (quint64 n = number(4); n > 0 && !m_unnamed.empty(); --n)
            nameOne();
        if (!m_profile.threads.empty() && number(4) == 0)
            m_profile.threads[number(m_profile.threads.size())].name = string(
                QStringLiteral("worker %1").arg(number(9)));
        ++m_profile.quality.stacks;
        m_profile.quality.cpuTimeNs += qint64(number(1000));
    }

    /// One sample of a given process, whose stack has these frames, the outermost first.
    void add(qint64 time, quint8 event, qint32 process, const QString &program, const std::vector<int> &frames,
             qint64 weight)
    {
        qint32 stack = -1;
        for (const int frame : frames)
            stack = stackOf(stack, frameOf(frame));
        add(time, event, threadOf(process, process, program), stack, weight);
        m_profile.duration = std::max(m_profile.duration, performance::nanoseconds(time));
    }

    void nameAll()
    {
        while (!m_unnamed.empty())
            nameOne();
    }
    void nameOne()
    {
        const auto [row, code] = m_unnamed.back();
        m_unnamed.pop_back();
        performance::ProfileFrame &frame = m_profile.frames.edit(size_t(row));
        frame.firstLocation = qint32(m_profile.locations.size());
        frame.locationCount = qint32(m_code[size_t(code)].places.size());
        for (const Place &place : m_code[size_t(code)].places)
            m_profile.locations.push_back(
                {functionOf(place.function, frame.module, place.known), string(place.file), place.line});
    }

    const performance::Profile &profile() const { return m_profile; }
    performance::Profile &edit() { return m_profile; }
    QString functionName(int frame) const { return m_code[size_t(frame)].places.front().function; }

    struct Place {
        QString function;
        QString file;
        int line = 0;
        bool known = true;
    };
    struct Code {
        QString module;
        QString buildId;
        performance::ModuleKind kind = performance::ModuleKind::Library;
        quint64 address = 0;
        std::vector<Place> places;
    };
    std::vector<Code> &code() { return m_code; }

private:
    quint64 number(quint64 below) { return m_random() % below; }

    qint32 string(const QString &text)
    {
        if (text.isEmpty())
            return 0;
        const auto [place, fresh] = m_strings.try_emplace(text, qint32(m_profile.strings.size()));
        if (fresh)
            m_profile.strings.push_back(text);
        return place->second;
    }
    qint32 moduleOf(const Code &code)
    {
        const auto [place, fresh] = m_modules.try_emplace({code.module, code.kind}, qint32(m_profile.modules.size()));
        if (fresh)
            m_profile.modules.push_back({string(code.module), string(QLatin1String("/usr/lib/") + code.module),
                                         string(code.buildId), code.kind});
        return place->second;
    }
    qint32 functionOf(const QString &name, qint32 module, bool known)
    {
        const auto [place, fresh] = m_functions.try_emplace({string(name), module}, qint32(m_profile.functions.size()));
        if (fresh)
            m_profile.functions.push_back(
                {string(name), module, known, known ? 0 : string(QStringLiteral("stripped"))});
        return place->second;
    }
    qint32 frameOf(int code)
    {
        const qint32 module = moduleOf(m_code[size_t(code)]);
        const auto [place, fresh] = m_frames.try_emplace(code, qint32(m_profile.frames.size()));
        if (fresh) {
            m_profile.frames.push_back({m_code[size_t(code)].address, module, 0, 0});
            m_unnamed.insert(m_unnamed.begin(), {place->second, code});
        }
        return place->second;
    }
    qint32 stackOf(qint32 parent, qint32 frame)
    {
        const auto [place, fresh] = m_stacks.try_emplace({parent, frame}, qint32(m_profile.stacks.size()));
        if (fresh)
            m_profile.stacks.push_back({parent, frame, performance::FrameOrigin(number(6))});
        return place->second;
    }
    qint32 threadOf(qint32 process, qint32 thread, const QString &program)
    {
        const auto [place, fresh] = m_threads.try_emplace({process, thread}, qint32(m_profile.threads.size()));
        if (fresh)
            m_profile.threads.push_back({process, thread, string(program), string(program)});
        return place->second;
    }
    void sample(qint64 time, quint8 event)
    {
        qint32 stack = -1;
        if (number(20)) {
            // The callers of a function are few.
            int frame = int(number(std::min<size_t>(3, m_code.size())));
            for (quint64 depth = 1 + number(20); depth > 0; --depth) {
                stack = stackOf(stack, frameOf(frame));
                frame = int((quint64(frame) * 7 + number(3)) % m_code.size());
            }
        }
        const auto program = number(m_programs.size());
        const auto process = qint32(100 + program * 10 + number(2));
        add(time, event, threadOf(process, process + qint32(number(3)), m_programs[program]), stack,
            event == 0 ? 52'631'579 : qint64(number(2'000'000'000)));
    }
    void add(qint64 time, quint8 event, qint32 thread, qint32 stack, qint64 weight)
    {
        m_profile.sampleTimes.push_back(time);
        m_profile.sampleStacks.push_back(stack);
        m_profile.sampleThreads.push_back(thread);
        m_profile.sampleEvents.push_back(event);
        m_profile.sampleWeights.push_back(weight);
    }

    std::mt19937_64 &m_random;
    std::vector<Code> m_code;
    std::vector<QString> m_programs;
    performance::Profile m_profile;
    std::map<QString, qint32> m_strings;
    std::map<std::pair<QString, performance::ModuleKind>, qint32> m_modules;
    std::map<std::pair<qint32, qint32>, qint32> m_functions;
    std::map<int, qint32> m_frames;
    std::map<std::pair<qint32, qint32>, qint32> m_stacks;
    std::map<std::pair<qint32, qint32>, qint32> m_threads;
    std::vector<std::pair<qint32, int>> m_unnamed; ///< frame, code
};
