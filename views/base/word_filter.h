// SPDX-License-Identifier: MIT
#pragma once

#include <QSortFilterProxyModel>

#include <algorithm>
#include <functional>

namespace wai {

// Thread: the one of the window.

/// Rows in whose text every word stands, and if wanted only the chosen ones of them.
class WordFilter : public QSortFilterProxyModel {
public:
    /// `text` and `isChosen` are asked with rows of the source model.
    WordFilter(std::function<QString(int row)> text, std::function<bool(int row)> isChosen, QObject *parent)
        : QSortFilterProxyModel(parent), m_text(std::move(text)), m_isChosen(std::move(isChosen))
    {}
    void setOnlyChosen(bool only)
    {
        m_only = only;
        invalidateFilter();
    }
    void setWords(const QString &text)
    {
        m_words = text.split(u' ', Qt::SkipEmptyParts);
        invalidateFilter();
    }

protected:
    bool filterAcceptsRow(int row, const QModelIndex &) const override
    {
        if (m_only && !m_isChosen(row))
            return false;
        const QString text = m_words.isEmpty() ? QString() : m_text(row);
        return std::ranges::all_of(m_words,
                                   [&](const QString &word) { return text.contains(word, Qt::CaseInsensitive); });
    }

private:
    std::function<QString(int row)> m_text;
    std::function<bool(int row)> m_isChosen;
    QStringList m_words;
    bool m_only = false;
};

} // namespace wai
