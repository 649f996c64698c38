// SPDX-License-Identifier: MIT
// Nobody speaks for the kernel: every way by which others reach the history × every name of the built-in table. What came
// is then looked for as rules, guards and cards see the history.
#include "ingest/receiver.h"
#include "scrape_target.h"
#include "stranger.h"

#include <performance/core/metric_table.h>
#include <performance/ingest/control_client.h>
#include <performance/ingest/otlp.h>
#include <performance/ingest/statsd.h>
#include <performance/optimize/evaluate.h>
#include <performance/optimize/live_data.h>
#include <performance/optimize/rule_reader.h>
#include <performance/optimize/settings_survey.h>
#include <performance/publish/program_publisher.h>
#include <performance/series/series_store.h>

#include <QCoreApplication>
#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUdpSocket>

#include <cmath>
#include <unistd.h>

using namespace performance;
using Qt::operator""_s;

namespace {

/// No machine measures anything near this of anything (limits that are none are 9.2e18).
constexpr double Lie = 7.5e16;
constexpr const char *Marker = "marker";

struct Named {
    QString metric;
    Attributes attributes;
};

/// Every name of the table, bare, with the attributes that rules look for, and as the collector's own series of this very
/// machine are called; and names in which the attributes stand.
std::vector<Named> builtInNames(const SeriesStore &history)
{
    std::vector<Named> all;
    for (const MetricDefinition *metric : builtInMetrics()) {
        const QString name = QString::fromLatin1(metric->metric);
        all.push_back({name, {}});
        all.push_back({name + u"{system.device=vda}"_s, {}});
        int own = 0;
        for (const SeriesDescriptor &descriptor : history.catalogue().all()) {
            if (descriptor.metric == name && isOurOwn(descriptor.origin) && !descriptor.attributes.isEmpty()
                && ++own <= 2)
                all.push_back({name, descriptor.attributes});
        }
    }
    for (const Rule &rule : builtinRules()) {
        for (const Condition &condition : rule.when) {
            for (const QString &key : condition.signal.above + condition.signal.below) {
                Named named{key.section(u'{', 0, 0), {}};
                for (const QString &pair :
                     key.section(u'{', 1).chopped(key.contains(u'{') ? 1 : 0).split(u',', Qt::SkipEmptyParts))
                    named.attributes.insert(pair.section(u'=', 0, 0), pair.section(u'=', 1).replace(u'$', QString()));
                all.push_back(named);
            }
        }
    }
    return all;
}

SeriesDescriptor described(const Named &named)
{
    SeriesDescriptor descriptor;
    descriptor.metric = named.metric;
    descriptor.name = named.metric;
    descriptor.attributes = named.attributes;
    return descriptor;
}

QByteArray post(const QByteArray &path, const QByteArray &type, const QByteArray &body, int port,
                const QByteArray &more = {})
{
    return "POST " + path + " HTTP/1.1\r\nHost: localhost:" + QByteArray::number(port) + "\r\n" + more
        + "Content-Type: " + type + "\r\nConnection: close\r\nContent-Length: " + QByteArray::number(body.size())
        + "\r\n\r\n" + body;
}

QJsonObject keyValue(const QString &key, const QString &value)
{
    return {{u"key"_s, key}, {u"value"_s, QJsonObject{{u"stringValue"_s, value}}}};
}

QByteArray otlpJson(const std::vector<Named> &all, const Attributes &resource)
{
    QJsonArray metrics;
    for (const Named &named : all) {
        QJsonArray attributes;
        for (auto it = named.attributes.cbegin(); it != named.attributes.cend(); ++it)
            attributes.append(keyValue(it.key(), *it));
        const QJsonObject point{{u"timeUnixNano"_s, QString::number(toNanoseconds(now()))},
                                {u"asDouble"_s, Lie},
                                {u"attributes"_s, attributes}};
        metrics.append(
            QJsonObject{{u"name"_s, named.metric}, {u"gauge"_s, QJsonObject{{u"dataPoints"_s, QJsonArray{point}}}}});
    }
    QJsonArray of;
    for (auto it = resource.cbegin(); it != resource.cend(); ++it)
        of.append(keyValue(it.key(), *it));
    const QJsonObject scope{{u"metrics"_s, metrics}};
    const QJsonObject part{{u"resource"_s, QJsonObject{{u"attributes"_s, of}}}, {u"scopeMetrics"_s, QJsonArray{scope}}};
    return QJsonDocument(QJsonObject{{u"resourceMetrics"_s, QJsonArray{part}}}).toJson(QJsonDocument::Compact);
}

/// The same in protobuf (opentelemetry-proto, metrics/v1): tags of fields that have a length, and of 64 bits.
QByteArray otlpProtobuf(const std::vector<Named> &all, const Attributes &resource)
{
    const auto message = [](char tag, const QByteArray &bytes) {
        QByteArray length;
        for (quint64 rest = quint64(bytes.size());; rest >>= 7) {
            length += char((rest & 0x7f) | (rest > 0x7f ? 0x80 : 0));
            if (rest <= 0x7f)
                break;
        }
        return QByteArray(1, tag) + length + bytes;
    };
    const auto fixed = [](char tag, quint64 value) {
        return QByteArray(1, tag) + QByteArray(reinterpret_cast<const char *>(&value), 8);
    };
    const auto pair = [&](const QString &key, const QString &value) {
        return message(0x0a, key.toUtf8()) + message(0x12, message(0x0a, value.toUtf8()));
    };
    QByteArray metrics;
    for (const Named &named : all) {
        QByteArray point = fixed(0x19, quint64(toNanoseconds(now()))) + fixed(0x21, std::bit_cast<quint64>(Lie));
        for (auto it = named.attributes.cbegin(); it != named.attributes.cend(); ++it)
            point += message(0x3a, pair(it.key(), *it));
        metrics += message(0x12, message(0x0a, named.metric.toUtf8()) + message(0x2a, message(0x0a, point)));
    }
    QByteArray of;
    for (auto it = resource.cbegin(); it != resource.cend(); ++it)
        of += message(0x0a, pair(it.key(), *it));
    return message(0x0a, message(0x0a, of) + message(0x12, metrics));
}

PerformanceMetric metricOf(const Named &named)
{
    PerformanceMetric metric(named.metric, named.metric, MetricCategory::Custom, Lie, QString());
    metric.attributes = named.attributes;
    return metric;
}

QByteArray recordJson(const std::vector<Named> &all)
{
    QJsonArray metrics;
    for (const Named &named : all) {
        QJsonObject attributes;
        for (auto it = named.attributes.cbegin(); it != named.attributes.cend(); ++it)
            attributes.insert(it.key(), *it);
        metrics.append(QJsonObject{{u"id"_s, named.metric}, {u"value"_s, Lie}, {u"attributes"_s, attributes}});
    }
    return QJsonDocument(metrics).toJson(QJsonDocument::Compact);
}

/// Names with dots stand in quotes (Prometheus 3, UTF-8 names).
QByteArray page(const std::vector<Named> &all)
{
    const auto quoted = [](QString text) {
        return '"' + text.replace(u'\\', u"\\\\"_s).replace(u'"', u"\\\""_s).toUtf8() + '"';
    };
    QByteArray text;
    for (const Named &named : all) {
        QByteArrayList inside{quoted(named.metric)};
        for (auto it = named.attributes.cbegin(); it != named.attributes.cend(); ++it)
            inside << quoted(it.key()) + '=' + quoted(*it);
        text += '{' + inside.join(',') + "} 7.5e16\n";
    }
    return text;
}

/// What a test sends with, and keeps until its samples have arrived.
struct Scene {
    std::unique_ptr<ScrapeTarget> target;
    std::unique_ptr<Receiver> receiver;
    std::vector<Named> names;
    std::shared_ptr<void> kept;
    int refusedHere = 0; ///< by our own interface, before anything was sent
};

enum class Outcome {
    Refused,     ///< all of them, and it is counted and said
    RefusedHere, ///< whoever asks is told at once
    Filed,       ///< under their sender
};

struct Way {
    const char *name;
    Outcome outcome;
    QString sender; ///< as `sources` lists it, or the service.name or host.name that they are filed under
    std::function<void(Scene &)> send;
};

void statsd(Scene &scene, const QByteArray &type)
{
    QUdpSocket socket;
    const auto send = [&](const QByteArray &datagram) {
        socket.writeDatagram(datagram, QHostAddress(QHostAddress::LocalHost), quint16(scene.receiver->statsdPort()));
    };
    QByteArray datagram;
    for (const Named &named : scene.names) {
        QByteArrayList tags;
        for (auto it = named.attributes.cbegin(); it != named.attributes.cend(); ++it)
            tags << it.key().toUtf8() + ':' + it->toUtf8();
        if (datagram.size() > 1000)
            send(std::exchange(datagram, {}));
        datagram += named.metric.toUtf8() + ":75000000000000000|" + type
            + (tags.isEmpty() ? QByteArray() : "|#" + tags.join(',')) + '\n';
    }
    send(datagram);
}

void publish(Scene &scene, const QString &program)
{
    auto opened = ProgramPublisher::open(program);
    if (!opened)
        qFatal("%s", qPrintable(opened.error().message()));
    const std::shared_ptr<ProgramPublisher> publisher = std::move(*opened);
    // A program that lies can name its series as it likes: its own registry refuses nothing.
    class Registry : public SeriesRegistry {
    public:
        SeriesId idFor(const SeriesDescriptor &descriptor) override
        {
            m_all.push_back(descriptor);
            return SeriesId::fromIndex(quint32(m_all.size() - 1));
        }
        SeriesDescriptor descriptorOf(SeriesId series) const override { return m_all[series.index()]; }

    private:
        std::vector<SeriesDescriptor> m_all;
    } registry;
    std::vector<EventSample> samples;
    for (const Named &named : scene.names) {
        SeriesDescriptor descriptor = described(named);
        descriptor.attributes.insert(u"service.name"_s, QString()); // says that it is nobody
        samples.push_back({registry.idFor(descriptor), toNanoseconds(now()), bitsOf(Lie)});
    }
    publisher->publish(samples, registry);
    scene.kept = publisher;
}

std::vector<Way> ways()
{
    const auto otlp = [](bool isJson, const Attributes &resource) {
        return [isJson, resource](Scene &scene) {
            const QByteArray body = isJson ? otlpJson(scene.names, resource) : otlpProtobuf(scene.names, resource);
            scene.receiver->exchange(post("/v1/metrics", isJson ? "application/json" : "application/x-protobuf", body,
                                          scene.receiver->httpPort()));
        };
    };
    const Attributes host{{u"host.name"_s, u"otherhost"_s}};
    const Attributes program{{u"service.name"_s, u"shop"_s}, {u"host.name"_s, u"otherhost"_s}};
    const auto record = [](const QByteArray &more) {
        return [more](Scene &scene) {
            scene.receiver->exchange(
                post("/v1/record", "application/json", recordJson(scene.names), scene.receiver->httpPort(), more));
        };
    };
    return {
        {"StatsD gauge", Outcome::Refused, u"StatsD"_s, [](Scene &scene) { statsd(scene, "g"); }},
        {"StatsD counter", Outcome::Refused, u"StatsD"_s, [](Scene &scene) { statsd(scene, "c"); }},
        {"StatsD timer", Outcome::Refused, u"StatsD"_s, [](Scene &scene) { statsd(scene, "ms"); }},
        {"OTLP JSON of nobody", Outcome::Refused, u"OTLP"_s, otlp(true, {})},
        {"OTLP JSON of a host", Outcome::Filed, u"otherhost"_s, otlp(true, host)},
        {"OTLP JSON of a program", Outcome::Filed, u"shop"_s, otlp(true, program)},
        {"OTLP protobuf of nobody", Outcome::Refused, u"OTLP"_s, otlp(false, {})},
        {"OTLP protobuf of a host", Outcome::Filed, u"otherhost"_s, otlp(false, host)},
        {"OTLP protobuf of a program", Outcome::Filed, u"shop"_s, otlp(false, program)},
        {"JSON", Outcome::Refused, u"JSON"_s, record({})},
        {"web client", Outcome::Refused, u"JSON"_s,
         record("Origin: http://localhost:5173\r\nSec-Fetch-Site: same-site\r\n")},
        {"socket", Outcome::Refused, u"JSON"_s,
         [](Scene &scene) {
             for (const Named &named : scene.names)
                 (void)sendToDashboard(metricOf(named));
         }},
        {"the dashboard's own interface",
         Outcome::RefusedHere,
         {},
         [](Scene &scene) {
             for (const Named &named : scene.names) {
                 scene.refusedHere += resultOf(scene.receiver->client().recordMetric(metricOf(named))) ? 0 : 1;
                 (void)scene.receiver->client()
                     .ingest()
                     ->recorder(named.metric, {}, MetricCategory::Custom, named.attributes)
                     .isValid();
             }
         }},
        {"an application's client",
         Outcome::RefusedHere,
         {},
         [](Scene &scene) {
             const std::shared_ptr<PerformanceClient> client = createPerformanceClient(
                 PerformanceConfig().withProfileInterval(std::chrono::milliseconds(100)));
             for (const Named &named : scene.names) {
                 const bool isValid =
                     client->ingest()->recorder(named.metric, {}, MetricCategory::Custom, named.attributes).isValid();
                 scene.refusedHere += !resultOf(client->recordMetric(metricOf(named))) && !isValid ? 1 : 0;
             }
             scene.kept = client;
         }},
        {"publish file", Outcome::Filed, u"stranger"_s, [](Scene &scene) { publish(scene, u"stranger"_s); }},
        {"publish file of nobody", Outcome::Refused, {}, [](Scene &scene) { publish(scene, {}); }},
        {"scrape", Outcome::Filed, {}, [](Scene &scene) { scene.target->pages["/metrics"] = page(scene.names); }},
        {"plugin executable", Outcome::Filed, u"posing"_s,
         [](Scene &scene) {
             QFile text(scene.receiver->folder() + u"/page"_s);
             if (!text.open(QIODevice::WriteOnly) || text.write(page(scene.names)) < 0 || !text.flush())
                 qFatal("no page");
             QDir().mkpath(scene.receiver->folder() + u"/plugins"_s);
             QFile script(scene.receiver->folder() + u"/plugins/posing"_s);
             const QByteArray lines = "#!/bin/sh\nexec cat '" + text.fileName().toLocal8Bit() + "'\n";
             if (!script.open(QIODevice::WriteOnly) || script.write(lines) != lines.size() || !script.flush()
                 || !script.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner))
                 qFatal("no plugin");
         }},
        {"Qt plugin", Outcome::Filed, u"pose_plugin"_s,
         [](Scene &scene) {
             QDir().mkpath(scene.receiver->folder() + u"/plugins"_s);
             if (!QFile::copy(QStringLiteral(WAI_BINARY_FOLDER "/tests/libpose_plugin.so"),
                              scene.receiver->folder() + u"/plugins/pose_plugin.so"_s))
                 qFatal("no plugin");
         }},
    };
}

std::unique_ptr<SeriesStore> historyOf(const Receiver &receiver)
{
    SeriesStore::Options options;
    options.mode = SeriesStore::Mode::Reader;
    options.file = receiver.folder() + u"/history.db"_s;
    auto store = SeriesStore::open(options);
    if (!store)
        qFatal("%s", qPrintable(store.error().message()));
    return std::move(*store);
}

/// The largest value that charts, and whoever judges, would see.
double mostOf(const SeriesData &data)
{
    double most = 0;
    for (const SeriesPoint &point : data.points)
        most = std::max({most, std::abs(point.minimum), std::abs(point.maximum)});
    return most;
}

/// Whether somebody's lie is among them; also as a rate over some tenths of a second, or over some.
bool isLie(double value)
{
    return std::abs(value) > Lie / 10 && std::abs(value) < Lie * 10;
}

bool holdsLie(const SeriesData &data)
{
    return std::any_of(data.points.begin(), data.points.end(), [](const SeriesPoint &point) {
        return isLie(point.minimum) || isLie(point.maximum) || isLie(point.mean);
    });
}

TimeRange lately()
{
    return {now() - std::chrono::minutes(15), now() + std::chrono::minutes(1)};
}

/// Whether a series of this name has come to the history with a value.
bool hasCome(SeriesStore &history, const QString &metric)
{
    history.refresh();
    for (const SeriesInfo &info : history.series()) {
        if (info.descriptor.metric == metric && info.lastSeen)
            return true;
    }
    return false;
}

const Rule &ruleCalled(const QString &id)
{
    return *std::find_if(builtinRules().begin(), builtinRules().end(), [&](const Rule &rule) { return rule.id == id; });
}

/// A history in memory, seconds of which are made as fast as the machine can.
struct Played {
    std::unique_ptr<SeriesStore> store = std::move(*SeriesStore::open({}));
    qint64 start = toNanoseconds(now()) - 120 * qint64(1'000'000'000);
    qint64 present = start;
    SeriesAdmission admission{store->catalogue(), [this] { return fromNanoseconds(present); }};
    StatsdAggregator statsd{admission, [this] { return fromNanoseconds(present); }};
    Intake intake{admission, fromNanoseconds(present)};

    /// 90 seconds, in each of which `send` sends; `own` are the collector's.
    void play(const std::function<void()> &send, const std::vector<std::pair<SeriesDescriptor, qint64>> &own = {})
    {
        for (int second = 0; second < 90; ++second) {
            present += 1'000'000'000;
            if (send)
                send();
            std::vector<EventSample> samples = intake.takeSamples();
            statsd.flush(present, samples);
            SampleBatch tick;
            tick.time = fromNanoseconds(present);
            for (const auto &[descriptor, value] : own)
                tick.addInteger(store->catalogue().idFor(descriptor), value);
            store->append(tick, samples);
        }
    }
    std::vector<RuleFinding> findings(const QString &rule) const
    {
        const Settings none;
        const QStringList keys = LiveData(*store, none, fromNanoseconds(present)).seriesKeys();
        const Settings settings = surveySettings(builtinRules(), {}, keys, {});
        return evaluate(ruleCalled(rule), LiveData(*store, settings, fromNanoseconds(present)), keys, {});
    }
};

} // namespace

class TestWorldIngestOrigin : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        qputenv("WAI_PERFORMANCE_PLUGIN_HOST", WAI_BINARY_FOLDER "/app/plugin-host/wai-performance-plugin-host");
    }

    void nobodySpeaksForTheKernel_data()
    {
        QTest::addColumn<size_t>("way");
        const std::vector<Way> all = ways();
        for (size_t i = 0; i < all.size(); ++i)
            QTest::newRow(all[i].name) << i;
    }
    void nobodySpeaksForTheKernel()
    {
        QFETCH(size_t, way);
        const Way how = ways()[way];
        Scene scene;
        scene.target = std::make_unique<ScrapeTarget>();
        scene.receiver = std::make_unique<Receiver>(QStringList{u"http://localhost:5173"_s},
                                                    QStringList{scene.target->address(u"/metrics"_s)});
        const QString memory = metrics::MemoryLimit.series().key();
        const auto history = historyOf(*scene.receiver);
        QTRY_VERIFY_WITH_TIMEOUT(hasCome(*history, memory), 20000);
        const double installed = mostOf(*history->query(memory, lately(), 1));
        QVERIFY(installed > 0 && installed < Lie);

        scene.names = builtInNames(*history);
        QVERIFY(scene.names.size() > 2 * builtInMetrics().size());
        scene.names.push_back(
            {QString::fromLatin1(Marker), {}}); // of no table: it shows that all before it has been taken
        how.send(scene);
        const QString marker = QString::fromLatin1(Marker);
        QTRY_VERIFY_WITH_TIMEOUT(hasCome(*history, marker) || hasCome(*history, marker + u".count"_s), 30000);

        const std::vector<SeriesDescriptor> all = history->catalogue().all();
        size_t filed = 0;
        for (const SeriesDescriptor &descriptor : all) {
            if (builtInMetric(descriptor.metric) && !isOurOwn(descriptor.origin)) {
                QVERIFY2(namesItsSender(descriptor.attributes), qPrintable(descriptor.key()));
                QVERIFY(descriptor.origin != SeriesOrigin::Unknown);
                ++filed;
                const QString service = descriptor.attributes.value(u"service.name"_s);
                QVERIFY2(how.sender.isEmpty()
                             || how.sender
                                 == (service.isEmpty() ? descriptor.attributes.value(u"host.name"_s) : service),
                         qPrintable(descriptor.key()));
            }
        }
        switch (how.outcome) {
        case Outcome::Filed: {
            QVERIFY2(filed >= builtInMetrics().size(), qPrintable(QString::number(filed)));
            const auto lies = std::count_if(all.begin(), all.end(), [&](const SeriesDescriptor &one) {
                return !isOurOwn(one.origin) && holdsLie(*history->query(one.key(), lately(), 1));
            });
            QVERIFY2(size_t(lies) >= builtInMetrics().size(), qPrintable(QString::number(lies)));
            break;
        }
        case Outcome::Refused: {
            QCOMPARE(filed, size_t(0));
            const std::vector<IngestSource> sources = scene.receiver->status().sources;
            const auto source = std::find_if(sources.begin(), sources.end(),
                                             [&](const IngestSource &one) { return one.name == how.sender; });
            QVERIFY(source != sources.end());
            QVERIFY2(source->refused >= builtInMetrics().size(), qPrintable(QString::number(source->refused)));
            QVERIFY2(source->why.contains(u"this machine measures itself"_s), qPrintable(source->why));
            break;
        }
        case Outcome::RefusedHere:
            QCOMPARE(filed, size_t(0));
            QVERIFY2(scene.refusedHere >= int(builtInMetrics().size()), qPrintable(QString::number(scene.refusedHere)));
            break;
        }

        // What rules, guards and cards see.
        const Settings settings;
        const LiveData seen(*history, settings, now());
        const QStringList keys = seen.seriesKeys();
        QVERIFY(keys.contains(memory));
        for (const QString &key : keys) {
            const SeriesDescriptor descriptor = history->catalogue().descriptor(*history->catalogue().find(key));
            QVERIFY2(descriptor.origin == SeriesOrigin::Collector && builtInMetric(descriptor.metric)
                         && !namesItsSender(descriptor.attributes),
                     qPrintable(key));
            QVERIFY2(!holdsLie(seen.query(key, lately(), 100)), qPrintable(key));
        }
        for (const Named &named : scene.names) {
            for (const char *suffix : {"", ".sum", ".count"})
                QVERIFY2(!holdsLie(seen.query(seriesKey(named.metric + QLatin1String(suffix), named.attributes),
                                              lately(), 100)),
                         qPrintable(named.metric));
        }
        for (const SeriesDescriptor &descriptor : all)
            QVERIFY2(isOurOwn(descriptor.origin) || seen.query(descriptor.key(), lately(), 1).points.empty(),
                     qPrintable(descriptor.key()));
        for (const Rule &rule : builtinRules()) {
            for (const RuleFinding &finding : evaluate(rule, seen, keys, {})) {
                for (const Observation &observation : finding.observations)
                    QVERIFY2(!isLie(observation.value), qPrintable(finding.id));
            }
        }
        QCOMPARE(mostOf(seen.query(memory, lately(), 1)), installed);
    }

    /// Over StatsD, as another user, a limit of a process was said to be reached: D7 raised it (log of the trial, std2.py).
    void aLimitThatSomebodySays()
    {
        const QByteArray pid = QByteArray::number(qint64(::getpid()));
        Played attacked;
        attacked.play([&] {
            for (int i = 0; i < 2; ++i)
                attacked.statsd.take(
                    QByteArray("wai.process.limit.utilization:0.97|g|#process.pid:" + pid + ",wai.limit:files")
                        .toStdString());
        });
        QCOMPARE(attacked.statsd.status().refused, quint64(180));
        for (const char *rule :
             {"D7", "D7a"}) // of programs that are known to manage many descriptors, and of others as this one
            QVERIFY(attacked.findings(QLatin1String(rule)).empty());
        // The same that the collector says is a finding; and what somebody sends beside it neither feeds nor hides it.
        Played measured;
        const SeriesDescriptor own = metrics::ProcessLimitUtilization.series(
            {{u"process.pid"_s, QString::fromLatin1(pid)}, {u"wai.limit"_s, u"files"_s}});
        measured.play(
            [&] {
                measured.statsd.take(
                    QByteArray("wai.process.limit.utilization:0|g|#process.pid:" + pid + ",wai.limit:files")
                        .toStdString());
            },
            {{own, 9700}});
        const std::vector<RuleFinding> findings = measured.findings(u"D7a"_s);
        QCOMPARE(findings.size(), size_t(1));
        QCOMPARE(findings.front().observations.front().value, 0.97);
    }

    /// The same through the socket, really as another user.
    void whatAnotherUserSaysIsRefused()
    {
        if (!Stranger::canBe())
            QSKIP("only root can be another user for a moment");
        Receiver receiver;
        constexpr quint64 Said = 20;
        const Stranger stranger(
            [](in_port_t port) {
                const sockaddr_in address = Stranger::loopback(port);
                const int fd = ::socket(AF_INET, SOCK_DGRAM, 0);
                constexpr std::string_view line = "wai.process.limit.utilization:0.97|g|#process.pid:1,wai.limit:files";
                for (quint64 i = 0; i < Said; ++i)
                    (void)!::sendto(fd, line.data(), line.size(), 0, reinterpret_cast<const sockaddr *>(&address),
                                    sizeof address);
            },
            receiver.statsdPort());
        QVERIFY(stranger.hasActed());
        const auto refused = [&] {
            for (const IngestSource &source : receiver.status().sources) {
                if (source.name == u"StatsD")
                    return source.refused;
            }
            return quint64(0);
        };
        QTRY_COMPARE_WITH_TIMEOUT(refused(), Said, 10000);
        const auto history = historyOf(receiver);
        history->refresh();
        for (const SeriesDescriptor &descriptor : history->catalogue().all())
            QVERIFY(descriptor.metric != QLatin1String(metrics::ProcessLimitUtilization.metric)
                    || descriptor.origin == SeriesOrigin::Collector);
    }

    /// A filesystem that is said to be full, with a command for root in its mount point.
    void aFilesystemThatSomebodySays()
    {
        Played attacked;
        attacked.play([&] {
            attacked.statsd.take(
                "system.filesystem.usage:98|g|#system.device:/dev/sdz1,system.filesystem.mountpoint:/home$(touch P3),system.filesystem.state:used\n"
                "system.filesystem.usage:1|g|#system.device:/dev/sdz1,system.filesystem.mountpoint:/home$(touch P3),system.filesystem.state:free");
        });
        QCOMPARE(attacked.statsd.status().refused, quint64(180));
        QVERIFY(attacked.findings(u"D9"_s).empty());
    }

    /// The host metrics of another machine, as an OpenTelemetry collector sends them (hostmetrics receiver: host.name, no
    /// service.name; log of the trial, otlp.py): they are that machine's.
    void theMetricsOfAnotherHostAreItsOwn()
    {
        const auto attribute = [](const QByteArray &key, const QByteArray &value) {
            return "{'key':'" + key + "','value':{'stringValue':'" + value + "'}}";
        };
        const auto point = [&](const QByteArray &state, const QByteArray &value, qint64 time) {
            return "{'timeUnixNano':'" + QByteArray::number(time) + "','asDouble':" + value + ",'attributes':["
                + attribute("system.device", "/dev/sdz1") + ',' + attribute("system.filesystem.mountpoint", "/srv/data")
                + ',' + attribute("system.filesystem.state", state) + "]}";
        };
        Played attacked;
        attacked.play([&] {
            QByteArray body = "{'resourceMetrics':[{'resource':{'attributes':[" + attribute("host.name", "otherhost")
                + "]},'scopeMetrics':[{'metrics':[{'name':'system.filesystem.usage','unit':'By','gauge':{'dataPoints':["
                + point("used", "98e9", attacked.present) + ',' + point("free", "1e9", attacked.present) + "]}}]}]}]}";
            body.replace('\'', '"');
            QString error;
            attacked.intake.setNow(fromNanoseconds(attacked.present));
            QVERIFY2(takeOtlpMetricsJson(body, attacked.intake, &error), qPrintable(error));
        });
        const IntakeTally::Results results = attacked.intake.takeResults();
        QCOMPARE(results.size(), size_t(1));
        QCOMPARE(results.begin()->first, u"otherhost"_s);
        QCOMPARE(results.begin()->second.accepted, quint64(180));
        const QString theirs =
            u"system.filesystem.usage{host.name=otherhost,system.device=/dev/sdz1,system.filesystem.mountpoint=/srv/data,system.filesystem.state=used}"_s;
        const auto data = attacked.store->query(
            theirs, {fromNanoseconds(attacked.start), fromNanoseconds(attacked.present + 1)}, 1);
        QVERIFY(data);
        QVERIFY(std::abs(mostOf(*data) / 98e9 - 1) < 1e-6); // a minute's value is kept as a float
        QCOMPARE(data->descriptor.origin, SeriesOrigin::Ingest);
        QVERIFY(attacked.findings(u"D9"_s).empty());
        // The same of this machine's collector is a card.
        Played measured;
        const auto own = [](const char *state) {
            return metrics::FilesystemUsage.series({{u"system.device"_s, u"/dev/sdz1"_s},
                                                    {u"system.filesystem.mountpoint"_s, u"/srv/data"_s},
                                                    {u"system.filesystem.state"_s, QString::fromLatin1(state)}});
        };
        measured.play({}, {{own("used"), 98'000'000'000}, {own("free"), 1'000'000'000}});
        QCOMPARE(measured.findings(u"D9"_s).size(), size_t(1));
    }
};

QTEST_GUILESS_MAIN(TestWorldIngestOrigin)
#include "tst_world_ingest_origin.moc"
