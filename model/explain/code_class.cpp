// SPDX-License-Identifier: MIT
#include "performance/explain/code_class.h"

#include <algorithm>
#include <span>

namespace performance {

namespace {

using enum CodeClass;

/// Where in a name the words stand: at its beginning, or anywhere.
enum class At { Begin, Anywhere };

struct Words {
    CodeClass of;
    bool kernel; ///< of the kernel's functions, or of programs'
    At at;
    QLatin1String words;
};

constexpr bool Kernel = true;
constexpr bool User = false;

/// The collectors of CPython, V8, the JVM, Go, Mono, CoreCLR, Ruby, LuaJIT, the Boehm library and SpiderMonkey; regular expressions of
/// glibc, PCRE, RE2, ICU, libstdc++; and so on. Names as their sources have them.
constexpr Words Table[] = {
    {Collecting, User, At::Begin, QLatin1String("gc_collect")},
    {Collecting, User, At::Begin, QLatin1String("_PyGC_")},
    {Collecting, User, At::Begin, QLatin1String("PyGC_Collect")},
    {Collecting, User, At::Begin, QLatin1String("deduce_unreachable")},
    {Collecting, User, At::Anywhere, QLatin1String("v8::internal::Heap::Collect")},
    {Collecting, User, At::Anywhere, QLatin1String("v8::internal::Heap::PerformGarbageCollection")},
    {Collecting, User, At::Anywhere, QLatin1String("v8::internal::MarkCompact")},
    {Collecting, User, At::Anywhere, QLatin1String("v8::internal::Scavenge")},
    {Collecting, User, At::Anywhere, QLatin1String("v8::internal::ConcurrentMarking")},
    {Collecting, User, At::Anywhere, QLatin1String("v8::internal::MinorMark")},
    {Collecting, User, At::Anywhere, QLatin1String("v8::internal::Sweeper")},
    {Collecting, User, At::Anywhere, QLatin1String("v8::internal::Evacuat")},
    {Collecting, User, At::Begin, QLatin1String("G1ParScan")},
    {Collecting, User, At::Begin, QLatin1String("G1CollectedHeap::")},
    {Collecting, User, At::Begin, QLatin1String("G1ParEvacuate")},
    {Collecting, User, At::Begin, QLatin1String("PSParallelCompact")},
    {Collecting, User, At::Begin, QLatin1String("GenCollectedHeap::")},
    {Collecting, User, At::Begin, QLatin1String("ZMark::")},
    {Collecting, User, At::Begin, QLatin1String("ShenandoahConcurrentMark")},
    {Collecting, User, At::Begin, QLatin1String("runtime.gc")},
    {Collecting, User, At::Begin, QLatin1String("runtime.scanobject")},
    {Collecting, User, At::Begin, QLatin1String("sgen_")},
    {Collecting, User, At::Anywhere, QLatin1String("gc_heap::")},
    {Collecting, User, At::Begin, QLatin1String("gc_mark")},
    {Collecting, User, At::Begin, QLatin1String("gc_sweep")},
    {Collecting, User, At::Begin, QLatin1String("garbage_collect")},
    {Collecting, User, At::Begin, QLatin1String("GC_mark")},
    {Collecting, User, At::Begin, QLatin1String("GC_collect")},
    {Collecting, User, At::Anywhere, QLatin1String("js::gc::")},
    {Matching, User, At::Anywhere, QLatin1String("std::__detail::_Executor")},
    {Matching, User, At::Anywhere, QLatin1String("std::regex_")},
    {Matching, User, At::Begin, QLatin1String("pcre")},
    {Matching, User, At::Begin, QLatin1String("regexec")},
    {Matching, User, At::Begin, QLatin1String("re_search")},
    {Matching, User, At::Anywhere, QLatin1String("RegexMatcher::")},
    {Matching, User, At::Begin, QLatin1String("re2::")},
    {Matching, User, At::Anywhere, QLatin1String("boost::re_detail")},
    {Matching, User, At::Begin, QLatin1String("sre_")},
    {Matching, User, At::Anywhere, QLatin1String("regex_automata::")},
    {Compressing, User, At::Begin, QLatin1String("deflate")},
    {Compressing, User, At::Begin, QLatin1String("inflate")},
    {Compressing, User, At::Begin, QLatin1String("longest_match")},
    {Compressing, User, At::Begin, QLatin1String("compress2")},
    {Compressing, User, At::Begin, QLatin1String("ZSTD_")},
    {Compressing, User, At::Begin, QLatin1String("HUF_")},
    {Compressing, User, At::Begin, QLatin1String("LZ4_")},
    {Compressing, User, At::Begin, QLatin1String("lzma_")},
    {Compressing, User, At::Begin, QLatin1String("BZ2_")},
    {Compressing, User, At::Begin, QLatin1String("Brotli")},
    {Parsing, User, At::Anywhere, QLatin1String("simdjson::")},
    {Parsing, User, At::Anywhere, QLatin1String("nlohmann::")},
    {Parsing, User, At::Anywhere, QLatin1String("rapidjson::")},
    {Parsing, User, At::Anywhere, QLatin1String("QJsonPrivate::Parser")},
    {Parsing, User, At::Begin, QLatin1String("xmlParse")},
    {Parsing, User, At::Begin, QLatin1String("XML_Parse")},
    {Hashing, User, At::Begin, QLatin1String("SHA")},
    {Hashing, User, At::Begin, QLatin1String("sha256_")},
    {Hashing, User, At::Begin, QLatin1String("MD5_")},
    {Hashing, User, At::Begin, QLatin1String("EVP_")},
    {Hashing, User, At::Begin, QLatin1String("aesni_")},
    {Allocating, User, At::Begin, QLatin1String("_int_malloc")},
    {Allocating, User, At::Begin, QLatin1String("_int_free")},
    {Allocating, User, At::Begin, QLatin1String("malloc")},
    {Allocating, User, At::Begin, QLatin1String("operator new")},
    {Faulting, Kernel, At::Anywhere, QLatin1String("exc_page_fault")},
    {Faulting, Kernel, At::Begin, QLatin1String("handle_mm_fault")},
    {LookingUp, Kernel, At::Begin, QLatin1String("filename_lookup")},
    {LookingUp, Kernel, At::Begin, QLatin1String("path_lookupat")},
    {LookingUp, Kernel, At::Begin, QLatin1String("path_openat")},
    {LookingUp, Kernel, At::Begin, QLatin1String("link_path_walk")},
    {LookingUp, Kernel, At::Begin, QLatin1String("vfs_statx")},
    {LookingUp, Kernel, At::Begin, QLatin1String("iterate_dir")},
    {Notifying, Kernel, At::Begin, QLatin1String("inotify_")},
    {Notifying, Kernel, At::Begin, QLatin1String("fanotify_")},
    {Notifying, Kernel, At::Begin, QLatin1String("fsnotify")},
    {Notifying, Kernel, At::Begin, QLatin1String("__fsnotify")},
    {Sleeping, Kernel, At::Begin, QLatin1String("hrtimer_nanosleep")},
    {Sleeping, Kernel, At::Begin, QLatin1String("do_nanosleep")},
    {Sleeping, Kernel, At::Begin, QLatin1String("common_nsleep")},
    {Sleeping, Kernel, At::Anywhere, QLatin1String("sys_clock_nanosleep")},
    {Sleeping, Kernel, At::Begin, QLatin1String("schedule_hrtimeout")},
    {Sleeping, Kernel, At::Begin, QLatin1String("timerfd_")},
    {Sleeping, User, At::Anywhere, QLatin1String("clock_nanosleep")},
    {Sleeping, User, At::Begin, QLatin1String("usleep")},
    {Sleeping, User, At::Anywhere, QLatin1String("nanosleep")},
    {Resolving, User, At::Begin, QLatin1String("getaddrinfo")},
    {Resolving, User, At::Begin, QLatin1String("gethostby")},
    {Resolving, User, At::Begin, QLatin1String("__res_")},
    {Resolving, User, At::Begin, QLatin1String("res_n")},
    {Resolving, User, At::Anywhere, QLatin1String("_nss_dns_")},
    {Resolving, User, At::Anywhere, QLatin1String("_nss_resolve_")},
    {Resolving, User, At::Begin, QLatin1String("gaih_")},
    {Storing, Kernel, At::Begin, QLatin1String("io_schedule")},
    {Storing, Kernel, At::Begin, QLatin1String("folio_wait_")},
    {Storing, Kernel, At::Begin, QLatin1String("wait_on_page_")},
    {Storing, Kernel, At::Begin, QLatin1String("jbd2_log_wait")},
    {Storing, Kernel, At::Begin, QLatin1String("submit_bio_wait")},
    {Storing, Kernel, At::Begin, QLatin1String("blkdev_issue_flush")},
    {Storing, Kernel, At::Begin, QLatin1String("balance_dirty_pages")},
    {Storing, User, At::Anywhere, QLatin1String("fsync")},
    {Storing, User, At::Anywhere, QLatin1String("fdatasync")},
    {Storing, User, At::Anywhere, QLatin1String("msync")},
    {Storing, User, At::Anywhere, QLatin1String("pwrite")},
    {Storing, User, At::Anywhere, QLatin1String("pread")},
    {Reclaiming, Kernel, At::Begin, QLatin1String("try_to_free_")},
    {Reclaiming, Kernel, At::Begin, QLatin1String("shrink_")},
    {Compacting, Kernel, At::Begin, QLatin1String("compact_zone")},
    {Compacting, Kernel, At::Begin, QLatin1String("try_to_compact_pages")},
    {Spawning, Kernel, At::Begin, QLatin1String("kernel_clone")},
    {Spawning, Kernel, At::Begin, QLatin1String("do_exit")},
    {Spawning, Kernel, At::Begin, QLatin1String("bprm_execve")},
    {Spawning, Kernel, At::Begin, QLatin1String("exit_mmap")},
};

bool says(const QString &function, const Words &row)
{
    return row.at == At::Begin ? function.startsWith(row.words) : function.contains(row.words);
}

} // namespace

CodeClasses classesOf(const QString &function, ModuleKind kind)
{
    const bool isKernel = kind == ModuleKind::Kernel;
    CodeClasses classes = 0;
    for (const Words &row : Table) {
        if (row.kernel == isKernel && !(classes & bitOf(row.of)) && says(function, row))
            classes |= bitOf(row.of);
    }
    return classes;
}

} // namespace performance
