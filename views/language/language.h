// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QString>
#include <QTranslator>

#include <memory>

class QCoreApplication;

namespace wai {

/// Speaks the chosen language: loads its translations (ours and Qt's) and makes numbers and dates follow. Ours are part of
/// the program; Qt's own few words (the buttons of its dialogs) are read from the disk by another thread and come after.
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
    std::shared_ptr<QTranslator> m_qt;
    std::unique_ptr<QObject> m_choice; ///< what is read for the choice before is not wanted any more
};

} // namespace wai
