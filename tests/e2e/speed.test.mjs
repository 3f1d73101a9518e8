// The page /speed/: measured on demand, complete without it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { useLab } from './browser.mjs';
import { toNumber } from './widget.mjs';

const lab = useLab();

const rows = () =>
  lab.run(() => [...document.querySelector('figure[data-widget="speed"] table').tBodies[0].rows].map((row) => [...row.cells].map((cell) => cell.textContent.trim())));

test('“Measure” trains every network here, beside what was recorded', async () => {
  await lab.open('speed/?v=1&speed.time=0.05');
  const speed = lab.widget('speed');
  assert.match(await speed.tag(), /^recorded \d{4}-\d{2}-\d{2}$/);
  assert.match(await speed.text(), /As recorded, this engine learned from/);
  for (const [network, , here, , picture] of await rows()) assert.deepEqual([here, picture], ['–', '–'], network);
  await speed.press('Measure');
  await speed.untilTag(/live/);
  await speed.untilState('ready');
  const measured = await rows();
  assert.equal(measured.length, 10);
  for (const [network, parameters, here, , picture, recorded] of measured) {
    assert.ok(toNumber(here) > 100, `${network}: ${here} samples a second`);
    assert.ok(toNumber(picture) > 0, `${network}: ${picture} ms`);
    assert.ok(toNumber(parameters) > 20 && toNumber(recorded) > 0, network);
  }
  assert.match(await speed.text(), /billion operations a second for the narrowest network, [\d.]+ billion for the widest\./);
});

test('“Stop” stops, and “Measure” begins anew', async () => {
  await lab.open('speed/?v=1&speed.time=0.1');
  const speed = lab.widget('speed');
  await speed.press('Measure');
  await speed.press('Stop');
  await speed.untilState('ready');
  const after = (await rows()).filter(([, , here]) => here !== '–').length;
  assert.ok(after < 10, 'it stopped before the end');
  await speed.press('Measure');
  await lab.wait(async () => (await rows()).every(([, , here]) => here !== '–'), 'every network is measured');
});

test('without JavaScript the recorded speeds stand there', async () => {
  await lab.open('speed/', { javascript: false });
  const { chart, text } = await lab.run(() => ({ chart: document.querySelectorAll('figure[data-widget="speed"] svg').length, text: document.body.textContent }));
  assert.ok(chart > 0);
  for (const name of ['TensorFlow.js, WASM', 'ConvNetJS', 'brain.js', 'Scale Lab, SIMD']) assert.ok(text.includes(name), name);
});

test('the article and its map lead here', async () => {
  await lab.open('', { alive: false });
  assert.equal(await lab.run(() => document.querySelector('footer a[href="speed/"]') !== null), true);
  await lab.open('speed/', { at: '/deep/er/' });
  assert.match(await lab.run(() => document.querySelector('.brand').href), /\/deep\/er\/$/);
});
