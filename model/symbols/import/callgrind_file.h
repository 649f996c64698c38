// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QHash>
#include <QString>
#include <QStringList>

#include <map>
#include <set>
#include <unordered_map>
#include <vector>

namespace performance {

/// What a file of callgrind holds, and of whoever else writes its format (cachegrind, Xdebug, pprof -callgrind): what each
/// line of each function cost itself, and which function called which.
/// Source: "Callgrind Format Specification" of valgrind's manual (callgrind/docs/cl-format.xml).
///
/// Thread-safety: one thread.
class CallgrindFile {
public:
    struct Function {
        qint32 name = 0;   ///< text
        qint32 object = 0; ///< text of the file that was executed; 0: not said
        qint32 file = 0;   ///< text of its source; 0: not said

        auto operator<=>(const Function &) const = default;
    };
    struct Place {
        qint32 thread = 0; ///< of `threads`
        qint32 function = 0;
        qint32 file = 0; ///< text; another one than the function's where code was inlined
        qint32 line = 0; ///< 0: not said

        auto operator<=>(const Place &) const = default;
    };
    struct Thread {
        qint32 process = 0;
        qint32 number = 0; ///< valgrind's own, from 1; 0: not said

        auto operator<=>(const Thread &) const = default;
    };
    using Costs = std::vector<qint64>; ///< of each event; those at the end may be missing and are 0

    explicit CallgrindFile(const QByteArray &content);

    QString text(qint32 number) const { return m_texts[size_t(number)]; }
    const QString &command() const { return m_command; }
    const QStringList &events() const { return m_events; }
    /// What the file says about an event: "sysTime (elapsed ns)".
    QString description(const QString &event) const { return m_descriptions.value(event); }
    const std::vector<Function> &functions() const { return m_functions; }
    const std::vector<Thread> &threads() const { return m_threads; }
    const std::map<Place, Costs> &costs() const { return m_costs; }
    const std::set<std::pair<qint32, qint32>> &calls() const { return m_calls; } ///< functions: who, whom
    /// What the file itself says that all costs sum up to; empty where it does not say it of each of its parts.
    const Costs &totals() const { return m_totals; }
    qint64 unread() const { return m_unread; }     ///< lines that are none of the format
    qint64 negative() const { return m_negative; } ///< costs below zero, which count as nothing
    bool isCut() const;

private:
    /// Names of one kind: "(12) name" gives one a number, "(12)" is the name of that number.
    using Numbers = std::unordered_map<quint64, qint32>;
    struct Part {
        std::vector<qint32> columns; ///< the event of each
        Costs totals;
        bool hasTotals = false; ///< written behind the costs
        bool hasBody = false;
        bool hasLines = true;
        bool hasAddresses = false;
    };

    void readLine(const QByteArray &line);
    bool readHeader(const QByteArray &key, const QByteArray &value);
    bool readPosition(const QByteArray &key, const QByteArray &value);
    bool readCosts(const QByteArray &line);
    void beginPart();
    void endPart();
    Costs valuesOf(const char *at, const char *end, bool &good);
    void add(Costs &to, const Costs &values) const;
    qint32 textOf(const QByteArray &bytes);
    qint32 nameOf(const QByteArray &value, Numbers &numbers);
    qint32 functionOf(qint32 name, qint32 file, qint32 object);
    qint32 threadOf();

    QStringList m_texts{QString()};
    QHash<QByteArray, qint32> m_textNumbers;
    Numbers m_objects;
    Numbers m_files;
    Numbers m_names;
    QString m_command;
    QStringList m_events;
    QHash<QString, QString> m_descriptions;
    std::vector<Function> m_functions;
    std::map<Function, qint32> m_functionNumbers;
    std::vector<Thread> m_threads;
    std::map<Place, Costs> m_costs;
    std::set<std::pair<qint32, qint32>> m_calls;
    Costs m_totals;
    qint64 m_unread = 0;
    qint64 m_negative = 0;
    bool m_byCallgrind = false;
    bool m_allHaveTotals = true;

    // Where the reader is.
    Part m_part;
    Thread m_thread;
    qint32 m_threadNumber = -1;
    qint32 m_object = 0;
    qint32 m_file = 0;
    qint32 m_functionFile = 0;
    qint32 m_function = -1;
    qint32 m_calledObject = -1;
    qint32 m_calledFile = -1;
    qint32 m_called = -1;
    bool m_afterCall = false;
    quint64 m_address = 0;
    quint64 m_lineNumber = 0;
};

} // namespace performance
