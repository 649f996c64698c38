#!/bin/sh
# For tst_units: a real systemd of a user, with a bus of its own and a scope in which something sleeps, on a machine that
# was not booted by systemd as well. Usage, as root: unshare --mount user_systemd.sh FOLDER; it lives until its input ends.
set -eu
mount -t tmpfs none /run
mkdir -p /run/systemd/system # "this machine was booted by systemd"
groups=
for tree in /sys/fs/cgroup/systemd /sys/fs/cgroup/unified /sys/fs/cgroup; do
  [ -w "$tree/cgroup.procs" ] || continue
  mkdir -p "$tree/wai-units"
  echo $$ > "$tree/wai-units/cgroup.procs"
  groups="$groups $tree"
done
export XDG_RUNTIME_DIR="$1"
export DBUS_SESSION_BUS_ADDRESS="unix:path=$1/bus"
dbus-daemon --session --address="$DBUS_SESSION_BUS_ADDRESS" --nofork --nopidfile 2>/dev/null &
bus=$!
while [ ! -S "$1/bus" ]; do sleep 0.05; done
/lib/systemd/systemd --user --log-target=null &
manager=$!
leave() {
  kill "$manager" "$bus" 2>/dev/null || true
  wait 2>/dev/null || true
  for tree in $groups; do
    echo $$ > "$tree/cgroup.procs"
    find "$tree/wai-units" -depth -type d -exec rmdir {} \; 2>/dev/null || true
  done
}
trap leave EXIT
for try in 1 2 3 4 5 6 7 8 9 10; do
  sleep 0.3
  kill -USR1 "$manager" # connect to the bus, systemd(1)
  busctl --user status org.freedesktop.systemd1 >/dev/null 2>&1 && break
done
systemd-run --user --scope --quiet --unit=wai-test.scope sleep 600 </dev/null >/dev/null 2>&1 &
for try in 1 2 3 4 5 6 7 8 9 10; do
  sleep 0.2
  systemctl --user is-active --quiet wai-test.scope && break
done
echo ready
cat >/dev/null || true
systemctl --user stop wai-test.scope || true
