// SPDX-License-Identifier: MIT
#include "performance/plugins/safe_path.h"

#include "performance/core/translate.h"

#include <QDir>
#include <QFile>
#include <QStringList>

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <memory>

#include <grp.h>
#include <pwd.h>
#include <sys/xattr.h>
#include <unistd.h>

namespace performance {

namespace {

constexpr int MostLinks = 40; // as the kernel's MAXSYMLINKS

bool isOwn(const struct stat &info)
{
    return info.st_uid == ::geteuid() || info.st_uid == 0;
}

/// Whether an account of this machine other than `owner` has a group as its own, which no list of members names. Accounts of a
/// directory service are not asked for: it may have a hundred thousand, and gives none of them a local user's group.
bool isOthersOwnGroup(gid_t group, uid_t owner)
{
    const std::unique_ptr<FILE, int (*)(FILE *)> accounts(std::fopen("/etc/passwd", "re"), &std::fclose);
    char text[4096];
    passwd account{};
    for (passwd *found = nullptr;
         accounts && ::fgetpwent_r(accounts.get(), &account, text, sizeof text, &found) == 0 && found;) {
        if (found->pw_gid == group && found->pw_uid != owner)
            return true;
    }
    return false;
}

/// Whether the group of a file is its owner's alone. Where every user has a group of its own, what is new is given to that
/// group as well (umask 002: USERGROUPS_ENAB of login.defs(5), which Debian 13 and Fedora follow), and nobody gains by it.
bool isGroupOfOwner(const QByteArray &path, const struct stat &info)
{
    char names[2][4096];
    passwd owner{};
    passwd *foundOwner = nullptr;
    group ofFile{};
    group *foundGroup = nullptr;
    if (::getpwuid_r(info.st_uid, &owner, names[0], sizeof names[0], &foundOwner) != 0 || !foundOwner
        || owner.pw_gid != info.st_gid)
        return false;
    if (::getgrgid_r(info.st_gid, &ofFile, names[1], sizeof names[1], &foundGroup) != 0 || !foundGroup
        || std::strcmp(ofFile.gr_name, owner.pw_name) != 0)
        return false;
    for (char **member = ofFile.gr_mem; *member; ++member) {
        if (std::strcmp(*member, owner.pw_name) != 0)
            return false;
    }
    if (isOthersOwnGroup(info.st_gid, info.st_uid))
        return false;
    // An access control list shows in the group's bits (acl(5)), and may name anybody.
    return ::lgetxattr(path.constData(), "system.posix_acl_access", nullptr, 0) < 0;
}

bool othersWrite(const QString &path, const struct stat &info)
{
    if ((info.st_mode & (S_IWGRP | S_IWOTH)) == 0)
        return false;
    return (info.st_mode & S_IWOTH) != 0 || !isGroupOfOwner(QFile::encodeName(path), info);
}

QStringList namesOf(const QString &path)
{
    return path.split(u'/', Qt::SkipEmptyParts);
}

} // namespace

QString foreignWriter(const QString &path, const struct stat &info)
{
    if (!isOwn(info))
        return translate("Plugins", "it belongs to somebody else (chown)");
    return othersWrite(path, info) ? translate("Plugins", "others may write it (chmod go-w)") : QString();
}

UnsafeFolder unsafeFolder(const QString &folder)
{
    // As the kernel does, one name after the other; `at` has no links.
    QString at;
    QStringList names{QString()}; // first of all /
    names += namesOf(QDir(folder).absolutePath());
    for (int links = 0; !names.isEmpty();) {
        const QString name = names.takeFirst();
        if (name == u".")
            continue;
        if (name == u"..") {
            at.truncate(std::max<qsizetype>(at.lastIndexOf(u'/'), 0));
            continue;
        }
        const QString next = name.isEmpty() ? QStringLiteral("/") : at + u'/' + name;
        struct stat info {};
        if (::lstat(QFile::encodeName(next).constData(), &info) != 0)
            return {next, translate("Plugins", "it cannot be looked at")};
        if (!isOwn(info))
            return {next, translate("Plugins", "it belongs to somebody else (chown)")};
        if (S_ISLNK(info.st_mode)) {
            std::error_code error;
            const QString target = QFile::decodeName(
                std::filesystem::read_symlink(QFile::encodeName(next).toStdString(), error).string().c_str());
            if (error || ++links > MostLinks)
                return {next, translate("Plugins", "it cannot be looked at")};
            names = namesOf(target) + names;
            if (target.startsWith(u'/'))
                at.clear();
        } else if (const QString why = foreignWriter(next, info); !why.isEmpty() && (info.st_mode & S_ISVTX) == 0) {
            return {next, why};
        } else if (!name.isEmpty()) {
            at = next;
        }
    }
    return {};
}

} // namespace performance
