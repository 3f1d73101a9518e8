// The language lab on other texts: where size does not help, a real book, the
// reader's own; and networks that go out as a file and come back.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { useLab } from './browser.mjs';
import { keepFiles, save } from './saved.mjs';

const lab = useLab();
const models = () => lab.widget('language-lab');
const FIGURE = 'figure[data-widget="language-lab"]';
// A loaded machine is slow: training has minutes.
const TRAINED = 240_000;
const open = (query = '') => lab.open(`embed/language-lab/${query}`, { atStart: keepFiles });
const trained = async (said) => {
  await models().untilTag(/^live/);
  await lab.wait(async () => (await models().state()) === 'ready', 'all five have learned', TRAINED);
  await models().untilText(said);
};
const count = (selector) => lab.run((all) => document.querySelectorAll(all).length, `${FIGURE} ${selector}`);
const summary = () => models().summary();

test('40 sentences are learned by heart, and 16 letters are too few for a verb: the words say so', async () => {
  await open();
  await models().press('Read only 40 sentences');
  await trained(/Learned by heart/);
  const [, own, fresh] = (await summary()).match(/the largest has a loss of ([\d.]+), on new ones ([\d.]+)/);
  assert.ok(Number(own) < 0.391 && Number(fresh) > 2, `${own} and ${fresh}`);
  assert.equal(await count('.loss-chart .by-heart'), 5);
  assert.match(await models().part('.losses'), /On new sentences nothing gets below 0\.391/);
  await models().press('See 16 letters at a time');
  await trained(/sees 64, gets 9\d% right\. What it cannot see/);
  assert.match(await summary(), /gets [3-6]\d% of the verbs right whose subject is out of sight/);
  assert.equal(await count('.loss-chart .by-heart'), 0);
  await models().press('Reset');
  await models().untilTag(/^recorded/);
});

test('a book is fetched when it is asked for; nobody knows its floor', async () => {
  await open();
  const books = () => lab.server.requests.filter(({ path, url }) => /alice/.test(path ?? url ?? '')).length;
  assert.equal(books(), 0);
  await models().press('Read Alice in Wonderland');
  await trained(/the largest needs [\d.]+ bits for each new one/);
  assert.equal(books(), 1);
  assert.equal(await count('.widget-body .line-up li'), 5);
  assert.doesNotMatch(await models().part('.widget-body'), /perfect predictor/i);
  await models().type('Your beginning', 'alice was');
  await lab.wait(async () => (await count('.completion .line-up li')) === 5 && /alice was/.test(await models().part('.completion .line-up')), 'all five go on');
  assert.doesNotMatch(await models().part('.completion'), /Tattle|✗|✓/);
});

test('a text of the reader’s own: refused in words, kept, then read; the networks come back from a file', async () => {
  await open();
  const paste = (text) =>
    lab.run((field, content) => {
      const area = document.querySelector(field);
      area.closest('details').open = true;
      area.value = content;
      area.dispatchEvent(new Event('input', { bubbles: true }));
    }, `${FIGURE} textarea`, text);
  const kept = () => lab.run((field) => document.querySelector(field).value.length, `${FIGURE} textarea`);
  for (const [text, said] of [
    ['', /Nothing was trained: this text has 0 letters; at least 20,000 are needed/],
    ['Too short.', /Nothing was trained: this text has 11 letters/],
    ['日本語の文。'.repeat(8000), /Nothing was trained: 48,000 of 48,000 signs/],
    ['word '.repeat(500_000), /Nothing was trained: this text has more than 2,000,000 letters/],
  ]) {
    await paste(text);
    await models().press('Read my text');
    await models().untilText(said);
    assert.equal(await kept(), text.length);
    assert.match(await models().tag(), /^recorded/);
  }
  await paste('The Queen of Hearts, she made some tarts;\nall on a summer’s day.\n\n'.repeat(400));
  await models().press('Read my text');
  await trained(/the largest needs [\d.]+ bits/);
  assert.match(await models().part('.widget-body .line-up'), /the queen of hearts, she made some tarts, all on a summers day\./);

  const hashes = await models().hashes();
  const { name, text } = await save(models(), 'Networks (JSON)');
  assert.equal(name, 'language-lab.json');
  assert.equal(JSON.parse(text).networks.length, 5);
  await open();
  const load = (content) =>
    lab.run((figure, json) => {
      const field = document.querySelector(`${figure} input[type="file"]`);
      const files = new DataTransfer();
      files.items.add(new File([json], 'networks.json', { type: 'application/json' }));
      field.files = files.files;
      field.dispatchEvent(new Event('change', { bubbles: true }));
    }, FIGURE, content);
  await load('{"format": "other"}');
  await models().untilText(/Nothing was changed: this is not a file of language models saved here\./);
  await load(text.replace('"steps": 500', '"steps": 7'));
  await models().untilText(/Nothing was changed: “steps” is not 500 or 2,000\./);
  await load(text);
  await trained(/the largest needs [\d.]+ bits/);
  assert.deepEqual(await models().hashes(), hashes);
  await models().type('Your beginning', 'the queen of');
  await lab.wait(async () => /the queen of hearts/.test(await models().part('.completion .line-up')), 'the largest goes on by heart');
});
