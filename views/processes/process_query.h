// SPDX-License-Identifier: MIT
#pragma once

#include <performance/core/snapshot.h>

#include <QStringList>

namespace wai {

// Thread: the one of the window.

/// A search among processes: words that name, command line, user, unit or PID contain, and conditions on fields, all of
/// which must hold: "cpu>20 user=me state=D name~node mem>=1.5G". A "-" or "!" in front of a word turns it round.
class ProcessQuery {
public:
    static ProcessQuery fromText(const QString &text);

    /// What words are looked for in: name, command line, user, unit and PID, folded. Made once for a process, because
    /// tens of thousands are searched with every letter that is typed.
    static QString haystackOf(const performance::ProcessSample &process);

    bool matches(const performance::ProcessSample &process, const QString &haystack) const;
    bool matches(const performance::ProcessSample &process) const { return matches(process, haystackOf(process)); }
    bool isEmpty() const { return m_conditions.empty(); }
    /// What was understood, for people: "CPU above 20 %; user is me".
    QStringList understood() const;
    /// What was not, a sentence each; such parts are left out.
    const QStringList &problems() const { return m_problems; }

    /// Names of fields that can be asked for, for help and completion.
    static QStringList fields();

private:
    enum class Operator { Contains, Equal, NotEqual, Above, AtLeast, Below, AtMost };
    struct Condition {
        int field = -1; ///< into the table of fields; -1: any text
        Operator op = Operator::Contains;
        QString text;
        QString folded; ///< of a word
        QString asPid;
        double number = 0;
        bool negated = false;
    };
    bool holds(const Condition &condition, const performance::ProcessSample &process, const QString &haystack) const;
    void take(const QString &word);

    std::vector<Condition> m_conditions;
    QStringList m_problems;
};

} // namespace wai
