// SPDX-License-Identifier: MIT
#pragma once

#include <performance/client/performance_client.h>

#include <QHash>
#include <QWidget>

#include <map>

class QLineEdit;
class QTreeWidget;
class QTreeWidgetItem;
class QTreeWidgetItem;

namespace wai {

// Thread: the one of the window.

/// What series are dragged as: their keys, one in a line.
extern const char *const SeriesMimeType;

/// Every series by category and metric, searched by any of its words; picked by a double click, Return, or by dragging it
/// onto a chart.
class SeriesTree : public QWidget {
    Q_OBJECT
public:
    explicit SeriesTree(performance::PerformanceClient &client, QWidget *parent = nullptr);

    void focusSearch();
    /// The descriptor of a series; nothing where it is not known here.
    std::optional<performance::SeriesDescriptor> find(const QString &key) const;
    /// Asks which series there are.
    void refresh();

Q_SIGNALS:
    void picked(const QStringList &keys);
    void loaded();
    void alertWanted(const QString &key);
    void problem(const QString &sentence);

private:
    void showMenu(const QPoint &at);
    void showValues();
    void fill(const std::vector<performance::SeriesInfo> &series);
    void filter();
    void pickCurrent();

    performance::PerformanceClient &m_client;
    QLineEdit *m_search;
    QTreeWidget *m_tree;
    std::map<QString, performance::SeriesDescriptor> m_known;
    QHash<QString, QTreeWidgetItem *> m_leaves; ///< by key
    int m_programs = 0;                         ///< how many of the first groups are programs
    size_t m_shownSeries = 0;
    bool m_asksValues = false;
};

} // namespace wai
