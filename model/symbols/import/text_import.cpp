// SPDX-License-Identifier: MIT
#include "performance/symbols/import/text_import.h"

#include "performance/symbols/import/foreign_profile.h"
#include "performance/symbols/import/text_lines.h"

#include <QCoreApplication>

#include <cmath>

namespace performance {

namespace {

QString text(const char *source)
{
    return QString::fromUtf8(source); // translated by whoever asked, see symbolizer.cpp
}

struct FoldedLine {
    QByteArray stack;
    qint64 weight = 0;
};

std::optional<FoldedLine> readFoldedLine(const QByteArray &line)
{
    const qsizetype space = line.lastIndexOf(' ');
    if (space <= 0)
        return std::nullopt;
    bool ok = false;
    const double weight = line.mid(space + 1).toDouble(&ok); // some writers print fractions
    if (!ok || !(weight >= 0) || !(weight < 1e15))
        return std::nullopt;
    return FoldedLine{line.left(space), std::llround(weight)};
}

} // namespace

bool looksLikeFolded(const QByteArray &beginning)
{
    qsizetype good = 0;
    qsizetype all = 0;
    const qsizetype whole = beginning.lastIndexOf('\n'); // the last line may be cut
    forEachLine(whole > 0 ? beginning.left(whole) : beginning, [&](const QByteArray &line) {
        if (line.trimmed().isEmpty() || line.startsWith('#'))
            return;
        ++all;
        good += readFoldedLine(line) ? 1 : 0;
    });
    return good > 0 && good == all;
}

PerformanceResult<Profile> importFolded(const QByteArray &content, const QString &source)
{
    ForeignProfile profile;
    const quint8 event = profile.event(ProfileEvent::Kind::OnCpu, QStringLiteral("samples"), QStringLiteral("1"));
    const qint32 thread = profile.thread(0, 0, {}, {});
    qint64 unread = 0;
    forEachLine(content, [&](const QByteArray &line) {
        const auto folded = readFoldedLine(line);
        if (!folded) {
            unread += line.trimmed().isEmpty() || line.startsWith('#') ? 0 : 1;
            return;
        }
        qint32 stack = -1;
        int depth = 0;
        for (const QByteArray &part : folded->stack.split(';')) {
            if (++depth > ForeignProfile::DeepestStack)
                break;
            ModuleKind kind = ModuleKind::Unknown;
            QByteArray name = part;
            if (name.endsWith("_[k]") || name.endsWith("_[j]") || name.endsWith("_[i]")) {
                kind = name.endsWith("_[k]") ? ModuleKind::Kernel : name.endsWith("_[j]") ? ModuleKind::Jit : ModuleKind::Unknown;
                name.chop(4);
            }
            stack = profile.stack(stack, profile.frame(QString::fromUtf8(name), kind));
        }
        profile.add(0, event, thread, stack, folded->weight);
    });
    QStringList notes{text(QT_TRANSLATE_NOOP("Symbols", "This format keeps no times and no threads."))};
    if (unread > 0)
        notes << text(QT_TRANSLATE_NOOP("Symbols", "Some lines are no stacks and were passed over."));
    return profile.finish(source, notes);
}

} // namespace performance
