#!/bin/sh
# What the tests need of the machine beyond Python and Node: a browser, and two plain-text ledgers to compare with.
set -eu
missing=""
command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null || missing="$missing chromium"
command -v ledger >/dev/null || missing="$missing ledger"
command -v hledger >/dev/null || missing="$missing hledger"
[ -z "$missing" ] && exit 0
printf 'installing for the tests:%s\n' "$missing"
if [ "$(id -u)" = 0 ]; then
  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
  sudo apt-get update -qq && sudo DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
else
  printf 'Type:  sudo apt-get install%s   and try again.\n' "$missing"
  exit 1
fi
