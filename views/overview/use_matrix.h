// SPDX-License-Identifier: MIT
#pragma once

#include "base/view_state.h"

#include <performance/client/performance_client.h>
#include <performance/judgement/use_cells.h>

#include <QFrame>

class QLabel;
class QPushButton;

namespace wai {

// Thread: the one of the window.

/// Utilisation, saturation and errors of each resource (Gregg's USE method): the guilty cell is coloured, says it in
/// words, and leads to its chart. Of the last ten seconds, of the moment under the cursor, or of the brushed range.
class UseMatrix : public QFrame {
    Q_OBJECT
public:
    UseMatrix(performance::PerformanceClient &client, ViewState &state, QWidget *parent = nullptr);

    /// Which disk and network it judges, and how many CPUs there are.
    void setMachine(const performance::MachineParts &parts);

    QPushButton *cell(performance::UseResource resource, performance::UseRow row) const
    {
        return m_cells[int(resource)][int(row)].button;
    }
    performance::Severity severity(performance::UseResource resource, performance::UseRow row) const
    {
        return m_cells[int(resource)][int(row)].severity;
    }

Q_SIGNALS:
    void chosen(performance::UseResource resource, performance::UseRow row, const QStringList &series);

protected:
    void showEvent(QShowEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    using Values = std::vector<std::optional<double>>;
    struct Cell {
        performance::UseCell question;
        QPushButton *button = nullptr;
        QString text; ///< whole; the button shows what fits
        QString tip;  ///< what it is; with the whole text before it where that does not fit
        performance::Severity severity = performance::Severity::Unknown;
    };
    void define();
    QString tipOf(const performance::UseCell &question) const;
    void ask();
    void askForSlow(quint64 number, Values values, const QStringList &missing, performance::Timestamp end);
    void judge(const Values &values);
    void show(Cell &cell, const performance::Finding &finding);
    void fit(Cell &cell);

    performance::PerformanceClient &m_client;
    ViewState &m_state;
    Cell m_cells[performance::UseResourceCount][performance::UseRowCount];
    QLabel *m_heads[performance::UseResourceCount];
    performance::MachineParts m_parts;
    quint64 m_asked = 0;
};

} // namespace wai
