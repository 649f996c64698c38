// SPDX-License-Identifier: MIT
#include "improve/threshold_dialog.h"

#include "base/label.h"
#include "theme/theme.h"

#include <performance/core/duration_text.h>
#include <performance/core/format.h>
#include <performance/core/when_done.h>

#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>

#include <cmath>

namespace wai {

using namespace performance;

namespace {

/// Shares are typed as percentages; everything else in its unit.
double scaleOf(const QString &unit)
{
    return unit == u"1" ? 100 : 1;
}

QString suffixOf(const QString &unit)
{
    if (unit == u"1")
        return QStringLiteral(" %");
    if (unit == u"By")
        return QStringLiteral(" B");
    QString plain = unit;
    plain.remove(u'{').remove(u'}').replace(u'_', u' ');
    return u' ' + plain;
}

} // namespace

ThresholdDialog::ThresholdDialog(PerformanceClient &client, const OptimizationStatus::Rule &rule, QWidget *parent)
    : QDialog(parent), m_client(client), m_rule(rule), m_note(makeLabel(QString(), "soft"))
{
    setWindowTitle(tr("Thresholds of %1").arg(rule.id));
    setAttribute(Qt::WA_DeleteOnClose);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::Large, space::Large, space::Large, space::Large);
    layout->setSpacing(space::Medium);
    layout->addWidget(makeLabel(rule.name, "title"));
    layout->addWidget(makeLabel(rule.thresholds.empty() ? tr("This rule has no thresholds: it looks at settings only.")
                                                        : tr("It appears when all of these hold at once:"),
                                "soft"));
    auto *form = new QFormLayout;
    form->setSpacing(space::Small);
    for (const OptimizationStatus::Threshold &threshold : rule.thresholds) {
        auto *field = new QDoubleSpinBox;
        const double scale = scaleOf(threshold.unit);
        field->setRange(0, 1e12);
        field->setDecimals(threshold.builtin * scale < 10 ? 2 : 0);
        field->setSuffix(suffixOf(threshold.unit));
        field->setValue(threshold.value * scale);
        field->setSingleStep(std::max(0.01, threshold.builtin * scale / 10));
        field->setAccessibleName(threshold.signal);
        field->setToolTip(tr("Built in: %1").arg(formatValue(threshold.builtin, threshold.unit)));
        form->addRow(makeLabel(threshold.signal, "soft"));
        form->addRow(threshold.isAbove ? tr("above, for %1").arg(toText(threshold.over))
                                       : tr("below, for %1").arg(toText(threshold.over)),
                     field);
        m_fields.push_back(field);
    }
    layout->addLayout(form);
    layout->addWidget(makeLabel(tr("Where they come from: %1").arg(rule.source), "soft"));
    layout->addWidget(m_note);
    m_note->hide();
    auto *defaults = new QPushButton(tr("As built in"));
    defaults->setObjectName(QStringLiteral("thresholdDefaults"));
    auto *cancel = new QPushButton(tr("Cancel"));
    auto *accept = new QPushButton(tr("Save"));
    accept->setObjectName(QStringLiteral("thresholdSave"));
    accept->setProperty("accent", true);
    accept->setEnabled(!m_fields.empty());
    defaults->setEnabled(!m_fields.empty());
    auto *row = new QHBoxLayout;
    row->addWidget(defaults);
    row->addStretch(1);
    row->addWidget(cancel);
    row->addWidget(accept);
    layout->addStretch(1);
    layout->addLayout(row);
    accept->setDefault(true); // only in its dialog: else Return presses the first button
    connect(cancel, &QPushButton::clicked, this, &QDialog::close);
    connect(defaults, &QPushButton::clicked, this, [this] { save({}); });
    connect(accept, &QPushButton::clicked, this, [this] {
        std::vector<double> values;
        for (size_t i = 0; i < m_fields.size(); ++i) {
            const OptimizationStatus::Threshold &threshold = m_rule.thresholds[i];
            const double scale = scaleOf(threshold.unit);
            const double typed = m_fields[i]->value() / scale;
            // What was not touched stays to the last digit, though the field shows fewer.
            const bool touched = std::fabs(m_fields[i]->value() - threshold.value * scale)
                > std::pow(10, -m_fields[i]->decimals()) / 2;
            values.push_back(touched ? typed : threshold.value);
        }
        save(values);
    });
    resize(460, sizeHint().height());
}

void ThresholdDialog::save(const std::vector<double> &values)
{
    whenDone(m_client.ask(&SuggestionRules::setThresholds, m_rule.id, values), this,
             [this](const PerformanceResult<void> &done) {
                 if (done)
                     close();
                 m_note->setText(done ? QString() : done.error().message());
                 m_note->setVisible(!done);
             });
}

} // namespace wai
