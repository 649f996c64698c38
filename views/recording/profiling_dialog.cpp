// SPDX-License-Identifier: MIT
#include "recording/profiling_dialog.h"

#include "base/form_row.h"
#include "base/label.h"
#include "recording/doctor_view.h"
#include "recording/target_form.h"
#include "theme/theme.h"

#include <performance/core/duration_text.h>
#include <performance/core/when_done.h>

#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStackedWidget>

namespace wai {

using namespace performance;

ProfilingDialog::ProfilingDialog(PerformanceClient &client, QWidget *parent)
    : QDialog(parent)
    , m_client(client)
    , m_phases(new QStackedWidget)
    , m_target(new TargetForm(client))
    , m_name(new QLineEdit)
    , m_interval(new QComboBox)
    , m_running(new QLabel)
    , m_elapsed(new QLabel)
    , m_details(makeLabel({}, "soft"))
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
    // Only now: a button takes this of the dialog that it is in. Without, Return presses the first button that there is.
    m_startButton->setDefault(true);
    resize(500, sizeHint().height());

    connect(m_startButton, &QPushButton::clicked, this, &ProfilingDialog::start);
    connect(m_stopButton, &QPushButton::clicked, this, &ProfilingDialog::stop);
    client.follow(&Sessions::changed, this, &ProfilingDialog::refresh);
    m_tick.setInterval(200);
    connect(&m_tick, &QTimer::timeout, this, &ProfilingDialog::refresh);
}

QWidget *ProfilingDialog::makeSetup()
{
    auto *page = new QWidget;
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::Medium);
    layout->addWidget(makeLabel(
        tr("A session records every metric, and of what you choose where its time goes, until you stop it. Work as usual meanwhile; then you get a flame graph and a report that you can keep and export."),
        "soft"));
    layout->addWidget(m_target);
    auto *doctor = new DoctorView(m_client);
    connect(m_target, &TargetForm::changed, this, [this, doctor] {
        m_startButton->setEnabled(m_target->isComplete());
        showDefaultName();
        doctor->examine(m_target->request().target);
    });
    doctor->examine(m_target->request().target);
    connect(doctor, &DoctorView::permissionHelps, m_target, &TargetForm::offerPermission);
    connect(doctor, &DoctorView::sizeChanged, this, &ProfilingDialog::fit);
    m_startButton->setEnabled(m_target->isComplete());
    auto *form = new QFormLayout;
    form->setSpacing(space::Medium);
    showDefaultName();
    m_name->setAccessibleName(tr("Name"));
    m_name->setObjectName(QStringLiteral("profilingName"));
    for (const auto &[text, ms] :
         {std::pair(tr("10 per second"), 100), std::pair(tr("4 per second"), 250), std::pair(tr("1 per second"), 1000),
          std::pair(tr("every 5 seconds"), 5000), std::pair(tr("every minute"), 60000)})
        m_interval->addItem(text, ms);
    m_interval->setCurrentIndex(2);
    m_startedInterval = 2;
    m_interval->setAccessibleName(tr("Snapshots"));
    m_interval->setObjectName(QStringLiteral("profilingInterval"));
    addFormRow(form, tr("Name"), m_name, TargetForm::LabelWidth);
    addFormRow(form, tr("Snapshots"), m_interval, TargetForm::LabelWidth);
    layout->addLayout(form);
    layout->addWidget(doctor);
    layout->addStretch(1);
    auto *row = new QHBoxLayout;
    auto *cancel = new QPushButton(tr("Cancel"));
    connect(cancel, &QPushButton::clicked, this, &QDialog::close);
    m_startButton->setProperty("accent", true);
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

void ProfilingDialog::ask(const std::optional<ProcessSample> &process)
{
    if (!isVisible()) {
        m_target->restore();
        m_interval->setCurrentIndex(m_startedInterval);
        m_name->clear();
    }
    if (process)
        m_target->attachTo(*process);
    show();
    raise();
}

/// The field for the name shows which one the session gets if it stays empty.
void ProfilingDialog::showDefaultName()
{
    const QString name = m_target->sessionName();
    switch (m_target->request().target.kind) {
    case ProfilingTarget::Kind::Launch: m_name->setPlaceholderText(name.isEmpty() ? tr("As the command") : name); break;
    case ProfilingTarget::Kind::Attach: m_name->setPlaceholderText(name.isEmpty() ? tr("As the process") : name); break;
    case ProfilingTarget::Kind::System: m_name->setPlaceholderText(name); break;
    case ProfilingTarget::Kind::MetricsOnly: m_name->setPlaceholderText(tr("Time of the start")); break;
    }
}

void ProfilingDialog::refresh()
{
    if (!isVisible())
        return;
    whenDone(m_client.ask(&Sessions::state), this, [this](const PerformanceResult<ProfilingState> &state) {
        m_phases->setCurrentIndex(state ? 1 : 0);
        if (!state) {
            m_tick.stop();
            return;
        }
        m_tick.start();
        m_running->setText(tr("Recording “%1”").arg(state->name));
        m_elapsed->setText(toText(now() - state->startedAt));
        const bool samples = state->target.kind != ProfilingTarget::Kind::MetricsOnly;
        m_details->setText(samples ? tr("Samples so far: %1; taking them cost %2 of CPU time")
                                         .arg(QLocale().toString(state->samples), toText(state->cost))
                                   : tr("Snapshots so far: %1").arg(state->snapshots));
    });
}

void ProfilingDialog::fit()
{
    QLayout *all = layout();
    all->activate();
    resize(width(), all->hasHeightForWidth() ? all->totalHeightForWidth(width()) : sizeHint().height());
}

void ProfilingDialog::showError(const PerformanceError &error)
{
    m_error->setText(error.message());
    m_error->show();
}

void ProfilingDialog::start()
{
    m_error->hide();
    ProfilingRequest request = m_target->request();
    request.name = m_name->text().trimmed().isEmpty() ? m_target->sessionName() : m_name->text();
    request.interval = std::chrono::milliseconds(m_interval->currentData().toInt());
    m_startButton->setEnabled(false);
    const bool samples = request.target.kind != ProfilingTarget::Kind::MetricsOnly;
    whenDone(m_client.startProfiling(request), this, [this, samples](const PerformanceResult<void> &started) {
        m_startButton->setEnabled(m_target->isComplete());
        if (!started) {
            showError(started.error());
            return;
        }
        m_target->remember();
        m_startedInterval = m_interval->currentIndex();
        m_name->clear();
        refresh();
        if (samples) {
            close();
            Q_EMIT samplingStarted();
        }
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
