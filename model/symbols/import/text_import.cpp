// SPDX-License-Identifier: MIT
#include "performance/symbols/import/text_import.h"

#include "performance/symbols/import/foreign_profile.h"
#include "performance/symbols/import/text_lines.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>

namespace performance {

namespace {

QString text(const char *source)
{
    return QString::fromUtf8(source); // translated by whoever asked, see symbolizer.cpp
}

// --- perf script -----------------------------------------------------------------------------------------------------

/// "comm  123/124 [001] 5.678901:  10101010 cpu-clock:pppH:", and with no stack the frame behind it.
const QRegularExpression &sampleHeader()
{
    static const QRegularExpression expression(
        QStringLiteral("^\\s*(\\S.*?)\\s+(?:(-?\\d+)/)?(-?\\d+)\\s+(?:\\[\\d+\\]\\s+)?(\\d+)\\.(\\d+):\\s+(?:(\\d+)\\s+)?(\\S+?):(?:\\s+(.*))?$"));
    return expression;
}

class ScriptReader {
public:
    void line(const QByteArray &raw)
    {
        if (raw.startsWith('#'))
            return;
        if (raw.trimmed().isEmpty()) {
            finishSample();
            return;
        }
        if (m_open && (raw.startsWith('\t') || raw.startsWith(' '))) {
            const QString frame = QString::fromUtf8(raw).trimmed();
            if (!frame.isEmpty() && isFrame(frame)) {
                addFrame(frame);
                return;
            }
        }
        const auto match = sampleHeader().match(QString::fromUtf8(raw));
        if (!match.hasMatch()) {
            m_unread += 1;
            return;
        }
        finishSample();
        m_open = true;
        const qint32 thread = match.captured(3).toInt();
        const qint32 process = match.captured(2).isEmpty() ? thread : match.captured(2).toInt();
        m_thread = m_profile.thread(process, thread, match.captured(1), process == thread ? match.captured(1) : QString());
        const QString fraction = match.captured(5).left(9).leftJustified(9, u'0');
        constexpr qlonglong MostSeconds = 1'000'000'000;
        m_time = std::min(match.captured(4).toLongLong(), MostSeconds) * 1'000'000'000 + fraction.toLongLong();
        m_weight = match.captured(6).isEmpty() ? 1 : match.captured(6).toLongLong();
        const QString name = match.captured(7);
        const QString plain = name.section(u':', 0, 0);
        const bool clock = plain == u"cpu-clock" || plain == u"task-clock";
        const bool cycles = plain == u"cycles" || plain == u"cpu-cycles";
        m_event = m_profile.event(clock || cycles ? ProfileEvent::Kind::OnCpu : plain == u"page-faults" ? ProfileEvent::Kind::PageFaults : ProfileEvent::Kind::Other, name,
                                  clock && !match.captured(6).isEmpty() ? QStringLiteral("ns") : cycles ? QStringLiteral("cycles") : QStringLiteral("1"));
        if (const QString rest = match.captured(8).trimmed(); !rest.isEmpty() && isFrame(rest))
            addFrame(rest);
    }

    PerformanceResult<Profile> finish(const QString &source)
    {
        finishSample();
        QStringList notes;
        if (m_unread > 0)
            notes << text(QT_TRANSLATE_NOOP("Symbols", "Some lines are no samples and were passed over."));
        return m_profile.finish(source, notes);
    }

private:
    /// "55d0 name+0x12 (/bin/prog)": a hexadecimal address first.
    static bool isFrame(const QString &line)
    {
        const QString address = line.section(u' ', 0, 0);
        return !address.isEmpty() && std::ranges::all_of(address, [](QChar c) { return c.isDigit() || (c >= u'a' && c <= u'f'); });
    }

    void addFrame(const QString &line)
    {
        if (m_frames.size() >= size_t(ForeignProfile::DeepestStack))
            return;
        QString rest = line.section(u' ', 1).trimmed();
        QString module;
        if (rest.endsWith(u')')) { // the last parenthesis that stands alone: names hold some, too
            const qsizetype open = rest.lastIndexOf(QLatin1String(" ("));
            if (open >= 0) {
                module = rest.mid(open + 2).chopped(1);
                rest = rest.left(open).trimmed();
            } else if (rest.startsWith(u'(')) {
                module = rest.mid(1).chopped(1);
                rest.clear();
            }
        }
        static const QRegularExpression version(QStringLiteral("@@?[A-Z_]+[0-9.]+$")); // "@GLIBC_2.2.5"
        static const QRegularExpression offset(QStringLiteral("\\+0x[0-9a-f]+$"));
        rest.remove(offset);
        rest.remove(version);
        if (module == u"inlined") // the file is that of the frame it was put into, which follows
            module = QString();
        if (rest.isEmpty() || rest == u"[unknown]")
            rest = QStringLiteral("%1+0x%2").arg(module.isEmpty() ? QStringLiteral("[unknown]") : module.section(u'/', -1), line.section(u' ', 0, 0));
        m_frames.push_back(m_profile.frame(rest, module));
    }

    void finishSample()
    {
        if (!m_open)
            return;
        qint32 stack = -1;
        for (auto it = m_frames.rbegin(); it != m_frames.rend(); ++it)
            stack = m_profile.stack(stack, *it);
        m_profile.add(m_time, m_event, m_thread, stack, m_weight);
        m_frames.clear();
        m_open = false;
    }

    ForeignProfile m_profile;
    bool m_open = false;
    qint32 m_thread = 0;
    qint64 m_time = 0;
    qint64 m_weight = 1;
    quint8 m_event = 0;
    qint64 m_unread = 0;
    std::vector<qint32> m_frames; ///< the innermost first
};

} // namespace

bool looksLikePerfScript(const QByteArray &beginning)
{
    bool found = false;
    forEachLine(beginning, [&](const QByteArray &line) { found = found || (!line.startsWith('#') && sampleHeader().match(QString::fromUtf8(line)).hasMatch()); });
    return found;
}

PerformanceResult<Profile> importPerfScript(const QByteArray &content, const QString &source)
{
    ScriptReader reader;
    forEachLine(content, [&](const QByteArray &line) { reader.line(line); });
    return reader.finish(source);
}

} // namespace performance
