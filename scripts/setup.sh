# Sets up the tools that are missing: Trunk, wasm-bindgen, wasm-opt, cargo-deny,
# a browser. Sourced by ./dev after scripts/rust.sh; expects $tools.

trunk_version=0.21.14
wasm_bindgen_version=0.2.130
binaryen_version=132
cargo_deny_version=0.20.2

say() { printf '\n\033[1m%s\033[0m\n' "$*"; }
stop() { printf '\n%s\n' "$*" >&2; exit 1; }
have() { command -v "$1" >/dev/null 2>&1; }

# Installs Debian packages, where this is Debian or one of its kind.
install_packages() {
  local sudo=""
  [ "$(id -u)" = 0 ] || sudo=sudo
  have apt-get || return
  $sudo apt-get update -qq
  $sudo apt-get install -y -qq "$@" >/dev/null
}

# What tools are built from: dependencies that two of them share are built once.
tool_build=$tools/build.$$
trap 'rm -rf "$tool_build"' EXIT

# Builds a tool to be correct, not fast: a quarter of the time of a full release build.
install_tool() {
  local name=$1 version=$2
  shift 2
  natively env CARGO_TARGET_DIR="$tool_build" CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_OPT_LEVEL=0 \
    CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 CARGO_PROFILE_RELEASE_STRIP=debuginfo \
    cargo install --quiet --root "$tools" "$name" --version "$version" "$@"
}

set_up_build() {
  have node && have npm || stop "Node.js is missing; wasm-opt and the browser tests need it. Install it:  sudo apt-get install nodejs npm"
  set_up_rust
  # Trunk builds offline, so that nothing is fetched behind anyone's back.
  cargo fetch --quiet
  if builds_std; then
    for_browser cargo fetch --quiet --locked --manifest-path "$(rustc --print sysroot)/lib/rustlib/src/rust/library/Cargo.toml"
  fi
  if [ "$("$tools/bin/trunk" --version 2>/dev/null)" != "trunk $trunk_version" ]; then
    say "Building Trunk $trunk_version (about 4 minutes on two cores, once)"
    # Its features fetch tools and serve HTTPS: neither is used here.
    install_tool trunk "$trunk_version" --locked --no-default-features
  fi
  if [ "$("$tools/bin/wasm-bindgen" --version 2>/dev/null)" != "wasm-bindgen $wasm_bindgen_version" ]; then
    say "Building wasm-bindgen $wasm_bindgen_version (about 2 minutes on two cores, once)"
    # Its lock file can name crates an index no longer serves, so it is not used.
    install_tool wasm-bindgen-cli "$wasm_bindgen_version" --no-default-features --bin wasm-bindgen
  fi
  if ! "$tools/npm/node_modules/.bin/wasm-opt" --version 2>/dev/null | grep -q "version $binaryen_version"; then
    say "Fetching wasm-opt $binaryen_version (seconds)"
    mkdir -p "$tools/npm"
    (cd "$tools/npm" && npm install --silent --no-audit --no-fund --ignore-scripts "binaryen@$binaryen_version")
  fi
}

set_up_cargo_deny() {
  [ "$("$tools/bin/cargo-deny" --version 2>/dev/null)" = "cargo-deny $cargo_deny_version" ] && return
  say "Building cargo-deny $cargo_deny_version (minutes, once)"
  install_tool cargo-deny "$cargo_deny_version" --locked
}

set_up_browser() {
  [ "$(node -p 'process.versions.node.split(".")[0]')" -ge 20 ] || stop "The browser tests need Node.js 20 or newer; this is $(node --version)."
  if ! have chromium || ! have chromedriver; then
    say "Installing Chromium and its driver (about a minute)"
    install_packages chromium chromium-driver ||
      stop "Chromium and ChromeDriver are missing; install them so that chromium and chromedriver are on the PATH."
  fi
  # The configuration for nginx that is built is tested with nginx itself.
  if [ ! -x /usr/sbin/nginx ] || [ ! -e /usr/lib/nginx/modules/ngx_http_brotli_static_module.so ] || ! have curl; then
    say "Installing nginx, which one of the journeys starts on a port of its own (half a minute)"
    install_packages --no-install-recommends nginx libnginx-mod-http-brotli-static curl ||
      stop "nginx with its module for ready brotli files, or curl, is missing; install  nginx libnginx-mod-http-brotli-static curl"
  fi
  if [ ! -d tests/e2e/node_modules ] || [ tests/e2e/package-lock.json -nt tests/e2e/node_modules ]; then
    say "Fetching the browser tests' packages (about 20 seconds)"
    (cd tests/e2e && npm ci --silent --no-audit --no-fund --ignore-scripts && touch node_modules)
  fi
}
