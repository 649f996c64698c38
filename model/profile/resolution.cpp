// SPDX-License-Identifier: MIT
#include "performance/profile/resolution.h"

#include "performance/profile/profile_builder.h"

namespace performance {

void apply(ProfileBuilder &builder, const Resolution &resolution)
{
    const ProfileFrame frame = builder.profile().frames[size_t(resolution.frame)];
    std::vector<ProfileLocation> locations;
    for (const ResolvedLocation &found : resolution.locations) {
        const bool known = !found.name.isEmpty();
        const QString name = known
            ? found.name
            : QStringLiteral("%1+0x%2")
                  .arg(builder.profile().text(builder.profile().modules[size_t(frame.module)].name))
                  .arg(found.start ? found.start : frame.address, 0, 16);
        const qint32 function = builder.function(builder.string(name), frame.module, known,
                                                 known ? 0 : builder.string(found.reason));
        locations.push_back({function, builder.string(found.file), found.line});
    }
    builder.resolve(resolution.frame, locations);
}

} // namespace performance
