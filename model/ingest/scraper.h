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

    struct Page {
        QString target; ///< its address, as it was given
        QByteArray body;
        QString program;  ///< the one that listens
        QString instance; ///< host, port, and the path where it is not /metrics: two pages of one port are two targets
        bool isOpenMetrics = false; ///< by its content type
    };
    /// Called on the scraper's thread.
    using Take = std::function<void(const Page &page)>;
    /// Told of each time a target gives no page, and why.
    using Failed = std::function<void(const QString &target, const QString &why)>;
    Scraper(const QStringList &targets, Take take, Failed failed);
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
