// SPDX-License-Identifier: MIT
#include "language/command_language.h"

#include "language/translators.h"

#include <performance/core/format.h>

#include <QCoreApplication>

namespace wai {

CommandLanguage::CommandLanguage(Reader reader)
{
    if (reader == Reader::Programs) {
        performance::setTextLocale(QLocale::c());
        return;
    }
    const QLocale locale = messageLocale();
    m_own = ownTranslator(locale);
    if (!m_own)
        return;
    // Numbers are as LC_NUMERIC says: QLocale's default follows the environment.
    m_qt = qtTranslator(locale);
    for (QTranslator *translator : {m_qt.get(), m_own.get()}) {
        if (translator)
            QCoreApplication::installTranslator(translator);
    }
}

CommandLanguage::~CommandLanguage()
{
    for (QTranslator *translator : {m_qt.get(), m_own.get()}) {
        if (translator)
            QCoreApplication::removeTranslator(translator);
    }
    performance::setTextLocale(std::nullopt);
}

} // namespace wai
