// SPDX-License-Identifier: MIT
#include "profiler/profile_export.h"

#include "base/report_exporter.h"
#include "flames/flame_graph.h"

#include <performance/calltree/filtered_profile.h>
#include <performance/client/report_export.h>
#include <performance/core/when_done.h>

#include <QApplication>
#include <QClipboard>
#include <QFileDialog>
#include <QMenu>
#include <QtConcurrentRun>

namespace wai {

using namespace performance;

ProfileExportButton::ProfileExportButton(ProfileState &state, FlameGraph &flames, QWidget *parent)
    : QPushButton(parent), m_state(state), m_flames(flames)
{
    setText(tr("Export …"));
    setToolTip(tr("Writes what is shown here, with its filters"));
    setProperty("menu", true);
    setObjectName(QStringLiteral("profilerExport"));
    auto *menu = new QMenu(this);
    const auto add = [&](const QString &text, ReportFormat format) {
        connect(menu->addAction(text), &QAction::triggered, this, [this, format] {
            if (const QString path = askForExportPath(this, name(), format); !path.isEmpty())
                exportTo(format, path);
        });
    };
    add(tr("HTML: one page with the flame graph"), ReportFormat::Html);
    add(tr("For speedscope"), ReportFormat::Speedscope);
    add(tr("For the Firefox Profiler"), ReportFormat::Firefox);
    add(tr("For pprof"), ReportFormat::Pprof);
    add(tr("Folded stacks, for flamegraph.pl"), ReportFormat::Folded);
    menu->addSeparator();
    connect(menu->addAction(tr("Picture of the flame graph …")), &QAction::triggered, this,
            &ProfileExportButton::savePicture);
    connect(menu->addAction(tr("Copy the picture")), &QAction::triggered, this,
            [this] { QApplication::clipboard()->setPixmap(m_flames.viewport()->grab()); });
    setMenu(menu);
}

QString ProfileExportButton::name() const
{
    constexpr int Longest = 60;
    return (m_report ? m_report->name : m_state.result()->profile.targetText()).simplified().left(Longest);
}

void ProfileExportButton::exportTo(ReportFormat format, const QString &path)
{
    PerformanceReport report;
    if (m_report)
        report = *m_report;
    report.name = name();
    report.profile = m_state.result()->profile;
    if (!m_report) {
        report.startedAt = report.profile.startedAt;
        report.duration = report.profile.duration;
    }
    auto written = QtConcurrent::run([report, filter = m_state.result()->filter, format, path]() mutable {
        report.profile = filtered(report.profile, filter);
        return exportReport(report, format, path);
    });
    whenDone(written, this, [this, path](const PerformanceResult<void> &outcome) {
        Q_EMIT message(outcome ? tr("Written to %1.").arg(path) : outcome.error().message());
    });
}

void ProfileExportButton::savePicture()
{
    const QString path = QFileDialog::getSaveFileName(this, tr("Picture of the flame graph"),
                                                      QStringLiteral("flames.png"), QStringLiteral("PNG (*.png)"));
    if (path.isEmpty())
        return;
    const auto written = QtConcurrent::run(
        [picture = m_flames.viewport()->grab().toImage(), path] { return picture.save(path); });
    whenDone(written, this, [this, path](bool done) {
        Q_EMIT message(done ? tr("Written to %1.").arg(path) : tr("%1 cannot be written.").arg(path));
    });
}

} // namespace wai
