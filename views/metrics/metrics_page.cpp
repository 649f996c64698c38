// SPDX-License-Identifier: MIT
#include "metrics/metrics_page.h"

#include "base/card.h"
#include "metrics/series_tree.h"

#include <QComboBox>
#include <QFileDialog>
#include <QInputDialog>
#include <QMenu>
#include <QPushButton>
#include <QShortcut>
#include <QSplitter>

#include <utility>

namespace wai {

using namespace performance;

namespace {

constexpr size_t MostUndo = 50;

} // namespace

MetricsPage::MetricsPage(PerformanceClient &client, ViewState &state, Settings &settings, const ThemeSource &themes)
    : m_settings(settings)
    , m_shelf(settings.boardsFolder(), settings.files())
    , m_tree(new SeriesTree(client))
    , m_view(new BoardView(client, state, themes, [this](const QString &key) { return m_tree->find(key); }))
    , m_boards(new QComboBox)
    , m_undo(new QPushButton(tr("Undo")))
{
    auto *left = new Card;
    left->box()->addWidget(m_tree);
    auto *right = new QWidget;
    auto *column = new QVBoxLayout(right);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::Small);
    column->addWidget(makeBar());
    column->addWidget(m_view, 1);
    auto *splitter = new QSplitter;
    splitter->setHandleWidth(space::Medium);
    splitter->addWidget(left);
    splitter->addWidget(right);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({320, 760});
    splitter->setChildrenCollapsible(false);
    left->setMinimumWidth(180);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::Large, space::Medium, space::Large, space::Large);
    layout->addWidget(splitter);

    connect(m_tree, &SeriesTree::alertWanted, this, &Page::alertWanted);
    connect(m_tree, &SeriesTree::problem, this, &Page::problem);
    connect(m_tree, &SeriesTree::picked, m_view, &BoardView::addSeries);
    connect(m_tree, &SeriesTree::loaded, this, [this] {
        m_view->refreshNames();
        tellLost();
    });
    connect(m_view, &BoardView::changed, this, &MetricsPage::takeChange);
    auto *undo = new QShortcut(QKeySequence::Undo, this, nullptr, nullptr, Qt::WidgetWithChildrenShortcut);
    connect(undo, &QShortcut::activated, this, &MetricsPage::undo);

    connect(&m_shelf, &BoardShelf::problem, this, &Page::problem);
    connect(&m_shelf, &BoardShelf::loaded, this, &MetricsPage::openFirst);
    connect(&m_shelf, &BoardShelf::imported, this, &MetricsPage::openBoard);
}

void MetricsPage::openFirst()
{
    m_isReady = true;
    const QStringList names = m_shelf.names();
    const QString wanted = m_settings.board();
    openBoard(names.contains(wanted) ? wanted : names.isEmpty() ? defaultBoard().name : names.constFirst());
    for (const QStringList &keys : std::exchange(m_wanted, {}))
        openSeries(keys);
}

QWidget *MetricsPage::makeBar()
{
    auto *bar = new QWidget;
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::Small);
    m_boards->setAccessibleName(tr("Board"));
    m_boards->setObjectName(QStringLiteral("boards"));
    m_boards->setMinimumWidth(160);
    auto *add = new QPushButton(tr("Add chart"));
    add->setToolTip(tr("An empty chart at the end of the board"));
    add->setObjectName(QStringLiteral("addChart"));
    auto *more = new QPushButton(tr("Board"));
    more->setProperty("menu", true);
    auto *menu = new QMenu(more);
    menu->addAction(tr("New board …"), this, &MetricsPage::askForNew);
    menu->addAction(tr("Rename …"), this, &MetricsPage::rename);
    menu->addAction(tr("Save as file …"), this, [this] {
        const QString path = QFileDialog::getSaveFileName(
            this, tr("Save the board"), m_view->board().name + QLatin1String(".json"), tr("Boards (*.json)"));
        if (!path.isEmpty())
            exportTo(path);
    });
    menu->addAction(tr("Open a file …"), this, [this] {
        const QString path = QFileDialog::getOpenFileName(this, tr("Open a board"), QString(), tr("Boards (*.json)"));
        if (!path.isEmpty())
            importFrom(path);
    });
    menu->addSeparator();
    menu->addAction(tr("Delete this board"), this, &MetricsPage::removeBoard);
    more->setMenu(menu);
    m_undo->setEnabled(false);
    m_undo->setToolTip(tr("Takes back the last change of the board (Ctrl+Z)"));
    row->addWidget(m_boards);
    row->addWidget(add);
    row->addWidget(m_undo);
    row->addStretch(1);
    row->addWidget(more);
    connect(add, &QPushButton::clicked, this, [this] { m_view->addPanel({}); });
    connect(m_undo, &QPushButton::clicked, this, &MetricsPage::undo);
    connect(m_boards, &QComboBox::activated, this, [this](int index) { openBoard(m_boards->itemText(index)); });
    return bar;
}

bool MetricsPage::focusSearch()
{
    m_tree->focusSearch();
    return true;
}

void MetricsPage::listBoards()
{
    QStringList names = m_shelf.names();
    if (!names.contains(m_view->board().name))
        names << m_view->board().name;
    m_boards->clear();
    m_boards->addItems(names);
    m_boards->setCurrentText(m_view->board().name);
}

void MetricsPage::openBoard(const QString &name)
{
    Board board;
    board.name = name;
    if (m_shelf.names().contains(name)) {
        const auto loaded = m_shelf.load(name);
        if (loaded)
            board = *loaded;
        else
            Q_EMIT problem(loaded.error().message());
    } else if (m_shelf.names().isEmpty()) {
        board = defaultBoard();
        board.name = name;
    }
    m_before.clear();
    m_undo->setEnabled(false);
    m_last = board;
    m_toldLost = false;
    m_view->show(board);
    m_settings.setBoard(name);
    listBoards();
    tellLost();
}

void MetricsPage::takeChange()
{
    if (!m_isReady)
        return; // there is no board yet that could be kept
    m_before.push_back(m_last);
    if (m_before.size() > MostUndo)
        m_before.erase(m_before.begin());
    m_last = m_view->board();
    m_undo->setEnabled(true);
    m_shelf.save(m_last);
    listBoards();
}

void MetricsPage::undo()
{
    if (m_before.empty())
        return;
    m_last = m_before.back();
    m_before.pop_back();
    m_undo->setEnabled(!m_before.empty());
    m_view->show(m_last);
    m_shelf.save(m_last);
}

void MetricsPage::openSeries(const QStringList &keys)
{
    if (!m_isReady) {
        m_wanted.push_back(keys);
        return;
    }
    // What is there already is shown rather than added once more.
    const auto &panels = m_view->board().panels;
    for (size_t i = 0; i < panels.size(); ++i) {
        QStringList shown;
        for (const BoardPanel::Series &series : panels[i].series)
            shown << series.key;
        if (shown == keys) {
            m_view->ensureWidgetVisible(m_view->panels()[i]);
            m_view->panels()[i]->chart()->setFocus();
            return;
        }
    }
    // A chart has two axes: what has a third unit is on one of its own.
    BoardPanel panel;
    QStringList units;
    for (const QString &key : keys) {
        const auto descriptor = m_tree->find(key);
        const QString unit = descriptor ? descriptor->shownUnit() : QString();
        if (descriptor && !units.contains(unit)) {
            if (units.size() == 2) {
                m_view->addPanel(std::exchange(panel, {}));
                units.clear();
            }
            units << unit;
        }
        panel.series.push_back({key});
    }
    m_view->addPanel(panel);
}

void MetricsPage::askForNew()
{
    bool ok = false;
    const QString name =
        QInputDialog::getText(this, tr("New board"), tr("Name"), QLineEdit::Normal, QString(), &ok).trimmed();
    if (!ok || name.isEmpty())
        return;
    Board board;
    board.name = name;
    if (!m_shelf.names().contains(name))
        m_shelf.save(board);
    openBoard(name);
}

void MetricsPage::rename()
{
    bool ok = false;
    const QString old = m_view->board().name;
    const QString name =
        QInputDialog::getText(this, tr("Rename the board"), tr("Name"), QLineEdit::Normal, old, &ok).trimmed();
    if (!ok || name.isEmpty() || name == old)
        return;
    Board board = m_view->board();
    board.name = name;
    m_shelf.rename(old, board);
    openBoard(name);
}

void MetricsPage::removeBoard()
{
    const QString name = m_view->board().name;
    if (m_shelf.names().contains(name))
        m_shelf.remove(name);
    const QStringList left = m_shelf.names();
    openBoard(left.isEmpty() ? defaultBoard().name : left.constFirst());
}

void MetricsPage::exportTo(const QString &path)
{
    m_shelf.exportTo(path, m_view->board());
}
void MetricsPage::importFrom(const QString &path)
{
    m_shelf.importFrom(path);
}

void MetricsPage::tellLost()
{
    if (m_toldLost || !m_tree->find(QStringLiteral("system.cpu.utilization")))
        return; // the list of series is not here yet
    QStringList lost;
    for (const BoardPanel &panel : m_view->board().panels) {
        for (const BoardPanel::Series &series : panel.series) {
            if (!m_tree->find(series.key))
                lost << series.key;
        }
    }
    m_toldLost = true;
    if (!lost.isEmpty())
        Q_EMIT problem(
            tr("This board names series that are not known here: %1. They are shown as soon as somebody records them.")
                .arg(lost.join(QStringLiteral(", "))));
}

} // namespace wai
