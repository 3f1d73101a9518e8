// Runs and products shared by workers: the same bits, whatever shares them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { useLab } from './browser.mjs';
import { toNumber } from './widget.mjs';

const lab = useLab();
const cluster = () => lab.widget('browser-cluster');
const product = () => lab.widget('accelerate');
const rows = (id) =>
  lab.run((selector) => [...document.querySelector(selector).tBodies[0].rows].map((row) => [...row.cells].map((cell) => cell.textContent.trim())), `figure[data-widget="${id}"] table`);

test('a run gives the recorded bits on any number of workers', async () => {
  await lab.open('?v=1&browser-cluster.workers=3');
  assert.match(await cluster().tag(), /^recorded \d{4}-\d{2}-\d{2}$/);
  const recorded = new Map((await rows('browser-cluster')).map((row) => [row[1], row.at(-1)]));
  await cluster().press('Train');
  await cluster().untilTag(/^live$/);
  await lab.wait(async () => (await cluster().state()) === 'ready', 'all runs are over', 90_000);
  const measured = await rows('browser-cluster');
  assert.deepEqual(
    measured.map(([workers, network]) => `${network} ${workers}`),
    ['small 1', 'small 2', 'small 3', 'large 1', 'large 2', 'large 3'],
  );
  for (const [workers, network, , speed, , , , loss, fingerprint] of measured) {
    assert.equal(fingerprint, recorded.get(network), `${network} on ${workers}`);
    assert.ok(toNumber(speed) > 0);
    assert.equal(loss, measured.find(([, other]) => other === network)[7]);
  }
  assert.match(await cluster().summary(), /the same, to the last bit, on any number of workers\.$/);
});

test('“Stop” ends every worker, and “Train” begins anew', async () => {
  await lab.open('?v=1&browser-cluster.workers=2');
  await cluster().press('Train');
  await lab.until(() => globalThis.scaleLabWorkers.size === 2, 'two workers are there');
  await cluster().press('Stop');
  await lab.until(() => globalThis.scaleLabWorkers.size === 0, 'they are gone');
  await cluster().untilState('ready');
  await cluster().press('Train');
  await cluster().untilState('running');
  await cluster().press('Stop');
});

test('a worker that dies ends the run, with words', async () => {
  await lab.open('?v=1&browser-cluster.workers=2');
  await cluster().press('Train');
  await lab.until(() => globalThis.scaleLabWorkers.size === 2, 'two workers are there');
  await lab.run(() => [...globalThis.scaleLabWorkers][1].dispatchEvent(new Event('error')));
  await lab.wait(async () => /A worker stopped/.test(await cluster().summary()), 'the page says so');
  await lab.until(() => globalThis.scaleLabWorkers.size === 0, 'no worker is left');
});

test('a product is the same one at a time, four at a time, and on every core', async () => {
  await lab.open();
  assert.match(await product().tag(), /^recorded/);
  await product().press('Measure');
  await lab.wait(async () => /All came to the same result, to the last bit\./.test(await product().summary()), 'the results agree');
  const speeds = (await rows('accelerate')).slice(0, 3);
  for (const [way, speed, , from] of speeds) {
    assert.match(speed, /^[\d.]+ [GM]FLOP\/s$/, way);
    assert.equal(from, 'measured here');
  }
});

test('without JavaScript the recorded speeds stand there', async () => {
  await lab.open('', { javascript: false });
  for (const id of ['browser-cluster', 'accelerate']) {
    const shown = await lab.run((selector) => document.querySelector(selector).textContent, `figure[data-widget="${id}"]`);
    assert.match(shown, /recorded \d{4}-\d{2}-\d{2}/);
    assert.match(shown, /times as fast/);
  }
});
