// SPDX-License-Identifier: MIT
// For tst_publish: an application that records through a handle. Usage: publishing_program COUNT [crash|cut|nonsense]
#include <performance/client/performance_client.h>
#include <performance/probe/scoped_timer.h>
#include <performance/publish/runtime_folder.h>

#include <QCoreApplication>
#include <QDir>
#include <QTimer>

#include <csignal>
#include <cstdio>
#include <fcntl.h>
#include <unistd.h>

using namespace performance;
using namespace Qt::StringLiterals;

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const int count = argc > 1 ? std::atoi(argv[1]) : 1;
    const QByteArray then = argc > 2 ? argv[2] : "";
    const auto client = createPerformanceClient(
        PerformanceConfig().withProfileInterval(std::chrono::milliseconds(100)));
    const MetricRecorder latency = client->ingest()->recorder(u"shop.latency"_s, u"ms"_s, MetricCategory::Network,
                                                              {{u"route"_s, u"/cart"_s}});
    for (int i = 0; i < count; ++i) {
        latency.record(i);
        if (i % 2000 == 1999)
            ::usleep(150'000); // the load: as fast as the ring of a thread is emptied
    }
    {
        const ScopedTimer timer(client->ingest()->recorder(u"shop.work"_s, u"ms"_s, MetricCategory::Custom));
        ::usleep(20'000); // what is timed
    }
    (void)client->recordMetric(PerformanceMetric(u"shop.orders"_s, u"Orders"_s, MetricCategory::Custom, 7, u"1"_s));
    (void)client->recordMetric(PerformanceMetric(u"shop.told"_s, u"Told"_s, MetricCategory::Custom, 8, u"1"_s)
                                   .withMetadata(u"why"_s, u"because"_s));
    std::puts("ready");
    std::fflush(stdout);
    QTimer::singleShot(1500, &application, [&] {
        if (then == "crash")
            ::raise(SIGKILL);
        const QString folder = *runtimeFolder() + QLatin1String(ProgramsFolder);
        for (const QString &name : QDir(folder).entryList(QDir::Files)) {
            const QByteArray path = (folder + u'/' + name).toLocal8Bit();
            if (then == "cut" && ::truncate(path.constData(), 100) != 0)
                std::puts("cannot cut");
            if (then == "nonsense") {
                const int fd = ::open(path.constData(), O_WRONLY);
                const std::uint64_t far = ~std::uint64_t(0);
                for (off_t at = 0; at < 8192; at += off_t(sizeof far)) {
                    if (at >= 160 && ::pwrite(fd, &far, sizeof far, at) != ssize_t(sizeof far))
                        std::puts("cannot write");
                }
                ::close(fd);
            }
        }
    });
    QTimer::singleShot(5000, &application, &QCoreApplication::quit);
    return QCoreApplication::exec();
}
