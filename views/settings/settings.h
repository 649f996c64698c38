// SPDX-License-Identifier: MIT
#pragma once

#include "theme/theme.h"

#include <performance/core/config.h>
#include <performance/core/timestamp.h>

#include <QByteArray>

namespace wai {

/// What the user chose, kept in $XDG_CONFIG_HOME/wai-performance/settings.ini. Nonsense in the file is ignored value
/// by value.
class Settings {
public:
    explicit Settings(const QString &file);
    static QString defaultFile();

    performance::PerformanceConfig config() const;
    void setConfig(const performance::PerformanceConfig &config);
    ThemeChoice theme() const;
    void setTheme(ThemeChoice choice);
    QByteArray windowGeometry() const;
    void setWindowGeometry(const QByteArray &geometry);
    QString page() const;
    void setPage(const QString &page);
    performance::nanoseconds span() const;
    void setSpan(performance::nanoseconds span);

private:
    QString m_file;
};

} // namespace wai
