// SPDX-License-Identifier: MIT
#pragma once

#include "base/page.h"
#include "base/view_state.h"
#include "theme/theme.h"
#include "why/cause_card.h"
#include "why/range_header.h"

#include <performance/client/performance_client.h>

#include <QElapsedTimer>

class QLabel;
class QVBoxLayout;

namespace wai {

// Thread: the one of the window.

class AskStatus;
class CheckedCard;
class WhyChart;

/// Why was it slow? At most five causes of a range, ranked, each with what shows it and what would help; what was looked at
/// and was as always. Asked for when somebody wants to know, never by itself; of several questions the newest counts.
class WhyPage : public Page {
    Q_OBJECT
public:
    WhyPage(performance::PerformanceClient &client, ViewState &state, const ThemeSource &themes);

    void ask(const performance::TimeRange &range);
    /// What is selected in its chart, else what it was asked for last; nothing before that.
    std::optional<performance::TimeRange> selection() const;

Q_SIGNALS:
    /// The charts are to show a range, or what is now.
    void rangeWanted(const performance::TimeRange &range);
    void liveWanted();
    /// As CauseCard has them.
    void stacksWanted(const performance::Cause &cause, const QString &function);
    void processesWanted(const performance::TimeRange &range);
    void changesWanted(const performance::TimeRange &range);
    void suggestionWanted(const QString &id);

protected:
    void showEvent(QShowEvent *event) override;

private:
    using Answer = performance::PerformanceResult<performance::Explanation>;

    QWidget *makeNothing();
    void followHeader();
    void showNow();
    CauseCard *card(size_t index);
    void clear();
    void cancel();
    void showAnswer(const performance::Explanation &explanation);
    void showCause(size_t index);
    void showError(const performance::PerformanceError &error);
    void askForPictures();
    void askForSuggestions();
    void showPictures(const QStringList &keys, const std::vector<performance::SeriesData> &answers);
    void copy(RangeHeader::CopyAs form) const;
    performance::TimeRange firstRecorded() const;

    performance::PerformanceClient &m_client;
    ViewState &m_state;
    const ThemeSource &m_themes;
    std::optional<performance::TimeRange> m_asked;
    std::optional<performance::Explanation> m_shown;
    QFuture<Answer> m_answer;
    quint64 m_number = 0; ///< of the question
    QElapsedTimer m_sinceAsked;
    performance::nanoseconds m_took{0};
    RangeHeader *m_header;
    AskStatus *m_status;
    WhyChart *m_chart;
    QWidget *m_nothing;
    QVBoxLayout *m_causes;
    std::vector<CauseCard *> m_cards; ///< are used again
    CheckedCard *m_checked;
};

} // namespace wai
