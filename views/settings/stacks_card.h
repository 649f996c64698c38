// SPDX-License-Identifier: MIT
#pragma once

#include "base/card.h"

#include <performance/core/config.h>
#include <performance/core/stacks.h>

#include <functional>
#include <optional>

class QCheckBox;
class QDoubleSpinBox;
class QLabel;
class QLineEdit;

namespace wai {

// Thread: the one of the window.

/// Whether stacks of all times are kept, of which programs not, what it may cost, and what it costs now.
class StacksCard : public Card {
    Q_OBJECT
public:
    /// `addRow` puts a field into the form, under its name and found by these words.
    using AddRow = std::function<void(const QString &text, QWidget *field, const QString &words)>;
    explicit StacksCard(QWidget *parent = nullptr);
    void fill(const AddRow &addRow);

    void load(const performance::PerformanceConfig &config);
    /// With what stands here.
    performance::PerformanceConfig applied(const performance::PerformanceConfig &config) const;
    void tell(const performance::StacksStatus &status);

    /// What it costs now, in words.
    static QString statusText(const performance::StacksStatus &status, bool isKept);

Q_SIGNALS:
    void changed();

private:
    QCheckBox *m_keep;
    QLineEdit *m_excluded;
    QDoubleSpinBox *m_budget;
    QLabel *m_now;
    std::optional<performance::StacksStatus> m_status; ///< the last that was told
    bool m_loading = false;
};

} // namespace wai
