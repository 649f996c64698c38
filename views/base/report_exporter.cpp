// SPDX-License-Identifier: MIT
#include "base/report_exporter.h"

#include <QCoreApplication>
#include <QFileDialog>
#include <QRegularExpression>
#include <QtConcurrentRun>

namespace wai {

using namespace performance;

QFuture<PerformanceResult<void>> exportInBackground(const SharedReport &report, ReportFormat format,
                                                    const QString &path)
{
    return QtConcurrent::run([report, format, path] { return exportReport(*report, format, path); });
}

QMenu *makeExportMenu(QWidget *parent, const std::function<void(ReportFormat)> &chosen)
{
    auto *menu = new QMenu(parent);
    const auto add = [&](ReportFormat format, const QString &text, const char *name) {
        QAction *action = menu->addAction(text);
        action->setObjectName(QString::fromLatin1(name));
        QObject::connect(action, &QAction::triggered, parent, [chosen, format] { chosen(format); });
    };
    add(ReportFormat::Json, QCoreApplication::translate("ReportExport", "JSON: everything, to be opened again"),
        "exportJson");
    add(ReportFormat::Csv, QCoreApplication::translate("ReportExport", "CSV: a row for each moment, for spreadsheets"),
        "exportCsv");
    add(ReportFormat::Html, QCoreApplication::translate("ReportExport", "HTML: one page to look at and to send"),
        "exportHtml");
    menu->addSeparator();
    add(ReportFormat::Speedscope, QCoreApplication::translate("ReportExport", "Profile for speedscope"),
        "exportSpeedscope");
    add(ReportFormat::Firefox, QCoreApplication::translate("ReportExport", "Profile for the Firefox Profiler"),
        "exportFirefox");
    add(ReportFormat::Pprof, QCoreApplication::translate("ReportExport", "Profile for pprof"), "exportPprof");
    add(ReportFormat::Folded,
        QCoreApplication::translate("ReportExport", "Profile as folded stacks, for flamegraph.pl"), "exportFolded");
    return menu;
}

QString askForExportPath(QWidget *parent, const QString &reportName, ReportFormat format)
{
    const QString suffix = fileSuffix(format);
    QString name = reportName;
    name.replace(QRegularExpression(QStringLiteral("[^\\w.-]+")), QStringLiteral("-"));
    return QFileDialog::getSaveFileName(parent, QCoreApplication::translate("ReportExport", "Export report"),
                                        name + u'.' + suffix,
                                        QStringLiteral("%1 (*.%2)").arg(reportFormatNames().at(int(format)), suffix));
}

} // namespace wai
