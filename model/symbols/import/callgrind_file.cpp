// SPDX-License-Identifier: MIT
#include "performance/symbols/import/callgrind_file.h"

#include "performance/symbols/import/text_lines.h"

#include <algorithm>
#include <charconv>
#include <limits>
#include <utility>

namespace performance {

namespace {

constexpr qint64 MostCost = qint64(1) << 48;
constexpr qint64 MostSum = qint64(1) << 61; // of two of them the sum still fits
constexpr qsizetype MostEvents = 250;       ///< a profile numbers them with a byte

void skipSpaces(const char *&at, const char *end)
{
    while (at < end && (*at == ' ' || *at == '\t'))
        ++at;
}

/// Decimal, or hexadecimal behind "0x".
bool takeNumber(const char *&at, const char *end, quint64 &value)
{
    const bool isHex = end - at > 2 && at[0] == '0' && (at[1] == 'x' || at[1] == 'X');
    const auto parsed = std::from_chars(isHex ? at + 2 : at, end, value, isHex ? 16 : 10);
    if (parsed.ec == std::errc::result_out_of_range)
        value = std::numeric_limits<quint64>::max();
    else if (parsed.ec != std::errc())
        return false;
    at = parsed.ptr;
    return at == end || *at == ' ' || *at == '\t';
}

/// A place, which may be said by how far it is from the one before ("+3", "-2", "*").
bool takePlace(const char *&at, const char *end, quint64 &place)
{
    skipSpaces(at, end);
    if (at == end)
        return false;
    const char sign = *at;
    if (sign == '*') {
        ++at;
        return at == end || *at == ' ' || *at == '\t';
    }
    if (sign != '+' && sign != '-')
        return takeNumber(at, end, place);
    ++at;
    quint64 distance = 0;
    if (!takeNumber(at, end, distance))
        return false;
    place = sign == '+' ? place + distance : place - std::min(place, distance);
    return true;
}

bool isKey(const QByteArray &key)
{
    return !key.isEmpty() && std::ranges::all_of(key, [](char c) { return c >= 'a' && c <= 'z'; });
}

} // namespace

CallgrindFile::CallgrindFile(const QByteArray &content)
{
    forEachLine(content, [this](const QByteArray &line) { readLine(line); });
    endPart();
    if (!m_allHaveTotals)
        m_totals.clear();
}

bool CallgrindFile::isCut() const
{
    return m_byCallgrind && !m_part.hasTotals; // callgrind ends each part with them
}

void CallgrindFile::readLine(const QByteArray &line)
{
    const char first = line.isEmpty() ? '\0' : line[0];
    bool good = true;
    if ((first >= '0' && first <= '9') || first == '+' || first == '-' || first == '*') {
        good = readCosts(line);
    } else if (first >= 'a' && first <= 'z') {
        const qsizetype colon = line.indexOf(':');
        const qsizetype equal = line.indexOf('=');
        if (equal > 0 && (colon < 0 || equal < colon) && isKey(line.left(equal)))
            good = readPosition(line.left(equal), line.mid(equal + 1).trimmed());
        else
            good = colon > 0 && isKey(line.left(colon)) && readHeader(line.left(colon), line.mid(colon + 1).trimmed());
    } else {
        good = first == '#' || line.trimmed().isEmpty();
    }
    m_unread += good ? 0 : 1;
}

bool CallgrindFile::readHeader(const QByteArray &key, const QByteArray &value)
{
    if (key == "totals" || key == "summary") {
        bool good = true;
        const Costs sums = valuesOf(value.cbegin(), value.cend(), good);
        // callgrind says the same before the costs and behind them; the latter is what it counted while it wrote.
        if (good && !sums.empty() && (key == "totals" || !m_part.hasTotals))
            m_part.totals = sums;
        m_part.hasTotals = m_part.hasTotals || key == "totals";
        return good;
    }
    if (m_part.hasBody)
        beginPart();
    if (key == "events") {
        m_part.columns.clear();
        for (const QByteArray &word : value.simplified().split(' ')) {
            const QString name = QString::fromUtf8(word);
            qsizetype event = m_events.indexOf(name);
            if (event < 0 && !name.isEmpty() && m_events.size() < MostEvents) {
                event = m_events.size();
                m_events << name;
            }
            m_part.columns.push_back(qint32(event));
        }
    } else if (key == "event") { // "sysTime : sysTime (elapsed ns)", "Cycles = Ir + 10 I1mr : Estimated cycles"
        const qsizetype colon = value.indexOf(':');
        if (colon > 0)
            m_descriptions.insert(QString::fromUtf8(value.left(colon).trimmed()),
                                  QString::fromUtf8(value.mid(colon + 1).trimmed()));
    } else if (key == "positions") {
        const QList<QByteArray> words = value.simplified().split(' ');
        m_part.hasAddresses = words.contains("instr");
        m_part.hasLines = words.contains("line");
    } else if (key == "pid") {
        m_thread.process = value.toInt();
    } else if (key == "thread") {
        m_thread.number = value.toInt();
    } else if (key == "cmd") {
        m_command = QString::fromUtf8(value);
    } else if (key == "creator") {
        m_byCallgrind = value.startsWith("callgrind");
    }
    return true; // others may be added, says the specification
}

bool CallgrindFile::readPosition(const QByteArray &key, const QByteArray &value)
{
    m_part.hasBody = true;
    if (key == "ob") {
        m_object = nameOf(value, m_objects);
    } else if (key == "fl") {
        m_file = m_functionFile = nameOf(value, m_files);
    } else if (key == "fi" || key == "fe") {
        m_file = nameOf(value, m_files);
    } else if (key == "fn") {
        m_file = m_functionFile;
        m_function = functionOf(nameOf(value, m_names), m_file, m_object);
    } else if (key == "cob") {
        m_calledObject = nameOf(value, m_objects);
    } else if (key == "cfi" || key == "cfl") {
        m_calledFile = nameOf(value, m_files);
    } else if (key == "cfn") {
        m_called = functionOf(nameOf(value, m_names), m_calledFile < 0 ? m_file : m_calledFile,
                              m_calledObject < 0 ? m_object : m_calledObject);
    } else if (key == "calls" || key == "rcalls") {
        if (m_function >= 0 && m_called >= 0)
            m_calls.emplace(m_function, m_called);
        m_calledObject = m_calledFile = m_called = -1; // they hold for one call
        m_afterCall = true;
    } else if (key == "jfi") {
        nameOf(value, m_files); // a jump may be the first to mention a name
    } else if (key == "jfn") {
        nameOf(value, m_names);
    } else {
        return key == "jump" || key == "jcnd";
    }
    return true;
}

bool CallgrindFile::readCosts(const QByteArray &line)
{
    m_part.hasBody = true;
    const char *at = line.cbegin();
    const char *const end = line.cend();
    if (m_part.hasAddresses && !takePlace(at, end, m_address))
        return false;
    if (m_part.hasLines && !takePlace(at, end, m_lineNumber))
        return false;
    bool good = true;
    const Costs values = valuesOf(at, end, good);
    // Behind a call stands what it cost in all: those who were called have that in their own lines.
    if (std::exchange(m_afterCall, false) || !good
        || std::ranges::all_of(values, [](qint64 value) { return value == 0; }))
        return good;
    if (m_function < 0)
        m_function = functionOf(textOf("???"), m_file, m_object);
    constexpr quint64 MostLine = std::numeric_limits<qint32>::max();
    add(m_costs[{threadOf(), m_function, m_file, qint32(m_part.hasLines ? std::min(m_lineNumber, MostLine) : 0)}],
        values);
    return true;
}

CallgrindFile::Costs CallgrindFile::valuesOf(const char *at, const char *end, bool &good)
{
    Costs values;
    for (size_t column = 0; good; ++column) {
        skipSpaces(at, end);
        if (at == end || column >= m_part.columns.size())
            break;
        const bool isNegative = *at == '-';
        quint64 value = 0;
        if (isNegative)
            ++at;
        if (at < end && *at == '.' && (at + 1 == end || at[1] == ' ' || at[1] == '\t'))
            ++at; // cachegrind: nothing of the kind could happen there
        else
            good = takeNumber(at, end, value);
        const qint32 event = m_part.columns[column];
        if (!good || event < 0)
            continue;
        values.resize(std::max(values.size(), size_t(event) + 1));
        if (isNegative && value > 0)
            ++m_negative;
        else
            values[size_t(event)] = qint64(std::min(value, quint64(MostSum)));
    }
    return values;
}

void CallgrindFile::add(Costs &to, const Costs &values) const
{
    to.resize(std::max(to.size(), values.size()));
    for (size_t i = 0; i < values.size(); ++i)
        to[i] = std::min(MostSum, to[i] + std::min(values[i], MostCost));
}

void CallgrindFile::beginPart()
{
    endPart();
    m_part.totals.clear();
    m_part.hasTotals = m_part.hasBody = false;
    m_thread.number = 0;
    m_threadNumber = -1;
    m_object = m_file = m_functionFile = 0;
    m_function = m_calledObject = m_calledFile = m_called = -1;
    m_afterCall = false;
    m_address = m_lineNumber = 0;
}

void CallgrindFile::endPart()
{
    m_allHaveTotals = m_allHaveTotals && !m_part.totals.empty();
    m_totals.resize(std::max(m_totals.size(), m_part.totals.size()));
    for (size_t i = 0; i < m_part.totals.size(); ++i)
        m_totals[i] = std::min(MostSum, m_totals[i] + m_part.totals[i]);
}

qint32 CallgrindFile::textOf(const QByteArray &bytes)
{
    if (bytes.isEmpty())
        return 0;
    const auto known = m_textNumbers.constFind(bytes);
    if (known != m_textNumbers.cend())
        return *known;
    m_texts << QString::fromUtf8(bytes);
    return *m_textNumbers.insert(QByteArray(bytes.constData(), bytes.size()), qint32(m_texts.size() - 1));
}

qint32 CallgrindFile::nameOf(const QByteArray &value, Numbers &numbers)
{
    if (!value.startsWith('('))
        return textOf(value);
    quint64 number = 0;
    const auto parsed = std::from_chars(value.cbegin() + 1, value.cend(), number);
    if (parsed.ec != std::errc() || parsed.ptr == value.cend() || *parsed.ptr != ')')
        return textOf(value); // "(below main)"
    const QByteArray name = value.mid(parsed.ptr - value.cbegin() + 1).trimmed();
    if (!name.isEmpty())
        return numbers[number] = textOf(name);
    const auto known = numbers.find(number);
    if (known != numbers.end())
        return known->second;
    ++m_unread;
    return textOf("???");
}

qint32 CallgrindFile::functionOf(qint32 name, qint32 file, qint32 object)
{
    const Function function{name, object, file};
    const auto [place, fresh] = m_functionNumbers.try_emplace(function, qint32(m_functions.size()));
    if (fresh)
        m_functions.push_back(function);
    return place->second;
}

qint32 CallgrindFile::threadOf()
{
    if (m_threadNumber < 0) {
        const auto known = std::ranges::find(m_threads, m_thread);
        m_threadNumber = qint32(known - m_threads.begin());
        if (known == m_threads.end())
            m_threads.push_back(m_thread);
    }
    return m_threadNumber;
}

} // namespace performance
