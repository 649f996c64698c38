// SPDX-License-Identifier: MIT
#pragma once

#include "base/view_state.h"

#include <performance/client/performance_client.h>

#include <QFrame>

#include <functional>

class QLabel;
class QPushButton;

namespace wai {

enum class Level { Unknown, Fine, Notable, Bad };

/// Utilisation, saturation and errors of each resource (Gregg's USE method): the guilty cell is coloured, says it in
/// words, and leads to its chart. Of the last ten seconds, of the moment under the cursor, or of the brushed range.
class UseMatrix : public QFrame {
    Q_OBJECT
public:
    enum Resource { Cpu, Memory, Disk, Network, ResourceCount };
    enum Row { Utilisation, Saturation, Errors, RowCount };

    UseMatrix(performance::PerformanceClient &client, ViewState &state, QWidget *parent = nullptr);

    /// Which disk and network it judges, and how many CPUs there are.
    void setMachine(double cpus, const QString &disk, const QString &network, const QStringList &filesystems);

    QPushButton *cell(Resource resource, Row row) const { return m_cells[resource][row].button; }
    Level level(Resource resource, Row row) const { return m_cells[resource][row].level; }

Q_SIGNALS:
    void chosen(wai::UseMatrix::Resource resource, wai::UseMatrix::Row row, const QStringList &series);

protected:
    void showEvent(QShowEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    struct Reading {
        QString text;
        Level level = Level::Unknown;
    };
    using Values = std::vector<std::optional<double>>;
    struct Cell {
        QStringList series;
        std::function<Reading(const Values &)> judge;
        QPushButton *button = nullptr;
        QString text; ///< whole; the button shows what fits
        QString tip;  ///< what it is; with the whole text before it where that does not fit
        Level level = Level::Unknown;
    };
    void define(Resource resource, Row row, const QStringList &series, const QString &tip, std::function<Reading(const Values &)> judge);
    void defineCpu();
    void defineMemory();
    void defineDisk();
    void defineNetwork();
    void ask();
    void askForSlow(quint64 number, Values values, const QStringList &missing, performance::Timestamp end);
    void judge(const Values &values);
    void show(Cell &cell, const Reading &reading);
    void fit(Cell &cell);

    performance::PerformanceClient &m_client;
    ViewState &m_state;
    Cell m_cells[ResourceCount][RowCount];
    QLabel *m_heads[ResourceCount];
    double m_cpus = 0;
    QString m_disk;
    QString m_network;
    QStringList m_filesystems;
    quint64 m_asked = 0;
};

} // namespace wai
