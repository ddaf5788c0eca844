#!/bin/sh
# Puts a program into a root of its own, in which there is itself, its libraries and a few devices, all read-only, and nothing
# else; then takes every right from it. To be run within new user and mount namespaces.
# Usage: enter.sh filter|plain PROGRAM ARGUMENTS… (whether system calls are filtered too)
# Nothing here leaves a process behind or between: the program has the number of whoever called this, and mediasoup knows its
# worker by that.
set -eu
PATH=/usr/sbin:/usr/bin:/sbin:/bin
kind=$1
program=$2
shift 2
# A folder that is always there; what lies in it is seen by nobody else while the new root lies over it.
root=$(cd "$(dirname "$0")" && pwd)
filter=$(cat "$root/filter.pl")
mount -t tmpfs -o size=1m,mode=755,nosuid,nodev tmpfs "$root"

show() {
  if [ -d "$1" ]; then mkdir -p "$root$2"; else mkdir -p "$(dirname "$root$2")" && : >"$root$2"; fi
  # What has disks of its own below it can only be shown with them.
  mount -o "bind,$3" "$1" "$root$2" 2>/dev/null || mount -o "rbind,$3" "$1" "$root$2"
}

for folder in /usr/lib /usr/lib32 /usr/lib64 /usr/local/lib; do
  [ ! -d "$folder" ] || show "$folder" "$folder" ro,nosuid,nodev
done
for folder in /lib /lib32 /lib64; do
  if [ -L "$folder" ]; then ln -s "$(readlink "$folder")" "$root$folder"
  elif [ -d "$folder" ]; then show "$folder" "$folder" ro,nosuid,nodev; fi
done
[ ! -f /etc/ld.so.cache ] || show /etc/ld.so.cache /etc/ld.so.cache ro,nosuid,nodev
for device in null zero random urandom; do show "/dev/$device" "/dev/$device" rw; done
show "$(command -v setpriv)" /setpriv ro,nosuid,nodev
show "$program" /program ro,nosuid,nodev
mount -o remount,bind,ro,nosuid,nodev "$root"

set -- "$(command -v chroot)" "$root" /setpriv --no-new-privs --inh-caps=-all --ambient-caps=-all --bounding-set=-all -- /program "$@"
[ "$kind" = plain ] || set -- perl -e "$filter" "$@"
exec "$@"
