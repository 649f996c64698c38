// SPDX-License-Identifier: MIT
#pragma once

#include "performance/ingest/intake.h"
#include "performance/ingest/span_rates.h"

namespace performance {

// OTLP 1.x, metrics and traces, in both encodings (opentelemetry-proto, collector/metrics/v1 and collector/trace/v1).
// Unknown fields are passed over. False, with `error`, for bytes that are not such a message; points before the break
// have been taken then, and the sender is told that the request was bad.
//
// Thread-safety: one thread at a time for one `intake` or one `spans`; the other functions are pure.

bool takeOtlpMetrics(std::string_view protobuf, Intake &intake, QString *error);
bool takeOtlpTraces(std::string_view protobuf, SpanRates &spans, QString *error);
bool takeOtlpMetricsJson(const QByteArray &json, Intake &intake, QString *error);
bool takeOtlpTracesJson(const QByteArray &json, SpanRates &spans, QString *error);

/// The answers: ExportMetricsServiceResponse and ExportTraceServiceResponse, whose partial success has the same shape.
QByteArray otlpAnswer(const IntakeResult &result);
QByteArray otlpAnswerJson(const IntakeResult &result, bool ofSpans);
/// google.rpc.Status with INVALID_ARGUMENT: the answer to a message that is broken.
QByteArray otlpStatus(const QString &message);

/// What a resource says of the program: service.name and its like are in the key of every series, process.pid and its like tell
/// two of one key apart, and the rest describes and is left out.
std::shared_ptr<const IncomingSender> senderOf(const Attributes &resource);

/// Why a point of a sum or a histogram cannot be taken whose temporality is neither delta nor cumulative.
QString noTemporality();

} // namespace performance
