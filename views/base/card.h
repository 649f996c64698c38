// SPDX-License-Identifier: MIT
#pragma once

#include <QFrame>
#include <QVBoxLayout>

namespace wai {

// Thread: the one of the window.

/// A card: a frame with rounded corners and a layout.
class Card : public QFrame {
    Q_OBJECT
public:
    explicit Card(QWidget *parent = nullptr);
    QVBoxLayout *box() const { return m_box; }

private:
    QVBoxLayout *m_box;
};

} // namespace wai
