# Cuts the app that Trunk left into what starts and parts that come by need.
# Sourced by ./dev, run in Trunk's hook.

wasm_features=(
  --enable-bulk-memory --enable-bulk-memory-opt --enable-nontrapping-float-to-int --enable-sign-ext
  --enable-mutable-globals --enable-multivalue --enable-reference-types --enable-call-indirect-overlong
)

# Names that the linker gave are on their way out; tools that do not know a kind of them say so.
quietly() { "$@" 2> >(grep -v "unknown name subsection" >&2); }

small() { quietly wasm-opt --quiet -Oz "${wasm_features[@]}" "$1" -o "$2"; }

# Trunk's own app.js and app_bg.wasm are of the whole app: these take their place.
cut_into_parts() {
  local staging=$1 target=${CARGO_TARGET_DIR:-target} piece
  local parts=$target/parts pieces=()
  rm -rf "$parts"
  site cut "$target/wasm32-unknown-unknown/release/app.wasm" "$parts"
  rm -f "$staging"/app*.js "$staging"/app*.wasm
  for piece in "$parts"/*.wasm; do small "$piece" "$staging/$(basename "$piece")"; done
  # Parts call functions of the first by the names the linker gave them.
  wasm-bindgen --target web --no-typescript --keep-lld-exports --out-dir "$parts" --out-name app "$parts/app/main.wasm"
  # Without its comments and indents the glue is a kilobyte less.
  sed -E '/^ *(\/\*\*|\*|\/\/)/d; s/^ +//; /^$/d' "$parts/app.js" >"$staging/app.js"
  # Little pieces that several parts share go with the first: each would be a request.
  rm "$parts/app/main.wasm"
  for piece in "$parts"/app/*.wasm; do pieces+=("$piece" "$(basename "$piece" .wasm)"); done
  quietly wasm-merge --quiet "${wasm_features[@]}" "$parts/app_bg.wasm" __wasm_split "${pieces[@]}" -o "$parts/merged.wasm"
  small "$parts/merged.wasm" "$staging/app_bg.wasm"
}
