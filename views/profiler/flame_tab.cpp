// SPDX-License-Identifier: MIT
#include "profiler/flame_tab.h"

#include <QCheckBox>
#include <QComboBox>

namespace wai {

using namespace performance;

FlameTab::FlameTab(ProfileState &state, const ThemeSource &themes, QWidget *parent)
    : QWidget(parent), m_state(state), m_graph(new FlameGraph(state, themes))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, space::Small, 0, 0);
    auto *row = new QHBoxLayout;
    auto *shape = new QComboBox;
    shape->addItems({tr("Icicle (callers on top)"), tr("Flame (callers at the bottom)"),
                     tr("Bottom-up (who is on the CPU on top)")});
    shape->setAccessibleName(tr("Shape of the graph"));
    shape->setObjectName(QStringLiteral("profilerShape"));
    connect(shape, &QComboBox::currentIndexChanged, this, [this](int index) {
        m_graph->setBottomUp(index == 2);
        m_graph->setIcicle(index != 1);
    });
    auto *coloring = new QComboBox;
    coloring->addItems({tr("Colour by kind of code"), tr("Colour by module")});
    coloring->setAccessibleName(tr("Colours"));
    connect(coloring, &QComboBox::currentIndexChanged, this,
            [this](int index) { m_graph->setColoring(index == 0 ? FlameColoring::ByKind : FlameColoring::ByModule); });
    auto *inlined = new QCheckBox(tr("Inlined functions"));
    inlined->setChecked(true);
    inlined->setToolTip(tr("Functions that the compiler put into their callers are shown as if they had been called"));
    connect(inlined, &QCheckBox::toggled, this, [this](bool on) {
        ProfileFilter filter = m_state.filter();
        filter.inlined = on;
        m_state.setFilter(filter);
    });
    auto *recursion = new QCheckBox(tr("Collapse recursion"));
    recursion->setToolTip(tr("A function that calls itself is one box"));
    connect(recursion, &QCheckBox::toggled, this, [this](bool on) {
        ProfileFilter filter = m_state.filter();
        filter.collapseRecursion = on;
        m_state.setFilter(filter);
    });
    auto *runningTime = new QCheckBox(tr("By running time"));
    runningTime->setObjectName(QStringLiteral("profilerRunningTime"));
    runningTime->setToolTip(tr(
        "CPU time counts the less the more threads ran beside it: what runs alone and keeps the program waiting is wide"));
    connect(runningTime, &QCheckBox::toggled, this, [this](bool on) {
        ProfileFilter filter = m_state.filter();
        filter.byRunningTime = on;
        m_state.setFilter(filter);
    });
    connect(&m_state, &ProfileState::filterChanged, this, [this, inlined, recursion, runningTime] {
        const QSignalBlocker a(inlined);
        const QSignalBlocker b(recursion);
        const QSignalBlocker c(runningTime);
        inlined->setChecked(m_state.filter().inlined);
        recursion->setChecked(m_state.filter().collapseRecursion);
        runningTime->setChecked(m_state.filter().byRunningTime);
    });
    row->addWidget(shape);
    row->addWidget(coloring);
    row->addWidget(inlined);
    row->addWidget(recursion);
    row->addWidget(runningTime);
    row->addStretch(1);
    column->addLayout(row);
    column->addWidget(m_graph, 1);
    connect(m_graph, &FlameGraph::filterWanted, &m_state, &ProfileState::setFilter);
}

} // namespace wai
