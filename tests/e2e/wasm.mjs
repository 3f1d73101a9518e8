// Reads a WASM program as far as it takes to tell whether it uses SIMD.

const CODE_SECTION = 10;
const SIMD = 0xfd;

// How many LEB128 numbers follow an instruction; those that are missing have none.
const NUMBERS = new Map([
  ...[0x02, 0x03, 0x04, 0x0c, 0x0d, 0x10, 0x12, 0x3f, 0x40, 0x41, 0x42, 0xd0, 0xd2].map((code) => [code, 1]),
  ...[0x20, 0x21, 0x22, 0x23, 0x24, 0x25, 0x26].map((code) => [code, 1]),
  ...[0x11, 0x13].map((code) => [code, 2]),
  // Loads and stores: alignment and offset.
  ...Array.from({ length: 0x3f - 0x28 }, (_, index) => [0x28 + index, 2]),
]);
// The same for those that begin with 0xfc, by their second number: conversions
// (0 to 7) have none.
const FURTHER_NUMBERS = [0, 0, 0, 0, 0, 0, 0, 0, 2, 1, 2, 1, 2, 1, 2, 1, 1, 1];

class Reader {
  constructor(bytes) {
    this.bytes = bytes;
    this.at = 8; // past the magic number and the version
  }

  number() {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.bytes[this.at++];
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return value;
    }
  }

  numbers(count) {
    for (let read = 0; read < count; read += 1) this.number();
  }

  // Past one instruction; gives whether it is one of SIMD, of which no more is read.
  instruction() {
    const code = this.bytes[this.at++];
    if (code === SIMD) return true;
    if (code === 0xfc) {
      const further = FURTHER_NUMBERS[this.number()];
      if (further === undefined) throw new Error('an instruction that is not known');
      this.numbers(further);
    } else if (code === 0x0e) this.numbers(this.number() + 1); // br_table
    else if (code === 0x1c) this.numbers(this.number()); // select with types
    else if (code === 0x43) this.at += 4; // f32.const
    else if (code === 0x44) this.at += 8; // f64.const
    else this.numbers(NUMBERS.get(code) ?? 0);
    return false;
  }
}

export function usesSimd(bytes) {
  const reader = new Reader(bytes);
  while (reader.at < bytes.length) {
    const section = bytes[reader.at++];
    const size = reader.number();
    if (section !== CODE_SECTION) {
      reader.at += size;
      continue;
    }
    for (let functions = reader.number(); functions > 0; functions -= 1) {
      const length = reader.number();
      const end = reader.at + length;
      for (let locals = reader.number(); locals > 0; locals -= 1) reader.numbers(2);
      while (reader.at < end) if (reader.instruction()) return true;
      if (reader.at !== end) throw new Error('an instruction was misread');
    }
  }
  return false;
}
