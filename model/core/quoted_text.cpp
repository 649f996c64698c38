// SPDX-License-Identifier: MIT
#include "performance/core/quoted_text.h"

#include "performance/core/system_text.h"
#include "performance/quoting/quoting.h"

namespace performance {

namespace {

template<typename Quote>
QString quoted(Quote quote, const QString &text)
{
    return fromSystem(QByteArray::fromStdString(quote(toSystem(text).toStdString())));
}

} // namespace

QString shellWord(const QString &word)
{
    return quoted(quoting::shellWord, word);
}

QString visibleText(const QString &text)
{
    return quoted(quoting::visibleText, text);
}

QString visibleLines(const QString &text)
{
    return quoted(quoting::visibleLines, text);
}

QString htmlText(const QString &text)
{
    return quoted(quoting::htmlText, text);
}

QString notificationText(const QString &text)
{
    return quoted(quoting::notificationText, text);
}

QString csvField(const QString &text)
{
    return quoted(quoting::csvField, text);
}

} // namespace performance
