// SPDX-License-Identifier: MIT
#pragma once

#include "files/file_worker.h"

#include <performance/core/error.h>

#include <QHash>
#include <QObject>
#include <QTimer>
#include <QVariant>

#include <optional>

namespace wai {

/// The values of an .ini file in memory. The file is read and written by a thread of its own: changes are gathered for half
/// a second, put in among what the file holds by then (another window may have written), and replace the file as a whole.
/// What could not be written is tried again with the next change, and at the end.
class SettingsStore : public QObject {
    Q_OBJECT
public:
    explicit SettingsStore(const QString &file);
    /// Writes what is not written yet; see FileWorker for how long that may take.
    ~SettingsStore() override;

    /// The first question waits until the file is read.
    QVariant value(const char *key, const QVariant &fallback = {}) const;
    void set(const char *key, const QVariant &value);
    /// Where the file could not be read or written the last time: what it was and what that means.
    std::optional<performance::PerformanceError> problem() const;
    /// For what else belongs beside the settings.
    FileWorker &files() { return m_files; }

Q_SIGNALS:
    /// The file cannot be written. Said once, until it could be.
    void problemOccurred(const performance::PerformanceError &error);

private:
    using Values = QHash<QString, QVariant>;
    enum class Trouble { None, Unreadable, Damaged, Unwritable };
    struct Content {
        Values values;
        Trouble trouble = Trouble::None;
        QString keptAs; ///< of a damaged file: its name now; empty where it could not be renamed
    };
    static Content read(const QString &file);
    static bool write(const QString &file, const Values &changes);
    void load() const;
    void save();

    QString m_file;
    FileWorker m_files;
    mutable QFuture<Content> m_reading;
    mutable Content m_content;
    mutable bool m_isRead = false;
    Values m_changes; ///< not written yet
    QTimer m_soon;
};

} // namespace wai
