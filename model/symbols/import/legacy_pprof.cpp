// SPDX-License-Identifier: MIT
#include "performance/symbols/import/legacy_pprof.h"

#include "performance/symbols/import/foreign_units.h"
#include "performance/symbols/import/legacy_pprof_java.h"
#include "performance/symbols/import/legacy_stacks.h"
#include "performance/symbols/import/text_lines.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <cmath>

namespace performance {

namespace {

enum class Form { None, Heap, Growth, Contention, JavaHeap, JavaContention, Threads, Counts };

const QRegularExpression &heapHeader()
{
    static const QRegularExpression form(
        QStringLiteral("^heap profile: *(\\d+): *(\\d+) *\\[ *(\\d+): *(\\d+) *\\] *@ *([_a-z0-9]+)/?(\\d*)"));
    return form;
}

const QRegularExpression &countsHeader()
{
    static const QRegularExpression form(QStringLiteral("^(\\S+) profile: total \\d+$"));
    return form;
}

Form formOf(const QString &first)
{
    if (const auto heap = heapHeader().match(first); heap.hasMatch()) {
        const QString kind = heap.captured(5);
        return kind.startsWith(QLatin1String("growth")) || kind.startsWith(QLatin1String("fragmentation"))
            ? Form::Growth
            : Form::Heap;
    }
    if (first == u"--- heapz 1 ---")
        return Form::JavaHeap;
    if (first.startsWith(QLatin1String("--- contention")) || first.startsWith(QLatin1String("--- mutex")))
        return Form::Contention;
    if (first.startsWith(QLatin1String("--- threadz")) || first.startsWith(QLatin1String("--- Thread ")))
        return Form::Threads;
    return countsHeader().match(first).hasMatch() ? Form::Counts : Form::None;
}

QString firstLine(const QByteArray &content)
{
    QString first;
    forEachLine(content, [&](const QByteArray &line) {
        if (first.isEmpty())
            first = QString::fromUtf8(line).trimmed();
    });
    return first;
}

/// What a sample of the heap stands for where one in so many bytes is taken (scaleHeapSample of pprof).
double unsampled(double count, double size, double rate)
{
    if (count <= 0 || size <= 0 || rate <= 1)
        return 1;
    return 1 / -std::expm1(-(size / count) / rate);
}

class LegacyReader {
public:
    LegacyReader(Form form, const QString &first) : m_form(form), m_stacks(m_profile)
    {
        const auto heap = heapHeader().match(first);
        const QString kind = heap.captured(5);
        // "heapprofile" is not sampled; "heap" says twice the rate.
        m_rate = kind == u"heapprofile" || form == Form::Growth
            ? 1
            : heap.captured(6).toDouble() / (kind == u"heap" ? 2 : 1);
        m_counted = countsHeader().match(first).captured(1);
    }

    PerformanceResult<Profile> read(const QByteArray &content, const QString &source)
    {
        bool header = m_form != Form::Threads;
        forEachLine(content, [&](const QByteArray &line) {
            if (line.trimmed().isEmpty())
                finishThread();
            else if (header)
                header = false;
            else
                readLine(line);
        });
        finishThread();
        build();
        Messages notes{Message("Symbols", QT_TRANSLATE_NOOP("Symbols", "This format keeps no times and no threads."))};
        if (m_unread > 0)
            notes << Message("Symbols", QT_TRANSLATE_NOOP("Symbols", "Lines that are no stacks and are left out: %1."),
                             {m_unread});
        if (m_stacks.hasUnnamed())
            notes << LegacyStacks::unnamedNote();
        return m_profile.finish(source, notes);
    }

private:
    struct Sample {
        std::vector<double> values;
        std::vector<quint64> addresses;
        std::vector<LegacyStacks::Function> functions;
    };

    bool isJava() const { return m_form == Form::JavaHeap || m_form == Form::JavaContention; }

    void readLine(const QByteArray &raw)
    {
        const QString line = QString::fromUtf8(raw).trimmed();
        if (line.startsWith(u'#')) {
            readFunction(QString::fromUtf8(raw));
            return;
        }
        if (line.startsWith(QLatin1String("MAPPED_LIBRARIES")) || line.contains(QLatin1String("Memory map:"))
            || line.startsWith(QLatin1String("build="))) {
            finishThread();
            m_inMap = true;
            return;
        }
        if (m_inMap) {
            m_stacks.map().addLine(raw);
            return;
        }
        if (m_form == Form::Threads) {
            readThread(line);
            return;
        }
        if (readAttribute(line))
            return;
        if (isJava() && line.startsWith(QLatin1String("0x")))
            readJavaLocation(raw, m_stacks);
        else if (!readSample(line))
            ++m_unread;
    }

    /// "sampling period = 100" of contentions and Java.
    bool readAttribute(const QString &line)
    {
        const qsizetype equals = line.indexOf(u'=');
        if (equals < 0 || line.contains(u'@'))
            return false;
        const QString name = line.left(equals).trimmed();
        const QString value = line.mid(equals + 1).trimmed();
        if (name == u"cycles/second")
            m_hertz = value.toDouble();
        else if (name == u"sampling period")
            m_period = std::max(1.0, value.toDouble());
        else if (name == u"ms since reset")
            m_profile.header().duration = nanoseconds(qint64(std::clamp(value.toDouble(), 0.0, 1e12) * 1e6));
        else if (name == u"resolution")
            m_resolution = value;
        else if (name == u"format" && value == u"java" && m_form == Form::Contention)
            m_form = Form::JavaContention;
        return true;
    }

    /// "#	0x4012a3	main.f+0x34	/src/a.go:12" of Go, below the sample whose stack it is a part of.
    void readFunction(const QString &line)
    {
        static const QRegularExpression form(QStringLiteral("^#\\t0x[0-9a-f]+\\t(.+)\\+0x[0-9a-f]+\\t+(.*):(\\d+)$"));
        if (const auto match = form.match(line); match.hasMatch() && !m_samples.empty())
            m_samples.back().functions.push_back(
                {match.captured(1).trimmed(), match.captured(2), match.captured(3).toInt()});
    }

    bool readSample(const QString &line)
    {
        const qsizetype at = line.indexOf(u'@');
        if (at < 0)
            return false;
        static const QRegularExpression number(QStringLiteral("-?\\d+"));
        Sample sample;
        for (auto it = number.globalMatch(line.left(at)); it.hasNext();)
            sample.values.push_back(it.next().captured().toDouble());
        const size_t wanted = m_form == Form::Counts ? 1 : m_form == Form::Heap || m_form == Form::Growth ? 4 : 2;
        if (sample.values.size() != wanted)
            return false;
        addAddresses(line.mid(at + 1), sample);
        m_samples.push_back(std::move(sample));
        return true;
    }

    static void addAddresses(const QString &text, Sample &sample)
    {
        static const QRegularExpression address(QStringLiteral("0x([0-9a-fA-F]+)"));
        for (auto it = address.globalMatch(text); it.hasNext();)
            sample.addresses.push_back(it.next().captured(1).toULongLong(nullptr, 16));
    }

    /// A thread is a block of addresses, or says that it is where the one before is.
    void readThread(const QString &line)
    {
        if (line.startsWith(QLatin1String("---"))) {
            finishThread();
            m_inThread = line.startsWith(QLatin1String("--- Thread "));
        } else if (line.contains(QLatin1String("same as previous thread"))) {
            if (!m_samples.empty())
                m_samples.back().values[0] += 1;
            m_thread = {};
            m_inThread = false;
        } else if (m_inThread) {
            addAddresses(line, m_thread);
        }
    }

    void finishThread()
    {
        if (!m_thread.addresses.empty()) {
            m_thread.values = {1};
            m_samples.push_back(std::exchange(m_thread, {}));
        }
    }

    quint8 event(const QString &name, const QString &unit) { return m_profile.event(kindOfEvent(name), name, unit); }

    void add(quint8 event, double value, qint32 stack)
    {
        if (value > 0)
            m_profile.add(0, event, 0, stack, qint64(std::llround(std::min(value, 1e15))));
    }

    void build()
    {
        m_profile.thread(0, 0, {}, {});
        bool hasAll = false; // what was ever allocated, beside what is in use
        for (const Sample &sample : m_samples)
            hasAll = hasAll
                || (m_form == Form::Heap
                    && ((sample.values[2] != sample.values[0] && sample.values[2] != 0)
                        || (sample.values[3] != sample.values[1] && sample.values[3] != 0)));
        for (Sample &sample : m_samples) {
            // A return address may belong to what follows the call.
            for (size_t i = m_form == Form::Threads ? 1 : 0; !isJava() && i < sample.addresses.size(); ++i)
                sample.addresses[i] -= 1;
            const qint32 stack = sample.functions.empty() ? m_stacks.stackOf(sample.addresses)
                                                          : m_stacks.stackOf(sample.functions);
            addValues(sample.values, hasAll, stack);
        }
    }

    void addValues(const std::vector<double> &v, bool hasAll, qint32 stack)
    {
        const QString bytes = QStringLiteral("By");
        const QString one = QStringLiteral("1");
        switch (m_form) {
        case Form::Heap: {
            const double inUse = unsampled(v[0], v[1], m_rate);
            add(event(QStringLiteral("inuse_space"), bytes), v[1] * inUse, stack);
            add(event(QStringLiteral("inuse_objects"), one), v[0] * inUse, stack);
            if (hasAll) {
                const double all = unsampled(v[2], v[3], m_rate);
                add(event(QStringLiteral("alloc_space"), bytes), v[3] * all, stack);
                add(event(QStringLiteral("alloc_objects"), one), v[2] * all, stack);
            }
            break;
        }
        case Form::Growth:
            add(event(QStringLiteral("space"), bytes), v[1], stack);
            add(event(QStringLiteral("objects"), one), v[0], stack);
            break;
        case Form::JavaHeap: {              // bytes, then objects
            constexpr double Rate = 524288; // of the JVM's sampler, as pprof has it
            const double scale = unsampled(v[1], v[0], Rate);
            add(event(QStringLiteral("inuse_space"), bytes), v[0] * scale, stack);
            add(event(QStringLiteral("inuse_objects"), one), v[1] * scale, stack);
            break;
        }
        case Form::Contention: // cycles, then how often
            add(event(QStringLiteral("delay"), QStringLiteral("ns")),
                m_hertz > 0 ? v[0] * m_period / (m_hertz / 1e9) : v[0], stack);
            add(event(QStringLiteral("contentions"), one), v[1] * m_period, stack);
            break;
        case Form::JavaContention: {
            const ForeignUnit unit = unitOf(m_resolution.isEmpty() ? QStringLiteral("microseconds") : m_resolution);
            add(event(QStringLiteral("delay"), unit.unit), v[0] * m_period * unit.scale, stack);
            add(event(QStringLiteral("contentions"), one), v[1] * m_period, stack);
            break;
        }
        case Form::Threads: add(event(QStringLiteral("thread"), one), v[0], stack); break;
        case Form::Counts: add(event(m_counted, one), v[0], stack); break;
        case Form::None: break;
        }
    }

    Form m_form;
    ForeignProfile m_profile;
    LegacyStacks m_stacks;
    std::vector<Sample> m_samples;
    Sample m_thread;
    QString m_counted;
    QString m_resolution;
    double m_rate = 1;
    double m_hertz = 0;
    double m_period = 1;
    qint64 m_unread = 0;
    bool m_inMap = false;
    bool m_inThread = false;
};

} // namespace

bool looksLikeLegacyPprof(const QByteArray &beginning)
{
    return formOf(firstLine(beginning)) != Form::None;
}

PerformanceResult<Profile> importLegacyPprof(const QByteArray &content, const QString &source)
{
    const QString first = firstLine(content);
    return LegacyReader(formOf(first), first).read(content, source);
}

} // namespace performance
