// SPDX-License-Identifier: MIT
#include "alerts/alerts_dialog.h"

#include "base/label.h"
#include "theme/theme.h"

#include <performance/core/duration_text.h>
#include <performance/core/format.h>
#include <performance/core/metric_table.h>
#include <performance/core/quoted_text.h>
#include <performance/core/when_done.h>

#include <QCheckBox>
#include <QComboBox>
#include <QCompleter>
#include <QDateTime>
#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QTableWidget>
#include <QTimeEdit>

#include <algorithm>

namespace wai {

using namespace performance;

namespace {

enum Column { Series, Condition, Duration, Remove, Columns };

QString labelOf(const SeriesDescriptor &descriptor)
{
    QStringList values;
    for (const QString &value : descriptor.attributes)
        values << value;
    return values.isEmpty() ? displayName(descriptor)
                            : displayName(descriptor) + QStringLiteral(" · ") + values.join(QStringLiteral(", "));
}

} // namespace

AlertsDialog::AlertsDialog(PerformanceClient &client, const QString &series, QWidget *parent)
    : QDialog(parent)
    , m_client(client)
    , m_wanted(series)
    , m_rules(new QTableWidget(0, Columns))
    , m_none(makeLabel(tr("No alert yet. Choose a series below, its threshold, and for how long it must be exceeded."),
                       "soft"))
    , m_which(new QComboBox)
    , m_side(new QComboBox)
    , m_value(new QDoubleSpinBox)
    , m_duration(new QComboBox)
    , m_add(new QPushButton(tr("Add")))
    , m_quiet(new QCheckBox(tr("Quiet hours, from")))
    , m_from(new QTimeEdit)
    , m_to(new QTimeEdit)
    , m_problem(makeLabel(QString(), "error"))
    , m_rung(makeLabel(QString(), "soft"))
{
    setWindowTitle(tr("Alerts"));
    setAttribute(Qt::WA_DeleteOnClose);
    resize(760, 460);
    m_rules->setHorizontalHeaderLabels({tr("Series"), tr("Tell me when it is"), tr("for"), QString()});
    m_rules->setAccessibleName(tr("Alerts"));
    m_rules->setObjectName(QStringLiteral("alertRules"));
    m_rules->verticalHeader()->hide();
    m_rules->setShowGrid(false);
    m_rules->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_rules->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_rules->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_rules->setSelectionMode(QAbstractItemView::SingleSelection);
    m_rules->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_rules->horizontalHeader()->setSectionResizeMode(Series, QHeaderView::Stretch);
    m_rules->horizontalHeader()->setSectionResizeMode(
        Remove, QHeaderView::Fixed); // it holds a button, of which the table knows nothing
    m_rules->setColumnWidth(Remove, 0);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::Large, space::Large, space::Large, space::Large);
    layout->setSpacing(space::Medium);
    layout->addWidget(m_none);
    layout->addWidget(m_rules, 1);
    layout->addLayout(makeAdder());
    layout->addLayout(makeQuiet());
    layout->addWidget(m_problem);
    m_problem->hide();
    layout->addWidget(makeLabel(tr("What rang since the program started"), "title"));
    layout->addWidget(m_rung);
    m_rung->setObjectName(QStringLiteral("rung"));
    m_rung->setTextFormat(Qt::RichText);
    m_rung->setTextInteractionFlags(Qt::TextBrowserInteraction);
    connect(m_rung, &QLabel::linkActivated, this, [this](const QString &link) {
        if (const auto line = size_t(link.toULongLong()); line < m_rangBefore.size())
            Q_EMIT whyWanted(m_rangBefore[line]);
    });
    auto *close = new QPushButton(tr("Close"));
    auto *row = new QHBoxLayout;
    row->addStretch(1);
    row->addWidget(close);
    layout->addLayout(row);
    m_add->setDefault(true); // only in its dialog: else Return presses the first button
    connect(close, &QPushButton::clicked, this, &QDialog::close);
    connect(m_add, &QPushButton::clicked, this, &AlertsDialog::add);
    client.follow(&Alerts::alerted, this, &AlertsDialog::load, Qt::QueuedConnection);
    load();
}

QLayout *AlertsDialog::makeAdder()
{
    m_which->setEditable(true);
    m_which->setInsertPolicy(QComboBox::NoInsert);
    m_which->completer()->setFilterMode(Qt::MatchContains);
    m_which->completer()->setCompletionMode(QCompleter::PopupCompletion);
    m_which->setAccessibleName(tr("Series"));
    m_which->setObjectName(QStringLiteral("alertSeries"));
    m_which->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_which->setMinimumContentsLength(24);
    m_side->addItems({tr("above"), tr("below")});
    m_side->setAccessibleName(tr("Above or below"));
    m_value->setRange(-1e15, 1e15);
    m_value->setDecimals(2);
    m_value->setAccessibleName(tr("Threshold"));
    m_value->setObjectName(QStringLiteral("alertThreshold"));
    m_value->setMinimumWidth(130);
    for (const int seconds : {5, 10, 30, 60, 300, 900})
        m_duration->addItem(tr("for %1").arg(toText(std::chrono::seconds(seconds))), seconds);
    m_duration->setCurrentIndex(3);
    m_duration->setAccessibleName(tr("For how long"));
    m_duration->setObjectName(QStringLiteral("alertDuration"));
    m_add->setObjectName(QStringLiteral("alertAdd"));
    m_add->setProperty("accent", true);
    auto *row = new QHBoxLayout;
    row->setSpacing(space::Small);
    row->addWidget(m_which, 1);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_side, m_value, m_duration, m_add})
        row->addWidget(widget);
    connect(m_which, &QComboBox::currentIndexChanged, this, &AlertsDialog::chooseSeries);
    return row;
}

QLayout *AlertsDialog::makeQuiet()
{
    m_quiet->setObjectName(QStringLiteral("alertQuiet"));
    m_quiet->setToolTip(tr("What rings then is in the list and on the charts, and no notification comes."));
    m_from->setDisplayFormat(QStringLiteral("HH:mm"));
    m_to->setDisplayFormat(QStringLiteral("HH:mm"));
    m_from->setAccessibleName(tr("Quiet from"));
    m_to->setAccessibleName(tr("Quiet until"));
    auto *row = new QHBoxLayout;
    row->setSpacing(space::Small);
    row->addWidget(m_quiet);
    row->addWidget(m_from);
    row->addWidget(new QLabel(tr("to")));
    row->addWidget(m_to);
    row->addStretch(1);
    const auto changed = [this] {
        if (m_loading)
            return;
        AlertSettings settings = m_settings;
        settings.hasQuietHours = m_quiet->isChecked();
        settings.quietFrom = m_from->time().hour() * 60 + m_from->time().minute();
        settings.quietTo = m_to->time().hour() * 60 + m_to->time().minute();
        save(settings);
    };
    connect(m_quiet, &QCheckBox::toggled, this, changed);
    connect(m_from, &QTimeEdit::editingFinished, this, changed);
    connect(m_to, &QTimeEdit::editingFinished, this, changed);
    return row;
}

void AlertsDialog::load()
{
    whenDone(m_client.ask(&History::series), this, [this](PerformanceResult<std::vector<SeriesInfo>> series) {
        if (series && series->size() != m_series.size()) {
            m_series = std::move(*series);
            std::stable_sort(m_series.begin(), m_series.end(), [](const SeriesInfo &a, const SeriesInfo &b) {
                return labelOf(a.descriptor).localeAwareCompare(labelOf(b.descriptor)) < 0;
            });
            const QString chosen = m_which->currentData().toString();
            const QSignalBlocker quiet(m_which);
            m_which->clear();
            for (const SeriesInfo &info : m_series)
                m_which->addItem(labelOf(info.descriptor), info.descriptor.key());
            const QString wanted = !chosen.isEmpty() ? chosen
                : !m_wanted.isEmpty()                ? m_wanted
                                                     : QStringLiteral("system.cpu.utilization");
            m_which->setCurrentIndex(m_which->findData(wanted));
            chooseSeries();
        }
        whenDone(m_client.ask(&Alerts::settings), this, [this](const PerformanceResult<AlertSettings> &settings) {
            m_problem->setVisible(!settings);
            if (settings)
                show(*settings);
            else
                m_problem->setText(settings.error().message());
        });
        whenDone(m_client.ask(&Alerts::list), this, [this](const PerformanceResult<std::vector<Alert>> &alerts) {
            if (alerts)
                showRung(*alerts);
        });
    });
}

void AlertsDialog::chooseSeries()
{
    const QString key = m_which->currentData().toString();
    const auto it = std::find_if(m_series.begin(), m_series.end(),
                                 [&](const SeriesInfo &info) { return info.descriptor.key() == key; });
    m_add->setEnabled(it != m_series.end());
    if (it == m_series.end())
        return;
    const QString unit = it->descriptor.shownUnit();
    typeNear(0, unit);
    // To begin with, what it is now.
    const Timestamp end = now();
    whenDone(m_client.ask(&History::query, key, {end - std::chrono::minutes(5), end}, 60), this,
             [this, key, unit](const PerformanceResult<SeriesData> &recent) {
                 if (!recent || m_which->currentData().toString() != key || m_value->hasFocus())
                     return;
                 double most = 0;
                 for (const SeriesPoint &point : recent->points)
                     most = std::max(most, point.maximum);
                 typeNear(most, unit);
             });
}

void AlertsDialog::typeNear(double value, const QString &unit)
{
    m_unit = scaledUnit(value, unit);
    m_value->setSuffix(m_unit.suffix);
    m_value->setValue(value / m_unit.divisor);
}

void AlertsDialog::show(const AlertSettings &settings)
{
    m_settings = settings;
    m_loading = true;
    m_quiet->setChecked(settings.hasQuietHours);
    m_from->setTime(QTime(settings.quietFrom / 60, settings.quietFrom % 60));
    m_to->setTime(QTime(settings.quietTo / 60, settings.quietTo % 60));
    m_from->setEnabled(settings.hasQuietHours);
    m_to->setEnabled(settings.hasQuietHours);
    m_loading = false;
    m_none->setVisible(settings.rules.empty());
    m_rules->setVisible(!settings.rules.empty());
    m_rules->setRowCount(int(settings.rules.size()));
    for (int row = 0; row < m_rules->rowCount(); ++row) {
        const AlertRule &rule = settings.rules[size_t(row)];
        const auto it = std::find_if(m_series.begin(), m_series.end(),
                                     [&](const SeriesInfo &info) { return info.descriptor.key() == rule.series; });
        const bool isKnown = it != m_series.end();
        const QString value = formatValue(rule.threshold, isKnown ? it->descriptor.shownUnit() : QString());
        m_rules->setItem(
            row, Series,
            new QTableWidgetItem(isKnown ? labelOf(it->descriptor) : tr("%1 (not recorded now)").arg(rule.series)));
        m_rules->setItem(row, Condition,
                         new QTableWidgetItem(rule.isAbove ? tr("above %1").arg(value) : tr("below %1").arg(value)));
        m_rules->setItem(row, Duration, new QTableWidgetItem(toText(rule.duration)));
        auto *button = new QPushButton(tr("Remove"));
        button->setProperty("flat", true);
        button->setAccessibleName(tr("Remove the alert on %1").arg(m_rules->item(row, Series)->text()));
        connect(button, &QPushButton::clicked, this, [this, id = rule.id] { remove(id); });
        m_rules->setCellWidget(row, Remove, button);
        button->ensurePolished();                // before that it has the size of no theme
        constexpr int OfCell = 2 * space::Large; // the theme's cells have a margin of their own
        m_rules->setColumnWidth(Remove, std::max(m_rules->columnWidth(Remove), button->sizeHint().width() + OfCell));
    }
}

void AlertsDialog::showRung(const std::vector<Alert> &alerts)
{
    constexpr size_t Most = 8;
    m_rangBefore.clear();
    QStringList lines;
    for (size_t i = 0; i < alerts.size() && i < Most; ++i) {
        const Alert &alert = alerts[i];
        QString line = QLocale().toString(QDateTime::fromMSecsSinceEpoch(toNanoseconds(alert.since) / 1'000'000),
                                          QLocale::ShortFormat)
            + QStringLiteral("  ") + alert.sentence;
        if (!alert.processes.isEmpty())
            line += u' ' + tr("Busiest: %1").arg(alert.processes.join(QStringLiteral("; ")));
        line = htmlText(line);
        if (m_client.explanations())
            line += QStringLiteral(" <a href=\"%1\">%2</a>").arg(QString::number(i), tr("Why?").toHtmlEscaped());
        lines << line;
        m_rangBefore.push_back({alert.since, alert.endedAt.value_or(now())});
    }
    m_rung->setText(lines.isEmpty() ? tr("Nothing.").toHtmlEscaped() : lines.join(QStringLiteral("<br>")));
}

void AlertsDialog::add()
{
    AlertRule rule;
    rule.series = m_which->currentData().toString();
    rule.isAbove = m_side->currentIndex() == 0;
    m_value->interpretText();
    rule.threshold = m_value->value() * m_unit.divisor;
    rule.duration = std::chrono::seconds(m_duration->currentData().toInt());
    AlertSettings settings = m_settings;
    settings.rules.push_back(rule);
    save(settings);
}

void AlertsDialog::remove(const QString &id)
{
    AlertSettings settings = m_settings;
    std::erase_if(settings.rules, [&](const AlertRule &rule) { return rule.id == id; });
    save(settings);
}

void AlertsDialog::save(const AlertSettings &settings)
{
    whenDone(m_client.ask(&Alerts::setSettings, settings), this, [this](const PerformanceResult<void> &saved) {
        m_problem->setVisible(!saved);
        if (!saved)
            m_problem->setText(saved.error().message());
        load();
    });
}

} // namespace wai
