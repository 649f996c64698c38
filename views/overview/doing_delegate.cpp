// SPDX-License-Identifier: MIT
#include "overview/doing_delegate.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QMouseEvent>
#include <QPainter>

namespace wai {

namespace {

constexpr int Margin = 10; ///< as the style sheet has it for cells
constexpr int Gap = 8;

} // namespace

DoingDelegate::Places DoingDelegate::placesOf(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QRect inner = option.rect.adjusted(Margin, 0, -Margin / 2, 0);
    const QFontMetrics &metrics = option.fontMetrics;
    const QString doing = index.data(m_doingRole).toString();
    if (doing.isEmpty())
        return {inner, {}};
    const int line = metrics.height();
    if (inner.height() >= 2 * line) {
        const int top = inner.top() + (inner.height() - 2 * line) / 2;
        const int width = std::min(inner.width(), metrics.horizontalAdvance(doing) + 2);
        return {QRect(inner.left(), top, inner.width(), line), QRect(inner.left(), top + line, width, line)};
    }
    const int name = std::min(metrics.horizontalAdvance(index.data().toString()) + 2, inner.width() * 3 / 5);
    const int left = inner.left() + name + Gap;
    const int width = std::min(inner.right() - left + 1, metrics.horizontalAdvance(doing) + 2);
    return {QRect(inner.left(), inner.top(), name, inner.height()), QRect(left, inner.top(), width, inner.height())};
}

QRect DoingDelegate::doingRect(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    return placesOf(option, index).doing;
}

void DoingDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem cell(option);
    initStyleOption(&cell, index);
    const QString name = std::exchange(cell.text, QString());
    const QStyle *style = option.widget ? option.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &cell, painter, option.widget);

    const Places places = placesOf(cell, index);
    const Theme &theme = m_themes.theme();
    painter->save();
    painter->setFont(cell.font);
    painter->setPen(theme.text);
    painter->drawText(places.name, Qt::AlignLeft | Qt::AlignVCenter,
                      cell.fontMetrics.elidedText(name, Qt::ElideRight, places.name.width()));
    if (!places.doing.isEmpty()) {
        painter->setPen(m_hovered == index ? theme.accent : theme.softText);
        // The end of a name says as much as its beginning: ns::Class<…>::method.
        painter->drawText(
            places.doing, Qt::AlignLeft | Qt::AlignVCenter,
            cell.fontMetrics.elidedText(index.data(m_doingRole).toString(), Qt::ElideMiddle, places.doing.width()));
    }
    painter->restore();
}

bool DoingDelegate::editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
                                const QModelIndex &index)
{
    if (event->type() != QEvent::MouseMove && event->type() != QEvent::MouseButtonRelease)
        return QStyledItemDelegate::editorEvent(event, model, option, index);
    const auto *mouse = static_cast<QMouseEvent *>(event);
    const bool isOver = doingRect(option, index).contains(mouse->position().toPoint());
    if (event->type() == QEvent::MouseButtonRelease) {
        if (isOver && mouse->button() == Qt::LeftButton)
            Q_EMIT clicked(index);
        return false;
    }
    const QPersistentModelIndex hovered = isOver ? QPersistentModelIndex(index) : QPersistentModelIndex();
    if (hovered != m_hovered) {
        m_hovered = hovered;
        if (auto *view = qobject_cast<QAbstractItemView *>(const_cast<QWidget *>(option.widget))) {
            view->viewport()->setCursor(isOver ? Qt::PointingHandCursor : Qt::ArrowCursor);
            view->viewport()->update();
        }
    }
    return false;
}

} // namespace wai
