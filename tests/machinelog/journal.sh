#!/bin/sh
# A real systemd-journald of this mount namespace, which is told what its clients say on standard input, in pieces between empty
# lines as logger(1) --journald takes them. What it wrote is put below $1.
#   unshare --mount tests/machinelog/journal.sh FOLDER < pieces
set -e
mount -t tmpfs none /run
mkdir -p /run/systemd/journal /run/systemd/system /run/log
/lib/systemd/systemd-journald >/dev/null 2>&1 &
journald=$!
for _ in $(seq 100); do [ -S /run/systemd/journal/io.systemd.journal ] && break; sleep 0.1; done
piece=
tell() {
    case $piece in
        '') ;;
        *) printf '%s\n' "$piece" | logger --journald ;;
    esac
    piece=
}
while IFS= read -r line; do
    if [ -z "$line" ]; then tell; elif [ -z "$piece" ]; then piece=$line; else piece="$piece
$line"; fi
done
tell
printf 'MESSAGE=end of %s\n' $$ | logger --journald
for _ in $(seq 300); do
    journalctl --directory=/run/log/journal --output=cat --no-pager 2>/dev/null | grep -qxF "end of $$" && break
    sleep 0.1
done
kill "$journald"
wait "$journald" || true
cp -r /run/log/journal "$1"
