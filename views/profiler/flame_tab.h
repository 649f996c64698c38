// SPDX-License-Identifier: MIT
#pragma once

#include "flames/flame_graph.h"

namespace wai {

// Thread: the one of the window.

/// The merged flame graph with what can be chosen about it: its shape, its colours, inlined functions, recursion.
class FlameTab : public QWidget {
    Q_OBJECT
public:
    FlameTab(ProfileState &state, const ThemeSource &themes, QWidget *parent = nullptr);

    FlameGraph *graph() const { return m_graph; }

private:
    ProfileState &m_state;
    FlameGraph *m_graph;
};

} // namespace wai
