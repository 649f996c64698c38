// SPDX-License-Identifier: MIT
// What is kept of a change beside the journal: read in any language, whichever one it was made in.
#include "support/foreign_language.h"
#include "support/test_support.h"

#include <performance/optimize/change_record.h>

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

using namespace performance;
using Qt::operator""_s;

namespace {

ChangeRecord record()
{
    ChangeRecord made;
    made.change = u"c1"_s;
    made.suggestion = u"M4"_s;
    made.rule = u"M4"_s;
    made.name = Message({{u"en"_s, u"%01 is in the way"_s}, {u"de"_s, u"%01 stört"_s}}, {u"dd (7)"_s});
    made.description = Message({{u"en"_s, u"It takes %01."_s}, {u"de"_s, u"Es nimmt %01."_s}},
                               {Message::value(0.5, u"1")});
    made.category = OptimizationCategory::Memory;
    made.impact = OptimizationImpact::High;
    made.effort = OptimizationEffort::Low;
    made.evidence = {
        Message("Rules", "%1: %2 (threshold %3)", {u"a"_s, Message::value(1536, u"By"), Message::value(1024, u"By")})};
    ExperimentResult result;
    result.id = u"M4"_s;
    result.state = ExperimentResult::Verdict::Better;
    result.progress = 1;
    result.isOn = true;
    result.verdict = Message("Optimizer", "Better: %1.", {Message::value(0.25, u"1")});
    result.watched = Message("Optimizer", "time that %1 waits for a CPU", {u"dd"_s});
    result.unit = u"1"_s;
    result.without = {0.5, 0.25};
    result.with = {0.125};
    result.change = -0.5;
    result.low = -0.75;
    made.result = result;
    return made;
}

} // namespace

class TestChangeRecord : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void itComesBackAsItWas()
    {
        const QTemporaryDir folder;
        const ChangeRecords records(folder.filePath(u"new"_s));
        QVERIFY(records.save(record()));
        const auto back = records.load(u"c1"_s);
        QVERIFY(back);
        QCOMPARE(back->suggestion, u"M4"_s);
        QCOMPARE(back->rule, u"M4"_s);
        QCOMPARE(back->name, record().name);
        QCOMPARE(back->description, record().description);
        QCOMPARE(back->evidence, record().evidence);
        QCOMPARE(back->category, OptimizationCategory::Memory);
        QCOMPARE(back->impact, OptimizationImpact::High);
        QCOMPARE(back->effort, OptimizationEffort::Low);
        QVERIFY(back->result && back->result->isOn);
        QCOMPARE(back->result->state, ExperimentResult::Verdict::Better);
        QCOMPARE(back->result->verdict, record().result->verdict);
        QCOMPARE(back->result->watched, record().result->watched);
        QCOMPARE(back->result->unit, u"1"_s);
        QCOMPARE(back->result->without, (std::vector<double>{0.5, 0.25}));
        QCOMPARE(back->result->with, std::vector<double>{0.125});
        QCOMPARE(back->result->change, std::optional(-0.5));
        QCOMPARE(back->result->low, std::optional(-0.75));
        QVERIFY(!back->result->high);
        QVERIFY(!records.load(u"c2"_s));
    }

    void itFollowsTheLanguage()
    {
        const QTemporaryDir folder;
        const ChangeRecords records(folder.path());
        {
            const ForeignLanguage german;
            QVERIFY(records.save(record()));
            QCOMPARE(records.load(u"c1"_s)->name.text(), u"dd (7) stört"_s);
        }
        const auto english = records.load(u"c1"_s);
        QCOMPARE(english->name.text(), u"dd (7) is in the way"_s);
        QCOMPARE(english->description.text(), u"It takes 50\u202f%."_s);
        QCOMPARE(texts(english->evidence), QStringList(u"a: 1.50\u202fKiB (threshold 1\u202fKiB)"_s));
        QCOMPARE(english->result->verdict.text(), u"Better: 25\u202f%."_s);
        QVERIFY(records.save(*english));
        const ForeignLanguage german;
        const auto back = records.load(u"c1"_s);
        QCOMPARE(back->description.text(), u"Es nimmt 50\u202f%."_s);
        QCOMPARE(texts(back->evidence), QStringList(u"«a: 1,50\u202fKiB (threshold 1\u202fKiB)»"_s));
        QCOMPARE(back->result->watched.text(), u"«time that dd waits for a CPU»"_s);
    }

    /// As the first versions wrote them, in the language of that day.
    void oldRecordsAreRead()
    {
        const QTemporaryDir folder;
        QFile file(folder.filePath(u"c9.json"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(
            R"({"category":"Cpu","change":"c9","description":"Es dauert.","effort":"Low","evidence":["a: 1,5"],"impact":"High","name":"Alt","result":{"change":null,"high":null,"low":0.5,"on":false,"state":"notProven","unit":"s","verdict":"Nicht bewiesen.","watched":"a","with":[1],"without":[2,3]},"rule":"C1","suggestion":"C1"})");
        file.close();
        const auto old = ChangeRecords(folder.path()).load(u"c9"_s);
        QVERIFY(old && old->result);
        QCOMPARE(old->name.text(), u"Alt"_s);
        QCOMPARE(old->description.text(), u"Es dauert."_s);
        QCOMPARE(texts(old->evidence), QStringList(u"a: 1,5"_s));
        QCOMPARE(old->category, OptimizationCategory::Cpu);
        QCOMPARE(old->result->verdict.text(), u"Nicht bewiesen."_s);
        QCOMPARE(old->result->state, ExperimentResult::Verdict::NotProven);
        QVERIFY(!old->result->isOn && !old->result->change && !old->result->high);
        QCOMPARE(old->result->low, std::optional(0.5));
        QCOMPARE(old->result->without, (std::vector<double>{2, 3}));
    }

    void aBrokenRecordIsIgnored()
    {
        const QTemporaryDir folder;
        for (const char *text : {"", "{", "[]", R"({"change":"other"})", R"({"change":"c1","name":7})"}) {
            QFile file(folder.filePath(u"c1.json"_s));
            QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
            file.write(text);
            file.close();
            QVERIFY2(!ChangeRecords(folder.path()).load(u"c1"_s), text);
        }
    }
};

QTEST_GUILESS_MAIN(TestChangeRecord)
#include "tst_change_record.moc"
