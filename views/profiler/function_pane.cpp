// SPDX-License-Identifier: MIT
#include "profiler/function_pane.h"

#include "base/label.h"
#include "theme/theme.h"

#include <performance/core/when_done.h>

#include <QFile>
#include <QFontDatabase>
#include <QHeaderView>
#include <QLabel>
#include <QPlainTextEdit>
#include <QTreeWidget>
#include <QtConcurrentRun>

#include <utility>

namespace wai {

using namespace performance;

namespace {

constexpr int Context = 3; ///< lines around those that cost something
constexpr qint64 MostSourceBytes = 8 << 20;

QTreeWidget *makeList(const QString &name)
{
    auto *list = new QTreeWidget;
    list->setColumnCount(2);
    list->setHeaderHidden(true);
    list->setRootIsDecorated(false);
    list->setFrameShape(QFrame::NoFrame);
    list->setAccessibleName(name);
    list->header()->setStretchLastSection(false);
    list->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    list->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    list->setMaximumHeight(150);
    return list;
}

QString percent(double share)
{
    return QStringLiteral("%1 %").arg(share * 100, 0, 'f', 1);
}

} // namespace

FunctionPane::FunctionPane(ProfileState &state, QWidget *parent)
    : QFrame(parent)
    , m_state(state)
    , m_title(makeLabel({}, "title"))
    , m_figures(makeLabel({}, "plain"))
    , m_sourceTitle(makeLabel({}, "soft"))
    , m_source(new QPlainTextEdit)
    , m_callersTitle(makeLabel(tr("Called by"), "title"))
    , m_callers(makeList(tr("Called by")))
    , m_calleesTitle(makeLabel(tr("Calls"), "title"))
    , m_callees(makeList(tr("Calls")))
{
    setProperty("card", true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::Medium, space::Medium, space::Medium, space::Medium);
    layout->setSpacing(space::Small);
    m_source->setReadOnly(true);
    m_source->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_source->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_source->setAccessibleName(tr("Source code"));
    m_source->setFrameShape(QFrame::NoFrame);
    m_source->setTabChangesFocus(true);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_title, m_figures, m_sourceTitle, m_source, m_callersTitle,
                                                            m_callers, m_calleesTitle, m_callees})
        layout->addWidget(widget);
    layout->addStretch(1);
    for (QTreeWidget *list : {m_callers, m_callees}) {
        connect(list, &QTreeWidget::itemActivated, this,
                [&state](const QTreeWidgetItem *item) { state.select(item->data(0, Qt::UserRole).toInt()); });
        connect(list, &QTreeWidget::itemDoubleClicked, this,
                [&state](const QTreeWidgetItem *item) { state.select(item->data(0, Qt::UserRole).toInt()); });
    }
    connect(&state, &ProfileState::resultChanged, this, &FunctionPane::refresh);
    connect(&state, &ProfileState::selectionChanged, this, &FunctionPane::refresh);
    refresh();
}

void FunctionPane::showQuality()
{
    const ProfileResult &result = *m_state.result();
    const ProfileQuality &q = result.profile.quality;
    m_title->setText(result.profile.empty() ? tr("No samples yet")
                                            : tr("Quality %1").arg(QChar::fromLatin1(result.grade.letter)));
    QStringList lines;
    if (!result.profile.empty()) {
        lines << tr("%1 samples, %2 lost").arg(QLocale().toString(result.grade.samples), QLocale().toString(q.lost));
        if (q.stacks > 0)
            lines << tr("%1 of the stacks are complete, %2 were cut")
                         .arg(percent(double(q.complete) / double(q.stacks)), percent(result.grade.truncatedShare));
        lines << tr("%1 of the cost has no name").arg(percent(result.grade.unresolvedShare));
        if (q.switches > 0)
            lines << tr("%1 context switches").arg(QLocale().toString(q.switches));
        if (q.migrations > 0)
            lines << tr("%1 moves to another CPU").arg(QLocale().toString(q.migrations));
        lines << result.grade.reasons << performance::texts(result.profile.notes);
        lines << QString() << tr("Choose a box or a row to see more about a function.");
    }
    m_figures->setText(lines.join(u'\n'));
    for (QWidget *widget : std::initializer_list<QWidget *>{m_sourceTitle, m_source, m_callersTitle, m_callers,
                                                            m_calleesTitle, m_callees})
        widget->hide();
}

void FunctionPane::refresh()
{
    const ProfileResult &result = *m_state.result();
    const qint32 function = m_state.selected();
    if (function < 0 || size_t(function) >= result.profile.functions.size()) {
        showQuality();
        return;
    }
    const Butterfly butterfly = butterflyOf(result.topDown, function);
    const FunctionCost &cost = butterfly.function;
    const auto row = std::ranges::find(result.functions, function, &FunctionCost::function);
    const qint64 selfSamples = row == result.functions.end() ? 0 : row->selfSamples;
    m_title->setText(result.functionName(function));
    QStringList lines;
    const auto interval = [&](qint64 samples) {
        return percent(shareInterval(samples, result.weights.totalSamples).halfWidth());
    };
    lines << tr("Itself: %1 ± %2 (%3)")
                 .arg(percent(result.shareOf(cost.self)), interval(selfSamples), result.weightText(cost.self));
    lines << tr("With callees: %1 ± %2 (%3)")
                 .arg(percent(result.shareOf(cost.total)), interval(cost.totalSamples), result.weightText(cost.total));
    const ProfileModule &module = result.profile.moduleOf(function);
    lines << tr("In %1").arg(result.profile.text(module.path).isEmpty() ? result.profile.text(module.name)
                                                                        : result.profile.text(module.path));
    if (const QString reason = result.reasonOf(function); !reason.isEmpty())
        lines << tr("It has no name: %1.").arg(reason);
    m_figures->setText(lines.join(u'\n'));
    showSource(function);
    fill(m_callers, butterfly.callers, cost.total);
    fill(m_callees, butterfly.callees, cost.total);
    m_callersTitle->setVisible(!butterfly.callers.empty());
    m_callers->setVisible(!butterfly.callers.empty());
    m_calleesTitle->setVisible(!butterfly.callees.empty());
    m_callees->setVisible(!butterfly.callees.empty());
}

void FunctionPane::showSource(qint32 function)
{
    const ProfileResult &result = *m_state.result();
    qint32 fileText = 0;
    const std::vector<LineCost> costs = lineCosts(result.profile, result.weights, function, fileText);
    m_sourceTitle->setVisible(!costs.empty());
    m_source->setVisible(!costs.empty());
    if (costs.empty())
        return;
    const QString &path = result.profile.text(fileText);
    m_sourceTitle->setText(QStringLiteral("%1:%2").arg(
        path, QString::number(std::ranges::max_element(costs, {}, &LineCost::total)->line)));
    if (std::exchange(m_sourcePath, path) != path) // of a recording that runs the same file is shown again and again
        m_source->clear();
    const auto read = QtConcurrent::run([path] {
        QFile file(path);
        return file.size() <= MostSourceBytes && file.open(QIODevice::ReadOnly | QIODevice::Text)
            ? QString::fromUtf8(file.read(MostSourceBytes)).split(u'\n')
            : QStringList();
    });
    whenDone(read, this, [this, function, costs, asked = m_state.result()](const QStringList &source) {
        if (m_state.result() == asked && m_state.selected() == function) // nobody looks at another one by now
            fillSource(source, costs);
    });
}

void FunctionPane::fillSource(const QStringList &source, const std::vector<LineCost> &costs)
{
    const ProfileResult &result = *m_state.result();
    QStringList lines;
    qint32 next = 0;
    for (const LineCost &cost : costs) {
        const auto text = [&](qint32 line) { return line <= source.size() ? source[line - 1] : QString(); };
        const auto add = [&](qint32 line, const QString &share) {
            if (line < next)
                return;
            lines << QStringLiteral("%1 %2 %3").arg(line, 5).arg(share, 7).arg(text(line));
            next = line + 1;
        };
        if (!source.isEmpty()) {
            if (next > 0 && cost.line - Context > next)
                lines << QStringLiteral("    …");
            for (qint32 line = std::max(next, cost.line - Context); line < cost.line; ++line)
                add(std::max(1, line), {});
        }
        // Lines after the one before come up to this one, then its own with what it cost.
        add(cost.line, percent(result.shareOf(cost.total)));
    }
    if (source.isEmpty())
        lines << QString() << tr("The file is not on this machine.");
    m_source->setPlainText(lines.join(u'\n'));
    m_source->setFixedHeight(std::min(220, (int(lines.size()) + 1) * m_source->fontMetrics().height() + 16));
}

void FunctionPane::fill(QTreeWidget *tree, const std::vector<FunctionCost> &costs, qint64 whole)
{
    tree->clear();
    constexpr size_t Most = 50;
    for (size_t i = 0; i < costs.size() && i < Most; ++i) {
        const FunctionCost &cost = costs[i];
        const QString name = cost.function < 0 ? tr("(start of the thread)")
                                               : m_state.result()->functionName(cost.function);
        auto *item = new QTreeWidgetItem(tree, {name, percent(whole > 0 ? double(cost.total) / double(whole) : 0)});
        item->setData(0, Qt::UserRole, cost.function);
        item->setToolTip(0, name);
        item->setTextAlignment(1, Qt::AlignRight | Qt::AlignVCenter);
    }
}

} // namespace wai
