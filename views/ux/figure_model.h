// SPDX-License-Identifier: MIT
#pragma once

#include "theme/theme.h"

#include <performance/core/ux_values.h>

#include <QAbstractTableModel>

namespace wai {

// Thread: the one of the window.

/// A word and a colour for how a figure stands.
QString ratingText(performance::UxRating rating);
QColor ratingColor(performance::UxRating rating, const Theme &theme);
/// "p75", "p95": which quantile is judged.
QString quantileText(double quantile);

/// The figures of the user's experience, the worst first.
class FigureModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Figure, Where, Value, Rating, Shares, Count, Columns };
    /// Of Shares: how much is good, needs work, is poor, as a list of three numbers.
    static constexpr int SharesRole = Qt::UserRole;

    explicit FigureModel(const ThemeSource &themes, QObject *parent = nullptr);
    void setFigures(std::vector<performance::UxFigure> figures);
    const std::vector<performance::UxFigure> &figures() const { return m_figures; }
    /// The row of the same figure as `other`, or −1.
    int rowOf(const performance::UxFigure &other) const;

    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : int(m_figures.size()); }
    int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : Columns; }
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    const ThemeSource &m_themes;
    std::vector<performance::UxFigure> m_figures;
};

/// Operations with their Apdex, the costliest first.
class OperationModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Operation, Program, Score, Typical, Count, Columns };
    using QAbstractTableModel::QAbstractTableModel;
    void setOperations(std::vector<performance::UxOperation> operations, performance::nanoseconds target);

    int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : int(m_operations.size());
    }
    int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : Columns; }
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::vector<performance::UxOperation> m_operations;
    performance::nanoseconds m_target{0};
};

} // namespace wai
