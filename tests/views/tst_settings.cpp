// SPDX-License-Identifier: MIT

// What the user keeps: settings and boards, on files that are missing, damaged, not to be written, or shared.
#include "support/test_support.h"

#include "files/file_worker.h"
#include "files/settings.h"
#include "metrics/board_shelf.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSignalSpy>
#include <QTemporaryDir>

#include <algorithm>
#include <future>
#include <vector>

using namespace performance;
using namespace wai;
using namespace std::chrono_literals;
using Qt::operator""_s;

namespace {

QString textOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

void write(const QString &path, const QByteArray &content)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate) || file.write(content) != content.size())
        qFatal("cannot write");
}

} // namespace

class TestSettings : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatIsSetIsThereAtOnceAndAfterTheEnd()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"new/settings.ini"_s);
        {
            Settings settings(file);
            settings.setConfig(PerformanceConfig().withMetricsRetention(7200s).withCpuBudget(0.05));
            settings.setTheme(ThemeChoice::Dark);
            settings.setHintDone(u"brush"_s);
            QCOMPARE(settings.theme(), ThemeChoice::Dark);
            QVERIFY(!QFileInfo::exists(file)); // nobody waited for a disk
        }
        const Settings again(file);
        QCOMPARE(again.theme(), ThemeChoice::Dark);
        QCOMPARE(again.config(), PerformanceConfig().withMetricsRetention(7200s).withCpuBudget(0.05));
        QVERIFY(again.isHintDone(u"brush"_s) && !again.isHintDone(u"cursor"_s));
    }

    // Ten values of a configuration, a zoom: one file.
    void changesAreGathered()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"settings.ini"_s);
        Settings settings(file);
        for (int seconds = 60; seconds < 600; ++seconds)
            settings.setSpan(std::chrono::seconds(seconds));
        QTRY_VERIFY(textOf(file).contains(u"spanSeconds=599"_s));
        const QString folderNow = QDir(folder.path()).entryList(QDir::Files).join(u' ');
        QCOMPARE(folderNow, u"settings.ini"_s); // no lock and no half-written copy is left
        // The same value is no change.
        QVERIFY(QFile::remove(file));
        {
            Settings same(file);
            same.setSpan(90s);
        }
        QVERIFY(QFile::remove(file));
        settings.setSpan(599s);
        settings.setPage(u"metrics"_s);
        QTRY_VERIFY(textOf(file).contains(u"page=metrics"_s));
        QVERIFY(!textOf(file).contains(u"spanSeconds"_s));
    }

    void severalWindowsKeepEachOthersValues()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"settings.ini"_s);
        {
            Settings one(file);
            Settings two(file);
            QCOMPARE(one.page(), QString()); // both have read it
            QCOMPARE(two.page(), QString());
            one.setPage(u"reports"_s);
            two.setTheme(ThemeChoice::Light);
            one.setHintDone(u"cursor"_s);
            two.setHintDone(u"brush"_s);
        }
        const Settings after(file);
        QCOMPARE(after.page(), u"reports"_s);
        QCOMPARE(after.theme(), ThemeChoice::Light);
        QVERIFY(after.isHintDone(u"cursor"_s) && after.isHintDone(u"brush"_s));
    }

    void hintsOfAnOlderFileAreDone()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"settings.ini"_s);
        write(file, "[window]\nhintsDone=cursor, palette\n");
        const Settings settings(file);
        QVERIFY(settings.isHintDone(u"cursor"_s) && settings.isHintDone(u"palette"_s)
                && !settings.isHintDone(u"brush"_s));
    }

    void aDamagedFileIsKeptAside_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("no ini") << QByteArray("{\"theme\": \"dark\"}\nwhatever this is\n");
        QTest::newRow("zeros, as a crash may leave them") << QByteArray(4096, '\0');
        QTest::newRow("half of it") << QByteArray("[window]\ntheme=dark\npag");
        QTest::newRow("too much") << QByteArray(QByteArray("[window]\nx=") + QByteArray((1 << 20) + 1, 'x'));
    }
    void aDamagedFileIsKeptAside()
    {
        QFETCH(QByteArray, content);
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"settings.ini"_s);
        write(file, content);
        {
            Settings settings(file);
            QCOMPARE(settings.theme(), ThemeChoice::System);
            QCOMPARE(settings.config(), PerformanceConfig().withKeptStacks(true));
            const auto problem = settings.store().problem();
            QVERIFY(problem);
            QCOMPARE(problem->code(), PerformanceErrorCode::ParseError);
            QVERIFY2(problem->message().contains(file + u".damaged-"_s), qPrintable(problem->message()));
            settings.setTheme(ThemeChoice::Dark);
        }
        const Settings again(file);
        QCOMPARE(again.theme(), ThemeChoice::Dark);
        QVERIFY(!again.store().problem());
        const QStringList aside = QDir(folder.path()).entryList({u"settings.ini.damaged-*"_s});
        QCOMPARE(aside.size(), 1);
        QCOMPARE(textOf(folder.filePath(aside.constFirst())).toUtf8(), content);
    }

    // A folder where the file should be cannot be read nor replaced, by root neither.
    void whatCannotBeReadOrWrittenIsSaidOnce()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"settings.ini"_s);
        QVERIFY(QDir().mkpath(file + u"/inside"_s));
        Settings settings(file);
        QCOMPARE(settings.theme(), ThemeChoice::System);
        const auto problem = settings.store().problem();
        QVERIFY(problem);
        QCOMPARE(problem->code(), PerformanceErrorCode::IoError);
        QSignalSpy told(&settings.store(), &SettingsStore::problemOccurred);
        settings.setTheme(ThemeChoice::Dark);
        QCOMPARE(settings.theme(), ThemeChoice::Dark); // in force all the same
        QTRY_COMPARE(told.size(), 1);
        settings.setTheme(ThemeChoice::Light);
        QTest::qWait(1200); // longer than changes are gathered
        QCOMPARE(told.size(), 1);
        // It is written once that can be done, with what could not be before.
        QVERIFY(QDir(file).removeRecursively());
        settings.setPage(u"settings"_s);
        QTRY_VERIFY(textOf(file).contains(u"theme=light"_s));
        QVERIFY(textOf(file).contains(u"page=settings"_s));
        QTRY_VERIFY(!settings.store().problem()); // told to this thread a little later
    }

    // A disk that does not answer does not keep the program from ending, and work keeps its order.
    void theEndIsBounded()
    {
        std::promise<void> disk;
        const std::shared_future<void> answered = disk.get_future().share();
        std::vector<int> order;
        {
            FileWorker worker;
            for (int i = 0; i < 100; ++i)
                worker.run([&order, i] {
                    order.push_back(i);
                    return true;
                });
        }
        QCOMPARE(order.size(), size_t(100));
        QVERIFY(std::is_sorted(order.begin(), order.end()));
        QFuture<bool> stuck;
        {
            FileWorker worker;
            stuck = worker.run([answered] {
                answered.wait();
                return true;
            });
        }
        QVERIFY(!stuck.isFinished());
        disk.set_value();
        QTRY_VERIFY(stuck.isFinished());
        QVERIFY(stuck.result());
    }

    void boardsAreReadAndWrittenBehind()
    {
        const QTemporaryDir folder;
        const QString boards = folder.filePath(u"boards"_s);
        FileWorker files;
        {
            BoardShelf shelf(boards, files);
            QSignalSpy loaded(&shelf, &BoardShelf::loaded);
            QTRY_COMPARE(loaded.size(), 1);
            QVERIFY(shelf.names().isEmpty());
            Board board = defaultBoard();
            board.name = u"a/b: 100 %"_s;
            shelf.save(board);
            board.name = u"Later"_s;
            shelf.save(board);
            QCOMPARE(shelf.names(), QStringList({u"a/b: 100 %"_s, u"Later"_s}));
            Board renamed = board;
            renamed.name = u"earlier"_s;
            shelf.rename(u"Later"_s, renamed);
        }
        QTRY_VERIFY(QFileInfo::exists(boards + u"/earlier.json"_s));
        write(boards + u"/broken.json"_s, "{");
        BoardShelf again(boards, files);
        QSignalSpy loaded(&again, &BoardShelf::loaded);
        QTRY_COMPARE(loaded.size(), 1);
        QCOMPARE(again.names(), QStringList({u"a/b: 100 %"_s, u"broken"_s, u"earlier"_s}));
        QVERIFY(again.load(u"earlier"_s) && again.load(u"earlier"_s)->panels == defaultBoard().panels);
        QCOMPARE(again.load(u"broken"_s).error().code(), PerformanceErrorCode::ParseError);
    }

    // The old board stays where the new name cannot be written.
    void aRenamingThatFailsLosesNothing()
    {
        const QTemporaryDir folder;
        FileWorker files;
        BoardShelf shelf(folder.path(), files);
        Board board = defaultBoard();
        board.name = u"kept"_s;
        shelf.save(board);
        Board renamed = board;
        renamed.name = QString(300, u'x'); // longer than a file may be called (NAME_MAX is 255)
        QSignalSpy problem(&shelf, &BoardShelf::problem);
        shelf.rename(u"kept"_s, renamed);
        QTRY_COMPARE(problem.size(), 1);
        QVERIFY(QFileInfo::exists(folder.filePath(u"kept.json"_s)));
    }
};

QTEST_GUILESS_MAIN(TestSettings)
#include "tst_settings.moc"
