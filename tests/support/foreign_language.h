// SPDX-License-Identifier: MIT
#pragma once

#include <performance/core/format.h>

#include <QCoreApplication>
#include <QTranslator>

/// A program that speaks another language, as long as this lives: each sentence that is translated stands in «», numbers are as
/// in German, and of texts that bring their languages along German is shown.
class ForeignLanguage : public QTranslator {
public:
    ForeignLanguage()
    {
        QCoreApplication::installTranslator(this);
        performance::setTextLocale(QLocale(QLocale::German));
    }
    ~ForeignLanguage() override
    {
        QCoreApplication::removeTranslator(this);
        performance::setTextLocale(std::nullopt);
    }
    ForeignLanguage(const ForeignLanguage &) = delete;
    ForeignLanguage &operator=(const ForeignLanguage &) = delete;

    bool isEmpty() const override { return false; }
    QString translate(const char *context, const char *source, const char *, int) const override
    {
        if (qstrcmp(context, "Rules") == 0 && qstrcmp(source, "en") == 0)
            return QStringLiteral("de");
        return u'«' + QString::fromUtf8(source) + u'»';
    }
};
