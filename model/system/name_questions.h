// SPDX-License-Identifier: MIT
#pragma once

#include "performance/core/metric_table.h"
#include "performance/core/snapshot.h"
#include "performance/procfs/kernel_file.h"
#include "performance/system/source.h"

#include <map>
#include <vector>

namespace performance {

/// Which processes wait for a name server: resolvers open a socket for each question, connect it to port 53 and close it with the
/// answer (resolv/res_send.c of glibc; musl, Go and c-ares likewise), which takes some milliseconds. Where two looks in a row, five
/// seconds apart, find some open, the same or others, their holders are searched, and each gets its series. One that is open for a
/// minute is kept so by a program whether it asks something or not, and does not count.
///
/// Not seen: questions over TCP, TLS or HTTPS, and to a service of the machine that is asked otherwise (nscd, D-Bus).
/// Thread-safety: the collector's thread.
class NameQuestions {
public:
    /// More processes than this are not followed.
    static constexpr size_t Limit = 32;

    NameQuestions(const KernelRoot &root, SeriesRegistry &registry) : m_root(root), m_registry(registry) {}
    /// The inodes of the sockets that are connected to some port 53 now.
    void look(const std::vector<uint64_t> &sockets);
    /// What the last look found.
    void write(SampleBatch &batch) const;

private:
    struct Asker {
        SeriesId waiting;
        bool waits = false;
        int idleLooks = 0;
    };
    void findAskers(const std::vector<uint64_t> &open);

    KernelRoot m_root;
    SeriesRegistry &m_registry;
    std::map<uint64_t, int> m_looks; ///< by inode: how many found it open
    std::map<int32_t, Asker> m_askers;
    int m_sinceSearch = 0; ///< looks
    bool m_wasOpen = false;
};

} // namespace performance
