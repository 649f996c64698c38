<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>Advice</name>
    <message>
        <source>%1 allocates a lot</source>
        <translation>%1 频繁分配内存</translation>
    </message>
    <message>
        <source>Threads of %1 wait for locks</source>
        <translation>%1 的线程在等待锁</translation>
    </message>
    <message>
        <source>%1 spends its time in the kernel</source>
        <translation>%1 的时间花在内核中</translation>
    </message>
    <message>
        <source>%1 copies a lot</source>
        <translation>%1 大量复制内存</translation>
    </message>
    <message>
        <source>%1 touches fresh memory again and again</source>
        <translation>%1 反复触及新内存</translation>
    </message>
    <message>
        <source>%1 waits for storage</source>
        <translation>%1 在等待存储</translation>
    </message>
    <message>
        <source>%1 formats a lot of text</source>
        <translation>%1 大量格式化文本</translation>
    </message>
    <message>
        <source>%1 searches its containers for long</source>
        <translation>%1 在容器中查找耗时</translation>
    </message>
    <message>
        <source>%1 throws exceptions all the time</source>
        <translation>%1 不断抛出异常</translation>
    </message>
    <message>
        <source>%1 compiles regular expressions again and again</source>
        <translation>%1 反复编译正则表达式</translation>
    </message>
    <message>
        <source>One thread of %1 does everything</source>
        <translation>%1 的一个线程承担了一切</translation>
    </message>
    <message>
        <source>%1 has more threads than CPUs</source>
        <translation>%1 的线程多于 CPU</translation>
    </message>
    <message>
        <source>%1 waits by spinning</source>
        <translation>%1 以自旋方式等待</translation>
    </message>
    <message>
        <source>%1 loads libraries for long</source>
        <translation>%1 加载库耗时</translation>
    </message>
    <message>
        <source>One function of %1 takes the most</source>
        <translation>%1 的一个函数耗时最多</translation>
    </message>
    <message>
        <source>%1 was built without optimisation</source>
        <translation>%1 构建时未启用优化</translation>
    </message>
</context>
<context>
    <name>Alerts</name>
    <message>
        <source>%1 has been above %2 for %3, at most %4.</source>
        <translation>%1 已高于 %2 达 %3，最高 %4。</translation>
    </message>
    <message>
        <source>%1 has been below %2 for %3, at least %4.</source>
        <translation>%1 已低于 %2 达 %3，最低 %4。</translation>
    </message>
    <message>
        <source>at most %1</source>
        <translation>最多 %1</translation>
    </message>
    <message>
        <source>it is empty</source>
        <translation>为空</translation>
    </message>
    <message>
        <source>not a finite number</source>
        <translation>不是有限的数</translation>
    </message>
    <message>
        <source>must be 0 to 1</source>
        <translation>必须在 0 到 1 之间</translation>
    </message>
    <message>
        <source>must be a second to a day</source>
        <translation>必须在一秒到一天之间</translation>
    </message>
    <message>
        <source>must be a minute of the day</source>
        <translation>必须是一天中的某一分钟</translation>
    </message>
</context>
<context>
    <name>Board</name>
    <message>
        <source>%1 at byte %2</source>
        <translation>字节 %2 处：%1</translation>
    </message>
    <message>
        <source>it is no board: waiBoard or panels is missing</source>
        <translation>这不是看板：缺少 waiBoard 或 panels</translation>
    </message>
    <message>
        <source>it was written by a later version of this program</source>
        <translation>它由本程序的更高版本写入</translation>
    </message>
    <message>
        <source>it is too large for a board</source>
        <translation>对看板来说太大</translation>
    </message>
    <message>
        <source>the folder cannot be made</source>
        <translation>无法创建文件夹</translation>
    </message>
    <message>
        <source>First board</source>
        <translation>第一块看板</translation>
    </message>
    <message>
        <source>What CPUs do</source>
        <translation>CPU 在做什么</translation>
    </message>
    <message>
        <source>Who waits</source>
        <translation>谁在等待</translation>
    </message>
    <message>
        <source>Where memory is</source>
        <translation>内存在哪里</translation>
    </message>
    <message>
        <source>Load and switches</source>
        <translation>负载与切换</translation>
    </message>
</context>
<context>
    <name>Chart</name>
    <message>
        <source>−%1 s</source>
        <translation>−%1 秒</translation>
    </message>
    <message>
        <source>−%1 min</source>
        <translation>−%1 分</translation>
    </message>
    <message>
        <source>−%1 h</source>
        <translation>−%1 时</translation>
    </message>
    <message>
        <source>−%1 d</source>
        <translation>−%1 天</translation>
    </message>
    <message>
        <source>now</source>
        <translation>现在</translation>
    </message>
</context>
<context>
    <name>Client</name>
    <message>
        <source>observing this machine</source>
        <translation>观察本机</translation>
    </message>
    <message>
        <source>it is switched off</source>
        <translation>已关闭</translation>
    </message>
    <message>
        <source>Switch metrics on in the settings, or unset PERFORMANCE_ENABLED.</source>
        <translation>请在设置中打开指标，或取消 PERFORMANCE_ENABLED。</translation>
    </message>
    <message>
        <source>Nothing is kept after the end of this program: %1</source>
        <translation>程序结束后不会保留任何内容：%1</translation>
    </message>
    <message>
        <source>Recording was interrupted: the machine slept or the clock was set.</source>
        <translation>记录曾中断：机器休眠过，或时钟被调整过。</translation>
    </message>
    <message>
        <source>another program writes to this data folder</source>
        <translation>另一个程序正在写入此数据文件夹</translation>
    </message>
    <message>
        <source>Close it, or use another folder.</source>
        <translation>请关闭它，或使用另一个文件夹。</translation>
    </message>
    <message>
        <source>there are too many series already</source>
        <translation>序列已经太多</translation>
    </message>
    <message>
        <source>%1 is already recorded in &quot;%2&quot;</source>
        <translation>%1 已经以“%2”记录</translation>
    </message>
    <message>
        <source>no processes were recorded at that moment</source>
        <translation>那一刻没有记录进程</translation>
    </message>
    <message>
        <source>no processes were recorded in that range</source>
        <translation>该时间范围内没有记录进程</translation>
    </message>
    <message>
        <source>the duration of a report</source>
        <translation>报告的时长</translation>
    </message>
    <message>
        <source>it must be longer than nothing</source>
        <translation>必须大于零</translation>
    </message>
    <message>
        <source>the name of a report</source>
        <translation>报告的名称</translation>
    </message>
    <message>
        <source>it is empty</source>
        <translation>为空</translation>
    </message>
    <message>
        <source>profiling</source>
        <translation>性能分析</translation>
    </message>
    <message>
        <source>observing this machine is switched off</source>
        <translation>观察本机的功能已关闭</translation>
    </message>
    <message>
        <source>must be 100 ms to 60 s</source>
        <translation>必须在 100 毫秒到 60 秒之间</translation>
    </message>
    <message>
        <source>it is switched off in the settings</source>
        <translation>已在设置中关闭</translation>
    </message>
    <message>
        <source>Session of %1</source>
        <translation>%1 的会话</translation>
    </message>
    <message>
        <source>must be 1 to 10,000 samples per second</source>
        <translation>必须为每秒 1 到 10,000 次采样</translation>
    </message>
    <message>
        <source>nothing was chosen to be sampled</source>
        <translation>没有选择要采样的内容</translation>
    </message>
    <message>
        <source>it is still being started</source>
        <translation>它仍在启动</translation>
    </message>
    <message>
        <source>it has no profile, only metrics</source>
        <translation>它没有分析数据，只有指标</translation>
    </message>
    <message>
        <source>Export it as json, csv or html.</source>
        <translation>请导出为 json、csv 或 html。</translation>
    </message>
    <message>
        <source>Applied: %1</source>
        <translation>已应用：%1</translation>
    </message>
    <message>
        <source>Taken back: %1</source>
        <translation>已撤回：%1</translation>
    </message>
    <message>
        <source>this program receives no metrics of others</source>
        <translation>本程序不接收其他程序的指标</translation>
    </message>
    <message>
        <source>the privileged helper is not installed</source>
        <translation>未安装特权助手</translation>
    </message>
    <message>
        <source>Install it (cmake --install), or record without an administrator&apos;s permission.</source>
        <translation>请安装它（cmake --install），或不使用管理员授权进行录制。</translation>
    </message>
    <message>
        <source>The program that recorded into this folder has ended. This one records now.</source>
        <translation>先前向此文件夹记录的程序已结束，现在由本程序记录。</translation>
    </message>
    <message>
        <source>The data folder was removed (%1), and another program records there now. This one keeps nothing until that one ends.</source>
        <translation>数据文件夹已被删除（%1），现在由另一个程序在那里记录。在它结束之前，本程序不保存任何数据。</translation>
    </message>
    <message>
        <source>must be 1,024 to 65,528 bytes</source>
        <translation>必须为 1,024 到 65,528 字节</translation>
    </message>
    <message>
        <source>its profile has no event %1</source>
        <translation>其剖析没有事件 %1</translation>
    </message>
    <message>
        <source>It has: %1.</source>
        <translation>可用的有:%1。</translation>
    </message>
    <message>
        <source>the machine&apos;s own metrics have this name; a service.name among its attributes tells it apart</source>
        <translation>本机自身的指标已使用此名称；请在属性中加入 service.name 以作区分</translation>
    </message>
    <message>
        <source>they are recorded faster than the dashboard takes them</source>
        <translation>记录速度超过了仪表板的接收速度</translation>
    </message>
    <message>
        <source>The dashboard does not get all metrics that are recorded with metadata: %1</source>
        <translation>仪表板未能收到所有带元数据记录的指标：%1</translation>
    </message>
    <message>
        <source>what to sample</source>
        <translation>采样内容</translation>
    </message>
    <message>
        <source>Whole system</source>
        <translation>整个系统</translation>
    </message>
    <message>
        <source>the range is empty</source>
        <translation>时间范围为空</translation>
    </message>
    <message>
        <source>nothing was recorded in this time</source>
        <translation>这段时间没有任何记录</translation>
    </message>
    <message>
        <source>There is a history from %1 on.</source>
        <translation>历史记录从 %1 开始。</translation>
    </message>
    <message>
        <source>Start the dashboard or wai-performance serve to record one.</source>
        <translation>请启动仪表板或 wai-performance serve 来记录。</translation>
    </message>
    <message>
        <source>Stacks are not kept after the end of this program: %1</source>
        <translation>本程序结束后不保留调用栈：%1</translation>
    </message>
</context>
<context>
    <name>CommandLine</name>
    <message>
        <source>Shows this help.</source>
        <translation>显示此帮助。</translation>
    </message>
    <message>
        <source>Folder of history and reports.</source>
        <translation>存放历史和报告的文件夹。</translation>
    </message>
    <message>
        <source>debug, info, warning or error.</source>
        <translation>debug、info、warning 或 error。</translation>
    </message>
    <message>
        <source>Usage: wai-performance %1 %2</source>
        <translation>用法：wai-performance %1 %2</translation>
    </message>
    <message>
        <source>See wai-performance %1 --help.</source>
        <translation>参见 wai-performance %1 --help。</translation>
    </message>
    <message>
        <source>There is no log level &quot;%1&quot;.</source>
        <translation>没有日志级别“%1”。</translation>
    </message>
    <message>
        <source>An argument is missing: wai-performance %1 %2.</source>
        <translation>缺少一个参数：wai-performance %1 %2。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is one argument too many.</source>
        <translation>“%1”是多余的参数。</translation>
    </message>
    <message>
        <source>what the machine does now</source>
        <translation>机器现在在做什么</translation>
    </message>
    <message>
        <source>what it did before, from the history</source>
        <translation>机器之前做了什么，来自历史</translation>
    </message>
    <message>
        <source>records everything for a while into a report</source>
        <translation>把一段时间内的一切记录到报告</translation>
    </message>
    <message>
        <source>the summary of a report</source>
        <translation>报告的摘要</translation>
    </message>
    <message>
        <source>a report as json, csv or html</source>
        <translation>把报告导出为 json、csv 或 html</translation>
    </message>
    <message>
        <source>compares two reports; a gate for CI</source>
        <translation>比较两份报告；可作 CI 的关卡</translation>
    </message>
    <message>
        <source>keeps recording the history, without a window</source>
        <translation>不开窗口，持续记录历史</translation>
    </message>
    <message>
        <source>opens the dashboard</source>
        <translation>打开仪表盘</translation>
    </message>
    <message>
        <source>the version, and what was built</source>
        <translation>版本，以及构建的内容</translation>
    </message>
    <message>
        <source>a picture of a page of the dashboard</source>
        <translation>仪表盘某一页的图片</translation>
    </message>
    <message>
        <source>WAI Performance: see what is slow, since when, and who did it.</source>
        <translation>WAI Performance：看清什么慢、从何时起、是谁干的。</translation>
    </message>
    <message>
        <source>Try:
  wai-performance snapshot
  wai-performance record --duration 10s --output before.json
  wai-performance query system.cpu.utilization --since 15m --csv
</source>
        <translation>试试：
  wai-performance snapshot
  wai-performance record --duration 10s --output before.json
  wai-performance query system.cpu.utilization --since 15m --csv
</translation>
    </message>
    <message>
        <source>CPU: user %1, system %2, waiting for IO %3, stolen %4; load %5 on %6 CPUs
</source>
        <translation>CPU：用户 %1，系统 %2，等待 IO %3，被窃取 %4；负载 %5，共 %6 个 CPU
</translation>
    </message>
    <message>
        <source>Memory: available %1, buffers and cache %2, swap used %3
</source>
        <translation>内存：可用 %1，缓冲与缓存 %2，已用交换 %3
</translation>
    </message>
    <message>
        <source>Process</source>
        <translation>进程</translation>
    </message>
    <message>
        <source>PID</source>
        <translation>PID</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>磁盘</translation>
    </message>
    <message>
        <source>Series</source>
        <translation>序列</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>含义</translation>
    </message>
    <message>
        <source>Time (UTC)</source>
        <translation>时间（UTC）</translation>
    </message>
    <message>
        <source>Minimum</source>
        <translation>最小</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>平均</translation>
    </message>
    <message>
        <source>Maximum</source>
        <translation>最大</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>样本</translation>
    </message>
    <message>
        <source>What the machine does now, measured over a quarter of a second.

Examples:
  wai-performance snapshot
  wai-performance snapshot --json | jq .cpuUsage.total</source>
        <translation>机器现在在做什么，测量四分之一秒。

示例：
  wai-performance snapshot
  wai-performance snapshot --json | jq .cpuUsage.total</translation>
    </message>
    <message>
        <source>Prints JSON with every metric.</source>
        <translation>输出包含所有指标的 JSON。</translation>
    </message>
    <message>
        <source>What the machine did before, from the history that the dashboard or serve records; it may be running.
SERIES is a whole key or the name of a metric; without it, all series are listed. Counters are given as rates per second.

Examples:
  wai-performance query
  wai-performance query system.cpu.utilization --since 15m
  wai-performance query system.disk.io --since 2026-11-23T14:00:00Z --until 2026-11-23T15:00:00Z --csv</source>
        <translation>机器之前做了什么，来自仪表盘或 serve 记录的历史；它们可以正在运行。
SERIES 是完整的键或指标名；不给则列出所有序列。计数器以每秒速率给出。

示例：
  wai-performance query
  wai-performance query system.cpu.utilization --since 15m
  wai-performance query system.disk.io --since 2026-11-23T14:00:00Z --until 2026-11-23T15:00:00Z --csv</translation>
    </message>
    <message>
        <source>Begin: a time, a duration back from now, a date, today or yesterday.</source>
        <translation>起点：一个时间、从现在往回的时长、一个日期、今天或昨天。</translation>
    </message>
    <message>
        <source>End: a time, a duration back from now, a date, today or yesterday.</source>
        <translation>终点：一个时间、从现在往回的时长、一个日期、今天或昨天。</translation>
    </message>
    <message>
        <source>At most so many rows for each series.</source>
        <translation>每个序列最多这么多行。</translation>
    </message>
    <message>
        <source>Prints JSON.</source>
        <translation>输出 JSON。</translation>
    </message>
    <message>
        <source>Prints CSV.</source>
        <translation>输出 CSV。</translation>
    </message>
    <message>
        <source>--points must be a number from 1 to 1000000.</source>
        <translation>--points 必须是 1 到 1000000 的数。</translation>
    </message>
    <message>
        <source>--until must lie after --since.</source>
        <translation>--until 必须晚于 --since。</translation>
    </message>
    <message>
        <source>there is no history</source>
        <translation>没有历史</translation>
    </message>
    <message>
        <source>Start the dashboard or wai-performance serve to record one.</source>
        <translation>请打开仪表盘或运行 wai-performance serve 来记录。</translation>
    </message>
    <message>
        <source>wai-performance query lists all series.</source>
        <translation>wai-performance query 会列出所有序列。</translation>
    </message>
    <message>
        <source>Records the history without a window until it is stopped by Ctrl+C or SIGTERM. A dashboard that is opened meanwhile follows it live.</source>
        <translation>不开窗口记录历史，直到 Ctrl+C 或 SIGTERM。期间打开的仪表盘会实时跟随。</translation>
    </message>
    <message>
        <source>Time between two readings, 100ms to 60s.</source>
        <translation>两次读取之间的时间，100ms 到 60s。</translation>
    </message>
    <message>
        <source>another program records into it</source>
        <translation>另一个程序正在向其中记录</translation>
    </message>
    <message>
        <source>Stop it, or use another folder with --data-dir.</source>
        <translation>请停止它，或用 --data-dir 指定另一个文件夹。</translation>
    </message>
    <message>
        <source>no history can be written there</source>
        <translation>那里无法写入历史</translation>
    </message>
    <message>
        <source>Choose another folder with --data-dir or make this one writable.</source>
        <translation>请用 --data-dir 选择另一个文件夹，或使此文件夹可写。</translation>
    </message>
    <message>
        <source>Recording into %1. Ctrl+C ends it.</source>
        <translation>正在记录到 %1。按 Ctrl+C 结束。</translation>
    </message>
    <message>
        <source>Time between two snapshots, 100ms to 60s.</source>
        <translation>两次快照之间的时间，100ms 到 60s。</translation>
    </message>
    <message>
        <source>The report&apos;s name.</source>
        <translation>报告的名称。</translation>
    </message>
    <message>
        <source>The file to write; - is standard output.</source>
        <translation>要写入的文件；- 表示标准输出。</translation>
    </message>
    <message>
        <source>at least 100ms.</source>
        <translation>至少 100ms。</translation>
    </message>
    <message>
        <source>its folder is missing or cannot be written</source>
        <translation>它的文件夹不存在或不可写</translation>
    </message>
    <message>
        <source>Recording, %1 left (Ctrl+C ends it) …</source>
        <translation>正在记录，还剩 %1（Ctrl+C 结束）…</translation>
    </message>
    <message>
        <source>Written to %1.</source>
        <translation>已写入 %1。</translation>
    </message>
    <message>
        <source>same</source>
        <translation>相同</translation>
    </message>
    <message>
        <source>better</source>
        <translation>变好</translation>
    </message>
    <message>
        <source>worse</source>
        <translation>变差</translation>
    </message>
    <message>
        <source>inconclusive</source>
        <translation>无定论</translation>
    </message>
    <message>
        <source>Prints the summary of a report.

Example:
  wai-performance show report.json</source>
        <translation>输出报告的摘要。

示例：
  wai-performance show report.json</translation>
    </message>
    <message>
        <source>--format must be one of %1.</source>
        <translation>--format 必须是 %1 之一。</translation>
    </message>
    <message>
        <source>A change that matters, in percent.</source>
        <translation>值得注意的变化，百分比。</translation>
    </message>
    <message>
        <source>Also shows metrics that cannot be judged, and those that did not change.</source>
        <translation>也显示无法判断的指标和没有变化的指标。</translation>
    </message>
    <message>
        <source>--fail-above must be a percentage from 0 to 1000.</source>
        <translation>--fail-above 必须是 0 到 1000 的百分比。</translation>
    </message>
    <message>
        <source>Metric</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>变化</translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation>95 % 区间</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>结论</translation>
    </message>
    <message>
        <source>From %1 to %2: %3.
</source>
        <translation>从 %1 到 %2：%3。
</translation>
    </message>
    <message>
        <source>Choose one of --pid, --system and -- COMMAND.</source>
        <translation>请从 --pid、--system 和 -- 命令 中选择一个。</translation>
    </message>
    <message>
        <source>--pid: &quot;%1&quot; is not the number of a process.</source>
        <translation>--pid:“%1”不是进程号。</translation>
    </message>
    <message>
        <source>--rate must be 1 to 10000 samples per second.</source>
        <translation>--rate 必须为每秒 1 到 10000 次采样。</translation>
    </message>
    <message>
        <source>--stacks must be auto, dwarf, fp or none.</source>
        <translation>--stacks 必须为 auto、dwarf、fp 或 none。</translation>
    </message>
    <message>
        <source>Recording, %1 samples (Ctrl+C ends it) …</source>
        <translation>正在记录，%1 个样本（Ctrl+C 结束）…</translation>
    </message>
    <message>
        <source>How long; a command without this: until it ends.</source>
        <translation>时长；命令若不指定，则直到它结束。</translation>
    </message>
    <message>
        <source>Sample these processes, with their threads and children.</source>
        <translation>采样这些进程及其线程和子进程。</translation>
    </message>
    <message>
        <source>Sample the whole system.</source>
        <translation>采样整个系统。</translation>
    </message>
    <message>
        <source>Samples per second and CPU, 1 to 10000.</source>
        <translation>每秒每个 CPU 的采样次数，1 到 10000。</translation>
    </message>
    <message>
        <source>Also where and how long threads wait.</source>
        <translation>还记录线程在何处等待、等待多久。</translation>
    </message>
    <message>
        <source>Also where memory is touched for the first time.</source>
        <translation>还记录内存在何处首次被访问。</translation>
    </message>
    <message>
        <source>How callers are found: auto, dwarf, fp or none.</source>
        <translation>如何找到调用者：auto、dwarf、fp 或 none。</translation>
    </message>
    <message>
        <source>what profiling can and cannot show here, and the remedy</source>
        <translation>性能分析在这里能显示什么、不能显示什么，以及解决办法</translation>
    </message>
    <message>
        <source>a profile of perf, pprof, speedscope … as a report</source>
        <translation>把 perf、pprof、speedscope 等的分析数据转为报告</translation>
    </message>
    <message>
        <source>Looks at what profiling needs, and says of what is missing what it costs and what to do.

Example:
  wai-performance doctor -- ./my-program</source>
        <translation>检查性能分析所需的条件，说明缺少的部分有何影响以及怎么办。

示例：
  wai-performance doctor -- ./my-program</translation>
    </message>
    <message>
        <source>Function (itself)</source>
        <translation>函数（自身）</translation>
    </message>
    <message>
        <source>Change of all</source>
        <translation>占总量的变化</translation>
    </message>
    <message>
        <source>No function changed beyond what chance explains.
</source>
        <translation>没有函数的变化超出偶然范围。
</translation>
    </message>
    <message>
        <source>CPU time in all: %1 and %2, %3 (%4 … %5).
</source>
        <translation>CPU 总时间：%1 和 %2，%3（%4 … %5）。
</translation>
    </message>
    <message>
        <source>The report to write; without it report.json, or the next free name beside it.</source>
        <translation>要写入的报告；未指定时为 report.json，或其旁边下一个可用的名称。</translation>
    </message>
    <message>
        <source>Writes a report in another format: json (everything), csv (a row for each moment), html (one page to look at and to send, with the flame graph); its profile as folded (flamegraph.pl), speedscope, pprof or firefox (profiler.firefox.com).

Example:
  wai-performance export report.json --format html --output report.html</source>
        <translation>以其他格式写出报告：json（全部内容）、csv（每个时刻一行）、html（可查看和发送的单页，含火焰图）；其分析数据可写为 folded（flamegraph.pl）、speedscope、pprof 或 firefox（profiler.firefox.com）。

示例：
  wai-performance export report.json --format html --output report.html</translation>
    </message>
    <message>
        <source>what would make this machine faster</source>
        <translation>怎样能让这台机器更快</translation>
    </message>
    <message>
        <source>applies a suggestion, and measures whether it helps</source>
        <translation>应用建议，并测量是否有效</translation>
    </message>
    <message>
        <source>takes it back exactly</source>
        <translation>精确撤回</translation>
    </message>
    <message>
        <source>what was applied, and what became of it</source>
        <translation>应用过什么，结果如何</translation>
    </message>
    <message>
        <source>Nothing records a history, so this machine is watched for %1 first.</source>
        <translation>没有正在记录的历史，因此先观察本机 %1。</translation>
    </message>
    <message>
        <source>Watching, %1 left (Ctrl+C ends it) …</source>
        <translation>正在观察，剩余 %1（Ctrl+C 结束）…</translation>
    </message>
    <message>
        <source>in effect</source>
        <translation>生效中</translation>
    </message>
    <message>
        <source>undone</source>
        <translation>已撤销</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>its target is gone or was changed by others</source>
        <translation>目标已消失或被他人更改</translation>
    </message>
    <message>
        <source>ended with a restart</source>
        <translation>随重启而结束</translation>
    </message>
    <message>
        <source>Given up, and taken back.</source>
        <translation>已放弃并撤回。</translation>
    </message>
    <message>
        <source>Measuring %1, %2 left (Ctrl+C takes it back) …</source>
        <translation>正在测量 %1，剩余 %2（Ctrl+C 撤回）…</translation>
    </message>
    <message>
        <source>What would make this machine faster, drawn from what it does now. Nothing is changed.

Examples:
  wai-performance suggestions
  wai-performance suggestions --checked      every rule, and those that this machine has nothing for</source>
        <translation>根据本机当前活动给出提速建议。不做任何更改。

示例：
  wai-performance suggestions
  wai-performance suggestions --checked      列出所有规则，包括本机不适用的</translation>
    </message>
    <message>
        <source>Lists every rule that was looked at.</source>
        <translation>列出检查过的每条规则。</translation>
    </message>
    <message>
        <source>checked</source>
        <translation>已检查</translation>
    </message>
    <message>
        <source>not on this machine: %1</source>
        <translation>本机不适用：%1</translation>
    </message>
    <message>
        <source> (applied)</source>
        <translation>（已应用）</translation>
    </message>
    <message>
        <source>Nothing to suggest: %1 rules were checked, %2 have nothing to look at on this machine.
</source>
        <translation>没有建议：已检查 %1 条规则，%2 条在本机无可检查。
</translation>
    </message>
    <message>
        <source>These tune this machine as well: %1.</source>
        <translation>以下程序也在调整本机：%1。</translation>
    </message>
    <message>
        <source>Prints what would be written, and writes nothing.</source>
        <translation>只打印将写入的内容，不写入。</translation>
    </message>
    <message>
        <source>Applied and read back. “wai-performance undo %1” undoes it.</source>
        <translation>已应用并回读确认。“wai-performance undo %1”可撤回。</translation>
    </message>
    <message>
        <source>Undoes all changes that are in effect, the newest first.</source>
        <translation>撤回所有生效中的更改，最新的在先。</translation>
    </message>
    <message>
        <source>Name what to undo, or --all.</source>
        <translation>请指明要撤销的内容，或使用 --all。</translation>
    </message>
    <message>
        <source>There is no change that could be undone.</source>
        <translation>没有可撤销的更改。</translation>
    </message>
    <message>
        <source>Taken back and read back.</source>
        <translation>已撤回并回读确认。</translation>
    </message>
    <message>
        <source>Everything that was ever applied, newest first, and what became of it.</source>
        <translation>曾应用过的所有更改（最新在先）及其结果。</translation>
    </message>
    <message>
        <source>Nothing was ever applied.
</source>
        <translation>从未应用过任何更改。
</translation>
    </message>
    <message>
        <source>It now survives a restart. “wai-performance undo %1” undoes it.</source>
        <translation>现在重启后仍然有效。“wai-performance undo %1”可将其撤销。</translation>
    </message>
    <message>
        <source>Lets it outlive a restart as well, by a line in /etc/sysctl.d or /etc/tmpfiles.d that undo removes.</source>
        <translation>通过 /etc/sysctl.d 或 /etc/tmpfiles.d 中的一行使其在重启后仍然有效，undo 会删除该行。</translation>
    </message>
    <message>
        <source>Measure first, then make it permanent.</source>
        <translation>请先测量，再设为永久。</translation>
    </message>
    <message>
        <source>The privileged helper does it, once an administrator has allowed it.</source>
        <translation>管理员授权后，由特权助手执行。</translation>
    </message>
    <message>
        <source>times a command; a gate for CI</source>
        <translation>测量命令耗时；可用作 CI 门禁</translation>
    </message>
    <message>
        <source>records a value in the dashboard that runs</source>
        <translation>在正在运行的仪表板中记录一个值</translation>
    </message>
    <message>
        <source>Receives metrics of other programs on loopback: OTLP/HTTP, JSON and StatsD.</source>
        <translation>在环回接口上接收其他程序的指标：OTLP/HTTP、JSON 和 StatsD。</translation>
    </message>
    <message>
        <source>Port for OTLP/HTTP and JSON; 0: any that is free.</source>
        <translation>OTLP/HTTP 和 JSON 的端口；0：任意空闲端口。</translation>
    </message>
    <message>
        <source>Port for StatsD.</source>
        <translation>StatsD 的端口。</translation>
    </message>
    <message>
        <source>Web pages that may send: scheme, host and port, separated by commas.</source>
        <translation>允许发送的网页：协议、主机和端口，以逗号分隔。</translation>
    </message>
    <message>
        <source>Receiving OTLP and JSON on port %1, StatsD on port %2, of this machine only.</source>
        <translation>在端口 %1 接收 OTLP 和 JSON，在端口 %2 接收 StatsD，仅限本机。</translation>
    </message>
    <message>
        <source>Has the privileged helper open what this user may not sample; an administrator is asked.</source>
        <translation>由特权助手打开该用户无权采样的内容；会请求管理员授权。</translation>
    </message>
    <message>
        <source>%1: user %2, system %3, peak memory %4, %5 page faults, %6 context switches</source>
        <translation>%1：用户 %2，系统 %3，内存峰值 %4，%5 次缺页，%6 次上下文切换</translation>
    </message>
    <message>
        <source>median %1 of %2 runs (%3 to %4, 95th percentile %5, deviation %6): user %7, system %8, peak memory %9</source>
        <translation>%2 次运行的中位数 %1（%3 至 %4，第 95 百分位 %5，标准差 %6）：用户 %7，系统 %8，内存峰值 %9</translation>
    </message>
    <message>
        <source>%1 runs lie far from the others: something else was at work.</source>
        <translation>%1 次运行与其他相差很大：有其他活动干扰。</translation>
    </message>
    <message>
        <source>it holds no times of runs, as “run --output” writes them</source>
        <translation>其中没有“run --output”写出的运行时间</translation>
    </message>
    <message>
        <source>It cannot be compared with %1: at least three runs are needed on each side.</source>
        <translation>无法与 %1 比较：每一侧至少需要三次运行。</translation>
    </message>
    <message>
        <source>Slower than %1: %2.</source>
        <translation>比 %1 慢：%2。</translation>
    </message>
    <message>
        <source>Inconclusive against %1: %2. More runs may decide it.</source>
        <translation>与 %1 相比无法判定：%2。更多次运行或可判定。</translation>
    </message>
    <message>
        <source>As fast as %1, or faster: %2.</source>
        <translation>与 %1 一样快或更快：%2。</translation>
    </message>
    <message>
        <source>How often; with more than one, what it prints is dropped.</source>
        <translation>运行次数；多于一次时丢弃其输出。</translation>
    </message>
    <message>
        <source>Runs that are not counted, before the others.</source>
        <translation>正式运行前不计入的预热次数。</translation>
    </message>
    <message>
        <source>The name under which a dashboard records it.</source>
        <translation>仪表板记录时使用的名称。</translation>
    </message>
    <message>
        <source>Compares with runs that --output wrote: exit code 0 no slower, 3 slower, 4 inconclusive.</source>
        <translation>与 --output 写入的运行结果比较：退出码 0 未变慢，3 变慢，4 无法判定。</translation>
    </message>
    <message>
        <source>How much slower it may be.</source>
        <translation>允许变慢的幅度。</translation>
    </message>
    <message>
        <source>Name the command behind --.</source>
        <translation>请在 -- 之后给出命令。</translation>
    </message>
    <message>
        <source>--runs must be 1 or more, --warmup 0 or more.</source>
        <translation>--runs 至少为 1，--warmup 至少为 0。</translation>
    </message>
    <message>
        <source>--fail-above must be a percentage.</source>
        <translation>--fail-above 必须是百分数。</translation>
    </message>
    <message>
        <source>Warming up …</source>
        <translation>正在预热…</translation>
    </message>
    <message>
        <source>Run %1 of %2 …</source>
        <translation>第 %1 次运行，共 %2 次…</translation>
    </message>
    <message>
        <source>The command failed with exit code %1.</source>
        <translation>命令失败，退出码 %1。</translation>
    </message>
    <message>
        <source>Records a value in the dashboard (or “wai-performance serve”) that runs.

Examples:
  wai-performance metric backup_size 1234567 --unit By --category Disk
  wai-performance metric queue_length 12</source>
        <translation>在正在运行的仪表板（或“wai-performance serve”）中记录一个值。

示例：
  wai-performance metric backup_size 1234567 --unit By --category Disk
  wai-performance metric queue_length 12</translation>
    </message>
    <message>
        <source>Cpu, Memory, Disk, Network, Rendering, Caching, Process, Custom …</source>
        <translation>Cpu、Memory、Disk、Network、Rendering、Caching、Process、Custom…</translation>
    </message>
    <message>
        <source>What it is called for people.</source>
        <translation>供人阅读的名称。</translation>
    </message>
    <message>
        <source>The value must be a number.</source>
        <translation>值必须是数字。</translation>
    </message>
    <message>
        <source>There is no such category.</source>
        <translation>没有这样的类别。</translation>
    </message>
    <message>
        <source>how applications feel to their users, and what would improve it</source>
        <translation>应用给用户的感受，以及如何改善</translation>
    </message>
    <message>
        <source>Addresses of this machine with metrics in Prometheus&apos; text, separated by commas; asked every five seconds.</source>
        <translation>本机上以 Prometheus 文本提供指标的地址，用逗号分隔；每五秒读取一次。</translation>
    </message>
    <message>
        <source>An attribute, NAME=VALUE; may be given several times.</source>
        <translation>用来与同名的其他序列区分；可以给出多次。</translation>
    </message>
    <message>
        <source>--attribute must be NAME=VALUE.</source>
        <translation>--attribute 必须为 名称=值。</translation>
    </message>
    <message>
        <source>%1  %2 p%3 %4, %5, of %6
</source>
        <translation>%1  %2 p%3 %4，%5，共 %6
</translation>
    </message>
    <message>
        <source>%1  Apdex %2 of %3, p75 %4
</source>
        <translation>%1  Apdex %2，共 %3，p75 %4
</translation>
    </message>
    <message>
        <source>How applications feel to their users: Web Vitals, event loops, Apdex; what would improve them, and whether what was done worked.

Examples:
  wai-performance ux
  wai-performance ux --implemented &apos;U6|shop|/cart|web_vitals_inp&apos;</source>
        <translation>应用给用户的感受：Web Vitals、事件循环、Apdex；如何改善，以及已做的改动是否有效。

示例：
  wai-performance ux
  wai-performance ux --implemented &apos;U6|shop|/cart|web_vitals_inp&apos;</translation>
    </message>
    <message>
        <source>From when on.</source>
        <translation>从何时起。</translation>
    </message>
    <message>
        <source>Says that an improvement is made: visits from now on are compared with those before.</source>
        <translation>表示某项改进已完成：此后的访问将与之前的比较。</translation>
    </message>
    <message>
        <source>Takes that back.</source>
        <translation>撤回该标记。</translation>
    </message>
    <message>
        <source>No application has reported how it feels.</source>
        <translation>还没有应用报告过感受。</translation>
    </message>
    <message>
        <source>Its unit, as UCUM writes it: ms, s, By; 1 for a share of the whole. Without one, a plain number.</source>
        <translation>单位，按 UCUM 写法：ms、s、By；1 表示占整体的比例。不写则为普通数字。</translation>
    </message>
    <message>
        <source>Times a command: elapsed, user and system time, peak memory, faults and context switches. Its exit code is passed on. Where a dashboard runs, the time is recorded there as command_execution_time.

Examples:
  wai-performance run -- make -j8
  wai-performance run --runs 20 --output before.json -- ./my-program
  wai-performance run --runs 20 --profile slowest.json -- ./my-program
  wai-performance run --runs 20 --baseline before.json --fail-above 5% -- ./my-program</source>
        <translation>测量命令：实际、用户和系统时间，内存峰值，缺页和上下文切换。退出码原样传递。若有仪表板在运行，则以 command_execution_time 记录耗时。

示例：
  wai-performance run -- make -j8
  wai-performance run --runs 20 --output before.json -- ./my-program
  wai-performance run --runs 20 --profile slowest.json -- ./my-program
  wai-performance run --runs 20 --baseline before.json --fail-above 5% -- ./my-program</translation>
    </message>
    <message>
        <source>Samples every run and keeps the slowest one&apos;s profile as a report, for “show”, “diff” and the dashboard.</source>
        <translation>采样每次运行，并把最慢一次的剖析保留为报告，可用于 “show”、“diff” 和仪表板。</translation>
    </message>
    <message>
        <source>who sends metrics to the dashboard that runs, and what of it is refused</source>
        <translation>谁向正在运行的仪表板发送指标，以及哪些被拒绝</translation>
    </message>
    <message>
        <source>--stack-size must be 1K to 64K.</source>
        <translation>--stack-size 必须为 1K 到 64K。</translation>
    </message>
    <message>
        <source>The program has not ended; it goes on as process %1.</source>
        <translation>程序尚未结束，作为进程 %1 继续运行。</translation>
    </message>
    <message>
        <source>Records every metric and the top processes for a while and writes a report; of a command, of processes or of the whole system also where their time goes, in stacks. Ctrl+C ends it early and still writes. A command keeps its standard streams and its exit code.

Examples:
  wai-performance record --duration 30s --output before.json
  wai-performance record -- ./my-program --its-option
  wai-performance record --pid 1234 --off-cpu --duration 5s
  wai-performance show before.json</source>
        <translation>记录一段时间内的所有指标和最活跃的进程，并写出报告；对于命令、进程或整个系统，还以调用栈记录时间花在何处。Ctrl+C 提前结束，报告仍会写出。命令保留自己的标准流和退出码。

示例：
  wai-performance record --duration 30s --output before.json
  wai-performance record -- ./my-program --its-option
  wai-performance record --pid 1234 --off-cpu --duration 5s
  wai-performance show before.json</translation>
    </message>
    <message>
        <source>How much of each stack is copied, 1K to 64K; by itself 8K, and more at lower rates.</source>
        <translation>每个调用栈复制多少，1K 到 64K；默认 8K，采样率较低时更多。</translation>
    </message>
    <message>
        <source>it is a folder</source>
        <translation>它是一个文件夹</translation>
    </message>
    <message>
        <source>Name a file in it.</source>
        <translation>请指定其中的一个文件。</translation>
    </message>
    <message>
        <source>The program was ended by signal %1 (%2).</source>
        <translation>程序被信号 %1（%2）终止。</translation>
    </message>
    <message>
        <source>not judged</source>
        <translation>未评判</translation>
    </message>
    <message>
        <source>no significant difference</source>
        <translation>无显著差异</translation>
    </message>
    <message>
        <source>larger share</source>
        <translation>占比变大</translation>
    </message>
    <message>
        <source>smaller share</source>
        <translation>占比变小</translation>
    </message>
    <message>
        <source>more time</source>
        <translation>用时更多</translation>
    </message>
    <message>
        <source>less time</source>
        <translation>用时更少</translation>
    </message>
    <message>
        <source>slightly more time</source>
        <translation>用时略多</translation>
    </message>
    <message>
        <source>slightly less time</source>
        <translation>用时略少</translation>
    </message>
    <message>
        <source>%1 in all: %2 and %3, %4.
</source>
        <translation>%1 合计:%2 与 %3,%4。
</translation>
    </message>
    <message>
        <source>Shares are compared: the two are not whole runs of the same command. Shares alone do not say which of the two is faster.
</source>
        <translation>比较的是占比：两者不是同一命令的完整运行。仅凭占比无法判断哪一个更快。
</translation>
    </message>
    <message>
        <source>Of folded and html, which show one event of a profile: which (cycles, off-cpu, …).</source>
        <translation>用于 folded 和 html(它们只显示剖析中的一个事件):显示哪一个(cycles、off-cpu……)。</translation>
    </message>
    <message>
        <source>--event is for folded and html: the other formats hold all events.</source>
        <translation>--event 仅用于 folded 和 html:其他格式包含所有事件。</translation>
    </message>
    <message>
        <source>Only %1 is written; choose with --event what else there is: %2.</source>
        <translation>只写出 %1;可用 --event 选择其他事件:%2。</translation>
    </message>
    <message>
        <source>Compares two reports: the change of each mean from A to B with its 95 % interval. With --fail-above the exit code is 3 where something got worse by more than that, 4 where that cannot be told (the reports are too short or too noisy, or of profiles only shares can be compared), else 0.

Example:
  wai-performance diff before.json after.json --fail-above 5%</source>
        <translation>比较两份报告：从 A 到 B 每个均值的变化及其 95 % 区间。使用 --fail-above 时，若有指标恶化超过该值则退出码为 3；无法判断时（报告太短或噪声太大，或剖析只能比较占比）为 4；否则为 0。

示例：
  wai-performance diff before.json after.json --fail-above 5%</translation>
    </message>
    <message>
        <source>%1: %2 taken, %3 refused: %4.</source>
        <translation>%1：已接收 %2，已拒绝 %3：%4。</translation>
    </message>
    <message>
        <source>%1 must be a number from 0 (any port that is free) to 65535.</source>
        <translation>%1 必须是 0（任意空闲端口）到 65535 之间的数字。</translation>
    </message>
    <message>
        <source>Who sends metrics to the dashboard (or “wai-performance serve”) that runs: how much of it was taken, how much refused, and why the last of it was.

Example:
  wai-performance sources</source>
        <translation>谁向正在运行的仪表板（或“wai-performance serve”）发送指标：接收了多少、拒绝了多少，以及最后一次拒绝的原因。

示例：
  wai-performance sources</translation>
    </message>
    <message>
        <source>Nobody has sent anything yet.</source>
        <translation>还没有人发送任何内容。</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Taken</source>
        <translation>已接收</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>已拒绝</translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation>最后出现</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Applies a suggestion and reads it back. It is written to a journal first, from which undo takes it back.

Examples:
  wai-performance apply M4 --dry-run      the literal writes, and nothing else
  wai-performance apply M4 --measure      switches it on and off for a while and says whether it helped:
                                          exit code 0 better (it stays), 3 worse, 4 not proven (both go back)</source>
        <translation>应用建议并回读确认。先写入日志，undo 据此撤回。

示例：
  wai-performance apply M4 --dry-run      只显示将写入的内容
  wai-performance apply M4 --measure      反复开关一段时间并判断是否有效：
                                          退出码 0 变好（保留），3 变差，4 未证实（后两者均恢复原状）</translation>
    </message>
    <message>
        <source>Measures whether it helps, and takes it back unless it does.</source>
        <translation>测量是否有效，若无效则撤回。</translation>
    </message>
    <message>
        <source>“%1” matches %2 suggestions. Name one of them.</source>
        <translation>“%1”对应 %2 条建议，请指明其中一条。</translation>
    </message>
    <message>
        <source>Takes back what a suggestion, or one change of the history, has changed. What somebody else changed since is left alone, unless you say what to do about it.</source>
        <translation>撤销某条建议或历史中的某次更改。此后被他人改动的内容保持不变，除非您指明如何处理。</translation>
    </message>
    <message>
        <source>Writes the old value also over what somebody else has set since.</source>
        <translation>即使此后他人已改动，也写回旧值。</translation>
    </message>
    <message>
        <source>Keeps what somebody else has set since, and dismisses the change.</source>
        <translation>保留他人此后的设置，并放弃此更改。</translation>
    </message>
    <message>
        <source>Only one of --all, --overwrite and --forget.</source>
        <translation>--all、--overwrite 与 --forget 只能选一个。</translation>
    </message>
    <message>
        <source>“wai-performance undo --overwrite %1” writes the old value all the same, “wai-performance undo --forget %1” lets the change go.</source>
        <translation>“wai-performance undo --overwrite %1”仍写回旧值，“wai-performance undo --forget %1”放弃此更改。</translation>
    </message>
    <message>
        <source>Dismissed: the value there now was set by somebody else.</source>
        <translation>已放弃：现有的值属于他人。</translation>
    </message>
    <message>
        <source>Makes a report of what another tool recorded: perf.data and the text of perf script, folded stacks, speedscope, pprof, Firefox Profiler, Chrome, callgrind, dhat. The content tells what a file is.

Example:
  perf record -g -- ./my-program
  wai-performance import perf.data --output report.json</source>
        <translation>把其他工具的记录做成报告：perf.data 和 perf script 的文本、折叠栈、speedscope、pprof、Firefox Profiler、Chrome、callgrind、dhat。文件类型由内容判断。

示例：
  perf record -g -- ./my-program
  wai-performance import perf.data --output report.json</translation>
    </message>
    <message>
        <source>Of a perf.data of another machine: a folder that holds that machine&apos;s files under their own paths, which name its code.</source>
        <translation>用于其他机器的 perf.data：一个文件夹，其中按原路径存放那台机器的文件，用来给它的代码命名。</translation>
    </message>
    <message>
        <source>The same for its kernel: a copy of /proc/kallsyms that root made there, or its System.map.</source>
        <translation>其内核同理：root 在那里复制的 /proc/kallsyms，或其 System.map。</translation>
    </message>
    <message>
        <source>ended with its process</source>
        <translation>已随其进程结束</translation>
    </message>
    <message>
        <source>Writes every run, in hyperfine&apos;s JSON and more; - is standard output.</source>
        <translation>写出每次运行，采用 hyperfine 的 JSON 并包含更多信息；- 表示标准输出。</translation>
    </message>
    <message>
        <source>what is short, and what is fine, judged by the limits of the overview</source>
        <translation>按概览页的界限判断哪些资源紧张、哪些正常</translation>
    </message>
    <message>
        <source>Every command explains itself with --help. All take --data-dir FOLDER and --log-level LEVEL.
Exit codes: 0 done, 1 failed (the reason is on standard error), 2 wrong usage; diff, run --baseline and apply --measure add 3 worse, 4 inconclusive; health --fail-on adds 3.
</source>
        <translation>每个命令都可用 --help 查看说明。所有命令都接受 --data-dir FOLDER 和 --log-level LEVEL。
退出码：0 完成，1 失败（原因见标准错误），2 用法错误；diff、run --baseline 和 apply --measure 另有 3 变差、4 无法判定；health --fail-on 另有 3。
</translation>
    </message>
    <message>
        <source>above %1</source>
        <translation>高于 %1</translation>
    </message>
    <message>
        <source>below %1</source>
        <translation>低于 %1</translation>
    </message>
    <message>
        <source>Judged</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>It is</source>
        <translation>结论</translation>
    </message>
    <message>
        <source>Measured</source>
        <translation>测量结果</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>上限</translation>
    </message>
    <message>
        <source>Utilisation, saturation and errors of CPU, memory, disk and network, as the overview judges them: measured now, from the history, or of a report.
With --json each figure has the limit that it was judged by, and where that comes from.

Examples:
  wai-performance health
  wai-performance health --since 1h
  wai-performance health --fail-on bad || echo slow
  wai-performance health report.json --json</source>
        <translation>CPU、内存、磁盘和网络的利用率、饱和度与错误，与概览页的判定一致：可现在测量，或取自历史记录，或取自报告。
使用 --json 时，每个数值都附带其判定界限及来源。

示例：
  wai-performance health
  wai-performance health --since 1h
  wai-performance health --fail-on bad || echo slow
  wai-performance health report.json --json</translation>
    </message>
    <message>
        <source>From the history, since then: a time, a duration back from now, a date, today or yesterday.</source>
        <translation>从历史记录中，自该时刻起：时间、从现在往回的时长、日期、today 或 yesterday。</translation>
    </message>
    <message>
        <source>Measures for so long.</source>
        <translation>测量这么长时间。</translation>
    </message>
    <message>
        <source>--fail-on must be notable or bad.</source>
        <translation>--fail-on 必须是 notable 或 bad。</translation>
    </message>
    <message>
        <source>Exits with 3 where something is as bad as that, or worse.</source>
        <translation>若有项目达到该程度或更差，则以 3 退出。</translation>
    </message>
    <message>
        <source>--since must lie in the past.</source>
        <translation>--since 必须是过去的时间。</translation>
    </message>
    <message>
        <source>Choose one of REPORT, --since and --over.</source>
        <translation>请在 REPORT、--since 和 --over 中选择一个。</translation>
    </message>
    <message>
        <source>nothing was measured</source>
        <translation>没有测量到任何数据</translation>
    </message>
    <message>
        <source>Name a report file, or the id of a report in the dashboard.</source>
        <translation>请给出报告文件，或仪表板中某份报告的标识。</translation>
    </message>
    <message>
        <source>why a time was slow: causes, ranked, with evidence</source>
        <translation>某段时间为何变慢：按可能性排序的原因及依据</translation>
    </message>
    <message>
        <source>what it was doing then, in stacks, from the history</source>
        <translation>当时在做什么：历史中的调用栈</translation>
    </message>
    <message>
        <source>what happened to the machine: packages, services, sleep, your notes</source>
        <translation>机器上发生了什么：软件包、服务、休眠、您的备注</translation>
    </message>
    <message>
        <source>keeps a note at a moment, a mark on every chart</source>
        <translation>在某一时刻保存备注，显示在每张图表上</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>发生了什么</translation>
    </message>
    <message>
        <source>Read from</source>
        <translation>读取自</translation>
    </message>
    <message>
        <source>What happened to this machine, by its own logs: packages, starts, sleep, services, out-of-memory kills, changed settings, changes of level, and your notes.
What could not be read is said on standard error.

Examples:
  wai-performance events --since yesterday
  wai-performance events --since 30d --kind package-upgraded --csv</source>
        <translation>根据机器自己的日志，列出发生的事：软件包、启动、休眠、服务、内存不足终止、更改的设置、水平变化，以及您的备注。
无法读取的内容会在标准错误中说明。

示例：
  wai-performance events --since yesterday
  wai-performance events --since 30d --kind package-upgraded --csv</translation>
    </message>
    <message>
        <source>Only these; may be given more than once: %1.</source>
        <translation>只列出这些，可多次给出：%1。</translation>
    </message>
    <message>
        <source>--kind must be one of: %1.</source>
        <translation>--kind 必须是以下之一：%1。</translation>
    </message>
    <message>
        <source>Keeps a note at a moment, which every chart then marks. wai-performance events --kind note --json gives the id of each.

Examples:
  wai-performance note &quot;new SSD&quot;
  wai-performance note &quot;slow again&quot; --at 14:03</source>
        <translation>在某一时刻保存备注，每张图表都会标出。wai-performance events --kind note --json 给出每条备注的 id。

示例：
  wai-performance note &quot;new SSD&quot;
  wai-performance note &quot;slow again&quot; --at 14:03</translation>
    </message>
    <message>
        <source>When: a time, a duration back from now, a date, today or yesterday.</source>
        <translation>时间：时刻、从现在往回的时长、日期、today 或 yesterday。</translation>
    </message>
    <message>
        <source>Removes the note with this id.</source>
        <translation>删除此 id 的备注。</translation>
    </message>
    <message>
        <source>Give a text, or --remove with an id.</source>
        <translation>请给出文本，或用 --remove 给出 id。</translation>
    </message>
    <message>
        <source>Samples no stacks for the history.</source>
        <translation>不为历史采样调用栈。</translation>
    </message>
    <message>
        <source>Doing</source>
        <translation>正在做</translation>
    </message>
    <message>
        <source>--now takes the number of a process.</source>
        <translation>--now 需要进程号。</translation>
    </message>
    <message>
        <source>Stacks of %1</source>
        <translation>%1 的调用栈</translation>
    </message>
    <message>
        <source>A time, a duration back from now, a date, today or yesterday.</source>
        <translation>时刻、从现在往回的时长、日期、today 或 yesterday。</translation>
    </message>
    <message>
        <source>Likewise; its end.</source>
        <translation>同上；结束时间。</translation>
    </message>
    <message>
        <source>Only that of this name, or of this number.</source>
        <translation>只看此名称或此进程号的进程。</translation>
    </message>
    <message>
        <source>Only the processes of this systemd unit or container.</source>
        <translation>只看此 systemd 单元或容器的进程。</translation>
    </message>
    <message>
        <source>The stack of each thread of a process at this moment; it goes on running meanwhile.</source>
        <translation>某进程此刻每个线程的调用栈；进程继续运行。</translation>
    </message>
    <message>
        <source>Prints what each process was doing as JSON.</source>
        <translation>以 JSON 输出每个进程在做什么。</translation>
    </message>
    <message>
        <source>What the machine was doing in a range of the history: stacks, which the dashboard and serve sample all the time at a low rate.

Examples:
  wai-performance stacks
  wai-performance stacks --since 14:00 --until 14:05 --process postgres
  wai-performance stacks --since yesterday --format speedscope --output day.json
  wai-performance stacks --now 1234</source>
        <translation>机器在历史的某段时间里在做什么：调用栈，由仪表板和 serve 以低频率持续采样。

示例：
  wai-performance stacks
  wai-performance stacks --since 14:00 --until 14:05 --process postgres
  wai-performance stacks --since yesterday --format speedscope --output day.json
  wai-performance stacks --now 1234</translation>
    </message>
    <message>
        <source>--since must lie before --until.</source>
        <translation>--since 必须早于 --until。</translation>
    </message>
    <message>
        <source>It may help to apply: wai-performance apply %1</source>
        <translation>应用此建议可能有帮助：wai-performance apply %1</translation>
    </message>
    <message>
        <source>Nothing unusual.</source>
        <translation>没有异常。</translation>
    </message>
    <message>
        <source>Looked at: %1</source>
        <translation>已检查：%1</translation>
    </message>
    <message>
        <source>From then on: a time, a duration back from now, a date, today or yesterday.</source>
        <translation>从此时起：时刻、从现在往回的时长、日期、today 或 yesterday。</translation>
    </message>
    <message>
        <source>To then.</source>
        <translation>到此时为止。</translation>
    </message>
    <message>
        <source>Of one moment: the seconds around it.</source>
        <translation>某一时刻：其前后数秒。</translation>
    </message>
    <message>
        <source>Choose one of --at, and --since with --until.</source>
        <translation>请选择 --at，或 --since 与 --until。</translation>
    </message>
    <message>
        <source>Why a time was slow: at most five causes, the likeliest first, each with what it was seen by; from the history, or of a report.
That nothing was unusual is an answer, too.

Examples:
  wai-performance why
  wai-performance why --since 14:00 --until 14:05
  wai-performance why --at 14:03:20 --json
  wai-performance why report.json</source>
        <translation>某段时间为何变慢：最多五个原因，最可能的在前，各附依据；来自历史或报告。
没有异常也是一种回答。

示例：
  wai-performance why
  wai-performance why --since 14:00 --until 14:05
  wai-performance why --at 14:03:20 --json
  wai-performance why report.json</translation>
    </message>
    <message>
        <source>the machine</source>
        <translation>整台机器</translation>
    </message>
    <message>
        <source>No stack of %1 was sampled (%2).</source>
        <translation>没有采到 %1 的调用栈（%2）。</translation>
    </message>
    <message>
        <source>Stacks of %1 (%2): %3 samples</source>
        <translation>%1 的调用栈（%2）：%3 个样本</translation>
    </message>
</context>
<context>
    <name>Config</name>
    <message>
        <source>must be 100 to 60000 milliseconds</source>
        <translation>必须是 100 到 60000 毫秒</translation>
    </message>
    <message>
        <source>must be one minute to one year</source>
        <translation>必须是一分钟到一年</translation>
    </message>
    <message>
        <source>must be 0.1 % to 100 % of one CPU</source>
        <translation>必须是一个 CPU 的 0.1 % 到 100 %</translation>
    </message>
    <message>
        <source>must be at least 16 MiB</source>
        <translation>必须至少 16 MiB</translation>
    </message>
    <message>
        <source>%1=&quot;%2&quot; is ignored: %3.</source>
        <translation>已忽略 %1=&quot;%2&quot;：%3。</translation>
    </message>
    <message>
        <source>expected true or false</source>
        <translation>应为 true 或 false</translation>
    </message>
    <message>
        <source>expected milliseconds from 100 to 60000</source>
        <translation>应为 100 到 60000 的毫秒数</translation>
    </message>
    <message>
        <source>expected seconds from 60 to 31622400</source>
        <translation>应为 60 到 31622400 的秒数</translation>
    </message>
    <message>
        <source>must be 4 seconds to 10 minutes</source>
        <translation>必须为 4 秒到 10 分钟</translation>
    </message>
    <message>
        <source>must be 0 (any) to 65535</source>
        <translation>必须为 0（任意）到 65535</translation>
    </message>
    <message>
        <source>must be scheme, host and port, as http://localhost:3000</source>
        <translation>必须是协议、主机和端口，如 http://localhost:3000</translation>
    </message>
    <message>
        <source>must be an address of this machine with a port, as http://localhost:9100/metrics</source>
        <translation>必须是本机带端口的地址，例如 http://localhost:9100/metrics</translation>
    </message>
    <message>
        <source>must be 10 to 60000 milliseconds</source>
        <translation>必须在 10 到 60000 毫秒之间</translation>
    </message>
    <message>
        <source>must be 0 to 24 a day</source>
        <translation>必须为每天 0 到 24 次</translation>
    </message>
    <message>
        <source>must be 0.05 % to 10 % of the machine</source>
        <translation>必须在机器的 0.05 % 到 10 % 之间</translation>
    </message>
</context>
<context>
    <name>Dashboard</name>
    <message>
        <source>Without a display use the commands: wai-performance --help.</source>
        <translation>没有显示器时请使用命令：wai-performance --help。</translation>
    </message>
    <message>
        <source>There is no display here (neither DISPLAY nor WAYLAND_DISPLAY is set).</source>
        <translation>这里没有显示器（DISPLAY 和 WAYLAND_DISPLAY 都未设置）。</translation>
    </message>
    <message>
        <source>The display %1 does not answer.</source>
        <translation>显示器 %1 没有应答。</translation>
    </message>
    <message>
        <source>There is no command &quot;%1&quot;. See wai-performance --help.</source>
        <translation>没有命令“%1”。参见 wai-performance --help。</translation>
    </message>
    <message>
        <source>Opens the dashboard.</source>
        <translation>打开仪表盘。</translation>
    </message>
    <message>
        <source>The page to show first.</source>
        <translation>首先显示的页面。</translation>
    </message>
    <message>
        <source>There is no page &quot;%1&quot;; there are %2.</source>
        <translation>没有页面“%1”；现有 %2。</translation>
    </message>
    <message>
        <source>The window cannot go on: %1</source>
        <translation>窗口无法继续：%1</translation>
    </message>
</context>
<context>
    <name>DataFolder</name>
    <message>
        <source>Choose another folder with --data-dir or make this one writable.</source>
        <translation>请用 --data-dir 选择另一个文件夹，或使此文件夹可写。</translation>
    </message>
    <message>
        <source>there is no such folder</source>
        <translation>没有这样的文件夹</translation>
    </message>
    <message>
        <source>Start the dashboard or wai-performance serve to record a history.</source>
        <translation>请打开仪表盘或运行 wai-performance serve 来记录历史。</translation>
    </message>
</context>
<context>
    <name>Doctor</name>
    <message>
        <source>Which threads run and what they wait for is still shown.</source>
        <translation>仍会显示哪些线程在运行以及它们在等待什么。</translation>
    </message>
    <message>
        <source>Stacks can be sampled.</source>
        <translation>可以对调用栈采样。</translation>
    </message>
    <message>
        <source>This kernel, or the container&apos;s filter of system calls, has no perf events: no stacks, no flame graph of functions.</source>
        <translation>此内核或容器的系统调用过滤器不提供 perf 事件：没有调用栈，没有函数的火焰图。</translation>
    </message>
    <message>
        <source>Run outside of the container.</source>
        <translation>请在容器之外运行。</translation>
    </message>
    <message>
        <source>A container&apos;s filter of system calls or a security module forbids sampling: no stacks, no flame graph of functions.</source>
        <translation>容器的系统调用过滤器或安全模块禁止采样：没有调用栈，没有函数的火焰图。</translation>
    </message>
    <message>
        <source>Run outside of the container, or allow perf_event_open in it.</source>
        <translation>请在容器之外运行，或在容器中允许 perf_event_open。</translation>
    </message>
    <message>
        <source>This system forbids ordinary users to sample (kernel.perf_event_paranoid is %1): no stacks, no flame graph of functions.</source>
        <translation>此系统禁止普通用户采样（kernel.perf_event_paranoid 为 %1）：没有调用栈，没有函数的火焰图。</translation>
    </message>
    <message>
        <source>Give this program, and no other, the right to sample; it holds until the program is built or installed anew.</source>
        <translation>只给此程序（而非其他程序）采样的权限；在程序重新构建或安装之前有效。</translation>
    </message>
    <message>
        <source>What programs do inside the kernel is sampled too.</source>
        <translation>程序在内核中的活动也会被采样。</translation>
    </message>
    <message>
        <source>What programs do inside the kernel is hidden from you (kernel.perf_event_paranoid is %1): time in system calls is missing, and waits are shown near their place.</source>
        <translation>程序在内核中的活动对您不可见（kernel.perf_event_paranoid 为 %1）：系统调用中的时间会缺失，等待只显示在其附近的位置。</translation>
    </message>
    <message>
        <source>Every process of the machine can be sampled.</source>
        <translation>可以对本机的每个进程采样。</translation>
    </message>
    <message>
        <source>You may sample your own programs only, not the whole system.</source>
        <translation>您只能对自己的程序采样，不能对整个系统采样。</translation>
    </message>
    <message>
        <source>Choose a command or a process of yours, or give this program the right to sample.</source>
        <translation>请选择一个命令或您自己的进程，或给此程序采样的权限。</translation>
    </message>
    <message>
        <source>This process belongs to another user: its stacks are not for you to see.</source>
        <translation>此进程属于另一个用户：您不能查看它的调用栈。</translation>
    </message>
    <message>
        <source>Choose a process of yours, or give this program the right to sample.</source>
        <translation>请选择您自己的进程，或给此程序采样的权限。</translation>
    </message>
    <message>
        <source>The processor&apos;s cycle counter is used.</source>
        <translation>使用处理器的周期计数器。</translation>
    </message>
    <message>
        <source>There is no hardware cycle counter here (virtual machines seldom have one): the kernel&apos;s clock is used, which sees code that runs with interrupts switched off only at its end.</source>
        <translation>这里没有硬件周期计数器（虚拟机很少有）：使用内核时钟，它只能在关闭中断的代码结束时看到它。</translation>
    </message>
    <message>
        <source>Functions of the kernel have names.</source>
        <translation>内核函数有名称。</translation>
    </message>
    <message>
        <source>The kernel hides its addresses (kernel.kptr_restrict is %1): its functions stay without names.</source>
        <translation>内核隐藏了它的地址（kernel.kptr_restrict 为 %1）：内核函数没有名称。</translation>
    </message>
    <message>
        <source>Give this program the right to read them (it comes with the right to sample).</source>
        <translation>请给此程序读取它们的权限（随采样权限一起获得）。</translation>
    </message>
    <message>
        <source>The buffers are large enough.</source>
        <translation>缓冲区足够大。</translation>
    </message>
    <message>
        <source>The kernel lets you have only %1 KiB of buffer for each CPU (kernel.perf_event_mlock_kb): samples may be lost when the machine is busy; lost ones are counted.</source>
        <translation>内核只允许您为每个 CPU 使用 %1 KiB 缓冲区（kernel.perf_event_mlock_kb）：机器繁忙时可能丢失样本；丢失的会被计数。</translation>
    </message>
    <message>
        <source>Allow more until the next start of the machine.</source>
        <translation>在下次开机之前允许更多。</translation>
    </message>
    <message>
        <source>The rate of sampling is not limited.</source>
        <translation>采样频率不受限制。</translation>
    </message>
    <message>
        <source>The kernel has lowered the rate to %1 samples a second, because sampling took too long once (kernel.perf_event_max_sample_rate).</source>
        <translation>由于某次采样耗时过长，内核已把频率降到每秒 %1 个样本（kernel.perf_event_max_sample_rate）。</translation>
    </message>
    <message>
        <source>Set it back.</source>
        <translation>把它设回去。</translation>
    </message>
    <message>
        <source>The system calls that running processes wait in can be read.</source>
        <translation>可以读取正在运行的进程在哪个系统调用中等待。</translation>
    </message>
    <message>
        <source>Without stacks, the system call that a running process waits in is known only for programs started from here (kernel.yama.ptrace_scope is %1).</source>
        <translation>没有调用栈时，只有从这里启动的程序才会透露它在哪个系统调用中等待（kernel.yama.ptrace_scope 为 %1）。</translation>
    </message>
    <message>
        <source>Start the program from here instead of attaching to it.</source>
        <translation>请从这里启动程序，而不是附加到它。</translation>
    </message>
    <message>
        <source>There is no such program.</source>
        <translation>没有这样的程序。</translation>
    </message>
    <message>
        <source>Name it with its folder, or one that is in the PATH.</source>
        <translation>请写出它所在的文件夹，或使用 PATH 中的程序。</translation>
    </message>
    <message>
        <source>%1 publishes the names of what it compiles.</source>
        <translation>%1 会给出它所编译代码的名称。</translation>
    </message>
    <message>
        <source>Python 3.12 and later can tell them.</source>
        <translation>Python 3.12 及更高版本可以给出它们。</translation>
    </message>
    <message>
        <source>Start it so that it publishes them.</source>
        <translation>请以能给出名称的方式启动它。</translation>
    </message>
    <message>
        <source>The functions of the program that %1 runs have no names: it compiles or interprets them itself.</source>
        <translation>%1 所运行程序的函数没有名称：它自行编译或解释它们。</translation>
    </message>
    <message>
        <source>Compile it with -fasynchronous-unwind-tables or -fno-omit-frame-pointer.</source>
        <translation>请用 -fasynchronous-unwind-tables 或 -fno-omit-frame-pointer 编译它。</translation>
    </message>
    <message>
        <source>%1 has unwind rules: stacks are complete even without frame pointers.</source>
        <translation>%1 有展开规则：即使没有帧指针，调用栈也是完整的。</translation>
    </message>
    <message>
        <source>%1 has debug information: functions, inlined ones too, and lines.</source>
        <translation>%1 有调试信息：函数（包括内联函数）和行号。</translation>
    </message>
    <message>
        <source>%1 names its functions, but has no debug information: no lines, no inlined functions.</source>
        <translation>%1 有函数名称，但没有调试信息：没有行号，没有内联函数。</translation>
    </message>
    <message>
        <source>Compile it with -g, or install its debug symbols (a package whose name ends in -dbgsym).</source>
        <translation>请用 -g 编译它，或安装它的调试符号（名称以 -dbgsym 结尾的软件包）。</translation>
    </message>
    <message>
        <source>%1 is stripped: only the functions that it shares with others have names.</source>
        <translation>%1 的符号已被剥离：只有它与其他程序共享的函数有名称。</translation>
    </message>
    <message>
        <source>Record with an administrator&apos;s permission: the privileged helper then opens the events of this recording, and nothing else changes.</source>
        <translation>请使用管理员授权录制：特权助手会打开本次录制的事件，其他一切不变。</translation>
    </message>
    <message>
        <source>Every process can be sampled, but other users&apos; programs keep their code to themselves: their functions have no names and no callers.</source>
        <translation>可以采样所有进程，但其他用户的程序不公开其代码：它们的函数没有名称，也没有调用者。</translation>
    </message>
    <message>
        <source>There is no room for the kernel&apos;s buffers, one for each CPU (kernel.perf_event_mlock_kb, ulimit -l): no stacks, no flame graph of functions.</source>
        <translation>没有空间容纳内核的缓冲区（每个 CPU 一个；kernel.perf_event_mlock_kb、ulimit -l）：没有调用栈，没有函数火焰图。</translation>
    </message>
    <message>
        <source>%1 runs with another user&apos;s rights (set-user-ID): the kernel lets no stacks be taken of it; its threads are looked at instead.</source>
        <translation>%1 以其他用户的权限运行（set-user-ID）：内核不允许获取其调用栈，改为观察其线程。</translation>
    </message>
    <message>
        <source>Record it as root, or with an administrator&apos;s permission.</source>
        <translation>请以 root 身份或经管理员许可进行记录。</translation>
    </message>
    <message>
        <source>%1 is a 32-bit program: its functions have names, but their callers are not found.</source>
        <translation>%1 是 32 位程序:其函数有名称,但找不到它们的调用者。</translation>
    </message>
    <message>
        <source>Build it for 64 bits to see callers.</source>
        <translation>以 64 位编译它即可看到调用者。</translation>
    </message>
    <message>
        <source>%1 has no unwind rules (.eh_frame, .debug_frame): callers are found only where the code keeps frame pointers.</source>
        <translation>%1 没有展开规则(.eh_frame、.debug_frame):只有在代码保留帧指针的地方才能找到调用者。</translation>
    </message>
    <message>
        <source>%1 has unwind rules for %2 % of its code only: in the rest callers are found only where the code keeps frame pointers.</source>
        <translation>%1 仅有 %2 % 的代码带有展开规则:其余代码只有在保留帧指针的地方才能找到调用者。</translation>
    </message>
    <message>
        <source>%1 has debug information, most of it in .dwo files: functions and lines, and inlined ones as long as those files stay where the compiler wrote them, or are packed into %1.dwp.</source>
        <translation>%1 有调试信息,大部分在 .dwo 文件中:包括函数和行号;只要这些文件仍在编译器写入的位置,或已打包到 %1.dwp 中,也包括内联函数。</translation>
    </message>
    <message>
        <source>%1 has debug information, but the file that it shares with other programs (dwz) is not there: inlined functions have no names.</source>
        <translation>%1 有调试信息，但它与其他程序共用的文件（dwz）不存在：内联函数没有名称。</translation>
    </message>
    <message>
        <source>Install the debug symbols of its package as a whole.</source>
        <translation>请完整安装其软件包的调试符号。</translation>
    </message>
</context>
<context>
    <name>Duration</name>
    <message>
        <source>not a duration</source>
        <translation>不是时长</translation>
    </message>
    <message>
        <source>Write a number and a unit, such as 500ms, 10s, 15m, 2h or 1d.</source>
        <translation>请写数字和单位，例如 500ms、10s、15m、2h 或 1d。</translation>
    </message>
    <message>
        <source>not a moment</source>
        <translation>不是时刻</translation>
    </message>
    <message>
        <source>Write a time such as 2026-11-23T14:00:00Z or 14:00, a duration back from now such as 15m or 2h, a date, today, yesterday, or now.</source>
        <translation>请写时间如 2026-11-23T14:00:00Z 或 14:00、从现在往回的时长如 15m、2h、一个日期、今天、昨天或现在。</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 毫秒</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 分钟</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 分 %2 秒</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 小时</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 小时 %2 分</translation>
    </message>
    <message>
        <source>%1 d</source>
        <translation>%1 天</translation>
    </message>
    <message>
        <source>%1 d %2 h</source>
        <translation>%1 天 %2 小时</translation>
    </message>
</context>
<context>
    <name>EventMarks</name>
    <message>
        <source>and %1 more</source>
        <translation>以及另外 %1 项</translation>
    </message>
    <message>
        <source>Packages</source>
        <translation>软件包</translation>
    </message>
    <message>
        <source>Starts and suspends</source>
        <translation>启动与休眠</translation>
    </message>
    <message>
        <source>Services</source>
        <translation>服务</translation>
    </message>
    <message>
        <source>Failures</source>
        <translation>故障</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Other level since</source>
        <translation>水平变化</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Package installed</source>
        <translation>安装软件包</translation>
    </message>
    <message>
        <source>Package upgraded</source>
        <translation>升级软件包</translation>
    </message>
    <message>
        <source>Package removed</source>
        <translation>删除软件包</translation>
    </message>
    <message>
        <source>Kernel changed</source>
        <translation>内核更换</translation>
    </message>
    <message>
        <source>Machine started</source>
        <translation>机器启动</translation>
    </message>
    <message>
        <source>Suspended</source>
        <translation>进入休眠</translation>
    </message>
    <message>
        <source>Woke up</source>
        <translation>唤醒</translation>
    </message>
    <message>
        <source>New service</source>
        <translation>新服务</translation>
    </message>
    <message>
        <source>Service restarted</source>
        <translation>服务重启</translation>
    </message>
    <message>
        <source>Service failed</source>
        <translation>服务失败</translation>
    </message>
    <message>
        <source>Out of memory</source>
        <translation>内存不足</translation>
    </message>
    <message>
        <source>Setting changed</source>
        <translation>设置更改</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
</context>
<context>
    <name>Explain</name>
    <message>
        <source>Somebody waited for a CPU %1 of the time (usually %2).</source>
        <translation>有程序在 %1 的时间里等待 CPU（通常 %2）。</translation>
    </message>
    <message>
        <source>Somebody waited for a CPU %1 of the time.</source>
        <translation>有程序在 %1 的时间里等待 CPU。</translation>
    </message>
    <message>
        <source>Somebody waited for memory %1 of the time (usually %2).</source>
        <translation>有程序在 %1 的时间里等待内存（通常 %2）。</translation>
    </message>
    <message>
        <source>Somebody waited for memory %1 of the time.</source>
        <translation>有程序在 %1 的时间里等待内存。</translation>
    </message>
    <message>
        <source>Somebody waited for storage %1 of the time (usually %2).</source>
        <translation>有程序在 %1 的时间里等待存储（通常 %2）。</translation>
    </message>
    <message>
        <source>Somebody waited for storage %1 of the time.</source>
        <translation>有程序在 %1 的时间里等待存储。</translation>
    </message>
    <message>
        <source>%1: %2 of its CPU time in %3.</source>
        <translation>%1：其 CPU 时间的 %2 在 %3 中。</translation>
    </message>
    <message>
        <source>%1 (%2) waited for a CPU for %3 of the time (usually %4).</source>
        <translation>%1 (%2) 在 %3 的时间里等待 CPU（通常 %4）。</translation>
    </message>
    <message>
        <source>%1 (%2) waited for a CPU for %3 of the time.</source>
        <translation>%1 (%2) 在 %3 的时间里等待 CPU。</translation>
    </message>
    <message>
        <source>%1 ran in the background and took %2 CPUs</source>
        <translation>%1 在后台运行，占用了 %2 个 CPU</translation>
    </message>
    <message>
        <source>%1 (%2) ran in the background and took %3 CPUs</source>
        <translation>%1 (%2) 在后台运行，占用了 %3 个 CPU</translation>
    </message>
    <message>
        <source>%1 of all bytes read and written were of %2.</source>
        <translation>全部读写字节的 %1 来自 %2。</translation>
    </message>
    <message>
        <source>Before it: %1, %2 earlier</source>
        <translation>在此之前：%1，早 %2</translation>
    </message>
    <message>
        <source>Not shown to be the cause. It was read in %1.</source>
        <translation>未证实是原因。读取自 %1。</translation>
    </message>
    <message>
        <source>Other changes in the twelve hours before: %1.</source>
        <translation>此前十二小时内的其他更改：%1。</translation>
    </message>
    <message>
        <source>%1 processes of %2 together took %3 of %4 CPUs, and %5 waited for one %6 of the time</source>
        <translation>%2 的 %1 个进程共占用 %4 个 CPU 中的 %3 个，%5 在 %6 的时间里等待 CPU</translation>
    </message>
    <message>
        <source>%1 took %2 of %3 CPUs, and %4 waited for one %5 of the time</source>
        <translation>%1 占用了 %3 个 CPU 中的 %2 个，%4 在 %5 的时间里等待 CPU</translation>
    </message>
    <message>
        <source>%1 used %2 CPUs (before: %3).</source>
        <translation>%1 使用了 %2 个 CPU（之前：%3）。</translation>
    </message>
    <message>
        <source>%1 used %2 CPUs.</source>
        <translation>%1 使用了 %2 个 CPU。</translation>
    </message>
    <message>
        <source>The hypervisor gave %1 of the CPU time to other machines</source>
        <translation>虚拟机监控程序把 %1 的 CPU 时间给了其他机器</translation>
    </message>
    <message>
        <source>Stolen: %1 CPUs (usually %2).</source>
        <translation>被占走：%1 个 CPU（通常 %2）。</translation>
    </message>
    <message>
        <source>The CPUs were slowed down to stay cool, %1 times a second</source>
        <translation>CPU 为降温而减速，每秒 %1 次</translation>
    </message>
    <message>
        <source>Slowed down %1 times a second.</source>
        <translation>每秒减速 %1 次。</translation>
    </message>
    <message>
        <source>The clock was at %1 of the highest (usually %2).</source>
        <translation>时钟为最高值的 %1（通常 %2）。</translation>
    </message>
    <message>
        <source>The hottest sensor: %1.</source>
        <translation>最热的传感器：%1。</translation>
    </message>
    <message>
        <source>CPU %1 spent %2 of its time on interrupts</source>
        <translation>CPU %1 把 %2 的时间用于中断</translation>
    </message>
    <message>
        <source>The CPUs spent %1 of their time on interrupts</source>
        <translation>CPU 把 %1 的时间用于中断</translation>
    </message>
    <message>
        <source>Soft interrupts: %1 CPUs (usually %2).</source>
        <translation>软中断：%1 个 CPU（通常 %2）。</translation>
    </message>
    <message>
        <source>An operation of %1 took %2 on average (usually %3).</source>
        <translation>%1 的一次操作平均用时 %2（通常 %3）。</translation>
    </message>
    <message>
        <source>%1 was busy %2 of the time.</source>
        <translation>%1 在 %2 的时间里忙碌。</translation>
    </message>
    <message>
        <source>%1 waited for storage %2 of the time.</source>
        <translation>%1 在 %2 的时间里等待存储。</translation>
    </message>
    <message>
        <source>%1 wrote %2, more than the disk took</source>
        <translation>%1 写入 %2，超过磁盘所能接收的量</translation>
    </message>
    <message>
        <source>%1 wrote %2, more than the disk took, and %3 waited for it</source>
        <translation>%1 写入 %2，超过磁盘所能接收的量，%3 为此等待</translation>
    </message>
    <message>
        <source>Up to %1 waited in memory to be written (usually %2).</source>
        <translation>内存中最多有 %1 等待写入（通常 %2）。</translation>
    </message>
    <message>
        <source>%1 read %2, and %3 waited for the disk %4 of the time</source>
        <translation>%1 读取 %2，%3 在 %4 的时间里等待磁盘</translation>
    </message>
    <message>
        <source>%1 wrote %2, and %3 waited for the disk %4 of the time</source>
        <translation>%1 写入 %2，%3 在 %4 的时间里等待磁盘</translation>
    </message>
    <message>
        <source>%1 waited for storage %2 of the time</source>
        <translation>%1 在 %2 的时间里等待存储</translation>
    </message>
    <message>
        <source>%1 read %2 and wrote %3.</source>
        <translation>%1 读取 %2，写入 %3。</translation>
    </message>
    <message>
        <source>Files were changed so often that telling who watches them took %1 of the CPU time of %2</source>
        <translation>文件更改过于频繁，通知监视者占用了 %2 的 CPU 时间的 %1</translation>
    </message>
    <message>
        <source>%1 took part in it: %2 of its CPU time.</source>
        <translation>%1 也参与其中：占其 CPU 时间的 %2。</translation>
    </message>
    <message>
        <source>%1 of it were used (before: %2).</source>
        <translation>已使用 %1（之前：%2）。</translation>
    </message>
    <message>
        <source>%1 wrote most: %2.</source>
        <translation>%1 写入最多：%2。</translation>
    </message>
    <message>
        <source>The filesystem %1 was full</source>
        <translation>文件系统 %1 已满</translation>
    </message>
    <message>
        <source>The filesystem %1 had no room for more files</source>
        <translation>文件系统 %1 没有空间容纳更多文件</translation>
    </message>
    <message>
        <source>matching regular expressions</source>
        <translation>匹配正则表达式</translation>
    </message>
    <message>
        <source>compressing and unpacking</source>
        <translation>压缩和解压</translation>
    </message>
    <message>
        <source>parsing</source>
        <translation>解析</translation>
    </message>
    <message>
        <source>hashing and encrypting</source>
        <translation>散列和加密</translation>
    </message>
    <message>
        <source>allocating memory</source>
        <translation>分配内存</translation>
    </message>
    <message>
        <source>page faults</source>
        <translation>缺页</translation>
    </message>
    <message>
        <source>looking up files</source>
        <translation>查找文件</translation>
    </message>
    <message>
        <source>looking for memory</source>
        <translation>寻找内存</translation>
    </message>
    <message>
        <source>%1 used %2 CPUs, %3 of that for %4</source>
        <translation>%1 使用了 %2 个 CPU，其中 %3 用于%4</translation>
    </message>
    <message>
        <source>%1 used %2 CPUs, %3 of that in %4</source>
        <translation>%1 使用了 %2 个 CPU，其中 %3 在 %4 中</translation>
    </message>
    <message>
        <source>%1 of its CPU time was spent in the kernel.</source>
        <translation>其 CPU 时间的 %1 花在内核中。</translation>
    </message>
    <message>
        <source>%1 spent %2 of its CPU time collecting garbage</source>
        <translation>%1 把 %2 的 CPU 时间用于垃圾回收</translation>
    </message>
    <message>
        <source>%1 was built without optimisation: %2 of its CPU time is in functions that an optimised build has none of</source>
        <translation>%1 未经优化构建：其 CPU 时间的 %2 在优化构建不会有的函数中</translation>
    </message>
    <message>
        <source>one of its threads</source>
        <translation>它的一个线程</translation>
    </message>
    <message>
        <source>its thread %1 (%2)</source>
        <translation>它的线程 %1 (%2)</translation>
    </message>
    <message>
        <source>Threads of %1 waited for one lock, which %2 held while it waited for storage in %3</source>
        <translation>%1 的线程等待一把锁，由%2持有，而它在 %3 中等待存储</translation>
    </message>
    <message>
        <source>Threads of %1 waited for one lock, which %2 held</source>
        <translation>%1 的线程等待一把锁，由%2持有</translation>
    </message>
    <message>
        <source>Threads of %1 waited for one lock, which %2 held in %3</source>
        <translation>%1 的线程等待一把锁，由%2在 %3 中持有</translation>
    </message>
    <message>
        <source>%1 threads waited %2 of the time each on average.</source>
        <translation>%1 个线程平均各有 %2 的时间在等待。</translation>
    </message>
    <message>
        <source>%1 threads waited %2 of the time each on average, mostly in %3.</source>
        <translation>%1 个线程平均各有 %2 的时间在等待，大多在 %3 中。</translation>
    </message>
    <message>
        <source>The holder was in %1.</source>
        <translation>持有者在 %1 中。</translation>
    </message>
    <message>
        <source>%1 has %2 of memory (before: %3).</source>
        <translation>%1 占有 %2 内存（之前：%3）。</translation>
    </message>
    <message>
        <source>%1 has %2 of memory.</source>
        <translation>%1 占有 %2 内存。</translation>
    </message>
    <message>
        <source>%1 of memory were left.</source>
        <translation>剩余内存 %1。</translation>
    </message>
    <message>
        <source>Memory was moved to swap and back, %1 pages a second, most of it for %2</source>
        <translation>内存与交换空间来回移动，每秒 %1 页，大部分为了 %2</translation>
    </message>
    <message>
        <source>Memory was moved to swap and back, %1 pages a second</source>
        <translation>内存与交换空间来回移动，每秒 %1 页</translation>
    </message>
    <message>
        <source>Swapped in: %1 pages a second (usually %2).</source>
        <translation>换入：每秒 %1 页（通常 %2）。</translation>
    </message>
    <message>
        <source>Swapped out: %1 pages a second.</source>
        <translation>换出：每秒 %1 页。</translation>
    </message>
    <message>
        <source>Programs waited while the kernel put memory together for huge pages, %1 times a second</source>
        <translation>内核为大页整理内存时程序在等待，每秒 %1 次</translation>
    </message>
    <message>
        <source>Compaction stalls: %1 a second (usually %2).</source>
        <translation>内存规整停顿：每秒 %1 次（通常 %2）。</translation>
    </message>
    <message>
        <source>Memory was short, most of it taken by %1, and programs waited %2 of the time while the kernel looked for some</source>
        <translation>内存不足，大部分被 %1 占用；内核寻找内存时程序在 %2 的时间里等待</translation>
    </message>
    <message>
        <source>Memory was short, and programs waited for it %1 of the time</source>
        <translation>内存不足，程序在 %1 的时间里等待内存</translation>
    </message>
    <message>
        <source>%1 pages a second had to be read again soon after they were dropped (usually %2).</source>
        <translation>每秒有 %1 页在丢弃后不久又要重新读取（通常 %2）。</translation>
    </message>
    <message>
        <source>%1 waited for a name server %2 of the time</source>
        <translation>%1 在 %2 的时间里等待名称服务器</translation>
    </message>
    <message>
        <source>Its threads waited %1 in the functions that resolve names.</source>
        <translation>其线程有 %1 在解析名称的函数中等待。</translation>
    </message>
    <message>
        <source>The socket %1: %2 a second.</source>
        <translation>套接字 %1：每秒 %2。</translation>
    </message>
    <message>
        <source>The network lost packets: %1 of the segments had to be sent again</source>
        <translation>网络丢包：%1 的报文段需要重发</translation>
    </message>
    <message>
        <source>Sent again: %1 segments a second (usually %2).</source>
        <translation>重发：每秒 %1 个报文段（通常 %2）。</translation>
    </message>
    <message>
        <source>A server did not accept its connections in time: %1 a second were refused</source>
        <translation>某服务器未及时接受连接：每秒拒绝 %1 个</translation>
    </message>
    <message>
        <source>%1 did not accept its connections in time: %2 a second were refused</source>
        <translation>%1 未及时接受连接：每秒拒绝 %2 个</translation>
    </message>
    <message>
        <source>Listen overflows: %1 a second (usually %2).</source>
        <translation>监听队列溢出：每秒 %1 次（通常 %2）。</translation>
    </message>
    <message>
        <source>A program did not take its datagrams in time: %1 a second were lost</source>
        <translation>某程序未及时接收数据报：每秒丢失 %1 个</translation>
    </message>
    <message>
        <source>%1 did not take its datagrams in time: %2 a second were lost</source>
        <translation>%1 未及时接收数据报：每秒丢失 %2 个</translation>
    </message>
    <message>
        <source>Lost datagrams: %1 a second (usually %2).</source>
        <translation>丢失的数据报：每秒 %1 个（通常 %2）。</translation>
    </message>
    <message>
        <source>The kernel ended processes for want of memory: %1</source>
        <translation>内核因内存不足终止了进程：%1</translation>
    </message>
    <message>
        <source>%1 reached its limit of memory, and the kernel ended processes of it: %2</source>
        <translation>%1 达到内存限制，内核终止了它的进程：%2</translation>
    </message>
    <message>
        <source>Processes ended for want of memory: %1.</source>
        <translation>因内存不足而终止的进程：%1。</translation>
    </message>
    <message>
        <source>Of %1: %2.</source>
        <translation>其中 %1：%2。</translation>
    </message>
    <message>
        <source>The kernel&apos;s log names %1.</source>
        <translation>内核日志提到 %1。</translation>
    </message>
    <message>
        <source>%1 processes a second were started and ended again, most of them by %2</source>
        <translation>每秒有 %1 个进程启动又结束，大多由 %2 启动</translation>
    </message>
    <message>
        <source>%1 processes a second were started and ended again</source>
        <translation>每秒有 %1 个进程启动又结束</translation>
    </message>
    <message>
        <source>Started processes: %1 a second (usually %2).</source>
        <translation>启动的进程：每秒 %1 个（通常 %2）。</translation>
    </message>
    <message>
        <source>%1 and its children used %2 CPUs.</source>
        <translation>%1 及其子进程使用了 %2 个 CPU。</translation>
    </message>
    <message>
        <source>%1 did everything in one thread, which was busy %2 of the time, while %3 CPUs had nothing to do</source>
        <translation>%1 全部在一个线程中完成，它在 %2 的时间里忙碌，而 %3 个 CPU 空闲</translation>
    </message>
    <message>
        <source>All CPUs together were busy %1 of the time.</source>
        <translation>所有 CPU 合计在 %1 的时间里忙碌。</translation>
    </message>
    <message>
        <source>%1 waited %2 of the time for answers of %3</source>
        <translation>%1 在 %2 的时间里等待 %3 的回答</translation>
    </message>
    <message>
        <source>Threads of %1 (%2) waited %3 for %4 (%5).</source>
        <translation>%1 (%2) 的线程有 %3 在等待 %4 (%5)。</translation>
    </message>
    <message>
        <source>%1 was held back by its limit of %2 CPUs</source>
        <translation>%1 受其 %2 个 CPU 的限制所阻</translation>
    </message>
    <message>
        <source>%1 was held back by its limit of CPU</source>
        <translation>%1 受其 CPU 限制所阻</translation>
    </message>
    <message>
        <source>Held back for %1 of each second (usually %2).</source>
        <translation>每秒受阻 %1（通常 %2）。</translation>
    </message>
    <message>
        <source>It got %1 CPUs.</source>
        <translation>它得到了 %1 个 CPU。</translation>
    </message>
    <message>
        <source>%1 has used up its limit of %2 of memory, and waits for what comes back</source>
        <translation>%1 用尽了 %2 的内存限制，正在等待回收</translation>
    </message>
    <message>
        <source>%1 used of %2.</source>
        <translation>已用 %1，共 %2。</translation>
    </message>
    <message>
        <source>It waited for memory %1 of the time.</source>
        <translation>它在 %1 的时间里等待内存。</translation>
    </message>
    <message>
        <source>%1 pages a second had to be read again (usually %2).</source>
        <translation>每秒有 %1 页需要重新读取（通常 %2）。</translation>
    </message>
    <message>
        <source>%1 waited for a CPU %2 of the time, and no one program took it</source>
        <translation>%1 在 %2 的时间里等待 CPU，但没有哪个程序独占</translation>
    </message>
    <message>
        <source>Programs waited for memory %1 of the time, as they did before</source>
        <translation>程序在 %1 的时间里等待内存，与之前相同</translation>
    </message>
    <message>
        <source>Programs waited for storage %1 of the time, and none of them is seen to read or write much</source>
        <translation>程序在 %1 的时间里等待存储，但看不到哪个程序大量读写</translation>
    </message>
    <message>
        <source>The CPUs changed from one task to another %1 times a second, mostly for %2</source>
        <translation>CPU 每秒切换任务 %1 次，大多为了 %2</translation>
    </message>
    <message>
        <source>The CPUs changed from one task to another %1 times a second</source>
        <translation>CPU 每秒切换任务 %1 次</translation>
    </message>
    <message>
        <source>Context switches: %1 a second (usually %2).</source>
        <translation>上下文切换：每秒 %1 次（通常 %2）。</translation>
    </message>
    <message>
        <source>Interrupts: %1 a second (usually %2).</source>
        <translation>中断：每秒 %1 次（通常 %2）。</translation>
    </message>
    <message>
        <source>CPUs busy %1 (usually %2)</source>
        <translation>CPU 忙碌 %1（通常 %2）</translation>
    </message>
    <message>
        <source>CPUs busy %1</source>
        <translation>CPU 忙碌 %1</translation>
    </message>
    <message>
        <source>CPU pressure %1 (usually %2)</source>
        <translation>CPU 压力 %1（通常 %2）</translation>
    </message>
    <message>
        <source>CPU pressure %1</source>
        <translation>CPU 压力 %1</translation>
    </message>
    <message>
        <source>memory pressure %1 (usually %2)</source>
        <translation>内存压力 %1（通常 %2）</translation>
    </message>
    <message>
        <source>memory pressure %1</source>
        <translation>内存压力 %1</translation>
    </message>
    <message>
        <source>disk pressure %1 (usually %2)</source>
        <translation>磁盘压力 %1（通常 %2）</translation>
    </message>
    <message>
        <source>disk pressure %1</source>
        <translation>磁盘压力 %1</translation>
    </message>
    <message>
        <source>slowed down by heat %1 (usually %2)</source>
        <translation>因热减速 %1（通常 %2）</translation>
    </message>
    <message>
        <source>slowed down by heat %1</source>
        <translation>因热减速 %1</translation>
    </message>
    <message>
        <source>retransmits %1 (usually %2)</source>
        <translation>重传 %1（通常 %2）</translation>
    </message>
    <message>
        <source>retransmits %1</source>
        <translation>重传 %1</translation>
    </message>
    <message>
        <source>refused connections %1 (usually %2)</source>
        <translation>被拒绝的连接 %1（通常 %2）</translation>
    </message>
    <message>
        <source>refused connections %1</source>
        <translation>被拒绝的连接 %1</translation>
    </message>
    <message>
        <source>started processes %1 (usually %2)</source>
        <translation>启动的进程 %1（通常 %2）</translation>
    </message>
    <message>
        <source>started processes %1</source>
        <translation>启动的进程 %1</translation>
    </message>
    <message>
        <source>context switches %1 (usually %2)</source>
        <translation>上下文切换 %1（通常 %2）</translation>
    </message>
    <message>
        <source>context switches %1</source>
        <translation>上下文切换 %1</translation>
    </message>
    <message>
        <source>ended for want of memory %1 (usually %2)</source>
        <translation>因内存不足而终止 %1（通常 %2）</translation>
    </message>
    <message>
        <source>ended for want of memory %1</source>
        <translation>因内存不足而终止 %1</translation>
    </message>
    <message>
        <source>no change of packages, services or settings is known</source>
        <translation>未发现软件包、服务或设置的更改</translation>
    </message>
    <message>
        <source>No stacks were kept of this time: what programs were doing is not known.</source>
        <translation>这段时间没有保存调用栈：不知道程序在做什么。</translation>
    </message>
    <message>
        <source>No processes were recorded in this time: who did it is not known.</source>
        <translation>这段时间没有记录进程：不知道是谁所为。</translation>
    </message>
    <message>
        <source>Nothing was recorded before it: what is usual is not known.</source>
        <translation>在此之前没有记录：不知道通常的情况。</translation>
    </message>
    <message>
        <source>This kernel tells no pressure: who waits is known less surely.</source>
        <translation>此内核不提供压力：谁在等待不太确定。</translation>
    </message>
    <message>
        <source>Nothing was recorded in this time.</source>
        <translation>这段时间没有任何记录。</translation>
    </message>
    <message>
        <source>%1 moved with it (rank correlation %2)</source>
        <translation>%1 与它同步变化（秩相关 %2）</translation>
    </message>
    <message>
        <source>%1 moved against it (rank correlation %2)</source>
        <translation>%1 与它反向变化（秩相关 %2）</translation>
    </message>
    <message>
        <source>%1 of the CPU time went to %2</source>
        <translation>%1 的 CPU 时间用于 %2</translation>
    </message>
    <message>
        <source>A question of it to a name server was open %1 of the time.</source>
        <translation>它向域名服务器的查询在 %1 的时间里未得到回答。</translation>
    </message>
</context>
<context>
    <name>ExplanationText</name>
    <message>
        <source>Why was it slow? %1 (%2)</source>
        <translation>为何变慢？%1（%2）</translation>
    </message>
    <message>
        <source>Looked at and not it</source>
        <translation>已检查，不是原因</translation>
    </message>
    <message>
        <source>Could not be looked at</source>
        <translation>无法检查</translation>
    </message>
    <message>
        <source>Looked at %1, compared with %2.</source>
        <translation>已检查 %1，与 %2 比较。</translation>
    </message>
    <message>
        <source>Nothing unusual</source>
        <translation>没有异常</translation>
    </message>
</context>
<context>
    <name>File</name>
    <message>
        <source>Choose another place or free some space.</source>
        <translation>请换一个位置或腾出空间。</translation>
    </message>
    <message>
        <source>it is a folder</source>
        <translation>它是一个文件夹</translation>
    </message>
    <message>
        <source>Name a file in it.</source>
        <translation>请指定其中的一个文件。</translation>
    </message>
</context>
<context>
    <name>Findings</name>
    <message>
        <source>%1 % of the CPU time (± %2) is spent in %3 itself, called mostly by %4.</source>
        <translation>%1% 的 CPU 时间（± %2）花在 %3 自身，主要由 %4 调用。</translation>
    </message>
    <message>
        <source>%1 % of the CPU time (± %2) is spent in %3 itself.</source>
        <translation>%1% 的 CPU 时间（± %2）花在 %3 自身。</translation>
    </message>
    <message>
        <source>%1 % of the CPU time is spent inside the kernel, most of it for %2: fewer or larger system calls would help.</source>
        <translation>%1% 的 CPU 时间花在内核中，其中大部分用于 %2：减少系统调用次数或每次处理更多数据会有帮助。</translation>
    </message>
    <message>
        <source>%1 % of the CPU time is spent inside the kernel.</source>
        <translation>%1% 的 CPU 时间花在内核中。</translation>
    </message>
    <message>
        <source>a function without a name</source>
        <translation>一个没有名称的函数</translation>
    </message>
    <message>
        <source>Threads waited for locks for %1 in all, most of it in %2: they hold each other up.</source>
        <translation>线程等待锁的时间总计 %1，大部分在 %2 中：它们互相阻塞。</translation>
    </message>
    <message>
        <source>Threads waited for storage for %1 in all, most of it in %2.</source>
        <translation>线程等待存储的时间总计 %1，大部分在 %2 中。</translation>
    </message>
    <message>
        <source>%1 % of the CPU time goes into allocating and freeing memory (from %3 % on), most of it for %2: reuse buffers, reserve what is known, or try another allocator with LD_PRELOAD.</source>
        <translation>%1 % 的 CPU 时间用于分配和释放内存（界限 %3 %），主要来自 %2：请复用缓冲区、预留已知大小，或用 LD_PRELOAD 试用其他分配器。</translation>
    </message>
    <message>
        <source>%1 % of the CPU time goes into copying memory (from %3 % on), most of it for %2: pass by reference, move, or look for a container that detaches.</source>
        <translation>%1 % 的 CPU 时间用于复制内存（界限 %3 %），主要来自 %2：请按引用传递、移动，或检查容器是否发生分离复制。</translation>
    </message>
    <message>
        <source>%1 % of the CPU time goes into page faults (from %3 % on), most of it for %2: memory is mapped or given back again and again; reuse it, or ask for huge pages.</source>
        <translation>%1 % 的 CPU 时间用于缺页（界限 %3 %），主要来自 %2：内存被反复映射或归还；请复用，或申请大页。</translation>
    </message>
    <message>
        <source>%1 % of the CPU time goes into formatting text (from %3 % on), most of it for %2: guard it by the level, or hand it to another thread.</source>
        <translation>%1 % 的 CPU 时间用于格式化文本（界限 %3 %），主要来自 %2：请按日志级别判断，或交给其他线程。</translation>
    </message>
    <message>
        <source>%1 % of the CPU time goes into searching containers and comparing text (from %3 % on), most of it for %2: a flat or hashed container, a reserve, or interned keys.</source>
        <translation>%1 % 的 CPU 时间用于容器查找和文本比较（界限 %3 %），主要来自 %2：请使用平坦或哈希容器、预留空间或驻留键。</translation>
    </message>
    <message>
        <source>%1 % of the CPU time goes into exceptions (from %3 % on), most of it thrown by %2: they are made for what is rare.</source>
        <translation>%1 % 的 CPU 时间用于异常（界限 %3 %），主要由 %2 抛出：异常只应用于罕见情况。</translation>
    </message>
    <message>
        <source>%1 % of the CPU time goes into compiling regular expressions (from %3 % on), most of it for %2: compile them once.</source>
        <translation>%1 % 的 CPU 时间用于编译正则表达式（界限 %3 %），主要来自 %2：请只编译一次。</translation>
    </message>
    <message>
        <source>%1 % of the CPU time goes into spinning (from %3 % on), most of it for %2: wait on a futex, or back off.</source>
        <translation>%1 % 的 CPU 时间用于自旋（界限 %3 %），主要来自 %2：请在 futex 上等待或退避。</translation>
    </message>
    <message>
        <source>%1 % of the CPU time goes into loading libraries (from %3 % on), most of it for %2: fewer libraries, or plugins that load when they are wanted.</source>
        <translation>%1 % 的 CPU 时间用于加载库（界限 %3 %），主要来自 %2：请减少库，或让插件按需加载。</translation>
    </message>
    <message>
        <source>%1 % of the CPU time is spent in functions that an optimising compiler leaves none of (from %3 % on), first of all %2: build with -O2, CMAKE_BUILD_TYPE=Release or cargo build --release before anything else, and profile again.</source>
        <translation>%1 % 的 CPU 时间花在优化编译器不会保留的函数上（自 %3 % 起），首先是 %2：请先用 -O2、CMAKE_BUILD_TYPE=Release 或 cargo build --release 构建，再重新分析。</translation>
    </message>
    <message>
        <source>Thread %1 had work %2 % of the time while the %3 others had it %4 % together: the work is serial. If it could be shared by all, it would be done at most %5 times as fast.</source>
        <translation>线程 %1 有 %2 % 的时间在工作，而其余 %3 个线程合计 %4 %：工作是串行的。若能由所有线程分担，最多可快 %5 倍。</translation>
    </message>
    <message>
        <source>Threads that were ready to run waited %1 % of that time for a CPU: together with what else ran on the machine they want more CPUs than there are. A pool should have as many threads as CPUs that it may use.</source>
        <translation>已就绪的线程有 %1 % 的时间在等待 CPU：连同机器上运行的其他程序，它们需要的 CPU 多于现有数量。线程池的线程数应等于其可用的 CPU 数。</translation>
    </message>
</context>
<context>
    <name>Health</name>
    <message>
        <source>some wait %1</source>
        <translation>等待 %1</translation>
    </message>
    <message>
        <source>%1 of %2 CPUs</source>
        <translation>%2 个 CPU 的 %1</translation>
    </message>
    <message>
        <source>run queue %1</source>
        <translation>运行队列 %1</translation>
    </message>
    <message>
        <source>queue %1</source>
        <translation>队列 %1</translation>
    </message>
    <message>
        <source>throttled %1</source>
        <translation>降频 %1</translation>
    </message>
    <message>
        <source>not slowed down</source>
        <translation>没有减速</translation>
    </message>
    <message>
        <source>%1 stolen by other machines</source>
        <translation>%1 被其他机器窃取</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%2 的 %1</translation>
    </message>
    <message>
        <source>swapping %1</source>
        <translation>正在交换 %1</translation>
    </message>
    <message>
        <source>no swapping</source>
        <translation>没有交换</translation>
    </message>
    <message>
        <source>no process killed</source>
        <translation>没有终止进程</translation>
    </message>
    <message>
        <source>the kernel kills processes</source>
        <translation>内核正在终止进程</translation>
    </message>
    <message>
        <source>space used %1</source>
        <translation>空间已用 %1</translation>
    </message>
    <message>
        <source>in %1, out %2</source>
        <translation>入 %1，出 %2</translation>
    </message>
    <message>
        <source>%1 connections refused</source>
        <translation>拒绝 %1 个连接</translation>
    </message>
    <message>
        <source>dropped %1</source>
        <translation>丢弃 %1</translation>
    </message>
    <message>
        <source>nothing dropped</source>
        <translation>没有丢弃</translation>
    </message>
    <message>
        <source>errors %1</source>
        <translation>错误 %1</translation>
    </message>
    <message>
        <source>%1 sent again</source>
        <translation>重发 %1</translation>
    </message>
    <message>
        <source>nothing sent again</source>
        <translation>没有重发</translation>
    </message>
    <message>
        <source>CPU utilisation</source>
        <translation>CPU 使用率</translation>
    </message>
    <message>
        <source>CPU saturation</source>
        <translation>CPU 饱和度</translation>
    </message>
    <message>
        <source>CPU slowed down</source>
        <translation>CPU 降速</translation>
    </message>
    <message>
        <source>Memory utilisation</source>
        <translation>内存利用率</translation>
    </message>
    <message>
        <source>Memory saturation</source>
        <translation>内存饱和度</translation>
    </message>
    <message>
        <source>Memory ran out</source>
        <translation>内存耗尽</translation>
    </message>
    <message>
        <source>Disk utilisation</source>
        <translation>磁盘使用率</translation>
    </message>
    <message>
        <source>Disk saturation</source>
        <translation>磁盘饱和度</translation>
    </message>
    <message>
        <source>Fullest filesystem</source>
        <translation>最满的文件系统</translation>
    </message>
    <message>
        <source>Network utilisation</source>
        <translation>网络利用率</translation>
    </message>
    <message>
        <source>Network saturation</source>
        <translation>网络饱和度</translation>
    </message>
    <message>
        <source>Network errors</source>
        <translation>网络错误</translation>
    </message>
    <message>
        <source>fine</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>worth a look</source>
        <translation>值得注意</translation>
    </message>
    <message>
        <source>bad</source>
        <translation>不良</translation>
    </message>
    <message>
        <source>not measured</source>
        <translation>未测量</translation>
    </message>
</context>
<context>
    <name>History</name>
    <message>
        <source>it was written by a later version of this program</source>
        <translation>它由本程序的更高版本写入</translation>
    </message>
    <message>
        <source>The history was damaged (%1). It was set aside as %2 and a new one begun.</source>
        <translation>历史已损坏（%1）。它被另存为 %2，并开始了新的历史。</translation>
    </message>
    <message>
        <source>Some of the last samples before the restart were damaged and left out.</source>
        <translation>重启前的一些最后样本已损坏，被略去。</translation>
    </message>
    <message>
        <source>%1 samples were lost because they could not be written for too long.</source>
        <translation>因太久无法写入，丢失了 %1 个样本。</translation>
    </message>
    <message>
        <source>The history can be written again; nothing was lost.</source>
        <translation>历史又可以写入了；没有丢失任何内容。</translation>
    </message>
    <message>
        <source>The disk is full: new samples stay in memory and are written once there is space (%1).</source>
        <translation>磁盘已满：新样本保留在内存中，有空间后写入（%1）。</translation>
    </message>
    <message>
        <source>The history cannot be written at the moment (%1): new samples stay in memory.</source>
        <translation>目前无法写入历史（%1）：新样本保留在内存中。</translation>
    </message>
    <message>
        <source>A damaged summary of %1 was replaced.</source>
        <translation>已替换 %1 的损坏摘要。</translation>
    </message>
    <message>
        <source>The history reached its size limit: the oldest samples were dropped, their summaries kept.</source>
        <translation>历史已达大小上限：最旧的样本被丢弃，摘要保留。</translation>
    </message>
    <message>
        <source>The history was removed while it was written (%1); a new one was begun.</source>
        <translation>历史记录在写入时被删除（%1），已开始新的历史记录。</translation>
    </message>
    <message>
        <source>Samples were left out: it is not known any more what they are of.</source>
        <translation>部分样本被略去：已不知道它们属于什么。</translation>
    </message>
    <message>
        <source>There are %1 series, and none of them can be forgotten: new disks, units and metrics are not recorded.</source>
        <translation>已有 %1 个序列，且没有一个可以遗忘：新的磁盘、单元和指标不会被记录。</translation>
    </message>
    <message>
        <source>There are more stacks in a quarter of an hour than can be kept.</source>
        <translation>一刻钟内的调用栈多于可保存的数量。</translation>
    </message>
    <message>
        <source>The history of stacks can be written again; nothing was lost.</source>
        <translation>调用栈历史又可写入；没有丢失。</translation>
    </message>
    <message>
        <source>The history of stacks was removed while it was written (%1); a new one was begun.</source>
        <translation>调用栈历史在写入时被删除（%1）；已重新开始。</translation>
    </message>
    <message>
        <source>The disk is full: new stacks stay in memory and are written once there is space (%1).</source>
        <translation>磁盘已满：新的调用栈留在内存中，待有空间时写入（%1）。</translation>
    </message>
    <message>
        <source>The history of stacks cannot be written at the moment (%1): new ones stay in memory.</source>
        <translation>调用栈历史暂时无法写入（%1）：新的留在内存中。</translation>
    </message>
    <message>
        <source>Stacks of a quarter of an hour were lost because they could not be written for too long.</source>
        <translation>因长时间无法写入，丢失了一刻钟的调用栈。</translation>
    </message>
    <message>
        <source>The history of stacks reached its size limit: the oldest were dropped.</source>
        <translation>调用栈历史达到大小限制：最旧的已删除。</translation>
    </message>
    <message>
        <source>The history of stacks was damaged (%1). It was set aside as %2 and a new one begun.</source>
        <translation>调用栈历史已损坏（%1）。已另存为 %2，并重新开始。</translation>
    </message>
    <message>
        <source>Some of the last stacks before the restart were damaged and left out.</source>
        <translation>重启前最后的部分调用栈已损坏，已略去。</translation>
    </message>
</context>
<context>
    <name>Ingest</name>
    <message>
        <source>a metric&apos;s name is empty, longer than 256 characters, or not printable</source>
        <translation>指标名称为空、超过 256 个字符或不可打印</translation>
    </message>
    <message>
        <source>a series has more than 64 attributes, or one that is too long</source>
        <translation>序列的属性超过 64 个，或某个属性过长</translation>
    </message>
    <message>
        <source>there are too many series already</source>
        <translation>序列已经过多</translation>
    </message>
    <message>
        <source>the user of this machine drops this metric</source>
        <translation>本机用户已丢弃该指标</translation>
    </message>
    <message>
        <source>the path is too long for a socket</source>
        <translation>路径过长，无法用作套接字</translation>
    </message>
    <message>
        <source>no dashboard of yours runs that could take it</source>
        <translation>没有正在运行的仪表板可以接收它</translation>
    </message>
    <message>
        <source>Start wai-performance, or wai-performance serve.</source>
        <translation>请启动 wai-performance 或 wai-performance serve。</translation>
    </message>
    <message>
        <source>the dashboard does not take it</source>
        <translation>仪表板未接收</translation>
    </message>
    <message>
        <source>the dashboard did not answer</source>
        <translation>仪表板没有回应</translation>
    </message>
    <message>
        <source>Port %1 is taken; metrics are received on %2 instead.</source>
        <translation>端口 %1 已被占用；改在 %2 接收指标。</translation>
    </message>
    <message>
        <source>Port %1 is taken by %2; metrics are received on %3 instead.</source>
        <translation>端口 %1 已被 %2 占用；改在 %3 接收指标。</translation>
    </message>
    <message>
        <source>No port from %1 on is free to receive metrics on.</source>
        <translation>从 %1 起没有空闲端口可用于接收指标。</translation>
    </message>
    <message>
        <source>a point lies more than ten minutes away from this machine&apos;s clock</source>
        <translation>某个数据点与本机时钟相差超过十分钟</translation>
    </message>
    <message>
        <source>a histogram has too many buckets, boundaries that do not rise, or not one count more than boundaries</source>
        <translation>直方图的计数不比边界多一个、数量过多，或边界未递增</translation>
    </message>
    <message>
        <source>an exponential histogram&apos;s scale, offset or size is beyond what OpenTelemetry allows</source>
        <translation>指数直方图的刻度、偏移或大小超出 OpenTelemetry 允许的范围</translation>
    </message>
    <message>
        <source>Operations</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Failed operations</source>
        <translation>失败的操作</translation>
    </message>
    <message>
        <source>Duration of operations</source>
        <translation>操作耗时</translation>
    </message>
    <message>
        <source>a span ends before it begins</source>
        <translation>某个 span 的结束早于开始</translation>
    </message>
    <message>
        <source>a time such as 2026-11-25T12:00:00Z was expected</source>
        <translation>应为类似 2026-11-25T12:00:00Z 的时间</translation>
    </message>
    <message>
        <source>there is no such category</source>
        <translation>没有这样的类别</translation>
    </message>
    <message>
        <source>the JSON is broken: %1</source>
        <translation>JSON 已损坏：%1</translation>
    </message>
    <message>
        <source>the protobuf message is broken: %1</source>
        <translation>protobuf 消息已损坏：%1</translation>
    </message>
    <message>
        <source>the runtime folder must be this user&apos;s, and closed to others</source>
        <translation>运行时文件夹必须归该用户所有且不对他人开放</translation>
    </message>
    <message>
        <source>Remove it; the program makes it anew.</source>
        <translation>请删除它；程序会重新创建。</translation>
    </message>
    <message>
        <source>a point is older than the last one of its series</source>
        <translation>某个数据点早于其序列的最后一个点</translation>
    </message>
    <message>
        <source>a line is not Prometheus&apos; text, or there are too many</source>
        <translation>有一行不是 Prometheus 文本，或行数过多</translation>
    </message>
    <message>
        <source>%1 gives no metrics: %2.</source>
        <translation>%1 未提供指标：%2。</translation>
    </message>
    <message>
        <source>its answer takes longer than four seconds or is larger than 16 MiB</source>
        <translation>应答超过四秒，或大于 16 MiB</translation>
    </message>
    <message>
        <source>it answers with status %1</source>
        <translation>应答状态为 %1</translation>
    </message>
    <message>
        <source>Operations within the target</source>
        <translation>目标时间内的操作</translation>
    </message>
    <message>
        <source>Operations within four times the target</source>
        <translation>四倍目标时间内的操作</translation>
    </message>
    <message>
        <source>%1 is no file of a program that publishes metrics.</source>
        <translation>%1 不是发布指标的程序的文件。</translation>
    </message>
    <message>
        <source>%1 was written by another version of this library.</source>
        <translation>%1 由本库的另一版本写成。</translation>
    </message>
    <message>
        <source>What %1 publishes is broken; it is left alone.</source>
        <translation>%1 发布的内容已损坏，不再读取。</translation>
    </message>
    <message>
        <source>Another dashboard of yours has the socket %1; commands reach that one until it ends.</source>
        <translation>您的另一个仪表板占用了套接字 %1；在它结束之前，命令会到达那一个。</translation>
    </message>
    <message>
        <source>No program can reach this dashboard through a socket: its path is longer than 107 bytes (%1). Use a shorter XDG_RUNTIME_DIR.</source>
        <translation>程序无法通过套接字连接此仪表板：路径超过 107 字节（%1）。使用较短的 XDG_RUNTIME_DIR 即可解决。</translation>
    </message>
    <message>
        <source>No program can reach this dashboard through the socket %1: %2.</source>
        <translation>程序无法通过套接字 %1 连接此仪表板：%2。</translation>
    </message>
    <message>
        <source>logs are not kept; OTEL_LOGS_EXPORTER=none stops them</source>
        <translation>不保存日志；设置 OTEL_LOGS_EXPORTER=none 可停止发送</translation>
    </message>
    <message>
        <source>a request went to %1, which takes nothing of its type</source>
        <translation>请求发往 %1，该地址不接受此类型</translation>
    </message>
    <message>
        <source>too much waits to be stored</source>
        <translation>等待保存的数据太多</translation>
    </message>
    <message>
        <source>events and service checks are not kept</source>
        <translation>不保存事件和服务检查</translation>
    </message>
    <message>
        <source>they came faster than they were taken</source>
        <translation>到达速度超过了接收速度</translation>
    </message>
    <message>
        <source>a series has two points of the same time</source>
        <translation>一个序列在同一时间有两个数据点</translation>
    </message>
    <message>
        <source>a quantile does not lie between 0 and 1</source>
        <translation>分位数不在 0 和 1 之间</translation>
    </message>
    <message>
        <source>a point has no value</source>
        <translation>数据点没有值</translation>
    </message>
    <message>
        <source>a span&apos;s kind or status is none that OpenTelemetry knows</source>
        <translation>跨度的类型或状态不是 OpenTelemetry 所定义的</translation>
    </message>
    <message>
        <source>a counter is negative or not a number</source>
        <translation>计数器为负或不是数字</translation>
    </message>
    <message>
        <source>a histogram&apos;s buckets fall, are no counts, or lack the last one</source>
        <translation>直方图的桶递减、不是计数，或缺少最后一个</translation>
    </message>
    <message>
        <source>the page was cut off: it does not end with # EOF</source>
        <translation>页面被截断：没有以 # EOF 结尾</translation>
    </message>
    <message>
        <source>the page was cut off: its last line does not end</source>
        <translation>页面被截断：最后一行没有结束</translation>
    </message>
    <message>
        <source>a span ended more than ten minutes away from this machine&apos;s clock</source>
        <translation>跨度的结束时间与本机时钟相差超过十分钟</translation>
    </message>
    <message>
        <source>a line is not StatsD&apos;s: %1</source>
        <translation>不是 StatsD 的行：%1</translation>
    </message>
    <message>
        <source>a StatsD sample is of another time than now</source>
        <translation>StatsD 样本的时间不是现在</translation>
    </message>
    <message>
        <source>a metric has the name of one that this machine measures itself, and no service.name or host.name that says whose it is</source>
        <translation>某个指标与本机自身测量的指标同名，且没有 service.name 或 host.name 说明它属于谁</translation>
    </message>
    <message>
        <source>a series has the name and attributes of one of a plugin or of this program</source>
        <translation>某个序列与插件或本程序的序列名称和属性相同</translation>
    </message>
    <message>
        <source>the aggregation temporality is neither delta nor cumulative</source>
        <translation>聚合时间性既不是 delta 也不是 cumulative</translation>
    </message>
</context>
<context>
    <name>Inspector</name>
    <message>
        <source>process %1</source>
        <translation>进程 %1</translation>
    </message>
    <message>
        <source>it has ended</source>
        <translation>已结束</translation>
    </message>
    <message>
        <source>Files, environment and what it waits on are seen by its owner and root only.</source>
        <translation>文件、环境以及它在等待什么，只有其所有者和 root 可见。</translation>
    </message>
    <message>
        <source>Only the first %1 of %2 threads are shown.</source>
        <translation>只显示 %2 个线程中的前 %1 个。</translation>
    </message>
    <message>
        <source>Only the first %1 of %2 open files are shown.</source>
        <translation>只显示 %2 个打开文件中的前 %1 个。</translation>
    </message>
    <message>
        <source>it belongs to another user</source>
        <translation>它属于另一个用户</translation>
    </message>
    <message>
        <source>Only its owner and root may signal it.</source>
        <translation>只有其所有者和 root 可以向它发送信号。</translation>
    </message>
    <message>
        <source>this program does not signal init or itself</source>
        <translation>本程序不向 init 或自身发送信号</translation>
    </message>
</context>
<context>
    <name>Json</name>
    <message>
        <source>an object was expected</source>
        <translation>应为对象</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is missing</source>
        <translation>缺少“%1”</translation>
    </message>
    <message>
        <source>a string was expected</source>
        <translation>应为文本</translation>
    </message>
    <message>
        <source>true or false was expected</source>
        <translation>应为 true 或 false</translation>
    </message>
    <message>
        <source>a number was expected</source>
        <translation>应为数字</translation>
    </message>
    <message>
        <source>an integer was expected</source>
        <translation>应为整数</translation>
    </message>
    <message>
        <source>an array was expected</source>
        <translation>应为数组</translation>
    </message>
    <message>
        <source>it is empty</source>
        <translation>为空</translation>
    </message>
    <message>
        <source>line %1, column %2: %3</source>
        <translation>第 %1 行第 %2 列：%3</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a version</source>
        <translation>“%1”不是版本</translation>
    </message>
    <message>
        <source>version %1 was written by a later program; update this one to read it</source>
        <translation>版本 %1 由更高版本的程序写入；请更新本程序后读取</translation>
    </message>
    <message>
        <source>there is no such axis</source>
        <translation>没有这样的轴</translation>
    </message>
    <message>
        <source>there are not as many values as moments</source>
        <translation>值的数量与时刻数量不符</translation>
    </message>
    <message>
        <source>moments must rise</source>
        <translation>时刻必须递增</translation>
    </message>
    <message>
        <source>a time such as 2026-11-23T14:05:09.5Z was expected</source>
        <translation>应为形如 2026-11-23T14:05:09.5Z 的时间</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not one of the known names</source>
        <translation>“%1”不是已知名称</translation>
    </message>
    <message>
        <source>the number is out of range</source>
        <translation>数字超出范围</translation>
    </message>
    <message>
        <source>its columns are not equally long</source>
        <translation>各列长度不一致</translation>
    </message>
    <message>
        <source>the first string must be empty</source>
        <translation>第一个字符串必须为空</translation>
    </message>
    <message>
        <source>%1 points at nothing</source>
        <translation>%1 没有指向任何内容</translation>
    </message>
    <message>
        <source>a stack points at nothing</source>
        <translation>某个调用栈没有指向任何内容</translation>
    </message>
    <message>
        <source>a sample points at no stack</source>
        <translation>某个样本没有指向任何调用栈</translation>
    </message>
    <message>
        <source>it is a raw profile: open it in the Firefox Profiler and save it from there</source>
        <translation>这是原始分析数据：请在 Firefox Profiler 中打开并从那里保存</translation>
    </message>
    <message>
        <source>it is neither a report of ours nor a profile of speedscope, Firefox or Chrome</source>
        <translation>它既不是本程序的报告，也不是 speedscope、Firefox 或 Chrome 的分析数据</translation>
    </message>
    <message>
        <source>its type is neither sampled nor evented</source>
        <translation>它的类型既不是 sampled 也不是 evented</translation>
    </message>
    <message>
        <source>there is no such frame</source>
        <translation>没有这样的帧</translation>
    </message>
    <message>
        <source>there are more weights than samples</source>
        <translation>权重比样本多</translation>
    </message>
    <message>
        <source>its time is before that of the event before</source>
        <translation>它的时间早于前一个事件</translation>
    </message>
    <message>
        <source>it closes what was not opened</source>
        <translation>它关闭了未曾打开的内容</translation>
    </message>
    <message>
        <source>it is a heap snapshot, which holds objects and no stacks: open it in the DevTools of Chrome</source>
        <translation>这是堆快照,只含对象而无调用栈:请用 Chrome 的 DevTools 打开</translation>
    </message>
    <message>
        <source>it is a timeline of Safari: open it in speedscope, and export it from there</source>
        <translation>这是 Safari 的时间线:请在 speedscope 中打开,再从那里导出</translation>
    </message>
    <message>
        <source>a stack is longer than the list</source>
        <translation>某个调用栈比列表还长</translation>
    </message>
    <message>
        <source>it is of a version of dhat that is not known</source>
        <translation>它来自未知版本的 dhat</translation>
    </message>
</context>
<context>
    <name>Knobs</name>
    <message>
        <source>Copy the commands and run them as root, or start this program as root.</source>
        <translation>请复制命令并以 root 执行，或以 root 启动本程序。</translation>
    </message>
    <message>
        <source>The value from before is in effect again.</source>
        <translation>已恢复为原来的值。</translation>
    </message>
    <message>
        <source>Try again in a moment.</source>
        <translation>请稍后重试。</translation>
    </message>
    <message>
        <source>It was left as it is. Find out what else sets it; then either write the old value anyway, or dismiss the change.</source>
        <translation>已保持原样。请查明还有谁在设置它；然后要么仍写回旧值，要么放弃此更改。</translation>
    </message>
    <message>
        <source>It lasts until the next restart only. Change the line in that file, then try again.</source>
        <translation>仅在下次重启前有效。请修改该文件中的那一行，然后重试。</translation>
    </message>
    <message>
        <source>a write of which every line of the journal is damaged</source>
        <translation>日志中所有行均已损坏的一次写入</translation>
    </message>
</context>
<context>
    <name>MachineEvent</name>
    <message>
        <source>%1 was installed</source>
        <translation>%1 已安装</translation>
    </message>
    <message>
        <source>%1 was installed (%2)</source>
        <translation>%1 已安装（%2）</translation>
    </message>
    <message>
        <source>%1 was upgraded</source>
        <translation>%1 已升级</translation>
    </message>
    <message>
        <source>%1 was upgraded (%2)</source>
        <translation>%1 已升级（%2）</translation>
    </message>
    <message>
        <source>%1 was removed</source>
        <translation>%1 已删除</translation>
    </message>
    <message>
        <source>%1 was removed (%2)</source>
        <translation>%1 已删除（%2）</translation>
    </message>
    <message>
        <source>%1 is another one since this start of the machine</source>
        <translation>自本次启动以来 %1 已更换</translation>
    </message>
    <message>
        <source>%1 is another one since this start of the machine (%2)</source>
        <translation>自本次启动以来 %1 已更换（%2）</translation>
    </message>
    <message>
        <source>the machine was started</source>
        <translation>机器已启动</translation>
    </message>
    <message>
        <source>the machine was started (%2)</source>
        <translation>机器已启动（%2）</translation>
    </message>
    <message>
        <source>the machine was suspended</source>
        <translation>机器已休眠</translation>
    </message>
    <message>
        <source>the machine was suspended (%2)</source>
        <translation>机器已休眠（%2）</translation>
    </message>
    <message>
        <source>the machine woke up</source>
        <translation>机器已唤醒</translation>
    </message>
    <message>
        <source>the machine woke up (%2)</source>
        <translation>机器已唤醒（%2）</translation>
    </message>
    <message>
        <source>%1 was started</source>
        <translation>%1 已启动</translation>
    </message>
    <message>
        <source>%1 was started (%2)</source>
        <translation>%1 已启动（%2）</translation>
    </message>
    <message>
        <source>%1 was restarted</source>
        <translation>%1 已重启</translation>
    </message>
    <message>
        <source>%1 was restarted (%2)</source>
        <translation>%1 已重启（%2）</translation>
    </message>
    <message>
        <source>%1 failed</source>
        <translation>%1 失败</translation>
    </message>
    <message>
        <source>%1 failed (%2)</source>
        <translation>%1 失败（%2）</translation>
    </message>
    <message>
        <source>the kernel ended %1, out of memory</source>
        <translation>内核因内存不足终止了 %1</translation>
    </message>
    <message>
        <source>the kernel ended %1, out of memory (%2)</source>
        <translation>内核因内存不足终止了 %1（%2）</translation>
    </message>
    <message>
        <source>%1 was changed</source>
        <translation>%1 已更改</translation>
    </message>
    <message>
        <source>%1 was changed (%2)</source>
        <translation>%1 已更改（%2）</translation>
    </message>
    <message>
        <source>%1 is at another level since</source>
        <translation>%1 自此处于另一水平</translation>
    </message>
    <message>
        <source>%1 is at another level since (%2)</source>
        <translation>%1 自此处于另一水平（%2）</translation>
    </message>
    <message>
        <source>%1</source>
        <translation>%1</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>MachineLog</name>
    <message>
        <source>There is no journal of systemd on this machine: what became of services is not told.</source>
        <translation>此机器没有 systemd 日志：无法得知服务的情况。</translation>
    </message>
    <message>
        <source>The journal of the system may not be read by this user: what became of services is not told. Members of the group systemd-journal may read it.</source>
        <translation>此用户不可读取系统日志：无法得知服务的情况。systemd-journal 组的成员可以读取。</translation>
    </message>
    <message>
        <source>The journal of systemd cannot be read (%1).</source>
        <translation>无法读取 systemd 日志（%1）。</translation>
    </message>
    <message>
        <source>A part of the journal of systemd is damaged, and was left out.</source>
        <translation>systemd 日志有一部分损坏，已略去。</translation>
    </message>
    <message>
        <source>%1 cannot be read (%2).</source>
        <translation>无法读取 %1（%2）。</translation>
    </message>
    <message>
        <source>%1 is damaged: what could be unpacked of it was read.</source>
        <translation>%1 已损坏：已读取能解压的部分。</translation>
    </message>
    <message>
        <source>No log of installed packages was found (dpkg, dnf, zypp, pacman).</source>
        <translation>未找到已安装软件包的日志（dpkg、dnf、zypp、pacman）。</translation>
    </message>
    <message>
        <source>The kernel&apos;s own log may not be read by this user: out-of-memory kills are not told.</source>
        <translation>此用户不可读取内核日志：无法得知内存不足终止。</translation>
    </message>
    <message>
        <source>a note has a text</source>
        <translation>备注需要文本</translation>
    </message>
    <message>
        <source>The logs were not read to their end yet: the newest of it is missing.</source>
        <translation>日志尚未读完：其中最新的内容缺失。</translation>
    </message>
</context>
<context>
    <name>Metric</name>
    <message>
        <source>it is empty</source>
        <translation>为空</translation>
    </message>
    <message>
        <source>longer than %1 characters</source>
        <translation>超过 %1 个字符</translation>
    </message>
    <message>
        <source>it contains control characters</source>
        <translation>含有控制字符</translation>
    </message>
    <message>
        <source>not a finite number</source>
        <translation>不是有限数</translation>
    </message>
    <message>
        <source>more than ten minutes in the future</source>
        <translation>比现在晚十分钟以上</translation>
    </message>
    <message>
        <source>more than a year in the past</source>
        <translation>比现在早一年以上</translation>
    </message>
    <message>
        <source>more than %1 entries</source>
        <translation>超过 %1 个条目</translation>
    </message>
    <message>
        <source>an entry is empty or longer than %1 characters</source>
        <translation>有条目为空或超过 %1 个字符</translation>
    </message>
</context>
<context>
    <name>MetricTable</name>
    <message>
        <source>CPU utilisation</source>
        <translation>CPU 使用率</translation>
    </message>
    <message>
        <source>Share of time in which the CPU did not idle or wait for IO</source>
        <translation>CPU 既不空闲也不等待 IO 的时间占比</translation>
    </message>
    <message>
        <source>CPU time</source>
        <translation>CPU 时间</translation>
    </message>
    <message>
        <source>Seconds that CPUs spent in each mode; 1 per second is one CPU</source>
        <translation>CPU 在各模式下花费的秒数；每秒 1 即一个 CPU</translation>
    </message>
    <message>
        <source>CPU frequency</source>
        <translation>CPU 频率</translation>
    </message>
    <message>
        <source>Current clock of a logical CPU</source>
        <translation>逻辑 CPU 的当前频率</translation>
    </message>
    <message>
        <source>Logical CPUs</source>
        <translation>逻辑 CPU</translation>
    </message>
    <message>
        <source>CPUs that are online</source>
        <translation>在线的 CPU</translation>
    </message>
    <message>
        <source>Load, 1 minute</source>
        <translation>负载，1 分钟</translation>
    </message>
    <message>
        <source>Tasks that ran or waited, averaged over a minute</source>
        <translation>运行或等待的任务，一分钟平均</translation>
    </message>
    <message>
        <source>Load, 5 minutes</source>
        <translation>负载，5 分钟</translation>
    </message>
    <message>
        <source>Tasks that ran or waited, averaged over five minutes</source>
        <translation>运行或等待的任务，五分钟平均</translation>
    </message>
    <message>
        <source>Load, 15 minutes</source>
        <translation>负载，15 分钟</translation>
    </message>
    <message>
        <source>Tasks that ran or waited, averaged over a quarter of an hour</source>
        <translation>运行或等待的任务，一刻钟平均</translation>
    </message>
    <message>
        <source>Context switches</source>
        <translation>上下文切换</translation>
    </message>
    <message>
        <source>How often CPUs changed from one task to another</source>
        <translation>CPU 从一个任务换到另一个任务的次数</translation>
    </message>
    <message>
        <source>Interrupts</source>
        <translation>中断</translation>
    </message>
    <message>
        <source>Interrupts that CPUs served</source>
        <translation>CPU 处理的中断</translation>
    </message>
    <message>
        <source>Run queue</source>
        <translation>运行队列</translation>
    </message>
    <message>
        <source>Tasks that run or wait for a CPU at this moment</source>
        <translation>此刻运行或等待 CPU 的任务</translation>
    </message>
    <message>
        <source>Blocked tasks</source>
        <translation>阻塞的任务</translation>
    </message>
    <message>
        <source>Tasks that wait for IO at this moment</source>
        <translation>此刻等待 IO 的任务</translation>
    </message>
    <message>
        <source>Thermal throttling</source>
        <translation>过热降频</translation>
    </message>
    <message>
        <source>How often a CPU was slowed down to stay cool</source>
        <translation>CPU 为降温而减速的次数</translation>
    </message>
    <message>
        <source>Pressure</source>
        <translation>压力</translation>
    </message>
    <message>
        <source>Share of time in which some or all tasks waited for the resource</source>
        <translation>部分或全部任务等待该资源的时间占比</translation>
    </message>
    <message>
        <source>Memory installed</source>
        <translation>已装内存</translation>
    </message>
    <message>
        <source>Memory that the kernel manages</source>
        <translation>内核管理的内存</translation>
    </message>
    <message>
        <source>Memory use</source>
        <translation>内存使用</translation>
    </message>
    <message>
        <source>Memory by state</source>
        <translation>按状态划分的内存</translation>
    </message>
    <message>
        <source>Memory available</source>
        <translation>可用内存</translation>
    </message>
    <message>
        <source>What programs can still get without swapping, as the kernel estimates it</source>
        <translation>按内核估计，程序无需交换仍可获得的内存</translation>
    </message>
    <message>
        <source>Shared memory</source>
        <translation>共享内存</translation>
    </message>
    <message>
        <source>Memory in tmpfs and shared segments</source>
        <translation>tmpfs 和共享段中的内存</translation>
    </message>
    <message>
        <source>Kernel slab</source>
        <translation>内核 slab</translation>
    </message>
    <message>
        <source>Memory of the kernel&apos;s own objects</source>
        <translation>内核自身对象占用的内存</translation>
    </message>
    <message>
        <source>Huge pages</source>
        <translation>大页</translation>
    </message>
    <message>
        <source>Reserved huge pages by state</source>
        <translation>按状态划分的预留大页</translation>
    </message>
    <message>
        <source>Transparent huge pages</source>
        <translation>透明大页</translation>
    </message>
    <message>
        <source>Anonymous memory in huge pages</source>
        <translation>大页中的匿名内存</translation>
    </message>
    <message>
        <source>Memory to write</source>
        <translation>待写入内存</translation>
    </message>
    <message>
        <source>File data that is changed or being written but not on disk yet</source>
        <translation>已更改或正在写入、但尚未落盘的文件数据</translation>
    </message>
    <message>
        <source>Swap</source>
        <translation>交换</translation>
    </message>
    <message>
        <source>Swap space by state</source>
        <translation>按状态划分的交换空间</translation>
    </message>
    <message>
        <source>Page faults</source>
        <translation>缺页</translation>
    </message>
    <message>
        <source>Faults; a major one had to read from disk</source>
        <translation>缺页次数；主缺页需要读磁盘</translation>
    </message>
    <message>
        <source>Swapped pages</source>
        <translation>交换的页</translation>
    </message>
    <message>
        <source>Pages moved to and from swap</source>
        <translation>移入移出交换区的页</translation>
    </message>
    <message>
        <source>Working-set refaults</source>
        <translation>工作集重缺页</translation>
    </message>
    <message>
        <source>Pages that had to come back soon after they were dropped: memory is too small for what runs</source>
        <translation>刚被丢弃又很快要用的页：内存对正在运行的内容来说太小</translation>
    </message>
    <message>
        <source>Out-of-memory kills</source>
        <translation>内存不足终止</translation>
    </message>
    <message>
        <source>Processes that the kernel killed to free memory</source>
        <translation>内核为释放内存而终止的进程</translation>
    </message>
    <message>
        <source>Compressed swap</source>
        <translation>压缩交换</translation>
    </message>
    <message>
        <source>Data in zram: original size, compressed size and the memory it takes</source>
        <translation>zram 中的数据：原始大小、压缩大小和占用内存</translation>
    </message>
    <message>
        <source>Disk throughput</source>
        <translation>磁盘吞吐量</translation>
    </message>
    <message>
        <source>Bytes read and written</source>
        <translation>读写的字节数</translation>
    </message>
    <message>
        <source>Disk operations</source>
        <translation>磁盘操作</translation>
    </message>
    <message>
        <source>Completed reads and writes</source>
        <translation>完成的读写次数</translation>
    </message>
    <message>
        <source>Merged disk operations</source>
        <translation>合并的磁盘操作</translation>
    </message>
    <message>
        <source>Requests that were joined with a neighbour</source>
        <translation>与相邻请求合并的请求</translation>
    </message>
    <message>
        <source>Disk operation time</source>
        <translation>磁盘操作时间</translation>
    </message>
    <message>
        <source>Time that all operations took together</source>
        <translation>所有操作合计花费的时间</translation>
    </message>
    <message>
        <source>Disk utilisation</source>
        <translation>磁盘使用率</translation>
    </message>
    <message>
        <source>Share of time in which the disk had something to do</source>
        <translation>磁盘有事可做的时间占比</translation>
    </message>
    <message>
        <source>Disk queue</source>
        <translation>磁盘队列</translation>
    </message>
    <message>
        <source>Operations under way, averaged over time</source>
        <translation>进行中的操作，按时间平均</translation>
    </message>
    <message>
        <source>Disk wait</source>
        <translation>磁盘等待</translation>
    </message>
    <message>
        <source>Average time of an operation, queue included</source>
        <translation>一次操作的平均时间，含排队</translation>
    </message>
    <message>
        <source>Filesystem use</source>
        <translation>文件系统使用</translation>
    </message>
    <message>
        <source>Space by state</source>
        <translation>按状态划分的空间</translation>
    </message>
    <message>
        <source>Filesystem inodes</source>
        <translation>文件系统 inode</translation>
    </message>
    <message>
        <source>Inodes by state</source>
        <translation>按状态划分的 inode</translation>
    </message>
    <message>
        <source>Network throughput</source>
        <translation>网络吞吐量</translation>
    </message>
    <message>
        <source>Bytes received and sent</source>
        <translation>收发的字节数</translation>
    </message>
    <message>
        <source>Network packets</source>
        <translation>网络数据包</translation>
    </message>
    <message>
        <source>Packets received and sent</source>
        <translation>收发的数据包</translation>
    </message>
    <message>
        <source>Network errors</source>
        <translation>网络错误</translation>
    </message>
    <message>
        <source>Packets with errors</source>
        <translation>出错的数据包</translation>
    </message>
    <message>
        <source>Dropped packets</source>
        <translation>丢弃的数据包</translation>
    </message>
    <message>
        <source>Packets thrown away</source>
        <translation>被丢掉的数据包</translation>
    </message>
    <message>
        <source>Sockets</source>
        <translation>套接字</translation>
    </message>
    <message>
        <source>Sockets in use by transport</source>
        <translation>按传输协议划分的在用套接字</translation>
    </message>
    <message>
        <source>TCP segments</source>
        <translation>TCP 段</translation>
    </message>
    <message>
        <source>TCP segments received and sent</source>
        <translation>收发的 TCP 段</translation>
    </message>
    <message>
        <source>TCP retransmits</source>
        <translation>TCP 重传</translation>
    </message>
    <message>
        <source>Segments that had to be sent again</source>
        <translation>必须重新发送的段</translation>
    </message>
    <message>
        <source>Listen overflows</source>
        <translation>监听溢出</translation>
    </message>
    <message>
        <source>Connections refused because a server did not accept them in time</source>
        <translation>因服务器未及时接受而被拒绝的连接</translation>
    </message>
    <message>
        <source>Listen drops</source>
        <translation>监听丢弃</translation>
    </message>
    <message>
        <source>Connection requests dropped for any reason</source>
        <translation>因任何原因被丢弃的连接请求</translation>
    </message>
    <message>
        <source>UDP errors</source>
        <translation>UDP 错误</translation>
    </message>
    <message>
        <source>Datagrams lost, by cause; a buffer error means that a program reads too slowly</source>
        <translation>按原因划分的丢失数据报；缓冲区错误说明程序读得太慢</translation>
    </message>
    <message>
        <source>Processes</source>
        <translation>进程</translation>
    </message>
    <message>
        <source>Processes and kernel threads</source>
        <translation>进程和内核线程</translation>
    </message>
    <message>
        <source>Started processes</source>
        <translation>启动的进程</translation>
    </message>
    <message>
        <source>Processes and threads that were created</source>
        <translation>创建的进程和线程</translation>
    </message>
    <message>
        <source>Uptime</source>
        <translation>运行时间</translation>
    </message>
    <message>
        <source>Time since the machine started</source>
        <translation>机器启动以来的时间</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>温度</translation>
    </message>
    <message>
        <source>Sensor reading</source>
        <translation>传感器读数</translation>
    </message>
    <message>
        <source>Power</source>
        <translation>功率</translation>
    </message>
    <message>
        <source>Energy used; per second, that is watts</source>
        <translation>消耗的能量；每秒即瓦特</translation>
    </message>
    <message>
        <source>Battery charge</source>
        <translation>电池电量</translation>
    </message>
    <message>
        <source>How full the battery is</source>
        <translation>电池还有多满</translation>
    </message>
    <message>
        <source>Battery power</source>
        <translation>电池功率</translation>
    </message>
    <message>
        <source>What flows into or out of the battery</source>
        <translation>流入或流出电池的功率</translation>
    </message>
    <message>
        <source>GPU utilisation</source>
        <translation>GPU 使用率</translation>
    </message>
    <message>
        <source>Share of time in which the GPU worked</source>
        <translation>GPU 工作的时间占比</translation>
    </message>
    <message>
        <source>GPU memory</source>
        <translation>GPU 显存</translation>
    </message>
    <message>
        <source>Video memory in use</source>
        <translation>在用显存</translation>
    </message>
    <message>
        <source>Unit CPU</source>
        <translation>单元 CPU</translation>
    </message>
    <message>
        <source>CPU time of a unit or container; 1 per second is one CPU</source>
        <translation>单元或容器的 CPU 时间；每秒 1 即一个 CPU</translation>
    </message>
    <message>
        <source>Unit throttled</source>
        <translation>单元受限时间</translation>
    </message>
    <message>
        <source>Time in which a unit was held back by its CPU limit</source>
        <translation>单元被其 CPU 限额拖住的时间</translation>
    </message>
    <message>
        <source>Unit CPU limit</source>
        <translation>单元 CPU 限额</translation>
    </message>
    <message>
        <source>CPUs that a unit may use</source>
        <translation>单元可使用的 CPU</translation>
    </message>
    <message>
        <source>Unit memory</source>
        <translation>单元内存</translation>
    </message>
    <message>
        <source>Memory of a unit or container</source>
        <translation>单元或容器的内存</translation>
    </message>
    <message>
        <source>Unit memory limit</source>
        <translation>单元内存限额</translation>
    </message>
    <message>
        <source>Memory that a unit may use</source>
        <translation>单元可使用的内存</translation>
    </message>
    <message>
        <source>Unit disk throughput</source>
        <translation>单元磁盘吞吐量</translation>
    </message>
    <message>
        <source>Bytes that a unit read and wrote</source>
        <translation>单元读写的字节数</translation>
    </message>
    <message>
        <source>Unit pressure</source>
        <translation>单元压力</translation>
    </message>
    <message>
        <source>Share of time in which tasks of a unit waited</source>
        <translation>单元的任务等待的时间占比</translation>
    </message>
    <message>
        <source>Unit out-of-memory kills</source>
        <translation>单元内存不足终止</translation>
    </message>
    <message>
        <source>Processes of a unit that the kernel killed to free memory</source>
        <translation>内核为释放内存而终止的单元进程</translation>
    </message>
    <message>
        <source>Own CPU</source>
        <translation>自身 CPU</translation>
    </message>
    <message>
        <source>CPU time of this program; 1 per second is one CPU</source>
        <translation>本程序的 CPU 时间；每秒 1 即一个 CPU</translation>
    </message>
    <message>
        <source>Own memory</source>
        <translation>自身内存</translation>
    </message>
    <message>
        <source>Resident memory of this program</source>
        <translation>本程序的常驻内存</translation>
    </message>
    <message>
        <source>Own tick</source>
        <translation>自身读取</translation>
    </message>
    <message>
        <source>CPU time of one reading of everything</source>
        <translation>读取一次全部内容的 CPU 时间</translation>
    </message>
    <message>
        <source>Own missed ticks</source>
        <translation>自身错过的读取</translation>
    </message>
    <message>
        <source>Readings that did not happen in time</source>
        <translation>未能及时进行的读取</translation>
    </message>
    <message>
        <source>Own dropped samples</source>
        <translation>自身丢弃的样本</translation>
    </message>
    <message>
        <source>Samples of recorders that came faster than they could be stored</source>
        <translation>来得太快、来不及存储的样本</translation>
    </message>
    <message>
        <source>Compaction stalls</source>
        <translation>内存规整停顿</translation>
    </message>
    <message>
        <source>How often a program had to wait while memory was put together for a huge page</source>
        <translation>程序为拼出大页而等待的次数</translation>
    </message>
    <message>
        <source>Used of a limit</source>
        <translation>限额已用</translation>
    </message>
    <message>
        <source>How much is used of what the kernel gives only so much of</source>
        <translation>内核限量资源的已用数量</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>上限</translation>
    </message>
    <message>
        <source>How much there may be</source>
        <translation>允许的最大数量</translation>
    </message>
    <message>
        <source>Process near a limit</source>
        <translation>接近上限的进程</translation>
    </message>
    <message>
        <source>Dropped at the backlog</source>
        <translation>入口队列丢弃</translation>
    </message>
    <message>
        <source>Packets that were dropped because the queue between card and kernel was full</source>
        <translation>因网卡与内核间队列已满而丢弃的数据包</translation>
    </message>
    <message>
        <source>Backlog squeezed</source>
        <translation>入口处理超时</translation>
    </message>
    <message>
        <source>How often the kernel had to stop handling packets because its turn was over</source>
        <translation>内核因本轮时间用完而停止处理数据包的次数</translation>
    </message>
    <message>
        <source>Request queue full</source>
        <translation>请求队列已满</translation>
    </message>
    <message>
        <source>Connection requests that found the queue of half-open connections full</source>
        <translation>遇到半连接队列已满的连接请求</translation>
    </message>
    <message>
        <source>Share that a process uses of what it may have; only of those that came above a half</source>
        <translation>进程已用占其上限的比例；仅限曾超过一半的进程</translation>
    </message>
    <message>
        <source>Clock of the highest</source>
        <translation>频率占最高值</translation>
    </message>
    <message>
        <source>Current clock as a share of the highest, averaged over the CPUs</source>
        <translation>当前频率占最高频率的比例，取各 CPU 平均</translation>
    </message>
    <message>
        <source>Out-of-memory kills of the machine</source>
        <translation>整机内存不足终止</translation>
    </message>
    <message>
        <source>Those of them for want of the machine&apos;s memory, and not because a unit or container reached its own limit</source>
        <translation>其中因整机内存不足，而非单元或容器达到自身限制所致的次数</translation>
    </message>
    <message>
        <source>TCP short of memory</source>
        <translation>TCP 内存不足</translation>
    </message>
    <message>
        <source>How often connections together reached the memory from which on the kernel shrinks their buffers</source>
        <translation>所有连接合计达到内核开始缩小缓冲区阈值的次数</translation>
    </message>
    <message>
        <source>Dropped by a listening socket</source>
        <translation>监听套接字丢弃</translation>
    </message>
    <message>
        <source>Connection requests that this socket could not take; only of those that lost some</source>
        <translation>该套接字无法接受的连接请求；仅限发生过丢失的</translation>
    </message>
    <message>
        <source>Queue of a listening socket</source>
        <translation>监听套接字队列</translation>
    </message>
    <message>
        <source>How many connections may wait to be accepted; only of those that lost some</source>
        <translation>可等待接受的连接数；仅限发生过丢失的</translation>
    </message>
    <message>
        <source>Datagrams lost by a socket</source>
        <translation>套接字丢失的数据报</translation>
    </message>
    <message>
        <source>Datagrams that found the buffer of this socket full; only of those that lost some</source>
        <translation>因该套接字缓冲区已满而丢失的数据报；仅限发生过丢失的</translation>
    </message>
    <message>
        <source>Buffer of its own choice</source>
        <translation>自选缓冲区</translation>
    </message>
    <message>
        <source>1 where the program asked for a receive buffer of some size, 0 where it has the usual one</source>
        <translation>程序指定了接收缓冲区大小为 1，使用默认大小为 0</translation>
    </message>
    <message>
        <source>User near a limit</source>
        <translation>接近限制的用户</translation>
    </message>
    <message>
        <source>Share that a user&apos;s processes use of what they may have together; only of those above a half</source>
        <translation>用户的进程合计占其可用量的比例；仅限超过一半的用户</translation>
    </message>
    <message>
        <source>Unit tasks</source>
        <translation>单元任务数</translation>
    </message>
    <message>
        <source>Processes and threads of a unit or container</source>
        <translation>单元或容器的进程和线程数</translation>
    </message>
    <message>
        <source>Unit task limit</source>
        <translation>单元任务上限</translation>
    </message>
    <message>
        <source>Processes and threads that a unit may have</source>
        <translation>单元可拥有的进程和线程数</translation>
    </message>
    <message>
        <source>Unit tasks refused</source>
        <translation>单元被拒绝的任务</translation>
    </message>
    <message>
        <source>How often a unit could not start a process or thread because of its limit</source>
        <translation>单元因其上限而无法启动进程或线程的次数</translation>
    </message>
    <message>
        <source>Default route</source>
        <translation>默认路由</translation>
    </message>
    <message>
        <source>1 while an interface leads to all other networks</source>
        <translation>当某接口通向所有其他网络时为 1</translation>
    </message>
    <message>
        <source>Own forgotten series</source>
        <translation>自身遗忘的序列</translation>
    </message>
    <message>
        <source>Series of disks, units and programs that are gone, which made room for others</source>
        <translation>已不存在的磁盘、单元和程序的序列，已为其他序列让出位置</translation>
    </message>
    <message>
        <source>CPU of short-lived programs</source>
        <translation>短命程序的 CPU</translation>
    </message>
    <message>
        <source>CPUs that processes used which began and ended within a second, by program and by who started them; of those that are many or use a fiftieth of a CPU</source>
        <translation>一秒内启动又结束的进程所用的 CPU，按程序和启动者；只列数量多或占用五十分之一 CPU 以上者</translation>
    </message>
    <message>
        <source>Short-lived processes</source>
        <translation>短命进程</translation>
    </message>
    <message>
        <source>Processes that began and ended within a second, by program and by who started them; of those that are many or use a fiftieth of a CPU</source>
        <translation>一秒内启动又结束的进程，按程序和启动者；只列数量多或占用五十分之一 CPU 以上者</translation>
    </message>
    <message>
        <source>Waits for a name server</source>
        <translation>等待域名服务器</translation>
    </message>
    <message>
        <source>1 while a question of this process to a name server is open, looked at every five seconds; only of those that were found waiting</source>
        <translation>此进程向域名服务器的查询尚未得到回答时为 1，每五秒查看一次；只限曾被发现在等待的进程</translation>
    </message>
</context>
<context>
    <name>Optimizer</name>
    <message>
        <source>there is no such suggestion now</source>
        <translation>目前没有这个建议</translation>
    </message>
    <message>
        <source>What it was about may be over. The list of suggestions shows what there is.</source>
        <translation>相关情况可能已经过去。建议列表显示当前内容。</translation>
    </message>
    <message>
        <source>this program keeps no data folder, so there would be no journal to take it back from</source>
        <translation>本程序没有数据目录，因此没有可用于撤回的日志</translation>
    </message>
    <message>
        <source>A change was interrupted and is in effect: %1. It can be undone on the page Improve.</source>
        <translation>有一次更改被中断但已生效：%1。可在“改进”页撤销。</translation>
    </message>
    <message>
        <source>A change was interrupted and has been undone: %1.</source>
        <translation>有一次更改被中断，已撤回：%1。</translation>
    </message>
    <message>
        <source>this machine has no such setting</source>
        <translation>本机没有此设置</translation>
    </message>
    <message>
        <source>this machine does not measure it</source>
        <translation>本机不测量此项</translation>
    </message>
    <message>
        <source>this is advice: no setting of the machine fixes it</source>
        <translation>这是建议：没有设置可以解决</translation>
    </message>
    <message>
        <source>Name a data folder, or run the commands yourself.</source>
        <translation>请指定数据目录，或自行执行命令。</translation>
    </message>
    <message>
        <source>the machine is set like this already</source>
        <translation>本机已是如此设置</translation>
    </message>
    <message>
        <source>Applied: %1</source>
        <translation>已应用：%1</translation>
    </message>
    <message>
        <source>nothing of this name was applied</source>
        <translation>没有应用过此名称的更改</translation>
    </message>
    <message>
        <source>it has been taken back already</source>
        <translation>已经撤回</translation>
    </message>
    <message>
        <source>Taken back: %1</source>
        <translation>已撤回：%1</translation>
    </message>
    <message>
        <source>nothing of this name is applied</source>
        <translation>没有生效中的此名称更改</translation>
    </message>
    <message>
        <source>“%1” was undone automatically, since it was not kept.</source>
        <translation>“%1”无人确认保留，已自动恢复。</translation>
    </message>
    <message>
        <source>time that %1 waits for a CPU</source>
        <translation>%1 等待 CPU 的时间</translation>
    </message>
    <message>
        <source>all tasks stalled %1 of the time for lack of %2, and %3 before</source>
        <translation>所有任务因 %2 不足停顿 %1 的时间，此前为 %3</translation>
    </message>
    <message>
        <source>Not proven: too little was measured, of %1.</source>
        <translation>未证实：测量数据太少（%1）。</translation>
    </message>
    <message>
        <source>%1 went from %2 to %3: %4 [%5, %6]</source>
        <translation>%1 从 %2 变为 %3：%4 [%5, %6]</translation>
    </message>
    <message>
        <source>Not proven: %1.</source>
        <translation>未证实：%1。</translation>
    </message>
    <message>
        <source>Better: %1.</source>
        <translation>变好：%1。</translation>
    </message>
    <message>
        <source>Worse, so it was taken back: %1.</source>
        <translation>变差，已撤回：%1。</translation>
    </message>
    <message>
        <source>nothing was measured of it</source>
        <translation>没有测量数据</translation>
    </message>
    <message>
        <source>rules of thumb; the sentence names the share that is needed for it</source>
        <translation>经验法则；句中给出了界限</translation>
    </message>
    <message>
        <source>its experiment still runs</source>
        <translation>它的实验仍在进行</translation>
    </message>
    <message>
        <source>there is no such rule, or it has another number of thresholds</source>
        <translation>没有这样的规则，或其阈值数量不同</translation>
    </message>
    <message>
        <source>this program keeps no data folder, so thresholds cannot be kept</source>
        <translation>本程序没有数据文件夹，无法保存阈值</translation>
    </message>
    <message>
        <source>a threshold must be a number that is not negative</source>
        <translation>阈值必须是非负数</translation>
    </message>
    <message>
        <source>a sensor reads %1, and %2 before</source>
        <translation>某个传感器读数为 %1，之前为 %2</translation>
    </message>
    <message>
        <source>%1, which you guard, is %2 and was %3</source>
        <translation>您守护的 %1 现为 %2，之前为 %3</translation>
    </message>
    <message>
        <source>no experiment of it runs</source>
        <translation>没有正在进行的实验</translation>
    </message>
    <message>
        <source>“%1” was still on trial when the program that tried it ended, so it was undone.</source>
        <translation>“%1”仍在试用时，试用它的程序已结束，因此已恢复原状。</translation>
    </message>
    <message>
        <source>Not proven, so it was undone: the program that measured it ended before it was done.</source>
        <translation>未证实，因此已恢复原状：测量它的程序提前结束。</translation>
    </message>
    <message>
        <source>It is switched on and off in random order for at most %1, so that only the change can make the difference. It stays if it is better, and goes back otherwise.</source>
        <translation>将以随机顺序反复开关，最长 %1，因此差异只可能来自该更改。若变好则保留，否则恢复原状。</translation>
    </message>
    <message>
        <source>It cannot be switched on and off, so nothing can prove that it helps: you are shown the figure before and after, and it goes back unless you keep it.</source>
        <translation>它无法反复开关，因此无法证明是否有效：将显示更改前后的数值，若您不选择保留则恢复原状。</translation>
    </message>
    <message>
        <source>It is applied and read back. Nothing that is measured here could show its effect.</source>
        <translation>将应用并回读确认。此处测量的数据都无法显示其效果。</translation>
    </message>
    <message>
        <source>It is applied and read back; what it allows, it allows by definition, so there is nothing to measure. A program that has come to need it would fail where it is taken back.</source>
        <translation>将应用并回读确认；它放宽的限度按定义即生效，因此无需测量。若之后撤回，已依赖它的程序会出错。</translation>
    </message>
    <message>
        <source>the machine ran out of memory and the kernel killed a process</source>
        <translation>整台机器内存耗尽，内核杀死了一个进程</translation>
    </message>
    <message>
        <source>Not proven: %1 was %2 before and %3 after. That does not say that the change did it: suggestions come when things are bad, and what is bad often passes by itself.</source>
        <translation>未证实：%1 更改前为 %2，更改后为 %3。这并不说明是更改所致：建议总在情况糟糕时出现，而糟糕的情况往往会自行好转。</translation>
    </message>
    <message>
        <source>“%1” could not be switched on again after it was measured.</source>
        <translation>测量后无法重新启用“%1”。</translation>
    </message>
    <message>
        <source>It went back.</source>
        <translation>已恢复原状。</translation>
    </message>
    <message>
        <source>It stays, since you keep it.</source>
        <translation>按您的选择予以保留。</translation>
    </message>
    <message>
        <source>It could not be taken back.</source>
        <translation>无法撤回。</translation>
    </message>
    <message>
        <source>Not proven: it was undone at once as a precaution, since %1. Whether the change caused that is not known.</source>
        <translation>未证实：为谨慎起见已立即撤回，因为%1。是否由该更改造成尚不清楚。</translation>
    </message>
    <message>
        <source>Damaged lines in %1, which were passed over: %2. A change of which no line is whole is not in the history.</source>
        <translation>%1 中已跳过的损坏行：%2。没有任何完整行的更改不在历史中。</translation>
    </message>
    <message>
        <source>The journal of changes can be read but not written, so nothing can be applied or taken back: %1</source>
        <translation>更改日志可读但不可写，因此无法应用或撤销：%1</translation>
    </message>
    <message>
        <source>it ended with the process that it was made to</source>
        <translation>它已随所作用的进程一起结束</translation>
    </message>
    <message>
        <source>Its figure is read too seldom to switch it on and off and compare, so nothing can prove that it helps: you are shown the figure before and after, and it goes back unless you keep it.</source>
        <translation>该数值读取得太少，无法通过反复开关来比较，因此无法证明其有效：将向您显示更改前后的数值，除非您保留，否则会还原。</translation>
    </message>
    <message>
        <source>time that %1 waits for storage</source>
        <translation>%1 等待存储的时间</translation>
    </message>
</context>
<context>
    <name>Pages</name>
    <message>
        <source>Overview</source>
        <translation>概览</translation>
    </message>
    <message>
        <source>Processes</source>
        <translation>进程</translation>
    </message>
    <message>
        <source>Metrics</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Profiler</source>
        <translation>性能分析</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>Improve</source>
        <translation>改进</translation>
    </message>
    <message>
        <source>Experience</source>
        <translation>用户体验</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Why was it slow?</source>
        <translation>为何变慢？</translation>
    </message>
</context>
<context>
    <name>PerformanceError</name>
    <message>
        <source>Invalid metric: %1</source>
        <translation>无效的指标：%1</translation>
    </message>
    <message>
        <source>Metric not found: %1</source>
        <translation>未找到指标：%1</translation>
    </message>
    <message>
        <source>Report not found: %1</source>
        <translation>未找到报告：%1</translation>
    </message>
    <message>
        <source>No such suggestion: %1</source>
        <translation>没有这样的建议：%1</translation>
    </message>
    <message>
        <source>The change did not take effect: %1</source>
        <translation>更改未生效：%1</translation>
    </message>
    <message>
        <source>Cannot read %1</source>
        <translation>无法读取 %1</translation>
    </message>
    <message>
        <source>Cannot access %1</source>
        <translation>无法访问 %1</translation>
    </message>
    <message>
        <source>Not a regular expression: %1</source>
        <translation>不是正则表达式：%1</translation>
    </message>
    <message>
        <source>Already in use: %1</source>
        <translation>已被占用：%1</translation>
    </message>
    <message>
        <source>A profiling session is already running: %1</source>
        <translation>性能分析会话已在运行：%1</translation>
    </message>
    <message>
        <source>No profiling session is running</source>
        <translation>没有正在运行的性能分析会话</translation>
    </message>
    <message>
        <source>Permission denied: %1</source>
        <translation>权限不足：%1</translation>
    </message>
    <message>
        <source>Cancelled: %1</source>
        <translation>已取消：%1</translation>
    </message>
    <message>
        <source>Not available: %1</source>
        <translation>不可用：%1</translation>
    </message>
    <message>
        <source>Read-only: %1</source>
        <translation>只读：%1</translation>
    </message>
    <message>
        <source>No answer in time: %1</source>
        <translation>未及时应答：%1</translation>
    </message>
    <message>
        <source>Error: %1</source>
        <translation>错误：%1</translation>
    </message>
    <message>
        <source>Somebody else sets it: %1</source>
        <translation>由他人设置：%1</translation>
    </message>
    <message>
        <source>Invalid value: %1</source>
        <translation>无效的值：%1</translation>
    </message>
</context>
<context>
    <name>Plugins</name>
    <message>
        <source>others may write it (chmod go-w)</source>
        <translation>其他人可以写入（chmod go-w）</translation>
    </message>
    <message>
        <source>%1 is not run: %2.</source>
        <translation>%1 不会运行：%2。</translation>
    </message>
    <message>
        <source>it is no folder</source>
        <translation>它不是文件夹</translation>
    </message>
    <message>
        <source>there are %1 already</source>
        <translation>已有 %1 个</translation>
    </message>
    <message>
        <source>it took longer than five seconds</source>
        <translation>用时超过五秒</translation>
    </message>
    <message>
        <source>it said nothing for fifteen seconds</source>
        <translation>十五秒没有任何输出</translation>
    </message>
    <message>
        <source>it printed more than 4 MiB</source>
        <translation>输出超过 4 MiB</translation>
    </message>
    <message>
        <source>what it says makes no sense</source>
        <translation>输出内容没有意义</translation>
    </message>
    <message>
        <source>it crashed</source>
        <translation>它崩溃了</translation>
    </message>
    <message>
        <source>it ended with exit code %1</source>
        <translation>它以退出码 %1 结束</translation>
    </message>
    <message>
        <source>it ended</source>
        <translation>它已结束</translation>
    </message>
    <message>
        <source>The plugin %1 failed: %2; it is tried again.</source>
        <translation>插件 %1 失败：%2；将重试。</translation>
    </message>
    <message>
        <source>%1 is not run: wai-performance-plugin-host is missing.</source>
        <translation>%1 不会运行：缺少 wai-performance-plugin-host。</translation>
    </message>
    <message>
        <source>it computed for more than two seconds</source>
        <translation>计算超过两秒</translation>
    </message>
    <message>
        <source>somebody else could put another in its place at %1: %2</source>
        <translation>其他用户可以在 %1 处将其替换：%2</translation>
    </message>
    <message>
        <source>it is a symbolic link (copy the file)</source>
        <translation>它是符号链接（请复制文件本身）</translation>
    </message>
    <message>
        <source>it is gone</source>
        <translation>它已不存在</translation>
    </message>
    <message>
        <source>it, or a command that it calls, cannot be started (exit code %1)</source>
        <translation>它或它调用的命令无法启动（退出代码 %1）</translation>
    </message>
    <message>
        <source>The plugin %1 was stopped: %2. Mend its file, and it is run again.</source>
        <translation>插件 %1 已停止：%2。修正其文件后会再次运行。</translation>
    </message>
    <message>
        <source>%1 is not run: wai-performance-plugin-guard is missing.</source>
        <translation>%1 未运行：缺少 wai-performance-plugin-guard。</translation>
    </message>
    <message>
        <source>it belongs to somebody else (chown)</source>
        <translation>它属于其他用户（chown）</translation>
    </message>
    <message>
        <source>it cannot be looked at</source>
        <translation>无法查看它</translation>
    </message>
</context>
<context>
    <name>ProcessQuery</name>
    <message>
        <source>name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>user</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>state</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>command line</source>
        <translation>命令行</translation>
    </message>
    <message>
        <source>unit</source>
        <translation>单元</translation>
    </message>
    <message>
        <source>PID</source>
        <translation>PID</translation>
    </message>
    <message>
        <source>parent</source>
        <translation>父进程</translation>
    </message>
    <message>
        <source>threads</source>
        <translation>线程</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>waits</source>
        <translation>等待</translation>
    </message>
    <message>
        <source>memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>read</source>
        <translation>读取</translation>
    </message>
    <message>
        <source>written</source>
        <translation>写入</translation>
    </message>
    <message>
        <source>read and written</source>
        <translation>读写</translation>
    </message>
    <message>
        <source>There is no field “%1”; there are %2.</source>
        <translation>没有字段“%1”；现有 %2。</translation>
    </message>
    <message>
        <source>“%1” needs a value.</source>
        <translation>“%1”需要一个值。</translation>
    </message>
    <message>
        <source>“%1” is a text: use = or ~.</source>
        <translation>“%1”是文本：请用 = 或 ~。</translation>
    </message>
    <message>
        <source>“%1” is no number; write 20, 20% or 1.5G.</source>
        <translation>“%1”不是数字；请写 20、20% 或 1.5G。</translation>
    </message>
    <message>
        <source>anything</source>
        <translation>任意内容</translation>
    </message>
    <message>
        <source>%1 contains “%2”</source>
        <translation>%1 包含“%2”</translation>
    </message>
    <message>
        <source>%1 is %2</source>
        <translation>%1 为 %2</translation>
    </message>
    <message>
        <source>%1 is not %2</source>
        <translation>%1 不为 %2</translation>
    </message>
    <message>
        <source>%1 above %2</source>
        <translation>%1 高于 %2</translation>
    </message>
    <message>
        <source>%1 at least %2</source>
        <translation>%1 至少 %2</translation>
    </message>
    <message>
        <source>%1 below %2</source>
        <translation>%1 低于 %2</translation>
    </message>
    <message>
        <source>%1 at most %2</source>
        <translation>%1 至多 %2</translation>
    </message>
    <message>
        <source>not: %1</source>
        <translation>非：%1</translation>
    </message>
</context>
<context>
    <name>Processes</name>
    <message>
        <source>Programs that end too soon to be seen are not named: the kernel tells of them from Linux 6.6 on, and before that root only.</source>
        <translation>结束太快而看不到的程序没有名称：内核从 Linux 6.6 起才告知，此前只告知 root。</translation>
    </message>
</context>
<context>
    <name>Profile</name>
    <message>
        <source>There are only %1 samples: record for longer, or at a higher rate.</source>
        <translation>只有 %1 个样本：请记录更久，或提高采样率。</translation>
    </message>
    <message>
        <source>%1 % of the samples were lost because a buffer was full.</source>
        <translation>%1 % 的样本因缓冲区已满而丢失。</translation>
    </message>
    <message>
        <source>%1 % of the stacks end where code has no unwind rules.</source>
        <translation>%1 % 的调用栈止于没有展开规则的代码。</translation>
    </message>
    <message>
        <source>%1 % of the cost is in functions without a name: install their debug symbols.</source>
        <translation>%1 % 的开销位于没有名称的函数中：请安装其调试符号。</translation>
    </message>
    <message>
        <source>The kernel slowed sampling down %1 times (kernel.perf_cpu_time_max_percent).</source>
        <translation>内核将采样减慢了 %1 次（kernel.perf_cpu_time_max_percent）。</translation>
    </message>
    <message>
        <source>Profile of %1: %2 samples in %3, quality %4</source>
        <translation>%1 的性能分析：%3 内 %2 个样本，质量 %4</translation>
    </message>
    <message>
        <source>      self    total  function</source>
        <translation>      自身      总计  函数</translation>
    </message>
    <message>
        <source>(not named yet)</source>
        <translation>（尚未命名）</translation>
    </message>
    <message>
        <source>it is not installed next to this program</source>
        <translation>它没有与本程序安装在一起</translation>
    </message>
    <message>
        <source>Install the program as a whole.</source>
        <translation>请完整安装本程序。</translation>
    </message>
    <message>
        <source>reading it took too long and was given up</source>
        <translation>读取时间过长，已放弃</translation>
    </message>
    <message>
        <source>the analyser broke down while it read this file; the rest is not affected</source>
        <translation>解析器在读取此文件时崩溃；其余部分不受影响</translation>
    </message>
    <message>
        <source>the analyser&apos;s answer</source>
        <translation>解析器的回答</translation>
    </message>
    <message>
        <source>it makes no sense</source>
        <translation>它没有意义</translation>
    </message>
    <message>
        <source>the whole system</source>
        <translation>整个系统</translation>
    </message>
    <message>
        <source>there is no such process</source>
        <translation>没有这样的进程</translation>
    </message>
    <message>
        <source>It may have ended; look it up on the Processes page.</source>
        <translation>它可能已结束；请在“进程”页查找。</translation>
    </message>
    <message>
        <source>This machine has no hardware cycle counter (or does not let it be used): CPU time is sampled by the kernel&apos;s clock (cpu-clock).</source>
        <translation>本机没有硬件周期计数器（或不允许使用）：CPU 时间由内核时钟（cpu-clock）采样。</translation>
    </message>
    <message>
        <source>What programs do inside the kernel is hidden from this user (kernel.perf_event_paranoid): such time is missing or shown at the system call.</source>
        <translation>程序在内核中的行为对此用户不可见（kernel.perf_event_paranoid）：这部分时间缺失或显示在系统调用处。</translation>
    </message>
    <message>
        <source>The kernel allows at most %1 samples per second (kernel.perf_event_max_sample_rate).</source>
        <translation>内核最多允许每秒 %1 次采样（kernel.perf_event_max_sample_rate）。</translation>
    </message>
    <message>
        <source>Waits are shown at the last place where the thread was seen running, near where it waits: without the right to sample the kernel the exact place is not known.</source>
        <translation>等待显示在线程最后被看到运行的位置，接近其等待处：没有采样内核的权限，无法得知确切位置。</translation>
    </message>
    <message>
        <source>there is no such process any more</source>
        <translation>该进程已不存在</translation>
    </message>
    <message>
        <source>The kernel allows only small buffers (kernel.perf_event_mlock_kb): samples may be lost when the machine is busy.</source>
        <translation>内核只允许小缓冲区（kernel.perf_event_mlock_kb）：机器繁忙时可能丢失样本。</translation>
    </message>
    <message>
        <source>the command to profile</source>
        <translation>要分析的命令</translation>
    </message>
    <message>
        <source>it is empty</source>
        <translation>它是空的</translation>
    </message>
    <message>
        <source>there is no such folder</source>
        <translation>没有这样的文件夹</translation>
    </message>
    <message>
        <source>there is no such program</source>
        <translation>没有这样的程序</translation>
    </message>
    <message>
        <source>the kernel does not let this user sample (kernel.perf_event_paranoid is %1)</source>
        <translation>内核不允许此用户采样（kernel.perf_event_paranoid 为 %1）</translation>
    </message>
    <message>
        <source>too many open files: each thread needs one for each CPU</source>
        <translation>打开的文件过多：每个线程在每个 CPU 上需要一个</translation>
    </message>
    <message>
        <source>Raise the limit (ulimit -n), or profile the whole system.</source>
        <translation>请提高限制（ulimit -n），或分析整个系统。</translation>
    </message>
    <message>
        <source>this kernel, or the container&apos;s filter of system calls, has no perf events</source>
        <translation>此内核或容器的系统调用过滤器不提供 perf 事件</translation>
    </message>
    <message>
        <source>the analyser&apos;s answer makes no sense</source>
        <translation>解析器的回答没有意义</translation>
    </message>
    <message>
        <source>the file there now is another build</source>
        <translation>那里的文件现在是另一个构建</translation>
    </message>
    <message>
        <source>it is not a regular file</source>
        <translation>它不是普通文件</translation>
    </message>
    <message>
        <source>it is not an ELF file</source>
        <translation>它不是 ELF 文件</translation>
    </message>
    <message>
        <source>its program headers lie outside of the file</source>
        <translation>其程序头位于文件之外</translation>
    </message>
    <message>
        <source>It has no stacks: threads and what they wait for are shown, not functions.</source>
        <translation>没有调用栈：显示的是线程及其等待的内容，而不是函数。</translation>
    </message>
    <message>
        <source>Profile of %1: %2 samples, quality %3</source>
        <translation>%1 的分析：%2 个样本，质量 %3</translation>
    </message>
    <message>
        <source>a container&apos;s filter of system calls or a security module forbids sampling</source>
        <translation>容器的系统调用过滤器或安全模块禁止采样</translation>
    </message>
    <message>
        <source>Profile your own programs, or give this program the right to sample (CAP_PERFMON).</source>
        <translation>请分析您自己的程序，或给此程序采样的权限（CAP_PERFMON）。</translation>
    </message>
    <message>
        <source>%1 % of the stacks are deeper than what was copied of them: their outer callers are missing. Copy more of each (--stack-size), or sample more rarely.</source>
        <translation>%1 % 的调用栈比所复制的部分更深：缺少外层调用者。请复制更多（--stack-size），或降低采样率。</translation>
    </message>
    <message>
        <source>the program runs with another user&apos;s rights (set-user-ID)</source>
        <translation>程序以其他用户的权限运行（set-user-ID）</translation>
    </message>
    <message>
        <source>Record it as root, or with an administrator&apos;s permission.</source>
        <translation>请以 root 身份或经管理员许可进行记录。</translation>
    </message>
    <message>
        <source>The list of CPUs could not be read (/sys/devices/system/cpu): CPUs 0 to %1 were tried.</source>
        <translation>无法读取 CPU 列表（/sys/devices/system/cpu）：尝试了 CPU 0 到 %1。</translation>
    </message>
    <message>
        <source>Only %1 KiB of each stack are copied, because the buffers are small: outer callers may be missing.</source>
        <translation>由于缓冲区较小，每个调用栈只复制 %1 KiB：可能缺少外层调用者。</translation>
    </message>
    <message>
        <source>waiting (where is not told of other users&apos; programs)</source>
        <translation>正在等待（不告知其他用户程序的等待位置）</translation>
    </message>
    <message>
        <source>this user may lock too little memory for the kernel&apos;s buffers, one for each of %1 CPUs</source>
        <translation>该用户可锁定的内存不足以容纳内核的缓冲区（%1 个 CPU 各一个）</translation>
    </message>
    <message>
        <source>Allow more until the next start of the machine (sudo sysctl kernel.perf_event_mlock_kb=2048), or end other recordings.</source>
        <translation>请在机器下次启动前放宽限制（sudo sysctl kernel.perf_event_mlock_kb=2048），或结束其他记录。</translation>
    </message>
    <message>
        <source>only little-endian programs can be read</source>
        <translation>只能读取小端序程序</translation>
    </message>
    <message>
        <source>Of %1 of CPU time, %2 % was sampled. The rest ran in threads too short-lived for this rate (--rate), in the kernel where it may not be sampled, or in samples that were lost.</source>
        <translation>在 %1 的 CPU 时间中采样了 %2 %。缺少的部分运行在对此采样率（--rate）来说寿命过短的线程中、不允许采样的内核中，或丢失的样本中。</translation>
    </message>
    <message>
        <source>No stacks could be taken: %1. Instead the threads were looked at %2 times a second: which of them run, which wait and for what.</source>
        <translation>无法获取调用栈：%1。改为每秒查看线程 %2 次：哪些在运行，哪些在等待以及等待什么。</translation>
    </message>
    <message>
        <source>The program that looks up names (%1) was not found next to this one: functions have no names. Install the program as a whole.</source>
        <translation>在本程序旁边找不到查找名称的程序（%1）：函数没有名称。请完整安装本程序。</translation>
    </message>
    <message>
        <source>Who ended the waits is not told: the kernel&apos;s trace events (tracefs) are not there, or this user may not read them.</source>
        <translation>无法得知谁结束了等待：内核跟踪事件 (tracefs) 不存在，或此用户不可读取。</translation>
    </message>
    <message>
        <source>Who ended the waits is not told: %1.</source>
        <translation>无法得知谁结束了等待：%1。</translation>
    </message>
    <message>
        <source>The process has too many threads to look at all: %1 are not shown.</source>
        <translation>该进程线程过多，无法全部查看：%1 个未显示。</translation>
    </message>
    <message>
        <source>Where running threads are could not be sampled: %1.</source>
        <translation>无法采样正在运行的线程位置：%1。</translation>
    </message>
    <message>
        <source>Of %1 waiting threads the kernel does not tell this user where in the program they wait (kernel.yama.ptrace_scope, or they are the kernel&apos;s own).</source>
        <translation>有 %1 个等待的线程，内核不告知此用户它们在程序何处等待 (kernel.yama.ptrace_scope，或属于内核自己)。</translation>
    </message>
    <message>
        <source>a security module forbids looking at it</source>
        <translation>安全模块禁止查看它</translation>
    </message>
    <message>
        <source>it belongs to another user, or does not let itself be looked at</source>
        <translation>它属于另一用户，或不允许被查看</translation>
    </message>
    <message>
        <source>Look at it as root, or as the user who runs it.</source>
        <translation>请以 root 或运行它的用户查看。</translation>
    </message>
    <message>
        <source>There are only %1 samples.</source>
        <translation>只有 %1 个样本。</translation>
    </message>
    <message>
        <source>%1 % of the stacks are deeper than what was copied of them: their outer callers are missing.</source>
        <translation>%1 % 的调用栈比所复制的部分更深：缺少外层调用者。</translation>
    </message>
</context>
<context>
    <name>Range</name>
    <message>
        <source>today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>昨天</translation>
    </message>
    <message>
        <source>Last %1</source>
        <translation>最近 %1</translation>
    </message>
    <message>
        <source>now</source>
        <translation>现在</translation>
    </message>
</context>
<context>
    <name>RangeWords</name>
    <message>
        <source>just now</source>
        <translation>刚刚</translation>
    </message>
    <message>
        <source>%1 ago</source>
        <translation>%1 前</translation>
    </message>
</context>
<context>
    <name>Recommendations</name>
    <message>
        <source>Tasks waited for a CPU during %1 of the time (95th percentile). Most CPU went to %2.</source>
        <translation>任务在 %1 的时间里等待 CPU（第 95 百分位）。用 CPU 最多的是 %2。</translation>
    </message>
    <message>
        <source>Tasks waited for memory during %1 of the time (95th percentile). The largest process is %2.</source>
        <translation>任务在 %1 的时间里等待内存（第 95 百分位）。最大的进程是 %2。</translation>
    </message>
    <message>
        <source>Tasks waited for storage during %1 of the time (95th percentile). Most was read and written by %2.</source>
        <translation>任务在 %1 的时间里等待存储（第 95 百分位）。读写最多的是 %2。</translation>
    </message>
    <message>
        <source>The kernel killed a process because memory ran out. Look at the largest processes, or add memory or swap.</source>
        <translation>内核因内存耗尽终止了一个进程。请查看最大的进程，或增加内存或交换。</translation>
    </message>
    <message>
        <source>The hypervisor withheld %1 of the CPU time: this virtual machine&apos;s host is overcommitted, which no setting in here can change.</source>
        <translation>虚拟机管理程序扣留了 %1 的 CPU 时间：宿主机超额分配，在此无法通过设置改变。</translation>
    </message>
    <message>
        <source>A server on this machine did not accept connections in time (up to %1 overflows per second).</source>
        <translation>本机有服务器未及时接受连接（最多每秒 %1 次溢出）。</translation>
    </message>
    <message>
        <source>A CPU was slowed down to stay cool. Look at its temperature and at what keeps it busy.</source>
        <translation>有 CPU 为降温而减速。请查看它的温度以及是什么让它忙碌。</translation>
    </message>
    <message>
        <source>%1 was busy %2 of the time (95th percentile).</source>
        <translation>%1 在 %2 的时间里忙碌（第 95 百分位）。</translation>
    </message>
    <message>
        <source>Only %1 of memory were left at the worst moment. The largest process is %2.</source>
        <translation>最差时只剩 %1 内存。最大的进程是 %2。</translation>
    </message>
    <message>
        <source>Tasks waited for a CPU during %1 of the time (95th percentile).</source>
        <translation>任务在 %1 的时间里等待 CPU（第 95 百分位）。</translation>
    </message>
    <message>
        <source>Tasks waited for memory during %1 of the time (95th percentile).</source>
        <translation>任务在 %1 的时间里等待内存（第 95 百分位）。</translation>
    </message>
    <message>
        <source>Tasks waited for storage during %1 of the time (95th percentile).</source>
        <translation>任务在 %1 的时间里等待存储（第 95 百分位）。</translation>
    </message>
    <message>
        <source>Only %1 of memory were left at the worst moment.</source>
        <translation>最差时只剩 %1 内存。</translation>
    </message>
</context>
<context>
    <name>Report</name>
    <message>
        <source>%1: %2 from %3, %4 samples of %5 series</source>
        <translation>%1：%2，自 %3 起，%5 个序列的 %4 个样本</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>Memory used</source>
        <translation>已用内存</translation>
    </message>
    <message>
        <source>CPU pressure</source>
        <translation>CPU 压力</translation>
    </message>
    <message>
        <source>Memory pressure</source>
        <translation>内存压力</translation>
    </message>
    <message>
        <source>IO pressure</source>
        <translation>IO 压力</translation>
    </message>
    <message>
        <source>  %1: mean %2, median %3, 95th percentile %4, peak %5</source>
        <translation>  %1：平均 %2，中位数 %3，第 95 百分位 %4，峰值 %5</translation>
    </message>
    <message>
        <source>  Most CPU:</source>
        <translation>  CPU 最多：</translation>
    </message>
</context>
<context>
    <name>ReportCharts</name>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>busy</source>
        <translation>忙碌</translation>
    </message>
    <message>
        <source>Pressure</source>
        <translation>压力</translation>
    </message>
    <message>
        <source>memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>IO</source>
        <translation>IO</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>used</source>
        <translation>已用</translation>
    </message>
    <message>
        <source>cached</source>
        <translation>缓存</translation>
    </message>
    <message>
        <source>read</source>
        <translation>读</translation>
    </message>
    <message>
        <source>write</source>
        <translation>写</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>磁盘</translation>
    </message>
    <message>
        <source>in</source>
        <translation>入</translation>
    </message>
    <message>
        <source>out</source>
        <translation>出</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
</context>
<context>
    <name>ReportClient</name>
    <message>
        <source>a report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>it is of the past</source>
        <translation>它属于过去</translation>
    </message>
    <message>
        <source>Do this in the window of the running machine.</source>
        <translation>请在运行中机器的窗口中进行。</translation>
    </message>
    <message>
        <source>Recording was interrupted.</source>
        <translation>记录曾中断。</translation>
    </message>
    <message>
        <source>no processes were recorded at that moment</source>
        <translation>那一刻没有记录进程</translation>
    </message>
    <message>
        <source>no processes were recorded in that range</source>
        <translation>该时间范围内没有记录进程</translation>
    </message>
</context>
<context>
    <name>ReportDiff</name>
    <message>
        <source>They were made on different machines: %1 and %2.</source>
        <translation>它们来自不同的机器：%1 和 %2。</translation>
    </message>
    <message>
        <source>The kernels differ: %1 and %2.</source>
        <translation>内核不同：%1 和 %2。</translation>
    </message>
    <message>
        <source>The CPUs differ: %1 and %2.</source>
        <translation>CPU 不同：%1 和 %2。</translation>
    </message>
    <message>
        <source>Different events were sampled: %1 and %2.</source>
        <translation>采样的事件不同：%1 和 %2。</translation>
    </message>
    <message>
        <source>The sampling rates differ: %1 and %2 per second.</source>
        <translation>采样频率不同：每秒 %1 和 %2。</translation>
    </message>
    <message>
        <source>One was recorded for more than twice as long as the other.</source>
        <translation>其中一个的记录时间是另一个的两倍以上。</translation>
    </message>
    <message>
        <source>Other builds of: %1.</source>
        <translation>以下模块的构建不同：%1。</translation>
    </message>
    <message>
        <source>%1 in A is taken to be %2 in B: they have the same functions.</source>
        <translation>A 中的 %1 视为 B 中的 %2：它们有相同的函数。</translation>
    </message>
    <message>
        <source>The profiles have nothing in common that could be compared: %1 and %2.</source>
        <translation>这两份剖析没有可比较的共同内容：%1 与 %2。</translation>
    </message>
</context>
<context>
    <name>ReportExport</name>
    <message>
        <source>JSON: everything, to be opened again</source>
        <translation>JSON：全部内容，可再次打开</translation>
    </message>
    <message>
        <source>CSV: a row for each moment, for spreadsheets</source>
        <translation>CSV：每个时刻一行，供电子表格使用</translation>
    </message>
    <message>
        <source>HTML: one page to look at and to send</source>
        <translation>HTML：一页，便于查看和发送</translation>
    </message>
    <message>
        <source>Export report</source>
        <translation>导出报告</translation>
    </message>
    <message>
        <source>Profile for speedscope</source>
        <translation>speedscope 的分析数据</translation>
    </message>
    <message>
        <source>Profile for the Firefox Profiler</source>
        <translation>Firefox Profiler 的分析数据</translation>
    </message>
    <message>
        <source>Profile for pprof</source>
        <translation>pprof 的分析数据</translation>
    </message>
    <message>
        <source>Profile as folded stacks, for flamegraph.pl</source>
        <translation>折叠栈形式的分析数据，用于 flamegraph.pl</translation>
    </message>
</context>
<context>
    <name>ReportHtml</name>
    <message>
        <source>0 to %1</source>
        <translation>0 至 %1</translation>
    </message>
    <message>
        <source>mean %1, peak %2</source>
        <translation>平均 %1，峰值 %2</translation>
    </message>
    <message>
        <source>Processes</source>
        <translation>进程</translation>
    </message>
    <message>
        <source>Process</source>
        <translation>进程</translation>
    </message>
    <message>
        <source>CPU, mean</source>
        <translation>CPU，平均</translation>
    </message>
    <message>
        <source>Memory, peak</source>
        <translation>内存，峰值</translation>
    </message>
    <message>
        <source>Disk, mean</source>
        <translation>磁盘，平均</translation>
    </message>
    <message>
        <source>All %1 metrics</source>
        <translation>全部 %1 个指标</translation>
    </message>
    <message>
        <source>Metric</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Minimum</source>
        <translation>最小</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>平均</translation>
    </message>
    <message>
        <source>Median</source>
        <translation>中位数</translation>
    </message>
    <message>
        <source>95 %</source>
        <translation>95 %</translation>
    </message>
    <message>
        <source>Maximum</source>
        <translation>最大</translation>
    </message>
    <message>
        <source>%1 from %2 UTC on %3 (%4, %5)</source>
        <translation>%1，自 %2 UTC，于 %3（%4，%5）</translation>
    </message>
    <message>
        <source>Recommendations</source>
        <translation>建议</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>utilisation</source>
        <translation>使用率</translation>
    </message>
    <message>
        <source>Pressure</source>
        <translation>压力</translation>
    </message>
    <message>
        <source>memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>IO</source>
        <translation>IO</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>used</source>
        <translation>已用</translation>
    </message>
    <message>
        <source>cached</source>
        <translation>缓存</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>磁盘</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>What this report does not show</source>
        <translation>本报告未显示的内容</translation>
    </message>
    <message>
        <source>Where the time went</source>
        <translation>时间花在了哪里</translation>
    </message>
    <message>
        <source>all</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Search functions</source>
        <translation>搜索函数</translation>
    </message>
    <message>
        <source>Click a box to zoom in, Escape goes back.</source>
        <translation>单击方框放大，按 Esc 返回。</translation>
    </message>
    <message>
        <source>Shown: %1. The profile also has: %2.</source>
        <translation>显示的是:%1。该剖析还包含:%2。</translation>
    </message>
    <message>
        <source>Utilisation, saturation and errors</source>
        <translation>利用率、饱和度与错误</translation>
    </message>
</context>
<context>
    <name>ReportImport</name>
    <message>
        <source>Piped input</source>
        <translation>管道输入</translation>
    </message>
    <message>
        <source>it brings more than 8 GiB</source>
        <translation>其内容超过 8 GiB</translation>
    </message>
</context>
<context>
    <name>Rules</name>
    <message>
        <source>en</source>
        <extracomment>The name of the language that this file translates to, as it stands in the rules: &quot;de&quot;, &quot;zh_CN&quot;.</extracomment>
        <translation>zh_CN</translation>
    </message>
    <message>
        <source>%1: %2 (threshold %3)</source>
        <translation>%1：%2（阈值 %3）</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not one of its names</source>
        <translation>&quot;%1&quot; 不是允许的名称</translation>
    </message>
    <message>
        <source>either &quot;above&quot; or &quot;below&quot; must be given</source>
        <translation>必须给出 &quot;above&quot; 或 &quot;below&quot; 之一</translation>
    </message>
    <message>
        <source>a suggestion must not end before it begins</source>
        <translation>建议不能在开始之前结束</translation>
    </message>
    <message>
        <source>a span of at least 30s is needed</source>
        <translation>时间跨度至少为 30s</translation>
    </message>
    <message>
        <source>it says not what to turn the knob to</source>
        <translation>没有说明要设为什么值</translation>
    </message>
    <message>
        <source>a rule needs a condition</source>
        <translation>规则需要条件</translation>
    </message>
    <message>
        <source>the English text is missing</source>
        <translation>缺少英文文本</translation>
    </message>
    <message>
        <source>%1: there is no rule &quot;%2&quot;.</source>
        <translation>%1：没有规则 &quot;%2&quot;。</translation>
    </message>
    <message>
        <source>%1: the thresholds of &quot;%2&quot; make no sense; those of the program stand.</source>
        <translation>%1：&quot;%2&quot; 的阈值不合理，沿用程序自带的。</translation>
    </message>
    <message>
        <source>&quot;ticks&quot; must be from 1 to 60</source>
        <translation>“ticks”必须在 1 到 60 之间</translation>
    </message>
    <message>
        <source>a span of at most 60s is needed</source>
        <translation>需要不超过 60s 的时长</translation>
    </message>
    <message>
        <source>Somebody</source>
        <translation>某用户</translation>
    </message>
    <message>
        <source>A program of another user</source>
        <translation>另一用户的程序</translation>
    </message>
    <message>
        <source>%1 (%2 processes)</source>
        <translation>%1（%2 个进程）</translation>
    </message>
    <message>
        <source>%1 and %2 more</source>
        <translation>%1 及另外 %2 个</translation>
    </message>
    <message>
        <source>this signal has no limits of that name, only numbers</source>
        <translation>此信号没有该名称的界限，只能用数字</translation>
    </message>
</context>
<context>
    <name>Screenshot</name>
    <message>
        <source>Last minutes</source>
        <translation>最近几分钟</translation>
    </message>
    <message>
        <source>Draws a page of the dashboard into a picture, with this machine&apos;s data; no display is needed. The history of the data folder is shown where there is one.

Example:
  wai-performance screenshot --page overview --after 5s --output overview.png</source>
        <translation>用本机数据把仪表盘的一页画成图片；无需显示器。若数据文件夹中有历史则会显示。

示例：
  wai-performance screenshot --page overview --after 5s --output overview.png</translation>
    </message>
    <message>
        <source>How long to collect before.</source>
        <translation>之前采集多长时间。</translation>
    </message>
    <message>
        <source>The picture, a .png file.</source>
        <translation>图片，.png 文件。</translation>
    </message>
    <message>
        <source>light or dark.</source>
        <translation>light 或 dark。</translation>
    </message>
    <message>
        <source>Width and height, such as 1280x820.</source>
        <translation>宽和高，例如 1280x820。</translation>
    </message>
    <message>
        <source>How far back charts reach.</source>
        <translation>图表往回多远。</translation>
    </message>
    <message>
        <source>A range of time as it is typed in the window, such as 14:00-14:20.</source>
        <translation>像在窗口中输入的时间范围，例如 14:00-14:20。</translation>
    </message>
    <message>
        <source>On the page of processes, the one whose details are shown.</source>
        <translation>在进程页上显示其详情的进程。</translation>
    </message>
    <message>
        <source>en, de, zh_CN, or pseudo, which lengthens every text.</source>
        <translation>en、de、zh_CN，或会拉长所有文本的 pseudo。</translation>
    </message>
    <message>
        <source>--output FILE.png is missing.</source>
        <translation>缺少 --output FILE.png。</translation>
    </message>
    <message>
        <source>--size must be WIDTHxHEIGHT from 400x300 to 8000x8000.</source>
        <translation>--size 必须是 400x300 到 8000x8000 的 WIDTHxHEIGHT。</translation>
    </message>
    <message>
        <source>--theme must be light or dark.</source>
        <translation>--theme 必须是 light 或 dark。</translation>
    </message>
    <message>
        <source>There is no page &quot;%1&quot;; there are %2.</source>
        <translation>没有页面“%1”；现有 %2。</translation>
    </message>
    <message>
        <source>--range must be a range of time such as 14:00-14:20.</source>
        <translation>--range 必须是形如 14:00-14:20 的时间范围。</translation>
    </message>
    <message>
        <source>the picture cannot be written there</source>
        <translation>无法在那里写入图片</translation>
    </message>
    <message>
        <source>%1; changes (what was applied), profiling (the dialog), report (the newest one), profile (the flame graph of that one; profile-time, profile-seconds, profile-functions: its other views), explore (that one as if live), compare (the newest two), palette.</source>
        <translation>%1；changes（已应用的更改）、profiling（对话框）、report（最新报告）、profile（其火焰图；profile-time、profile-seconds、profile-functions 为其他视图）、explore（如实时般查看该报告）、compare（最新两份）、palette。</translation>
    </message>
    <message>
        <source>The newest report has no profile.</source>
        <translation>最新的报告没有分析数据。</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>The defaults are used.</source>
        <translation>使用默认设置。</translation>
    </message>
    <message>
        <source>The defaults are used; the file is kept as %1.</source>
        <translation>使用默认设置；原文件保存为 %1。</translation>
    </message>
    <message>
        <source>the settings cannot be read</source>
        <translation>无法读取设置</translation>
    </message>
    <message>
        <source>the settings are damaged</source>
        <translation>设置已损坏</translation>
    </message>
    <message>
        <source>the settings cannot be written</source>
        <translation>无法写入设置</translation>
    </message>
    <message>
        <source>What you change is in force until the program ends.</source>
        <translation>您的更改在程序结束之前有效。</translation>
    </message>
</context>
<context>
    <name>Snapshot</name>
    <message>
        <source>CPU %1, memory %2 of %3, metrics: %4</source>
        <translation>CPU %1，内存 %2 / %3，指标：%4</translation>
    </message>
</context>
<context>
    <name>Socket</name>
    <message>
        <source>established</source>
        <translation>已连接</translation>
    </message>
    <message>
        <source>connecting</source>
        <translation>正在连接</translation>
    </message>
    <message>
        <source>being accepted</source>
        <translation>正在接受</translation>
    </message>
    <message>
        <source>closing</source>
        <translation>正在关闭</translation>
    </message>
    <message>
        <source>closed lately</source>
        <translation>刚刚关闭</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>已关闭</translation>
    </message>
    <message>
        <source>closed by the other side</source>
        <translation>被对方关闭</translation>
    </message>
    <message>
        <source>listening</source>
        <translation>监听中</translation>
    </message>
    <message>
        <source>local socket</source>
        <translation>本地套接字</translation>
    </message>
    <message>
        <source>local socket %1</source>
        <translation>本地套接字 %1</translation>
    </message>
</context>
<context>
    <name>Source</name>
    <message>
        <source>There are more control groups than the %1 that are followed.</source>
        <translation>控制组多于所跟踪的 %1 个。</translation>
    </message>
    <message>
        <source>Units and containers are missing: no control groups are mounted here.</source>
        <translation>缺少单元和容器：这里没有挂载控制组。</translation>
    </message>
    <message>
        <source>CPU figures are missing: /proc/stat cannot be read.</source>
        <translation>缺少 CPU 数据：无法读取 /proc/stat。</translation>
    </message>
    <message>
        <source>Disk figures are missing: /proc/diskstats cannot be read.</source>
        <translation>缺少磁盘数据：无法读取 /proc/diskstats。</translation>
    </message>
    <message>
        <source>No answer from %1: is the network mount still there?</source>
        <translation>%1 没有应答：网络挂载还在吗？</translation>
    </message>
    <message>
        <source>Temperatures are missing: this machine shows no sensor (virtual machines have none).</source>
        <translation>缺少温度：本机没有传感器（虚拟机都没有）。</translation>
    </message>
    <message>
        <source>Power is missing: only root may read the energy counters of this machine.</source>
        <translation>缺少功率：只有 root 可读取本机的能量计数器。</translation>
    </message>
    <message>
        <source>Power is missing: this machine shows neither energy counters nor a battery.</source>
        <translation>缺少功率：本机既没有能量计数器也没有电池。</translation>
    </message>
    <message>
        <source>GPU figures are missing: no graphics driver here shows them in /sys.</source>
        <translation>缺少 GPU 数据：这里没有显卡驱动在 /sys 中提供。</translation>
    </message>
    <message>
        <source>Available memory is missing: this kernel does not estimate it.</source>
        <translation>缺少可用内存：此内核不估计它。</translation>
    </message>
    <message>
        <source>Memory figures are missing: /proc/meminfo cannot be read.</source>
        <translation>缺少内存数据：无法读取 /proc/meminfo。</translation>
    </message>
    <message>
        <source>Network figures are missing: /proc/net/dev cannot be read.</source>
        <translation>缺少网络数据：无法读取 /proc/net/dev。</translation>
    </message>
    <message>
        <source>Pressure is missing: this kernel was built or started without pressure stall information (boot with psi=1).</source>
        <translation>缺少压力：此内核构建或启动时没有压力停顿信息（请用 psi=1 启动）。</translation>
    </message>
    <message>
        <source>Processes are missing: /proc cannot be read.</source>
        <translation>缺少进程：无法读取 /proc。</translation>
    </message>
    <message>
        <source>Other processes are hidden from you (is /proc mounted with hidepid?).</source>
        <translation>其他进程对您隐藏（/proc 是否以 hidepid 挂载？）。</translation>
    </message>
    <message>
        <source>Disk figures are missing: /sys/block cannot be read, so disks cannot be told from partitions.</source>
        <translation>缺少磁盘数据：无法读取 /sys/block，因此无法区分磁盘与分区。</translation>
    </message>
    <message>
        <source>Filesystem figures are missing: /proc/self/mountinfo cannot be read.</source>
        <translation>缺少文件系统数据：无法读取 /proc/self/mountinfo。</translation>
    </message>
    <message>
        <source>Temperatures without a plausible value are left out: %1.</source>
        <translation>已略去没有合理数值的温度：%1。</translation>
    </message>
</context>
<context>
    <name>Stacks</name>
    <message>
        <source>it is switched off in the settings</source>
        <translation>已在设置中关闭</translation>
    </message>
    <message>
        <source>Only your own busy processes are sampled, not the whole machine: %1</source>
        <translation>只采样您自己的忙碌进程，而非整台机器：%1</translation>
    </message>
    <message>
        <source>No stacks are sampled: %1</source>
        <translation>不采样调用栈：%1</translation>
    </message>
    <message>
        <source>no stacks were kept then; the first are of %1</source>
        <translation>当时没有保存调用栈；最早的是 %1</translation>
    </message>
    <message>
        <source>no stacks were kept yet</source>
        <translation>尚未保存调用栈</translation>
    </message>
    <message>
        <source>What is older than the samples that are kept is by minute and program: what took less than 5 % of a program&apos;s quarter of an hour counts for its callers.</source>
        <translation>早于样本保留期的内容按分钟和程序保存：不到程序一刻钟 5 % 的部分计入其调用者。</translation>
    </message>
    <message>
        <source>Over a long range stacks are by function: what took less than 2 % of a program&apos;s quarter of an hour counts for its callers, and processes of less than a second for their program.</source>
        <translation>较长的时间范围里调用栈按函数保存：不到程序一刻钟 2 % 的部分计入其调用者，不到一秒的进程计入其程序。</translation>
    </message>
    <message>
        <source>Stacks of %1 quarters of an hour are damaged and left out.</source>
        <translation>%1 个一刻钟的调用栈已损坏，已略去。</translation>
    </message>
</context>
<context>
    <name>Symbols</name>
    <message>
        <source>it is not a recording of perf</source>
        <translation>它不是 perf 的记录</translation>
    </message>
    <message>
        <source>it was recorded on a machine of the other byte order</source>
        <translation>它是在另一种字节序的机器上记录的</translation>
    </message>
    <message>
        <source>its header is cut off</source>
        <translation>其头部被截断</translation>
    </message>
    <message>
        <source>it names no event</source>
        <translation>它没有列出任何事件</translation>
    </message>
    <message>
        <source>it was recorded under another kernel, or before a restart</source>
        <translation>它是在另一个内核下或重启之前记录的</translation>
    </message>
    <message>
        <source>its events are recorded in ways that cannot be told apart</source>
        <translation>其事件的记录方式无法区分</translation>
    </message>
    <message>
        <source>it holds no sample</source>
        <translation>它不含任何样本</translation>
    </message>
    <message>
        <source>The file is cut off: perf was ended, or the disk was full. What there is was read.</source>
        <translation>文件被截断：perf 被结束，或磁盘已满。已读取现有内容。</translation>
    </message>
    <message>
        <source>the kernel hides its addresses from this user (kernel.kptr_restrict)</source>
        <translation>内核对此用户隐藏其地址（kernel.kptr_restrict）</translation>
    </message>
    <message>
        <source>generated code, and no /tmp/perf-PID.map names it (Node.js writes one with --perf-basic-prof)</source>
        <translation>生成的代码，没有 /tmp/perf-PID.map 为其命名（Node.js 使用 --perf-basic-prof 写出）</translation>
    </message>
    <message>
        <source>/tmp/perf-PID.map does not name this code</source>
        <translation>/tmp/perf-PID.map 未命名此代码</translation>
    </message>
    <message>
        <source>the file is not there any more</source>
        <translation>该文件已不存在</translation>
    </message>
    <message>
        <source>no symbol covers this address</source>
        <translation>没有符号覆盖此地址</translation>
    </message>
    <message>
        <source>the file is stripped and no debug file for it is installed</source>
        <translation>该文件已去除符号，且未安装其调试文件</translation>
    </message>
    <message>
        <source>This format keeps no times of samples.</source>
        <translation>此格式不保存样本的时间。</translation>
    </message>
    <message>
        <source>it is not a whole pprof profile</source>
        <translation>它不是完整的 pprof 分析数据</translation>
    </message>
    <message>
        <source>it cannot be unpacked</source>
        <translation>无法解压</translation>
    </message>
    <message>
        <source>it is no profile of perf, speedscope, pprof, Firefox, Chrome, and no folded stacks</source>
        <translation>它不是 perf、speedscope、pprof、Firefox、Chrome 的分析数据，也不是折叠栈</translation>
    </message>
    <message>
        <source>it is larger than 2 GiB</source>
        <translation>它大于 2 GiB</translation>
    </message>
    <message>
        <source>Some lines are no samples and were passed over.</source>
        <translation>有些行不是样本，已跳过。</translation>
    </message>
    <message>
        <source>This format keeps no times and no threads.</source>
        <translation>此格式不保存时间和线程。</translation>
    </message>
    <message>
        <source>The trace holds samples and slices: the time is that of the samples, the slices are an event of their own.</source>
        <translation>该跟踪同时包含样本和时间片:时间以样本为准,时间片作为单独的事件。</translation>
    </message>
    <message>
        <source>Slices that were still open: %1. They are counted until the end of the trace.</source>
        <translation>尚未结束的时间片:%1 个,计到跟踪结束为止。</translation>
    </message>
    <message>
        <source>Slices that began before the trace: %1. They are left out.</source>
        <translation>在跟踪开始之前就已开始的时间片:%1 个,已略去。</translation>
    </message>
    <message>
        <source>Events that could not be read and are left out: %1.</source>
        <translation>无法读取而略去的事件:%1 个。</translation>
    </message>
    <message>
        <source>the file that was imported names no function at this address</source>
        <translation>导入的文件没有给出该地址的函数名</translation>
    </message>
    <message>
        <source>The counts have fractions: they are shown in units of %1.</source>
        <translation>计数带有小数:以 %1 为单位显示。</translation>
    </message>
    <message>
        <source>Lines that are no stacks and are left out: %1.</source>
        <translation>不是调用栈而略去的行:%1 行。</translation>
    </message>
    <message>
        <source>it is a recording of Java Flight Recorder: make folded stacks of it with jfrconv of async-profiler, and import those</source>
        <translation>这是 Java Flight Recorder 的记录:请用 async-profiler 的 jfrconv 转成折叠栈后再导入</translation>
    </message>
    <message>
        <source>it is a dump of a Java heap, which holds objects and no stacks: open it in Eclipse MAT or VisualVM</source>
        <translation>这是 Java 堆转储,只含对象而无调用栈:请用 Eclipse MAT 或 VisualVM 打开</translation>
    </message>
    <message>
        <source>it is a trace of Android&apos;s runtime (ART): record with simpleperf, and import what its report_sample prints</source>
        <translation>这是 Android 运行时(ART)的跟踪:请用 simpleperf 记录,并导入其 report_sample 的输出</translation>
    </message>
    <message>
        <source>it is a trace of simpleperf: import what simpleperf report-sample prints of it</source>
        <translation>这是 simpleperf 的跟踪:请导入 simpleperf report-sample 的输出</translation>
    </message>
    <message>
        <source>it is a log of V8: run node --prof-process --preprocess -j FILE &gt; FILE.json, and import that</source>
        <translation>这是 V8 的日志:请运行 node --prof-process --preprocess -j 文件 &gt; 文件.json,再导入结果</translation>
    </message>
    <message>
        <source>it is a copy out of Instruments: open it in speedscope, and export it from there</source>
        <translation>这是从 Instruments 复制的内容:请在 speedscope 中打开,再从那里导出</translation>
    </message>
    <message>
        <source>it is a file of Instruments: copy its call tree (Deep Copy), open it in speedscope, and export it from there</source>
        <translation>这是 Instruments 的文件:请复制其调用树(Deep Copy),在 speedscope 中打开,再从那里导出</translation>
    </message>
    <message>
        <source>it is an archive: unpack it first</source>
        <translation>这是压缩档案:请先解压</translation>
    </message>
    <message>
        <source>the recording does not show that it was made under this kernel</source>
        <translation>录制内容无法表明它是在此内核下进行的</translation>
    </message>
    <message>
        <source>it was recorded on another machine</source>
        <translation>它是在另一台机器上录制的</translation>
    </message>
    <message>
        <source>Lines and inlined functions are missing for some of the code: reading them took too long.</source>
        <translation>部分代码缺少行号和内联函数：读取耗时过长。</translation>
    </message>
    <message>
        <source>it is no CPU profile of gperftools</source>
        <translation>不是 gperftools 的 CPU 剖析</translation>
    </message>
    <message>
        <source>The file is cut off: what is whole was read.</source>
        <translation>文件被截断:已读取其中完整的部分。</translation>
    </message>
    <message>
        <source>The file holds addresses without names. pprof adds them where the program is: pprof -proto PROGRAM FILE &gt; FILE.pb, then import that.</source>
        <translation>该文件只有地址而无函数名。可在有该程序的机器上用 pprof 补全:pprof -proto 程序 文件 &gt; 文件.pb,再导入。</translation>
    </message>
    <message>
        <source>it ran in a virtual machine</source>
        <translation>它运行在虚拟机中</translation>
    </message>
    <message>
        <source>the recording does not show what was mapped there</source>
        <translation>录制内容没有说明该处映射了什么</translation>
    </message>
    <message>
        <source>Stacks are unwound for x86-64 only. Of these samples, recorded on another architecture, only the function that ran is known.</source>
        <translation>仅支持展开 x86-64 的调用栈。这些样本录制于其他架构，只知道当时运行的函数。</translation>
    </message>
    <message>
        <source>Some samples belong to none of the recorded events and are missing.</source>
        <translation>部分样本不属于任何已录制的事件，因此缺失。</translation>
    </message>
    <message>
        <source>Some samples are shorter than they should be and are missing.</source>
        <translation>部分样本的长度不足，因此缺失。</translation>
    </message>
    <message>
        <source>The text has no times: when something ran is not known.</source>
        <translation>文本不含时间：无法得知各部分何时运行。</translation>
    </message>
    <message>
        <source>The text does not name its event: samples are counted, not what they stand for.</source>
        <translation>文本没有写明事件：只统计样本数，而不是样本所代表的量。</translation>
    </message>
    <message>
        <source>It is a difference of two profiles: what got less, %1 values, is in events of their own (&quot;less …&quot;).</source>
        <translation>这是两份剖析之差:减少的部分(%1 个值)放在单独的事件(“less …”)中。</translation>
    </message>
    <message>
        <source>Labels of samples that are left out: %1.</source>
        <translation>略去的样本标签:%1。</translation>
    </message>
    <message>
        <source>it is packed twice; unpack it once</source>
        <translation>文件被压缩了两次；请先解压一次</translation>
    </message>
    <message>
        <source>The packed file is cut off or damaged. What could be unpacked was read.</source>
        <translation>压缩文件被截断或已损坏。已读取能够解压的部分。</translation>
    </message>
    <message>
        <source>The file holds no stacks, only functions: record with raw: true.</source>
        <translation>该文件只有函数而无调用栈:请用 raw: true 记录。</translation>
    </message>
    <message>
        <source>it unpacks to more than can be read</source>
        <translation>解压后大小超出可读取的范围</translation>
    </message>
    <message>
        <source>This format keeps no times.</source>
        <translation>此格式不保存时间。</translation>
    </message>
    <message>
        <source>This file holds no stacks: of each function only its own cost is known, and not who called it.</source>
        <translation>此文件不含调用栈：只知道每个函数自身的开销，不知道由谁调用。</translation>
    </message>
    <message>
        <source>This format counts calls and keeps no stacks. A function with one caller stands under it. One with several stands below “[several callers]”, under the nearest function that all of them were called from.</source>
        <translation>此格式只统计调用而不保存调用栈。只有一个调用者的函数列在该调用者之下；有多个调用者的函数列在“[several callers]”之下，位于它们共同来自的最近函数之下。</translation>
    </message>
    <message>
        <source>The file says that it holds %1, and its lines add up to %2.</source>
        <translation>文件声称总计为 %1，而各行相加为 %2。</translation>
    </message>
    <message>
        <source>Costs below zero count as nothing: %1.</source>
        <translation>小于零的开销按零计：%1。</translation>
    </message>
    <message>
        <source>Lines that this format does not have and that are left out: %1.</source>
        <translation>此格式中不存在、已略去的行：%1。</translation>
    </message>
    <message>
        <source>it does not say what it counts</source>
        <translation>它没有说明统计的是什么</translation>
    </message>
    <message>
        <source>alloc: all that was allocated; peak: what of it was there when most was; inuse: what was there at the end.</source>
        <translation>alloc：分配的总量；peak：占用最多时仍存在的部分；inuse：结束时仍存在的部分。</translation>
    </message>
    <message>
        <source>it is an export of hotspot, of how its perfparser read a recording: import the perf.data that it was made of</source>
        <translation>这是 hotspot 的导出，即其 perfparser 读取记录的结果：请导入它所来自的 perf.data</translation>
    </message>
    <message>
        <source>it is no folder</source>
        <translation>它不是文件夹</translation>
    </message>
    <message>
        <source>it is not a regular file</source>
        <translation>它不是普通文件</translation>
    </message>
    <message>
        <source>Files with symbols were given. They name the code of perf.data; of this format at most what has a build id.</source>
        <translation>给出了含符号的文件。它们用于给 perf.data 的代码命名；对此格式，至多命名带有构建 ID 的部分。</translation>
    </message>
    <message>
        <source>Of some waits the recording does not show the end, and they are missing. With -a or --switch-events perf records when threads come back, too.</source>
        <translation>有些等待在记录中没有结束，因而缺失。使用 -a 或 --switch-events 时，perf 也会记录线程何时恢复运行。</translation>
    </message>
    <message>
        <source>the symbols of that machine&apos;s kernel were not given: --kallsyms takes a copy of its /proc/kallsyms</source>
        <translation>未给出那台机器的内核符号：--kallsyms 接受其 /proc/kallsyms 的副本</translation>
    </message>
    <message>
        <source>the list of the kernel&apos;s symbols that was given has no addresses: only root can copy them from /proc/kallsyms</source>
        <translation>给出的内核符号列表没有地址：只有 root 能从 /proc/kallsyms 复制它们</translation>
    </message>
    <message>
        <source>its name is in a debug file that several programs share (dwz), which is not there</source>
        <translation>其名称位于多个程序共用的调试文件（dwz）中，而该文件不存在</translation>
    </message>
</context>
<context>
    <name>Ux</name>
    <message>
        <source>The server answers %1 late</source>
        <translation>服务器响应 %1 太慢</translation>
    </message>
    <message>
        <source>the wait for the first byte</source>
        <translation>等待首字节</translation>
    </message>
    <message>
        <source>Look at what the server does until it answers: profile it while the page loads, cache what is rendered, and do less before the first byte.</source>
        <translation>查看服务器在应答前做了什么：在页面加载时剖析它，缓存渲染结果，并减少首字节之前的工作。</translation>
    </message>
    <message>
        <source>The largest element of %1 is asked for late</source>
        <translation>%1 的最大元素请求得太晚</translation>
    </message>
    <message>
        <source>the time before its image is asked for</source>
        <translation>请求其图片之前的时间</translation>
    </message>
    <message>
        <source>Name it in the page itself: &lt;link rel=&quot;preload&quot;&gt; or fetchpriority=&quot;high&quot;, and no loading=&quot;lazy&quot; on it.</source>
        <translation>在页面中直接声明：&lt;link rel=&quot;preload&quot;&gt; 或 fetchpriority=&quot;high&quot;，不要对它使用 loading=&quot;lazy&quot;。</translation>
    </message>
    <message>
        <source>The largest element of %1 loads long</source>
        <translation>%1 的最大元素加载太久</translation>
    </message>
    <message>
        <source>the time its image takes to load</source>
        <translation>其图片的加载时间</translation>
    </message>
    <message>
        <source>Make it smaller: AVIF or WebP, srcset with sizes that fit the screen, and a cache close to the reader.</source>
        <translation>把它变小：使用 AVIF 或 WebP，用适合屏幕的 srcset 尺寸，并在靠近读者处缓存。</translation>
    </message>
    <message>
        <source>The largest element of %1 is drawn late</source>
        <translation>%1 的最大元素绘制得太晚</translation>
    </message>
    <message>
        <source>the time until it is drawn</source>
        <translation>直到绘制的时间</translation>
    </message>
    <message>
        <source>Something holds drawing up: style sheets and scripts in the head, fonts, or hydration. Defer what the first view does not need.</source>
        <translation>有东西阻碍了绘制：头部的样式表与脚本、字体或水合。推迟首屏不需要的内容。</translation>
    </message>
    <message>
        <source>%1 is busy when it is used</source>
        <translation>使用 %1 时它正忙</translation>
    </message>
    <message>
        <source>the wait before the handler runs</source>
        <translation>处理函数运行前的等待</translation>
    </message>
    <message>
        <source>Another task runs when the user acts: split long tasks (scheduler.yield), and load scripts of others later.</source>
        <translation>用户操作时另一任务正在运行：拆分长任务（scheduler.yield），并推迟加载第三方脚本。</translation>
    </message>
    <message>
        <source>Handlers of %1 work too long</source>
        <translation>%1 的处理函数运行太久</translation>
    </message>
    <message>
        <source>the work of the handler</source>
        <translation>处理函数的工作</translation>
    </message>
    <message>
        <source>Show the answer first and compute afterwards: yield before the work, debounce it, or move it to a worker.</source>
        <translation>先显示结果再计算：在工作前让出，进行防抖，或移到 worker 中。</translation>
    </message>
    <message>
        <source>%1 draws long after it was used</source>
        <translation>%1 在操作之后很久才绘制</translation>
    </message>
    <message>
        <source>the time until the answer is drawn</source>
        <translation>直到绘制出结果的时间</translation>
    </message>
    <message>
        <source>Drawing is costly: fewer elements, content-visibility for what is out of sight, and no reading of layout between writes.</source>
        <translation>绘制代价高：减少元素，对不可见内容使用 content-visibility，不要在写入之间读取布局。</translation>
    </message>
    <message>
        <source>the page</source>
        <translation>该页面</translation>
    </message>
    <message>
        <source>Mostly in %1 (%2 of %3).</source>
        <translation>多数在 %1（%3 次中的 %2 次）。</translation>
    </message>
    <message>
        <source>Since release %1 (%2); %3 before it.</source>
        <translation>自版本 %1（%2）起；之前为 %3。</translation>
    </message>
    <message>
        <source>%1 is %2 or more in a quarter of %3 visits; above %4 is poor.</source>
        <translation>%3 次访问中有四分之一的 %1 达到 %2 或更高；高于 %4 为差。</translation>
    </message>
    <message>
        <source>%1 is %2 or more in a quarter of %3 visits; up to %4 is good.</source>
        <translation>%3 次访问中有四分之一的 %1 达到 %2 或更高；不超过 %4 为好。</translation>
    </message>
    <message>
        <source>Were that half as long, %1 would be %2, but no more visits good: it takes more than that.</source>
        <translation>若减半，%1 将为 %2，但不会有更多访问变好：还需改进更多。</translation>
    </message>
    <message>
        <source>Were that half as long, %1 would be %2, and %3 more of the visits good.</source>
        <translation>若减半，%1 将为 %2，并有 %3 的访问变好。</translation>
    </message>
    <message>
        <source>In slow visits %1 is %2 of it (%3 of %4).</source>
        <translation>在慢的访问中，%1 占 %2（%3，共 %4）。</translation>
    </message>
    <message>
        <source>%1 jumps while it is read</source>
        <translation>阅读时 %1 会跳动</translation>
    </message>
    <message>
        <source>Things that come late push others away. Give images and frames their width and height, reserve room for what is inserted, and use font-display: optional or a fallback of the same width.</source>
        <translation>晚到的内容会把其他内容推开。为图片和框架指定宽高，为插入内容预留空间，并使用 font-display: optional 或等宽的后备字体。</translation>
    </message>
    <message>
        <source>%1 hangs</source>
        <translation>%1 卡住</translation>
    </message>
    <message>
        <source>Its window did not respond for more than 100 ms. Move what its main thread did then to another thread, or split it.</source>
        <translation>其窗口超过 100 毫秒没有响应。把主线程当时的工作移到另一线程，或将其拆分。</translation>
    </message>
    <message>
        <source>%1 hangs, the longest of %2.</source>
        <translation>卡住 %1 次，最长 %2。</translation>
    </message>
    <message>
        <source>The longest was in: %1</source>
        <translation>最长的一次位于：%1</translation>
    </message>
    <message>
        <source>%1 waits for this machine&apos;s processors</source>
        <translation>%1 在等待本机处理器</translation>
    </message>
    <message>
        <source>Release %1 made %2 slower</source>
        <translation>版本 %1 使 %2 变慢</translation>
    </message>
    <message>
        <source>%1 rose from %2 in release %3 to %4 in release %5. Compare what the two load: scripts that came or grew, and long tasks.</source>
        <translation>%1 从版本 %3 的 %2 升到版本 %5 的 %4。比较两者加载的内容：新增或变大的脚本，以及长任务。</translation>
    </message>
    <message>
        <source>%1 visits before, %2 since; the median rose by %3 to %4 (95 %).</source>
        <translation>之前 %1 次访问，之后 %2 次；中位数上升 %3 到 %4（95 %）。</translation>
    </message>
    <message>
        <source>%1 answers late</source>
        <translation>%1 响应太慢</translation>
    </message>
    <message>
        <source>Its main thread is busy with other things when the user acts. Record a profile of it and look at what its main thread does.</source>
        <translation>用户操作时主线程忙于其他事情。请录制剖析并查看主线程在做什么。</translation>
    </message>
    <message>
        <source>In one of twenty samples its event loop was %1 late; up to %2 nobody notices.</source>
        <translation>每二十次查看有一次事件循环迟了 %1；%2 以内无人察觉。</translation>
    </message>
    <message>
        <source>%1 drops frames</source>
        <translation>%1 掉帧</translation>
    </message>
    <message>
        <source>Painting takes longer than a display gives it. Paint less (only what changed), keep pixmaps, and look for timers that repaint too often.</source>
        <translation>绘制超过了显示器给的时间。减少绘制（只画变化部分），保留 pixmap，并查找重绘过于频繁的定时器。</translation>
    </message>
    <message>
        <source>%1 of %2 frames took longer than %3.</source>
        <translation>%2 帧中有 %1 超过 %3。</translation>
    </message>
    <message>
        <source>%1 (%2 times, %3 typically)</source>
        <translation>%1（%2 次，通常 %3）</translation>
    </message>
    <message>
        <source>Users wait for %1</source>
        <translation>用户在等待 %1</translation>
    </message>
    <message>
        <source>commands</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Most waiting comes from %1: begin there.</source>
        <translation>等待主要来自 %1：从这里开始。</translation>
    </message>
    <message>
        <source>Apdex is %1 of %2 operations at a target of %3; below %4 users complain.</source>
        <translation>目标为 %3 时，%2 次操作的 Apdex 为 %1；低于 %4 用户会抱怨。</translation>
    </message>
    <message>
        <source>Slow only while processors were short on this machine (pressure above %1): %2 then, %3 else.</source>
        <translation>仅在本机处理器紧张时慢（压力高于 %1）：此时 %2，其余 %3。</translation>
    </message>
    <message>
        <source>Slow only while memory was short on this machine (pressure above %1): %2 then, %3 else.</source>
        <translation>仅在本机内存紧张时慢（压力高于 %1）：此时 %2，其余 %3。</translation>
    </message>
    <message>
        <source>Slow only while disks were short on this machine (pressure above %1): %2 then, %3 else.</source>
        <translation>仅在本机磁盘紧张时慢（压力高于 %1）：此时 %2，其余 %3。</translation>
    </message>
    <message>
        <source>Slow more often while processors were short on this machine (pressure above %1): %2 then, %3 else.</source>
        <translation>在本机处理器紧张时更常变慢（压力高于 %1）：此时 %2，其余 %3。</translation>
    </message>
    <message>
        <source>Slow more often while memory was short on this machine (pressure above %1): %2 then, %3 else.</source>
        <translation>在本机内存紧张时更常变慢（压力高于 %1）：此时 %2，其余 %3。</translation>
    </message>
    <message>
        <source>Slow more often while disks were short on this machine (pressure above %1): %2 then, %3 else.</source>
        <translation>在本机磁盘紧张时更常变慢（压力高于 %1）：此时 %2，其余 %3。</translation>
    </message>
    <message>
        <source>There were too few visits before to compare with (%1).</source>
        <translation>之前的访问太少，无法比较（%1）。</translation>
    </message>
    <message>
        <source>Not proven yet: %1 more visits are needed.</source>
        <translation>尚未证实：还需要 %1 次访问。</translation>
    </message>
    <message>
        <source>It worked. </source>
        <translation>有效。</translation>
    </message>
    <message>
        <source>It became worse. </source>
        <translation>变差了。</translation>
    </message>
    <message>
        <source>It did not: %1 visits show no difference.</source>
        <translation>无效：%1 次访问没有差异。</translation>
    </message>
    <message>
        <source>Implemented: %1</source>
        <translation>已实施：%1</translation>
    </message>
    <message>
        <source>another program writes to this data folder</source>
        <translation>另一个程序正在写入该数据文件夹</translation>
    </message>
    <message>
        <source>it is marked as implemented already</source>
        <translation>已标记为完成</translation>
    </message>
    <message>
        <source>Long tasks</source>
        <translation>长任务</translation>
    </message>
    <message>
        <source>Hangs</source>
        <translation>卡顿</translation>
    </message>
    <message>
        <source>Event loop lag</source>
        <translation>事件循环延迟</translation>
    </message>
    <message>
        <source>Frame time</source>
        <translation>帧时间</translation>
    </message>
    <message>
        <source>It was used too little before to compare with (%1 minutes).</source>
        <translation>之前使用太少，无法比较（%1 分钟）。</translation>
    </message>
    <message>
        <source>%1: %2 before, %3 since; the difference is %4 to %5 (95 %).</source>
        <translation>%1：之前 %2，之后 %3；差异为 %4 到 %5（95 %）。</translation>
    </message>
    <message>
        <source>Not proven yet: %1 more minutes of use are needed.</source>
        <translation>尚未证实：还需要使用 %1 分钟。</translation>
    </message>
    <message>
        <source>Not proven yet: no clear difference so far; %1 more visits are needed.</source>
        <translation>尚未证实：目前没有明显差异；还需要 %1 次访问。</translation>
    </message>
    <message>
        <source>Not proven yet: no clear difference so far; %1 more minutes of use are needed.</source>
        <translation>尚未证实：目前没有明显差异；还需要使用 %1 分钟。</translation>
    </message>
    <message>
        <source>It did not: %1 minutes of use show no difference.</source>
        <translation>无效：使用 %1 分钟没有差异。</translation>
    </message>
    <message>
        <source>What is missing from an Apdex of 1</source>
        <translation>距 Apdex 为 1 的差距</translation>
    </message>
    <message>
        <source>In %1 of %2 slow visits processors were short here (pressure above %3), so the server waited as well. The Improve page says who takes them and what can be done.</source>
        <translation>在 %2 次缓慢访问中的 %1 次里，本机处理器不足（压力高于 %3），因此服务器也在等待。“改进”页会说明谁占用了处理器以及可以怎么做。</translation>
    </message>
</context>
<context>
    <name>Waiting</name>
    <message>
        <source>a lock or another thread</source>
        <translation>锁或另一个线程</translation>
    </message>
    <message>
        <source>events: network, input or timers</source>
        <translation>事件：网络、输入或定时器</translation>
    </message>
    <message>
        <source>a time to pass</source>
        <translation>时间到点</translation>
    </message>
    <message>
        <source>a child process to end</source>
        <translation>子进程结束</translation>
    </message>
    <message>
        <source>storage</source>
        <translation>存储</translation>
    </message>
    <message>
        <source>a connection</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>data to read</source>
        <translation>可读的数据</translation>
    </message>
    <message>
        <source>somebody to take its data</source>
        <translation>有人取走它的数据</translation>
    </message>
    <message>
        <source>a signal</source>
        <translation>信号</translation>
    </message>
    <message>
        <source>the kernel (%1)</source>
        <translation>内核（%1）</translation>
    </message>
    <message>
        <source>%1 (%2 on %3)</source>
        <translation>%1（%2，于 %3）</translation>
    </message>
    <message>
        <source>%1 (%2) of %3 (%4)</source>
        <translation>%3 (%4) 的 %1 (%2)</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <translation>%1 在 %2 上</translation>
    </message>
    <message>
        <source>%1 waits for a lock whose holder is not known</source>
        <translation>%1 等待一把持有者不明的锁</translation>
    </message>
    <message>
        <source>%1 waits for others of its program to end</source>
        <translation>%1 等待本程序的其他线程结束</translation>
    </message>
    <message>
        <source>%1 waits for another program (%2)</source>
        <translation>%1 等待另一程序 (%2)</translation>
    </message>
    <message>
        <source>%1 waits for storage (%2)</source>
        <translation>%1 等待存储 (%2)</translation>
    </message>
    <message>
        <source>%1 waits for a condition, or for a lock that does not tell its holder</source>
        <translation>%1 等待条件，或等待一把不告知持有者的锁</translation>
    </message>
    <message>
        <source>%1 waits for: %2</source>
        <translation>%1 等待：%2</translation>
    </message>
    <message>
        <source>%1 runs</source>
        <translation>%1 正在运行</translation>
    </message>
    <message>
        <source>%1 has several threads: which of them will do it is not known</source>
        <translation>%1 有多个线程：不知道将由哪个来做</translation>
    </message>
    <message>
        <source>%1 has ended, or may not be looked at</source>
        <translation>%1 已结束，或不可查看</translation>
    </message>
    <message>
        <source>%1 waits for a lock that %2 holds</source>
        <translation>%1 等待 %2 持有的锁</translation>
    </message>
    <message>
        <source>%1 waits for the thread %2 to end</source>
        <translation>%1 等待线程 %2 结束</translation>
    </message>
    <message>
        <source>%1 waits for its child %2 to end</source>
        <translation>%1 等待子进程 %2 结束</translation>
    </message>
    <message>
        <source>%1 waits for %2 at the other end of a pipe</source>
        <translation>%1 等待管道另一端的 %2</translation>
    </message>
    <message>
        <source>%1 waits for %2 at the other end of a local socket</source>
        <translation>%1 等待本地套接字另一端的 %2</translation>
    </message>
    <message>
        <source>%1 waits for %2 at the other end of a connection</source>
        <translation>%1 等待连接另一端的 %2</translation>
    </message>
    <message>
        <source>(and %1 more processes)</source>
        <translation>（以及另外 %1 个进程）</translation>
    </message>
    <message>
        <source>They wait for each other: none of them can go on (a deadlock).</source>
        <translation>它们互相等待：谁都无法继续（死锁）。</translation>
    </message>
    <message>
        <source>They wait for each other in a circle.</source>
        <translation>它们循环等待。</translation>
    </message>
</context>
<context>
    <name>wai::ActNotifier</name>
    <message>
        <source>Applied by itself</source>
        <translation>已自动应用</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Applied by itself: %1 (%2)</source>
        <translation>已自动应用：%1（%2）</translation>
    </message>
</context>
<context>
    <name>wai::AlertNotifier</name>
    <message>
        <source>Busiest: %1</source>
        <translation>最忙：%1</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>为什么？</translation>
    </message>
</context>
<context>
    <name>wai::AlertsDialog</name>
    <message>
        <source>No alert yet. Choose a series below, its threshold, and for how long it must be exceeded.</source>
        <translation>还没有警报。请在下方选择序列，以及从何值起、持续多久后通知您。</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Quiet hours, from</source>
        <translation>免打扰时段，从</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>警报</translation>
    </message>
    <message>
        <source>Series</source>
        <translation>序列</translation>
    </message>
    <message>
        <source>Tell me when it is</source>
        <translation>通知条件</translation>
    </message>
    <message>
        <source>for</source>
        <translation>持续</translation>
    </message>
    <message>
        <source>What rang since the program started</source>
        <translation>程序启动以来的警报</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>above</source>
        <translation>高于</translation>
    </message>
    <message>
        <source>below</source>
        <translation>低于</translation>
    </message>
    <message>
        <source>Above or below</source>
        <translation>高于或低于</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>阈值</translation>
    </message>
    <message>
        <source>for %1</source>
        <translation>持续 %1</translation>
    </message>
    <message>
        <source>For how long</source>
        <translation>持续多久</translation>
    </message>
    <message>
        <source>What rings then is in the list and on the charts, and no notification comes.</source>
        <translation>此时触发的警报会出现在列表和图表中，但不会弹出通知。</translation>
    </message>
    <message>
        <source>Quiet from</source>
        <translation>免打扰开始</translation>
    </message>
    <message>
        <source>Quiet until</source>
        <translation>免打扰结束</translation>
    </message>
    <message>
        <source>to</source>
        <translation>至</translation>
    </message>
    <message>
        <source>%1 (not recorded now)</source>
        <translation>%1（当前未记录）</translation>
    </message>
    <message>
        <source>above %1</source>
        <translation>高于 %1</translation>
    </message>
    <message>
        <source>below %1</source>
        <translation>低于 %1</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Remove the alert on %1</source>
        <translation>移除 %1 的警报</translation>
    </message>
    <message>
        <source>Busiest: %1</source>
        <translation>最忙：%1</translation>
    </message>
    <message>
        <source>Nothing.</source>
        <translation>无。</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>为什么？</translation>
    </message>
</context>
<context>
    <name>wai::AskStatus</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>再次询问</translation>
    </message>
    <message>
        <source>Looking for causes</source>
        <translation>正在寻找原因</translation>
    </message>
    <message>
        <source>Looking for what was unusual then …</source>
        <translation>正在寻找当时的异常 …</translation>
    </message>
    <message>
        <source>This was given up before there was an answer.</source>
        <translation>在得到回答之前已放弃。</translation>
    </message>
</context>
<context>
    <name>wai::BoardPanelView</name>
    <message>
        <source>Drag to another place</source>
        <translation>拖到别的位置</translation>
    </message>
    <message>
        <source>What can be done with this chart</source>
        <translation>可对此图表做的事</translation>
    </message>
    <message>
        <source>Remove this chart</source>
        <translation>移除此图表</translation>
    </message>
    <message>
        <source>Nothing was recorded in this range.</source>
        <translation>该时间范围内没有记录。</translation>
    </message>
    <message>
        <source>%1 (not known here)</source>
        <translation>%1（此处未知）</translation>
    </message>
    <message>
        <source>Empty chart</source>
        <translation>空图表</translation>
    </message>
    <message>
        <source>Drag series here, or double-click them in the list.</source>
        <translation>把序列拖到这里，或在列表中双击它们。</translation>
    </message>
    <message>
        <source>Title of the chart</source>
        <translation>图表标题</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Sum up rates</source>
        <translation>累加速率</translation>
    </message>
    <message>
        <source>Over the whole width</source>
        <translation>占满整行</translation>
    </message>
    <message>
        <source>Rename …</source>
        <translation>重命名…</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>取出</translation>
    </message>
</context>
<context>
    <name>wai::BoardView</name>
    <message>
        <source>This board is empty. Drag series here from the list, or double-click them.</source>
        <translation>此看板为空。从列表把序列拖到这里，或双击它们。</translation>
    </message>
</context>
<context>
    <name>wai::CallModels</name>
    <message>
        <source>Function</source>
        <translation>函数</translation>
    </message>
    <message>
        <source>Itself</source>
        <translation>自身</translation>
    </message>
    <message>
        <source>Called from here</source>
        <translation>由此调用</translation>
    </message>
    <message>
        <source>With callees</source>
        <translation>含被调用者</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>样本</translation>
    </message>
    <message>
        <source>Module</source>
        <translation>模块</translation>
    </message>
    <message>
        <source>Cost of the function&apos;s own code, without the functions that it calls.</source>
        <translation>函数自身代码的开销，不含其调用的函数。</translation>
    </message>
    <message>
        <source>Cost of the function and of everything that it calls; of a recursive one each stack counts once.</source>
        <translation>函数及其调用的全部内容的开销；递归函数在每个调用栈中只计一次。</translation>
    </message>
    <message>
        <source>%1; the true share is between %2 % and %3 % with 95 % certainty</source>
        <translation>%1；真实占比有 95 % 的把握在 %2 % 与 %3 % 之间</translation>
    </message>
</context>
<context>
    <name>wai::CauseCard</name>
    <message>
        <source>Flame graph</source>
        <translation>火焰图</translation>
    </message>
    <message>
        <source>Where the time went in this range, function by function</source>
        <translation>这段时间里时间花在哪里，按函数</translation>
    </message>
    <message>
        <source>Processes then</source>
        <translation>当时的进程</translation>
    </message>
    <message>
        <source>The list of processes as it was then</source>
        <translation>当时的进程列表</translation>
    </message>
    <message>
        <source>What changed</source>
        <translation>有何变化</translation>
    </message>
    <message>
        <source>What happened to the machine until then</source>
        <translation>在此之前机器上发生了什么</translation>
    </message>
    <message>
        <source>Cause %1 of %2</source>
        <translation>原因 %1，共 %2</translation>
    </message>
    <message>
        <source>Chart</source>
        <translation>图表</translation>
    </message>
    <message>
        <source>Suggestion: %1 ▸ Apply</source>
        <translation>建议：%1 ▸ 应用</translation>
    </message>
    <message>
        <source>%1
Leads to the suggestion, which shows what it would change before it does.</source>
        <translation>%1
前往该建议，在更改之前会显示将更改什么。</translation>
    </message>
</context>
<context>
    <name>wai::ChangeDialog</name>
    <message>
        <source>in effect, to be kept</source>
        <translation>生效中，待确认</translation>
    </message>
    <message>
        <source>in effect</source>
        <translation>生效中</translation>
    </message>
    <message>
        <source>undone</source>
        <translation>已撤销</translation>
    </message>
    <message>
        <source>was not taken</source>
        <translation>未被接受</translation>
    </message>
    <message>
        <source>gone, or changed by others</source>
        <translation>已消失或被他人更改</translation>
    </message>
    <message>
        <source>ended with a restart</source>
        <translation>随重启而结束</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Undo all…</source>
        <translation>全部撤销…</translation>
    </message>
    <message>
        <source>History and undo</source>
        <translation>历史与撤销</translation>
    </message>
    <message>
        <source>Applied</source>
        <translation>应用时间</translation>
    </message>
    <message>
        <source>Suggestion</source>
        <translation>建议</translation>
    </message>
    <message>
        <source>Written</source>
        <translation>写入内容</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>当前</translation>
    </message>
    <message>
        <source>Measured</source>
        <translation>测量结果</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>更改</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Undo all changes that are in effect (%1)?</source>
        <translation>撤回所有生效中的更改（%1）？</translation>
    </message>
    <message>
        <source>Undo all</source>
        <translation>全部撤销</translation>
    </message>
    <message>
        <source>Nothing was ever applied.</source>
        <translation>从未应用过任何更改。</translation>
    </message>
    <message>
        <source>Taken back and read back.</source>
        <translation>已撤回并回读确认。</translation>
    </message>
    <message>
        <source>in effect, also after a restart</source>
        <translation>生效，重启后仍有效</translation>
    </message>
    <message>
        <source>Make permanent…</source>
        <translation>设为永久…</translation>
    </message>
    <message>
        <source>What is applied ends with a restart of the machine. This writes it to a file of its own in /etc, which undoing removes.</source>
        <translation>已应用的更改在重启后失效。此操作会把它写入 /etc 中的专用文件，撤销时该文件会被删除。</translation>
    </message>
    <message>
        <source>Keep “%1” after restarts as well?</source>
        <translation>重启后也保留“%1”吗？</translation>
    </message>
    <message>
        <source>Make permanent</source>
        <translation>设为永久</translation>
    </message>
    <message>
        <source>It outlives a restart now.</source>
        <translation>现在重启后仍然有效。</translation>
    </message>
    <message>
        <source>Write the old value</source>
        <translation>写回旧值</translation>
    </message>
    <message>
        <source>Let it go</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>Writes the value from before the change, over what somebody else has set since.</source>
        <translation>写回更改前的值，覆盖他人此后的设置。</translation>
    </message>
    <message>
        <source>Keeps what somebody else has set, and dismisses the change.</source>
        <translation>保留他人的设置，并在此结束该更改。</translation>
    </message>
    <message>
        <source>Dismissed: the value there now was set by somebody else.</source>
        <translation>已放弃：现有的值属于他人。</translation>
    </message>
    <message>
        <source>ended with its process</source>
        <translation>已随其进程结束</translation>
    </message>
</context>
<context>
    <name>wai::CheckedCard</name>
    <message>
        <source>Could not be looked at</source>
        <translation>无法检查</translation>
    </message>
    <message>
        <source>Looked at and not it</source>
        <translation>已检查，不是原因</translation>
    </message>
    <message>
        <source>1 check, %1</source>
        <translation>1 项检查，%1</translation>
    </message>
    <message>
        <source>%1 checks, %2</source>
        <translation>%1 项检查，%2</translation>
    </message>
</context>
<context>
    <name>wai::CommandPalette</name>
    <message>
        <source>Nothing fits. Try the name of a page, a metric, a process or an action.</source>
        <translation>没有匹配项。试试页面、指标、进程或操作的名称。</translation>
    </message>
    <message>
        <source>Search or command</source>
        <translation>搜索或命令</translation>
    </message>
    <message>
        <source>Go to a page, a series, a process, or do something …</source>
        <translation>前往页面、序列、进程，或执行操作…</translation>
    </message>
    <message>
        <source>What fits</source>
        <translation>匹配项</translation>
    </message>
</context>
<context>
    <name>wai::CompareDialog</name>
    <message>
        <source>Compare reports</source>
        <translation>比较报告</translation>
    </message>
    <message>
        <source>B is worse than A in something that matters.</source>
        <translation>B 在重要方面比 A 差。</translation>
    </message>
    <message>
        <source>B is better than A, and worse in nothing that matters.</source>
        <translation>B 比 A 好，且在重要方面没有变差。</translation>
    </message>
    <message>
        <source>Not clear: the reports are too short or too noisy to tell.</source>
        <translation>无法判断：报告太短或太嘈杂。</translation>
    </message>
    <message>
        <source>No difference that matters.</source>
        <translation>没有重要差别。</translation>
    </message>
    <message>
        <source>A: %1 (%2)   B: %3 (%4)</source>
        <translation>A：%1（%2）   B：%3（%4）</translation>
    </message>
    <message>
        <source>Search metrics</source>
        <translation>搜索指标</translation>
    </message>
    <message>
        <source>Only what differs</source>
        <translation>只看有差别的</translation>
    </message>
    <message>
        <source>Figures of both reports</source>
        <translation>两份报告的数据</translation>
    </message>
    <message>
        <source>Select a metric to see it in both reports.</source>
        <translation>选择一个指标，查看它在两份报告中的情况。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>A</source>
        <translation>A</translation>
    </message>
    <message>
        <source>B</source>
        <translation>B</translation>
    </message>
    <message>
        <source>Functions</source>
        <translation>函数</translation>
    </message>
    <message>
        <source>Metrics</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Nothing that both recorded can be judged.</source>
        <translation>两者都记录的内容中没有可评判的。</translation>
    </message>
    <message>
        <source>B is worse than A: it takes %1 more CPU time.</source>
        <translation>B 比 A 差：CPU 时间多用 %1。</translation>
    </message>
    <message>
        <source>B is better than A: it takes %1 less CPU time.</source>
        <translation>B 比 A 好：CPU 时间少用 %1。</translation>
    </message>
    <message>
        <source>Not clear: the profiles are too short to tell whether the CPU time changed.</source>
        <translation>不明确：剖析时间太短，无法判断 CPU 时间是否变化。</translation>
    </message>
    <message>
        <source>No difference that matters: B takes as much CPU time as A.</source>
        <translation>没有重要差异：B 与 A 的 CPU 时间相同。</translation>
    </message>
    <message>
        <source>%1 from %2 to %3</source>
        <translation>%1 从 %2 变为 %3</translation>
    </message>
    <message>
        <source>No function&apos;s share changed significantly.</source>
        <translation>没有函数的占比发生显著变化。</translation>
    </message>
    <message>
        <source>Shares moved: %1.</source>
        <translation>占比变化：%1。</translation>
    </message>
    <message>
        <source>Shares alone do not say which of the two is faster.</source>
        <translation>仅凭占比无法判断哪一个更快。</translation>
    </message>
    <message>
        <source>Shares are compared: the two are not whole runs of the same command.</source>
        <translation>比较的是占比：两者不是同一命令的完整运行。</translation>
    </message>
</context>
<context>
    <name>wai::CompareFunctions</name>
    <message>
        <source>CPU time: %1 in A, %2 in B, %3 (%4 … %5 with 95 % certainty).</source>
        <translation>CPU 时间：A 为 %1，B 为 %2，%3（95% 置信区间 %4 … %5）。</translation>
    </message>
    <message>
        <source>The flame graph is that of B. Orange takes a larger part than in A, blue a smaller one.</source>
        <translation>火焰图是 B 的。橙色表示占比大于 A，蓝色表示小于 A。</translation>
    </message>
    <message>
        <source>Search functions</source>
        <translation>搜索函数</translation>
    </message>
    <message>
        <source>Only real changes</source>
        <translation>仅真实变化</translation>
    </message>
    <message>
        <source>Functions of both profiles</source>
        <translation>两份分析数据的函数</translation>
    </message>
    <message>
        <source>%1: %2 in A, %3 in B, %4.</source>
        <translation>%1:A 中 %2,B 中 %3,%4。</translation>
    </message>
</context>
<context>
    <name>wai::CompareModel</name>
    <message>
        <source>same</source>
        <translation>相同</translation>
    </message>
    <message>
        <source>better</source>
        <translation>变好</translation>
    </message>
    <message>
        <source>worse</source>
        <translation>变差</translation>
    </message>
    <message>
        <source>not clear</source>
        <translation>不明确</translation>
    </message>
    <message>
        <source>The change lies in this interval with 95 % confidence; short reports give none.</source>
        <translation>变化以 95 % 的置信度落在此区间；短报告没有区间。</translation>
    </message>
    <message>
        <source>Metric</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>结论</translation>
    </message>
    <message>
        <source>Mean A</source>
        <translation>A 平均</translation>
    </message>
    <message>
        <source>Mean B</source>
        <translation>B 平均</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>变化</translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation>95 % 区间</translation>
    </message>
    <message>
        <source>p95 A</source>
        <translation>A p95</translation>
    </message>
    <message>
        <source>p95 B</source>
        <translation>B p95</translation>
    </message>
    <message>
        <source>Most A</source>
        <translation>A 最大</translation>
    </message>
    <message>
        <source>Most B</source>
        <translation>B 最大</translation>
    </message>
</context>
<context>
    <name>wai::ConfirmBar</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>wai::DistributionView</name>
    <message>
        <source>Distribution of %1: %2 measurements without the change, %3 with it</source>
        <translation>%1 的分布：未更改 %2 次测量，更改后 %3 次</translation>
    </message>
    <message>
        <source>Nothing measured yet</source>
        <translation>尚无测量</translation>
    </message>
    <message>
        <source>without</source>
        <translation>更改前</translation>
    </message>
    <message>
        <source>with the change</source>
        <translation>更改后</translation>
    </message>
</context>
<context>
    <name>wai::DoctorView</name>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>What profiling needs, as it is here, and what can be done</source>
        <translation>性能分析所需的条件、这里的现状以及可以采取的措施</translation>
    </message>
    <message>
        <source>Something that this needs cannot be had here:</source>
        <translation>所需的某些条件在这里无法满足：</translation>
    </message>
    <message>
        <source>Ready. Some details will be missing: %1.</source>
        <translation>就绪。将缺少一些细节：%1 项。</translation>
    </message>
    <message>
        <source>Ready: everything that profiling needs is here.</source>
        <translation>就绪：性能分析所需的条件都已具备。</translation>
    </message>
    <message>
        <source>Copy command</source>
        <translation>复制命令</translation>
    </message>
    <message>
        <source>Looking at what profiling needs …</source>
        <translation>正在检查性能分析所需的条件…</translation>
    </message>
</context>
<context>
    <name>wai::EventModel</name>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>种类</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Detail</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Read from</source>
        <translation>读取自</translation>
    </message>
</context>
<context>
    <name>wai::EvidenceView</name>
    <message>
        <source>%1: now %2, threshold %3</source>
        <translation>%1：当前 %2，阈值 %3</translation>
    </message>
    <message>
        <source>Nothing recorded in the last minutes</source>
        <translation>最近几分钟没有记录</translation>
    </message>
    <message>
        <source>%1 ago</source>
        <translation>%1前</translation>
    </message>
    <message>
        <source>now</source>
        <translation>现在</translation>
    </message>
</context>
<context>
    <name>wai::ExperimentDialog</name>
    <message>
        <source>Applied and read back.</source>
        <translation>已应用并回读确认。</translation>
    </message>
    <message>
        <source>Stop and take back</source>
        <translation>停止并撤回</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Apply and measure</source>
        <translation>应用并测量</translation>
    </message>
    <message>
        <source>Progress of the experiment</source>
        <translation>实验进度</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Keep (%1)</source>
        <translation>保留 (%1)</translation>
    </message>
    <message>
        <source>It was not kept, so it was undone automatically.</source>
        <translation>无人确认保留，已自动恢复。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Applied and read back. It is not measured, since another experiment is running.</source>
        <translation>已应用并回读确认。另一个实验正在进行，因此不测量。</translation>
    </message>
    <message>
        <source>Measuring %1: the change is %2 now, %3 left.</source>
        <translation>正在测量 %1：更改当前为%2，剩余 %3。</translation>
    </message>
    <message>
        <source>on</source>
        <translation>开</translation>
    </message>
    <message>
        <source>off</source>
        <translation>关</translation>
    </message>
    <message>
        <source>%1 measurements without the change, %2 with it.</source>
        <translation>未更改 %1 次测量，更改后 %2 次。</translation>
    </message>
    <message>
        <source>Undone and read back: everything is as it was before.</source>
        <translation>已撤回并回读确认：一切恢复原样。</translation>
    </message>
    <message>
        <source>Take it back if</source>
        <translation>出现以下情况则撤销：</translation>
    </message>
    <message>
        <source>(nothing else)</source>
        <translation>（无其他）</translation>
    </message>
    <message>
        <source>Metric to guard</source>
        <translation>要守护的指标</translation>
    </message>
    <message>
        <source>rises</source>
        <translation>上升</translation>
    </message>
    <message>
        <source>falls</source>
        <translation>下降</translation>
    </message>
    <message>
        <source>Direction to guard against</source>
        <translation>要防范的方向</translation>
    </message>
    <message>
        <source>Keep if not proven</source>
        <translation>未证实也保留</translation>
    </message>
    <message>
        <source>Pressure of memory and disks, a machine out of memory and heat take it back in any case. This adds a metric of yours; a fifth worse than before is too much.</source>
        <translation>内存和磁盘压力、整机内存耗尽以及过热都会触发撤销。此处可添加您自己的指标；比之前差五分之一即视为过多。</translation>
    </message>
    <message>
        <source>Kept if not proven</source>
        <translation>未证实也将保留</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>已保留</translation>
    </message>
    <message>
        <source>Applied and read back</source>
        <translation>已应用并回读</translation>
    </message>
    <message>
        <source>Applied and watched</source>
        <translation>已应用并观察</translation>
    </message>
</context>
<context>
    <name>wai::FigureModel</name>
    <message>
        <source>good</source>
        <translation>好</translation>
    </message>
    <message>
        <source>needs work</source>
        <translation>需改进</translation>
    </message>
    <message>
        <source>poor</source>
        <translation>差</translation>
    </message>
    <message>
        <source>Of pages the 75th percentile: three of four visits are at most this. Of windows p95 or p99.</source>
        <translation>页面取第 75 百分位：四次访问中有三次不超过此值。窗口取 p95 或 p99。</translation>
    </message>
    <message>
        <source>How much of it is good, needs work, and is poor</source>
        <translation>好、需改进与差各占多少</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Rating</source>
        <translation>评级</translation>
    </message>
    <message>
        <source>Distribution</source>
        <translation>分布</translation>
    </message>
    <message>
        <source>Visits</source>
        <translation>访问</translation>
    </message>
    <message>
        <source>%1 is good up to %2 and poor above %3, judged at %4.</source>
        <translation>%1 不超过 %2 为好，高于 %3 为差，按 %4 评判。</translation>
    </message>
    <message>
        <source>%1 good, %2 poor</source>
        <translation>%1 好，%2 差</translation>
    </message>
</context>
<context>
    <name>wai::FigureView</name>
    <message>
        <source>Distribution of %1: %2 values, %3 %4</source>
        <translation>%1 的分布：%2 个值，%3 %4</translation>
    </message>
    <message>
        <source>Choose a figure to see how it is distributed</source>
        <translation>选择一个指标以查看其分布</translation>
    </message>
    <message>
        <source>good ≤ %1</source>
        <translation>好 ≤ %1</translation>
    </message>
    <message>
        <source>poor &gt; %1</source>
        <translation>差 &gt; %1</translation>
    </message>
</context>
<context>
    <name>wai::FlameChart</name>
    <message>
        <source>Stacks over time</source>
        <translation>随时间变化的调用栈</translation>
    </message>
    <message>
        <source>Counting …</source>
        <translation>正在计算…</translation>
    </message>
    <message>
        <source>No samples here. Widen the range or choose other threads.</source>
        <translation>此处没有样本。请扩大范围或选择其他线程。</translation>
    </message>
    <message>
        <source>%1 %2, from %3</source>
        <translation>%1 %2，自 %3</translation>
    </message>
    <message>
        <source>to %1</source>
        <translation>至 %1</translation>
    </message>
    <message>
        <source>on the stack from %1 to %2, %3</source>
        <translation>在栈上从 %1 到 %2，共 %3</translation>
    </message>
</context>
<context>
    <name>wai::FlameColors</name>
    <message>
        <source>Program</source>
        <translation>程序</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>库</translation>
    </message>
    <message>
        <source>Kernel</source>
        <translation>内核</translation>
    </message>
    <message>
        <source>Generated code</source>
        <translation>生成的代码</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>未知</translation>
    </message>
</context>
<context>
    <name>wai::FlameGraph</name>
    <message>
        <source>Flame graph</source>
        <translation>火焰图</translation>
    </message>
    <message>
        <source>No samples.</source>
        <translation>没有样本。</translation>
    </message>
    <message>
        <source>Most time is in %1.</source>
        <translation>大部分时间在 %1 中。</translation>
    </message>
    <message>
        <source>all: %1</source>
        <translation>全部：%1</translation>
    </message>
    <message>
        <source>Counting …</source>
        <translation>正在计算…</translation>
    </message>
    <message>
        <source>No samples here. Widen the range or choose other threads.</source>
        <translation>此处没有样本。请扩大范围或选择其他线程。</translation>
    </message>
    <message>
        <source>Everything: %1 in %2 samples</source>
        <translation>全部：%1，共 %2 个样本</translation>
    </message>
    <message>
        <source>with callees %1 (± %2), %3</source>
        <translation>含被调用者 %1(± %2)，%3</translation>
    </message>
    <message>
        <source>itself %1, %2</source>
        <translation>自身 %1，%2</translation>
    </message>
    <message>
        <source>%1 samples</source>
        <translation>%1 个样本</translation>
    </message>
    <message>
        <source>No name: %1</source>
        <translation>没有名称：%1</translation>
    </message>
    <message>
        <source>Zoom in here	Enter</source>
        <translation>在此放大	Enter</translation>
    </message>
    <message>
        <source>Zoom out	Backspace</source>
        <translation>缩小	Backspace</translation>
    </message>
    <message>
        <source>Only stacks with this function	F</source>
        <translation>仅含此函数的调用栈	F</translation>
    </message>
    <message>
        <source>Merge this function into its callers	M</source>
        <translation>将此函数并入其调用者	M</translation>
    </message>
    <message>
        <source>Merge everything of %1</source>
        <translation>合并 %1 的全部内容</translation>
    </message>
    <message>
        <source>Copy name</source>
        <translation>复制名称</translation>
    </message>
    <message>
        <source>Copy stack	Ctrl+C</source>
        <translation>复制调用栈	Ctrl+C</translation>
    </message>
    <message>
        <source>%1%2 of the whole against the baseline</source>
        <translation>与基准相比为总量的 %1%2</translation>
    </message>
</context>
<context>
    <name>wai::FlameTab</name>
    <message>
        <source>Icicle (callers on top)</source>
        <translation>冰柱（调用者在上）</translation>
    </message>
    <message>
        <source>Flame (callers at the bottom)</source>
        <translation>火焰（调用者在下）</translation>
    </message>
    <message>
        <source>Bottom-up (who is on the CPU on top)</source>
        <translation>自底向上（占用 CPU 者在上）</translation>
    </message>
    <message>
        <source>Shape of the graph</source>
        <translation>图形形状</translation>
    </message>
    <message>
        <source>Colour by kind of code</source>
        <translation>按代码种类着色</translation>
    </message>
    <message>
        <source>Colour by module</source>
        <translation>按模块着色</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Inlined functions</source>
        <translation>内联函数</translation>
    </message>
    <message>
        <source>Functions that the compiler put into their callers are shown as if they had been called</source>
        <translation>编译器放入调用者中的函数按被调用显示</translation>
    </message>
    <message>
        <source>Collapse recursion</source>
        <translation>折叠递归</translation>
    </message>
    <message>
        <source>A function that calls itself is one box</source>
        <translation>调用自身的函数为一个方框</translation>
    </message>
    <message>
        <source>By running time</source>
        <translation>按运行时间</translation>
    </message>
    <message>
        <source>CPU time counts the less the more threads ran beside it: what runs alone and keeps the program waiting is wide</source>
        <translation>同时运行的线程越多，CPU 时间计得越少：独自运行并让程序等待的显得更宽</translation>
    </message>
</context>
<context>
    <name>wai::FunctionDiffModel</name>
    <message>
        <source>With 95 % certainty the true change lies in here.</source>
        <translation>真实变化有 95% 的把握落在此区间内。</translation>
    </message>
    <message>
        <source>Function</source>
        <translation>函数</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>结论</translation>
    </message>
    <message>
        <source>Itself, A</source>
        <translation>自身，A</translation>
    </message>
    <message>
        <source>Itself, B</source>
        <translation>自身，B</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>变化</translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation>95% 区间</translation>
    </message>
    <message>
        <source>With callees, A</source>
        <translation>含被调用者，A</translation>
    </message>
    <message>
        <source>With callees, B</source>
        <translation>含被调用者，B</translation>
    </message>
    <message>
        <source>Module</source>
        <translation>模块</translation>
    </message>
    <message>
        <source>no significant difference</source>
        <translation>无显著差异</translation>
    </message>
    <message>
        <source>larger share</source>
        <translation>占比变大</translation>
    </message>
    <message>
        <source>smaller share</source>
        <translation>占比变小</translation>
    </message>
    <message>
        <source>more</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>less</source>
        <translation>更少</translation>
    </message>
    <message>
        <source>more time</source>
        <translation>用时更多</translation>
    </message>
    <message>
        <source>less time</source>
        <translation>用时更少</translation>
    </message>
    <message>
        <source>slightly more time</source>
        <translation>用时略多</translation>
    </message>
    <message>
        <source>slightly less time</source>
        <translation>用时略少</translation>
    </message>
    <message>
        <source>Change of the function&apos;s own time, as a part of all of A.</source>
        <translation>函数自身用时的变化，相对于 A 的总用时。</translation>
    </message>
    <message>
        <source>Change of the function&apos;s own share, in percentage points.</source>
        <translation>函数自身占比的变化（百分点）。</translation>
    </message>
    <message>
        <source>Of all differences that are named, at most 5 % may be chance.</source>
        <translation>在所有列出的差异中，最多 5 % 可能出于偶然。</translation>
    </message>
</context>
<context>
    <name>wai::FunctionPane</name>
    <message>
        <source>Called by</source>
        <translation>调用者</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>调用</translation>
    </message>
    <message>
        <source>Source code</source>
        <translation>源代码</translation>
    </message>
    <message>
        <source>No samples yet</source>
        <translation>尚无样本</translation>
    </message>
    <message>
        <source>Quality %1</source>
        <translation>质量 %1</translation>
    </message>
    <message>
        <source>%1 samples, %2 lost</source>
        <translation>%1 个样本，丢失 %2 个</translation>
    </message>
    <message>
        <source>%1 of the stacks are complete, %2 were cut</source>
        <translation>%1 的调用栈完整，%2 被截断</translation>
    </message>
    <message>
        <source>%1 of the cost has no name</source>
        <translation>%1 的开销没有名称</translation>
    </message>
    <message>
        <source>%1 context switches</source>
        <translation>%1 次上下文切换</translation>
    </message>
    <message>
        <source>%1 moves to another CPU</source>
        <translation>%1 次迁移到其他 CPU</translation>
    </message>
    <message>
        <source>Choose a box or a row to see more about a function.</source>
        <translation>选择一个方框或一行以查看函数的更多信息。</translation>
    </message>
    <message>
        <source>Itself: %1 ± %2 (%3)</source>
        <translation>自身：%1 ± %2(%3)</translation>
    </message>
    <message>
        <source>With callees: %1 ± %2 (%3)</source>
        <translation>含被调用者：%1 ± %2(%3)</translation>
    </message>
    <message>
        <source>In %1</source>
        <translation>位于 %1</translation>
    </message>
    <message>
        <source>It has no name: %1.</source>
        <translation>它没有名称：%1。</translation>
    </message>
    <message>
        <source>The file is not on this machine.</source>
        <translation>该文件不在本机上。</translation>
    </message>
    <message>
        <source>(start of the thread)</source>
        <translation>（线程起点）</translation>
    </message>
</context>
<context>
    <name>wai::HintBar</name>
    <message>
        <source>Got it</source>
        <translation>知道了</translation>
    </message>
</context>
<context>
    <name>wai::ImportBar</name>
    <message>
        <source>Importing %1</source>
        <translation>正在导入 %1</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Giving up …</source>
        <translation>正在取消……</translation>
    </message>
</context>
<context>
    <name>wai::ImprovePage</name>
    <message>
        <source>Looking at this machine …</source>
        <translation>正在查看本机…</translation>
    </message>
    <message>
        <source>What was checked</source>
        <translation>检查了什么</translation>
    </message>
    <message>
        <source>Other programs that change the settings of this machine. What they set, they may set again.</source>
        <translation>其他会更改本机设置的程序。它们可能会再次设置。</translation>
    </message>
    <message>
        <source>History and undo</source>
        <translation>历史与撤销</translation>
    </message>
    <message>
        <source>No suggestions</source>
        <translation>没有建议</translation>
    </message>
    <message>
        <source>1 suggestion</source>
        <translation>1 条建议</translation>
    </message>
    <message>
        <source>%1 suggestions</source>
        <translation>%1 条建议</translation>
    </message>
    <message>
        <source>Nothing was checked yet.</source>
        <translation>尚未检查。</translation>
    </message>
    <message>
        <source>Suggestions are switched off in the settings.</source>
        <translation>设置中已关闭建议。</translation>
    </message>
    <message>
        <source>%1 rules checked just now, %2 not on this machine</source>
        <translation>刚刚检查了 %1 条规则，%2 条不适用于本机</translation>
    </message>
    <message>
        <source>%1 rules checked %2 ago, %3 not on this machine</source>
        <translation>%2前检查了 %1 条规则，%3 条不适用于本机</translation>
    </message>
    <message>
        <source>One check took %1 of CPU time.</source>
        <translation>一次检查耗费 CPU 时间 %1。</translation>
    </message>
    <message>
        <source>This machine has nothing to improve that a rule could see.
%1 rules were checked a moment ago against what it did in the last minutes.
When something is short for half a minute, it will stand here, with the change that helps.</source>
        <translation>本机没有规则能看出的可改进之处。
刚刚按最近几分钟的活动检查了 %1 条规则。
一旦某种资源紧张达半分钟，就会连同有效的更改显示在这里。</translation>
    </message>
    <message>
        <source>Also tuning: %1</source>
        <translation>也在调整：%1</translation>
    </message>
    <message>
        <source>Show what was hidden (%1)</source>
        <translation>显示已隐藏的 (%1)</translation>
    </message>
</context>
<context>
    <name>wai::ImprovementCard</name>
    <message>
        <source>priority: low</source>
        <translation>优先级：低</translation>
    </message>
    <message>
        <source>priority: medium</source>
        <translation>优先级：中</translation>
    </message>
    <message>
        <source>priority: high</source>
        <translation>优先级：高</translation>
    </message>
    <message>
        <source>urgent</source>
        <translation>紧急</translation>
    </message>
    <message>
        <source>gain: low</source>
        <translation>收益：低</translation>
    </message>
    <message>
        <source>gain: medium</source>
        <translation>收益：中</translation>
    </message>
    <message>
        <source>gain: high</source>
        <translation>收益：高</translation>
    </message>
    <message>
        <source>gain: significant</source>
        <translation>收益：显著</translation>
    </message>
    <message>
        <source>I changed this: measure it</source>
        <translation>我已修改：开始测量</translation>
    </message>
    <message>
        <source>It is not done</source>
        <translation>其实未完成</translation>
    </message>
    <message>
        <source>Visits since the change</source>
        <translation>修改以来的访问</translation>
    </message>
    <message>
        <source>Marks this moment on the charts; visits from now on are compared with those before.</source>
        <translation>在图表上标记此刻；此后的访问将与之前的比较。</translation>
    </message>
    <message>
        <source>Takes the mark back; the suggestion is open again.</source>
        <translation>撤回标记；建议重新出现。</translation>
    </message>
    <message>
        <source>Show the chart</source>
        <translation>显示图表</translation>
    </message>
    <message>
        <source>done %1</source>
        <translation>完成于 %1</translation>
    </message>
</context>
<context>
    <name>wai::MachineNotice</name>
    <message>
        <source>Stacks are not kept</source>
        <translation>未保存调用栈</translation>
    </message>
    <message>
        <source>With them, this page shows what every program was doing at any second of the past: function by function, of the range that the window shows. It samples a few times a second, and takes about half a percent of the machine at most.</source>
        <translation>有了调用栈，此页可显示过去任一秒每个程序在做什么：按函数，针对窗口显示的时间范围。每秒采样几次，最多占用机器约百分之零点五。</translation>
    </message>
    <message>
        <source>Stacks cannot be sampled here</source>
        <translation>此处无法采样调用栈</translation>
    </message>
    <message>
        <source>There are some from %1 on.</source>
        <translation>从 %1 起有调用栈。</translation>
    </message>
    <message>
        <source>Reading the stacks of this range …</source>
        <translation>正在读取此时间范围的调用栈 …</translation>
    </message>
    <message>
        <source>No stacks of this range</source>
        <translation>此时间范围没有调用栈</translation>
    </message>
    <message>
        <source>The first stacks are on their way</source>
        <translation>最早的调用栈即将到来</translation>
    </message>
    <message>
        <source>Programs are sampled from now on.</source>
        <translation>从现在起采样程序。</translation>
    </message>
    <message>
        <source>Nothing was sampled of %1</source>
        <translation>没有采样到 %1</translation>
    </message>
    <message>
        <source>In this range it ran too little to be seen, or was not there.</source>
        <translation>在此时间范围内它运行太少而看不到，或不存在。</translation>
    </message>
    <message>
        <source>Nothing ran long enough to be sampled.</source>
        <translation>没有程序运行得足够久而被采样。</translation>
    </message>
    <message>
        <source>Nothing is sampled now. %1</source>
        <translation>现在没有采样。%1</translation>
    </message>
    <message>
        <source>Nothing is sampled now: stacks are switched off in the settings.</source>
        <translation>现在没有采样：调用栈已在设置中关闭。</translation>
    </message>
    <message>
        <source>Only your own busy processes are sampled. %1</source>
        <translation>只采样您自己的忙碌进程。%1</translation>
    </message>
    <message>
        <source>Sampled %1 times a second instead of %2, to stay within the limit of cost.</source>
        <translation>每秒采样 %1 次而不是 %2 次，以保持在开销限制之内。</translation>
    </message>
    <message>
        <source>Keep stacks from now on</source>
        <translation>从现在起保存调用栈</translation>
    </message>
    <message>
        <source>Go there</source>
        <translation>前往</translation>
    </message>
    <message>
        <source>The whole machine</source>
        <translation>整台机器</translation>
    </message>
</context>
<context>
    <name>wai::MainWindow</name>
    <message>
        <source>WAI Performance</source>
        <translation>WAI Performance</translation>
    </message>
    <message>
        <source>Report: %1</source>
        <translation>报告：%1</translation>
    </message>
    <message>
        <source>Search or command</source>
        <translation>搜索或命令</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>Finds pages, series, processes, reports and actions (Ctrl+K)</source>
        <translation>查找页面、序列、进程、报告和操作（Ctrl+K）</translation>
    </message>
    <message>
        <source>Drag over a chart to select a range: every figure and table is then of this range. Return zooms to it, Alt+Left goes back.</source>
        <translation>在图表上拖动可选择时间范围：所有数据和表格都针对它。回车放大到该范围，Alt+左 返回。</translation>
    </message>
    <message>
        <source>Ctrl+K finds any page, series, process or action by a few letters.</source>
        <translation>Ctrl+K 用几个字母即可找到任何页面、序列、进程或操作。</translation>
    </message>
    <message>
        <source>Stop profiling · %1</source>
        <translation>停止分析 · %1</translation>
    </message>
    <message>
        <source>Start profiling</source>
        <translation>开始分析</translation>
    </message>
    <message>
        <source>Ends the session and opens its report (Ctrl+R)</source>
        <translation>结束会话并打开其报告（Ctrl+R）</translation>
    </message>
    <message>
        <source>Records everything until you stop it, then opens a report (Ctrl+R)</source>
        <translation>记录一切直到您停止，然后打开报告（Ctrl+R）</translation>
    </message>
    <message>
        <source>WAI Performance is collecting</source>
        <translation>WAI Performance 正在采集</translation>
    </message>
    <message>
        <source>Open the dashboard</source>
        <translation>打开仪表盘</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Start or stop profiling</source>
        <translation>开始或停止分析</translation>
    </message>
    <message>
        <source>Hold the charts still or go live</source>
        <translation>暂停图表或恢复实时</translation>
    </message>
    <message>
        <source>Type a range of time</source>
        <translation>输入时间范围</translation>
    </message>
    <message>
        <source>Back to the range before</source>
        <translation>返回之前的范围</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Search on this page</source>
        <translation>在此页搜索</translation>
    </message>
    <message>
        <source>Theme: dark</source>
        <translation>主题：深色</translation>
    </message>
    <message>
        <source>Theme: light</source>
        <translation>主题：浅色</translation>
    </message>
    <message>
        <source>Theme: as the system</source>
        <translation>主题：跟随系统</translation>
    </message>
    <message>
        <source>Series</source>
        <translation>序列</translation>
    </message>
    <message>
        <source>%1, PID %2</source>
        <translation>%1，PID %2</translation>
    </message>
    <message>
        <source>Process</source>
        <translation>进程</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Taken back and read back.</source>
        <translation>已撤回并读回。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Point at a chart: “Who did it” shows which processes were busy in that second. Click to keep the moment, Esc to let it go.</source>
        <translation>指向图表：“是谁干的”显示那一秒哪些进程在忙。单击可固定该时刻，Esc 取消。</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>为什么？</translation>
    </message>
    <message>
        <source>Was it slow? Press ?: the causes of the selected range, else of the last minute, are looked for.</source>
        <translation>变慢了？按 ?：寻找所选时间范围的原因，否则为最近一分钟。</translation>
    </message>
    <message>
        <source>Why was it slow? Ask about the selection</source>
        <translation>为何变慢？询问所选范围</translation>
    </message>
    <message>
        <source>What changed on this machine</source>
        <translation>此机器有何变化</translation>
    </message>
    <message>
        <source>Write a note of this moment</source>
        <translation>为此刻写备注</translation>
    </message>
    <message>
        <source>Why was the selected range, else this moment, slow? (?)</source>
        <translation>所选时间范围（否则此刻）为何变慢？(?)</translation>
    </message>
</context>
<context>
    <name>wai::MetricsPage</name>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Board</source>
        <translation>看板</translation>
    </message>
    <message>
        <source>Add chart</source>
        <translation>添加图表</translation>
    </message>
    <message>
        <source>An empty chart at the end of the board</source>
        <translation>在看板末尾添加空图表</translation>
    </message>
    <message>
        <source>New board …</source>
        <translation>新建看板…</translation>
    </message>
    <message>
        <source>Rename …</source>
        <translation>重命名…</translation>
    </message>
    <message>
        <source>Save as file …</source>
        <translation>另存为文件…</translation>
    </message>
    <message>
        <source>Save the board</source>
        <translation>保存看板</translation>
    </message>
    <message>
        <source>Boards (*.json)</source>
        <translation>看板 (*.json)</translation>
    </message>
    <message>
        <source>Open a file …</source>
        <translation>打开文件…</translation>
    </message>
    <message>
        <source>Open a board</source>
        <translation>打开看板</translation>
    </message>
    <message>
        <source>Delete this board</source>
        <translation>删除此看板</translation>
    </message>
    <message>
        <source>Takes back the last change of the board (Ctrl+Z)</source>
        <translation>撤销看板的上一次更改（Ctrl+Z）</translation>
    </message>
    <message>
        <source>New board</source>
        <translation>新建看板</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Rename the board</source>
        <translation>重命名看板</translation>
    </message>
    <message>
        <source>This board names series that are not known here: %1. They are shown as soon as somebody records them.</source>
        <translation>此看板引用了此处未知的序列：%1。一旦有人记录，它们就会显示。</translation>
    </message>
</context>
<context>
    <name>wai::NoteDialog</name>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>New note</source>
        <translation>新备注</translation>
    </message>
    <message>
        <source>Edit the note</source>
        <translation>编辑备注</translation>
    </message>
    <message>
        <source>What happened or was done then</source>
        <translation>当时发生或做了什么</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Note at %1, marked on every chart</source>
        <translation>%1 的备注，显示在每张图表上</translation>
    </message>
</context>
<context>
    <name>wai::NoticeBar</name>
    <message>
        <source>Dismiss</source>
        <translation>忽略</translation>
    </message>
    <message>
        <source>Notice</source>
        <translation>通知</translation>
    </message>
    <message>
        <source>Dismiss (%1 more)</source>
        <translation>忽略（还有 %1 条）</translation>
    </message>
</context>
<context>
    <name>wai::OperationModel</name>
    <message>
        <source>use of a page</source>
        <translation>页面操作</translation>
    </message>
    <message>
        <source>command</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>operation</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>(satisfied + tolerating ÷ 2) ÷ all: satisfied within %1, tolerating within %2</source>
        <translation>（满意 + 可容忍 ÷ 2）÷ 全部：%1 内满意，%2 内可容忍</translation>
    </message>
    <message>
        <source>Operation</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>程序</translation>
    </message>
    <message>
        <source>Apdex</source>
        <translation>Apdex</translation>
    </message>
    <message>
        <source>p75</source>
        <translation>p75</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>次数</translation>
    </message>
    <message>
        <source>%1: %2 times, together %3 over the target</source>
        <translation>%1：%2 次，合计超出目标 %3</translation>
    </message>
</context>
<context>
    <name>wai::OverviewPage</name>
    <message>
        <source>Pressure</source>
        <translation>压力</translation>
    </message>
    <message>
        <source>This kernel does not report how long tasks wait (no pressure stall information).</source>
        <translation>此内核不提供任务等待多久（没有压力停顿信息）。</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>磁盘</translation>
    </message>
    <message>
        <source>No disk has done anything yet.</source>
        <translation>还没有磁盘活动。</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>No network has carried anything yet.</source>
        <translation>还没有网络活动。</translation>
    </message>
    <message>
        <source>Run queue</source>
        <translation>运行队列</translation>
    </message>
    <message>
        <source>memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>IO</source>
        <translation>IO</translation>
    </message>
    <message>
        <source>Share of time in which at least one task had to wait for the resource (pressure stall information).</source>
        <translation>至少有一个任务必须等待该资源的时间占比（压力停顿信息）。</translation>
    </message>
    <message>
        <source>used</source>
        <translation>已用</translation>
    </message>
    <message>
        <source>cached</source>
        <translation>缓存</translation>
    </message>
    <message>
        <source>swap</source>
        <translation>交换</translation>
    </message>
    <message>
        <source>Used is what programs cannot get any more: installed memory less what the kernel could still hand out.</source>
        <translation>已用是程序再也拿不到的部分：已装内存减去内核仍可给出的部分。</translation>
    </message>
    <message>
        <source>Share of all CPUs together: 100 % means that every CPU is busy.</source>
        <translation>所有 CPU 合计的占比：100 % 表示每个 CPU 都忙。</translation>
    </message>
    <message>
        <source>Bytes read and written per second by the busiest disk.</source>
        <translation>最忙的磁盘每秒读写的字节数。</translation>
    </message>
    <message>
        <source>Bytes received and sent per second by the busiest network interface.</source>
        <translation>最忙的网络接口每秒收发的字节数。</translation>
    </message>
    <message>
        <source>busy</source>
        <translation>忙碌</translation>
    </message>
    <message>
        <source>system</source>
        <translation>系统</translation>
    </message>
    <message>
        <source>IO wait</source>
        <translation>IO 等待</translation>
    </message>
    <message>
        <source>read</source>
        <translation>读取</translation>
    </message>
    <message>
        <source>write</source>
        <translation>写</translation>
    </message>
    <message>
        <source>in</source>
        <translation>入</translation>
    </message>
    <message>
        <source>out</source>
        <translation>出</translation>
    </message>
    <message>
        <source>The newest metric that a program recorded itself. The Metrics page has all of them.</source>
        <translation>程序自己记录的最新指标。“指标”页列出全部。</translation>
    </message>
    <message>
        <source>running</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>blocked</source>
        <translation>阻塞</translation>
    </message>
    <message>
        <source>Disk %1</source>
        <translation>磁盘 %1</translation>
    </message>
    <message>
        <source>Network %1</source>
        <translation>网络 %1</translation>
    </message>
    <message>
        <source>Tasks that run or wait for a CPU, and tasks that wait for IO. A metric of your own program takes this place when the page is opened again.</source>
        <translation>运行或等待 CPU 的任务，以及等待 IO 的任务。重新打开此页后，您自己程序的指标会占用此位置。</translation>
    </message>
    <message>
        <source>Open in Metrics</source>
        <translation>在“指标”中打开</translation>
    </message>
    <message>
        <source>Alert me …</source>
        <translation>提醒我…</translation>
    </message>
</context>
<context>
    <name>wai::PastBar</name>
    <message>
        <source>Go there</source>
        <translation>前往</translation>
    </message>
    <message>
        <source>Shows the first that was recorded</source>
        <translation>显示最早的记录</translation>
    </message>
    <message>
        <source>Nothing was recorded then. Recorded since %1.</source>
        <translation>当时没有记录。从 %1 开始记录。</translation>
    </message>
</context>
<context>
    <name>wai::ProcessAdjuster</name>
    <message>
        <source>Efficiency mode</source>
        <translation>节能模式</translation>
    </message>
    <message>
        <source>%1 in efficiency mode</source>
        <translation>%1：节能模式</translation>
    </message>
    <message>
        <source>Longer turns on the CPU, the disk when nobody else wants it, and a smaller share for its session</source>
        <translation>CPU 时间片更长、仅在无人使用时访问磁盘、其会话份额更小</translation>
    </message>
    <message>
        <source>Focus</source>
        <translation>优先</translation>
    </message>
    <message>
        <source>%1 in focus</source>
        <translation>%1：优先</translation>
    </message>
    <message>
        <source>Nice</source>
        <translation>Nice 值</translation>
    </message>
    <message>
        <source>0, as usual</source>
        <translation>0，默认</translation>
    </message>
    <message>
        <source>%1: nice %2</source>
        <translation>%1：nice %2</translation>
    </message>
    <message>
        <source>Disk priority</source>
        <translation>磁盘优先级</translation>
    </message>
    <message>
        <source>As its nice says</source>
        <translation>按其 nice 值</translation>
    </message>
    <message>
        <source>First</source>
        <translation>最先</translation>
    </message>
    <message>
        <source>Last</source>
        <translation>最后</translation>
    </message>
    <message>
        <source>Only when nobody else wants it</source>
        <translation>仅在无人使用时</translation>
    </message>
    <message>
        <source>%1: disk priority %2</source>
        <translation>%1：磁盘优先级 %2</translation>
    </message>
    <message>
        <source>CPUs</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>%1: all CPUs</source>
        <translation>%1：全部 CPU</translation>
    </message>
    <message>
        <source>First half</source>
        <translation>前一半</translation>
    </message>
    <message>
        <source>%1: the first half of the CPUs</source>
        <translation>%1：前一半 CPU</translation>
    </message>
    <message>
        <source>Second half</source>
        <translation>后一半</translation>
    </message>
    <message>
        <source>%1: the second half of the CPUs</source>
        <translation>%1：后一半 CPU</translation>
    </message>
    <message>
        <source>Only CPU %1</source>
        <translation>仅 CPU %1</translation>
    </message>
    <message>
        <source>%1: CPU %2</source>
        <translation>%1：CPU %2</translation>
    </message>
    <message>
        <source>When memory runs out</source>
        <translation>内存耗尽时</translation>
    </message>
    <message>
        <source>End it first</source>
        <translation>最先结束</translation>
    </message>
    <message>
        <source>%1: ended first when memory runs out</source>
        <translation>%1：内存耗尽时最先结束</translation>
    </message>
    <message>
        <source>As usual</source>
        <translation>默认</translation>
    </message>
    <message>
        <source>%1: as usual when memory runs out</source>
        <translation>%1：内存耗尽时按默认</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>%1 goes on</source>
        <translation>%1 继续运行</translation>
    </message>
    <message>
        <source>%1 paused</source>
        <translation>%1 已暂停</translation>
    </message>
    <message>
        <source>Undo what was set</source>
        <translation>撤销所做设置</translation>
    </message>
    <message>
        <source>%1 cannot be set: %2. As root: %3</source>
        <translation>无法设置 %1：%2。以 root 执行：%3</translation>
    </message>
    <message>
        <source>%1? You cannot take it back: %2.</source>
        <translation>%1？您无法撤回：%2。</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Set and read back: %1. “Undo what was set” in its menu takes it back.</source>
        <translation>已设置并回读确认：%1。其菜单中的“撤销所做设置”可撤回。</translation>
    </message>
    <message>
        <source>Taken back and read back: %1.</source>
        <translation>已撤回并回读确认：%1。</translation>
    </message>
    <message>
        <source>None of the changes to this process is in effect.</source>
        <translation>对该进程所做的设置均已失效。</translation>
    </message>
</context>
<context>
    <name>wai::ProcessModel</name>
    <message>
        <source>running</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>sleeping</source>
        <translation>睡眠</translation>
    </message>
    <message>
        <source>waiting for IO</source>
        <translation>等待 IO</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>ended</source>
        <translation>已结束</translation>
    </message>
    <message>
        <source>idle</source>
        <translation>空闲</translation>
    </message>
    <message>
        <source>Without a unit</source>
        <translation>无单元</translation>
    </message>
    <message>
        <source>Not known: the kernel tells it for single threads; it is summed up for busy processes of up to 32.</source>
        <translation>未知：内核只按线程提供；对线程不超过 32 个的忙碌进程会求和。</translation>
    </message>
    <message>
        <source>Not known: only its owner and root may see what a process reads and writes.</source>
        <translation>未知：只有其所有者和 root 可以看到进程读写了什么。</translation>
    </message>
    <message>
        <source>CPU over the last readings; full height is one CPU.</source>
        <translation>最近几次读取的 CPU；满高为一个 CPU。</translation>
    </message>
    <message>
        <source>Share of time in which the process was ready to run but waited for a CPU.</source>
        <translation>进程已就绪但在等待 CPU 的时间占比。</translation>
    </message>
    <message>
        <source>Resident memory, shared pages included.</source>
        <translation>常驻内存，含共享页。</translation>
    </message>
    <message>
        <source>Page faults that had to read from disk.</source>
        <translation>必须读磁盘的缺页。</translation>
    </message>
    <message>
        <source>systemd unit, scope or container</source>
        <translation>systemd 单元、作用域或容器</translation>
    </message>
    <message>
        <source>Process</source>
        <translation>进程</translation>
    </message>
    <message>
        <source>PID</source>
        <translation>PID</translation>
    </message>
    <message>
        <source>User</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>CPU lately</source>
        <translation>最近 CPU</translation>
    </message>
    <message>
        <source>Waits</source>
        <translation>等待</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>读取</translation>
    </message>
    <message>
        <source>Write</source>
        <translation>写入</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>线程</translation>
    </message>
    <message>
        <source>Faults</source>
        <translation>缺页</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Command line</source>
        <translation>命令行</translation>
    </message>
    <message>
        <source>100 % is one CPU fully used. What children did that ended too soon to be a row of their own is counted with the process that waited for them.</source>
        <translation>100 % 表示一个 CPU 被完全占用。结束太快、来不及单列一行的子进程所用的时间，计入等待它们的进程。</translation>
    </message>
</context>
<context>
    <name>wai::ProcessPane</name>
    <message>
        <source>Stop</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Holds the process still until it is continued</source>
        <translation>让进程停住，直到继续</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Lets a stopped process go on</source>
        <translation>让被停住的进程继续运行</translation>
    </message>
    <message>
        <source>End</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>Asks the process to end (Del)</source>
        <translation>请求进程结束（Del）</translation>
    </message>
    <message>
        <source>Details of the process</source>
        <translation>进程详情</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>摘要</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>线程</translation>
    </message>
    <message>
        <source>Thread</source>
        <translation>线程</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>CPU time</source>
        <translation>CPU 时间</translation>
    </message>
    <message>
        <source>Waits for</source>
        <translation>在等待</translation>
    </message>
    <message>
        <source>Files and sockets</source>
        <translation>文件和套接字</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Rights</source>
        <translation>权限</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>环境</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>限制</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>限制</translation>
    </message>
    <message>
        <source>Soft</source>
        <translation>软</translation>
    </message>
    <message>
        <source>Hard</source>
        <translation>硬</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>waits</source>
        <translation>等待</translation>
    </message>
    <message>
        <source>memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>In this range it was not among the most active processes.</source>
        <translation>在此时间范围内它不属于最活跃的进程。</translation>
    </message>
    <message>
        <source>%1, PID %2</source>
        <translation>%1，PID %2</translation>
    </message>
    <message>
        <source>Looking …</source>
        <translation>正在查看…</translation>
    </message>
    <message>
        <source>Right now they wait for:</source>
        <translation>此刻它们在等待：</translation>
    </message>
    <message>
        <source>Command: %1</source>
        <translation>命令：%1</translation>
    </message>
    <message>
        <source>Program: %1</source>
        <translation>程序：%1</translation>
    </message>
    <message>
        <source>Folder: %1</source>
        <translation>文件夹：%1</translation>
    </message>
    <message>
        <source>Unit: %1</source>
        <translation>单元：%1</translation>
    </message>
    <message>
        <source>Memory of its own, shared pages divided: %1, swapped out: %2</source>
        <translation>自身内存（共享页均摊）：%1，已换出：%2</translation>
    </message>
    <message>
        <source>Threads: %1. On average %2 ran, %3 waited for a CPU, %4 for storage, and %5 slept.</source>
        <translation>线程：%1。平均 %2 个在运行，%3 个等待 CPU，%4 个等待存储，%5 个睡眠。</translation>
    </message>
    <message>
        <source>Threads: %1. On average %2 ran, %3 waited for a CPU, and %4 slept or waited for storage.</source>
        <translation>线程：%1。平均 %2 个在运行，%3 个等待 CPU，%4 个睡眠或等待存储。</translation>
    </message>
    <message>
        <source>Stack now</source>
        <translation>当前调用栈</translation>
    </message>
    <message>
        <source>What each thread does at this moment; nothing is started or stopped for it</source>
        <translation>此刻每个线程在做什么；不会启动或停止任何东西</translation>
    </message>
</context>
<context>
    <name>wai::ProcessesPage</name>
    <message>
        <source>Back to now</source>
        <translation>回到现在</translation>
    </message>
    <message>
        <source>Search: node, or cpu&gt;20 user=me state=D mem&gt;1G</source>
        <translation>搜索：node，或 cpu&gt;20 user=me state=D mem&gt;1G</translation>
    </message>
    <message>
        <source>Search processes</source>
        <translation>搜索进程</translation>
    </message>
    <message>
        <source>Words match name, command line, user, unit and PID. Fields: %1. A - in front negates a condition.</source>
        <translation>词语匹配名称、命令行、用户、单元和 PID。字段：%1。前面加 - 表示取反。</translation>
    </message>
    <message>
        <source>List</source>
        <translation>列表</translation>
    </message>
    <message>
        <source>Tree</source>
        <translation>树</translation>
    </message>
    <message>
        <source>By application</source>
        <translation>按应用</translation>
    </message>
    <message>
        <source>Arrange processes</source>
        <translation>排列进程</translation>
    </message>
    <message>
        <source>Processes</source>
        <translation>进程</translation>
    </message>
    <message>
        <source>Means from %1 to %2, of the processes that were among the most active.</source>
        <translation>%1 至 %2 的平均值，限于当时最活跃的进程。</translation>
    </message>
    <message>
        <source>The most active processes at %1.</source>
        <translation>%1 时最活跃的进程。</translation>
    </message>
    <message>
        <source>Means over the whole report, of the processes that were among the most active.</source>
        <translation>整份报告的平均值，限于当时最活跃的进程。</translation>
    </message>
    <message>
        <source>All of the report</source>
        <translation>整份报告</translation>
    </message>
    <message>
        <source>Processes: %1</source>
        <translation>进程：%1</translation>
    </message>
    <message>
        <source>Processes: %1 of %2</source>
        <translation>进程：%2 中的 %1</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Only “%1”</source>
        <translation>仅“%1”</translation>
    </message>
    <message>
        <source>Only of %1</source>
        <translation>仅 %1 的</translation>
    </message>
    <message>
        <source>End</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>Kill</source>
        <translation>强制结束</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Interrupt</source>
        <translation>中断</translation>
    </message>
    <message>
        <source>Hang up</source>
        <translation>挂断</translation>
    </message>
    <message>
        <source>%1 (PID %2)</source>
        <translation>%1（PID %2）</translation>
    </message>
    <message>
        <source>End %1? It is asked to end and may save its work.</source>
        <translation>结束 %1？会请求它结束，它可以保存工作。</translation>
    </message>
    <message>
        <source>Kill %1? It ends at once; what it did not save is lost.</source>
        <translation>强制结束 %1？它会立即结束；未保存的内容会丢失。</translation>
    </message>
    <message>
        <source>Stop %1? It is held still until you continue it; what waits for it waits, too.</source>
        <translation>暂停 %1？它会停住直到您让它继续；等待它的也会等待。</translation>
    </message>
    <message>
        <source>Interrupt %1, as Ctrl+C in a terminal does?</source>
        <translation>像终端中的 Ctrl+C 那样中断 %1？</translation>
    </message>
    <message>
        <source>Hang up %1? Many services read their settings anew, other programs end.</source>
        <translation>挂断 %1？许多服务会重新读取设置，其他程序会结束。</translation>
    </message>
    <message>
        <source>Adjust</source>
        <translation>调整</translation>
    </message>
</context>
<context>
    <name>wai::ProfileExportButton</name>
    <message>
        <source>Export …</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Writes what is shown here, with its filters</source>
        <translation>写出此处显示的内容及其筛选</translation>
    </message>
    <message>
        <source>HTML: one page with the flame graph</source>
        <translation>HTML：含火焰图的单页</translation>
    </message>
    <message>
        <source>For speedscope</source>
        <translation>用于 speedscope</translation>
    </message>
    <message>
        <source>For the Firefox Profiler</source>
        <translation>用于 Firefox Profiler</translation>
    </message>
    <message>
        <source>For pprof</source>
        <translation>用于 pprof</translation>
    </message>
    <message>
        <source>Folded stacks, for flamegraph.pl</source>
        <translation>折叠栈，用于 flamegraph.pl</translation>
    </message>
    <message>
        <source>Picture of the flame graph …</source>
        <translation>火焰图的图片…</translation>
    </message>
    <message>
        <source>Copy the picture</source>
        <translation>复制图片</translation>
    </message>
    <message>
        <source>Written to %1.</source>
        <translation>已写入 %1。</translation>
    </message>
    <message>
        <source>Picture of the flame graph</source>
        <translation>火焰图的图片</translation>
    </message>
    <message>
        <source>%1 cannot be written.</source>
        <translation>无法写入 %1。</translation>
    </message>
</context>
<context>
    <name>wai::ProfilerPage</name>
    <message>
        <source>(not named yet)</source>
        <translation>（尚未命名）</translation>
    </message>
    <message>
        <source>CPU time (%1)</source>
        <translation>CPU 时间（%1）</translation>
    </message>
    <message>
        <source>Waiting for a CPU</source>
        <translation>等待 CPU</translation>
    </message>
    <message>
        <source>Waiting (off-CPU)</source>
        <translation>等待（off-CPU）</translation>
    </message>
    <message>
        <source>Page faults</source>
        <translation>缺页</translation>
    </message>
    <message>
        <source>Show everything</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>Report …</source>
        <translation>报告…</translation>
    </message>
    <message>
        <source>Where does the time go?</source>
        <translation>时间花在哪里?</translation>
    </message>
    <message>
        <source>Start profiling and choose a command, running processes or the whole system. The flame graph grows while it records; programs need not be prepared.
Reports with a profile open here too.</source>
        <translation>开始分析，选择一个命令、运行中的进程或整个系统。火焰图在记录时不断增长；程序无需准备。
带有分析的报告也在此打开。</translation>
    </message>
    <message>
        <source>Start profiling</source>
        <translation>开始分析</translation>
    </message>
    <message>
        <source>What is counted</source>
        <translation>统计内容</translation>
    </message>
    <message>
        <source>What the boxes measure: time on the CPU, time spent waiting, page faults</source>
        <translation>方框衡量的内容：CPU 上的时间、等待的时间、缺页</translation>
    </message>
    <message>
        <source>The report of this session: charts, figures, export</source>
        <translation>此会话的报告：图表、数据、导出</translation>
    </message>
    <message>
        <source>The filter before (Alt+Left)</source>
        <translation>上一个筛选（Alt+左）</translation>
    </message>
    <message>
        <source>The filter before</source>
        <translation>上一个筛选</translation>
    </message>
    <message>
        <source>The filter after (Alt+Right)</source>
        <translation>下一个筛选（Alt+右）</translation>
    </message>
    <message>
        <source>The filter after</source>
        <translation>下一个筛选</translation>
    </message>
    <message>
        <source>Takes every filter back</source>
        <translation>撤销所有筛选</translation>
    </message>
    <message>
        <source>Search functions: malloc, /^std::/ …</source>
        <translation>搜索函数：malloc、/^std::/ …</translation>
    </message>
    <message>
        <source>Search functions</source>
        <translation>搜索函数</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>线程</translation>
    </message>
    <message>
        <source>Functions</source>
        <translation>函数</translation>
    </message>
    <message>
        <source>Modules</source>
        <translation>模块</translation>
    </message>
    <message>
        <source>Flame graph</source>
        <translation>火焰图</translation>
    </message>
    <message>
        <source>Top-down</source>
        <translation>自顶向下</translation>
    </message>
    <message>
        <source>Bottom-up</source>
        <translation>自底向上</translation>
    </message>
    <message>
        <source>Recording %1</source>
        <translation>正在记录 %1</translation>
    </message>
    <message>
        <source>%1, %2 samples</source>
        <translation>%1，%2 个样本</translation>
    </message>
    <message>
        <source>Quality %1</source>
        <translation>质量 %1</translation>
    </message>
    <message>
        <source>Nothing was lost or cut: the figures can be taken as they are.</source>
        <translation>没有丢失或截断：数字可直接采信。</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等待</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 至 %2</translation>
    </message>
    <message>
        <source>only with %1</source>
        <translation>仅含 %1</translation>
    </message>
    <message>
        <source>Shown: %1</source>
        <translation>显示：%1</translation>
    </message>
    <message>
        <source>not a regular expression</source>
        <translation>不是正则表达式</translation>
    </message>
    <message>
        <source>matched %1 % ± %2</source>
        <translation>匹配 %1 % ± %2</translation>
    </message>
    <message>
        <source>Threads: %1</source>
        <translation>线程：%1</translation>
    </message>
    <message>
        <source>%1 merged</source>
        <translation>已合并 %1 个</translation>
    </message>
    <message>
        <source>%1 samples</source>
        <translation>%1 个样本</translation>
    </message>
    <message>
        <source>Over time</source>
        <translation>随时间变化</translation>
    </message>
    <message>
        <source>Seconds</source>
        <translation>秒</translation>
    </message>
    <message>
        <source>Click a kind of code to merge it into its callers, and again to show it</source>
        <translation>单击某类代码可将其并入调用者，再次单击可重新显示</translation>
    </message>
    <message>
        <source>CPU time</source>
        <translation>CPU 时间</translation>
    </message>
    <message>
        <source>Waiting for a lock</source>
        <translation>等待锁</translation>
    </message>
    <message>
        <source>Waiting for storage</source>
        <translation>等待存储</translation>
    </message>
    <message>
        <source>Machine</source>
        <translation>机器</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>会话</translation>
    </message>
    <message>
        <source>Compare …</source>
        <translation>比较 …</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>What the machine was doing in the range that the window shows</source>
        <translation>窗口所显示的时间范围内机器在做什么</translation>
    </message>
    <message>
        <source>The profile that is being recorded, or the report that was opened last</source>
        <translation>正在记录的剖析，或最近打开的报告</translation>
    </message>
    <message>
        <source>Drag over it to see what the machine was doing then; Esc gives the selection up.</source>
        <translation>拖动以查看机器当时在做什么；Esc 取消选择。</translation>
    </message>
    <message>
        <source>Compares two ranges: which functions took more, and what of it is no chance</source>
        <translation>比较两个时间范围：哪些函数用时更多，其中哪些不是偶然</translation>
    </message>
    <message>
        <source>busy</source>
        <translation>忙碌</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
</context>
<context>
    <name>wai::ProfilingDialog</name>
    <message>
        <source>Start profiling</source>
        <translation>开始分析</translation>
    </message>
    <message>
        <source>Stop and open the report</source>
        <translation>停止并打开报告</translation>
    </message>
    <message>
        <source>Profiling</source>
        <translation>性能分析</translation>
    </message>
    <message>
        <source>Time of the start</source>
        <translation>开始时间</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>10 per second</source>
        <translation>每秒 10 次</translation>
    </message>
    <message>
        <source>4 per second</source>
        <translation>每秒 4 次</translation>
    </message>
    <message>
        <source>1 per second</source>
        <translation>每秒 1 次</translation>
    </message>
    <message>
        <source>every 5 seconds</source>
        <translation>每 5 秒</translation>
    </message>
    <message>
        <source>every minute</source>
        <translation>每分钟</translation>
    </message>
    <message>
        <source>Snapshots</source>
        <translation>快照</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Elapsed time</source>
        <translation>已用时间</translation>
    </message>
    <message>
        <source>Keep recording</source>
        <translation>继续记录</translation>
    </message>
    <message>
        <source>Closes this box; the session goes on. The button in the window stops it.</source>
        <translation>关闭此框；会话继续。窗口中的按钮可停止它。</translation>
    </message>
    <message>
        <source>Recording “%1”</source>
        <translation>正在记录“%1”</translation>
    </message>
    <message>
        <source>Snapshots so far: %1</source>
        <translation>目前的快照：%1</translation>
    </message>
    <message>
        <source>Putting the report together …</source>
        <translation>正在整理报告…</translation>
    </message>
    <message>
        <source>A session records every metric, and of what you choose where its time goes, until you stop it. Work as usual meanwhile; then you get a flame graph and a report that you can keep and export.</source>
        <translation>会话会记录所有指标，以及您所选对象的时间花在何处，直到您停止。期间照常工作；之后您将得到火焰图和可保存、可导出的报告。</translation>
    </message>
    <message>
        <source>Samples so far: %1; taking them cost %2 of CPU time</source>
        <translation>目前样本：%1；采样耗费 %2 CPU 时间</translation>
    </message>
    <message>
        <source>As the command</source>
        <translation>与命令同名</translation>
    </message>
    <message>
        <source>As the process</source>
        <translation>与进程同名</translation>
    </message>
</context>
<context>
    <name>wai::ProvenCard</name>
    <message>
        <source>Progress of the experiment</source>
        <translation>实验进度</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Writes back exactly the value from before</source>
        <translation>精确写回原来的值</translation>
    </message>
    <message>
        <source>applied</source>
        <translation>已应用</translation>
    </message>
    <message>
        <source>Applied; nothing was measured of it.</source>
        <translation>已应用；没有测量。</translation>
    </message>
    <message>
        <source>measuring, %1 left</source>
        <translation>测量中，剩余 %1</translation>
    </message>
    <message>
        <source>Measuring %1; the change is %2 now.</source>
        <translation>正在测量 %1；更改当前为%2。</translation>
    </message>
    <message>
        <source>on</source>
        <translation>开</translation>
    </message>
    <message>
        <source>off</source>
        <translation>关</translation>
    </message>
</context>
<context>
    <name>wai::RangeBar</name>
    <message>
        <source>Earlier range</source>
        <translation>之前的范围</translation>
    </message>
    <message>
        <source>Back to the range before (Alt+Left)</source>
        <translation>返回之前的范围（Alt+左）</translation>
    </message>
    <message>
        <source>Later range</source>
        <translation>之后的范围</translation>
    </message>
    <message>
        <source>Forward again (Alt+Right)</source>
        <translation>再次前进（Alt+右）</translation>
    </message>
    <message>
        <source>Range of the charts</source>
        <translation>图表的时间范围</translation>
    </message>
    <message>
        <source>How much time the charts show. Type or paste any range: last 2 h, 14:00–14:20, yesterday, 2026-11-23 (Ctrl+T)</source>
        <translation>图表显示多长时间。可输入或粘贴任何范围：最近 2 小时、14:00–14:20、昨天、2026-11-23（Ctrl+T）</translation>
    </message>
    <message>
        <source>Hold the charts still</source>
        <translation>暂停图表</translation>
    </message>
    <message>
        <source>Freezes the charts; recording goes on (Space)</source>
        <translation>暂停图表；记录继续（空格）</translation>
    </message>
    <message>
        <source>● Live</source>
        <translation>● 实时</translation>
    </message>
    <message>
        <source>Go live</source>
        <translation>恢复实时</translation>
    </message>
    <message>
        <source>“%1” is no range of time. Write a span such as last 2 h, times such as 14:00–14:20, or a date such as 2026-11-23.</source>
        <translation>“%1”不是时间范围。请写时间跨度如 最近 2 小时，时间如 14:00–14:20，或日期如 2026-11-23。</translation>
    </message>
</context>
<context>
    <name>wai::RangeComparison</name>
    <message>
        <source>%1 from %2 to %3</source>
        <translation>%1，从 %2 到 %3</translation>
    </message>
    <message>
        <source>B took %1 more CPU time than A.</source>
        <translation>B 比 A 多用了 %1 CPU 时间。</translation>
    </message>
    <message>
        <source>B took %1 less CPU time than A.</source>
        <translation>B 比 A 少用了 %1 CPU 时间。</translation>
    </message>
    <message>
        <source>B took as much CPU time as A.</source>
        <translation>B 与 A 所用的 CPU 时间相同。</translation>
    </message>
    <message>
        <source>Too few samples to tell whether B took more CPU time than A.</source>
        <translation>样本太少，无法判断 B 是否比 A 用了更多 CPU 时间。</translation>
    </message>
    <message>
        <source>No function changed by more than chance would.</source>
        <translation>没有函数的变化超过偶然。</translation>
    </message>
    <message>
        <source>Changed most: %1.</source>
        <translation>变化最大：%1。</translation>
    </message>
    <message>
        <source>Comparing …</source>
        <translation>正在比较 …</translation>
    </message>
    <message>
        <source>Compare two ranges</source>
        <translation>比较两个时间范围</translation>
    </message>
    <message>
        <source>%1.   A: %2   B: %3</source>
        <translation>%1。   A：%2   B：%3</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>One of the two has no samples: there is nothing to compare.</source>
        <translation>两者之一没有样本：无法比较。</translation>
    </message>
    <message>
        <source>Shares are compared: the two ranges are not equally long.</source>
        <translation>比较的是占比：两个时间范围长度不同。</translation>
    </message>
</context>
<context>
    <name>wai::RangeHeader</name>
    <message>
        <source>Go live</source>
        <translation>转到实时</translation>
    </message>
    <message>
        <source>Back to what the machine does now</source>
        <translation>回到机器现在的状态</translation>
    </message>
    <message>
        <source>What changed</source>
        <translation>有何变化</translation>
    </message>
    <message>
        <source>What was installed, started, failed or set until then</source>
        <translation>在此之前安装、启动、失败或设置了什么</translation>
    </message>
    <message>
        <source>Ask about the selection</source>
        <translation>询问所选范围</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Asks again, for the range that is selected in the chart</source>
        <translation>针对图表中所选的时间范围再次询问</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Shows this range in the charts of the overview</source>
        <translation>在概览的图表中显示此时间范围</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>复制为文本</translation>
    </message>
    <message>
        <source>Copy as Markdown</source>
        <translation>复制为 Markdown</translation>
    </message>
    <message>
        <source>Copy as report</source>
        <translation>复制为报告</translation>
    </message>
    <message>
        <source>With headings and lists, for a mail or a document</source>
        <translation>带标题和列表，用于邮件或文档</translation>
    </message>
</context>
<context>
    <name>wai::RangeMarks</name>
    <message>
        <source>%1 around %2</source>
        <translation>%2 前后的 %1</translation>
    </message>
    <message>
        <source>the last %1</source>
        <translation>最近 %1</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 到 %2</translation>
    </message>
    <message>
        <source>Use as A</source>
        <translation>用作 A</translation>
    </message>
    <message>
        <source>Use as B</source>
        <translation>用作 B</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>What is selected in the charts is the one that B is compared with</source>
        <translation>图表中所选的范围作为 B 的比较对象</translation>
    </message>
    <message>
        <source>What is selected in the charts is compared with A</source>
        <translation>图表中所选的范围与 A 比较</translation>
    </message>
    <message>
        <source>select a range in a chart</source>
        <translation>请在图表中选择时间范围</translation>
    </message>
</context>
<context>
    <name>wai::ReleaseView</name>
    <message>
        <source>%1: %2 of %3 visits</source>
        <translation>%1：%2，共 %3 次访问</translation>
    </message>
    <message>
        <source>unnamed</source>
        <translation>未命名</translation>
    </message>
</context>
<context>
    <name>wai::ReportDialog</name>
    <message>
        <source>Report: %1</source>
        <translation>报告：%1</translation>
    </message>
    <message>
        <source>%1 from %2 on %3 · %4 samples of %5 series</source>
        <translation>%1，自 %2，于 %3 · %5 个序列的 %4 个样本</translation>
    </message>
    <message>
        <source>Over time</source>
        <translation>随时间变化</translation>
    </message>
    <message>
        <source>Processes</source>
        <translation>进程</translation>
    </message>
    <message>
        <source>Metrics</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Parts of the report</source>
        <translation>报告的各部分</translation>
    </message>
    <message>
        <source>Export …</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Explore</source>
        <translation>探索</translation>
    </message>
    <message>
        <source>Opens the report in a window of its own, as if it were live: any moment, any series</source>
        <translation>在单独的窗口中打开报告，如同实时：任意时刻，任意序列</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Recommendations</source>
        <translation>建议</translation>
    </message>
    <message>
        <source>Nothing stands out: no resource was short while this was recorded.</source>
        <translation>没有异常：记录期间没有资源短缺。</translation>
    </message>
    <message>
        <source>What this report does not show</source>
        <translation>本报告未显示的内容</translation>
    </message>
    <message>
        <source>No processes were recorded with this report.</source>
        <translation>此报告没有记录进程。</translation>
    </message>
    <message>
        <source>Process</source>
        <translation>进程</translation>
    </message>
    <message>
        <source>PID</source>
        <translation>PID</translation>
    </message>
    <message>
        <source>User</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>CPU, mean</source>
        <translation>CPU，平均</translation>
    </message>
    <message>
        <source>Waits, mean</source>
        <translation>等待，平均</translation>
    </message>
    <message>
        <source>Memory, peak</source>
        <translation>内存，峰值</translation>
    </message>
    <message>
        <source>Disk, mean</source>
        <translation>磁盘，平均</translation>
    </message>
    <message>
        <source>Processes of the report</source>
        <translation>报告中的进程</translation>
    </message>
    <message>
        <source>Search metrics</source>
        <translation>搜索指标</translation>
    </message>
    <message>
        <source>Metrics of the report</source>
        <translation>报告中的指标</translation>
    </message>
    <message>
        <source>Writing %1 …</source>
        <translation>正在写入 %1…</translation>
    </message>
    <message>
        <source>Written to %1</source>
        <translation>已写入 %1</translation>
    </message>
    <message>
        <source>Flame graph</source>
        <translation>火焰图</translation>
    </message>
    <message>
        <source>Shows where the time went</source>
        <translation>显示时间花在何处</translation>
    </message>
    <message>
        <source>What was short</source>
        <translation>哪些资源紧张</translation>
    </message>
</context>
<context>
    <name>wai::ReportModel</name>
    <message>
        <source>Report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>时长</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>样本</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
</context>
<context>
    <name>wai::ReportsPage</name>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Explore</source>
        <translation>探索</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>Opens the report in a window of its own, as if it were live</source>
        <translation>在单独的窗口中打开报告，如同实时</translation>
    </message>
    <message>
        <source>Compares two reports: select both with Ctrl</source>
        <translation>比较两份报告：按住 Ctrl 选择两份</translation>
    </message>
    <message>
        <source>No reports yet.
Start profiling, work for a while and stop: the report will be here.
Or make one of the last minutes, which are recorded already.</source>
        <translation>还没有报告。
开始分析，工作一会儿再停止：报告就会出现在这里。
或者为已记录的最近几分钟生成一份。</translation>
    </message>
    <message>
        <source>Start profiling</source>
        <translation>开始分析</translation>
    </message>
    <message>
        <source>Makes a report of what the history already holds.</source>
        <translation>用历史中已有的内容生成报告。</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>导入…</translation>
    </message>
    <message>
        <source>Rename report</source>
        <translation>重命名报告</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Delete “%1”? This cannot be undone.</source>
        <translation>删除“%1”？此操作无法撤销。</translation>
    </message>
    <message>
        <source>Written to %1.</source>
        <translation>已写入 %1。</translation>
    </message>
    <message>
        <source>Last %1</source>
        <translation>最近 %1</translation>
    </message>
    <message>
        <source>Last …</source>
        <translation>最近…</translation>
    </message>
    <message>
        <source>Takes in a report, or what another profiler recorded: perf.data, perf script, folded stacks, speedscope, pprof, Firefox Profiler or Chrome. The content tells what a file is.</source>
        <translation>导入报告，或其他分析器的记录：perf.data、perf script、折叠栈、speedscope、pprof、Firefox Profiler 或 Chrome。文件类型由内容识别。</translation>
    </message>
    <message>
        <source>Import report or profile</source>
        <translation>导入报告或分析数据</translation>
    </message>
    <message>
        <source>Any report or profile (*)</source>
        <translation>任何报告或分析数据 (*)</translation>
    </message>
</context>
<context>
    <name>wai::SecondsMap</name>
    <message>
        <source>Samples in each part of each second</source>
        <translation>每秒各时段的样本数</translation>
    </message>
    <message>
        <source>No samples here.</source>
        <translation>这里没有样本。</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 毫秒</translation>
    </message>
    <message>
        <source>Each column is a second, its parts from top to bottom; the stronger the colour, the more samples. Drag over what stands out.</source>
        <translation>每列为一秒，自上而下为其各时段；颜色越深，样本越多。在异常处拖动选择。</translation>
    </message>
    <message>
        <source>%1 samples at %2</source>
        <translation>%2 处有 %1 个样本</translation>
    </message>
</context>
<context>
    <name>wai::SeriesTree</name>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>磁盘</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Processes</source>
        <translation>进程</translation>
    </message>
    <message>
        <source>Hardware and power</source>
        <translation>硬件与功率</translation>
    </message>
    <message>
        <source>Programs and this dashboard</source>
        <translation>程序和本仪表盘</translation>
    </message>
    <message>
        <source>Programs: %1</source>
        <translation>程序：%1</translation>
    </message>
    <message>
        <source>Search series</source>
        <translation>搜索序列</translation>
    </message>
    <message>
        <source>Series</source>
        <translation>序列</translation>
    </message>
    <message>
        <source>Double-click a series to add it to the selected chart, or drag it onto one</source>
        <translation>双击序列可添加到选中的图表，或把它拖到图表上</translation>
    </message>
    <message>
        <source>Program: %1</source>
        <translation>程序：%1</translation>
    </message>
    <message>
        <source>Add to the board</source>
        <translation>添加到面板</translation>
    </message>
    <message>
        <source>Copy its key</source>
        <translation>复制其键</translation>
    </message>
    <message>
        <source>Alert me …</source>
        <translation>提醒我…</translation>
    </message>
    <message>
        <source>Take no more of %1</source>
        <translation>不再接收 %1</translation>
    </message>
</context>
<context>
    <name>wai::SettingsPage</name>
    <message>
        <source>Keep collecting when the window is closed</source>
        <translation>窗口关闭后继续采集</translation>
    </message>
    <message>
        <source>No setting fits.</source>
        <translation>没有匹配的设置。</translation>
    </message>
    <message>
        <source>Search settings</source>
        <translation>搜索设置</translation>
    </message>
    <message>
        <source>Collecting</source>
        <translation>采集</translation>
    </message>
    <message>
        <source>Interval</source>
        <translation>间隔</translation>
    </message>
    <message>
        <source> % of one CPU</source>
        <translation> %（一个 CPU）</translation>
    </message>
    <message>
        <source>CPU budget</source>
        <translation>CPU 预算</translation>
    </message>
    <message>
        <source>interval how often seconds</source>
        <translation>间隔 多久 秒</translation>
    </message>
    <message>
        <source>CPU budget cost overhead</source>
        <translation>CPU 预算 开销</translation>
    </message>
    <message>
        <source>When reading the machine would cost more than the budget, it is read less often.</source>
        <translation>当读取机器的开销将超出预算时，会降低读取频率。</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>1 hour</source>
        <translation>1 小时</translation>
    </message>
    <message>
        <source>6 hours</source>
        <translation>6 小时</translation>
    </message>
    <message>
        <source>1 day</source>
        <translation>1 天</translation>
    </message>
    <message>
        <source>3 days</source>
        <translation>3 天</translation>
    </message>
    <message>
        <source>7 days</source>
        <translation>7 天</translation>
    </message>
    <message>
        <source>Keep every sample for</source>
        <translation>保留每个样本</translation>
    </message>
    <message>
        <source> MiB</source>
        <translation> MiB</translation>
    </message>
    <message>
        <source>At most on disk</source>
        <translation>磁盘上最多</translation>
    </message>
    <message>
        <source>history retention keep days</source>
        <translation>历史 保留 天</translation>
    </message>
    <message>
        <source>history size disk limit space</source>
        <translation>历史 大小 磁盘 上限 空间</translation>
    </message>
    <message>
        <source>Minimum, mean and maximum of each minute are kept for 30 days.</source>
        <translation>每分钟的最小、平均和最大值保留 30 天。</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>theme dark light colours appearance</source>
        <translation>主题 深色 浅色 颜色 外观</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>The window then closes to an icon in the tray, from which it opens again.</source>
        <translation>窗口会关闭到托盘图标，可从那里再次打开。</translation>
    </message>
    <message>
        <source>This desktop has no tray for icons: closing the window ends the program.</source>
        <translation>此桌面没有托盘图标：关闭窗口即结束程序。</translation>
    </message>
    <message>
        <source>Tray</source>
        <translation>托盘</translation>
    </message>
    <message>
        <source>tray icon background close</source>
        <translation>托盘 图标 后台 关闭</translation>
    </message>
    <message>
        <source>What this machine does not tell</source>
        <translation>本机未提供的内容</translation>
    </message>
    <message>
        <source>Set by the environment at every start: %1.</source>
        <translation>每次启动时由环境设置：%1。</translation>
    </message>
    <message>
        <source>Everything is in memory and gone when the program ends.</source>
        <translation>一切都在内存中，程序结束后即消失。</translation>
    </message>
    <message>
        <source>%1 on disk in %2.</source>
        <translation>磁盘上 %1，位于 %2。</translation>
    </message>
    <message>
        <source>It reaches back %1.</source>
        <translation>可追溯 %1。</translation>
    </message>
    <message>
        <source>Another program records; this window follows it.</source>
        <translation>另一个程序在记录；此窗口跟随它。</translation>
    </message>
    <message>
        <source>Everything that can be seen is seen.</source>
        <translation>能看到的都看到了。</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Listen on this machine&apos;s loopback ports</source>
        <translation>监听本机环回端口</translation>
    </message>
    <message>
        <source>Try what is safe by itself, and prove it</source>
        <translation>自动尝试安全的更改并加以证明</translation>
    </message>
    <message>
        <source>Metrics of other programs</source>
        <translation>其他程序的指标</translation>
    </message>
    <message>
        <source>OpenTelemetry (OTLP/HTTP), StatsD and JSON, from this machine only</source>
        <translation>OpenTelemetry（OTLP/HTTP）、StatsD 和 JSON，仅限本机</translation>
    </message>
    <message>
        <source>Web pages that may send</source>
        <translation>允许发送的网页</translation>
    </message>
    <message>
        <source>Scheme, host and port of each, separated by blanks. A page of any other site is refused.</source>
        <translation>每个网页的协议、主机和端口，以空格分隔。其他站点的网页会被拒绝。</translation>
    </message>
    <message>
        <source>Receive</source>
        <translation>接收</translation>
    </message>
    <message>
        <source>ingest OpenTelemetry OTLP StatsD Prometheus port receive</source>
        <translation>接收 OpenTelemetry OTLP StatsD Prometheus 端口</translation>
    </message>
    <message>
        <source>origin CORS web browser</source>
        <translation>来源 CORS 网页 浏览器</translation>
    </message>
    <message>
        <source>Suggestions</source>
        <translation>建议</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>应用</translation>
    </message>
    <message>
        <source>automatic optimize suggestions apply improve</source>
        <translation>自动 优化 建议 应用 改进</translation>
    </message>
    <message>
        <source>OTLP and JSON on port %1, StatsD on port %2, of this machine only.</source>
        <translation>端口 %1 接收 OTLP 和 JSON，端口 %2 接收 StatsD，仅限本机。</translation>
    </message>
    <message>
        <source>“wai-performance run” and “metric” send through a socket that only you can open.</source>
        <translation>“wai-performance run”和“metric”通过只有您能打开的套接字发送。</translation>
    </message>
    <message>
        <source>%1 points taken, %2 rejected, %3 requests refused, %4 datagrams lost.</source>
        <translation>已接收 %1 个数据点，拒绝 %2 个，拒绝请求 %3 个，丢失数据报 %4 个。</translation>
    </message>
    <message>
        <source>Another WAI Performance of yours runs and receives them.</source>
        <translation>您的另一个 WAI Performance 正在运行并接收它们。</translation>
    </message>
    <message>
        <source>Fetch from</source>
        <translation>抓取自</translation>
    </message>
    <message>
        <source>Addresses at which programs of this machine show their metrics in Prometheus&apos; text, separated by blanks. Each is asked every five seconds.</source>
        <translation>本机程序以 Prometheus 文本提供指标的地址，用空格分隔。每五秒读取一次。</translation>
    </message>
    <message>
        <source>Prometheus OpenMetrics scrape exporter target fetch</source>
        <translation>Prometheus OpenMetrics 抓取 exporter 目标</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>警报</translation>
    </message>
    <message>
        <source>Alerts and quiet hours …</source>
        <translation>警报与免打扰时段…</translation>
    </message>
    <message>
        <source>A notification of the desktop when a series stays above or below what you say. Charts offer it in their menus.</source>
        <translation>当某序列持续高于或低于您设定的值时发出桌面通知。图表的菜单中也有此项。</translation>
    </message>
    <message>
        <source>Tell me</source>
        <translation>通知我</translation>
    </message>
    <message>
        <source>alert notification threshold quiet hours</source>
        <translation>警报 通知 阈值 免打扰</translation>
    </message>
    <message>
        <source>%1 has too many series; what is beyond the limit is added up in one.</source>
        <translation>%1 的序列过多；超出部分合计为一条。</translation>
    </message>
    <message>
        <source>Take no more of it</source>
        <translation>不再接收</translation>
    </message>
    <message>
        <source>Nothing more is taken of %1.</source>
        <translation>已不再接收 %1。</translation>
    </message>
    <message>
        <source>Take it again</source>
        <translation>重新接收</translation>
    </message>
    <message>
        <source>%1: %2 taken, %3 refused: %4.</source>
        <translation>%1：已接收 %2，已拒绝 %3：%4。</translation>
    </message>
    <message>
        <source>Only what is listed below, low in risk, to be undone exactly and in need of no permission; and nothing that another user&apos;s programs could have brought about. Each is measured, and taken back where it does not help; a notification tells of it, with Undo, and the page Improve shows all of it.</source>
        <translation>仅限下列各项：风险低、可精确撤销且无需许可；且绝不会是其他用户的程序可能引起的。每项都会测量，无效则撤回；通知会告知并提供撤销，“改进”页面显示全部。</translation>
    </message>
    <message>
        <source>At most a day</source>
        <translation>每天最多</translation>
    </message>
    <message>
        <source>How often in 24 hours something is applied by itself. It is counted in the journal of changes, also over restarts.</source>
        <translation>24 小时内自动应用的次数。在更改日志中计数，重启后仍有效。</translation>
    </message>
    <message>
        <source>automatic budget limit day</source>
        <translation>自动 预算 限制 每天</translation>
    </message>
    <message>
        <source>May be applied by itself (%1 of %2 in the last 24 hours):</source>
        <translation>可自动应用（过去 24 小时 %1 / %2）：</translation>
    </message>
</context>
<context>
    <name>wai::Sparkline</name>
    <message>
        <source>%1: at most %2</source>
        <translation>%1：最多 %2</translation>
    </message>
</context>
<context>
    <name>wai::StackNowDialog</name>
    <message>
        <source>Look again (F5)</source>
        <translation>再次查看 (F5)</translation>
    </message>
    <message>
        <source>Stack of %1 now</source>
        <translation>%1 的当前调用栈</translation>
    </message>
    <message>
        <source>%1, PID %2</source>
        <translation>%1，PID %2</translation>
    </message>
    <message>
        <source>Threads and their stacks</source>
        <translation>线程及其调用栈</translation>
    </message>
    <message>
        <source>Copy all</source>
        <translation>全部复制</translation>
    </message>
    <message>
        <source>Copies every thread with its stack as text; Ctrl+C copies the selected thread</source>
        <translation>把每个线程及其调用栈复制为文本；Ctrl+C 复制所选线程</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Looks at the threads again; nothing is started or stopped for it</source>
        <translation>再次查看线程；不会启动或停止任何东西</translation>
    </message>
    <message>
        <source>Looking …</source>
        <translation>正在查看 …</translation>
    </message>
    <message>
        <source>%1 threads at %2.</source>
        <translation>%1 个线程，%2。</translation>
    </message>
</context>
<context>
    <name>wai::StackNowModel</name>
    <message>
        <source>The lock is held by %1 (%2):</source>
        <translation>锁由 %1 (%2) 持有：</translation>
    </message>
    <message>
        <source>Nobody knows who holds the lock.</source>
        <translation>不知道谁持有锁。</translation>
    </message>
    <message>
        <source>At the other end: %1 (%2)</source>
        <translation>另一端：%1 (%2)</translation>
    </message>
    <message>
        <source>runs</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>waits for a lock</source>
        <translation>等待锁</translation>
    </message>
    <message>
        <source>waits for a lock, whose holder stands below</source>
        <translation>等待锁，其持有者见下方</translation>
    </message>
    <message>
        <source>waits for storage</source>
        <translation>等待存储</translation>
    </message>
    <message>
        <source>waits for a CPU</source>
        <translation>等待 CPU</translation>
    </message>
    <message>
        <source>waits for %1</source>
        <translation>等待 %1</translation>
    </message>
    <message>
        <source>sleeps</source>
        <translation>睡眠</translation>
    </message>
    <message>
        <source>Thread and its stack, the innermost function first</source>
        <translation>线程及其调用栈，最内层函数在前</translation>
    </message>
    <message>
        <source>Module</source>
        <translation>模块</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>位置</translation>
    </message>
</context>
<context>
    <name>wai::StacksCard</name>
    <message>
        <source>Sample what programs are doing, a few times a second</source>
        <translation>每秒几次采样程序在做什么</translation>
    </message>
    <message>
        <source>Stacks of all times</source>
        <translation>任何时刻的调用栈</translation>
    </message>
    <message>
        <source>The Profiler page then shows any second of the past, as long as samples are kept. Only this user can read what is kept.</source>
        <translation>“性能分析”页随后可显示过去任意一秒，只要样本仍保留。保存的内容只有此用户可读。</translation>
    </message>
    <message>
        <source>Never sample</source>
        <translation>从不采样</translation>
    </message>
    <message>
        <source>Names of programs, separated by commas</source>
        <translation>程序名称，以逗号分隔</translation>
    </message>
    <message>
        <source> % of the machine</source>
        <translation> %（占整机）</translation>
    </message>
    <message>
        <source>Cost limit</source>
        <translation>开销限制</translation>
    </message>
    <message>
        <source>Where sampling would take more of all CPUs, it samples less often and says so.</source>
        <translation>采样若超过所有 CPU 的此份额，则降低频率并说明。</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>stacks profile sampling always keep flame graph</source>
        <translation>调用栈 剖析 采样 始终 保存 火焰图 stacks</translation>
    </message>
    <message>
        <source>stacks exclude programs private sampling</source>
        <translation>调用栈 排除 程序 隐私 采样 stacks</translation>
    </message>
    <message>
        <source>stacks cost budget overhead sampling</source>
        <translation>调用栈 成本 预算 开销 采样 stacks</translation>
    </message>
    <message>
        <source>Nothing is sampled now.</source>
        <translation>现在没有采样。</translation>
    </message>
    <message>
        <source>Your own busy processes are sampled %1 times a second, for %2 of the machine.</source>
        <translation>您自己的忙碌进程每秒采样 %1 次，占用机器的 %2。</translation>
    </message>
    <message>
        <source>Every process and the kernel are sampled %1 times a second and CPU, for %2 of the machine.</source>
        <translation>每个进程和内核按每 CPU 每秒 %1 次采样，占用机器的 %2。</translation>
    </message>
    <message>
        <source>That is less often than %1 times, to stay within the cost limit.</source>
        <translation>低于 %1 次，以保持在开销限制之内。</translation>
    </message>
    <message>
        <source>%1 samples were lost since the start.</source>
        <translation>启动以来丢失了 %1 个样本。</translation>
    </message>
    <message>
        <source>What is kept takes %1 on disk and reaches back %2.</source>
        <translation>保存的内容在磁盘上占 %1，可追溯 %2。</translation>
    </message>
    <message>
        <source>The program that records this history samples them.</source>
        <translation>由记录此历史的程序采样。</translation>
    </message>
</context>
<context>
    <name>wai::StatusLine</name>
    <message>
        <source>CPU time of this program over the last interval, in percent of one CPU, and its resident memory.</source>
        <translation>本程序在上一个间隔的 CPU 时间（以一个 CPU 的百分比计）和常驻内存。</translation>
    </message>
    <message>
        <source>CPU time that reading, unwinding and counting the samples takes, in percent of one CPU.</source>
        <translation>读取、展开和统计样本所用的 CPU 时间，以一个 CPU 的百分比计。</translation>
    </message>
    <message>
        <source>Recorded on %1</source>
        <translation>记录于 %1</translation>
    </message>
    <message>
        <source>%1 series</source>
        <translation>%1 个序列</translation>
    </message>
    <message>
        <source>This dashboard: %1 CPU, %2</source>
        <translation>本仪表盘：%1 CPU，%2</translation>
    </message>
    <message>
        <source>slowed down to %1</source>
        <translation>已放慢到 %1</translation>
    </message>
    <message>
        <source>%1 series, %2</source>
        <translation>%1 个序列，%2</translation>
    </message>
    <message>
        <source>History: %1</source>
        <translation>历史：%1</translation>
    </message>
    <message>
        <source>No history yet</source>
        <translation>尚无历史</translation>
    </message>
    <message>
        <source>followed</source>
        <translation>跟随</translation>
    </message>
    <message>
        <source>in memory only</source>
        <translation>仅在内存中</translation>
    </message>
    <message>
        <source>Another program records into this folder; this window follows it live.</source>
        <translation>另一个程序在此文件夹中记录；此窗口实时跟随它。</translation>
    </message>
    <message>
        <source>Sampling: %1 CPU, %2 samples</source>
        <translation>采样：%1 CPU，%2 个样本</translation>
    </message>
    <message>
        <source>%1 lost</source>
        <translation>丢失 %1 个</translation>
    </message>
    <message>
        <source>%1 series of things that are gone (containers, disks, programs that ended) were forgotten since the start. What was recorded of them is kept as long as everything else.</source>
        <translation>自启动以来，已遗忘 %1 个属于已消失事物（容器、磁盘、已结束的程序）的序列。它们已记录的数据与其他数据保留同样久。</translation>
    </message>
    <message>
        <source>Stacks: %1 Hz, %2</source>
        <translation>调用栈：%1 Hz，%2</translation>
    </message>
    <message>
        <source>How often the stacks of programs are sampled, and how much of the machine&apos;s CPU time that takes. The settings can switch it off.</source>
        <translation>程序调用栈的采样频率，以及占用机器多少 CPU 时间。可在设置中关闭。</translation>
    </message>
</context>
<context>
    <name>wai::SubjectChooser</name>
    <message>
        <source>Whose stacks</source>
        <translation>谁的调用栈</translation>
    </message>
    <message>
        <source>Search programs, processes and units</source>
        <translation>搜索程序、进程和单元</translation>
    </message>
    <message>
        <source>%1
Choose a program, a process or a unit</source>
        <translation>%1
选择程序、进程或单元</translation>
    </message>
</context>
<context>
    <name>wai::SubjectModel</name>
    <message>
        <source>Process %1</source>
        <translation>进程 %1</translation>
    </message>
    <message>
        <source>%1 processes</source>
        <translation>%1 个进程</translation>
    </message>
    <message>
        <source>The whole machine</source>
        <translation>整台机器</translation>
    </message>
    <message>
        <source>Program, %1 processes</source>
        <translation>程序，%1 个进程</translation>
    </message>
    <message>
        <source>Unit, processes: %1</source>
        <translation>单元，进程：%1</translation>
    </message>
    <message>
        <source>Process</source>
        <translation>进程</translation>
    </message>
</context>
<context>
    <name>wai::SuggestionCard</name>
    <message>
        <source>gain: low</source>
        <translation>收益：低</translation>
    </message>
    <message>
        <source>gain: medium</source>
        <translation>收益：中</translation>
    </message>
    <message>
        <source>gain: high</source>
        <translation>收益：高</translation>
    </message>
    <message>
        <source>urgent</source>
        <translation>紧急</translation>
    </message>
    <message>
        <source>Apply and measure</source>
        <translation>应用并测量</translation>
    </message>
    <message>
        <source>Show commands</source>
        <translation>显示命令</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>The same for a shell</source>
        <translation>用于命令行的等价命令</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>暂不</translation>
    </message>
    <message>
        <source>For an hour</source>
        <translation>一小时内</translation>
    </message>
    <message>
        <source>For a day</source>
        <translation>一天内</translation>
    </message>
    <message>
        <source>Never suggest this again</source>
        <translation>不再建议</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>应用</translation>
    </message>
    <message>
        <source>It cannot be taken back: %1.</source>
        <translation>无法撤回：%1。</translation>
    </message>
    <message>
        <source>It cannot be applied here: %1. The commands can be run as root.</source>
        <translation>无法在此应用：%1。可以 root 身份执行命令。</translation>
    </message>
    <message>
        <source>advice</source>
        <translation>建议</translation>
    </message>
    <message>
        <source>No setting of the machine fixes this; the text says what does.</source>
        <translation>没有设置可以解决；文字说明了办法。</translation>
    </message>
    <message>
        <source>undo: exact</source>
        <translation>撤销：精确</translation>
    </message>
    <message>
        <source>The value there now is written to a journal first; undo writes it back from it.</source>
        <translation>先把当前值写入日志，再据此写回。</translation>
    </message>
    <message>
        <source>undo: not by you</source>
        <translation>撤销：您无权</translation>
    </message>
    <message>
        <source>risk: low</source>
        <translation>风险：低</translation>
    </message>
    <message>
        <source>risk: medium</source>
        <translation>风险：中</translation>
    </message>
    <message>
        <source>risk: high</source>
        <translation>风险：高</translation>
    </message>
    <message>
        <source>It is undone automatically after half a minute unless you keep it.</source>
        <translation>若不确认保留，半分钟后自动恢复。</translation>
    </message>
    <message>
        <source>no password</source>
        <translation>无需密码</translation>
    </message>
    <message>
        <source>You may do this.</source>
        <translation>您有权执行。</translation>
    </message>
    <message>
        <source>needs root</source>
        <translation>需要 root</translation>
    </message>
    <message>
        <source>why this threshold?</source>
        <translation>为何是此阈值？</translation>
    </message>
    <message>
        <source>Thresholds: %1</source>
        <translation>阈值来源：%1</translation>
    </message>
    <message>
        <source>asks for permission</source>
        <translation>需要授权</translation>
    </message>
    <message>
        <source>The privileged helper does it, once an administrator has allowed it.</source>
        <translation>管理员授权后，由特权助手执行。</translation>
    </message>
    <message>
        <source>Click to see and change them.</source>
        <translation>点击可查看并更改。</translation>
    </message>
    <message>
        <source>Apply and watch</source>
        <translation>应用并观察</translation>
    </message>
</context>
<context>
    <name>wai::SummaryModel</name>
    <message>
        <source>%1, samples: %2</source>
        <translation>%1，样本：%2</translation>
    </message>
    <message>
        <source>Metric</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Minimum</source>
        <translation>最小</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>平均</translation>
    </message>
    <message>
        <source>Median</source>
        <translation>中位数</translation>
    </message>
    <message>
        <source>95 %</source>
        <translation>95 %</translation>
    </message>
    <message>
        <source>Maximum</source>
        <translation>最大</translation>
    </message>
</context>
<context>
    <name>wai::TargetForm</name>
    <message>
        <source>Also where and how long threads wait</source>
        <translation>还记录线程在何处等待、等待多久</translation>
    </message>
    <message>
        <source>Also where memory is touched first (page faults)</source>
        <translation>还记录内存在何处首次被访问（缺页）</translation>
    </message>
    <message>
        <source>A command, from its start</source>
        <translation>一个命令，从启动开始</translation>
    </message>
    <message>
        <source>A running process</source>
        <translation>一个运行中的进程</translation>
    </message>
    <message>
        <source>The whole system</source>
        <translation>整个系统</translation>
    </message>
    <message>
        <source>Metrics only, no flame graph</source>
        <translation>仅指标，无火焰图</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>分析对象</translation>
    </message>
    <message>
        <source>./my-program --its-option</source>
        <translation>./my-program --its-option</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Where the dashboard was started</source>
        <translation>仪表板启动时的位置</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Name or number</source>
        <translation>名称或编号</translation>
    </message>
    <message>
        <source>Process</source>
        <translation>进程</translation>
    </message>
    <message>
        <source>%1 per second and CPU</source>
        <translation>每秒每个 CPU %1 次</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>采样</translation>
    </message>
    <message>
        <source>More show finer detail and cost more. Odd numbers, so that sampling does not run in step with what it looks at.</source>
        <translation>越多细节越精细，开销也越大。使用奇数，以免采样与被观察对象同步。</translation>
    </message>
    <message>
        <source>Off-CPU profiling: locks, disks, the network, timers</source>
        <translation>Off-CPU 分析：锁、磁盘、网络、定时器</translation>
    </message>
    <message>
        <source>Found automatically</source>
        <translation>自动查找</translation>
    </message>
    <message>
        <source>By unwind rules (.eh_frame)</source>
        <translation>按展开规则（.eh_frame）</translation>
    </message>
    <message>
        <source>By frame pointers</source>
        <translation>按帧指针</translation>
    </message>
    <message>
        <source>Not recorded</source>
        <translation>不记录</translation>
    </message>
    <message>
        <source>Callers</source>
        <translation>调用者</translation>
    </message>
    <message>
        <source>For experts. Frame pointers cost less where every program and library was compiled with them; elsewhere callers are missing.</source>
        <translation>供专家使用。如果所有程序和库都以帧指针编译，则帧指针开销更小；否则会缺少调用者。</translation>
    </message>
    <message>
        <source>With an administrator&apos;s permission: everything</source>
        <translation>使用管理员授权：全部内容</translation>
    </message>
    <message>
        <source>The privileged helper then opens what you may not sample yourself: the kernel, and programs of others. Nothing else changes, and it ends with the recording.</source>
        <translation>特权助手会打开您无权采样的内容：内核以及其他用户的程序。其他一切不变，录制结束即终止。</translation>
    </message>
</context>
<context>
    <name>wai::ThreadTimeline</name>
    <message>
        <source>Threads over time</source>
        <translation>线程随时间变化</translation>
    </message>
    <message>
        <source>No threads yet.</source>
        <translation>尚无线程。</translation>
    </message>
    <message>
        <source>%1
Click: only this thread; Ctrl+click: this one too</source>
        <translation>%1
单击：仅此线程；Ctrl+单击：加上此线程</translation>
    </message>
    <message>
        <source>%1 at %2
Drag to choose a range</source>
        <translation>%1，于 %2
拖动以选择范围</translation>
    </message>
    <message>
        <source>Threads: %1, the busiest: %2</source>
        <translation>线程：%1，最繁忙：%2</translation>
    </message>
</context>
<context>
    <name>wai::ThresholdDialog</name>
    <message>
        <source>Thresholds of %1</source>
        <translation>%1 的阈值</translation>
    </message>
    <message>
        <source>This rule has no thresholds: it looks at settings only.</source>
        <translation>此规则没有阈值：它只查看设置。</translation>
    </message>
    <message>
        <source>It appears when all of these hold at once:</source>
        <translation>以下条件同时成立时发出建议：</translation>
    </message>
    <message>
        <source>Built in: %1</source>
        <translation>内置值：%1</translation>
    </message>
    <message>
        <source>above, for %1</source>
        <translation>高于，持续 %1</translation>
    </message>
    <message>
        <source>below, for %1</source>
        <translation>低于，持续 %1</translation>
    </message>
    <message>
        <source>Where they come from: %1</source>
        <translation>来源：%1</translation>
    </message>
    <message>
        <source>As built in</source>
        <translation>恢复内置值</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
</context>
<context>
    <name>wai::TimeChart</name>
    <message>
        <source>Waiting for the first samples …</source>
        <translation>正在等待首批样本…</translation>
    </message>
    <message>
        <source>ø %1, ↑ %2</source>
        <translation>ø %1，↑ %2</translation>
    </message>
    <message>
        <source>%1 %2 to %3, on average %4, peak at %5</source>
        <translation>%1：%2 至 %3，平均 %4，峰值于 %5</translation>
    </message>
    <message>
        <source>%1: no data</source>
        <translation>%1：没有数据</translation>
    </message>
    <message>
        <source>%1: %2.</source>
        <translation>%1：%2。</translation>
    </message>
    <message>
        <source>Zoom to the selection</source>
        <translation>放大到选区</translation>
    </message>
    <message>
        <source>Clear the selection</source>
        <translation>清除选区</translation>
    </message>
    <message>
        <source>Back to the range before</source>
        <translation>返回之前的范围</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>线</translation>
    </message>
    <message>
        <source>Areas</source>
        <translation>面积</translation>
    </message>
    <message>
        <source>Stacked</source>
        <translation>堆叠</translation>
    </message>
    <message>
        <source>Logarithmic scale</source>
        <translation>对数刻度</translation>
    </message>
    <message>
        <source>Copy as image</source>
        <translation>复制为图片</translation>
    </message>
    <message>
        <source>Copy as CSV</source>
        <translation>复制为 CSV</translation>
    </message>
    <message>
        <source>Nothing was recorded then. Recorded since %1.</source>
        <translation>当时没有记录。从 %1 开始记录。</translation>
    </message>
    <message>
        <source>Nothing was recorded in this range.</source>
        <translation>此时间范围内没有记录。</translation>
    </message>
    <message>
        <source>Recorded since %1</source>
        <translation>从 %1 开始记录</translation>
    </message>
    <message>
        <source>%1 Meanwhile: %2.</source>
        <translation>%1 同时：%2。</translation>
    </message>
    <message>
        <source>Why was it slow?</source>
        <translation>为何变慢？</translation>
    </message>
    <message>
        <source>What changed …</source>
        <translation>有何变化 …</translation>
    </message>
    <message>
        <source>Write a note …</source>
        <translation>写备注 …</translation>
    </message>
</context>
<context>
    <name>wai::TopProcessModel</name>
    <message>
        <source>%1, PID %2, of %3
CPU %4, waited to run %5
Read %6, written %7</source>
        <translation>%1，PID %2，属于 %3
CPU %4，等待运行 %5
读取 %6，写入 %7</translation>
    </message>
    <message>
        <source>Process</source>
        <translation>进程</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>Waits</source>
        <translation>等待</translation>
    </message>
    <message>
        <source>IO</source>
        <translation>IO</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <translation>%1 在 %2 中</translation>
    </message>
    <message>
        <source>%1 of its CPU time in %2</source>
        <translation>其 CPU 时间的 %1 在 %2 中</translation>
    </message>
    <message>
        <source>of %1</source>
        <translation>属于 %1</translation>
    </message>
    <message>
        <source>by about %1 samples</source>
        <translation>依据约 %1 个样本</translation>
    </message>
</context>
<context>
    <name>wai::TopProcesses</name>
    <message>
        <source>Who did it</source>
        <translation>是谁干的</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>Waits</source>
        <translation>等待</translation>
    </message>
    <message>
        <source>IO</source>
        <translation>IO</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>Sort processes by</source>
        <translation>进程排序依据</translation>
    </message>
    <message>
        <source>What the processes are sorted by. Waits is time that a process was ready to run but had no CPU.</source>
        <translation>进程按什么排序。等待是进程已就绪但没有 CPU 的时间。</translation>
    </message>
    <message>
        <source>Most active processes</source>
        <translation>最活跃的进程</translation>
    </message>
    <message>
        <source>No processes were recorded then.</source>
        <translation>当时没有记录进程。</translation>
    </message>
    <message>
        <source>Waiting for the first samples …</source>
        <translation>正在等待首批样本…</translation>
    </message>
    <message>
        <source>At %1</source>
        <translation>在 %1</translation>
    </message>
    <message>
        <source>Over %1 until %2</source>
        <translation>%1，至 %2</translation>
    </message>
    <message>
        <source>Now. Point at a chart to see an earlier moment.</source>
        <translation>现在。指向图表可查看更早的时刻。</translation>
    </message>
    <message>
        <source>No process did anything worth mentioning.</source>
        <translation>没有进程有值得一提的活动。</translation>
    </message>
    <message>
        <source>Flame graph of %1</source>
        <translation>%1 的火焰图</translation>
    </message>
    <message>
        <source>Details of %1</source>
        <translation>%1 的详情</translation>
    </message>
</context>
<context>
    <name>wai::UseMatrix</name>
    <message>
        <source>Utilisation</source>
        <translation>使用率</translation>
    </message>
    <message>
        <source>Saturation</source>
        <translation>饱和度</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>磁盘</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Disk %1</source>
        <translation>磁盘 %1</translation>
    </message>
    <message>
        <source>Network %1</source>
        <translation>网络 %1</translation>
    </message>
    <message>
        <source>Share of all CPUs that worked. Leads to the CPU chart.</source>
        <translation>工作中的 CPU 占比。转到 CPU 图表。</translation>
    </message>
    <message>
        <source>Share of time in which some task waited for a CPU, and how many run or wait. Opens the pressure chart.</source>
        <translation>有任务等待 CPU 的时间占比，以及运行或等待的任务数。转到压力图表。</translation>
    </message>
    <message>
        <source>Slowed down to stay cool, or given to other virtual machines. Opens these series.</source>
        <translation>为降温而减速，或被让给其他虚拟机。转到这些序列。</translation>
    </message>
    <message>
        <source>Memory that programs cannot get any more. Opens the memory chart.</source>
        <translation>程序再也拿不到的内存。转到内存图表。</translation>
    </message>
    <message>
        <source>Share of time in which some task waited for memory, and pages moved to and from swap. Opens the pressure chart.</source>
        <translation>有任务等待内存的时间占比，以及移入移出交换的页。转到压力图表。</translation>
    </message>
    <message>
        <source>Processes that the kernel killed to free memory. Leads to this series.</source>
        <translation>内核为释放内存而终止的进程。转到此序列。</translation>
    </message>
    <message>
        <source>No disk has done anything yet.</source>
        <translation>还没有磁盘活动。</translation>
    </message>
    <message>
        <source>Share of time in which the disk had something to do. Leads to the disk chart.</source>
        <translation>磁盘有事可做的时间占比。转到磁盘图表。</translation>
    </message>
    <message>
        <source>Share of time in which some task waited for storage, and operations under way. Opens the pressure chart.</source>
        <translation>有任务等待存储的时间占比，以及进行中的操作。转到压力图表。</translation>
    </message>
    <message>
        <source>The fullest filesystem: one without space makes programs fail. Opens these series.</source>
        <translation>最满的文件系统：没有空间会使程序失败。转到这些序列。</translation>
    </message>
    <message>
        <source>No network has carried anything yet.</source>
        <translation>还没有网络活动。</translation>
    </message>
    <message>
        <source>Bytes received and sent. Opens the network chart.</source>
        <translation>收发的字节数。转到网络图表。</translation>
    </message>
    <message>
        <source>Packets dropped, and connections that servers did not accept in time. Opens these series.</source>
        <translation>丢掉的数据包，以及服务器未及时接受的连接。转到这些序列。</translation>
    </message>
    <message>
        <source>Share of TCP segments that were retransmitted, and packets with errors. Opens these series.</source>
        <translation>必须重发的 TCP 段占比，以及出错的数据包。转到这些序列。</translation>
    </message>
</context>
<context>
    <name>wai::UxPage</name>
    <message>
        <source>Last hour</source>
        <translation>最近一小时</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>最近一天</translation>
    </message>
    <message>
        <source>Last week</source>
        <translation>最近一周</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>最近 30 天</translation>
    </message>
    <message>
        <source>Visits of</source>
        <translation>访问时段</translation>
    </message>
    <message>
        <source> ms</source>
        <translation> ms</translation>
    </message>
    <message>
        <source>Apdex target</source>
        <translation>Apdex 目标</translation>
    </message>
    <message>
        <source>Up to which time an operation satisfies its user. Operations of traces are counted against the target of the moment.</source>
        <translation>操作在多长时间内令用户满意。来自跟踪的操作按当时的目标计数。</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Operations</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>What users wait for</source>
        <translation>用户在等什么</translation>
    </message>
    <message>
        <source>Nothing measured</source>
        <translation>尚无测量</translation>
    </message>
    <message>
        <source>Nothing rated</source>
        <translation>尚无评级</translation>
    </message>
    <message>
        <source>Nothing is poor</source>
        <translation>没有差的指标</translation>
    </message>
    <message>
        <source>Poor: %1 of %2 figures</source>
        <translation>%2 个指标中有 %1 个差</translation>
    </message>
    <message>
        <source>of %1</source>
        <translation>来自 %1</translation>
    </message>
    <message>
        <source>of %1 programs</source>
        <translation>来自 %1 个程序</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%2 的 %1</translation>
    </message>
    <message>
        <source>Nothing to improve that the figures of the last week would show.</source>
        <translation>最近一周的指标没有显示需要改进之处。</translation>
    </message>
    <message>
        <source>Its series is not in the history.</source>
        <translation>历史中没有其序列。</translation>
    </message>
    <message>
        <source>This dashboard too</source>
        <translation>也包括本程序</translation>
    </message>
    <message>
        <source>Also how this window itself feels: its event loop, its frames and its hangs</source>
        <translation>也显示本窗口自身的感受：其事件循环、帧和卡顿</translation>
    </message>
    <message>
        <source>No application has reported how it feels yet.
A web page does with @wai/performance (own-programs.md of the documentation), a Qt application with performance::UiProbe, a command with “wai-performance run”, and any service that sends OpenTelemetry traces.
Web pages must be let in first: Settings, “Metrics of other programs”.</source>
        <translation>还没有应用报告过感受。
网页通过 @wai/performance（见文档中的 own-programs.md），Qt 应用通过 performance::UiProbe，命令通过 “wai-performance run”，以及任何发送 OpenTelemetry 跟踪的服务都可以。
网页须先获准：设置，“其他程序的指标”。</translation>
    </message>
</context>
<context>
    <name>wai::WhatChangedDialog</name>
    <message>
        <source>Edit …</source>
        <translation>编辑 …</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>What changed</source>
        <translation>有何变化</translation>
    </message>
    <message>
        <source>Search: a package, a service, a setting, a word of a note</source>
        <translation>搜索：软件包、服务、设置、备注中的词</translation>
    </message>
    <message>
        <source>Search what changed</source>
        <translation>搜索变化</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>种类</translation>
    </message>
    <message>
        <source>Every kind</source>
        <translation>所有种类</translation>
    </message>
    <message>
        <source>How far back</source>
        <translation>追溯多久</translation>
    </message>
    <message>
        <source>One day before</source>
        <translation>之前一天</translation>
    </message>
    <message>
        <source>A week before</source>
        <translation>之前一周</translation>
    </message>
    <message>
        <source>30 days before</source>
        <translation>之前 30 天</translation>
    </message>
    <message>
        <source>Write a note …</source>
        <translation>写备注 …</translation>
    </message>
    <message>
        <source>Of the moment that is picked in the charts, else of now (N in any chart)</source>
        <translation>针对图表中选定的时刻，否则为现在（在任何图表中按 N）</translation>
    </message>
    <message>
        <source>Copy rows</source>
        <translation>复制行</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>截至 %1</translation>
    </message>
    <message>
        <source>until now</source>
        <translation>截至现在</translation>
    </message>
    <message>
        <source>Nothing is known to have changed %1.</source>
        <translation>%1，没有已知的变化。</translation>
    </message>
    <message>
        <source>None of %1 fits the search.</source>
        <translation>%1 项中没有符合搜索的。</translation>
    </message>
    <message>
        <source>%1 of %2, %3</source>
        <translation>%1 项，共 %2 项，%3</translation>
    </message>
    <message>
        <source>Select a note first: what the machine’s logs say stays as it is</source>
        <translation>请先选择备注：机器日志所述保持不变</translation>
    </message>
    <message>
        <source>The note “%1” was removed.</source>
        <translation>备注“%1”已删除。</translation>
    </message>
</context>
<context>
    <name>wai::WhyChart</name>
    <message>
        <source>Open in Metrics</source>
        <translation>在指标中打开</translation>
    </message>
    <message>
        <source>%1: %2 instead of %3</source>
        <translation>%1：%2，而不是 %3</translation>
    </message>
    <message>
        <source>%1: %2, usually %3</source>
        <translation>%1：%2，通常 %3</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>wai::WhyPage</name>
    <message>
        <source>In this range the machine did what it did before: nothing that was looked at was short, slow or in somebody’s way. What felt slow may have waited for something outside of this machine.</source>
        <translation>在此时间范围内机器与之前一样：检查的项目中没有不足、缓慢或相互妨碍。感觉慢的部分可能在等待此机器之外的事物。</translation>
    </message>
    <message>
        <source>Go to %1</source>
        <translation>前往 %1</translation>
    </message>
</context>
</TS>
