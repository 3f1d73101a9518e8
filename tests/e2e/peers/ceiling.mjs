// This browser's SIMD ceiling: a WASM loop of multiplications and additions of
// four numbers at a time, all in registers, assembled here byte by byte.

// Chains side by side, enough to keep every unit busy while one waits; with
// the factor and the summand they fill the registers.
const CHAINS = 12;
const TURNS = 20_000;

const leb = (value) => {
  const bytes = [];
  do {
    bytes.push((value & 0x7f) | (value > 0x7f ? 0x80 : 0));
    value >>>= 7;
  } while (value);
  return bytes;
};
const section = (id, content) => [id, ...leb(content.length), ...content];
const get = (local) => [0x20, local];
const set = (local) => [0x21, local];
const splat = (value) => [0x43, ...new Uint8Array(Float32Array.of(value).buffer), 0xfd, 0x13];
const ADD = [0xfd, 0xe4, 0x01];
const MULTIPLY = [0xfd, 0xe6, 0x01];

// (func (param i32) (result f32)): local 0 counts down, 1 is the factor, 2 the summand.
function program() {
  const chains = Array.from({ length: CHAINS }, (_, i) => 3 + i);
  const body = [
    ...leb(1), ...leb(2 + CHAINS), 0x7b,
    ...splat(0.999), ...set(1), ...splat(0.001), ...set(2),
    ...chains.flatMap((chain) => [...splat(chain / 10), ...set(chain)]),
    0x03, 0x40,
    ...chains.flatMap((chain) => [...get(chain), ...get(1), ...MULTIPLY, ...get(2), ...ADD, ...set(chain)]),
    ...get(0), 0x41, 0x01, 0x6b, 0x22, 0x00, 0x0d, 0x00,
    0x0b,
    ...get(chains[0]), ...chains.slice(1).flatMap((chain) => [...get(chain), ...ADD]), 0xfd, 0x1f, 0x00,
    0x0b,
  ];
  return Uint8Array.from([
    0, 0x61, 0x73, 0x6d, 1, 0, 0, 0,
    ...section(1, [1, 0x60, 1, 0x7f, 1, 0x7d]),
    ...section(3, [1, 0]),
    ...section(7, [1, 1, 0x66, 0, 0]),
    ...section(10, [1, ...leb(body.length), ...body]),
  ]);
}

// Does one stretch of work; gives the operations done.
export async function ceiling() {
  const { instance } = await WebAssembly.instantiate(program());
  return () => {
    if (!Number.isFinite(instance.exports.f(TURNS))) throw new Error('the loop went wrong');
    return TURNS * CHAINS * 4 * 2;
  };
}
