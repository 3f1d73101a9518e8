// The measurements of bench.mjs, in a browser of their own.
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import puppeteer from 'puppeteer-core';
import { FLAGS, startLab, which } from './browser.mjs';
import { serve } from './server.mjs';

const run = promisify(execFile);

export const median = (values) => quantile(values, 0.5);

export function quantile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
}

// Runs before the page: when each figure came alive, and what moved.
function watch() {
  globalThis.bench = { alive: 0, shift: 0 };
  new MutationObserver(() => {
    const figures = [...document.querySelectorAll('figure[data-widget]')];
    if (!globalThis.bench.alive && figures.length && figures.every((f) => f.dataset.state === 'ready')) globalThis.bench.alive = performance.now();
  }).observe(document, { subtree: true, attributes: true, attributeFilter: ['data-state'] });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      // What follows a key or a click within half a second is the reader's own doing.
      if (!entry.hadRecentInput) globalThis.bench.shift += entry.value;
    }
  }).observe({ type: 'layout-shift', buffered: true });
}

// Time and requests until everything is alive, a run of the playground included.
export async function measureLoading() {
  const lab = await startLab({ server: { ready: true, reports: false } });
  try {
    // First of all, while the browser has nothing in memory.
    await lab.open();
    const playground = lab.widget('playground');
    const recorded = await playground.output('run_hash');
    await playground.press('Train');
    await lab.wait(async () => (await playground.output('run_hash')) !== recorded, 'the playground trains');
    const requests = lab.server.requests.length;
    const times = [];
    for (let round = 0; round < 5; round += 1) {
      await lab.open('', { atStart: watch });
      times.push(await lab.run(() => globalThis.bench.alive));
    }
    return { ready: median(times), requests, shift: await shiftWhileReading(lab) };
  } finally {
    await lab.stop();
  }
}

// Down the whole page and up again, with a run going on.
async function shiftWhileReading(lab) {
  await lab.open('', { atStart: watch });
  await lab.widget('playground').press('Train');
  await lab.widget('playground').untilState('running');
  await lab.driver.executeAsyncScript((done) => {
    const end = document.documentElement.scrollHeight;
    let y = 0;
    const down = () => {
      scrollTo({ top: (y += 150), behavior: 'instant' });
      if (y < end) requestAnimationFrame(down);
      else done();
    };
    requestAnimationFrame(down);
  });
  return lab.run(() => globalThis.bench.shift);
}

// The main thread's tasks and the frames of scrolling, while the playground trains.
export async function measureTraining() {
  const lab = await startLab({ server: { reports: false } });
  try {
    await lab.open('?v=1&playground.speed=full');
    const playground = lab.widget('playground');
    await playground.press('Train');
    await playground.untilState('running');
    await lab.wait(async () => (await playground.number('step')) > 100, 'the playground trains');
    const { tasks, value: over } = await traced(lab, () => lab.driver.executeAsyncScript(observe, 5000));
    const frames = await lab.driver.executeAsyncScript(scroll, 5000);
    return { tasks, over, frames };
  } finally {
    await lab.stop();
  }
}

// What pictures cost a network: its steps a second with its figure in sight,
// and out of sight, where none are made.
export async function measurePictures(hidden, rounds = 7) {
  const lab = await startLab({ server: { reports: false } });
  try {
    await lab.open(`?v=1&playground.speed=full&playground.hidden=${hidden}`);
    const playground = lab.widget('playground');
    await playground.press('Train');
    await playground.untilTag(/^live/);
    const speeds = { seen: [], unseen: [] };
    for (let round = 0; round < rounds; round += 1) {
      for (const [where, to] of [['seen', 'figure[data-widget="playground"]'], ['unseen', 'header, h1']]) {
        await lab.run((selector) => document.querySelector(selector).scrollIntoView({ block: 'start', behavior: 'instant' }), to);
        // The first second still tells of the place before.
        speeds[where].push(
          await lab.driver.executeAsyncScript((done) => {
            const step = () => Number(document.querySelector('figure[data-widget="playground"] [data-output="step"]').textContent.replace(/\D/g, ''));
            setTimeout(() => {
              const [from, start] = [step(), performance.now()];
              setTimeout(() => done(((step() - from) / (performance.now() - start)) * 1000), 1500);
            }, 500);
          }),
        );
      }
    }
    return { seen: median(speeds.seen), unseen: median(speeds.unseen) };
  } finally {
    await lab.stop();
  }
}

// Runs in the page: how many tasks over 50 ms the browser itself counts.
function observe(duration, done) {
  let tasks = 0;
  const observer = new PerformanceObserver((list) => (tasks += list.getEntries().length));
  observer.observe({ type: 'longtask' });
  setTimeout(() => done(tasks), duration);
}

// Milliseconds of every task on the main thread of the page during `action`: by
// the clock, and by processor time, which other programs do not lengthen.
export async function traced(lab, action) {
  const address = (await lab.driver.getCapabilities()).get('goog:chromeOptions').debuggerAddress;
  const browser = await puppeteer.connect({ browserURL: `http://${address}`, defaultViewport: null });
  try {
    const [page] = await browser.pages();
    await page.tracing.start({ categories: ['toplevel', '__metadata'] });
    const value = await action();
    const { traceEvents } = JSON.parse(new TextDecoder().decode(await page.tracing.stop()));
    const thread = ({ pid, tid }) => `${pid} ${tid}`;
    const main = new Set(traceEvents.filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain').map(thread));
    const tasks = traceEvents.filter((event) => event.ph === 'X' && /RunTask$/.test(event.name) && main.has(thread(event)));
    return { tasks: tasks.map(({ dur = 0, tdur = dur }) => ({ wall: dur / 1000, processor: tdur / 1000 })), value };
  } finally {
    await browser.disconnect();
  }
}

// Runs in the page: scrolls to and fro around the playground; gives the time from frame to frame.
function scroll(duration, done) {
  const intervals = [];
  const middle = document.querySelector('figure[data-widget="playground"]').getBoundingClientRect().top + scrollY;
  let start;
  let last;
  const frame = (now) => {
    start ??= now;
    if (last) intervals.push(now - last);
    last = now;
    if (now - start > duration) return done(intervals);
    scrollTo({ top: middle + 900 * Math.sin((now - start) / 600), behavior: 'instant' });
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
}

// Lighthouse as on a phone; the run in the middle by performance.
export async function measureLighthouse(rounds = 3) {
  const server = await serve({ ready: true, reports: false });
  const folder = await mkdtemp(join(tmpdir(), 'lighthouse-'));
  try {
    const reports = [];
    for (let round = 0; round < rounds; round += 1) {
      const file = join(folder, `${round}.json`);
      await run(
        process.execPath,
        [
          fileURLToPath(import.meta.resolve('lighthouse/cli/index.js')),
          `${server.origin}/`,
          '--quiet',
          '--output=json',
          `--output-path=${file}`,
          '--no-enable-error-reporting',
          '--disable-full-page-screenshot',
          `--chrome-flags=${FLAGS.join(' ')}`,
        ],
        { env: { ...process.env, CHROME_PATH: which('chromium') } },
      );
      reports.push(JSON.parse(await readFile(file, 'utf8')));
    }
    reports.sort((a, b) => a.categories.performance.score - b.categories.performance.score);
    const { categories, audits, environment } = reports[Math.floor(reports.length / 2)];
    const lost = Object.values(audits).filter(({ score, scoreDisplayMode }) => score !== null && score < 0.9 && scoreDisplayMode !== 'informative');
    return {
      scores: Object.fromEntries(Object.entries(categories).map(([id, { score }]) => [id, Math.round(score * 100)])),
      shift: audits['cumulative-layout-shift'].numericValue,
      machine: Math.round(environment.benchmarkIndex),
      lost: lost.map(({ id, displayValue }) => `${id}${displayValue ? ` (${displayValue})` : ''}`),
    };
  } finally {
    await rm(folder, { recursive: true });
    await server.stop();
  }
}
