// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <sys/stat.h>

namespace performance {

// Thread-safety: any thread; each call looks at the files anew.

/// Why somebody else could write the file or folder at `path`, of which this is lstat(2)'s record; empty where only this user
/// and root can. A group that has nobody but the owner is the owner.
QString foreignWriter(const QString &path, const struct stat &info);

/// The first folder from / to `folder`, itself included, in which somebody else could put another in place of the next, and
/// why; empty where there is none. A folder that all may write will do where it is sticky, as /tmp: what is in it is renamed
/// by its owner alone. The folders behind links are looked at as well. Source: safe_path() of OpenSSH's misc.c, which looks at
/// the resolved path only and knows no sticky folders.
struct UnsafeFolder {
    QString folder;
    QString why;
};
UnsafeFolder unsafeFolder(const QString &folder);

} // namespace performance
