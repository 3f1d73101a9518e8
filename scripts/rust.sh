# Chooses the compiler and its flags. Sourced by ./dev.
#
# The pinned compiler of rust-toolchain.toml is installed through rustup. Where
# that cannot be, the compiler that is there builds the same site with sizes of
# its own, so gates and lints only fail under the pinned one.

pinned=$(sed -n 's/^channel = "\(.*\)"$/\1/p' rust-toolchain.toml)
wasm_target=wasm32-unknown-unknown
# rustup fetches what is asked for below, and nothing behind that.
export RUSTUP_AUTO_INSTALL=0

is_pinned() { [[ $(rustc --version) == "rustc $pinned "* ]]; }
has_wasm_target() { [ -d "$(rustc --print sysroot)/lib/rustlib/$wasm_target" ]; }
has_sources() { [ -d "$(rustc --print sysroot)/lib/rustlib/src/rust/library" ]; }

set_up_rust() {
  have cc || stop "A C compiler is missing. Install one:  sudo apt-get install build-essential"
  have cargo || stop "Rust is missing. Install it from https://rustup.rs or, on Debian:  sudo apt-get install $debian_rust"
  # A toolchain that the reader chose, by RUSTUP_TOOLCHAIN or `rustup override`, stays.
  if have rustup && [ -z "${RUSTUP_TOOLCHAIN:-}" ]; then
    install_pinned || fall_back
  fi
  has_wasm_target || has_sources || add_wasm_target || use_debian_rust
  is_pinned || say "This is $(rustc --version), not the pinned $pinned: sizes and lints are shown, and fail nothing."
}

install_pinned() {
  is_complete && return
  say "Installing Rust $pinned with rustup (half a minute)"
  rustup toolchain install "$pinned" --no-self-update --profile minimal \
    --component clippy --component rustfmt --component rust-src --target "$wasm_target"
}

is_complete() {
  local component
  rustc --version >/dev/null 2>&1 || return
  for component in cargo-clippy cargo-fmt; do rustup which "$component" >/dev/null 2>&1 || return; done
  has_wasm_target && has_sources
}

fall_back() {
  local toolchain
  toolchain=$(cd / && rustup default 2>/dev/null) || stop "Rust $pinned cannot be installed, and rustup has no other toolchain. Install one:  rustup default stable"
  export RUSTUP_TOOLCHAIN=${toolchain%% *}
  say "Rust $pinned cannot be installed here; going on with $RUSTUP_TOOLCHAIN"
}

add_wasm_target() { have rustup && rustup target add "$wasm_target"; }

debian_rust="rustc-web cargo-web rust-web-src lld-22"

# Debian's packaged Rust, which comes with the sources of std.
use_debian_rust() {
  local by_hand="Rust's standard library for $wasm_target is missing. Install it:  rustup target add $wasm_target  or, on Debian:  sudo apt-get install $debian_rust"
  [ -x /usr/bin/cargo ] && [ -d /usr/lib/rustlib/src/rust/library ] || {
    have apt-get || stop "$by_hand"
    say "Installing Debian's Rust, because this one cannot compile for the browser"
    # shellcheck disable=SC2086 # one word a package
    install_packages $debian_rust || stop "$by_hand"
  }
  unset RUSTUP_TOOLCHAIN
  export PATH="/usr/bin:$PATH"
  hash -r
  has_sources || stop "$by_hand"
}

# Whether std is built for the browser too, small and without the words of
# panics, which nobody would see: 21 KB of 168 KB that start. The flags for it
# are not stable, so they are for the pinned compiler, which is known to have
# them, and for a compiler that comes without a std for the browser.
# STABLE=1 builds without them.
builds_std() {
  [ "${STABLE:-}" = 1 ] && return 1
  is_pinned || ! has_wasm_target
}

for_browser() {
  builds_std || { "$@"; return; }
  RUSTC_BOOTSTRAP=1 \
    CARGO_UNSTABLE_BUILD_STD=std,panic_abort \
    CARGO_UNSTABLE_BUILD_STD_FEATURES=optimize_for_size \
    CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS="-Zunstable-options -Cpanic=immediate-abort -Zlocation-detail=none -Zfmt-debug=none" \
    "$@"
}

# Without the flags wherever a std for the browser is there.
for_browser_plainly() {
  if has_wasm_target; then "$@"; else for_browser "$@"; fi
}

# For what runs here, nothing of the above, even when called while building that.
natively() {
  env -u RUSTC_BOOTSTRAP -u CARGO_UNSTABLE_BUILD_STD -u CARGO_UNSTABLE_BUILD_STD_FEATURES "$@"
}
