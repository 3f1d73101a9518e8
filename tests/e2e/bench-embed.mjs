// What an embed costs its host and its reader, in a browser of its own.
import puppeteer from 'puppeteer-core';
import { FLAGS, which } from './browser.mjs';
import { serveHosts } from './hosts.mjs';
import { serve } from './server.mjs';

// Lighthouse's mobile profile: slow 4G, a processor a quarter as fast.
const SLOW = { offline: false, latency: 150, downloadThroughput: (1638.4 * 1024) / 8, uploadThroughput: (675 * 1024) / 8 };
const SLOWDOWN = 4;
const ROUNDS = 5;
const IDLE = 5000;
// The largest page of an embed that trains.
const WIDGET = 'playground';

// Runs before the page: when the figure is alive, how long the page was blocked,
// and what was said of heights in which frame.
function watch() {
  globalThis.bench = { alive: 0, blocked: 0, heights: [], frame: 0 };
  const { bench } = globalThis;
  new MutationObserver(() => {
    const figure = document.querySelector('figure[data-widget]');
    if (!bench.alive && figure?.dataset.state === 'ready') bench.alive = performance.now();
  }).observe(document, { subtree: true, attributes: true, attributeFilter: ['data-state'] });
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) bench.blocked += duration - 50;
  }).observe({ type: 'longtask', buffered: true });
  addEventListener('message', ({ data }) => data?.type === 'resize' && bench.heights.push(bench.frame));
  const frame = () => {
    bench.frame += 1;
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
}

const middle = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
const pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

export async function measureEmbed() {
  const server = await serve({ ready: true, reports: false });
  const hosts = await serveHosts(server.origin);
  const browser = await puppeteer.launch({ executablePath: which('chromium'), args: FLAGS });
  const fresh = async (address, { slow = false } = {}) => {
    const context = await browser.createBrowserContext();
    const page = await context.newPage();
    await page.evaluateOnNewDocument(watch);
    const devtools = await page.createCDPSession();
    if (slow) {
      await devtools.send('Network.enable');
      await devtools.send('Network.emulateNetworkConditions', SLOW);
      await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN });
      await page.setViewport({ width: 412, height: 823, deviceScaleFactor: 1.75, isMobile: true, hasTouch: true });
    }
    server.requests.length = 0;
    await page.goto(address);
    return { page, devtools, close: () => context.close() };
  };
  const embed = `${server.origin}/embed/${WIDGET}/`;
  const alive = (page) => page.waitForFunction(() => globalThis.bench.alive);
  try {
    const cold = await fresh(embed);
    await alive(cold.page);
    const bytes = server.requests.reduce((sum, request) => sum + request.bytes, 0);
    await pause(1000);
    const busy = async () => (await cold.devtools.send('Performance.getMetrics')).metrics.find(({ name }) => name === 'TaskDuration').value;
    await cold.devtools.send('Performance.enable');
    // Without the bench's own frames, which would keep it busy.
    await cold.page.evaluate(() => (globalThis.requestAnimationFrame = () => 0));
    await pause(200);
    const before = await busy();
    await pause(IDLE);
    const idle = ((await busy()) - before) / (IDLE / 1000);
    await cold.close();

    const painted = [];
    const lively = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const { page, close } = await fresh(embed, { slow: true });
      await alive(page);
      painted.push(await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0].startTime));
      lively.push(await page.evaluate(() => globalThis.bench.alive));
      await close();
    }

    const many = await fresh(`${hosts.origin}/many.html`, { slow: true });
    await pause(3000);
    const blocked = await many.page.evaluate(() => globalThis.bench.blocked);
    await many.close();

    const host = await fresh(`${hosts.origin}/plain.html`);
    await host.page.waitForFunction(() => globalThis.bench.heights.length);
    await pause(2000);
    const heights = () => host.page.evaluate(() => globalThis.bench.heights.splice(0));
    const count = (frames) => Math.max(0, ...[...new Set(frames)].map((frame) => frames.filter((f) => f === frame).length));
    const settling = await heights();
    await pause(2000);
    const still = (await heights()).length;
    await host.page.evaluate(
      () =>
        new Promise((done) => {
          let turns = 0;
          const turn = () => {
            document.querySelector('scale-widget').style.width = `${800 - (turns % 2) * 450}px`;
            turns += 1;
            if (turns < 60) requestAnimationFrame(turn);
            else setTimeout(done, 300);
          };
          requestAnimationFrame(turn);
        }),
    );
    const restless = await heights();
    return { bytes, idle, painted: middle(painted), alive: middle(lively), blocked, still, often: Math.max(count(settling), count(restless)) };
  } finally {
    await browser.close();
    await hosts.stop();
    await server.stop();
  }
}
