// SPDX-License-Identifier: MIT
#include "metrics/series_tree.h"

#include "theme/theme.h"
#include "window/page.h"

#include <performance/core/categories.h>
#include <performance/core/metric_table.h>

#include <QCoreApplication>
#include <QHeaderView>
#include <QLineEdit>
#include <QMimeData>
#include <QShortcut>
#include <QTreeWidget>
#include <QTreeWidgetItemIterator>

#include <algorithm>
#include <functional>

namespace wai {

using namespace performance;

const char *const SeriesMimeType = "application/x-wai-series";

namespace {

constexpr int KeyRole = Qt::UserRole;

/// A tree whose leaves can be dragged: a metric brings all its series along.
class DragTree : public QTreeWidget {
public:
    using QTreeWidget::QTreeWidget;

protected:
    QStringList mimeTypes() const override { return {QString::fromLatin1(SeriesMimeType)}; }
    QMimeData *mimeData(const QList<QTreeWidgetItem *> &items) const override
    {
        QStringList keys;
        for (const QTreeWidgetItem *item : items) {
            if (const QString key = item->data(0, KeyRole).toString(); !key.isEmpty())
                keys << key;
            else if (item->parent())
                for (int i = 0; i < item->childCount(); ++i)
                    keys << item->child(i)->data(0, KeyRole).toString();
        }
        if (keys.isEmpty())
            return nullptr;
        auto *dragged = new QMimeData;
        dragged->setData(QString::fromLatin1(SeriesMimeType), keys.join(u'\n').toUtf8());
        dragged->setText(keys.join(u'\n'));
        return dragged;
    }
};

QString categoryTitle(MetricCategory category)
{
    switch (category) {
    case MetricCategory::Cpu: return SeriesTree::tr("CPU");
    case MetricCategory::Memory: return SeriesTree::tr("Memory");
    case MetricCategory::Disk: return SeriesTree::tr("Disk");
    case MetricCategory::Network: return SeriesTree::tr("Network");
    case MetricCategory::Process: return SeriesTree::tr("Processes");
    case MetricCategory::Power: return SeriesTree::tr("Hardware and power");
    case MetricCategory::Custom: return SeriesTree::tr("Programs and this dashboard");
    default: return SeriesTree::tr("Programs: %1").arg(toName(category));
    }
}

QString attributesText(const SeriesDescriptor &descriptor)
{
    QStringList values;
    for (const QString &value : descriptor.attributes)
        values << value;
    return values.join(QStringLiteral(", "));
}

} // namespace

SeriesTree::SeriesTree(PerformanceClient &client, QWidget *parent)
    : QWidget(parent)
    , m_client(client)
    , m_search(new QLineEdit)
    , m_tree(new DragTree)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::Small);
    m_search->setPlaceholderText(tr("Search series"));
    m_search->setAccessibleName(tr("Search series"));
    m_search->setClearButtonEnabled(true);
    m_search->setObjectName(QStringLiteral("seriesSearch"));
    m_tree->setHeaderHidden(true);
    m_tree->setAccessibleName(tr("Series"));
    m_tree->setToolTip(tr("Double-click a series to add it to the selected chart, or drag it onto one"));
    m_tree->setDragEnabled(true);
    m_tree->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_tree->setUniformRowHeights(true);
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setTextElideMode(Qt::ElideMiddle);
    m_tree->header()->setStretchLastSection(true);
    m_tree->setIndentation(14);
    layout->addWidget(m_search);
    layout->addWidget(m_tree, 1);
    connect(m_search, &QLineEdit::textChanged, this, &SeriesTree::filter);
    connect(m_search, &QLineEdit::returnPressed, this, &SeriesTree::pickCurrent);
    connect(m_tree, &QTreeWidget::itemActivated, this, &SeriesTree::pickCurrent);
    connect(&client, &PerformanceClient::advanced, this, [this] {
        if (isVisible())
            refresh();
    });
    refresh();
}

void SeriesTree::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void SeriesTree::setSearch(const QString &search) { m_search->setText(search); }

std::optional<SeriesDescriptor> SeriesTree::find(const QString &key) const
{
    const auto it = m_known.find(key);
    return it == m_known.end() ? std::nullopt : std::optional(it->second);
}

void SeriesTree::refresh()
{
    whenDone(m_client.series(), this, [this](const PerformanceResult<std::vector<SeriesInfo>> &series) {
        if (series)
            fill(*series);
    });
}

void SeriesTree::fill(const std::vector<SeriesInfo> &series)
{
    // Series only ever come; the same number is the same list.
    if (series.size() == m_shownSeries && m_shownSeries > 0)
        return;
    m_shownSeries = series.size();
    m_tree->setUpdatesEnabled(false);
    for (const SeriesInfo &info : series) {
        const SeriesDescriptor &d = info.descriptor;
        if (!m_known.try_emplace(d.key(), d).second)
            continue;
        const auto childOf = [this](QTreeWidgetItem *parent, const QString &text) {
            const int count = parent ? parent->childCount() : m_tree->topLevelItemCount();
            for (int i = 0; i < count; ++i) {
                QTreeWidgetItem *item = parent ? parent->child(i) : m_tree->topLevelItem(i);
                if (item->text(0) == text && item->data(0, KeyRole).isNull())
                    return item;
            }
            auto *made = parent ? new QTreeWidgetItem(parent) : new QTreeWidgetItem(m_tree);
            made->setText(0, text);
            return made;
        };
        QTreeWidgetItem *category = childOf(nullptr, categoryTitle(d.category));
        category->setFlags(category->flags() & ~Qt::ItemIsDragEnabled);
        const MetricDefinition *metric = builtInMetric(d.metric);
        const QString name = metric ? QCoreApplication::translate("MetricTable", metric->name) : d.name;
        QTreeWidgetItem *leaf = nullptr;
        if (d.attributes.isEmpty()) {
            leaf = new QTreeWidgetItem(category);
            leaf->setText(0, name);
        } else {
            leaf = new QTreeWidgetItem(childOf(category, name));
            leaf->setText(0, attributesText(d));
        }
        leaf->setData(0, KeyRole, d.key());
        leaf->setToolTip(0, metric ? QStringLiteral("%1\n%2").arg(QCoreApplication::translate("MetricTable", metric->help), d.key()) : d.key());
    }
    m_tree->setUpdatesEnabled(true);
    filter();
    Q_EMIT loaded();
}

void SeriesTree::filter()
{
    const QStringList words = m_search->text().split(u' ', Qt::SkipEmptyParts);
    const auto fits = [&](const QString &text) {
        return std::all_of(words.cbegin(), words.cend(), [&](const QString &word) { return text.contains(word, Qt::CaseInsensitive); });
    };
    // A leaf is found by its own words, those of its metric and category, and its key.
    std::function<bool(QTreeWidgetItem *, const QString &)> apply = [&](QTreeWidgetItem *item, const QString &above) {
        const QString text = above + u' ' + item->text(0) + u' ' + item->data(0, KeyRole).toString();
        bool shown = item->childCount() == 0 && fits(text);
        for (int i = 0; i < item->childCount(); ++i)
            shown = apply(item->child(i), text) || shown;
        item->setHidden(!shown);
        if (item->childCount() > 0)
            item->setExpanded(!words.isEmpty() && shown);
        return shown;
    };
    QTreeWidgetItem *first = nullptr;
    for (int i = 0; i < m_tree->topLevelItemCount(); ++i) {
        apply(m_tree->topLevelItem(i), QString());
        if (words.isEmpty())
            m_tree->topLevelItem(i)->setExpanded(true);
    }
    if (words.isEmpty())
        return;
    // Return in the field takes the first one.
    for (QTreeWidgetItemIterator it(m_tree, QTreeWidgetItemIterator::NotHidden | QTreeWidgetItemIterator::NoChildren); *it && !first; ++it)
        first = *it;
    if (first)
        m_tree->setCurrentItem(first);
}

void SeriesTree::pickCurrent()
{
    QStringList keys;
    for (const QTreeWidgetItem *item : m_tree->selectedItems()) {
        if (const QString key = item->data(0, KeyRole).toString(); !key.isEmpty())
            keys << key;
    }
    if (!keys.isEmpty())
        Q_EMIT picked(keys);
}

} // namespace wai
