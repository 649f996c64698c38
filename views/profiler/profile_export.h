// SPDX-License-Identifier: MIT
#pragma once

#include "base/shared_report.h"

#include <performance/client/report_export.h>

#include <QPushButton>

namespace wai {

// Thread: the one of the window.

class FlameGraph;
class ProfileState;

/// Writes what the profiler shows, with its filters: for other tools, as a page of HTML, as a picture.
class ProfileExportButton : public QPushButton {
    Q_OBJECT
public:
    ProfileExportButton(ProfileState &state, FlameGraph &flames, QWidget *parent = nullptr);

    /// What the profile belongs to; without one it is called as its target.
    void setReport(const SharedReport &report) { m_report = report; }
    /// Writes to `path` in the background; `message` tells how it went.
    void exportTo(performance::ReportFormat format, const QString &path);

Q_SIGNALS:
    void message(const QString &sentence);

private:
    QString name() const;
    void savePicture();

    ProfileState &m_state;
    FlameGraph &m_flames;
    SharedReport m_report;
};

} // namespace wai
