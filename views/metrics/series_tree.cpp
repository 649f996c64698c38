// SPDX-License-Identifier: MIT
#include "metrics/series_tree.h"

#include "theme/theme.h"

#include <performance/core/categories.h>
#include <performance/core/format.h>
#include <performance/core/metric_table.h>
#include <performance/core/when_done.h>

#include <QApplication>
#include <QClipboard>
#include <QCoreApplication>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QThread>
#include <QTreeWidget>
#include <QTreeWidgetItemIterator>
#include <QVBoxLayout>

#include <algorithm>
#include <functional>
#include <utility>

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

/// Which program tells a series, or was timed; empty for the machine's own.
QString programOf(const SeriesDescriptor &descriptor)
{
    const QString service = descriptor.attributes.value(QStringLiteral("service.name"));
    return service.isEmpty() ? descriptor.attributes.value(QStringLiteral("process.executable.name")) : service;
}

/// What tells the series of one metric of one program apart.
QString attributesText(const SeriesDescriptor &descriptor)
{
    QStringList values;
    for (auto it = descriptor.attributes.cbegin(); it != descriptor.attributes.cend(); ++it) {
        if (it.value() != programOf(descriptor))
            values << it.value();
    }
    return values.join(QStringLiteral(", "));
}

} // namespace

SeriesTree::SeriesTree(PerformanceClient &client, QWidget *parent)
    : QWidget(parent), m_client(client), m_search(new QLineEdit), m_tree(new DragTree)
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
    m_tree->setColumnCount(2);
    m_tree->header()->setStretchLastSection(false);
    m_tree->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_tree->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    m_tree->setIndentation(14);
    layout->addWidget(m_search);
    layout->addWidget(m_tree, 1);
    connect(m_search, &QLineEdit::textChanged, this, &SeriesTree::filter);
    connect(m_search, &QLineEdit::returnPressed, this, &SeriesTree::pickCurrent);
    connect(m_tree, &QTreeWidget::itemActivated, this, &SeriesTree::pickCurrent);
    m_tree->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_tree, &QTreeWidget::customContextMenuRequested, this, &SeriesTree::showMenu);
    connect(&client, &PerformanceClient::advanced, this, [this] {
        if (!isVisible())
            return;
        refresh();
        showValues();
    });
    refresh();
}

void SeriesTree::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

std::optional<SeriesDescriptor> SeriesTree::find(const QString &key) const
{
    const auto it = m_known.find(key);
    return it == m_known.end() ? std::nullopt : std::optional(it->second);
}

void SeriesTree::refresh()
{
    whenDone(m_client.ask(&History::series), this, [this](const PerformanceResult<std::vector<SeriesInfo>> &series) {
        if (series)
            fill(*series);
    });
}

void SeriesTree::fill(const std::vector<SeriesInfo> &series)
{
    Q_ASSERT(QThread::currentThread() == thread());
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
        const QString program = programOf(d);
        const int before = m_tree->topLevelItemCount();
        QTreeWidgetItem *category = childOf(
            nullptr, program.isEmpty() ? categoryTitle(d.category) : tr("Program: %1").arg(program));
        // One's own programs stand before what every machine has.
        if (!program.isEmpty() && m_tree->topLevelItemCount() > before)
            m_tree->insertTopLevelItem(m_programs++, m_tree->takeTopLevelItem(before));
        category->setFlags(category->flags() & ~Qt::ItemIsDragEnabled);
        const MetricDefinition *metric = builtInMetric(d.metric);
        const QString name = metric ? QCoreApplication::translate("MetricTable", metric->name) : d.name;
        QTreeWidgetItem *leaf = nullptr;
        if (attributesText(d).isEmpty()) {
            leaf = new QTreeWidgetItem(category);
            leaf->setText(0, name);
        } else {
            leaf = new QTreeWidgetItem(childOf(category, name));
            leaf->setText(0, attributesText(d));
        }
        leaf->setData(0, KeyRole, d.key());
        leaf->setTextAlignment(1, Qt::AlignRight | Qt::AlignVCenter);
        m_leaves.insert(d.key(), leaf);
        leaf->setToolTip(
            0,
            metric ? QStringLiteral("%1\n%2").arg(QCoreApplication::translate("MetricTable", metric->help), d.key())
                   : d.key());
    }
    m_tree->setUpdatesEnabled(true);
    filter();
    Q_EMIT loaded();
}

/// The last value of each series that is in sight, of a counter its rate.
void SeriesTree::showValues()
{
    if (std::exchange(m_asksValues, true))
        return;
    whenDone(m_client.metrics(), this, [this](const PerformanceResult<std::vector<PerformanceMetric>> &metrics) {
        m_asksValues = false;
        if (!metrics)
            return;
        for (const PerformanceMetric &metric : *metrics) {
            QTreeWidgetItem *leaf = m_leaves.value(metric.id);
            if (!leaf || !m_tree->viewport()->rect().intersects(m_tree->visualItemRect(leaf)))
                continue;
            const QString text = formatValue(metric.value, metric.unit);
            if (leaf->text(1) != text)
                leaf->setText(1, text);
        }
    });
}

void SeriesTree::filter()
{
    const QStringList words = m_search->text().split(u' ', Qt::SkipEmptyParts);
    const auto fits = [&](const QString &text) {
        return std::all_of(words.cbegin(), words.cend(),
                           [&](const QString &word) { return text.contains(word, Qt::CaseInsensitive); });
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
    for (QTreeWidgetItemIterator it(m_tree, QTreeWidgetItemIterator::NotHidden | QTreeWidgetItemIterator::NoChildren);
         *it && !first; ++it)
        first = *it;
    if (first)
        m_tree->setCurrentItem(first);
}

void SeriesTree::showMenu(const QPoint &at)
{
    const QTreeWidgetItem *item = m_tree->itemAt(at);
    const auto descriptor = item ? find(item->data(0, KeyRole).toString()) : std::nullopt;
    if (!descriptor)
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Add to the board"), this, [this, key = descriptor->key()] { Q_EMIT picked({key}); });
    menu->addAction(tr("Copy its key"), this, [key = descriptor->key()] { QApplication::clipboard()->setText(key); });
    menu->addAction(tr("Alert me …"), this, [this, key = descriptor->key()] { Q_EMIT alertWanted(key); });
    if (!programOf(*descriptor).isEmpty()) {
        menu->addSeparator();
        menu->addAction(tr("Take no more of %1").arg(descriptor->metric), this, [this, metric = descriptor->metric] {
            whenDone(m_client.ask(&Ingest::setDropped, metric, true), this,
                     [this](const PerformanceResult<void> &done) {
                         if (!done)
                             Q_EMIT problem(done.error().message());
                     });
        });
    }
    menu->popup(m_tree->viewport()->mapToGlobal(at));
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
