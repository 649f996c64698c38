// SPDX-License-Identifier: MIT
#include "recording/doctor_view.h"

#include "base/label.h"
#include "theme/theme.h"

#include <performance/core/when_done.h>

#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QPushButton>

namespace wai {

using namespace performance;
using Level = ProfilingCheck::Level;

namespace {
constexpr int PauseMs = 300;
}

DoctorView::DoctorView(PerformanceClient &client, QWidget *parent)
    : QWidget(parent)
    , m_client(client)
    , m_summary(makeLabel(tr("Looking at what profiling needs …"), "soft"))
    , m_more(new QPushButton)
    , m_layout(new QVBoxLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(space::Small);
    auto *row = new QHBoxLayout;
    row->addWidget(m_summary, 1);
    row->addWidget(m_more);
    m_layout->addLayout(row);
    m_summary->setObjectName(QStringLiteral("doctorSummary"));
    m_more->setText(tr("Details"));
    m_more->setCheckable(true);
    m_more->setObjectName(QStringLiteral("doctorDetails"));
    m_more->setToolTip(tr("What profiling needs, as it is here, and what can be done"));
    connect(m_more, &QPushButton::toggled, this, [this](bool on) {
        if (m_list)
            m_list->setVisible(on);
        Q_EMIT sizeChanged();
    });
    m_pause.setSingleShot(true);
    m_pause.setInterval(PauseMs);
    connect(&m_pause, &QTimer::timeout, this, &DoctorView::look);
}

void DoctorView::examine(const ProfilingTarget &target)
{
    m_target = target;
    setVisible(target.kind != ProfilingTarget::Kind::MetricsOnly);
    m_pause.start();
}

QString DoctorView::summary() const
{
    return m_summary->text();
}

void DoctorView::look()
{
    const quint64 number = ++m_asked;
    whenDone(m_client.ask(&Sessions::check, m_target), this,
             [this, number](const PerformanceResult<std::vector<ProfilingCheck>> &checks) {
                 if (number != m_asked)
                     return;
                 if (checks) {
                     list(*checks);
                     return;
                 }
                 // What was found of another target says nothing of this one.
                 m_summary->setText(checks.error().message());
                 delete m_list;
                 m_list = nullptr;
                 Q_EMIT permissionHelps(false);
                 Q_EMIT sizeChanged();
             });
}

void DoctorView::list(const std::vector<ProfilingCheck> &checks)
{
    const auto count = [&](Level level) { return std::ranges::count(checks, level, &ProfilingCheck::level); };
    const bool blocked = count(Level::Blocked) > 0;
    const auto limited = count(Level::Limited);
    m_summary->setText(blocked       ? tr("Something that this needs cannot be had here:")
                           : limited ? tr("Ready. Some details will be missing: %1.").arg(limited)
                                     : tr("Ready: everything that profiling needs is here."));
    delete m_list;
    m_list = new QWidget;
    auto *rows = new QVBoxLayout(m_list);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(space::Small);
    for (const Level level : {Level::Blocked, Level::Limited, Level::Good}) {
        for (const ProfilingCheck &check : checks) {
            if (check.level == level)
                rows->addWidget(makeRow(check));
        }
    }
    m_layout->addWidget(m_list);
    if (blocked)
        m_more->setChecked(true);
    m_list->setVisible(m_more->isChecked());
    Q_EMIT permissionHelps(std::ranges::any_of(checks, &ProfilingCheck::helperHelps));
    Q_EMIT sizeChanged();
}

QWidget *DoctorView::makeRow(const ProfilingCheck &check)
{
    auto *row = new QWidget;
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::Small);
    const bool good = check.level == Level::Good;
    auto *mark = makeLabel(good                                ? QStringLiteral("✓")
                               : check.level == Level::Blocked ? QStringLiteral("✕")
                                                               : QStringLiteral("!"),
                           good                                ? "soft"
                               : check.level == Level::Blocked ? "error"
                                                               : "title");
    mark->setFixedWidth(fontMetrics().horizontalAdvance(QStringLiteral("✕✕")));
    mark->setAlignment(Qt::AlignTop | Qt::AlignHCenter);
    auto *text = makeLabel(check.remedy.isEmpty() ? check.finding : check.finding + u'\n' + check.remedy,
                           good ? "soft" : "");
    text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    layout->addWidget(mark);
    layout->addWidget(text, 1);
    if (!check.command.isEmpty()) {
        auto *copy = new QPushButton(tr("Copy command"));
        copy->setToolTip(check.command);
        connect(copy, &QPushButton::clicked, copy,
                [command = check.command] { QApplication::clipboard()->setText(command); });
        layout->addWidget(copy, 0, Qt::AlignTop);
    }
    return row;
}

} // namespace wai
