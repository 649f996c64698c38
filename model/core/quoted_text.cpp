// SPDX-License-Identifier: MIT
#include "performance/core/quoted_text.h"

#include "performance/core/system_text.h"
#include "performance/quoting/quoting.h"

#include <algorithm>

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

bool isHidden(QChar c)
{
    return quoting::isHidden(c.unicode()); // all of them are in the first plane
}

QString visibleText(const QString &text)
{
    // Nearly every text is as it should be.
    if (std::none_of(text.cbegin(), text.cend(), [](QChar c) { return isHidden(c) || c.isSurrogate(); }))
        return text;
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
