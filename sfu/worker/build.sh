#!/bin/sh
# Builds mediasoup-worker from the sources inside the npm package `mediasoup`, against Debian's libraries,
# with nothing downloaded. Usage: build.sh node_modules/mediasoup OUTPUT_FILE
# Needs the Debian packages of packages.txt.
set -eu
package=$(cd "$1" && pwd)
output=$2
here=$(cd "$(dirname "$0")" && pwd)

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 143' HUP INT TERM
cp -r "$package/worker/." "$work"
cp -r "$here/overlay/." "$work/subprojects"

# Debian 12's meson is 1.0.1 and enough.
sed -i "s/meson_version: '>= 1.1.0'/meson_version: '>= 1.0.0'/" "$work/meson.build"

# The worker's BIO callback answers 1 to every control call. An OpenSSL built with kernel TLS (Debian's is) then believes
# that the BIO does kernel TLS, allocates no write buffer, and crashes on the first ServerHello. Hand the real answer through.
sed -i 's/(operationType == BIO_CB_RETURN) ?/((operationType \& BIO_CB_RETURN) != 0) ?/' "$work/src/RTC/DtlsTransport.cpp"
grep -q 'operationType & BIO_CB_RETURN) != 0' "$work/src/RTC/DtlsTransport.cpp"

meson setup "$work/build" "$work" --buildtype release -Db_ndebug=true --wrap-mode nodownload
# The headers that flatc generates come first: the build does not say that everything else waits for them, and where the
# machine is busy something else is compiled before they are there.
ninja -C "$work/build" fbs/FBS/dataConsumer.h
ninja -C "$work/build" mediasoup-worker
strip -o "$output" "$work/build/mediasoup-worker"
