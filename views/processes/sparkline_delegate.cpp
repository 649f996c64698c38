// SPDX-License-Identifier: MIT
#include "processes/sparkline_delegate.h"

#include <QPainter>

#include <algorithm>

namespace wai {

void SparklineDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyledItemDelegate::paint(painter, option, index);
    const QByteArray values = index.data(m_role).toByteArray();
    if (values.size() < 2)
        return;
    const QRectF area = QRectF(option.rect).adjusted(6, 4, -6, -4);
    QPolygonF line;
    for (qsizetype i = 0; i < values.size(); ++i) {
        const double share = std::min(1.0, double(uchar(values[i])) / 200);
        line << QPointF(area.left() + area.width() * double(i) / double(values.size() - 1),
                        area.bottom() - share * area.height());
    }
    const bool idle = std::all_of(values.cbegin(), values.cend(), [](char value) { return value == 0; });
    painter->setPen(QPen(idle ? m_themes.theme().grid : m_themes.theme().series[0], 1.2));
    painter->drawPolyline(line);
}

} // namespace wai
