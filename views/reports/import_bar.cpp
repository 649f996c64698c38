// SPDX-License-Identifier: MIT
#include "reports/import_bar.h"

#include "theme/theme.h"

#include <performance/core/quoted_text.h>

#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>

namespace wai {

ImportBar::ImportBar(const QString &path, QWidget *parent) : QFrame(parent)
{
    setObjectName(QStringLiteral("importBar"));
    auto *what = new QLabel(tr("Importing %1").arg(performance::visibleText(QFileInfo(path).fileName())));
    what->setToolTip(performance::visibleText(path));
    auto *progress = new QProgressBar;
    progress->setRange(0, 0); // how long a foreign file takes is known when it is read
    progress->setTextVisible(false);
    progress->setMaximumHeight(6);
    progress->setAccessibleName(what->text());
    auto *cancel = new QPushButton(tr("Cancel"));
    cancel->setObjectName(QStringLiteral("cancelImport"));
    connect(cancel, &QPushButton::clicked, this, [this, what, cancel] {
        cancel->setEnabled(false);
        what->setText(tr("Giving up …"));
        m_stop.request_stop();
    });
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, space::Small, 0, space::Small);
    layout->setSpacing(space::Medium);
    layout->addWidget(what);
    layout->addWidget(progress, 1);
    layout->addWidget(cancel);
}

void ImportBar::finish()
{
    hide();
    deleteLater();
}

} // namespace wai
