// SPDX-License-Identifier: MIT
#include "files/settings_store.h"

#include <performance/core/translate.h>
#include <performance/core/when_done.h>
#include <performance/core/whole_file.h>

#include <QDir>
#include <QFileInfo>
#include <QSettings>

#include <utility>

namespace wai {

using namespace performance;

namespace {

constexpr int GatherMs = 500;
constexpr qint64 LargestFile = 1 << 20;

/// An .ini file tells texts only: what was read of it and what is set anew may be of different types.
bool isSame(const QVariant &a, const QVariant &b)
{
    const bool ofText = a.typeId() == QMetaType::QString || b.typeId() == QMetaType::QString;
    return a == b || (ofText && a.canConvert<QString>() && b.canConvert<QString>() && a.toString() == b.toString());
}

} // namespace

SettingsStore::SettingsStore(const QString &file) : m_file(file), m_reading(m_files.run([file] { return read(file); }))
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(GatherMs);
    connect(&m_soon, &QTimer::timeout, this, &SettingsStore::save);
}

SettingsStore::~SettingsStore()
{
    if (!m_changes.isEmpty())
        m_files.run([file = m_file, changes = m_changes] { return write(file, changes); });
}

SettingsStore::Content SettingsStore::read(const QString &file)
{
    const QFileInfo info(file);
    if (!info.exists())
        return {};
    if (!info.isFile() || !info.isReadable())
        return {{}, Trouble::Unreadable, {}};
    Content content;
    if (info.size() <= LargestFile) {
        const QSettings ini(file, QSettings::IniFormat);
        for (const QString &key : ini.allKeys())
            content.values.insert(key, ini.value(key));
        if (ini.status() == QSettings::NoError)
            return content;
    }
    return {{}, Trouble::Damaged, setAside(file)};
}

bool SettingsStore::write(const QString &file, const Values &changes)
{
    QDir().mkpath(QFileInfo(file).absolutePath());
    // It reads the file anew under a lock, puts the changes in, and replaces it by a synchronised copy (QLockFile, QSaveFile).
    QSettings ini(file, QSettings::IniFormat);
    for (auto change = changes.cbegin(); change != changes.cend(); ++change)
        ini.setValue(change.key(), change.value());
    ini.sync();
    return ini.status() != QSettings::AccessError;
}

void SettingsStore::load() const
{
    if (std::exchange(m_isRead, true))
        return;
    m_reading.waitForFinished();
    m_content = m_reading.takeResult();
}

QVariant SettingsStore::value(const char *key, const QVariant &fallback) const
{
    load();
    return m_content.values.value(QLatin1String(key), fallback);
}

void SettingsStore::set(const char *key, const QVariant &value)
{
    load();
    QVariant &kept = m_content.values[QLatin1String(key)];
    if (kept.isValid() && isSame(kept, value))
        return;
    kept = value;
    m_changes.insert(QLatin1String(key), value);
    if (!m_soon.isActive())
        m_soon.start();
}

std::optional<PerformanceError> SettingsStore::problem() const
{
    load();
    const QString defaults = translate("Settings", "The defaults are used.");
    switch (m_content.trouble) {
    case Trouble::None: break;
    case Trouble::Unreadable:
        return PerformanceError(PerformanceErrorCode::IoError, m_file,
                                translate("Settings", "the settings cannot be read"), defaults);
    case Trouble::Damaged:
        return PerformanceError(
            PerformanceErrorCode::ParseError, m_file, translate("Settings", "the settings are damaged"),
            m_content.keptAs.isEmpty()
                ? defaults
                : translate("Settings", "The defaults are used; the file is kept as %1.").arg(m_content.keptAs));
    case Trouble::Unwritable:
        return PerformanceError(PerformanceErrorCode::IoError, m_file,
                                translate("Settings", "the settings cannot be written"),
                                translate("Settings", "What you change is in force until the program ends."));
    }
    return std::nullopt;
}

void SettingsStore::save()
{
    const Values changes = std::exchange(m_changes, {});
    whenDone(m_files.run([file = m_file, changes] { return write(file, changes); }), this,
             [this, changes](bool written) {
                 const Trouble before = std::exchange(m_content.trouble, written ? Trouble::None : Trouble::Unwritable);
                 if (written)
                     return;
                 for (auto change = changes.cbegin(); change != changes.cend(); ++change) {
                     if (!m_changes.contains(change.key()))
                         m_changes.insert(change.key(), change.value());
                 }
                 if (before != Trouble::Unwritable)
                     Q_EMIT problemOccurred(*problem());
             });
}

} // namespace wai
