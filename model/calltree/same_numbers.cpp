// SPDX-License-Identifier: MIT
#include "performance/calltree/same_numbers.h"

#include <QHash>

#include <map>
#include <tuple>

namespace performance {

namespace {

/// The strings of one profile, to which those of another one are added.
class Strings {
public:
    explicit Strings(const Column<QString> &known) : m_strings(known)
    {
        m_numbers.reserve(qsizetype(known.size()));
        for (size_t i = 0; i < known.size(); ++i) {
            if (!m_numbers.contains(known[i]))
                m_numbers.insert(known[i], qint32(i));
        }
    }
    qint32 numberOf(const QString &text)
    {
        const auto known = m_numbers.constFind(text);
        if (known != m_numbers.cend())
            return *known;
        const auto number = qint32(m_strings.size());
        m_strings.push_back(text);
        m_numbers.insert(text, number);
        return number;
    }
    const Column<QString> &all() const { return m_strings; }

private:
    Column<QString> m_strings;
    QHash<QString, qint32> m_numbers;
};

/// The number of each row of `rows` among `table`, to which those that it lacks are added; rows are the same by their key.
template<typename Table, typename Rows, typename KeyOf>
std::vector<qint32> merged(Table &table, const Rows &rows, KeyOf keyOf)
{
    std::map<decltype(keyOf(table[0])), qint32> known;
    for (size_t i = 0; i < table.size(); ++i)
        known.emplace(keyOf(table[i]), qint32(i));
    std::vector<qint32> numbers;
    numbers.reserve(rows.size());
    for (const auto &row : rows) {
        const auto [it, isNew] = known.emplace(keyOf(row), qint32(table.size()));
        if (isNew)
            table.push_back(row);
        numbers.push_back(it->second);
    }
    return numbers;
}

std::vector<ProfileFunction> functionsOf(const Profile &profile, const std::vector<qint32> &strings,
                                         const std::vector<qint32> &modules)
{
    std::vector<ProfileFunction> functions;
    functions.reserve(profile.functions.size());
    for (size_t i = 0; i < profile.functions.size(); ++i) {
        ProfileFunction function = profile.functions[i];
        function.name = strings[size_t(function.name)];
        function.reason = strings[size_t(function.reason)];
        function.module = modules[size_t(function.module)];
        functions.push_back(function);
    }
    return functions;
}

} // namespace

Profile withNumbersOf(const Profile &before, const Profile &profile)
{
    Profile result = profile;
    Strings strings(before.strings);
    std::vector<qint32> stringOf;
    stringOf.reserve(profile.strings.size());
    for (size_t i = 0; i < profile.strings.size(); ++i)
        stringOf.push_back(strings.numberOf(profile.strings[i]));

    std::vector<ProfileModule> modules = profile.modules;
    for (ProfileModule &module : modules)
        module = {stringOf[size_t(module.name)], stringOf[size_t(module.path)], stringOf[size_t(module.buildId)],
                  module.kind};
    result.modules = before.modules;
    const std::vector<qint32> moduleOf = merged(
        result.modules, modules, [](const ProfileModule &m) { return std::tuple(m.name, m.path, m.buildId, m.kind); });

    result.functions = before.functions;
    const std::vector<qint32> functionOf = merged(
        result.functions, functionsOf(profile, stringOf, moduleOf),
        [](const ProfileFunction &f) { return std::tuple(f.name, f.module); });

    std::vector<ProfileThread> threads = profile.threads;
    for (ProfileThread &thread : threads) {
        thread.name = stringOf[size_t(thread.name)];
        thread.processName = stringOf[size_t(thread.processName)];
    }
    result.threads = before.threads;
    const std::vector<qint32> threadOf = merged(result.threads, threads, [](const ProfileThread &t) {
        return std::tuple(t.process, t.thread, t.name, t.processName);
    });

    result.strings = strings.all();
    result.locations = {};
    for (size_t i = 0; i < profile.locations.size(); ++i) {
        const ProfileLocation &location = profile.locations[i];
        result.locations.push_back(
            {functionOf[size_t(location.function)], stringOf[size_t(location.file)], location.line});
    }
    result.frames = {};
    for (size_t i = 0; i < profile.frames.size(); ++i) {
        ProfileFrame frame = profile.frames[i];
        frame.module = moduleOf[size_t(frame.module)];
        result.frames.push_back(frame);
    }
    result.sampleThreads = {};
    for (size_t i = 0; i < profile.sampleThreads.size(); ++i)
        result.sampleThreads.push_back(threadOf[size_t(profile.sampleThreads[i])]);
    return result;
}

} // namespace performance
