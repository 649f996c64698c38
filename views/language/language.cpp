// SPDX-License-Identifier: MIT
#include "language/language.h"

#include "language/translators.h"

#include <performance/core/format.h>
#include <performance/core/when_done.h>

#include <QCoreApplication>
#include <QLocale>
#include <QtConcurrentRun>

namespace wai {

namespace {

/// Lengthens by two fifths, as German does, with accents that show what was translated; places for values stay.
class PseudoTranslator : public QTranslator {
public:
    bool isEmpty() const override { return false; }
    QString translate(const char *, const char *source, const char *, int) const override
    {
        QString text = QString::fromUtf8(source);
        static const QString plain = QStringLiteral("aeiouAEOU");
        static const QString accented = QStringLiteral("àéîöûÀÉÖÛ");
        for (qsizetype i = 0; i < text.size(); ++i) {
            if (const qsizetype at = plain.indexOf(text[i]); at >= 0 && (i == 0 || text[i - 1] != u'%'))
                text[i] = accented[at];
        }
        return text + QString((text.size() * 2 + 4) / 5, u'·');
    }
};

} // namespace

Language::Language(QCoreApplication &application) : m_application(application) {}

Language::~Language()
{
    clear();
    performance::setTextLocale(std::nullopt);
}

void Language::clear()
{
    m_choice.reset();
    for (QTranslator *translator : {m_own.get(), m_qt.get()}) {
        if (translator)
            m_application.removeTranslator(translator);
    }
    m_own.reset();
    m_qt.reset();
}

QStringList Language::available()
{
    return translatedLanguages();
}

void Language::choose(const QString &name)
{
    clear();
    if (name == u"pseudo") {
        m_own = std::make_unique<PseudoTranslator>();
        m_application.installTranslator(m_own.get());
        return;
    }
    const QLocale locale = name.isEmpty() ? QLocale::system() : QLocale(name);
    performance::setTextLocale(locale); // first: from then on only this thread uses the default
    QLocale::setDefault(locale);
    if (locale.language() == QLocale::English)
        return;
    m_own = ownTranslator(locale);
    if (m_own)
        m_application.installTranslator(m_own.get());
    m_choice = std::make_unique<QObject>();
    const auto read = QtConcurrent::run([locale, owner = m_application.thread()] {
        std::shared_ptr<QTranslator> translator = qtTranslator(locale);
        if (translator)
            translator->moveToThread(owner);
        return translator;
    });
    performance::whenDone(read, m_choice.get(), [this](const std::shared_ptr<QTranslator> &translator) {
        m_qt = translator;
        if (m_qt)
            m_application.installTranslator(m_qt.get());
    });
}

} // namespace wai
