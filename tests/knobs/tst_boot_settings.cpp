// SPDX-License-Identifier: MIT
// Which of a machine's files is read last. Right answers: sysctl.d(5) and tmpfiles.d(5), checked with systemd-sysctl and
// sysctl --system in a mount namespace.
#include <performance/knobs/boot_settings.h>
#include <performance/knobs/permanent.h>

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace performance::knobs;
using Qt::operator""_s;

class TestBootSettings : public QObject {
    Q_OBJECT

    QTemporaryDir m_root;

    void write(const QString &path, const QByteArray &text) const
    {
        const QString whole = m_root.filePath(path);
        QVERIFY(QDir().mkpath(QFileInfo(whole).path()));
        QFile file(whole);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    }
    QString atBoot(const char *key) const
    {
        const auto setting = sysctlAtBoot(m_root.path().toStdString(), key);
        return setting ? QString::fromStdString(setting->value + " " + setting->file.substr(m_root.path().size()))
                       : QString();
    }

private Q_SLOTS:
    void init() { m_root = QTemporaryDir(); }

    void theLastNameWinsWhereverItLies()
    {
        write(u"etc/sysctl.d/90-wai-performance.conf"_s, "vm.vfs_cache_pressure = 200\n");
        write(u"usr/lib/sysctl.d/50-default.conf"_s, "vm.vfs_cache_pressure = 100\n");
        QCOMPARE(atBoot("vm.vfs_cache_pressure"), u"200 /etc/sysctl.d/90-wai-performance.conf"_s);
        write(u"usr/lib/sysctl.d/95-vendor.conf"_s, "vm/vfs_cache_pressure=70\n");
        QCOMPARE(atBoot("vm.vfs_cache_pressure"), u"70 /usr/lib/sysctl.d/95-vendor.conf"_s);
        // /etc hides the vendor's file of the same name.
        write(u"etc/sysctl.d/95-vendor.conf"_s, "# nothing\n");
        QCOMPARE(atBoot("vm.vfs_cache_pressure"), u"200 /etc/sysctl.d/90-wai-performance.conf"_s);
    }

    void theLinkToSysctlConfIsReadLast()
    {
        write(u"etc/sysctl.conf"_s,
              "  vm.vfs_cache_pressure = 50 \n; comment\nnet.ipv4.tcp_rmem = 4096\t131072   6291456\n");
        write(u"etc/sysctl.d/90-wai-performance.conf"_s, "vm.vfs_cache_pressure = 200\n");
        QVERIFY(QFile::link(u"../sysctl.conf"_s, m_root.filePath(u"etc/sysctl.d/99-sysctl.conf"_s)));
        QCOMPARE(atBoot("vm.vfs_cache_pressure"), u"50 /etc/sysctl.d/99-sysctl.conf"_s);
        QCOMPARE(atBoot("net.ipv4.tcp_rmem"), u"4096 131072 6291456 /etc/sysctl.d/99-sysctl.conf"_s);
        QCOMPARE(atBoot("vm.swappiness"), QString());
    }

    void aMaskedFileSaysNothing()
    {
        write(u"usr/lib/sysctl.d/99-vendor.conf"_s, "vm.swappiness = 1\n");
        QVERIFY(QDir().mkpath(m_root.filePath(u"etc/sysctl.d"_s)));
        QVERIFY(QFile::link(u"/dev/null"_s, m_root.filePath(u"etc/sysctl.d/99-vendor.conf"_s)));
        QCOMPARE(atBoot("vm.swappiness"), QString());
    }

    void aGlobCountsOnlyWhereNothingNamesTheKey()
    {
        write(u"etc/sysctl.d/10-a.conf"_s, "net.core.rmem_max = 1000\n-net.core.wmem_max\n");
        write(u"etc/sysctl.d/99-b.conf"_s, "net.core.*mem_max = 5\n-net.core.somaxconn = 77\n");
        QCOMPARE(atBoot("net.core.rmem_max"), u"1000 /etc/sysctl.d/10-a.conf"_s);
        QCOMPARE(atBoot("net.core.wmem_max"), QString());
        QCOMPARE(atBoot("net.core.somaxconn"), u"77 /etc/sysctl.d/99-b.conf"_s);
        QCOMPARE(atBoot("net.core.omem_max"), u"5 /etc/sysctl.d/99-b.conf"_s);
    }

    void ofTmpfilesTheFirstLineOfAPathCounts()
    {
        const std::string path = "/sys/kernel/mm/transparent_hugepage/defrag";
        const auto value = [&] {
            const auto setting = fileAtBoot(m_root.path().toStdString(), path);
            return setting ? QByteArray::fromStdString(setting->value) : QByteArray();
        };
        write(u"etc/tmpfiles.d/90-wai-performance.conf"_s,
              "w /sys/kernel/mm/transparent_hugepage/defrag - - - - madvise\n");
        QCOMPARE(value(), QByteArray("madvise"));
        write(u"usr/lib/tmpfiles.d/zz-later.conf"_s, "w! /sys/kernel/mm/transparent_hugepage/defrag - - - - always\n");
        QCOMPARE(value(), QByteArray("madvise"));
        write(u"usr/lib/tmpfiles.d/10-first.conf"_s, "w /sys/kernel/mm/transparent_hugepage/defrag - - - - never\n");
        QCOMPARE(value(), QByteArray("never"));
    }

    void bytesAndRatioOverruleEachOther()
    {
        Change change;
        change.writes = {{{"vm.dirty", {}, 0, 0}, "ratio 20", "bytes 268435456"}};
        write(u"etc/sysctl.d/90-wai-performance.conf"_s, "vm.dirty_bytes = 268435456\n");
        QVERIFY(checkAtBoot(m_root.path().toStdString(), change));
        write(u"etc/sysctl.d/10-early.conf"_s, "vm.dirty_ratio = 10\n");
        QVERIFY(checkAtBoot(m_root.path().toStdString(), change));
        write(u"etc/sysctl.d/99-late.conf"_s, "vm.dirty_ratio = 10\n");
        QCOMPARE(checkAtBoot(m_root.path().toStdString(), change).error().code, Code::Overruled);
    }
};

QTEST_GUILESS_MAIN(TestBootSettings)
#include "tst_boot_settings.moc"
