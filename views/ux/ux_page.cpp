// SPDX-License-Identifier: MIT
#include "ux/ux_page.h"

#include "base/card.h"
#include "base/label.h"
#include "ux/figure_model.h"
#include "ux/figure_views.h"
#include "ux/improvement_card.h"

#include <performance/core/duration_text.h>
#include <performance/core/when_done.h>

#include <QCheckBox>
#include <QComboBox>
#include <QCoreApplication>
#include <QDoubleSpinBox>
#include <QHeaderView>
#include <QLabel>
#include <QSet>
#include <QTableView>

#include <algorithm>

namespace wai {

using namespace performance;

namespace {

constexpr int RefreshMs = 15'000;
constexpr int MostRows = 8; ///< that a table shows without scrolling

QTableView *makeTable(QAbstractItemModel *model, const QString &name)
{
    auto *table = new QTableView;
    table->setModel(model);
    table->setAccessibleName(name);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setShowGrid(false);
    table->setFrameShape(QFrame::NoFrame);
    table->setWordWrap(false);
    table->setTabKeyNavigation(false);
    table->verticalHeader()->hide();
    table->verticalHeader()->setDefaultSectionSize(table->fontMetrics().height() + 10);
    table->horizontalHeader()->setHighlightSections(false);
    table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    return table;
}

void fitHeight(QTableView *table)
{
    const int rows = std::clamp(table->model()->rowCount(), 1, MostRows);
    table->setFixedHeight(table->horizontalHeader()->sizeHint().height()
                          + rows * table->verticalHeader()->defaultSectionSize() + 4);
}

} // namespace

UxPage::UxPage(PerformanceClient &client, Settings &settings, const ThemeSource &themes)
    : m_client(client)
    , m_settings(settings)
    , m_themes(themes)
    , m_count(new QLabel)
    , m_seen(new QLabel)
    , m_own(new QCheckBox(tr("This dashboard too")))
    , m_span(new QComboBox)
    , m_target(new QDoubleSpinBox)
    , m_empty(makeLabel(
          tr("No application has reported how it feels yet.\n"
             "A web page does with @wai/performance (own-programs.md of the documentation), a Qt application with performance::UiProbe, a command with “wai-performance run”, and any service that sends OpenTelemetry traces.\n"
             "Web pages must be let in first: Settings, “Metrics of other programs”."),
          "soft"))
    , m_content(new QWidget)
    , m_model(new FigureModel(themes, this))
    , m_figureName(makeLabel(QString(), "title"))
    , m_figure(new FigureView(themes))
    , m_releases(new ReleaseView(themes))
    , m_machine(makeLabel(QString(), "plain"))
    , m_grid(new QGridLayout)
    , m_nothing(makeLabel(QString(), "soft"))
    , m_operationModel(new OperationModel(this))
{
    auto *column = new QVBoxLayout(m_content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::Medium);
    column->addWidget(makeBar());
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setContentsMargins(space::Large, 60, space::Large, space::Large);
    column->addWidget(m_empty);
    column->addWidget(makeFigures());
    m_grid->setSpacing(space::Medium);
    column->addWidget(m_nothing);
    column->addLayout(m_grid);
    column->addWidget(makeOperations());
    column->addStretch(1);
    setScrolled(m_content);
    for (QWidget *widget : {m_figureRow, m_operationsCard, static_cast<QWidget *>(m_nothing)})
        widget->hide();
    client.follow(&Experience::changed, this, &UxPage::refresh, Qt::QueuedConnection);
    // Windows, traces and what another program records come without a word.
    connect(&client, &PerformanceClient::advanced, this, [this] {
        if (m_sinceRefresh.isValid() && m_sinceRefresh.elapsed() > RefreshMs)
            refresh();
    });
}

QWidget *UxPage::makeBar()
{
    m_count->setProperty("role", QStringLiteral("title"));
    m_count->setObjectName(QStringLiteral("experienceCount"));
    for (const auto &[text, hours] : {std::pair(tr("Last hour"), 1), std::pair(tr("Last day"), 24),
                                      std::pair(tr("Last week"), 168), std::pair(tr("Last 30 days"), 720)})
        m_span->addItem(text, hours);
    m_span->setCurrentIndex(2);
    m_span->setAccessibleName(tr("Visits of"));
    m_target->setRange(10, 60000);
    m_target->setDecimals(0);
    m_target->setSingleStep(50);
    m_target->setSuffix(tr(" ms"));
    m_target->setKeyboardTracking(false);
    m_target->setAccessibleName(tr("Apdex target"));
    m_target->setObjectName(QStringLiteral("apdexTarget"));
    m_target->setToolTip(tr(
        "Up to which time an operation satisfies its user. Operations of traces are counted against the target of the moment."));
    m_seen->setProperty("role", QStringLiteral("soft"));
    auto *card = new Card;
    auto *row = new QHBoxLayout;
    row->setSpacing(space::Medium);
    row->addWidget(m_count);
    row->addWidget(m_seen, 1);
    row->addWidget(m_own);
    row->addWidget(makeLabel(tr("Apdex target"), "soft"));
    row->addWidget(m_target);
    row->addWidget(m_span);
    card->box()->addLayout(row);
    m_own->setObjectName(QStringLiteral("experienceOwn"));
    m_own->setToolTip(tr("Also how this window itself feels: its event loop, its frames and its hangs"));
    connect(m_own, &QCheckBox::toggled, this, &UxPage::refresh);
    connect(m_span, &QComboBox::currentIndexChanged, this, &UxPage::refresh);
    connect(m_target, &QDoubleSpinBox::valueChanged, this, &UxPage::setTarget);
    return card;
}

QWidget *UxPage::makeFigures()
{
    m_figures = makeTable(m_model, tr("Figures"));
    m_figures->setObjectName(QStringLiteral("figures"));
    m_figures->setItemDelegateForColumn(FigureModel::Shares, new SharesDelegate(m_themes, this));
    m_figures->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_figures->horizontalHeader()->setSectionResizeMode(FigureModel::Where, QHeaderView::Stretch);
    m_figures->horizontalHeader()->setSectionResizeMode(FigureModel::Shares, QHeaderView::Fixed);
    m_figures->setColumnWidth(FigureModel::Shares, 120);
    auto *list = new Card;
    list->box()->addWidget(m_figures);
    list->box()->addStretch(1);
    auto *detail = new Card;
    detail->box()->addWidget(m_figureName);
    detail->box()->addWidget(m_figure);
    detail->box()->addWidget(m_releases);
    detail->box()->addWidget(m_machine);
    detail->box()->addStretch(1);
    m_machine->setObjectName(QStringLiteral("machineSentence"));
    m_figureRow = new QWidget;
    m_figureBox = new QHBoxLayout(m_figureRow);
    m_figureBox->setContentsMargins(0, 0, 0, 0);
    m_figureBox->setSpacing(space::Medium);
    m_figureBox->addWidget(list, 3);
    m_figureBox->addWidget(detail, 2);
    connect(m_figures->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &UxPage::showFigure);
    return m_figureRow;
}

QWidget *UxPage::makeOperations()
{
    m_operations = makeTable(m_operationModel, tr("Operations"));
    m_operations->setObjectName(QStringLiteral("operations"));
    m_operations->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_operations->horizontalHeader()->setSectionResizeMode(OperationModel::Operation, QHeaderView::Stretch);
    auto *card = new Card;
    card->box()->addWidget(makeLabel(tr("What users wait for"), "title"));
    card->box()->addWidget(m_operations);
    m_operationsCard = card;
    return card;
}

void UxPage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    refresh();
}

void UxPage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    arrange();
}

void UxPage::refresh()
{
    if (!isVisible())
        return;
    if (m_asking) {
        m_again = true;
        return;
    }
    m_asking = true;
    m_sinceRefresh.start();
    const Timestamp end = now();
    const TimeRange range{end - std::chrono::hours(m_span->currentData().toInt()), end};
    whenDone(m_client.ask(&Experience::overview, range), this, [this](PerformanceResult<UxOverview> overview) {
        if (overview)
            showOverview(std::move(*overview));
        else
            Q_EMIT problem(overview.error().message());
        whenDone(m_client.uxImprovements(), this, [this](const PerformanceResult<std::vector<UxImprovement>> &all) {
            m_asking = false;
            if (all)
                showImprovements(*all);
            else
                Q_EMIT problem(all.error().message());
            if (std::exchange(m_again, false))
                refresh();
        });
    });
}

bool UxPage::isWanted(const QString &program) const
{
    return m_own->isChecked() || program != QCoreApplication::applicationName(); // as UiProbe calls us
}

void UxPage::showOverview(UxOverview overview)
{
    std::erase_if(overview.figures, [this](const UxFigure &figure) { return !isWanted(figure.program); });
    std::erase_if(overview.operations, [this](const UxOperation &operation) { return !isWanted(operation.program); });
    const auto poor = std::count_if(overview.figures.cbegin(), overview.figures.cend(),
                                    [](const UxFigure &f) { return f.rating == UxRating::Poor; });
    const auto rated = std::count_if(overview.figures.cbegin(), overview.figures.cend(),
                                     [](const UxFigure &f) { return f.rating != UxRating::Unrated; });
    QSet<QString> programs;
    qint64 visits = 0;
    for (const UxFigure &figure : overview.figures) {
        programs.insert(figure.program);
        visits = std::max(visits, figure.count);
    }
    const bool nothing = overview.figures.empty() && overview.operations.empty();
    m_count->setText(nothing          ? tr("Nothing measured")
                         : rated == 0 ? tr("Nothing rated")
                         : poor == 0  ? tr("Nothing is poor")
                                      : tr("Poor: %1 of %2 figures").arg(poor).arg(rated));
    m_seen->setText(nothing || programs.isEmpty() ? QString()
                        : programs.size() == 1    ? tr("of %1").arg(*programs.begin())
                                                  : tr("of %1 programs").arg(programs.size()));
    m_empty->setVisible(nothing);
    m_figureRow->setVisible(!overview.figures.empty());
    m_operationsCard->setVisible(!overview.operations.empty());

    const QSignalBlocker quiet(m_target);
    if (!m_target->hasFocus()) // not while somebody types there
        m_target->setValue(double(std::chrono::duration_cast<std::chrono::milliseconds>(overview.apdexTarget).count()));
    std::optional<UxFigure> chosen;
    if (const QModelIndex current = m_figures->currentIndex(); current.isValid())
        chosen = m_model->figures()[size_t(current.row())];
    m_model->setFigures(std::move(overview.figures));
    fitHeight(m_figures);
    const int row = chosen ? m_model->rowOf(*chosen) : -1;
    if (m_model->rowCount() > 0)
        m_figures->setCurrentIndex(m_model->index(std::max(0, row), 0));
    showFigure();
    m_operationModel->setOperations(std::move(overview.operations), overview.apdexTarget);
    fitHeight(m_operations);
}

void UxPage::showFigure()
{
    const QModelIndex current = m_figures->currentIndex();
    if (!current.isValid() || size_t(current.row()) >= m_model->figures().size())
        return;
    const UxFigure &figure = m_model->figures()[size_t(current.row())];
    m_figureName->setText(figure.route.isEmpty() ? tr("%1 of %2").arg(figure.name, figure.program)
                                                 : tr("%1 of %2").arg(figure.name, figure.route));
    m_figure->setFigure(figure);
    const bool several = figure.releases.size() > 1;
    m_releases->setVisible(several);
    if (several)
        m_releases->setFigure(figure);
    m_machine->setText(figure.machine.text());
    m_machine->setVisible(!figure.machine.isEmpty());
}

void UxPage::showImprovements(const std::vector<UxImprovement> &improvements)
{
    std::vector<ImprovementCard *> cards;
    for (const UxImprovement &improvement : improvements) {
        if (!isWanted(improvement.program))
            continue;
        const auto it = std::find_if(m_cards.begin(), m_cards.end(),
                                     [&](const ImprovementCard *card) { return card->id() == improvement.id; });
        ImprovementCard *card = it == m_cards.end() ? nullptr : *it;
        if (card) {
            m_cards.erase(it);
            card->setImprovement(improvement);
        } else {
            card = new ImprovementCard(improvement, m_themes, m_content);
            const auto then = [this](const PerformanceResult<bool> &done) {
                if (!done)
                    Q_EMIT problem(done.error().message());
                refresh();
            };
            connect(card, &ImprovementCard::implemented, this,
                    [this, then](const QString &id) { whenDone(m_client.implementUxImprovement(id), this, then); });
            connect(card, &ImprovementCard::reopened, this,
                    [this, then](const QString &id) { whenDone(m_client.ask(&Experience::reopen, id), this, then); });
            connect(card, &ImprovementCard::seriesWanted, this, &UxPage::findSeries);
        }
        cards.push_back(card);
    }
    for (ImprovementCard *gone : m_cards) {
        gone->hide();
        gone->deleteLater();
    }
    m_cards = std::move(cards);
    m_nothing->setText(tr("Nothing to improve that the figures of the last week would show."));
    m_nothing->setVisible(m_cards.empty() && m_model->rowCount() > 0);
    arrange();
}

void UxPage::arrange()
{
    m_figureBox->setDirection(width() >= TwoColumnsFrom ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    arrangeCards(m_grid, m_cards);
}

void UxPage::setTarget(double milliseconds)
{
    whenDone(m_client.config(), this, [this, milliseconds](const PerformanceResult<PerformanceConfig> &config) {
        if (!config) {
            Q_EMIT problem(config.error().message());
            return;
        }
        const PerformanceConfig changed = config->withApdexTarget(std::chrono::milliseconds(qint64(milliseconds)));
        whenDone(m_client.setConfig(changed), this, [this, changed](const PerformanceResult<void> &done) {
            if (done)
                m_settings.setConfig(changed);
            else
                Q_EMIT problem(done.error().message());
            refresh();
        });
    });
}

void UxPage::findSeries(const QString &program, const QString &route, const QString &metric)
{
    whenDone(m_client.ask(&History::series), this,
             [this, program, route, metric](const PerformanceResult<std::vector<SeriesInfo>> &all) {
                 QStringList keys;
                 for (const SeriesInfo &info : all ? *all : std::vector<SeriesInfo>()) {
                     const SeriesDescriptor &descriptor = info.descriptor;
                     const bool isSoft = descriptor.attributes.value(QStringLiteral("navigation.type")) == u"soft";
                     const QString figure = isSoft ? descriptor.metric + QLatin1String("_soft") : descriptor.metric;
                     if (figure == metric && descriptor.attributes.value(QStringLiteral("service.name")) == program
                         && descriptor.attributes.value(QStringLiteral("url.template")) == route)
                         keys << descriptor.key();
                 }
                 if (keys.isEmpty())
                     Q_EMIT problem(tr("Its series is not in the history."));
                 else
                     Q_EMIT showSeries(keys);
             });
}

} // namespace wai
