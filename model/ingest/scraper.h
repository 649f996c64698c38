// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QStringList>

#include <functional>
#include <memory>

namespace performance {

/// Asks programs of this machine for their metrics every few seconds, on a thread of its own. A target that is slow, endless
/// or gone disturbs no other: an answer has four seconds and 16 MiB; redirections are not followed, and nothing but
/// loopback is asked.
class Scraper {
public:
    static constexpr int IntervalMs = 5000;
    static constexpr int TimeoutMs = 4000;
    static constexpr qint64 MostBytes = qint64(16) << 20;

    /// Called on the scraper's thread: the program is the one that listens, the instance host and port.
    using Take = std::function<void(const QByteArray &body, const QString &program, const QString &instance)>;
    Scraper(const QStringList &targets, Take take);
    ~Scraper();
    Scraper(const Scraper &) = delete;
    Scraper &operator=(const Scraper &) = delete;

    /// Of each target that does not answer, a sentence. Thread-safe.
    QStringList problems() const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace performance
