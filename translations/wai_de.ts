<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de">
<context>
    <name>Advice</name>
    <message>
        <source>%1 allocates a lot</source>
        <translation>%1 fordert viel Speicher an</translation>
    </message>
    <message>
        <source>Threads of %1 wait for locks</source>
        <translation>Threads von %1 warten auf Sperren</translation>
    </message>
    <message>
        <source>%1 spends its time in the kernel</source>
        <translation>%1 verbringt seine Zeit im Kernel</translation>
    </message>
    <message>
        <source>%1 copies a lot</source>
        <translation>%1 kopiert viel</translation>
    </message>
    <message>
        <source>%1 touches fresh memory again and again</source>
        <translation>%1 berührt immer wieder frischen Speicher</translation>
    </message>
    <message>
        <source>%1 waits for storage</source>
        <translation>%1 wartet auf Speichermedien</translation>
    </message>
    <message>
        <source>%1 formats a lot of text</source>
        <translation>%1 formatiert viel Text</translation>
    </message>
    <message>
        <source>%1 searches its containers for long</source>
        <translation>%1 sucht lange in seinen Containern</translation>
    </message>
    <message>
        <source>%1 throws exceptions all the time</source>
        <translation>%1 wirft ständig Ausnahmen</translation>
    </message>
    <message>
        <source>%1 compiles regular expressions again and again</source>
        <translation>%1 übersetzt immer wieder reguläre Ausdrücke</translation>
    </message>
    <message>
        <source>One thread of %1 does everything</source>
        <translation>Ein Thread von %1 macht alles</translation>
    </message>
    <message>
        <source>%1 has more threads than CPUs</source>
        <translation>%1 hat mehr Threads als CPUs</translation>
    </message>
    <message>
        <source>%1 waits by spinning</source>
        <translation>%1 wartet in Schleifen</translation>
    </message>
    <message>
        <source>%1 loads libraries for long</source>
        <translation>%1 lädt lange Bibliotheken</translation>
    </message>
    <message>
        <source>One function of %1 takes the most</source>
        <translation>Eine Funktion von %1 braucht das meiste</translation>
    </message>
    <message>
        <source>%1 was built without optimisation</source>
        <translation>%1 wurde ohne Optimierung gebaut</translation>
    </message>
</context>
<context>
    <name>Alerts</name>
    <message>
        <source>%1 has been above %2 for %3, at most %4.</source>
        <translation>%1 liegt seit %3 über %2, höchstens bei %4.</translation>
    </message>
    <message>
        <source>%1 has been below %2 for %3, at least %4.</source>
        <translation>%1 liegt seit %3 unter %2, mindestens bei %4.</translation>
    </message>
    <message>
        <source>at most %1</source>
        <translation>höchstens %1</translation>
    </message>
    <message>
        <source>it is empty</source>
        <translation>es ist leer</translation>
    </message>
    <message>
        <source>not a finite number</source>
        <translation>keine endliche Zahl</translation>
    </message>
    <message>
        <source>must be 0 to 1</source>
        <translation>muss 0 bis 1 sein</translation>
    </message>
    <message>
        <source>must be a second to a day</source>
        <translation>muss eine Sekunde bis ein Tag sein</translation>
    </message>
    <message>
        <source>must be a minute of the day</source>
        <translation>muss eine Minute des Tages sein</translation>
    </message>
</context>
<context>
    <name>Board</name>
    <message>
        <source>%1 at byte %2</source>
        <translation>%1 bei Byte %2</translation>
    </message>
    <message>
        <source>it is no board: waiBoard or panels is missing</source>
        <translation>es ist keine Tafel: waiBoard oder panels fehlt</translation>
    </message>
    <message>
        <source>it was written by a later version of this program</source>
        <translation>es wurde von einer späteren Version dieses Programms geschrieben</translation>
    </message>
    <message>
        <source>it is too large for a board</source>
        <translation>es ist zu groß für eine Tafel</translation>
    </message>
    <message>
        <source>the folder cannot be made</source>
        <translation>der Ordner kann nicht angelegt werden</translation>
    </message>
    <message>
        <source>First board</source>
        <translation>Erste Tafel</translation>
    </message>
    <message>
        <source>What CPUs do</source>
        <translation>Was die CPUs tun</translation>
    </message>
    <message>
        <source>Who waits</source>
        <translation>Wer wartet</translation>
    </message>
    <message>
        <source>Where memory is</source>
        <translation>Wo der Speicher ist</translation>
    </message>
    <message>
        <source>Load and switches</source>
        <translation>Last und Wechsel</translation>
    </message>
</context>
<context>
    <name>Chart</name>
    <message>
        <source>−%1 s</source>
        <translation>−%1 s</translation>
    </message>
    <message>
        <source>−%1 min</source>
        <translation>−%1 min</translation>
    </message>
    <message>
        <source>−%1 h</source>
        <translation>−%1 h</translation>
    </message>
    <message>
        <source>−%1 d</source>
        <translation>−%1 d</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
</context>
<context>
    <name>Client</name>
    <message>
        <source>observing this machine</source>
        <translation>diesen Rechner zu beobachten</translation>
    </message>
    <message>
        <source>it is switched off</source>
        <translation>es ist ausgeschaltet</translation>
    </message>
    <message>
        <source>Switch metrics on in the settings, or unset PERFORMANCE_ENABLED.</source>
        <translation>Schalten Sie Metriken in den Einstellungen ein oder entfernen Sie PERFORMANCE_ENABLED.</translation>
    </message>
    <message>
        <source>Nothing is kept after the end of this program: %1</source>
        <translation>Nach dem Ende dieses Programms bleibt nichts erhalten: %1</translation>
    </message>
    <message>
        <source>Recording was interrupted: the machine slept or the clock was set.</source>
        <translation>Die Aufzeichnung war unterbrochen: Der Rechner schlief oder die Uhr wurde gestellt.</translation>
    </message>
    <message>
        <source>another program writes to this data folder</source>
        <translation>ein anderes Programm schreibt in diesen Datenordner</translation>
    </message>
    <message>
        <source>Close it, or use another folder.</source>
        <translation>Schließen Sie es oder verwenden Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>there are too many series already</source>
        <translation>es gibt schon zu viele Messreihen</translation>
    </message>
    <message>
        <source>%1 is already recorded in &quot;%2&quot;</source>
        <translation>%1 wird bereits in „%2“ aufgezeichnet</translation>
    </message>
    <message>
        <source>no processes were recorded at that moment</source>
        <translation>zu diesem Zeitpunkt wurden keine Prozesse aufgezeichnet</translation>
    </message>
    <message>
        <source>no processes were recorded in that range</source>
        <translation>in diesem Zeitraum wurden keine Prozesse aufgezeichnet</translation>
    </message>
    <message>
        <source>the duration of a report</source>
        <translation>die Dauer eines Berichts</translation>
    </message>
    <message>
        <source>it must be longer than nothing</source>
        <translation>sie muss länger als nichts sein</translation>
    </message>
    <message>
        <source>the name of a report</source>
        <translation>der Name eines Berichts</translation>
    </message>
    <message>
        <source>it is empty</source>
        <translation>er ist leer</translation>
    </message>
    <message>
        <source>profiling</source>
        <translation>die Aufzeichnung</translation>
    </message>
    <message>
        <source>observing this machine is switched off</source>
        <translation>die Beobachtung dieses Rechners ist ausgeschaltet</translation>
    </message>
    <message>
        <source>must be 100 ms to 60 s</source>
        <translation>muss 100 ms bis 60 s sein</translation>
    </message>
    <message>
        <source>it is switched off in the settings</source>
        <translation>sie ist in den Einstellungen ausgeschaltet</translation>
    </message>
    <message>
        <source>Session of %1</source>
        <translation>Sitzung von %1</translation>
    </message>
    <message>
        <source>must be 1 to 10,000 samples per second</source>
        <translation>muss zwischen 1 und 10.000 Messungen pro Sekunde liegen</translation>
    </message>
    <message>
        <source>nothing was chosen to be sampled</source>
        <translation>nichts wurde zum Messen gewählt</translation>
    </message>
    <message>
        <source>it is still being started</source>
        <translation>es wird noch gestartet</translation>
    </message>
    <message>
        <source>it has no profile, only metrics</source>
        <translation>er hat kein Profil, nur Messwerte</translation>
    </message>
    <message>
        <source>Export it as json, csv or html.</source>
        <translation>Exportieren Sie ihn als json, csv oder html.</translation>
    </message>
    <message>
        <source>Applied: %1</source>
        <translation>Angewandt: %1</translation>
    </message>
    <message>
        <source>Taken back: %1</source>
        <translation>Zurückgenommen: %1</translation>
    </message>
    <message>
        <source>this program receives no metrics of others</source>
        <translation>dieses Programm nimmt keine Metriken anderer entgegen</translation>
    </message>
    <message>
        <source>the privileged helper is not installed</source>
        <translation>der privilegierte Helfer ist nicht installiert</translation>
    </message>
    <message>
        <source>Install it (cmake --install), or record without an administrator&apos;s permission.</source>
        <translation>Installieren Sie ihn (cmake --install), oder zeichnen Sie ohne Zustimmung eines Verwalters auf.</translation>
    </message>
    <message>
        <source>The program that recorded into this folder has ended. This one records now.</source>
        <translation>Das Programm, das in diesen Ordner aufzeichnete, ist beendet. Jetzt zeichnet dieses auf.</translation>
    </message>
    <message>
        <source>The data folder was removed (%1), and another program records there now. This one keeps nothing until that one ends.</source>
        <translation>Der Datenordner wurde entfernt (%1), und jetzt zeichnet dort ein anderes Programm auf. Dieses behält nichts, bis jenes endet.</translation>
    </message>
    <message>
        <source>must be 1,024 to 65,528 bytes</source>
        <translation>muss 1.024 bis 65.528 Bytes sein</translation>
    </message>
    <message>
        <source>its profile has no event %1</source>
        <translation>sein Profil hat kein Ereignis %1</translation>
    </message>
    <message>
        <source>It has: %1.</source>
        <translation>Es hat: %1.</translation>
    </message>
    <message>
        <source>the machine&apos;s own metrics have this name; a service.name among its attributes tells it apart</source>
        <translation>so heißt eine Metrik, die der Rechner selbst misst; ein service.name unter den Attributen unterscheidet sie</translation>
    </message>
    <message>
        <source>they are recorded faster than the dashboard takes them</source>
        <translation>sie werden schneller aufgezeichnet, als das Dashboard sie annimmt</translation>
    </message>
    <message>
        <source>The dashboard does not get all metrics that are recorded with metadata: %1</source>
        <translation>Das Dashboard erhält nicht alle Metriken, die mit Metadaten aufgezeichnet werden: %1</translation>
    </message>
    <message>
        <source>what to sample</source>
        <translation>was abgetastet wird</translation>
    </message>
    <message>
        <source>Whole system</source>
        <translation>Ganzes System</translation>
    </message>
    <message>
        <source>the range is empty</source>
        <translation>der Zeitraum ist leer</translation>
    </message>
    <message>
        <source>nothing was recorded in this time</source>
        <translation>in dieser Zeit wurde nichts aufgezeichnet</translation>
    </message>
    <message>
        <source>There is a history from %1 on.</source>
        <translation>Es gibt einen Verlauf ab %1.</translation>
    </message>
    <message>
        <source>Start the dashboard or wai-performance serve to record one.</source>
        <translation>Starten Sie das Fenster oder wai-performance serve, um einen aufzuzeichnen.</translation>
    </message>
    <message>
        <source>Stacks are not kept after the end of this program: %1</source>
        <translation>Stacks werden nach dem Ende dieses Programms nicht aufbewahrt: %1</translation>
    </message>
</context>
<context>
    <name>CommandLine</name>
    <message>
        <source>Shows this help.</source>
        <translation>Zeigt diese Hilfe.</translation>
    </message>
    <message>
        <source>Folder of history and reports.</source>
        <translation>Ordner mit Verlauf und Berichten.</translation>
    </message>
    <message>
        <source>debug, info, warning or error.</source>
        <translation>debug, info, warning oder error.</translation>
    </message>
    <message>
        <source>Usage: wai-performance %1 %2</source>
        <translation>Aufruf: wai-performance %1 %2</translation>
    </message>
    <message>
        <source>See wai-performance %1 --help.</source>
        <translation>Siehe wai-performance %1 --help.</translation>
    </message>
    <message>
        <source>There is no log level &quot;%1&quot;.</source>
        <translation>Es gibt keine Protokollstufe „%1“.</translation>
    </message>
    <message>
        <source>An argument is missing: wai-performance %1 %2.</source>
        <translation>Ein Argument fehlt: wai-performance %1 %2.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is one argument too many.</source>
        <translation>„%1“ ist ein Argument zu viel.</translation>
    </message>
    <message>
        <source>what the machine does now</source>
        <translation>was der Rechner jetzt tut</translation>
    </message>
    <message>
        <source>what it did before, from the history</source>
        <translation>was er vorher tat, aus dem Verlauf</translation>
    </message>
    <message>
        <source>records everything for a while into a report</source>
        <translation>zeichnet eine Weile alles in einen Bericht auf</translation>
    </message>
    <message>
        <source>the summary of a report</source>
        <translation>die Zusammenfassung eines Berichts</translation>
    </message>
    <message>
        <source>a report as json, csv or html</source>
        <translation>ein Bericht als json, csv oder html</translation>
    </message>
    <message>
        <source>compares two reports; a gate for CI</source>
        <translation>vergleicht zwei Berichte; eine Schranke für CI</translation>
    </message>
    <message>
        <source>keeps recording the history, without a window</source>
        <translation>zeichnet den Verlauf ohne Fenster weiter auf</translation>
    </message>
    <message>
        <source>opens the dashboard</source>
        <translation>öffnet das Fenster</translation>
    </message>
    <message>
        <source>the version, and what was built</source>
        <translation>die Version, und was gebaut wurde</translation>
    </message>
    <message>
        <source>a picture of a page of the dashboard</source>
        <translation>ein Bild einer Seite des Fensters</translation>
    </message>
    <message>
        <source>WAI Performance: see what is slow, since when, and who did it.</source>
        <translation>WAI Performance: sehen, was langsam ist, seit wann und wer es war.</translation>
    </message>
    <message>
        <source>Try:
  wai-performance snapshot
  wai-performance record --duration 10s --output before.json
  wai-performance query system.cpu.utilization --since 15m --csv
</source>
        <translation>Versuchen Sie:
  wai-performance snapshot
  wai-performance record --duration 10s --output before.json
  wai-performance query system.cpu.utilization --since 15m --csv
</translation>
    </message>
    <message>
        <source>CPU: user %1, system %2, waiting for IO %3, stolen %4; load %5 on %6 CPUs
</source>
        <translation>CPU: Benutzer %1, System %2, Warten auf E/A %3, entzogen %4; Last %5 auf %6 CPUs
</translation>
    </message>
    <message>
        <source>Memory: available %1, buffers and cache %2, swap used %3
</source>
        <translation>Speicher: verfügbar %1, Puffer und Cache %2, Auslagerung belegt %3
</translation>
    </message>
    <message>
        <source>Process</source>
        <translation>Prozess</translation>
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
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>Platte</translation>
    </message>
    <message>
        <source>Series</source>
        <translation>Messreihe</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Einheit</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>Was es ist</translation>
    </message>
    <message>
        <source>Time (UTC)</source>
        <translation>Zeit (UTC)</translation>
    </message>
    <message>
        <source>Minimum</source>
        <translation>Minimum</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>Maximum</source>
        <translation>Maximum</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>Messwerte</translation>
    </message>
    <message>
        <source>What the machine does now, measured over a quarter of a second.

Examples:
  wai-performance snapshot
  wai-performance snapshot --json | jq .cpuUsage.total</source>
        <translation>Was der Rechner jetzt tut, über eine Viertelsekunde gemessen.

Beispiele:
  wai-performance snapshot
  wai-performance snapshot --json | jq .cpuUsage.total</translation>
    </message>
    <message>
        <source>Prints JSON with every metric.</source>
        <translation>Gibt JSON mit jeder Metrik aus.</translation>
    </message>
    <message>
        <source>What the machine did before, from the history that the dashboard or serve records; it may be running.
SERIES is a whole key or the name of a metric; without it, all series are listed. Counters are given as rates per second.

Examples:
  wai-performance query
  wai-performance query system.cpu.utilization --since 15m
  wai-performance query system.disk.io --since 2026-11-23T14:00:00Z --until 2026-11-23T15:00:00Z --csv</source>
        <translation>Was der Rechner vorher tat, aus dem Verlauf, den das Fenster oder serve aufzeichnet; beide dürfen laufen.
SERIES ist ein ganzer Schlüssel oder der Name einer Metrik; ohne sie werden alle Messreihen aufgelistet. Zähler werden als Raten je Sekunde angegeben.

Beispiele:
  wai-performance query
  wai-performance query system.cpu.utilization --since 15m
  wai-performance query system.disk.io --since 2026-11-23T14:00:00Z --until 2026-11-23T15:00:00Z --csv</translation>
    </message>
    <message>
        <source>Begin: a time, a duration back from now, a date, today or yesterday.</source>
        <translation>Anfang: eine Zeit, eine Dauer von jetzt an zurück, ein Datum, heute oder gestern.</translation>
    </message>
    <message>
        <source>End: a time, a duration back from now, a date, today or yesterday.</source>
        <translation>Ende: eine Zeit, eine Dauer von jetzt an zurück, ein Datum, heute oder gestern.</translation>
    </message>
    <message>
        <source>At most so many rows for each series.</source>
        <translation>Höchstens so viele Zeilen je Messreihe.</translation>
    </message>
    <message>
        <source>Prints JSON.</source>
        <translation>Gibt JSON aus.</translation>
    </message>
    <message>
        <source>Prints CSV.</source>
        <translation>Gibt CSV aus.</translation>
    </message>
    <message>
        <source>--points must be a number from 1 to 1000000.</source>
        <translation>--points muss eine Zahl von 1 bis 1000000 sein.</translation>
    </message>
    <message>
        <source>--until must lie after --since.</source>
        <translation>--until muss nach --since liegen.</translation>
    </message>
    <message>
        <source>there is no history</source>
        <translation>es gibt keinen Verlauf</translation>
    </message>
    <message>
        <source>Start the dashboard or wai-performance serve to record one.</source>
        <translation>Öffnen Sie das Fenster oder starten Sie wai-performance serve, um einen aufzuzeichnen.</translation>
    </message>
    <message>
        <source>wai-performance query lists all series.</source>
        <translation>wai-performance query listet alle Messreihen auf.</translation>
    </message>
    <message>
        <source>Records the history without a window until it is stopped by Ctrl+C or SIGTERM. A dashboard that is opened meanwhile follows it live.</source>
        <translation>Zeichnet den Verlauf ohne Fenster auf, bis es mit Strg+C oder SIGTERM beendet wird. Ein Fenster, das inzwischen geöffnet wird, folgt ihm live.</translation>
    </message>
    <message>
        <source>Time between two readings, 100ms to 60s.</source>
        <translation>Zeit zwischen zwei Messungen, 100ms bis 60s.</translation>
    </message>
    <message>
        <source>another program records into it</source>
        <translation>ein anderes Programm zeichnet hinein auf</translation>
    </message>
    <message>
        <source>Stop it, or use another folder with --data-dir.</source>
        <translation>Beenden Sie es oder verwenden Sie mit --data-dir einen anderen Ordner.</translation>
    </message>
    <message>
        <source>no history can be written there</source>
        <translation>dort kann kein Verlauf geschrieben werden</translation>
    </message>
    <message>
        <source>Choose another folder with --data-dir or make this one writable.</source>
        <translation>Wählen Sie mit --data-dir einen anderen Ordner oder machen Sie diesen beschreibbar.</translation>
    </message>
    <message>
        <source>Recording into %1. Ctrl+C ends it.</source>
        <translation>Aufzeichnung in %1. Strg+C beendet sie.</translation>
    </message>
    <message>
        <source>Time between two snapshots, 100ms to 60s.</source>
        <translation>Zeit zwischen zwei Momentaufnahmen, 100ms bis 60s.</translation>
    </message>
    <message>
        <source>The report&apos;s name.</source>
        <translation>Der Name des Berichts.</translation>
    </message>
    <message>
        <source>The file to write; - is standard output.</source>
        <translation>Die zu schreibende Datei; - ist die Standardausgabe.</translation>
    </message>
    <message>
        <source>at least 100ms.</source>
        <translation>mindestens 100ms.</translation>
    </message>
    <message>
        <source>its folder is missing or cannot be written</source>
        <translation>ihr Ordner fehlt oder ist nicht beschreibbar</translation>
    </message>
    <message>
        <source>Recording, %1 left (Ctrl+C ends it) …</source>
        <translation>Aufzeichnung, noch %1 (Strg+C beendet sie) …</translation>
    </message>
    <message>
        <source>Written to %1.</source>
        <translation>Geschrieben nach %1.</translation>
    </message>
    <message>
        <source>same</source>
        <translation>gleich</translation>
    </message>
    <message>
        <source>better</source>
        <translation>besser</translation>
    </message>
    <message>
        <source>worse</source>
        <translation>schlechter</translation>
    </message>
    <message>
        <source>inconclusive</source>
        <translation>unklar</translation>
    </message>
    <message>
        <source>Prints the summary of a report.

Example:
  wai-performance show report.json</source>
        <translation>Gibt die Zusammenfassung eines Berichts aus.

Beispiel:
  wai-performance show report.json</translation>
    </message>
    <message>
        <source>--format must be one of %1.</source>
        <translation>--format muss eines von %1 sein.</translation>
    </message>
    <message>
        <source>A change that matters, in percent.</source>
        <translation>Eine Änderung, die zählt, in Prozent.</translation>
    </message>
    <message>
        <source>Also shows metrics that cannot be judged, and those that did not change.</source>
        <translation>Zeigt auch Metriken, die nicht beurteilt werden können oder sich nicht geändert haben.</translation>
    </message>
    <message>
        <source>--fail-above must be a percentage from 0 to 1000.</source>
        <translation>--fail-above muss ein Prozentsatz von 0 bis 1000 sein.</translation>
    </message>
    <message>
        <source>Metric</source>
        <translation>Metrik</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Änderung</translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation>95-%-Intervall</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Urteil</translation>
    </message>
    <message>
        <source>From %1 to %2: %3.
</source>
        <translation>Von %1 nach %2: %3.
</translation>
    </message>
    <message>
        <source>Choose one of --pid, --system and -- COMMAND.</source>
        <translation>Wählen Sie eines von --pid, --system und -- BEFEHL.</translation>
    </message>
    <message>
        <source>--pid: &quot;%1&quot; is not the number of a process.</source>
        <translation>--pid: „%1“ ist keine Prozessnummer.</translation>
    </message>
    <message>
        <source>--rate must be 1 to 10000 samples per second.</source>
        <translation>--rate muss 1 bis 10000 Messungen pro Sekunde sein.</translation>
    </message>
    <message>
        <source>--stacks must be auto, dwarf, fp or none.</source>
        <translation>--stacks muss auto, dwarf, fp oder none sein.</translation>
    </message>
    <message>
        <source>Recording, %1 samples (Ctrl+C ends it) …</source>
        <translation>Aufzeichnung, %1 Messungen (Strg+C beendet sie) …</translation>
    </message>
    <message>
        <source>How long; a command without this: until it ends.</source>
        <translation>Wie lange; ein Befehl ohne diese Angabe: bis er endet.</translation>
    </message>
    <message>
        <source>Sample these processes, with their threads and children.</source>
        <translation>Diese Prozesse messen, mit ihren Threads und Kindern.</translation>
    </message>
    <message>
        <source>Sample the whole system.</source>
        <translation>Das ganze System messen.</translation>
    </message>
    <message>
        <source>Samples per second and CPU, 1 to 10000.</source>
        <translation>Messungen pro Sekunde und CPU, 1 bis 10000.</translation>
    </message>
    <message>
        <source>Also where and how long threads wait.</source>
        <translation>Auch, wo und wie lange Threads warten.</translation>
    </message>
    <message>
        <source>Also where memory is touched for the first time.</source>
        <translation>Auch, wo Speicher zum ersten Mal berührt wird.</translation>
    </message>
    <message>
        <source>How callers are found: auto, dwarf, fp or none.</source>
        <translation>Wie Aufrufer gefunden werden: auto, dwarf, fp oder none.</translation>
    </message>
    <message>
        <source>what profiling can and cannot show here, and the remedy</source>
        <translation>was Messungen hier zeigen können und was nicht, und wie man es behebt</translation>
    </message>
    <message>
        <source>a profile of perf, pprof, speedscope … as a report</source>
        <translation>ein Profil von perf, pprof, speedscope … als Bericht</translation>
    </message>
    <message>
        <source>Looks at what profiling needs, and says of what is missing what it costs and what to do.

Example:
  wai-performance doctor -- ./my-program</source>
        <translation>Prüft, was Messungen brauchen, und sagt von Fehlendem, was es kostet und was zu tun ist.

Beispiel:
  wai-performance doctor -- ./mein-programm</translation>
    </message>
    <message>
        <source>Function (itself)</source>
        <translation>Funktion (selbst)</translation>
    </message>
    <message>
        <source>Change of all</source>
        <translation>Änderung am Ganzen</translation>
    </message>
    <message>
        <source>No function changed beyond what chance explains.
</source>
        <translation>Keine Funktion hat sich mehr verändert, als Zufall erklärt.
</translation>
    </message>
    <message>
        <source>CPU time in all: %1 and %2, %3 (%4 … %5).
</source>
        <translation>CPU-Zeit insgesamt: %1 und %2, %3 (%4 … %5).
</translation>
    </message>
    <message>
        <source>The report to write; without it report.json, or the next free name beside it.</source>
        <translation>Der Bericht, der geschrieben wird; ohne Angabe report.json oder der nächste freie Name daneben.</translation>
    </message>
    <message>
        <source>Writes a report in another format: json (everything), csv (a row for each moment), html (one page to look at and to send, with the flame graph); its profile as folded (flamegraph.pl), speedscope, pprof or firefox (profiler.firefox.com).

Example:
  wai-performance export report.json --format html --output report.html</source>
        <translation>Schreibt einen Bericht in einem anderen Format: json (alles), csv (eine Zeile für jeden Zeitpunkt), html (eine Seite zum Ansehen und Verschicken, mit dem Flammengraphen); sein Profil als folded (flamegraph.pl), speedscope, pprof oder firefox (profiler.firefox.com).

Beispiel:
  wai-performance export report.json --format html --output report.html</translation>
    </message>
    <message>
        <source>what would make this machine faster</source>
        <translation>was diese Maschine schneller machen würde</translation>
    </message>
    <message>
        <source>applies a suggestion, and measures whether it helps</source>
        <translation>wendet einen Vorschlag an und misst, ob er hilft</translation>
    </message>
    <message>
        <source>takes it back exactly</source>
        <translation>nimmt ihn genau zurück</translation>
    </message>
    <message>
        <source>what was applied, and what became of it</source>
        <translation>was angewandt wurde und was daraus wurde</translation>
    </message>
    <message>
        <source>Nothing records a history, so this machine is watched for %1 first.</source>
        <translation>Nichts zeichnet einen Verlauf auf, darum wird diese Maschine zuerst %1 lang beobachtet.</translation>
    </message>
    <message>
        <source>Watching, %1 left (Ctrl+C ends it) …</source>
        <translation>Beobachte, noch %1 (Strg+C beendet) …</translation>
    </message>
    <message>
        <source>in effect</source>
        <translation>steht</translation>
    </message>
    <message>
        <source>undone</source>
        <translation>rückgängig gemacht</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>gescheitert</translation>
    </message>
    <message>
        <source>its target is gone or was changed by others</source>
        <translation>sein Ziel ist weg oder wurde von anderen geändert</translation>
    </message>
    <message>
        <source>ended with a restart</source>
        <translation>endete mit einem Neustart</translation>
    </message>
    <message>
        <source>Given up, and taken back.</source>
        <translation>Aufgegeben und zurückgenommen.</translation>
    </message>
    <message>
        <source>Measuring %1, %2 left (Ctrl+C takes it back) …</source>
        <translation>Messe %1, noch %2 (Strg+C nimmt es zurück) …</translation>
    </message>
    <message>
        <source>What would make this machine faster, drawn from what it does now. Nothing is changed.

Examples:
  wai-performance suggestions
  wai-performance suggestions --checked      every rule, and those that this machine has nothing for</source>
        <translation>Was diese Maschine schneller machen würde, aus dem, was sie gerade tut. Nichts wird geändert.

Beispiele:
  wai-performance suggestions
  wai-performance suggestions --checked      jede Regel, auch die, für die es hier nichts gibt</translation>
    </message>
    <message>
        <source>Lists every rule that was looked at.</source>
        <translation>Listet jede geprüfte Regel.</translation>
    </message>
    <message>
        <source>checked</source>
        <translation>geprüft</translation>
    </message>
    <message>
        <source>not on this machine: %1</source>
        <translation>nicht auf dieser Maschine: %1</translation>
    </message>
    <message>
        <source> (applied)</source>
        <translation> (angewandt)</translation>
    </message>
    <message>
        <source>Nothing to suggest: %1 rules were checked, %2 have nothing to look at on this machine.
</source>
        <translation>Nichts vorzuschlagen: %1 Regeln wurden geprüft, %2 finden auf dieser Maschine nichts, was sie ansehen könnten.
</translation>
    </message>
    <message>
        <source>These tune this machine as well: %1.</source>
        <translation>Auch diese stellen an dieser Maschine: %1.</translation>
    </message>
    <message>
        <source>Prints what would be written, and writes nothing.</source>
        <translation>Gibt aus, was geschrieben würde, und schreibt nichts.</translation>
    </message>
    <message>
        <source>Applied and read back. “wai-performance undo %1” undoes it.</source>
        <translation>Angewandt und zurückgelesen. „wai-performance undo %1“ nimmt es zurück.</translation>
    </message>
    <message>
        <source>Undoes all changes that are in effect, the newest first.</source>
        <translation>Nimmt alles zurück, was steht, das Neueste zuerst.</translation>
    </message>
    <message>
        <source>Name what to undo, or --all.</source>
        <translation>Nennen Sie, was rückgängig gemacht werden soll, oder --all.</translation>
    </message>
    <message>
        <source>There is no change that could be undone.</source>
        <translation>Nichts steht, was rückgängig zu machen wäre.</translation>
    </message>
    <message>
        <source>Taken back and read back.</source>
        <translation>Zurückgenommen und zurückgelesen.</translation>
    </message>
    <message>
        <source>Everything that was ever applied, newest first, and what became of it.</source>
        <translation>Alles, was je angewandt wurde, das Neueste zuerst, und was daraus wurde.</translation>
    </message>
    <message>
        <source>Nothing was ever applied.
</source>
        <translation>Es wurde noch nie etwas angewandt.
</translation>
    </message>
    <message>
        <source>It now survives a restart. “wai-performance undo %1” undoes it.</source>
        <translation>Es überdauert jetzt auch einen Neustart. „wai-performance undo %1“ nimmt es zurück.</translation>
    </message>
    <message>
        <source>Lets it outlive a restart as well, by a line in /etc/sysctl.d or /etc/tmpfiles.d that undo removes.</source>
        <translation>Lässt es auch einen Neustart überdauern, durch eine Zeile in /etc/sysctl.d oder /etc/tmpfiles.d, die undo entfernt.</translation>
    </message>
    <message>
        <source>Measure first, then make it permanent.</source>
        <translation>Erst messen, dann dauerhaft machen.</translation>
    </message>
    <message>
        <source>The privileged helper does it, once an administrator has allowed it.</source>
        <translation>Der privilegierte Helfer tut es, sobald ein Verwalter zugestimmt hat.</translation>
    </message>
    <message>
        <source>times a command; a gate for CI</source>
        <translation>misst die Zeit eines Befehls; eine Schranke für CI</translation>
    </message>
    <message>
        <source>records a value in the dashboard that runs</source>
        <translation>zeichnet einen Wert in der laufenden Übersicht auf</translation>
    </message>
    <message>
        <source>Receives metrics of other programs on loopback: OTLP/HTTP, JSON and StatsD.</source>
        <translation>Nimmt Metriken anderer Programme auf Loopback entgegen: OTLP/HTTP, JSON und StatsD.</translation>
    </message>
    <message>
        <source>Port for OTLP/HTTP and JSON; 0: any that is free.</source>
        <translation>Port für OTLP/HTTP und JSON; 0: irgendein freier.</translation>
    </message>
    <message>
        <source>Port for StatsD.</source>
        <translation>Port für StatsD.</translation>
    </message>
    <message>
        <source>Web pages that may send: scheme, host and port, separated by commas.</source>
        <translation>Webseiten, die senden dürfen: Schema, Host und Port, durch Kommas getrennt.</translation>
    </message>
    <message>
        <source>Receiving OTLP and JSON on port %1, StatsD on port %2, of this machine only.</source>
        <translation>OTLP und JSON auf Port %1, StatsD auf Port %2, nur von diesem Rechner.</translation>
    </message>
    <message>
        <source>Has the privileged helper open what this user may not sample; an administrator is asked.</source>
        <translation>Lässt den privilegierten Helfer öffnen, was dieser Benutzer nicht abtasten darf; ein Verwalter wird gefragt.</translation>
    </message>
    <message>
        <source>%1: user %2, system %3, peak memory %4, %5 page faults, %6 context switches</source>
        <translation>%1: Benutzer %2, System %3, höchster Speicher %4, %5 Seitenfehler, %6 Kontextwechsel</translation>
    </message>
    <message>
        <source>median %1 of %2 runs (%3 to %4, 95th percentile %5, deviation %6): user %7, system %8, peak memory %9</source>
        <translation>Median %1 von %2 Läufen (%3 bis %4, 95. Perzentil %5, Abweichung %6): Benutzer %7, System %8, höchster Speicher %9</translation>
    </message>
    <message>
        <source>%1 runs lie far from the others: something else was at work.</source>
        <translation>%1 Läufe liegen weit von den anderen: Etwas anderes war am Werk.</translation>
    </message>
    <message>
        <source>it holds no times of runs, as “run --output” writes them</source>
        <translation>darin stehen keine Zeiten von Läufen, wie „run --output“ sie schreibt</translation>
    </message>
    <message>
        <source>It cannot be compared with %1: at least three runs are needed on each side.</source>
        <translation>Mit %1 nicht zu vergleichen: Auf jeder Seite braucht es mindestens drei Läufe.</translation>
    </message>
    <message>
        <source>Slower than %1: %2.</source>
        <translation>Langsamer als %1: %2.</translation>
    </message>
    <message>
        <source>Inconclusive against %1: %2. More runs may decide it.</source>
        <translation>Gegenüber %1 nicht zu entscheiden: %2. Mehr Läufe mögen es entscheiden.</translation>
    </message>
    <message>
        <source>As fast as %1, or faster: %2.</source>
        <translation>So schnell wie %1 oder schneller: %2.</translation>
    </message>
    <message>
        <source>How often; with more than one, what it prints is dropped.</source>
        <translation>Wie oft; bei mehr als einem Lauf wird seine Ausgabe verworfen.</translation>
    </message>
    <message>
        <source>Runs that are not counted, before the others.</source>
        <translation>Läufe, die nicht zählen, vor den anderen.</translation>
    </message>
    <message>
        <source>The name under which a dashboard records it.</source>
        <translation>Der Name, unter dem eine Übersicht es aufzeichnet.</translation>
    </message>
    <message>
        <source>Compares with runs that --output wrote: exit code 0 no slower, 3 slower, 4 inconclusive.</source>
        <translation>Vergleicht mit Läufen, die --output schrieb: Rückgabewert 0 nicht langsamer, 3 langsamer, 4 nicht zu entscheiden.</translation>
    </message>
    <message>
        <source>How much slower it may be.</source>
        <translation>Wie viel langsamer es sein darf.</translation>
    </message>
    <message>
        <source>Name the command behind --.</source>
        <translation>Nennen Sie den Befehl hinter --.</translation>
    </message>
    <message>
        <source>--runs must be 1 or more, --warmup 0 or more.</source>
        <translation>--runs muss mindestens 1 sein, --warmup mindestens 0.</translation>
    </message>
    <message>
        <source>--fail-above must be a percentage.</source>
        <translation>--fail-above muss ein Prozentsatz sein.</translation>
    </message>
    <message>
        <source>Warming up …</source>
        <translation>Aufwärmen …</translation>
    </message>
    <message>
        <source>Run %1 of %2 …</source>
        <translation>Lauf %1 von %2 …</translation>
    </message>
    <message>
        <source>The command failed with exit code %1.</source>
        <translation>Der Befehl schlug mit Rückgabewert %1 fehl.</translation>
    </message>
    <message>
        <source>Records a value in the dashboard (or “wai-performance serve”) that runs.

Examples:
  wai-performance metric backup_size 1234567 --unit By --category Disk
  wai-performance metric queue_length 12</source>
        <translation>Zeichnet einen Wert in der laufenden Übersicht (oder „wai-performance serve“) auf.

Beispiele:
  wai-performance metric backup_size 1234567 --unit By --category Disk
  wai-performance metric queue_length 12</translation>
    </message>
    <message>
        <source>Cpu, Memory, Disk, Network, Rendering, Caching, Process, Custom …</source>
        <translation>Cpu, Memory, Disk, Network, Rendering, Caching, Process, Custom …</translation>
    </message>
    <message>
        <source>What it is called for people.</source>
        <translation>Wie es für Menschen heißt.</translation>
    </message>
    <message>
        <source>The value must be a number.</source>
        <translation>Der Wert muss eine Zahl sein.</translation>
    </message>
    <message>
        <source>There is no such category.</source>
        <translation>Es gibt keine solche Kategorie.</translation>
    </message>
    <message>
        <source>how applications feel to their users, and what would improve it</source>
        <translation>wie sich Anwendungen für ihre Nutzer anfühlen und was das verbessert</translation>
    </message>
    <message>
        <source>Addresses of this machine with metrics in Prometheus&apos; text, separated by commas; asked every five seconds.</source>
        <translation>Adressen dieses Rechners mit Metriken im Textformat von Prometheus, durch Kommas getrennt; alle fünf Sekunden gefragt.</translation>
    </message>
    <message>
        <source>An attribute, NAME=VALUE; may be given several times.</source>
        <translation>Was ihn von anderen seines Namens unterscheidet; kann mehrmals stehen.</translation>
    </message>
    <message>
        <source>--attribute must be NAME=VALUE.</source>
        <translation>--attribute muss NAME=WERT sein.</translation>
    </message>
    <message>
        <source>%1  %2 p%3 %4, %5, of %6
</source>
        <translation>%1  %2 p%3 %4, %5, von %6
</translation>
    </message>
    <message>
        <source>%1  Apdex %2 of %3, p75 %4
</source>
        <translation>%1  Apdex %2 von %3, p75 %4
</translation>
    </message>
    <message>
        <source>How applications feel to their users: Web Vitals, event loops, Apdex; what would improve them, and whether what was done worked.

Examples:
  wai-performance ux
  wai-performance ux --implemented &apos;U6|shop|/cart|web_vitals_inp&apos;</source>
        <translation>Wie sich Anwendungen für ihre Nutzer anfühlen: Web Vitals, Ereignisschleifen, Apdex; was sie verbessern würde und ob gewirkt hat, was getan wurde.

Beispiele:
  wai-performance ux
  wai-performance ux --implemented &apos;U6|shop|/cart|web_vitals_inp&apos;</translation>
    </message>
    <message>
        <source>From when on.</source>
        <translation>Von wann an.</translation>
    </message>
    <message>
        <source>Says that an improvement is made: visits from now on are compared with those before.</source>
        <translation>Sagt, dass eine Verbesserung gemacht ist: Besuche von jetzt an werden mit denen davor verglichen.</translation>
    </message>
    <message>
        <source>Takes that back.</source>
        <translation>Nimmt das zurück.</translation>
    </message>
    <message>
        <source>No application has reported how it feels.</source>
        <translation>Keine Anwendung hat gesagt, wie sie sich anfühlt.</translation>
    </message>
    <message>
        <source>Its unit, as UCUM writes it: ms, s, By; 1 for a share of the whole. Without one, a plain number.</source>
        <translation>Seine Einheit, wie UCUM sie schreibt: ms, s, By; 1 für einen Anteil am Ganzen. Ohne Einheit eine bloße Zahl.</translation>
    </message>
    <message>
        <source>Times a command: elapsed, user and system time, peak memory, faults and context switches. Its exit code is passed on. Where a dashboard runs, the time is recorded there as command_execution_time.

Examples:
  wai-performance run -- make -j8
  wai-performance run --runs 20 --output before.json -- ./my-program
  wai-performance run --runs 20 --profile slowest.json -- ./my-program
  wai-performance run --runs 20 --baseline before.json --fail-above 5% -- ./my-program</source>
        <translation>Misst einen Befehl: verstrichene, Benutzer- und Systemzeit, höchsten Speicher, Seitenfehler und Kontextwechsel. Sein Rückgabewert wird weitergegeben. Wo eine Übersicht läuft, wird die Zeit dort als command_execution_time aufgezeichnet.

Beispiele:
  wai-performance run -- make -j8
  wai-performance run --runs 20 --output before.json -- ./my-program
  wai-performance run --runs 20 --profile slowest.json -- ./my-program
  wai-performance run --runs 20 --baseline before.json --fail-above 5% -- ./my-program</translation>
    </message>
    <message>
        <source>Samples every run and keeps the slowest one&apos;s profile as a report, for “show”, “diff” and the dashboard.</source>
        <translation>Tastet jeden Lauf ab und behält das Profil des langsamsten als Bericht, für „show“, „diff“ und das Dashboard.</translation>
    </message>
    <message>
        <source>who sends metrics to the dashboard that runs, and what of it is refused</source>
        <translation>wer dem laufenden Dashboard Metriken sendet, und was davon abgelehnt wird</translation>
    </message>
    <message>
        <source>--stack-size must be 1K to 64K.</source>
        <translation>--stack-size muss 1K bis 64K sein.</translation>
    </message>
    <message>
        <source>The program has not ended; it goes on as process %1.</source>
        <translation>Das Programm ist nicht beendet; es läuft als Prozess %1 weiter.</translation>
    </message>
    <message>
        <source>Records every metric and the top processes for a while and writes a report; of a command, of processes or of the whole system also where their time goes, in stacks. Ctrl+C ends it early and still writes. A command keeps its standard streams and its exit code.

Examples:
  wai-performance record --duration 30s --output before.json
  wai-performance record -- ./my-program --its-option
  wai-performance record --pid 1234 --off-cpu --duration 5s
  wai-performance show before.json</source>
        <translation>Zeichnet eine Weile alle Messwerte und die aktivsten Prozesse auf und schreibt einen Bericht; bei einem Befehl, bei Prozessen oder dem ganzen System auch, wo ihre Zeit bleibt, in Stacks. Strg+C beendet vorzeitig und schreibt trotzdem. Ein Befehl behält seine Standardströme und seinen Exit-Code.

Beispiele:
  wai-performance record --duration 30s --output before.json
  wai-performance record -- ./my-program --its-option
  wai-performance record --pid 1234 --off-cpu --duration 5s
  wai-performance show before.json</translation>
    </message>
    <message>
        <source>How much of each stack is copied, 1K to 64K; by itself 8K, and more at lower rates.</source>
        <translation>Wie viel von jedem Stack kopiert wird, 1K bis 64K; von selbst 8K, und mehr bei niedrigeren Raten.</translation>
    </message>
    <message>
        <source>it is a folder</source>
        <translation>es ist ein Ordner</translation>
    </message>
    <message>
        <source>Name a file in it.</source>
        <translation>Nennen Sie eine Datei darin.</translation>
    </message>
    <message>
        <source>The program was ended by signal %1 (%2).</source>
        <translation>Das Programm wurde durch Signal %1 (%2) beendet.</translation>
    </message>
    <message>
        <source>not judged</source>
        <translation>nicht beurteilt</translation>
    </message>
    <message>
        <source>no significant difference</source>
        <translation>kein signifikanter Unterschied</translation>
    </message>
    <message>
        <source>larger share</source>
        <translation>größerer Anteil</translation>
    </message>
    <message>
        <source>smaller share</source>
        <translation>kleinerer Anteil</translation>
    </message>
    <message>
        <source>more time</source>
        <translation>mehr Zeit</translation>
    </message>
    <message>
        <source>less time</source>
        <translation>weniger Zeit</translation>
    </message>
    <message>
        <source>slightly more time</source>
        <translation>etwas mehr Zeit</translation>
    </message>
    <message>
        <source>slightly less time</source>
        <translation>etwas weniger Zeit</translation>
    </message>
    <message>
        <source>%1 in all: %2 and %3, %4.
</source>
        <translation>%1 insgesamt: %2 und %3, %4.
</translation>
    </message>
    <message>
        <source>Shares are compared: the two are not whole runs of the same command. Shares alone do not say which of the two is faster.
</source>
        <translation>Verglichen werden Anteile: Die beiden sind keine ganzen Läufe desselben Befehls. Anteile allein sagen nicht, welches der beiden schneller ist.
</translation>
    </message>
    <message>
        <source>Of folded and html, which show one event of a profile: which (cycles, off-cpu, …).</source>
        <translation>Bei folded und html, die ein Ereignis eines Profils zeigen: welches (cycles, off-cpu, …).</translation>
    </message>
    <message>
        <source>--event is for folded and html: the other formats hold all events.</source>
        <translation>--event gilt für folded und html: Die anderen Formate enthalten alle Ereignisse.</translation>
    </message>
    <message>
        <source>Only %1 is written; choose with --event what else there is: %2.</source>
        <translation>Nur %1 wird geschrieben; mit --event lässt sich wählen, was es noch gibt: %2.</translation>
    </message>
    <message>
        <source>Compares two reports: the change of each mean from A to B with its 95 % interval. With --fail-above the exit code is 3 where something got worse by more than that, 4 where that cannot be told (the reports are too short or too noisy, or of profiles only shares can be compared), else 0.

Example:
  wai-performance diff before.json after.json --fail-above 5%</source>
        <translation>Vergleicht zwei Berichte: die Änderung jedes Mittelwerts von A nach B mit ihrem 95-%-Intervall. Mit --fail-above ist der Rückgabewert 3, wo etwas um mehr als das schlechter wurde, 4, wo sich das nicht sagen lässt (die Berichte sind zu kurz oder zu verrauscht, oder von Profilen lassen sich nur Anteile vergleichen), sonst 0.

Beispiel:
  wai-performance diff before.json after.json --fail-above 5%</translation>
    </message>
    <message>
        <source>%1: %2 taken, %3 refused: %4.</source>
        <translation>%1: %2 angenommen, %3 abgelehnt: %4.</translation>
    </message>
    <message>
        <source>%1 must be a number from 0 (any port that is free) to 65535.</source>
        <translation>%1 muss eine Zahl von 0 (irgendein freier Port) bis 65535 sein.</translation>
    </message>
    <message>
        <source>Who sends metrics to the dashboard (or “wai-performance serve”) that runs: how much of it was taken, how much refused, and why the last of it was.

Example:
  wai-performance sources</source>
        <translation>Wer dem laufenden Dashboard (oder „wai-performance serve“) Metriken sendet: wie viel davon angenommen wurde, wie viel abgelehnt, und warum das Letzte.

Beispiel:
  wai-performance sources</translation>
    </message>
    <message>
        <source>Nobody has sent anything yet.</source>
        <translation>Noch hat niemand etwas gesendet.</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Taken</source>
        <translation>Angenommen</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation>Zuletzt gesehen</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>Applies a suggestion and reads it back. It is written to a journal first, from which undo takes it back.

Examples:
  wai-performance apply M4 --dry-run      the literal writes, and nothing else
  wai-performance apply M4 --measure      switches it on and off for a while and says whether it helped:
                                          exit code 0 better (it stays), 3 worse, 4 not proven (both go back)</source>
        <translation>Wendet einen Vorschlag an und liest ihn zurück. Zuerst wird er in ein Tagebuch geschrieben, aus dem undo ihn zurücknimmt.

Beispiele:
  wai-performance apply M4 --dry-run      was geschrieben würde, sonst nichts
  wai-performance apply M4 --measure      schaltet ihn eine Weile ein und aus und sagt, ob er half:
                                          Rückgabewert 0 besser (er bleibt), 3 schlechter, 4 nicht bewiesen (beides geht zurück)</translation>
    </message>
    <message>
        <source>Measures whether it helps, and takes it back unless it does.</source>
        <translation>Misst, ob er hilft, und nimmt ihn sonst zurück.</translation>
    </message>
    <message>
        <source>“%1” matches %2 suggestions. Name one of them.</source>
        <translation>„%1“ steht für %2 Vorschläge. Nennen Sie einen davon.</translation>
    </message>
    <message>
        <source>Takes back what a suggestion, or one change of the history, has changed. What somebody else changed since is left alone, unless you say what to do about it.</source>
        <translation>Nimmt zurück, was ein Vorschlag oder eine Änderung des Verlaufs geändert hat. Was seither jemand anderes geändert hat, bleibt, wenn Sie nicht sagen, was damit geschehen soll.</translation>
    </message>
    <message>
        <source>Writes the old value also over what somebody else has set since.</source>
        <translation>Schreibt den alten Wert auch über das, was seither jemand anderes gesetzt hat.</translation>
    </message>
    <message>
        <source>Keeps what somebody else has set since, and dismisses the change.</source>
        <translation>Lässt, was seither jemand anderes gesetzt hat, und gibt die Änderung auf.</translation>
    </message>
    <message>
        <source>Only one of --all, --overwrite and --forget.</source>
        <translation>Nur eines von --all, --overwrite und --forget.</translation>
    </message>
    <message>
        <source>“wai-performance undo --overwrite %1” writes the old value all the same, “wai-performance undo --forget %1” lets the change go.</source>
        <translation>„wai-performance undo --overwrite %1“ schreibt den alten Wert trotzdem, „wai-performance undo --forget %1“ gibt die Änderung auf.</translation>
    </message>
    <message>
        <source>Dismissed: the value there now was set by somebody else.</source>
        <translation>Aufgegeben: Was dort steht, ist jetzt von jemand anderem.</translation>
    </message>
    <message>
        <source>Makes a report of what another tool recorded: perf.data and the text of perf script, folded stacks, speedscope, pprof, Firefox Profiler, Chrome, callgrind, dhat. The content tells what a file is.

Example:
  perf record -g -- ./my-program
  wai-performance import perf.data --output report.json</source>
        <translation>Macht einen Bericht aus dem, was ein anderes Werkzeug aufgezeichnet hat: perf.data und der Text von perf script, gefaltete Stacks, speedscope, pprof, Firefox Profiler, Chrome, callgrind, dhat. Was eine Datei ist, sagt ihr Inhalt.

Beispiel:
  perf record -g -- ./my-program
  wai-performance import perf.data --output report.json</translation>
    </message>
    <message>
        <source>Of a perf.data of another machine: a folder that holds that machine&apos;s files under their own paths, which name its code.</source>
        <translation>Für eine perf.data von einem anderen Rechner: ein Ordner mit den Dateien dieses Rechners unter ihren eigenen Pfaden, die seinen Code benennen.</translation>
    </message>
    <message>
        <source>The same for its kernel: a copy of /proc/kallsyms that root made there, or its System.map.</source>
        <translation>Dasselbe für seinen Kernel: eine Kopie von /proc/kallsyms, die root dort gemacht hat, oder seine System.map.</translation>
    </message>
    <message>
        <source>ended with its process</source>
        <translation>mit seinem Prozess geendet</translation>
    </message>
    <message>
        <source>Writes every run, in hyperfine&apos;s JSON and more; - is standard output.</source>
        <translation>Schreibt jeden Lauf, im JSON von hyperfine und mehr; - ist die Standardausgabe.</translation>
    </message>
    <message>
        <source>what is short, and what is fine, judged by the limits of the overview</source>
        <translation>was knapp ist und was nicht, nach den Grenzen der Übersicht</translation>
    </message>
    <message>
        <source>Every command explains itself with --help. All take --data-dir FOLDER and --log-level LEVEL.
Exit codes: 0 done, 1 failed (the reason is on standard error), 2 wrong usage; diff, run --baseline and apply --measure add 3 worse, 4 inconclusive; health --fail-on adds 3.
</source>
        <translation>Jeder Befehl erklärt sich mit --help. Alle nehmen --data-dir FOLDER und --log-level LEVEL.
Rückgabewerte: 0 getan, 1 gescheitert (der Grund steht auf der Standardfehlerausgabe), 2 falsch aufgerufen; diff, run --baseline und apply --measure dazu 3 schlechter, 4 nicht eindeutig; health --fail-on dazu 3.
</translation>
    </message>
    <message>
        <source>above %1</source>
        <translation>über %1</translation>
    </message>
    <message>
        <source>below %1</source>
        <translation>unter %1</translation>
    </message>
    <message>
        <source>Judged</source>
        <translation>Beurteilt</translation>
    </message>
    <message>
        <source>It is</source>
        <translation>Urteil</translation>
    </message>
    <message>
        <source>Measured</source>
        <translation>Gemessen</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>Grenze</translation>
    </message>
    <message>
        <source>Utilisation, saturation and errors of CPU, memory, disk and network, as the overview judges them: measured now, from the history, or of a report.
With --json each figure has the limit that it was judged by, and where that comes from.

Examples:
  wai-performance health
  wai-performance health --since 1h
  wai-performance health --fail-on bad || echo slow
  wai-performance health report.json --json</source>
        <translation>Auslastung, Sättigung und Fehler von CPU, Speicher, Platte und Netz, wie die Übersicht sie beurteilt: jetzt gemessen, aus dem Verlauf oder aus einem Bericht.
Mit --json steht bei jeder Zahl die Grenze, nach der sie beurteilt wurde, und woher diese kommt.

Beispiele:
  wai-performance health
  wai-performance health --since 1h
  wai-performance health --fail-on bad || echo slow
  wai-performance health report.json --json</translation>
    </message>
    <message>
        <source>From the history, since then: a time, a duration back from now, a date, today or yesterday.</source>
        <translation>Aus dem Verlauf, seit dann: eine Zeit, eine Dauer rückwärts von jetzt, ein Datum, today oder yesterday.</translation>
    </message>
    <message>
        <source>Measures for so long.</source>
        <translation>Misst so lange.</translation>
    </message>
    <message>
        <source>--fail-on must be notable or bad.</source>
        <translation>--fail-on muss notable oder bad sein.</translation>
    </message>
    <message>
        <source>Exits with 3 where something is as bad as that, or worse.</source>
        <translation>Endet mit 3, wenn etwas so schlecht oder schlechter ist.</translation>
    </message>
    <message>
        <source>--since must lie in the past.</source>
        <translation>--since muss in der Vergangenheit liegen.</translation>
    </message>
    <message>
        <source>Choose one of REPORT, --since and --over.</source>
        <translation>Wählen Sie eines von REPORT, --since und --over.</translation>
    </message>
    <message>
        <source>nothing was measured</source>
        <translation>es wurde nichts gemessen</translation>
    </message>
    <message>
        <source>Name a report file, or the id of a report in the dashboard.</source>
        <translation>Nennen Sie eine Berichtsdatei oder die Kennung eines Berichts im Dashboard.</translation>
    </message>
    <message>
        <source>why a time was slow: causes, ranked, with evidence</source>
        <translation>warum es zu einer Zeit langsam war: Ursachen, gereiht, mit Belegen</translation>
    </message>
    <message>
        <source>what it was doing then, in stacks, from the history</source>
        <translation>was die Maschine dann tat, in Stacks, aus dem Verlauf</translation>
    </message>
    <message>
        <source>what happened to the machine: packages, services, sleep, your notes</source>
        <translation>was mit der Maschine geschah: Pakete, Dienste, Ruhezustand, Ihre Notizen</translation>
    </message>
    <message>
        <source>keeps a note at a moment, a mark on every chart</source>
        <translation>bewahrt eine Notiz zu einem Zeitpunkt auf, eine Marke in jedem Diagramm</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Was geschah</translation>
    </message>
    <message>
        <source>Read from</source>
        <translation>Gelesen aus</translation>
    </message>
    <message>
        <source>What happened to this machine, by its own logs: packages, starts, sleep, services, out-of-memory kills, changed settings, changes of level, and your notes.
What could not be read is said on standard error.

Examples:
  wai-performance events --since yesterday
  wai-performance events --since 30d --kind package-upgraded --csv</source>
        <translation>Was mit dieser Maschine geschah, nach ihren eigenen Protokollen: Pakete, Starts, Ruhezustand, Dienste, Abbrüche bei Speichermangel, geänderte Einstellungen, Änderungen des Niveaus und Ihre Notizen.
Was nicht gelesen werden konnte, steht auf der Standardfehlerausgabe.

Beispiele:
  wai-performance events --since yesterday
  wai-performance events --since 30d --kind package-upgraded --csv</translation>
    </message>
    <message>
        <source>Only these; may be given more than once: %1.</source>
        <translation>Nur diese; darf mehrmals angegeben werden: %1.</translation>
    </message>
    <message>
        <source>--kind must be one of: %1.</source>
        <translation>--kind muss eines davon sein: %1.</translation>
    </message>
    <message>
        <source>Keeps a note at a moment, which every chart then marks. wai-performance events --kind note --json gives the id of each.

Examples:
  wai-performance note &quot;new SSD&quot;
  wai-performance note &quot;slow again&quot; --at 14:03</source>
        <translation>Bewahrt eine Notiz zu einem Zeitpunkt auf, den dann jedes Diagramm markiert. wai-performance events --kind note --json nennt die Kennung jeder Notiz.

Beispiele:
  wai-performance note &quot;new SSD&quot;
  wai-performance note &quot;slow again&quot; --at 14:03</translation>
    </message>
    <message>
        <source>When: a time, a duration back from now, a date, today or yesterday.</source>
        <translation>Wann: eine Uhrzeit, eine Dauer von jetzt zurück, ein Datum, today oder yesterday.</translation>
    </message>
    <message>
        <source>Removes the note with this id.</source>
        <translation>Entfernt die Notiz mit dieser Kennung.</translation>
    </message>
    <message>
        <source>Give a text, or --remove with an id.</source>
        <translation>Geben Sie einen Text an oder --remove mit einer Kennung.</translation>
    </message>
    <message>
        <source>Samples no stacks for the history.</source>
        <translation>Nimmt keine Stacks für den Verlauf auf.</translation>
    </message>
    <message>
        <source>Doing</source>
        <translation>Tätigkeit</translation>
    </message>
    <message>
        <source>--now takes the number of a process.</source>
        <translation>--now nimmt die Nummer eines Prozesses.</translation>
    </message>
    <message>
        <source>Stacks of %1</source>
        <translation>Stacks von %1</translation>
    </message>
    <message>
        <source>A time, a duration back from now, a date, today or yesterday.</source>
        <translation>Eine Uhrzeit, eine Dauer von jetzt zurück, ein Datum, today oder yesterday.</translation>
    </message>
    <message>
        <source>Likewise; its end.</source>
        <translation>Ebenso; sein Ende.</translation>
    </message>
    <message>
        <source>Only that of this name, or of this number.</source>
        <translation>Nur das mit diesem Namen oder mit dieser Nummer.</translation>
    </message>
    <message>
        <source>Only the processes of this systemd unit or container.</source>
        <translation>Nur die Prozesse dieser systemd-Unit oder dieses Containers.</translation>
    </message>
    <message>
        <source>The stack of each thread of a process at this moment; it goes on running meanwhile.</source>
        <translation>Der Stack jedes Threads eines Prozesses in diesem Augenblick; der Prozess läuft dabei weiter.</translation>
    </message>
    <message>
        <source>Prints what each process was doing as JSON.</source>
        <translation>Gibt als JSON aus, was jeder Prozess tat.</translation>
    </message>
    <message>
        <source>What the machine was doing in a range of the history: stacks, which the dashboard and serve sample all the time at a low rate.

Examples:
  wai-performance stacks
  wai-performance stacks --since 14:00 --until 14:05 --process postgres
  wai-performance stacks --since yesterday --format speedscope --output day.json
  wai-performance stacks --now 1234</source>
        <translation>Was die Maschine in einem Zeitraum des Verlaufs tat: Stacks, von denen das Fenster und serve ständig mit niedriger Rate Stichproben nehmen.

Beispiele:
  wai-performance stacks
  wai-performance stacks --since 14:00 --until 14:05 --process postgres
  wai-performance stacks --since yesterday --format speedscope --output day.json
  wai-performance stacks --now 1234</translation>
    </message>
    <message>
        <source>--since must lie before --until.</source>
        <translation>--since muss vor --until liegen.</translation>
    </message>
    <message>
        <source>It may help to apply: wai-performance apply %1</source>
        <translation>Es kann helfen, dies anzuwenden: wai-performance apply %1</translation>
    </message>
    <message>
        <source>Nothing unusual.</source>
        <translation>Nichts Ungewöhnliches.</translation>
    </message>
    <message>
        <source>Looked at: %1</source>
        <translation>Angesehen: %1</translation>
    </message>
    <message>
        <source>From then on: a time, a duration back from now, a date, today or yesterday.</source>
        <translation>Von da an: eine Uhrzeit, eine Dauer von jetzt zurück, ein Datum, today oder yesterday.</translation>
    </message>
    <message>
        <source>To then.</source>
        <translation>Bis dahin.</translation>
    </message>
    <message>
        <source>Of one moment: the seconds around it.</source>
        <translation>Von einem Zeitpunkt: die Sekunden darum herum.</translation>
    </message>
    <message>
        <source>Choose one of --at, and --since with --until.</source>
        <translation>Wählen Sie eines: --at, oder --since mit --until.</translation>
    </message>
    <message>
        <source>Why a time was slow: at most five causes, the likeliest first, each with what it was seen by; from the history, or of a report.
That nothing was unusual is an answer, too.

Examples:
  wai-performance why
  wai-performance why --since 14:00 --until 14:05
  wai-performance why --at 14:03:20 --json
  wai-performance why report.json</source>
        <translation>Warum es zu einer Zeit langsam war: höchstens fünf Ursachen, die wahrscheinlichste zuerst, jede mit dem, woran sie zu sehen war; aus dem Verlauf oder zu einem Bericht.
Dass nichts ungewöhnlich war, ist auch eine Antwort.

Beispiele:
  wai-performance why
  wai-performance why --since 14:00 --until 14:05
  wai-performance why --at 14:03:20 --json
  wai-performance why report.json</translation>
    </message>
    <message>
        <source>the machine</source>
        <translation>der ganzen Maschine</translation>
    </message>
    <message>
        <source>No stack of %1 was sampled (%2).</source>
        <translation>Kein Stack von %1 wurde aufgenommen (%2).</translation>
    </message>
    <message>
        <source>Stacks of %1 (%2): %3 samples</source>
        <translation>Stacks von %1 (%2): %3 Stichproben</translation>
    </message>
</context>
<context>
    <name>Config</name>
    <message>
        <source>must be 100 to 60000 milliseconds</source>
        <translation>muss 100 bis 60000 Millisekunden sein</translation>
    </message>
    <message>
        <source>must be one minute to one year</source>
        <translation>muss eine Minute bis ein Jahr sein</translation>
    </message>
    <message>
        <source>must be 0.1 % to 100 % of one CPU</source>
        <translation>muss 0,1 % bis 100 % einer CPU sein</translation>
    </message>
    <message>
        <source>must be at least 16 MiB</source>
        <translation>muss mindestens 16 MiB sein</translation>
    </message>
    <message>
        <source>%1=&quot;%2&quot; is ignored: %3.</source>
        <translation>%1=&quot;%2&quot; wird übergangen: %3.</translation>
    </message>
    <message>
        <source>expected true or false</source>
        <translation>true oder false erwartet</translation>
    </message>
    <message>
        <source>expected milliseconds from 100 to 60000</source>
        <translation>Millisekunden von 100 bis 60000 erwartet</translation>
    </message>
    <message>
        <source>expected seconds from 60 to 31622400</source>
        <translation>Sekunden von 60 bis 31622400 erwartet</translation>
    </message>
    <message>
        <source>must be 4 seconds to 10 minutes</source>
        <translation>muss 4 Sekunden bis 10 Minuten sein</translation>
    </message>
    <message>
        <source>must be 0 (any) to 65535</source>
        <translation>muss 0 (irgendeiner) bis 65535 sein</translation>
    </message>
    <message>
        <source>must be scheme, host and port, as http://localhost:3000</source>
        <translation>muss Schema, Host und Port sein, wie http://localhost:3000</translation>
    </message>
    <message>
        <source>must be an address of this machine with a port, as http://localhost:9100/metrics</source>
        <translation>muss eine Adresse dieses Rechners mit Port sein, wie http://localhost:9100/metrics</translation>
    </message>
    <message>
        <source>must be 10 to 60000 milliseconds</source>
        <translation>muss 10 bis 60000 Millisekunden sein</translation>
    </message>
    <message>
        <source>must be 0 to 24 a day</source>
        <translation>muss 0 bis 24 am Tag sein</translation>
    </message>
    <message>
        <source>must be 0.05 % to 10 % of the machine</source>
        <translation>muss 0.05 % bis 10 % der Maschine sein</translation>
    </message>
</context>
<context>
    <name>Dashboard</name>
    <message>
        <source>Without a display use the commands: wai-performance --help.</source>
        <translation>Ohne Anzeige verwenden Sie die Befehle: wai-performance --help.</translation>
    </message>
    <message>
        <source>There is no display here (neither DISPLAY nor WAYLAND_DISPLAY is set).</source>
        <translation>Hier gibt es keine Anzeige (weder DISPLAY noch WAYLAND_DISPLAY ist gesetzt).</translation>
    </message>
    <message>
        <source>The display %1 does not answer.</source>
        <translation>Die Anzeige %1 antwortet nicht.</translation>
    </message>
    <message>
        <source>There is no command &quot;%1&quot;. See wai-performance --help.</source>
        <translation>Es gibt keinen Befehl „%1“. Siehe wai-performance --help.</translation>
    </message>
    <message>
        <source>Opens the dashboard.</source>
        <translation>Öffnet das Fenster.</translation>
    </message>
    <message>
        <source>The page to show first.</source>
        <translation>Die Seite, die zuerst gezeigt wird.</translation>
    </message>
    <message>
        <source>There is no page &quot;%1&quot;; there are %2.</source>
        <translation>Es gibt keine Seite „%1“; es gibt %2.</translation>
    </message>
    <message>
        <source>The window cannot go on: %1</source>
        <translation>Das Fenster kann nicht weitermachen: %1</translation>
    </message>
</context>
<context>
    <name>DataFolder</name>
    <message>
        <source>Choose another folder with --data-dir or make this one writable.</source>
        <translation>Wählen Sie mit --data-dir einen anderen Ordner oder machen Sie diesen beschreibbar.</translation>
    </message>
    <message>
        <source>there is no such folder</source>
        <translation>es gibt keinen solchen Ordner</translation>
    </message>
    <message>
        <source>Start the dashboard or wai-performance serve to record a history.</source>
        <translation>Öffnen Sie das Fenster oder starten Sie wai-performance serve, um einen Verlauf aufzuzeichnen.</translation>
    </message>
</context>
<context>
    <name>Doctor</name>
    <message>
        <source>Which threads run and what they wait for is still shown.</source>
        <translation>Welche Threads laufen und worauf sie warten, wird trotzdem gezeigt.</translation>
    </message>
    <message>
        <source>Stacks can be sampled.</source>
        <translation>Stapel können gemessen werden.</translation>
    </message>
    <message>
        <source>This kernel, or the container&apos;s filter of system calls, has no perf events: no stacks, no flame graph of functions.</source>
        <translation>Dieser Kernel oder der Systemaufruffilter des Containers kennt keine perf-Ereignisse: keine Stapel, kein Flammengraph der Funktionen.</translation>
    </message>
    <message>
        <source>Run outside of the container.</source>
        <translation>Starten Sie es außerhalb des Containers.</translation>
    </message>
    <message>
        <source>A container&apos;s filter of system calls or a security module forbids sampling: no stacks, no flame graph of functions.</source>
        <translation>Der Systemaufruffilter eines Containers oder ein Sicherheitsmodul verbietet das Messen: keine Stapel, kein Flammengraph der Funktionen.</translation>
    </message>
    <message>
        <source>Run outside of the container, or allow perf_event_open in it.</source>
        <translation>Starten Sie es außerhalb des Containers, oder erlauben Sie darin perf_event_open.</translation>
    </message>
    <message>
        <source>This system forbids ordinary users to sample (kernel.perf_event_paranoid is %1): no stacks, no flame graph of functions.</source>
        <translation>Dieses System verbietet gewöhnlichen Benutzern das Messen (kernel.perf_event_paranoid ist %1): keine Stapel, kein Flammengraph der Funktionen.</translation>
    </message>
    <message>
        <source>Give this program, and no other, the right to sample; it holds until the program is built or installed anew.</source>
        <translation>Geben Sie diesem Programm und keinem anderen das Recht zu messen; es gilt, bis das Programm neu gebaut oder installiert wird.</translation>
    </message>
    <message>
        <source>What programs do inside the kernel is sampled too.</source>
        <translation>Was Programme im Kernel tun, wird mitgemessen.</translation>
    </message>
    <message>
        <source>What programs do inside the kernel is hidden from you (kernel.perf_event_paranoid is %1): time in system calls is missing, and waits are shown near their place.</source>
        <translation>Was Programme im Kernel tun, bleibt Ihnen verborgen (kernel.perf_event_paranoid ist %1): Zeit in Systemaufrufen fehlt, und Wartezeiten stehen nahe ihrer Stelle.</translation>
    </message>
    <message>
        <source>Every process of the machine can be sampled.</source>
        <translation>Jeder Prozess des Rechners kann gemessen werden.</translation>
    </message>
    <message>
        <source>You may sample your own programs only, not the whole system.</source>
        <translation>Sie dürfen nur Ihre eigenen Programme messen, nicht das ganze System.</translation>
    </message>
    <message>
        <source>Choose a command or a process of yours, or give this program the right to sample.</source>
        <translation>Wählen Sie einen Befehl oder einen eigenen Prozess, oder geben Sie diesem Programm das Recht zu messen.</translation>
    </message>
    <message>
        <source>This process belongs to another user: its stacks are not for you to see.</source>
        <translation>Dieser Prozess gehört einem anderen Benutzer: Seine Stapel dürfen Sie nicht sehen.</translation>
    </message>
    <message>
        <source>Choose a process of yours, or give this program the right to sample.</source>
        <translation>Wählen Sie einen eigenen Prozess, oder geben Sie diesem Programm das Recht zu messen.</translation>
    </message>
    <message>
        <source>The processor&apos;s cycle counter is used.</source>
        <translation>Der Taktzähler des Prozessors wird benutzt.</translation>
    </message>
    <message>
        <source>There is no hardware cycle counter here (virtual machines seldom have one): the kernel&apos;s clock is used, which sees code that runs with interrupts switched off only at its end.</source>
        <translation>Hier gibt es keinen Taktzähler der Hardware (virtuelle Maschinen haben selten einen): Benutzt wird die Uhr des Kernels, die Code mit abgeschalteten Unterbrechungen erst an dessen Ende sieht.</translation>
    </message>
    <message>
        <source>Functions of the kernel have names.</source>
        <translation>Funktionen des Kernels haben Namen.</translation>
    </message>
    <message>
        <source>The kernel hides its addresses (kernel.kptr_restrict is %1): its functions stay without names.</source>
        <translation>Der Kernel verbirgt seine Adressen (kernel.kptr_restrict ist %1): Seine Funktionen bleiben ohne Namen.</translation>
    </message>
    <message>
        <source>Give this program the right to read them (it comes with the right to sample).</source>
        <translation>Geben Sie diesem Programm das Recht, sie zu lesen (es kommt mit dem Recht zu messen).</translation>
    </message>
    <message>
        <source>The buffers are large enough.</source>
        <translation>Die Puffer sind groß genug.</translation>
    </message>
    <message>
        <source>The kernel lets you have only %1 KiB of buffer for each CPU (kernel.perf_event_mlock_kb): samples may be lost when the machine is busy; lost ones are counted.</source>
        <translation>Der Kernel erlaubt Ihnen nur %1 KiB Puffer für jede CPU (kernel.perf_event_mlock_kb): Auf einem ausgelasteten Rechner können Messungen verloren gehen; verlorene werden gezählt.</translation>
    </message>
    <message>
        <source>Allow more until the next start of the machine.</source>
        <translation>Erlauben Sie mehr bis zum nächsten Start des Rechners.</translation>
    </message>
    <message>
        <source>The rate of sampling is not limited.</source>
        <translation>Die Häufigkeit der Messungen ist nicht begrenzt.</translation>
    </message>
    <message>
        <source>The kernel has lowered the rate to %1 samples a second, because sampling took too long once (kernel.perf_event_max_sample_rate).</source>
        <translation>Der Kernel hat die Häufigkeit auf %1 Messungen in der Sekunde gesenkt, weil das Messen einmal zu lange dauerte (kernel.perf_event_max_sample_rate).</translation>
    </message>
    <message>
        <source>Set it back.</source>
        <translation>Setzen Sie sie zurück.</translation>
    </message>
    <message>
        <source>The system calls that running processes wait in can be read.</source>
        <translation>Die Systemaufrufe, in denen laufende Prozesse warten, können gelesen werden.</translation>
    </message>
    <message>
        <source>Without stacks, the system call that a running process waits in is known only for programs started from here (kernel.yama.ptrace_scope is %1).</source>
        <translation>Ohne Stapel wird der Systemaufruf, in dem ein laufender Prozess wartet, nur von Programmen verraten, die von hier gestartet wurden (kernel.yama.ptrace_scope ist %1).</translation>
    </message>
    <message>
        <source>Start the program from here instead of attaching to it.</source>
        <translation>Starten Sie das Programm von hier, statt sich anzuhängen.</translation>
    </message>
    <message>
        <source>There is no such program.</source>
        <translation>Ein solches Programm gibt es nicht.</translation>
    </message>
    <message>
        <source>Name it with its folder, or one that is in the PATH.</source>
        <translation>Nennen Sie es mit seinem Ordner, oder eines, das im PATH steht.</translation>
    </message>
    <message>
        <source>%1 publishes the names of what it compiles.</source>
        <translation>%1 verrät die Namen dessen, was es übersetzt.</translation>
    </message>
    <message>
        <source>Python 3.12 and later can tell them.</source>
        <translation>Python ab 3.12 kann sie verraten.</translation>
    </message>
    <message>
        <source>Start it so that it publishes them.</source>
        <translation>Starten Sie es so, dass es sie verrät.</translation>
    </message>
    <message>
        <source>The functions of the program that %1 runs have no names: it compiles or interprets them itself.</source>
        <translation>Die Funktionen des Programms, das %1 ausführt, haben keine Namen: Es übersetzt oder deutet sie selbst.</translation>
    </message>
    <message>
        <source>Compile it with -fasynchronous-unwind-tables or -fno-omit-frame-pointer.</source>
        <translation>Übersetzen Sie es mit -fasynchronous-unwind-tables oder -fno-omit-frame-pointer.</translation>
    </message>
    <message>
        <source>%1 has unwind rules: stacks are complete even without frame pointers.</source>
        <translation>%1 hat Abwickelregeln: Stapel sind auch ohne Rahmenzeiger ganz.</translation>
    </message>
    <message>
        <source>%1 has debug information: functions, inlined ones too, and lines.</source>
        <translation>%1 hat Debug-Informationen: Funktionen, auch eingesetzte, und Zeilen.</translation>
    </message>
    <message>
        <source>%1 names its functions, but has no debug information: no lines, no inlined functions.</source>
        <translation>%1 nennt seine Funktionen, hat aber keine Debug-Informationen: keine Zeilen, keine eingesetzten Funktionen.</translation>
    </message>
    <message>
        <source>Compile it with -g, or install its debug symbols (a package whose name ends in -dbgsym).</source>
        <translation>Übersetzen Sie es mit -g, oder installieren Sie seine Debug-Symbole (ein Paket, dessen Name auf -dbgsym endet).</translation>
    </message>
    <message>
        <source>%1 is stripped: only the functions that it shares with others have names.</source>
        <translation>%1 hat keine Symbole mehr: Nur die Funktionen, die es mit anderen teilt, haben Namen.</translation>
    </message>
    <message>
        <source>Record with an administrator&apos;s permission: the privileged helper then opens the events of this recording, and nothing else changes.</source>
        <translation>Zeichnen Sie mit Zustimmung eines Verwalters auf: Der privilegierte Helfer öffnet dann die Ereignisse dieser Aufzeichnung, und sonst ändert sich nichts.</translation>
    </message>
    <message>
        <source>Every process can be sampled, but other users&apos; programs keep their code to themselves: their functions have no names and no callers.</source>
        <translation>Alle Prozesse lassen sich abtasten, aber Programme anderer Benutzer zeigen ihren Code nicht: Ihre Funktionen haben keine Namen und keine Aufrufer.</translation>
    </message>
    <message>
        <source>There is no room for the kernel&apos;s buffers, one for each CPU (kernel.perf_event_mlock_kb, ulimit -l): no stacks, no flame graph of functions.</source>
        <translation>Für die Puffer des Kernels, einer je CPU, ist kein Platz (kernel.perf_event_mlock_kb, ulimit -l): keine Stacks, kein Flame-Graph von Funktionen.</translation>
    </message>
    <message>
        <source>%1 runs with another user&apos;s rights (set-user-ID): the kernel lets no stacks be taken of it; its threads are looked at instead.</source>
        <translation>%1 läuft mit den Rechten eines anderen Benutzers (set-user-ID): Der Kernel erlaubt keine Stacks davon; stattdessen werden seine Threads beobachtet.</translation>
    </message>
    <message>
        <source>Record it as root, or with an administrator&apos;s permission.</source>
        <translation>Zeichnen Sie es als root oder mit der Erlaubnis eines Administrators auf.</translation>
    </message>
    <message>
        <source>%1 is a 32-bit program: its functions have names, but their callers are not found.</source>
        <translation>%1 ist ein 32-Bit-Programm: Seine Funktionen haben Namen, aber ihre Aufrufer werden nicht gefunden.</translation>
    </message>
    <message>
        <source>Build it for 64 bits to see callers.</source>
        <translation>Für 64 Bit übersetzen, um Aufrufer zu sehen.</translation>
    </message>
    <message>
        <source>%1 has no unwind rules (.eh_frame, .debug_frame): callers are found only where the code keeps frame pointers.</source>
        <translation>%1 hat keine Unwind-Regeln (.eh_frame, .debug_frame): Aufrufer werden nur gefunden, wo der Code Frame-Pointer führt.</translation>
    </message>
    <message>
        <source>%1 has unwind rules for %2 % of its code only: in the rest callers are found only where the code keeps frame pointers.</source>
        <translation>%1 hat nur für %2 % seines Codes Unwind-Regeln: Im Rest werden Aufrufer nur gefunden, wo der Code Frame-Pointer führt.</translation>
    </message>
    <message>
        <source>%1 has debug information, most of it in .dwo files: functions and lines, and inlined ones as long as those files stay where the compiler wrote them, or are packed into %1.dwp.</source>
        <translation>%1 hat Debug-Informationen, die meisten in .dwo-Dateien: Funktionen und Zeilen, dazu eingebettete Funktionen, solange diese Dateien dort bleiben, wo der Compiler sie abgelegt hat, oder in %1.dwp gepackt sind.</translation>
    </message>
    <message>
        <source>%1 has debug information, but the file that it shares with other programs (dwz) is not there: inlined functions have no names.</source>
        <translation>%1 hat Debug-Informationen, aber die Datei, die es mit anderen Programmen teilt (dwz), ist nicht da: eingebettete Funktionen haben keine Namen.</translation>
    </message>
    <message>
        <source>Install the debug symbols of its package as a whole.</source>
        <translation>Installieren Sie die Debug-Symbole des Pakets vollständig.</translation>
    </message>
</context>
<context>
    <name>Duration</name>
    <message>
        <source>not a duration</source>
        <translation>keine Dauer</translation>
    </message>
    <message>
        <source>Write a number and a unit, such as 500ms, 10s, 15m, 2h or 1d.</source>
        <translation>Schreiben Sie eine Zahl und eine Einheit, etwa 500ms, 10s, 15m, 2h oder 1d.</translation>
    </message>
    <message>
        <source>not a moment</source>
        <translation>kein Zeitpunkt</translation>
    </message>
    <message>
        <source>Write a time such as 2026-11-23T14:00:00Z or 14:00, a duration back from now such as 15m or 2h, a date, today, yesterday, or now.</source>
        <translation>Schreiben Sie eine Zeit wie 2026-11-23T14:00:00Z oder 14:00, eine Dauer von jetzt zurück wie 15m oder 2h, ein Datum, heute, gestern oder jetzt.</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 min %2 s</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 h</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 h %2 min</translation>
    </message>
    <message>
        <source>%1 d</source>
        <translation>%1 d</translation>
    </message>
    <message>
        <source>%1 d %2 h</source>
        <translation>%1 d %2 h</translation>
    </message>
</context>
<context>
    <name>EventMarks</name>
    <message>
        <source>and %1 more</source>
        <translation>und %1 weitere</translation>
    </message>
    <message>
        <source>Packages</source>
        <translation>Pakete</translation>
    </message>
    <message>
        <source>Starts and suspends</source>
        <translation>Starts und Ruhezustände</translation>
    </message>
    <message>
        <source>Services</source>
        <translation>Dienste</translation>
    </message>
    <message>
        <source>Failures</source>
        <translation>Fehlschläge</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Other level since</source>
        <translation>Anderes Niveau seit</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notizen</translation>
    </message>
    <message>
        <source>Package installed</source>
        <translation>Paket installiert</translation>
    </message>
    <message>
        <source>Package upgraded</source>
        <translation>Paket aktualisiert</translation>
    </message>
    <message>
        <source>Package removed</source>
        <translation>Paket entfernt</translation>
    </message>
    <message>
        <source>Kernel changed</source>
        <translation>Kernel gewechselt</translation>
    </message>
    <message>
        <source>Machine started</source>
        <translation>Maschine gestartet</translation>
    </message>
    <message>
        <source>Suspended</source>
        <translation>In den Ruhezustand versetzt</translation>
    </message>
    <message>
        <source>Woke up</source>
        <translation>Aufgewacht</translation>
    </message>
    <message>
        <source>New service</source>
        <translation>Neuer Dienst</translation>
    </message>
    <message>
        <source>Service restarted</source>
        <translation>Dienst neu gestartet</translation>
    </message>
    <message>
        <source>Service failed</source>
        <translation>Dienst fehlgeschlagen</translation>
    </message>
    <message>
        <source>Out of memory</source>
        <translation>Speichermangel</translation>
    </message>
    <message>
        <source>Setting changed</source>
        <translation>Einstellung geändert</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
</context>
<context>
    <name>Explain</name>
    <message>
        <source>Somebody waited for a CPU %1 of the time (usually %2).</source>
        <translation>Jemand wartete %1 der Zeit auf eine CPU (üblich: %2).</translation>
    </message>
    <message>
        <source>Somebody waited for a CPU %1 of the time.</source>
        <translation>Jemand wartete %1 der Zeit auf eine CPU.</translation>
    </message>
    <message>
        <source>Somebody waited for memory %1 of the time (usually %2).</source>
        <translation>Jemand wartete %1 der Zeit auf Speicher (üblich: %2).</translation>
    </message>
    <message>
        <source>Somebody waited for memory %1 of the time.</source>
        <translation>Jemand wartete %1 der Zeit auf Speicher.</translation>
    </message>
    <message>
        <source>Somebody waited for storage %1 of the time (usually %2).</source>
        <translation>Jemand wartete %1 der Zeit auf Datenträger (üblich: %2).</translation>
    </message>
    <message>
        <source>Somebody waited for storage %1 of the time.</source>
        <translation>Jemand wartete %1 der Zeit auf Datenträger.</translation>
    </message>
    <message>
        <source>%1: %2 of its CPU time in %3.</source>
        <translation>%1: %2 seiner CPU-Zeit in %3.</translation>
    </message>
    <message>
        <source>%1 (%2) waited for a CPU for %3 of the time (usually %4).</source>
        <translation>%1 (%2) wartete %3 der Zeit auf eine CPU (üblich: %4).</translation>
    </message>
    <message>
        <source>%1 (%2) waited for a CPU for %3 of the time.</source>
        <translation>%1 (%2) wartete %3 der Zeit auf eine CPU.</translation>
    </message>
    <message>
        <source>%1 ran in the background and took %2 CPUs</source>
        <translation>%1 lief im Hintergrund und belegte %2 CPUs</translation>
    </message>
    <message>
        <source>%1 (%2) ran in the background and took %3 CPUs</source>
        <translation>%1 (%2) lief im Hintergrund und belegte %3 CPUs</translation>
    </message>
    <message>
        <source>%1 of all bytes read and written were of %2.</source>
        <translation>%1 aller gelesenen und geschriebenen Bytes kamen von %2.</translation>
    </message>
    <message>
        <source>Before it: %1, %2 earlier</source>
        <translation>Davor: %1, %2 früher</translation>
    </message>
    <message>
        <source>Not shown to be the cause. It was read in %1.</source>
        <translation>Nicht als Ursache erwiesen. Gelesen in %1.</translation>
    </message>
    <message>
        <source>Other changes in the twelve hours before: %1.</source>
        <translation>Andere Änderungen in den zwölf Stunden davor: %1.</translation>
    </message>
    <message>
        <source>%1 processes of %2 together took %3 of %4 CPUs, and %5 waited for one %6 of the time</source>
        <translation>%1 Prozesse von %2 belegten zusammen %3 von %4 CPUs, und %5 wartete %6 der Zeit auf eine</translation>
    </message>
    <message>
        <source>%1 took %2 of %3 CPUs, and %4 waited for one %5 of the time</source>
        <translation>%1 belegte %2 von %3 CPUs, und %4 wartete %5 der Zeit auf eine</translation>
    </message>
    <message>
        <source>%1 used %2 CPUs (before: %3).</source>
        <translation>%1 nutzte %2 CPUs (davor: %3).</translation>
    </message>
    <message>
        <source>%1 used %2 CPUs.</source>
        <translation>%1 nutzte %2 CPUs.</translation>
    </message>
    <message>
        <source>The hypervisor gave %1 of the CPU time to other machines</source>
        <translation>Der Hypervisor gab %1 der CPU-Zeit anderen Maschinen</translation>
    </message>
    <message>
        <source>Stolen: %1 CPUs (usually %2).</source>
        <translation>Entzogen: %1 CPUs (üblich: %2).</translation>
    </message>
    <message>
        <source>The CPUs were slowed down to stay cool, %1 times a second</source>
        <translation>Die CPUs wurden gebremst, um kühl zu bleiben, %1-mal pro Sekunde</translation>
    </message>
    <message>
        <source>Slowed down %1 times a second.</source>
        <translation>%1-mal pro Sekunde gebremst.</translation>
    </message>
    <message>
        <source>The clock was at %1 of the highest (usually %2).</source>
        <translation>Der Takt lag bei %1 des höchsten (üblich: %2).</translation>
    </message>
    <message>
        <source>The hottest sensor: %1.</source>
        <translation>Der heißeste Sensor: %1.</translation>
    </message>
    <message>
        <source>CPU %1 spent %2 of its time on interrupts</source>
        <translation>CPU %1 verbrachte %2 ihrer Zeit mit Unterbrechungen</translation>
    </message>
    <message>
        <source>The CPUs spent %1 of their time on interrupts</source>
        <translation>Die CPUs verbrachten %1 ihrer Zeit mit Unterbrechungen</translation>
    </message>
    <message>
        <source>Soft interrupts: %1 CPUs (usually %2).</source>
        <translation>Software-Unterbrechungen: %1 CPUs (üblich: %2).</translation>
    </message>
    <message>
        <source>An operation of %1 took %2 on average (usually %3).</source>
        <translation>Ein Zugriff von %1 dauerte im Mittel %2 (üblich: %3).</translation>
    </message>
    <message>
        <source>%1 was busy %2 of the time.</source>
        <translation>%1 war %2 der Zeit beschäftigt.</translation>
    </message>
    <message>
        <source>%1 waited for storage %2 of the time.</source>
        <translation>%1 wartete %2 der Zeit auf Datenträger.</translation>
    </message>
    <message>
        <source>%1 wrote %2, more than the disk took</source>
        <translation>%1 schrieb %2, mehr als die Platte annahm</translation>
    </message>
    <message>
        <source>%1 wrote %2, more than the disk took, and %3 waited for it</source>
        <translation>%1 schrieb %2, mehr als die Platte annahm, und %3 wartete darauf</translation>
    </message>
    <message>
        <source>Up to %1 waited in memory to be written (usually %2).</source>
        <translation>Bis zu %1 warteten im Speicher darauf, geschrieben zu werden (üblich: %2).</translation>
    </message>
    <message>
        <source>%1 read %2, and %3 waited for the disk %4 of the time</source>
        <translation>%1 las %2, und %3 wartete %4 der Zeit auf die Platte</translation>
    </message>
    <message>
        <source>%1 wrote %2, and %3 waited for the disk %4 of the time</source>
        <translation>%1 schrieb %2, und %3 wartete %4 der Zeit auf die Platte</translation>
    </message>
    <message>
        <source>%1 waited for storage %2 of the time</source>
        <translation>%1 wartete %2 der Zeit auf Datenträger</translation>
    </message>
    <message>
        <source>%1 read %2 and wrote %3.</source>
        <translation>%1 las %2 und schrieb %3.</translation>
    </message>
    <message>
        <source>Files were changed so often that telling who watches them took %1 of the CPU time of %2</source>
        <translation>Dateien wurden so oft geändert, dass es %1 der CPU-Zeit von %2 kostete, deren Beobachter zu benachrichtigen</translation>
    </message>
    <message>
        <source>%1 took part in it: %2 of its CPU time.</source>
        <translation>%1 war daran beteiligt: %2 seiner CPU-Zeit.</translation>
    </message>
    <message>
        <source>%1 of it were used (before: %2).</source>
        <translation>%1 davon waren belegt (davor: %2).</translation>
    </message>
    <message>
        <source>%1 wrote most: %2.</source>
        <translation>%1 schrieb am meisten: %2.</translation>
    </message>
    <message>
        <source>The filesystem %1 was full</source>
        <translation>Das Dateisystem %1 war voll</translation>
    </message>
    <message>
        <source>The filesystem %1 had no room for more files</source>
        <translation>Das Dateisystem %1 hatte keinen Platz für weitere Dateien</translation>
    </message>
    <message>
        <source>matching regular expressions</source>
        <translation>das Abgleichen regulärer Ausdrücke</translation>
    </message>
    <message>
        <source>compressing and unpacking</source>
        <translation>das Packen und Entpacken</translation>
    </message>
    <message>
        <source>parsing</source>
        <translation>das Parsen</translation>
    </message>
    <message>
        <source>hashing and encrypting</source>
        <translation>das Hashen und Verschlüsseln</translation>
    </message>
    <message>
        <source>allocating memory</source>
        <translation>das Anfordern von Speicher</translation>
    </message>
    <message>
        <source>page faults</source>
        <translation>Seitenfehler</translation>
    </message>
    <message>
        <source>looking up files</source>
        <translation>das Nachschlagen von Dateien</translation>
    </message>
    <message>
        <source>looking for memory</source>
        <translation>die Suche nach Speicher</translation>
    </message>
    <message>
        <source>%1 used %2 CPUs, %3 of that for %4</source>
        <translation>%1 nutzte %2 CPUs, %3 davon für %4</translation>
    </message>
    <message>
        <source>%1 used %2 CPUs, %3 of that in %4</source>
        <translation>%1 nutzte %2 CPUs, %3 davon in %4</translation>
    </message>
    <message>
        <source>%1 of its CPU time was spent in the kernel.</source>
        <translation>%1 seiner CPU-Zeit entfielen auf den Kernel.</translation>
    </message>
    <message>
        <source>%1 spent %2 of its CPU time collecting garbage</source>
        <translation>%1 verbrachte %2 seiner CPU-Zeit mit der Speicherbereinigung</translation>
    </message>
    <message>
        <source>%1 was built without optimisation: %2 of its CPU time is in functions that an optimised build has none of</source>
        <translation>%1 wurde ohne Optimierung gebaut: %2 seiner CPU-Zeit liegen in Funktionen, die ein optimierter Bau nicht enthält</translation>
    </message>
    <message>
        <source>one of its threads</source>
        <translation>einer seiner Threads</translation>
    </message>
    <message>
        <source>its thread %1 (%2)</source>
        <translation>sein Thread %1 (%2)</translation>
    </message>
    <message>
        <source>Threads of %1 waited for one lock, which %2 held while it waited for storage in %3</source>
        <translation>Threads von %1 warteten auf eine Sperre, die %2 hielt, während er in %3 auf Datenträger wartete</translation>
    </message>
    <message>
        <source>Threads of %1 waited for one lock, which %2 held</source>
        <translation>Threads von %1 warteten auf eine Sperre, die %2 hielt</translation>
    </message>
    <message>
        <source>Threads of %1 waited for one lock, which %2 held in %3</source>
        <translation>Threads von %1 warteten auf eine Sperre, die %2 in %3 hielt</translation>
    </message>
    <message>
        <source>%1 threads waited %2 of the time each on average.</source>
        <translation>%1 Threads warteten im Mittel jeweils %2 der Zeit.</translation>
    </message>
    <message>
        <source>%1 threads waited %2 of the time each on average, mostly in %3.</source>
        <translation>%1 Threads warteten im Mittel jeweils %2 der Zeit, meist in %3.</translation>
    </message>
    <message>
        <source>The holder was in %1.</source>
        <translation>Der Halter war in %1.</translation>
    </message>
    <message>
        <source>%1 has %2 of memory (before: %3).</source>
        <translation>%1 belegt %2 Speicher (davor: %3).</translation>
    </message>
    <message>
        <source>%1 has %2 of memory.</source>
        <translation>%1 belegt %2 Speicher.</translation>
    </message>
    <message>
        <source>%1 of memory were left.</source>
        <translation>%1 Speicher waren noch frei.</translation>
    </message>
    <message>
        <source>Memory was moved to swap and back, %1 pages a second, most of it for %2</source>
        <translation>Speicher wurde ausgelagert und zurückgeholt, %1 Seiten pro Sekunde, das meiste davon für %2</translation>
    </message>
    <message>
        <source>Memory was moved to swap and back, %1 pages a second</source>
        <translation>Speicher wurde ausgelagert und zurückgeholt, %1 Seiten pro Sekunde</translation>
    </message>
    <message>
        <source>Swapped in: %1 pages a second (usually %2).</source>
        <translation>Eingelagert: %1 Seiten pro Sekunde (üblich: %2).</translation>
    </message>
    <message>
        <source>Swapped out: %1 pages a second.</source>
        <translation>Ausgelagert: %1 Seiten pro Sekunde.</translation>
    </message>
    <message>
        <source>Programs waited while the kernel put memory together for huge pages, %1 times a second</source>
        <translation>Programme warteten, während der Kernel Speicher für große Seiten zusammenlegte, %1-mal pro Sekunde</translation>
    </message>
    <message>
        <source>Compaction stalls: %1 a second (usually %2).</source>
        <translation>Verzögerungen durch Verdichtung: %1 pro Sekunde (üblich: %2).</translation>
    </message>
    <message>
        <source>Memory was short, most of it taken by %1, and programs waited %2 of the time while the kernel looked for some</source>
        <translation>Speicher war knapp, das meiste davon belegte %1, und Programme warteten %2 der Zeit, während der Kernel welchen suchte</translation>
    </message>
    <message>
        <source>Memory was short, and programs waited for it %1 of the time</source>
        <translation>Speicher war knapp, und Programme warteten %1 der Zeit darauf</translation>
    </message>
    <message>
        <source>%1 pages a second had to be read again soon after they were dropped (usually %2).</source>
        <translation>%1 Seiten pro Sekunde mussten bald nach dem Verwerfen erneut gelesen werden (üblich: %2).</translation>
    </message>
    <message>
        <source>%1 waited for a name server %2 of the time</source>
        <translation>%1 wartete %2 der Zeit auf einen Namensserver</translation>
    </message>
    <message>
        <source>Its threads waited %1 in the functions that resolve names.</source>
        <translation>Seine Threads warteten %1 in den Funktionen, die Namen auflösen.</translation>
    </message>
    <message>
        <source>The socket %1: %2 a second.</source>
        <translation>Der Socket %1: %2 pro Sekunde.</translation>
    </message>
    <message>
        <source>The network lost packets: %1 of the segments had to be sent again</source>
        <translation>Das Netz verlor Pakete: %1 der Segmente mussten erneut gesendet werden</translation>
    </message>
    <message>
        <source>Sent again: %1 segments a second (usually %2).</source>
        <translation>Erneut gesendet: %1 Segmente pro Sekunde (üblich: %2).</translation>
    </message>
    <message>
        <source>A server did not accept its connections in time: %1 a second were refused</source>
        <translation>Ein Server nahm seine Verbindungen nicht rechtzeitig an: %1 pro Sekunde wurden abgewiesen</translation>
    </message>
    <message>
        <source>%1 did not accept its connections in time: %2 a second were refused</source>
        <translation>%1 nahm seine Verbindungen nicht rechtzeitig an: %2 pro Sekunde wurden abgewiesen</translation>
    </message>
    <message>
        <source>Listen overflows: %1 a second (usually %2).</source>
        <translation>Überläufe der Annahmewarteschlange: %1 pro Sekunde (üblich: %2).</translation>
    </message>
    <message>
        <source>A program did not take its datagrams in time: %1 a second were lost</source>
        <translation>Ein Programm nahm seine Datagramme nicht rechtzeitig ab: %1 pro Sekunde gingen verloren</translation>
    </message>
    <message>
        <source>%1 did not take its datagrams in time: %2 a second were lost</source>
        <translation>%1 nahm seine Datagramme nicht rechtzeitig ab: %2 pro Sekunde gingen verloren</translation>
    </message>
    <message>
        <source>Lost datagrams: %1 a second (usually %2).</source>
        <translation>Verlorene Datagramme: %1 pro Sekunde (üblich: %2).</translation>
    </message>
    <message>
        <source>The kernel ended processes for want of memory: %1</source>
        <translation>Der Kernel beendete Prozesse wegen Speichermangels: %1</translation>
    </message>
    <message>
        <source>%1 reached its limit of memory, and the kernel ended processes of it: %2</source>
        <translation>%1 erreichte seine Speichergrenze, und der Kernel beendete Prozesse davon: %2</translation>
    </message>
    <message>
        <source>Processes ended for want of memory: %1.</source>
        <translation>Wegen Speichermangels beendete Prozesse: %1.</translation>
    </message>
    <message>
        <source>Of %1: %2.</source>
        <translation>Von %1: %2.</translation>
    </message>
    <message>
        <source>The kernel&apos;s log names %1.</source>
        <translation>Das Protokoll des Kernels nennt %1.</translation>
    </message>
    <message>
        <source>%1 processes a second were started and ended again, most of them by %2</source>
        <translation>%1 Prozesse pro Sekunde wurden gestartet und wieder beendet, die meisten davon von %2</translation>
    </message>
    <message>
        <source>%1 processes a second were started and ended again</source>
        <translation>%1 Prozesse pro Sekunde wurden gestartet und wieder beendet</translation>
    </message>
    <message>
        <source>Started processes: %1 a second (usually %2).</source>
        <translation>Gestartete Prozesse: %1 pro Sekunde (üblich: %2).</translation>
    </message>
    <message>
        <source>%1 and its children used %2 CPUs.</source>
        <translation>%1 und seine Kindprozesse nutzten %2 CPUs.</translation>
    </message>
    <message>
        <source>%1 did everything in one thread, which was busy %2 of the time, while %3 CPUs had nothing to do</source>
        <translation>%1 tat alles in einem Thread, der %2 der Zeit beschäftigt war, während %3 CPUs nichts zu tun hatten</translation>
    </message>
    <message>
        <source>All CPUs together were busy %1 of the time.</source>
        <translation>Alle CPUs zusammen waren %1 der Zeit beschäftigt.</translation>
    </message>
    <message>
        <source>%1 waited %2 of the time for answers of %3</source>
        <translation>%1 wartete %2 der Zeit auf Antworten von %3</translation>
    </message>
    <message>
        <source>Threads of %1 (%2) waited %3 for %4 (%5).</source>
        <translation>Threads von %1 (%2) warteten %3 auf %4 (%5).</translation>
    </message>
    <message>
        <source>%1 was held back by its limit of %2 CPUs</source>
        <translation>%1 wurde durch seine Grenze von %2 CPUs gebremst</translation>
    </message>
    <message>
        <source>%1 was held back by its limit of CPU</source>
        <translation>%1 wurde durch seine CPU-Grenze gebremst</translation>
    </message>
    <message>
        <source>Held back for %1 of each second (usually %2).</source>
        <translation>In jeder Sekunde %1 gebremst (üblich: %2).</translation>
    </message>
    <message>
        <source>It got %1 CPUs.</source>
        <translation>Es bekam %1 CPUs.</translation>
    </message>
    <message>
        <source>%1 has used up its limit of %2 of memory, and waits for what comes back</source>
        <translation>%1 hat seine Grenze von %2 Speicher ausgeschöpft und wartet auf das, was zurückkommt</translation>
    </message>
    <message>
        <source>%1 used of %2.</source>
        <translation>%1 von %2 belegt.</translation>
    </message>
    <message>
        <source>It waited for memory %1 of the time.</source>
        <translation>Es wartete %1 der Zeit auf Speicher.</translation>
    </message>
    <message>
        <source>%1 pages a second had to be read again (usually %2).</source>
        <translation>%1 Seiten pro Sekunde mussten erneut gelesen werden (üblich: %2).</translation>
    </message>
    <message>
        <source>%1 waited for a CPU %2 of the time, and no one program took it</source>
        <translation>%1 wartete %2 der Zeit auf eine CPU, und kein einzelnes Programm belegte sie</translation>
    </message>
    <message>
        <source>Programs waited for memory %1 of the time, as they did before</source>
        <translation>Programme warteten %1 der Zeit auf Speicher, wie schon davor</translation>
    </message>
    <message>
        <source>Programs waited for storage %1 of the time, and none of them is seen to read or write much</source>
        <translation>Programme warteten %1 der Zeit auf Datenträger, und bei keinem davon ist zu sehen, dass es viel liest oder schreibt</translation>
    </message>
    <message>
        <source>The CPUs changed from one task to another %1 times a second, mostly for %2</source>
        <translation>Die CPUs wechselten %1-mal pro Sekunde von einer Aufgabe zur anderen, meist für %2</translation>
    </message>
    <message>
        <source>The CPUs changed from one task to another %1 times a second</source>
        <translation>Die CPUs wechselten %1-mal pro Sekunde von einer Aufgabe zur anderen</translation>
    </message>
    <message>
        <source>Context switches: %1 a second (usually %2).</source>
        <translation>Kontextwechsel: %1 pro Sekunde (üblich: %2).</translation>
    </message>
    <message>
        <source>Interrupts: %1 a second (usually %2).</source>
        <translation>Unterbrechungen: %1 pro Sekunde (üblich: %2).</translation>
    </message>
    <message>
        <source>CPUs busy %1 (usually %2)</source>
        <translation>CPUs beschäftigt %1 (üblich: %2)</translation>
    </message>
    <message>
        <source>CPUs busy %1</source>
        <translation>CPUs beschäftigt %1</translation>
    </message>
    <message>
        <source>CPU pressure %1 (usually %2)</source>
        <translation>CPU-Druck %1 (üblich: %2)</translation>
    </message>
    <message>
        <source>CPU pressure %1</source>
        <translation>CPU-Druck %1</translation>
    </message>
    <message>
        <source>memory pressure %1 (usually %2)</source>
        <translation>Speicherdruck %1 (üblich: %2)</translation>
    </message>
    <message>
        <source>memory pressure %1</source>
        <translation>Speicherdruck %1</translation>
    </message>
    <message>
        <source>disk pressure %1 (usually %2)</source>
        <translation>Plattendruck %1 (üblich: %2)</translation>
    </message>
    <message>
        <source>disk pressure %1</source>
        <translation>Plattendruck %1</translation>
    </message>
    <message>
        <source>slowed down by heat %1 (usually %2)</source>
        <translation>durch Hitze gebremst %1 (üblich: %2)</translation>
    </message>
    <message>
        <source>slowed down by heat %1</source>
        <translation>durch Hitze gebremst %1</translation>
    </message>
    <message>
        <source>retransmits %1 (usually %2)</source>
        <translation>erneute Übertragungen %1 (üblich: %2)</translation>
    </message>
    <message>
        <source>retransmits %1</source>
        <translation>erneute Übertragungen %1</translation>
    </message>
    <message>
        <source>refused connections %1 (usually %2)</source>
        <translation>abgewiesene Verbindungen %1 (üblich: %2)</translation>
    </message>
    <message>
        <source>refused connections %1</source>
        <translation>abgewiesene Verbindungen %1</translation>
    </message>
    <message>
        <source>started processes %1 (usually %2)</source>
        <translation>gestartete Prozesse %1 (üblich: %2)</translation>
    </message>
    <message>
        <source>started processes %1</source>
        <translation>gestartete Prozesse %1</translation>
    </message>
    <message>
        <source>context switches %1 (usually %2)</source>
        <translation>Kontextwechsel %1 (üblich: %2)</translation>
    </message>
    <message>
        <source>context switches %1</source>
        <translation>Kontextwechsel %1</translation>
    </message>
    <message>
        <source>ended for want of memory %1 (usually %2)</source>
        <translation>wegen Speichermangels beendet %1 (üblich: %2)</translation>
    </message>
    <message>
        <source>ended for want of memory %1</source>
        <translation>wegen Speichermangels beendet %1</translation>
    </message>
    <message>
        <source>no change of packages, services or settings is known</source>
        <translation>keine Änderung von Paketen, Diensten oder Einstellungen ist bekannt</translation>
    </message>
    <message>
        <source>No stacks were kept of this time: what programs were doing is not known.</source>
        <translation>Aus dieser Zeit wurden keine Stacks aufbewahrt: Was Programme taten, ist nicht bekannt.</translation>
    </message>
    <message>
        <source>No processes were recorded in this time: who did it is not known.</source>
        <translation>In dieser Zeit wurden keine Prozesse aufgezeichnet: Wer es war, ist nicht bekannt.</translation>
    </message>
    <message>
        <source>Nothing was recorded before it: what is usual is not known.</source>
        <translation>Davor wurde nichts aufgezeichnet: Was üblich ist, ist nicht bekannt.</translation>
    </message>
    <message>
        <source>This kernel tells no pressure: who waits is known less surely.</source>
        <translation>Dieser Kernel meldet keinen Druck: Wer wartet, ist weniger sicher bekannt.</translation>
    </message>
    <message>
        <source>Nothing was recorded in this time.</source>
        <translation>In dieser Zeit wurde nichts aufgezeichnet.</translation>
    </message>
    <message>
        <source>%1 moved with it (rank correlation %2)</source>
        <translation>%1 bewegte sich mit (Rangkorrelation %2)</translation>
    </message>
    <message>
        <source>%1 moved against it (rank correlation %2)</source>
        <translation>%1 bewegte sich entgegengesetzt (Rangkorrelation %2)</translation>
    </message>
    <message>
        <source>%1 of the CPU time went to %2</source>
        <translation>%1 der CPU-Zeit gingen an %2</translation>
    </message>
    <message>
        <source>A question of it to a name server was open %1 of the time.</source>
        <translation>Eine Frage von ihm an einen Nameserver war %1 der Zeit offen.</translation>
    </message>
</context>
<context>
    <name>ExplanationText</name>
    <message>
        <source>Why was it slow? %1 (%2)</source>
        <translation>Warum war es langsam? %1 (%2)</translation>
    </message>
    <message>
        <source>Looked at and not it</source>
        <translation>Angesehen und nicht die Ursache</translation>
    </message>
    <message>
        <source>Could not be looked at</source>
        <translation>Nicht anzusehen</translation>
    </message>
    <message>
        <source>Looked at %1, compared with %2.</source>
        <translation>%1 angesehen, verglichen mit %2.</translation>
    </message>
    <message>
        <source>Nothing unusual</source>
        <translation>Nichts Ungewöhnliches</translation>
    </message>
</context>
<context>
    <name>File</name>
    <message>
        <source>Choose another place or free some space.</source>
        <translation>Wählen Sie einen anderen Ort oder schaffen Sie Platz.</translation>
    </message>
    <message>
        <source>it is a folder</source>
        <translation>es ist ein Ordner</translation>
    </message>
    <message>
        <source>Name a file in it.</source>
        <translation>Nennen Sie eine Datei darin.</translation>
    </message>
</context>
<context>
    <name>Findings</name>
    <message>
        <source>%1 % of the CPU time (± %2) is spent in %3 itself, called mostly by %4.</source>
        <translation>%1 % der CPU-Zeit (± %2) bleiben in %3 selbst, meist gerufen von %4.</translation>
    </message>
    <message>
        <source>%1 % of the CPU time (± %2) is spent in %3 itself.</source>
        <translation>%1 % der CPU-Zeit (± %2) bleiben in %3 selbst.</translation>
    </message>
    <message>
        <source>%1 % of the CPU time is spent inside the kernel, most of it for %2: fewer or larger system calls would help.</source>
        <translation>%1 % der CPU-Zeit bleiben im Kernel, das meiste für %2: Weniger oder größere Systemaufrufe würden helfen.</translation>
    </message>
    <message>
        <source>%1 % of the CPU time is spent inside the kernel.</source>
        <translation>%1 % der CPU-Zeit bleiben im Kernel.</translation>
    </message>
    <message>
        <source>a function without a name</source>
        <translation>einer Funktion ohne Namen</translation>
    </message>
    <message>
        <source>Threads waited for locks for %1 in all, most of it in %2: they hold each other up.</source>
        <translation>Threads warteten insgesamt %1 auf Sperren, das meiste in %2: Sie halten einander auf.</translation>
    </message>
    <message>
        <source>Threads waited for storage for %1 in all, most of it in %2.</source>
        <translation>Threads warteten insgesamt %1 auf Speichermedien, das meiste in %2.</translation>
    </message>
    <message>
        <source>%1 % of the CPU time goes into allocating and freeing memory (from %3 % on), most of it for %2: reuse buffers, reserve what is known, or try another allocator with LD_PRELOAD.</source>
        <translation>%1 % der CPU-Zeit gehen in Anfordern und Freigeben von Speicher (ab %3 %), das meiste für %2: Puffer wiederverwenden, Bekanntes reservieren oder mit LD_PRELOAD einen anderen Allokator versuchen.</translation>
    </message>
    <message>
        <source>%1 % of the CPU time goes into copying memory (from %3 % on), most of it for %2: pass by reference, move, or look for a container that detaches.</source>
        <translation>%1 % der CPU-Zeit gehen ins Kopieren von Speicher (ab %3 %), das meiste für %2: als Referenz übergeben, verschieben oder einen Container suchen, der sich abtrennt.</translation>
    </message>
    <message>
        <source>%1 % of the CPU time goes into page faults (from %3 % on), most of it for %2: memory is mapped or given back again and again; reuse it, or ask for huge pages.</source>
        <translation>%1 % der CPU-Zeit gehen in Seitenfehler (ab %3 %), das meiste für %2: Speicher wird immer wieder eingeblendet oder zurückgegeben; wiederverwenden oder große Seiten verlangen.</translation>
    </message>
    <message>
        <source>%1 % of the CPU time goes into formatting text (from %3 % on), most of it for %2: guard it by the level, or hand it to another thread.</source>
        <translation>%1 % der CPU-Zeit gehen ins Formatieren von Text (ab %3 %), das meiste für %2: durch die Stufe schützen oder einem anderen Thread geben.</translation>
    </message>
    <message>
        <source>%1 % of the CPU time goes into searching containers and comparing text (from %3 % on), most of it for %2: a flat or hashed container, a reserve, or interned keys.</source>
        <translation>%1 % der CPU-Zeit gehen ins Suchen in Containern und Vergleichen von Text (ab %3 %), das meiste für %2: ein flacher oder gehashter Container, ein reserve oder internierte Schlüssel.</translation>
    </message>
    <message>
        <source>%1 % of the CPU time goes into exceptions (from %3 % on), most of it thrown by %2: they are made for what is rare.</source>
        <translation>%1 % der CPU-Zeit gehen in Ausnahmen (ab %3 %), die meisten wirft %2: Sie sind für Seltenes gemacht.</translation>
    </message>
    <message>
        <source>%1 % of the CPU time goes into compiling regular expressions (from %3 % on), most of it for %2: compile them once.</source>
        <translation>%1 % der CPU-Zeit gehen ins Übersetzen regulärer Ausdrücke (ab %3 %), das meiste für %2: einmal übersetzen.</translation>
    </message>
    <message>
        <source>%1 % of the CPU time goes into spinning (from %3 % on), most of it for %2: wait on a futex, or back off.</source>
        <translation>%1 % der CPU-Zeit gehen in Warteschleifen (ab %3 %), das meiste für %2: auf einen Futex warten oder zurücktreten.</translation>
    </message>
    <message>
        <source>%1 % of the CPU time goes into loading libraries (from %3 % on), most of it for %2: fewer libraries, or plugins that load when they are wanted.</source>
        <translation>%1 % der CPU-Zeit gehen ins Laden von Bibliotheken (ab %3 %), das meiste für %2: weniger Bibliotheken oder Plugins, die bei Bedarf laden.</translation>
    </message>
    <message>
        <source>%1 % of the CPU time is spent in functions that an optimising compiler leaves none of (from %3 % on), first of all %2: build with -O2, CMAKE_BUILD_TYPE=Release or cargo build --release before anything else, and profile again.</source>
        <translation>%1 % der CPU-Zeit gehen in Funktionen, von denen ein optimierender Compiler keine übrig lässt (ab %3 %), vor allem %2: Bauen Sie vor allem anderen mit -O2, CMAKE_BUILD_TYPE=Release oder cargo build --release, und profilieren Sie neu.</translation>
    </message>
    <message>
        <source>Thread %1 had work %2 % of the time while the %3 others had it %4 % together: the work is serial. If it could be shared by all, it would be done at most %5 times as fast.</source>
        <translation>Thread %1 hatte %2 % der Zeit Arbeit, die %3 anderen zusammen %4 %: Die Arbeit läuft nacheinander ab. Könnten alle sie sich teilen, wäre sie höchstens %5-mal so schnell getan.</translation>
    </message>
    <message>
        <source>Threads that were ready to run waited %1 % of that time for a CPU: together with what else ran on the machine they want more CPUs than there are. A pool should have as many threads as CPUs that it may use.</source>
        <translation>Lauffähige Threads warteten %1 % dieser Zeit auf eine CPU: Zusammen mit allem, was sonst auf der Maschine lief, wollen sie mehr CPUs, als da sind. Ein Pool sollte so viele Threads haben wie CPUs, die er nutzen darf.</translation>
    </message>
</context>
<context>
    <name>Health</name>
    <message>
        <source>some wait %1</source>
        <translation>%1 Warten</translation>
    </message>
    <message>
        <source>%1 of %2 CPUs</source>
        <translation>%1 von %2 CPUs</translation>
    </message>
    <message>
        <source>run queue %1</source>
        <translation>Schlange %1</translation>
    </message>
    <message>
        <source>queue %1</source>
        <translation>Schlange %1</translation>
    </message>
    <message>
        <source>throttled %1</source>
        <translation>gedrosselt %1</translation>
    </message>
    <message>
        <source>not slowed down</source>
        <translation>nicht verlangsamt</translation>
    </message>
    <message>
        <source>%1 stolen by other machines</source>
        <translation>%1 von anderen entzogen</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>swapping %1</source>
        <translation>lagert aus %1</translation>
    </message>
    <message>
        <source>no swapping</source>
        <translation>lagert nicht aus</translation>
    </message>
    <message>
        <source>no process killed</source>
        <translation>kein Prozess abgebrochen</translation>
    </message>
    <message>
        <source>the kernel kills processes</source>
        <translation>der Kernel bricht Prozesse ab</translation>
    </message>
    <message>
        <source>space used %1</source>
        <translation>Platz belegt %1</translation>
    </message>
    <message>
        <source>in %1, out %2</source>
        <translation>ein %1, aus %2</translation>
    </message>
    <message>
        <source>%1 connections refused</source>
        <translation>%1 Verbindungen abgewiesen</translation>
    </message>
    <message>
        <source>dropped %1</source>
        <translation>verworfen %1</translation>
    </message>
    <message>
        <source>nothing dropped</source>
        <translation>nichts verworfen</translation>
    </message>
    <message>
        <source>errors %1</source>
        <translation>Fehler %1</translation>
    </message>
    <message>
        <source>%1 sent again</source>
        <translation>%1 wiederholt</translation>
    </message>
    <message>
        <source>nothing sent again</source>
        <translation>nichts wiederholt</translation>
    </message>
    <message>
        <source>CPU utilisation</source>
        <translation>CPU-Auslastung</translation>
    </message>
    <message>
        <source>CPU saturation</source>
        <translation>CPU-Sättigung</translation>
    </message>
    <message>
        <source>CPU slowed down</source>
        <translation>CPU gebremst</translation>
    </message>
    <message>
        <source>Memory utilisation</source>
        <translation>Speicherauslastung</translation>
    </message>
    <message>
        <source>Memory saturation</source>
        <translation>Speichersättigung</translation>
    </message>
    <message>
        <source>Memory ran out</source>
        <translation>Speicher ging aus</translation>
    </message>
    <message>
        <source>Disk utilisation</source>
        <translation>Plattenauslastung</translation>
    </message>
    <message>
        <source>Disk saturation</source>
        <translation>Plattensättigung</translation>
    </message>
    <message>
        <source>Fullest filesystem</source>
        <translation>Vollstes Dateisystem</translation>
    </message>
    <message>
        <source>Network utilisation</source>
        <translation>Netzauslastung</translation>
    </message>
    <message>
        <source>Network saturation</source>
        <translation>Netzsättigung</translation>
    </message>
    <message>
        <source>Network errors</source>
        <translation>Netzwerkfehler</translation>
    </message>
    <message>
        <source>fine</source>
        <translation>in Ordnung</translation>
    </message>
    <message>
        <source>worth a look</source>
        <translation>auffällig</translation>
    </message>
    <message>
        <source>bad</source>
        <translation>schlecht</translation>
    </message>
    <message>
        <source>not measured</source>
        <translation>nicht gemessen</translation>
    </message>
</context>
<context>
    <name>History</name>
    <message>
        <source>it was written by a later version of this program</source>
        <translation>es wurde von einer späteren Version dieses Programms geschrieben</translation>
    </message>
    <message>
        <source>The history was damaged (%1). It was set aside as %2 and a new one begun.</source>
        <translation>Der Verlauf war beschädigt (%1). Er wurde als %2 beiseitegelegt und ein neuer begonnen.</translation>
    </message>
    <message>
        <source>Some of the last samples before the restart were damaged and left out.</source>
        <translation>Einige der letzten Messwerte vor dem Neustart waren beschädigt und wurden weggelassen.</translation>
    </message>
    <message>
        <source>%1 samples were lost because they could not be written for too long.</source>
        <translation>%1 Messwerte gingen verloren, weil sie zu lange nicht geschrieben werden konnten.</translation>
    </message>
    <message>
        <source>The history can be written again; nothing was lost.</source>
        <translation>Der Verlauf kann wieder geschrieben werden; nichts ging verloren.</translation>
    </message>
    <message>
        <source>The disk is full: new samples stay in memory and are written once there is space (%1).</source>
        <translation>Die Platte ist voll: Neue Messwerte bleiben im Speicher und werden geschrieben, sobald Platz ist (%1).</translation>
    </message>
    <message>
        <source>The history cannot be written at the moment (%1): new samples stay in memory.</source>
        <translation>Der Verlauf kann zurzeit nicht geschrieben werden (%1): Neue Messwerte bleiben im Speicher.</translation>
    </message>
    <message>
        <source>A damaged summary of %1 was replaced.</source>
        <translation>Eine beschädigte Zusammenfassung von %1 wurde ersetzt.</translation>
    </message>
    <message>
        <source>The history reached its size limit: the oldest samples were dropped, their summaries kept.</source>
        <translation>Der Verlauf hat seine Größe erreicht: Die ältesten Messwerte wurden verworfen, ihre Zusammenfassungen behalten.</translation>
    </message>
    <message>
        <source>The history was removed while it was written (%1); a new one was begun.</source>
        <translation>Der Verlauf wurde während des Schreibens entfernt (%1); ein neuer wurde begonnen.</translation>
    </message>
    <message>
        <source>Samples were left out: it is not known any more what they are of.</source>
        <translation>Messwerte wurden ausgelassen: Es ist nicht mehr bekannt, wovon sie sind.</translation>
    </message>
    <message>
        <source>There are %1 series, and none of them can be forgotten: new disks, units and metrics are not recorded.</source>
        <translation>Es gibt %1 Messreihen, und keine davon kann vergessen werden: Neue Laufwerke, Units und Metriken werden nicht aufgezeichnet.</translation>
    </message>
    <message>
        <source>There are more stacks in a quarter of an hour than can be kept.</source>
        <translation>In einer Viertelstunde gibt es mehr Stacks, als aufbewahrt werden können.</translation>
    </message>
    <message>
        <source>The history of stacks can be written again; nothing was lost.</source>
        <translation>Der Verlauf der Stacks kann wieder geschrieben werden; nichts ging verloren.</translation>
    </message>
    <message>
        <source>The history of stacks was removed while it was written (%1); a new one was begun.</source>
        <translation>Der Verlauf der Stacks wurde entfernt, während er geschrieben wurde (%1); ein neuer wurde begonnen.</translation>
    </message>
    <message>
        <source>The disk is full: new stacks stay in memory and are written once there is space (%1).</source>
        <translation>Die Platte ist voll: Neue Stacks bleiben im Speicher und werden geschrieben, sobald Platz ist (%1).</translation>
    </message>
    <message>
        <source>The history of stacks cannot be written at the moment (%1): new ones stay in memory.</source>
        <translation>Der Verlauf der Stacks kann zurzeit nicht geschrieben werden (%1): Neue bleiben im Speicher.</translation>
    </message>
    <message>
        <source>Stacks of a quarter of an hour were lost because they could not be written for too long.</source>
        <translation>Stacks einer Viertelstunde gingen verloren, weil sie zu lange nicht geschrieben werden konnten.</translation>
    </message>
    <message>
        <source>The history of stacks reached its size limit: the oldest were dropped.</source>
        <translation>Der Verlauf der Stacks erreichte seine Größengrenze: Die ältesten wurden verworfen.</translation>
    </message>
    <message>
        <source>The history of stacks was damaged (%1). It was set aside as %2 and a new one begun.</source>
        <translation>Der Verlauf der Stacks war beschädigt (%1). Er wurde als %2 beiseitegelegt und ein neuer begonnen.</translation>
    </message>
    <message>
        <source>Some of the last stacks before the restart were damaged and left out.</source>
        <translation>Einige der letzten Stacks vor dem Neustart waren beschädigt und wurden ausgelassen.</translation>
    </message>
</context>
<context>
    <name>Ingest</name>
    <message>
        <source>a metric&apos;s name is empty, longer than 256 characters, or not printable</source>
        <translation>der Name einer Metrik ist leer, länger als 256 Zeichen oder nicht druckbar</translation>
    </message>
    <message>
        <source>a series has more than 64 attributes, or one that is too long</source>
        <translation>eine Reihe hat mehr als 64 Attribute oder ein zu langes</translation>
    </message>
    <message>
        <source>there are too many series already</source>
        <translation>es gibt schon zu viele Reihen</translation>
    </message>
    <message>
        <source>the user of this machine drops this metric</source>
        <translation>der Benutzer dieses Rechners verwirft diese Metrik</translation>
    </message>
    <message>
        <source>the path is too long for a socket</source>
        <translation>der Pfad ist zu lang für einen Socket</translation>
    </message>
    <message>
        <source>no dashboard of yours runs that could take it</source>
        <translation>es läuft keine Übersicht von Ihnen, die es nehmen könnte</translation>
    </message>
    <message>
        <source>Start wai-performance, or wai-performance serve.</source>
        <translation>Starten Sie wai-performance oder wai-performance serve.</translation>
    </message>
    <message>
        <source>the dashboard does not take it</source>
        <translation>die Übersicht nimmt es nicht an</translation>
    </message>
    <message>
        <source>the dashboard did not answer</source>
        <translation>die Übersicht hat nicht geantwortet</translation>
    </message>
    <message>
        <source>Port %1 is taken; metrics are received on %2 instead.</source>
        <translation>Port %1 ist belegt; Metriken werden stattdessen auf %2 empfangen.</translation>
    </message>
    <message>
        <source>Port %1 is taken by %2; metrics are received on %3 instead.</source>
        <translation>Port %1 ist von %2 belegt; Metriken werden stattdessen auf %3 empfangen.</translation>
    </message>
    <message>
        <source>No port from %1 on is free to receive metrics on.</source>
        <translation>Ab %1 ist kein Port frei, um Metriken zu empfangen.</translation>
    </message>
    <message>
        <source>a point lies more than ten minutes away from this machine&apos;s clock</source>
        <translation>ein Punkt liegt mehr als zehn Minuten von der Uhr dieses Rechners entfernt</translation>
    </message>
    <message>
        <source>a histogram has too many buckets, boundaries that do not rise, or not one count more than boundaries</source>
        <translation>ein Histogramm hat nicht eine Anzahl mehr als Grenzen, zu viele, oder Grenzen, die nicht steigen</translation>
    </message>
    <message>
        <source>an exponential histogram&apos;s scale, offset or size is beyond what OpenTelemetry allows</source>
        <translation>Skala, Versatz oder Größe eines exponentiellen Histogramms liegt außerhalb dessen, was OpenTelemetry erlaubt</translation>
    </message>
    <message>
        <source>Operations</source>
        <translation>Vorgänge</translation>
    </message>
    <message>
        <source>Failed operations</source>
        <translation>Fehlgeschlagene Vorgänge</translation>
    </message>
    <message>
        <source>Duration of operations</source>
        <translation>Dauer der Vorgänge</translation>
    </message>
    <message>
        <source>a span ends before it begins</source>
        <translation>ein Span endet, bevor er beginnt</translation>
    </message>
    <message>
        <source>a time such as 2026-11-25T12:00:00Z was expected</source>
        <translation>eine Zeit wie 2026-11-25T12:00:00Z wurde erwartet</translation>
    </message>
    <message>
        <source>there is no such category</source>
        <translation>es gibt keine solche Kategorie</translation>
    </message>
    <message>
        <source>the JSON is broken: %1</source>
        <translation>das JSON ist fehlerhaft: %1</translation>
    </message>
    <message>
        <source>the protobuf message is broken: %1</source>
        <translation>die Protobuf-Nachricht ist fehlerhaft: %1</translation>
    </message>
    <message>
        <source>the runtime folder must be this user&apos;s, and closed to others</source>
        <translation>der Laufzeitordner muss diesem Benutzer gehören und anderen verschlossen sein</translation>
    </message>
    <message>
        <source>Remove it; the program makes it anew.</source>
        <translation>Löschen Sie ihn; das Programm legt ihn neu an.</translation>
    </message>
    <message>
        <source>a point is older than the last one of its series</source>
        <translation>ein Punkt ist älter als der letzte seiner Reihe</translation>
    </message>
    <message>
        <source>a line is not Prometheus&apos; text, or there are too many</source>
        <translation>eine Zeile ist kein Text von Prometheus, oder es sind zu viele</translation>
    </message>
    <message>
        <source>%1 gives no metrics: %2.</source>
        <translation>%1 gibt keine Metriken: %2.</translation>
    </message>
    <message>
        <source>its answer takes longer than four seconds or is larger than 16 MiB</source>
        <translation>die Antwort dauert länger als vier Sekunden oder ist größer als 16 MiB</translation>
    </message>
    <message>
        <source>it answers with status %1</source>
        <translation>die Antwort hat den Status %1</translation>
    </message>
    <message>
        <source>Operations within the target</source>
        <translation>Vorgänge innerhalb des Ziels</translation>
    </message>
    <message>
        <source>Operations within four times the target</source>
        <translation>Vorgänge innerhalb des Vierfachen des Ziels</translation>
    </message>
    <message>
        <source>%1 is no file of a program that publishes metrics.</source>
        <translation>%1 ist keine Datei eines Programms, das Metriken veröffentlicht.</translation>
    </message>
    <message>
        <source>%1 was written by another version of this library.</source>
        <translation>%1 wurde von einer anderen Version dieser Bibliothek geschrieben.</translation>
    </message>
    <message>
        <source>What %1 publishes is broken; it is left alone.</source>
        <translation>Was %1 veröffentlicht, ist beschädigt; es bleibt unbeachtet.</translation>
    </message>
    <message>
        <source>Another dashboard of yours has the socket %1; commands reach that one until it ends.</source>
        <translation>Ein anderes Ihrer Dashboards hat den Socket %1; Befehle erreichen jenes, bis es endet.</translation>
    </message>
    <message>
        <source>No program can reach this dashboard through a socket: its path is longer than 107 bytes (%1). Use a shorter XDG_RUNTIME_DIR.</source>
        <translation>Kein Programm erreicht dieses Dashboard über einen Socket: sein Pfad ist länger als 107 Bytes (%1). Ein kürzeres XDG_RUNTIME_DIR behebt das.</translation>
    </message>
    <message>
        <source>No program can reach this dashboard through the socket %1: %2.</source>
        <translation>Kein Programm erreicht dieses Dashboard über den Socket %1: %2.</translation>
    </message>
    <message>
        <source>logs are not kept; OTEL_LOGS_EXPORTER=none stops them</source>
        <translation>Logs werden nicht aufbewahrt; OTEL_LOGS_EXPORTER=none stellt sie ab</translation>
    </message>
    <message>
        <source>a request went to %1, which takes nothing of its type</source>
        <translation>eine Anfrage ging an %1, das nichts ihrer Art annimmt</translation>
    </message>
    <message>
        <source>too much waits to be stored</source>
        <translation>zu viel wartet darauf, gespeichert zu werden</translation>
    </message>
    <message>
        <source>events and service checks are not kept</source>
        <translation>Ereignisse und Dienstprüfungen werden nicht aufbewahrt</translation>
    </message>
    <message>
        <source>they came faster than they were taken</source>
        <translation>sie kamen schneller, als sie abgeholt wurden</translation>
    </message>
    <message>
        <source>a series has two points of the same time</source>
        <translation>eine Reihe hat zwei Punkte derselben Zeit</translation>
    </message>
    <message>
        <source>a quantile does not lie between 0 and 1</source>
        <translation>ein Quantil liegt nicht zwischen 0 und 1</translation>
    </message>
    <message>
        <source>a point has no value</source>
        <translation>ein Punkt hat keinen Wert</translation>
    </message>
    <message>
        <source>a span&apos;s kind or status is none that OpenTelemetry knows</source>
        <translation>Art oder Status eines Spans kennt OpenTelemetry nicht</translation>
    </message>
    <message>
        <source>a counter is negative or not a number</source>
        <translation>ein Zähler ist negativ oder keine Zahl</translation>
    </message>
    <message>
        <source>a histogram&apos;s buckets fall, are no counts, or lack the last one</source>
        <translation>die Klassen eines Histogramms fallen, sind keine Anzahlen, oder die letzte fehlt</translation>
    </message>
    <message>
        <source>the page was cut off: it does not end with # EOF</source>
        <translation>die Seite wurde abgeschnitten: sie endet nicht mit # EOF</translation>
    </message>
    <message>
        <source>the page was cut off: its last line does not end</source>
        <translation>die Seite wurde abgeschnitten: ihre letzte Zeile endet nicht</translation>
    </message>
    <message>
        <source>a span ended more than ten minutes away from this machine&apos;s clock</source>
        <translation>ein Span endete mehr als zehn Minuten neben der Uhr dieses Rechners</translation>
    </message>
    <message>
        <source>a line is not StatsD&apos;s: %1</source>
        <translation>eine Zeile ist kein StatsD: %1</translation>
    </message>
    <message>
        <source>a StatsD sample is of another time than now</source>
        <translation>ein StatsD-Wert ist von einer anderen Zeit als jetzt</translation>
    </message>
    <message>
        <source>a metric has the name of one that this machine measures itself, and no service.name or host.name that says whose it is</source>
        <translation>eine Metrik heißt wie eine, die dieser Rechner selbst misst, und kein service.name oder host.name sagt, wessen sie ist</translation>
    </message>
    <message>
        <source>a series has the name and attributes of one of a plugin or of this program</source>
        <translation>eine Reihe hat Namen und Attribute einer Reihe eines Plugins oder dieses Programms</translation>
    </message>
    <message>
        <source>the aggregation temporality is neither delta nor cumulative</source>
        <translation>die Aggregation ist weder delta noch cumulative</translation>
    </message>
</context>
<context>
    <name>Inspector</name>
    <message>
        <source>process %1</source>
        <translation>Prozess %1</translation>
    </message>
    <message>
        <source>it has ended</source>
        <translation>er ist beendet</translation>
    </message>
    <message>
        <source>Files, environment and what it waits on are seen by its owner and root only.</source>
        <translation>Dateien, Umgebung und worauf er wartet sehen nur sein Besitzer und root.</translation>
    </message>
    <message>
        <source>Only the first %1 of %2 threads are shown.</source>
        <translation>Nur die ersten %1 von %2 Threads werden gezeigt.</translation>
    </message>
    <message>
        <source>Only the first %1 of %2 open files are shown.</source>
        <translation>Nur die ersten %1 von %2 offenen Dateien werden gezeigt.</translation>
    </message>
    <message>
        <source>it belongs to another user</source>
        <translation>er gehört einem anderen Benutzer</translation>
    </message>
    <message>
        <source>Only its owner and root may signal it.</source>
        <translation>Nur sein Besitzer und root dürfen ihm Signale senden.</translation>
    </message>
    <message>
        <source>this program does not signal init or itself</source>
        <translation>dieses Programm sendet init und sich selbst keine Signale</translation>
    </message>
</context>
<context>
    <name>Json</name>
    <message>
        <source>an object was expected</source>
        <translation>ein Objekt wurde erwartet</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is missing</source>
        <translation>„%1“ fehlt</translation>
    </message>
    <message>
        <source>a string was expected</source>
        <translation>ein Text wurde erwartet</translation>
    </message>
    <message>
        <source>true or false was expected</source>
        <translation>true oder false wurde erwartet</translation>
    </message>
    <message>
        <source>a number was expected</source>
        <translation>eine Zahl wurde erwartet</translation>
    </message>
    <message>
        <source>an integer was expected</source>
        <translation>eine ganze Zahl wurde erwartet</translation>
    </message>
    <message>
        <source>an array was expected</source>
        <translation>eine Liste wurde erwartet</translation>
    </message>
    <message>
        <source>it is empty</source>
        <translation>es ist leer</translation>
    </message>
    <message>
        <source>line %1, column %2: %3</source>
        <translation>Zeile %1, Spalte %2: %3</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a version</source>
        <translation>„%1“ ist keine Version</translation>
    </message>
    <message>
        <source>version %1 was written by a later program; update this one to read it</source>
        <translation>Version %1 wurde von einem späteren Programm geschrieben; aktualisieren Sie dieses, um sie zu lesen</translation>
    </message>
    <message>
        <source>there is no such axis</source>
        <translation>es gibt keine solche Achse</translation>
    </message>
    <message>
        <source>there are not as many values as moments</source>
        <translation>es gibt nicht so viele Werte wie Zeitpunkte</translation>
    </message>
    <message>
        <source>moments must rise</source>
        <translation>Zeitpunkte müssen aufsteigen</translation>
    </message>
    <message>
        <source>a time such as 2026-11-23T14:05:09.5Z was expected</source>
        <translation>eine Zeit wie 2026-11-23T14:05:09.5Z wurde erwartet</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not one of the known names</source>
        <translation>„%1“ ist keiner der bekannten Namen</translation>
    </message>
    <message>
        <source>the number is out of range</source>
        <translation>die Zahl liegt außerhalb des Bereichs</translation>
    </message>
    <message>
        <source>its columns are not equally long</source>
        <translation>seine Spalten sind nicht gleich lang</translation>
    </message>
    <message>
        <source>the first string must be empty</source>
        <translation>die erste Zeichenkette muss leer sein</translation>
    </message>
    <message>
        <source>%1 points at nothing</source>
        <translation>%1 verweist auf nichts</translation>
    </message>
    <message>
        <source>a stack points at nothing</source>
        <translation>ein Stapel zeigt ins Leere</translation>
    </message>
    <message>
        <source>a sample points at no stack</source>
        <translation>eine Messung zeigt auf keinen Stapel</translation>
    </message>
    <message>
        <source>it is a raw profile: open it in the Firefox Profiler and save it from there</source>
        <translation>es ist ein Rohprofil: Öffnen Sie es im Firefox Profiler und speichern Sie es von dort</translation>
    </message>
    <message>
        <source>it is neither a report of ours nor a profile of speedscope, Firefox or Chrome</source>
        <translation>es ist weder ein Bericht von uns noch ein Profil von speedscope, Firefox oder Chrome</translation>
    </message>
    <message>
        <source>its type is neither sampled nor evented</source>
        <translation>seine Art ist weder „sampled“ noch „evented“</translation>
    </message>
    <message>
        <source>there is no such frame</source>
        <translation>einen solchen Rahmen gibt es nicht</translation>
    </message>
    <message>
        <source>there are more weights than samples</source>
        <translation>es gibt mehr Gewichte als Messungen</translation>
    </message>
    <message>
        <source>its time is before that of the event before</source>
        <translation>seine Zeit liegt vor der des Ereignisses davor</translation>
    </message>
    <message>
        <source>it closes what was not opened</source>
        <translation>es schließt, was nicht geöffnet wurde</translation>
    </message>
    <message>
        <source>it is a heap snapshot, which holds objects and no stacks: open it in the DevTools of Chrome</source>
        <translation>es ist ein Heap-Abbild, das Objekte und keine Stacks enthält: in den DevTools von Chrome öffnen</translation>
    </message>
    <message>
        <source>it is a timeline of Safari: open it in speedscope, and export it from there</source>
        <translation>es ist eine Zeitachse von Safari: in speedscope öffnen und von dort exportieren</translation>
    </message>
    <message>
        <source>a stack is longer than the list</source>
        <translation>ein Stack ist länger als die Liste</translation>
    </message>
    <message>
        <source>it is of a version of dhat that is not known</source>
        <translation>es ist von einer unbekannten Version von dhat</translation>
    </message>
</context>
<context>
    <name>Knobs</name>
    <message>
        <source>Copy the commands and run them as root, or start this program as root.</source>
        <translation>Kopieren Sie die Befehle und führen Sie sie als root aus, oder starten Sie dieses Programm als root.</translation>
    </message>
    <message>
        <source>The value from before is in effect again.</source>
        <translation>Was vorher dort stand, steht wieder dort.</translation>
    </message>
    <message>
        <source>Try again in a moment.</source>
        <translation>Versuchen Sie es gleich wieder.</translation>
    </message>
    <message>
        <source>It was left as it is. Find out what else sets it; then either write the old value anyway, or dismiss the change.</source>
        <translation>Es wurde gelassen, wie es ist. Sehen Sie nach, wer es sonst setzt; schreiben Sie dann den alten Wert trotzdem, oder geben Sie die Änderung auf.</translation>
    </message>
    <message>
        <source>It lasts until the next restart only. Change the line in that file, then try again.</source>
        <translation>Es gilt nur bis zum nächsten Neustart. Ändern Sie die Zeile in jener Datei und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>a write of which every line of the journal is damaged</source>
        <translation>ein Schreibvorgang, dessen Zeilen im Journal alle beschädigt sind</translation>
    </message>
</context>
<context>
    <name>MachineEvent</name>
    <message>
        <source>%1 was installed</source>
        <translation>%1 wurde installiert</translation>
    </message>
    <message>
        <source>%1 was installed (%2)</source>
        <translation>%1 wurde installiert (%2)</translation>
    </message>
    <message>
        <source>%1 was upgraded</source>
        <translation>%1 wurde aktualisiert</translation>
    </message>
    <message>
        <source>%1 was upgraded (%2)</source>
        <translation>%1 wurde aktualisiert (%2)</translation>
    </message>
    <message>
        <source>%1 was removed</source>
        <translation>%1 wurde entfernt</translation>
    </message>
    <message>
        <source>%1 was removed (%2)</source>
        <translation>%1 wurde entfernt (%2)</translation>
    </message>
    <message>
        <source>%1 is another one since this start of the machine</source>
        <translation>%1 ist seit diesem Start der Maschine ein anderer</translation>
    </message>
    <message>
        <source>%1 is another one since this start of the machine (%2)</source>
        <translation>%1 ist seit diesem Start der Maschine ein anderer (%2)</translation>
    </message>
    <message>
        <source>the machine was started</source>
        <translation>die Maschine wurde gestartet</translation>
    </message>
    <message>
        <source>the machine was started (%2)</source>
        <translation>die Maschine wurde gestartet (%2)</translation>
    </message>
    <message>
        <source>the machine was suspended</source>
        <translation>die Maschine wurde in den Ruhezustand versetzt</translation>
    </message>
    <message>
        <source>the machine was suspended (%2)</source>
        <translation>die Maschine wurde in den Ruhezustand versetzt (%2)</translation>
    </message>
    <message>
        <source>the machine woke up</source>
        <translation>die Maschine wachte auf</translation>
    </message>
    <message>
        <source>the machine woke up (%2)</source>
        <translation>die Maschine wachte auf (%2)</translation>
    </message>
    <message>
        <source>%1 was started</source>
        <translation>%1 wurde gestartet</translation>
    </message>
    <message>
        <source>%1 was started (%2)</source>
        <translation>%1 wurde gestartet (%2)</translation>
    </message>
    <message>
        <source>%1 was restarted</source>
        <translation>%1 wurde neu gestartet</translation>
    </message>
    <message>
        <source>%1 was restarted (%2)</source>
        <translation>%1 wurde neu gestartet (%2)</translation>
    </message>
    <message>
        <source>%1 failed</source>
        <translation>%1 schlug fehl</translation>
    </message>
    <message>
        <source>%1 failed (%2)</source>
        <translation>%1 schlug fehl (%2)</translation>
    </message>
    <message>
        <source>the kernel ended %1, out of memory</source>
        <translation>der Kernel beendete %1 wegen Speichermangels</translation>
    </message>
    <message>
        <source>the kernel ended %1, out of memory (%2)</source>
        <translation>der Kernel beendete %1 wegen Speichermangels (%2)</translation>
    </message>
    <message>
        <source>%1 was changed</source>
        <translation>%1 wurde geändert</translation>
    </message>
    <message>
        <source>%1 was changed (%2)</source>
        <translation>%1 wurde geändert (%2)</translation>
    </message>
    <message>
        <source>%1 is at another level since</source>
        <translation>%1 liegt seitdem auf anderem Niveau</translation>
    </message>
    <message>
        <source>%1 is at another level since (%2)</source>
        <translation>%1 liegt seitdem auf anderem Niveau (%2)</translation>
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
        <translation>Auf dieser Maschine gibt es kein Journal von systemd: Was aus Diensten wurde, wird nicht gesagt.</translation>
    </message>
    <message>
        <source>The journal of the system may not be read by this user: what became of services is not told. Members of the group systemd-journal may read it.</source>
        <translation>Dieser Benutzer darf das Journal des Systems nicht lesen: Was aus Diensten wurde, wird nicht gesagt. Mitglieder der Gruppe systemd-journal dürfen es lesen.</translation>
    </message>
    <message>
        <source>The journal of systemd cannot be read (%1).</source>
        <translation>Das Journal von systemd kann nicht gelesen werden (%1).</translation>
    </message>
    <message>
        <source>A part of the journal of systemd is damaged, and was left out.</source>
        <translation>Ein Teil des Journals von systemd ist beschädigt und wurde ausgelassen.</translation>
    </message>
    <message>
        <source>%1 cannot be read (%2).</source>
        <translation>%1 kann nicht gelesen werden (%2).</translation>
    </message>
    <message>
        <source>%1 is damaged: what could be unpacked of it was read.</source>
        <translation>%1 ist beschädigt: Was sich daraus entpacken ließ, wurde gelesen.</translation>
    </message>
    <message>
        <source>No log of installed packages was found (dpkg, dnf, zypp, pacman).</source>
        <translation>Kein Protokoll installierter Pakete gefunden (dpkg, dnf, zypp, pacman).</translation>
    </message>
    <message>
        <source>The kernel&apos;s own log may not be read by this user: out-of-memory kills are not told.</source>
        <translation>Dieser Benutzer darf das Protokoll des Kernels nicht lesen: Abbrüche bei Speichermangel werden nicht gesagt.</translation>
    </message>
    <message>
        <source>a note has a text</source>
        <translation>eine Notiz braucht einen Text</translation>
    </message>
    <message>
        <source>The logs were not read to their end yet: the newest of it is missing.</source>
        <translation>Die Protokolle sind noch nicht bis zum Ende gelesen: das Neueste daraus fehlt.</translation>
    </message>
</context>
<context>
    <name>Metric</name>
    <message>
        <source>it is empty</source>
        <translation>er ist leer</translation>
    </message>
    <message>
        <source>longer than %1 characters</source>
        <translation>länger als %1 Zeichen</translation>
    </message>
    <message>
        <source>it contains control characters</source>
        <translation>es enthält Steuerzeichen</translation>
    </message>
    <message>
        <source>not a finite number</source>
        <translation>keine endliche Zahl</translation>
    </message>
    <message>
        <source>more than ten minutes in the future</source>
        <translation>mehr als zehn Minuten in der Zukunft</translation>
    </message>
    <message>
        <source>more than a year in the past</source>
        <translation>mehr als ein Jahr in der Vergangenheit</translation>
    </message>
    <message>
        <source>more than %1 entries</source>
        <translation>mehr als %1 Einträge</translation>
    </message>
    <message>
        <source>an entry is empty or longer than %1 characters</source>
        <translation>ein Eintrag ist leer oder länger als %1 Zeichen</translation>
    </message>
</context>
<context>
    <name>MetricTable</name>
    <message>
        <source>CPU utilisation</source>
        <translation>CPU-Auslastung</translation>
    </message>
    <message>
        <source>Share of time in which the CPU did not idle or wait for IO</source>
        <translation>Anteil der Zeit, in der die CPU weder ruhte noch auf E/A wartete</translation>
    </message>
    <message>
        <source>CPU time</source>
        <translation>CPU-Zeit</translation>
    </message>
    <message>
        <source>Seconds that CPUs spent in each mode; 1 per second is one CPU</source>
        <translation>Sekunden, die CPUs in jedem Modus verbrachten; 1 je Sekunde ist eine CPU</translation>
    </message>
    <message>
        <source>CPU frequency</source>
        <translation>CPU-Takt</translation>
    </message>
    <message>
        <source>Current clock of a logical CPU</source>
        <translation>Gegenwärtiger Takt einer logischen CPU</translation>
    </message>
    <message>
        <source>Logical CPUs</source>
        <translation>Logische CPUs</translation>
    </message>
    <message>
        <source>CPUs that are online</source>
        <translation>CPUs, die in Betrieb sind</translation>
    </message>
    <message>
        <source>Load, 1 minute</source>
        <translation>Last, 1 Minute</translation>
    </message>
    <message>
        <source>Tasks that ran or waited, averaged over a minute</source>
        <translation>Tasks, die liefen oder warteten, im Mittel einer Minute</translation>
    </message>
    <message>
        <source>Load, 5 minutes</source>
        <translation>Last, 5 Minuten</translation>
    </message>
    <message>
        <source>Tasks that ran or waited, averaged over five minutes</source>
        <translation>Tasks, die liefen oder warteten, im Mittel von fünf Minuten</translation>
    </message>
    <message>
        <source>Load, 15 minutes</source>
        <translation>Last, 15 Minuten</translation>
    </message>
    <message>
        <source>Tasks that ran or waited, averaged over a quarter of an hour</source>
        <translation>Tasks, die liefen oder warteten, im Mittel einer Viertelstunde</translation>
    </message>
    <message>
        <source>Context switches</source>
        <translation>Kontextwechsel</translation>
    </message>
    <message>
        <source>How often CPUs changed from one task to another</source>
        <translation>Wie oft CPUs von einem Task zum anderen wechselten</translation>
    </message>
    <message>
        <source>Interrupts</source>
        <translation>Interrupts</translation>
    </message>
    <message>
        <source>Interrupts that CPUs served</source>
        <translation>Interrupts, die CPUs bedienten</translation>
    </message>
    <message>
        <source>Run queue</source>
        <translation>Warteschlange</translation>
    </message>
    <message>
        <source>Tasks that run or wait for a CPU at this moment</source>
        <translation>Tasks, die in diesem Augenblick laufen oder auf eine CPU warten</translation>
    </message>
    <message>
        <source>Blocked tasks</source>
        <translation>Blockierte Tasks</translation>
    </message>
    <message>
        <source>Tasks that wait for IO at this moment</source>
        <translation>Tasks, die in diesem Augenblick auf E/A warten</translation>
    </message>
    <message>
        <source>Thermal throttling</source>
        <translation>Thermische Drosselung</translation>
    </message>
    <message>
        <source>How often a CPU was slowed down to stay cool</source>
        <translation>Wie oft eine CPU verlangsamt wurde, um kühl zu bleiben</translation>
    </message>
    <message>
        <source>Pressure</source>
        <translation>Druck</translation>
    </message>
    <message>
        <source>Share of time in which some or all tasks waited for the resource</source>
        <translation>Anteil der Zeit, in der einige oder alle Tasks auf die Ressource warteten</translation>
    </message>
    <message>
        <source>Memory installed</source>
        <translation>Eingebauter Speicher</translation>
    </message>
    <message>
        <source>Memory that the kernel manages</source>
        <translation>Speicher, den der Kernel verwaltet</translation>
    </message>
    <message>
        <source>Memory use</source>
        <translation>Speichernutzung</translation>
    </message>
    <message>
        <source>Memory by state</source>
        <translation>Speicher nach Zustand</translation>
    </message>
    <message>
        <source>Memory available</source>
        <translation>Verfügbarer Speicher</translation>
    </message>
    <message>
        <source>What programs can still get without swapping, as the kernel estimates it</source>
        <translation>Was Programme nach Schätzung des Kernels noch ohne Auslagern bekommen</translation>
    </message>
    <message>
        <source>Shared memory</source>
        <translation>Gemeinsamer Speicher</translation>
    </message>
    <message>
        <source>Memory in tmpfs and shared segments</source>
        <translation>Speicher in tmpfs und gemeinsamen Segmenten</translation>
    </message>
    <message>
        <source>Kernel slab</source>
        <translation>Kernel-Slab</translation>
    </message>
    <message>
        <source>Memory of the kernel&apos;s own objects</source>
        <translation>Speicher der eigenen Objekte des Kernels</translation>
    </message>
    <message>
        <source>Huge pages</source>
        <translation>Große Seiten</translation>
    </message>
    <message>
        <source>Reserved huge pages by state</source>
        <translation>Reservierte große Seiten nach Zustand</translation>
    </message>
    <message>
        <source>Transparent huge pages</source>
        <translation>Transparente große Seiten</translation>
    </message>
    <message>
        <source>Anonymous memory in huge pages</source>
        <translation>Anonymer Speicher in großen Seiten</translation>
    </message>
    <message>
        <source>Memory to write</source>
        <translation>Zu schreibender Speicher</translation>
    </message>
    <message>
        <source>File data that is changed or being written but not on disk yet</source>
        <translation>Dateidaten, die geändert sind oder geschrieben werden, aber noch nicht auf der Platte stehen</translation>
    </message>
    <message>
        <source>Swap</source>
        <translation>Auslagerung</translation>
    </message>
    <message>
        <source>Swap space by state</source>
        <translation>Auslagerungsspeicher nach Zustand</translation>
    </message>
    <message>
        <source>Page faults</source>
        <translation>Seitenfehler</translation>
    </message>
    <message>
        <source>Faults; a major one had to read from disk</source>
        <translation>Fehler; ein schwerer musste von der Platte lesen</translation>
    </message>
    <message>
        <source>Swapped pages</source>
        <translation>Ausgelagerte Seiten</translation>
    </message>
    <message>
        <source>Pages moved to and from swap</source>
        <translation>Seiten, die in die und aus der Auslagerung kamen</translation>
    </message>
    <message>
        <source>Working-set refaults</source>
        <translation>Zurückgeholte Seiten</translation>
    </message>
    <message>
        <source>Pages that had to come back soon after they were dropped: memory is too small for what runs</source>
        <translation>Seiten, die bald nach dem Verwerfen wieder gebraucht wurden: Der Speicher ist zu klein für das, was läuft</translation>
    </message>
    <message>
        <source>Out-of-memory kills</source>
        <translation>Abbrüche bei Speichermangel</translation>
    </message>
    <message>
        <source>Processes that the kernel killed to free memory</source>
        <translation>Prozesse, die der Kernel beendete, um Speicher freizumachen</translation>
    </message>
    <message>
        <source>Compressed swap</source>
        <translation>Komprimierte Auslagerung</translation>
    </message>
    <message>
        <source>Data in zram: original size, compressed size and the memory it takes</source>
        <translation>Daten in zram: ursprüngliche Größe, komprimierte Größe und der Speicher dafür</translation>
    </message>
    <message>
        <source>Disk throughput</source>
        <translation>Plattendurchsatz</translation>
    </message>
    <message>
        <source>Bytes read and written</source>
        <translation>Gelesene und geschriebene Bytes</translation>
    </message>
    <message>
        <source>Disk operations</source>
        <translation>Plattenzugriffe</translation>
    </message>
    <message>
        <source>Completed reads and writes</source>
        <translation>Abgeschlossene Lese- und Schreibzugriffe</translation>
    </message>
    <message>
        <source>Merged disk operations</source>
        <translation>Vereinte Plattenzugriffe</translation>
    </message>
    <message>
        <source>Requests that were joined with a neighbour</source>
        <translation>Anforderungen, die mit einer benachbarten vereint wurden</translation>
    </message>
    <message>
        <source>Disk operation time</source>
        <translation>Dauer der Plattenzugriffe</translation>
    </message>
    <message>
        <source>Time that all operations took together</source>
        <translation>Zeit, die alle Zugriffe zusammen brauchten</translation>
    </message>
    <message>
        <source>Disk utilisation</source>
        <translation>Plattenauslastung</translation>
    </message>
    <message>
        <source>Share of time in which the disk had something to do</source>
        <translation>Anteil der Zeit, in der die Platte zu tun hatte</translation>
    </message>
    <message>
        <source>Disk queue</source>
        <translation>Plattenschlange</translation>
    </message>
    <message>
        <source>Operations under way, averaged over time</source>
        <translation>Zugriffe, die unterwegs sind, im Mittel der Zeit</translation>
    </message>
    <message>
        <source>Disk wait</source>
        <translation>Plattenwartezeit</translation>
    </message>
    <message>
        <source>Average time of an operation, queue included</source>
        <translation>Mittlere Dauer eines Zugriffs samt Warteschlange</translation>
    </message>
    <message>
        <source>Filesystem use</source>
        <translation>Dateisystembelegung</translation>
    </message>
    <message>
        <source>Space by state</source>
        <translation>Platz nach Zustand</translation>
    </message>
    <message>
        <source>Filesystem inodes</source>
        <translation>Dateisystem-Inodes</translation>
    </message>
    <message>
        <source>Inodes by state</source>
        <translation>Inodes nach Zustand</translation>
    </message>
    <message>
        <source>Network throughput</source>
        <translation>Netzwerkdurchsatz</translation>
    </message>
    <message>
        <source>Bytes received and sent</source>
        <translation>Empfangene und gesendete Bytes</translation>
    </message>
    <message>
        <source>Network packets</source>
        <translation>Netzwerkpakete</translation>
    </message>
    <message>
        <source>Packets received and sent</source>
        <translation>Empfangene und gesendete Pakete</translation>
    </message>
    <message>
        <source>Network errors</source>
        <translation>Netzwerkfehler</translation>
    </message>
    <message>
        <source>Packets with errors</source>
        <translation>Pakete mit Fehlern</translation>
    </message>
    <message>
        <source>Dropped packets</source>
        <translation>Verworfene Pakete</translation>
    </message>
    <message>
        <source>Packets thrown away</source>
        <translation>Pakete, die weggeworfen wurden</translation>
    </message>
    <message>
        <source>Sockets</source>
        <translation>Sockets</translation>
    </message>
    <message>
        <source>Sockets in use by transport</source>
        <translation>Benutzte Sockets nach Transport</translation>
    </message>
    <message>
        <source>TCP segments</source>
        <translation>TCP-Segmente</translation>
    </message>
    <message>
        <source>TCP segments received and sent</source>
        <translation>Empfangene und gesendete TCP-Segmente</translation>
    </message>
    <message>
        <source>TCP retransmits</source>
        <translation>TCP-Wiederholungen</translation>
    </message>
    <message>
        <source>Segments that had to be sent again</source>
        <translation>Segmente, die noch einmal gesendet werden mussten</translation>
    </message>
    <message>
        <source>Listen overflows</source>
        <translation>Überläufe beim Annehmen</translation>
    </message>
    <message>
        <source>Connections refused because a server did not accept them in time</source>
        <translation>Verbindungen, die abgewiesen wurden, weil ein Server sie nicht rechtzeitig annahm</translation>
    </message>
    <message>
        <source>Listen drops</source>
        <translation>Verworfene Verbindungswünsche</translation>
    </message>
    <message>
        <source>Connection requests dropped for any reason</source>
        <translation>Verbindungswünsche, die aus irgendeinem Grund verworfen wurden</translation>
    </message>
    <message>
        <source>UDP errors</source>
        <translation>UDP-Fehler</translation>
    </message>
    <message>
        <source>Datagrams lost, by cause; a buffer error means that a program reads too slowly</source>
        <translation>Verlorene Datagramme nach Ursache; ein Pufferfehler heißt, dass ein Programm zu langsam liest</translation>
    </message>
    <message>
        <source>Processes</source>
        <translation>Prozesse</translation>
    </message>
    <message>
        <source>Processes and kernel threads</source>
        <translation>Prozesse und Kernel-Threads</translation>
    </message>
    <message>
        <source>Started processes</source>
        <translation>Gestartete Prozesse</translation>
    </message>
    <message>
        <source>Processes and threads that were created</source>
        <translation>Prozesse und Threads, die erzeugt wurden</translation>
    </message>
    <message>
        <source>Uptime</source>
        <translation>Betriebszeit</translation>
    </message>
    <message>
        <source>Time since the machine started</source>
        <translation>Zeit seit dem Start des Rechners</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>Temperatur</translation>
    </message>
    <message>
        <source>Sensor reading</source>
        <translation>Wert des Fühlers</translation>
    </message>
    <message>
        <source>Power</source>
        <translation>Leistung</translation>
    </message>
    <message>
        <source>Energy used; per second, that is watts</source>
        <translation>Verbrauchte Energie; je Sekunde sind das Watt</translation>
    </message>
    <message>
        <source>Battery charge</source>
        <translation>Akkuladung</translation>
    </message>
    <message>
        <source>How full the battery is</source>
        <translation>Wie voll der Akku ist</translation>
    </message>
    <message>
        <source>Battery power</source>
        <translation>Akkuleistung</translation>
    </message>
    <message>
        <source>What flows into or out of the battery</source>
        <translation>Was in den Akku hinein- oder aus ihm herausfließt</translation>
    </message>
    <message>
        <source>GPU utilisation</source>
        <translation>GPU-Auslastung</translation>
    </message>
    <message>
        <source>Share of time in which the GPU worked</source>
        <translation>Anteil der Zeit, in der die GPU arbeitete</translation>
    </message>
    <message>
        <source>GPU memory</source>
        <translation>GPU-Speicher</translation>
    </message>
    <message>
        <source>Video memory in use</source>
        <translation>Benutzter Grafikspeicher</translation>
    </message>
    <message>
        <source>Unit CPU</source>
        <translation>Unit-CPU</translation>
    </message>
    <message>
        <source>CPU time of a unit or container; 1 per second is one CPU</source>
        <translation>CPU-Zeit einer Unit oder eines Containers; 1 je Sekunde ist eine CPU</translation>
    </message>
    <message>
        <source>Unit throttled</source>
        <translation>Unit gedrosselt</translation>
    </message>
    <message>
        <source>Time in which a unit was held back by its CPU limit</source>
        <translation>Zeit, in der eine Unit von ihrer CPU-Grenze gebremst wurde</translation>
    </message>
    <message>
        <source>Unit CPU limit</source>
        <translation>CPU-Grenze der Unit</translation>
    </message>
    <message>
        <source>CPUs that a unit may use</source>
        <translation>CPUs, die eine Unit benutzen darf</translation>
    </message>
    <message>
        <source>Unit memory</source>
        <translation>Speicher der Unit</translation>
    </message>
    <message>
        <source>Memory of a unit or container</source>
        <translation>Speicher einer Unit oder eines Containers</translation>
    </message>
    <message>
        <source>Unit memory limit</source>
        <translation>Speichergrenze der Unit</translation>
    </message>
    <message>
        <source>Memory that a unit may use</source>
        <translation>Speicher, den eine Unit benutzen darf</translation>
    </message>
    <message>
        <source>Unit disk throughput</source>
        <translation>Plattendurchsatz der Unit</translation>
    </message>
    <message>
        <source>Bytes that a unit read and wrote</source>
        <translation>Bytes, die eine Unit las und schrieb</translation>
    </message>
    <message>
        <source>Unit pressure</source>
        <translation>Druck der Unit</translation>
    </message>
    <message>
        <source>Share of time in which tasks of a unit waited</source>
        <translation>Anteil der Zeit, in der Tasks einer Unit warteten</translation>
    </message>
    <message>
        <source>Unit out-of-memory kills</source>
        <translation>Abbrüche der Unit bei Speichermangel</translation>
    </message>
    <message>
        <source>Processes of a unit that the kernel killed to free memory</source>
        <translation>Prozesse einer Unit, die der Kernel beendete, um Speicher freizumachen</translation>
    </message>
    <message>
        <source>Own CPU</source>
        <translation>Eigene CPU</translation>
    </message>
    <message>
        <source>CPU time of this program; 1 per second is one CPU</source>
        <translation>CPU-Zeit dieses Programms; 1 je Sekunde ist eine CPU</translation>
    </message>
    <message>
        <source>Own memory</source>
        <translation>Eigener Speicher</translation>
    </message>
    <message>
        <source>Resident memory of this program</source>
        <translation>Belegter Speicher dieses Programms</translation>
    </message>
    <message>
        <source>Own tick</source>
        <translation>Eigene Messung</translation>
    </message>
    <message>
        <source>CPU time of one reading of everything</source>
        <translation>CPU-Zeit einer Messung von allem</translation>
    </message>
    <message>
        <source>Own missed ticks</source>
        <translation>Eigene versäumte Messungen</translation>
    </message>
    <message>
        <source>Readings that did not happen in time</source>
        <translation>Messungen, die nicht rechtzeitig stattfanden</translation>
    </message>
    <message>
        <source>Own dropped samples</source>
        <translation>Eigene verworfene Messwerte</translation>
    </message>
    <message>
        <source>Samples of recorders that came faster than they could be stored</source>
        <translation>Messwerte, die schneller kamen, als sie gespeichert werden konnten</translation>
    </message>
    <message>
        <source>Compaction stalls</source>
        <translation>Warten auf Verdichtung</translation>
    </message>
    <message>
        <source>How often a program had to wait while memory was put together for a huge page</source>
        <translation>Wie oft ein Programm warten musste, während Speicher für eine große Seite zusammengelegt wurde</translation>
    </message>
    <message>
        <source>Used of a limit</source>
        <translation>Belegt von einer Grenze</translation>
    </message>
    <message>
        <source>How much is used of what the kernel gives only so much of</source>
        <translation>Wie viel von dem belegt ist, was der Kernel nur begrenzt gibt</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>Grenze</translation>
    </message>
    <message>
        <source>How much there may be</source>
        <translation>Wie viel es geben darf</translation>
    </message>
    <message>
        <source>Process near a limit</source>
        <translation>Prozess nahe einer Grenze</translation>
    </message>
    <message>
        <source>Dropped at the backlog</source>
        <translation>Am Eingang verworfen</translation>
    </message>
    <message>
        <source>Packets that were dropped because the queue between card and kernel was full</source>
        <translation>Pakete, die verworfen wurden, weil die Schlange zwischen Karte und Kernel voll war</translation>
    </message>
    <message>
        <source>Backlog squeezed</source>
        <translation>Eingang zu kurz bedient</translation>
    </message>
    <message>
        <source>How often the kernel had to stop handling packets because its turn was over</source>
        <translation>Wie oft der Kernel mit Paketen aufhören musste, weil seine Runde um war</translation>
    </message>
    <message>
        <source>Request queue full</source>
        <translation>Anfrageschlange voll</translation>
    </message>
    <message>
        <source>Connection requests that found the queue of half-open connections full</source>
        <translation>Verbindungsanfragen, die die Schlange halboffener Verbindungen voll fanden</translation>
    </message>
    <message>
        <source>Share that a process uses of what it may have; only of those that came above a half</source>
        <translation>Anteil, den ein Prozess von dem nutzt, was er haben darf; nur von denen, die über die Hälfte kamen</translation>
    </message>
    <message>
        <source>Clock of the highest</source>
        <translation>Takt vom höchsten</translation>
    </message>
    <message>
        <source>Current clock as a share of the highest, averaged over the CPUs</source>
        <translation>Gegenwärtiger Takt als Anteil des höchsten, gemittelt über die CPUs</translation>
    </message>
    <message>
        <source>Out-of-memory kills of the machine</source>
        <translation>Aus Speichermangel der Maschine beendet</translation>
    </message>
    <message>
        <source>Those of them for want of the machine&apos;s memory, and not because a unit or container reached its own limit</source>
        <translation>Davon die, für die der Maschine Speicher fehlte, und nicht, weil eine Unit oder ein Container seine eigene Grenze erreichte</translation>
    </message>
    <message>
        <source>TCP short of memory</source>
        <translation>TCP-Speicher knapp</translation>
    </message>
    <message>
        <source>How often connections together reached the memory from which on the kernel shrinks their buffers</source>
        <translation>Wie oft Verbindungen zusammen den Speicher erreichten, ab dem der Kernel ihre Puffer verkleinert</translation>
    </message>
    <message>
        <source>Dropped by a listening socket</source>
        <translation>Von einem lauschenden Socket verworfen</translation>
    </message>
    <message>
        <source>Connection requests that this socket could not take; only of those that lost some</source>
        <translation>Verbindungsanfragen, die dieser Socket nicht annehmen konnte; nur von solchen, die welche verloren</translation>
    </message>
    <message>
        <source>Queue of a listening socket</source>
        <translation>Schlange eines lauschenden Sockets</translation>
    </message>
    <message>
        <source>How many connections may wait to be accepted; only of those that lost some</source>
        <translation>Wie viele Verbindungen auf ihre Annahme warten dürfen; nur von solchen, die welche verloren</translation>
    </message>
    <message>
        <source>Datagrams lost by a socket</source>
        <translation>Von einem Socket verlorene Datagramme</translation>
    </message>
    <message>
        <source>Datagrams that found the buffer of this socket full; only of those that lost some</source>
        <translation>Datagramme, die den Puffer dieses Sockets voll fanden; nur von solchen, die welche verloren</translation>
    </message>
    <message>
        <source>Buffer of its own choice</source>
        <translation>Selbst gewählter Puffer</translation>
    </message>
    <message>
        <source>1 where the program asked for a receive buffer of some size, 0 where it has the usual one</source>
        <translation>1, wo das Programm einen Empfangspuffer bestimmter Größe verlangte, 0, wo es den üblichen hat</translation>
    </message>
    <message>
        <source>User near a limit</source>
        <translation>Benutzer nahe einer Grenze</translation>
    </message>
    <message>
        <source>Share that a user&apos;s processes use of what they may have together; only of those above a half</source>
        <translation>Anteil, den die Prozesse eines Benutzers von dem nutzen, was sie zusammen haben dürfen; nur von solchen über der Hälfte</translation>
    </message>
    <message>
        <source>Unit tasks</source>
        <translation>Aufgaben der Unit</translation>
    </message>
    <message>
        <source>Processes and threads of a unit or container</source>
        <translation>Prozesse und Threads einer Unit oder eines Containers</translation>
    </message>
    <message>
        <source>Unit task limit</source>
        <translation>Aufgabengrenze der Unit</translation>
    </message>
    <message>
        <source>Processes and threads that a unit may have</source>
        <translation>Prozesse und Threads, die eine Unit haben darf</translation>
    </message>
    <message>
        <source>Unit tasks refused</source>
        <translation>Abgelehnte Aufgaben der Unit</translation>
    </message>
    <message>
        <source>How often a unit could not start a process or thread because of its limit</source>
        <translation>Wie oft eine Unit wegen ihrer Grenze keinen Prozess oder Thread starten konnte</translation>
    </message>
    <message>
        <source>Default route</source>
        <translation>Standardroute</translation>
    </message>
    <message>
        <source>1 while an interface leads to all other networks</source>
        <translation>1, solange eine Schnittstelle in alle anderen Netze führt</translation>
    </message>
    <message>
        <source>Own forgotten series</source>
        <translation>Eigene vergessene Reihen</translation>
    </message>
    <message>
        <source>Series of disks, units and programs that are gone, which made room for others</source>
        <translation>Reihen von Platten, Units und Programmen, die es nicht mehr gibt, die anderen Platz gemacht haben</translation>
    </message>
    <message>
        <source>CPU of short-lived programs</source>
        <translation>CPU kurzlebiger Programme</translation>
    </message>
    <message>
        <source>CPUs that processes used which began and ended within a second, by program and by who started them; of those that are many or use a fiftieth of a CPU</source>
        <translation>CPUs, die Prozesse nutzten, die innerhalb einer Sekunde begannen und endeten, je Programm und je Starter; von denen, die zahlreich sind oder ein Fünfzigstel einer CPU nutzen</translation>
    </message>
    <message>
        <source>Short-lived processes</source>
        <translation>Kurzlebige Prozesse</translation>
    </message>
    <message>
        <source>Processes that began and ended within a second, by program and by who started them; of those that are many or use a fiftieth of a CPU</source>
        <translation>Prozesse, die innerhalb einer Sekunde begannen und endeten, je Programm und je Starter; von denen, die zahlreich sind oder ein Fünfzigstel einer CPU nutzen</translation>
    </message>
    <message>
        <source>Waits for a name server</source>
        <translation>Wartet auf einen Nameserver</translation>
    </message>
    <message>
        <source>1 while a question of this process to a name server is open, looked at every five seconds; only of those that were found waiting</source>
        <translation>1, solange eine Frage dieses Prozesses an einen Nameserver offen ist, alle fünf Sekunden nachgesehen; nur von denen, die wartend gefunden wurden</translation>
    </message>
</context>
<context>
    <name>Optimizer</name>
    <message>
        <source>there is no such suggestion now</source>
        <translation>es gibt jetzt keinen solchen Vorschlag</translation>
    </message>
    <message>
        <source>What it was about may be over. The list of suggestions shows what there is.</source>
        <translation>Worum es ging, ist vielleicht vorbei. Die Liste der Vorschläge zeigt, was es gibt.</translation>
    </message>
    <message>
        <source>this program keeps no data folder, so there would be no journal to take it back from</source>
        <translation>dieses Programm hat keinen Datenordner, also gäbe es kein Tagebuch, um es zurückzunehmen</translation>
    </message>
    <message>
        <source>A change was interrupted and is in effect: %1. It can be undone on the page Improve.</source>
        <translation>Eine Änderung wurde unterbrochen und steht: %1. Sie kann auf der Seite Verbessern rückgängig gemacht werden.</translation>
    </message>
    <message>
        <source>A change was interrupted and has been undone: %1.</source>
        <translation>Eine Änderung wurde unterbrochen und ist zurückgenommen: %1.</translation>
    </message>
    <message>
        <source>this machine has no such setting</source>
        <translation>diese Maschine hat keine solche Einstellung</translation>
    </message>
    <message>
        <source>this machine does not measure it</source>
        <translation>diese Maschine misst es nicht</translation>
    </message>
    <message>
        <source>this is advice: no setting of the machine fixes it</source>
        <translation>das ist ein Rat: keine Einstellung der Maschine behebt es</translation>
    </message>
    <message>
        <source>Name a data folder, or run the commands yourself.</source>
        <translation>Nennen Sie einen Datenordner, oder führen Sie die Befehle selbst aus.</translation>
    </message>
    <message>
        <source>the machine is set like this already</source>
        <translation>die Maschine ist schon so eingestellt</translation>
    </message>
    <message>
        <source>Applied: %1</source>
        <translation>Angewandt: %1</translation>
    </message>
    <message>
        <source>nothing of this name was applied</source>
        <translation>nichts dieses Namens wurde angewandt</translation>
    </message>
    <message>
        <source>it has been taken back already</source>
        <translation>es ist schon zurückgenommen</translation>
    </message>
    <message>
        <source>Taken back: %1</source>
        <translation>Zurückgenommen: %1</translation>
    </message>
    <message>
        <source>nothing of this name is applied</source>
        <translation>nichts dieses Namens ist angewandt</translation>
    </message>
    <message>
        <source>“%1” was undone automatically, since it was not kept.</source>
        <translation>„%1“ ging von selbst zurück, da niemand es behielt.</translation>
    </message>
    <message>
        <source>time that %1 waits for a CPU</source>
        <translation>Zeit, die %1 auf eine CPU wartet</translation>
    </message>
    <message>
        <source>all tasks stalled %1 of the time for lack of %2, and %3 before</source>
        <translation>alle Aufgaben standen %1 der Zeit still, weil %2 fehlte, vorher %3</translation>
    </message>
    <message>
        <source>Not proven: too little was measured, of %1.</source>
        <translation>Nicht bewiesen: zu wenig gemessen, von %1.</translation>
    </message>
    <message>
        <source>%1 went from %2 to %3: %4 [%5, %6]</source>
        <translation>%1 ging von %2 auf %3: %4 [%5, %6]</translation>
    </message>
    <message>
        <source>Not proven: %1.</source>
        <translation>Nicht bewiesen: %1.</translation>
    </message>
    <message>
        <source>Better: %1.</source>
        <translation>Besser: %1.</translation>
    </message>
    <message>
        <source>Worse, so it was taken back: %1.</source>
        <translation>Schlechter, darum zurückgenommen: %1.</translation>
    </message>
    <message>
        <source>nothing was measured of it</source>
        <translation>es wurde nichts davon gemessen</translation>
    </message>
    <message>
        <source>rules of thumb; the sentence names the share that is needed for it</source>
        <translation>Faustregeln; der Satz nennt den Anteil, ab dem er gesagt wird</translation>
    </message>
    <message>
        <source>its experiment still runs</source>
        <translation>sein Versuch läuft noch</translation>
    </message>
    <message>
        <source>there is no such rule, or it has another number of thresholds</source>
        <translation>es gibt keine solche Regel, oder sie hat eine andere Zahl von Schwellen</translation>
    </message>
    <message>
        <source>this program keeps no data folder, so thresholds cannot be kept</source>
        <translation>dieses Programm hat keinen Datenordner, deshalb können Schwellen nicht behalten werden</translation>
    </message>
    <message>
        <source>a threshold must be a number that is not negative</source>
        <translation>eine Schwelle muss eine nicht negative Zahl sein</translation>
    </message>
    <message>
        <source>a sensor reads %1, and %2 before</source>
        <translation>ein Sensor zeigt %1, vorher %2</translation>
    </message>
    <message>
        <source>%1, which you guard, is %2 and was %3</source>
        <translation>%1, worüber Sie wachen, ist %2 und war %3</translation>
    </message>
    <message>
        <source>no experiment of it runs</source>
        <translation>davon läuft kein Versuch</translation>
    </message>
    <message>
        <source>“%1” was still on trial when the program that tried it ended, so it was undone.</source>
        <translation>„%1“ wurde erst erprobt, als das erprobende Programm endete, und ging deshalb zurück.</translation>
    </message>
    <message>
        <source>Not proven, so it was undone: the program that measured it ended before it was done.</source>
        <translation>Nicht bewiesen und daher zurückgegangen: Das messende Programm endete vor dem Ende der Messung.</translation>
    </message>
    <message>
        <source>It is switched on and off in random order for at most %1, so that only the change can make the difference. It stays if it is better, and goes back otherwise.</source>
        <translation>Es wird höchstens %1 lang in zufälliger Folge ein- und ausgeschaltet, sodass nur die Änderung den Unterschied machen kann. Ist es besser, bleibt es; sonst geht es zurück.</translation>
    </message>
    <message>
        <source>It cannot be switched on and off, so nothing can prove that it helps: you are shown the figure before and after, and it goes back unless you keep it.</source>
        <translation>Es lässt sich nicht ein- und ausschalten, also kann nichts beweisen, dass es hilft: Sie sehen den Wert davor und danach, und es geht zurück, wenn Sie es nicht behalten.</translation>
    </message>
    <message>
        <source>It is applied and read back. Nothing that is measured here could show its effect.</source>
        <translation>Es wird angewandt und zurückgelesen. Nichts, was hier gemessen wird, könnte seine Wirkung zeigen.</translation>
    </message>
    <message>
        <source>It is applied and read back; what it allows, it allows by definition, so there is nothing to measure. A program that has come to need it would fail where it is taken back.</source>
        <translation>Es wird angewandt und zurückgelesen; was es erlaubt, erlaubt es per Definition, es gibt also nichts zu messen. Ein Programm, das es inzwischen braucht, würde scheitern, wenn es zurückgenommen wird.</translation>
    </message>
    <message>
        <source>the machine ran out of memory and the kernel killed a process</source>
        <translation>dem Rechner ging der Speicher aus, und der Kernel beendete einen Prozess</translation>
    </message>
    <message>
        <source>Not proven: %1 was %2 before and %3 after. That does not say that the change did it: suggestions come when things are bad, and what is bad often passes by itself.</source>
        <translation>Nicht bewiesen: %1 war vorher %2 und nachher %3. Das sagt nicht, dass die Änderung es war: Vorschläge kommen, wenn es schlecht steht, und was schlecht steht, bessert sich oft von selbst.</translation>
    </message>
    <message>
        <source>“%1” could not be switched on again after it was measured.</source>
        <translation>„%1“ ließ sich nach der Messung nicht wieder einschalten.</translation>
    </message>
    <message>
        <source>It went back.</source>
        <translation>Es ging zurück.</translation>
    </message>
    <message>
        <source>It stays, since you keep it.</source>
        <translation>Es bleibt, da Sie es behalten.</translation>
    </message>
    <message>
        <source>It could not be taken back.</source>
        <translation>Es ließ sich nicht zurücknehmen.</translation>
    </message>
    <message>
        <source>Not proven: it was undone at once as a precaution, since %1. Whether the change caused that is not known.</source>
        <translation>Nicht bewiesen: vorsichtshalber sofort zurückgenommen; Grund: %1. Ob die Änderung das bewirkt hat, ist nicht bekannt.</translation>
    </message>
    <message>
        <source>Damaged lines in %1, which were passed over: %2. A change of which no line is whole is not in the history.</source>
        <translation>Beschädigte Zeilen in %1, die übergangen wurden: %2. Eine Änderung, von der keine Zeile heil ist, steht nicht im Verlauf.</translation>
    </message>
    <message>
        <source>The journal of changes can be read but not written, so nothing can be applied or taken back: %1</source>
        <translation>Das Journal der Änderungen kann gelesen, aber nicht geschrieben werden; daher kann nichts angewendet oder zurückgenommen werden: %1</translation>
    </message>
    <message>
        <source>it ended with the process that it was made to</source>
        <translation>sie hat mit dem Prozess geendet, dem sie galt</translation>
    </message>
    <message>
        <source>Its figure is read too seldom to switch it on and off and compare, so nothing can prove that it helps: you are shown the figure before and after, and it goes back unless you keep it.</source>
        <translation>Die Zahl wird zu selten gelesen, um an und aus zu schalten und zu vergleichen; nichts kann also beweisen, dass es hilft: Sie sehen die Zahl davor und danach, und es geht zurück, wenn Sie es nicht behalten.</translation>
    </message>
    <message>
        <source>time that %1 waits for storage</source>
        <translation>Zeit, die %1 auf den Datenträger wartet</translation>
    </message>
</context>
<context>
    <name>Pages</name>
    <message>
        <source>Overview</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>Processes</source>
        <translation>Prozesse</translation>
    </message>
    <message>
        <source>Metrics</source>
        <translation>Metriken</translation>
    </message>
    <message>
        <source>Profiler</source>
        <translation>Profiler</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>Berichte</translation>
    </message>
    <message>
        <source>Improve</source>
        <translation>Verbessern</translation>
    </message>
    <message>
        <source>Experience</source>
        <translation>Nutzererlebnis</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Why was it slow?</source>
        <translation>Warum langsam?</translation>
    </message>
</context>
<context>
    <name>PerformanceError</name>
    <message>
        <source>Invalid metric: %1</source>
        <translation>Ungültige Metrik: %1</translation>
    </message>
    <message>
        <source>Metric not found: %1</source>
        <translation>Metrik nicht gefunden: %1</translation>
    </message>
    <message>
        <source>Report not found: %1</source>
        <translation>Bericht nicht gefunden: %1</translation>
    </message>
    <message>
        <source>No such suggestion: %1</source>
        <translation>Es gibt keinen solchen Vorschlag: %1</translation>
    </message>
    <message>
        <source>The change did not take effect: %1</source>
        <translation>Die Änderung hat nicht gewirkt: %1</translation>
    </message>
    <message>
        <source>Cannot read %1</source>
        <translation>%1 kann nicht gelesen werden</translation>
    </message>
    <message>
        <source>Cannot access %1</source>
        <translation>Kein Zugriff auf %1</translation>
    </message>
    <message>
        <source>Not a regular expression: %1</source>
        <translation>Kein regulärer Ausdruck: %1</translation>
    </message>
    <message>
        <source>Already in use: %1</source>
        <translation>Schon in Gebrauch: %1</translation>
    </message>
    <message>
        <source>A profiling session is already running: %1</source>
        <translation>Es läuft schon eine Aufzeichnung: %1</translation>
    </message>
    <message>
        <source>No profiling session is running</source>
        <translation>Es läuft keine Aufzeichnung</translation>
    </message>
    <message>
        <source>Permission denied: %1</source>
        <translation>Keine Berechtigung: %1</translation>
    </message>
    <message>
        <source>Cancelled: %1</source>
        <translation>Abgebrochen: %1</translation>
    </message>
    <message>
        <source>Not available: %1</source>
        <translation>Nicht verfügbar: %1</translation>
    </message>
    <message>
        <source>Read-only: %1</source>
        <translation>Nur lesbar: %1</translation>
    </message>
    <message>
        <source>No answer in time: %1</source>
        <translation>Keine Antwort in der Zeit: %1</translation>
    </message>
    <message>
        <source>Error: %1</source>
        <translation>Fehler: %1</translation>
    </message>
    <message>
        <source>Somebody else sets it: %1</source>
        <translation>Jemand anderes setzt es: %1</translation>
    </message>
    <message>
        <source>Invalid value: %1</source>
        <translation>Ungültiger Wert: %1</translation>
    </message>
</context>
<context>
    <name>Plugins</name>
    <message>
        <source>others may write it (chmod go-w)</source>
        <translation>andere dürfen es schreiben (chmod go-w)</translation>
    </message>
    <message>
        <source>%1 is not run: %2.</source>
        <translation>%1 wird nicht ausgeführt: %2.</translation>
    </message>
    <message>
        <source>it is no folder</source>
        <translation>es ist kein Ordner</translation>
    </message>
    <message>
        <source>there are %1 already</source>
        <translation>es sind schon %1</translation>
    </message>
    <message>
        <source>it took longer than five seconds</source>
        <translation>es dauerte länger als fünf Sekunden</translation>
    </message>
    <message>
        <source>it said nothing for fifteen seconds</source>
        <translation>es sagte fünfzehn Sekunden lang nichts</translation>
    </message>
    <message>
        <source>it printed more than 4 MiB</source>
        <translation>es gab mehr als 4 MiB aus</translation>
    </message>
    <message>
        <source>what it says makes no sense</source>
        <translation>was es sagt, ergibt keinen Sinn</translation>
    </message>
    <message>
        <source>it crashed</source>
        <translation>es stürzte ab</translation>
    </message>
    <message>
        <source>it ended with exit code %1</source>
        <translation>es endete mit Exit-Code %1</translation>
    </message>
    <message>
        <source>it ended</source>
        <translation>es endete</translation>
    </message>
    <message>
        <source>The plugin %1 failed: %2; it is tried again.</source>
        <translation>Das Plugin %1 ist gescheitert: %2; es wird wieder versucht.</translation>
    </message>
    <message>
        <source>%1 is not run: wai-performance-plugin-host is missing.</source>
        <translation>%1 wird nicht ausgeführt: wai-performance-plugin-host fehlt.</translation>
    </message>
    <message>
        <source>it computed for more than two seconds</source>
        <translation>es rechnete länger als zwei Sekunden</translation>
    </message>
    <message>
        <source>somebody else could put another in its place at %1: %2</source>
        <translation>jemand anderes könnte bei %1 etwas anderes an seine Stelle setzen: %2</translation>
    </message>
    <message>
        <source>it is a symbolic link (copy the file)</source>
        <translation>es ist ein symbolischer Verweis (kopieren Sie die Datei)</translation>
    </message>
    <message>
        <source>it is gone</source>
        <translation>es ist nicht mehr da</translation>
    </message>
    <message>
        <source>it, or a command that it calls, cannot be started (exit code %1)</source>
        <translation>es, oder ein Befehl, den es aufruft, kann nicht gestartet werden (Exit-Code %1)</translation>
    </message>
    <message>
        <source>The plugin %1 was stopped: %2. Mend its file, and it is run again.</source>
        <translation>Das Plugin %1 wurde angehalten: %2. Wird seine Datei berichtigt, so läuft es wieder.</translation>
    </message>
    <message>
        <source>%1 is not run: wai-performance-plugin-guard is missing.</source>
        <translation>%1 wird nicht ausgeführt: wai-performance-plugin-guard fehlt.</translation>
    </message>
    <message>
        <source>it belongs to somebody else (chown)</source>
        <translation>es gehört jemand anderem (chown)</translation>
    </message>
    <message>
        <source>it cannot be looked at</source>
        <translation>es kann nicht angesehen werden</translation>
    </message>
</context>
<context>
    <name>ProcessQuery</name>
    <message>
        <source>name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>user</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>state</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>command line</source>
        <translation>Befehlszeile</translation>
    </message>
    <message>
        <source>unit</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>PID</source>
        <translation>PID</translation>
    </message>
    <message>
        <source>parent</source>
        <translation>Elternprozess</translation>
    </message>
    <message>
        <source>threads</source>
        <translation>Threads</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>waits</source>
        <translation>Wartezeit</translation>
    </message>
    <message>
        <source>memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>read</source>
        <translation>gelesen</translation>
    </message>
    <message>
        <source>written</source>
        <translation>geschrieben</translation>
    </message>
    <message>
        <source>read and written</source>
        <translation>gelesen und geschrieben</translation>
    </message>
    <message>
        <source>There is no field “%1”; there are %2.</source>
        <translation>Es gibt kein Feld „%1“; es gibt %2.</translation>
    </message>
    <message>
        <source>“%1” needs a value.</source>
        <translation>„%1“ braucht einen Wert.</translation>
    </message>
    <message>
        <source>“%1” is a text: use = or ~.</source>
        <translation>„%1“ ist ein Text: nehmen Sie = oder ~.</translation>
    </message>
    <message>
        <source>“%1” is no number; write 20, 20% or 1.5G.</source>
        <translation>„%1“ ist keine Zahl; schreiben Sie 20, 20% oder 1.5G.</translation>
    </message>
    <message>
        <source>anything</source>
        <translation>irgendetwas</translation>
    </message>
    <message>
        <source>%1 contains “%2”</source>
        <translation>%1 enthält „%2“</translation>
    </message>
    <message>
        <source>%1 is %2</source>
        <translation>%1 ist %2</translation>
    </message>
    <message>
        <source>%1 is not %2</source>
        <translation>%1 ist nicht %2</translation>
    </message>
    <message>
        <source>%1 above %2</source>
        <translation>%1 über %2</translation>
    </message>
    <message>
        <source>%1 at least %2</source>
        <translation>%1 mindestens %2</translation>
    </message>
    <message>
        <source>%1 below %2</source>
        <translation>%1 unter %2</translation>
    </message>
    <message>
        <source>%1 at most %2</source>
        <translation>%1 höchstens %2</translation>
    </message>
    <message>
        <source>not: %1</source>
        <translation>nicht: %1</translation>
    </message>
</context>
<context>
    <name>Processes</name>
    <message>
        <source>Programs that end too soon to be seen are not named: the kernel tells of them from Linux 6.6 on, and before that root only.</source>
        <translation>Programme, die zu früh enden, um gesehen zu werden, sind nicht genannt: Der Kernel meldet sie ab Linux 6.6, davor nur root.</translation>
    </message>
</context>
<context>
    <name>Profile</name>
    <message>
        <source>There are only %1 samples: record for longer, or at a higher rate.</source>
        <translation>Es sind nur %1 Messungen: Zeichnen Sie länger auf oder mit höherer Rate.</translation>
    </message>
    <message>
        <source>%1 % of the samples were lost because a buffer was full.</source>
        <translation>%1 % der Messungen gingen verloren, weil ein Puffer voll war.</translation>
    </message>
    <message>
        <source>%1 % of the stacks end where code has no unwind rules.</source>
        <translation>%1 % der Stapel enden, wo Code keine Abwickelregeln hat.</translation>
    </message>
    <message>
        <source>%1 % of the cost is in functions without a name: install their debug symbols.</source>
        <translation>%1 % der Kosten liegen in Funktionen ohne Namen: Installieren Sie deren Debug-Symbole.</translation>
    </message>
    <message>
        <source>The kernel slowed sampling down %1 times (kernel.perf_cpu_time_max_percent).</source>
        <translation>Der Kernel hat die Messung %1-mal gebremst (kernel.perf_cpu_time_max_percent).</translation>
    </message>
    <message>
        <source>Profile of %1: %2 samples in %3, quality %4</source>
        <translation>Profil von %1: %2 Messungen in %3, Güte %4</translation>
    </message>
    <message>
        <source>      self    total  function</source>
        <translation>    selbst   gesamt  Funktion</translation>
    </message>
    <message>
        <source>(not named yet)</source>
        <translation>(noch ohne Namen)</translation>
    </message>
    <message>
        <source>it is not installed next to this program</source>
        <translation>es ist nicht neben diesem Programm installiert</translation>
    </message>
    <message>
        <source>Install the program as a whole.</source>
        <translation>Installieren Sie das Programm als Ganzes.</translation>
    </message>
    <message>
        <source>reading it took too long and was given up</source>
        <translation>das Lesen dauerte zu lange und wurde aufgegeben</translation>
    </message>
    <message>
        <source>the analyser broke down while it read this file; the rest is not affected</source>
        <translation>der Analysator brach beim Lesen dieser Datei zusammen; alles andere ist nicht betroffen</translation>
    </message>
    <message>
        <source>the analyser&apos;s answer</source>
        <translation>die Antwort des Analysators</translation>
    </message>
    <message>
        <source>it makes no sense</source>
        <translation>sie ergibt keinen Sinn</translation>
    </message>
    <message>
        <source>the whole system</source>
        <translation>das ganze System</translation>
    </message>
    <message>
        <source>there is no such process</source>
        <translation>es gibt keinen solchen Prozess</translation>
    </message>
    <message>
        <source>It may have ended; look it up on the Processes page.</source>
        <translation>Er kann beendet sein; sehen Sie auf der Seite Prozesse nach.</translation>
    </message>
    <message>
        <source>This machine has no hardware cycle counter (or does not let it be used): CPU time is sampled by the kernel&apos;s clock (cpu-clock).</source>
        <translation>Diese Maschine hat keinen Zykluszähler (oder gibt ihn nicht frei): CPU-Zeit wird mit der Uhr des Kernels gemessen (cpu-clock).</translation>
    </message>
    <message>
        <source>What programs do inside the kernel is hidden from this user (kernel.perf_event_paranoid): such time is missing or shown at the system call.</source>
        <translation>Was Programme im Kernel tun, ist für diesen Benutzer verborgen (kernel.perf_event_paranoid): Solche Zeit fehlt oder erscheint beim Systemaufruf.</translation>
    </message>
    <message>
        <source>The kernel allows at most %1 samples per second (kernel.perf_event_max_sample_rate).</source>
        <translation>Der Kernel erlaubt höchstens %1 Messungen pro Sekunde (kernel.perf_event_max_sample_rate).</translation>
    </message>
    <message>
        <source>Waits are shown at the last place where the thread was seen running, near where it waits: without the right to sample the kernel the exact place is not known.</source>
        <translation>Wartezeiten erscheinen an der letzten Stelle, an der der Thread lief, nahe der Wartestelle: Ohne das Recht, den Kernel zu messen, wird die genaue Stelle nicht mitgeteilt.</translation>
    </message>
    <message>
        <source>there is no such process any more</source>
        <translation>es gibt diesen Prozess nicht mehr</translation>
    </message>
    <message>
        <source>The kernel allows only small buffers (kernel.perf_event_mlock_kb): samples may be lost when the machine is busy.</source>
        <translation>Der Kernel erlaubt nur kleine Puffer (kernel.perf_event_mlock_kb): Bei Last können Messungen verloren gehen.</translation>
    </message>
    <message>
        <source>the command to profile</source>
        <translation>der Befehl</translation>
    </message>
    <message>
        <source>it is empty</source>
        <translation>er ist leer</translation>
    </message>
    <message>
        <source>there is no such folder</source>
        <translation>es gibt keinen solchen Ordner</translation>
    </message>
    <message>
        <source>there is no such program</source>
        <translation>es gibt kein solches Programm</translation>
    </message>
    <message>
        <source>the kernel does not let this user sample (kernel.perf_event_paranoid is %1)</source>
        <translation>der Kernel lässt diesen Benutzer nicht messen (kernel.perf_event_paranoid ist %1)</translation>
    </message>
    <message>
        <source>too many open files: each thread needs one for each CPU</source>
        <translation>zu viele offene Dateien: Jeder Thread braucht eine für jede CPU</translation>
    </message>
    <message>
        <source>Raise the limit (ulimit -n), or profile the whole system.</source>
        <translation>Erhöhen Sie die Grenze (ulimit -n), oder profilieren Sie das ganze System.</translation>
    </message>
    <message>
        <source>this kernel, or the container&apos;s filter of system calls, has no perf events</source>
        <translation>dieser Kernel oder der Systemaufruf-Filter des Containers bietet keine perf-Ereignisse</translation>
    </message>
    <message>
        <source>the analyser&apos;s answer makes no sense</source>
        <translation>die Antwort des Analysators ergibt keinen Sinn</translation>
    </message>
    <message>
        <source>the file there now is another build</source>
        <translation>die Datei dort ist jetzt ein anderer Build</translation>
    </message>
    <message>
        <source>it is not a regular file</source>
        <translation>es ist keine gewöhnliche Datei</translation>
    </message>
    <message>
        <source>it is not an ELF file</source>
        <translation>es ist keine ELF-Datei</translation>
    </message>
    <message>
        <source>its program headers lie outside of the file</source>
        <translation>seine Programmköpfe liegen außerhalb der Datei</translation>
    </message>
    <message>
        <source>It has no stacks: threads and what they wait for are shown, not functions.</source>
        <translation>Es hat keine Stapel: Gezeigt werden Threads und worauf sie warten, nicht Funktionen.</translation>
    </message>
    <message>
        <source>Profile of %1: %2 samples, quality %3</source>
        <translation>Profil von %1: %2 Messungen, Güte %3</translation>
    </message>
    <message>
        <source>a container&apos;s filter of system calls or a security module forbids sampling</source>
        <translation>der Systemaufruffilter eines Containers oder ein Sicherheitsmodul verbietet das Messen</translation>
    </message>
    <message>
        <source>Profile your own programs, or give this program the right to sample (CAP_PERFMON).</source>
        <translation>Messen Sie Ihre eigenen Programme, oder geben Sie diesem Programm das Recht zu messen (CAP_PERFMON).</translation>
    </message>
    <message>
        <source>%1 % of the stacks are deeper than what was copied of them: their outer callers are missing. Copy more of each (--stack-size), or sample more rarely.</source>
        <translation>%1 % der Stacks sind tiefer als das, was von ihnen kopiert wurde: Ihre äußeren Aufrufer fehlen. Kopieren Sie mehr von jedem (--stack-size), oder tasten Sie seltener ab.</translation>
    </message>
    <message>
        <source>the program runs with another user&apos;s rights (set-user-ID)</source>
        <translation>das Programm läuft mit den Rechten eines anderen Benutzers (set-user-ID)</translation>
    </message>
    <message>
        <source>Record it as root, or with an administrator&apos;s permission.</source>
        <translation>Zeichnen Sie es als root oder mit der Erlaubnis eines Administrators auf.</translation>
    </message>
    <message>
        <source>The list of CPUs could not be read (/sys/devices/system/cpu): CPUs 0 to %1 were tried.</source>
        <translation>Die Liste der CPUs war nicht lesbar (/sys/devices/system/cpu): CPU 0 bis %1 wurden versucht.</translation>
    </message>
    <message>
        <source>Only %1 KiB of each stack are copied, because the buffers are small: outer callers may be missing.</source>
        <translation>Von jedem Stack werden nur %1 KiB kopiert, weil die Puffer klein sind: Äußere Aufrufer können fehlen.</translation>
    </message>
    <message>
        <source>waiting (where is not told of other users&apos; programs)</source>
        <translation>wartet (wo, wird von Programmen anderer Benutzer nicht gesagt)</translation>
    </message>
    <message>
        <source>this user may lock too little memory for the kernel&apos;s buffers, one for each of %1 CPUs</source>
        <translation>dieser Benutzer darf zu wenig Speicher für die Puffer des Kernels sperren, einen für jede von %1 CPUs</translation>
    </message>
    <message>
        <source>Allow more until the next start of the machine (sudo sysctl kernel.perf_event_mlock_kb=2048), or end other recordings.</source>
        <translation>Erlauben Sie mehr bis zum nächsten Start der Maschine (sudo sysctl kernel.perf_event_mlock_kb=2048), oder beenden Sie andere Aufzeichnungen.</translation>
    </message>
    <message>
        <source>only little-endian programs can be read</source>
        <translation>nur Little-Endian-Programme können gelesen werden</translation>
    </message>
    <message>
        <source>Of %1 of CPU time, %2 % was sampled. The rest ran in threads too short-lived for this rate (--rate), in the kernel where it may not be sampled, or in samples that were lost.</source>
        <translation>Von %1 CPU-Zeit wurden %2 % abgetastet. Es fehlt, was in Threads lief, die für diese Rate (--rate) zu kurz lebten, im Kernel, wo nicht abgetastet werden darf, oder in verlorenen Abtastungen.</translation>
    </message>
    <message>
        <source>No stacks could be taken: %1. Instead the threads were looked at %2 times a second: which of them run, which wait and for what.</source>
        <translation>Stapel konnten nicht aufgenommen werden: %1. Stattdessen wurde %2-mal in der Sekunde nach den Threads gesehen: welche laufen, welche warten und worauf.</translation>
    </message>
    <message>
        <source>The program that looks up names (%1) was not found next to this one: functions have no names. Install the program as a whole.</source>
        <translation>Das Programm, das Namen nachschlägt (%1), wurde neben diesem nicht gefunden: Funktionen haben keine Namen. Installieren Sie das Programm als Ganzes.</translation>
    </message>
    <message>
        <source>Who ended the waits is not told: the kernel&apos;s trace events (tracefs) are not there, or this user may not read them.</source>
        <translation>Wer das Warten beendete, wird nicht gesagt: Die Trace-Ereignisse des Kernels (tracefs) fehlen, oder dieser Benutzer darf sie nicht lesen.</translation>
    </message>
    <message>
        <source>Who ended the waits is not told: %1.</source>
        <translation>Wer das Warten beendete, wird nicht gesagt: %1.</translation>
    </message>
    <message>
        <source>The process has too many threads to look at all: %1 are not shown.</source>
        <translation>Der Prozess hat zu viele Threads, um alle anzusehen: %1 sind nicht gezeigt.</translation>
    </message>
    <message>
        <source>Where running threads are could not be sampled: %1.</source>
        <translation>Wo laufende Threads sind, ließ sich nicht messen: %1.</translation>
    </message>
    <message>
        <source>Of %1 waiting threads the kernel does not tell this user where in the program they wait (kernel.yama.ptrace_scope, or they are the kernel&apos;s own).</source>
        <translation>Von %1 wartenden Threads sagt der Kernel diesem Benutzer nicht, wo im Programm sie warten (kernel.yama.ptrace_scope, oder es sind die des Kernels selbst).</translation>
    </message>
    <message>
        <source>a security module forbids looking at it</source>
        <translation>ein Sicherheitsmodul verbietet, ihn anzusehen</translation>
    </message>
    <message>
        <source>it belongs to another user, or does not let itself be looked at</source>
        <translation>er gehört einem anderen Benutzer oder lässt sich nicht ansehen</translation>
    </message>
    <message>
        <source>Look at it as root, or as the user who runs it.</source>
        <translation>Sehen Sie ihn als root an oder als der Benutzer, der ihn ausführt.</translation>
    </message>
    <message>
        <source>There are only %1 samples.</source>
        <translation>Es sind nur %1 Messungen.</translation>
    </message>
    <message>
        <source>%1 % of the stacks are deeper than what was copied of them: their outer callers are missing.</source>
        <translation>%1 % der Stacks sind tiefer als das, was von ihnen kopiert wurde: Ihre äußeren Aufrufer fehlen.</translation>
    </message>
</context>
<context>
    <name>Range</name>
    <message>
        <source>today</source>
        <translation>heute</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>gestern</translation>
    </message>
    <message>
        <source>Last %1</source>
        <translation>Letzte %1</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
</context>
<context>
    <name>RangeWords</name>
    <message>
        <source>just now</source>
        <translation>gerade eben</translation>
    </message>
    <message>
        <source>%1 ago</source>
        <translation>vor %1</translation>
    </message>
</context>
<context>
    <name>Recommendations</name>
    <message>
        <source>Tasks waited for a CPU during %1 of the time (95th percentile). Most CPU went to %2.</source>
        <translation>Tasks warteten während %1 der Zeit auf eine CPU (95. Perzentil). Die meiste CPU bekam %2.</translation>
    </message>
    <message>
        <source>Tasks waited for memory during %1 of the time (95th percentile). The largest process is %2.</source>
        <translation>Tasks warteten während %1 der Zeit auf Speicher (95. Perzentil). Der größte Prozess ist %2.</translation>
    </message>
    <message>
        <source>Tasks waited for storage during %1 of the time (95th percentile). Most was read and written by %2.</source>
        <translation>Tasks warteten während %1 der Zeit auf Datenträger (95. Perzentil). Am meisten las und schrieb %2.</translation>
    </message>
    <message>
        <source>The kernel killed a process because memory ran out. Look at the largest processes, or add memory or swap.</source>
        <translation>Der Kernel beendete einen Prozess, weil der Speicher ausging. Sehen Sie sich die größten Prozesse an oder geben Sie mehr Speicher oder Auslagerung.</translation>
    </message>
    <message>
        <source>The hypervisor withheld %1 of the CPU time: this virtual machine&apos;s host is overcommitted, which no setting in here can change.</source>
        <translation>Der Hypervisor hielt %1 der CPU-Zeit zurück: Der Wirt dieser virtuellen Maschine ist überbelegt, was hier keine Einstellung ändern kann.</translation>
    </message>
    <message>
        <source>A server on this machine did not accept connections in time (up to %1 overflows per second).</source>
        <translation>Ein Server auf diesem Rechner nahm Verbindungen nicht rechtzeitig an (bis zu %1 Überläufe je Sekunde).</translation>
    </message>
    <message>
        <source>A CPU was slowed down to stay cool. Look at its temperature and at what keeps it busy.</source>
        <translation>Eine CPU wurde verlangsamt, um kühl zu bleiben. Sehen Sie sich ihre Temperatur an und was sie beschäftigt.</translation>
    </message>
    <message>
        <source>%1 was busy %2 of the time (95th percentile).</source>
        <translation>%1 war %2 der Zeit beschäftigt (95. Perzentil).</translation>
    </message>
    <message>
        <source>Only %1 of memory were left at the worst moment. The largest process is %2.</source>
        <translation>Im schlimmsten Augenblick waren nur %1 Speicher übrig. Der größte Prozess ist %2.</translation>
    </message>
    <message>
        <source>Tasks waited for a CPU during %1 of the time (95th percentile).</source>
        <translation>Tasks warteten während %1 der Zeit auf eine CPU (95. Perzentil).</translation>
    </message>
    <message>
        <source>Tasks waited for memory during %1 of the time (95th percentile).</source>
        <translation>Tasks warteten während %1 der Zeit auf Speicher (95. Perzentil).</translation>
    </message>
    <message>
        <source>Tasks waited for storage during %1 of the time (95th percentile).</source>
        <translation>Tasks warteten während %1 der Zeit auf Datenträger (95. Perzentil).</translation>
    </message>
    <message>
        <source>Only %1 of memory were left at the worst moment.</source>
        <translation>Im schlimmsten Augenblick waren nur %1 Speicher übrig.</translation>
    </message>
</context>
<context>
    <name>Report</name>
    <message>
        <source>%1: %2 from %3, %4 samples of %5 series</source>
        <translation>%1: %2 ab %3, %4 Messwerte aus %5 Messreihen</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>Memory used</source>
        <translation>Benutzter Speicher</translation>
    </message>
    <message>
        <source>CPU pressure</source>
        <translation>CPU-Druck</translation>
    </message>
    <message>
        <source>Memory pressure</source>
        <translation>Speicherdruck</translation>
    </message>
    <message>
        <source>IO pressure</source>
        <translation>E/A-Druck</translation>
    </message>
    <message>
        <source>  %1: mean %2, median %3, 95th percentile %4, peak %5</source>
        <translation>  %1: Mittel %2, Median %3, 95. Perzentil %4, Spitze %5</translation>
    </message>
    <message>
        <source>  Most CPU:</source>
        <translation>  Meiste CPU:</translation>
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
        <translation>beschäftigt</translation>
    </message>
    <message>
        <source>Pressure</source>
        <translation>Druck</translation>
    </message>
    <message>
        <source>memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>IO</source>
        <translation>E/A</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>used</source>
        <translation>benutzt</translation>
    </message>
    <message>
        <source>cached</source>
        <translation>Cache</translation>
    </message>
    <message>
        <source>read</source>
        <translation>lesen</translation>
    </message>
    <message>
        <source>write</source>
        <translation>schreiben</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>Platte</translation>
    </message>
    <message>
        <source>in</source>
        <translation>ein</translation>
    </message>
    <message>
        <source>out</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netzwerk</translation>
    </message>
</context>
<context>
    <name>ReportClient</name>
    <message>
        <source>a report</source>
        <translation>ein Bericht</translation>
    </message>
    <message>
        <source>it is of the past</source>
        <translation>er ist aus der Vergangenheit</translation>
    </message>
    <message>
        <source>Do this in the window of the running machine.</source>
        <translation>Tun Sie das im Fenster des laufenden Rechners.</translation>
    </message>
    <message>
        <source>Recording was interrupted.</source>
        <translation>Die Aufzeichnung war unterbrochen.</translation>
    </message>
    <message>
        <source>no processes were recorded at that moment</source>
        <translation>zu diesem Zeitpunkt wurden keine Prozesse aufgezeichnet</translation>
    </message>
    <message>
        <source>no processes were recorded in that range</source>
        <translation>in diesem Zeitraum wurden keine Prozesse aufgezeichnet</translation>
    </message>
</context>
<context>
    <name>ReportDiff</name>
    <message>
        <source>They were made on different machines: %1 and %2.</source>
        <translation>Sie wurden auf verschiedenen Rechnern gemacht: %1 und %2.</translation>
    </message>
    <message>
        <source>The kernels differ: %1 and %2.</source>
        <translation>Die Kernel unterscheiden sich: %1 und %2.</translation>
    </message>
    <message>
        <source>The CPUs differ: %1 and %2.</source>
        <translation>Die CPUs unterscheiden sich: %1 und %2.</translation>
    </message>
    <message>
        <source>Different events were sampled: %1 and %2.</source>
        <translation>Verschiedene Ereignisse wurden gemessen: %1 und %2.</translation>
    </message>
    <message>
        <source>The sampling rates differ: %1 and %2 per second.</source>
        <translation>Die Häufigkeiten der Messungen unterscheiden sich: %1 und %2 in der Sekunde.</translation>
    </message>
    <message>
        <source>One was recorded for more than twice as long as the other.</source>
        <translation>Eines wurde mehr als doppelt so lange aufgezeichnet wie das andere.</translation>
    </message>
    <message>
        <source>Other builds of: %1.</source>
        <translation>Andere Fassungen von: %1.</translation>
    </message>
    <message>
        <source>%1 in A is taken to be %2 in B: they have the same functions.</source>
        <translation>%1 in A gilt als %2 in B: Sie haben dieselben Funktionen.</translation>
    </message>
    <message>
        <source>The profiles have nothing in common that could be compared: %1 and %2.</source>
        <translation>Die Profile haben nichts gemeinsam, was sich vergleichen ließe: %1 und %2.</translation>
    </message>
</context>
<context>
    <name>ReportExport</name>
    <message>
        <source>JSON: everything, to be opened again</source>
        <translation>JSON: alles, um es wieder zu öffnen</translation>
    </message>
    <message>
        <source>CSV: a row for each moment, for spreadsheets</source>
        <translation>CSV: eine Zeile je Zeitpunkt, für Tabellen</translation>
    </message>
    <message>
        <source>HTML: one page to look at and to send</source>
        <translation>HTML: eine Seite zum Ansehen und Verschicken</translation>
    </message>
    <message>
        <source>Export report</source>
        <translation>Bericht exportieren</translation>
    </message>
    <message>
        <source>Profile for speedscope</source>
        <translation>Profil für speedscope</translation>
    </message>
    <message>
        <source>Profile for the Firefox Profiler</source>
        <translation>Profil für den Firefox Profiler</translation>
    </message>
    <message>
        <source>Profile for pprof</source>
        <translation>Profil für pprof</translation>
    </message>
    <message>
        <source>Profile as folded stacks, for flamegraph.pl</source>
        <translation>Profil als gefaltete Stapel, für flamegraph.pl</translation>
    </message>
</context>
<context>
    <name>ReportHtml</name>
    <message>
        <source>0 to %1</source>
        <translation>0 bis %1</translation>
    </message>
    <message>
        <source>mean %1, peak %2</source>
        <translation>Mittel %1, Spitze %2</translation>
    </message>
    <message>
        <source>Processes</source>
        <translation>Prozesse</translation>
    </message>
    <message>
        <source>Process</source>
        <translation>Prozess</translation>
    </message>
    <message>
        <source>CPU, mean</source>
        <translation>CPU, Mittel</translation>
    </message>
    <message>
        <source>Memory, peak</source>
        <translation>Speicher, Spitze</translation>
    </message>
    <message>
        <source>Disk, mean</source>
        <translation>Platte, Mittel</translation>
    </message>
    <message>
        <source>All %1 metrics</source>
        <translation>Alle %1 Metriken</translation>
    </message>
    <message>
        <source>Metric</source>
        <translation>Metrik</translation>
    </message>
    <message>
        <source>Minimum</source>
        <translation>Minimum</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>Median</source>
        <translation>Median</translation>
    </message>
    <message>
        <source>95 %</source>
        <translation>95 %</translation>
    </message>
    <message>
        <source>Maximum</source>
        <translation>Maximum</translation>
    </message>
    <message>
        <source>%1 from %2 UTC on %3 (%4, %5)</source>
        <translation>%1 ab %2 UTC auf %3 (%4, %5)</translation>
    </message>
    <message>
        <source>Recommendations</source>
        <translation>Empfehlungen</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>utilisation</source>
        <translation>Auslastung</translation>
    </message>
    <message>
        <source>Pressure</source>
        <translation>Druck</translation>
    </message>
    <message>
        <source>memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>IO</source>
        <translation>E/A</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>used</source>
        <translation>benutzt</translation>
    </message>
    <message>
        <source>cached</source>
        <translation>Cache</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>Platte</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netzwerk</translation>
    </message>
    <message>
        <source>What this report does not show</source>
        <translation>Was dieser Bericht nicht zeigt</translation>
    </message>
    <message>
        <source>Where the time went</source>
        <translation>Wo die Zeit blieb</translation>
    </message>
    <message>
        <source>all</source>
        <translation>alles</translation>
    </message>
    <message>
        <source>Search functions</source>
        <translation>Funktionen suchen</translation>
    </message>
    <message>
        <source>Click a box to zoom in, Escape goes back.</source>
        <translation>Ein Klick auf einen Kasten vergrößert, Escape führt zurück.</translation>
    </message>
    <message>
        <source>Shown: %1. The profile also has: %2.</source>
        <translation>Gezeigt: %1. Das Profil hat außerdem: %2.</translation>
    </message>
    <message>
        <source>Utilisation, saturation and errors</source>
        <translation>Auslastung, Sättigung und Fehler</translation>
    </message>
</context>
<context>
    <name>ReportImport</name>
    <message>
        <source>Piped input</source>
        <translation>Eingabe aus einer Pipe</translation>
    </message>
    <message>
        <source>it brings more than 8 GiB</source>
        <translation>sie liefert mehr als 8 GiB</translation>
    </message>
</context>
<context>
    <name>Rules</name>
    <message>
        <source>en</source>
        <extracomment>The name of the language that this file translates to, as it stands in the rules: &quot;de&quot;, &quot;zh_CN&quot;.</extracomment>
        <translation>de</translation>
    </message>
    <message>
        <source>%1: %2 (threshold %3)</source>
        <translation>%1: %2 (Schwelle %3)</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not one of its names</source>
        <translation>&quot;%1&quot; ist keiner seiner Namen</translation>
    </message>
    <message>
        <source>either &quot;above&quot; or &quot;below&quot; must be given</source>
        <translation>entweder &quot;above&quot; oder &quot;below&quot; muss angegeben sein</translation>
    </message>
    <message>
        <source>a suggestion must not end before it begins</source>
        <translation>ein Vorschlag darf nicht enden, bevor sie beginnt</translation>
    </message>
    <message>
        <source>a span of at least 30s is needed</source>
        <translation>es braucht eine Spanne von mindestens 30s</translation>
    </message>
    <message>
        <source>it says not what to turn the knob to</source>
        <translation>es sagt nicht, worauf gestellt werden soll</translation>
    </message>
    <message>
        <source>a rule needs a condition</source>
        <translation>eine Regel braucht eine Bedingung</translation>
    </message>
    <message>
        <source>the English text is missing</source>
        <translation>der englische Text fehlt</translation>
    </message>
    <message>
        <source>%1: there is no rule &quot;%2&quot;.</source>
        <translation>%1: es gibt keine Regel &quot;%2&quot;.</translation>
    </message>
    <message>
        <source>%1: the thresholds of &quot;%2&quot; make no sense; those of the program stand.</source>
        <translation>%1: die Schwellen von &quot;%2&quot; ergeben keinen Sinn; die des Programms gelten.</translation>
    </message>
    <message>
        <source>&quot;ticks&quot; must be from 1 to 60</source>
        <translation>„ticks“ muss zwischen 1 und 60 liegen</translation>
    </message>
    <message>
        <source>a span of at most 60s is needed</source>
        <translation>eine Spanne von höchstens 60s ist nötig</translation>
    </message>
    <message>
        <source>Somebody</source>
        <translation>Jemand</translation>
    </message>
    <message>
        <source>A program of another user</source>
        <translation>Ein Programm eines anderen Benutzers</translation>
    </message>
    <message>
        <source>%1 (%2 processes)</source>
        <translation>%1 (%2 Prozesse)</translation>
    </message>
    <message>
        <source>%1 and %2 more</source>
        <translation>%1 und %2 weitere</translation>
    </message>
    <message>
        <source>this signal has no limits of that name, only numbers</source>
        <translation>dieses Signal hat keine Grenzen dieses Namens, nur Zahlen</translation>
    </message>
</context>
<context>
    <name>Screenshot</name>
    <message>
        <source>Last minutes</source>
        <translation>Letzte Minuten</translation>
    </message>
    <message>
        <source>Draws a page of the dashboard into a picture, with this machine&apos;s data; no display is needed. The history of the data folder is shown where there is one.

Example:
  wai-performance screenshot --page overview --after 5s --output overview.png</source>
        <translation>Zeichnet eine Seite des Fensters mit den Daten dieses Rechners in ein Bild; eine Anzeige ist nicht nötig. Der Verlauf des Datenordners wird gezeigt, wo es einen gibt.

Beispiel:
  wai-performance screenshot --page overview --after 5s --output overview.png</translation>
    </message>
    <message>
        <source>How long to collect before.</source>
        <translation>Wie lange vorher gemessen wird.</translation>
    </message>
    <message>
        <source>The picture, a .png file.</source>
        <translation>Das Bild, eine .png-Datei.</translation>
    </message>
    <message>
        <source>light or dark.</source>
        <translation>light oder dark.</translation>
    </message>
    <message>
        <source>Width and height, such as 1280x820.</source>
        <translation>Breite und Höhe, etwa 1280x820.</translation>
    </message>
    <message>
        <source>How far back charts reach.</source>
        <translation>Wie weit Diagramme zurückreichen.</translation>
    </message>
    <message>
        <source>A range of time as it is typed in the window, such as 14:00-14:20.</source>
        <translation>Ein Zeitraum, wie er im Fenster eingegeben wird, etwa 14:00-14:20.</translation>
    </message>
    <message>
        <source>On the page of processes, the one whose details are shown.</source>
        <translation>Auf der Seite der Prozesse der, dessen Einzelheiten gezeigt werden.</translation>
    </message>
    <message>
        <source>en, de, zh_CN, or pseudo, which lengthens every text.</source>
        <translation>en, de, zh_CN oder pseudo, das jeden Text verlängert.</translation>
    </message>
    <message>
        <source>--output FILE.png is missing.</source>
        <translation>--output DATEI.png fehlt.</translation>
    </message>
    <message>
        <source>--size must be WIDTHxHEIGHT from 400x300 to 8000x8000.</source>
        <translation>--size muss BREITExHÖHE von 400x300 bis 8000x8000 sein.</translation>
    </message>
    <message>
        <source>--theme must be light or dark.</source>
        <translation>--theme muss light oder dark sein.</translation>
    </message>
    <message>
        <source>There is no page &quot;%1&quot;; there are %2.</source>
        <translation>Es gibt keine Seite „%1“; es gibt %2.</translation>
    </message>
    <message>
        <source>--range must be a range of time such as 14:00-14:20.</source>
        <translation>--range muss ein Zeitraum wie 14:00-14:20 sein.</translation>
    </message>
    <message>
        <source>the picture cannot be written there</source>
        <translation>das Bild kann dort nicht geschrieben werden</translation>
    </message>
    <message>
        <source>%1; changes (what was applied), profiling (the dialog), report (the newest one), profile (the flame graph of that one; profile-time, profile-seconds, profile-functions: its other views), explore (that one as if live), compare (the newest two), palette.</source>
        <translation>%1; changes (was angewandt wurde), profiling (der Dialog), report (der neueste), profile (dessen Flammengraph; profile-time, profile-seconds, profile-functions: seine anderen Ansichten), explore (dieser, als wäre er live), compare (die neuesten zwei), palette.</translation>
    </message>
    <message>
        <source>The newest report has no profile.</source>
        <translation>Der neueste Bericht hat kein Profil.</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>The defaults are used.</source>
        <translation>Es gelten die Voreinstellungen.</translation>
    </message>
    <message>
        <source>The defaults are used; the file is kept as %1.</source>
        <translation>Es gelten die Voreinstellungen; die Datei wird als %1 aufgehoben.</translation>
    </message>
    <message>
        <source>the settings cannot be read</source>
        <translation>die Einstellungen können nicht gelesen werden</translation>
    </message>
    <message>
        <source>the settings are damaged</source>
        <translation>die Einstellungen sind beschädigt</translation>
    </message>
    <message>
        <source>the settings cannot be written</source>
        <translation>die Einstellungen können nicht geschrieben werden</translation>
    </message>
    <message>
        <source>What you change is in force until the program ends.</source>
        <translation>Was Sie ändern, gilt bis zum Ende des Programms.</translation>
    </message>
</context>
<context>
    <name>Snapshot</name>
    <message>
        <source>CPU %1, memory %2 of %3, metrics: %4</source>
        <translation>CPU %1, Speicher %2 von %3, Metriken: %4</translation>
    </message>
</context>
<context>
    <name>Socket</name>
    <message>
        <source>established</source>
        <translation>verbunden</translation>
    </message>
    <message>
        <source>connecting</source>
        <translation>verbindet</translation>
    </message>
    <message>
        <source>being accepted</source>
        <translation>wird angenommen</translation>
    </message>
    <message>
        <source>closing</source>
        <translation>schließt</translation>
    </message>
    <message>
        <source>closed lately</source>
        <translation>kürzlich geschlossen</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>geschlossen</translation>
    </message>
    <message>
        <source>closed by the other side</source>
        <translation>von der anderen Seite geschlossen</translation>
    </message>
    <message>
        <source>listening</source>
        <translation>lauscht</translation>
    </message>
    <message>
        <source>local socket</source>
        <translation>lokaler Socket</translation>
    </message>
    <message>
        <source>local socket %1</source>
        <translation>lokaler Socket %1</translation>
    </message>
</context>
<context>
    <name>Source</name>
    <message>
        <source>There are more control groups than the %1 that are followed.</source>
        <translation>Es gibt mehr Kontrollgruppen als die %1, die verfolgt werden.</translation>
    </message>
    <message>
        <source>Units and containers are missing: no control groups are mounted here.</source>
        <translation>Units und Container fehlen: Hier sind keine Kontrollgruppen eingehängt.</translation>
    </message>
    <message>
        <source>CPU figures are missing: /proc/stat cannot be read.</source>
        <translation>CPU-Werte fehlen: /proc/stat kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>Disk figures are missing: /proc/diskstats cannot be read.</source>
        <translation>Plattenwerte fehlen: /proc/diskstats kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>No answer from %1: is the network mount still there?</source>
        <translation>Keine Antwort von %1: Ist das Netzlaufwerk noch da?</translation>
    </message>
    <message>
        <source>Temperatures are missing: this machine shows no sensor (virtual machines have none).</source>
        <translation>Temperaturen fehlen: Dieser Rechner zeigt keinen Fühler (virtuelle Maschinen haben keine).</translation>
    </message>
    <message>
        <source>Power is missing: only root may read the energy counters of this machine.</source>
        <translation>Leistung fehlt: Nur root darf die Energiezähler dieses Rechners lesen.</translation>
    </message>
    <message>
        <source>Power is missing: this machine shows neither energy counters nor a battery.</source>
        <translation>Leistung fehlt: Dieser Rechner zeigt weder Energiezähler noch einen Akku.</translation>
    </message>
    <message>
        <source>GPU figures are missing: no graphics driver here shows them in /sys.</source>
        <translation>GPU-Werte fehlen: Kein Grafiktreiber hier zeigt sie in /sys.</translation>
    </message>
    <message>
        <source>Available memory is missing: this kernel does not estimate it.</source>
        <translation>Verfügbarer Speicher fehlt: Dieser Kernel schätzt ihn nicht.</translation>
    </message>
    <message>
        <source>Memory figures are missing: /proc/meminfo cannot be read.</source>
        <translation>Speicherwerte fehlen: /proc/meminfo kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>Network figures are missing: /proc/net/dev cannot be read.</source>
        <translation>Netzwerkwerte fehlen: /proc/net/dev kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>Pressure is missing: this kernel was built or started without pressure stall information (boot with psi=1).</source>
        <translation>Druck fehlt: Dieser Kernel wurde ohne PSI gebaut oder gestartet (mit psi=1 starten).</translation>
    </message>
    <message>
        <source>Processes are missing: /proc cannot be read.</source>
        <translation>Prozesse fehlen: /proc kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>Other processes are hidden from you (is /proc mounted with hidepid?).</source>
        <translation>Andere Prozesse sind vor Ihnen verborgen (ist /proc mit hidepid eingehängt?).</translation>
    </message>
    <message>
        <source>Disk figures are missing: /sys/block cannot be read, so disks cannot be told from partitions.</source>
        <translation>Angaben zu Datenträgern fehlen: /sys/block ist nicht lesbar, daher lassen sich Datenträger nicht von Partitionen unterscheiden.</translation>
    </message>
    <message>
        <source>Filesystem figures are missing: /proc/self/mountinfo cannot be read.</source>
        <translation>Angaben zu Dateisystemen fehlen: /proc/self/mountinfo ist nicht lesbar.</translation>
    </message>
    <message>
        <source>Temperatures without a plausible value are left out: %1.</source>
        <translation>Temperaturen ohne plausiblen Wert werden weggelassen: %1.</translation>
    </message>
</context>
<context>
    <name>Stacks</name>
    <message>
        <source>it is switched off in the settings</source>
        <translation>es ist in den Einstellungen abgeschaltet</translation>
    </message>
    <message>
        <source>Only your own busy processes are sampled, not the whole machine: %1</source>
        <translation>Stichproben nur von Ihren eigenen beschäftigten Prozessen, nicht von der ganzen Maschine: %1</translation>
    </message>
    <message>
        <source>No stacks are sampled: %1</source>
        <translation>Keine Stichproben von Stacks: %1</translation>
    </message>
    <message>
        <source>no stacks were kept then; the first are of %1</source>
        <translation>damals wurden keine Stacks aufbewahrt; die ersten sind von %1</translation>
    </message>
    <message>
        <source>no stacks were kept yet</source>
        <translation>noch wurden keine Stacks aufbewahrt</translation>
    </message>
    <message>
        <source>What is older than the samples that are kept is by minute and program: what took less than 5 % of a program&apos;s quarter of an hour counts for its callers.</source>
        <translation>Was älter ist als die aufbewahrten Stichproben, liegt je Minute und Programm vor: Was weniger als 5 % der Viertelstunde eines Programms kostete, zählt bei seinen Aufrufern.</translation>
    </message>
    <message>
        <source>Over a long range stacks are by function: what took less than 2 % of a program&apos;s quarter of an hour counts for its callers, and processes of less than a second for their program.</source>
        <translation>Über einen langen Zeitraum liegen Stacks je Funktion vor: Was weniger als 2 % der Viertelstunde eines Programms kostete, zählt bei seinen Aufrufern, und Prozesse von weniger als einer Sekunde zählen bei ihrem Programm.</translation>
    </message>
    <message>
        <source>Stacks of %1 quarters of an hour are damaged and left out.</source>
        <translation>Stacks von %1 Viertelstunden sind beschädigt und ausgelassen.</translation>
    </message>
</context>
<context>
    <name>Symbols</name>
    <message>
        <source>it is not a recording of perf</source>
        <translation>es ist keine Aufzeichnung von perf</translation>
    </message>
    <message>
        <source>it was recorded on a machine of the other byte order</source>
        <translation>es wurde auf einer Maschine der anderen Byte-Reihenfolge aufgezeichnet</translation>
    </message>
    <message>
        <source>its header is cut off</source>
        <translation>sein Kopf ist abgeschnitten</translation>
    </message>
    <message>
        <source>it names no event</source>
        <translation>es nennt kein Ereignis</translation>
    </message>
    <message>
        <source>it was recorded under another kernel, or before a restart</source>
        <translation>es wurde unter einem anderen Kernel oder vor einem Neustart aufgezeichnet</translation>
    </message>
    <message>
        <source>its events are recorded in ways that cannot be told apart</source>
        <translation>seine Ereignisse sind so aufgezeichnet, dass sie nicht zu unterscheiden sind</translation>
    </message>
    <message>
        <source>it holds no sample</source>
        <translation>es enthält keine Messung</translation>
    </message>
    <message>
        <source>The file is cut off: perf was ended, or the disk was full. What there is was read.</source>
        <translation>Die Datei ist abgeschnitten: perf wurde beendet, oder der Datenträger war voll. Was da ist, wurde gelesen.</translation>
    </message>
    <message>
        <source>the kernel hides its addresses from this user (kernel.kptr_restrict)</source>
        <translation>der Kernel verbirgt seine Adressen vor diesem Benutzer (kernel.kptr_restrict)</translation>
    </message>
    <message>
        <source>generated code, and no /tmp/perf-PID.map names it (Node.js writes one with --perf-basic-prof)</source>
        <translation>erzeugter Code, und keine /tmp/perf-PID.map benennt ihn (Node.js schreibt eine mit --perf-basic-prof)</translation>
    </message>
    <message>
        <source>/tmp/perf-PID.map does not name this code</source>
        <translation>/tmp/perf-PID.map nennt diesen Code nicht</translation>
    </message>
    <message>
        <source>the file is not there any more</source>
        <translation>die Datei ist nicht mehr da</translation>
    </message>
    <message>
        <source>no symbol covers this address</source>
        <translation>kein Symbol deckt diese Adresse ab</translation>
    </message>
    <message>
        <source>the file is stripped and no debug file for it is installed</source>
        <translation>die Datei hat keine Symbole, und keine Debug-Datei dazu ist installiert</translation>
    </message>
    <message>
        <source>This format keeps no times of samples.</source>
        <translation>Dieses Format enthält keine Zeiten der Messungen.</translation>
    </message>
    <message>
        <source>it is not a whole pprof profile</source>
        <translation>es ist kein ganzes pprof-Profil</translation>
    </message>
    <message>
        <source>it cannot be unpacked</source>
        <translation>es kann nicht entpackt werden</translation>
    </message>
    <message>
        <source>it is no profile of perf, speedscope, pprof, Firefox, Chrome, and no folded stacks</source>
        <translation>es ist kein Profil von perf, speedscope, pprof, Firefox, Chrome und keine gefalteten Stapel</translation>
    </message>
    <message>
        <source>it is larger than 2 GiB</source>
        <translation>es ist größer als 2 GiB</translation>
    </message>
    <message>
        <source>Some lines are no samples and were passed over.</source>
        <translation>Einige Zeilen sind keine Messungen und wurden übergangen.</translation>
    </message>
    <message>
        <source>This format keeps no times and no threads.</source>
        <translation>Dieses Format enthält keine Zeiten und keine Threads.</translation>
    </message>
    <message>
        <source>The trace holds samples and slices: the time is that of the samples, the slices are an event of their own.</source>
        <translation>Die Aufzeichnung enthält Stichproben und Abschnitte: Die Zeit ist die der Stichproben, die Abschnitte sind ein eigenes Ereignis.</translation>
    </message>
    <message>
        <source>Slices that were still open: %1. They are counted until the end of the trace.</source>
        <translation>Noch offene Abschnitte: %1. Sie zählen bis zum Ende der Aufzeichnung.</translation>
    </message>
    <message>
        <source>Slices that began before the trace: %1. They are left out.</source>
        <translation>Abschnitte, die vor der Aufzeichnung begannen: %1. Sie sind ausgelassen.</translation>
    </message>
    <message>
        <source>Events that could not be read and are left out: %1.</source>
        <translation>Ereignisse, die nicht gelesen werden konnten und ausgelassen sind: %1.</translation>
    </message>
    <message>
        <source>the file that was imported names no function at this address</source>
        <translation>die eingelesene Datei nennt an dieser Adresse keine Funktion</translation>
    </message>
    <message>
        <source>The counts have fractions: they are shown in units of %1.</source>
        <translation>Die Zahlen haben Nachkommastellen: Sie sind in Einheiten von %1 angegeben.</translation>
    </message>
    <message>
        <source>Lines that are no stacks and are left out: %1.</source>
        <translation>Zeilen, die keine Stacks sind und ausgelassen sind: %1.</translation>
    </message>
    <message>
        <source>it is a recording of Java Flight Recorder: make folded stacks of it with jfrconv of async-profiler, and import those</source>
        <translation>es ist eine Aufzeichnung des Java Flight Recorder: mit jfrconv von async-profiler gefaltete Stacks daraus machen und diese einlesen</translation>
    </message>
    <message>
        <source>it is a dump of a Java heap, which holds objects and no stacks: open it in Eclipse MAT or VisualVM</source>
        <translation>es ist ein Abbild eines Java-Heaps, das Objekte und keine Stacks enthält: in Eclipse MAT oder VisualVM öffnen</translation>
    </message>
    <message>
        <source>it is a trace of Android&apos;s runtime (ART): record with simpleperf, and import what its report_sample prints</source>
        <translation>es ist eine Aufzeichnung der Android-Laufzeit (ART): mit simpleperf aufzeichnen und einlesen, was dessen report_sample ausgibt</translation>
    </message>
    <message>
        <source>it is a trace of simpleperf: import what simpleperf report-sample prints of it</source>
        <translation>es ist eine Aufzeichnung von simpleperf: einlesen, was simpleperf report-sample davon ausgibt</translation>
    </message>
    <message>
        <source>it is a log of V8: run node --prof-process --preprocess -j FILE &gt; FILE.json, and import that</source>
        <translation>es ist ein Protokoll von V8: node --prof-process --preprocess -j DATEI &gt; DATEI.json ausführen und das Ergebnis einlesen</translation>
    </message>
    <message>
        <source>it is a copy out of Instruments: open it in speedscope, and export it from there</source>
        <translation>es ist eine Kopie aus Instruments: in speedscope öffnen und von dort exportieren</translation>
    </message>
    <message>
        <source>it is a file of Instruments: copy its call tree (Deep Copy), open it in speedscope, and export it from there</source>
        <translation>es ist eine Datei von Instruments: den Aufrufbaum kopieren (Deep Copy), in speedscope öffnen und von dort exportieren</translation>
    </message>
    <message>
        <source>it is an archive: unpack it first</source>
        <translation>es ist ein Archiv: zuerst auspacken</translation>
    </message>
    <message>
        <source>the recording does not show that it was made under this kernel</source>
        <translation>die Aufzeichnung zeigt nicht, dass sie unter diesem Kernel entstand</translation>
    </message>
    <message>
        <source>it was recorded on another machine</source>
        <translation>es wurde auf einem anderen Rechner aufgezeichnet</translation>
    </message>
    <message>
        <source>Lines and inlined functions are missing for some of the code: reading them took too long.</source>
        <translation>Für einen Teil des Codes fehlen Zeilen und eingesetzte Funktionen: Das Lesen dauerte zu lange.</translation>
    </message>
    <message>
        <source>it is no CPU profile of gperftools</source>
        <translation>es ist kein CPU-Profil von gperftools</translation>
    </message>
    <message>
        <source>The file is cut off: what is whole was read.</source>
        <translation>Die Datei ist abgeschnitten: Was ganz ist, wurde gelesen.</translation>
    </message>
    <message>
        <source>The file holds addresses without names. pprof adds them where the program is: pprof -proto PROGRAM FILE &gt; FILE.pb, then import that.</source>
        <translation>Die Datei enthält Adressen ohne Namen. pprof ergänzt sie, wo das Programm liegt: pprof -proto PROGRAMM DATEI &gt; DATEI.pb, dann das einlesen.</translation>
    </message>
    <message>
        <source>it ran in a virtual machine</source>
        <translation>es lief in einer virtuellen Maschine</translation>
    </message>
    <message>
        <source>the recording does not show what was mapped there</source>
        <translation>die Aufzeichnung zeigt nicht, was dort eingeblendet war</translation>
    </message>
    <message>
        <source>Stacks are unwound for x86-64 only. Of these samples, recorded on another architecture, only the function that ran is known.</source>
        <translation>Stapel werden nur für x86-64 aufgelöst. Von diesen Stichproben einer anderen Architektur ist nur die Funktion bekannt, die lief.</translation>
    </message>
    <message>
        <source>Some samples belong to none of the recorded events and are missing.</source>
        <translation>Einige Stichproben gehören zu keinem der aufgezeichneten Ereignisse und fehlen.</translation>
    </message>
    <message>
        <source>Some samples are shorter than they should be and are missing.</source>
        <translation>Einige Stichproben sind kürzer, als sie sein müssten, und fehlen.</translation>
    </message>
    <message>
        <source>The text has no times: when something ran is not known.</source>
        <translation>Der Text enthält keine Zeiten: Wann etwas lief, ist nicht bekannt.</translation>
    </message>
    <message>
        <source>The text does not name its event: samples are counted, not what they stand for.</source>
        <translation>Der Text nennt sein Ereignis nicht: Gezählt werden Stichproben, nicht, wofür sie stehen.</translation>
    </message>
    <message>
        <source>It is a difference of two profiles: what got less, %1 values, is in events of their own (&quot;less …&quot;).</source>
        <translation>Es ist die Differenz zweier Profile: Was weniger wurde, %1 Werte, steht in eigenen Ereignissen („less …“).</translation>
    </message>
    <message>
        <source>Labels of samples that are left out: %1.</source>
        <translation>Ausgelassene Beschriftungen von Stichproben: %1.</translation>
    </message>
    <message>
        <source>it is packed twice; unpack it once</source>
        <translation>sie ist zweimal gepackt; packen Sie sie einmal aus</translation>
    </message>
    <message>
        <source>The packed file is cut off or damaged. What could be unpacked was read.</source>
        <translation>Die gepackte Datei ist abgeschnitten oder beschädigt. Gelesen wurde, was sich auspacken ließ.</translation>
    </message>
    <message>
        <source>The file holds no stacks, only functions: record with raw: true.</source>
        <translation>Die Datei enthält keine Stacks, nur Funktionen: mit raw: true aufzeichnen.</translation>
    </message>
    <message>
        <source>it unpacks to more than can be read</source>
        <translation>ausgepackt ist sie größer, als gelesen werden kann</translation>
    </message>
    <message>
        <source>This format keeps no times.</source>
        <translation>Dieses Format enthält keine Zeiten.</translation>
    </message>
    <message>
        <source>This file holds no stacks: of each function only its own cost is known, and not who called it.</source>
        <translation>Diese Datei enthält keine Stacks: Von jeder Funktion sind nur ihre eigenen Kosten bekannt, und nicht, wer sie aufgerufen hat.</translation>
    </message>
    <message>
        <source>This format counts calls and keeps no stacks. A function with one caller stands under it. One with several stands below “[several callers]”, under the nearest function that all of them were called from.</source>
        <translation>Dieses Format zählt Aufrufe und enthält keine Stacks. Eine Funktion mit nur einem Aufrufer steht unter diesem. Eine mit mehreren steht unter „[several callers]“ bei der nächsten Funktion, von der aus sie alle aufgerufen wurden.</translation>
    </message>
    <message>
        <source>The file says that it holds %1, and its lines add up to %2.</source>
        <translation>Die Datei gibt %1 als Summe an, und ihre Zeilen ergeben %2.</translation>
    </message>
    <message>
        <source>Costs below zero count as nothing: %1.</source>
        <translation>Kosten unter null, die als nichts zählen: %1.</translation>
    </message>
    <message>
        <source>Lines that this format does not have and that are left out: %1.</source>
        <translation>Zeilen, die es in diesem Format nicht gibt und die weggelassen sind: %1.</translation>
    </message>
    <message>
        <source>it does not say what it counts</source>
        <translation>sie sagt nicht, was sie zählt</translation>
    </message>
    <message>
        <source>alloc: all that was allocated; peak: what of it was there when most was; inuse: what was there at the end.</source>
        <translation>alloc: alles, was belegt wurde; peak: was davon da war, als am meisten belegt war; inuse: was am Ende noch da war.</translation>
    </message>
    <message>
        <source>it is an export of hotspot, of how its perfparser read a recording: import the perf.data that it was made of</source>
        <translation>es ist ein Export von hotspot, wie sein perfparser eine Aufzeichnung gelesen hat: die perf.data importieren, aus der er entstanden ist</translation>
    </message>
    <message>
        <source>it is no folder</source>
        <translation>es ist kein Ordner</translation>
    </message>
    <message>
        <source>it is not a regular file</source>
        <translation>es ist keine gewöhnliche Datei</translation>
    </message>
    <message>
        <source>Files with symbols were given. They name the code of perf.data; of this format at most what has a build id.</source>
        <translation>Es wurden Dateien mit Symbolen angegeben. Sie benennen den Code von perf.data, bei diesem Format höchstens das, was eine Build-ID hat.</translation>
    </message>
    <message>
        <source>Of some waits the recording does not show the end, and they are missing. With -a or --switch-events perf records when threads come back, too.</source>
        <translation>Von manchen Wartezeiten zeigt die Aufzeichnung das Ende nicht; sie fehlen. Mit -a oder --switch-events zeichnet perf auch auf, wann Threads weiterlaufen.</translation>
    </message>
    <message>
        <source>the symbols of that machine&apos;s kernel were not given: --kallsyms takes a copy of its /proc/kallsyms</source>
        <translation>die Symbole des Kernels jenes Rechners wurden nicht angegeben: --kallsyms nimmt eine Kopie seines /proc/kallsyms</translation>
    </message>
    <message>
        <source>the list of the kernel&apos;s symbols that was given has no addresses: only root can copy them from /proc/kallsyms</source>
        <translation>die angegebene Liste der Kernelsymbole hat keine Adressen: nur root kann sie aus /proc/kallsyms kopieren</translation>
    </message>
    <message>
        <source>its name is in a debug file that several programs share (dwz), which is not there</source>
        <translation>der Name steht in einer Debug-Datei, die mehrere Programme teilen (dwz), und die nicht da ist</translation>
    </message>
</context>
<context>
    <name>Ux</name>
    <message>
        <source>The server answers %1 late</source>
        <translation>Der Server antwortet auf %1 spät</translation>
    </message>
    <message>
        <source>the wait for the first byte</source>
        <translation>das Warten auf das erste Byte</translation>
    </message>
    <message>
        <source>Look at what the server does until it answers: profile it while the page loads, cache what is rendered, and do less before the first byte.</source>
        <translation>Sehen Sie nach, was der Server bis zur Antwort tut: Profilieren Sie ihn, während die Seite lädt, halten Sie Fertiges vor und tun Sie weniger vor dem ersten Byte.</translation>
    </message>
    <message>
        <source>The largest element of %1 is asked for late</source>
        <translation>Das größte Element von %1 wird spät angefordert</translation>
    </message>
    <message>
        <source>the time before its image is asked for</source>
        <translation>die Zeit, bevor sein Bild angefordert wird</translation>
    </message>
    <message>
        <source>Name it in the page itself: &lt;link rel=&quot;preload&quot;&gt; or fetchpriority=&quot;high&quot;, and no loading=&quot;lazy&quot; on it.</source>
        <translation>Nennen Sie es in der Seite selbst: &lt;link rel=&quot;preload&quot;&gt; oder fetchpriority=&quot;high&quot;, und kein loading=&quot;lazy&quot; daran.</translation>
    </message>
    <message>
        <source>The largest element of %1 loads long</source>
        <translation>Das größte Element von %1 lädt lange</translation>
    </message>
    <message>
        <source>the time its image takes to load</source>
        <translation>die Ladezeit seines Bildes</translation>
    </message>
    <message>
        <source>Make it smaller: AVIF or WebP, srcset with sizes that fit the screen, and a cache close to the reader.</source>
        <translation>Machen Sie es kleiner: AVIF oder WebP, srcset mit Größen, die zum Bildschirm passen, und ein Zwischenspeicher nahe beim Leser.</translation>
    </message>
    <message>
        <source>The largest element of %1 is drawn late</source>
        <translation>Das größte Element von %1 wird spät gezeichnet</translation>
    </message>
    <message>
        <source>the time until it is drawn</source>
        <translation>die Zeit, bis es gezeichnet ist</translation>
    </message>
    <message>
        <source>Something holds drawing up: style sheets and scripts in the head, fonts, or hydration. Defer what the first view does not need.</source>
        <translation>Etwas hält das Zeichnen auf: Stylesheets und Skripte im Kopf, Schriften oder Hydration. Verschieben Sie, was die erste Ansicht nicht braucht.</translation>
    </message>
    <message>
        <source>%1 is busy when it is used</source>
        <translation>%1 ist beschäftigt, wenn man es benutzt</translation>
    </message>
    <message>
        <source>the wait before the handler runs</source>
        <translation>das Warten, bis der Handler läuft</translation>
    </message>
    <message>
        <source>Another task runs when the user acts: split long tasks (scheduler.yield), and load scripts of others later.</source>
        <translation>Eine andere Aufgabe läuft, wenn der Nutzer handelt: Teilen Sie lange Aufgaben (scheduler.yield) und laden Sie fremde Skripte später.</translation>
    </message>
    <message>
        <source>Handlers of %1 work too long</source>
        <translation>Handler von %1 arbeiten zu lange</translation>
    </message>
    <message>
        <source>the work of the handler</source>
        <translation>die Arbeit des Handlers</translation>
    </message>
    <message>
        <source>Show the answer first and compute afterwards: yield before the work, debounce it, or move it to a worker.</source>
        <translation>Zeigen Sie zuerst die Antwort und rechnen Sie danach: vor der Arbeit abgeben, sie entprellen oder in einen Worker verlegen.</translation>
    </message>
    <message>
        <source>%1 draws long after it was used</source>
        <translation>%1 zeichnet lange nach der Bedienung</translation>
    </message>
    <message>
        <source>the time until the answer is drawn</source>
        <translation>die Zeit, bis die Antwort gezeichnet ist</translation>
    </message>
    <message>
        <source>Drawing is costly: fewer elements, content-visibility for what is out of sight, and no reading of layout between writes.</source>
        <translation>Zeichnen ist teuer: weniger Elemente, content-visibility für das, was man nicht sieht, und kein Lesen des Layouts zwischen Schreibzugriffen.</translation>
    </message>
    <message>
        <source>the page</source>
        <translation>die Seite</translation>
    </message>
    <message>
        <source>Mostly in %1 (%2 of %3).</source>
        <translation>Meist in %1 (%2 von %3).</translation>
    </message>
    <message>
        <source>Since release %1 (%2); %3 before it.</source>
        <translation>Seit Version %1 (%2); davor %3.</translation>
    </message>
    <message>
        <source>%1 is %2 or more in a quarter of %3 visits; above %4 is poor.</source>
        <translation>%1 beträgt in einem Viertel von %3 Besuchen %2 oder mehr; über %4 ist schlecht.</translation>
    </message>
    <message>
        <source>%1 is %2 or more in a quarter of %3 visits; up to %4 is good.</source>
        <translation>%1 beträgt in einem Viertel von %3 Besuchen %2 oder mehr; bis %4 ist gut.</translation>
    </message>
    <message>
        <source>Were that half as long, %1 would be %2, but no more visits good: it takes more than that.</source>
        <translation>Wäre das halb so lang, läge %1 bei %2, doch kein Besuch mehr wäre gut: Es braucht mehr als das.</translation>
    </message>
    <message>
        <source>Were that half as long, %1 would be %2, and %3 more of the visits good.</source>
        <translation>Wäre das halb so lang, läge %1 bei %2, und %3 mehr der Besuche wären gut.</translation>
    </message>
    <message>
        <source>In slow visits %1 is %2 of it (%3 of %4).</source>
        <translation>In langsamen Besuchen macht %1 %2 davon aus (%3 von %4).</translation>
    </message>
    <message>
        <source>%1 jumps while it is read</source>
        <translation>%1 springt beim Lesen</translation>
    </message>
    <message>
        <source>Things that come late push others away. Give images and frames their width and height, reserve room for what is inserted, and use font-display: optional or a fallback of the same width.</source>
        <translation>Was spät kommt, schiebt anderes weg. Geben Sie Bildern und Rahmen Breite und Höhe, halten Sie Platz für Eingefügtes frei, und verwenden Sie font-display: optional oder eine Ersatzschrift gleicher Breite.</translation>
    </message>
    <message>
        <source>%1 hangs</source>
        <translation>%1 hängt</translation>
    </message>
    <message>
        <source>Its window did not respond for more than 100 ms. Move what its main thread did then to another thread, or split it.</source>
        <translation>Sein Fenster antwortete mehr als 100 ms lang niemandem. Verlegen Sie, was der Hauptthread da tat, in einen anderen Thread, oder teilen Sie es.</translation>
    </message>
    <message>
        <source>%1 hangs, the longest of %2.</source>
        <translation>%1 Hänger, der längste von %2.</translation>
    </message>
    <message>
        <source>The longest was in: %1</source>
        <translation>Der längste war in: %1</translation>
    </message>
    <message>
        <source>%1 waits for this machine&apos;s processors</source>
        <translation>%1 wartet auf die Prozessoren dieses Rechners</translation>
    </message>
    <message>
        <source>Release %1 made %2 slower</source>
        <translation>Version %1 machte %2 langsamer</translation>
    </message>
    <message>
        <source>%1 rose from %2 in release %3 to %4 in release %5. Compare what the two load: scripts that came or grew, and long tasks.</source>
        <translation>%1 stieg von %2 in Version %3 auf %4 in Version %5. Vergleichen Sie, was beide laden: neue oder größere Skripte und lange Aufgaben.</translation>
    </message>
    <message>
        <source>%1 visits before, %2 since; the median rose by %3 to %4 (95 %).</source>
        <translation>%1 Besuche davor, %2 seither; der Median stieg um %3 bis %4 (95 %).</translation>
    </message>
    <message>
        <source>%1 answers late</source>
        <translation>%1 antwortet spät</translation>
    </message>
    <message>
        <source>Its main thread is busy with other things when the user acts. Record a profile of it and look at what its main thread does.</source>
        <translation>Der Hauptthread ist mit anderem beschäftigt, wenn der Nutzer handelt. Nehmen Sie ein Profil auf und sehen Sie nach, was der Hauptthread tut.</translation>
    </message>
    <message>
        <source>In one of twenty samples its event loop was %1 late; up to %2 nobody notices.</source>
        <translation>Bei einem von zwanzig Blicken war die Ereignisschleife %1 zu spät; bis %2 spürt es niemand.</translation>
    </message>
    <message>
        <source>%1 drops frames</source>
        <translation>%1 lässt Bilder aus</translation>
    </message>
    <message>
        <source>Painting takes longer than a display gives it. Paint less (only what changed), keep pixmaps, and look for timers that repaint too often.</source>
        <translation>Das Zeichnen dauert länger, als eine Anzeige Zeit gibt. Zeichnen Sie weniger (nur Geändertes), heben Sie Pixmaps auf, und suchen Sie Zeitgeber, die zu oft neu zeichnen.</translation>
    </message>
    <message>
        <source>%1 of %2 frames took longer than %3.</source>
        <translation>%1 von %2 Bildern dauerten länger als %3.</translation>
    </message>
    <message>
        <source>%1 (%2 times, %3 typically)</source>
        <translation>%1 (%2-mal, meist %3)</translation>
    </message>
    <message>
        <source>Users wait for %1</source>
        <translation>Nutzer warten auf %1</translation>
    </message>
    <message>
        <source>commands</source>
        <translation>Befehle</translation>
    </message>
    <message>
        <source>Most waiting comes from %1: begin there.</source>
        <translation>Das meiste Warten kommt von %1: Beginnen Sie dort.</translation>
    </message>
    <message>
        <source>Apdex is %1 of %2 operations at a target of %3; below %4 users complain.</source>
        <translation>Apdex ist %1 von %2 Vorgängen bei einem Ziel von %3; unter %4 beschweren sich Nutzer.</translation>
    </message>
    <message>
        <source>Slow only while processors were short on this machine (pressure above %1): %2 then, %3 else.</source>
        <translation>Langsam nur, während auf diesem Rechner die Prozessoren knapp waren (Druck über %1): dann %2, sonst %3.</translation>
    </message>
    <message>
        <source>Slow only while memory was short on this machine (pressure above %1): %2 then, %3 else.</source>
        <translation>Langsam nur, während auf diesem Rechner der Speicher knapp war (Druck über %1): dann %2, sonst %3.</translation>
    </message>
    <message>
        <source>Slow only while disks were short on this machine (pressure above %1): %2 then, %3 else.</source>
        <translation>Langsam nur, während auf diesem Rechner die Platten ausgelastet waren (Druck über %1): dann %2, sonst %3.</translation>
    </message>
    <message>
        <source>Slow more often while processors were short on this machine (pressure above %1): %2 then, %3 else.</source>
        <translation>Öfter langsam, während auf diesem Rechner die Prozessoren knapp waren (Druck über %1): dann %2, sonst %3.</translation>
    </message>
    <message>
        <source>Slow more often while memory was short on this machine (pressure above %1): %2 then, %3 else.</source>
        <translation>Öfter langsam, während auf diesem Rechner der Speicher knapp war (Druck über %1): dann %2, sonst %3.</translation>
    </message>
    <message>
        <source>Slow more often while disks were short on this machine (pressure above %1): %2 then, %3 else.</source>
        <translation>Öfter langsam, während auf diesem Rechner die Platten ausgelastet waren (Druck über %1): dann %2, sonst %3.</translation>
    </message>
    <message>
        <source>There were too few visits before to compare with (%1).</source>
        <translation>Davor gab es zu wenige Besuche zum Vergleichen (%1).</translation>
    </message>
    <message>
        <source>Not proven yet: %1 more visits are needed.</source>
        <translation>Noch nicht bewiesen: %1 weitere Besuche sind nötig.</translation>
    </message>
    <message>
        <source>It worked. </source>
        <translation>Es hat gewirkt. </translation>
    </message>
    <message>
        <source>It became worse. </source>
        <translation>Es wurde schlechter. </translation>
    </message>
    <message>
        <source>It did not: %1 visits show no difference.</source>
        <translation>Es hat nicht gewirkt: %1 Besuche zeigen keinen Unterschied.</translation>
    </message>
    <message>
        <source>Implemented: %1</source>
        <translation>Umgesetzt: %1</translation>
    </message>
    <message>
        <source>another program writes to this data folder</source>
        <translation>ein anderes Programm schreibt in diesen Datenordner</translation>
    </message>
    <message>
        <source>it is marked as implemented already</source>
        <translation>es ist schon als umgesetzt markiert</translation>
    </message>
    <message>
        <source>Long tasks</source>
        <translation>Lange Aufgaben</translation>
    </message>
    <message>
        <source>Hangs</source>
        <translation>Hänger</translation>
    </message>
    <message>
        <source>Event loop lag</source>
        <translation>Verzug der Ereignisschleife</translation>
    </message>
    <message>
        <source>Frame time</source>
        <translation>Bildzeit</translation>
    </message>
    <message>
        <source>It was used too little before to compare with (%1 minutes).</source>
        <translation>Davor wurde es zu wenig benutzt, um zu vergleichen (%1 Minuten).</translation>
    </message>
    <message>
        <source>%1: %2 before, %3 since; the difference is %4 to %5 (95 %).</source>
        <translation>%1: davor %2, seither %3; der Unterschied beträgt %4 bis %5 (95 %).</translation>
    </message>
    <message>
        <source>Not proven yet: %1 more minutes of use are needed.</source>
        <translation>Noch nicht bewiesen: %1 weitere Minuten der Benutzung sind nötig.</translation>
    </message>
    <message>
        <source>Not proven yet: no clear difference so far; %1 more visits are needed.</source>
        <translation>Noch nicht bewiesen: bisher kein klarer Unterschied; %1 weitere Besuche sind nötig.</translation>
    </message>
    <message>
        <source>Not proven yet: no clear difference so far; %1 more minutes of use are needed.</source>
        <translation>Noch nicht bewiesen: bisher kein klarer Unterschied; %1 weitere Minuten der Benutzung sind nötig.</translation>
    </message>
    <message>
        <source>It did not: %1 minutes of use show no difference.</source>
        <translation>Es hat nicht gewirkt: %1 Minuten der Benutzung zeigen keinen Unterschied.</translation>
    </message>
    <message>
        <source>What is missing from an Apdex of 1</source>
        <translation>Was an einem Apdex von 1 fehlt</translation>
    </message>
    <message>
        <source>In %1 of %2 slow visits processors were short here (pressure above %3), so the server waited as well. The Improve page says who takes them and what can be done.</source>
        <translation>Bei %1 von %2 langsamen Besuchen waren hier die Prozessoren knapp (Druck über %3), also wartete auch der Server. Die Seite Verbessern sagt, wer sie belegt und was sich tun lässt.</translation>
    </message>
</context>
<context>
    <name>Waiting</name>
    <message>
        <source>a lock or another thread</source>
        <translation>eine Sperre oder einen anderen Thread</translation>
    </message>
    <message>
        <source>events: network, input or timers</source>
        <translation>Ereignisse: Netzwerk, Eingabe oder Zeitgeber</translation>
    </message>
    <message>
        <source>a time to pass</source>
        <translation>eine Zeit</translation>
    </message>
    <message>
        <source>a child process to end</source>
        <translation>das Ende eines Kindprozesses</translation>
    </message>
    <message>
        <source>storage</source>
        <translation>Datenträger</translation>
    </message>
    <message>
        <source>a connection</source>
        <translation>eine Verbindung</translation>
    </message>
    <message>
        <source>data to read</source>
        <translation>Daten zum Lesen</translation>
    </message>
    <message>
        <source>somebody to take its data</source>
        <translation>jemanden, der seine Daten nimmt</translation>
    </message>
    <message>
        <source>a signal</source>
        <translation>ein Signal</translation>
    </message>
    <message>
        <source>the kernel (%1)</source>
        <translation>den Kernel (%1)</translation>
    </message>
    <message>
        <source>%1 (%2 on %3)</source>
        <translation>%1 (%2 auf %3)</translation>
    </message>
    <message>
        <source>%1 (%2) of %3 (%4)</source>
        <translation>%1 (%2) von %3 (%4)</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <translation>%1 auf %2</translation>
    </message>
    <message>
        <source>%1 waits for a lock whose holder is not known</source>
        <translation>%1 wartet auf eine Sperre, deren Halter nicht bekannt ist</translation>
    </message>
    <message>
        <source>%1 waits for others of its program to end</source>
        <translation>%1 wartet darauf, dass andere seines Programms enden</translation>
    </message>
    <message>
        <source>%1 waits for another program (%2)</source>
        <translation>%1 wartet auf ein anderes Programm (%2)</translation>
    </message>
    <message>
        <source>%1 waits for storage (%2)</source>
        <translation>%1 wartet auf Datenträger (%2)</translation>
    </message>
    <message>
        <source>%1 waits for a condition, or for a lock that does not tell its holder</source>
        <translation>%1 wartet auf eine Bedingung oder auf eine Sperre, die ihren Halter nicht nennt</translation>
    </message>
    <message>
        <source>%1 waits for: %2</source>
        <translation>%1 wartet auf: %2</translation>
    </message>
    <message>
        <source>%1 runs</source>
        <translation>%1 läuft</translation>
    </message>
    <message>
        <source>%1 has several threads: which of them will do it is not known</source>
        <translation>%1 hat mehrere Threads: Welcher davon es tun wird, ist nicht bekannt</translation>
    </message>
    <message>
        <source>%1 has ended, or may not be looked at</source>
        <translation>%1 ist beendet oder darf nicht angesehen werden</translation>
    </message>
    <message>
        <source>%1 waits for a lock that %2 holds</source>
        <translation>%1 wartet auf eine Sperre, die %2 hält</translation>
    </message>
    <message>
        <source>%1 waits for the thread %2 to end</source>
        <translation>%1 wartet auf das Ende des Threads %2</translation>
    </message>
    <message>
        <source>%1 waits for its child %2 to end</source>
        <translation>%1 wartet auf das Ende seines Kindprozesses %2</translation>
    </message>
    <message>
        <source>%1 waits for %2 at the other end of a pipe</source>
        <translation>%1 wartet auf %2 am anderen Ende einer Pipe</translation>
    </message>
    <message>
        <source>%1 waits for %2 at the other end of a local socket</source>
        <translation>%1 wartet auf %2 am anderen Ende eines lokalen Sockets</translation>
    </message>
    <message>
        <source>%1 waits for %2 at the other end of a connection</source>
        <translation>%1 wartet auf %2 am anderen Ende einer Verbindung</translation>
    </message>
    <message>
        <source>(and %1 more processes)</source>
        <translation>(und %1 weitere Prozesse)</translation>
    </message>
    <message>
        <source>They wait for each other: none of them can go on (a deadlock).</source>
        <translation>Sie warten aufeinander: Keiner davon kommt weiter (eine Verklemmung).</translation>
    </message>
    <message>
        <source>They wait for each other in a circle.</source>
        <translation>Sie warten im Kreis aufeinander.</translation>
    </message>
</context>
<context>
    <name>wai::ActNotifier</name>
    <message>
        <source>Applied by itself</source>
        <translation>Von selbst angewendet</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Applied by itself: %1 (%2)</source>
        <translation>Von selbst angewendet: %1 (%2)</translation>
    </message>
</context>
<context>
    <name>wai::AlertNotifier</name>
    <message>
        <source>Busiest: %1</source>
        <translation>Am stärksten beschäftigt: %1</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>Warum?</translation>
    </message>
</context>
<context>
    <name>wai::AlertsDialog</name>
    <message>
        <source>No alert yet. Choose a series below, its threshold, and for how long it must be exceeded.</source>
        <translation>Noch keine Warnung. Wählen Sie unten eine Reihe, und ab welchem Wert und nach welcher Zeit Sie es wissen wollen.</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Quiet hours, from</source>
        <translation>Ruhezeit, von</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>Warnungen</translation>
    </message>
    <message>
        <source>Series</source>
        <translation>Reihe</translation>
    </message>
    <message>
        <source>Tell me when it is</source>
        <translation>Melden, wenn</translation>
    </message>
    <message>
        <source>for</source>
        <translation>seit</translation>
    </message>
    <message>
        <source>What rang since the program started</source>
        <translation>Was seit dem Programmstart gemeldet wurde</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>above</source>
        <translation>über</translation>
    </message>
    <message>
        <source>below</source>
        <translation>unter</translation>
    </message>
    <message>
        <source>Above or below</source>
        <translation>Über oder unter</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>Schwelle</translation>
    </message>
    <message>
        <source>for %1</source>
        <translation>%1 lang</translation>
    </message>
    <message>
        <source>For how long</source>
        <translation>Wie lange</translation>
    </message>
    <message>
        <source>What rings then is in the list and on the charts, and no notification comes.</source>
        <translation>Was dann anschlägt, steht in der Liste und in den Diagrammen; eine Benachrichtigung kommt nicht.</translation>
    </message>
    <message>
        <source>Quiet from</source>
        <translation>Ruhe von</translation>
    </message>
    <message>
        <source>Quiet until</source>
        <translation>Ruhe bis</translation>
    </message>
    <message>
        <source>to</source>
        <translation>bis</translation>
    </message>
    <message>
        <source>%1 (not recorded now)</source>
        <translation>%1 (derzeit nicht aufgezeichnet)</translation>
    </message>
    <message>
        <source>above %1</source>
        <translation>über %1</translation>
    </message>
    <message>
        <source>below %1</source>
        <translation>unter %1</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Remove the alert on %1</source>
        <translation>Die Warnung zu %1 entfernen</translation>
    </message>
    <message>
        <source>Busiest: %1</source>
        <translation>Am stärksten beschäftigt: %1</translation>
    </message>
    <message>
        <source>Nothing.</source>
        <translation>Nichts.</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>Warum?</translation>
    </message>
</context>
<context>
    <name>wai::AskStatus</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>Erneut fragen</translation>
    </message>
    <message>
        <source>Looking for causes</source>
        <translation>Suche nach Ursachen</translation>
    </message>
    <message>
        <source>Looking for what was unusual then …</source>
        <translation>Suche nach dem, was damals ungewöhnlich war …</translation>
    </message>
    <message>
        <source>This was given up before there was an answer.</source>
        <translation>Dies wurde aufgegeben, bevor es eine Antwort gab.</translation>
    </message>
</context>
<context>
    <name>wai::BoardPanelView</name>
    <message>
        <source>Drag to another place</source>
        <translation>An eine andere Stelle ziehen</translation>
    </message>
    <message>
        <source>What can be done with this chart</source>
        <translation>Was mit diesem Diagramm getan werden kann</translation>
    </message>
    <message>
        <source>Remove this chart</source>
        <translation>Dieses Diagramm entfernen</translation>
    </message>
    <message>
        <source>Nothing was recorded in this range.</source>
        <translation>In diesem Zeitraum wurde nichts aufgezeichnet.</translation>
    </message>
    <message>
        <source>%1 (not known here)</source>
        <translation>%1 (hier nicht bekannt)</translation>
    </message>
    <message>
        <source>Empty chart</source>
        <translation>Leeres Diagramm</translation>
    </message>
    <message>
        <source>Drag series here, or double-click them in the list.</source>
        <translation>Ziehen Sie Messreihen hierher oder doppelklicken Sie sie in der Liste.</translation>
    </message>
    <message>
        <source>Title of the chart</source>
        <translation>Titel des Diagramms</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Sum up rates</source>
        <translation>Raten aufsummieren</translation>
    </message>
    <message>
        <source>Over the whole width</source>
        <translation>Über die ganze Breite</translation>
    </message>
    <message>
        <source>Rename …</source>
        <translation>Umbenennen …</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>Herausnehmen</translation>
    </message>
</context>
<context>
    <name>wai::BoardView</name>
    <message>
        <source>This board is empty. Drag series here from the list, or double-click them.</source>
        <translation>Diese Tafel ist leer. Ziehen Sie Messreihen aus der Liste hierher oder doppelklicken Sie sie.</translation>
    </message>
</context>
<context>
    <name>wai::CallModels</name>
    <message>
        <source>Function</source>
        <translation>Funktion</translation>
    </message>
    <message>
        <source>Itself</source>
        <translation>Selbst</translation>
    </message>
    <message>
        <source>Called from here</source>
        <translation>Von hier gerufen</translation>
    </message>
    <message>
        <source>With callees</source>
        <translation>Mit Gerufenen</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>Messungen</translation>
    </message>
    <message>
        <source>Module</source>
        <translation>Modul</translation>
    </message>
    <message>
        <source>Cost of the function&apos;s own code, without the functions that it calls.</source>
        <translation>Kosten des eigenen Codes der Funktion, ohne die Funktionen, die sie ruft.</translation>
    </message>
    <message>
        <source>Cost of the function and of everything that it calls; of a recursive one each stack counts once.</source>
        <translation>Kosten der Funktion und von allem, was sie ruft; bei rekursiven zählt jeder Stapel einmal.</translation>
    </message>
    <message>
        <source>%1; the true share is between %2 % and %3 % with 95 % certainty</source>
        <translation>%1; der wahre Anteil liegt mit 95 % Sicherheit zwischen %2 % und %3 %</translation>
    </message>
</context>
<context>
    <name>wai::CauseCard</name>
    <message>
        <source>Flame graph</source>
        <translation>Flammengraph</translation>
    </message>
    <message>
        <source>Where the time went in this range, function by function</source>
        <translation>Wohin die Zeit in diesem Zeitraum ging, Funktion für Funktion</translation>
    </message>
    <message>
        <source>Processes then</source>
        <translation>Prozesse damals</translation>
    </message>
    <message>
        <source>The list of processes as it was then</source>
        <translation>Die Liste der Prozesse, wie sie damals war</translation>
    </message>
    <message>
        <source>What changed</source>
        <translation>Was sich änderte</translation>
    </message>
    <message>
        <source>What happened to the machine until then</source>
        <translation>Was bis dahin mit der Maschine geschah</translation>
    </message>
    <message>
        <source>Cause %1 of %2</source>
        <translation>Ursache %1 von %2</translation>
    </message>
    <message>
        <source>Chart</source>
        <translation>Diagramm</translation>
    </message>
    <message>
        <source>Suggestion: %1 ▸ Apply</source>
        <translation>Vorschlag: %1 ▸ Anwenden</translation>
    </message>
    <message>
        <source>%1
Leads to the suggestion, which shows what it would change before it does.</source>
        <translation>%1
Führt zum Vorschlag, der zeigt, was er ändern würde, bevor er es tut.</translation>
    </message>
</context>
<context>
    <name>wai::ChangeDialog</name>
    <message>
        <source>in effect, to be kept</source>
        <translation>steht, zu bestätigen</translation>
    </message>
    <message>
        <source>in effect</source>
        <translation>steht</translation>
    </message>
    <message>
        <source>undone</source>
        <translation>rückgängig gemacht</translation>
    </message>
    <message>
        <source>was not taken</source>
        <translation>nicht angenommen</translation>
    </message>
    <message>
        <source>gone, or changed by others</source>
        <translation>weg oder von anderen geändert</translation>
    </message>
    <message>
        <source>ended with a restart</source>
        <translation>endete mit einem Neustart</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Undo all…</source>
        <translation>Alles rückgängig…</translation>
    </message>
    <message>
        <source>History and undo</source>
        <translation>Verlauf und Rückgängig</translation>
    </message>
    <message>
        <source>Applied</source>
        <translation>Angewandt</translation>
    </message>
    <message>
        <source>Suggestion</source>
        <translation>Vorschlag</translation>
    </message>
    <message>
        <source>Written</source>
        <translation>Geschrieben</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>Measured</source>
        <translation>Gemessen</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Änderungen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Undo all changes that are in effect (%1)?</source>
        <translation>Alles zurücknehmen, was steht (%1)?</translation>
    </message>
    <message>
        <source>Undo all</source>
        <translation>Alles rückgängig</translation>
    </message>
    <message>
        <source>Nothing was ever applied.</source>
        <translation>Es wurde noch nie etwas angewandt.</translation>
    </message>
    <message>
        <source>Taken back and read back.</source>
        <translation>Zurückgenommen und zurückgelesen.</translation>
    </message>
    <message>
        <source>in effect, also after a restart</source>
        <translation>gilt, auch nach einem Neustart</translation>
    </message>
    <message>
        <source>Make permanent…</source>
        <translation>Dauerhaft machen …</translation>
    </message>
    <message>
        <source>What is applied ends with a restart of the machine. This writes it to a file of its own in /etc, which undoing removes.</source>
        <translation>Was angewendet ist, endet mit einem Neustart des Rechners. Dies schreibt es in eine eigene Datei in /etc, die beim Zurücknehmen entfernt wird.</translation>
    </message>
    <message>
        <source>Keep “%1” after restarts as well?</source>
        <translation>„%1“ auch nach Neustarts behalten?</translation>
    </message>
    <message>
        <source>Make permanent</source>
        <translation>Dauerhaft machen</translation>
    </message>
    <message>
        <source>It outlives a restart now.</source>
        <translation>Es überdauert jetzt einen Neustart.</translation>
    </message>
    <message>
        <source>Write the old value</source>
        <translation>Alten Wert schreiben</translation>
    </message>
    <message>
        <source>Let it go</source>
        <translation>Aufgeben</translation>
    </message>
    <message>
        <source>Writes the value from before the change, over what somebody else has set since.</source>
        <translation>Schreibt, was vor der Änderung dort stand, über das, was seither jemand anderes gesetzt hat.</translation>
    </message>
    <message>
        <source>Keeps what somebody else has set, and dismisses the change.</source>
        <translation>Lässt, was jemand anderes gesetzt hat, und beendet die Änderung hier.</translation>
    </message>
    <message>
        <source>Dismissed: the value there now was set by somebody else.</source>
        <translation>Aufgegeben: Was dort steht, ist jetzt von jemand anderem.</translation>
    </message>
    <message>
        <source>ended with its process</source>
        <translation>mit seinem Prozess geendet</translation>
    </message>
</context>
<context>
    <name>wai::CheckedCard</name>
    <message>
        <source>Could not be looked at</source>
        <translation>Nicht anzusehen</translation>
    </message>
    <message>
        <source>Looked at and not it</source>
        <translation>Angesehen und nicht die Ursache</translation>
    </message>
    <message>
        <source>1 check, %1</source>
        <translation>1 Prüfung, %1</translation>
    </message>
    <message>
        <source>%1 checks, %2</source>
        <translation>%1 Prüfungen, %2</translation>
    </message>
</context>
<context>
    <name>wai::CommandPalette</name>
    <message>
        <source>Nothing fits. Try the name of a page, a metric, a process or an action.</source>
        <translation>Nichts passt. Versuchen Sie den Namen einer Seite, einer Metrik, eines Prozesses oder einer Aktion.</translation>
    </message>
    <message>
        <source>Search or command</source>
        <translation>Suche oder Befehl</translation>
    </message>
    <message>
        <source>Go to a page, a series, a process, or do something …</source>
        <translation>Zu einer Seite, einer Messreihe, einem Prozess gehen oder etwas tun …</translation>
    </message>
    <message>
        <source>What fits</source>
        <translation>Was passt</translation>
    </message>
</context>
<context>
    <name>wai::CompareDialog</name>
    <message>
        <source>Compare reports</source>
        <translation>Berichte vergleichen</translation>
    </message>
    <message>
        <source>B is worse than A in something that matters.</source>
        <translation>B ist in etwas Wichtigem schlechter als A.</translation>
    </message>
    <message>
        <source>B is better than A, and worse in nothing that matters.</source>
        <translation>B ist besser als A und in nichts Wichtigem schlechter.</translation>
    </message>
    <message>
        <source>Not clear: the reports are too short or too noisy to tell.</source>
        <translation>Unklar: Die Berichte sind zu kurz oder zu unruhig.</translation>
    </message>
    <message>
        <source>No difference that matters.</source>
        <translation>Kein Unterschied, der zählt.</translation>
    </message>
    <message>
        <source>A: %1 (%2)   B: %3 (%4)</source>
        <translation>A: %1 (%2)   B: %3 (%4)</translation>
    </message>
    <message>
        <source>Search metrics</source>
        <translation>Metriken suchen</translation>
    </message>
    <message>
        <source>Only what differs</source>
        <translation>Nur was sich unterscheidet</translation>
    </message>
    <message>
        <source>Figures of both reports</source>
        <translation>Werte beider Berichte</translation>
    </message>
    <message>
        <source>Select a metric to see it in both reports.</source>
        <translation>Wählen Sie eine Metrik, um sie in beiden Berichten zu sehen.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
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
        <translation>Funktionen</translation>
    </message>
    <message>
        <source>Metrics</source>
        <translation>Messwerte</translation>
    </message>
    <message>
        <source>Nothing that both recorded can be judged.</source>
        <translation>Nichts, was beide aufgezeichnet haben, lässt sich beurteilen.</translation>
    </message>
    <message>
        <source>B is worse than A: it takes %1 more CPU time.</source>
        <translation>B ist schlechter als A: Es braucht %1 mehr CPU-Zeit.</translation>
    </message>
    <message>
        <source>B is better than A: it takes %1 less CPU time.</source>
        <translation>B ist besser als A: Es braucht %1 weniger CPU-Zeit.</translation>
    </message>
    <message>
        <source>Not clear: the profiles are too short to tell whether the CPU time changed.</source>
        <translation>Nicht klar: Die Profile sind zu kurz, um zu sagen, ob sich die CPU-Zeit geändert hat.</translation>
    </message>
    <message>
        <source>No difference that matters: B takes as much CPU time as A.</source>
        <translation>Kein Unterschied von Bedeutung: B braucht so viel CPU-Zeit wie A.</translation>
    </message>
    <message>
        <source>%1 from %2 to %3</source>
        <translation>%1 von %2 auf %3</translation>
    </message>
    <message>
        <source>No function&apos;s share changed significantly.</source>
        <translation>Bei keiner Funktion hat sich der Anteil signifikant geändert.</translation>
    </message>
    <message>
        <source>Shares moved: %1.</source>
        <translation>Anteile haben sich verschoben: %1.</translation>
    </message>
    <message>
        <source>Shares alone do not say which of the two is faster.</source>
        <translation>Anteile allein sagen nicht, welches der beiden schneller ist.</translation>
    </message>
    <message>
        <source>Shares are compared: the two are not whole runs of the same command.</source>
        <translation>Verglichen werden Anteile: Die beiden sind keine ganzen Läufe desselben Befehls.</translation>
    </message>
</context>
<context>
    <name>wai::CompareFunctions</name>
    <message>
        <source>CPU time: %1 in A, %2 in B, %3 (%4 … %5 with 95 % certainty).</source>
        <translation>CPU-Zeit: %1 in A, %2 in B, %3 (%4 … %5 mit 95 % Sicherheit).</translation>
    </message>
    <message>
        <source>The flame graph is that of B. Orange takes a larger part than in A, blue a smaller one.</source>
        <translation>Der Flammengraph ist der von B. Orange nimmt einen größeren Teil ein als in A, Blau einen kleineren.</translation>
    </message>
    <message>
        <source>Search functions</source>
        <translation>Funktionen suchen</translation>
    </message>
    <message>
        <source>Only real changes</source>
        <translation>Nur echte Änderungen</translation>
    </message>
    <message>
        <source>Functions of both profiles</source>
        <translation>Funktionen beider Profile</translation>
    </message>
    <message>
        <source>%1: %2 in A, %3 in B, %4.</source>
        <translation>%1: %2 in A, %3 in B, %4.</translation>
    </message>
</context>
<context>
    <name>wai::CompareModel</name>
    <message>
        <source>same</source>
        <translation>gleich</translation>
    </message>
    <message>
        <source>better</source>
        <translation>besser</translation>
    </message>
    <message>
        <source>worse</source>
        <translation>schlechter</translation>
    </message>
    <message>
        <source>not clear</source>
        <translation>unklar</translation>
    </message>
    <message>
        <source>The change lies in this interval with 95 % confidence; short reports give none.</source>
        <translation>Die Änderung liegt mit 95 % Sicherheit in diesem Intervall; kurze Berichte geben keines.</translation>
    </message>
    <message>
        <source>Metric</source>
        <translation>Metrik</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Urteil</translation>
    </message>
    <message>
        <source>Mean A</source>
        <translation>Mittel A</translation>
    </message>
    <message>
        <source>Mean B</source>
        <translation>Mittel B</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Änderung</translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation>95-%-Intervall</translation>
    </message>
    <message>
        <source>p95 A</source>
        <translation>p95 A</translation>
    </message>
    <message>
        <source>p95 B</source>
        <translation>p95 B</translation>
    </message>
    <message>
        <source>Most A</source>
        <translation>Spitze A</translation>
    </message>
    <message>
        <source>Most B</source>
        <translation>Spitze B</translation>
    </message>
</context>
<context>
    <name>wai::ConfirmBar</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>wai::DistributionView</name>
    <message>
        <source>Distribution of %1: %2 measurements without the change, %3 with it</source>
        <translation>Verteilung von %1: %2 Messungen ohne die Änderung, %3 mit ihr</translation>
    </message>
    <message>
        <source>Nothing measured yet</source>
        <translation>Noch nichts gemessen</translation>
    </message>
    <message>
        <source>without</source>
        <translation>ohne</translation>
    </message>
    <message>
        <source>with the change</source>
        <translation>mit der Änderung</translation>
    </message>
</context>
<context>
    <name>wai::DoctorView</name>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>What profiling needs, as it is here, and what can be done</source>
        <translation>Was Messungen brauchen, wie es hier steht, und was getan werden kann</translation>
    </message>
    <message>
        <source>Something that this needs cannot be had here:</source>
        <translation>Etwas, das dafür nötig ist, gibt es hier nicht:</translation>
    </message>
    <message>
        <source>Ready. Some details will be missing: %1.</source>
        <translation>Bereit. Einige Einzelheiten werden fehlen: %1.</translation>
    </message>
    <message>
        <source>Ready: everything that profiling needs is here.</source>
        <translation>Bereit: Alles, was Messungen brauchen, ist da.</translation>
    </message>
    <message>
        <source>Copy command</source>
        <translation>Befehl kopieren</translation>
    </message>
    <message>
        <source>Looking at what profiling needs …</source>
        <translation>Es wird geprüft, was Messungen brauchen …</translation>
    </message>
</context>
<context>
    <name>wai::EventModel</name>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Detail</source>
        <translation>Einzelheit</translation>
    </message>
    <message>
        <source>Read from</source>
        <translation>Gelesen aus</translation>
    </message>
</context>
<context>
    <name>wai::EvidenceView</name>
    <message>
        <source>%1: now %2, threshold %3</source>
        <translation>%1: jetzt %2, Schwelle %3</translation>
    </message>
    <message>
        <source>Nothing recorded in the last minutes</source>
        <translation>In den letzten Minuten nichts aufgezeichnet</translation>
    </message>
    <message>
        <source>%1 ago</source>
        <translation>vor %1</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
</context>
<context>
    <name>wai::ExperimentDialog</name>
    <message>
        <source>Applied and read back.</source>
        <translation>Angewandt und zurückgelesen.</translation>
    </message>
    <message>
        <source>Stop and take back</source>
        <translation>Anhalten und zurücknehmen</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Apply and measure</source>
        <translation>Anwenden und messen</translation>
    </message>
    <message>
        <source>Progress of the experiment</source>
        <translation>Fortschritt des Versuchs</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Keep (%1)</source>
        <translation>Behalten (%1)</translation>
    </message>
    <message>
        <source>It was not kept, so it was undone automatically.</source>
        <translation>Niemand behielt es, darum ging es von selbst zurück.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Applied and read back. It is not measured, since another experiment is running.</source>
        <translation>Angewandt und zurückgelesen. Es wird nicht gemessen, da ein anderer Versuch läuft.</translation>
    </message>
    <message>
        <source>Measuring %1: the change is %2 now, %3 left.</source>
        <translation>Messe %1: die Änderung ist jetzt %2, noch %3.</translation>
    </message>
    <message>
        <source>on</source>
        <translation>an</translation>
    </message>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>%1 measurements without the change, %2 with it.</source>
        <translation>%1 Messungen ohne die Änderung, %2 mit ihr.</translation>
    </message>
    <message>
        <source>Undone and read back: everything is as it was before.</source>
        <translation>Zurückgenommen und zurückgelesen: alles ist wie vorher.</translation>
    </message>
    <message>
        <source>Take it back if</source>
        <translation>Zurücknehmen, wenn</translation>
    </message>
    <message>
        <source>(nothing else)</source>
        <translation>(nichts weiter)</translation>
    </message>
    <message>
        <source>Metric to guard</source>
        <translation>Metrik, über die gewacht wird</translation>
    </message>
    <message>
        <source>rises</source>
        <translation>steigt</translation>
    </message>
    <message>
        <source>falls</source>
        <translation>fällt</translation>
    </message>
    <message>
        <source>Direction to guard against</source>
        <translation>Richtung, gegen die gewacht wird</translation>
    </message>
    <message>
        <source>Keep if not proven</source>
        <translation>Auch unbewiesen behalten</translation>
    </message>
    <message>
        <source>Pressure of memory and disks, a machine out of memory and heat take it back in any case. This adds a metric of yours; a fifth worse than before is too much.</source>
        <translation>Druck auf Speicher und Datenträger, ein Rechner ohne freien Speicher und Hitze nehmen es in jedem Fall zurück. Dies fügt eine Metrik von Ihnen hinzu; ein Fünftel schlechter als zuvor ist zu viel.</translation>
    </message>
    <message>
        <source>Kept if not proven</source>
        <translation>Wird auch unbewiesen behalten</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Applied and read back</source>
        <translation>Angewandt und zurückgelesen</translation>
    </message>
    <message>
        <source>Applied and watched</source>
        <translation>Angewandt und beobachtet</translation>
    </message>
</context>
<context>
    <name>wai::FigureModel</name>
    <message>
        <source>good</source>
        <translation>gut</translation>
    </message>
    <message>
        <source>needs work</source>
        <translation>verbesserbar</translation>
    </message>
    <message>
        <source>poor</source>
        <translation>schlecht</translation>
    </message>
    <message>
        <source>Of pages the 75th percentile: three of four visits are at most this. Of windows p95 or p99.</source>
        <translation>Bei Seiten das 75. Perzentil: Drei von vier Besuchen liegen höchstens hier. Bei Fenstern p95 oder p99.</translation>
    </message>
    <message>
        <source>How much of it is good, needs work, and is poor</source>
        <translation>Wie viel davon gut, verbesserbar und schlecht ist</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>Kennzahl</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Rating</source>
        <translation>Bewertung</translation>
    </message>
    <message>
        <source>Distribution</source>
        <translation>Verteilung</translation>
    </message>
    <message>
        <source>Visits</source>
        <translation>Besuche</translation>
    </message>
    <message>
        <source>%1 is good up to %2 and poor above %3, judged at %4.</source>
        <translation>%1 ist bis %2 gut und über %3 schlecht, bewertet bei %4.</translation>
    </message>
    <message>
        <source>%1 good, %2 poor</source>
        <translation>%1 gut, %2 schlecht</translation>
    </message>
</context>
<context>
    <name>wai::FigureView</name>
    <message>
        <source>Distribution of %1: %2 values, %3 %4</source>
        <translation>Verteilung von %1: %2 Werte, %3 %4</translation>
    </message>
    <message>
        <source>Choose a figure to see how it is distributed</source>
        <translation>Wählen Sie eine Kennzahl, um ihre Verteilung zu sehen</translation>
    </message>
    <message>
        <source>good ≤ %1</source>
        <translation>gut ≤ %1</translation>
    </message>
    <message>
        <source>poor &gt; %1</source>
        <translation>schlecht &gt; %1</translation>
    </message>
</context>
<context>
    <name>wai::FlameChart</name>
    <message>
        <source>Stacks over time</source>
        <translation>Stapel über die Zeit</translation>
    </message>
    <message>
        <source>Counting …</source>
        <translation>Zählt …</translation>
    </message>
    <message>
        <source>No samples here. Widen the range or choose other threads.</source>
        <translation>Hier gibt es keine Messungen. Weiten Sie den Bereich, oder wählen Sie andere Threads.</translation>
    </message>
    <message>
        <source>%1 %2, from %3</source>
        <translation>%1 %2, von %3</translation>
    </message>
    <message>
        <source>to %1</source>
        <translation>bis %1</translation>
    </message>
    <message>
        <source>on the stack from %1 to %2, %3</source>
        <translation>auf dem Stapel von %1 bis %2, %3</translation>
    </message>
</context>
<context>
    <name>wai::FlameColors</name>
    <message>
        <source>Program</source>
        <translation>Programm</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>Bibliothek</translation>
    </message>
    <message>
        <source>Kernel</source>
        <translation>Kernel</translation>
    </message>
    <message>
        <source>Generated code</source>
        <translation>Erzeugter Code</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Unbekannt</translation>
    </message>
</context>
<context>
    <name>wai::FlameGraph</name>
    <message>
        <source>Flame graph</source>
        <translation>Flammengraph</translation>
    </message>
    <message>
        <source>No samples.</source>
        <translation>Keine Messungen.</translation>
    </message>
    <message>
        <source>Most time is in %1.</source>
        <translation>Die meiste Zeit ist in %1.</translation>
    </message>
    <message>
        <source>all: %1</source>
        <translation>alles: %1</translation>
    </message>
    <message>
        <source>Counting …</source>
        <translation>Zählt …</translation>
    </message>
    <message>
        <source>No samples here. Widen the range or choose other threads.</source>
        <translation>Hier gibt es keine Messungen. Weiten Sie den Bereich, oder wählen Sie andere Threads.</translation>
    </message>
    <message>
        <source>Everything: %1 in %2 samples</source>
        <translation>Alles: %1 in %2 Messungen</translation>
    </message>
    <message>
        <source>with callees %1 (± %2), %3</source>
        <translation>mit Gerufenen %1 (± %2), %3</translation>
    </message>
    <message>
        <source>itself %1, %2</source>
        <translation>selbst %1, %2</translation>
    </message>
    <message>
        <source>%1 samples</source>
        <translation>%1 Messungen</translation>
    </message>
    <message>
        <source>No name: %1</source>
        <translation>Ohne Namen: %1</translation>
    </message>
    <message>
        <source>Zoom in here	Enter</source>
        <translation>Hier vergrößern	Eingabe</translation>
    </message>
    <message>
        <source>Zoom out	Backspace</source>
        <translation>Verkleinern	Rückschritt</translation>
    </message>
    <message>
        <source>Only stacks with this function	F</source>
        <translation>Nur Stapel mit dieser Funktion	F</translation>
    </message>
    <message>
        <source>Merge this function into its callers	M</source>
        <translation>Diese Funktion in ihre Aufrufer falten	M</translation>
    </message>
    <message>
        <source>Merge everything of %1</source>
        <translation>Alles aus %1 falten</translation>
    </message>
    <message>
        <source>Copy name</source>
        <translation>Namen kopieren</translation>
    </message>
    <message>
        <source>Copy stack	Ctrl+C</source>
        <translation>Stapel kopieren	Strg+C</translation>
    </message>
    <message>
        <source>%1%2 of the whole against the baseline</source>
        <translation>%1%2 des Ganzen gegenüber dem Vergleichsprofil</translation>
    </message>
</context>
<context>
    <name>wai::FlameTab</name>
    <message>
        <source>Icicle (callers on top)</source>
        <translation>Eiszapfen (Aufrufer oben)</translation>
    </message>
    <message>
        <source>Flame (callers at the bottom)</source>
        <translation>Flammen (Aufrufer unten)</translation>
    </message>
    <message>
        <source>Bottom-up (who is on the CPU on top)</source>
        <translation>Umgekehrt (wer auf der CPU ist, oben)</translation>
    </message>
    <message>
        <source>Shape of the graph</source>
        <translation>Form des Graphen</translation>
    </message>
    <message>
        <source>Colour by kind of code</source>
        <translation>Farbe nach Art des Codes</translation>
    </message>
    <message>
        <source>Colour by module</source>
        <translation>Farbe nach Modul</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>Inlined functions</source>
        <translation>Inline-Funktionen</translation>
    </message>
    <message>
        <source>Functions that the compiler put into their callers are shown as if they had been called</source>
        <translation>Funktionen, die der Compiler in ihre Aufrufer setzte, erscheinen, als wären sie gerufen worden</translation>
    </message>
    <message>
        <source>Collapse recursion</source>
        <translation>Rekursion falten</translation>
    </message>
    <message>
        <source>A function that calls itself is one box</source>
        <translation>Eine Funktion, die sich selbst ruft, ist ein Kasten</translation>
    </message>
    <message>
        <source>By running time</source>
        <translation>Nach Laufzeit</translation>
    </message>
    <message>
        <source>CPU time counts the less the more threads ran beside it: what runs alone and keeps the program waiting is wide</source>
        <translation>CPU-Zeit zählt umso weniger, je mehr Threads daneben liefen: Was allein läuft und das Programm warten lässt, ist breit</translation>
    </message>
</context>
<context>
    <name>wai::FunctionDiffModel</name>
    <message>
        <source>With 95 % certainty the true change lies in here.</source>
        <translation>Mit 95 % Sicherheit liegt die wahre Änderung hierin.</translation>
    </message>
    <message>
        <source>Function</source>
        <translation>Funktion</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Urteil</translation>
    </message>
    <message>
        <source>Itself, A</source>
        <translation>Selbst, A</translation>
    </message>
    <message>
        <source>Itself, B</source>
        <translation>Selbst, B</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Änderung</translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation>95-%-Bereich</translation>
    </message>
    <message>
        <source>With callees, A</source>
        <translation>Mit Aufgerufenen, A</translation>
    </message>
    <message>
        <source>With callees, B</source>
        <translation>Mit Aufgerufenen, B</translation>
    </message>
    <message>
        <source>Module</source>
        <translation>Modul</translation>
    </message>
    <message>
        <source>no significant difference</source>
        <translation>kein signifikanter Unterschied</translation>
    </message>
    <message>
        <source>larger share</source>
        <translation>größerer Anteil</translation>
    </message>
    <message>
        <source>smaller share</source>
        <translation>kleinerer Anteil</translation>
    </message>
    <message>
        <source>more</source>
        <translation>mehr</translation>
    </message>
    <message>
        <source>less</source>
        <translation>weniger</translation>
    </message>
    <message>
        <source>more time</source>
        <translation>mehr Zeit</translation>
    </message>
    <message>
        <source>less time</source>
        <translation>weniger Zeit</translation>
    </message>
    <message>
        <source>slightly more time</source>
        <translation>etwas mehr Zeit</translation>
    </message>
    <message>
        <source>slightly less time</source>
        <translation>etwas weniger Zeit</translation>
    </message>
    <message>
        <source>Change of the function&apos;s own time, as a part of all of A.</source>
        <translation>Änderung der eigenen Zeit der Funktion, als Teil der gesamten Zeit von A.</translation>
    </message>
    <message>
        <source>Change of the function&apos;s own share, in percentage points.</source>
        <translation>Änderung des eigenen Anteils der Funktion, in Prozentpunkten.</translation>
    </message>
    <message>
        <source>Of all differences that are named, at most 5 % may be chance.</source>
        <translation>Von allen genannten Unterschieden sind höchstens 5 % Zufall.</translation>
    </message>
</context>
<context>
    <name>wai::FunctionPane</name>
    <message>
        <source>Called by</source>
        <translation>Gerufen von</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>Ruft</translation>
    </message>
    <message>
        <source>Source code</source>
        <translation>Quelltext</translation>
    </message>
    <message>
        <source>No samples yet</source>
        <translation>Noch keine Messungen</translation>
    </message>
    <message>
        <source>Quality %1</source>
        <translation>Güte %1</translation>
    </message>
    <message>
        <source>%1 samples, %2 lost</source>
        <translation>%1 Messungen, %2 verloren</translation>
    </message>
    <message>
        <source>%1 of the stacks are complete, %2 were cut</source>
        <translation>%1 der Stapel sind ganz, %2 wurden abgeschnitten</translation>
    </message>
    <message>
        <source>%1 of the cost has no name</source>
        <translation>%1 der Kosten haben keinen Namen</translation>
    </message>
    <message>
        <source>%1 context switches</source>
        <translation>%1 Kontextwechsel</translation>
    </message>
    <message>
        <source>%1 moves to another CPU</source>
        <translation>%1 Wechsel auf eine andere CPU</translation>
    </message>
    <message>
        <source>Choose a box or a row to see more about a function.</source>
        <translation>Wählen Sie einen Kasten oder eine Zeile, um mehr über eine Funktion zu sehen.</translation>
    </message>
    <message>
        <source>Itself: %1 ± %2 (%3)</source>
        <translation>Selbst: %1 ± %2 (%3)</translation>
    </message>
    <message>
        <source>With callees: %1 ± %2 (%3)</source>
        <translation>Mit Gerufenen: %1 ± %2 (%3)</translation>
    </message>
    <message>
        <source>In %1</source>
        <translation>In %1</translation>
    </message>
    <message>
        <source>It has no name: %1.</source>
        <translation>Sie hat keinen Namen: %1.</translation>
    </message>
    <message>
        <source>The file is not on this machine.</source>
        <translation>Die Datei ist nicht auf dieser Maschine.</translation>
    </message>
    <message>
        <source>(start of the thread)</source>
        <translation>(Beginn des Threads)</translation>
    </message>
</context>
<context>
    <name>wai::HintBar</name>
    <message>
        <source>Got it</source>
        <translation>Verstanden</translation>
    </message>
</context>
<context>
    <name>wai::ImportBar</name>
    <message>
        <source>Importing %1</source>
        <translation>%1 wird importiert</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Giving up …</source>
        <translation>Wird abgebrochen …</translation>
    </message>
</context>
<context>
    <name>wai::ImprovePage</name>
    <message>
        <source>Looking at this machine …</source>
        <translation>Sehe mir diese Maschine an …</translation>
    </message>
    <message>
        <source>What was checked</source>
        <translation>Was geprüft wurde</translation>
    </message>
    <message>
        <source>Other programs that change the settings of this machine. What they set, they may set again.</source>
        <translation>Andere Programme, die Einstellungen dieser Maschine ändern. Was sie stellen, stellen sie vielleicht wieder.</translation>
    </message>
    <message>
        <source>History and undo</source>
        <translation>Verlauf und Rückgängig</translation>
    </message>
    <message>
        <source>No suggestions</source>
        <translation>Keine Vorschläge</translation>
    </message>
    <message>
        <source>1 suggestion</source>
        <translation>1 Vorschlag</translation>
    </message>
    <message>
        <source>%1 suggestions</source>
        <translation>%1 Vorschläge</translation>
    </message>
    <message>
        <source>Nothing was checked yet.</source>
        <translation>Noch nichts geprüft.</translation>
    </message>
    <message>
        <source>Suggestions are switched off in the settings.</source>
        <translation>Vorschläge sind in den Einstellungen abgeschaltet.</translation>
    </message>
    <message>
        <source>%1 rules checked just now, %2 not on this machine</source>
        <translation>%1 Regeln gerade geprüft, %2 nicht auf dieser Maschine</translation>
    </message>
    <message>
        <source>%1 rules checked %2 ago, %3 not on this machine</source>
        <translation>%1 Regeln vor %2 geprüft, %3 nicht auf dieser Maschine</translation>
    </message>
    <message>
        <source>One check took %1 of CPU time.</source>
        <translation>Eine Prüfung brauchte %1 CPU-Zeit.</translation>
    </message>
    <message>
        <source>This machine has nothing to improve that a rule could see.
%1 rules were checked a moment ago against what it did in the last minutes.
When something is short for half a minute, it will stand here, with the change that helps.</source>
        <translation>Diese Maschine hat nichts zu verbessern, was eine Regel sehen könnte.
%1 Regeln wurden eben an dem geprüft, was sie in den letzten Minuten tat.
Ist etwas eine halbe Minute lang knapp, steht es hier, mit der Änderung, die hilft.</translation>
    </message>
    <message>
        <source>Also tuning: %1</source>
        <translation>Stellt auch: %1</translation>
    </message>
    <message>
        <source>Show what was hidden (%1)</source>
        <translation>Verborgenes zeigen (%1)</translation>
    </message>
</context>
<context>
    <name>wai::ImprovementCard</name>
    <message>
        <source>priority: low</source>
        <translation>Vorrang: niedrig</translation>
    </message>
    <message>
        <source>priority: medium</source>
        <translation>Vorrang: mittel</translation>
    </message>
    <message>
        <source>priority: high</source>
        <translation>Vorrang: hoch</translation>
    </message>
    <message>
        <source>urgent</source>
        <translation>dringend</translation>
    </message>
    <message>
        <source>gain: low</source>
        <translation>Gewinn: klein</translation>
    </message>
    <message>
        <source>gain: medium</source>
        <translation>Gewinn: mittel</translation>
    </message>
    <message>
        <source>gain: high</source>
        <translation>Gewinn: groß</translation>
    </message>
    <message>
        <source>gain: significant</source>
        <translation>Gewinn: sehr groß</translation>
    </message>
    <message>
        <source>I changed this: measure it</source>
        <translation>Geändert: jetzt messen</translation>
    </message>
    <message>
        <source>It is not done</source>
        <translation>Doch nicht getan</translation>
    </message>
    <message>
        <source>Visits since the change</source>
        <translation>Besuche seit der Änderung</translation>
    </message>
    <message>
        <source>Marks this moment on the charts; visits from now on are compared with those before.</source>
        <translation>Markiert diesen Moment in den Diagrammen; Besuche von jetzt an werden mit denen davor verglichen.</translation>
    </message>
    <message>
        <source>Takes the mark back; the suggestion is open again.</source>
        <translation>Nimmt die Markierung zurück; der Vorschlag steht wieder.</translation>
    </message>
    <message>
        <source>Show the chart</source>
        <translation>Diagramm zeigen</translation>
    </message>
    <message>
        <source>done %1</source>
        <translation>getan %1</translation>
    </message>
</context>
<context>
    <name>wai::MachineNotice</name>
    <message>
        <source>Stacks are not kept</source>
        <translation>Stacks werden nicht aufbewahrt</translation>
    </message>
    <message>
        <source>With them, this page shows what every program was doing at any second of the past: function by function, of the range that the window shows. It samples a few times a second, and takes about half a percent of the machine at most.</source>
        <translation>Mit ihnen zeigt diese Seite, was jedes Programm in jeder vergangenen Sekunde tat: Funktion für Funktion, in dem Zeitraum, den das Fenster zeigt. Sie nimmt einige Stichproben pro Sekunde und kostet höchstens etwa ein halbes Prozent der Maschine.</translation>
    </message>
    <message>
        <source>Stacks cannot be sampled here</source>
        <translation>Von Stacks lassen sich hier keine Stichproben nehmen</translation>
    </message>
    <message>
        <source>There are some from %1 on.</source>
        <translation>Es gibt welche ab %1.</translation>
    </message>
    <message>
        <source>Reading the stacks of this range …</source>
        <translation>Stacks dieses Zeitraums werden gelesen …</translation>
    </message>
    <message>
        <source>No stacks of this range</source>
        <translation>Keine Stacks aus diesem Zeitraum</translation>
    </message>
    <message>
        <source>The first stacks are on their way</source>
        <translation>Die ersten Stacks sind unterwegs</translation>
    </message>
    <message>
        <source>Programs are sampled from now on.</source>
        <translation>Ab jetzt werden Stichproben der Programme genommen.</translation>
    </message>
    <message>
        <source>Nothing was sampled of %1</source>
        <translation>Keine Stichproben von %1</translation>
    </message>
    <message>
        <source>In this range it ran too little to be seen, or was not there.</source>
        <translation>In diesem Zeitraum lief es zu wenig, um gesehen zu werden, oder war nicht da.</translation>
    </message>
    <message>
        <source>Nothing ran long enough to be sampled.</source>
        <translation>Nichts lief lange genug für eine Stichprobe.</translation>
    </message>
    <message>
        <source>Nothing is sampled now. %1</source>
        <translation>Jetzt werden keine Stichproben genommen. %1</translation>
    </message>
    <message>
        <source>Nothing is sampled now: stacks are switched off in the settings.</source>
        <translation>Jetzt werden keine Stichproben genommen: Stacks sind in den Einstellungen abgeschaltet.</translation>
    </message>
    <message>
        <source>Only your own busy processes are sampled. %1</source>
        <translation>Stichproben nur von Ihren eigenen beschäftigten Prozessen. %1</translation>
    </message>
    <message>
        <source>Sampled %1 times a second instead of %2, to stay within the limit of cost.</source>
        <translation>%1 Stichproben pro Sekunde statt %2, um innerhalb der Kostengrenze zu bleiben.</translation>
    </message>
    <message>
        <source>Keep stacks from now on</source>
        <translation>Stacks ab jetzt aufbewahren</translation>
    </message>
    <message>
        <source>Go there</source>
        <translation>Dorthin gehen</translation>
    </message>
    <message>
        <source>The whole machine</source>
        <translation>Die ganze Maschine</translation>
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
        <translation>Bericht: %1</translation>
    </message>
    <message>
        <source>Search or command</source>
        <translation>Suche oder Befehl</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Bericht</translation>
    </message>
    <message>
        <source>Finds pages, series, processes, reports and actions (Ctrl+K)</source>
        <translation>Findet Seiten, Messreihen, Prozesse, Berichte und Aktionen (Strg+K)</translation>
    </message>
    <message>
        <source>Drag over a chart to select a range: every figure and table is then of this range. Return zooms to it, Alt+Left goes back.</source>
        <translation>Ziehen Sie über ein Diagramm, um einen Zeitraum auszuwählen: Jeder Wert und jede Tabelle gilt dann für ihn. Eingabe zoomt hinein, Alt+Links geht zurück.</translation>
    </message>
    <message>
        <source>Ctrl+K finds any page, series, process or action by a few letters.</source>
        <translation>Strg+K findet jede Seite, Messreihe, jeden Prozess und jede Aktion mit ein paar Buchstaben.</translation>
    </message>
    <message>
        <source>Stop profiling · %1</source>
        <translation>Stoppen · %1</translation>
    </message>
    <message>
        <source>Start profiling</source>
        <translation>Aufzeichnen</translation>
    </message>
    <message>
        <source>Ends the session and opens its report (Ctrl+R)</source>
        <translation>Beendet die Sitzung und öffnet ihren Bericht (Strg+R)</translation>
    </message>
    <message>
        <source>Records everything until you stop it, then opens a report (Ctrl+R)</source>
        <translation>Zeichnet alles auf, bis Sie stoppen, und öffnet dann einen Bericht (Strg+R)</translation>
    </message>
    <message>
        <source>WAI Performance is collecting</source>
        <translation>WAI Performance zeichnet auf</translation>
    </message>
    <message>
        <source>Open the dashboard</source>
        <translation>Fenster öffnen</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Seite</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Aktion</translation>
    </message>
    <message>
        <source>Start or stop profiling</source>
        <translation>Aufzeichnung starten oder stoppen</translation>
    </message>
    <message>
        <source>Hold the charts still or go live</source>
        <translation>Diagramme anhalten oder live zeigen</translation>
    </message>
    <message>
        <source>Type a range of time</source>
        <translation>Einen Zeitraum eingeben</translation>
    </message>
    <message>
        <source>Back to the range before</source>
        <translation>Zurück zum Zeitraum davor</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Hineinzoomen</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Herauszoomen</translation>
    </message>
    <message>
        <source>Search on this page</source>
        <translation>Auf dieser Seite suchen</translation>
    </message>
    <message>
        <source>Theme: dark</source>
        <translation>Design: dunkel</translation>
    </message>
    <message>
        <source>Theme: light</source>
        <translation>Design: hell</translation>
    </message>
    <message>
        <source>Theme: as the system</source>
        <translation>Design: wie das System</translation>
    </message>
    <message>
        <source>Series</source>
        <translation>Messreihe</translation>
    </message>
    <message>
        <source>%1, PID %2</source>
        <translation>%1, PID %2</translation>
    </message>
    <message>
        <source>Process</source>
        <translation>Prozess</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Taken back and read back.</source>
        <translation>Zurückgenommen und zurückgelesen.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Point at a chart: “Who did it” shows which processes were busy in that second. Click to keep the moment, Esc to let it go.</source>
        <translation>Zeigen Sie auf ein Diagramm: „Wer war es“ zeigt, welche Prozesse in dieser Sekunde beschäftigt waren. Klicken hält den Augenblick fest, Esc lässt ihn los.</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>Warum?</translation>
    </message>
    <message>
        <source>Was it slow? Press ?: the causes of the selected range, else of the last minute, are looked for.</source>
        <translation>War es langsam? Drücken Sie ?: Gesucht werden die Ursachen im ausgewählten Zeitraum, sonst in der letzten Minute.</translation>
    </message>
    <message>
        <source>Why was it slow? Ask about the selection</source>
        <translation>Warum war es langsam? Zur Auswahl fragen</translation>
    </message>
    <message>
        <source>What changed on this machine</source>
        <translation>Was sich auf dieser Maschine änderte</translation>
    </message>
    <message>
        <source>Write a note of this moment</source>
        <translation>Eine Notiz zu diesem Zeitpunkt schreiben</translation>
    </message>
    <message>
        <source>Why was the selected range, else this moment, slow? (?)</source>
        <translation>Warum war der ausgewählte Zeitraum, sonst dieser Zeitpunkt, langsam? (?)</translation>
    </message>
</context>
<context>
    <name>wai::MetricsPage</name>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Board</source>
        <translation>Tafel</translation>
    </message>
    <message>
        <source>Add chart</source>
        <translation>Diagramm hinzufügen</translation>
    </message>
    <message>
        <source>An empty chart at the end of the board</source>
        <translation>Ein leeres Diagramm am Ende der Tafel</translation>
    </message>
    <message>
        <source>New board …</source>
        <translation>Neue Tafel …</translation>
    </message>
    <message>
        <source>Rename …</source>
        <translation>Umbenennen …</translation>
    </message>
    <message>
        <source>Save as file …</source>
        <translation>Als Datei speichern …</translation>
    </message>
    <message>
        <source>Save the board</source>
        <translation>Die Tafel speichern</translation>
    </message>
    <message>
        <source>Boards (*.json)</source>
        <translation>Tafeln (*.json)</translation>
    </message>
    <message>
        <source>Open a file …</source>
        <translation>Datei öffnen …</translation>
    </message>
    <message>
        <source>Open a board</source>
        <translation>Eine Tafel öffnen</translation>
    </message>
    <message>
        <source>Delete this board</source>
        <translation>Diese Tafel löschen</translation>
    </message>
    <message>
        <source>Takes back the last change of the board (Ctrl+Z)</source>
        <translation>Nimmt die letzte Änderung der Tafel zurück (Strg+Z)</translation>
    </message>
    <message>
        <source>New board</source>
        <translation>Neue Tafel</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Rename the board</source>
        <translation>Die Tafel umbenennen</translation>
    </message>
    <message>
        <source>This board names series that are not known here: %1. They are shown as soon as somebody records them.</source>
        <translation>Diese Tafel nennt Messreihen, die hier nicht bekannt sind: %1. Sie erscheinen, sobald jemand sie aufzeichnet.</translation>
    </message>
</context>
<context>
    <name>wai::NoteDialog</name>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>New note</source>
        <translation>Neue Notiz</translation>
    </message>
    <message>
        <source>Edit the note</source>
        <translation>Notiz bearbeiten</translation>
    </message>
    <message>
        <source>What happened or was done then</source>
        <translation>Was damals geschah oder getan wurde</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Note at %1, marked on every chart</source>
        <translation>Notiz zu %1, in jedem Diagramm markiert</translation>
    </message>
</context>
<context>
    <name>wai::NoticeBar</name>
    <message>
        <source>Dismiss</source>
        <translation>Ausblenden</translation>
    </message>
    <message>
        <source>Notice</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>Dismiss (%1 more)</source>
        <translation>Ausblenden (%1 weitere)</translation>
    </message>
</context>
<context>
    <name>wai::OperationModel</name>
    <message>
        <source>use of a page</source>
        <translation>Bedienung einer Seite</translation>
    </message>
    <message>
        <source>command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>operation</source>
        <translation>Vorgang</translation>
    </message>
    <message>
        <source>(satisfied + tolerating ÷ 2) ÷ all: satisfied within %1, tolerating within %2</source>
        <translation>(zufrieden + duldend ÷ 2) ÷ alle: zufrieden bis %1, duldend bis %2</translation>
    </message>
    <message>
        <source>Operation</source>
        <translation>Vorgang</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Programm</translation>
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
        <translation>Male</translation>
    </message>
    <message>
        <source>%1: %2 times, together %3 over the target</source>
        <translation>%1: %2-mal, zusammen %3 über dem Ziel</translation>
    </message>
</context>
<context>
    <name>wai::OverviewPage</name>
    <message>
        <source>Pressure</source>
        <translation>Druck</translation>
    </message>
    <message>
        <source>This kernel does not report how long tasks wait (no pressure stall information).</source>
        <translation>Dieser Kernel sagt nicht, wie lange Tasks warten (keine PSI).</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>Platte</translation>
    </message>
    <message>
        <source>No disk has done anything yet.</source>
        <translation>Noch hat keine Platte etwas getan.</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netzwerk</translation>
    </message>
    <message>
        <source>No network has carried anything yet.</source>
        <translation>Noch hat kein Netzwerk etwas übertragen.</translation>
    </message>
    <message>
        <source>Run queue</source>
        <translation>Warteschlange</translation>
    </message>
    <message>
        <source>memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>IO</source>
        <translation>E/A</translation>
    </message>
    <message>
        <source>Share of time in which at least one task had to wait for the resource (pressure stall information).</source>
        <translation>Anteil der Zeit, in der mindestens ein Task auf die Ressource warten musste (PSI).</translation>
    </message>
    <message>
        <source>used</source>
        <translation>benutzt</translation>
    </message>
    <message>
        <source>cached</source>
        <translation>Cache</translation>
    </message>
    <message>
        <source>swap</source>
        <translation>Auslagerung</translation>
    </message>
    <message>
        <source>Used is what programs cannot get any more: installed memory less what the kernel could still hand out.</source>
        <translation>Benutzt ist, was Programme nicht mehr bekommen: eingebauter Speicher ohne das, was der Kernel noch hergeben könnte.</translation>
    </message>
    <message>
        <source>Share of all CPUs together: 100 % means that every CPU is busy.</source>
        <translation>Anteil aller CPUs zusammen: 100 % heißt, dass jede CPU beschäftigt ist.</translation>
    </message>
    <message>
        <source>Bytes read and written per second by the busiest disk.</source>
        <translation>Bytes, die die am meisten beschäftigte Platte je Sekunde liest und schreibt.</translation>
    </message>
    <message>
        <source>Bytes received and sent per second by the busiest network interface.</source>
        <translation>Bytes, die die am meisten beschäftigte Netzwerkschnittstelle je Sekunde empfängt und sendet.</translation>
    </message>
    <message>
        <source>busy</source>
        <translation>beschäftigt</translation>
    </message>
    <message>
        <source>system</source>
        <translation>System</translation>
    </message>
    <message>
        <source>IO wait</source>
        <translation>E/A-Warten</translation>
    </message>
    <message>
        <source>read</source>
        <translation>lesen</translation>
    </message>
    <message>
        <source>write</source>
        <translation>schreiben</translation>
    </message>
    <message>
        <source>in</source>
        <translation>ein</translation>
    </message>
    <message>
        <source>out</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>The newest metric that a program recorded itself. The Metrics page has all of them.</source>
        <translation>Die neueste Metrik, die ein Programm selbst aufgezeichnet hat. Die Seite Metriken hat alle.</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>blocked</source>
        <translation>blockiert</translation>
    </message>
    <message>
        <source>Disk %1</source>
        <translation>Platte %1</translation>
    </message>
    <message>
        <source>Network %1</source>
        <translation>Netzwerk %1</translation>
    </message>
    <message>
        <source>Tasks that run or wait for a CPU, and tasks that wait for IO. A metric of your own program takes this place when the page is opened again.</source>
        <translation>Tasks, die laufen oder auf eine CPU warten, und Tasks, die auf E/A warten. Eine Metrik Ihres eigenen Programms nimmt diesen Platz ein, wenn die Seite wieder geöffnet wird.</translation>
    </message>
    <message>
        <source>Open in Metrics</source>
        <translation>In Metriken öffnen</translation>
    </message>
    <message>
        <source>Alert me …</source>
        <translation>Warnen …</translation>
    </message>
</context>
<context>
    <name>wai::PastBar</name>
    <message>
        <source>Go there</source>
        <translation>Dorthin gehen</translation>
    </message>
    <message>
        <source>Shows the first that was recorded</source>
        <translation>Zeigt das Erste, was aufgezeichnet wurde</translation>
    </message>
    <message>
        <source>Nothing was recorded then. Recorded since %1.</source>
        <translation>Damals wurde nichts aufgezeichnet. Aufgezeichnet wird seit %1.</translation>
    </message>
</context>
<context>
    <name>wai::ProcessAdjuster</name>
    <message>
        <source>Efficiency mode</source>
        <translation>Sparmodus</translation>
    </message>
    <message>
        <source>%1 in efficiency mode</source>
        <translation>%1 im Sparmodus</translation>
    </message>
    <message>
        <source>Longer turns on the CPU, the disk when nobody else wants it, and a smaller share for its session</source>
        <translation>Längere Runden auf der CPU, die Platte, wenn sonst niemand sie will, und ein kleinerer Anteil für seine Sitzung</translation>
    </message>
    <message>
        <source>Focus</source>
        <translation>Vorrang</translation>
    </message>
    <message>
        <source>%1 in focus</source>
        <translation>%1 mit Vorrang</translation>
    </message>
    <message>
        <source>Nice</source>
        <translation>Nice</translation>
    </message>
    <message>
        <source>0, as usual</source>
        <translation>0, wie üblich</translation>
    </message>
    <message>
        <source>%1: nice %2</source>
        <translation>%1: Nice %2</translation>
    </message>
    <message>
        <source>Disk priority</source>
        <translation>Plattenpriorität</translation>
    </message>
    <message>
        <source>As its nice says</source>
        <translation>Wie sein Nice sagt</translation>
    </message>
    <message>
        <source>First</source>
        <translation>Zuerst</translation>
    </message>
    <message>
        <source>Last</source>
        <translation>Zuletzt</translation>
    </message>
    <message>
        <source>Only when nobody else wants it</source>
        <translation>Nur wenn sonst niemand sie will</translation>
    </message>
    <message>
        <source>%1: disk priority %2</source>
        <translation>%1: Plattenpriorität %2</translation>
    </message>
    <message>
        <source>CPUs</source>
        <translation>CPUs</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>%1: all CPUs</source>
        <translation>%1: alle CPUs</translation>
    </message>
    <message>
        <source>First half</source>
        <translation>Erste Hälfte</translation>
    </message>
    <message>
        <source>%1: the first half of the CPUs</source>
        <translation>%1: die erste Hälfte der CPUs</translation>
    </message>
    <message>
        <source>Second half</source>
        <translation>Zweite Hälfte</translation>
    </message>
    <message>
        <source>%1: the second half of the CPUs</source>
        <translation>%1: die zweite Hälfte der CPUs</translation>
    </message>
    <message>
        <source>Only CPU %1</source>
        <translation>Nur CPU %1</translation>
    </message>
    <message>
        <source>%1: CPU %2</source>
        <translation>%1: CPU %2</translation>
    </message>
    <message>
        <source>When memory runs out</source>
        <translation>Wenn der Speicher ausgeht</translation>
    </message>
    <message>
        <source>End it first</source>
        <translation>Zuerst beenden</translation>
    </message>
    <message>
        <source>%1: ended first when memory runs out</source>
        <translation>%1: wird zuerst beendet, wenn der Speicher ausgeht</translation>
    </message>
    <message>
        <source>As usual</source>
        <translation>Wie üblich</translation>
    </message>
    <message>
        <source>%1: as usual when memory runs out</source>
        <translation>%1: wie üblich, wenn der Speicher ausgeht</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>%1 goes on</source>
        <translation>%1 läuft weiter</translation>
    </message>
    <message>
        <source>%1 paused</source>
        <translation>%1 angehalten</translation>
    </message>
    <message>
        <source>Undo what was set</source>
        <translation>Gesetztes rückgängig</translation>
    </message>
    <message>
        <source>%1 cannot be set: %2. As root: %3</source>
        <translation>%1 kann nicht gesetzt werden: %2. Als root: %3</translation>
    </message>
    <message>
        <source>%1? You cannot take it back: %2.</source>
        <translation>%1? Sie können es nicht zurücknehmen: %2.</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>Setzen</translation>
    </message>
    <message>
        <source>Set and read back: %1. “Undo what was set” in its menu takes it back.</source>
        <translation>Gesetzt und zurückgelesen: %1. „Gesetztes rückgängig“ in seinem Menü nimmt es zurück.</translation>
    </message>
    <message>
        <source>Taken back and read back: %1.</source>
        <translation>Zurückgenommen und zurückgelesen: %1.</translation>
    </message>
    <message>
        <source>None of the changes to this process is in effect.</source>
        <translation>Nichts, was an diesem Prozess gesetzt wurde, steht noch.</translation>
    </message>
</context>
<context>
    <name>wai::ProcessModel</name>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>sleeping</source>
        <translation>schläft</translation>
    </message>
    <message>
        <source>waiting for IO</source>
        <translation>wartet auf E/A</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>ended</source>
        <translation>beendet</translation>
    </message>
    <message>
        <source>idle</source>
        <translation>ruht</translation>
    </message>
    <message>
        <source>Without a unit</source>
        <translation>Ohne Unit</translation>
    </message>
    <message>
        <source>Not known: the kernel tells it for single threads; it is summed up for busy processes of up to 32.</source>
        <translation>Nicht bekannt: Der Kernel sagt es für einzelne Threads; für beschäftigte Prozesse mit bis zu 32 wird es zusammengezählt.</translation>
    </message>
    <message>
        <source>Not known: only its owner and root may see what a process reads and writes.</source>
        <translation>Nicht bekannt: Nur sein Besitzer und root dürfen sehen, was ein Prozess liest und schreibt.</translation>
    </message>
    <message>
        <source>CPU over the last readings; full height is one CPU.</source>
        <translation>CPU der letzten Messungen; volle Höhe ist eine CPU.</translation>
    </message>
    <message>
        <source>Share of time in which the process was ready to run but waited for a CPU.</source>
        <translation>Anteil der Zeit, in der der Prozess bereit war, aber auf eine CPU wartete.</translation>
    </message>
    <message>
        <source>Resident memory, shared pages included.</source>
        <translation>Belegter Speicher samt gemeinsamer Seiten.</translation>
    </message>
    <message>
        <source>Page faults that had to read from disk.</source>
        <translation>Seitenfehler, die von der Platte lesen mussten.</translation>
    </message>
    <message>
        <source>systemd unit, scope or container</source>
        <translation>systemd-Unit, Scope oder Container</translation>
    </message>
    <message>
        <source>Process</source>
        <translation>Prozess</translation>
    </message>
    <message>
        <source>PID</source>
        <translation>PID</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>CPU lately</source>
        <translation>CPU zuletzt</translation>
    </message>
    <message>
        <source>Waits</source>
        <translation>Wartezeit</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Lesen</translation>
    </message>
    <message>
        <source>Write</source>
        <translation>Schreiben</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Threads</translation>
    </message>
    <message>
        <source>Faults</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Einheit</translation>
    </message>
    <message>
        <source>Command line</source>
        <translation>Befehlszeile</translation>
    </message>
    <message>
        <source>100 % is one CPU fully used. What children did that ended too soon to be a row of their own is counted with the process that waited for them.</source>
        <translation>100 % ist eine ganz genutzte CPU. Was Kindprozesse taten, die für eine eigene Zeile zu früh endeten, zählt bei dem Prozess, der auf sie gewartet hat.</translation>
    </message>
</context>
<context>
    <name>wai::ProcessPane</name>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Holds the process still until it is continued</source>
        <translation>Hält den Prozess an, bis er fortgesetzt wird</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Lets a stopped process go on</source>
        <translation>Lässt einen angehaltenen Prozess weiterlaufen</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Asks the process to end (Del)</source>
        <translation>Bittet den Prozess, sich zu beenden (Entf)</translation>
    </message>
    <message>
        <source>Details of the process</source>
        <translation>Einzelheiten des Prozesses</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Zusammenfassung</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Threads</translation>
    </message>
    <message>
        <source>Thread</source>
        <translation>Thread</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>CPU time</source>
        <translation>CPU-Zeit</translation>
    </message>
    <message>
        <source>Waits for</source>
        <translation>Wartet auf</translation>
    </message>
    <message>
        <source>Files and sockets</source>
        <translation>Dateien und Sockets</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nummer</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Rights</source>
        <translation>Rechte</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Umgebung</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>Grenzen</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>Grenze</translation>
    </message>
    <message>
        <source>Soft</source>
        <translation>Weich</translation>
    </message>
    <message>
        <source>Hard</source>
        <translation>Hart</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Einheit</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>waits</source>
        <translation>Wartezeit</translation>
    </message>
    <message>
        <source>memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>In this range it was not among the most active processes.</source>
        <translation>In diesem Zeitraum gehörte er nicht zu den aktivsten Prozessen.</translation>
    </message>
    <message>
        <source>%1, PID %2</source>
        <translation>%1, PID %2</translation>
    </message>
    <message>
        <source>Looking …</source>
        <translation>Sehe nach …</translation>
    </message>
    <message>
        <source>Right now they wait for:</source>
        <translation>Gerade warten sie auf:</translation>
    </message>
    <message>
        <source>Command: %1</source>
        <translation>Befehl: %1</translation>
    </message>
    <message>
        <source>Program: %1</source>
        <translation>Programm: %1</translation>
    </message>
    <message>
        <source>Folder: %1</source>
        <translation>Ordner: %1</translation>
    </message>
    <message>
        <source>Unit: %1</source>
        <translation>Unit: %1</translation>
    </message>
    <message>
        <source>Memory of its own, shared pages divided: %1, swapped out: %2</source>
        <translation>Eigener Speicher, gemeinsame Seiten geteilt: %1, ausgelagert: %2</translation>
    </message>
    <message>
        <source>Threads: %1. On average %2 ran, %3 waited for a CPU, %4 for storage, and %5 slept.</source>
        <translation>Threads: %1. Im Mittel liefen %2, %3 warteten auf eine CPU, %4 auf Datenträger, und %5 schliefen.</translation>
    </message>
    <message>
        <source>Threads: %1. On average %2 ran, %3 waited for a CPU, and %4 slept or waited for storage.</source>
        <translation>Threads: %1. Im Mittel liefen %2, %3 warteten auf eine CPU, und %4 schliefen oder warteten auf Datenträger.</translation>
    </message>
    <message>
        <source>Stack now</source>
        <translation>Stack jetzt</translation>
    </message>
    <message>
        <source>What each thread does at this moment; nothing is started or stopped for it</source>
        <translation>Was jeder Thread in diesem Augenblick tut; dafür wird nichts gestartet oder angehalten</translation>
    </message>
</context>
<context>
    <name>wai::ProcessesPage</name>
    <message>
        <source>Back to now</source>
        <translation>Zurück zu jetzt</translation>
    </message>
    <message>
        <source>Search: node, or cpu&gt;20 user=me state=D mem&gt;1G</source>
        <translation>Suche: node, oder cpu&gt;20 user=me state=D mem&gt;1G</translation>
    </message>
    <message>
        <source>Search processes</source>
        <translation>Prozesse suchen</translation>
    </message>
    <message>
        <source>Words match name, command line, user, unit and PID. Fields: %1. A - in front negates a condition.</source>
        <translation>Wörter passen auf Name, Befehlszeile, Benutzer, Unit und PID. Felder: %1. Ein - davor kehrt eine Bedingung um.</translation>
    </message>
    <message>
        <source>List</source>
        <translation>Liste</translation>
    </message>
    <message>
        <source>Tree</source>
        <translation>Baum</translation>
    </message>
    <message>
        <source>By application</source>
        <translation>Nach Anwendung</translation>
    </message>
    <message>
        <source>Arrange processes</source>
        <translation>Prozesse anordnen</translation>
    </message>
    <message>
        <source>Processes</source>
        <translation>Prozesse</translation>
    </message>
    <message>
        <source>Means from %1 to %2, of the processes that were among the most active.</source>
        <translation>Mittel von %1 bis %2, der Prozesse, die zu den aktivsten gehörten.</translation>
    </message>
    <message>
        <source>The most active processes at %1.</source>
        <translation>Die aktivsten Prozesse um %1.</translation>
    </message>
    <message>
        <source>Means over the whole report, of the processes that were among the most active.</source>
        <translation>Mittel über den ganzen Bericht, der Prozesse, die zu den aktivsten gehörten.</translation>
    </message>
    <message>
        <source>All of the report</source>
        <translation>Der ganze Bericht</translation>
    </message>
    <message>
        <source>Processes: %1</source>
        <translation>Prozesse: %1</translation>
    </message>
    <message>
        <source>Processes: %1 of %2</source>
        <translation>Prozesse: %1 von %2</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Only “%1”</source>
        <translation>Nur „%1“</translation>
    </message>
    <message>
        <source>Only of %1</source>
        <translation>Nur von %1</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Kill</source>
        <translation>Töten</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Interrupt</source>
        <translation>Unterbrechen</translation>
    </message>
    <message>
        <source>Hang up</source>
        <translation>Auflegen</translation>
    </message>
    <message>
        <source>%1 (PID %2)</source>
        <translation>%1 (PID %2)</translation>
    </message>
    <message>
        <source>End %1? It is asked to end and may save its work.</source>
        <translation>%1 beenden? Er wird gebeten, sich zu beenden, und darf seine Arbeit sichern.</translation>
    </message>
    <message>
        <source>Kill %1? It ends at once; what it did not save is lost.</source>
        <translation>%1 töten? Er endet sofort; was er nicht gesichert hat, ist verloren.</translation>
    </message>
    <message>
        <source>Stop %1? It is held still until you continue it; what waits for it waits, too.</source>
        <translation>%1 anhalten? Er steht still, bis Sie ihn fortsetzen; was auf ihn wartet, wartet auch.</translation>
    </message>
    <message>
        <source>Interrupt %1, as Ctrl+C in a terminal does?</source>
        <translation>%1 unterbrechen, wie Strg+C in einem Terminal?</translation>
    </message>
    <message>
        <source>Hang up %1? Many services read their settings anew, other programs end.</source>
        <translation>Bei %1 auflegen? Viele Dienste lesen dann ihre Einstellungen neu, andere Programme enden.</translation>
    </message>
    <message>
        <source>Adjust</source>
        <translation>Anpassen</translation>
    </message>
</context>
<context>
    <name>wai::ProfileExportButton</name>
    <message>
        <source>Export …</source>
        <translation>Exportieren …</translation>
    </message>
    <message>
        <source>Writes what is shown here, with its filters</source>
        <translation>Schreibt, was hier gezeigt wird, mit seinen Filtern</translation>
    </message>
    <message>
        <source>HTML: one page with the flame graph</source>
        <translation>HTML: eine Seite mit dem Flammengraphen</translation>
    </message>
    <message>
        <source>For speedscope</source>
        <translation>Für speedscope</translation>
    </message>
    <message>
        <source>For the Firefox Profiler</source>
        <translation>Für den Firefox Profiler</translation>
    </message>
    <message>
        <source>For pprof</source>
        <translation>Für pprof</translation>
    </message>
    <message>
        <source>Folded stacks, for flamegraph.pl</source>
        <translation>Gefaltete Stapel, für flamegraph.pl</translation>
    </message>
    <message>
        <source>Picture of the flame graph …</source>
        <translation>Bild des Flammengraphen …</translation>
    </message>
    <message>
        <source>Copy the picture</source>
        <translation>Bild kopieren</translation>
    </message>
    <message>
        <source>Written to %1.</source>
        <translation>Geschrieben nach %1.</translation>
    </message>
    <message>
        <source>Picture of the flame graph</source>
        <translation>Bild des Flammengraphen</translation>
    </message>
    <message>
        <source>%1 cannot be written.</source>
        <translation>%1 kann nicht geschrieben werden.</translation>
    </message>
</context>
<context>
    <name>wai::ProfilerPage</name>
    <message>
        <source>(not named yet)</source>
        <translation>(noch ohne Namen)</translation>
    </message>
    <message>
        <source>CPU time (%1)</source>
        <translation>CPU-Zeit (%1)</translation>
    </message>
    <message>
        <source>Waiting for a CPU</source>
        <translation>Warten auf CPU</translation>
    </message>
    <message>
        <source>Waiting (off-CPU)</source>
        <translation>Warten (Off-CPU)</translation>
    </message>
    <message>
        <source>Page faults</source>
        <translation>Seitenfehler</translation>
    </message>
    <message>
        <source>Show everything</source>
        <translation>Alles zeigen</translation>
    </message>
    <message>
        <source>Report …</source>
        <translation>Bericht …</translation>
    </message>
    <message>
        <source>Where does the time go?</source>
        <translation>Wo bleibt die Zeit?</translation>
    </message>
    <message>
        <source>Start profiling and choose a command, running processes or the whole system. The flame graph grows while it records; programs need not be prepared.
Reports with a profile open here too.</source>
        <translation>Starten Sie das Profilieren, und wählen Sie einen Befehl, laufende Prozesse oder das ganze System. Der Flammengraph wächst während der Aufzeichnung; Programme brauchen keine Vorbereitung.
Auch Berichte mit einem Profil öffnen sich hier.</translation>
    </message>
    <message>
        <source>Start profiling</source>
        <translation>Profilieren starten</translation>
    </message>
    <message>
        <source>What is counted</source>
        <translation>Was gezählt wird</translation>
    </message>
    <message>
        <source>What the boxes measure: time on the CPU, time spent waiting, page faults</source>
        <translation>Was die Kästen messen: Zeit auf der CPU, Wartezeit, Seitenfehler</translation>
    </message>
    <message>
        <source>The report of this session: charts, figures, export</source>
        <translation>Der Bericht dieser Sitzung: Diagramme, Zahlen, Export</translation>
    </message>
    <message>
        <source>The filter before (Alt+Left)</source>
        <translation>Der Filter davor (Alt+Links)</translation>
    </message>
    <message>
        <source>The filter before</source>
        <translation>Der Filter davor</translation>
    </message>
    <message>
        <source>The filter after (Alt+Right)</source>
        <translation>Der Filter danach (Alt+Rechts)</translation>
    </message>
    <message>
        <source>The filter after</source>
        <translation>Der Filter danach</translation>
    </message>
    <message>
        <source>Takes every filter back</source>
        <translation>Nimmt jeden Filter zurück</translation>
    </message>
    <message>
        <source>Search functions: malloc, /^std::/ …</source>
        <translation>Funktionen suchen: malloc, /^std::/ …</translation>
    </message>
    <message>
        <source>Search functions</source>
        <translation>Funktionen suchen</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Threads</translation>
    </message>
    <message>
        <source>Functions</source>
        <translation>Funktionen</translation>
    </message>
    <message>
        <source>Modules</source>
        <translation>Module</translation>
    </message>
    <message>
        <source>Flame graph</source>
        <translation>Flammengraph</translation>
    </message>
    <message>
        <source>Top-down</source>
        <translation>Von oben</translation>
    </message>
    <message>
        <source>Bottom-up</source>
        <translation>Von unten</translation>
    </message>
    <message>
        <source>Recording %1</source>
        <translation>Zeichnet auf: %1</translation>
    </message>
    <message>
        <source>%1, %2 samples</source>
        <translation>%1, %2 Messungen</translation>
    </message>
    <message>
        <source>Quality %1</source>
        <translation>Güte %1</translation>
    </message>
    <message>
        <source>Nothing was lost or cut: the figures can be taken as they are.</source>
        <translation>Nichts ging verloren oder wurde abgeschnitten: Die Zahlen gelten, wie sie sind.</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Warten</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>only with %1</source>
        <translation>nur mit %1</translation>
    </message>
    <message>
        <source>Shown: %1</source>
        <translation>Gezeigt: %1</translation>
    </message>
    <message>
        <source>not a regular expression</source>
        <translation>kein regulärer Ausdruck</translation>
    </message>
    <message>
        <source>matched %1 % ± %2</source>
        <translation>Treffer %1 % ± %2</translation>
    </message>
    <message>
        <source>Threads: %1</source>
        <translation>Threads: %1</translation>
    </message>
    <message>
        <source>%1 merged</source>
        <translation>%1 gefaltet</translation>
    </message>
    <message>
        <source>%1 samples</source>
        <translation>%1 Messungen</translation>
    </message>
    <message>
        <source>Over time</source>
        <translation>Über die Zeit</translation>
    </message>
    <message>
        <source>Seconds</source>
        <translation>Sekunden</translation>
    </message>
    <message>
        <source>Click a kind of code to merge it into its callers, and again to show it</source>
        <translation>Ein Klick auf eine Art von Code legt sie in ihre Aufrufer, ein weiterer zeigt sie wieder</translation>
    </message>
    <message>
        <source>CPU time</source>
        <translation>CPU-Zeit</translation>
    </message>
    <message>
        <source>Waiting for a lock</source>
        <translation>Warten auf eine Sperre</translation>
    </message>
    <message>
        <source>Waiting for storage</source>
        <translation>Warten auf Datenträger</translation>
    </message>
    <message>
        <source>Machine</source>
        <translation>Maschine</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>Sitzung</translation>
    </message>
    <message>
        <source>Compare …</source>
        <translation>Vergleichen …</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>What the machine was doing in the range that the window shows</source>
        <translation>Was die Maschine in dem Zeitraum tat, den das Fenster zeigt</translation>
    </message>
    <message>
        <source>The profile that is being recorded, or the report that was opened last</source>
        <translation>Das Profil, das gerade aufgezeichnet wird, oder der zuletzt geöffnete Bericht</translation>
    </message>
    <message>
        <source>Drag over it to see what the machine was doing then; Esc gives the selection up.</source>
        <translation>Ziehen Sie darüber, um zu sehen, was die Maschine damals tat; Esc hebt die Auswahl auf.</translation>
    </message>
    <message>
        <source>Compares two ranges: which functions took more, and what of it is no chance</source>
        <translation>Vergleicht zwei Zeiträume: welche Funktionen mehr kosteten und was davon kein Zufall ist</translation>
    </message>
    <message>
        <source>busy</source>
        <translation>beschäftigt</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>wai::ProfilingDialog</name>
    <message>
        <source>Start profiling</source>
        <translation>Aufzeichnen</translation>
    </message>
    <message>
        <source>Stop and open the report</source>
        <translation>Stoppen und Bericht öffnen</translation>
    </message>
    <message>
        <source>Profiling</source>
        <translation>Aufzeichnung</translation>
    </message>
    <message>
        <source>Time of the start</source>
        <translation>Zeit des Starts</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>10 per second</source>
        <translation>10 je Sekunde</translation>
    </message>
    <message>
        <source>4 per second</source>
        <translation>4 je Sekunde</translation>
    </message>
    <message>
        <source>1 per second</source>
        <translation>1 je Sekunde</translation>
    </message>
    <message>
        <source>every 5 seconds</source>
        <translation>alle 5 Sekunden</translation>
    </message>
    <message>
        <source>every minute</source>
        <translation>jede Minute</translation>
    </message>
    <message>
        <source>Snapshots</source>
        <translation>Momentaufnahmen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Elapsed time</source>
        <translation>Vergangene Zeit</translation>
    </message>
    <message>
        <source>Keep recording</source>
        <translation>Weiter aufzeichnen</translation>
    </message>
    <message>
        <source>Closes this box; the session goes on. The button in the window stops it.</source>
        <translation>Schließt dieses Feld; die Sitzung geht weiter. Der Knopf im Fenster stoppt sie.</translation>
    </message>
    <message>
        <source>Recording “%1”</source>
        <translation>Aufzeichnung „%1“</translation>
    </message>
    <message>
        <source>Snapshots so far: %1</source>
        <translation>Momentaufnahmen bisher: %1</translation>
    </message>
    <message>
        <source>Putting the report together …</source>
        <translation>Der Bericht wird zusammengestellt …</translation>
    </message>
    <message>
        <source>A session records every metric, and of what you choose where its time goes, until you stop it. Work as usual meanwhile; then you get a flame graph and a report that you can keep and export.</source>
        <translation>Eine Sitzung zeichnet jede Messgröße auf und von dem, was Sie wählen, wo seine Zeit bleibt, bis Sie sie beenden. Arbeiten Sie derweil wie gewohnt; dann bekommen Sie einen Flammengraphen und einen Bericht, den Sie behalten und exportieren können.</translation>
    </message>
    <message>
        <source>Samples so far: %1; taking them cost %2 of CPU time</source>
        <translation>Messungen bisher: %1; sie kosteten %2 CPU-Zeit</translation>
    </message>
    <message>
        <source>As the command</source>
        <translation>Wie der Befehl</translation>
    </message>
    <message>
        <source>As the process</source>
        <translation>Wie der Prozess</translation>
    </message>
</context>
<context>
    <name>wai::ProvenCard</name>
    <message>
        <source>Progress of the experiment</source>
        <translation>Fortschritt des Versuchs</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Writes back exactly the value from before</source>
        <translation>Schreibt genau zurück, was vorher dort stand</translation>
    </message>
    <message>
        <source>applied</source>
        <translation>angewandt</translation>
    </message>
    <message>
        <source>Applied; nothing was measured of it.</source>
        <translation>Angewandt; nichts davon wurde gemessen.</translation>
    </message>
    <message>
        <source>measuring, %1 left</source>
        <translation>misst, noch %1</translation>
    </message>
    <message>
        <source>Measuring %1; the change is %2 now.</source>
        <translation>Messe %1; die Änderung ist jetzt %2.</translation>
    </message>
    <message>
        <source>on</source>
        <translation>an</translation>
    </message>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
</context>
<context>
    <name>wai::RangeBar</name>
    <message>
        <source>Earlier range</source>
        <translation>Früherer Zeitraum</translation>
    </message>
    <message>
        <source>Back to the range before (Alt+Left)</source>
        <translation>Zurück zum Zeitraum davor (Alt+Links)</translation>
    </message>
    <message>
        <source>Later range</source>
        <translation>Späterer Zeitraum</translation>
    </message>
    <message>
        <source>Forward again (Alt+Right)</source>
        <translation>Wieder vorwärts (Alt+Rechts)</translation>
    </message>
    <message>
        <source>Range of the charts</source>
        <translation>Zeitraum der Diagramme</translation>
    </message>
    <message>
        <source>How much time the charts show. Type or paste any range: last 2 h, 14:00–14:20, yesterday, 2026-11-23 (Ctrl+T)</source>
        <translation>Wie viel Zeit die Diagramme zeigen. Geben Sie einen beliebigen Zeitraum ein: letzte 2 h, 14:00–14:20, gestern, 2026-11-23 (Strg+T)</translation>
    </message>
    <message>
        <source>Hold the charts still</source>
        <translation>Diagramme anhalten</translation>
    </message>
    <message>
        <source>Freezes the charts; recording goes on (Space)</source>
        <translation>Hält die Diagramme an; die Aufzeichnung geht weiter (Leertaste)</translation>
    </message>
    <message>
        <source>● Live</source>
        <translation>● Live</translation>
    </message>
    <message>
        <source>Go live</source>
        <translation>Zu live</translation>
    </message>
    <message>
        <source>“%1” is no range of time. Write a span such as last 2 h, times such as 14:00–14:20, or a date such as 2026-11-23.</source>
        <translation>„%1“ ist kein Zeitraum. Schreiben Sie eine Spanne wie letzte 2 h, Zeiten wie 14:00–14:20 oder ein Datum wie 2026-11-23.</translation>
    </message>
</context>
<context>
    <name>wai::RangeComparison</name>
    <message>
        <source>%1 from %2 to %3</source>
        <translation>%1 von %2 bis %3</translation>
    </message>
    <message>
        <source>B took %1 more CPU time than A.</source>
        <translation>B brauchte %1 mehr CPU-Zeit als A.</translation>
    </message>
    <message>
        <source>B took %1 less CPU time than A.</source>
        <translation>B brauchte %1 weniger CPU-Zeit als A.</translation>
    </message>
    <message>
        <source>B took as much CPU time as A.</source>
        <translation>B brauchte so viel CPU-Zeit wie A.</translation>
    </message>
    <message>
        <source>Too few samples to tell whether B took more CPU time than A.</source>
        <translation>Zu wenige Stichproben, um zu sagen, ob B mehr CPU-Zeit brauchte als A.</translation>
    </message>
    <message>
        <source>No function changed by more than chance would.</source>
        <translation>Keine Funktion änderte sich um mehr, als es der Zufall täte.</translation>
    </message>
    <message>
        <source>Changed most: %1.</source>
        <translation>Am meisten geändert: %1.</translation>
    </message>
    <message>
        <source>Comparing …</source>
        <translation>Vergleich läuft …</translation>
    </message>
    <message>
        <source>Compare two ranges</source>
        <translation>Zwei Zeiträume vergleichen</translation>
    </message>
    <message>
        <source>%1.   A: %2   B: %3</source>
        <translation>%1.   A: %2   B: %3</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>One of the two has no samples: there is nothing to compare.</source>
        <translation>Von einem der beiden gibt es keine Stichproben: Es gibt nichts zu vergleichen.</translation>
    </message>
    <message>
        <source>Shares are compared: the two ranges are not equally long.</source>
        <translation>Verglichen werden Anteile: Die beiden Zeiträume sind nicht gleich lang.</translation>
    </message>
</context>
<context>
    <name>wai::RangeHeader</name>
    <message>
        <source>Go live</source>
        <translation>Live anzeigen</translation>
    </message>
    <message>
        <source>Back to what the machine does now</source>
        <translation>Zurück zu dem, was die Maschine jetzt tut</translation>
    </message>
    <message>
        <source>What changed</source>
        <translation>Was sich änderte</translation>
    </message>
    <message>
        <source>What was installed, started, failed or set until then</source>
        <translation>Was bis dahin installiert, gestartet oder eingestellt wurde oder fehlschlug</translation>
    </message>
    <message>
        <source>Ask about the selection</source>
        <translation>Zur Auswahl fragen</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Asks again, for the range that is selected in the chart</source>
        <translation>Fragt erneut, für den im Diagramm ausgewählten Zeitraum</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>Vergrößern</translation>
    </message>
    <message>
        <source>Shows this range in the charts of the overview</source>
        <translation>Zeigt diesen Zeitraum in den Diagrammen der Übersicht</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>Als Text kopieren</translation>
    </message>
    <message>
        <source>Copy as Markdown</source>
        <translation>Als Markdown kopieren</translation>
    </message>
    <message>
        <source>Copy as report</source>
        <translation>Als Bericht kopieren</translation>
    </message>
    <message>
        <source>With headings and lists, for a mail or a document</source>
        <translation>Mit Überschriften und Listen, für eine E-Mail oder ein Dokument</translation>
    </message>
</context>
<context>
    <name>wai::RangeMarks</name>
    <message>
        <source>%1 around %2</source>
        <translation>%1 um %2 herum</translation>
    </message>
    <message>
        <source>the last %1</source>
        <translation>die letzten %1</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>Use as A</source>
        <translation>Als A verwenden</translation>
    </message>
    <message>
        <source>Use as B</source>
        <translation>Als B verwenden</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>What is selected in the charts is the one that B is compared with</source>
        <translation>Mit dem, was in den Diagrammen ausgewählt ist, wird B verglichen</translation>
    </message>
    <message>
        <source>What is selected in the charts is compared with A</source>
        <translation>Was in den Diagrammen ausgewählt ist, wird mit A verglichen</translation>
    </message>
    <message>
        <source>select a range in a chart</source>
        <translation>wählen Sie einen Zeitraum in einem Diagramm</translation>
    </message>
</context>
<context>
    <name>wai::ReleaseView</name>
    <message>
        <source>%1: %2 of %3 visits</source>
        <translation>%1: %2 aus %3 Besuchen</translation>
    </message>
    <message>
        <source>unnamed</source>
        <translation>ohne Namen</translation>
    </message>
</context>
<context>
    <name>wai::ReportDialog</name>
    <message>
        <source>Report: %1</source>
        <translation>Bericht: %1</translation>
    </message>
    <message>
        <source>%1 from %2 on %3 · %4 samples of %5 series</source>
        <translation>%1 ab %2 auf %3 · %4 Messwerte aus %5 Messreihen</translation>
    </message>
    <message>
        <source>Over time</source>
        <translation>Über die Zeit</translation>
    </message>
    <message>
        <source>Processes</source>
        <translation>Prozesse</translation>
    </message>
    <message>
        <source>Metrics</source>
        <translation>Metriken</translation>
    </message>
    <message>
        <source>Parts of the report</source>
        <translation>Teile des Berichts</translation>
    </message>
    <message>
        <source>Export …</source>
        <translation>Exportieren …</translation>
    </message>
    <message>
        <source>Explore</source>
        <translation>Erkunden</translation>
    </message>
    <message>
        <source>Opens the report in a window of its own, as if it were live: any moment, any series</source>
        <translation>Öffnet den Bericht in einem eigenen Fenster, als wäre er live: jeder Augenblick, jede Messreihe</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Recommendations</source>
        <translation>Empfehlungen</translation>
    </message>
    <message>
        <source>Nothing stands out: no resource was short while this was recorded.</source>
        <translation>Nichts fällt auf: Keine Ressource war knapp, während dies aufgezeichnet wurde.</translation>
    </message>
    <message>
        <source>What this report does not show</source>
        <translation>Was dieser Bericht nicht zeigt</translation>
    </message>
    <message>
        <source>No processes were recorded with this report.</source>
        <translation>Mit diesem Bericht wurden keine Prozesse aufgezeichnet.</translation>
    </message>
    <message>
        <source>Process</source>
        <translation>Prozess</translation>
    </message>
    <message>
        <source>PID</source>
        <translation>PID</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>CPU, mean</source>
        <translation>CPU, Mittel</translation>
    </message>
    <message>
        <source>Waits, mean</source>
        <translation>Wartezeit, Mittel</translation>
    </message>
    <message>
        <source>Memory, peak</source>
        <translation>Speicher, Spitze</translation>
    </message>
    <message>
        <source>Disk, mean</source>
        <translation>Platte, Mittel</translation>
    </message>
    <message>
        <source>Processes of the report</source>
        <translation>Prozesse des Berichts</translation>
    </message>
    <message>
        <source>Search metrics</source>
        <translation>Metriken suchen</translation>
    </message>
    <message>
        <source>Metrics of the report</source>
        <translation>Metriken des Berichts</translation>
    </message>
    <message>
        <source>Writing %1 …</source>
        <translation>Schreibe %1 …</translation>
    </message>
    <message>
        <source>Written to %1</source>
        <translation>Geschrieben nach %1</translation>
    </message>
    <message>
        <source>Flame graph</source>
        <translation>Flammengraph</translation>
    </message>
    <message>
        <source>Shows where the time went</source>
        <translation>Zeigt, wo die Zeit blieb</translation>
    </message>
    <message>
        <source>What was short</source>
        <translation>Was knapp war</translation>
    </message>
</context>
<context>
    <name>wai::ReportModel</name>
    <message>
        <source>Report</source>
        <translation>Bericht</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Begonnen</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>Messwerte</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
</context>
<context>
    <name>wai::ReportsPage</name>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Explore</source>
        <translation>Erkunden</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>Berichte</translation>
    </message>
    <message>
        <source>Opens the report in a window of its own, as if it were live</source>
        <translation>Öffnet den Bericht in einem eigenen Fenster, als wäre er live</translation>
    </message>
    <message>
        <source>Compares two reports: select both with Ctrl</source>
        <translation>Vergleicht zwei Berichte: beide mit Strg auswählen</translation>
    </message>
    <message>
        <source>No reports yet.
Start profiling, work for a while and stop: the report will be here.
Or make one of the last minutes, which are recorded already.</source>
        <translation>Noch keine Berichte.
Starten Sie eine Aufzeichnung, arbeiten Sie eine Weile und stoppen Sie: Der Bericht wird hier sein.
Oder machen Sie einen der letzten Minuten, die schon aufgezeichnet sind.</translation>
    </message>
    <message>
        <source>Start profiling</source>
        <translation>Aufzeichnen</translation>
    </message>
    <message>
        <source>Makes a report of what the history already holds.</source>
        <translation>Macht einen Bericht aus dem, was der Verlauf schon enthält.</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importieren…</translation>
    </message>
    <message>
        <source>Rename report</source>
        <translation>Bericht umbenennen</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Delete “%1”? This cannot be undone.</source>
        <translation>„%1“ löschen? Das kann nicht rückgängig gemacht werden.</translation>
    </message>
    <message>
        <source>Written to %1.</source>
        <translation>Geschrieben nach %1.</translation>
    </message>
    <message>
        <source>Last %1</source>
        <translation>Letzte %1</translation>
    </message>
    <message>
        <source>Last …</source>
        <translation>Letzte …</translation>
    </message>
    <message>
        <source>Takes in a report, or what another profiler recorded: perf.data, perf script, folded stacks, speedscope, pprof, Firefox Profiler or Chrome. The content tells what a file is.</source>
        <translation>Nimmt einen Bericht auf oder was ein anderer Profiler aufgezeichnet hat: perf.data, perf script, gefaltete Stapel, speedscope, pprof, Firefox Profiler oder Chrome. Der Inhalt sagt, was eine Datei ist.</translation>
    </message>
    <message>
        <source>Import report or profile</source>
        <translation>Bericht oder Profil importieren</translation>
    </message>
    <message>
        <source>Any report or profile (*)</source>
        <translation>Jeder Bericht und jedes Profil (*)</translation>
    </message>
</context>
<context>
    <name>wai::SecondsMap</name>
    <message>
        <source>Samples in each part of each second</source>
        <translation>Messungen in jedem Teil jeder Sekunde</translation>
    </message>
    <message>
        <source>No samples here.</source>
        <translation>Hier gibt es keine Messungen.</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>Each column is a second, its parts from top to bottom; the stronger the colour, the more samples. Drag over what stands out.</source>
        <translation>Eine Spalte ist eine Sekunde, von oben nach unten ihre Teile; je kräftiger die Farbe, desto mehr Messungen. Ziehen Sie über das, was auffällt.</translation>
    </message>
    <message>
        <source>%1 samples at %2</source>
        <translation>%1 Messungen bei %2</translation>
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
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>Platte</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netzwerk</translation>
    </message>
    <message>
        <source>Processes</source>
        <translation>Prozesse</translation>
    </message>
    <message>
        <source>Hardware and power</source>
        <translation>Hardware und Leistung</translation>
    </message>
    <message>
        <source>Programs and this dashboard</source>
        <translation>Programme und dieses Fenster</translation>
    </message>
    <message>
        <source>Programs: %1</source>
        <translation>Programme: %1</translation>
    </message>
    <message>
        <source>Search series</source>
        <translation>Messreihen suchen</translation>
    </message>
    <message>
        <source>Series</source>
        <translation>Messreihen</translation>
    </message>
    <message>
        <source>Double-click a series to add it to the selected chart, or drag it onto one</source>
        <translation>Doppelklicken Sie eine Messreihe, um sie dem gewählten Diagramm hinzuzufügen, oder ziehen Sie sie auf eines</translation>
    </message>
    <message>
        <source>Program: %1</source>
        <translation>Programm: %1</translation>
    </message>
    <message>
        <source>Add to the board</source>
        <translation>Zur Tafel hinzufügen</translation>
    </message>
    <message>
        <source>Copy its key</source>
        <translation>Schlüssel kopieren</translation>
    </message>
    <message>
        <source>Alert me …</source>
        <translation>Warnen …</translation>
    </message>
    <message>
        <source>Take no more of %1</source>
        <translation>Nichts mehr von %1 annehmen</translation>
    </message>
</context>
<context>
    <name>wai::SettingsPage</name>
    <message>
        <source>Keep collecting when the window is closed</source>
        <translation>Weiter aufzeichnen, wenn das Fenster geschlossen ist</translation>
    </message>
    <message>
        <source>No setting fits.</source>
        <translation>Keine Einstellung passt.</translation>
    </message>
    <message>
        <source>Search settings</source>
        <translation>Einstellungen suchen</translation>
    </message>
    <message>
        <source>Collecting</source>
        <translation>Messen</translation>
    </message>
    <message>
        <source>Interval</source>
        <translation>Intervall</translation>
    </message>
    <message>
        <source> % of one CPU</source>
        <translation> % einer CPU</translation>
    </message>
    <message>
        <source>CPU budget</source>
        <translation>CPU-Budget</translation>
    </message>
    <message>
        <source>interval how often seconds</source>
        <translation>Intervall wie oft Sekunden</translation>
    </message>
    <message>
        <source>CPU budget cost overhead</source>
        <translation>CPU-Budget Kosten Aufwand</translation>
    </message>
    <message>
        <source>When reading the machine would cost more than the budget, it is read less often.</source>
        <translation>Wenn das Messen mehr als das Budget kosten würde, wird seltener gemessen.</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>1 hour</source>
        <translation>1 Stunde</translation>
    </message>
    <message>
        <source>6 hours</source>
        <translation>6 Stunden</translation>
    </message>
    <message>
        <source>1 day</source>
        <translation>1 Tag</translation>
    </message>
    <message>
        <source>3 days</source>
        <translation>3 Tage</translation>
    </message>
    <message>
        <source>7 days</source>
        <translation>7 Tage</translation>
    </message>
    <message>
        <source>Keep every sample for</source>
        <translation>Jeden Messwert behalten</translation>
    </message>
    <message>
        <source> MiB</source>
        <translation> MiB</translation>
    </message>
    <message>
        <source>At most on disk</source>
        <translation>Höchstens auf der Platte</translation>
    </message>
    <message>
        <source>history retention keep days</source>
        <translation>Verlauf Aufbewahrung behalten Tage</translation>
    </message>
    <message>
        <source>history size disk limit space</source>
        <translation>Verlauf Größe Platte Grenze Platz</translation>
    </message>
    <message>
        <source>Minimum, mean and maximum of each minute are kept for 30 days.</source>
        <translation>Minimum, Mittel und Maximum jeder Minute werden 30 Tage behalten.</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Aussehen</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Design</translation>
    </message>
    <message>
        <source>theme dark light colours appearance</source>
        <translation>Design dunkel hell Farben Aussehen</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>The window then closes to an icon in the tray, from which it opens again.</source>
        <translation>Das Fenster schließt sich dann zu einem Symbol in der Leiste, aus dem es sich wieder öffnet.</translation>
    </message>
    <message>
        <source>This desktop has no tray for icons: closing the window ends the program.</source>
        <translation>Diese Oberfläche hat keine Leiste für Symbole: Das Schließen des Fensters beendet das Programm.</translation>
    </message>
    <message>
        <source>Tray</source>
        <translation>Symbolleiste</translation>
    </message>
    <message>
        <source>tray icon background close</source>
        <translation>Leiste Symbol Hintergrund schließen</translation>
    </message>
    <message>
        <source>What this machine does not tell</source>
        <translation>Was dieser Rechner nicht sagt</translation>
    </message>
    <message>
        <source>Set by the environment at every start: %1.</source>
        <translation>Von der Umgebung bei jedem Start gesetzt: %1.</translation>
    </message>
    <message>
        <source>Everything is in memory and gone when the program ends.</source>
        <translation>Alles ist im Speicher und weg, wenn das Programm endet.</translation>
    </message>
    <message>
        <source>%1 on disk in %2.</source>
        <translation>%1 auf der Platte in %2.</translation>
    </message>
    <message>
        <source>It reaches back %1.</source>
        <translation>Er reicht %1 zurück.</translation>
    </message>
    <message>
        <source>Another program records; this window follows it.</source>
        <translation>Ein anderes Programm zeichnet auf; dieses Fenster folgt ihm.</translation>
    </message>
    <message>
        <source>Everything that can be seen is seen.</source>
        <translation>Alles, was gesehen werden kann, wird gesehen.</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Listen on this machine&apos;s loopback ports</source>
        <translation>Auf Loopback-Ports dieses Rechners lauschen</translation>
    </message>
    <message>
        <source>Try what is safe by itself, and prove it</source>
        <translation>Sicheres selbst versuchen und belegen</translation>
    </message>
    <message>
        <source>Metrics of other programs</source>
        <translation>Metriken anderer Programme</translation>
    </message>
    <message>
        <source>OpenTelemetry (OTLP/HTTP), StatsD and JSON, from this machine only</source>
        <translation>OpenTelemetry (OTLP/HTTP), StatsD und JSON, nur von diesem Rechner</translation>
    </message>
    <message>
        <source>Web pages that may send</source>
        <translation>Webseiten, die senden dürfen</translation>
    </message>
    <message>
        <source>Scheme, host and port of each, separated by blanks. A page of any other site is refused.</source>
        <translation>Schema, Host und Port einer jeden, durch Leerzeichen getrennt. Seiten anderer Herkunft werden abgewiesen.</translation>
    </message>
    <message>
        <source>Receive</source>
        <translation>Empfangen</translation>
    </message>
    <message>
        <source>ingest OpenTelemetry OTLP StatsD Prometheus port receive</source>
        <translation>Empfang OpenTelemetry OTLP StatsD Prometheus Port empfangen</translation>
    </message>
    <message>
        <source>origin CORS web browser</source>
        <translation>Herkunft CORS Web Browser</translation>
    </message>
    <message>
        <source>Suggestions</source>
        <translation>Vorschläge</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Anwenden</translation>
    </message>
    <message>
        <source>automatic optimize suggestions apply improve</source>
        <translation>automatisch optimieren Vorschläge anwenden verbessern</translation>
    </message>
    <message>
        <source>OTLP and JSON on port %1, StatsD on port %2, of this machine only.</source>
        <translation>OTLP und JSON auf Port %1, StatsD auf Port %2, nur von diesem Rechner.</translation>
    </message>
    <message>
        <source>“wai-performance run” and “metric” send through a socket that only you can open.</source>
        <translation>„wai-performance run“ und „metric“ senden durch einen Socket, den nur Sie öffnen können.</translation>
    </message>
    <message>
        <source>%1 points taken, %2 rejected, %3 requests refused, %4 datagrams lost.</source>
        <translation>%1 Punkte angenommen, %2 abgelehnt, %3 Anfragen abgewiesen, %4 Datagramme verloren.</translation>
    </message>
    <message>
        <source>Another WAI Performance of yours runs and receives them.</source>
        <translation>Ein anderes WAI Performance von Ihnen läuft und empfängt sie.</translation>
    </message>
    <message>
        <source>Fetch from</source>
        <translation>Abholen von</translation>
    </message>
    <message>
        <source>Addresses at which programs of this machine show their metrics in Prometheus&apos; text, separated by blanks. Each is asked every five seconds.</source>
        <translation>Adressen, an denen Programme dieses Rechners ihre Metriken im Textformat von Prometheus zeigen, durch Leerzeichen getrennt. Jede wird alle fünf Sekunden gefragt.</translation>
    </message>
    <message>
        <source>Prometheus OpenMetrics scrape exporter target fetch</source>
        <translation>Prometheus OpenMetrics abholen Exporter Ziel</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>Warnungen</translation>
    </message>
    <message>
        <source>Alerts and quiet hours …</source>
        <translation>Warnungen und Ruhezeiten …</translation>
    </message>
    <message>
        <source>A notification of the desktop when a series stays above or below what you say. Charts offer it in their menus.</source>
        <translation>Eine Benachrichtigung des Desktops, wenn eine Reihe über oder unter Ihrem Wert bleibt. Diagramme bieten es in ihren Menüs an.</translation>
    </message>
    <message>
        <source>Tell me</source>
        <translation>Melden</translation>
    </message>
    <message>
        <source>alert notification threshold quiet hours</source>
        <translation>Warnung Benachrichtigung Schwelle Ruhezeit</translation>
    </message>
    <message>
        <source>%1 has too many series; what is beyond the limit is added up in one.</source>
        <translation>%1 hat zu viele Reihen; was über der Grenze liegt, wird in einer zusammengezählt.</translation>
    </message>
    <message>
        <source>Take no more of it</source>
        <translation>Nichts mehr davon annehmen</translation>
    </message>
    <message>
        <source>Nothing more is taken of %1.</source>
        <translation>Von %1 wird nichts mehr angenommen.</translation>
    </message>
    <message>
        <source>Take it again</source>
        <translation>Wieder annehmen</translation>
    </message>
    <message>
        <source>%1: %2 taken, %3 refused: %4.</source>
        <translation>%1: %2 angenommen, %3 abgelehnt: %4.</translation>
    </message>
    <message>
        <source>Only what is listed below, low in risk, to be undone exactly and in need of no permission; and nothing that another user&apos;s programs could have brought about. Each is measured, and taken back where it does not help; a notification tells of it, with Undo, and the page Improve shows all of it.</source>
        <translation>Nur was unten steht, mit geringem Risiko, genau rückgängig zu machen und ohne Erlaubnis; und nichts, was Programme anderer Benutzer herbeigeführt haben könnten. Jedes wird gemessen und zurückgenommen, wo es nicht hilft; eine Benachrichtigung mit Rückgängig meldet es, und die Seite Verbessern zeigt alles.</translation>
    </message>
    <message>
        <source>At most a day</source>
        <translation>Höchstens am Tag</translation>
    </message>
    <message>
        <source>How often in 24 hours something is applied by itself. It is counted in the journal of changes, also over restarts.</source>
        <translation>Wie oft in 24 Stunden etwas von selbst angewendet wird. Gezählt wird im Journal der Änderungen, auch über Neustarts.</translation>
    </message>
    <message>
        <source>automatic budget limit day</source>
        <translation>automatisch Budget Grenze Tag</translation>
    </message>
    <message>
        <source>May be applied by itself (%1 of %2 in the last 24 hours):</source>
        <translation>Darf von selbst angewendet werden (%1 von %2 in den letzten 24 Stunden):</translation>
    </message>
</context>
<context>
    <name>wai::Sparkline</name>
    <message>
        <source>%1: at most %2</source>
        <translation>%1: höchstens %2</translation>
    </message>
</context>
<context>
    <name>wai::StackNowDialog</name>
    <message>
        <source>Look again (F5)</source>
        <translation>Erneut ansehen (F5)</translation>
    </message>
    <message>
        <source>Stack of %1 now</source>
        <translation>Stack von %1 jetzt</translation>
    </message>
    <message>
        <source>%1, PID %2</source>
        <translation>%1, PID %2</translation>
    </message>
    <message>
        <source>Threads and their stacks</source>
        <translation>Threads und ihre Stacks</translation>
    </message>
    <message>
        <source>Copy all</source>
        <translation>Alles kopieren</translation>
    </message>
    <message>
        <source>Copies every thread with its stack as text; Ctrl+C copies the selected thread</source>
        <translation>Kopiert jeden Thread mit seinem Stack als Text; Ctrl+C kopiert den ausgewählten Thread</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Looks at the threads again; nothing is started or stopped for it</source>
        <translation>Sieht die Threads erneut an; dafür wird nichts gestartet oder angehalten</translation>
    </message>
    <message>
        <source>Looking …</source>
        <translation>Wird angesehen …</translation>
    </message>
    <message>
        <source>%1 threads at %2.</source>
        <translation>%1 Threads um %2.</translation>
    </message>
</context>
<context>
    <name>wai::StackNowModel</name>
    <message>
        <source>The lock is held by %1 (%2):</source>
        <translation>Die Sperre hält %1 (%2):</translation>
    </message>
    <message>
        <source>Nobody knows who holds the lock.</source>
        <translation>Niemand weiß, wer die Sperre hält.</translation>
    </message>
    <message>
        <source>At the other end: %1 (%2)</source>
        <translation>Am anderen Ende: %1 (%2)</translation>
    </message>
    <message>
        <source>runs</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>waits for a lock</source>
        <translation>wartet auf eine Sperre</translation>
    </message>
    <message>
        <source>waits for a lock, whose holder stands below</source>
        <translation>wartet auf eine Sperre, deren Halter unten steht</translation>
    </message>
    <message>
        <source>waits for storage</source>
        <translation>wartet auf Datenträger</translation>
    </message>
    <message>
        <source>waits for a CPU</source>
        <translation>wartet auf eine CPU</translation>
    </message>
    <message>
        <source>waits for %1</source>
        <translation>wartet auf %1</translation>
    </message>
    <message>
        <source>sleeps</source>
        <translation>schläft</translation>
    </message>
    <message>
        <source>Thread and its stack, the innermost function first</source>
        <translation>Thread und sein Stack, die innerste Funktion zuerst</translation>
    </message>
    <message>
        <source>Module</source>
        <translation>Modul</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
</context>
<context>
    <name>wai::StacksCard</name>
    <message>
        <source>Sample what programs are doing, a few times a second</source>
        <translation>Stichproben davon nehmen, was Programme tun, einige Male pro Sekunde</translation>
    </message>
    <message>
        <source>Stacks of all times</source>
        <translation>Stacks aller Zeiten</translation>
    </message>
    <message>
        <source>The Profiler page then shows any second of the past, as long as samples are kept. Only this user can read what is kept.</source>
        <translation>Die Profiler-Seite zeigt dann jede vergangene Sekunde, solange Stichproben aufbewahrt werden. Nur dieser Benutzer kann das Aufbewahrte lesen.</translation>
    </message>
    <message>
        <source>Never sample</source>
        <translation>Nie Stichproben nehmen von</translation>
    </message>
    <message>
        <source>Names of programs, separated by commas</source>
        <translation>Namen von Programmen, durch Kommas getrennt</translation>
    </message>
    <message>
        <source> % of the machine</source>
        <translation> % der Maschine</translation>
    </message>
    <message>
        <source>Cost limit</source>
        <translation>Kostengrenze</translation>
    </message>
    <message>
        <source>Where sampling would take more of all CPUs, it samples less often and says so.</source>
        <translation>Wo die Stichproben mehr von allen CPUs kosten würden, werden sie seltener genommen, und das wird gesagt.</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Aufbewahren</translation>
    </message>
    <message>
        <source>stacks profile sampling always keep flame graph</source>
        <translation>Stacks Profil Stichproben immer aufbewahren Flammengraph</translation>
    </message>
    <message>
        <source>stacks exclude programs private sampling</source>
        <translation>Stacks ausschließen Programme privat Stichproben</translation>
    </message>
    <message>
        <source>stacks cost budget overhead sampling</source>
        <translation>Stacks Kosten Budget Mehraufwand Stichproben</translation>
    </message>
    <message>
        <source>Nothing is sampled now.</source>
        <translation>Jetzt werden keine Stichproben genommen.</translation>
    </message>
    <message>
        <source>Your own busy processes are sampled %1 times a second, for %2 of the machine.</source>
        <translation>Stichproben Ihrer eigenen beschäftigten Prozesse werden %1-mal pro Sekunde genommen, für %2 der Maschine.</translation>
    </message>
    <message>
        <source>Every process and the kernel are sampled %1 times a second and CPU, for %2 of the machine.</source>
        <translation>Stichproben jedes Prozesses und des Kernels werden %1-mal pro Sekunde und CPU genommen, für %2 der Maschine.</translation>
    </message>
    <message>
        <source>That is less often than %1 times, to stay within the cost limit.</source>
        <translation>Das ist seltener als %1-mal, um innerhalb der Kostengrenze zu bleiben.</translation>
    </message>
    <message>
        <source>%1 samples were lost since the start.</source>
        <translation>%1 Stichproben gingen seit dem Start verloren.</translation>
    </message>
    <message>
        <source>What is kept takes %1 on disk and reaches back %2.</source>
        <translation>Das Aufbewahrte belegt %1 auf der Platte und reicht %2 zurück.</translation>
    </message>
    <message>
        <source>The program that records this history samples them.</source>
        <translation>Das Programm, das diesen Verlauf aufzeichnet, nimmt die Stichproben.</translation>
    </message>
</context>
<context>
    <name>wai::StatusLine</name>
    <message>
        <source>CPU time of this program over the last interval, in percent of one CPU, and its resident memory.</source>
        <translation>CPU-Zeit dieses Programms im letzten Intervall, in Prozent einer CPU, und sein belegter Speicher.</translation>
    </message>
    <message>
        <source>CPU time that reading, unwinding and counting the samples takes, in percent of one CPU.</source>
        <translation>CPU-Zeit, die das Lesen, Abwickeln und Zählen der Messungen braucht, in Prozent einer CPU.</translation>
    </message>
    <message>
        <source>Recorded on %1</source>
        <translation>Aufgezeichnet auf %1</translation>
    </message>
    <message>
        <source>%1 series</source>
        <translation>%1 Messreihen</translation>
    </message>
    <message>
        <source>This dashboard: %1 CPU, %2</source>
        <translation>Dieses Fenster: %1 CPU, %2</translation>
    </message>
    <message>
        <source>slowed down to %1</source>
        <translation>verlangsamt auf %1</translation>
    </message>
    <message>
        <source>%1 series, %2</source>
        <translation>%1 Messreihen, %2</translation>
    </message>
    <message>
        <source>History: %1</source>
        <translation>Verlauf: %1</translation>
    </message>
    <message>
        <source>No history yet</source>
        <translation>Noch kein Verlauf</translation>
    </message>
    <message>
        <source>followed</source>
        <translation>mitgelesen</translation>
    </message>
    <message>
        <source>in memory only</source>
        <translation>nur im Speicher</translation>
    </message>
    <message>
        <source>Another program records into this folder; this window follows it live.</source>
        <translation>Ein anderes Programm zeichnet in diesen Ordner auf; dieses Fenster folgt ihm live.</translation>
    </message>
    <message>
        <source>Sampling: %1 CPU, %2 samples</source>
        <translation>Messen: %1 CPU, %2 Messungen</translation>
    </message>
    <message>
        <source>%1 lost</source>
        <translation>%1 verloren</translation>
    </message>
    <message>
        <source>%1 series of things that are gone (containers, disks, programs that ended) were forgotten since the start. What was recorded of them is kept as long as everything else.</source>
        <translation>%1 Messreihen von Dingen, die es nicht mehr gibt (Container, Laufwerke, beendete Programme), wurden seit dem Start vergessen. Was von ihnen aufgezeichnet wurde, bleibt so lange wie alles andere.</translation>
    </message>
    <message>
        <source>Stacks: %1 Hz, %2</source>
        <translation>Stacks: %1 Hz, %2</translation>
    </message>
    <message>
        <source>How often the stacks of programs are sampled, and how much of the machine&apos;s CPU time that takes. The settings can switch it off.</source>
        <translation>Wie oft Stichproben der Stacks von Programmen genommen werden und wie viel CPU-Zeit der Maschine das kostet. In den Einstellungen lässt es sich abschalten.</translation>
    </message>
</context>
<context>
    <name>wai::SubjectChooser</name>
    <message>
        <source>Whose stacks</source>
        <translation>Wessen Stacks</translation>
    </message>
    <message>
        <source>Search programs, processes and units</source>
        <translation>Programme, Prozesse und Units suchen</translation>
    </message>
    <message>
        <source>%1
Choose a program, a process or a unit</source>
        <translation>%1
Wählen Sie ein Programm, einen Prozess oder eine Unit</translation>
    </message>
</context>
<context>
    <name>wai::SubjectModel</name>
    <message>
        <source>Process %1</source>
        <translation>Prozess %1</translation>
    </message>
    <message>
        <source>%1 processes</source>
        <translation>%1 Prozesse</translation>
    </message>
    <message>
        <source>The whole machine</source>
        <translation>Die ganze Maschine</translation>
    </message>
    <message>
        <source>Program, %1 processes</source>
        <translation>Programm, %1 Prozesse</translation>
    </message>
    <message>
        <source>Unit, processes: %1</source>
        <translation>Unit, Prozesse: %1</translation>
    </message>
    <message>
        <source>Process</source>
        <translation>Prozess</translation>
    </message>
</context>
<context>
    <name>wai::SuggestionCard</name>
    <message>
        <source>gain: low</source>
        <translation>Gewinn: gering</translation>
    </message>
    <message>
        <source>gain: medium</source>
        <translation>Gewinn: mittel</translation>
    </message>
    <message>
        <source>gain: high</source>
        <translation>Gewinn: hoch</translation>
    </message>
    <message>
        <source>urgent</source>
        <translation>dringend</translation>
    </message>
    <message>
        <source>Apply and measure</source>
        <translation>Anwenden und messen</translation>
    </message>
    <message>
        <source>Show commands</source>
        <translation>Befehle zeigen</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>The same for a shell</source>
        <translation>Dasselbe für eine Shell</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Nicht jetzt</translation>
    </message>
    <message>
        <source>For an hour</source>
        <translation>Eine Stunde lang</translation>
    </message>
    <message>
        <source>For a day</source>
        <translation>Einen Tag lang</translation>
    </message>
    <message>
        <source>Never suggest this again</source>
        <translation>Nie wieder vorschlagen</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Anwenden</translation>
    </message>
    <message>
        <source>It cannot be taken back: %1.</source>
        <translation>Es kann nicht zurückgenommen werden: %1.</translation>
    </message>
    <message>
        <source>It cannot be applied here: %1. The commands can be run as root.</source>
        <translation>Es kann hier nicht angewandt werden: %1. Die Befehle können als root ausgeführt werden.</translation>
    </message>
    <message>
        <source>advice</source>
        <translation>Rat</translation>
    </message>
    <message>
        <source>No setting of the machine fixes this; the text says what does.</source>
        <translation>Keine Einstellung der Maschine behebt das; der Text sagt, was hilft.</translation>
    </message>
    <message>
        <source>undo: exact</source>
        <translation>Rückgängig: genau</translation>
    </message>
    <message>
        <source>The value there now is written to a journal first; undo writes it back from it.</source>
        <translation>Was jetzt dort steht, wird zuerst in ein Tagebuch geschrieben, und von dort zurück.</translation>
    </message>
    <message>
        <source>undo: not by you</source>
        <translation>Rückgängig: nicht durch Sie</translation>
    </message>
    <message>
        <source>risk: low</source>
        <translation>Risiko: gering</translation>
    </message>
    <message>
        <source>risk: medium</source>
        <translation>Risiko: mittel</translation>
    </message>
    <message>
        <source>risk: high</source>
        <translation>Risiko: hoch</translation>
    </message>
    <message>
        <source>It is undone automatically after half a minute unless you keep it.</source>
        <translation>Es geht nach einer halben Minute von selbst zurück, wenn Sie es nicht behalten.</translation>
    </message>
    <message>
        <source>no password</source>
        <translation>kein Passwort</translation>
    </message>
    <message>
        <source>You may do this.</source>
        <translation>Sie dürfen das.</translation>
    </message>
    <message>
        <source>needs root</source>
        <translation>braucht root</translation>
    </message>
    <message>
        <source>why this threshold?</source>
        <translation>warum diese Schwelle?</translation>
    </message>
    <message>
        <source>Thresholds: %1</source>
        <translation>Schwellen: %1</translation>
    </message>
    <message>
        <source>asks for permission</source>
        <translation>fragt um Erlaubnis</translation>
    </message>
    <message>
        <source>The privileged helper does it, once an administrator has allowed it.</source>
        <translation>Der privilegierte Helfer tut es, sobald ein Verwalter zugestimmt hat.</translation>
    </message>
    <message>
        <source>Click to see and change them.</source>
        <translation>Klicken Sie, um sie zu sehen und zu ändern.</translation>
    </message>
    <message>
        <source>Apply and watch</source>
        <translation>Anwenden und beobachten</translation>
    </message>
</context>
<context>
    <name>wai::SummaryModel</name>
    <message>
        <source>%1, samples: %2</source>
        <translation>%1, Messwerte: %2</translation>
    </message>
    <message>
        <source>Metric</source>
        <translation>Metrik</translation>
    </message>
    <message>
        <source>Minimum</source>
        <translation>Minimum</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>Median</source>
        <translation>Median</translation>
    </message>
    <message>
        <source>95 %</source>
        <translation>95 %</translation>
    </message>
    <message>
        <source>Maximum</source>
        <translation>Maximum</translation>
    </message>
</context>
<context>
    <name>wai::TargetForm</name>
    <message>
        <source>Also where and how long threads wait</source>
        <translation>Auch, wo und wie lange Threads warten</translation>
    </message>
    <message>
        <source>Also where memory is touched first (page faults)</source>
        <translation>Auch, wo Speicher zuerst berührt wird (Seitenfehler)</translation>
    </message>
    <message>
        <source>A command, from its start</source>
        <translation>Einen Befehl, von seinem Start an</translation>
    </message>
    <message>
        <source>A running process</source>
        <translation>Einen laufenden Prozess</translation>
    </message>
    <message>
        <source>The whole system</source>
        <translation>Das ganze System</translation>
    </message>
    <message>
        <source>Metrics only, no flame graph</source>
        <translation>Nur Messgrößen, kein Flammengraph</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>Profil</translation>
    </message>
    <message>
        <source>./my-program --its-option</source>
        <translation>./mein-programm --seine-option</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Where the dashboard was started</source>
        <translation>Wo das Dashboard gestartet wurde</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Name or number</source>
        <translation>Name oder Nummer</translation>
    </message>
    <message>
        <source>Process</source>
        <translation>Prozess</translation>
    </message>
    <message>
        <source>%1 per second and CPU</source>
        <translation>%1 pro Sekunde und CPU</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>Messungen</translation>
    </message>
    <message>
        <source>More show finer detail and cost more. Odd numbers, so that sampling does not run in step with what it looks at.</source>
        <translation>Mehr zeigen feinere Einzelheiten und kosten mehr. Krumme Zahlen, damit die Messung nicht im Gleichschritt mit dem läuft, was sie betrachtet.</translation>
    </message>
    <message>
        <source>Off-CPU profiling: locks, disks, the network, timers</source>
        <translation>Off-CPU-Profil: Sperren, Datenträger, Netz, Zeitgeber</translation>
    </message>
    <message>
        <source>Found automatically</source>
        <translation>Von selbst gefunden</translation>
    </message>
    <message>
        <source>By unwind rules (.eh_frame)</source>
        <translation>Nach Abwickelregeln (.eh_frame)</translation>
    </message>
    <message>
        <source>By frame pointers</source>
        <translation>Nach Rahmenzeigern</translation>
    </message>
    <message>
        <source>Not recorded</source>
        <translation>Nicht aufgezeichnet</translation>
    </message>
    <message>
        <source>Callers</source>
        <translation>Aufrufer</translation>
    </message>
    <message>
        <source>For experts. Frame pointers cost less where every program and library was compiled with them; elsewhere callers are missing.</source>
        <translation>Für Fachleute. Rahmenzeiger kosten weniger, wo jedes Programm und jede Bibliothek mit ihnen übersetzt wurde; anderswo fehlen Aufrufer.</translation>
    </message>
    <message>
        <source>With an administrator&apos;s permission: everything</source>
        <translation>Mit Zustimmung eines Verwalters: alles</translation>
    </message>
    <message>
        <source>The privileged helper then opens what you may not sample yourself: the kernel, and programs of others. Nothing else changes, and it ends with the recording.</source>
        <translation>Der privilegierte Helfer öffnet dann, was Sie selbst nicht abtasten dürfen: den Kernel und Programme anderer. Sonst ändert sich nichts, und es endet mit der Aufzeichnung.</translation>
    </message>
</context>
<context>
    <name>wai::ThreadTimeline</name>
    <message>
        <source>Threads over time</source>
        <translation>Threads im Zeitverlauf</translation>
    </message>
    <message>
        <source>No threads yet.</source>
        <translation>Noch keine Threads.</translation>
    </message>
    <message>
        <source>%1
Click: only this thread; Ctrl+click: this one too</source>
        <translation>%1
Klick: nur dieser Thread; Strg+Klick: dieser auch</translation>
    </message>
    <message>
        <source>%1 at %2
Drag to choose a range</source>
        <translation>%1 bei %2
Ziehen wählt einen Bereich</translation>
    </message>
    <message>
        <source>Threads: %1, the busiest: %2</source>
        <translation>Threads: %1, am meisten: %2</translation>
    </message>
</context>
<context>
    <name>wai::ThresholdDialog</name>
    <message>
        <source>Thresholds of %1</source>
        <translation>Schwellen von %1</translation>
    </message>
    <message>
        <source>This rule has no thresholds: it looks at settings only.</source>
        <translation>Diese Regel hat keine Schwellen: Sie schaut nur auf Einstellungen.</translation>
    </message>
    <message>
        <source>It appears when all of these hold at once:</source>
        <translation>Sie meldet sich, wenn alles dies zugleich gilt:</translation>
    </message>
    <message>
        <source>Built in: %1</source>
        <translation>Eingebaut: %1</translation>
    </message>
    <message>
        <source>above, for %1</source>
        <translation>darüber, %1 lang</translation>
    </message>
    <message>
        <source>below, for %1</source>
        <translation>darunter, %1 lang</translation>
    </message>
    <message>
        <source>Where they come from: %1</source>
        <translation>Woher sie stammen: %1</translation>
    </message>
    <message>
        <source>As built in</source>
        <translation>Wie eingebaut</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
</context>
<context>
    <name>wai::TimeChart</name>
    <message>
        <source>Waiting for the first samples …</source>
        <translation>Warte auf die ersten Messwerte …</translation>
    </message>
    <message>
        <source>ø %1, ↑ %2</source>
        <translation>ø %1, ↑ %2</translation>
    </message>
    <message>
        <source>%1 %2 to %3, on average %4, peak at %5</source>
        <translation>%1 %2 bis %3, im Mittel %4, Spitze um %5</translation>
    </message>
    <message>
        <source>%1: no data</source>
        <translation>%1: keine Daten</translation>
    </message>
    <message>
        <source>%1: %2.</source>
        <translation>%1: %2.</translation>
    </message>
    <message>
        <source>Zoom to the selection</source>
        <translation>In die Auswahl zoomen</translation>
    </message>
    <message>
        <source>Clear the selection</source>
        <translation>Auswahl aufheben</translation>
    </message>
    <message>
        <source>Back to the range before</source>
        <translation>Zurück zum Zeitraum davor</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>Linien</translation>
    </message>
    <message>
        <source>Areas</source>
        <translation>Flächen</translation>
    </message>
    <message>
        <source>Stacked</source>
        <translation>Gestapelt</translation>
    </message>
    <message>
        <source>Logarithmic scale</source>
        <translation>Logarithmische Skala</translation>
    </message>
    <message>
        <source>Copy as image</source>
        <translation>Als Bild kopieren</translation>
    </message>
    <message>
        <source>Copy as CSV</source>
        <translation>Als CSV kopieren</translation>
    </message>
    <message>
        <source>Nothing was recorded then. Recorded since %1.</source>
        <translation>Damals wurde nichts aufgezeichnet. Aufgezeichnet wird seit %1.</translation>
    </message>
    <message>
        <source>Nothing was recorded in this range.</source>
        <translation>In diesem Zeitraum wurde nichts aufgezeichnet.</translation>
    </message>
    <message>
        <source>Recorded since %1</source>
        <translation>Aufgezeichnet seit %1</translation>
    </message>
    <message>
        <source>%1 Meanwhile: %2.</source>
        <translation>%1 Währenddessen: %2.</translation>
    </message>
    <message>
        <source>Why was it slow?</source>
        <translation>Warum war es langsam?</translation>
    </message>
    <message>
        <source>What changed …</source>
        <translation>Was sich änderte …</translation>
    </message>
    <message>
        <source>Write a note …</source>
        <translation>Notiz schreiben …</translation>
    </message>
</context>
<context>
    <name>wai::TopProcessModel</name>
    <message>
        <source>%1, PID %2, of %3
CPU %4, waited to run %5
Read %6, written %7</source>
        <translation>%1, PID %2, von %3
CPU %4, Wartezeit %5
Gelesen %6, geschrieben %7</translation>
    </message>
    <message>
        <source>Process</source>
        <translation>Prozess</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>Waits</source>
        <translation>Wartezeit</translation>
    </message>
    <message>
        <source>IO</source>
        <translation>E/A</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <translation>%1 in %2</translation>
    </message>
    <message>
        <source>%1 of its CPU time in %2</source>
        <translation>%1 seiner CPU-Zeit in %2</translation>
    </message>
    <message>
        <source>of %1</source>
        <translation>von %1</translation>
    </message>
    <message>
        <source>by about %1 samples</source>
        <translation>nach etwa %1 Stichproben</translation>
    </message>
</context>
<context>
    <name>wai::TopProcesses</name>
    <message>
        <source>Who did it</source>
        <translation>Wer war es</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>Waits</source>
        <translation>Wartezeit</translation>
    </message>
    <message>
        <source>IO</source>
        <translation>E/A</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Sort processes by</source>
        <translation>Prozesse sortieren nach</translation>
    </message>
    <message>
        <source>What the processes are sorted by. Waits is time that a process was ready to run but had no CPU.</source>
        <translation>Wonach die Prozesse sortiert sind. Wartezeit ist Zeit, in der ein Prozess bereit war, aber keine CPU hatte.</translation>
    </message>
    <message>
        <source>Most active processes</source>
        <translation>Aktivste Prozesse</translation>
    </message>
    <message>
        <source>No processes were recorded then.</source>
        <translation>Damals wurden keine Prozesse aufgezeichnet.</translation>
    </message>
    <message>
        <source>Waiting for the first samples …</source>
        <translation>Warte auf die ersten Messwerte …</translation>
    </message>
    <message>
        <source>At %1</source>
        <translation>Um %1</translation>
    </message>
    <message>
        <source>Over %1 until %2</source>
        <translation>Über %1 bis %2</translation>
    </message>
    <message>
        <source>Now. Point at a chart to see an earlier moment.</source>
        <translation>Jetzt. Zeigen Sie auf ein Diagramm, um einen früheren Augenblick zu sehen.</translation>
    </message>
    <message>
        <source>No process did anything worth mentioning.</source>
        <translation>Kein Prozess tat etwas Nennenswertes.</translation>
    </message>
    <message>
        <source>Flame graph of %1</source>
        <translation>Flammengraph von %1</translation>
    </message>
    <message>
        <source>Details of %1</source>
        <translation>Einzelheiten zu %1</translation>
    </message>
</context>
<context>
    <name>wai::UseMatrix</name>
    <message>
        <source>Utilisation</source>
        <translation>Auslastung</translation>
    </message>
    <message>
        <source>Saturation</source>
        <translation>Sättigung</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>Platte</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netzwerk</translation>
    </message>
    <message>
        <source>Disk %1</source>
        <translation>Platte %1</translation>
    </message>
    <message>
        <source>Network %1</source>
        <translation>Netzwerk %1</translation>
    </message>
    <message>
        <source>Share of all CPUs that worked. Leads to the CPU chart.</source>
        <translation>Anteil aller CPUs, die arbeiteten. Führt zum CPU-Diagramm.</translation>
    </message>
    <message>
        <source>Share of time in which some task waited for a CPU, and how many run or wait. Opens the pressure chart.</source>
        <translation>Anteil der Zeit, in der ein Task auf eine CPU wartete, und wie viele laufen oder warten. Führt zum Druck-Diagramm.</translation>
    </message>
    <message>
        <source>Slowed down to stay cool, or given to other virtual machines. Opens these series.</source>
        <translation>Verlangsamt, um kühl zu bleiben, oder an andere virtuelle Maschinen gegeben. Führt zu diesen Messreihen.</translation>
    </message>
    <message>
        <source>Memory that programs cannot get any more. Opens the memory chart.</source>
        <translation>Speicher, den Programme nicht mehr bekommen. Führt zum Speicher-Diagramm.</translation>
    </message>
    <message>
        <source>Share of time in which some task waited for memory, and pages moved to and from swap. Opens the pressure chart.</source>
        <translation>Anteil der Zeit, in der ein Task auf Speicher wartete, und ausgelagerte Seiten. Führt zum Druck-Diagramm.</translation>
    </message>
    <message>
        <source>Processes that the kernel killed to free memory. Leads to this series.</source>
        <translation>Prozesse, die der Kernel beendete, um Speicher freizumachen. Führt zu dieser Messreihe.</translation>
    </message>
    <message>
        <source>No disk has done anything yet.</source>
        <translation>Noch hat keine Platte etwas getan.</translation>
    </message>
    <message>
        <source>Share of time in which the disk had something to do. Leads to the disk chart.</source>
        <translation>Anteil der Zeit, in der die Platte zu tun hatte. Führt zum Platten-Diagramm.</translation>
    </message>
    <message>
        <source>Share of time in which some task waited for storage, and operations under way. Opens the pressure chart.</source>
        <translation>Anteil der Zeit, in der ein Task auf Datenträger wartete, und laufende Zugriffe. Führt zum Druck-Diagramm.</translation>
    </message>
    <message>
        <source>The fullest filesystem: one without space makes programs fail. Opens these series.</source>
        <translation>Das vollste Dateisystem: Eines ohne Platz lässt Programme scheitern. Führt zu diesen Messreihen.</translation>
    </message>
    <message>
        <source>No network has carried anything yet.</source>
        <translation>Noch hat kein Netzwerk etwas übertragen.</translation>
    </message>
    <message>
        <source>Bytes received and sent. Opens the network chart.</source>
        <translation>Empfangene und gesendete Bytes. Führt zum Netzwerk-Diagramm.</translation>
    </message>
    <message>
        <source>Packets dropped, and connections that servers did not accept in time. Opens these series.</source>
        <translation>Weggeworfene Pakete und Verbindungen, die Server nicht rechtzeitig annahmen. Führt zu diesen Messreihen.</translation>
    </message>
    <message>
        <source>Share of TCP segments that were retransmitted, and packets with errors. Opens these series.</source>
        <translation>Anteil der TCP-Segmente, die noch einmal gesendet werden mussten, und Pakete mit Fehlern. Führt zu diesen Messreihen.</translation>
    </message>
</context>
<context>
    <name>wai::UxPage</name>
    <message>
        <source>Last hour</source>
        <translation>Letzte Stunde</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Letzter Tag</translation>
    </message>
    <message>
        <source>Last week</source>
        <translation>Letzte Woche</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>Letzte 30 Tage</translation>
    </message>
    <message>
        <source>Visits of</source>
        <translation>Besuche von</translation>
    </message>
    <message>
        <source> ms</source>
        <translation> ms</translation>
    </message>
    <message>
        <source>Apdex target</source>
        <translation>Apdex-Ziel</translation>
    </message>
    <message>
        <source>Up to which time an operation satisfies its user. Operations of traces are counted against the target of the moment.</source>
        <translation>Bis zu welcher Zeit ein Vorgang seinen Nutzer zufriedenstellt. Vorgänge aus Traces werden am jeweils geltenden Ziel gezählt.</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>Kennzahlen</translation>
    </message>
    <message>
        <source>Operations</source>
        <translation>Vorgänge</translation>
    </message>
    <message>
        <source>What users wait for</source>
        <translation>Worauf Nutzer warten</translation>
    </message>
    <message>
        <source>Nothing measured</source>
        <translation>Nichts gemessen</translation>
    </message>
    <message>
        <source>Nothing rated</source>
        <translation>Nichts bewertet</translation>
    </message>
    <message>
        <source>Nothing is poor</source>
        <translation>Nichts ist schlecht</translation>
    </message>
    <message>
        <source>Poor: %1 of %2 figures</source>
        <translation>Schlecht: %1 von %2 Kennzahlen</translation>
    </message>
    <message>
        <source>of %1</source>
        <translation>von %1</translation>
    </message>
    <message>
        <source>of %1 programs</source>
        <translation>von %1 Programmen</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Nothing to improve that the figures of the last week would show.</source>
        <translation>Nichts zu verbessern, was die Kennzahlen der letzten Woche zeigten.</translation>
    </message>
    <message>
        <source>Its series is not in the history.</source>
        <translation>Seine Reihe ist nicht im Verlauf.</translation>
    </message>
    <message>
        <source>This dashboard too</source>
        <translation>Auch dieses Programm</translation>
    </message>
    <message>
        <source>Also how this window itself feels: its event loop, its frames and its hangs</source>
        <translation>Auch, wie sich dieses Fenster selbst anfühlt: seine Ereignisschleife, seine Bilder und seine Hänger</translation>
    </message>
    <message>
        <source>No application has reported how it feels yet.
A web page does with @wai/performance (own-programs.md of the documentation), a Qt application with performance::UiProbe, a command with “wai-performance run”, and any service that sends OpenTelemetry traces.
Web pages must be let in first: Settings, “Metrics of other programs”.</source>
        <translation>Noch hat keine Anwendung gesagt, wie sie sich anfühlt.
Eine Webseite tut es mit @wai/performance (own-programs.md der Dokumentation), eine Qt-Anwendung mit performance::UiProbe, ein Befehl mit „wai-performance run“, und jeder Dienst, der OpenTelemetry-Traces sendet.
Webseiten müssen zuerst eingelassen werden: Einstellungen, „Metriken anderer Programme“.</translation>
    </message>
</context>
<context>
    <name>wai::WhatChangedDialog</name>
    <message>
        <source>Edit …</source>
        <translation>Bearbeiten …</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>What changed</source>
        <translation>Was sich änderte</translation>
    </message>
    <message>
        <source>Search: a package, a service, a setting, a word of a note</source>
        <translation>Suchen: ein Paket, ein Dienst, eine Einstellung, ein Wort einer Notiz</translation>
    </message>
    <message>
        <source>Search what changed</source>
        <translation>Suchen in dem, was sich änderte</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Every kind</source>
        <translation>Jede Art</translation>
    </message>
    <message>
        <source>How far back</source>
        <translation>Wie weit zurück</translation>
    </message>
    <message>
        <source>One day before</source>
        <translation>Einen Tag davor</translation>
    </message>
    <message>
        <source>A week before</source>
        <translation>Eine Woche davor</translation>
    </message>
    <message>
        <source>30 days before</source>
        <translation>30 Tage davor</translation>
    </message>
    <message>
        <source>Write a note …</source>
        <translation>Notiz schreiben …</translation>
    </message>
    <message>
        <source>Of the moment that is picked in the charts, else of now (N in any chart)</source>
        <translation>Zu dem Zeitpunkt, der in den Diagrammen gewählt ist, sonst zu jetzt (N in jedem Diagramm)</translation>
    </message>
    <message>
        <source>Copy rows</source>
        <translation>Zeilen kopieren</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>bis %1</translation>
    </message>
    <message>
        <source>until now</source>
        <translation>bis jetzt</translation>
    </message>
    <message>
        <source>Nothing is known to have changed %1.</source>
        <translation>Es ist nichts bekannt, was sich %1 geändert hat.</translation>
    </message>
    <message>
        <source>None of %1 fits the search.</source>
        <translation>Keines von %1 passt zur Suche.</translation>
    </message>
    <message>
        <source>%1 of %2, %3</source>
        <translation>%1 von %2, %3</translation>
    </message>
    <message>
        <source>Select a note first: what the machine’s logs say stays as it is</source>
        <translation>Wählen Sie zuerst eine Notiz: Was die Protokolle der Maschine sagen, bleibt, wie es ist</translation>
    </message>
    <message>
        <source>The note “%1” was removed.</source>
        <translation>Die Notiz „%1“ wurde entfernt.</translation>
    </message>
</context>
<context>
    <name>wai::WhyChart</name>
    <message>
        <source>Open in Metrics</source>
        <translation>In Metriken öffnen</translation>
    </message>
    <message>
        <source>%1: %2 instead of %3</source>
        <translation>%1: %2 statt %3</translation>
    </message>
    <message>
        <source>%1: %2, usually %3</source>
        <translation>%1: %2, üblicherweise %3</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>wai::WhyPage</name>
    <message>
        <source>In this range the machine did what it did before: nothing that was looked at was short, slow or in somebody’s way. What felt slow may have waited for something outside of this machine.</source>
        <translation>In diesem Zeitraum tat die Maschine, was sie davor tat: Nichts, was angesehen wurde, war knapp, langsam oder jemandem im Weg. Was sich langsam anfühlte, hat vielleicht auf etwas außerhalb dieser Maschine gewartet.</translation>
    </message>
    <message>
        <source>Go to %1</source>
        <translation>Gehe zu %1</translation>
    </message>
</context>
</TS>
