// SPDX-License-Identifier: MIT
#pragma once

#include <QHash>
#include <QString>

#include <functional>
#include <memory>
#include <optional>

namespace performance {

/// Names of users. A directory service may take seconds for a name or never answer, so it is asked on a thread of its
/// own, and nothing here waits: until there is an answer a user is called by the number. Used by one thread.
class UserNames {
public:
    /// Replaces getpwuid_r() in tests: the name, an empty one where there is no such user, nothing where nobody could say.
    using Lookup = std::function<std::optional<QString>(quint32 uid)>;

    explicit UserNames(Lookup lookup = {});
    ~UserNames();
    UserNames(const UserNames &) = delete;
    UserNames &operator=(const UserNames &) = delete;

    QString name(quint32 uid);
    /// Takes in the answers that came since the last call.
    void update();
    /// Asks again for those of whom nobody could say anything.
    void retry();

private:
    struct Shared;
    void ask(quint32 uid);

    std::shared_ptr<Shared> m_shared;
    QHash<quint32, QString> m_names; ///< the number where it is not known
};

} // namespace performance
