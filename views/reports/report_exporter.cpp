// SPDX-License-Identifier: MIT
#include "reports/report_exporter.h"

#include <QCoreApplication>
#include <QFileDialog>
#include <QPromise>
#include <QRegularExpression>
#include <QThreadPool>

#include <memory>

namespace wai {

using namespace performance;

QFuture<PerformanceResult<void>> exportInBackground(const PerformanceReport &report, ReportFormat format, const QString &path)
{
    const auto promise = std::make_shared<QPromise<PerformanceResult<void>>>();
    promise->start();
    QThreadPool::globalInstance()->start([promise, report, format, path] {
        promise->addResult(exportReport(report, format, path));
        promise->finish();
    });
    return promise->future();
}

QMenu *makeExportMenu(QWidget *parent, const std::function<void(ReportFormat)> &chosen)
{
    auto *menu = new QMenu(parent);
    const auto add = [&](ReportFormat format, const QString &text, const char *name) {
        QAction *action = menu->addAction(text);
        action->setObjectName(QString::fromLatin1(name));
        QObject::connect(action, &QAction::triggered, parent, [chosen, format] { chosen(format); });
    };
    add(ReportFormat::Json, QCoreApplication::translate("ReportExport", "JSON: everything, to be opened again"), "exportJson");
    add(ReportFormat::Csv, QCoreApplication::translate("ReportExport", "CSV: a row for each moment, for spreadsheets"), "exportCsv");
    add(ReportFormat::Html, QCoreApplication::translate("ReportExport", "HTML: one page to look at and to send"), "exportHtml");
    return menu;
}

QString askForExportPath(QWidget *parent, const QString &reportName, ReportFormat format)
{
    const QString suffix = reportFormatNames().at(int(format));
    QString name = reportName;
    name.replace(QRegularExpression(QStringLiteral("[^\\w.-]+")), QStringLiteral("-"));
    return QFileDialog::getSaveFileName(parent, QCoreApplication::translate("ReportExport", "Export report"), name + u'.' + suffix,
                                        QStringLiteral("%1 (*.%2)").arg(suffix.toUpper(), suffix));
}

} // namespace wai
