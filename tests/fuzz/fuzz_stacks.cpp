// SPDX-License-Identifier: MIT
// What a history of stacks holds: blocks and the tail. Their parts carry checksums, which are put on here, so that what is behind
// them is read as well. What was read must have no inconsistency, and come back the same when it is written and read again.
#include <performance/series/checksum.h>
#include <performance/series/stacks_activity.h>
#include <performance/series/stacks_codec.h>
#include <performance/series/stacks_merge.h>
#include <performance/series/stacks_rows.h>
#include <performance/series/stacks_tables.h>
#include <performance/series/stacks_tail.h>

using namespace performance;

namespace {

/// A range coder can say the same row a million times in a few bytes, which takes time and shows nothing.
constexpr size_t MostRows = 50'000;

void use(const Profile &profile)
{
    if (!profile.firstInconsistency().isEmpty())
        __builtin_trap();
    if (profile.sampleCount() > MostRows || profile.stacks.size() > MostRows)
        return;
    const TimeRange range{fromNanoseconds(0), fromNanoseconds(std::numeric_limits<qint64>::max() / 4)};
    StacksMerge merge(range, {});
    merge.add(profile);
    merge.add(profile);
    if (!merge.take().firstInconsistency().isEmpty())
        __builtin_trap();
    StacksActivity activity(range);
    activity.add(profile);
    (void)activity.take();
    const StacksBlock block = encodeStacks(profile);
    const auto fine = decodeStacks(block.names, block.fine);
    const auto coarse = decodeStacks(block.names, block.coarse);
    if (!fine || *fine != compacted(profile) || !coarse || !coarse->firstInconsistency().isEmpty())
        __builtin_trap();
}

/// Names of the given length, not compressed, then the tree.
void block(QByteArrayView bytes)
{
    if (bytes.size() < 2)
        return;
    const qsizetype length = std::min<qsizetype>(bytes.size() - 2, quint8(bytes[0]) | quint8(bytes[1]) << 8);
    const QByteArray names = packed(bytes.sliced(2, length).toByteArray(), 1);
    const QByteArray tree = sealed(bytes.sliced(2 + length).toByteArray());
    if (const auto profile = decodeStacks(sealed(QByteArray("WS\1") + names), tree))
        use(*profile);
}

/// Records, each behind its length.
void tail(QByteArrayView bytes)
{
    StacksTailDecoder decoder;
    StacksTailEncoder encoder;
    StacksTailDecoder second;
    while (bytes.size() > 2) {
        const qsizetype length = std::min<qsizetype>(bytes.size() - 2, quint8(bytes[0]) | quint8(bytes[1]) << 8);
        const auto result = decoder.decode(sealed(packed(bytes.sliced(2, length).toByteArray(), 1)));
        bytes = bytes.sliced(2 + length);
        if (result == StacksTailDecoder::Result::Damaged)
            continue;
        if (result == StacksTailDecoder::Result::Began)
            encoder.reset(); // another epoch may have begun at the same moment, with other rows
        if (second.decode(encoder.encode(decoder.profile())) == StacksTailDecoder::Result::Damaged
            || second.profile() != decoder.profile())
            __builtin_trap();
        encoder.written(decoder.profile());
    }
    if (!decoder.isEmpty())
        use(decoder.profile());
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    if (size == 0)
        return 0;
    const QByteArrayView bytes(data + 1, qsizetype(size) - 1);
    if (data[0] % 2 == 0)
        block(bytes);
    else
        tail(bytes);
    return 0;
}
