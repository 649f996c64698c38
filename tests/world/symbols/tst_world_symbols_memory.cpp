// SPDX-License-Identifier: MIT

// Code that is mapped from no file on disk, or from one that is not there any more: names while the process lives, and
// never those of another file.
#include "made_program.h"

#include <performance/profile/capture/memory_file.h>
#include <performance/symbols/symbolizer.h>

#include <QScopeGuard>
#include <QTemporaryDir>
#include <QTest>

#include <dlfcn.h>
#include <sys/mman.h>
#include <sys/wait.h>

#include <csignal>

using namespace performance;
using namespace performance::test;

namespace {

/// A library that is loaded as long as this lives.
class Loaded {
public:
    explicit Loaded(const std::string &path) : m_library(::dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL)) {}
    ~Loaded()
    {
        if (m_library)
            ::dlclose(m_library);
    }
    Loaded(const Loaded &) = delete;
    Loaded &operator=(const Loaded &) = delete;

    std::uint64_t addressOf(const char *symbol) const
    {
        return m_library ? reinterpret_cast<std::uintptr_t>(::dlsym(m_library, symbol)) : 0;
    }

private:
    void *m_library;
};

UniqueFd inMemory(const char *name, const QByteArray &bytes)
{
    UniqueFd file(::memfd_create(name, MFD_CLOEXEC));
    if (!file || ::write(file.get(), bytes.constData(), size_t(bytes.size())) != bytes.size())
        return {};
    return file;
}

QByteArray contentsOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// What a recording finds at an address of a running process.
struct Found {
    ModuleKind kind = ModuleKind::Unknown;
    QString module;
    QString file;
    QString name;
};

Found foundAt(std::int32_t process, std::uint64_t address)
{
    ProcessTable processes;
    const CodeMapping *mapping = processes.spaceOf(process).find(address);
    if (!mapping)
        return {};
    const CodeModule &module = *mapping->module;
    ModuleReference reference;
    reference.kind = module.kind();
    reference.name = QString::fromStdString(module.name());
    reference.path = QString::fromStdString(module.openablePath());
    reference.process = process;
    Symbolizer symbolizer;
    const auto locations = symbolizer.resolve(
        reference, {module.addressOfOffset(address - mapping->start + mapping->offset)}, false);
    return {module.kind(), reference.name, reference.path, locations[0][0].name};
}

/// Whether this user may follow the kernel's links to mappings: CAP_CHECKPOINT_RESTORE or CAP_SYS_ADMIN (proc(5)).
bool followsMapFiles()
{
    ProcessTable processes;
    for (const CodeMapping &mapping : processes.spaceOf(::getpid()).mappings()) {
        const std::string path = "/proc/self/map_files/"
            + QByteArray::number(qulonglong(mapping.start), 16).toStdString() + '-'
            + QByteArray::number(qulonglong(mapping.end), 16).toStdString();
        if (::access(path.c_str(), R_OK) == 0)
            return true;
    }
    return false;
}

} // namespace

class TestWorldSymbolsMemory : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// A library out of memfd_create(2), as loaders of plugins use it, was "[JIT]".
    void librariesInMemory_data()
    {
        QTest::addColumn<bool>("keepsDescriptor");
        QTest::newRow("its descriptor is kept") << true;
        QTest::newRow("its descriptor is closed") << false;
    }
    void librariesInMemory()
    {
        QFETCH(const bool, keepsDescriptor);
        if (!QFile::exists(made("libpair.so")))
            QSKIP("g++ is not installed");
        if (!keepsDescriptor && !followsMapFiles())
            QSKIP("this user may not follow /proc/PID/map_files: there is no way to such a file");
        // One with the same name comes first, and is another file.
        const UniqueFd other = inMemory("pair", contentsOf(made("libunsized.so")));
        const Loaded otherLibrary("/proc/self/fd/" + std::to_string(other.get()));
        UniqueFd file = inMemory("pair", contentsOf(made("libpair.so")));
        const Loaded library("/proc/self/fd/" + std::to_string(file.get()));
        const std::uint64_t address = library.addressOf("_Z5twistm");
        QVERIFY(address != 0);
        if (!keepsDescriptor)
            file.reset();
        const Found found = foundAt(::getpid(), address);
        QCOMPARE(found.kind, ModuleKind::Library);
        QCOMPARE(found.module, QStringLiteral("memfd:pair"));
        QCOMPARE(found.name, QStringLiteral("twist(unsigned long)"));
    }

    /// A program out of memory: the program, not a library of it, and not "[JIT]".
    void programsInMemory()
    {
        if (!QFile::exists(made("narrow")))
            QSKIP("no compiler here makes programs of 32 bits, which this one is, for it needs no library");
        const UniqueFd file = inMemory("program", contentsOf(made("narrow")));
        const pid_t process = ::fork();
        if (process == 0) {
            char name[] = "program";
            char *const arguments[] = {name, nullptr};
            char *const environment[] = {nullptr};
            ::fexecve(file.get(), arguments, environment);
            ::_exit(1);
        }
        QVERIFY(process > 0);
        const auto end = qScopeGuard([process] {
            ::kill(process, SIGKILL);
            ::waitpid(process, nullptr, 0);
        });
        const Symbol spin = symbolNamed(symbolsIn(made("narrow")), "spinNarrow");
        QTRY_COMPARE(foundAt(process, spin.address + 1).name, QStringLiteral("spinNarrow")); // once it was executed
        const Found found = foundAt(process, spin.address + 1);
        QCOMPARE(found.kind, ModuleKind::Executable);
        QCOMPARE(found.module, QStringLiteral("memfd:program"));
    }

    /// What a compiler writes by one mapping and runs by another (.NET's "doublemapper") stays its code.
    void compiledCodeInMemory()
    {
        const QByteArray code(4096, char(0xc3));
        const UniqueFd file = inMemory("doublemapper", code);
        void *memory = ::mmap(nullptr, size_t(code.size()), PROT_READ | PROT_EXEC, MAP_SHARED, file.get(), 0);
        QVERIFY(memory != MAP_FAILED);
        const Found found = foundAt(::getpid(), reinterpret_cast<std::uintptr_t>(memory));
        ::munmap(memory, size_t(code.size()));
        QCOMPARE(found.kind, ModuleKind::Jit);
    }

    /// A library whose file was deleted, and one that was replaced by another build, as every upgrade does.
    void deletedLibraries_data()
    {
        QTest::addColumn<bool>("isReplaced");
        QTest::newRow("deleted") << false;
        QTest::newRow("replaced") << true;
    }
    void deletedLibraries()
    {
        QFETCH(const bool, isReplaced);
        if (!QFile::exists(made("libpair.so")))
            QSKIP("g++ is not installed");
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("libgone.so"));
        QVERIFY(QFile::copy(made("libpair.so"), path));
        const Loaded library(path.toStdString());
        const std::uint64_t address = library.addressOf("_Z5twistm");
        QVERIFY(address != 0);
        QVERIFY(QFile::remove(path));
        if (isReplaced)
            QVERIFY(QFile::copy(made("libunsized.so"), path));
        const Found found = foundAt(::getpid(), address);
        QCOMPARE(found.kind, ModuleKind::Library);
        QCOMPARE(found.module, QStringLiteral("libgone.so"));
        // Who may not follow /proc/PID/map_files gets no name, and not a wrong one.
        QCOMPARE(found.name, followsMapFiles() ? QStringLiteral("twist(unsigned long)") : QString());
    }

    /// A 32-bit program as it runs: its own functions, and its vDSO, which is other code than ours. The right values:
    /// the linker's symbols, and where the kernel tells the program its entry (AT_SYSINFO of proc(5)'s auxv).
    void narrowProcesses()
    {
        if (!QFile::exists(made("narrow")))
            QSKIP("no compiler here makes programs of 32 bits");
        QProcess program;
        program.start(made("narrow"), {});
        if (!program.waitForStarted())
            QSKIP("this kernel runs no programs of 32 bits");
        const auto process = std::int32_t(program.processId());
        const Symbol spin = symbolNamed(symbolsIn(made("narrow")), "spinNarrow");
        QVERIFY(spin.size > 4);
        QTRY_COMPARE(foundAt(process, spin.address + 1).name, QStringLiteral("spinNarrow")); // once it was executed
        QCOMPARE(foundAt(process, spin.address + 1).kind, ModuleKind::Executable);

        constexpr std::uint32_t Sysinfo = 32; // AT_SYSINFO: __kernel_vsyscall
        const QByteArray vector = contentsOf(QStringLiteral("/proc/%1/auxv").arg(process));
        std::uint32_t entry = 0;
        for (qsizetype at = 0; at + 8 <= vector.size(); at += 8) {
            std::uint32_t pair[2];
            std::memcpy(pair, vector.constData() + at, sizeof(pair));
            if (pair[0] == Sysinfo)
                entry = pair[1];
        }
        QVERIFY(entry != 0);
        const Found vdso = foundAt(process, entry);
        program.kill();
        QVERIFY(program.waitForFinished());
        QCOMPARE(vdso.module, QStringLiteral("[vdso32]"));
        QCOMPARE(vdso.name, QStringLiteral("__kernel_vsyscall"));
    }
};

QTEST_GUILESS_MAIN(TestWorldSymbolsMemory)
#include "tst_world_symbols_memory.moc"
