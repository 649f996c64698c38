// SPDX-License-Identifier: MIT
#include "performance/optimize/rule.h"

#include "performance/knobs/catalogue.h"

namespace performance {

namespace {

QString filled(QString key, const QHash<QString, QString> &variables)
{
    for (auto it = variables.cbegin(); it != variables.cend(); ++it)
        key.replace(u'$' + it.key(), it.value());
    return key;
}

} // namespace

bool Turn::ofProcess() const
{
    const knobs::Knob *row = knobs::findKnob(knob.toStdString());
    return row && row->ofProcess();
}

Signal Signal::parse(const QString &text)
{
    Signal signal;
    const QStringList sides = text.split(QStringLiteral(" / "));
    signal.above = sides.value(0).split(QStringLiteral(" + "));
    if (sides.size() > 1)
        signal.below = sides.at(1).split(QStringLiteral(" + "));
    return signal;
}

QString Signal::toText() const
{
    const QString sum = above.join(QStringLiteral(" + "));
    return below.isEmpty() ? sum : sum + QStringLiteral(" / ") + below.join(QStringLiteral(" + "));
}

Signal Signal::with(const QHash<QString, QString> &variables) const
{
    Signal signal = *this;
    for (QStringList *keys : {&signal.above, &signal.below}) {
        for (QString &key : *keys)
            key = filled(key, variables);
    }
    return signal;
}

bool Signal::hasVariables() const
{
    return above.join(QString()).contains(u'$') || below.join(QString()).contains(u'$');
}

} // namespace performance
