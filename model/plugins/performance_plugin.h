// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/metric.h"

#include <QtPlugin>

#include <chrono>
#include <vector>

namespace performance {

/// What a Qt plugin gives: metrics, rules for suggestions, or both.
///
///     class Queue : public QObject, public performance::PerformancePlugin {
///         Q_OBJECT
///         Q_PLUGIN_METADATA(IID PerformancePlugin_iid)
///         Q_INTERFACES(performance::PerformancePlugin)
///     public:
///         std::vector<performance::PerformanceMetric> sample() override { return {{"queue.length", "Queue", …, "{message}"}}; }
///     };
///
/// It runs in a process of its own (wai-performance-plugin-host) with limits on memory and time: one that crashes, hangs or
/// prints nonsense is stopped and named, and nothing else is disturbed. Its metrics get its file's name as service.name.
/// Thread-safety: the main thread of that process calls everything.
class PerformancePlugin {
public:
    virtual ~PerformancePlugin() = default;

    /// Called every interval(), on one thread. Must return within five seconds.
    virtual std::vector<PerformanceMetric> sample() { return {}; }
    virtual std::chrono::milliseconds interval() const { return std::chrono::seconds(1); }

    /// Rules in the form of resources/optimize/rules.schema.json; asked for once. They may look at what is measured
    /// of this machine and at the plugin's own metrics, not at what others send, and turn what the built-in catalogue of knobs
    /// allows, no more. An id of the built-in rules is not taken.
    virtual QByteArray rules() const { return {}; }
};

} // namespace performance

#define PerformancePlugin_iid "org.wai.Performance.Plugin/1"
Q_DECLARE_INTERFACE(performance::PerformancePlugin, PerformancePlugin_iid)
