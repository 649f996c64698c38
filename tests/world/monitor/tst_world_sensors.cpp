// SPDX-License-Identifier: MIT
// Sensors and batteries as they are out in the world. The sources of the right values stand in the README beside this file.
#include "registry.h"
#include "support/machine_copy.h"

#include <performance/system/hardware_sources.h>
#include <performance/system/sensor_identity.h>

using namespace performance;

namespace {

QString keyOf(const char *metric, const char *id, const char *name)
{
    return QStringLiteral("%1{hw.id=%2,hw.name=%3}").arg(QLatin1String(metric), QLatin1String(id), QLatin1String(name));
}

} // namespace

class TestWorldSensors : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // Fault 16; netdata #23673 (3,892,314 °C), lm-sensors #461 (127 °C); hwmon/sysfs-interface.rst: temp*_fault.
    void bogusTemperaturesAreLeftOut()
    {
        MachineCopy machine;
        const QString chip = QStringLiteral("sys/class/hwmon/hwmon2/");
        machine.write(chip + QStringLiteral("name"), "nct6793\n");
        machine.write(chip + QStringLiteral("temp1_input"), "41500\n");
        machine.write(chip + QStringLiteral("temp3_input"), "127000\n");
        machine.write(chip + QStringLiteral("temp4_input"), "-62000\n");
        machine.write(chip + QStringLiteral("temp5_input"), "99000\n");
        machine.write(chip + QStringLiteral("temp5_fault"), "1\n");
        machine.write(chip + QStringLiteral("temp6_input"), "-12000\n"); // a shed in winter
        machine.write(chip + QStringLiteral("temp6_fault"), "0\n");
        machine.write(chip + QStringLiteral("temp15_input"), "3892313987\n");
        Registry registry;
        TemperatureSource source(KernelRoot(machine.path()), registry);
        SampleBatch batch;
        source.sample(tickAt(0), batch);
        QCOMPARE(batch.samples.size(), size_t(2));
        QCOMPARE(registry.value(batch, keyOf("hw.temperature", "nct6793/temp1", "nct6793 temp1")).value_or(-1), 41.5);
        QCOMPARE(registry.value(batch, keyOf("hw.temperature", "nct6793/temp6", "nct6793 temp6")).value_or(-1), -12.0);
        for (const char *name : {"temp3", "temp4", "temp5", "temp15"})
            QVERIFY2(source.missing().text().contains(QStringLiteral("nct6793 ") + QLatin1String(name)),
                     qPrintable(source.missing().text()));
    }

    // Fault 16; zabbix-sensors #16: another number after the next boot is the same sensor. lm-sensors names chips so.
    void placesAreStable_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QByteArray>("place");
        QTest::newRow("nvme") << QByteArray("/sys/devices/pci0000:00/0000:00:1d.0/0000:02:00.0/nvme/nvme1")
                              << QByteArray("0000:02:00.0");
        QTest::newRow("platform") << QByteArray("/sys/devices/platform/coretemp.0") << QByteArray("coretemp.0");
        QTest::newRow("i2c") << QByteArray("/sys/devices/pci0000:00/0000:00:1f.4/i2c-3/3-004c")
                             << QByteArray("0000:00:1f.4/004c");
        QTest::newRow("chip without a device")
            << QByteArray("/sys/devices/virtual/thermal/thermal_zone0") << QByteArray();
        QTest::newRow("the folder of hwmon itself")
            << QByteArray("/sys/devices/platform/nct6775.656/hwmon/hwmon2") << QByteArray("nct6775.656");
        QTest::newRow("no path of /sys") << QByteArray("/tmp/x") << QByteArray();
    }
    void placesAreStable()
    {
        QFETCH(QByteArray, path);
        QFETCH(QByteArray, place);
        QCOMPARE(QByteArray::fromStdString(stablePlace(path.toStdString())), place);
    }
    void anotherNumberIsTheSameSensor()
    {
        MachineCopy machine;
        Registry registry;
        TemperatureSource source(KernelRoot(machine.path()), registry);
        const auto put = [&](const char *chip, const char *name, const QByteArray &value) {
            machine.write(QStringLiteral("sys/class/hwmon/%1/name").arg(QLatin1String(chip)), QByteArray(name) + "\n");
            machine.write(QStringLiteral("sys/class/hwmon/%1/temp1_input").arg(QLatin1String(chip)), value);
        };
        put("hwmon0", "coretemp", "50000\n");
        put("hwmon1", "nvme", "30000\n");
        put("hwmon2", "nvme", "31000\n"); // two that cannot be told apart here
        SampleBatch before;
        source.sample(tickAt(0), before);
        QCOMPARE(registry.value(before, keyOf("hw.temperature", "coretemp/temp1", "coretemp temp1")).value_or(-1),
                 50.0);
        QCOMPARE(registry.value(before, keyOf("hw.temperature", "nvme/temp1", "nvme temp1")).value_or(-1), 30.0);
        QCOMPARE(registry.value(before, keyOf("hw.temperature", "nvme#2/temp1", "nvme temp1")).value_or(-1), 31.0);
        machine.remove(QStringLiteral("sys/class/hwmon"));
        put("hwmon0", "nvme", "32000\n");
        put("hwmon1", "coretemp", "51000\n");
        SampleBatch after;
        source.sample(tickAt(60), after);
        QCOMPARE(registry.value(after, keyOf("hw.temperature", "coretemp/temp1", "coretemp temp1")).value_or(-1), 51.0);
        QCOMPARE(registry.value(after, keyOf("hw.temperature", "nvme/temp1", "nvme temp1")).value_or(-1), 32.0);
        QCOMPARE(after.samples.size(), size_t(2)); // what is gone is forgotten
    }

    // Thermal zones are shown unless a chip shows them.
    void zonesBesideChips()
    {
        MachineCopy machine;
        machine.write(QStringLiteral("sys/class/hwmon/hwmon0/name"), "acpitz\n");
        machine.write(QStringLiteral("sys/class/hwmon/hwmon0/temp1_input"), "40000\n");
        machine.write(QStringLiteral("sys/class/thermal/thermal_zone0/type"), "acpitz\n");
        machine.write(QStringLiteral("sys/class/thermal/thermal_zone0/temp"), "40000\n");
        machine.write(QStringLiteral("sys/class/thermal/thermal_zone1/type"), "cpu-thermal\n");
        machine.write(QStringLiteral("sys/class/thermal/thermal_zone1/temp"), "55000\n");
        Registry registry;
        TemperatureSource source(KernelRoot(machine.path()), registry);
        SampleBatch batch;
        source.sample(tickAt(0), batch);
        QCOMPARE(batch.samples.size(), size_t(2));
        QCOMPARE(registry.value(batch, keyOf("hw.temperature", "cpu-thermal", "cpu-thermal")).value_or(-1), 55.0);
    }

    // Fault 17; gnome-shell-system-monitor-applet #166, sysfs-class-power: 1.5 A × 11.4 V are 17.1 W.
    void batteries()
    {
        MachineCopy machine;
        const QString battery = QStringLiteral("sys/class/power_supply/BAT0/");
        machine.write(battery + QStringLiteral("type"), "Battery\n");
        machine.write(battery + QStringLiteral("capacity"), "71\n");
        machine.write(battery + QStringLiteral("current_now"), "-1500000\n"); // some drivers sign what flows out
        machine.write(battery + QStringLiteral("voltage_now"), "11400000\n");
        const QString mouse = QStringLiteral("sys/class/power_supply/hidpp_battery_0/");
        machine.write(mouse + QStringLiteral("capacity"), "5\n");
        machine.write(mouse + QStringLiteral("scope"), "Device\n");
        machine.write(mouse + QStringLiteral("model_name"), "Wireless Mouse\n");
        Registry registry;
        PowerSource source(KernelRoot(machine.path()), registry);
        SampleBatch batch;
        source.sample(tickAt(0), batch);
        QCOMPARE(registry.value(batch, keyOf("hw.power", "BAT0", "BAT0")).value_or(-1), 17.1);
        QCOMPARE(registry.value(batch, keyOf("hw.battery.charge", "Wireless Mouse", "Wireless Mouse")).value_or(-1),
                 0.05);
        machine.write(battery + QStringLiteral("voltage_now"), "9223372036854775807\n");
        SampleBatch hostile;
        source.sample(tickAt(2), hostile);
        QVERIFY(!registry.value(hostile, keyOf("hw.power", "BAT0", "BAT0")));
    }
};

QTEST_GUILESS_MAIN(TestWorldSensors)
#include "tst_world_sensors.moc"
