// SPDX-License-Identifier: MIT
#pragma once

#include "theme/theme.h"

#include <QPersistentModelIndex>
#include <QStyledItemDelegate>

namespace wai {

// Thread: the one of the window.

/// A name, and in a softer tone what it was doing: beside the name, or below it where the row is high enough. That part can be
/// clicked.
class DoingDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    /// `doingRole` of the model gives a text, or an empty one.
    DoingDelegate(const ThemeSource &themes, int doingRole, QObject *parent)
        : QStyledItemDelegate(parent), m_themes(themes), m_doingRole(doingRole)
    {}

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    /// Where the second text stands; empty where there is none.
    QRect doingRect(const QStyleOptionViewItem &option, const QModelIndex &index) const;

Q_SIGNALS:
    void clicked(const QModelIndex &index);

protected:
    bool editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
                     const QModelIndex &index) override;

private:
    struct Places {
        QRect name;
        QRect doing;
    };
    Places placesOf(const QStyleOptionViewItem &option, const QModelIndex &index) const;

    const ThemeSource &m_themes;
    int m_doingRole;
    QPersistentModelIndex m_hovered;
};

} // namespace wai
