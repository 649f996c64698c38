#!/bin/sh
# A real systemd-journald of this mount namespace, which is told what its clients say on standard input, in pieces between empty
# lines as logger(1) --journald takes them; a piece "kernel TEXT" is written to the kernel's log instead. What it wrote is put below $1.
#   unshare --mount tests/machinelog/journal.sh FOLDER < pieces
set -e
mount -t tmpfs none /run
mkdir -p /run/systemd/journal /run/systemd/system /run/log
/lib/systemd/systemd-journald >/dev/null 2>&1 &
journald=$!
for _ in $(seq 100); do [ -S /run/systemd/journal/io.systemd.journal ] && break; sleep 0.1; done
has() {
    journalctl --directory=/run/log/journal --output=cat --no-pager 2>/dev/null | grep -qxF "$1"
}
piece=
tell() {
    case $piece in
        '') ;;
        'kernel '*)
            # The kernel takes ten such lines in five seconds, of all programs together (printk_devkmsg), and drops the others.
            for _ in $(seq 60); do
                printf '<3>%s' "${piece#kernel }" > /dev/kmsg
                sleep 0.5
                has "${piece#kernel }" && break
            done ;;
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
for _ in $(seq 300); do has "end of $$" && break; sleep 0.1; done
kill "$journald"
wait "$journald" || true
cp -r /run/log/journal "$1"
