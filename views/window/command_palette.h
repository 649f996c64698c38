// SPDX-License-Identifier: MIT
#pragma once

#include <QFrame>

#include <functional>
#include <optional>
#include <vector>

class QLabel;
class QLineEdit;
class QListWidget;

namespace wai {

// Thread: the one of the window.

/// One thing that the palette can do or lead to.
struct PaletteEntry {
    QString title;
    QString kind; ///< "Page", "Series": what it is
    QString shortcut;
    std::function<void()> run;
};

/// How well `text` fits what was typed: letters in order, better where they begin words or stand together. Nothing
/// where they do not occur.
std::optional<int> paletteScore(const QString &typed, const QString &text);

/// Finds pages, actions, series, processes and reports by a few letters (Ctrl+K).
class CommandPalette : public QFrame {
    Q_OBJECT
public:
    explicit CommandPalette(QWidget *window);

    /// Opens with these entries; more may be added while it is open.
    void open(std::vector<PaletteEntry> entries);
    void add(std::vector<PaletteEntry> entries);

Q_SIGNALS:
    void closed();

protected:
    void hideEvent(QHideEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void filter();
    void run(int row);
    void place();

    QLineEdit *m_input;
    QListWidget *m_list;
    QLabel *m_empty;
    std::vector<PaletteEntry> m_entries;
    QString m_filteredBy; ///< what was typed when the list was made
};

} // namespace wai
