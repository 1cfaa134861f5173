# Sourced by the scripts beside this folder: what they need from the machine, and how to build.
# shellcheck shell=bash

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
cd "$ROOT" || exit 1

MIN_NODE="20.19.0"
CARGO=${CARGO:-cargo}
export CARGO

say() { printf '==> %s\n' "$*"; }
fail() {
  printf 'error: %s\n' "$*" >&2
  exit 1
}

# True when version $1 is at least version $2.
at_least() { [ "$(printf '%s\n%s\n' "$2" "$1" | sort -V | head -n 1)" = "$2" ]; }

need_rust() {
  local wanted found
  wanted=$(sed -n 's/^rust-version *= *"\(.*\)"/\1/p' Cargo.toml)
  command -v "$CARGO" >/dev/null || PATH="$HOME/.cargo/bin:$PATH"
  command -v "$CARGO" >/dev/null ||
    fail "Rust is missing: install Rust $wanted or newer from https://rustup.rs"
  found=$(rustc --version | awk '{ print $2 }')
  at_least "$found" "$wanted" ||
    fail "Rust $found is too old, $wanted or newer is needed: rustup update stable (https://rustup.rs)"
}

need_node() {
  local found
  { command -v node && command -v npm; } >/dev/null ||
    fail "Node.js is missing: install Node.js $MIN_NODE or newer with npm (https://nodejs.org)"
  found=$(node -p process.versions.node)
  at_least "$found" "$MIN_NODE" ||
    fail "Node.js $found is too old, $MIN_NODE or newer is needed (https://nodejs.org)"
}

# The browser of the scenarios: CHROMIUM, else the first one installed. Prints its path.
find_chromium() {
  local name
  if [ -n "${CHROMIUM:-}" ]; then
    command -v "$CHROMIUM" || fail "CHROMIUM=$CHROMIUM cannot be run"
    return
  fi
  for name in chromium chromium-browser google-chrome-stable google-chrome; do
    command -v "$name" && return
  done
  return 1
}

# The folder with initdb and pg_ctl of the newest PostgreSQL installed. Prints its path.
find_postgres() {
  local newest
  newest=$(find /usr/lib/postgresql -mindepth 3 -maxdepth 3 -name initdb -path '*/bin/*' 2>/dev/null |
    sort -V | tail -n 1)
  [ -n "$newest" ] && dirname "$newest"
}

# Installs what is lacking for the named needs (compiler, postgres, chromium) where the caller may,
# else says the one line to run.
need_packages() {
  local need packages=() as_root=()
  for need in "$@"; do
    case $need in
      compiler) { command -v cc && command -v make; } >/dev/null || packages+=(build-essential) ;;
      postgres) find_postgres >/dev/null || packages+=(postgresql) ;;
      chromium)
        # Ubuntu has Chromium under another name than Debian.
        find_chromium >/dev/null || if grep -qs '^ID=ubuntu' /etc/os-release; then
          packages+=(chromium-browser)
        else
          packages+=(chromium)
        fi
        ;;
    esac
  done
  [ ${#packages[@]} -eq 0 ] && return 0
  command -v apt-get >/dev/null || fail "please install: ${packages[*]}"
  if [ "$(id -u)" -ne 0 ]; then
    if ! { command -v sudo && sudo -n true; } >/dev/null 2>&1; then
      fail "missing packages, please run: sudo apt-get update && sudo apt-get install -y ${packages[*]}"
    fi
    as_root=(sudo -n)
  fi
  say "installing ${packages[*]}"
  "${as_root[@]}" apt-get update -qq
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
    apt-get install -y -qq --no-install-recommends "${packages[@]}" </dev/null
}

# Installs the npm packages of folder $1 unless they already match its lock file.
npm_packages() {
  local stamp="$1/node_modules/.installed-lock.json"
  cmp -s "$1/package-lock.json" "$stamp" && return 0
  say "installing the npm packages of $1"
  (cd "$1" && npm ci --no-audit --no-fund --loglevel=error </dev/null)
  cp "$1/package-lock.json" "$stamp"
}

# Builds the workspace application into frontend/dist, from where the binary takes it.
build_frontend() {
  local stamp=frontend/node_modules/.built newer
  npm_packages frontend
  if [ -e "$stamp" ] && [ -e frontend/dist ]; then
    newer=$(find frontend locales openapi -newer "$stamp" -type f \
      -not -path 'frontend/node_modules/*' -not -path 'frontend/dist/*' -print -quit 2>/dev/null || true)
    [ -z "$newer" ] && return 0
  fi
  say "building the workspace (frontend/dist)"
  (cd frontend && npm run --silent build </dev/null)
  touch "$stamp"
}

# The folder cargo builds into, wherever environment or configuration put it.
target_dir() {
  "$CARGO" metadata --no-deps --format-version 1 --offline 2>/dev/null |
    node -p 'JSON.parse(require("fs").readFileSync(0, "utf8")).target_directory'
}

# Builds the server in profile $1 (dev or release) and leaves its path in NHIPCAU.
build_server() {
  local folder=debug
  [ "$1" = release ] && folder=release
  # The whole workspace is named, as by the tests: cargo then unites the features of the
  # dependencies alike, and none is compiled a second time.
  "$CARGO" build --locked --profile "$1" --workspace --bin nhipcau
  NHIPCAU="$(target_dir)/$folder/nhipcau"
  [ -x "$NHIPCAU" ] || fail "cargo built no $NHIPCAU"
}
