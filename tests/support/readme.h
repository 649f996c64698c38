// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QFile>

/// The code block of the guide behind the comment that names it: <!-- test: NAME -->. What users copy is what is tested.
inline QByteArray exampleOf(const QByteArray &name)
{
    QFile readme(QStringLiteral(WAI_SOURCE "/resources/guide/own-programs.md"));
    if (!readme.open(QIODevice::ReadOnly))
        qFatal("no guide");
    const QByteArray text = readme.readAll();
    const qsizetype mark = text.indexOf("<!-- test: " + name + " -->");
    const qsizetype begin = text.indexOf('\n', text.indexOf("```", mark)) + 1;
    const qsizetype end = text.indexOf("```", begin);
    if (mark < 0 || begin <= 0 || end < begin)
        qFatal("the guide has no example %s", name.constData());
    return text.mid(begin, end - begin);
}
