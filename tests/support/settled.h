// SPDX-License-Identifier: MIT
#pragma once

#include <QTest>
#include <QWidget>

#include <utility>

/// Waits until a widget stays where it is: a click meant for it would else meet what was laid out there meanwhile.
inline bool settled(const QWidget *widget, int withinMs = 10000)
{
    QRect last;
    return QTest::qWaitFor(
        [&] {
            const QRect now(widget->mapTo(widget->window(), QPoint()), widget->size());
            return std::exchange(last, now) == now && widget->isVisible();
        },
        withinMs);
}
