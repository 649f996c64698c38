// SPDX-License-Identifier: MIT
#pragma once

#include "profiler/subject_model.h"

#include <performance/client/performance_client.h>
#include <performance/core/query.h>

#include <QComboBox>

class QFrame;
class QLineEdit;
class QTreeView;

namespace wai {

// Thread: the one of the window.

class WordFilter;

/// Says whose stacks are shown, and opens a list of those that did something in the range, the busiest first,
/// with a search: a program, a process, a unit, or the whole machine.
class SubjectChooser : public QComboBox {
    Q_OBJECT
public:
    explicit SubjectChooser(performance::PerformanceClient &client, QWidget *parent = nullptr);

    /// `name` is of the process where the filter has only its number.
    void setSubject(const performance::StacksFilter &filter, const QString &name = {});
    /// What the list is of when it is opened.
    void setRange(const performance::TimeRange &range) { m_range = range; }
    void showPopup() override;

Q_SIGNALS:
    void chosen(const performance::StacksFilter &filter);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void makeList();
    void say(const QString &subject);
    void ask();
    void fill();
    void take(const QModelIndex &index);
    void selectFirst();

    performance::PerformanceClient &m_client;
    performance::TimeRange m_range;
    std::vector<performance::ProcessActivity> m_activities;
    std::vector<performance::ProcessSample> m_processes;
    SubjectModel *m_model;
    WordFilter *m_filter;
    QFrame *m_popup;
    QLineEdit *m_search;
    QTreeView *m_list;
    quint64 m_asked = 0;
};

} // namespace wai
