// SPDX-License-Identifier: MIT
#include "base/page.h"

#include "theme/theme.h"

#include <QScrollArea>
#include <QVBoxLayout>

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

} // namespace wai
