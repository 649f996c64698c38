// SPDX-License-Identifier: MIT
#pragma once

#include "files/settings_store.h"
#include "theme/theme.h"

#include <performance/core/config.h>
#include <performance/core/timestamp.h>

#include <QByteArray>

#include <optional>

namespace wai {

/// What the user chose, kept in $XDG_CONFIG_HOME/wai-performance/settings.ini. Nonsense in the file is ignored value
/// by value. Nothing here waits for a disk but the first question, until the file is read.
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
    QByteArray processColumns() const;
    void setProcessColumns(const QByteArray &state);
    /// "de", "zh_CN"; empty: as the system.
    QString language() const;
    void setLanguage(const QString &language);
    /// The window's close button leaves the program collecting behind its icon in the tray.
    bool keepsRunning() const;
    void setKeepsRunning(bool keeps);
    bool isHintDone(const QString &id) const;
    void setHintDone(const QString &id);
    /// Where boards are kept, beside the settings.
    QString boardsFolder() const;
    QString board() const;
    void setBoard(const QString &name);
    /// How much time the charts show; nothing as long as nobody chose that.
    std::optional<performance::nanoseconds> span() const;
    void setSpan(performance::nanoseconds span);

    /// The file cannot be read or written, and what that means.
    const SettingsStore &store() const { return m_store; }
    /// The thread that reads and writes what the user keeps.
    FileWorker &files() { return m_store.files(); }

private:
    QString m_folder;
    SettingsStore m_store;
};

} // namespace wai
