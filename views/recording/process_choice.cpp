// SPDX-License-Identifier: MIT
#include "recording/process_choice.h"

#include <performance/core/when_done.h>

#include <QAbstractItemView>
#include <QCompleter>
#include <QLineEdit>
#include <QSignalBlocker>

#include <algorithm>

namespace wai {

using namespace performance;

namespace {

QString entryOf(qint64 pid, const QString &name)
{
    return QStringLiteral("%1 (%2)").arg(name, QString::number(pid));
}

} // namespace

ProcessChoice::ProcessChoice(PerformanceClient &client, QWidget *parent)
    : QComboBox(parent), m_client(client), m_watch(client)
{
    setEditable(true);
    setInsertPolicy(QComboBox::NoInsert);
    completer()->setFilterMode(Qt::MatchContains);
    completer()->setCompletionMode(QCompleter::PopupCompletion);
    setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    connect(this, &QComboBox::currentTextChanged, this, &ProcessChoice::chosen);
    connect(&client, &PerformanceClient::advanced, this, &ProcessChoice::ask);
}

void ProcessChoice::showEvent(QShowEvent *event)
{
    QComboBox::showEvent(event);
    m_watch.set(true);
    ask();
}

void ProcessChoice::hideEvent(QHideEvent *event)
{
    QComboBox::hideEvent(event);
    m_watch.set(false);
}

void ProcessChoice::ask()
{
    if (!isVisible())
        return;
    whenDone(m_client.ask(&Processes::list), this, [this](const PerformanceResult<ProcessList> &all) {
        if (all && all->processes)
            list(*all->processes);
    });
}

/// Whether a list is open that must not change under the pointer.
bool ProcessChoice::isBeingUsed() const
{
    return view()->isVisible() || completer()->popup()->isVisible();
}

void ProcessChoice::list(const std::vector<ProcessSample> &processes)
{
    std::map<qint64, QString> names;
    std::vector<const ProcessSample *> shown;
    for (const ProcessSample &p : processes) {
        if (p.residentBytes <= 0) // the kernel's own threads have no memory and no user stack
            continue;
        shown.push_back(&p);
        names.emplace(p.identity.pid, p.name);
    }
    if (names == m_listed || isBeingUsed())
        return;
    m_listed = std::move(names);
    std::ranges::stable_sort(shown, std::greater(), [](const ProcessSample *p) { return p->cpu.value_or(0); });

    const auto before = process();
    const QString typed = currentText();
    const int cursor = lineEdit()->cursorPosition();
    {
        const QSignalBlocker quiet(this);
        clear();
        for (const ProcessSample *p : shown)
            addItem(entryOf(p->identity.pid, p->name), qint64(p->identity.pid));
        setCurrentIndex(-1);
        setEditText(typed);
        lineEdit()->setCursorPosition(cursor);
    }
    if (process() != before)
        Q_EMIT chosen(); // what was typed before the list was here names one now, or what was named has ended
}

std::optional<qint64> ProcessChoice::process() const
{
    const QString text = currentText().trimmed();
    if (const int known = findText(text, Qt::MatchFixedString); known >= 0)
        return itemData(known).toLongLong();
    bool isNumber = false;
    const qint64 number = text.toLongLong(&isNumber);
    return isNumber && number > 0 ? std::optional(number) : std::nullopt;
}

QString ProcessChoice::nameOf(qint64 pid) const
{
    const auto it = m_listed.find(pid);
    return it == m_listed.end() ? QString() : it->second;
}

void ProcessChoice::choose(qint64 pid, const QString &name)
{
    const QString entry = entryOf(pid, name);
    if (findText(entry, Qt::MatchFixedString) < 0) { // the list of now may still be on its way
        const QSignalBlocker quiet(this);
        m_listed.insert_or_assign(pid, name);
        insertItem(0, entry, pid);
    }
    setCurrentIndex(findText(entry, Qt::MatchFixedString));
    setEditText(entry);
}

void ProcessChoice::chooseNone()
{
    setCurrentIndex(-1);
    clearEditText();
}

} // namespace wai
