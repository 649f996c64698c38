// SPDX-License-Identifier: MIT
#include "performance/calltree/profile_match.h"

#include <QRegularExpression>

#include <algorithm>
#include <map>
#include <set>

namespace performance {

namespace {

constexpr qint32 None = ProfileMatch::None;
/// Of the names of the program that has fewer, so many must be in the other as well.
constexpr size_t SharedPart = 4;

QString nameOf(const Profile &profile, size_t module)
{
    const ProfileModule &m = profile.modules[module];
    return m.kind == ModuleKind::Unknown ? QString() : profile.text(m.name);
}

/// The name of what may be called otherwise in the next build or run: "libfoo-1.2.so.3" is libfoo.so, "perf-1234.map" is
/// the code that was made in some process.
QString plainName(const Profile &profile, size_t module)
{
    static const QRegularExpression versions(QStringLiteral("(-[0-9][0-9.]*)?\\.so(\\.[0-9.]+)?$"));
    switch (profile.modules[module].kind) {
    case ModuleKind::Library: return nameOf(profile, module).replace(versions, QStringLiteral(".so"));
    case ModuleKind::Jit: return QStringLiteral("jit");
    default: return {};
    }
}

/// The names of the source files of all functions, without folders; empty where they are not known.
std::vector<QString> sourceFiles(const Profile &profile)
{
    std::vector<QString> files(profile.functions.size());
    for (size_t l = 0; l < profile.locations.size(); ++l) {
        const ProfileLocation &location = profile.locations[l];
        QString &file = files[size_t(location.function)];
        if (file.isEmpty())
            file = profile.text(location.file).section(u'/', -1);
    }
    return files;
}

std::set<QString> functionNames(const Profile &profile, size_t module)
{
    std::set<QString> names;
    for (size_t f = 0; f < profile.functions.size(); ++f) {
        const ProfileFunction &function = profile.functions[f];
        if (function.known && size_t(function.module) == module)
            names.insert(profile.text(function.name));
    }
    for (const char *everywhere : {"main", "_start"})
        names.erase(QString::fromLatin1(everywhere));
    return names;
}

bool shareFunctions(const Profile &a, size_t moduleA, const Profile &b, size_t moduleB)
{
    const std::set<QString> namesA = functionNames(a, moduleA);
    const std::set<QString> namesB = functionNames(b, moduleB);
    const auto common = size_t(
        std::ranges::count_if(namesA, [&](const QString &name) { return namesB.contains(name); }));
    return common > 0 && common * SharedPart >= std::min(namesA.size(), namesB.size());
}

/// The profiled one of some programs: the one that the target names, or the only one.
qint32 profiledProgram(const Profile &profile, const std::vector<size_t> &programs)
{
    const QString called = profile.target.section(u' ', 0, 0).section(u'/', -1);
    for (const size_t program : programs) {
        if (nameOf(profile, program) == called)
            return qint32(program);
    }
    return programs.size() == 1 ? qint32(programs.front()) : None;
}

class Matcher {
public:
    Matcher(const Profile &profile, const Profile &other) : m_profile(profile), m_other(other) {}

    ProfileMatch match()
    {
        matchNames();
        matchPrograms();
        matchPlainNames();
        matchFunctions();
        return std::move(m_match);
    }

private:
    void matchNames()
    {
        std::map<QString, qint32> known;
        for (size_t m = 0; m < m_other.modules.size(); ++m)
            m_firstOfName.push_back(known.try_emplace(nameOf(m_other, m), qint32(m)).first->second);
        std::set<QString> names;
        for (size_t m = 0; m < m_profile.modules.size(); ++m) {
            const QString name = nameOf(m_profile, m);
            const auto it = known.find(name);
            m_match.modules.push_back(it == known.end() ? None : it->second);
            names.insert(name);
        }
        for (size_t m = 0; m < m_other.modules.size(); ++m)
            m_otherIsFree.push_back(!names.contains(nameOf(m_other, m)));
    }

    std::vector<size_t> freeModules(bool ofOther, ModuleKind kind) const
    {
        const Profile &profile = ofOther ? m_other : m_profile;
        std::vector<size_t> free;
        for (size_t m = 0; m < profile.modules.size(); ++m) {
            if (profile.modules[m].kind == kind && (ofOther ? bool(m_otherIsFree[m]) : m_match.modules[m] == None))
                free.push_back(m);
        }
        return free;
    }

    void join(size_t module, size_t other)
    {
        m_match.modules[module] = qint32(other);
        m_otherIsFree[other] = false;
    }

    void matchPrograms()
    {
        const qint32 mine = profiledProgram(m_profile, freeModules(false, ModuleKind::Executable));
        const qint32 theirs = profiledProgram(m_other, freeModules(true, ModuleKind::Executable));
        if (mine < 0 || theirs < 0 || !shareFunctions(m_profile, size_t(mine), m_other, size_t(theirs)))
            return;
        join(size_t(mine), size_t(theirs));
        m_renamed = mine;
        m_match.renamedProgram = true;
    }

    void matchPlainNames()
    {
        for (const ModuleKind kind : {ModuleKind::Library, ModuleKind::Jit}) {
            std::map<QString, std::pair<std::vector<size_t>, std::vector<size_t>>> byName;
            for (const size_t m : freeModules(false, kind))
                byName[plainName(m_profile, m)].first.push_back(m);
            for (const size_t m : freeModules(true, kind))
                byName[plainName(m_other, m)].second.push_back(m);
            for (const auto &[name, both] : byName) {
                if (both.first.size() == 1 && both.second.size() == 1)
                    join(both.first.front(), both.second.front());
            }
        }
    }

    void matchFunctions()
    {
        const std::vector<QString> files = sourceFiles(m_profile);
        const std::vector<QString> otherFiles = sourceFiles(m_other);
        std::map<std::pair<QString, qint32>, qint32> known;
        for (size_t f = 0; f < m_other.functions.size(); ++f)
            known.try_emplace({m_other.functionName(qint32(f)), m_firstOfName[size_t(m_other.functions[f].module)]},
                              qint32(f));
        std::set<qint32> taken;
        for (size_t f = 0; f < m_profile.functions.size(); ++f) {
            const qint32 module = m_profile.functions[f].module;
            const auto it = known.find({m_profile.functionName(qint32(f)), m_match.modules[size_t(module)]});
            const bool otherSource = it != known.end() && module == m_renamed && !files[f].isEmpty()
                && !otherFiles[size_t(it->second)].isEmpty() && files[f] != otherFiles[size_t(it->second)];
            const bool same = it != known.end() && !otherSource;
            m_match.functions.push_back(same ? it->second : None);
            if (same)
                taken.insert(it->second);
        }
        matchSources(files, otherFiles, taken);
    }

    void matchSources(const std::vector<QString> &files, const std::vector<QString> &otherFiles,
                      const std::set<qint32> &taken)
    {
        std::map<std::pair<QString, QString>, std::pair<std::vector<qint32>, std::vector<qint32>>> bySource;
        for (size_t f = 0; f < files.size(); ++f) {
            if (m_match.functions[f] == None && m_profile.functions[f].known && !files[f].isEmpty())
                bySource[{m_profile.functionName(qint32(f)), files[f]}].first.push_back(qint32(f));
        }
        for (size_t f = 0; f < otherFiles.size(); ++f) {
            if (!taken.contains(qint32(f)) && m_other.functions[f].known && !otherFiles[f].isEmpty())
                bySource[{m_other.functionName(qint32(f)), otherFiles[f]}].second.push_back(qint32(f));
        }
        for (const auto &[source, both] : bySource) {
            if (both.first.size() == 1 && both.second.size() == 1)
                m_match.functions[size_t(both.first.front())] = both.second.front();
        }
    }

    const Profile &m_profile;
    const Profile &m_other;
    ProfileMatch m_match;
    std::vector<qint32> m_firstOfName; ///< of the other's modules: those of one name are one
    std::vector<bool> m_otherIsFree;
    qint32 m_renamed = None; ///< the program that has another name in the other
};

} // namespace

ProfileMatch matchProfiles(const Profile &profile, const Profile &other)
{
    return Matcher(profile, other).match();
}

} // namespace performance
