# SPDX-License-Identifier: MIT
"""The conditions, each with its true cause, how it is made, and how it is seen without the program that is tried.

A condition is a generator: until the first yield it starts what always runs (a victim), until the second one the trouble; after
that it looks whether the trouble was real. Between them pass the quiet lead-in and the time that is asked for.
"""
import os
import pathlib
import re
import shutil
import subprocess
import sys

from stage import Skipped, net_counter, number_in, pressure

CONDITIONS = {}


class Condition:
    def __init__(self, name, kinds, subjects, make, needs):
        self.name = name
        self.kinds = kinds  # the first is the true kind; others say the same in other words
        self.subjects = subjects  # one of these must stand in the subject of the cause; empty: whoever
        self.make = make
        self.needs = needs


def condition(name, kinds, subjects, needs=""):
    def register(make):
        CONDITIONS[name] = Condition(name, kinds.split(), subjects.split(), make, needs)
        return make
    return register


def busy(stage, program, before=0.0):
    """CPUs that a program used since the condition began."""
    return (program.cpu() - before) / stage.passed()


def mine(stage):
    """How many CPUs a program that wants all of them gets at least: a fifth of what others leave to it."""
    return max(0.15, (stage.cpus - stage.strangers) / 5)


def rate(stage, count):
    """How often something happened in a second."""
    return count / stage.passed()


def felt(stage, resource, before, least=0.3):
    share = (pressure(resource) - before) / stage.passed()
    stage.verify(share > least, f"pressure/{resource}: {100 * share:.0f} %")


def slower(stage, victim, before, what, which="p95"):
    """Its victim suffers. Where strangers kept the machine busy before, it suffered already: that is noted only."""
    sentence = f"{what}: {which} {before:.1f} to {victim.slowest(which):.1f} ms"
    if stage.strangers > 0.3:
        stage.checks.append(sentence + " (others were busy before)")
    else:
        stage.verify(victim.slowest(which) > before * 1.2, sentence)


def shop(stage):
    """The victim of most conditions: forty requests a second of five milliseconds each."""
    return stage.start("shop", "making_cpu", "answer", 40, 5000)


# The CPU


@condition("cpu-hog", "cpu.contention", "cruncher")
def cpu_hog(stage):
    victim = shop(stage)
    yield
    before = victim.slowest()
    hog = stage.start("cruncher", "making_cpu", "crunch", stage.cpus * 3)
    cpu = pressure("cpu")
    yield
    stage.verify(busy(stage, hog) > mine(stage), f"stat: cruncher took {busy(stage, hog):.1f} CPUs")
    felt(stage, "cpu", cpu)
    slower(stage, victim, before, "requests of shop")


@condition("many-small-hogs", "cpu.many cpu.contention", "minnow")
def many_small_hogs(stage):
    victim = shop(stage)
    yield
    before = victim.slowest()
    hogs = stage.start("minnow", "making_cpu", "nibble", stage.cpus * 8, 25)
    cpu = pressure("cpu")
    yield
    most = max(one_cpu(pid) for pid in hogs.pids())
    share = busy(stage, hogs)
    stage.verify(share > mine(stage) and most < hogs.cpu() / 4, f"stat: {len(hogs.pids())} of minnow took {share:.1f} CPUs, none more than {most / stage.passed():.2f}")
    felt(stage, "cpu", cpu)
    slower(stage, victim, before, "requests of shop")


def one_cpu(pid):
    words = pathlib.Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(words[11]) + int(words[12])) / os.sysconf("SC_CLK_TCK")


@condition("too-many-threads", "cpu.contention cpu.many", "pool")
def too_many_threads(stage):
    victim = shop(stage)
    yield
    before = victim.slowest()
    pool = stage.start("pool", "making_cpu", "crunch", stage.cpus * 20)
    cpu = pressure("cpu")
    yield
    running = pool.states().count("R")
    stage.verify(running > stage.cpus * 15, f"task/*/stat: {running} threads of pool want to run")
    felt(stage, "cpu", cpu)
    slower(stage, victim, before, "requests of shop")


@condition("nice-levels", "cpu.contention", "batch")
def nice_levels(stage):
    """The program that matters runs at nice 10, and the one that does not at 0."""
    victim = stage.start("shop", "making_cpu", "answer", 40, 5000, nice=10)
    yield
    before = victim.slowest()
    batch = stage.start("batch", "making_cpu", "crunch", stage.cpus)
    yield
    own, other = nice_of(victim), nice_of(batch)
    stage.verify(own > other, f"stat: shop is at nice {own}, batch at {other}")
    stage.verify(busy(stage, batch) > mine(stage), f"stat: batch took {busy(stage, batch):.1f} CPUs")
    slower(stage, victim, before, "requests of shop")


def nice_of(program):
    return int(pathlib.Path(f"/proc/{program.process.pid}/stat").read_text().rpartition(")")[2].split()[16])


@condition("single-thread", "cpu.single-thread code.hot", "layouter")
def single_thread(stage):
    yield
    program = stage.start("layouter", "making_cpu", "one-of-many")
    yield
    busiest = max(int(words[11]) + int(words[12]) for words in (task.read_text().rpartition(")")[2].split() for task in pathlib.Path(f"/proc/{program.process.pid}/task").glob("*/stat")))
    share = busiest / os.sysconf("SC_CLK_TCK") / program.cpu()
    stage.verify(busy(stage, program) > mine(stage) and share > 0.97, f"task/*/stat: {100 * share:.0f} % of layouter's {busy(stage, program):.1f} CPUs are of one thread")


@condition("short-lived", "cpu.short-lived", "starter configure-probe")
def short_lived(stage):
    probe = stage.work / "bin" / "configure-probe"
    probe.parent.mkdir(exist_ok=True)
    shutil.copy(stage.making / "making_cpu", probe)
    yield
    forks = number_in("/proc/stat", "processes")
    starters = [stage.start("starter", "making_cpu", "start", probe) for _ in range(stage.cpus)]
    yield
    forks = number_in("/proc/stat", "processes") - forks
    cpu = sum(one.cpu() for one in starters)
    stage.verify(rate(stage, forks) > 200, f"/proc/stat: {rate(stage, forks):.0f} processes a second were started")
    stage.verify(cpu / stage.passed() > mine(stage), f"stat: starter and its children took {cpu / stage.passed():.1f} CPUs")


@condition("context-switches", "timer.wakeups wait.peer", "relay")
def context_switches(stage):
    yield
    switches = number_in("/proc/stat", "ctxt")
    relay = stage.start("relay", "making_cpu", "ping-pong")
    yield
    own, switches = relay.switches(), number_in("/proc/stat", "ctxt") - switches
    stage.verify(own > 0.7 * switches and rate(stage, own) > 10000, f"status: {rate(stage, own):.0f} of the machine's {rate(stage, switches):.0f} switches a second are of relay")


@condition("timer-storm", "timer.wakeups", "poller")
def timer_storm(stage):
    yield
    poller = stage.start("poller", "making_cpu", "wake", 8, 60)
    yield
    stage.verify(rate(stage, poller.switches()) > 20000, f"status: {rate(stage, poller.switches()):.0f} wake-ups a second of poller")


@condition("background-update", "background.update", "dpkg unattended")
def background_update(stage):
    victim = shop(stage)
    yield
    before = victim.slowest()
    update = stage.start("dpkg", "making_cpu", "upgrade", stage.work / "unpacked", stage.cpus * 2)
    yield
    stage.verify(busy(stage, update) > mine(stage), f"stat: dpkg took {busy(stage, update):.1f} CPUs")
    stage.verify(update.io("write_bytes") > 10 << 20, f"io: dpkg wrote {update.io('write_bytes') >> 20} MiB")
    slower(stage, victim, before, "requests of shop")


# What a program does


def hot(stage, name, what, function):
    """A program that is busy in one function, on every CPU."""
    program = stage.start(name, "making_hot", what, stage.cpus)
    yield
    share = hottest(stage, program, function)
    stage.verify(busy(stage, program) > mine(stage), f"stat: {name} took {busy(stage, program):.1f} CPUs")
    if share is not None:
        stage.verify(share > 0.5, f"perf: {100 * share:.0f} % of {name} under {function}")


def hottest(stage, program, function):
    """The share of a program's samples with this function on the stack, as perf says; nothing where there is no perf."""
    if not shutil.which("perf"):
        return None
    data = stage.work / "perf.data"
    done = subprocess.run(["perf", "record", "-q", "-e", "cpu-clock:u", "-F", "199", "-g", "-p", str(program.process.pid), "-o", data, "--", "sleep", "1"],
                          capture_output=True)
    if done.returncode != 0 or not data.exists():
        return None
    text = subprocess.run(["perf", "script", "-i", data, "-F", "comm,ip,sym,dso"], capture_output=True, text=True).stdout
    samples = [block for block in text.split("\n\n") if block.strip()]
    return sum(function in block for block in samples) / max(1, len(samples))


@condition("hot-regexp", "code.hot", "matcher")
def hot_regexp(stage):
    yield
    yield from hot(stage, "matcher", "match", "regex")


@condition("hot-compression", "code.hot", "packer")
def hot_compression(stage):
    yield
    yield from hot(stage, "packer", "compress", "libz")


@condition("hot-json", "code.hot", "orders")
def hot_json(stage):
    yield
    yield from hot(stage, "orders", "parse", "parse")


@condition("debug-build", "build.debug", "blurrer")
def debug_build(stage):
    yield
    program = stage.start("blurrer", "making_debug", stage.cpus)
    yield
    share = hottest(stage, program, "operator[]")
    stage.verify(busy(stage, program) > mine(stage), f"stat: blurrer took {busy(stage, program):.1f} CPUs; CMake builds it with -O0")
    if share is not None:
        stage.verify(share > 0.1, f"perf: {100 * share:.0f} % of it in std::vector's operator[], which is no function where there is optimisation")


COLLECTS = """
import gc
keep = [[i, [i]] for i in range(1500000)]
while True:
    gc.collect()
"""


@condition("gc-python", "gc.pause", "python")
def gc_python(stage):
    yield
    program = stage.run([os.path.realpath(sys.executable), "-c", COLLECTS])
    yield
    share = hottest(stage, program, "gc_collect")
    stage.verify(busy(stage, program) > mine(stage), f"stat: python took {busy(stage, program):.1f} CPUs, in a program that only collects")
    if share is not None:
        stage.verify(share > 0.5 or share == 0, f"perf: {100 * share:.0f} % of it in gc_collect_main (0: no names)")


GARBAGE = """
const keep = []
for (let i = 0; ; i++) { keep[i % 400000] = { i, list: [i, { i }] }; if (i % 400000 === 0) globalThis.gc() }
"""


@condition("gc-node", "gc.pause", "node", needs="node")
def gc_node(stage):
    if not shutil.which("node"):
        raise Skipped("there is no node here")
    yield
    program = stage.run([os.path.realpath(shutil.which("node")), "--expose-gc", "-e", GARBAGE])
    yield
    stage.verify(busy(stage, program) > mine(stage), f"stat: node took {busy(stage, program):.1f} CPUs")
    share = hottest(stage, program, "v8::internal::")
    if share is not None:
        stage.verify(share >= 0, f"perf: {100 * share:.0f} % of its main thread's samples in v8::internal")


# Memory


@condition("cgroup-memory-limit", "cgroup.memory memory.reclaim", "viewer wai-condition-viewer", needs="root")
def cgroup_memory_limit(stage):
    """A file of 96 MiB that is read at random by a group that may have 64."""
    group = stage.group("wai-condition-viewer", memory=64 << 20, swap=False)
    yield
    refaults = number_in("/proc/vmstat", "workingset_refault_file")
    program = stage.start("viewer", "making_memory", "thrash", 96, stage.work / "atlas", group=group)
    yield
    refaults = number_in("/proc/vmstat", "workingset_refault_file") - refaults
    stage.verify(rate(stage, refaults) > 500, f"vmstat: {rate(stage, refaults):.0f} pages a second came back soon after they had been dropped")
    stage.verify(rate(stage, program.major_faults()) > 300, f"stat: {rate(stage, program.major_faults()):.0f} major faults a second of viewer")
    refused = int(group.read("memory.failcnt") or 0) + group.count("max", "memory.events")
    stage.verify(rate(stage, refused) > 100, f"memory.failcnt: {rate(stage, refused):.0f} times a second the group wanted more than it may have")


@condition("swap-storm", "memory.swap cgroup.memory", "hoarder wai-condition-hoarder", needs="root")
def swap_storm(stage):
    """128 MiB used at random by a group that may have 96, with a swap file."""
    stage.swap_file(512)
    group = stage.group("wai-condition-hoarder", memory=96 << 20)
    yield
    before = number_in("/proc/vmstat", "pswpin")
    program = stage.start("hoarder", "making_memory", "swap", 128, group=group)
    yield
    came = number_in("/proc/vmstat", "pswpin") - before
    stage.verify(rate(stage, came) > 500, f"vmstat: {rate(stage, came):.0f} pages a second were swapped in")
    stage.verify(rate(stage, program.major_faults()) > 300, f"stat: {rate(stage, program.major_faults()):.0f} major faults a second of hoarder")


@condition("oom-kill", "memory.oom", "renderer wai-condition-renderer", needs="root")
def oom_kill(stage):
    group = stage.group("wai-condition-renderer", memory=128 << 20, swap=False)
    yield
    before = number_in("/proc/vmstat", "oom_kill")
    stage.start("renderer", "making_memory", "restart", 400, group=group)
    yield
    kills = number_in("/proc/vmstat", "oom_kill") - before
    counted = group.count("oom_kill", "memory.oom_control", "memory.events")
    stage.verify(kills >= 2 and counted == kills, f"vmstat: {kills} were killed for want of memory; of them {counted} of the group")


@condition("page-fault-storm", "code.hot lock.convoy cpu.contention", "mapper")
def page_fault_storm(stage):
    yield
    program = stage.start("mapper", "making_memory", "faults", 8, 4)
    yield
    stage.verify(rate(stage, program.faults()) > 30000, f"stat: {rate(stage, program.faults()):.0f} page faults a second of mapper")
    stage.verify(program.system_cpu() > program.cpu() / 2, f"stat: {100 * program.system_cpu() / program.cpu():.0f} % of its CPU in the kernel")


@condition("huge-page-storm", "code.hot cpu.contention", "simulator")
def huge_page_storm(stage):
    yield
    faults = number_in("/proc/vmstat", "thp_fault_alloc")
    program = stage.start("simulator", "making_memory", "huge", 64, stage.cpus)
    yield
    faults = number_in("/proc/vmstat", "thp_fault_alloc") - faults
    if faults == 0:
        raise Skipped("transparent huge pages are off here")
    stage.verify(rate(stage, faults) > 300, f"vmstat: {rate(stage, faults):.0f} huge pages a second were given")
    stage.verify(program.system_cpu() > program.cpu() / 2, f"stat: {100 * program.system_cpu() / program.cpu():.0f} % of simulator's CPU in the kernel")


# Groups


@condition("cgroup-quota", "cgroup.quota", "encoder wai-condition-encoder", needs="root")
def cgroup_quota(stage):
    group = stage.group("wai-condition-encoder", cpu_share=0.2)
    yield
    program = stage.start("encoder", "making_cpu", "crunch", 2, group=group)
    yield
    throttled = group.count("nr_throttled", "cpu.stat")
    stage.verify(rate(stage, throttled) > 3, f"cpu.stat: throttled in {throttled} periods of a tenth of a second")
    stage.verify(busy(stage, program) < 0.3, f"stat: encoder got {busy(stage, program):.2f} CPUs")


# Disks


@condition("disk-reader", "disk.competition disk.writeback wait.storage", "scanner")
def disk_reader(stage):
    victim = stage.start("ledger", "making_files", "commit", stage.work / "ledger.log")
    yield
    before = victim.slowest()
    io = pressure("io")
    program = stage.start("scanner", "making_files", "scan", stage.work / "table", 8)
    yield
    stage.verify(rate(stage, program.io("read_bytes")) > 20 << 20, f"io: scanner read {rate(stage, program.io('read_bytes')) / 2**20:.0f} MiB/s")
    felt(stage, "io", io)
    slower(stage, victim, before, "commits of ledger")


@condition("writeback", "disk.writeback disk.competition", "backup")
def writeback(stage):
    victim = stage.start("ledger", "making_files", "commit", stage.work / "ledger.log")
    yield
    before = victim.slowest("max")
    program = stage.start("backup", "making_files", "backup", stage.work / "copy", 256)
    yield
    written = rate(stage, program.io("write_bytes"))
    stage.verify(written > 20 << 20, f"io: backup wrote {written / 2**20:.0f} MiB/s")
    slower(stage, victim, before, "commits of ledger", "max")


@condition("slow-storage", "wait.storage disk.competition", "loader")
def slow_storage(stage):
    """One thread that reads small pieces and waits for each; nobody else uses the disk."""
    yield
    program = stage.start("loader", "making_files", "load", stage.work / "assets")
    waits = []
    stage.wait_for(lambda: waits.append(program.states()) or waits.count("D") >= 10, 15, "stat: loader was seen ten times in uninterruptible sleep")
    yield
    stage.verify(rate(stage, program.io("syscr")) > 100 and busy(stage, program) < 0.6, f"io: {rate(stage, program.io('syscr')):.0f} reads a second with {busy(stage, program):.2f} CPUs")


@condition("full-filesystem", "disk.full", "/export exporter", needs="root")
def full_filesystem(stage):
    point = stage.small_filesystem(64)
    yield
    stage.start("exporter", "making_files", "fill", point / "table.csv")
    yield
    space = os.statvfs(point)
    stage.verify(space.f_bavail < space.f_blocks / 100, f"statvfs: {space.f_bavail} of {space.f_blocks} blocks are left")


@condition("log-flood", "wait.peer wait.storage disk.writeback disk.competition", "logger chatterbox")
def log_flood(stage):
    """A program that says far more than the one that writes the log takes."""
    yield
    ends = os.pipe()
    logger = stage.start("logger", "making_files", "log", stage.work / "log", stdin=ends[0])
    stage.start("chatterbox", "making_files", "chatter", stdout=ends[1])
    for end in ends:
        os.close(end)
    yield
    stage.verify(rate(stage, logger.io("write_bytes")) > 4 << 20, f"io: logger wrote {rate(stage, logger.io('write_bytes')) / 2**20:.0f} MiB/s of log")


@condition("stat-storm", "code.hot cpu.single-thread", "indexer")
def stat_storm(stage):
    """A folder with a hundred thousand entries, all of which are asked for again and again."""
    yield
    program = stage.start("indexer", "making_files", "list", stage.work, 100000)
    yield
    stage.verify(program.system_cpu() > program.cpu() / 2, f"stat: {100 * program.system_cpu() / program.cpu():.0f} % of indexer's {busy(stage, program):.1f} CPUs in the kernel")
    entries = len(os.listdir(stage.work))
    stage.verify(entries > 99000, f"the folder has {entries} entries")


@condition("inotify-flood", "inotify.flood", "watcher toucher")
def inotify_flood(stage):
    folder = stage.work / "drafts"
    folder.mkdir()
    watcher = stage.start("watcher", "making_files", "watch", folder)
    yield
    before = watcher.cpu()
    toucher = stage.start("toucher", "making_files", "touch", folder)
    yield
    stage.verify(busy(stage, watcher, before) > 0.1 and busy(stage, toucher) > 0.1, f"stat: watcher took {busy(stage, watcher, before):.1f}, toucher {busy(stage, toucher):.1f} CPUs")
    watches = subprocess.run(["grep", "-l", "^inotify wd", *[str(path) for path in pathlib.Path(f"/proc/{watcher.process.pid}/fdinfo").iterdir()]], capture_output=True, text=True).stdout
    stage.verify(bool(watches), "fdinfo: watcher holds an inotify watch")


# Waits


@condition("lock-convoy", "lock.convoy", "catalogd")
def lock_convoy(stage):
    yield
    program = stage.start("catalogd", "making_waits", "convoy")
    yield
    waiting = sum(channel.startswith("futex") for channel in program.wait_channels())
    stage.verify(waiting >= 3, f"wchan: {waiting} threads wait in a futex")
    stage.verify(program.slowest() > 50, f"requests: p95 {program.slowest():.0f} ms for 0.05 ms of work")


@condition("lock-over-io", "lock.over-io", "storekeeper")
def lock_over_io(stage):
    yield
    program = stage.start("storekeeper", "making_waits", "over-io", stage.work / "journal")
    states = []
    stage.wait_for(lambda: states.append(program.states()) or sum("D" in one for one in states) >= 5, 15, "stat: the holder was seen five times in uninterruptible sleep")
    yield
    stage.verify(rate(stage, program.io("write_bytes")) > 4 << 20, f"io: storekeeper wrote {rate(stage, program.io('write_bytes')) / 2**20:.0f} MiB/s")
    stage.verify(program.slowest() > 10, f"requests: p95 {program.slowest():.0f} ms for 0.05 ms of work")


@condition("slow-peer", "wait.peer", "quotes pages")
def slow_peer(stage):
    """A program that is slow since another one answers late, which does not compute either."""
    yield
    socket = stage.work / "quotes.socket"
    backend = stage.start("quotes", "making_waits", "backend", socket)
    frontend = stage.start("pages", "making_waits", "frontend", socket)
    yield
    stage.verify(frontend.slowest() > 100, f"requests of pages: p95 {frontend.slowest():.0f} ms for 5 ms of work")
    stage.verify(busy(stage, backend) < 0.05, f"stat: quotes took {busy(stage, backend):.2f} CPUs")


# The network: in a namespace of its own, of the loopback address only


def own_network(stage):
    stage.need_root("a network namespace of its own")


@condition("listen-overflow", "net.listen-overflow", "webd 127.0.0.1:8080", needs="root")
def listen_overflow(stage):
    own_network(stage)
    yield
    before = net_counter("TcpExt.ListenOverflows")
    stage.start("webd", "making_network", "accept", 8080)
    stage.start("visitors", "making_network", "request", 8080)
    yield
    lost = net_counter("TcpExt.ListenOverflows") - before
    stage.verify(rate(stage, lost) > 10, f"netstat: {rate(stage, lost):.0f} connections a second found the queue full")


@condition("retransmits", "net.retransmits", "", needs="root tc")
def retransmits(stage):
    """The loopback with a queue so short that packets are dropped; where the kernel has netem, one of a hundred."""
    own_network(stage)
    netem = ["tc", "qdisc", "replace", "dev", "lo", "root", "netem", "loss", "2%", "delay", "2ms"]
    queue = ["tc", "qdisc", "replace", "dev", "lo", "root", "tbf", "rate", "20mbit", "burst", "16kb", "limit", "24kb"]
    subprocess.run(["ip", "link", "set", "lo", "mtu", "1500"], check=True)
    yield
    before, sent = net_counter("Tcp.RetransSegs"), net_counter("Tcp.OutSegs")
    if subprocess.run(netem, capture_output=True).returncode != 0 and subprocess.run(queue, capture_output=True).returncode != 0:
        raise Skipped("neither netem nor tbf is in this kernel")
    stage._undo.append(lambda: subprocess.run(["tc", "qdisc", "del", "dev", "lo", "root"], check=False))
    stage.start("receiver", "making_network", "receive", 8081)
    stage.start("uploader", "making_network", "upload", 8081)
    yield
    again, sent = net_counter("Tcp.RetransSegs") - before, net_counter("Tcp.OutSegs") - sent
    stage.verify(again > 100 and again > sent / 200, f"snmp: {again} of {sent} segments were sent again")
    sockets = subprocess.run(["ss", "-tin", "dst", "127.0.0.1:8081"], capture_output=True, text=True).stdout
    stage.verify("retrans:" in sockets, "ss: the connection of uploader has retransmits")


@condition("udp-overflow", "net.udp-overflow", "meterd 127.0.0.1:8125 0.0.0.0:8125", needs="root")
def udp_overflow(stage):
    own_network(stage)
    yield
    before = net_counter("Udp.RcvbufErrors")
    stage.start("meterd", "making_network", "take", 8125)
    stage.start("meters", "making_network", "datagrams", 8125)
    yield
    lost = net_counter("Udp.RcvbufErrors") - before
    stage.verify(rate(stage, lost) > 100, f"snmp: {rate(stage, lost):.0f} datagrams a second found the buffer full")


@condition("slow-dns", "net.dns", "fetcher", needs="root")
def slow_dns(stage):
    """A name server that hears each question and never answers."""
    own_network(stage)
    resolv = stage.work / "resolv.conf"
    resolv.write_text("nameserver 127.0.0.1\noptions timeout:2 attempts:2\n")
    subprocess.run(["mount", "--bind", resolv, os.path.realpath("/etc/resolv.conf")], check=True)
    stage._undo.append(lambda: subprocess.run(["umount", "-l", os.path.realpath("/etc/resolv.conf")], check=False))
    yield
    before = net_counter("Udp.OutDatagrams")
    stage.start("resolver", "making_network", "resolver")
    fetcher = stage.start("fetcher", "making_network", "fetch")
    yield
    stage.verify(fetcher.slowest() > 2000, f"requests of fetcher: p95 {fetcher.slowest():.0f} ms")
    stage.verify(net_counter("Udp.OutDatagrams") - before >= 2, f"snmp: {net_counter('Udp.OutDatagrams') - before} questions were sent")
    peers = subprocess.run(["ss", "-unap", "dst", "127.0.0.1:53"], capture_output=True, text=True).stdout
    stage.verify("fetcher" in peers, "ss: fetcher has a socket to port 53")
