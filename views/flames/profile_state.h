// SPDX-License-Identifier: MIT
#pragma once

#include <performance/calltree/call_tree.h>
#include <performance/calltree/function_table.h>
#include <performance/calltree/profile_grade.h>

#include <QObject>

#include <memory>

namespace wai {

// Thread: the one of the window.

/// What a filter makes of a profile: everything that the views draw.
struct ProfileResult {
    performance::Profile profile;
    performance::ProfileFilter filter;
    performance::StackWeights weights;
    performance::CallTree topDown;
    std::vector<performance::FunctionCost> functions;
    std::vector<performance::FunctionCost> modules;
    performance::ProfileGrade grade;
    /// Of the top-down tree, by node: by how much its share is larger than in the baseline. Empty without one.
    std::vector<float> changes;

    QString functionName(qint32 function) const;
    QString moduleName(qint32 function) const;
    /// Why a function has no name, a sentence; empty where it has one. Profiles keep it in English.
    QString reasonOf(qint32 function) const;
    /// What the weights count: the first event that the filter shows.
    const performance::ProfileEvent *event() const;
    QString weightText(qint64 weight) const;
    double shareOf(qint64 weight) const { return topDown.total() > 0 ? double(weight) / double(topDown.total()) : 0; }
};

/// Which functions a search meets, and how much of the cost is in stacks with one of them.
struct ProfileSearch {
    QString text;
    bool valid = true; ///< false: the regular expression is none
    std::vector<bool> functions;
    qint64 weight = 0;
    qint64 samples = 0;

    bool active() const { return !text.isEmpty() && valid; }
    bool matches(qint32 function) const
    {
        return function >= 0 && size_t(function) < functions.size() && functions[size_t(function)];
    }
};

/// What is shown of a profile, as one value that every view of the page follows: the filter with its history, the
/// search, the chosen function. Results are computed in the background; one that a newer filter overtook is dropped.
class ProfileState : public QObject {
    Q_OBJECT
public:
    explicit ProfileState(QObject *parent = nullptr);
    ~ProfileState() override;

    /// Another profile; with `growing` the same that has grown: filter, search and choice stay.
    void setProfile(const performance::Profile &profile, bool growing);
    /// Another range of the same history, with the same numbers (withNumbersOf()): filter, search and choice stay, and a
    /// range of the filter stays at its moments, as long as they are in it.
    void moveTo(const performance::Profile &profile);
    const performance::Profile &profile() const { return m_profile; }
    /// What the profile is compared with; an empty one ends that.
    void setBaseline(const performance::Profile &baseline);
    const performance::ProfileFilter &filter() const { return m_filter; }
    void setFilter(const performance::ProfileFilter &filter);
    bool canGoBack() const { return !m_back.empty(); }
    bool canGoForward() const { return !m_forward.empty(); }
    void back();
    void forward();
    void resetFilter();

    /// Parts separated by commas; one that stands between slashes is a regular expression.
    void setSearch(const QString &text);
    const ProfileSearch &search() const { return m_search; }
    void select(qint32 function);
    qint32 selected() const { return m_selected; }

    /// Never null; empty before the first profile.
    const std::shared_ptr<const ProfileResult> &result() const { return m_result; }
    /// The tree of callers of the same result. It takes far longer than the rest, and is there a moment later; until then
    /// it is empty. Never null.
    const std::shared_ptr<const performance::CallTree> &bottomUp() const { return m_bottomUp; }
    bool isComputing() const { return m_computing; }

Q_SIGNALS:
    void filterChanged();
    void resultChanged();
    void bottomUpChanged();
    void searchChanged();
    void selectionChanged(qint32 function);

private:
    void compute();
    void computeBottomUp(quint64 number);
    void findMatches();

    performance::Profile m_profile;
    performance::Profile m_baseline;
    performance::ProfileFilter m_filter;
    std::vector<performance::ProfileFilter> m_back;
    std::vector<performance::ProfileFilter> m_forward;
    ProfileSearch m_search;
    qint32 m_selected = -1;
    std::shared_ptr<const ProfileResult> m_result = std::make_shared<ProfileResult>();
    std::shared_ptr<const performance::CallTree> m_bottomUp = std::make_shared<performance::CallTree>();
    std::stop_source m_stop;
    quint64 m_asked = 0;
    bool m_computing = false;
    bool m_growing = false; ///< the callers of a moment ago are still worth showing
};

} // namespace wai
