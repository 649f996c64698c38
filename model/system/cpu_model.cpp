// SPDX-License-Identifier: MIT
#include "performance/system/cpu_model.h"

#include "performance/procfs/text_cursor.h"

#include <QStringList>

#include <algorithm>
#include <array>

namespace performance {

namespace {

struct Part {
    int implementer;
    int number;
    const char *name;
};

// MIDR_EL1, fields Implementer and PartNum: arch/arm64/include/asm/cputype.h, and the Technical Reference Manuals.
constexpr std::array Parts{
    Part{0x41, 0xd03, "Cortex-A53"},
    Part{0x41, 0xd04, "Cortex-A35"},
    Part{0x41, 0xd05, "Cortex-A55"},
    Part{0x41, 0xd07, "Cortex-A57"},
    Part{0x41, 0xd08, "Cortex-A72"},
    Part{0x41, 0xd09, "Cortex-A73"},
    Part{0x41, 0xd0a, "Cortex-A75"},
    Part{0x41, 0xd0b, "Cortex-A76"},
    Part{0x41, 0xd0c, "Neoverse-N1"},
    Part{0x41, 0xd0d, "Cortex-A77"},
    Part{0x41, 0xd40, "Neoverse-V1"},
    Part{0x41, 0xd41, "Cortex-A78"},
    Part{0x41, 0xd44, "Cortex-X1"},
    Part{0x41, 0xd46, "Cortex-A510"},
    Part{0x41, 0xd47, "Cortex-A710"},
    Part{0x41, 0xd48, "Cortex-X2"},
    Part{0x41, 0xd49, "Neoverse-N2"},
    Part{0x41, 0xd4b, "Cortex-A78C"},
    Part{0x41, 0xd4d, "Cortex-A715"},
    Part{0x41, 0xd4e, "Cortex-X3"},
    Part{0x41, 0xd4f, "Neoverse-V2"},
    Part{0x41, 0xd80, "Cortex-A520"},
    Part{0x41, 0xd81, "Cortex-A720"},
    Part{0x42, 0x516, "ThunderX2"},
    Part{0x46, 0x001, "A64FX"},
    Part{0x48, 0xd01, "TaiShan v110"},
    Part{0x61, 0x022, "Apple M1 Icestorm"},
    Part{0x61, 0x023, "Apple M1 Firestorm"},
    Part{0xc0, 0xac3, "Ampere-1"},
    Part{0xc0, 0xac4, "Ampere-1a"},
};

QString partName(int implementer, int number)
{
    const auto known = std::find_if(Parts.cbegin(), Parts.cend(), [&](const Part &part) {
        return part.implementer == implementer && part.number == number;
    });
    return known == Parts.cend() ? QStringLiteral("ARM 0x%1, part 0x%2")
                                       .arg(implementer, 2, 16, QLatin1Char('0'))
                                       .arg(number, 3, 16, QLatin1Char('0'))
                                 : QLatin1String(known->name);
}

} // namespace

QString cpuModel(std::string_view cpuinfo)
{
    QString named;
    QStringList designs;
    int implementer = 0;
    for (TextCursor lines(cpuinfo); !lines.atEnd();) {
        const std::string_view line = lines.line();
        const size_t colon = line.find(':');
        if (colon == std::string_view::npos)
            continue;
        const QString key = QString::fromUtf8(line.data(), qsizetype(colon)).trimmed();
        const QString value = QString::fromUtf8(line.data() + colon + 1, qsizetype(line.size() - colon - 1)).trimmed();
        if (named.isEmpty() && (key == u"model name" || key == u"cpu"))
            named = value;
        else if (key == u"CPU implementer")
            implementer = value.toInt(nullptr, 0);
        else if (key == u"CPU part")
            designs << partName(implementer, value.toInt(nullptr, 0));
        else if (key == u"uarch")
            designs << value;
    }
    // 32-bit ARM names the architecture only ("ARMv7 Processor rev 3 (v7l)"); the part says more.
    if (!designs.isEmpty()) {
        designs.removeDuplicates();
        return designs.join(QLatin1String(" + "));
    }
    return named;
}

} // namespace performance
