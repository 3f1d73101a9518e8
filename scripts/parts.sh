# Cuts the app that Trunk left into what starts and parts that come by need.
# Sourced by ./dev, run in Trunk's hook.

wasm_features=(
  --enable-bulk-memory --enable-bulk-memory-opt --enable-nontrapping-float-to-int --enable-sign-ext
  --enable-mutable-globals --enable-multivalue --enable-reference-types --enable-call-indirect-overlong
)

# Trunk's own app.js and app_bg.wasm are of the whole app: these take their place.
cut_into_parts() {
  local staging=$1 target=${CARGO_TARGET_DIR:-target} parts part shared=()
  parts=$target/parts
  rm -rf "$parts"
  site cut "$target/wasm32-unknown-unknown/release/app.wasm" "$parts"
  # Parts call functions of the first by the names the linker gave them.
  wasm-bindgen --target web --no-typescript --keep-lld-exports --out-dir "$parts" --out-name app "$parts/main.wasm"
  # What several parts share goes with the first: each of a dozen small files
  # would cost a request of its own.
  for part in "$parts"/chunk_*.wasm; do shared+=("$part" "$(basename "$part" .wasm)"); done
  wasm-merge --quiet "${wasm_features[@]}" "$parts/app_bg.wasm" __wasm_split "${shared[@]}" -o "$parts/whole.wasm"
  rm -f "$staging"/app*.js "$staging"/app*.wasm
  cp "$parts/app.js" "$staging/app.js"
  wasm-opt --quiet -Oz "${wasm_features[@]}" "$parts/whole.wasm" -o "$staging/app_bg.wasm"
  for part in "$parts"/split_*.wasm; do
    part=$(basename "$part" .wasm)
    wasm-opt --quiet -Oz "${wasm_features[@]}" "$parts/$part.wasm" -o "$staging/${part#split_}.wasm"
  done
}
