// SPDX-License-Identifier: MIT
#include "performance/symbols/import/gperftools_import.h"

#include "performance/symbols/import/legacy_pprof_java.h"
#include "performance/symbols/import/legacy_stacks.h"
#include "performance/symbols/import/text_lines.h"

#include <QCoreApplication>
#include <QtEndian>

namespace performance {

namespace {

/// How the words of a file are written.
struct WordShape {
    int size = 8;
    bool big = false;

    quint64 at(const QByteArray &content, qsizetype number) const
    {
        const char *word = content.constData() + number * size;
        if (size == 8)
            return big ? qFromBigEndian<quint64>(word) : qFromLittleEndian<quint64>(word);
        return big ? qFromBigEndian<quint32>(word) : qFromLittleEndian<quint32>(word);
    }
    qsizetype count(const QByteArray &content) const { return content.size() / size; }
};

constexpr qsizetype HeaderWords = 5; // 0, the 3 words that follow this one, version, period, 0

std::optional<WordShape> wordsOf(const QByteArray &content)
{
    for (const WordShape words : {WordShape{8, false}, WordShape{4, false}, WordShape{8, true}, WordShape{4, true}}) {
        if (words.count(content) >= HeaderWords && words.at(content, 0) == 0 && words.at(content, 1) == 3
            && words.at(content, 2) <= 1 && words.at(content, 3) > 0 && words.at(content, 4) == 0)
            return words;
    }
    return std::nullopt;
}

struct Sample {
    quint64 count;
    std::vector<quint64> addresses;
};

} // namespace

bool looksLikeGperftools(const QByteArray &beginning)
{
    return wordsOf(beginning).has_value();
}

PerformanceResult<Profile> importGperftools(const QByteArray &content, const QString &source)
{
    const auto words = wordsOf(content);
    if (!words)
        return failure(PerformanceErrorCode::ParseError, source,
                       QString::fromUtf8(QT_TRANSLATE_NOOP("Symbols", "it is no CPU profile of gperftools")));
    const bool isJava = words->at(content, 2) == 1;
    const quint64 period = std::min<quint64>(words->at(content, 3), 1'000'000'000); // microseconds
    std::vector<Sample> samples;
    qsizetype at = HeaderWords;
    bool ended = false;
    while (!ended && words->count(content) - at >= 2) {
        const quint64 count = words->at(content, at);
        const quint64 depth = words->at(content, at + 1);
        at += 2;
        if (depth > quint64(words->count(content) - at))
            break;
        Sample sample{count, {}};
        for (quint64 i = 0; i < depth; ++i)
            sample.addresses.push_back(words->at(content, at++));
        ended = count == 0 && depth == 1 && sample.addresses.front() == 0;
        if (!ended)
            samples.push_back(std::move(sample));
    }
    ForeignProfile profile;
    LegacyStacks stacks(profile);
    const QByteArray rest = content.mid(at * words->size);
    forEachLine(rest,
                [&](const QByteArray &line) { isJava ? readJavaLocation(line, stacks) : stacks.map().addLine(line); });

    const quint8 time = profile.event(ProfileEvent::Kind::OnCpu, QStringLiteral("cpu"), QStringLiteral("ns"));
    const quint8 hits = profile.event(ProfileEvent::Kind::OnCpu, QStringLiteral("samples"), QStringLiteral("1"));
    profile.header().events[time].rate = 1e6 / double(period);
    const qint32 thread = profile.thread(0, 0, {}, {});
    for (Sample &sample : samples) {
        auto &addresses = sample.addresses;
        // The innermost may be there twice: once of the signal, once of the unwinder.
        if (addresses.size() > 1 && addresses[0] == addresses[1])
            addresses.erase(addresses.begin() + 1);
        for (size_t i = 1; !isJava && i < addresses.size(); ++i)
            addresses[i] -= 1; // a return address may belong to what follows the call
        const qint32 stack = stacks.stackOf(addresses);
        const auto count = qint64(std::min<quint64>(sample.count, quint64(1) << 40));
        profile.add(0, time, thread, stack, qint64(std::min(double(count) * double(period) * 1e3, 1e15)));
        profile.add(0, hits, thread, stack, count);
    }
    Messages notes{Message("Symbols", QT_TRANSLATE_NOOP("Symbols", "This format keeps no times and no threads."))};
    if (!ended)
        notes << Message("Symbols", QT_TRANSLATE_NOOP("Symbols", "The file is cut off: what is whole was read."));
    if (stacks.hasUnnamed())
        notes << LegacyStacks::unnamedNote();
    return profile.finish(source, notes);
}

} // namespace performance
