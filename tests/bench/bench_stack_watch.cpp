// SPDX-License-Identifier: MIT
// What it costs to sample stacks all the time, while every CPU compiles C++: CPU time of all of it (our threads, and the analyser
// that names frames), resident memory, and samples; and perf record -F 19 -a --call-graph dwarf, where it is installed, in turn.
// What the kernel takes within the interrupted programs is in neither; it is measured apart, at a rate that shows it: how much
// slower a loop is for each sample.
// Usage: bench_stack_watch [SECONDS [ROUNDS]]
#include <performance/procfs/process_stat.h>
#include <performance/procfs/small_file.h>
#include <performance/profile/analyser/analyser_process.h>
#include <performance/profile/capture/perf_event.h>
#include <performance/profile/watch/stack_watch.h>

#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <thread>

using namespace performance;

namespace {

using Clock = std::chrono::steady_clock;

constexpr double StartSeconds = 30;

double seconds(const timeval &time)
{
    return double(time.tv_sec) + double(time.tv_usec) * 1e-6;
}

double ownCpu()
{
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

/// A line of /proc/PID/status, in MiB.
double statusMb(const std::string &process, const std::string &name)
{
    const std::string status = smallFile("/proc/" + process + "/status").value_or("");
    const size_t at = status.find(name + ':');
    return at == std::string::npos ? 0 : double(std::atol(status.c_str() + at + name.size() + 1)) / 1024;
}

std::int32_t started(const std::vector<std::string> &command)
{
    const pid_t child = ::fork();
    if (child == 0) {
        std::vector<char *> arguments;
        for (const std::string &word : command)
            arguments.push_back(const_cast<char *>(word.c_str()));
        arguments.push_back(nullptr);
        ::execvp(arguments[0], arguments.data());
        ::_exit(127);
    }
    return child;
}

/// Compilers on every CPU, one after another, until this object is gone.
class Compilers {
public:
    Compilers(const std::string &source, unsigned count)
    {
        const std::string script = "while :; do g++ -std=c++20 -O2 -c " + source + " -o /dev/null; done";
        for (unsigned i = 0; i < count; ++i) {
            const pid_t child = ::fork();
            if (child == 0) {
                ::setpgid(0, 0);
                ::execlp("sh", "sh", "-c", script.c_str(), nullptr);
                ::_exit(127);
            }
            ::setpgid(child, child);
            m_groups.push_back(child);
        }
    }
    ~Compilers()
    {
        for (const pid_t group : m_groups) {
            ::kill(-group, SIGKILL);
            ::waitpid(group, nullptr, 0);
        }
    }

private:
    std::vector<pid_t> m_groups;
};

std::string writeSource(const std::string &folder)
{
    const std::string file = folder + "/compiled.cpp";
    std::ofstream(file)
        << "#include <algorithm>\n#include <functional>\n#include <iostream>\n#include <map>\n#include <regex>\n"
           "#include <string>\n#include <unordered_map>\n#include <variant>\n#include <vector>\n"
           "std::map<std::string, std::vector<std::string>> found;\n"
           "void look(const std::string &text) {\n"
           "  const std::regex words(\"[a-z]+\");\n"
           "  for (std::sregex_iterator i(text.begin(), text.end(), words), end; i != end; ++i)\n"
           "    found[i->str()].push_back(text);\n"
           "  for (auto &[word, lines] : found) std::sort(lines.begin(), lines.end());\n"
           "}\n"
           "int main() { for (std::string line; std::getline(std::cin, line);) look(line); }\n";
    return file;
}

/// Processes with CPU time since the call before, as the collector's tick tells them.
class Busy {
public:
    std::vector<BusyProcess> look()
    {
        std::vector<BusyProcess> busy;
        for (const auto &entry : std::filesystem::directory_iterator("/proc")) {
            const std::string name = entry.path().filename();
            const auto text = name.find_first_not_of("0123456789") == std::string::npos
                ? smallFile("/proc/" + name + "/stat")
                : tl::expected<std::string, int>(tl::make_unexpected(ENOENT));
            const auto stat = text ? parseProcessStat(*text) : std::nullopt;
            if (!stat)
                continue;
            std::uint64_t &before = m_ticks[stat->pid];
            const std::uint64_t ticks = stat->userTicks + stat->systemTicks;
            if (ticks > before)
                busy.push_back({{stat->pid, stat->startTime}, double(ticks - before) / 100});
            before = ticks;
        }
        return busy;
    }

private:
    std::map<std::int32_t, std::uint64_t> m_ticks;
};

struct Figures {
    double cpu = 0;
    double analyserCpu = 0;
    double memoryMb = 0;
    double analyserMb = 0;
    double samples = 0;
    double complete = 0;
    double truncated = 0;
    double lost = 0;
    double elapsed = 0;
    double startCpu = 0; ///< of its first seconds, in which programs and libraries are read once
    double estimate = 0; ///< what it says of itself
};

Figures measureOurs(double duration)
{
    Figures figures;
    Busy listed;
    (void)listed.look();
    const double memory = statusMb("self", "VmRSS");
    AnalyserProcess analyser;
    const double cpu = ownCpu();
    int round = 0;
    const auto since = [](Clock::time_point time) {
        return std::chrono::duration<double>(Clock::now() - time).count();
    };
    const auto named = [&analyser] { return std::chrono::duration<double>(analyser.cpuTime()).count(); };
    double others = 0; // the list of processes is not ours: the collector has it anyway
    {
        const auto watch = StackWatch::start({});
        const auto runFor = [&](double span) {
            for (auto from = Clock::now(); since(from) < span;) {
                std::this_thread::sleep_for(std::chrono::seconds(1));
                const double before = ownCpu();
                const std::vector<BusyProcess> busy = listed.look();
                others += ownCpu() - before;
                watch->follow(busy);
                (void)watch->epoch();
                if (++round % 5 == 0)
                    watch->resolve(analyser);
            }
        };
        runFor(StartSeconds);
        figures.startCpu = ownCpu() - cpu - others + named();
        const double analysed = named();
        const double warm = ownCpu() - others;
        const auto before = double(watch->epoch().sampleCount());
        const auto warmed = Clock::now();
        runFor(duration);
        figures.elapsed = since(warmed);
        figures.cpu = ownCpu() - others - warm;
        figures.analyserCpu = named() - analysed;
        figures.memoryMb = statusMb("self", "VmRSS") - memory;
        const Profile profile = watch->epoch();
        figures.samples = double(profile.sampleCount()) - before;
        figures.complete = double(profile.quality.complete) / double(std::max<qint64>(1, profile.quality.stacks));
        figures.truncated = double(profile.quality.truncated) / double(std::max<qint64>(1, profile.quality.stacks));
        figures.lost = double(profile.quality.lost);
        figures.estimate = watch->status().cost;
        const std::string children =
            smallFile("/proc/self/task/" + std::to_string(::getpid()) + "/children").value_or("");
        for (size_t at = 0; at < children.size();) { // the compilers' shells are others
            const size_t end = std::min(children.find(' ', at), children.size());
            const std::string child = children.substr(at, end - at);
            if (smallFile("/proc/" + child + "/comm").value_or("").starts_with("wai-performance"))
                figures.analyserMb = statusMb(child, "RssAnon"); // the rest are libraries that we have as well
            at = end + 1;
        }
    }
    return figures;
}

double measurePerf(double duration, const std::string &folder)
{
    const std::int32_t perf = started({"perf", "record", "-q", "-F", "19", "-a", "--call-graph", "dwarf", "-o",
                                       folder + "/perf.data", "--", "sleep", std::to_string(duration)});
    int status = 0;
    rusage usage{};
    ::wait4(perf, &status, 0, &usage);
    return WIFEXITED(status) && WEXITSTATUS(status) == 0 ? seconds(usage.ru_utime) + seconds(usage.ru_stime) : -1;
}

volatile unsigned long sink;

double loopSeconds(int depth)
{
    volatile char frame[4096]; // a stack that is worth its copy
    frame[0] = char(depth);
    if (depth > 0)
        return loopSeconds(depth - 1) + frame[0] * 0;
    timespec before{};
    timespec after{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &before);
    for (unsigned long i = 0; i < 400'000'000; ++i)
        sink = sink + i;
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &after);
    return double(after.tv_sec - before.tv_sec) + double(after.tv_nsec - before.tv_nsec) * 1e-9;
}

/// Nanoseconds of this thread for each sample of it, by the loop that is slower with 2,000 a second.
double kernelNsPerSample()
{
    constexpr double Rate = 2000;
    perf_event_attr attributes = commonAttributes();
    attributes.type = PERF_TYPE_SOFTWARE;
    attributes.config = PERF_COUNT_SW_CPU_CLOCK;
    attributes.sample_period = std::uint64_t(1e9 / Rate);
    attributes.watermark = 0;
    attributes.wakeup_events = 1u << 30;
    addStacks(attributes, 65528);
    std::vector<double> costs;
    for (int round = 0; round < 7; ++round) {
        const double bare = loopSeconds(8);
        const auto event = openPerfEvent(attributes, 0, -1);
        if (!event)
            return -1;
        const size_t bytes = size_t(4096) + (size_t(2) << 20);
        void *const ring = ::mmap(nullptr, bytes, PROT_READ, MAP_SHARED, event->get(),
                                  0); // which is written over and over
        if (ring == MAP_FAILED)
            return -1;
        ::ioctl(event->get(), PERF_EVENT_IOC_ENABLE, 0);
        const double sampled = loopSeconds(8);
        ::munmap(ring, bytes);
        costs.push_back((sampled - bare) / (sampled * Rate) * 1e9);
    }
    std::ranges::sort(costs);
    return costs[costs.size() / 2];
}

} // namespace

int main(int argc, char *argv[])
{
    const double duration = argc > 1 ? std::atof(argv[1]) : 60;
    const int rounds = argc > 2 ? std::atoi(argv[2]) : 2;
    char name[] = "/tmp/bench_stack_watch-XXXXXX";
    const std::string folder = ::mkdtemp(name) ? name : ".";
    const unsigned cpus = unsigned(std::max(1L, ::sysconf(_SC_NPROCESSORS_ONLN)));
    const double kernelNs = kernelNsPerSample();
    std::printf("kernel_us_per_sample %.2f\n", kernelNs * 1e-3);
    {
        const Compilers load(writeSource(folder), cpus);
        for (int round = 0; round < rounds; ++round) {
            const double perf = measurePerf(duration, folder);
            const Figures ours = measureOurs(duration);
            const double machine = ours.elapsed * cpus;
            const double kernel = ours.samples * std::max(0.0, kernelNs) * 1e-9;
            std::printf("round_%d_ours_cpu_s %.4f\nround_%d_analyser_cpu_s %.4f\nround_%d_kernel_cpu_s %.4f\n", round,
                        ours.cpu, round, ours.analyserCpu, round, kernel);
            std::printf("round_%d_truncated_share %.4f\n", round, ours.truncated);
            std::printf("round_%d_start_cpu_s %.4f\n", round, ours.startCpu);
            std::printf("round_%d_share_of_machine %.5f\nround_%d_own_estimate %.5f\n", round,
                        (ours.cpu + ours.analyserCpu + kernel) / machine, round, ours.estimate);
            std::printf("round_%d_perf_cpu_s %.4f\nround_%d_ratio %.3f\n", round, perf, round,
                        perf > 0 ? (ours.cpu + ours.analyserCpu) / perf : -1);
            std::printf("round_%d_samples %.0f\nround_%d_lost %.0f\nround_%d_whole_share %.4f\n", round, ours.samples,
                        round, ours.lost, round, ours.complete);
            std::printf("round_%d_memory_mb %.1f\nround_%d_analyser_mb %.1f\n", round, ours.memoryMb, round,
                        ours.analyserMb);
            std::fflush(stdout);
        }
    }
    std::filesystem::remove_all(folder);
    return 0;
}
