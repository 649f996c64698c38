// SPDX-License-Identifier: MIT
#pragma once

#include "optimize/rule_fixture.h"

#include <performance/optimize/rule.h>

#include <QFile>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <unistd.h>

// Machines made up for one rule each, by hand: firing.json holds what must be measured so that a rule speaks, what of it is
// just too little, and why. None of it is taken from the rules.

namespace performance {

using Qt::operator""_s;

/// A series of such a machine.
struct FiringSeries {
    QString key;
    QString unit; ///< of a counter that of its rate, as the store gives it
    double fires = 0;
    std::optional<double>
        silent;         ///< just too little, or too much: the rule says nothing although all else is as it was
    double within = 0;  ///< seconds in which so many were counted; 0: the values are means
    double fallsBy = 0; ///< a second, from more than the value to it
};

struct FiringMachine {
    QString why;
    std::vector<FiringSeries> series;
    QHash<QString, QString> settings;
    std::vector<ProcessSample> processes;
};

inline ProcessSample process(qint32 pid, const QString &name, double cpu, double delay, qint64 resident = 1 << 20,
                             double traffic = 0)
{
    ProcessSample p;
    p.identity = {pid, 99};
    p.name = name;
    p.cpu = cpu;
    p.runDelay = delay;
    p.residentBytes = resident;
    p.readRate = traffic;
    p.writeRate = 0;
    return p;
}

/// The machines of firing.json by rule. "$self" stands for the pid of this program: some words are about one that lives.
inline const QHash<QString, FiringMachine> &firingMachines()
{
    static const QHash<QString, FiringMachine> machines = [] {
        QFile file(QStringLiteral(WAI_SOURCE "/tests/optimize/firing.json"));
        if (!file.open(QIODevice::ReadOnly))
            qFatal("firing.json is missing");
        const QByteArray text = file.readAll().replace("$self", QByteArray::number(::getpid()));
        QJsonParseError error;
        const QJsonObject rules = QJsonDocument::fromJson(text, &error).object();
        if (rules.isEmpty())
            qFatal("firing.json: %s", qPrintable(error.errorString()));
        QHash<QString, FiringMachine> read;
        for (auto rule = rules.begin(); rule != rules.end(); ++rule) {
            FiringMachine machine;
            const QJsonObject from = rule.value().toObject();
            machine.why = from.value(u"why").toString();
            for (const QJsonValue &value : from.value(u"series").toArray()) {
                const QJsonObject one = value.toObject();
                FiringSeries series{one.value(u"key").toString(),    one.value(u"unit").toString(),
                                    one.value(u"fires").toDouble(),  {},
                                    one.value(u"within").toDouble(), one.value(u"fallsBy").toDouble()};
                if (one.contains(u"silent"))
                    series.silent = one.value(u"silent").toDouble();
                machine.series.push_back(std::move(series));
            }
            const QJsonObject settings = from.value(u"settings").toObject();
            for (auto setting = settings.begin(); setting != settings.end(); ++setting)
                machine.settings.insert(setting.key(), setting.value().toString());
            for (const QJsonValue &value : from.value(u"processes").toArray()) {
                const QJsonObject one = value.toObject();
                machine.processes.push_back(process(one.value(u"pid").toInt(), one.value(u"name").toString(),
                                                    one.value(u"cpu").toDouble(), one.value(u"waits").toDouble(),
                                                    qint64(one.value(u"resident").toDouble()),
                                                    one.value(u"traffic").toDouble()));
                machine.processes.back().state = one.value(u"state").toString().at(0).toLatin1();
            }
            read.insert(rule.key(), std::move(machine));
        }
        return read;
    }();
    return machines;
}

/// A machine on which a rule fires; with `silent`, the key of a series, but for that one.
inline FixtureData firing(const Rule &rule, const QString &silent = {})
{
    FixtureData data;
    const FiringMachine machine = firingMachines().value(rule.id);
    for (const FiringSeries &series : machine.series) {
        const double value = series.key == silent ? series.silent.value() : series.fires;
        if (series.fallsBy > 0)
            data.values[series.key] = [=](nanoseconds ago) {
                return value + series.fallsBy * std::chrono::duration<double>(ago).count();
            };
        else
            data.hold(series.key, series.within > 0 ? value / series.within : value);
    }
    data.set = machine.settings;
    data.processes = machine.processes;
    return data;
}

} // namespace performance
