# Sets up what is missing: Rust for wasm32, Trunk, wasm-bindgen, wasm-opt, a browser.
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
  set_up_wasm_target
}

# std for wasm32: from rustup, or built once from the sources Debian packages.
set_up_wasm_target() {
  local sysroot lib
  sysroot="$(rustc --print sysroot)"
  lib="$sysroot/lib/rustlib/wasm32-unknown-unknown/lib"
  if compgen -G "$lib/libstd-*.rlib" >/dev/null; then return; fi
  if have rustup && rustup target add wasm32-unknown-unknown; then return; fi
  if [ ! -d "$sysroot/lib/rustlib/src/rust/library" ]; then
    stop "Rust's standard library for wasm32 is missing, and so are the sources to build it from. Install them:  sudo apt-get install rust-web-src lld-22"
  fi
  say "Building Rust's standard library for wasm32 (about a minute, once)"
  build_wasm_std "$lib"
}

# An empty program is built with its own standard library, which is then kept
# beside the compiler's others. Link-time optimisation needs the bitcode.
build_wasm_std() {
  local lib="$1" empty sudo=""
  empty="$(mktemp -d)"
  cargo init --quiet --name empty "$empty"
  (
    cd "$empty"
    RUSTC_BOOTSTRAP=1 RUSTFLAGS=-Cembed-bitcode=yes \
      cargo build --quiet --release --target wasm32-unknown-unknown -Zbuild-std=std,panic_abort
  )
  [ -w "$(dirname "$(dirname "$(dirname "$lib")")")" ] || sudo=sudo
  $sudo mkdir -p "$lib"
  $sudo cp "$empty"/target/wasm32-unknown-unknown/release/deps/lib*.rlib "$lib/"
  rm -rf "$empty"
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
  if [ ! -d tests/e2e/node_modules ] || [ tests/e2e/package-lock.json -nt tests/e2e/node_modules ]; then
    say "Fetching the browser tests' packages (about 20 seconds)"
    (cd tests/e2e && npm ci --silent --no-audit --no-fund --ignore-scripts && touch node_modules)
  fi
}
