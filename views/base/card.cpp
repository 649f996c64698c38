// SPDX-License-Identifier: MIT
#include "base/card.h"

#include "theme/theme.h"

namespace wai {

Card::Card(QWidget *parent) : QFrame(parent), m_box(new QVBoxLayout(this))
{
    setProperty("card", true);
    m_box->setContentsMargins(space::Medium, space::Medium, space::Medium, space::Medium);
    m_box->setSpacing(space::Small);
}

} // namespace wai
