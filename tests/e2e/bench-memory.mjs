// The long mode: does memory stay flat while a network trains? Ten minutes at
// full speed, pictures and curve included; `npm run memory -- --minutes=2` for less.
// Counts the memory of the page's process, its workers included (Linux).
import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import puppeteer from 'puppeteer-core';
import { FLAGS, PATIENCE, which } from './browser.mjs';
import { median } from './measure.mjs';
import { serve } from './server.mjs';

const MINUTES = Number(/--minutes=([\d.]+)/.exec(process.argv.join(' '))?.[1] ?? 10);
const EVERY_MS = 5000;
// The browser's own compilers and caches settle in the first part; afterwards a
// leak of 16 bytes a step would be a hundred times this.
const SETTLING = 0.2;
const GROWTH = 0.03;

const MB = 1024 * 1024;

// Resident bytes of a process that are its own: pages shared with others do not count.
function resident(id) {
  const anonymous = /^RssAnon:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${id}/status`, 'utf8'));
  if (!anonymous) throw new Error(`/proc/${id}/status says nothing of its memory`);
  return Number(anonymous[1]) * 1024;
}

const server = await serve({ reports: false });
const browser = await puppeteer.launch({ executablePath: which('chromium'), args: FLAGS, headless: true, protocolTimeout: 120_000 });
try {
  const page = await browser.newPage();
  await page.goto(`${server.origin}/?v=1&playground.speed=full`);
  const figure = 'figure[data-widget="playground"]';
  await page.waitForSelector(figure);
  await page.evaluate((selector) => document.querySelector(selector).scrollIntoView(), figure);
  await page.waitForSelector(`${figure}[data-state="ready"]`, { timeout: PATIENCE });
  const step = () => page.evaluate((selector) => Number(document.querySelector(`${selector} [data-output="step"]`).textContent.replace(/\D/g, '')), figure);
  await page.evaluate((selector) => [...document.querySelectorAll(`${selector} button`)].find((button) => button.textContent === 'Train').click(), figure);
  await page.waitForSelector(`${figure}[data-state="running"]`, { timeout: PATIENCE });

  const session = await browser.target().createCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  const largest = processInfo.filter(({ type }) => type === 'renderer').sort((a, b) => resident(b.id) - resident(a.id))[0];
  const inPage = await page.createCDPSession();
  const samples = [];
  const start = performance.now();
  while (performance.now() - start < MINUTES * 60_000) {
    await wait(EVERY_MS);
    // What is garbage is no leak.
    await inPage.send('HeapProfiler.collectGarbage');
    samples.push(resident(largest.id));
    if (samples.length % 12 === 0) console.log(`${Math.round((performance.now() - start) / 60_000)} min: step ${(await step()).toLocaleString('en')}, ${(samples.at(-1) / MB).toFixed(1)} MB`);
  }
  const state = await page.$eval(figure, ({ dataset }) => dataset.state);
  if (state !== 'running') throw new Error(`the network no longer trains: ${state}`);
  const settled = samples.slice(Math.floor(samples.length * SETTLING));
  const part = Math.ceil(settled.length / 4);
  const [early, late] = [median(settled.slice(0, part)), median(settled.slice(-part))];
  const growth = late / early - 1;
  console.log(`${(await step()).toLocaleString('en')} steps in ${MINUTES} minutes: from ${(early / MB).toFixed(1)} MB to ${(late / MB).toFixed(1)} MB, ${(100 * growth).toFixed(1)} %`);
  if (!(growth < GROWTH)) {
    console.error(`memory grew by more than ${100 * GROWTH} %`);
    process.exitCode = 1;
  }
} finally {
  await browser.close();
  await server.stop();
}
