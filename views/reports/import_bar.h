// SPDX-License-Identifier: MIT
#pragma once

#include <QFrame>

#include <stop_token>

namespace wai {

/// Says that a file is being read, which may take minutes, and lets it be given up. It is there until finish().
class ImportBar : public QFrame {
    Q_OBJECT
public:
    explicit ImportBar(const QString &path, QWidget *parent = nullptr);

    /// Requested by its button.
    std::stop_token stopToken() const { return m_stop.get_token(); }
    /// Whether the user gave it up: then nobody needs to be told.
    bool isGivenUp() const { return m_stop.stop_requested(); }
    void finish();

private:
    std::stop_source m_stop;
};

} // namespace wai
