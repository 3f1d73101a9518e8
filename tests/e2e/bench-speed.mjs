// The engine beside its peers, in one browser: rounds in which every program
// measures every network, and the medians of those.
import { readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import puppeteer from 'puppeteer-core';
import { FLAGS, PATIENCE, which } from './browser.mjs';
import { median } from './measure.mjs';
import { ENGINE, PEERS, SHAPES, parameters } from './peers/programs.mjs';
import { servePeers } from './peers/server.mjs';
import { serve } from './server.mjs';
import { toNumber } from './widget.mjs';

// Seconds for each network and program in each round; `npm run bench -- --rounds=9` for more rounds.
const SECONDS = 0.3;
const GRID = SHAPES.find(({ column }) => column === 'tanh_8_8');
const rounds = () => Number(/--rounds=(\d+)/.exec(process.argv.join(' '))?.[1] ?? 5);

// Runs in /speed/: presses "Measure", and reads the table once all is in.
function measureHere() {
  const figure = document.querySelector('figure[data-widget="speed"]');
  const rows = () =>
    [...figure.querySelector('table').tBodies[0].rows].map(({ cells }) => [...cells].map((cell) => cell.textContent.trim()));
  const started = new Promise((begun) => {
    new MutationObserver((_, observer) => {
      if (figure.dataset.state === 'running') {
        observer.disconnect();
        begun();
      }
    }).observe(figure, { attributes: true });
  });
  [...figure.querySelectorAll('button')].find((button) => button.textContent === 'Measure').click();
  return started
    .then(
      () =>
        new Promise((ended) => {
          new MutationObserver((_, observer) => {
            if (figure.dataset.state === 'ready') {
              observer.disconnect();
              ended();
            }
          }).observe(figure, { attributes: true });
        }),
    )
    .then(() => ({ rows: rows(), summary: figure.querySelector('.summary').textContent }));
}

async function openSpeed(browser, origin, simd) {
  const page = await browser.newPage();
  await page.goto(`${origin}/speed/?v=1&speed.time=${SECONDS}`);
  await page.waitForSelector('figure[data-widget="speed"][data-state="ready"]', { timeout: PATIENCE });
  // What a browser without SIMD would load.
  if (!simd) await page.evaluate(() => (document.querySelector('meta[name="trainer-simd"]').content = document.querySelector('meta[name="trainer"]').content));
  return {
    page,
    async measure() {
      await page.bringToFront();
      const { rows, summary } = await page.evaluate(measureHere);
      const found = new Map(rows.map(([title, , samples, , milliseconds]) => [title, { speed: toNumber(samples), grid: toNumber(milliseconds) / 1000 }]));
      const speeds = {};
      for (const { column, title } of SHAPES) {
        const { speed } = found.get(title) ?? {};
        if (!(speed > 0)) throw new Error(`${title} was not measured: ${summary}`);
        speeds[column] = speed;
      }
      return { speeds, grid: found.get(GRID.title).grid };
    },
  };
}

async function openPeers(browser, origin) {
  const page = await browser.newPage();
  page.on('pageerror', (error) => console.error(`peers: ${error.message}`));
  await page.goto(origin);
  await page.waitForSelector('html[data-ready]', { timeout: PATIENCE });
  const call = (name, ...values) => page.evaluate((method, all) => globalThis.peers[method](...all), name, values);
  return {
    page,
    ceiling: () => call('ceiling', 1000 * SECONDS),
    losses: (id) => call('losses', id, GRID),
    async measure(id) {
      await page.bringToFront();
      const speeds = {};
      for (const shape of SHAPES) speeds[shape.column] = await call('speed', id, shape, 1000 * SECONDS);
      return { speeds, grid: await call('grid', id, GRID, 250 * SECONDS) };
    },
  };
}

// Every program's median speeds, and the ceiling's.
export async function measureSpeed() {
  const site = await serve({ reports: false });
  const others = await servePeers();
  const browser = await puppeteer.launch({ executablePath: which('chromium'), args: FLAGS, headless: true, protocolTimeout: 600_000 });
  try {
    const peers = await openPeers(browser, others.origin);
    const engine = {
      scale_lab_simd: await openSpeed(browser, site.origin, true),
      scale_lab_scalar: await openSpeed(browser, site.origin, false),
    };
    const found = [...ENGINE, ...PEERS].map((program) => ({ ...program, rounds: [] }));
    const ceilings = [];
    for (let round = 0; round < rounds(); round += 1) {
      for (const program of found) {
        // Beside every program, for the machine is not equally free all the time.
        ceilings.push(await peers.ceiling());
        program.rounds.push(await (engine[program.id] ?? { measure: () => peers.measure(program.id) }).measure());
      }
      console.log(`round ${round + 1} of ${rounds()}`);
    }
    for (const { id, name } of PEERS) {
      const [first, last] = await peers.losses(id);
      if (!(last < first)) throw new Error(`${name} does not learn: its mean squared error went from ${first} to ${last}`);
    }
    const programs = found.map(({ rounds: all, ...program }) => ({
      ...program,
      grid: median(all.map(({ grid }) => grid)),
      speeds: Object.fromEntries(SHAPES.map(({ column }) => [column, median(all.map(({ speeds }) => speeds[column]))])),
    }));
    return { programs, shapes: SHAPES, ceiling: median(ceilings), browser: await browser.version(), processor: processor() };
  } finally {
    await browser.close();
    await site.stop();
    await others.stop();
  }
}

function processor() {
  const [{ model }] = cpus();
  const known = model && model !== 'unknown' ? model.trim() : /^model name\s*:\s*(.*)$/m.exec(readFileSync('/proc/cpuinfo', 'utf8'))?.[1];
  return `${known ?? 'an unnamed processor'}, one of ${cpus().length} cores`;
}

// The rows of target/bench.json. `plain` is a figure without a goal.
export function speedRows({ programs, ceiling }, { least, most, plain }) {
  const of = (id) => programs.find((program) => program.id === id);
  const [simd, scalar] = [of('scale_lab_simd'), of('scale_lab_scalar')];
  const peers = programs.filter(({ id }) => PEERS.some((peer) => peer.id === id));
  const rows = [plain('this browser', 'SIMD ceiling: multiply-add in registers', ceiling / 1e9, 'GFLOP/s')];
  for (const shape of SHAPES) {
    const { column, title, width } = shape;
    const flops = (samples) => 6 * parameters(shape) * samples;
    const ours = simd.speeds[column];
    for (const { name, speeds } of programs) {
      rows.push(plain(title, `${name}: examples a second`, speeds[column], '/s', ours, 'Scale Lab, SIMD'));
      rows.push(plain(title, `${name}: arithmetic`, flops(speeds[column]) / 1e9, 'GFLOP/s', ceiling / 1e9, 'SIMD ceiling'));
    }
    const best = peers.reduce((a, b) => (a.speeds[column] > b.speeds[column] ? a : b));
    const ofFive = !width || width === 64 || width === 256;
    if (ofFive) rows.push(least(title, `times the best peer (${best.name})`, ours / best.speeds[column], '', width === 256 ? 3 : 10));
    else rows.push(plain(title, `times the best peer (${best.name})`, ours / best.speeds[column], ''));
    if (width) {
      const share = flops(ours) / ceiling;
      if (width >= 32) rows.push(least(title, 'share of the SIMD ceiling', share, '', 0.45));
      else if (width <= 8) rows.push(least(title, 'share of the SIMD ceiling', share, '', 0.2));
      else rows.push(plain(title, 'share of the SIMD ceiling', share, ''));
    }
    const ratio = ours / scalar.speeds[column];
    if (Math.max(...shape.hidden) >= 8) rows.push(least(title, 'SIMD over scalar', ratio, '', 2.5));
    else rows.push(plain(title, 'SIMD over scalar', ratio, ''));
  }
  for (const { id, name, grid } of programs) {
    const metric = `${name}: 100 × 100 answers`;
    rows.push(id === 'scale_lab_simd' ? most(GRID.title, metric, grid * 1000, 'ms', 0.5) : plain(GRID.title, metric, grid * 1000, 'ms', simd.grid * 1000, 'Scale Lab, SIMD'));
  }
  return rows;
}

// Samples a second, then GFLOP/s, a network a line.
export function speedTable({ programs, ceiling }) {
  const cell = (text) => String(text).padStart(12);
  const lines = [`SIMD ceiling ${(ceiling / 1e9).toFixed(1)} GFLOP/s`, `${''.padEnd(24)}${programs.map(({ id }) => cell(id.replace('scale_lab', 'ours'))).join('')}   over best   of ceiling`];
  for (const shape of SHAPES) {
    const speeds = programs.map(({ speeds: all }) => all[shape.column]);
    const giga = speeds.map((speed) => (6 * parameters(shape) * speed) / 1e9);
    const over = speeds[0] / Math.max(...speeds.slice(ENGINE.length));
    lines.push(`${shape.title.padEnd(24)}${speeds.map((speed) => cell(Math.round(speed).toLocaleString('en'))).join('')}${cell(over.toFixed(1))}×`);
    lines.push(`${'  GFLOP/s'.padEnd(24)}${giga.map((value) => cell(value.toPrecision(3))).join('')}${''.padEnd(13)}${cell(`${((100 * giga[0] * 1e9) / ceiling).toFixed(0)} %`)}`);
  }
  lines.push(`${'100 × 100 answers, ms'.padEnd(24)}${programs.map(({ grid }) => cell((grid * 1000).toPrecision(3))).join('')}`);
  return lines.join('\n');
}
