// SPDX-License-Identifier: MIT
#include "why/note_dialog.h"

#include "base/label.h"
#include "charts/chart_scale.h"
#include "theme/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace wai {

using namespace performance;

namespace {

constexpr int LongestNote = 500;

} // namespace

NoteDialog::NoteDialog(PerformanceClient &client, const MachineEvent &note, QWidget *parent)
    : QDialog(parent)
    , m_client(client)
    , m_note(note)
    , m_text(new QLineEdit(note.subject))
    , m_problem(makeLabel(QString(), "error"))
    , m_save(new QPushButton(tr("Save")))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(note.id.isEmpty() ? tr("New note") : tr("Edit the note"));
    m_text->setMaxLength(LongestNote);
    m_text->setObjectName(QStringLiteral("noteText"));
    m_text->setPlaceholderText(tr("What happened or was done then"));
    m_text->setAccessibleName(tr("Note"));
    m_problem->hide();
    m_save->setProperty("accent", true);
    m_save->setObjectName(QStringLiteral("noteSave"));
    m_save->setDefault(true);
    auto *cancel = new QPushButton(tr("Cancel"));
    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(m_save);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::Large, space::Large, space::Large, space::Large);
    column->setSpacing(space::Medium);
    column->addWidget(makeLabel(tr("Note at %1, marked on every chart").arg(clockText(note.time)), "title"));
    column->addWidget(m_text);
    column->addWidget(m_problem);
    column->addLayout(buttons);
    setMinimumWidth(420);
    const auto update = [this] { m_save->setEnabled(!m_text->text().trimmed().isEmpty()); };
    connect(m_text, &QLineEdit::textChanged, this, update);
    connect(m_save, &QPushButton::clicked, this, &NoteDialog::save);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    update();
    m_text->setFocus();
}

void NoteDialog::save()
{
    const QString text = m_text->text().trimmed();
    if (text == m_note.subject) {
        accept();
        return;
    }
    m_save->setEnabled(false);
    whenDone(m_client.ask(&MachineLog::addNote, m_note.time, text), this, [this](const PerformanceResult<void> &done) {
        if (done && !m_note.id.isEmpty())
            removeOld();
        else
            finish(done);
    });
}

void NoteDialog::removeOld()
{
    whenDone(m_client.ask(&MachineLog::removeNote, m_note.id), this,
             [this](const PerformanceResult<void> &done) { finish(done); });
}

void NoteDialog::finish(const PerformanceResult<void> &done)
{
    if (done) {
        accept();
        return;
    }
    m_problem->setText(done.error().message());
    m_problem->show();
    m_save->setEnabled(true);
}

} // namespace wai
