// SPDX-License-Identifier: MIT
#include "window/command_palette.h"

#include "theme/theme.h"

#include <QApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include <algorithm>
#include <optional>

namespace wai {

namespace {

constexpr int MostShown = 60;
constexpr int KindRole = Qt::UserRole + 1;

/// The kind of an entry stands at its right, softly.
class EntryDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::paint(painter, option, index);
        painter->setPen(option.palette.color(QPalette::PlaceholderText));
        painter->drawText(option.rect.adjusted(0, 0, -12, 0), Qt::AlignRight | Qt::AlignVCenter,
                          index.data(KindRole).toString());
    }
};

} // namespace

std::optional<int> paletteScore(const QString &typed, const QString &text)
{
    int score = 0;
    qsizetype at = -1;
    for (const QChar c : typed) {
        if (c.isSpace())
            continue;
        qsizetype found = text.indexOf(c, at + 1, Qt::CaseInsensitive);
        if (found < 0)
            return std::nullopt;
        // The begin of a later word is worth more than the next best place.
        for (qsizetype better = found; better >= 0; better = text.indexOf(c, better + 1, Qt::CaseInsensitive)) {
            if (better == 0 || !text[better - 1].isLetterOrNumber()) {
                if (found != at + 1)
                    found = better;
                break;
            }
        }
        const bool begins = found == 0 || !text[found - 1].isLetterOrNumber();
        score += found == at + 1 ? 8 : begins ? 6 : 1;
        at = found;
    }
    return score * 100 - int(text.size());
}

CommandPalette::CommandPalette(QWidget *window)
    : QFrame(window)
    , m_input(new QLineEdit)
    , m_list(new QListWidget)
    , m_empty(new QLabel(tr("Nothing fits. Try the name of a page, a metric, a process or an action.")))
{
    setProperty("card", true);
    setObjectName(QStringLiteral("palette"));
    setAccessibleName(tr("Search or command"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::Medium, space::Medium, space::Medium, space::Medium);
    layout->setSpacing(space::Small);
    m_input->setPlaceholderText(tr("Go to a page, a series, a process, or do something …"));
    m_input->setAccessibleName(tr("Search or command"));
    m_input->setObjectName(QStringLiteral("paletteInput"));
    m_list->setAccessibleName(tr("What fits"));
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setItemDelegate(new EntryDelegate(this));
    m_list->setFrameShape(QFrame::NoFrame);
    m_empty->setProperty("role", QStringLiteral("soft"));
    m_empty->setWordWrap(true);
    layout->addWidget(m_input);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_empty);
    connect(m_input, &QLineEdit::textChanged, this, &CommandPalette::filter);
    connect(m_list, &QListWidget::itemClicked, this, [this](QListWidgetItem *item) { run(m_list->row(item)); });
    m_input->installEventFilter(this);
    window->installEventFilter(this);
    hide();
}

void CommandPalette::open(std::vector<PaletteEntry> entries)
{
    m_entries = std::move(entries);
    m_list->clear(); // what was chosen last time is not chosen now
    m_input->clear();
    filter();
    place();
    show();
    raise();
    m_input->setFocus(Qt::PopupFocusReason);
}

void CommandPalette::add(std::vector<PaletteEntry> entries)
{
    if (!isVisible() || entries.empty())
        return;
    std::move(entries.begin(), entries.end(), std::back_inserter(m_entries));
    filter();
}

void CommandPalette::hideEvent(QHideEvent *event)
{
    QFrame::hideEvent(event);
    Q_EMIT closed();
}

void CommandPalette::place()
{
    const int width = std::min(620, parentWidget()->width() - 40);
    const int height = std::min(420, parentWidget()->height() - 80);
    setGeometry((parentWidget()->width() - width) / 2, 56, width, height);
}

void CommandPalette::filter()
{
    std::vector<std::pair<int, size_t>> fits;
    for (size_t i = 0; i < m_entries.size(); ++i) {
        if (const auto score = paletteScore(m_input->text(), m_entries[i].title))
            fits.emplace_back(m_input->text().trimmed().isEmpty() ? 0 : -*score, i);
    }
    std::stable_sort(fits.begin(), fits.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
    if (fits.size() > MostShown)
        fits.resize(MostShown);
    // What was chosen stays so where more is added meanwhile; other letters begin at the best.
    const bool sameWords = m_input->text() == m_filteredBy;
    const QVariant chosen = sameWords && m_list->currentRow() > 0 ? m_list->currentItem()->data(Qt::UserRole)
                                                                  : QVariant();
    m_filteredBy = m_input->text();
    m_list->clear();
    int row = 0;
    for (const auto &[score, i] : fits) {
        const PaletteEntry &entry = m_entries[i];
        auto *item = new QListWidgetItem(entry.title, m_list);
        item->setData(Qt::UserRole, qulonglong(i));
        item->setData(KindRole,
                      entry.shortcut.isEmpty() ? entry.kind : entry.kind + QStringLiteral("  ") + entry.shortcut);
        if (chosen.isValid() && chosen.toULongLong() == i)
            row = m_list->count() - 1;
    }
    m_list->setCurrentRow(row);
    m_list->setVisible(!fits.empty());
    m_empty->setVisible(fits.empty());
}

void CommandPalette::run(int row)
{
    if (row < 0 || row >= m_list->count())
        return;
    // Copied: what it does may open the palette anew.
    const auto action = m_entries[size_t(m_list->item(row)->data(Qt::UserRole).toULongLong())].run;
    hide();
    parentWidget()->setFocus();
    action();
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget()) {
        if (event->type() == QEvent::Resize && isVisible())
            place();
        return false;
    }
    if (event->type() == QEvent::FocusOut && isVisible() && !isAncestorOf(QApplication::focusWidget())) {
        hide();
        return false;
    }
    // The window's shortcuts (Space, Esc) are ordinary keys here.
    if (event->type() == QEvent::ShortcutOverride) {
        event->accept();
        return false;
    }
    if (event->type() != QEvent::KeyPress)
        return false;
    switch (static_cast<QKeyEvent *>(event)->key()) {
    case Qt::Key_Escape:
        hide();
        parentWidget()->setFocus();
        return true;
    case Qt::Key_Down: m_list->setCurrentRow(std::min(m_list->currentRow() + 1, m_list->count() - 1)); return true;
    case Qt::Key_Up: m_list->setCurrentRow(std::max(m_list->currentRow() - 1, 0)); return true;
    case Qt::Key_PageDown: m_list->setCurrentRow(std::min(m_list->currentRow() + 10, m_list->count() - 1)); return true;
    case Qt::Key_PageUp: m_list->setCurrentRow(std::max(m_list->currentRow() - 10, 0)); return true;
    case Qt::Key_Return:
    case Qt::Key_Enter: run(m_list->currentRow()); return true;
    default: return false;
    }
}

} // namespace wai
