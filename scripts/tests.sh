# What ./dev check, test and bench run. Sourced by ./dev.

build() {
  say "Building the site into dist/ (about 8 minutes the first time)"
  trunk build --release --quiet
  site gate dist
}

check() {
  say "Format, lints and native tests"
  cargo fmt --check
  cargo clippy --quiet --all-targets -- -D warnings
  cargo clippy --quiet --profile site --all-targets --features site -- -D warnings
  cargo clippy --quiet --target wasm32-unknown-unknown --features web --bin app -- -D warnings
  cargo clippy --quiet --target wasm32-unknown-unknown --features worker --bin trainer --bin trainer_simd -- -D warnings
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
