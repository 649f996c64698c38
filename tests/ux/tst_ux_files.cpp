// SPDX-License-Identifier: MIT
// What is kept of how applications feel: the log of visits and the book of improvements, in the real files.
#include "support/foreign_language.h"
#include "support/test_support.h"

#include <performance/ux/improvement_book.h>
#include <performance/ux/visit_log.h>

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>

#include <csignal>
#include <sys/resource.h>

using namespace performance;
using namespace std::chrono_literals;
using Qt::operator""_s;

namespace {

const Timestamp Start = fromNanoseconds(1'790'000'000'000'000'000);

UxVisit visit(const QString &metric, double value, nanoseconds after, const QMap<QString, QString> &reasons = {})
{
    static int number = 0;
    return {Start + after, metric, value, u"shop"_s, u"/cart"_s, {}, u"v%1"_s.arg(++number), reasons};
}

} // namespace

class TestUxFiles : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theLogKeepsTheLastWordOfEachVisit()
    {
        QTemporaryDir folder;
        const QString file = folder.filePath(u"ux/visits.jsonl"_s);
        UxVisit first = visit(u"web_vitals_inp"_s, 100, 1min, {{u"interactionTarget"_s, u"a, \"b\"\n{c}"_s}});
        UxVisit again = first;
        again.value = 300;
        again.time += 1s;
        {
            VisitLog log(file, VisitLog::Mode::Write);
            QVERIFY(log.add(first));
            QVERIFY(log.add(visit(u"web_vitals_lcp"_s, 1, 2min)));
            VisitLog follower(file, VisitLog::Mode::Follow);
            QCOMPARE(follower.visits().size(), size_t(2));
            QVERIFY(log.add(again));
            QCOMPARE(follower.visits().size(), size_t(2));
            QCOMPARE(follower.visits()[0].value, 300.0);
            QCOMPARE(follower.visits()[0].time, first.time);
        }
        QFile old(file); // an older version kept soft navigations among those that load
        QVERIFY(old.open(QIODevice::Append));
        for (const char *metric : {"lcp", "ttfb"})
            old.write(
                QByteArray(
                    "{'time':'2026-09-21T08:00:00Z','metric':'web_vitals_METRIC','value':0,'reasons':{'navigation':'soft-navigation'}}\n")
                    .replace('\'', '"')
                    .replace("METRIC", metric));
        old.close();
        {
            VisitLog follower(file, VisitLog::Mode::Follow);
            QCOMPARE(follower.visits().size(), size_t(3));
            QCOMPARE(follower.visits()[2].metric, u"web_vitals_lcp_soft"_s);
        }
        QFile damaged(file); // killed in the middle of a line
        QVERIFY(damaged.open(QIODevice::Append) && damaged.write("{\"time\":\"2026") > 0);
        damaged.close();
        VisitLog log(file, VisitLog::Mode::Write);
        QCOMPARE(log.visits().size(), size_t(3));
        QCOMPARE(log.visits()[0].reasons.value(u"interactionTarget"_s), u"a, \"b\"\n{c}"_s);
        QVERIFY(log.add(visit(u"web_vitals_lcp"_s, 2, 3min)));
        VisitLog reread(file, VisitLog::Mode::Follow);
        QCOMPARE(reread.visits().size(), size_t(4));
    }

    /// A file-size limit ends a write in the middle of a line, as a full disk does.
    void aFullDiskLeavesNoHalfLine()
    {
        QTemporaryDir folder;
        const QString file = folder.filePath(u"visits.jsonl"_s);
        VisitLog log(file, VisitLog::Mode::Write);
        QVERIFY(log.add(visit(u"web_vitals_lcp"_s, 1, 1min)));
        const qint64 whole = QFileInfo(file).size();
        rlimit before{};
        QCOMPARE(::getrlimit(RLIMIT_FSIZE, &before), 0);
        const auto handler = std::signal(SIGXFSZ, SIG_IGN);
        const rlimit tight{rlim_t(whole + 20), before.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &tight);
        const auto refused = log.add(visit(u"web_vitals_lcp"_s, 2, 2min));
        ::setrlimit(RLIMIT_FSIZE, &before);
        std::signal(SIGXFSZ, handler);
        QVERIFY(!refused);
        QCOMPARE(refused.error().subject(), file);
        QCOMPARE(QFileInfo(file).size(), whole);
        QVERIFY(log.add(visit(u"web_vitals_lcp"_s, 3, 3min)));
        VisitLog reread(file, VisitLog::Mode::Follow);
        QCOMPARE(reread.visits().size(), size_t(2));
        QCOMPARE(reread.visits()[1].value, 3.0);
    }

    void aDamagedBookIsSetAside()
    {
        QTemporaryDir folder;
        const QString file = folder.filePath(u"improvements.json"_s);
        QFile damaged(file);
        QVERIFY(damaged.open(QIODevice::WriteOnly) && damaged.write("{\"improvements\": [{\"id\": 3}]}") > 0);
        damaged.close();
        ImprovementBook book(file);
        QCOMPARE(book.reload().error().code(), PerformanceErrorCode::ParseError);
        UxImprovement improvement;
        improvement.id = u"U6|shop"_s;
        improvement.implementedAt = Start;
        QVERIFY(book.add(improvement));
        QCOMPARE(QDir(folder.path()).entryList({u"improvements.json.damaged-*"_s}).size(), 1);
        ImprovementBook reread(file);
        QVERIFY(reread.reload());
        QVERIFY(reread.contains(improvement.id));
    }

    void whatCannotBeKeptIsNotKnown()
    {
        QTemporaryDir folder;
        ImprovementBook book(folder.filePath(u"improvements.json"_s));
        UxImprovement improvement;
        improvement.id = u"U6|shop"_s;
        improvement.implementedAt = Start;
        QVERIFY(book.add(improvement));
        // Neither root nor anybody else replaces a folder by a file.
        QVERIFY(QFile::remove(folder.filePath(u"improvements.json"_s))
                && QDir(folder.path()).mkdir(u"improvements.json"_s));
        QVERIFY(!book.remove(improvement.id));
        QVERIFY(book.contains(improvement.id));
    }

    void theLogIsBounded()
    {
        VisitLog log(QString(), VisitLog::Mode::Memory);
        for (size_t i = 0; i < 2 * VisitLog::Most + 10; ++i)
            QVERIFY(log.add(visit(u"web_vitals_lcp"_s, double(i), i * 1s)));
        QVERIFY(log.visits().size() < 2 * VisitLog::Most);
        QCOMPARE(log.visits().back().value, double(2 * VisitLog::Most + 9));
    }

    /// Written in one language and read in another, the book says the same.
    void theBookFollowsTheLanguage()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"improvements.json"_s);
        UxImprovement mine;
        mine.id = u"U13|shop||apdex"_s;
        mine.implementedAt = Start;
        mine.name = Message("Ux", "Users wait for %1", {u"shop"_s});
        mine.description = Message::joined({Message("Ux", "the page"), u"as it is"_s});
        mine.evidence = {Message("Ux", "%1 hangs, the longest of %2.", {3, Message::value(1.25, u"s")}), u"plain"_s};
        mine.verdict = Message("Ux", "Not proven yet: %1 more visits are needed.", {15});
        {
            const ForeignLanguage german;
            QVERIFY(ImprovementBook(file).add(mine));
            ImprovementBook book(file);
            QVERIFY(book.reload());
            QCOMPARE(book.all().front().name.text(), u"«Users wait for shop»"_s);
        }
        QFile text(file);
        QVERIFY(text.open(QIODevice::ReadOnly));
        QVERIFY(!text.readAll().contains("«")); // whatever language it was
        ImprovementBook book(file);
        QVERIFY(book.reload());
        const UxImprovement &english = book.all().front();
        QCOMPARE(english.name.text(), u"Users wait for shop"_s);
        QCOMPARE(english.description.text(), u"the page as it is"_s);
        QCOMPARE(texts(english.evidence), (QStringList{u"3 hangs, the longest of 1.25\u202fs."_s, u"plain"_s}));
        QVERIFY(book.update(english));
        const ForeignLanguage german;
        QVERIFY(book.reload());
        QCOMPARE(texts(book.all().front().evidence),
                 (QStringList{u"«3 hangs, the longest of 1,25\u202fs.»"_s, u"plain"_s}));
        QCOMPARE(book.all().front().verdict.text(), u"«Not proven yet: 15 more visits are needed.»"_s);
    }

    /// As the first versions wrote it.
    void anOldBookIsShownAsItIs()
    {
        const QTemporaryDir folder;
        QFile file(folder.filePath(u"improvements.json"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(
            R"({"improvements":[{"id":"U1|a","name":"Der Server antwortet spät","description":"Sieh nach.","category":"Performance","priority":"High","impact":"Low","rule":"U1","program":"a","route":"","metric":"m","unit":"s","evidence":["1,5 s"],"implementedAt":"2026-09-21T08:00:00Z","proof":"worked","verdict":"Es hat gewirkt.","before":[1],"after":[2]}]})");
        file.close();
        ImprovementBook book(file.fileName());
        QVERIFY(book.reload());
        const UxImprovement &old = book.all().front();
        QCOMPARE(old.name.text(), u"Der Server antwortet spät"_s);
        QCOMPARE(texts(old.evidence), QStringList(u"1,5 s"_s));
        QCOMPARE(old.verdict.text(), u"Es hat gewirkt."_s);
        QCOMPARE(old.proof, UxImprovement::Proof::Worked);
    }
};

QTEST_GUILESS_MAIN(TestUxFiles)
#include "tst_ux_files.moc"
