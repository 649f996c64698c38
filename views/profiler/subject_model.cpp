// SPDX-License-Identifier: MIT
#include "profiler/subject_model.h"

#include <performance/core/format.h>

#include <QCoreApplication>

#include <algorithm>
#include <map>

namespace wai {

using namespace performance;

namespace {

StackSubject processSubject(qint32 pid, const QString &name, double cpuSeconds)
{
    StackSubject subject{StackSubject::Kind::Process, QStringLiteral("%1 (%2)").arg(name).arg(pid), {}, 1, cpuSeconds};
    subject.filter.processes = {pid};
    return subject;
}

void add(StackSubject &to, double cpuSeconds)
{
    ++to.processes;
    to.cpuSeconds += cpuSeconds;
}

template<typename Subjects>
void append(std::vector<StackSubject> &list, const Subjects &subjects, int leastProcesses)
{
    const auto begin = qsizetype(list.size());
    for (const auto &[key, subject] : subjects) {
        if (subject.processes >= leastProcesses)
            list.push_back(subject);
    }
    std::ranges::stable_sort(list.begin() + begin, list.end(), std::greater(), &StackSubject::cpuSeconds);
}

} // namespace

QString subjectText(const StacksFilter &filter, const QString &name)
{
    QStringList parts;
    if (filter.processes.size() == 1) {
        const QString who = name.isEmpty() ? filter.program : name;
        const QString pid = QString::number(filter.processes.front());
        parts << (who.isEmpty() ? SubjectModel::tr("Process %1").arg(pid) : QStringLiteral("%1 (%2)").arg(who, pid));
    } else if (!filter.processes.empty()) {
        parts << SubjectModel::tr("%1 processes").arg(filter.processes.size());
    } else if (!filter.program.isEmpty()) {
        parts << filter.program;
    }
    if (!filter.unit.isEmpty())
        parts << filter.unit;
    return parts.isEmpty() ? SubjectModel::tr("The whole machine") : parts.join(QStringLiteral(", "));
}

std::vector<StackSubject> subjectsOf(const std::vector<ProcessActivity> &activities,
                                     const std::vector<ProcessSample> &listed)
{
    std::map<qint32, StackSubject> processes;
    std::map<QString, StackSubject> programs;
    std::map<QString, StackSubject> units;
    std::map<qint32, QString> unitOf;
    for (const ProcessSample &p : listed)
        unitOf.emplace(p.identity.pid, p.unit);
    StackSubject machine{StackSubject::Kind::Machine, subjectText({}), {}, 0, 0};
    const auto take = [&](qint32 pid, const QString &name, double cpuSeconds) {
        if (!processes.emplace(pid, processSubject(pid, name, cpuSeconds)).second)
            return;
        add(machine, cpuSeconds);
        StackSubject &program = programs[name];
        program.kind = StackSubject::Kind::Program;
        program.name = program.filter.program = name;
        add(program, cpuSeconds);
        const auto unit = unitOf.find(pid);
        if (unit == unitOf.end() || unit->second.isEmpty())
            return;
        StackSubject &group = units[unit->second];
        group.kind = StackSubject::Kind::Unit;
        group.name = group.filter.unit = unit->second;
        add(group, cpuSeconds);
    };
    for (const ProcessActivity &a : activities)
        take(a.process, a.name, a.cpuSeconds);
    for (const ProcessSample &p : listed)
        take(p.identity.pid, p.name, 0);
    std::vector<StackSubject> list{machine};
    append(list, programs, 2); // of one alone the process says as much
    append(list, processes, 1);
    append(list, units, 1);
    return list;
}

void SubjectModel::setSubjects(std::vector<StackSubject> subjects)
{
    if (subjects == m_subjects)
        return;
    beginResetModel();
    m_subjects = std::move(subjects);
    endResetModel();
}

QString SubjectModel::words(int row) const
{
    return m_subjects[size_t(row)].name + u' ' + index(row, Kind).data().toString();
}

QVariant SubjectModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const StackSubject &subject = m_subjects[size_t(index.row())];
    if (role == Qt::TextAlignmentRole)
        return int((index.column() == Cpu ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole)
        return subject.name;
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case Name: return subject.name;
    case Kind:
        switch (subject.kind) {
        case StackSubject::Kind::Machine: return QString();
        case StackSubject::Kind::Program: return tr("Program, %1 processes").arg(subject.processes);
        case StackSubject::Kind::Unit: return tr("Unit, processes: %1").arg(subject.processes);
        case StackSubject::Kind::Process: return tr("Process");
        }
        return {};
    case Cpu: return subject.cpuSeconds > 0 ? formatValue(subject.cpuSeconds, u"s") : noValue();
    default: return {};
    }
}

} // namespace wai
