// SPDX-License-Identifier: MIT

// The part of HistoryDatabase that says which series there are and were.
#include "performance/series/history_database.h"

#include "performance/core/metric_table.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace performance {

namespace {

/// What readSeries() reads, in its order; since when there are no samples and the origin follow.
#define WAI_SERIES_COLUMNS "id,metric,attributes,name,unit,category,instrument,storage,scale"
#define WAI_ORIGIN ",coalesce(origin,-1)"

/// So many at a time, so that no commit takes long.
constexpr int MostDropped = 5000;

QString attributesToText(const Attributes &attributes)
{
    QJsonObject object;
    for (auto it = attributes.cbegin(); it != attributes.cend(); ++it)
        object.insert(it.key(), it.value());
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

Attributes attributesFromText(const QString &text)
{
    Attributes attributes;
    const QJsonObject object = QJsonDocument::fromJson(text.toUtf8()).object();
    for (auto it = object.constBegin(); it != object.constEnd(); ++it)
        attributes.insert(it.key(), it.value().toString());
    return attributes;
}

KnownSeries readSeries(const Statement &row)
{
    SeriesDescriptor d;
    d.metric = row.text(1);
    d.attributes = attributesFromText(row.text(2));
    d.name = row.text(3);
    d.unit = row.text(4);
    d.category = static_cast<MetricCategory>(qBound(qint64(0), row.integer(5), qint64(MetricCategory::Custom)));
    d.instrument = row.integer(6) == 1 ? Instrument::Counter : Instrument::Gauge;
    d.storage = row.integer(7) == 1 ? Storage::Real : Storage::Integer;
    d.scale = row.real(8);
    d.origin = originFromNumber(row.integer(10)).value_or(originBeforeOrigins(d));
    return {SeriesId::fromIndex(quint32(row.integer(0))), std::move(d), row.integer(9)};
}

void bindSeries(Statement &statement, const KnownSeries &series)
{
    const SeriesDescriptor &d = series.descriptor;
    statement.bind(1, qint64(series.id.index()))
        .bind(2, d.metric)
        .bind(3, attributesToText(d.attributes))
        .bind(4, d.name);
    statement.bind(5, d.unit)
        .bind(6, qint64(d.category))
        .bind(7, qint64(d.instrument))
        .bind(8, qint64(d.storage))
        .bind(9, d.scale);
}

} // namespace

bool HistoryDatabase::prepareSeries(Database::Mode mode)
{
    m_loadSeries = m_database.prepare(
        "SELECT " WAI_SERIES_COLUMNS ",coalesce(since,0)" WAI_ORIGIN
        " FROM series LEFT JOIN gone USING(id) LEFT JOIN series_origin USING(id) WHERE id>=? ORDER BY id");
    if (mode == Database::Mode::Create) {
        m_addSeries = m_database.prepare("INSERT OR REPLACE INTO series VALUES(?,?,?,?,?,?,?,?,?)");
        m_putOrigin = m_database.prepare("INSERT OR REPLACE INTO series_origin VALUES(?,?)");
        m_dropGone = m_database.prepare("DELETE FROM gone WHERE id=?");
        m_dropForgotten = m_database.prepare("DELETE FROM forgotten WHERE id=?");
        m_setGone = m_database.prepare("INSERT OR REPLACE INTO gone VALUES(?,?)");
        m_dropSeries = m_database.prepare("DELETE FROM series WHERE id=?");
        m_forget = m_database.prepare("INSERT OR REPLACE INTO forgotten VALUES(?,?,?,?,?,?,?,?,?,?,?,0)");
        return m_loadSeries && m_addSeries && m_putOrigin && m_dropSeries && m_forget && m_dropGone && m_dropForgotten
            && m_setGone;
    }
    // A program that does not forget may be writing the file that is read.
    if (!m_loadSeries)
        m_loadSeries = m_database.prepare("SELECT " WAI_SERIES_COLUMNS ",0,-1 FROM series WHERE id>=? ORDER BY id");
    return bool(m_loadSeries);
}

std::optional<std::vector<KnownSeries>> HistoryDatabase::loadSeries(size_t first)
{
    std::vector<KnownSeries> list;
    m_loadSeries.bind(1, qint64(first));
    while (m_loadSeries.step())
        list.push_back(readSeries(m_loadSeries));
    const bool failed = m_loadSeries.failed();
    m_loadSeries.reset();
    return failed ? std::nullopt : std::optional(std::move(list));
}

std::vector<SeriesId> HistoryDatabase::seriesIds()
{
    std::vector<SeriesId> ids;
    Statement statement = m_database.prepare("SELECT id FROM series ORDER BY id");
    while (statement && statement.step())
        ids.push_back(SeriesId::fromIndex(quint32(statement.integer(0))));
    return ids;
}

bool HistoryDatabase::addSeries(const KnownSeries &series)
{
    bindSeries(m_addSeries, series);
    return m_addSeries.run() && putOrigin(series.id, series.descriptor.origin)
        && m_dropForgotten.bind(1, qint64(series.id.index())).run();
}

bool HistoryDatabase::putOrigin(SeriesId series, SeriesOrigin origin)
{
    return m_putOrigin.bind(1, qint64(series.index())).bind(2, qint64(origin)).run();
}

bool HistoryDatabase::setGone(SeriesId series, qint64 since)
{
    const qint64 id = series.index();
    return since == 0 ? m_dropGone.bind(1, id).run() : m_setGone.bind(1, id).bind(2, since).run();
}

bool HistoryDatabase::forgetSeries(const KnownSeries &series)
{
    bindSeries(m_forget, series);
    const qint64 id = series.id.index();
    return m_forget.bind(10, series.goneSince).bind(11, series.descriptor.key()).run() && m_dropSeries.bind(1, id).run()
        && m_dropGone.bind(1, id).run() && m_database.execute("UPDATE meta SET value='2' WHERE name='layout'");
}

std::optional<KnownSeries> HistoryDatabase::forgottenSeries(const QString &key)
{
    Statement statement = m_database.prepare(
        "SELECT " WAI_SERIES_COLUMNS ",since" WAI_ORIGIN
        " FROM forgotten LEFT JOIN series_origin USING(id) WHERE key=? ORDER BY since DESC LIMIT 1");
    return statement && statement.bind(1, key).step() ? std::optional(readSeries(statement)) : std::nullopt;
}

std::optional<KnownSeries> HistoryDatabase::storedSeries(SeriesId series)
{
    for (const char *sql :
         {"SELECT " WAI_SERIES_COLUMNS ",0" WAI_ORIGIN " FROM series LEFT JOIN series_origin USING(id) WHERE id=?",
          "SELECT " WAI_SERIES_COLUMNS ",since" WAI_ORIGIN
          " FROM forgotten LEFT JOIN series_origin USING(id) WHERE id=?"}) {
        Statement statement = m_database.prepare(sql);
        if (statement && statement.bind(1, qint64(series.index())).step())
            return readSeries(statement);
    }
    return std::nullopt;
}

bool HistoryDatabase::hasForgotten()
{
    Statement statement = m_database.prepare("SELECT 1 FROM forgotten LIMIT 1");
    return statement && statement.step();
}

bool HistoryDatabase::dropForgotten(qint64 before)
{
    std::vector<qint64> ids;
    {
        Statement statement = m_database.prepare("SELECT id FROM forgotten WHERE pruned=1 AND since<? LIMIT ?");
        if (!statement)
            return false;
        statement.bind(1, before).bind(2, qint64(MostDropped));
        while (statement.step())
            ids.push_back(statement.integer(0));
    }
    if (ids.empty())
        return true;
    Statement next = m_database.prepare("INSERT OR REPLACE INTO meta VALUES('next_series',?)");
    bool ok = next && next.bind(1, QString::number(nextSeries())).run();
    Statement rollups = m_database.prepare("DELETE FROM rollup WHERE series=?");
    Statement origins = m_database.prepare("DELETE FROM series_origin WHERE id=?");
    for (const qint64 id : ids)
        ok = ok && rollups && rollups.bind(1, id).run() && origins && origins.bind(1, id).run()
            && m_dropForgotten.bind(1, id).run();
    return ok;
}

quint32 HistoryDatabase::nextSeries()
{
    qint64 next = 0;
    for (const char *sql : {"SELECT max(id)+1 FROM series", "SELECT max(id)+1 FROM forgotten",
                            "SELECT CAST(value AS INTEGER) FROM meta WHERE name='next_series'"}) {
        Statement statement = m_database.prepare(sql);
        if (statement && statement.step())
            next = std::max(next, statement.integer(0));
    }
    return quint32(next);
}

bool HistoryDatabase::pruneRollups(const RollupLevel &level, qint64 before)
{
    // Series by series, because the primary key begins with it: a seek each instead of a scan of everything.
    Statement rows = m_database.prepare("DELETE FROM rollup WHERE series=? AND level=? AND period<?");
    bool ok = bool(rows);
    for (const SeriesId series : seriesIds())
        ok = ok && rows.bind(1, qint64(series.index())).bind(2, qint64(level.id)).bind(3, before - level.period).run();
    if (!ok || level.id != 0)
        return ok;
    std::vector<qint64> ended;
    {
        Statement forgotten = m_database.prepare("SELECT id FROM forgotten WHERE pruned=0 AND since<? LIMIT ?");
        if (!forgotten)
            return false;
        forgotten.bind(1, before - level.period).bind(2, qint64(MostDropped));
        while (forgotten.step())
            ended.push_back(forgotten.integer(0));
    }
    Statement mark = m_database.prepare("UPDATE forgotten SET pruned=1 WHERE id=?");
    for (const qint64 id : ended)
        ok = ok && mark && rows.bind(1, id).bind(2, qint64(level.id)).bind(3, std::numeric_limits<qint64>::max()).run()
            && mark.bind(1, id).run();
    return ok;
}

} // namespace performance
