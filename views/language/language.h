// SPDX-License-Identifier: MIT
#pragma once

#include <QString>
#include <QTranslator>

#include <memory>

class QCoreApplication;

namespace wai {

/// Speaks the chosen language: loads its translations (ours and Qt's) and makes numbers and dates follow.
///
/// "pseudo" makes every string that goes through tr() longer and accented: what stays plain was forgotten, what is
/// clipped has too little room.
class Language {
public:
    explicit Language(QCoreApplication &application);
    ~Language();

    /// "de", "zh_CN", "en", "pseudo"; empty: the system's. What there is no translation for stays English.
    void choose(const QString &name);
    /// Languages with a complete translation; English is in the code.
    static QStringList available();

private:
    void clear();

    QCoreApplication &m_application;
    std::unique_ptr<QTranslator> m_own;
    std::unique_ptr<QTranslator> m_qt;
};

} // namespace wai
