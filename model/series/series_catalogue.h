// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/mutex.h"
#include "performance/core/series_descriptor.h"

#include <QHash>

#include <functional>
#include <map>
#include <optional>
#include <shared_mutex>
#include <span>

namespace performance {

/// A series that is known, or was.
struct KnownSeries {
    SeriesId id;
    SeriesDescriptor descriptor;
    qint64 goneSince = 0; ///< nanoseconds since 1970; 0: there are samples of it
};

/// The series of a store. An id is a number that never changes and is never given to another series. Thread-safe.
///
/// Series of what is gone (containers, disks, programs that ended) are forgotten: those of which nobody holds the id and no
/// samples came for long, and the oldest of these sooner where the catalogue is full. What is stored of them stays: the
/// store knows them by their key, and one that comes back gets its id again.
///
/// Nobody speaks for somebody else: a series that this program measures, or a plugin, is given out to its own origin only,
/// and a key that would be the collector's to nobody but it. So whatever reads the collector's keys reads what it measured.
class SeriesCatalogue : public SeriesRegistry {
public:
    /// As many as may be known at a time. More is a mistake of whoever names series, and would take all memory.
    static constexpr size_t Limit = 100'000;
    /// Of a key, what the store has of a series that was forgotten. Called without a lock held.
    using Recall = std::function<std::optional<KnownSeries>(const QString &key)>;

    explicit SeriesCatalogue(size_t limit = Limit) : m_limit(limit) {}
    void setRecall(Recall recall) { m_recall = std::move(recall); } ///< before there are threads
    void setLimit(size_t limit) { m_limit = limit; }                ///< before there are threads

    /// The id for a descriptor's key; invalid where the limit is reached, and where the key is another origin's. The first
    /// description of a key stands; one whose origin nobody knows is taken over by the first that asks for it.
    SeriesId idFor(const SeriesDescriptor &descriptor) override { return named(descriptor, true); }
    void release(SeriesId series) override;
    bool isOfAnother(const SeriesDescriptor &descriptor) const override;
    /// The same for whoever uses the id at once and does not keep it.
    SeriesId idForNow(const SeriesDescriptor &descriptor) { return named(descriptor, false); }
    SeriesDescriptor descriptorOf(SeriesId series) const override { return descriptor(series); }

    std::optional<SeriesId> find(const QString &key) const;
    /// Empty where the series is not known.
    SeriesDescriptor descriptor(SeriesId series) const { return known(series).value_or(SeriesDescriptor()); }
    std::optional<SeriesDescriptor> known(SeriesId series) const;
    size_t size() const;
    /// By id.
    std::vector<KnownSeries> entries() const;
    std::vector<SeriesDescriptor> all() const;
    quint64 forgotten() const; ///< how many were, since the catalogue was made
    quint64 refused() const;   ///< how many got no id because the catalogue was full

    // --- for the store ---

    /// There is a sample of it. False where it is not known.
    bool touch(SeriesId series);
    /// What is stored stands: of two ids for a key, the one that is put. What an older version let take a key of the collector
    /// is kept under another, with the attribute wai.origin=unknown.
    void put(const KnownSeries &series);
    /// The same for one that was forgotten in this catalogue and of which there is a sample again. False where its key means
    /// another series by now.
    bool bringBack(const KnownSeries &series);
    /// Ids below are not given to new series.
    void startAt(quint32 next);
    /// Forgets all but these, which are in rising order.
    void keepOnly(std::span<const SeriesId> series);
    /// Of all but these, which are in rising order, there have been no samples since `time` or before.
    void markGone(std::span<const SeriesId> alive, qint64 time);
    /// Forgets at most `most` of those that are released and gone since before a moment.
    void forgetGone(qint64 before, size_t most);
    /// Forgets what is released, where nothing is stored.
    void forgetReleased();

    /// What is to be written down; nothing of it has to be found again in memory once it is.
    struct Changes {
        std::vector<KnownSeries> added;
        std::vector<KnownSeries> leaving; ///< to be forgotten
        std::vector<KnownSeries> aged;    ///< of which there have been no samples since another moment than was written
        std::vector<std::pair<SeriesId, SeriesOrigin>>
            adopted; ///< that were taken over: their origin is to be written anew
        bool isEmpty() const { return added.empty() && leaving.empty() && aged.empty() && adopted.empty(); }
    };
    enum class Which { Urgent, All };
    /// Ages are not urgent.
    Changes changes(Which which) const;
    /// The last changes() were written.
    void saved(const Changes &changes);
    /// They are to be written once more, to another place.
    void unsaveAll();

    /// Forgets everything; only before any id was handed out to somebody else.
    void clear();

private:
    struct Known {
        SeriesDescriptor descriptor;
        QString key;
        qint64 goneSince = 0;
        qint64 savedGone = 0;
        quint32 holders = 0;  ///< of its id
        bool leaving = false; ///< is known until it is written that it is not
    };
    using Entries = std::map<quint32, Known>;

    /// What `asks` may do with a series of `owner`.
    enum class Access { Shares, TakesOver, IsRefused };
    static Access accessOf(SeriesOrigin owner, SeriesOrigin asks);
    SeriesId named(const SeriesDescriptor &descriptor, bool hold);
    void revive(Known &known, bool hold) WAI_REQUIRES(m_mutex);
    Known &insert(quint32 index, const SeriesDescriptor &descriptor, const QString &key) WAI_REQUIRES(m_mutex);
    void erase(Entries::iterator entry) WAI_REQUIRES(m_mutex);
    void leave(Known &known) WAI_REQUIRES(m_mutex);
    bool makeRoom() WAI_REQUIRES(m_mutex);
    size_t count() const WAI_REQUIRES_SHARED(m_mutex) { return m_known.size() - m_leaving; }

    size_t m_limit;
    Recall m_recall;
    mutable OwnedMutex<std::shared_mutex> m_mutex;
    Entries m_known WAI_GUARDED_BY(m_mutex);
    QHash<QString, quint32> m_byKey WAI_GUARDED_BY(m_mutex);
    std::vector<quint32> m_added WAI_GUARDED_BY(m_mutex);                             ///< not written yet
    std::vector<std::pair<SeriesId, SeriesOrigin>> m_adopted WAI_GUARDED_BY(m_mutex); ///< likewise
    size_t m_leaving WAI_GUARDED_BY(m_mutex) = 0;
    quint32 m_next WAI_GUARDED_BY(m_mutex) = 0;
    quint64 m_forgotten WAI_GUARDED_BY(m_mutex) = 0;
    quint64 m_refused WAI_GUARDED_BY(m_mutex) = 0;
    bool m_mayHaveRoom WAI_GUARDED_BY(m_mutex) =
        true; ///< something may have become gone since there was nothing to be forgotten
};

} // namespace performance
