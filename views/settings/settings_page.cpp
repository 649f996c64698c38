// SPDX-License-Identifier: MIT
#include "settings/settings_page.h"

#include "base/card.h"
#include "base/form_row.h"
#include "base/label.h"
#include "settings/stacks_card.h"

#include <performance/core/duration_text.h>
#include <performance/core/format.h>
#include <performance/core/quoted_text.h>
#include <performance/core/when_done.h>

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QProcessEnvironment>
#include <QScrollArea>
#include <QSpinBox>
#include <QSystemTrayIcon>
#include <QUrl>

#include <algorithm>

namespace wai {

using namespace performance;

namespace {

constexpr int LabelWidth = 190;

/// Selects the entry with a value, which is added where it is none of the usual ones.
void select(QComboBox *box, qint64 value, const QString &text)
{
    int index = box->findData(value);
    if (index < 0) {
        box->addItem(text, value);
        index = box->count() - 1;
    }
    box->setCurrentIndex(index);
}

QFormLayout *form(Card *card)
{
    auto *layout = new QFormLayout;
    layout->setSpacing(space::Medium);
    layout->setLabelAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    layout->setFieldGrowthPolicy(QFormLayout::FieldsStayAtSizeHint);
    card->box()->addLayout(layout);
    return layout;
}

} // namespace

SettingsPage::SettingsPage(PerformanceClient &client, Settings &settings, ThemeSource &themes)
    : m_client(client)
    , m_settings(settings)
    , m_themes(themes)
    , m_interval(new QComboBox)
    , m_budget(new QDoubleSpinBox)
    , m_retention(new QComboBox)
    , m_limit(new QSpinBox)
    , m_theme(new QComboBox)
    , m_language(new QComboBox)
    , m_tray(new QCheckBox(tr("Keep collecting when the window is closed")))
    , m_ingest(new QCheckBox(tr("Listen on this machine's loopback ports")))
    , m_origins(new QLineEdit)
    , m_targets(new QLineEdit)
    , m_received(makeLabel({}, "soft"))
    , m_automatic(new QCheckBox(tr("Try what is safe by itself, and prove it")))
    , m_automaticBudget(new QSpinBox)
    , m_automaticRules(makeLabel({}, "soft"))
    , m_search(new QLineEdit)
    , m_nothing(makeLabel(tr("No setting fits."), "soft"))
    , m_environment(makeLabel({}, "soft"))
    , m_history(makeLabel({}, "soft"))
    , m_missing(makeLabel({}, "soft"))
    , m_outcome(makeLabel({}, "error"))
{
    auto *content = new QWidget;
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(space::Large, space::Large, space::Large, space::Large);
    layout->setSpacing(space::Medium);
    m_outcome->hide();
    m_search->setPlaceholderText(tr("Search settings"));
    m_search->setAccessibleName(tr("Search settings"));
    m_search->setClearButtonEnabled(true);
    m_search->setMaximumWidth(360);
    m_search->setObjectName(QStringLiteral("settingsSearch"));
    m_nothing->hide();
    layout->addWidget(m_search);
    layout->addWidget(m_nothing);
    layout->addWidget(m_outcome);
    m_cards = {makeCollecting(), makeHistory(),    makeIngest(), makeSuggestions(),
               makeAlerts(),     makeAppearance(), makeMissing()};
    if (client.stacks())
        m_cards.insert(m_cards.begin() + 2, makeStacks());
    for (QWidget *card : m_cards)
        layout->addWidget(card);
    layout->addStretch(1);
    auto *scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setAccessibleName(tr("Settings"));
    scroll->setWidget(content);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(scroll);
    followFields();
    client.follow(&Configuration::changed, this, &SettingsPage::load);
    connect(&client, &PerformanceClient::advanced, this, &SettingsPage::showStatus);
}

void SettingsPage::followFields()
{
    for (QComboBox *box : {m_interval, m_retention})
        connect(box, &QComboBox::currentIndexChanged, this, &SettingsPage::save);
    connect(m_budget, &QDoubleSpinBox::valueChanged, this, &SettingsPage::save);
    connect(m_limit, &QSpinBox::valueChanged, this, &SettingsPage::save);
    connect(m_theme, &QComboBox::currentIndexChanged, this, [this](int index) {
        if (m_loading)
            return;
        m_settings.setTheme(static_cast<ThemeChoice>(index));
        m_themes.choose(static_cast<ThemeChoice>(index));
    });
    connect(m_ingest, &QCheckBox::toggled, this, &SettingsPage::save);
    connect(m_automatic, &QCheckBox::toggled, this, &SettingsPage::save);
    connect(m_automaticBudget, &QSpinBox::valueChanged, this, &SettingsPage::save);
    for (QLineEdit *line : {m_origins, m_targets})
        connect(line, &QLineEdit::editingFinished, this, &SettingsPage::save);
    connect(m_search, &QLineEdit::textChanged, this, &SettingsPage::search);
    connect(m_language, &QComboBox::currentIndexChanged, this, [this] {
        if (m_loading)
            return;
        m_settings.setLanguage(m_language->currentData().toString());
        Q_EMIT languageChanged();
    });
    connect(m_tray, &QCheckBox::toggled, this, [this](bool on) {
        if (m_loading)
            return;
        m_settings.setKeepsRunning(on);
        Q_EMIT trayChanged();
    });
}

QWidget *SettingsPage::makeCollecting()
{
    auto *card = new Card;
    card->box()->addWidget(makeLabel(tr("Collecting"), "title"));
    QFormLayout *rows = form(card);
    for (const int ms : {100, 250, 500, 1000, 2000, 5000, 10000, 30000, 60000})
        m_interval->addItem(toText(std::chrono::milliseconds(ms)), qint64(ms));
    m_interval->setAccessibleName(tr("Interval"));
    m_interval->setObjectName(QStringLiteral("settingsInterval"));
    m_budget->setRange(0.1, 100);
    m_budget->setDecimals(1);
    m_budget->setSingleStep(0.5);
    m_budget->setSuffix(tr(" % of one CPU"));
    m_budget->setAccessibleName(tr("CPU budget"));
    addRow(rows, tr("Interval"), m_interval, tr("interval how often seconds"));
    addRow(rows, tr("CPU budget"), m_budget, tr("CPU budget cost overhead"));
    card->box()->addWidget(
        makeLabel(tr("When reading the machine would cost more than the budget, it is read less often."), "soft"));
    m_environment->hide();
    card->box()->addWidget(m_environment);
    return card;
}

QWidget *SettingsPage::makeHistory()
{
    auto *card = new Card;
    card->box()->addWidget(makeLabel(tr("History"), "title"));
    QFormLayout *rows = form(card);
    for (const auto &[text, seconds] :
         {std::pair(tr("1 hour"), 3600), std::pair(tr("6 hours"), 21600), std::pair(tr("1 day"), 86400),
          std::pair(tr("3 days"), 259200), std::pair(tr("7 days"), 604800)})
        m_retention->addItem(text, qint64(seconds));
    m_retention->setAccessibleName(tr("Keep every sample for"));
    m_limit->setRange(16, 1 << 20);
    m_limit->setSuffix(tr(" MiB"));
    m_limit->setSingleStep(64);
    m_limit->setGroupSeparatorShown(true);
    m_limit->setAccessibleName(tr("At most on disk"));
    addRow(rows, tr("Keep every sample for"), m_retention, tr("history retention keep days"));
    addRow(rows, tr("At most on disk"), m_limit, tr("history size disk limit space"));
    card->box()->addWidget(makeLabel(tr("Minimum, mean and maximum of each minute are kept for 30 days."), "soft"));
    card->box()->addWidget(m_history);
    return card;
}

QWidget *SettingsPage::makeStacks()
{
    m_stacks = new StacksCard;
    QFormLayout *rows = form(m_stacks);
    m_stacks->fill(
        [this, rows](const QString &text, QWidget *field, const QString &words) { addRow(rows, text, field, words); });
    connect(m_stacks, &StacksCard::changed, this, &SettingsPage::save);
    return m_stacks;
}

QWidget *SettingsPage::makeIngest()
{
    auto *card = new Card;
    card->box()->addWidget(makeLabel(tr("Metrics of other programs"), "title"));
    QFormLayout *rows = form(card);
    m_ingest->setObjectName(QStringLiteral("settingsIngest"));
    m_ingest->setToolTip(tr("OpenTelemetry (OTLP/HTTP), StatsD and JSON, from this machine only"));
    m_origins->setPlaceholderText(QStringLiteral("http://localhost:3000"));
    m_origins->setMinimumWidth(360);
    m_origins->setAccessibleName(tr("Web pages that may send"));
    m_origins->setObjectName(QStringLiteral("settingsOrigins"));
    m_origins->setToolTip(
        tr("Scheme, host and port of each, separated by blanks. A page of any other site is refused."));
    m_targets->setPlaceholderText(QStringLiteral("http://localhost:9100/metrics"));
    m_targets->setMinimumWidth(360);
    m_targets->setAccessibleName(tr("Fetch from"));
    m_targets->setObjectName(QStringLiteral("settingsTargets"));
    m_targets->setToolTip(tr(
        "Addresses at which programs of this machine show their metrics in Prometheus' text, separated by blanks. Each is asked every five seconds."));
    addRow(rows, tr("Receive"), m_ingest, tr("ingest OpenTelemetry OTLP StatsD Prometheus port receive"));
    addRow(rows, tr("Web pages that may send"), m_origins, tr("origin CORS web browser"));
    addRow(rows, tr("Fetch from"), m_targets, tr("Prometheus OpenMetrics scrape exporter target fetch"));
    m_received->setTextFormat(Qt::RichText);
    m_received->setTextInteractionFlags(Qt::TextBrowserInteraction);
    m_received->setObjectName(QStringLiteral("settingsReceived"));
    connect(m_received, &QLabel::linkActivated, this, [this](const QString &link) {
        const QString metric = QUrl::fromPercentEncoding(link.section(u':', 1).toLatin1());
        whenDone(m_client.ask(&Ingest::setDropped, metric, link.startsWith(QLatin1String("drop:"))), this,
                 [this](const PerformanceResult<void> &done) {
                     if (!done)
                         Q_EMIT problem(done.error().message());
                     showStatus();
                 });
    });
    card->box()->addWidget(m_received);
    return card;
}

QWidget *SettingsPage::makeSuggestions()
{
    auto *card = new Card;
    card->box()->addWidget(makeLabel(tr("Suggestions"), "title"));
    QFormLayout *rows = form(card);
    m_automatic->setObjectName(QStringLiteral("settingsAutomatic"));
    m_automatic->setToolTip(tr(
        "Only what is listed below, low in risk, to be undone exactly and in need of no permission; and nothing that another user's programs could have brought about. Each is measured, and taken back where it does not help; a notification tells of it, with Undo, and the page Improve shows all of it."));
    addRow(rows, tr("Apply"), m_automatic, tr("automatic optimize suggestions apply improve"));
    m_automaticBudget->setRange(0, 24);
    m_automaticBudget->setObjectName(QStringLiteral("settingsAutomaticBudget"));
    m_automaticBudget->setAccessibleName(tr("At most a day"));
    m_automaticBudget->setToolTip(tr(
        "How often in 24 hours something is applied by itself. It is counted in the journal of changes, also over restarts."));
    addRow(rows, tr("At most a day"), m_automaticBudget, tr("automatic budget limit day"));
    m_automaticRules->setObjectName(QStringLiteral("settingsAutomaticRules"));
    m_automaticRules->setWordWrap(true);
    card->box()->addWidget(m_automaticRules);
    return card;
}

QWidget *SettingsPage::makeAlerts()
{
    auto *card = new Card;
    card->box()->addWidget(makeLabel(tr("Alerts"), "title"));
    QFormLayout *rows = form(card);
    auto *manage = new QPushButton(tr("Alerts and quiet hours …"));
    manage->setObjectName(QStringLiteral("settingsAlerts"));
    manage->setToolTip(tr(
        "A notification of the desktop when a series stays above or below what you say. Charts offer it in their menus."));
    connect(manage, &QPushButton::clicked, this, [this] { Q_EMIT alertWanted(QString()); });
    addRow(rows, tr("Tell me"), manage, tr("alert notification threshold quiet hours"));
    return card;
}

QWidget *SettingsPage::makeAppearance()
{
    auto *card = new Card;
    card->box()->addWidget(makeLabel(tr("Appearance"), "title"));
    m_theme->addItems({tr("As the system"), tr("Light"), tr("Dark")});
    m_theme->setAccessibleName(tr("Theme"));
    m_theme->setObjectName(QStringLiteral("settingsTheme"));
    QFormLayout *rows = form(card);
    addRow(rows, tr("Theme"), m_theme, tr("theme dark light colours appearance"));
    m_language->addItem(tr("As the system"), QString());
    // Each in its own language, so that whoever is lost finds the way back.
    m_language->addItem(QStringLiteral("English"), QStringLiteral("en"));
    m_language->addItem(QStringLiteral("Deutsch"), QStringLiteral("de"));
    m_language->addItem(QStringLiteral("简体中文"), QStringLiteral("zh_CN"));
    m_language->setAccessibleName(tr("Language"));
    m_language->setObjectName(QStringLiteral("settingsLanguage"));
    addRow(rows, tr("Language"), m_language, QStringLiteral("language Sprache 语言"));
    m_tray->setObjectName(QStringLiteral("settingsTray"));
    const bool tray = QSystemTrayIcon::isSystemTrayAvailable();
    m_tray->setEnabled(tray);
    m_tray->setToolTip(tray ? tr("The window then closes to an icon in the tray, from which it opens again.")
                            : tr("This desktop has no tray for icons: closing the window ends the program."));
    addRow(rows, tr("Tray"), m_tray, tr("tray icon background close"));
    return card;
}

QWidget *SettingsPage::makeMissing()
{
    auto *card = new Card;
    card->box()->addWidget(makeLabel(tr("What this machine does not tell"), "title"));
    card->box()->addWidget(m_missing);
    return card;
}

void SettingsPage::addRow(QFormLayout *rows, const QString &text, QWidget *field, const QString &words)
{
    addFormRow(rows, text, field, LabelWidth);
    m_rows.push_back({rows->labelForField(field), field, text + u' ' + words});
}

void SettingsPage::search(const QString &text)
{
    const QStringList words = text.split(u' ', Qt::SkipEmptyParts);
    const auto fits = [&](const QString &in) {
        return std::all_of(words.cbegin(), words.cend(),
                           [&](const QString &word) { return in.contains(word, Qt::CaseInsensitive); });
    };
    bool any = false;
    for (QWidget *card : m_cards) {
        // A card without settings is found by what it says.
        bool shown = false;
        bool hasRows = false;
        for (const Row &row : m_rows) {
            if (!card->isAncestorOf(row.field))
                continue;
            hasRows = true;
            const bool found = fits(row.words);
            row.label->setVisible(found);
            row.field->setVisible(found);
            shown = shown || found;
        }
        if (!hasRows) {
            QString said;
            for (const QLabel *part : card->findChildren<QLabel *>())
                said += part->text() + u' ';
            shown = fits(said);
        }
        card->setVisible(shown);
        any = any || shown;
    }
    m_nothing->setVisible(!any);
}

bool SettingsPage::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    return true;
}

void SettingsPage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    m_outcome->hide(); // what was said of an earlier visit
    load();
    showStatus();
}

void SettingsPage::load()
{
    whenDone(m_client.config(), this, [this](const PerformanceResult<PerformanceConfig> &config) {
        if (!config) {
            m_outcome->setText(config.error().message());
            m_outcome->show();
            return;
        }
        m_loading = true;
        m_config = *config;
        select(m_interval, m_config.profileInterval.count(), toText(m_config.profileInterval));
        select(m_retention, m_config.metricsRetention.count(), toText(m_config.metricsRetention));
        m_budget->setValue(m_config.cpuBudget * 100);
        m_limit->setValue(int(m_config.historyLimit >> 20));
        m_ingest->setChecked(m_config.ingest);
        m_origins->setText(m_config.ingestOrigins.join(u' '));
        m_targets->setText(m_config.scrapeTargets.join(u' '));
        m_automatic->setChecked(m_config.autoOptimize);
        m_automaticBudget->setValue(m_config.autoOptimizeBudget);
        if (m_stacks)
            m_stacks->load(m_config);
        m_theme->setCurrentIndex(int(m_settings.theme()));
        m_language->setCurrentIndex(std::max(0, m_language->findData(m_settings.language())));
        m_tray->setChecked(m_settings.keepsRunning());
        m_loading = false;

        const QStringList ruling = overlaidWithEnvironment({}, QProcessEnvironment::systemEnvironment()).applied;
        m_environment->setVisible(!ruling.isEmpty());
        m_environment->setText(tr("Set by the environment at every start: %1.").arg(ruling.join(QStringLiteral(", "))));
        m_interval->setEnabled(!ruling.contains(QStringLiteral("PERFORMANCE_PROFILE_INTERVAL")));
        m_retention->setEnabled(!ruling.contains(QStringLiteral("PERFORMANCE_RETENTION")));
    });
}

void SettingsPage::save()
{
    if (m_loading)
        return;
    PerformanceConfig config = m_config
                                   .withProfileInterval(
                                       std::chrono::milliseconds(m_interval->currentData().toLongLong()))
                                   .withMetricsRetention(std::chrono::seconds(m_retention->currentData().toLongLong()))
                                   .withCpuBudget(m_budget->value() / 100)
                                   .withHistoryLimit(qint64(m_limit->value()) << 20)
                                   .withIngest(m_ingest->isChecked())
                                   .withIngestOrigins(m_origins->text().split(u' ', Qt::SkipEmptyParts))
                                   .withScrapeTargets(m_targets->text().split(u' ', Qt::SkipEmptyParts))
                                   .withAutoOptimize(m_automatic->isChecked())
                                   .withAutoOptimizeBudget(m_automaticBudget->value());
    if (m_stacks)
        config = m_stacks->applied(config);
    whenDone(m_client.setConfig(config), this, [this, config](const PerformanceResult<void> &result) {
        m_outcome->setVisible(!result);
        if (!result) {
            m_outcome->setText(result.error().message());
            return;
        }
        m_config = config;
        m_settings.setConfig(config);
    });
}

/// What may be done without asking, rule by rule, and how much of today's budget is spent.
void SettingsPage::showAutomatic()
{
    whenDone(m_client.ask(&SuggestionRules::status), this, [this](const PerformanceResult<OptimizationStatus> &status) {
        if (!status)
            return;
        QStringList lines{tr("May be applied by itself (%1 of %2 in the last 24 hours):")
                              .arg(status->automaticActs)
                              .arg(status->automaticBudget)};
        for (const OptimizationStatus::Automatic &rule : status->automatic)
            lines << QStringLiteral("%1  %2").arg(rule.rule, rule.name);
        m_automaticRules->setText(lines.join(u'\n'));
    });
}

void SettingsPage::showReceived(const IngestStatus &ingest)
{
    QStringList lines;
    if (ingest.httpPort > 0)
        lines << tr("OTLP and JSON on port %1, StatsD on port %2, of this machine only.")
                     .arg(ingest.httpPort)
                     .arg(ingest.statsdPort);
    else if (!ingest.socket.isEmpty())
        lines << tr("“wai-performance run” and “metric” send through a socket that only you can open.");
    else
        lines << tr("Another WAI Performance of yours runs and receives them.");
    if (ingest.accepted + ingest.rejected + ingest.refused + ingest.lost > 0)
        lines << tr("%1 points taken, %2 rejected, %3 requests refused, %4 datagrams lost.")
                     .arg(ingest.accepted)
                     .arg(ingest.rejected)
                     .arg(ingest.refused)
                     .arg(ingest.lost);
    for (const IngestSource &source : ingest.sources) {
        if (source.refused > 0)
            lines << tr("%1: %2 taken, %3 refused: %4.")
                         .arg(source.name, QString::number(source.taken), QString::number(source.refused), source.why);
    }
    QStringList html;
    for (const QString &line : lines + ingest.problems)
        html << htmlText(line);
    const auto link = [](const QString &what, const QString &metric, const QString &text) {
        return QStringLiteral("<a href=\"%1:%2\">%3</a>")
            .arg(what, QString::fromLatin1(QUrl::toPercentEncoding(metric)), htmlText(text));
    };
    for (const QString &metric : ingest.overflowing)
        html << tr("%1 has too many series; what is beyond the limit is added up in one.").arg(htmlText(metric)) + u' '
                + link(QStringLiteral("drop"), metric, tr("Take no more of it"));
    for (const QString &metric : ingest.dropped)
        html << tr("Nothing more is taken of %1.").arg(htmlText(metric)) + u' '
                + link(QStringLiteral("take"), metric, tr("Take it again"));
    const QString text = html.join(QStringLiteral("<br>"));
    if (text != m_received->text()) // a link that is being clicked must not be made anew
        m_received->setText(text);
}

void SettingsPage::showStatus()
{
    if (!isVisible())
        return;
    showAutomatic();
    if (m_stacks) {
        whenDone(m_client.ask(&Stacks::status), this, [this](const PerformanceResult<StacksStatus> &status) {
            if (status)
                m_stacks->tell(*status);
        });
    }
    whenDone(m_client.ask(&Diagnostics::status), this, [this](const PerformanceResult<ClientStatus> &status) {
        if (!status)
            return;
        const HistoryInfo &history = status->history;
        QString text = history.inMemory
            ? tr("Everything is in memory and gone when the program ends.")
            : tr("%1 on disk in %2.").arg(formatValue(double(history.bytes), u"By"), m_config.dataFolder);
        if (history.oldest)
            text += u' ' + tr("It reaches back %1.").arg(toText(now() - *history.oldest));
        if (history.readOnly)
            text += u' ' + tr("Another program records; this window follows it.");
        m_history->setText(text);
        showReceived(status->ingest);
        m_missing->setText(status->missing.isEmpty() ? tr("Everything that can be seen is seen.")
                                                     : status->missing.join(u'\n'));
    });
}

} // namespace wai
