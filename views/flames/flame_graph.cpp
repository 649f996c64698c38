// SPDX-License-Identifier: MIT
#include "flames/flame_graph.h"

#include <performance/core/format.h>
#include <performance/core/quoted_text.h>

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>

namespace wai {

using namespace performance;

namespace {

constexpr double LeastWidth = 0.5; ///< pixels: what is narrower is not drawn, nor anything above it
constexpr int TextMargin = 4;

QString percent(double share)
{
    return QString::number(share * 100, 'f', share < 0.0995 ? 2 : 1) + QStringLiteral(" %");
}

QList<qint32> functionsTo(const CallTree &tree, qint32 node)
{
    QList<qint32> path;
    for (; node > 0; node = tree.nodes[size_t(node)].parent)
        path.prepend(tree.nodes[size_t(node)].function);
    return path;
}

qint32 follow(const CallTree &tree, const QList<qint32> &path)
{
    qint32 node = 0;
    for (const qint32 function : path) {
        const auto children = tree.children(tree.nodes[size_t(node)]);
        const auto it = std::ranges::find(children, function, &CallNode::function);
        if (it == children.end())
            break;
        node = tree.indexOf(*it);
    }
    return node;
}

} // namespace

FlameGraph::FlameGraph(ProfileState &state, const ThemeSource &themes, QWidget *parent)
    : QAbstractScrollArea(parent), m_state(state), m_themes(themes)
{
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Flame graph"));
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setMouseTracking(true);
    setMinimumHeight(120);
    connect(&state, &ProfileState::resultChanged, this, &FlameGraph::followResult);
    connect(&state, &ProfileState::bottomUpChanged, this, [this] {
        if (m_bottomUp)
            followResult();
    });
    connect(&state, &ProfileState::searchChanged, viewport(), QOverload<>::of(&QWidget::update));
    connect(&state, &ProfileState::selectionChanged, viewport(), QOverload<>::of(&QWidget::update));
    connect(&themes, &ThemeSource::changed, viewport(), QOverload<>::of(&QWidget::update));
}

const CallTree &FlameGraph::tree() const
{
    return m_bottomUp ? *m_state.bottomUp() : m_state.result()->topDown;
}

void FlameGraph::followResult()
{
    // A live profile grows: what was zoomed and chosen stays so, by the names on the way there.
    m_zoom = follow(tree(), m_zoomPath);
    m_selected = m_selectedPath.isEmpty() ? -1 : follow(tree(), m_selectedPath);
    m_hovered = -1;
    const ProfileResult &result = *m_state.result();
    QStringList heaviest;
    for (size_t i = 0; i < result.functions.size() && i < 3; ++i)
        heaviest << QStringLiteral("%1 %2").arg(result.functionName(result.functions[i].function),
                                                percent(result.shareOf(result.functions[i].self)));
    setAccessibleDescription(heaviest.isEmpty() ? tr("No samples.")
                                                : tr("Most time is in %1.").arg(heaviest.join(QStringLiteral(", "))));
    updateScrollBar();
    viewport()->update();
}

void FlameGraph::setIcicle(bool icicle)
{
    m_icicle = icicle;
    updateScrollBar();
    verticalScrollBar()->setValue(icicle ? 0 : verticalScrollBar()->maximum());
    viewport()->update();
}

void FlameGraph::setBottomUp(bool bottomUp)
{
    m_bottomUp = bottomUp;
    m_zoomPath.clear();
    m_selectedPath.clear();
    followResult();
}

void FlameGraph::setColoring(FlameColoring coloring)
{
    m_coloring = coloring;
    viewport()->update();
}

void FlameGraph::zoomTo(qint32 node)
{
    m_zoom = std::max(0, node);
    m_zoomPath = functionsTo(tree(), m_zoom);
    updateScrollBar();
    viewport()->update();
}

int FlameGraph::ancestorCount() const
{
    int count = 0;
    for (qint32 node = m_zoom; node > 0; node = tree().nodes[size_t(node)].parent)
        ++count;
    return count;
}

void FlameGraph::updateScrollBar()
{
    const int height = (tree().depth + 2) * (fontMetrics().height() + 4);
    verticalScrollBar()->setRange(0, std::max(0, height - viewport()->height()));
    verticalScrollBar()->setPageStep(viewport()->height());
    verticalScrollBar()->setSingleStep(fontMetrics().height() + 4);
}

int FlameGraph::rowTop(int level) const
{
    const int row = fontMetrics().height() + 4;
    const int scrolled = verticalScrollBar()->value();
    if (m_icicle)
        return level * row - scrolled;
    const int whole = std::max((tree().depth + 2) * row, viewport()->height());
    return whole - (level + 1) * row - scrolled;
}

QRectF FlameGraph::rectOf(qint32 node) const
{
    const CallTree &t = tree();
    if (node < 0 || size_t(node) >= t.nodes.size())
        return {};
    const double width = viewport()->width();
    const double row = fontMetrics().height() + 4;
    std::vector<qint32> way; // from the node up to the zoomed one
    for (qint32 n = node; n >= 0 && n != m_zoom; n = t.nodes[size_t(n)].parent)
        way.push_back(n);
    const bool below = way.empty() || t.nodes[size_t(way.back())].parent == m_zoom;
    const int zoomLevel = ancestorCount();
    if (!below) { // an ancestor of the zoomed node is as wide as everything
        int level = 0;
        for (qint32 n = node; n > 0; n = t.nodes[size_t(n)].parent)
            ++level;
        for (qint32 n = m_zoom; n >= 0; n = t.nodes[size_t(n)].parent) {
            if (n == node)
                return QRectF(0, rowTop(level), width, row - 1);
        }
        return {};
    }
    const double scale = t.nodes[size_t(m_zoom)].total > 0 ? width / double(t.nodes[size_t(m_zoom)].total) : 0;
    double x = 0;
    for (size_t i = way.size(); i > 0; --i) {
        const CallNode &n = t.nodes[size_t(way[i - 1])];
        for (qint32 sibling = t.nodes[size_t(n.parent)].firstChild; sibling < way[i - 1]; ++sibling)
            x += double(t.nodes[size_t(sibling)].total) * scale;
    }
    const double w = double(t.nodes[size_t(node)].total) * scale;
    return w < LeastWidth ? QRectF() : QRectF(x, rowTop(zoomLevel + int(way.size())), w, row - 1);
}

qint32 FlameGraph::nodeAt(const QPoint &place) const
{
    const CallTree &t = tree();
    const int row = fontMetrics().height() + 4;
    const int zoomLevel = ancestorCount();
    const int first = rowTop(0);
    const int level = m_icicle ? (place.y() - first) / row : (first + row - 1 - place.y()) / row;
    if (level < 0 || (m_icicle && place.y() < first) || t.total() == 0)
        return -1;
    if (level <= zoomLevel) {
        qint32 node = m_zoom;
        for (int i = zoomLevel; i > level; --i)
            node = t.nodes[size_t(node)].parent;
        return node;
    }
    const double scale = double(viewport()->width()) / double(std::max<qint64>(1, t.nodes[size_t(m_zoom)].total));
    qint32 node = m_zoom;
    double x = 0;
    for (int l = zoomLevel; l < level; ++l) {
        qint32 hit = -1;
        for (const CallNode &child : t.children(t.nodes[size_t(node)])) {
            const double w = double(child.total) * scale;
            if (place.x() >= x && place.x() < x + w) {
                hit = w >= LeastWidth ? t.indexOf(child) : -1;
                break;
            }
            x += w;
        }
        if (hit < 0)
            return -1;
        node = hit;
    }
    return node;
}

QString FlameGraph::labelOf(const CallNode &node, int width) const
{
    if (width < 3 * TextMargin)
        return {};
    const ProfileResult &result = *m_state.result();
    const QString name = &node == &tree().nodes[0] ? tr("all: %1").arg(result.weightText(node.total))
                                                   : result.functionName(node.function);
    // Fonts measure slowly: a text that surely does not fit is cut before it is measured.
    return fontMetrics().elidedText(name.left(width / 3), Qt::ElideRight, width - 2 * TextMargin);
}

void FlameGraph::paintBox(QPainter &painter, const CallNode &node, const QRectF &rect) const
{
    const Theme &theme = m_themes.theme();
    const ProfileResult &result = *m_state.result();
    const bool isRoot = &node == &tree().nodes[0];
    const bool compared = m_coloring == FlameColoring::ByChange && !m_bottomUp && !result.changes.empty();
    QColor color = isRoot ? theme.grid
        : compared        ? changeColor(theme, result.changes[size_t(tree().indexOf(node))])
                          : flameColor(theme, m_coloring, result.profile, node.function);
    const ProfileSearch &search = m_state.search();
    const bool dimmed = search.active() && !isRoot && !search.matches(node.function);
    if (dimmed) { // towards the background: what was found stands out without a new colour
        color = QColor::fromRgbF(color.redF() * 0.22f + theme.card.redF() * 0.78f,
                                 color.greenF() * 0.22f + theme.card.greenF() * 0.78f,
                                 color.blueF() * 0.22f + theme.card.blueF() * 0.78f);
    }
    const QRectF box = rect.width() > 3 ? rect.adjusted(0, 0, -1, 0) : rect;
    painter.fillRect(box, color);
    const bool chosen = tree().indexOf(node) == m_selected;
    if (chosen || (m_state.selected() >= 0 && node.function == m_state.selected() && !isRoot)) {
        painter.setPen(QPen(theme.text, chosen ? 2 : 1));
        painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5));
    }
    const QString label = labelOf(node, int(rect.width()));
    if (!label.isEmpty()) {
        painter.setPen(isRoot || dimmed ? theme.text : textOn(color));
        painter.drawText(box.adjusted(TextMargin, 0, -1, 0), Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
                         label);
    }
}

void FlameGraph::paintEvent(QPaintEvent *)
{
    QPainter painter(viewport());
    const Theme &theme = m_themes.theme();
    painter.fillRect(viewport()->rect(), theme.card);
    const CallTree &t = tree();
    if (t.total() == 0) {
        painter.setPen(theme.softText);
        painter.drawText(viewport()->rect(), Qt::AlignCenter | Qt::TextWordWrap,
                         m_state.isComputing() ? tr("Counting …")
                                               : tr("No samples here. Widen the range or choose other threads."));
        return;
    }
    const double width = viewport()->width();
    const double row = fontMetrics().height() + 4;
    const int zoomLevel = ancestorCount();
    qint32 above = m_zoom;
    for (int level = zoomLevel; level >= 0; --level) {
        paintBox(painter, t.nodes[size_t(above)], QRectF(0, rowTop(level), width, row - 1));
        above = t.nodes[size_t(above)].parent;
    }
    struct Item {
        qint32 node;
        int level;
        double x;
    };
    const double scale = width / double(std::max<qint64>(1, t.nodes[size_t(m_zoom)].total));
    std::vector<Item> items{{m_zoom, zoomLevel, 0}};
    while (!items.empty()) {
        const Item item = items.back();
        items.pop_back();
        const double top = rowTop(item.level + 1);
        if (m_icicle ? top > viewport()->height() : top + row < 0)
            continue; // everything further is out of sight as well
        double x = item.x;
        for (const CallNode &child : t.children(t.nodes[size_t(item.node)])) {
            const double w = double(child.total) * scale;
            if (w < LeastWidth)
                break; // the heaviest come first: the rest is narrower
            if (top + row >= 0 && top <= viewport()->height())
                paintBox(painter, child, QRectF(x, top, w, row - 1));
            items.push_back({t.indexOf(child), item.level + 1, x});
            x += w;
        }
    }
    if (hasFocus() && m_selected < 0) {
        painter.setPen(QPen(theme.accent, 1));
        painter.drawRect(viewport()->rect().adjusted(0, 0, -1, -1));
    }
}

void FlameGraph::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    updateScrollBar();
    if (!m_icicle)
        verticalScrollBar()->setValue(verticalScrollBar()->maximum());
}

void FlameGraph::choose(qint32 node)
{
    m_selected = node;
    m_selectedPath = functionsTo(tree(), node);
    m_state.select(node > 0 ? tree().nodes[size_t(node)].function : -1);
    viewport()->update();
}

void FlameGraph::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::BackButton)
        zoomOut();
    else if (const qint32 node = nodeAt(event->position().toPoint()); node >= 0)
        choose(node);
}

void FlameGraph::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (const qint32 node = nodeAt(event->position().toPoint()); node >= 0)
        zoomTo(node);
}

void FlameGraph::mouseMoveEvent(QMouseEvent *event)
{
    const qint32 node = nodeAt(event->position().toPoint());
    viewport()->setCursor(node >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
    m_hovered = node;
}

void FlameGraph::zoomOut()
{
    if (m_zoom > 0)
        zoomTo(tree().nodes[size_t(m_zoom)].parent);
}

void FlameGraph::move(int key)
{
    const CallTree &t = tree();
    if (m_selected < 0) {
        choose(m_zoom);
        return;
    }
    const CallNode &node = t.nodes[size_t(m_selected)];
    const bool inwards = (key == Qt::Key_Down) == m_icicle;
    qint32 next = m_selected;
    if (key == Qt::Key_Up || key == Qt::Key_Down) {
        if (inwards && node.childCount > 0)
            next = node.firstChild;
        else if (!inwards && node.parent >= 0)
            next = node.parent;
    } else if (node.parent >= 0) {
        const CallNode &parent = t.nodes[size_t(node.parent)];
        next = std::clamp(m_selected + (key == Qt::Key_Right ? 1 : -1), parent.firstChild,
                          parent.firstChild + parent.childCount - 1);
    }
    choose(next);
    const QRectF rect = rectOf(next);
    if (!rect.isEmpty() && (rect.top() < 0 || rect.bottom() > viewport()->height()))
        verticalScrollBar()->setValue(verticalScrollBar()->value() + int(rect.center().y()) - viewport()->height() / 2);
}

void FlameGraph::keyPressEvent(QKeyEvent *event)
{
    ProfileFilter filter = m_state.filter();
    const qint32 function = m_selected > 0 ? tree().nodes[size_t(m_selected)].function : -1;
    if (event->matches(QKeySequence::Copy)) {
        QApplication::clipboard()->setText(selectedStack());
        return;
    }
    switch (event->key()) {
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_Left:
    case Qt::Key_Right: move(event->key()); return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_selected >= 0)
            zoomTo(m_selected);
        return;
    case Qt::Key_Backspace: zoomOut(); return;
    case Qt::Key_Escape:
        if (m_zoom == 0)
            break;
        zoomTo(0);
        return;
    case Qt::Key_F: // Firefox Profiler's keys for the same
        if (function >= 0) {
            filter.focus = function;
            Q_EMIT filterWanted(filter);
        }
        return;
    case Qt::Key_M:
        if (function >= 0) {
            filter.hiddenFunctions.insert(function);
            Q_EMIT filterWanted(filter);
        }
        return;
    default: break;
    }
    QAbstractScrollArea::keyPressEvent(event);
}

QString FlameGraph::pathOf(qint32 node) const
{
    QStringList names;
    for (const qint32 function : functionsTo(tree(), node))
        names << m_state.result()->functionName(function);
    return names.join(u'\n');
}

QString FlameGraph::selectedStack() const
{
    return m_selected > 0 ? pathOf(m_selected) : QString();
}

QString FlameGraph::tipOf(qint32 node) const
{
    const ProfileResult &result = *m_state.result();
    const CallNode &n = tree().nodes[size_t(node)];
    const ShareInterval interval = shareInterval(n.samples, result.weights.totalSamples);
    if (node == 0)
        return tr("Everything: %1 in %2 samples").arg(result.weightText(n.total), QLocale().toString(n.samples));
    QStringList lines;
    lines << visibleText(result.functionName(n.function));
    lines << visibleText(result.moduleName(n.function));
    lines << tr("with callees %1 (± %2), %3")
                 .arg(percent(result.shareOf(n.total)), percent(interval.halfWidth()), result.weightText(n.total));
    if (!m_bottomUp)
        lines << tr("itself %1, %2").arg(percent(result.shareOf(n.self)), result.weightText(n.self));
    if (!m_bottomUp && !result.changes.empty()) {
        const float change = result.changes[size_t(node)];
        lines << tr("%1%2 of the whole against the baseline")
                     .arg(change > 0 ? QStringLiteral("+") : QString(), percent(double(change)));
    }
    lines << tr("%1 samples").arg(QLocale().toString(n.samples));
    if (n.function >= 0) {
        if (const QString reason = result.reasonOf(n.function); !reason.isEmpty())
            lines << tr("No name: %1").arg(visibleText(reason));
    }
    return lines.join(u'\n');
}

bool FlameGraph::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const qint32 node = nodeAt(help->pos());
        if (node >= 0)
            QToolTip::showText(help->globalPos(), tipOf(node), viewport(), rectOf(node).toRect());
        else
            QToolTip::hideText();
        return true;
    }
    return QAbstractScrollArea::viewportEvent(event);
}

void FlameGraph::contextMenuEvent(QContextMenuEvent *event)
{
    if (event->reason() == QContextMenuEvent::Mouse) {
        if (const qint32 node = nodeAt(event->pos()); node >= 0)
            choose(node);
    }
    if (m_selected < 0)
        return;
    const qint32 node = m_selected;
    const qint32 function = node > 0 ? tree().nodes[size_t(node)].function : -1;
    QMenu menu(this);
    menu.addAction(tr("Zoom in here\tEnter"), this, [this, node] { zoomTo(node); });
    menu.addAction(tr("Zoom out\tBackspace"), this, &FlameGraph::zoomOut)->setEnabled(m_zoom > 0);
    if (function >= 0) {
        const auto filtered = [this](auto change) {
            ProfileFilter filter = m_state.filter();
            change(filter);
            Q_EMIT filterWanted(filter);
        };
        menu.addSeparator();
        menu.addAction(tr("Only stacks with this function\tF"), this,
                       [=] { filtered([function](ProfileFilter &f) { f.focus = function; }); });
        menu.addAction(tr("Merge this function into its callers\tM"), this,
                       [=] { filtered([function](ProfileFilter &f) { f.hiddenFunctions.insert(function); }); });
        const qint32 module = m_state.result()->profile.functions[size_t(function)].module;
        if (const QString name = m_state.result()->moduleName(function); !name.isEmpty())
            menu.addAction(tr("Merge everything of %1").arg(name), this,
                           [=] { filtered([module](ProfileFilter &f) { f.hiddenModules.insert(module); }); });
        menu.addSeparator();
        menu.addAction(tr("Copy name"), this, [this, function] {
            QApplication::clipboard()->setText(m_state.result()->functionName(function));
        });
        menu.addAction(tr("Copy stack\tCtrl+C"), this, [this] { QApplication::clipboard()->setText(selectedStack()); });
    }
    menu.exec(event->globalPos());
}

} // namespace wai
