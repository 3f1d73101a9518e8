// A calculator: slider, field, presets, keyboard, and the link to what is shown.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Key } from 'selenium-webdriver';
import { useLab } from './browser.mjs';

const lab = useLab();
const widget = () => lab.widget('model-size');
const summary = () => lab.run(() => document.querySelector('figure[data-widget="model-size"] .summary').textContent);
const untilAddress = (pattern) => lab.wait(async () => pattern.test(await lab.address()), `the address matches ${pattern}`);

test('typing a number changes the result and the address', async () => {
  await lab.open();
  await widget().type('Parameters', '7e9');
  await widget().untilText(/14 GB/);
  assert.match(await summary(), /7 billion parameters at 16 bits each make a file of 14 GB/);
  await untilAddress(/\?v=1&s\.model_parameters=7e9$/);
});

test('numbers are understood as people write them', async () => {
  await lab.open();
  for (const [text, size] of [['70 billion', '140 GB'], ['7B', '14 GB'], ['175,000,000,000', '350 GB'], ['1.5e9', '3 GB']]) {
    await widget().type('Parameters', text);
    await widget().untilText(new RegExp(`file of ${size}`));
  }
});

test('a number that is none stays in the field, with the reason', async () => {
  await lab.open();
  const before = await summary();
  await widget().type('Parameters', 'many');
  await widget().untilText(/“many” is not a number/);
  const field = await widget().get('field', 'Parameters');
  assert.equal(await field.getProperty('value'), 'many');
  assert.equal(await field.getAttribute('aria-invalid'), 'true');
  assert.equal(await summary(), before, 'the last good value stays in force');
  await widget().type('Parameters', '1e99');
  await widget().untilText(/largest value here/);
  await widget().type('Parameters', '7e9');
  await widget().untilText(/file of 14 GB/);
  assert.equal(await (await widget().get('field', 'Parameters')).getAttribute('aria-invalid'), null);
});

test('the slider moves by keyboard, and says its value in words', async () => {
  await lab.open();
  const slider = await widget().get('slider', 'Parameters');
  await widget().toMiddle(slider);
  const words = await slider.getAttribute('aria-valuetext');
  await slider.sendKeys(Key.ARROW_RIGHT);
  await lab.wait(async () => (await slider.getAttribute('aria-valuetext')) !== words, 'an arrow key changes the value');
  await slider.sendKeys(Key.HOME);
  await widget().untilText(/file of 2 kB/);
  assert.match(await slider.getAttribute('aria-valuetext'), /parameters/);
  await slider.sendKeys(Key.END);
  await widget().untilText(/Nothing here holds it/);
});

test('a preset sets its value and is marked', async () => {
  await lab.open();
  const offered = () =>
    lab.run(() =>
      [...document.querySelectorAll('figure[data-widget="model-size"] button')]
        .filter((button) => button.checkVisibility())
        .map((button) => button.textContent.trim()),
    );
  const ownFigures = /Use them everywhere|Back to the/;
  assert.ok(!(await offered()).some((name) => ownFigures.test(name)), 'nothing has been changed yet');
  await widget().press('GPT-3');
  await widget().untilText(/file of 350 GB/);
  assert.ok((await offered()).some((name) => ownFigures.test(name)));
  const pressed = () =>
    lab.run(() => [...document.querySelectorAll('figure[data-widget="model-size"] [aria-label$="tarting points"] [aria-pressed="true"]')].map((b) => b.textContent.trim()));
  await lab.wait(async () => (await pressed()).join() === 'GPT-3', 'GPT-3 alone is marked');
  await widget().choose('Precision', '4 bits');
  await widget().untilText(/file of 87\.5 GB/);
  // A preset is for its figure alone, and so is what is changed after it, until it is used everywhere.
  await untilAddress(/\?v=1&model-size\.model_parameters=1\.75e11&model-size\.precision=int4&model-size\.tokens=3e11$/);
  await widget().press('Use them everywhere');
  await untilAddress(/\?v=1&s\.model_parameters=1\.75e11&s\.precision=int4&s\.tokens=3e11$/);
});

test('a link restores the state, and defaults leave the address empty', async () => {
  await lab.open('?v=1&s.model_parameters=1.75e11&s.precision=int4');
  assert.match(await summary(), /175 billion parameters at 4 bits each make a file of 87\.5 GB/);
  assert.equal(await widget().value('choice', 'Precision'), 'int4');
  assert.deepEqual(await lab.notices(), []);
  await widget().press('Llama 3.1 405B');
  await widget().choose('Precision', '16 bits');
  await widget().press('Use them everywhere');
  await lab.wait(async () => !(await lab.address()).includes('?'), 'the address holds no default');
});

test('flags and anchor of the address survive a change', async () => {
  await lab.open('?theme=dark#size');
  await widget().press('GPT-2');
  await untilAddress(/\?v=1&model-size\.model_parameters=[^&]+&model-size\.tokens=[^&]+&theme=dark#size$/);
});

test('copying the link gives one that opens the same state', async () => {
  await lab.open();
  await lab.cdp('Browser.grantPermissions', { origin: lab.server.origin, permissions: ['clipboardReadWrite', 'clipboardSanitizedWrite'] });
  await widget().press('GPT-3');
  await widget().press('Copy link');
  await widget().untilText(/Link copied\./);
  const copied = await lab.address();
  assert.match(copied, /model-size\.model_parameters=1\.75e11&model-size\.tokens=3e11#widget-model-size$/);
  const hash = new URL(copied).hash.slice(1);
  assert.ok(await lab.run((id) => document.getElementById(id) !== null, hash), 'the link leads to the widget');
  await lab.open(copied.slice(`${lab.server.origin}/`.length));
  assert.match(await summary(), /file of 350 GB/);
});

test('a model counted from its architecture becomes the model of every section', async () => {
  await lab.open();
  await widget().press('Mixtral 8x7B');
  await widget().untilText(/32 × \(2 × 4,096 × 4,096 .* = 46\.7 billion parameters.*Each token meets 12\.9 billion of the parameters\./s);
  assert.match(await summary(), /405 billion parameters/, 'until it is used, the file is another');
  await widget().press('Use this count, here and in the other sections');
  await widget().untilText(/46\.7 billion parameters at 16 bits each make a file of 93\.4 GB/);
  const cluster = lab.widget('cluster');
  await lab.run((selector) => document.querySelector(selector).scrollIntoView(), cluster.selector);
  await lab.wait(async () => /^46[.,]7/.test(await cluster.value('field', 'Parameters')), 'the cluster trains it');
  await untilAddress(/s\.active_share=0\.27/);
  // What cannot be built says why, and is not to be used.
  await widget().type('Attention heads', '31');
  await widget().untilText(/it has to be a multiple of their number/);
  const use = await widget().get('button', 'Use this count, here and in the other sections');
  assert.equal(await use.isEnabled(), false);
  await widget().type('Attention heads', '64');
  await lab.wait(async () => use.isEnabled(), 'it can be used again');
});
