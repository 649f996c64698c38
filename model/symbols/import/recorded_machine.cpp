// SPDX-License-Identifier: MIT
#include "performance/symbols/import/recorded_machine.h"

#include "performance/profile/unwind/byte_reader.h"

#include <QFile>

#include <elf.h>
#include <sys/utsname.h>
#include <time.h>

namespace performance {

namespace {

/// The build id in the notes of an ELF file (elf(5), "Notes").
std::string buildIdIn(ByteSpan notes)
{
    ByteReader reader(notes);
    while (reader.left() >= sizeof(Elf64_Nhdr)) {
        const auto header = reader.value<Elf64_Nhdr>();
        const ByteSpan name = reader.take((std::uint64_t(header.n_namesz) + 3) & ~std::uint64_t(3));
        const ByteSpan value = reader.take((std::uint64_t(header.n_descsz) + 3) & ~std::uint64_t(3));
        if (!reader.ok())
            break;
        if (header.n_type == NT_GNU_BUILD_ID && header.n_namesz == 4 && std::memcmp(name.data(), "GNU", 4) == 0)
            return QByteArray(reinterpret_cast<const char *>(value.data()), qsizetype(header.n_descsz))
                .toHex()
                .toStdString();
    }
    return {};
}

std::string ownKernelBuildId()
{
    QFile file(QStringLiteral("/sys/kernel/notes"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    constexpr qint64 NotesBytes = 1 << 20;
    const QByteArray notes = file.read(NotesBytes);
    return buildIdIn({reinterpret_cast<const std::uint8_t *>(notes.constData()), size_t(notes.size())});
}

std::int64_t startedAt()
{
    timespec now{};
    timespec running{};
    ::clock_gettime(CLOCK_REALTIME, &now);
    ::clock_gettime(CLOCK_BOOTTIME, &running);
    return std::int64_t(now.tv_sec) - std::int64_t(running.tv_sec);
}

bool differ(const std::string &a, const std::string &b) ///< and both are known
{
    return !a.empty() && !b.empty() && a != b;
}

bool equal(const std::string &a, const std::string &b)
{
    return !a.empty() && a == b;
}

} // namespace

KernelFacts thisKernel(std::uint64_t text)
{
    KernelFacts facts;
    facts.text = text;
    facts.seconds = startedAt();
    utsname names{};
    if (::uname(&names) == 0) {
        facts.machine.host = names.nodename;
        facts.machine.release = names.release;
        facts.machine.architecture = names.machine;
    }
    facts.machine.kernelBuildId = ownKernelBuildId();
    return facts;
}

bool isSameKernel(const KernelFacts &recorded, const KernelFacts &here)
{
    const PerfDataHeader::Machine &theirs = recorded.machine;
    const PerfDataHeader::Machine &ours = here.machine;
    if (!maybeSameBuild(theirs, ours))
        return false;
    if (recorded.text != 0) // of a container the host's name is another one, and the kernel the same
        return recorded.text == here.text;
    // The user who recorded could not see where the kernel lies. It is this one if it was recorded on this machine since
    // it was started.
    return equal(theirs.host, ours.host) && equal(theirs.release, ours.release) && recorded.seconds >= here.seconds;
}

bool maybeSameBuild(const PerfDataHeader::Machine &recorded, const PerfDataHeader::Machine &here)
{
    return !differ(recorded.release, here.release) && !differ(recorded.architecture, here.architecture)
        && !differ(recorded.kernelBuildId, here.kernelBuildId);
}

bool isOtherArchitecture(const PerfDataHeader::Machine &recorded, const PerfDataHeader::Machine &here)
{
    return differ(recorded.architecture, here.architecture);
}

bool isOtherHost(const PerfDataHeader::Machine &recorded, const PerfDataHeader::Machine &here)
{
    return differ(recorded.host, here.host);
}

} // namespace performance
