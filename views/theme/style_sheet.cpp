// SPDX-License-Identifier: MIT
#include "theme/style_sheet.h"

#include "theme/theme.h"

#include <QFile>

namespace wai {

namespace {

/// `share` of one colour over another.
QColor mixed(const QColor &over, const QColor &under, double share)
{
    const auto part = [&](float a, float b) { return float(a * share + b * (1 - share)); };
    return QColor::fromRgbF(part(over.redF(), under.redF()), part(over.greenF(), under.greenF()),
                            part(over.blueF(), under.blueF()));
}

} // namespace

QString styleSheetOf(const Theme &t)
{
    QFile file(QStringLiteral(":/theme.qss")); // in the program itself
    const bool there = file.open(QIODevice::ReadOnly);
    Q_ASSERT(there);
    QString sheet = there ? QString::fromUtf8(file.readAll()) : QString();
    // A name that begins with another one comes before it.
    const std::pair<const char *, QColor> colours[] = {
        {"%window", t.window},
        {"%notable", mixed(t.warning, t.card, 0.22)},
        {"%bad", mixed(t.danger, t.card, 0.3)},
        {"%warning", t.warning},
        {"%card", t.card},
        {"%border", t.border},
        {"%disabled", mixed(t.softText, t.card, 0.6)},
        {"%soft", t.softText},
        {"%danger", t.danger},
        {"%good", t.good},
        {"%hover", t.hover},
        {"%text", t.text},
        {"%accentHover", t.dark ? t.accent.lighter(112) : t.accent.darker(112)},
        {"%onAccent", t.onAccent},
        {"%accent", t.accent},
    };
    for (const auto &[name, colour] : colours)
        sheet.replace(QLatin1String(name), colour.name());
    return sheet.replace(QLatin1String("%name"), t.dark ? QStringLiteral("dark") : QStringLiteral("light"));
}

} // namespace wai
