// SPDX-License-Identifier: MIT
// Small real programs that waste time in a known way, profiled and recognised.
#include <performance/calltree/profile_findings.h>
#include <performance/profile/analyser/analyser_process.h>
#include <performance/profile/capture/capture.h>
#include <performance/profile/capture/perf_event.h>

#include <QTest>

using namespace performance;
using Kind = ProfileFinding::Kind;
using Qt::operator""_s;

class TestAdvice : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        perf_event_attr attr = commonAttributes();
        attr.type = PERF_TYPE_SOFTWARE;
        attr.config = PERF_COUNT_SW_CPU_CLOCK;
        if (!openPerfEvent(attr, 0, -1))
            QSKIP("the kernel does not let this user sample it");
    }

    void whatIsWastedIsRecognised_data()
    {
        QTest::addColumn<QString>("what"); // wasteful's; "PROGRAM WHAT" of another
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("caller");
        QTest::newRow("S1 allocation") << u"allocate"_s << int(Kind::Allocation) << u"buildBasket"_s;
        QTest::newRow("S2 a lock") << u"lock"_s << int(Kind::Lock) << u"payAtTill"_s;
        QTest::newRow("S3 system calls") << u"call"_s << int(Kind::Kernel) << u"pwrite"_s;
        QTest::newRow("S4 copies") << u"copy"_s << int(Kind::Copy) << u"copyPages"_s;
        QTest::newRow("S5 page faults") << u"fault"_s << int(Kind::PageFaults) << u"mapAgain"_s;
        QTest::newRow("S7 formatting") << u"log"_s << int(Kind::Logging) << u"logOrders"_s;
        QTest::newRow("S8 containers") << u"compare"_s << int(Kind::Comparing) << u"findCustomers"_s;
        QTest::newRow("S9 exceptions") << u"throw"_s << int(Kind::Exceptions) << u"refuse"_s;
        QTest::newRow("S11 one thread") << u"serial"_s << int(Kind::OneThread) << u"wasteful"_s;
        QTest::newRow("S12 too many threads") << u"crowd"_s << int(Kind::Crowded) << u"CPU"_s;
        QTest::newRow("S23 not optimised") << u"sums_slowly_O0 vector"_s << int(Kind::Unoptimised) << u"std::"_s;
        QTest::newRow("optimised") << u"sums_slowly_O2 vector"_s << -1 << QString();
        QTest::newRow("nothing wasted") << u"fine"_s << -1 << QString();
    }
    void whatIsWastedIsRecognised()
    {
        QFETCH(QString, what);
        QFETCH(int, kind);
        QFETCH(QString, caller);
        ProfilingRequest request;
        request.target.kind = ProfilingTarget::Kind::Launch;
        const QString program = what.contains(u' ') ? what.section(u' ', 0, 0) : u"wasteful"_s;
        request.target.command = {QStringLiteral(WAI_BINARY_FOLDER "/tests/") + program, what.section(u' ', -1),
                                  u"1.2"_s};
        request.offCpu = true;
        const auto capture = Capture::start(request);
        QVERIFY2(capture, capture ? "" : qPrintable(capture.error().message()));
        QVERIFY(QTest::qWaitFor([&] { return (*capture)->state().ended; }, 20000));
        AnalyserProcess analyser;
        (*capture)->stop();
        (*capture)->resolve(analyser, false);
        (*capture)->resolve(analyser, true);
        const auto findings = profileFindings((*capture)->state().profile);
        QStringList said;
        const ProfileFinding *found = nullptr;
        for (const ProfileFinding &finding : findings) {
            said << finding.sentence.text();
            if (int(finding.kind) == kind)
                found = &finding;
            // Beside what is sought only what is true of these programs as well.
            else if (kind == -1)
                QVERIFY2(finding.kind == Kind::HotFunction, qPrintable(finding.sentence.text()));
        }
        if (kind == -1)
            return;
        QVERIFY2(found, qPrintable(said.join(u'\n')));
        QVERIFY2(found->sentence.text().contains(caller), qPrintable(found->sentence.text()));
        qInfo("%s", qPrintable(found->sentence.text()));
    }
};

QTEST_GUILESS_MAIN(TestAdvice)
#include "tst_advice.moc"
