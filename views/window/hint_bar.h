// SPDX-License-Identifier: MIT
#pragma once

#include "files/settings.h"

#include <QFrame>

class QLabel;

namespace wai {

// Thread: the one of the window.

/// First-run hints, one at a time. A hint vanishes for ever when the user does what it says, or dismisses it.
class HintBar : public QFrame {
    Q_OBJECT
public:
    explicit HintBar(Settings &settings, QWidget *parent = nullptr);

    void add(const QString &id, const QString &text);
    /// Hints are about charts: they keep quiet where there are none.
    void setRelevant(bool relevant);
    /// The user did it.
    void done(const QString &id);

private:
    void showNext();

    Settings &m_settings;
    QLabel *m_label;
    std::vector<std::pair<QString, QString>> m_hints;
    bool m_relevant = true;
};

} // namespace wai
