// Writes what the lab's workers managed into content/data/browser.toml, from
// where the figures of the article have it.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { cpus, loadavg } from 'node:os';

const FILE = fileURLToPath(new URL('../../content/data/browser.toml', import.meta.url));
const HEAD = `# What one browser managed: a matrix product, and a run shared by workers.
# Written by \`npm run bench -- --only=lab --record\` in tests/e2e; do not edit.
title = "A browser at work, as recorded"

[columns]
version = { unit = "text", title = "Version" }
product = { unit = "FLOP/s", title = "Arithmetic of the matrix product" }
workers = { unit = "1", title = "Workers" }
small = { unit = "steps/s", title = "Small network, steps a second" }
small_communicating = { unit = "1", title = "Small network, share of the time spent communicating" }
small_fingerprint = { unit = "text", title = "Small network, fingerprint" }
large = { unit = "steps/s", title = "Large network, steps a second" }
large_communicating = { unit = "1", title = "Large network, share of the time spent communicating" }
large_fingerprint = { unit = "text", title = "Large network, fingerprint" }
`;

const UNIT = { G: 1e9, M: 1e6, T: 1e12 };
export function flops(text) {
  const [, value, prefix] = /^([\d.,]+) ([GMT])FLOP\/s$/.exec(text);
  return Number(value.replace(',', '')) * UNIT[prefix];
}
const number = (text) => Number(text.replace(/[,%]/g, ''));

// The fastest of the rounds, as a run counts its fastest stretch.
function best(rounds, workers, network) {
  const rows = rounds.flatMap((all) => all.filter(([w, n]) => w === workers && n === network));
  const [, , , speed, , , communicating, , fingerprint] = rows.reduce((a, b) => (number(b[3]) > number(a[3]) ? b : a));
  return `${network} = ${number(speed)}\n${network}_communicating = ${Number((number(communicating) / 100).toPrecision(4))}\n${network}_fingerprint = "${fingerprint}"`;
}

export function recordBrowser({ runs, products, browser }, date = new Date().toISOString().slice(0, 10)) {
  const row = (id, name, lines) => `\n[[rows]]\nid = "${id}"\nname = "${name}"\nsource = "ours"\ndate = "${date}"\n${lines}\n`;
  const product = (way) => `product = ${Math.max(...products.map((rows) => flops(rows[way][1])))}`;
  const tried = [...new Set(runs[0].map(([workers]) => workers))];
  const model = cpus()[0]?.model?.trim();
  const busy = loadavg()[0] > cpus().length / 2 ? 'a busy' : 'a';
  const name = `${busy} virtual machine with ${cpus().length} cores${model && model !== 'unknown' ? ` (${model})` : ''}`;
  writeFileSync(
    FILE,
    HEAD +
      row('scalar', 'One number at a time', product(0)) +
      row('simd', 'Four at a time', product(1)) +
      row('all_workers', 'Four at a time, on every core', product(2)) +
      tried.map((workers) => row(`workers_${workers}`, workers === "1" ? "1 worker" : `${workers} workers`, `workers = ${workers}\n${best(runs, workers, 'small')}\n${best(runs, workers, 'large')}`)).join('') +
      row('machine', name, `version = "${browser}"`),
  );
}
