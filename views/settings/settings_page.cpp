// SPDX-License-Identifier: MIT
#include "settings/settings_page.h"

#include <performance/core/duration_text.h>
#include <performance/core/format.h>

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QLabel>
#include <QLocale>
#include <QProcessEnvironment>
#include <QScrollArea>
#include <QSpinBox>

namespace wai {

using namespace performance;

namespace {

constexpr int LabelWidth = 160;

QLabel *label(const QString &text, const char *role)
{
    auto *made = new QLabel(text);
    made->setProperty("role", QString::fromLatin1(role));
    made->setWordWrap(true);
    made->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return made;
}

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
    , m_environment(label({}, "soft"))
    , m_history(label({}, "soft"))
    , m_missing(label({}, "soft"))
    , m_outcome(label({}, "error"))
{
    auto *content = new QWidget;
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(space::Large, space::Large, space::Large, space::Large);
    layout->setSpacing(space::Medium);
    m_outcome->hide();
    layout->addWidget(m_outcome);
    layout->addWidget(makeCollecting());
    layout->addWidget(makeHistory());
    layout->addWidget(makeAppearance());
    layout->addWidget(makeMissing());
    layout->addStretch(1);
    auto *scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setWidget(content);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(scroll);

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
    connect(&client, &PerformanceClient::configChanged, this, &SettingsPage::load);
    connect(&client, &PerformanceClient::advanced, this, &SettingsPage::showStatus);
}

QWidget *SettingsPage::makeCollecting()
{
    auto *card = new Card;
    card->box()->addWidget(label(tr("Collecting"), "title"));
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
    addFormRow(rows, tr("Interval"), m_interval, LabelWidth);
    addFormRow(rows, tr("CPU budget"), m_budget, LabelWidth);
    card->box()->addWidget(label(tr("When reading the machine would cost more than the budget, it is read less often."), "soft"));
    m_environment->hide();
    card->box()->addWidget(m_environment);
    return card;
}

QWidget *SettingsPage::makeHistory()
{
    auto *card = new Card;
    card->box()->addWidget(label(tr("History"), "title"));
    QFormLayout *rows = form(card);
    for (const auto &[text, seconds] : {std::pair(tr("1 hour"), 3600), std::pair(tr("6 hours"), 21600), std::pair(tr("1 day"), 86400), std::pair(tr("3 days"), 259200), std::pair(tr("7 days"), 604800)})
        m_retention->addItem(text, qint64(seconds));
    m_retention->setAccessibleName(tr("Keep every sample for"));
    m_limit->setRange(16, 1 << 20);
    m_limit->setSuffix(tr(" MiB"));
    m_limit->setSingleStep(64);
    m_limit->setGroupSeparatorShown(true);
    m_limit->setAccessibleName(tr("At most on disk"));
    addFormRow(rows, tr("Keep every sample for"), m_retention, LabelWidth);
    addFormRow(rows, tr("At most on disk"), m_limit, LabelWidth);
    card->box()->addWidget(label(tr("Minimum, mean and maximum of each minute are kept for 30 days."), "soft"));
    card->box()->addWidget(m_history);
    return card;
}

QWidget *SettingsPage::makeAppearance()
{
    auto *card = new Card;
    card->box()->addWidget(label(tr("Appearance"), "title"));
    m_theme->addItems({tr("As the system"), tr("Light"), tr("Dark")});
    m_theme->setAccessibleName(tr("Theme"));
    m_theme->setObjectName(QStringLiteral("settingsTheme"));
    addFormRow(form(card), tr("Theme"), m_theme, LabelWidth);
    return card;
}

QWidget *SettingsPage::makeMissing()
{
    auto *card = new Card;
    card->box()->addWidget(label(tr("What this machine does not tell"), "title"));
    card->box()->addWidget(m_missing);
    return card;
}

void SettingsPage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    load();
    showStatus();
}

void SettingsPage::load()
{
    whenDone(m_client.config(), this, [this](const PerformanceResult<PerformanceConfig> &config) {
        if (!config)
            return;
        m_loading = true;
        m_config = *config;
        select(m_interval, m_config.profileInterval.count(), toText(m_config.profileInterval));
        select(m_retention, m_config.metricsRetention.count(), toText(m_config.metricsRetention));
        m_budget->setValue(m_config.cpuBudget * 100);
        m_limit->setValue(int(m_config.historyLimit >> 20));
        m_theme->setCurrentIndex(int(m_settings.theme()));
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
    const PerformanceConfig config = m_config.withProfileInterval(std::chrono::milliseconds(m_interval->currentData().toLongLong()))
                                         .withMetricsRetention(std::chrono::seconds(m_retention->currentData().toLongLong()))
                                         .withCpuBudget(m_budget->value() / 100)
                                         .withHistoryLimit(qint64(m_limit->value()) << 20);
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

void SettingsPage::showStatus()
{
    if (!isVisible())
        return;
    whenDone(m_client.status(), this, [this](const PerformanceResult<ClientStatus> &status) {
        if (!status)
            return;
        const HistoryInfo &history = status->history;
        QString text = history.inMemory ? tr("Everything is in memory and gone when the program ends.")
                                        : tr("%1 on disk in %2.").arg(formatValue(double(history.bytes), u"By"), m_config.dataFolder);
        if (history.oldest)
            text += u' ' + tr("It reaches back %1.").arg(toText(now() - *history.oldest));
        if (history.readOnly)
            text += u' ' + tr("Another program records; this window follows it.");
        m_history->setText(text);
        m_missing->setText(status->missing.isEmpty() ? tr("Everything that can be seen is seen.") : status->missing.join(u'\n'));
    });
}

} // namespace wai
