#!/usr/bin/env bash
# Puts in place what `make run` and `make test` need: a virtual environment in .venv, the locked packages in it, and the
# programs and fonts that pip cannot bring. Whatever is there already is left alone, so a second run takes a moment.
#
#   tools/prepare.sh run     for the program
#   tools/prepare.sh dev     for the program and the checks of its code
#   tools/prepare.sh test    for all of that and the tests
#
# PYTHON=…  the interpreter to make .venv from, in place of the first fitting one found
# NO_APT=1  never ask apt for anything, only say what is missing
set -euo pipefail
cd "$(dirname "$0")/.."

say() { printf '%s\n' "$*" >&2; }

# ---- system packages ------------------------------------------------------------------------------------------------

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi
}

may_install() {
  [ -z "${NO_APT:-}" ] && command -v apt-get >/dev/null &&
    { [ "$(id -u)" = 0 ] || { command -v sudo >/dev/null && sudo -n true 2>/dev/null; }; }
}

# install_system PURPOSE PACKAGE…: through apt where that needs no password; else says what to install, and fails
install_system() {
  local purpose=$1
  shift
  if may_install; then
    say "Installing with apt ($purpose): $*"
    # a third party's broken package source must not stop what the distribution itself has
    as_root apt-get -qq update </dev/null >/dev/null || true
    if as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq install --no-install-recommends "$@" </dev/null >/dev/null; then
      return 0
    fi
  fi
  say "Missing ($purpose). To install it: sudo apt-get install $*"
  return 1
}

# ---- the virtual environment ----------------------------------------------------------------------------------------

# the releases that the lock files have built packages for
fits() {
  "$1" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 14))' 2>/dev/null
}

find_python() {
  local candidate
  for candidate in ${PYTHON:+"$PYTHON"} python3 python3.14 python3.13 python3.12 python3.11; do
    if fits "$candidate"; then
      printf '%s\n' "$candidate"
      return 0
    elif [ "$candidate" = "${PYTHON:-}" ]; then
      break
    fi
  done
  say "Python 3.11 to 3.14 is needed; ${PYTHON:-python3} is $("${PYTHON:-python3}" --version 2>&1 || true)."
  say "Install one (for example: sudo apt-get install python3.11 python3.11-venv), or name one: make PYTHON=/path/to/python3.12 …"
  return 1
}

make_environment() {
  if fits .venv/bin/python && .venv/bin/python -m pip --version >/dev/null 2>&1; then return 0; fi
  local python release
  python=$(find_python)
  release=$("$python" -c 'import sys; print("python%d.%d" % sys.version_info[:2])')
  # Debian keeps the part of Python that makes environments in a package of its own
  "$python" -c 'import ensurepip, venv' 2>/dev/null || install_system "virtual environments" "$release-venv"
  say "Making the virtual environment .venv ($("$python" --version))"
  "$python" -m venv --clear .venv
}

# install_locked LOCK: the packages of a lock file, hashes checked, and this project itself from its source
install_locked() {
  say "Installing the packages of $1 into .venv (the first time a few minutes)"
  .venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r "$1"
  .venv/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
}

# a stamp that another lock file, another release or another place of the folder makes void
stamp() {
  printf '.venv/installed-%s-%s\n' "$1" "$({ cat "$1" pyproject.toml && pwd; } | sha256sum | cut -c1-16)"
}

install_packages() {
  local done_before
  done_before=$(stamp "$1")
  if [ -e "$done_before" ]; then return 0; fi
  install_locked "$1"
  rm -f ".venv/installed-$1-"*
  touch "$done_before"
}

# ---- programs and fonts ---------------------------------------------------------------------------------------------

has_models() {
  local models model
  models=$(tesseract --list-langs 2>/dev/null) || return 1
  for model in "$@"; do grep -qx "$model" <<<"$models" || return 1; done
}

has_fonts() { .venv/bin/python -c 'from samples import fonts; fonts.path()' 2>/dev/null; }

# Debian 12 and Ubuntu 22.04 have the fonts that draw Vietnamese in a package of their own, later releases in the plain one
install_fonts() {
  install_system "fonts of the test pages" fonts-liberation2 || install_system "fonts of the test pages" fonts-liberation
}

# the part of LibreOffice that needs no screen; what is there already, of whatever make, will do
has_office() { .venv/bin/python -c 'from extractors.reading import libreoffice as l; raise SystemExit(l.version() is None)' 2>/dev/null; }

install_office() { install_system "to read DOC, RTF and OpenDocument files" libreoffice-writer-nogui libreoffice-calc-nogui; }

has_chromium() { command -v chromium >/dev/null || command -v chromium-browser >/dev/null; }

prepare_run() {
  make_environment
  install_packages requirements.lock
  has_models vie || install_system "to read scans" tesseract-ocr tesseract-ocr-vie ||
    say "Going on without: scanned plans will be set aside with the reason, everything else is read."
  has_office || install_office ||
    say "Going on without: DOC, RTF and OpenDocument files will be set aside with the reason, everything else is read."
}

prepare_dev() {
  make_environment
  install_packages requirements-dev.lock
}

prepare_test() {
  prepare_dev
  has_models vie eng || install_system "to read scans" tesseract-ocr tesseract-ocr-vie tesseract-ocr-eng ||
    say "Going on without: the tests that read scans will be skipped."
  has_office || install_office || say "Going on without: the tests that read old office files will be skipped."
  has_fonts || install_fonts || say "Going on without: the tests that draw pages will be skipped."
  has_chromium || install_system "to look at the web app" chromium ||
    say "Going on without: the tests that look at the web app in a browser will be skipped."
}

case "${1:-}" in
  run) prepare_run ;;
  dev) prepare_dev ;;
  test) prepare_test ;;
  *)
    say "usage: tools/prepare.sh run|dev|test"
    exit 2
    ;;
esac
