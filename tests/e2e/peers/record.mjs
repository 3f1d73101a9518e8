// Writes what was measured of every program into content/data/peers.toml, from
// where the page /speed/ has it.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const FILE = join(fileURLToPath(import.meta.url), '../../../../content/data/peers.toml');

const text = (value) => JSON.stringify(value);
const number = (value) => Number(value.toPrecision(4)).toString().replace('e+', 'e');

// `programs`: id, name, version, rule, speeds by column, grid in seconds.
export function record({ programs, shapes, processor, browser, ceiling }, date = new Date().toISOString().slice(0, 10)) {
  const lines = [
    '# How fast programs train small networks in a browser. Written by',
    '# `npm run bench -- --record` in tests/e2e; do not edit.',
    'title = "Training speed in a browser, as recorded"',
    '',
    '[columns]',
    'version = { unit = "text", title = "Version" }',
    'rule = { unit = "text", title = "Learns by" }',
    ...shapes.map(({ column, title }) => `${column} = { unit = "samples/s", title = ${text(title)} }`),
    'grid = { unit = "s", title = "100 × 100 answers of 2-8-8-1" }',
    'ceiling = { unit = "FLOP/s", title = "Multiplications and additions in SIMD registers" }',
  ];
  const row = (id, name, version) => ['', '[[rows]]', `id = ${text(id)}`, `name = ${text(name)}`, 'source = "ours"', `date = ${text(date)}`, `version = ${text(version)}`];
  for (const { id, name, version, rule, speeds, grid } of programs) {
    lines.push(...row(id, name, version), `rule = ${text(rule)}`);
    for (const { column } of shapes) lines.push(`${column} = ${number(speeds[column])}`);
    lines.push(`grid = ${number(grid)}`);
  }
  lines.push(...row('machine', processor, browser), `ceiling = ${number(ceiling)}`);
  writeFileSync(FILE, `${lines.join('\n')}\n`);
}
