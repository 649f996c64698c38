// SPDX-License-Identifier: MIT
#include "performance/client/local_ingest.h"

#include "performance/core/translate.h"

#include "performance/client/observing_off.h"
#include "performance/client/ready_future.h"
#include "performance/ux/visit.h"

#include <QCoreApplication>

namespace performance {

namespace {

/// Told apart from what other programs record under the same name.
PerformanceMetric ofThisProgram(PerformanceMetric metric)
{
    const QString service = QStringLiteral("service.name");
    if (!metric.attributes.contains(service))
        metric.attributes.insert(service, QCoreApplication::applicationName());
    return metric;
}

} // namespace

LocalIngest::LocalIngest(SeriesStore &store, IngestDoor &door, LastRecorded &last, LocalExperience &experience,
                         const Role &role, std::function<void(const QString &)> tell)
    : m_store(store)
    , m_door(door)
    , m_last(last)
    , m_experience(experience)
    , m_role(role)
    , m_show(store.catalogue(), std::move(tell))
{}

Facet::Future<void> LocalIngest::record(const PerformanceMetric &metric)
{
    return readyFuture<void>(take(metric, SeriesOrigin::Recorded));
}

PerformanceResult<void> LocalIngest::take(const PerformanceMetric &metric, SeriesOrigin origin)
{
    if (!m_role.observes)
        return failure(observingIsOff());
    if (m_store.info().readOnly) {
        return failure(PerformanceErrorCode::ReadOnly, metric.id,
                       translate("Client", "another program writes to this data folder"),
                       translate("Client", "Close it, or use another folder."));
    }
    if (auto valid = validate(metric, now()); !valid)
        return failure(valid.error());
    SeriesDescriptor descriptor;
    descriptor.metric = metric.id;
    descriptor.attributes = metric.attributes;
    descriptor.name = metric.name.isEmpty() ? metric.id : metric.name;
    descriptor.unit = metric.unit;
    descriptor.category = metric.category;
    descriptor.origin = origin;
    const SeriesId series = m_store.catalogue().idForNow(descriptor);
    if (!series.isValid()) {
        const bool isTaken = m_store.catalogue().isOfAnother(descriptor);
        return failure(
            PerformanceErrorCode::InvalidMetric, isTaken ? metric.id : QStringLiteral("id"),
            isTaken ? translate(
                "Client",
                "the machine's own metrics have this name; a service.name among its attributes tells it apart")
                    : translate("Client", "there are too many series already"));
    }
    const SeriesDescriptor known = m_store.catalogue().descriptor(series);
    if (known.unit != metric.unit || known.storage != Storage::Real) {
        return failure(PerformanceErrorCode::InvalidMetric, QStringLiteral("unit"),
                       translate("Client", "%1 is already recorded in \"%2\"").arg(metric.id, known.unit));
    }
    if (auto visit = visitOf(metric))
        m_experience.add(std::move(*visit));
    PerformanceMetric last = metric;
    last.id = descriptor.key();
    last.metadata.insert(metric.attributes);
    last.attributes.clear();
    const Locked lock(m_mutex);
    const EventSample sample{series, toNanoseconds(metric.timestamp), bitsOf(metric.value)};
    m_recorded.push_back(sample);
    m_last.put(last);
    if (m_role.publishes) {
        // A value is all that can be published; what it is described by goes through the socket.
        if (metric.metadata.isEmpty())
            m_publishing.push_back(sample);
        else
            m_sender.send(ofThisProgram(metric));
    }
    return {};
}

std::vector<EventSample> LocalIngest::drain(Timestamp time)
{
    std::vector<EventSample> samples = m_recorders->drain();
    if (m_role.publishes)
        m_show.publish(samples);
    if (const auto server = m_door.current()) {
        const std::vector<EventSample> sent = server->take(time);
        samples.insert(samples.end(), sent.begin(), sent.end());
    }
    std::vector<EventSample> published;
    {
        const Locked lock(m_mutex);
        samples.insert(samples.end(), m_recorded.cbegin(), m_recorded.cend());
        m_recorded.clear();
        published.swap(m_publishing);
    }
    if (m_role.publishes)
        m_show.publish(published);
    return samples;
}

Facet::Future<void> LocalIngest::setDropped(const QString &metric, bool dropped)
{
    const auto server = m_door.current();
    if (!server)
        return readyFuture<void>(failure(PerformanceErrorCode::Unsupported, metric,
                                         translate("Client", "this program receives no metrics of others")));
    server->setDropped(metric, dropped);
    return readyFuture<void>({});
}

MetricRecorder LocalIngest::recorder(const QString &id, const QString &unit, MetricCategory category,
                                     const Attributes &attributes)
{
    PerformanceMetric probe(id, id, category, 0, unit);
    probe.attributes = attributes;
    if (!m_role.observes || m_store.info().readOnly || !validate(probe, now()))
        return {};
    SeriesDescriptor descriptor;
    descriptor.metric = id;
    descriptor.attributes = attributes;
    descriptor.name = id;
    descriptor.unit = unit;
    descriptor.category = category;
    descriptor.origin = SeriesOrigin::Recorded;
    const SeriesId series = m_store.catalogue().idFor(descriptor);
    if (!series.isValid() || m_store.catalogue().descriptor(series).unit != unit)
        return {};
    return m_recorders->recorder(series);
}

} // namespace performance
