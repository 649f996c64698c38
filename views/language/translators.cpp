// SPDX-License-Identifier: MIT
#include "language/translators.h"

#include <QDir>
#include <QLibraryInfo>

// Outside of any namespace, because the macro declares a function.
static void registerTranslations()
{
    Q_INIT_RESOURCE(translations);
}

namespace wai {

QStringList translatedLanguages()
{
    registerTranslations();
    QStringList names{QStringLiteral("en")};
    for (const QString &file : QDir(QStringLiteral(":/i18n")).entryList({QStringLiteral("wai_*.qm")}))
        names << file.mid(4).chopped(3);
    return names;
}

std::unique_ptr<QTranslator> ownTranslator(const QLocale &locale)
{
    registerTranslations();
    auto translator = std::make_unique<QTranslator>();
    return translator->load(locale, QStringLiteral("wai"), QStringLiteral("_"), QStringLiteral(":/i18n"))
        ? std::move(translator)
        : nullptr;
}

std::unique_ptr<QTranslator> qtTranslator(const QLocale &locale)
{
    auto translator = std::make_unique<QTranslator>();
    return translator->load(locale, QStringLiteral("qtbase"), QStringLiteral("_"),
                            QLibraryInfo::path(QLibraryInfo::TranslationsPath))
        ? std::move(translator)
        : nullptr;
}

QLocale firstSpoken(const QStringList &languages)
{
    for (const QString &name : languages) {
        const QLocale locale(name);
        if (locale.language() == QLocale::English || name == u"C" || name == u"POSIX")
            break;
        if (ownTranslator(locale))
            return locale;
    }
    return QLocale(QLocale::English);
}

QLocale messageLocale()
{
    QString set;
    for (const char *variable : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
        set = qEnvironmentVariable(variable);
        if (!set.isEmpty())
            break;
    }
    // "de_DE.UTF-8@euro": what follows the country is of no matter here.
    const auto plain = [](const QString &name) { return name.section(u'.', 0, 0).section(u'@', 0, 0); };
    const QString name = plain(set);
    if (name.isEmpty() || name == u"C" || name == u"POSIX")
        return QLocale(QLocale::English);
    QStringList languages;
    for (const QString &language : qEnvironmentVariable("LANGUAGE").split(u':', Qt::SkipEmptyParts))
        languages << plain(language);
    if (languages.isEmpty())
        languages << name;
    return firstSpoken(languages);
}

} // namespace wai
