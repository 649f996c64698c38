// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QString>

#include <optional>
#include <span>
#include <unordered_map>
#include <vector>

namespace performance {

/// A profile.proto as it stands in its bytes, which must outlive it; `strings` are decoded, what points at them is not.
/// Source: https://github.com/google/pprof/blob/main/proto/profile.proto
///
/// Thread-safety: a plain value and pure functions.
struct PprofMessage {
    struct ValueType {
        quint64 type = 0; ///< string
        quint64 unit = 0; ///< string
    };
    struct Label {
        quint64 key = 0;  ///< string
        quint64 text = 0; ///< string; 0 where it is a number
        qint64 number = 0;
    };
    struct Sample {
        std::vector<quint64> locations; ///< ids, the innermost first
        std::vector<qint64> values;     ///< by sample type
        std::vector<Label> labels;
    };
    struct Mapping {
        quint64 start = 0;
        quint64 limit = 0;
        quint64 offset = 0;
        quint64 file = 0;    ///< string
        quint64 buildId = 0; ///< string
    };
    struct Line {
        quint64 function = 0; ///< id
        qint32 line = 0;
    };
    struct Location {
        quint64 mapping = 0; ///< id; 0: none
        quint64 address = 0;
        std::vector<Line> lines; ///< the innermost first
    };
    struct Function {
        quint64 name = 0; ///< string
        quint64 file = 0; ///< string
    };

    std::vector<ValueType> types;
    std::vector<std::span<const unsigned char>> samples; ///< read one by one: sampleOf()
    std::unordered_map<quint64, Mapping> mappings;
    std::unordered_map<quint64, Location> locations;
    std::unordered_map<quint64, Function> functions;
    std::vector<QString> strings;
    std::vector<quint64> comments; ///< strings
    ValueType periodType;
    qint64 period = 0;
    qint64 start = 0;        ///< nanoseconds since 1970
    qint64 duration = 0;     ///< nanoseconds
    quint64 defaultType = 0; ///< string; 0: the last

    QString string(quint64 number) const { return number < strings.size() ? strings[size_t(number)] : QString(); }
};

/// Nothing where the bytes are no such message.
std::optional<PprofMessage> readPprof(const QByteArray &content);
PprofMessage::Sample sampleOf(std::span<const unsigned char> bytes);

} // namespace performance
