// SPDX-License-Identifier: MIT
#include "performance/ingest/scraper.h"

#include "performance/ingest/listening_program.h"
#include "performance/core/mutex.h"
#include "performance/core/translate.h"

#include <QMap>
#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QThread>
#include <QTimer>
#include <QUrl>

#include <mutex>

namespace performance {

namespace {

/// What tells a target from another one of the same program.
QString instanceOf(const QUrl &url)
{
    QString instance = url.authority(QUrl::FullyEncoded);
    if (const QString path = url.path(QUrl::FullyEncoded); path != u"/metrics" && path != u"/" && !path.isEmpty())
        instance += path;
    return url.hasQuery() ? instance + u'?' + url.query(QUrl::FullyEncoded) : instance;
}

} // namespace

struct Scraper::Private {
    Take take;
    Failed failed;
    mutable Mutex mutex;
    QMap<QString, QString> problems WAI_GUARDED_BY(mutex); ///< by target
    QThread thread;
    QObject *worker = nullptr; ///< lives on the thread

    void tell(const QString &target, const QString &problem)
    {
        if (!problem.isEmpty())
            failed(target, problem);
        const Locked lock(mutex);
        if (problem.isEmpty())
            problems.remove(target);
        else
            problems.insert(target, translate("Ingest", "%1 gives no metrics: %2.").arg(target, problem));
    }

    void ask(QNetworkAccessManager *network, const QString &target)
    {
        QNetworkRequest request{QUrl(target)};
        request.setTransferTimeout(TimeoutMs);
        request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
        request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
        request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
        request.setRawHeader(
            "Accept", "application/openmetrics-text;version=1.0.0;q=0.5,text/plain;version=0.0.4;q=0.9,*/*;q=0.1");
        QNetworkReply *reply = network->get(request);
        reply->setReadBufferSize(MostBytes + 1);
        // A drip of one byte a second is no silence, which is all that the timeout above notices.
        QTimer::singleShot(TimeoutMs, reply, &QNetworkReply::abort);
        QObject::connect(reply, &QNetworkReply::readyRead, reply, [reply] {
            if (reply->bytesAvailable() > MostBytes)
                reply->abort();
        });
        QObject::connect(reply, &QNetworkReply::finished, worker, [this, reply, target] {
            reply->deleteLater();
            const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
            if (reply->error() == QNetworkReply::OperationCanceledError)
                tell(target, translate("Ingest", "its answer takes longer than four seconds or is larger than 16 MiB"));
            else if (reply->error() != QNetworkReply::NoError)
                tell(target, reply->errorString());
            else if (status != 200)
                tell(target, translate("Ingest", "it answers with status %1").arg(status));
            else {
                tell(target, QString());
                const QUrl url = reply->url();
                const QString program = programListeningOn(url.port(80));
                const bool isOpenMetrics = reply->header(QNetworkRequest::ContentTypeHeader)
                                               .toString()
                                               .startsWith(QLatin1String("application/openmetrics-text"));
                take({target, reply->readAll(), program.isEmpty() ? url.authority() : program, instanceOf(url),
                      isOpenMetrics});
            }
        });
    }
};

Scraper::Scraper(const QStringList &targets, Take take, Failed failed) : d(std::make_unique<Private>())
{
    d->take = std::move(take);
    d->failed = std::move(failed);
    d->worker = new QObject;
    d->worker->moveToThread(&d->thread);
    QObject::connect(&d->thread, &QThread::finished, d->worker, &QObject::deleteLater);
    QObject::connect(&d->thread, &QThread::started, d->worker, [p = d.get(), targets] {
        auto *network = new QNetworkAccessManager(p->worker);
        network->setProxy(QNetworkProxy::NoProxy);
        auto *timer = new QTimer(p->worker);
        const auto askAll = [p, network, targets] {
            for (const QString &target : targets)
                p->ask(network, target);
        };
        QObject::connect(timer, &QTimer::timeout, p->worker, askAll);
        timer->start(IntervalMs);
        askAll();
    });
    d->thread.setObjectName(QStringLiteral("scraper"));
    d->thread.start();
}

Scraper::~Scraper()
{
    d->thread.quit();
    d->thread.wait();
}

QStringList Scraper::problems() const
{
    const Locked lock(d->mutex);
    return d->problems.values();
}

} // namespace performance
