// SPDX-License-Identifier: MIT
#include "performance/ux/visit_log.h"

#include "performance/core/json_reader.h"
#include "performance/core/json_writer.h"
#include "performance/core/whole_file.h"
#include "performance/ux/vitals.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <fcntl.h>
#include <unistd.h>

namespace performance {

namespace {

constexpr qint64 MostBytes = qint64(VisitLog::Most) * 2 * 1024;

QByteArray lineOf(const UxVisit &visit)
{
    JsonWriter out;
    out.beginObject()
        .key("time")
        .string(toIsoString(visit.time))
        .key("metric")
        .string(visit.metric)
        .key("value")
        .number(visit.value);
    const auto text = [&](const char *name, const QString &value) {
        if (!value.isEmpty())
            out.key(name).string(value);
    };
    text("program", visit.program);
    text("route", visit.route);
    text("release", visit.release);
    text("visit", visit.visit);
    out.key("reasons").beginObject();
    for (auto it = visit.reasons.cbegin(); it != visit.reasons.cend(); ++it)
        out.key(it.key()).string(it.value());
    return out.endObject().endObject().take() + '\n';
}

PerformanceResult<UxVisit> visitFromLine(const QByteArray &line)
{
    return json::read(line, QStringLiteral("visits"), [](const json::Node &node) {
        UxVisit visit;
        visit.time = timestampFromIso(node.member("time").string()).value_or(Timestamp());
        visit.metric = node.member("metric").string();
        visit.value = node.member("value").number();
        const auto text = [&](const char *name) {
            const auto member = node.optional(name);
            return member ? member->string() : QString();
        };
        visit.program = text("program");
        visit.route = text("route");
        visit.release = text("release");
        visit.visit = text("visit");
        if (!vitalOf(visit.metric))
            node.fail("an unknown metric");
        if (const auto reasons = node.optional("reasons"))
            reasons->forEachMember(
                [&](const QString &key, const json::Node &value) { visit.reasons.insert(key, value.string()); });
        // Older versions kept them as visits by loading.
        if (!keepSoftApart(visit, visit.reasons.value(QStringLiteral("navigation")) == u"soft-navigation"))
            node.fail("a soft navigation has no such figure");
        return visit;
    });
}

} // namespace

void VisitLog::open()
{
    if (std::exchange(m_isOpen, true) || m_mode == Mode::Memory)
        return;
    read();
    if (m_mode != Mode::Write)
        return;
    shorten();
    QDir().mkpath(QFileInfo(m_file).path());
    m_fd = UniqueFd(::open(m_file.toLocal8Bit().constData(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600));
    // What a killed program left of a line must not swallow the next one.
    if (const qint64 size = QFileInfo(m_file).size(); m_fd && size > m_read && ::write(m_fd.get(), "\n", 1) == 1)
        m_read = size + 1;
}

void VisitLog::becomeWriter()
{
    if (m_mode != Mode::Follow)
        return;
    m_mode = Mode::Write;
    m_isOpen = false;
}

void VisitLog::read()
{
    QFile file(m_file);
    if (!file.open(QIODevice::ReadOnly))
        return;
    if (file.size() < m_read) { // it was shortened: begin anew
        m_read = 0;
        m_visits.clear();
        m_places.clear();
    }
    file.seek(m_read);
    while (!file.atEnd()) {
        const QByteArray line = file.readLine();
        if (!line.endsWith('\n'))
            break; // it is being written
        m_read += line.size();
        if (auto visit = visitFromLine(line); visit)
            take(std::move(*visit));
    }
}

void VisitLog::take(UxVisit visit)
{
    const auto shared = [&](const QString &text) { return *m_texts.insert(text); };
    if (m_texts.size() > qsizetype(8 * Most))
        m_texts.clear();
    visit.metric = shared(visit.metric);
    visit.program = shared(visit.program);
    visit.route = shared(visit.route);
    visit.release = shared(visit.release);
    QMap<QString, QString> reasons;
    for (auto it = visit.reasons.cbegin(); it != visit.reasons.cend(); ++it)
        reasons.insert(shared(it.key()), it.value().size() < 64 ? it.value() : shared(it.value()));
    visit.reasons = std::move(reasons);
    if (!visit.visit.isEmpty()) {
        const QString place = visit.metric + u' ' + visit.visit;
        if (const auto it = m_places.constFind(place); it != m_places.cend()) {
            // The moment is that of the first word, so that visits stay in order.
            visit.time = m_visits[*it].time;
            m_visits[*it] = std::move(visit);
            return;
        }
        m_places.insert(place, m_visits.size());
    }
    m_visits.push_back(std::move(visit));
    if (m_visits.size() < 2 * Most)
        return;
    m_visits.erase(m_visits.begin(), m_visits.end() - Most);
    m_places.clear();
    for (size_t i = 0; i < m_visits.size(); ++i) {
        if (!m_visits[i].visit.isEmpty())
            m_places.insert(m_visits[i].metric + u' ' + m_visits[i].visit, i);
    }
}

void VisitLog::shorten()
{
    if (m_read < MostBytes && m_visits.size() < 2 * Most - 1)
        return;
    QByteArray bytes;
    for (size_t i = m_visits.size() > Most ? m_visits.size() - Most : 0; i < m_visits.size(); ++i)
        bytes += lineOf(m_visits[i]);
    if (writeWholeFile(m_file, bytes))
        m_read = bytes.size();
}

PerformanceResult<void> VisitLog::add(UxVisit visit)
{
    open();
    const QByteArray line = lineOf(visit);
    take(std::move(visit));
    if (m_mode != Mode::Write)
        return {};
    if (!m_fd)
        return failure(PerformanceError::fromErrno(EBADF, m_file));
    const ssize_t written = ::write(m_fd.get(), line.constData(), size_t(line.size()));
    if (written != line.size()) {
        const int error = written < 0 ? errno : ENOSPC;
        // Half a line on a full disk would take the next one with it.
        if (written > 0 && ::ftruncate(m_fd.get(), off_t(m_read)) != 0)
            m_read += written;
        return failure(PerformanceError::fromErrno(error, m_file));
    }
    m_read += line.size();
    if (m_read > MostBytes) {
        m_fd.reset();
        shorten();
        m_fd = UniqueFd(::open(m_file.toLocal8Bit().constData(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600));
    }
    return {};
}

const std::vector<UxVisit> &VisitLog::visits()
{
    open();
    if (m_mode == Mode::Follow)
        read();
    return m_visits;
}

} // namespace performance
