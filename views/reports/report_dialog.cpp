// SPDX-License-Identifier: MIT
#include "reports/report_dialog.h"

#include "base/card.h"
#include "base/label.h"
#include "base/report_exporter.h"
#include "reports/report_charts.h"
#include "reports/report_model.h"

#include <performance/core/duration_text.h>
#include <performance/core/format.h>
#include <performance/core/report_processes.h>
#include <performance/core/when_done.h>
#include <performance/texts/health_text.h>

#include <QDateTime>
#include <QGridLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QScrollArea>
#include <QSortFilterProxyModel>
#include <QTabWidget>
#include <QTableView>
#include <QTableWidget>

namespace wai {

using namespace performance;

namespace {

void addSentences(QVBoxLayout *layout, const QString &title, const performance::Messages &sentences, const char *role)
{
    if (sentences.isEmpty())
        return;
    auto *card = new Card;
    card->box()->addWidget(makeLabel(title, "title"));
    for (const QString &sentence : performance::texts(sentences))
        card->box()->addWidget(makeLabel(sentence, role));
    layout->addWidget(card);
}

} // namespace

ReportDialog::ReportDialog(const PerformanceReport &report, const ThemeSource &themes, QWidget *parent)
    : QDialog(parent)
    , m_report(std::make_shared<PerformanceReport>(report))
    , m_client(report)
    , m_themes(themes)
    , m_outcome(new QLabel)
{
    setWindowTitle(tr("Report: %1").arg(report.name));
    m_state.setFixed(m_client.range());
    setWindowFlag(Qt::WindowMaximizeButtonHint);
    resize(1000, 720);
    setAttribute(Qt::WA_DeleteOnClose);

    const auto local = QDateTime::fromMSecsSinceEpoch(toNanoseconds(report.startedAt) / 1'000'000);
    auto *heading = makeLabel(report.name, "heading");
    auto *sub = makeLabel(tr("%1 from %2 on %3 · %4 samples of %5 series")
                              .arg(toText(report.duration), QLocale().toString(local, QLocale::ShortFormat),
                                   report.machine.hostName, QLocale().toString(report.metricsSummary.sampleCount),
                                   QLocale().toString(qsizetype(report.metricsSummary.metrics.size()))),
                          "soft");
    auto *tabs = new QTabWidget;
    tabs->setDocumentMode(true);
    tabs->addTab(makeOverview(), tr("Over time"));
    tabs->addTab(makeProcesses(), tr("Processes"));
    tabs->addTab(makeMetrics(), tr("Metrics"));
    tabs->setAccessibleName(tr("Parts of the report"));

    auto *exportButton = new QPushButton(tr("Export …"));
    exportButton->setObjectName(QStringLiteral("exportButton"));
    exportButton->setProperty("accent", true);
    exportButton->setProperty("menu", true);
    exportButton->setMenu(makeExportMenu(this, [this](ReportFormat format) { askAndExport(format); }));
    auto *explore = new QPushButton(tr("Explore"));
    explore->setObjectName(QStringLiteral("exploreButton"));
    explore->setToolTip(tr("Opens the report in a window of its own, as if it were live: any moment, any series"));
    connect(explore, &QPushButton::clicked, this, [this] { Q_EMIT exploreRequested(*m_report); });
    auto *flames = new QPushButton(tr("Flame graph"));
    flames->setObjectName(QStringLiteral("flameButton"));
    flames->setToolTip(tr("Shows where the time went"));
    flames->setVisible(!report.profile.target.isEmpty());
    connect(flames, &QPushButton::clicked, this, [this] {
        QDialog::close();
        Q_EMIT profileRequested(*m_report);
    });
    auto *close = new QPushButton(tr("Close"));
    connect(close, &QPushButton::clicked, this, &QDialog::close);
    m_outcome->setProperty("role", QStringLiteral("soft"));
    m_outcome->setWordWrap(true);

    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_outcome, 1);
    buttons->addWidget(flames);
    buttons->addWidget(explore);
    buttons->addWidget(exportButton);
    buttons->addWidget(close);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::Large, space::Large, space::Large, space::Large);
    layout->setSpacing(space::Small);
    layout->addWidget(heading);
    layout->addWidget(sub);
    layout->addSpacing(space::Small);
    layout->addWidget(tabs, 1);
    layout->addLayout(buttons);
    tabs->setFocus();
}

QWidget *ReportDialog::makeOverview()
{
    auto *content = new QWidget;
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, space::Medium, space::Small, 0);
    layout->setSpacing(space::Medium);
    addSentences(layout, tr("Recommendations"), m_report->recommendations, "plain");
    if (m_report->recommendations.isEmpty())
        layout->addWidget(makeLabel(tr("Nothing stands out: no resource was short while this was recorded."), "soft"));
    QStringList shortOf;
    for (const Finding &finding : m_report->findings) {
        if (finding.severity >= Severity::Notable)
            shortOf << findingSentence(finding);
    }
    addSentences(layout, tr("What was short"), plainMessages(shortOf), "plain");
    auto *grid = new QGridLayout;
    grid->setSpacing(space::Medium);
    int index = 0;
    for (TimeChart *chart : makeReportCharts(m_client, m_themes, m_state, content)) {
        chart->setMinimumHeight(180);
        grid->addWidget(chart, index / 2, index % 2);
        ++index;
    }
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    layout->addLayout(grid);
    addSentences(layout, tr("What this report does not show"), m_report->notes, "soft");
    layout->addStretch(1);
    auto *scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setAccessibleName(tr("Over time"));
    scroll->setWidget(content);
    return scroll;
}

QWidget *ReportDialog::makeProcesses()
{
    const std::vector<ProcessSample> list = processTotals(*m_report);
    if (list.empty())
        return makeLabel(tr("No processes were recorded with this report."), "soft");

    auto *table = new QTableWidget(int(list.size()), 7);
    table->setHorizontalHeaderLabels({tr("Process"), tr("PID"), tr("User"), tr("CPU, mean"), tr("Waits, mean"),
                                      tr("Memory, peak"), tr("Disk, mean")});
    table->setShowGrid(false);
    table->setWordWrap(false);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->verticalHeader()->hide();
    table->setAccessibleName(tr("Processes of the report"));
    for (int row = 0; row < int(list.size()); ++row) {
        const ProcessSample &p = list[size_t(row)];
        const QStringList cells{p.name,
                                QString::number(p.identity.pid),
                                p.user,
                                formatValue(p.cpu.value_or(0), u"1"),
                                formatValue(p.runDelay.value_or(0), u"1"),
                                formatValue(double(p.residentBytes), u"By"),
                                formatValue(p.readRate.value_or(0) + p.writeRate.value_or(0), u"By/s")};
        for (int column = 0; column < int(cells.size()); ++column) {
            auto *item = new QTableWidgetItem(cells[column]);
            item->setTextAlignment((column == 0 || column == 2 ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
            table->setItem(row, column, item);
        }
    }
    for (int column = 0; column < 7; ++column)
        table->horizontalHeaderItem(column)->setTextAlignment(
            (column == 0 || column == 2 ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    table->resizeColumnsToContents();
    table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    return table;
}

QWidget *ReportDialog::makeMetrics()
{
    auto *model = new SummaryModel(m_report->metricsSummary, this);
    auto *filtered = new QSortFilterProxyModel(this);
    filtered->setSourceModel(model);
    filtered->setFilterCaseSensitivity(Qt::CaseInsensitive);
    auto *search = new QLineEdit;
    search->setPlaceholderText(tr("Search metrics"));
    search->setAccessibleName(tr("Search metrics"));
    search->setClearButtonEnabled(true);
    connect(search, &QLineEdit::textChanged, filtered, &QSortFilterProxyModel::setFilterFixedString);
    auto *table = new QTableView;
    table->setModel(filtered);
    table->setShowGrid(false);
    table->setWordWrap(false);
    table->setAccessibleName(tr("Metrics of the report"));
    table->verticalHeader()->hide();
    table->verticalHeader()->setDefaultSectionSize(table->fontMetrics().height() + 10);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    for (int column = SummaryModel::Minimum; column < SummaryModel::ColumnCount; ++column)
        table->setColumnWidth(column, table->fontMetrics().horizontalAdvance(QStringLiteral("0000.0 MB/s")) + 16);
    table->horizontalHeader()->setSectionResizeMode(SummaryModel::Metric, QHeaderView::Stretch);
    auto *page = new QWidget;
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, space::Medium, 0, 0);
    layout->addWidget(search);
    layout->addWidget(table, 1);
    return page;
}

void ReportDialog::askAndExport(ReportFormat format)
{
    const QString path = askForExportPath(this, m_report->name, format);
    if (!path.isEmpty())
        exportTo(format, path);
}

void ReportDialog::exportTo(ReportFormat format, const QString &path)
{
    m_outcome->setText(tr("Writing %1 …").arg(path));
    whenDone(exportInBackground(m_report, format, path), this, [this, path](const PerformanceResult<void> &result) {
        m_outcome->setText(result ? tr("Written to %1").arg(path) : result.error().message());
        Q_EMIT exported(path, result.has_value());
    });
}

} // namespace wai
