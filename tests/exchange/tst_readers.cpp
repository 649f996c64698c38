// SPDX-License-Identifier: MIT

// What we write, opened by the programs that it is written for: speedscope's own importer, the package pprof-format.
#include "../support/folded_profile.h"

#include <performance/calltree/call_tree.h>
#include <performance/calltree/function_table.h>
#include <performance/exchange/profile_writers.h>

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace performance;

namespace {

/// Self and total of each function.
using Shares = QMap<QString, std::pair<double, double>>;

Shares sharesOf(const Profile &profile)
{
    Shares shares;
    for (const FunctionCost &cost : functionCosts(buildCallTree(profile, {})))
        shares[profile.functionName(cost.function)] = {double(cost.self), double(cost.total)};
    return shares;
}

Profile sample()
{
    Profile profile = foldedProfile(
        {QStringLiteral("main;parse;read 30000000"), QStringLiteral("main;parse;parse;read 20000000"),
         QStringLiteral("main;operator<< <char, int>(x) 7000000"), QStringLiteral("start;work 40000000@2"),
         QStringLiteral("start;work;späte Größe 3000000@2")});
    profile.startedAt = fromNanoseconds(1'700'000'000'000'000'000);
    return profile;
}

struct Reading {
    Shares shares;
    QString unit;
    QString problem;
};

Reading readBy(const QString &script, const QByteArray &content, const QString &fileName)
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(fileName));
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        return {{}, {}, file.errorString()};
    file.close();
    QProcess node;
    node.start(QStringLiteral("node"),
               {QStringLiteral(WAI_SOURCE "/tests/exchange/readers/") + script, file.fileName()});
    if (!node.waitForFinished(60000) || node.exitCode() != 0)
        return {{},
                {},
                node.errorString() + QString::fromUtf8(node.readAllStandardError())
                    + QStringLiteral("\n(tests/run installs the readers: npm ci in tests/exchange/readers)")};
    Reading reading;
    for (const QByteArray &line : node.readAllStandardOutput().trimmed().split('\n')) {
        const QJsonObject profile = QJsonDocument::fromJson(line).object();
        reading.unit = profile.value(QStringLiteral("unit")).toString();
        for (const QJsonValue &value : profile.value(QStringLiteral("functions")).toArray()) {
            const QJsonObject function = value.toObject();
            auto &share = reading.shares[function.value(QStringLiteral("name")).toString()];
            share.first += function.value(QStringLiteral("self")).toDouble();
            share.second += function.value(QStringLiteral("total")).toDouble();
        }
    }
    return reading;
}

/// Both of the same functions, each the same within the rounding of a number in seconds or milliseconds.
QString difference(const Shares &expected, const Shares &found, double scale)
{
    if (expected.keys() != found.keys())
        return QStringLiteral("functions: %1").arg(found.keys().join(QStringLiteral(", ")));
    for (auto it = expected.begin(); it != expected.end(); ++it) {
        const auto &other = found[it.key()];
        if (std::abs(other.first * scale - it->first) > 1 || std::abs(other.second * scale - it->second) > 1)
            return QStringLiteral("%1: %2 and %3, not %4 and %5")
                .arg(it.key())
                .arg(other.first * scale)
                .arg(other.second * scale)
                .arg(it->first)
                .arg(it->second);
    }
    return {};
}

} // namespace

class TestReaders : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void speedscopeOpensItsFormat()
    {
        const Reading reading = readBy(QStringLiteral("speedscope.mjs"),
                                       toSpeedscope(sample(), QStringLiteral("a name")),
                                       QStringLiteral("p.speedscope.json"));
        QVERIFY2(reading.problem.isEmpty(), qPrintable(reading.problem));
        QCOMPARE(reading.unit, QStringLiteral("nanoseconds"));
        QCOMPARE(difference(sharesOf(sample()), reading.shares, 1), QString());
    }

    void speedscopeOpensFoldedStacks()
    {
        const Reading reading = readBy(QStringLiteral("speedscope.mjs"), toFolded(sample()),
                                       QStringLiteral("p.folded"));
        QVERIFY2(reading.problem.isEmpty(), qPrintable(reading.problem));
        QCOMPARE(difference(sharesOf(sample()), reading.shares, 1),
                 QString()); // its threads have no name to stand in front
    }

    void speedscopeOpensPprof()
    {
        const Reading reading = readBy(QStringLiteral("speedscope.mjs"), toPprof(sample()), QStringLiteral("p.pb.gz"));
        QVERIFY2(reading.problem.isEmpty(), qPrintable(reading.problem));
        QCOMPARE(difference(sharesOf(sample()), reading.shares,
                            reading.unit == u"nanoseconds"        ? 1
                                : reading.unit == u"milliseconds" ? 1e6
                                                                  : 1),
                 QString());
    }

    void pprofFormatReadsPprof()
    {
        const Reading reading = readBy(QStringLiteral("pprof.mjs"), toPprof(sample()), QStringLiteral("p.pb.gz"));
        QVERIFY2(reading.problem.isEmpty(), qPrintable(reading.problem));
        QCOMPARE(reading.unit, QStringLiteral("nanoseconds"));
        QCOMPARE(difference(sharesOf(sample()), reading.shares, 1), QString());
    }
};

QTEST_GUILESS_MAIN(TestReaders)
#include "tst_readers.moc"
