// SPDX-License-Identifier: MIT
#include "reports/profiling_dialog.h"

#include "theme/theme.h"
#include "window/page.h"

#include <performance/core/duration_text.h>

#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStackedWidget>

namespace wai {

using namespace performance;

namespace {

QLabel *softLabel(const QString &text)
{
    auto *label = new QLabel(text);
    label->setProperty("role", QStringLiteral("soft"));
    label->setWordWrap(true);
    return label;
}

} // namespace

ProfilingDialog::ProfilingDialog(PerformanceClient &client, QWidget *parent)
    : QDialog(parent)
    , m_client(client)
    , m_phases(new QStackedWidget)
    , m_name(new QLineEdit)
    , m_interval(new QComboBox)
    , m_running(new QLabel)
    , m_elapsed(new QLabel)
    , m_details(softLabel({}))
    , m_error(new QLabel)
    , m_startButton(new QPushButton(tr("Start profiling")))
    , m_stopButton(new QPushButton(tr("Stop and open the report")))
{
    setWindowTitle(tr("Profiling"));
    m_error->setProperty("role", QStringLiteral("error"));
    m_error->setWordWrap(true);
    m_error->hide();
    m_phases->addWidget(makeSetup());
    m_phases->addWidget(makeProgress());
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::Large, space::Large, space::Large, space::Large);
    layout->setSpacing(space::Medium);
    layout->addWidget(m_phases);
    layout->addWidget(m_error);
    resize(460, sizeHint().height());

    connect(m_startButton, &QPushButton::clicked, this, &ProfilingDialog::start);
    connect(m_stopButton, &QPushButton::clicked, this, &ProfilingDialog::stop);
    connect(&client, &PerformanceClient::profilingChanged, this, &ProfilingDialog::refresh);
    m_tick.setInterval(200);
    connect(&m_tick, &QTimer::timeout, this, &ProfilingDialog::refresh);
}

QWidget *ProfilingDialog::makeSetup()
{
    auto *page = new QWidget;
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::Medium);
    layout->addWidget(softLabel(tr("A session records every metric and the top processes until you stop it. Work as usual meanwhile; then you get a report with charts and figures that you can keep and export.")));
    auto *form = new QFormLayout;
    form->setSpacing(space::Medium);
    m_name->setPlaceholderText(tr("Time of the start"));
    m_name->setAccessibleName(tr("Name"));
    m_name->setObjectName(QStringLiteral("profilingName"));
    for (const auto &[text, ms] : {std::pair(tr("10 per second"), 100), std::pair(tr("4 per second"), 250), std::pair(tr("1 per second"), 1000),
                                   std::pair(tr("every 5 seconds"), 5000), std::pair(tr("every minute"), 60000)})
        m_interval->addItem(text, ms);
    m_interval->setCurrentIndex(2);
    m_interval->setAccessibleName(tr("Snapshots"));
    m_interval->setObjectName(QStringLiteral("profilingInterval"));
    addFormRow(form, tr("Name"), m_name);
    addFormRow(form, tr("Snapshots"), m_interval);
    layout->addLayout(form);
    auto *row = new QHBoxLayout;
    auto *cancel = new QPushButton(tr("Cancel"));
    connect(cancel, &QPushButton::clicked, this, &QDialog::close);
    m_startButton->setProperty("accent", true);
    m_startButton->setDefault(true);
    m_startButton->setObjectName(QStringLiteral("profilingStart"));
    row->addStretch(1);
    row->addWidget(cancel);
    row->addWidget(m_startButton);
    layout->addLayout(row);
    return page;
}

QWidget *ProfilingDialog::makeProgress()
{
    auto *page = new QWidget;
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::Small);
    m_running->setProperty("role", QStringLiteral("title"));
    m_running->setWordWrap(true);
    m_elapsed->setProperty("role", QStringLiteral("heading"));
    m_elapsed->setAccessibleName(tr("Elapsed time"));
    layout->addWidget(m_running);
    layout->addWidget(m_elapsed);
    layout->addWidget(m_details);
    layout->addSpacing(space::Small);
    auto *row = new QHBoxLayout;
    auto *hide = new QPushButton(tr("Keep recording"));
    hide->setToolTip(tr("Closes this box; the session goes on. The button in the window stops it."));
    connect(hide, &QPushButton::clicked, this, &QDialog::close);
    m_stopButton->setProperty("accent", true);
    m_stopButton->setObjectName(QStringLiteral("profilingStop"));
    row->addStretch(1);
    row->addWidget(hide);
    row->addWidget(m_stopButton);
    layout->addLayout(row);
    return page;
}

void ProfilingDialog::showEvent(QShowEvent *event)
{
    QDialog::showEvent(event);
    m_error->hide();
    refresh();
}

void ProfilingDialog::refresh()
{
    if (!isVisible())
        return;
    whenDone(m_client.profilingState(), this, [this](const PerformanceResult<ProfilingState> &state) {
        m_phases->setCurrentIndex(state ? 1 : 0);
        if (!state) {
            m_tick.stop();
            return;
        }
        m_tick.start();
        m_running->setText(tr("Recording “%1”").arg(state->name));
        m_elapsed->setText(toText(now() - state->startedAt));
        m_details->setText(tr("Snapshots so far: %1").arg(state->snapshots));
    });
}

void ProfilingDialog::showError(const PerformanceError &error)
{
    m_error->setText(error.message());
    m_error->show();
}

void ProfilingDialog::start()
{
    m_error->hide();
    const ProfilingRequest request{m_name->text(), std::chrono::milliseconds(m_interval->currentData().toInt())};
    m_startButton->setEnabled(false);
    whenDone(m_client.startProfiling(request), this, [this](const PerformanceResult<void> &started) {
        m_startButton->setEnabled(true);
        if (!started)
            showError(started.error());
        else
            m_name->clear();
        refresh();
    });
}

void ProfilingDialog::stop()
{
    m_stopButton->setEnabled(false);
    m_details->setText(tr("Putting the report together …"));
    whenDone(m_client.stopProfiling(), this, [this](const PerformanceResult<PerformanceReport> &report) {
        m_stopButton->setEnabled(true);
        if (!report) {
            showError(report.error());
            refresh();
            return;
        }
        close();
        Q_EMIT finished(*report);
    });
}

} // namespace wai
