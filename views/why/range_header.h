// SPDX-License-Identifier: MIT
#pragma once

#include <performance/core/query.h>

#include <QFrame>

#include <optional>

class QBoxLayout;
class QLabel;
class QPushButton;

namespace wai {

// Thread: the one of the window.

/// Which range the page is about: when, how long, how long ago, and the ways from there.
class RangeHeader : public QFrame {
    Q_OBJECT
public:
    enum class CopyAs { Text, Markdown, Report };

    explicit RangeHeader(QWidget *parent = nullptr);

    void setRange(const performance::TimeRange &range);
    /// Time goes on; nothing in a report, where there is no now.
    void setNow(std::optional<performance::Timestamp> now);
    void setOffersChanges(bool offers);
    /// There is an answer that could be copied.
    void setAnswered(bool answered);
    /// Another range is selected in the chart than the one that was asked for.
    void setOffersSelection(bool offers);

Q_SIGNALS:
    void zoomWanted();
    void liveWanted();
    void changesWanted();
    void selectionWanted();
    void copyWanted(CopyAs form);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void makeCopyMenu();
    void refresh();

    performance::TimeRange m_range;
    std::optional<performance::Timestamp> m_now;
    QBoxLayout *m_rows;
    QLabel *m_when;
    QLabel *m_length;
    QPushButton *m_live;
    QPushButton *m_changes;
    QPushButton *m_selection;
    QPushButton *m_copy;
};

} // namespace wai
