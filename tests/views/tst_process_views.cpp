// SPDX-License-Identifier: MIT
#include "support/test_support.h"

#include "processes/process_model.h"

#include <QAbstractItemModelTester>

#include <map>
#include <set>

using namespace performance;
using namespace wai;

namespace {

ProcessSample process(qint32 pid, double cpu, qint32 parent = 0, const QString &unit = {})
{
    ProcessSample p;
    p.identity = {pid, quint64(pid) * 7};
    p.parent = parent;
    p.name = QStringLiteral("p%1").arg(pid);
    p.user = pid % 2 ? QStringLiteral("anna") : QStringLiteral("root");
    p.unit = unit;
    p.cpu = cpu;
    p.residentBytes = pid * 4096;
    p.state = 'S';
    return p;
}

ProcessModel::List listOf(const std::vector<ProcessSample> &processes)
{
    return std::make_shared<const std::vector<ProcessSample>>(processes);
}

/// Every process below an index, with its depth.
void walk(const ProcessModel &model, const QModelIndex &parent, std::map<qint32, QModelIndex> &found)
{
    for (int row = 0; row < model.rowCount(parent); ++row) {
        const QModelIndex index = model.index(row, 0, parent);
        QCOMPARE(model.parent(index), parent);
        if (const auto sample = model.processAt(index))
            found[sample->identity.pid] = index;
        walk(model, index, found);
    }
}

} // namespace

class TestProcessViews : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void theModelFollowsWhateverHappens_data()
    {
        QTest::addColumn<int>("arrangement");
        QTest::newRow("list") << int(ProcessModel::Arrangement::Flat);
        QTest::newRow("tree") << int(ProcessModel::Arrangement::Tree);
        QTest::newRow("applications") << int(ProcessModel::Arrangement::Applications);
    }
    void theModelFollowsWhateverHappens()
    {
        QFETCH(int, arrangement);
        ProcessModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setArrangement(ProcessModel::Arrangement(arrangement));
        auto random = testRandom();
        std::vector<ProcessSample> list;
        std::map<qint32, QPersistentModelIndex> held; // as a selection holds them
        for (int round = 0; round < 300; ++round) {
            std::erase_if(list, [&](const ProcessSample &) { return random() % 10 == 0; });
            for (int added = int(random() % 5); added > 0; --added) {
                const auto pid = qint32(1 + random() % 300);
                if (std::none_of(list.cbegin(), list.cend(),
                                 [&](const ProcessSample &p) { return p.identity.pid == pid; }))
                    list.push_back(process(pid, 0, qint32(random() % 300), QStringLiteral("unit%1").arg(random() % 4)));
            }
            for (ProcessSample &p : list)
                p.cpu = double(random() % 100) / 100;
            std::shuffle(list.begin(), list.end(), random);
            model.sort(int(random() % ProcessModel::ColumnCount),
                       random() % 2 ? Qt::AscendingOrder : Qt::DescendingOrder);
            model.setProcesses(listOf(list));
            QCOMPARE(model.processCount(), int(list.size()));
            std::map<qint32, QModelIndex> found;
            walk(model, {}, found);
            QCOMPARE(found.size(), list.size());
            for (const ProcessSample &p : list)
                QCOMPARE(model.indexOf(p.identity), found.at(p.identity.pid));
            // What was held is the same process still, or gone.
            for (const auto &[pid, index] : held) {
                if (index.isValid())
                    QCOMPARE(model.processAt(index)->identity.pid, pid);
                else
                    QVERIFY(!found.contains(pid));
            }
            held.clear();
            for (const auto &[pid, index] : found) {
                if (random() % 3 == 0)
                    held[pid] = index;
            }
        }
    }

    void rowsAreSorted()
    {
        ProcessModel model;
        model.setProcesses(listOf({process(1, 0.1), process(2, 0.9), process(3, 0.5), process(4, 0.5)}));
        const auto pids = [&] {
            QStringList list;
            for (int row = 0; row < model.rowCount(); ++row)
                list << model.index(row, ProcessModel::Pid).data().toString();
            return list.join(u' ');
        };
        QCOMPARE(pids(), QStringLiteral("2 3 4 1")); // by falling CPU; equal ones by PID
        model.sort(ProcessModel::Memory, Qt::AscendingOrder);
        QCOMPARE(pids(), QStringLiteral("1 2 3 4"));
        model.sort(ProcessModel::Name, Qt::DescendingOrder);
        QCOMPARE(pids(), QStringLiteral("4 3 2 1"));
    }

    void aMatchBringsItsAncestors()
    {
        ProcessModel model;
        model.setArrangement(ProcessModel::Arrangement::Tree);
        model.setProcesses(listOf({process(1, 0), process(2, 0, 1), process(3, 0, 2), process(4, 0, 1)}));
        model.setQuery(ProcessQuery::fromText(QStringLiteral("pid=3")));
        std::map<qint32, QModelIndex> found;
        walk(model, {}, found);
        QCOMPARE(found.size(), size_t(3));
        QCOMPARE(model.processAt(found.at(3).parent())->identity.pid, 2);
        QCOMPARE(model.matchCount(), 1);
    }

    void applicationsAreSums()
    {
        ProcessModel model;
        model.setArrangement(ProcessModel::Arrangement::Applications);
        model.setProcesses(
            listOf({process(1, 0.25, 0, QStringLiteral("a.scope")), process(2, 0.5, 0, QStringLiteral("a.scope")),
                    process(3, 0.1, 0, QStringLiteral("b.service"))}));
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.index(0, ProcessModel::Name).data().toString(), QStringLiteral("a.scope (2)"));
        QCOMPARE(model.index(0, ProcessModel::Cpu).data().toString().remove(QChar(0x202f)), QStringLiteral("75%"));
        QVERIFY(!model.processAt(model.index(0, 0)));
        model.setProcesses(listOf({process(3, 0.1, 0, QStringLiteral("b.service"))}));
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(model.index(0, ProcessModel::Name).data().toString(), QStringLiteral("b.service (1)"));
    }

    void processesThatAreEachOthersParents()
    {
        ProcessModel model;
        model.setArrangement(ProcessModel::Arrangement::Tree);
        model.setProcesses(
            listOf({process(1, 0, 2), process(2, 0, 1), process(3, 0, 3)})); // a reading while pids are reused
        std::map<qint32, QModelIndex> found;
        walk(model, {}, found);
        QCOMPARE(found.size(), size_t(3));
    }

    void searches_data()
    {
        QTest::addColumn<QString>("search");
        QTest::addColumn<bool>("matches");
        QTest::addColumn<int>("problems");
        const auto row = [](const char *search, bool matches, int problems = 0) {
            QTest::newRow(search) << QString::fromUtf8(search) << matches << problems;
        };
        row("", true);
        row("node", true);
        row("NODE", true);
        row("shop", true); // command line
        row("firefox", false);
        row("-firefox", true);
        row("!node", false);
        row("cpu>20", true);
        row("cpu>20%", true);
        row("cpu>25.5", false);
        row("cpu>=25.5", true);
        row("cpu<30 mem>1G", true);
        row("mem>2,5G", false);
        row("mem>=1536M", true);
        row("user=anna", true);
        row("user=root", false);
        row("user!=root", true);
        row("state=D", true);
        row("state=d", true);
        row("state=R", false);
        row("name~od", true);
        row("name=od", false);
        row("name=\"node\"", true);
        row("cmd~\"shop server\"", true);
        row("pid=4711", true);
        row("47", true);      // the begin of a PID
        row("read>0", false); // not known
        row("threads>10 unit~app", true);
        row("-cpu>20", false);
        row("cpu>20 user=root", false);
        row("colour=blue", true, 1); // what makes no sense is left out, and said
        row("cpu>banana", true, 1);
        row("cpu>", true, 1);
        row("name>5", true, 1);
        row("= > ~", false); // words like any other
    }
    void searches()
    {
        QFETCH(QString, search);
        QFETCH(bool, matches);
        QFETCH(int, problems);
        ProcessSample p;
        p.identity = {4711, 1};
        p.name = QStringLiteral("node");
        p.command = QStringLiteral("node /srv/shop server.js");
        p.user = QStringLiteral("anna");
        p.unit = QStringLiteral("app-shop.scope");
        p.state = 'D';
        p.threads = 11;
        p.cpu = 0.255;
        p.residentBytes = qint64(1536) << 20;
        if (search == u"cmd~\"shop server\"")
            p.command = QStringLiteral("node shop server");
        const ProcessQuery query = ProcessQuery::fromText(search);
        QCOMPARE(query.matches(p), matches);
        QCOMPARE(query.problems().size(), problems);
        QCOMPARE(query.understood().isEmpty(), query.isEmpty());
    }

    void whatWasUnderstoodIsSaid()
    {
        const ProcessQuery query = ProcessQuery::fromText(QStringLiteral("cpu>20 -user=root node"));
        QCOMPARE(query.understood(),
                 QStringList({QStringLiteral("CPU above 20 %"), QStringLiteral("not: user is root"),
                              QStringLiteral("anything contains “node”")}));
        QVERIFY(ProcessQuery::fromText(QStringLiteral("colour=blue"))
                    .problems()
                    .constFirst()
                    .contains(QStringLiteral("cpu")));
    }
};

QTEST_MAIN(TestProcessViews)
#include "tst_process_views.moc"
