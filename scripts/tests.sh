# What ./dev check, test and bench run. Sourced by ./dev.

build() {
  say "Building the site into dist/ (about 8 minutes the first time)"
  # Trunk cannot make the app's glue smaller, which is not the one that is used.
  for_browser trunk build --release --log warn,trunk::processing::minify=error
  site gate dist
}

# Newer compilers know more lints: what they find is shown, and fails nothing.
linted_with=1.99

check() {
  local deny=()
  case "$(rustc --version)" in
    "rustc $linted_with."*) deny=(-D warnings) ;;
  esac
  say "Format, lints and native tests"
  cargo fmt --check
  cargo clippy --quiet --all-targets -- "${deny[@]}"
  cargo clippy --quiet --profile site --all-targets --features site -- "${deny[@]}"
  for_browser cargo clippy --quiet --target wasm32-unknown-unknown --features web --bin app -- "${deny[@]}"
  for_browser cargo clippy --quiet --target wasm32-unknown-unknown --features worker --bin trainer --bin trainer_simd --bin cluster --bin cluster_simd --bin writer --bin writer_simd -- "${deny[@]}"
  cargo test --quiet --profile site --features site
}

browser_tests() {
  say "Journeys in Chromium"
  (cd tests/e2e && node --test --test-concurrency=1 *.test.mjs)
}

bench() {
  say "Measuring"
  (cd tests/e2e && node bench.mjs)
}
