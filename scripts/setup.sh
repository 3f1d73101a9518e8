# Sets up what is missing: Rust with its sources, Trunk, wasm-bindgen, wasm-opt, a browser.
# Sourced by ./dev; expects $tools.

trunk_version=0.21.14
wasm_bindgen_version=0.2.130
binaryen_version=132

say() { printf '\n\033[1m%s\033[0m\n' "$*"; }
stop() { printf '\n%s\n' "$*" >&2; exit 1; }
have() { command -v "$1" >/dev/null 2>&1; }

set_up_rust() {
  have cc || stop "A C compiler is missing. Install one:  sudo apt-get install build-essential"
  if ! have cargo; then
    stop "Rust is missing. Install it from https://rustup.rs or, on Debian:  sudo apt-get install rustc-web cargo-web rust-web-src lld-22"
  fi
  if [ ! -d "$(rustc --print sysroot)/lib/rustlib/src/rust/library" ]; then
    have rustup && rustup component add rust-src ||
      stop "The sources of Rust's standard library are missing. Install them:  rustup component add rust-src  or, on Debian:  sudo apt-get install rust-web-src lld-22"
  fi
}

# For what runs in the browser, std too is built, small and without the words
# of panics, which nobody would see: an eighth less to download. The flags are
# not stable yet, but in every compiler since 1.92.
for_browser() {
  RUSTC_BOOTSTRAP=1 \
    CARGO_UNSTABLE_BUILD_STD=std,panic_abort \
    CARGO_UNSTABLE_BUILD_STD_FEATURES=optimize_for_size \
    CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS="-Zunstable-options -Cpanic=immediate-abort -Zlocation-detail=none -Zfmt-debug=none" \
    "$@"
}

# For what runs here, nothing of the above, even when called while building that.
natively() {
  env -u RUSTC_BOOTSTRAP -u CARGO_UNSTABLE_BUILD_STD -u CARGO_UNSTABLE_BUILD_STD_FEATURES "$@"
}

# Built to be correct, not fast: half the time of a full release build.
install_tool() {
  CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_OPT_LEVEL=1 CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 \
    cargo install --quiet --root "$tools" "$@"
}

set_up_build() {
  set_up_rust
  # Trunk builds offline, so that nothing is fetched behind anyone's back.
  cargo fetch --quiet
  for_browser cargo fetch --quiet --locked --manifest-path "$(rustc --print sysroot)/lib/rustlib/src/rust/library/Cargo.toml"
  if [ "$("$tools/bin/trunk" --version 2>/dev/null)" != "trunk $trunk_version" ]; then
    say "Building Trunk $trunk_version (about 8 minutes on two cores, once)"
    install_tool trunk --version "$trunk_version" --locked --no-default-features --features rustls
  fi
  if [ "$("$tools/bin/wasm-bindgen" --version 2>/dev/null)" != "wasm-bindgen $wasm_bindgen_version" ]; then
    say "Building wasm-bindgen $wasm_bindgen_version (about 5 minutes on two cores, once)"
    # Its lock file can name crates an index no longer serves, so it is not used.
    install_tool wasm-bindgen-cli --version "$wasm_bindgen_version"
  fi
  have node && have npm || stop "Node.js is missing; wasm-opt and the browser tests need it. Install it:  sudo apt-get install nodejs npm"
  if ! "$tools/npm/node_modules/.bin/wasm-opt" --version 2>/dev/null | grep -q "version $binaryen_version"; then
    say "Fetching wasm-opt $binaryen_version (seconds)"
    mkdir -p "$tools/npm"
    (cd "$tools/npm" && npm install --silent --no-audit --no-fund --ignore-scripts "binaryen@$binaryen_version")
  fi
}

set_up_browser() {
  [ "$(node -p 'process.versions.node.split(".")[0]')" -ge 20 ] || stop "The browser tests need Node.js 20 or newer; this is $(node --version)."
  if ! have chromium || ! have chromedriver; then
    local sudo="" by_hand="Chromium and ChromeDriver are missing; install them so that chromium and chromedriver are on the PATH."
    [ "$(id -u)" = 0 ] || sudo=sudo
    have apt-get || stop "$by_hand"
    say "Installing Chromium and its driver (about a minute)"
    $sudo apt-get update -qq
    $sudo apt-get install -y -qq chromium chromium-driver >/dev/null || stop "$by_hand"
  fi
  # The configuration for nginx that is built is tested with nginx itself.
  if [ ! -x /usr/sbin/nginx ] || [ ! -e /usr/lib/nginx/modules/ngx_http_brotli_static_module.so ] || ! have curl; then
    local sudo="" by_hand="nginx with its module for ready brotli files, or curl, is missing; install  nginx libnginx-mod-http-brotli-static curl"
    [ "$(id -u)" = 0 ] || sudo=sudo
    have apt-get || stop "$by_hand"
    say "Installing nginx, which one of the journeys starts on a port of its own (half a minute)"
    $sudo apt-get update -qq
    $sudo apt-get install -y -qq --no-install-recommends nginx libnginx-mod-http-brotli-static curl >/dev/null || stop "$by_hand"
  fi
  if [ ! -d tests/e2e/node_modules ] || [ tests/e2e/package-lock.json -nt tests/e2e/node_modules ]; then
    say "Fetching the browser tests' packages (about 20 seconds)"
    (cd tests/e2e && npm ci --silent --no-audit --no-fund --ignore-scripts && touch node_modules)
  fi
}
