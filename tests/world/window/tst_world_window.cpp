// SPDX-License-Identifier: MIT

// What the trial of the window found in the model: see README.md.

#include <performance/core/when_done.h>

#include <QDirIterator>
#include <QFileInfo>
#include <QPromise>
#include <QRegularExpression>
#include <QTest>
#include <QThreadPool>
#include <QtConcurrentRun>

#include <algorithm>
#include <memory>
#include <vector>

using namespace performance;

namespace {

/// Takes a little time, which the compiler leaves in.
void work(int steps)
{
    volatile int sum = 0;
    for (int k = 0; k < steps; ++k)
        sum = sum + k;
}

} // namespace

class TestWorldWindow : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // --- 1: the crash in QFuture::then ------------------------------------------------------------------------------

    /// The trial's race.cpp: work that ends just while its continuation is attached. With QFuture::then(context, …) of Qt
    /// 6.4.2 it crashed in three of three runs of this length.
    void everyAnswerComesOnce()
    {
        constexpr int Rounds = 150'000;
        QThreadPool pool;
        pool.setMaxThreadCount(2);
        std::vector<quint8> answered(Rounds, 0);
        int answers = 0;
        QObject context; // goes before what its answers write to
        for (int i = 0; i < Rounds; ++i) {
            const auto future = QtConcurrent::run(&pool, [i] {
                work(i % 997);
                return i;
            });
            work(i % 1499); // so that both meet at every distance
            whenDone(future, &context, [&answered, &answers](int answer) {
                ++answered[size_t(answer)];
                ++answers;
            });
            if (i % 64 == 0)
                QCoreApplication::processEvents();
        }
        pool.waitForDone();
        QTRY_COMPARE_WITH_TIMEOUT(answers, Rounds, 60'000);
        QCOMPARE(std::count(answered.cbegin(), answered.cend(), quint8(1)), Rounds);
    }

    void anAnswerNeverComesBeforeTheReturn()
    {
        bool answered = false;
        QObject context;
        whenDone(QtFuture::makeReadyFuture(7), &context, [&answered](int answer) { answered = answer == 7; });
        QVERIFY(!answered);
        QTRY_VERIFY(answered);
    }

    void nobodyIsAnsweredWhoIsGone()
    {
        QThreadPool pool;
        bool answered = false;
        auto context = std::make_unique<QObject>();
        whenDone(QtConcurrent::run(&pool, [] { return 1; }), context.get(), [&answered](int) { answered = true; });
        context.reset();
        pool.waitForDone();
        QCoreApplication::processEvents();
        QVERIFY(!answered);
    }

    void whatWasGivenUpIsDropped()
    {
        QPromise<int> promise;
        promise.start();
        bool answered = false;
        QObject context;
        whenDone(promise.future(), &context, [&answered](int) { answered = true; });
        promise.future().cancel();
        promise.finish();
        QCoreApplication::processEvents();
        QVERIFY(!answered);
    }

    /// No continuation of Qt's own is left, neither in the sources nor in what we advise.
    void nobodyUsesThen()
    {
        const QRegularExpression continuation(QStringLiteral("[.>)](then|onFailed|onCanceled|unwrap)\\s*\\(|when(All|Any)\\s*\\("));
        QStringList places;
        int read = 0;
        for (const char *folder : {"/model", "/views", "/app", "/tests", "/README.md"}) {
            const QString path = QStringLiteral(WAI_SOURCE) + QLatin1String(folder);
            QStringList files;
            if (QFileInfo(path).isFile())
                files << path;
            for (QDirIterator it(path, {QStringLiteral("*.h"), QStringLiteral("*.cpp"), QStringLiteral("*.md")}, QDir::Files, QDirIterator::Subdirectories); it.hasNext();)
                files << it.next();
            for (const QString &name : std::as_const(files)) {
                QFile file(name);
                QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(name));
                ++read;
                if (const auto match = continuation.match(QString::fromUtf8(file.readAll())); match.hasMatch())
                    places << name + QStringLiteral(": ") + match.captured();
            }
        }
        QVERIFY(read > 300);
        QVERIFY2(places.isEmpty(), qPrintable(places.join(u'\n')));
    }
};

QTEST_GUILESS_MAIN(TestWorldWindow)
#include "tst_world_window.moc"
