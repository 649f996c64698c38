// SPDX-License-Identifier: MIT
#pragma once

// What the files of IngestServer share.

#include "performance/ingest/control_listener.h"
#include "performance/ingest/datagram_listener.h"
#include "performance/ingest/ingest_server.h"
#include "performance/ingest/recent_records.h"
#include "performance/ingest/scraper.h"
#include "performance/ingest/sender_log.h"
#include "performance/ingest/span_rates.h"
#include "performance/ingest/statsd.h"
#include "performance/core/counted_log.h"
#include "performance/core/log_once.h"
#include "performance/core/mutex.h"

#include <atomic>
#include <mutex>
#include <optional>

namespace performance {

struct IngestServer::Private {
    Private(SeriesRegistry &registry, const Options &options, Hooks given)
        : hooks(std::move(given))
        , admission(registry)
        , intake(admission, now(), hooks.since)
        , spans(admission, options.apdexTarget)
        , statsd(admission)
    {}

    Hooks hooks;
    SeriesAdmission admission;
    SenderLog senders;
    RecentRecords recent;
    Mutex reading;                         ///< held while a body is read
    Intake intake WAI_GUARDED_BY(reading); // these two remember what they read before
    SpanRates spans WAI_GUARDED_BY(reading);
    mutable Mutex mutex; ///< held for moments
    std::vector<EventSample> waiting WAI_GUARDED_BY(mutex);
    Status status WAI_GUARDED_BY(mutex);
    QStringList programProblems WAI_GUARDED_BY(mutex);
    QString controlProblem WAI_GUARDED_BY(mutex);
    StatsdAggregator statsd;
    quint64 programsGeneration = 0; ///< of the admission, when it was asked for their series
    Timestamp programsAsked;
    std::atomic<quint64> programsLost = 0;
    std::atomic<quint64> refused = 0;
    CountedLog log{lcIngest};
    bool isOpenLogged = false;
    QString loggedSocket;
    LogOnce logged;           ///< of problems that last
    quint64 loggedBroken = 0; ///< of StatsD's lines
    quint64 loggedDropped = 0;
    quint64 loggedLost = 0;
    std::optional<ControlListener> control;
    Timestamp controlTried;
    std::unique_ptr<Scraper> scraper;
    std::vector<std::unique_ptr<DatagramListener>> datagrams WAI_GUARDED_BY(mutex);
    std::vector<std::unique_ptr<HttpServer>> servers;

    HttpServer::Answer answer(const RequestHead &head, const QByteArray &body);
    HttpServer::Answer answerGet(const RequestHead &head) const;
    HttpServer::Answer answerOtlp(bool ofSpans, bool isJson, const QByteArray &body);
    HttpServer::Answer answerRecord(const QByteArray &body, SeriesOrigin origin);
    /// A metric in our own form. What tells its series apart is limited as with everybody.
    PerformanceResult<void> record(const PerformanceMetric &metric, SeriesOrigin origin);
    IntakeResult keep(const IntakeTally::Results &results, const std::vector<EventSample> &samples);

    void openControl(Timestamp time);
    void openPorts(const Options &options);
    void openScraper(const QStringList &targets);
    void serve(UniqueFd listener, const GuardPolicy &policy);
    UniqueFd listenOn(int wanted, bool udp, int *port, QStringList &problems);
    void refuse(const QString &sender, const QString &why);
    std::vector<EventSample> takePrograms(Timestamp time);
    std::vector<IngestSource> sources() const;
    /// How many datagrams nobody took in time, by the kernel's count, and were cut off.
    quint64 droppedDatagrams() const;
    void logOpened();
    void writeLog();
};

/// What a sender of our own form is called.
QString senderOf(const PerformanceMetric &metric);

} // namespace performance
