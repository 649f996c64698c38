// SPDX-License-Identifier: MIT
#pragma once

#include <QDBusVariant>
#include <QObject>

#include <optional>

namespace wai {

// Thread: the one of the window.

/// Whether the desktop asks for dark, from its portal (org.freedesktop.portal.Settings, org.freedesktop.appearance
/// color-scheme), because Qt 6.4 has no API for it. Asks without waiting; where there is no portal it stays silent.
class SystemAppearance : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    /// Asks now and listens to changes from then on.
    void watch();
    std::optional<bool> isDark() const { return m_dark; }

Q_SIGNALS:
    void changed();

private Q_SLOTS:
    void settingChanged(const QString &group, const QString &key, const QDBusVariant &value);

private:
    void take(const QVariant &value);

    std::optional<bool> m_dark;
};

} // namespace wai
