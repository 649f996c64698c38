// SPDX-License-Identifier: MIT
#include "base/table_copy.h"

#include <performance/core/quoted_text.h>

#include <QAbstractItemView>
#include <QApplication>
#include <QClipboard>
#include <QShortcut>
#include <QTableView>
#include <QTreeView>

#include <algorithm>

namespace wai {

void copySelectedRows(const QAbstractItemView *view)
{
    QModelIndexList rows = view->selectionModel()->selectedRows();
    // As they stand on the screen, from the top.
    std::sort(rows.begin(), rows.end(), [view](const QModelIndex &a, const QModelIndex &b) {
        return view->visualRect(a).top() < view->visualRect(b).top();
    });
    const auto hidden = [view](int column) {
        if (const auto *tree = qobject_cast<const QTreeView *>(view))
            return tree->isColumnHidden(column);
        if (const auto *table = qobject_cast<const QTableView *>(view))
            return table->isColumnHidden(column);
        return false;
    };
    QString text;
    for (const QModelIndex &row : rows) {
        QStringList cells;
        for (int column = 0; column < view->model()->columnCount(); ++column) {
            if (!hidden(column))
                cells << performance::visibleText(
                    row.siblingAtColumn(column).data().toString()); // a tab in a name is no column
        }
        text += cells.join(u'\t') + u'\n';
    }
    if (!text.isEmpty())
        QApplication::clipboard()->setText(text);
}

void enableCopy(QAbstractItemView *view)
{
    auto *copy = new QShortcut(QKeySequence::Copy, view, nullptr, nullptr, Qt::WidgetShortcut);
    QObject::connect(copy, &QShortcut::activated, view, [view] { copySelectedRows(view); });
}

} // namespace wai
