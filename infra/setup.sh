#!/bin/sh
# Make the Python environment at $1 on a bare Debian or Ubuntu: python3 3.11 or newer is all that must be there.
set -eu
venv=$1
python=${PYTHON3:-python3}

say() { printf '%s\n' "$*"; }

if ! "$python" -c 'import sys; raise SystemExit(sys.version_info < (3, 11))' 2>/dev/null; then
  say "Python 3.11 or newer is needed (found: $("$python" --version 2>&1 || echo none))."
  exit 1
fi

packages() { # install Debian packages, if this user may
  if [ "$(id -u)" = 0 ]; then
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "$@" >/dev/null
  elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
    sudo apt-get update -qq && sudo DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "$@" >/dev/null
  else
    say "Python's venv module is missing. Type:  sudo apt-get install $*   and try again."
    exit 1
  fi
}

if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
  version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
  say "installing python$version-venv"
  packages "python$version-venv" || packages python3-venv
fi

say "making the Python environment in $venv (a minute or two the first time)"
[ -x "$venv/bin/python" ] || "$python" -m venv "$venv"
"$venv/bin/python" -m pip install --quiet --disable-pip-version-check uv==0.13.9
# uv is faster; pip is there for where uv does not get through. The system's certificates, for networks with their own.
"$venv/bin/uv" pip install --quiet --system-certs --python "$venv/bin/python" -r requirements-dev.txt ||
  "$venv/bin/python" -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
