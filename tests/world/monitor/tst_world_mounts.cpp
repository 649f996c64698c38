// SPDX-License-Identifier: MIT
// Mounts as they are out in the world. The sources of the right values stand in the README beside this file.
#include "registry.h"
#include "support/machine_copy.h"

#include <performance/system/filesystem_source.h>
#include <performance/system/mount_table.h>

#include <atomic>
#include <sys/mman.h>
#include <thread>
#include <unistd.h>

using namespace performance;

namespace {

QString usedKey(const char *device, const char *point)
{
    return QStringLiteral(
               "system.filesystem.usage{system.device=%1,system.filesystem.mountpoint=%2,system.filesystem.state=used}")
        .arg(QLatin1String(device), QLatin1String(point));
}

QStringList points(const std::vector<Mount> &mounts)
{
    QStringList found;
    for (const Mount &mount : mounts)
        found << QString::fromStdString(mount.source + ' ' + mount.point);
    return found;
}

} // namespace

class TestWorldMounts : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // Fault 1; node_exporter #868, #3058: a disk spins up or a server hiccups, and all is well again.
    void oneSlowAnswerEndsNothing()
    {
        MachineCopy machine;
        machine.write(QStringLiteral("proc/self/mountinfo"),
                      "1 0 8:1 / / rw - ext4 /dev/sda1 rw\n2 1 8:2 / /home rw - ext4 /dev/sda2 rw\n");
        const auto slow = std::make_shared<std::atomic<bool>>(true);
        Registry registry;
        FilesystemSource source(
            KernelRoot(machine.path()), registry, [slow](const std::string &point) -> std::optional<FilesystemSpace> {
                if (point == "/home" && slow->exchange(false))
                    std::this_thread::sleep_for(
                        std::chrono::milliseconds(1500)); // the slow answer itself: longer than SpaceAsker::Deadline
                return FilesystemSpace{1000, 400, 300, 10, 4};
            });
        quint64 number = 0;
        std::map<QString, int> answers;
        const auto answersAgain = [&](const QString &key, int within) { // an answer is told once
            const int before = answers[key];
            return QTest::qWaitFor(
                [&] {
                    SampleBatch batch;
                    source.sample(tickAt(10 * number++), batch);
                    for (const QString &any : {usedKey("/dev/sda1", "/"), usedKey("/dev/sda2", "/home")})
                        answers[any] += registry.value(batch, any) ? 1 : 0;
                    return answers[key] > before;
                },
                within);
        };
        QVERIFY(answersAgain(usedKey("/dev/sda1", "/"), 10000));
        QVERIFY(answersAgain(usedKey("/dev/sda2", "/home"), 10000));
        QTRY_VERIFY_WITH_TIMEOUT(source.missing().isEmpty(), 5000);
        for (int round = 0; round < 3; ++round) {
            QVERIFY(answersAgain(usedKey("/dev/sda1", "/"), 5000));
            QVERIFY(answersAgain(usedKey("/dev/sda2", "/home"), 5000));
        }
    }

    // Fault 1: more dead mounts than there are threads (a dead server with forty exports) still leave the local disk.
    void manyDeadMountsLeaveTheLocalOnes()
    {
        MachineCopy machine;
        QByteArray table = "1 0 8:1 / / rw - ext4 /dev/sda1 rw\n";
        for (int i = 0; i < 40; ++i)
            table += QByteArray::number(100 + i) + " 1 0:" + QByteArray::number(50 + i) + " / /dead/"
                + QByteArray::number(i) + " rw - nfs4 server:/x rw\n";
        machine.write(QStringLiteral("proc/self/mountinfo"), table);
        const auto release = std::make_shared<std::atomic<bool>>(false);
        const auto stuck = std::make_shared<std::atomic<size_t>>(0);
        Registry registry;
        FilesystemSource source(KernelRoot(machine.path()), registry,
                                [release, stuck](const std::string &point) -> std::optional<FilesystemSpace> {
                                    if (point != "/") {
                                        ++*stuck;
                                        release->wait(false);
                                    }
                                    return FilesystemSpace{1000, 400, 300, 10, 4};
                                });
        quint64 number = 0;
        SampleBatch batch;
        const auto tick = [&] {
            batch.samples.clear();
            source.sample(tickAt(10 * number++), batch);
        };
        // A thread after the other gets stuck, but for the last one; then those that nobody asked are late as well.
        const auto allAreStuck = [&] {
            tick();
            return *stuck + 1 >= SpaceAsker::MostThreads
                && source.missing().text().count(QStringLiteral("/dead/")) == 40;
        };
        QVERIFY(QTest::qWaitFor(allAreStuck, 120000));
        const auto rootIsThere = [&] {
            tick();
            return registry.value(batch, usedKey("/dev/sda1", "/")).has_value();
        };
        QVERIFY(QTest::qWaitFor(rootIsThere,
                                5000)); // not QTRY_VERIFY, which asks once more after the answer: it is told once
        QCOMPARE(source.missing().text().count(QStringLiteral("/dead/")),
                 40); // all are named, also those that nobody asked
        *release = true;
        release->notify_all();
        QTRY_VERIFY_WITH_TIMEOUT((tick(), source.missing().isEmpty()), 10000);
    }

    // Fault 2; criu #3129, gopsutil #2005: a record that does not fit into what is left of a page makes a short piece.
    void aShortPieceIsNotTheEnd()
    {
        // Three mappings of a file with a path of 3.8 kB, each after twenty short lines: pieces of about 1.2 kB before them.
        QTemporaryDir folder;
        QString path = folder.path();
        for (int i = 0; i < 15; ++i)
            path += u'/' + QString(250, u'd');
        QVERIFY(QDir().mkpath(path));
        QFile file(path + QStringLiteral("/f"));
        QVERIFY(file.open(QIODevice::ReadWrite) && file.resize(4096));
        const size_t page = size_t(::sysconf(_SC_PAGESIZE));
        constexpr size_t Pages = 63;
        auto *area = static_cast<char *>(::mmap(nullptr, Pages * page, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0));
        QVERIFY(area != MAP_FAILED);
        for (size_t i = 0; i < Pages; ++i) {
            if (i % 21 == 20)
                QVERIFY(::mmap(area + i * page, page, PROT_READ, MAP_PRIVATE | MAP_FIXED, file.handle(), 0)
                        != MAP_FAILED);
            else if (i % 2 == 0)
                QCOMPARE(::mprotect(area + i * page, page, PROT_READ),
                         0); // a neighbour of other rights is a line of its own
        }
        FileReader reader;
        const auto text = reader.read(std::string("/proc/self/maps"));
        QVERIFY(text);
        const QByteArray maps(text->data(), qsizetype(text->size()));
        ::munmap(area, Pages * page);
        QCOMPARE(maps.count("dddd/f\n"), 3);
        QVERIFY(maps.contains("[stack]"));
    }

    // Fault 21; pcp #231, glances #2717, Pulse #1419: df lists them, so they are listed.
    void listsWhatHoldsData_data()
    {
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QByteArray>("point");
        QTest::addColumn<bool>("listed");
        for (const char *type : {"ext4", "tmpfs", "fuse.mergerfs", "fuse.rclone", "fuse.glusterfs", "fuseblk", "lustre",
                                 "udf", "a_type_of_tomorrow"})
            QTest::addRow("%s", type) << QByteArray(type) << QByteArray("/mnt/x") << true;
        for (const char *type : {"proc", "sysfs", "devtmpfs", "cgroup2", "autofs", "squashfs", "fuse.portal",
                                 "fuse.gvfsd-fuse", "fuse.lxcfs", "efivarfs"})
            QTest::addRow("%s", type) << QByteArray(type) << QByteArray("/mnt/x") << false;
        for (const char *point : {"/tmp", "/run", "/dev/shm"})
            QTest::addRow("tmpfs at %s", point) << QByteArray("tmpfs") << QByteArray(point) << true;
        for (const char *point : {"/sys/fs/cgroup", "/proc/acpi", "/dev", "/run/credentials/systemd-sysctl.service"})
            QTest::addRow("tmpfs at %s", point) << QByteArray("tmpfs") << QByteArray(point) << false;
    }
    void listsWhatHoldsData()
    {
        QFETCH(QByteArray, type);
        QFETCH(QByteArray, point);
        Mount mount;
        mount.type = type.toStdString();
        mount.point = point.toStdString();
        QTEST(holdsData(mount), "listed");
    }

    // Fault 9; netdata #1350, node_exporter #1355: a CD is full by nature. OpenTelemetry: system.filesystem.mode is "ro" or "rw".
    void whatIsReadOnlySaysSo_data()
    {
        QTest::addColumn<QByteArray>("mounts");
        QTest::addColumn<bool>("readOnly");
        QTest::newRow("a disk") << QByteArray("2 1 8:2 / /x rw - ext4 /dev/x rw,errors=remount-ro\n") << false;
        QTest::newRow("a CD") << QByteArray("2 1 8:2 / /x ro,relatime - iso9660 /dev/x ro,nojoliet\n") << true;
        QTest::newRow("mounted ro") << QByteArray("2 1 8:2 / /x ro - ext4 /dev/x ro\n") << true;
        // The kernel makes the superblock read-only, not the mounts (fs/ext4/super.c, ext4_handle_error).
        QTest::newRow("after an error") << QByteArray("2 1 8:2 / /x rw,relatime - ext4 /dev/x ro,errors=remount-ro\n")
                                        << true;
        QTest::newRow("a container that may not write")
            << QByteArray("2 1 0:50 / /x ro - overlay /dev/x rw,lowerdir=/l\n") << true;
        QTest::newRow("a bind mount that may not write")
            << QByteArray("2 1 8:2 / /x ro - ext4 /dev/x rw\n3 1 8:2 /data /longer/data rw - ext4 /dev/x rw\n")
            << false;
    }
    void whatIsReadOnlySaysSo()
    {
        QFETCH(QByteArray, mounts);
        QFETCH(bool, readOnly);
        MachineCopy machine;
        machine.write(QStringLiteral("proc/self/mountinfo"), "1 0 8:1 / / rw - ext4 /dev/sda1 rw\n" + mounts);
        Registry registry;
        FilesystemSource source(KernelRoot(machine.path()), registry, [](const std::string &) {
            return FilesystemSpace{1000, 0, 0, 10, 0};
        });
        QStringList keys;
        quint64 number = 0;
        const auto isTold = [&] {
            SampleBatch batch;
            source.sample(tickAt(10 * number++), batch);
            keys += registry.keys(batch).filter(QStringLiteral("system.device=/dev/x"));
            return !keys.isEmpty();
        };
        QVERIFY(QTest::qWaitFor(isTold, 10000));
        QCOMPARE(keys.filter(QStringLiteral("system.filesystem.mode=ro")).size(), readOnly ? keys.size() : 0);
        QVERIFY(keys.contains(readOnly ? usedKey("/dev/x,system.filesystem.mode=ro", "/x") : usedKey("/dev/x", "/x")));
    }

    // Fault 23; proc(5), /proc/pid/mountinfo: the parent says what covers what.
    void coveredMountsAreLeftOut_data()
    {
        QTest::addColumn<QByteArray>("table");
        QTest::addColumn<QStringList>("found");
        const QByteArray root = "1 0 8:1 / / rw - ext4 root rw\n";
        QTest::newRow("over its parent") << root
                + "2 1 8:2 / /mnt/a/b rw - ext4 below rw\n3 1 8:3 / /mnt/a rw - ext4 over rw\n"
                                         << QStringList{QStringLiteral("root /"), QStringLiteral("over /mnt/a")};
        QTest::newRow("at the same point")
            << root + "2 1 8:2 / /mnt/a rw - ext4 below rw\n3 2 8:3 / /mnt/a rw - ext4 over rw\n"
            << QStringList{QStringLiteral("root /"), QStringLiteral("over /mnt/a")};
        QTest::newRow("inside of another")
            << root + "2 1 8:2 / /mnt/a rw - ext4 outer rw\n3 2 8:3 / /mnt/a/b rw - ext4 inner rw\n"
            << QStringList{QStringLiteral("root /"), QStringLiteral("outer /mnt/a"), QStringLiteral("inner /mnt/a/b")};
        QTest::newRow("a name that begins alike")
            << root + "2 1 8:2 / /mnt/ab rw - ext4 one rw\n3 1 8:3 / /mnt/a rw - ext4 other rw\n"
            << QStringList{QStringLiteral("root /"), QStringLiteral("one /mnt/ab"), QStringLiteral("other /mnt/a")};
        QTest::newRow("over the root") << QByteArray(
            "1 1 0:1 / / rw - rootfs rootfs rw\n2 1 8:1 / / rw - ext4 root rw\n3 2 8:2 / /home rw - ext4 home rw\n")
                                       << QStringList{QStringLiteral("root /"), QStringLiteral("home /home")};
        QTest::newRow("a chroot, parents unknown")
            << QByteArray("7 99 8:1 / /a rw - ext4 one rw\n8 99 8:2 / /b rw - ext4 two rw\n")
            << QStringList{QStringLiteral("one /a"), QStringLiteral("two /b")};
        QTest::newRow("a circle") << QByteArray("1 2 8:1 / / rw - ext4 one rw\n2 1 8:2 / / rw - ext4 two rw\n")
                                  << QStringList();
    }
    void coveredMountsAreLeftOut()
    {
        QFETCH(QByteArray, table);
        QFETCH(QStringList, found);
        const QStringList answer = points(reachable(parseMountInfo({table.constData(), size_t(table.size())})));
        if (QTest::currentDataTag() == std::string_view("a circle"))
            QVERIFY(answer.size() <= 2); // no right answer, but an answer
        else
            QCOMPARE(answer, found);
    }
};

QTEST_GUILESS_MAIN(TestWorldMounts)
#include "tst_world_mounts.moc"
