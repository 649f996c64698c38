// SPDX-License-Identifier: MIT
#pragma once

#include "flames/profile_state.h"
#include "theme/theme.h"

#include <performance/core/client_values.h>

#include <QWidget>

class QTableView;

namespace wai {

// Thread: the one of the window.

class FlameGraph;
class FunctionDiffModel;

/// Two profiles: the flame graph of B coloured by what changed since A, and every function of both with its change.
class CompareFunctions : public QWidget {
    Q_OBJECT
public:
    /// `whyShares` says why only shares are compared, where it is so.
    CompareFunctions(const performance::Profile &a, const performance::Profile &b,
                     const performance::ProfileDifference &diff, const QString &whyShares, const ThemeSource &themes,
                     QWidget *parent = nullptr);

private:
    void arrangeTable(const FunctionDiffModel &model);
    void select(const performance::FunctionDifference &difference);

    ProfileState m_state;
    FlameGraph *m_graph;
    QTableView *m_table;
};

} // namespace wai
