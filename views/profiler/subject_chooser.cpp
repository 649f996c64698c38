// SPDX-License-Identifier: MIT
#include "profiler/subject_chooser.h"

#include "base/word_filter.h"
#include "theme/theme.h"

#include <performance/core/when_done.h>

#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QTreeView>
#include <QVBoxLayout>

namespace wai {

using namespace performance;

namespace {

constexpr int ListWidth = 460;
constexpr int ListHeight = 380;

} // namespace

SubjectChooser::SubjectChooser(PerformanceClient &client, QWidget *parent)
    : QComboBox(parent)
    , m_client(client)
    , m_model(new SubjectModel(this))
    , m_filter(new WordFilter([this](int row) { return m_model->words(row); }, {}, this))
    , m_popup(new QFrame(this, Qt::Popup))
    , m_search(new QLineEdit)
    , m_list(new QTreeView)
{
    setObjectName(QStringLiteral("profilerSubject"));
    setSizeAdjustPolicy(QComboBox::AdjustToContents);
    setMinimumContentsLength(8);
    setAccessibleName(tr("Whose stacks"));
    m_filter->setSourceModel(m_model);
    makeList();
    setSubject({});
}

void SubjectChooser::makeList()
{
    m_popup->setProperty("card", true);
    m_popup->setObjectName(QStringLiteral("profilerSubjects"));
    auto *layout = new QVBoxLayout(m_popup);
    layout->setContentsMargins(space::Small, space::Small, space::Small, space::Small);
    m_search->setPlaceholderText(tr("Search programs, processes and units"));
    m_search->setAccessibleName(tr("Search programs, processes and units"));
    m_search->setClearButtonEnabled(true);
    m_search->installEventFilter(this);
    layout->addWidget(m_search);
    m_list->setModel(m_filter);
    m_list->setAccessibleName(tr("Whose stacks"));
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setHeaderHidden(true);
    m_list->setFocusPolicy(Qt::NoFocus); // the keyboard stays in the search, whose arrows move here
    m_list->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_list->setTextElideMode(Qt::ElideMiddle);
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setSectionResizeMode(SubjectModel::Name, QHeaderView::Stretch);
    m_list->setColumnWidth(SubjectModel::Kind,
                           fontMetrics().horizontalAdvance(QStringLiteral("Program, 000 processes")) + 16);
    m_list->setColumnWidth(SubjectModel::Cpu, fontMetrics().horizontalAdvance(QStringLiteral("000.0 min")) + 16);
    layout->addWidget(m_list, 1);
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_filter->setWords(text);
        selectFirst();
    });
    connect(m_list, &QTreeView::clicked, this, &SubjectChooser::take);
}

void SubjectChooser::setSubject(const StacksFilter &filter, const QString &name)
{
    say(subjectText(filter, name));
}

void SubjectChooser::say(const QString &subject)
{
    clear();
    addItem(subject);
    setToolTip(tr("%1\nChoose a program, a process or a unit").arg(subject));
}

/// A list of its own: it is longer than one reads through, and made when it is opened.
void SubjectChooser::showPopup()
{
    m_search->clear();
    ask();
    m_popup->resize(ListWidth, ListHeight);
    m_popup->move(mapToGlobal(QPoint(0, height() + 2)));
    m_popup->show();
    m_search->setFocus();
    selectFirst();
}

void SubjectChooser::ask()
{
    const quint64 number = ++m_asked;
    m_activities.clear();
    m_processes.clear();
    fill();
    whenDone(m_client.ask(&Stacks::activities, m_range), this,
             [this, number](const PerformanceResult<std::vector<ProcessActivity>> &activities) {
                 if (number != m_asked || !activities)
                     return;
                 m_activities = *activities;
                 fill();
             });
    whenDone(m_client.ask(&Processes::in, m_range), this, [this, number](const PerformanceResult<ProcessList> &list) {
        if (number != m_asked || !list || !list->processes)
            return;
        m_processes = *list->processes;
        fill();
    });
}

void SubjectChooser::fill()
{
    m_model->setSubjects(subjectsOf(m_activities, m_processes));
    selectFirst();
}

void SubjectChooser::selectFirst()
{
    m_list->setCurrentIndex(m_filter->index(0, 0));
}

void SubjectChooser::take(const QModelIndex &index)
{
    if (!index.isValid())
        return;
    const StackSubject subject = m_model->subject(m_filter->mapToSource(index).row());
    m_popup->hide();
    say(subject.name);
    Q_EMIT chosen(subject.filter);
}

bool SubjectChooser::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_search && event->type() == QEvent::KeyPress) {
        const auto *press = static_cast<QKeyEvent *>(event);
        switch (press->key()) {
        case Qt::Key_Up:
        case Qt::Key_Down:
        case Qt::Key_PageUp:
        case Qt::Key_PageDown: {
            const int page = std::max(1, m_list->viewport()->height() / std::max(1, m_list->sizeHintForRow(0)) - 1);
            const bool byPage = press->key() == Qt::Key_PageUp || press->key() == Qt::Key_PageDown;
            const bool up = press->key() == Qt::Key_Up || press->key() == Qt::Key_PageUp;
            const int row = m_list->currentIndex().row() + (up ? -1 : 1) * (byPage ? page : 1);
            m_list->setCurrentIndex(m_filter->index(std::clamp(row, 0, std::max(0, m_filter->rowCount() - 1)), 0));
            return true;
        }
        case Qt::Key_Return:
        case Qt::Key_Enter: take(m_list->currentIndex()); return true;
        case Qt::Key_Escape: m_popup->hide(); return true;
        default: break;
        }
    }
    return QComboBox::eventFilter(watched, event);
}

} // namespace wai
