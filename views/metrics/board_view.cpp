// SPDX-License-Identifier: MIT
#include "metrics/board_view.h"

#include "metrics/series_tree.h"

#include <performance/core/metric_table.h>
#include <performance/core/when_done.h>

#include <QApplication>
#include <QDrag>
#include <QDragEnterEvent>
#include <QGridLayout>
#include <QInputDialog>
#include <QLabel>
#include <QMenu>
#include <QMimeData>
#include <QMouseEvent>
#include <QPushButton>
#include <QStyle>

#include <set>

namespace wai {

using namespace performance;

namespace {

const QString PanelMimeType = QStringLiteral("application/x-wai-panel");
constexpr int PanelHeight = 220;

/// Left and right unit of the series of a panel; a third one has no place.
struct Units {
    QStringList units;
    int axisOf(const QString &unit)
    {
        if (!units.contains(unit) && units.size() < 2)
            units << unit;
        return int(units.indexOf(unit));
    }
};

QString unitOf(const SeriesDescriptor &descriptor, bool accumulated)
{
    const QString unit = descriptor.shownUnit();
    if (!accumulated || descriptor.instrument != Instrument::Counter)
        return unit;
    return descriptor.unit;
}

bool isOfAllCpus(const SeriesDescriptor &descriptor)
{
    return descriptor.metric == QLatin1String(metrics::CpuTime.metric)
        && !descriptor.attributes.contains(QStringLiteral("cpu.logical_number"));
}

} // namespace

// --- one panel -----------------------------------------------------------------------------------------------------

BoardPanelView::BoardPanelView(PerformanceClient &client, ViewState &state, const ThemeSource &themes, QWidget *parent)
    : QFrame(parent)
    , m_chart(new TimeChart(themes, QString(), QString()))
    , m_feed(new ChartFeed(client, state, m_chart))
    , m_handle(new QLabel(QStringLiteral("⠿")))
{
    setAcceptDrops(true);
    setProperty("panel", true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(2, 2, 2, 2);
    layout->setSpacing(0);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(space::Small, 0, 0, 0);
    m_handle->setCursor(Qt::OpenHandCursor);
    m_handle->setToolTip(tr("Drag to another place"));
    m_handle->setProperty("role", QStringLiteral("soft"));
    row->addWidget(m_handle);
    row->addStretch(1);
    const auto button = [&](const QString &text, const QString &name, auto action) {
        auto *made = new QPushButton(text);
        made->setProperty("flat", true);
        made->setAccessibleName(name);
        made->setToolTip(name);
        connect(made, &QPushButton::clicked, this, action);
        row->addWidget(made);
    };
    button(QStringLiteral("⋯"), tr("What can be done with this chart"), [this] {
        QMenu *menu = m_chart->makeMenu();
        menu->setAttribute(Qt::WA_DeleteOnClose);
        menu->popup(mapToGlobal(QPoint(width() - menu->sizeHint().width(), 24)));
    });
    button(QStringLiteral("✕"), tr("Remove this chart"), [this] { Q_EMIT removed(); });
    layout->addLayout(row);
    layout->addWidget(m_chart, 1);
    m_chart->follow(&state);
    m_chart->setWheelScrollsPage(true);
    m_chart->installEventFilter(this);
    connect(m_chart, &TimeChart::menuRequested, this, &BoardPanelView::extendMenu);
    connect(m_chart, &TimeChart::appearanceChanged, this, &BoardPanelView::takeAppearance);
}

void BoardPanelView::show(const BoardPanel &panel, const Describe &describe, double cpus)
{
    m_panel = panel;
    std::vector<ChartLine> lines;
    Units units;
    std::set<int> colors;
    QString name;
    for (const BoardPanel::Series &series : panel.series) {
        const auto descriptor = describe(series.key);
        ChartLine line;
        line.key = series.key;
        line.hidden = series.hidden;
        line.label = descriptor ? displayName(*descriptor) : tr("%1 (not known here)").arg(series.key);
        line.accumulated = panel.accumulated && descriptor && descriptor->instrument == Instrument::Counter;
        line.axis = descriptor ? std::max(0, units.axisOf(unitOf(*descriptor, panel.accumulated))) : 0;
        // The modes of all CPUs together are counted in CPUs; shown are shares of the machine. Summed up, they are seconds.
        if (cpus > 0 && !line.accumulated && descriptor && isOfAllCpus(*descriptor))
            line.scale = 1 / cpus;
        // A thing keeps its colour; where two of a chart would share one, the second takes the next that is free.
        line.color = colorOf(series.key);
        for (int i = 0; i < 8 && colors.contains(line.color); ++i)
            line.color = (line.color + 1) % 8;
        colors.insert(line.color);
        if (name.isEmpty())
            name = line.label;
        lines.push_back(std::move(line));
    }
    // Lines of one metric need not repeat its name.
    if (lines.size() > 1) {
        const QString common = lines.front().label.section(QStringLiteral(", "), 0, 0) + QStringLiteral(", ");
        if (std::all_of(lines.cbegin(), lines.cend(),
                        [&](const ChartLine &line) { return line.label.startsWith(common); })) {
            for (ChartLine &line : lines)
                line.label.remove(0, common.size());
            name = common.chopped(2);
        }
    }
    m_chart->setTitle(!panel.title.isEmpty() ? panel.title : !name.isEmpty() ? name : tr("Empty chart"));
    m_chart->setStyle(panel.style);
    m_chart->setLogarithmic(panel.logarithmic);
    if (lines != m_chart->lines())
        m_chart->setLines(std::move(lines));
    m_chart->setUnits(units.units.value(0), units.units.value(1));
    m_chart->setEmptyText(panel.series.empty() ? tr("Drag series here, or double-click them in the list.")
                                               : tr("Nothing was recorded in this range."));
    m_feed->refresh();
}

void BoardPanelView::setActive(bool active)
{
    if (property("active").toBool() == active)
        return;
    setProperty("active", active);
    style()->unpolish(this);
    style()->polish(this);
}

void BoardPanelView::takeAppearance()
{
    m_panel.style = m_chart->style();
    m_panel.logarithmic = m_chart->isLogarithmic();
    for (size_t i = 0; i < m_panel.series.size() && i < m_chart->lines().size(); ++i)
        m_panel.series[i].hidden = m_chart->lines()[i].hidden;
    Q_EMIT changed(m_panel);
}

void BoardPanelView::rename()
{
    bool ok = false;
    const QString title = QInputDialog::getText(this, tr("Title of the chart"), tr("Title"), QLineEdit::Normal,
                                                m_chart->title(), &ok);
    if (!ok)
        return;
    BoardPanel panel = m_panel;
    panel.title = title.trimmed();
    Q_EMIT changed(panel);
}

void BoardPanelView::extendMenu(QMenu *menu)
{
    menu->addSeparator();
    const auto toggle = [&](const QString &text, bool BoardPanel::*flag) {
        auto *action = menu->addAction(text, this, [this, flag](bool on) {
            BoardPanel panel = m_panel;
            panel.*flag = on;
            Q_EMIT changed(panel);
        });
        action->setCheckable(true);
        action->setChecked(m_panel.*flag);
    };
    toggle(tr("Sum up rates"), &BoardPanel::accumulated);
    toggle(tr("Over the whole width"), &BoardPanel::wide);
    menu->addAction(tr("Rename …"), this, &BoardPanelView::rename);
    if (!m_panel.series.empty()) {
        auto *take = menu->addMenu(tr("Take out"));
        for (size_t i = 0; i < m_panel.series.size() && i < m_chart->lines().size(); ++i) {
            take->addAction(m_chart->lines()[i].label, this, [this, i] {
                BoardPanel panel = m_panel;
                panel.series.erase(panel.series.begin() + std::ptrdiff_t(i));
                Q_EMIT changed(panel);
            });
        }
    }
    menu->addAction(tr("Remove this chart"), this, [this] { Q_EMIT removed(); });
}

bool BoardPanelView::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusIn)
        Q_EMIT activated();
    return QFrame::eventFilter(watched, event);
}

void BoardPanelView::mousePressEvent(QMouseEvent *event)
{
    m_pressedAt = event->pos();
    Q_EMIT activated();
}

void BoardPanelView::mouseMoveEvent(QMouseEvent *event)
{
    if (!(event->buttons() & Qt::LeftButton)
        || (event->pos() - m_pressedAt).manhattanLength() < QApplication::startDragDistance())
        return;
    Q_EMIT dragStarted(this);
}

void BoardPanelView::dragEnterEvent(QDragEnterEvent *event)
{
    if (!event->mimeData()->hasFormat(PanelMimeType)
        && !event->mimeData()->hasFormat(QString::fromLatin1(SeriesMimeType)))
        return;
    event->acceptProposedAction();
    setProperty("target", true);
    style()->unpolish(this);
    style()->polish(this);
}

void BoardPanelView::dragLeaveEvent(QDragLeaveEvent *)
{
    setProperty("target", false);
    style()->unpolish(this);
    style()->polish(this);
}

void BoardPanelView::dropEvent(QDropEvent *event)
{
    dragLeaveEvent(nullptr);
    event->acceptProposedAction();
    if (event->mimeData()->hasFormat(PanelMimeType))
        Q_EMIT panelDropped(event->mimeData()->data(PanelMimeType).toInt());
    else
        Q_EMIT seriesDropped(QString::fromUtf8(event->mimeData()->data(QString::fromLatin1(SeriesMimeType)))
                                 .split(u'\n', Qt::SkipEmptyParts));
}

// --- the board -----------------------------------------------------------------------------------------------------

BoardView::BoardView(PerformanceClient &client, ViewState &state, const ThemeSource &themes,
                     BoardPanelView::Describe describe)
    : m_client(client)
    , m_state(state)
    , m_themes(themes)
    , m_describe(std::move(describe))
    , m_content(new QWidget)
    , m_grid(new QGridLayout(m_content))
    , m_empty(new QLabel(tr("This board is empty. Drag series here from the list, or double-click them.")))
{
    setWidget(m_content);
    setWidgetResizable(true);
    setAcceptDrops(true);
    setFocusPolicy(Qt::NoFocus);
    m_grid->setContentsMargins(0, 0, space::Small, 0);
    m_grid->setSpacing(space::Small);
    m_grid->setColumnStretch(0, 1);
    m_grid->setColumnStretch(1, 1);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_empty->setProperty("role", QStringLiteral("soft"));
    askForCpus();
    connect(&m_state, &ViewState::rangeChanged, this, &BoardView::askForCpus);
}

void BoardView::askForCpus()
{
    if (m_cpus > 0 || m_asksForCpus)
        return;
    m_asksForCpus = true;
    // A report lies anywhere in time; the last value of all of it is its.
    const TimeRange ever{fromNanoseconds(0), now() + std::chrono::seconds(1)};
    whenDone(m_client.ask(&History::query, metrics::CpuCount.series().key(), ever, 1), this,
             [this](const PerformanceResult<SeriesData> &count) {
                 m_asksForCpus = false;
                 if (!count || count->points.empty())
                     return; // nothing is recorded yet
                 m_cpus = count->points.back().maximum;
                 refreshNames();
             });
}

void BoardView::show(const Board &board)
{
    const bool sameShape = board.panels.size() == m_panels.size() && board.name == m_board.name;
    m_board = board;
    if (sameShape) {
        refreshNames();
        arrange();
    } else {
        m_active = 0;
        rebuild();
    }
}

void BoardView::refreshNames()
{
    for (size_t i = 0; i < m_panels.size(); ++i)
        m_panels[i]->show(m_board.panels[i], m_describe, m_cpus);
}

void BoardView::rebuild()
{
    for (BoardPanelView *panel : m_panels)
        panel->deleteLater();
    m_panels.clear();
    for (size_t i = 0; i < m_board.panels.size(); ++i) {
        auto *panel = new BoardPanelView(m_client, m_state, m_themes, m_content);
        panel->setMinimumHeight(PanelHeight);
        m_panels.push_back(panel);
        connect(panel, &BoardPanelView::changed, this, [this, i](const BoardPanel &value) {
            m_board.panels[i] = value;
            refreshNames();
            arrange();
            Q_EMIT changed();
        });
        connect(panel, &BoardPanelView::removed, this, [this, i] {
            m_board.panels.erase(m_board.panels.begin() + std::ptrdiff_t(i));
            m_active = 0;
            QMetaObject::invokeMethod(this, &BoardView::rebuild,
                                      Qt::QueuedConnection); // the panel is still in its event
            Q_EMIT changed();
        });
        connect(panel, &BoardPanelView::activated, this, [this, i] {
            m_active = i;
            for (size_t j = 0; j < m_panels.size(); ++j)
                m_panels[j]->setActive(j == i);
        });
        connect(panel, &BoardPanelView::panelDropped, this, [this, i](int from) { move(from, int(i)); });
        connect(panel, &BoardPanelView::seriesDropped, this, [this, i](const QStringList &keys) {
            m_active = i;
            addSeries(keys);
        });
        connect(panel, &BoardPanelView::dragStarted, this, [this, i](BoardPanelView *source) {
            auto *drag = new QDrag(source);
            auto *place = new QMimeData;
            place->setData(PanelMimeType, QByteArray::number(int(i)));
            drag->setMimeData(place);
            drag->setPixmap(source->grab().scaledToWidth(260, Qt::SmoothTransformation));
            drag->exec(Qt::MoveAction);
        });
        panel->show(m_board.panels[i], m_describe, m_cpus);
    }
    arrange();
}

void BoardView::arrange()
{
    while (QLayoutItem *item = m_grid->takeAt(0))
        delete item;
    for (int last = m_grid->rowCount() - 1; last >= 0; --last)
        m_grid->setRowStretch(last, 0);
    m_empty->setVisible(m_panels.empty());
    if (m_panels.empty()) {
        m_grid->addWidget(m_empty, 0, 0, 1, 2);
        return;
    }
    int row = 0;
    int column = 0;
    for (size_t i = 0; i < m_panels.size(); ++i) {
        const bool wide = m_narrow || m_board.panels[i].wide || m_panels.size() == 1; // one alone has all the room
        if (wide && column == 1) {
            ++row;
            column = 0;
        }
        m_grid->addWidget(m_panels[i], row, column, 1, wide ? 2 : 1);
        m_panels[i]->setVisible(true);
        m_grid->setRowStretch(row, 1);
        column = wide || column == 1 ? 0 : 1;
        row += column == 0;
    }
}

void BoardView::resizeEvent(QResizeEvent *event)
{
    QScrollArea::resizeEvent(event);
    constexpr int TwoFrom = 560;
    const bool narrow = width() < TwoFrom;
    if (narrow == m_narrow)
        return;
    m_narrow = narrow;
    arrange();
}

void BoardView::move(int from, int to)
{
    if (from == to || from < 0 || from >= int(m_board.panels.size()))
        return;
    const BoardPanel panel = m_board.panels[size_t(from)];
    m_board.panels.erase(m_board.panels.begin() + from);
    m_board.panels.insert(m_board.panels.begin() + std::min(to, int(m_board.panels.size())), panel);
    refreshNames();
    arrange();
    Q_EMIT changed();
}

bool BoardView::join(size_t at, const QString &key)
{
    BoardPanel &panel = m_board.panels[at];
    if (std::any_of(panel.series.cbegin(), panel.series.cend(), [&](const auto &series) { return series.key == key; }))
        return true;
    Units units;
    for (const BoardPanel::Series &series : panel.series) {
        if (const auto known = m_describe(series.key))
            units.axisOf(unitOf(*known, panel.accumulated));
    }
    const auto descriptor = m_describe(key);
    if (descriptor && units.axisOf(unitOf(*descriptor, panel.accumulated)) < 0)
        return false;
    panel.series.push_back({key});
    return true;
}

void BoardView::addSeries(const QStringList &keys)
{
    size_t before = m_board.panels.size();
    if (m_board.panels.empty())
        m_board.panels.emplace_back();
    size_t target = std::min(m_active, m_board.panels.size() - 1);
    for (const QString &key : keys) {
        if (!join(target, key)) {
            m_board.panels.emplace_back();
            target = m_board.panels.size() - 1;
            join(target, key);
        }
    }
    if (m_board.panels.size() != before) {
        rebuild();
        m_active = target;
    } else {
        refreshNames();
    }
    Q_EMIT changed();
}

void BoardView::addPanel(const BoardPanel &panel)
{
    m_board.panels.push_back(panel);
    rebuild();
    m_active = m_panels.size() - 1;
    m_panels.back()->setActive(true);
    QMetaObject::invokeMethod(
        this, [this] { ensureWidgetVisible(m_panels.empty() ? m_content : static_cast<QWidget *>(m_panels.back())); },
        Qt::QueuedConnection);
    Q_EMIT changed();
}

void BoardView::dragEnterEvent(QDragEnterEvent *event)
{
    if (event->mimeData()->hasFormat(QString::fromLatin1(SeriesMimeType)))
        event->acceptProposedAction();
}

void BoardView::dropEvent(QDropEvent *event)
{
    // Beside all charts: a chart of its own.
    BoardPanel panel;
    for (const QString &key : QString::fromUtf8(event->mimeData()->data(QString::fromLatin1(SeriesMimeType)))
                                  .split(u'\n', Qt::SkipEmptyParts))
        panel.series.push_back({key});
    event->acceptProposedAction();
    addPanel(panel);
}

} // namespace wai
