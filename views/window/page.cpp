// SPDX-License-Identifier: MIT
#include "window/page.h"

#include "charts/time_chart.h"
#include "theme/theme.h"

#include <QLabel>
#include <QMenu>
#include <QScrollArea>

namespace wai {

void Page::setScrolled(QWidget *content)
{
    auto *scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(content);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::Large, space::Large, space::Large, space::Large);
    layout->addWidget(scroll);
}

void Page::extendChartMenu(QMenu *menu, TimeChart *chart)
{
    menu->addSeparator();
    menu->addAction(tr("Open in Metrics"), this, [this, chart] {
        QStringList keys;
        for (const ChartLine &line : chart->lines())
            keys << line.key;
        Q_EMIT showSeries(keys);
    });
    menu->addAction(tr("Alert me …"), this, [this, chart] { Q_EMIT alertWanted(chart->lines().empty() ? QString() : chart->lines().front().key); });
}

Card::Card(QWidget *parent) : QFrame(parent), m_box(new QVBoxLayout(this))
{
    setProperty("card", true);
    m_box->setContentsMargins(space::Medium, space::Medium, space::Medium, space::Medium);
    m_box->setSpacing(space::Small);
}

QLabel *makeLabel(const QString &text, const char *role)
{
    auto *label = new QLabel(text);
    label->setProperty("role", QString::fromLatin1(role));
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

void addFormRow(QFormLayout *rows, const QString &text, QWidget *field, int labelWidth)
{
    auto *name = new QLabel(text);
    name->setMinimumSize(labelWidth, field->sizeHint().height());
    name->setBuddy(field);
    rows->addRow(name, field);
}

} // namespace wai
