// The language lab: five language models grow up in the page, and complete what
// the reader begins.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Key } from 'selenium-webdriver';
import { Pointer } from 'selenium-webdriver/lib/input.js';
import { useLab } from './browser.mjs';

const lab = useLab();
const models = () => lab.widget('language-lab');
// A loaded machine is slow: training has minutes.
const TRAINED = 240_000;
const lines = (part = '.line-up') =>
  lab.run(
    (selector) => [...document.querySelectorAll(`${selector} li`)].map((row) => [...row.children].map((part) => part.textContent).join(' ').replace(/\s+/g, ' ').trim()),
    `figure[data-widget="language-lab"] ${part}`,
  );
const trained = async (button) => {
  await models().press(button);
  await models().untilTag(/^live/);
  await lab.wait(async () => (await models().state()) === 'ready', 'all five have learned', TRAINED);
};
const completions = () => lines('.completion .line-up');
const begin = (text) => models().type('Your beginning', text);

test('five sentences and a perfect one stand there before anything is pressed', async () => {
  await lab.open('', { javascript: false });
  const rows = await lab.run(() =>
    [...document.querySelectorAll('figure[data-widget="language-lab"] .widget-body li')].map((row) => [...row.children].map((part) => part.textContent).join(' ').replace(/\s+/g, ' ').trim()),
  );
  assert.equal(rows.length, 6);
  assert.match(rows[0], /^1,577 parameters · \d of \d are words \S/);
  assert.match(rows[4], /^49,361 parameters · a sentence the /);
  assert.match(rows[5], /^Perfect predictor · knows every rule, and guessed the dotted letters \S.*[.!]$/);
});

test('nothing of it is fetched before it is reached', async () => {
  await lab.open('', { alive: false });
  await lab.until(() => document.querySelector('figure[data-widget="race"]').dataset.state === 'ready', 'the first figure is alive');
  const fetched = lab.server.requests.map(({ path, url }) => path ?? url ?? '').filter((path) => /writ(er|ing)/.test(path));
  assert.deepEqual(fetched, []);
});

test('one button trains all five, sentence by sentence, and a sentence is completed at five sizes', async () => {
  await lab.open('embed/language-lab/');
  const recorded = await lines('.widget-body .line-up');
  await models().press('Train all five');
  await models().untilState('running');
  await lab.wait(async () => /of 256,000 letters/.test(await models().part('.lab-status')), 'it says how far it is');
  const seen = new Set();
  await lab.wait(async () => {
    seen.add((await lines('.widget-body .line-up'))[4]);
    return (await models().state()) === 'ready';
  }, 'all five have learned', TRAINED);
  assert.ok(seen.size >= 4, `sentences of the largest: ${[...seen].join(' | ')}`);
  const now = await lines('.widget-body .line-up');
  assert.notDeepEqual(now, recorded);
  assert.match(await models().summary(), /^After 256,000 letters/);

  // The first trial is answered by each; a beginning of the reader's own too.
  await lab.wait(async () => (await completions()).length === 6, 'all answer');
  for (const row of await completions()) assert.match(row, /the dogs that the cat/);
  await begin('a box [a hat');
  await lab.wait(async () => (await completions()).every((row) => row.includes('a box [a hat')) && (await completions()).length === 6, 'all go on');
  assert.match((await completions())[5], /^Perfect predictor · ✓ a sentence/);
  assert.match(await models().part('.nexts'), /%/);

  // Whatever is typed, nothing breaks and it is said.
  for (const [text, said, rows] of [
    ['Hello', /“H” is not one of the 49 signs/, 0],
    ['é'.repeat(10), /is not one of the 49 signs/, 0],
    ['a'.repeat(200), /At most 63 signs/, 0],
    ['a xylophone', /no sentence of Tattle begins like this/, 6],
  ]) {
    await begin(text);
    await models().untilText(said);
    await lab.wait(async () => (await completions()).length === rows, `${rows} rows for ${text.slice(0, 20)}`);
  }
  assert.match((await completions())[4], /not Tattle, but it goes on a xylophone/);
  // The same dice again give the same lines; others give others.
  await models().press('Throw the dice again');
  await lab.wait(async () => (await lines('.widget-body .line-up'))[5] !== now[5], 'other dice have fallen');
  await lab.wait(async () => (await lines('.widget-body .line-up'))[0] !== now[0], 'the smallest writes another line');
});

test('the recorded family is the one that is trained here, to the bit', async () => {
  await lab.open('embed/language-lab/');
  const recorded = await models().hashes();
  const skills = await models().part('.table-scroll');
  await trained('Longer');
  assert.deepEqual(await models().hashes(), recorded);
  assert.equal(await models().part('.table-scroll'), skills);
  await models().slide('Moment', 3);
  await lab.wait(async () => /^After 8,192 letters/.test(await models().summary()), 'an early moment is shown');
  await models().press('Reset');
  await models().untilTag(/^recorded/);
});

test('a pause stops it, and going on ends it; a worker that dies changes no bit', async () => {
  await lab.open('embed/language-lab/?v=1&language-lab.length=short');
  await trained('Train all five');
  const whole = await models().hashes();
  await models().press('Train all five');
  await lab.wait(async () => /[1-9][\d,]* of/.test(await models().part('.lab-status')), 'something is read');
  await models().press('Pause');
  await models().untilState('ready');
  await lab.run(() => {
    for (const worker of [...globalThis.scaleLabWorkers].slice(-2)) worker.dispatchEvent(new Event('error'));
  });
  await models().press('Go on');
  await models().untilState('running');
  await lab.wait(async () => (await models().state()) === 'ready', 'all five have learned', TRAINED);
  assert.deepEqual(await models().hashes(), whole);
});

test('the bet: the largest is hidden until it is shown', async () => {
  await lab.open('embed/language-lab/');
  const dots = () => lab.run(() => document.querySelectorAll('.loss-chart circle').length);
  assert.equal(await dots(), 4);
  const grip = await models().get('slider', 'Your bet on the loss of the largest');
  await models().toMiddle(grip);
  // The keys of a slider, and what they mean in words.
  const bet = async () => Number((await grip.getAttribute('aria-valuetext')).replace('a loss of ', ''));
  await grip.sendKeys(Key.ARROW_DOWN);
  const first = await bet();
  await grip.sendKeys(Key.PAGE_DOWN);
  assert.ok((await bet()) < first, 'a lower bet is a smaller loss');
  await grip.sendKeys(Key.HOME);
  // Nobody gets below the floor.
  await lab.wait(async () => Math.abs((await bet()) - 0.39) < 0.02, 'the bet stays above the floor');
  // Where the pointer takes hold there the diamond stands.
  const { x, y, height } = await lab.run(() => {
    const { x, y, width, height } = document.querySelector('.bet-grip').getBoundingClientRect();
    return { x: x + width / 2, y: y + height / 2, height };
  });
  assert.ok(height > 150, `the field of the bet is as high as the chart, not ${height} px`);
  const middle = () =>
    lab.run(() => {
      const { y, height } = document.querySelector('.loss-chart .diamond').getBoundingClientRect();
      return y + height / 2;
    });
  for (const pointerType of ['mouse', 'touch']) {
    for (const by of [height / 8, -height / 4]) {
      const pointer = lab.driver.actions();
      const device = new Pointer(pointerType, pointerType);
      pointer.insert(device, device.move({ x: Math.round(x), y: Math.round(y) }), device.press(), device.move({ x: Math.round(x), y: Math.round(y + by) }), device.release());
      await pointer.perform();
      assert.ok(Math.abs((await middle()) - (y + by)) < 6, `${pointerType}: the diamond at ${await middle()} follows the pointer at ${y + by}`);
    }
  }
  await models().press('Show the largest');
  await models().untilText(/The largest landed at 0\.4\d+; you bet [\d.]+\. Nothing gets below 0\.39\d*\./);
  assert.equal(await dots(), 5);
  await models().untilText(/The line said 0\.0\d+ above the floor for the largest; it landed 0\.0\d+ above it/);
});

test('a bet holds for the run that is started after it', async () => {
  await lab.open('embed/language-lab/');
  const grip = await models().get('slider', 'Your bet on the loss of the largest');
  await models().toMiddle(grip);
  await grip.sendKeys(Key.ARROW_DOWN, Key.PAGE_DOWN);
  const bet = (await grip.getAttribute('aria-valuetext')).replace('a loss of ', '');
  await trained('Train all five');
  await models().untilText(new RegExp(`The largest landed at [\\d.]+; you bet ${bet.replace('.', '\\.')}\\. Nothing gets below`));
  // What has landed is decided: the next run has a bet of its own.
  await models().press('Train all five');
  await models().untilState('running');
  assert.equal(await grip.getAttribute('aria-valuetext'), 'no bet yet');
});

test('letter by letter: only the largest remembers that turtles are many', async () => {
  await lab.open('embed/language-lab/');
  const bars = () => lab.run(() => [...document.querySelectorAll('.surprise .nexts svg')].map((svg) => svg.getAttribute('aria-label')));
  const letter = await models().get('slider', 'Letter');
  await models().toMiddle(letter);
  assert.match(await letter.getAttribute('aria-valuetext'), /^a space after eat, 3,361 parameters: could be avoided [\d.]+, 8,465 .*, 49,361 parameters: could be avoided 0.*, cannot be avoided 0$/);
  const share = async (place) => Number(/space (\d+)%/.exec((await bars())[place])[1]);
  assert.ok((await share(2)) > 85 && (await share(0)) < 60, (await bars()).join(' | '));
  await models().untilText(/Whoever knows the rules is sure of it/);
  // What is not recorded is said; a letter that is tapped is looked at.
  await letter.sendKeys(Key.ARROW_RIGHT);
  await models().untilText(/Recorded for the letter after “eat” only/);
  assert.match(await letter.getAttribute('aria-valuetext'), /^“s”, 3,361/);
  const first = await lab.run(() => {
    const letter = document.querySelector('.read-letters [data-place="4"]');
    letter.scrollIntoView({ block: 'center' });
    const { x, y, width, height } = letter.getBoundingClientRect();
    return { x: Math.round(x + width / 2), y: Math.round(y + height / 2) };
  });
  await lab.driver.actions().move(first).click().perform();
  await lab.wait(async () => /^“h”, 3,361/.test(await letter.getAttribute('aria-valuetext')), 'the tapped letter is looked at');
  // A text of the reader's own is read by networks that were trained here.
  await models().type('They read', 'tom had 6 rings, lost 1, has 5.');
  await models().untilText(/Train all five, and they read yours too/);
  await trained('Train all five');
  await lab.wait(async () => (await lab.run(() => document.querySelectorAll('.read-letters > div').length)) === 3, 'three sizes read it');
  await lab.wait(async () => (await lab.run(() => document.querySelectorAll('.looks').length)) === 4, 'where it looks is shown');
  await models().type('They read', 'the xylophone');
  await models().untilText(/no sentence of Tattle goes on like this/);
  await models().type('They read', 'HELLO');
  await models().untilText(/is not one of the 49 signs/);
  const field = await models().get('field', 'They read');
  await field.sendKeys(Key.chord(Key.CONTROL, 'a'), Key.BACK_SPACE);
  await models().untilText(/Type at least one letter/);
});

test('skills are counted in two ways, and beginnings chosen, with the keyboard alone', async () => {
  await lab.open('embed/language-lab/');
  const field = await models().get('tick', 'right or wrong');
  await models().toMiddle(field);
  await field.sendKeys(Key.ARROW_RIGHT);
  await models().untilText(/each panel on its own scale/);
  const trial = await models().get('tick', 'Agreement the dogs that the cat');
  await models().toMiddle(trial);
  await trial.sendKeys(Key.ARROW_DOWN);
  await lab.wait(async () => (await completions()).every((row) => row.includes('who hid it?')) && (await completions()).length === 6, 'the second beginning is completed');
});

test('without workers the recorded family stays, and it is said why', async () => {
  await lab.open('embed/language-lab/', {
    atStart: () => {
      globalThis.Worker = function Worker() {
        throw new DOMException('refused', 'SecurityError');
      };
    },
  });
  const recorded = await lines('.widget-body .line-up');
  await models().press('Train all five');
  await models().untilText(/does not let a trainer start/);
  await models().untilTag(/^recorded/);
  assert.deepEqual(await lines('.widget-body .line-up'), recorded);
});

test('on a telephone every sentence is read without scrolling sideways', async () => {
  await lab.open('embed/language-lab/', { width: 390, height: 844 });
  const { across, wide, buttons } = await lab.run(() => {
    const figure = document.querySelector('figure[data-widget="language-lab"]');
    for (const fold of figure.querySelectorAll('details')) fold.open = true;
    const boxes = [...figure.querySelectorAll('.widget-body *, .completion *, .skills *')].filter((e) => e.getBoundingClientRect().width > 0);
    return {
      across: document.documentElement.scrollWidth - document.documentElement.clientWidth,
      wide: boxes.filter((e) => e.getBoundingClientRect().right > 391).map((e) => e.outerHTML.slice(0, 80)),
      buttons: [...figure.querySelectorAll('.controls button')].map((e) => e.getBoundingClientRect().height).filter((height) => height > 0),
    };
  });
  assert.equal(across, 0);
  assert.deepEqual(wide, []);
  assert.ok(buttons.every((height) => height >= 36), buttons.join());
});
