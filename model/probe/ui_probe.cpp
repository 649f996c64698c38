// SPDX-License-Identifier: MIT
#include "performance/probe/ui_probe.h"

#include "performance/probe/hang_watch.h"

#include <QCoreApplication>
#include <QEvent>
#include <QThread>

#include <algorithm>
#include <cmath>

namespace performance {

namespace {

constexpr int BeatMs = 100;
constexpr qsizetype MostStack = metric_limits::MetadataLength;

/// Steps of a second. Finer than anybody feels, and coarse enough that a history of them is small: the lower bits of a
/// duration are noise, which does not compress.
constexpr double LagSteps = 1 << 14;
constexpr double FrameSteps = 1 << 17;

double coarse(double seconds, double steps)
{
    return std::round(seconds * steps) / steps;
}

} // namespace

UiProbe::UiProbe(PerformanceClient &client, QObject *parent)
    : QObject(parent), m_client(client), m_program(QCoreApplication::applicationName())
{
    const Attributes attributes{{QStringLiteral("service.name"), m_program}};
    if (Ingest *const ingest = client.ingest()) {
        m_lag = ingest->recorder(QStringLiteral("wai.ui.event_loop.lag"), QStringLiteral("s"),
                                 MetricCategory::Rendering, attributes);
        m_frame = ingest->recorder(QStringLiteral("wai.ui.frame.time"), QStringLiteral("s"), MetricCategory::Rendering,
                                   attributes);
    }
    m_watch = std::make_unique<HangWatch>(
        std::chrono::milliseconds(BeatMs), [this, attributes](const HangWatch::Hang &hang) {
            PerformanceMetric metric(QStringLiteral("wai.ui.hang"), QStringLiteral("Hang"), MetricCategory::Rendering,
                                     std::chrono::duration<double>(hang.length).count(), QStringLiteral("s"));
            metric.attributes = attributes;
            metric.withMetadata(QStringLiteral("stack"), hang.stack.join(u'\n').left(MostStack));
            metric.withMetadata(QStringLiteral("where"), hang.stack.value(0).left(MostStack));
            metric.withMetadata(QStringLiteral("waitedForCpu"),
                                QString::number(std::chrono::duration<double>(hang.waited).count(), 'f', 3));
            (void)m_client.recordMetric(metric);
        });
    m_timer.setTimerType(Qt::PreciseTimer);
    m_timer.setInterval(BeatMs);
    connect(&m_timer, &QTimer::timeout, this, &UiProbe::beat);
    m_timer.start();
    QCoreApplication::instance()->installEventFilter(this);
}

UiProbe::~UiProbe() = default;

void UiProbe::beat()
{
    Q_ASSERT(QThread::currentThread() == thread());
    m_watch->here();
    if (!m_sinceBeat.isValid()) { // the event loop begins: what was before is no lag of it
        m_sinceBeat.start();
        return;
    }
    // A timer of Qt that is late keeps its grid: the next one may come early, which is no lag.
    const double late = double(m_sinceBeat.nsecsElapsed()) * 1e-9 - BeatMs * 1e-3;
    m_sinceBeat.restart();
    m_lag.record(coarse(std::max(0.0, late), LagSteps));
}

bool UiProbe::eventFilter(QObject *watched, QEvent *event)
{
    // Painting happens while this event is handled; sending it on from here tells when that is over.
    if (event->type() != QEvent::UpdateRequest || m_isPainting)
        return false;
    m_isPainting = true;
    QElapsedTimer painting;
    painting.start();
    QCoreApplication::sendEvent(watched, event);
    m_frame.record(coarse(double(painting.nsecsElapsed()) * 1e-9, FrameSteps));
    m_isPainting = false;
    return true;
}

} // namespace performance
