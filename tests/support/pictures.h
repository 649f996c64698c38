// SPDX-License-Identifier: MIT
#pragma once

#include "theme/theme.h"

#include <QTest>
#include <QWidget>

/// Pictures of what is on the screen, light and dark, where somebody wants to look at them (WAI_PICTURES names a folder).
inline void picture(wai::ThemeSource &themes, QWidget *widget, const char *name)
{
    const QString folder = qEnvironmentVariable("WAI_PICTURES");
    if (folder.isEmpty())
        return;
    for (const bool dark : {true, false}) {
        themes.choose(dark ? wai::ThemeChoice::Dark : wai::ThemeChoice::Light);
        QTest::qWait(200); // until it is painted anew; only for whoever looks at the pictures
        widget->grab().save(
            QStringLiteral("%1/%2-%3.png")
                .arg(folder, QString::fromLatin1(name), dark ? QStringLiteral("dark") : QStringLiteral("light")));
    }
}
