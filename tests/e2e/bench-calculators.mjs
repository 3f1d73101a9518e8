// How much main-thread work a moved slider takes, on a phone four times slower
// than this machine, with every calculator of the article alive; and how long
// the simulation of failures is at work.
import assert from 'node:assert/strict';
import puppeteer from 'puppeteer-core';
import { quantile, median } from './measure.mjs';
import { startLab } from './browser.mjs';

const SLOWER = 4;
const MOVES = 12;

// Runs in the page: moves each slider that can be seen, a move a frame, marking each.
async function moveSliders(id, moves, done) {
  const frame = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  const figure = document.querySelector(`figure[data-widget="${id}"]`);
  figure.scrollIntoView({ block: 'center' });
  for (let wait = 0; wait < 20; wait += 1) await frame();
  const sliders = [...figure.querySelectorAll('input[type="range"]')].filter((slider) => slider.checkVisibility());
  for (const slider of sliders) {
    const { min, max, value } = slider;
    for (let move = 0; move <= moves; move += 1) {
      slider.value = move === moves ? value : Number(min) + ((Number(max) - Number(min)) * (move + 0.5)) / moves;
      performance.mark('move');
      slider.dispatchEvent(new Event('input', { bubbles: true }));
      await frame();
      await frame();
      performance.mark('moved');
    }
  }
  done(sliders.length);
}

// Runs in the page: how long it takes from a move until what follows is on the page.
async function playThrough(rounds, done) {
  const slider = document.querySelector('figure[data-widget="failures"] .slider input');
  const readings = () => document.querySelector('figure[data-widget="failures"] .readings').textContent;
  const times = [];
  for (let round = 0; round < rounds; round += 1) {
    const before = readings();
    const start = performance.now();
    slider.value = Number(slider.max) * (0.6 + 0.03 * round);
    slider.dispatchEvent(new Event('input', { bubbles: true }));
    while (readings() === before) await new Promise((resolve) => setTimeout(resolve));
    times.push(performance.now() - start);
  }
  done(times);
}

// Milliseconds of main-thread work between each pair of marks.
function workOfMoves(events) {
  const thread = ({ pid, tid }) => `${pid} ${tid}`;
  const marks = events.filter(({ name, cat }) => /^moved?$/.test(name) && /user_timing/.test(cat)).sort((a, b) => a.ts - b.ts);
  const main = thread(marks[0]);
  const tasks = events.filter((event) => event.ph === 'X' && /RunTask$/.test(event.name) && thread(event) === main);
  const moves = [];
  for (const [index, mark] of marks.entries()) {
    const end = marks[index + 1];
    if (mark.name !== 'move' || end?.name !== 'moved') continue;
    // A task that holds the mark counts from the mark on.
    const parts = tasks.map(({ ts, dur }) => Math.min(ts + dur, end.ts) - Math.max(ts, mark.ts)).filter((part) => part > 0);
    moves.push(parts.reduce((sum, part) => sum + part, 0) / 1000);
  }
  return moves;
}

export async function measureCalculators() {
  const lab = await startLab({ server: { reports: false } });
  try {
    await lab.open('?v=1&s.nodes=12500');
    await lab.run(() => document.querySelector('figure[data-widget="failures"]').scrollIntoView());
    await lab.widget('failures').untilState('ready');
    const simulation = await lab.driver.executeAsyncScript(playThrough, 7);
    await lab.open();
    const ids = await lab.run(() => [...document.querySelectorAll('figure:is([data-part="calculating"], [data-part="drawing"])')].map((f) => f.dataset.widget));
    assert.ok(ids.length > 10, 'the calculators are there');
    // The reader has read it all: every calculator is alive.
    for (const id of ids) {
      await lab.run((name) => document.querySelector(`figure[data-widget="${name}"]`).scrollIntoView(), id);
      await lab.widget(id).untilState('ready');
    }
    const address = (await lab.driver.getCapabilities()).get('goog:chromeOptions').debuggerAddress;
    const browser = await puppeteer.connect({ browserURL: `http://${address}`, defaultViewport: null });
    const slowest = {};
    try {
      const [page] = await browser.pages();
      await page.emulateCPUThrottling(SLOWER);
      await lab.driver.manage().setTimeouts({ script: 120_000 });
      const moves = [];
      for (const id of ids) {
        await page.tracing.start({ categories: ['toplevel', 'blink.user_timing', '__metadata'] });
        const sliders = await lab.driver.executeAsyncScript(moveSliders, id, MOVES);
        const { traceEvents } = JSON.parse(new TextDecoder().decode(await page.tracing.stop()));
        if (!sliders) continue;
        const work = workOfMoves(traceEvents);
        slowest[id] = quantile(work, 0.95);
        moves.push(...work);
      }
      return { moves, slowest, simulation: median(simulation) };
    } finally {
      await browser.disconnect();
    }
  } finally {
    await lab.stop();
  }
}
