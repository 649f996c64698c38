// SPDX-License-Identifier: MIT
#include "base/bar_delegate.h"

#include <QPainter>

#include <algorithm>

namespace wai {

void BarDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyledItemDelegate::paint(painter, option, index);
    // Over the cell, so that a selected one keeps its bar.
    const QVariant share = index.data(m_shareRole);
    if (share.isValid() && share.toDouble() > 0) {
        const double width = (option.rect.width() - 8) * std::clamp(share.toDouble(), 0.0, 1.0);
        QColor color = m_themes.theme().series[index.row() == 0 ? 1 : 0];
        color.setAlphaF(0.35f);
        painter->fillRect(
            QRectF(option.rect.left() + 4, option.rect.top() + 3, std::max(2.0, width), option.rect.height() - 6),
            color);
    }
}

} // namespace wai
