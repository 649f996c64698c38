// SPDX-License-Identifier: MIT
#pragma once

#include <performance/client/performance_client.h>

#include <QDialog>

class QLabel;
class QLineEdit;
class QPushButton;

namespace wai {

// Thread: the one of the window.

/// Writes a note of a moment, or another text for one that is there. It goes when the note is kept, and stays with a word where
/// it is not.
class NoteDialog : public QDialog {
    Q_OBJECT
public:
    /// `note`: of its time; one with an id is replaced.
    NoteDialog(performance::PerformanceClient &client, const performance::MachineEvent &note,
               QWidget *parent = nullptr);

private:
    void save();
    /// The new one is kept before the old one goes, so that none is lost.
    void removeOld();
    void finish(const performance::PerformanceResult<void> &done);

    performance::PerformanceClient &m_client;
    performance::MachineEvent m_note;
    QLineEdit *m_text;
    QLabel *m_problem;
    QPushButton *m_save;
};

} // namespace wai
