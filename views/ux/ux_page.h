// SPDX-License-Identifier: MIT
#pragma once

#include "base/page.h"
#include "files/settings.h"
#include "theme/theme.h"

#include <performance/client/performance_client.h>

#include <QElapsedTimer>

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QGridLayout;
class QLabel;
class QTableView;

namespace wai {

// Thread: the one of the window.

class FigureModel;
class FigureView;
class ImprovementCard;
class OperationModel;
class ReleaseView;

/// How applications feel to those who use them: vitals of pages, event loops and frames of windows, Apdex of operations;
/// what would improve them, and whether it did.
class UxPage : public Page {
    Q_OBJECT
public:
    UxPage(performance::PerformanceClient &client, Settings &settings, const ThemeSource &themes);

protected:
    void showEvent(QShowEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *makeBar();
    QWidget *makeFigures();
    QWidget *makeOperations();
    void refresh();
    /// Of a program that one came for: of the dashboard itself only where that is asked for.
    bool isWanted(const QString &program) const;
    void showOverview(performance::UxOverview overview);
    void showImprovements(const std::vector<performance::UxImprovement> &improvements);
    void showFigure();
    void arrange();
    void setTarget(double milliseconds);
    void findSeries(const QString &program, const QString &route, const QString &metric);

    performance::PerformanceClient &m_client;
    Settings &m_settings;
    const ThemeSource &m_themes;
    QLabel *m_count;
    QLabel *m_seen;
    QCheckBox *m_own; ///< the dashboard's own figures are asked for
    QComboBox *m_span;
    QDoubleSpinBox *m_target;
    QLabel *m_empty;
    QWidget *m_content;
    QTableView *m_figures;
    FigureModel *m_model;
    QLabel *m_figureName;
    FigureView *m_figure;
    ReleaseView *m_releases;
    QLabel *m_machine;
    QWidget *m_figureRow;
    QBoxLayout *m_figureBox;
    QGridLayout *m_grid;
    QLabel *m_nothing;
    QWidget *m_operationsCard;
    QTableView *m_operations;
    OperationModel *m_operationModel;
    std::vector<ImprovementCard *> m_cards;
    QElapsedTimer m_sinceRefresh;
    bool m_asking = false;
    bool m_again = false;
};

} // namespace wai
