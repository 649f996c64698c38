// SPDX-License-Identifier: MIT
#include "version_text.h"

#include "commit.h"

#include <QCoreApplication>

namespace wai::cli {

QString versionText()
{
    QString text = QStringLiteral("wai-performance %1\n").arg(QCoreApplication::applicationVersion());
    if (const QString commit = QStringLiteral(WAI_COMMIT); !commit.isEmpty())
        text += QStringLiteral("commit: %1\n").arg(commit);
    const QString built = QStringLiteral(QT_VERSION_STR);
    const QString runs = QString::fromLatin1(qVersion());
    return text + QStringLiteral("build: %1\n").arg(QStringLiteral(WAI_BUILD_TYPE))
        + QStringLiteral("Qt: %1\n").arg(runs == built ? runs : QStringLiteral("%1, built with %2").arg(runs, built));
}

} // namespace wai::cli
