// SPDX-License-Identifier: MIT
#pragma once

#include "theme/theme.h"

#include <performance/core/client_values.h>

#include <QWidget>

namespace wai {

// Thread: the one of the window.

/// What a suggestion was drawn from: a line over the last minutes, and dashed the threshold that it passed.
class EvidenceView : public QWidget {
    Q_OBJECT
public:
    explicit EvidenceView(const ThemeSource &themes, QWidget *parent = nullptr);
    void setEvidence(const performance::EvidenceChart &evidence);
    QSize sizeHint() const override { return {300, 110}; }
    QSize minimumSizeHint() const override { return {160, 90}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const ThemeSource &m_themes;
    performance::EvidenceChart m_evidence;
};

/// What was measured without and with a change, as two distributions over the same axis.
class DistributionView : public QWidget {
    Q_OBJECT
public:
    explicit DistributionView(const ThemeSource &themes, QWidget *parent = nullptr);
    void setResult(const performance::ExperimentResult &result);
    QSize sizeHint() const override { return {320, 120}; }
    QSize minimumSizeHint() const override { return {200, 100}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const ThemeSource &m_themes;
    performance::ExperimentResult m_result;
};

} // namespace wai
