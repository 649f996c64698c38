// SPDX-License-Identifier: MIT
#pragma once

#include "theme/theme.h"

#include <QStyledItemDelegate>

namespace wai {

// Thread: the one of the window.

/// A cell with a bar behind its figure: how large it is beside the others is seen before it is read.
class BarDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    /// `shareRole` of the model gives 0 to 1, or nothing for no bar.
    BarDelegate(const ThemeSource &themes, int shareRole, QObject *parent)
        : QStyledItemDelegate(parent), m_themes(themes), m_shareRole(shareRole)
    {}

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    const ThemeSource &m_themes;
    int m_shareRole;
};

} // namespace wai
