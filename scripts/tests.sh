# What ./dev build, release, check, test and bench run. Sourced by ./dev.

build() {
  say "Building the site into dist/ (about 4 minutes the first time)"
  # Trunk cannot make the app's glue smaller, which is not the one that is used.
  for_browser trunk build --release --log warn,trunk::processing::minify=error
  # The goals were set with the pinned compiler and its flags.
  if is_pinned && builds_std; then site gate dist; else site gate dist --warn; fi
}

# The whole site as one file, for a school's own server, and the lesson as one page,
# for a room without a network.
release() {
  say "Packing dist/ into target/site.zip, beside target/lesson1.html"
  have python3 || stop "Python is missing, which packs the site. Install it:  sudo apt-get install python3"
  rm -f target/site.zip
  cp dist/lesson1.html target/lesson1.html
  (cd dist && python3 -m zipfile -c ../target/site.zip .)
}

# Other compilers know other lints: what they find is shown, and fails nothing.
check() {
  local deny=()
  if is_pinned; then deny=(-D warnings); fi
  say "Format, lints and native tests"
  cargo fmt --check
  natively cargo clippy --quiet --profile site --all-targets -- "${deny[@]}"
  natively cargo clippy --quiet --profile site --all-targets --features site -- "${deny[@]}"
  # As plain stable compiles it: the unstable flags change sizes, never the code.
  for_browser_plainly cargo clippy --quiet --target "$wasm_target" --features web --bin app -- "${deny[@]}"
  for_browser_plainly cargo clippy --quiet --target "$wasm_target" --features worker --bin trainer --bin trainer_simd --bin cluster --bin cluster_simd --bin writer --bin writer_simd -- "${deny[@]}"
  natively cargo test --quiet --profile site --features site
}

# A calculator is a file and its lines in the registry: one is added to a copy
# from a template, and the tests of all calculators are run on it.
template() {
  say "A calculator from the template"
  local copy=target/template registry=target/template/src/registry
  rm -rf "$copy" && mkdir -p "$copy"
  git ls-files -z --cached --others --exclude-standard | tar -c --null -T - | tar -x -C "$copy"
  cp tests/template/calculator.rs "$copy/src/widget/template.rs"
  sed -i 's/^pub mod speed;/&\npub mod template;/' "$copy/src/widget/mod.rs"
  sed -i 's/^    &speed::SPEC,/&\n    \&crate::widget::template::SPEC,/' "$registry.rs"
  sed -i 's/^    &answer::DRAWING,/&\n    \&crate::widget::template::DRAWING,/' "$registry/drawings.rs"
  [ "$(cat "$registry.rs" "$registry/drawings.rs" | grep -c template::)" = 2 ] || stop "The registry has other lines than scripts/tests.sh expects"
  (
    CARGO_TARGET_DIR=$PWD/target
    export CARGO_TARGET_DIR
    cd "$copy"
    natively cargo test --quiet --profile site --features site --test calc -- registry:: pocket::
  )
  rm -rf "$copy"
}

# Licences, sources and bans of every crate; known vulnerabilities where the
# database of them can be fetched. Only CI builds the tool for it.
deny() {
  if [ "${CI:-}" = true ]; then
    set_up_cargo_deny
  elif ! have cargo-deny; then
    say "cargo-deny is not installed, so licences and advisories are left to CI"
    return
  fi
  say "Licences, sources and bans"
  cargo deny --log-level error check licenses sources bans
  if cargo deny fetch db >/dev/null 2>&1; then
    cargo deny --log-level error check --disable-fetch advisories
  else
    say "The database of advisories cannot be fetched here: known vulnerabilities were not looked for"
  fi
}

browser_tests() {
  say "Journeys in Chromium"
  (cd tests/e2e && node --test --test-concurrency=2 *.test.mjs)
}

bench() {
  say "Measuring"
  (cd tests/e2e && node bench.mjs)
}
