// SPDX-License-Identifier: MIT
#pragma once

#include "flames/profile_state.h"
#include "theme/theme.h"

#include <performance/core/client_values.h>
#include <performance/core/report.h>

#include <QWidget>

class QTableView;

namespace wai {

// Thread: the one of the window.

class FlameGraph;
class FunctionDiffModel;

/// The profiles of two reports: the flame graph of B coloured by what changed since A, and every function of both with
/// its change.
class CompareFunctions : public QWidget {
    Q_OBJECT
public:
    CompareFunctions(const performance::PerformanceReport &a, const performance::PerformanceReport &b,
                     const performance::ProfileDifference &diff, const ThemeSource &themes, QWidget *parent = nullptr);

private:
    void arrangeTable(const FunctionDiffModel &model);
    void select(const performance::FunctionDifference &difference);

    ProfileState m_state;
    FlameGraph *m_graph;
    QTableView *m_table;
};

} // namespace wai
