// SPDX-License-Identifier: MIT
#include "performance/ingest/admission.h"

#include "performance/core/metric_table.h"
#include "performance/core/mutex.h"

#include <QCoreApplication>

#include <algorithm>

namespace performance {

namespace {

/// Looking through all places costs milliseconds: a flood must not make it happen for each point.
constexpr auto EvictionPause = std::chrono::seconds(10);
constexpr auto LongEvictionPause = std::chrono::hours(1);
/// Names of metrics may be made up as well.
constexpr qsizetype MostCulprits = 1000;

bool isName(const QString &text)
{
    return !text.isEmpty() && text.size() <= SeriesAdmission::LongestName
        && std::all_of(text.cbegin(), text.cend(), [](QChar c) { return c.isPrint(); });
}

bool areAttributes(const Attributes &attributes)
{
    if (attributes.size() > SeriesAdmission::MostAttributes)
        return false;
    for (auto it = attributes.cbegin(); it != attributes.cend(); ++it) {
        if (!isName(it.key()) || it.value().size() > SeriesAdmission::LongestValue)
            return false;
    }
    return true;
}

/// The program that a series is of, as far as its attributes tell.
Attributes programIn(const Attributes &attributes)
{
    Attributes program;
    for (const char *name : {"service.namespace", "service.name", "service.instance.id", "instance", "process.pid",
                             "host.name", "host.id"}) {
        const QString key = QLatin1String(name);
        if (const auto it = attributes.constFind(key); it != attributes.cend())
            program.insert(key, *it);
    }
    return program;
}

/// Of whoever comes through here.
SeriesOrigin originOf(const SeriesDescriptor &descriptor)
{
    return descriptor.origin == SeriesOrigin::Unknown || isOurOwn(descriptor.origin) ? SeriesOrigin::Ingest
                                                                                     : descriptor.origin;
}

/// What has a place: a series, of its unit and kind. That of a plugin is found by the plugin only.
QString placeOf(const SeriesDescriptor &descriptor)
{
    return descriptor.key() + u'\n' + descriptor.unit + (descriptor.instrument == Instrument::Counter ? u'c' : u'g')
        + (isExclusive(originOf(descriptor)) ? u'p' : u'f');
}

bool isSameKind(const SeriesDescriptor &a, const SeriesDescriptor &b)
{
    return a.unit == b.unit && a.instrument == b.instrument && a.storage == b.storage;
}

} // namespace

SeriesAdmission::~SeriesAdmission()
{
    for (auto it = m_places.cbegin(); it != m_places.cend(); ++it)
        m_registry.release(SeriesId::fromIndex(it.key()));
    for (const quint32 series : m_shared)
        m_registry.release(SeriesId::fromIndex(series));
}

std::optional<SeriesAdmission::Refusal> SeriesAdmission::refusalOf(const SeriesDescriptor &descriptor) const
{
    Q_ASSERT(m_mutex.isHeld());
    if (!isName(descriptor.metric))
        return Refusal::Name;
    if (isReservedMetric(descriptor.metric) && !namesItsSender(descriptor.attributes))
        return Refusal::Reserved;
    if (!areAttributes(descriptor.attributes) || descriptor.unit.size() > LongestName)
        return Refusal::TooMuch;
    if (m_dropped.contains(descriptor.metric))
        return Refusal::Dropped;
    return std::nullopt;
}

/// The series of a descriptor. What the history knows under its key in another unit, or as something else, stays as it is:
/// this is another series then, with what is different as an attribute.
SeriesAdmission::Answer SeriesAdmission::seriesOf(SeriesDescriptor descriptor)
{
    Q_ASSERT(m_mutex.isHeld());
    descriptor.origin = originOf(descriptor);
    SeriesId series = m_registry.idFor(descriptor);
    if (!series.isValid())
        return {{}, m_registry.isOfAnother(descriptor) ? Refusal::Taken : Refusal::Full};
    if (isSameKind(m_registry.descriptorOf(series), descriptor))
        return {series};
    const QLatin1String kind = descriptor.instrument == Instrument::Counter ? QLatin1String("counter")
                                                                            : QLatin1String("gauge");
    m_registry.release(series);
    descriptor.attributes.insert(QStringLiteral("wai.kind"),
                                 descriptor.unit.isEmpty() ? QString(kind)
                                                           : kind + QLatin1String(" in ") + descriptor.unit);
    series = m_registry.idFor(descriptor);
    if (!series.isValid())
        return {{}, Refusal::Full};
    if (isSameKind(m_registry.descriptorOf(series), descriptor))
        return {series};
    m_registry.release(series);
    return {{}, Refusal::Full};
}

/// The same for an overflow series, which is asked for again and again.
SeriesAdmission::Answer SeriesAdmission::sharedSeriesOf(SeriesDescriptor descriptor)
{
    Q_ASSERT(m_mutex.isHeld());
    Answer answer = seriesOf(std::move(descriptor));
    answer.isOverflow = true;
    if (answer.series.isValid() && !m_shared.insert(answer.series.index()).second)
        m_registry.release(answer.series); // it is held already
    return answer;
}

bool SeriesAdmission::isFull(const QString &program, const QString &metric) const
{
    const auto it = m_programs.constFind(program);
    return m_places.size() >= InAll
        || (it != m_programs.cend() && (it->series >= PerProgram || it->metrics.value(metric) >= PerMetric));
}

bool SeriesAdmission::hasRoom(const QString &program, const QString &metric)
{
    if (isFull(program, metric))
        evictSilent();
    return !isFull(program, metric);
}

void SeriesAdmission::evictSilent()
{
    const Timestamp present = m_clock();
    if (m_evicted != Timestamp() && present < m_evicted + EvictionPause)
        return;
    m_evicted = present;
    evict(Silence);
}

/// Takes the places of those that were silent for so long, and lets the history forget them.
void SeriesAdmission::evict(std::chrono::minutes silence)
{
    Q_ASSERT(m_mutex.isHeld());
    const Timestamp present = m_clock();
    bool evicted = false;
    for (auto it = m_places.begin(); it != m_places.end();) {
        if (it->seen + silence > present) {
            ++it;
            continue;
        }
        const auto program = m_programs.find(it->program);
        if (program != m_programs.end()) {
            if (--program->metrics[it->metric] <= 0)
                program->metrics.remove(it->metric);
            if (--program->series <= 0)
                m_programs.erase(program);
        }
        m_ids.remove(it->key);
        m_registry.release(SeriesId::fromIndex(it.key()));
        it = m_places.erase(it);
        evicted = true;
    }
    if (!evicted)
        return;
    m_refused.clear();
    m_generation.fetch_add(1, std::memory_order_relaxed); // one that comes back needs a place again
}

SeriesAdmission::Answer SeriesAdmission::admit(const SeriesDescriptor &descriptor)
{
    const Locked lock(m_mutex);
    if (const auto refusal = refusalOf(descriptor))
        return {{}, *refusal};
    const QString key = placeOf(descriptor);
    if (const auto it = m_ids.constFind(key); it != m_ids.cend()) {
        m_places[*it].seen = m_clock();
        return {SeriesId::fromIndex(*it)};
    }
    const Attributes program = programIn(descriptor.attributes);
    const QString programKey = seriesKey(QString(), program);
    // Asked for before the history names the series, which it does for good.
    if (!hasRoom(programKey, descriptor.metric)) {
        if (m_refused.contains(descriptor.metric) || m_refused.size() < MostCulprits)
            ++m_refused[descriptor.metric];
        // Counters can be added up; of anything else one value says nothing of many.
        if (descriptor.instrument != Instrument::Counter || m_places.size() >= InAll)
            return {{}, Refusal::Full};
        SeriesDescriptor overflow = descriptor;
        overflow.attributes = program;
        overflow.attributes.insert(QStringLiteral("otel.metric.overflow"), QStringLiteral("true"));
        return sharedSeriesOf(overflow);
    }
    const Answer answer = seriesOf(descriptor);
    const SeriesId series = answer.series;
    if (!series.isValid())
        return answer;
    m_ids.insert(key, series.index());
    m_places.insert(series.index(), {key, programKey, descriptor.metric, m_clock()});
    Program &its = m_programs[programKey];
    ++its.metrics[descriptor.metric];
    ++its.series;
    Q_ASSERT(m_ids.size() == m_places.size());
    return answer;
}

SeriesAdmission::Answer SeriesAdmission::admitOverflow(const SeriesDescriptor &descriptor)
{
    const Locked lock(m_mutex);
    if (const auto refusal = refusalOf(descriptor))
        return {{}, *refusal};
    return sharedSeriesOf(descriptor);
}

void SeriesAdmission::keep(std::span<const SeriesId> alive)
{
    const Locked lock(m_mutex);
    const Timestamp present = m_clock();
    for (const SeriesId series : alive) {
        if (const auto it = m_places.find(series.index()); it != m_places.end())
            it->seen = present;
    }
    if (m_evictedLong != Timestamp() && present < m_evictedLong + LongEvictionPause)
        return;
    m_evictedLong = present;
    evict(LongSilence);
}

void SeriesAdmission::setDropped(const QString &metric, bool dropped)
{
    const Locked lock(m_mutex);
    if (dropped)
        m_dropped.insert(metric);
    else
        m_dropped.remove(metric);
    m_generation.fetch_add(1, std::memory_order_relaxed);
}

std::vector<SeriesAdmission::Culprit> SeriesAdmission::overflowing() const
{
    const Locked lock(m_mutex);
    QHash<QString, qsizetype> taken;
    for (const Place &place : m_places) {
        if (m_refused.contains(place.metric))
            ++taken[place.metric];
    }
    std::vector<Culprit> culprits;
    for (auto it = m_refused.cbegin(); it != m_refused.cend(); ++it)
        culprits.push_back({it.key(), taken.value(it.key()) + *it});
    return culprits;
}

QStringList SeriesAdmission::dropped() const
{
    const Locked lock(m_mutex);
    return m_dropped.values();
}

QString toText(SeriesAdmission::Refusal refusal)
{
    const auto text = [](const char *source) { return QCoreApplication::translate("Ingest", source); };
    switch (refusal) {
    case SeriesAdmission::Refusal::None: return {};
    case SeriesAdmission::Refusal::Name:
        return text(
            QT_TRANSLATE_NOOP("Ingest", "a metric's name is empty, longer than 256 characters, or not printable"));
    case SeriesAdmission::Refusal::TooMuch:
        return text(QT_TRANSLATE_NOOP("Ingest", "a series has more than 64 attributes, or one that is too long"));
    case SeriesAdmission::Refusal::Full: return text(QT_TRANSLATE_NOOP("Ingest", "there are too many series already"));
    case SeriesAdmission::Refusal::Dropped:
        return text(QT_TRANSLATE_NOOP("Ingest", "the user of this machine drops this metric"));
    case SeriesAdmission::Refusal::Reserved:
        return text(QT_TRANSLATE_NOOP(
            "Ingest",
            "a metric has the name of one that this machine measures itself, and no service.name or host.name that says whose it is"));
    case SeriesAdmission::Refusal::Taken:
        return text(
            QT_TRANSLATE_NOOP("Ingest", "a series has the name and attributes of one of a plugin or of this program"));
    }
    return {};
}

} // namespace performance
