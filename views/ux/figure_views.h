// SPDX-License-Identifier: MIT
#pragma once

#include "theme/theme.h"

#include <performance/core/ux_values.h>

#include <QStyledItemDelegate>
#include <QWidget>

namespace wai {

// Thread: the one of the window.

/// A bar of three parts: good, needs work, poor. Hatched parts tell them apart without colour.
class SharesDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    SharesDelegate(const ThemeSource &themes, QObject *parent) : QStyledItemDelegate(parent), m_themes(themes) {}
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    const ThemeSource &m_themes;
};

/// How the values of a figure are distributed, with its limits.
class FigureView : public QWidget {
    Q_OBJECT
public:
    explicit FigureView(const ThemeSource &themes, QWidget *parent = nullptr);
    void setFigure(const performance::UxFigure &figure);
    QSize sizeHint() const override { return {300, 150}; }
    QSize minimumSizeHint() const override { return {180, 120}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const ThemeSource &m_themes;
    performance::UxFigure m_figure;
};

/// The figure release by release, with its limits.
class ReleaseView : public QWidget {
    Q_OBJECT
public:
    explicit ReleaseView(const ThemeSource &themes, QWidget *parent = nullptr);
    void setFigure(const performance::UxFigure &figure);
    QSize sizeHint() const override { return {300, 110}; }
    QSize minimumSizeHint() const override { return {180, 100}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const ThemeSource &m_themes;
    performance::UxFigure m_figure;
};

} // namespace wai
