// SPDX-License-Identifier: MIT
#include "performance/symbols/import/json_readers.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace performance {

namespace {

/// What a dhat counts of each place that allocates. Called as pprof calls the same, so that the two can be compared.
struct Count {
    const char *key;
    const char *name;
    const char *unit;
};
constexpr std::array<Count, 8> HeapCounts{{{"tb", "alloc_space", "By"},
                                           {"tbk", "alloc_objects", "1"},
                                           {"gb", "peak_space", "By"},
                                           {"gbk", "peak_objects", "1"},
                                           {"eb", "inuse_space", "By"},
                                           {"ebk", "inuse_objects", "1"},
                                           {"rb", "read", "By"},
                                           {"wb", "written", "By"}}};

class DhatReader {
public:
    DhatReader(const json::Node &root, ForeignProfile &profile) : m_root(root), m_profile(profile) {}

    void read()
    {
        const auto textOf = [&](const char *name) {
            const auto node = m_root.optional(name);
            return node ? node->string() : QString();
        };
        m_profile.header().target = textOf("cmd");
        const QString mode = textOf("mode");
        m_isHeap = mode.endsWith(QLatin1String("heap")); // the others count what a program or a compiler tells them
        m_names = m_isHeap
            ? QStringList()
            : QStringList{mode.contains(QLatin1String("copy")) ? QStringLiteral("copied") : textOf("bsu"),
                          textOf("bksu")};
        m_root.member("ftbl").forEach([&](const json::Node &frame) { m_frames.push_back(frameOf(frame.string())); });
        const auto process = m_root.optional("pid");
        const auto number = process && process->isInteger()
            ? qint32(std::clamp<qint64>(process->integer(), 0, INT32_MAX))
            : 0;
        m_thread = m_profile.thread(number, number, textOf("cmd").section(u' ', 0, 0).section(u'/', -1), {});
        for (const Count &count : HeapCounts)
            readCount(count);
        m_profile.header().notes << Message("Symbols",
                                            QT_TRANSLATE_NOOP("Symbols", "This format keeps no times and no threads."));
        if (m_isHeap)
            m_profile.header().notes << Message(
                "Symbols",
                QT_TRANSLATE_NOOP(
                    "Symbols",
                    "alloc: all that was allocated; peak: what of it was there when most was; inuse: what was there at the end."));
    }

private:
    /// An event for each of what was counted anywhere, in the order of the table.
    void readCount(const Count &count)
    {
        std::optional<quint8> event;
        m_root.member("pps").forEach([&](const json::Node &place) {
            const auto value = place.optional(count.key);
            if (!value || value->number() <= 0)
                return;
            if (!event)
                event = m_profile.event(ProfileEvent::Kind::Other, nameOf(count), unitOf(count));
            m_profile.add(0, *event, m_thread, stackOf(place.member("fs")), qint64(std::min(value->number(), 1e15)));
        });
    }

    QString nameOf(const Count &count) const
    {
        const qsizetype which = &count - HeapCounts.data();
        const QString given = which < m_names.size() ? m_names[which] : QString();
        return given.isEmpty() ? QString::fromLatin1(count.name) : given;
    }
    QString unitOf(const Count &count) const
    {
        const bool isSpace = m_isHeap || m_names.value(&count - HeapCounts.data()) == u"copied";
        return isSpace ? QString::fromLatin1(count.unit) : QStringLiteral("1");
    }

    /// Numbers of frames, the innermost first.
    qint32 stackOf(const json::Node &frames)
    {
        std::vector<size_t> numbers;
        frames.forEach([&](const json::Node &frame) {
            const qint64 number = frame.integer();
            if (number < 0 || size_t(number) >= m_frames.size())
                frame.fail(QT_TRANSLATE_NOOP("Json", "there is no such frame"));
            numbers.push_back(size_t(number));
        });
        qint32 stack = -1;
        int depth = 0;
        for (auto it = numbers.rbegin(); it != numbers.rend() && depth < ForeignProfile::DeepestStack; ++it, ++depth)
            stack = m_profile.stack(stack, m_frames[*it]);
        return stack;
    }

    /// "0x10919B: main (h.c:5)", "0x48417B4: malloc (in /usr/lib/libc.so.6)", of Rust "0x1: a::b (src/a.rs:3:5)".
    qint32 frameOf(const QString &text)
    {
        static const QRegularExpression address(QStringLiteral("^0x([0-9a-fA-F]{1,16}): "));
        static const QRegularExpression source(QStringLiteral("^(.*?):(\\d{1,9})(?::\\d+)?$"));
        const auto at = address.match(text);
        QString name = text.mid(at.capturedLength());
        QString module;
        QString file;
        qint32 line = 0;
        if (const qsizetype open = name.lastIndexOf(QLatin1String(" (")); open > 0 && name.endsWith(u')')) {
            const QString place = name.mid(open + 2).chopped(1);
            const auto match = source.match(place);
            if (place.startsWith(QLatin1String("in ")))
                module = place.mid(3);
            file = match.captured(1);
            line = match.captured(2).toInt();
            if (!module.isEmpty() || match.hasMatch())
                name.truncate(open);
        }
        if (name == u"???" && at.hasMatch())
            return m_profile.unnamedFrame(
                module, at.captured(1).toULongLong(nullptr, 16), {},
                QString::fromUtf8(
                    QT_TRANSLATE_NOOP("Symbols", "the file that was imported names no function at this address")));
        return m_profile.frame(name, module, file, line);
    }

    const json::Node &m_root;
    ForeignProfile &m_profile;
    std::vector<qint32> m_frames;
    QStringList m_names; ///< of the first counts, where they are no bytes and blocks
    qint32 m_thread = 0;
    bool m_isHeap = true;
};

} // namespace

void readDhat(const json::Node &root, ForeignProfile &profile)
{
    constexpr qint64 Version = 2; // the only one that was ever written
    if (root.member("dhatFileVersion").integer() != Version)
        root.fail(QT_TRANSLATE_NOOP("Json", "it is of a version of dhat that is not known"));
    DhatReader(root, profile).read();
}

} // namespace performance
