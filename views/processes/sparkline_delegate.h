// SPDX-License-Identifier: MIT
#pragma once

#include "theme/theme.h"

#include <QStyledItemDelegate>

namespace wai {

// Thread: the one of the window.

/// A small line of the last values in a cell.
class SparklineDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    /// `role` of the model gives bytes, oldest first; 200 is full height.
    SparklineDelegate(const ThemeSource &themes, int role, QObject *parent)
        : QStyledItemDelegate(parent), m_themes(themes), m_role(role)
    {}

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    const ThemeSource &m_themes;
    int m_role;
};

} // namespace wai
