// SPDX-License-Identifier: MIT
#include "performance/core/log.h"

#include "performance/core/quoted_text.h"

#include <QDebug>

#include <algorithm>

namespace performance {

Q_LOGGING_CATEGORY(lcStore, "wai.store", QtWarningMsg)
Q_LOGGING_CATEGORY(lcCollector, "wai.collector", QtWarningMsg)
Q_LOGGING_CATEGORY(lcIngest, "wai.ingest", QtWarningMsg)
Q_LOGGING_CATEGORY(lcPlugins, "wai.plugins", QtWarningMsg)
Q_LOGGING_CATEGORY(lcHelper, "wai.helper", QtWarningMsg)
Q_LOGGING_CATEGORY(lcProfile, "wai.profile", QtWarningMsg)
Q_LOGGING_CATEGORY(lcOptimize, "wai.optimize", QtWarningMsg)
Q_LOGGING_CATEGORY(lcClient, "wai.client", QtWarningMsg)

namespace {

QString loggedValue(const QString &value)
{
    QString text = value.size() > LongestLogged ? value.left(LongestLogged - 1) + u'…' : value;
    const bool isPlain = std::none_of(text.cbegin(), text.cend(), [](QChar c) {
        return c.isSpace() || c == u'"' || c == u'\\' || c == u'=' || isHidden(c);
    });
    if (isPlain)
        return visibleText(text);
    // First what is quoted here, so that what is made visible afterwards is not taken for it.
    text.replace(u'\\', QLatin1String("\\\\")).replace(u'"', QLatin1String("\\\""));
    return u'"' + visibleText(text) + u'"';
}

} // namespace

QString logLine(const char *what, LogValues values)
{
    QString line = QString::fromLatin1(what);
    for (const auto &[name, value] : values) {
        if (!value.isEmpty())
            line += u' ' + QLatin1String(name) + u'=' + loggedValue(value);
    }
    return line;
}

void writeLog(const QLoggingCategory &category, QtMsgType level, const QString &line)
{
    if (!category.isEnabled(level))
        return;
    const QMessageLogger logger(nullptr, 0, nullptr, category.categoryName());
    switch (level) {
    case QtDebugMsg: logger.debug().noquote() << line; return;
    case QtInfoMsg: logger.info().noquote() << line; return;
    case QtWarningMsg: logger.warning().noquote() << line; return;
    case QtCriticalMsg:
    case QtFatalMsg: logger.critical().noquote() << line; return; // nothing here ends the program
    }
}

} // namespace performance
