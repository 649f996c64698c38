// SPDX-License-Identifier: MIT
#include "performance/system/unit_name.h"

#include "performance/procfs/text_cursor.h"

#include <QStringList>

#include <algorithm>
#include <array>

namespace performance {

namespace {

/// systemd.unit(5): the types of unit that hold processes themselves.
bool isUnit(const QString &part)
{
    static constexpr std::array types{".service", ".scope", ".socket", ".mount", ".swap"};
    return std::any_of(types.begin(), types.end(),
                       [&](const char *type) { return part.endsWith(QLatin1String(type)); });
}

bool isId(QStringView text)
{
    constexpr qsizetype IdLength = 64; // SHA-256 in hexadecimal
    return text.size() == IdLength
        && std::all_of(text.cbegin(), text.cend(), [](QChar c) { return c.isDigit() || (c >= u'a' && c <= u'f'); });
}

/// Groups that are a whole machine or container, as systemd-machined and the runtimes call them.
bool isContainer(const QString &part, const QString &before)
{
    if (part.startsWith(u"lxc.payload.") || before == u"lxc" || isId(part))
        return true;
    if (part.startsWith(u"systemd-nspawn@") && part.endsWith(u".service"))
        return true;
    static constexpr std::array prefixes{"machine-",        "docker-",     "libpod-", "crio-",
                                         "cri-containerd-", "containerd-", "nerdctl-"};
    return std::any_of(prefixes.begin(), prefixes.end(), [&](const char *prefix) {
        const QLatin1String text(prefix);
        return part.startsWith(text) && (part.endsWith(u".scope") || isId(QStringView(part).sliced(text.size())));
    });
}

QString unitOfPath(const QString &path)
{
    QString container;
    QString unit;
    QString last;
    QString before;
    for (const QString &part : path.split(u'/', Qt::SkipEmptyParts)) {
        if (isContainer(part, before)) {
            container = part;
            unit.clear();
        } else if (isUnit(part) && (part != u"init.scope" || unit.isEmpty())) {
            // The init.scope of a user's manager is its service; what is below a unit is that unit's own affair.
            unit = part;
        }
        if (!part.endsWith(u".slice") && !part.startsWith(u"wai-plugin-")) // app/plugin-host/guard_group.cpp
            last = part;
        before = part;
    }
    if (container.isEmpty())
        return unit.isEmpty() ? last : unit;
    return unit.isEmpty() ? container : container + u'/' + unit;
}

} // namespace

QString unitFromCgroup(std::string_view cgroup)
{
    // "0::/user.slice/user-1000.slice/user@1000.service/app.slice/app-firefox-1234.scope"; of version 1 the hierarchy
    // that systemd manages. Where systemd manages none, any other one names the container.
    QString other;
    TextCursor lines(cgroup);
    while (!lines.atEnd()) {
        const std::string_view line = lines.line();
        const size_t first = line.find(':');
        const size_t second = first == std::string_view::npos ? first : line.find(':', first + 1);
        if (second == std::string_view::npos || !line.substr(second + 1).starts_with('/'))
            continue;
        const std::string_view controllers = line.substr(first + 1, second - first - 1);
        const std::string_view path = line.substr(second + 1);
        const QString unit = unitOfPath(QString::fromUtf8(path.data(), qsizetype(path.size())).trimmed());
        if (unit.isEmpty())
            continue;
        if (controllers.empty() || controllers == "name=systemd")
            return unit;
        if (other.isEmpty())
            other = unit;
    }
    return other;
}

} // namespace performance
