#!/bin/sh
# Install the Debian packages that the tests use, where that is allowed; otherwise name them and go on: pytest then
# reports the tests that need them as not run, or as failed where CI=true.

missing() {
    command -v bwrap >/dev/null || printf ' bubblewrap'
    command -v chromium >/dev/null || printf ' chromium'
}

[ -n "$(missing)" ] || exit 0

if command -v apt-get >/dev/null; then
    if [ "$(id -u)" = 0 ]; then root=""; else root="sudo -n"; fi
    if $root true 2>/dev/null; then
        echo "Installing what the tests need:$(missing)"
        log=$(mktemp)
        { $root apt-get update -q && $root env DEBIAN_FRONTEND=noninteractive \
            apt-get install -q -y --no-install-recommends $(missing); } >"$log" 2>&1 || tail -n 5 "$log" >&2
        rm -f "$log"
    fi
fi

[ -z "$(missing)" ] || echo "Not installed:$(missing). As root: apt-get install$(missing)" >&2
