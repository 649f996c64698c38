// SPDX-License-Identifier: MIT
#include "performance/machinelog/dnf_history.h"

#include "performance/machinelog/log_lines.h"

#include <QFile>
#include <QHash>
#include <QUrl>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <memory>

#include <sqlite3.h>
#include <unistd.h>

namespace performance {

namespace {

using Kind = MachineEvent::Kind;
using SteadyClock = std::chrono::steady_clock;

constexpr auto Longest = std::chrono::seconds(2);
constexpr char Query[] =
    "SELECT coalesce(t.dt_end, t.dt_begin), a.name, n.name, r.epoch, r.version, r.release, i.trans_id"
    " FROM trans_item i JOIN trans t ON t.id = i.trans_id"
    " JOIN trans_item_action a ON a.id = i.action_id"
    " JOIN trans_item_state s ON s.id = i.state_id"
    " JOIN rpm r ON r.item_id = i.item_id JOIN pkg_name n ON n.id = r.name_id"
    " WHERE s.name = 'Ok' ORDER BY i.id DESC LIMIT 20000";

struct Closer {
    void operator()(sqlite3 *database) const { sqlite3_close_v2(database); }
    void operator()(sqlite3_stmt *statement) const { sqlite3_finalize(statement); }
};
using Database = std::unique_ptr<sqlite3, Closer>;
using Statement = std::unique_ptr<sqlite3_stmt, Closer>;

/// To read only. One that is in WAL mode and lies where nothing may be written is taken as it is.
Database opened(const QString &path, const char *how)
{
    const QByteArray uri = QUrl::fromLocalFile(path).toEncoded() + how;
    sqlite3 *database = nullptr;
    const int code = sqlite3_open_v2(uri.constData(), &database,
                                     SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOFOLLOW, nullptr);
    Database owned(database);
    if (code != SQLITE_OK)
        return nullptr;
    sqlite3_limit(database, SQLITE_LIMIT_LENGTH, 1 << 20);
    sqlite3_db_config(database, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(database, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    return owned;
}

QByteArrayView text(sqlite3_stmt *row, int column)
{
    const auto *bytes = reinterpret_cast<const char *>(sqlite3_column_text(row, column));
    return bytes ? QByteArrayView(bytes, sqlite3_column_bytes(row, column)) : QByteArrayView();
}

struct Item {
    MachineEvent event;
    QByteArray action;
    qint64 transaction = 0;
};

std::optional<Item> itemOf(sqlite3_stmt *row)
{
    const qint64 seconds = sqlite3_column_int64(row, 0);
    if (seconds <= 0 || seconds > qint64(1) << 33)
        return std::nullopt;
    Item item;
    item.event.time = Timestamp(std::chrono::seconds(seconds));
    item.action = text(row, 1).toByteArray();
    item.event.subject = printableText(text(row, 2));
    const qint64 epoch = sqlite3_column_int64(row, 3);
    item.event.detail = (epoch > 0 ? QString::number(epoch) + u':' : QString()) + printableText(text(row, 4)) + u'-'
        + printableText(text(row, 5));
    item.transaction = sqlite3_column_int64(row, 6);
    return item;
}

QString placeOf(const Item &item)
{
    return QString::number(item.transaction) + u' ' + item.event.subject;
}

/// Joins what was replaced with what replaced it, within a transaction; what another package replaced is gone.
std::vector<MachineEvent> eventsOf(std::vector<Item> items, const QString &source)
{
    QHash<QString, QString> replaced;
    for (const Item &item : items) {
        if (item.action == "Replaced")
            replaced.insert(placeOf(item), item.event.detail);
    }
    std::vector<MachineEvent> events;
    const auto add = [&](Item &item, Kind kind) {
        item.event.kind = kind;
        item.event.source = source;
        events.push_back(std::move(item.event));
    };
    for (Item &item : items) {
        if (item.action == "Install") {
            add(item, Kind::PackageInstalled);
        } else if (item.action == "Remove") {
            add(item, Kind::PackageRemoved);
        } else if (item.action == "Upgrade" || item.action == "Downgrade" || item.action == "Reinstall") {
            const QString before = replaced.take(placeOf(item));
            if (!before.isEmpty() && before != item.event.detail)
                item.event.detail = fromTo(before, item.event.detail);
            add(item, Kind::PackageUpgraded);
        }
    }
    for (Item &item : items) {
        if (item.action == "Replaced" && replaced.remove(placeOf(item)))
            add(item, Kind::PackageRemoved);
    }
    std::stable_sort(events.begin(), events.end(), [](const auto &a, const auto &b) { return a.time < b.time; });
    return events;
}

} // namespace

PerformanceResult<std::vector<MachineEvent>> readDnfHistory(const QString &path, const QString &source)
{
    if (::access(path.toLocal8Bit().constData(), R_OK) != 0)
        return failure(PerformanceError::fromErrno(errno, path));
    auto until = SteadyClock::now() + Longest;
    for (const char *how : {"?mode=ro", "?mode=ro&immutable=1"}) {
        const Database database = opened(path, how);
        if (!database)
            continue;
        sqlite3_progress_handler(
            database.get(), 10'000,
            [](void *data) { return int(SteadyClock::now() > *static_cast<SteadyClock::time_point *>(data)); }, &until);
        sqlite3_stmt *prepared = nullptr;
        if (sqlite3_prepare_v2(database.get(), Query, -1, &prepared, nullptr) != SQLITE_OK)
            continue;
        const Statement statement(prepared);
        std::vector<Item> items;
        int code = SQLITE_ROW;
        while ((code = sqlite3_step(prepared)) == SQLITE_ROW) {
            if (auto item = itemOf(prepared))
                items.push_back(std::move(*item));
        }
        if (code != SQLITE_DONE)
            continue;
        std::reverse(items.begin(), items.end());
        return eventsOf(std::move(items), source);
    }
    return failure(PerformanceErrorCode::ParseError, path, QStringLiteral("it is no history of dnf"));
}

} // namespace performance
