// SPDX-License-Identifier: MIT
#include "improve/experiment_dialog.h"

#include "base/label.h"
#include "charts/evidence_view.h"

#include <performance/core/duration_text.h>
#include <performance/core/when_done.h>

#include <QComboBox>
#include <QFontDatabase>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QStyle>

namespace wai {

using namespace performance;

namespace {

/// What is done with the change: only what is switched on and off is measured.
QString titleFor(const OptimizationPlan &plan)
{
    if (plan.experimentLength.count() == 0)
        return ExperimentDialog::tr("Applied and read back");
    switch (plan.proof) {
    case OptimizationPlan::Proof::Crossover: return ExperimentDialog::tr("Apply and measure");
    case OptimizationPlan::Proof::Watch: return ExperimentDialog::tr("Applied and watched");
    case OptimizationPlan::Proof::Readback: break;
    }
    return ExperimentDialog::tr("Applied and read back");
}

} // namespace

ExperimentDialog::ExperimentDialog(PerformanceClient &client, const PerformanceOptimization &suggestion,
                                   const OptimizationPlan &plan, const ThemeSource &themes, QWidget *parent)
    : QDialog(parent)
    , m_client(client)
    , m_id(suggestion.id)
    , m_measures(plan.experimentLength.count() > 0)
    , m_asks(plan.risk != OptimizationPlan::Risk::Low)
    , m_state(makeLabel(tr("Applied and read back."), "soft"))
    , m_progress(new QProgressBar)
    , m_distribution(new DistributionView(themes))
    , m_verdict(makeLabel(QString(), "title"))
    , m_guardRow(new QWidget)
    , m_guard(new QComboBox)
    , m_direction(new QComboBox)
    , m_undo(new QPushButton(tr("Stop and take back")))
    , m_keep(new QPushButton(tr("Keep")))
{
    setWindowTitle(titleFor(plan));
    setAttribute(Qt::WA_DeleteOnClose);
    resize(620, 360);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::Large, space::Large, space::Large, space::Large);
    layout->setSpacing(space::Small);
    layout->addWidget(makeLabel(suggestion.name.text(), "title"));
    auto *writes = makeLabel(plan.writes.join(u'\n'), "code");
    writes->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    layout->addWidget(writes);
    layout->addWidget(makeLabel(plan.proofText, "soft"));
    layout->addWidget(m_state);
    m_progress->setRange(0, 1000);
    m_progress->setTextVisible(false);
    m_progress->setAccessibleName(tr("Progress of the experiment"));
    layout->addWidget(m_progress);
    m_distribution->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    layout->addWidget(m_distribution, 1);
    layout->addWidget(m_verdict);
    layout->addLayout(makeGuardRow());
    layout->addStretch(m_measures ? 0 : 1);
    m_progress->setVisible(m_measures);
    m_distribution->setVisible(m_measures);
    m_verdict->setObjectName(QStringLiteral("verdict"));
    m_verdict->hide();
    m_undo->setObjectName(QStringLiteral("undo"));
    m_keep->setObjectName(QStringLiteral("keep"));
    m_keep->setProperty("accent", !m_measures); // while it is measured the wise choice is to wait
    m_keep->setAutoDefault(!m_measures);
    // What is measured goes back unless it is better, and whoever wants it all the same says so while it runs.
    m_keep->setVisible(m_measures || m_asks);
    if (m_measures)
        m_keep->setText(tr("Keep if not proven"));
    auto *close = new QPushButton(tr("Close"));
    auto *row = new QHBoxLayout;
    row->addWidget(m_undo);
    row->addStretch(1);
    row->addWidget(m_keep);
    row->addWidget(close);
    layout->addLayout(row);
    close->setDefault(m_measures); // only in its dialog: else Return presses the first button
    connect(close, &QPushButton::clicked, this, &QDialog::close);
    connect(m_undo, &QPushButton::clicked, this, &ExperimentDialog::takeBack);
    connect(m_keep, &QPushButton::clicked, this, &ExperimentDialog::keep);
    m_tick.setInterval(500);
    connect(&m_tick, &QTimer::timeout, this, &ExperimentDialog::ask);
    m_tick.start();
    if (m_asks && !m_measures)
        m_revertsAt = now() + std::chrono::seconds(30);
    ask();
}

/// A metric of the user's own that must not suffer for it: "my request latency must not rise".
QLayout *ExperimentDialog::makeGuardRow()
{
    auto *row = new QHBoxLayout(m_guardRow);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(makeLabel(tr("Take it back if"), "soft"));
    m_guard->addItem(tr("(nothing else)"));
    m_guard->setAccessibleName(tr("Metric to guard"));
    m_guard->setObjectName(QStringLiteral("guard"));
    m_guard->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_guard->setToolTip(tr(
        "Pressure of memory and disks, a machine out of memory and heat take it back in any case. This adds a metric of yours; a fifth worse than before is too much."));
    m_direction->addItem(tr("rises"), true);
    m_direction->addItem(tr("falls"), false);
    m_direction->setAccessibleName(tr("Direction to guard against"));
    m_direction->setObjectName(QStringLiteral("guardDirection"));
    row->addWidget(m_guard, 1);
    row->addWidget(m_direction);
    m_guardRow->setVisible(m_measures);
    whenDone(m_client.ask(&History::series), this, [this](const PerformanceResult<std::vector<SeriesInfo>> &all) {
        if (!all)
            return;
        QStringList keys;
        for (const SeriesInfo &series : *all)
            keys << series.descriptor.key();
        keys.sort();
        m_guard->addItems(keys);
    });
    const auto guard = [this] {
        std::optional<ExperimentGuard> wanted;
        if (m_guard->currentIndex() > 0)
            wanted = ExperimentGuard{m_guard->currentText(), m_direction->currentData().toBool()};
        whenDone(m_client.ask(&Experiments::guard, m_id, wanted), this, [this](const PerformanceResult<void> &done) {
            if (!done)
                m_state->setText(done.error().message());
        });
    };
    connect(m_guard, &QComboBox::activated, this, guard);
    connect(m_direction, &QComboBox::activated, this, guard);
    auto *outer = new QHBoxLayout;
    outer->addWidget(m_guardRow);
    return outer;
}

QString ExperimentDialog::verdict() const
{
    return m_verdict->text();
}

void ExperimentDialog::countDown()
{
    if (!m_revertsAt)
        return;
    const auto left = std::max<qint64>(0, (*m_revertsAt - now()) / std::chrono::seconds(1));
    m_keep->setText(tr("Keep (%1)").arg(left));
    if (left == 0) {
        m_revertsAt.reset();
        m_keep->hide();
        m_undo->hide();
        m_state->setText(tr("It was not kept, so it was undone automatically."));
    }
}

void ExperimentDialog::ask()
{
    countDown();
    if (!m_measures)
        return;
    whenDone(m_client.ask(&Experiments::result, m_id), this, [this](const PerformanceResult<ExperimentResult> &result) {
        if (result) {
            show(*result);
            return;
        }
        m_measures = false;
        m_keep->setVisible(m_asks);
        if (m_asks)
            m_revertsAt = now() + std::chrono::seconds(30);
        m_progress->hide();
        m_guardRow->hide();
        m_distribution->hide();
        m_undo->setText(tr("Undo"));
        setWindowTitle(tr("Applied and read back"));
        m_state->setText(tr("Applied and read back. It is not measured, since another experiment is running."));
    });
}

void ExperimentDialog::show(const ExperimentResult &result)
{
    m_distribution->setResult(result);
    m_progress->setValue(int(result.progress * 1000));
    if (result.state == ExperimentResult::Verdict::Running) {
        m_state->setText(tr("Measuring %1: the change is %2 now, %3 left.")
                             .arg(result.watched.text(), result.isOn ? tr("on") : tr("off"),
                                  toText(std::chrono::duration_cast<std::chrono::seconds>(result.remaining))));
        return;
    }
    m_tick.stop();
    m_progress->hide();
    m_guardRow->hide();
    m_state->setText(
        tr("%1 measurements without the change, %2 with it.").arg(result.without.size()).arg(result.with.size()));
    m_verdict->setText(result.verdict.text());
    m_verdict->setProperty("role",
                           result.state == ExperimentResult::Verdict::Better      ? QStringLiteral("good")
                               : result.state == ExperimentResult::Verdict::Worse ? QStringLiteral("error")
                                                                                  : QStringLiteral("title"));
    m_verdict->style()->unpolish(m_verdict);
    m_verdict->style()->polish(m_verdict);
    m_verdict->show();
    m_undo->setText(tr("Undo"));
    m_undo->setVisible(result.isOn);
    m_keep->hide();
}

void ExperimentDialog::takeBack()
{
    m_tick.stop();
    m_undo->setEnabled(false);
    whenDone(m_client.ask(&Changes::revert, m_id), this, [this](const PerformanceResult<bool> &done) {
        if (!done) {
            m_undo->setEnabled(true);
            m_state->setText(done.error().message());
            return;
        }
        m_revertsAt.reset();
        m_progress->hide();
        m_guardRow->hide();
        m_undo->hide();
        m_keep->hide();
        m_state->setText(tr("Undone and read back: everything is as it was before."));
    });
}

void ExperimentDialog::keep()
{
    whenDone(m_client.ask(&Changes::keep, m_id), this, [this](const PerformanceResult<void> &done) {
        if (!done) {
            m_state->setText(done.error().message());
            return;
        }
        m_revertsAt.reset();
        m_keep->setEnabled(false);
        m_keep->setText(m_measures ? tr("Kept if not proven") : tr("Kept"));
    });
}

} // namespace wai
