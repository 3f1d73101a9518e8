// A class: the pupil's page and the board, their sizes, slips of the tongue, and
// what a reload or a wrong key does.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { Key } from 'selenium-webdriver';
import { useLab } from './browser.mjs';

const lab = useLab();
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const text = (selector) => lab.run((selector) => document.querySelector(selector)?.textContent ?? '', selector);
const press = (words) =>
  lab.run((words) => {
    const button = [...document.querySelectorAll('button')].find((one) => one.textContent === words && !one.hidden);
    if (!button) throw new Error(`no button says ${words}`);
    button.click();
  }, words);
const untilButton = (words) =>
  lab.until((words) => [...document.querySelectorAll('button')].some((one) => one.textContent === words && !one.disabled && !one.hidden), `“${words}” can be pressed`, words);
const fill = (id, value) =>
  lab.run(
    (id, value) => {
      const field = document.getElementById(id);
      field.value = value;
      field.dispatchEvent(new Event('input', { bubbles: true }));
    },
    id,
    value,
  );

// What sticks out of the screen, or is smaller than it may be.
const misplaced = (smallest, { scrolls = false } = {}) =>
  lab.run((smallest, scrolls) => {
    const found = [];
    const page = document.scrollingElement;
    if (!scrolls && page.scrollHeight > innerHeight + 1) found.push(`the page is ${page.scrollHeight} px tall`);
    if (page.scrollWidth > innerWidth) found.push(`the page is ${page.scrollWidth} px wide`);
    const seen = document.querySelectorAll('.class-chart, #main-action, #next, h1, .letters, .qr');
    for (const element of seen) {
      const area = element.getBoundingClientRect();
      if (area.width && (area.top < -1 || area.bottom > innerHeight + 1 || area.right > innerWidth + 1)) {
        found.push(`${element.id || element.getAttribute('class') || element.tagName} ends at ${Math.round(area.right)}, ${Math.round(area.bottom)}`);
      }
    }
    for (const element of document.querySelectorAll('main *')) {
      const says = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim());
      if (!says || !element.checkVisibility() || element.closest('.visually-hidden')) continue;
      const svg = element.ownerSVGElement;
      const scale = svg ? Math.min(svg.clientWidth / svg.viewBox.baseVal.width, svg.clientHeight / svg.viewBox.baseVal.height) : 1;
      const size = parseFloat(getComputedStyle(element).fontSize) * scale;
      if (size < smallest - 0.1) found.push(`“${element.textContent.trim().slice(0, 30)}” is ${size.toFixed(1)} px`);
    }
    return found;
  }, smallest, scrolls);

async function lesson({ width, height }) {
  // The whole sheet is longer than a telephone; its button sticks to the screen.
  const scrolls = (step) => step === 'sheet' && width < 500;
  const fits = async (step) => assert.deepEqual(await misplaced(12.5, { scrolls: scrolls(step) }), [], `${width} × ${height}, ${step}`);
  await lab.open('1/#7', { width, height });
  await fits('numbers');
  assert.equal(await lab.run(() => document.getElementById('class-number').value), '7');
  await press('Start');
  assert.match(await text('#pupil-number-fault'), /type a number from 1 to 40/);
  await fill('pupil-number', '41');
  await press('Start');
  assert.match(await text('#pupil-number-fault'), /41 is out of range/);
  await fill('pupil-number', '12');
  await press('Start');
  await fill('opening-bet', '40');
  await fits('opening');
  await press('Lock my bet');
  await fits('before training');
  await press('Train my network');
  await untilButton('Next: the ruler');
  await fits('small');
  const first = await text('.call');
  assert.match(first, /^“Twelve: .+, .+, .+, .+\.”$/);
  assert.match(await text('.code'), /your bet, 40 %/);
  assert.doesNotMatch(await lab.run(() => document.body.innerText), /floor|law/i, 'nothing is given away');
  await press('Next: the ruler');
  await fill('ruler-bet', '60');
  await fits('ruler');
  await press('Lock my bet');
  await press('Train my network');
  await untilButton('Next: in words');
  await fits('large');
  await press('Next: in words');
  await fits('words');
  await fill('fall-1', '61');
  await fill('sentence', 'Scale buys less and less, until the floor.');
  await press('Next: my sheet');
  await fits('sheet');
  const sheet = await text('.sheet');
  assert.match(sheet, /class 7, number 12/);
  assert.match(sheet, /40 % less wrong/);
  assert.match(sheet, /121 parameters, loss 0\.\d+, letters [0-9A-Z]{4}/);
  assert.match(sheet, /3,069 parameters, loss 0\.\d+, letters [0-9A-Z]{4}/);
  assert.match(sheet, /the loss fell by 61 %/);
  // A reload loses nothing.
  await lab.driver.navigate().refresh();
  await lab.alive();
  assert.equal(await text('.sheet'), sheet);
  return [...sheet.matchAll(/letters ([0-9A-Z]{4})/g)].map(([, code]) => code);
}

let codes;

test('a pupil goes through the lesson on a Chromebook without scrolling', async () => {
  codes = await lesson({ width: 1366, height: 641 });
});

test('a pupil on a telephone comes to the same letters', async () => {
  assert.deepEqual(await lesson({ width: 360, height: 640 }), codes);
});

const said = () => text('.box .said');
const counted = () => text('.who b');

async function openBoard(pupils) {
  await lab.open('1/class/', { width: 1280, height: 720 });
  await fill('board-class', '7');
  await fill('board-pupils', String(pupils));
  await press('Open the board');
}

test('the board takes letters, and names every kind of slip', async () => {
  await openBoard(12);
  assert.equal(await text('.class-number'), 'class 7');
  await press('Next: round 1');
  await lab.until(() => !/training/.test(document.querySelector('.who').textContent), 'the board has trained its class');
  const box = await lab.driver.findElement({ id: 'codes' });
  const type = async (what, expected) => {
    await box.sendKeys(what);
    await lab.wait(async () => expected.test(await said()), `${what}: ${expected}`);
    await fill('codes', '');
  };
  const [small, large] = codes;
  await type(`12 ${small.toLowerCase()}`, /^✓ 12 is in, round 1$/);
  assert.equal(await counted(), '1 of 12 in');
  await type(`12 ${small}`, /12 was in already, round 1/);
  const wrong = small.slice(0, 3) + (small[3] === '7' ? '8' : '7');
  await type(`12 ${wrong}`, /12: not of class 7, or a slip of the tongue/);
  await type(`3 ${small}`, /3: not of class 7/);
  await type(`13 ${small}`, /13: this class has numbers 1 to 12/);
  await type(`41 ${small}${Key.ENTER}`, /41 is out of range/);
  await type(`hello${Key.ENTER}`, /no number with four letters/);
  await type(`5 0.0149${Key.ENTER}`, /5 is in by its loss, round 1: drawn hollow/);
  // Pasted: a column, with nonsense between.
  await fill('codes', `from Anna\n12 ${large}\n12;5 kg\n7.5 ${small}\n${'12 '.repeat(100)}`);
  await lab.run(() => document.getElementById('codes').dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true })));
  await lab.wait(async () => /✓ 1 is in, \d+ not: see More/.test(await said()), 'the paste is judged');
  await press('More');
  const heard = await text('.heard');
  assert.match(heard, /“from Anna”: there is no number/);
  assert.match(heard, /7\.5 is not a whole number/);
  await press('Close');
});

test('a pretended class plays the whole lesson, revealed step by step', async () => {
  await lab.open('1/class/', { width: 1280, height: 720 });
  await press('Pretend class of 24');
  const shown = () => lab.run(() => ['law', 'floor', 'ruler', 'point small', 'point large'].filter((name) => document.querySelector(`.class-chart .${name.replace(' ', '.')}`)));
  const fits = async () => assert.deepEqual(await misplaced(23.9), [], await text('h1'));
  assert.deepEqual(await shown(), []);
  await fits();
  await press('Next: round 1');
  await lab.wait(async () => (await counted()) === '24 of 24 in', 'everyone called out', 120_000);
  await fits();
  assert.deepEqual(await shown(), ['point small']);
  await press('Next: the ruler');
  assert.deepEqual(await shown(), ['ruler', 'point small']);
  await fits();
  const ruler = Number((await text('.class-chart')).match(/our ruler: (0\.\d+)/)[1]);
  await press('Next: round 2');
  await lab.wait(async () => (await counted()) === '24 of 24 in', 'everyone called out again', 120_000);
  const landed = Number((await text('.class-chart')).match(/landed: (0\.\d+)/)[1]);
  assert.ok(landed > 1.3 * ruler, `the ruler said ${ruler}, it landed at ${landed}`);
  await fits();
  await press('Next: the law');
  assert.deepEqual(await shown(), ['law', 'ruler', 'point small', 'point large']);
  await fits();
  await press('Next: the floor');
  assert.ok((await shown()).includes('floor'));
  await fits();
  await press('Next: in words');
  const [first, second, third] = [...(await text('.found p')).matchAll(/(\d+) %/g)].map(([, number]) => Number(number));
  assert.ok(first > second && second > third && third >= 0, `${first}, ${second}, ${third}`);
  await fits();
});

test('keys of a clicker lead through the board; letters in the box stay letters', async () => {
  await openBoard(4);
  const body = await lab.driver.findElement({ css: 'body' });
  const title = () => text('h1');
  const box = await lab.driver.findElement({ id: 'codes' });
  await box.sendKeys('b', Key.PAGE_DOWN);
  assert.equal(await title(), 'Round 1: small');
  assert.equal(await lab.run(() => document.querySelector('.blank-screen').hidden), true);
  await box.sendKeys(Key.PAGE_UP);
  assert.equal(await title(), 'How wrong?');
  await lab.run(() => document.activeElement.blur());
  await body.sendKeys(' ');
  assert.equal(await title(), 'Round 1: small');
  await lab.run(() => document.activeElement.blur());
  await body.sendKeys('b');
  assert.equal(await lab.run(() => document.querySelector('.blank-screen').hidden), false);
  await body.sendKeys('b');
  assert.equal(await lab.run(() => document.querySelector('.blank-screen').hidden), true);
});

for (const [name, path] of [['pupil', '1/'], ['board', '1/class/']]) {
  test(`axe finds nothing: ${name}`, async () => {
    await lab.open(path, { width: 1280, height: 720 });
    if (name === 'board') await press('Open the board');
    await lab.driver.executeScript(axe);
    const found = await lab.driver.executeAsyncScript((done) => {
      globalThis.axe.run(document, { preload: false, resultTypes: ['violations'] }).then(({ violations }) => done(violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`)));
    });
    assert.deepEqual(found, []);
  });
}

test('the pages for teachers lead to everything, and fit their paper', async () => {
  const pages = { 'teach/': null, 'teach/1/': 2, 'teach/1/sheet/': 2, 'teach/1/key/': 2 };
  for (const [path, sheets] of Object.entries(pages)) {
    await lab.open(path, { alive: false });
    const links = await lab.run(() => [...document.querySelectorAll('main a')].map((a) => a.href.split(/[?#]/)[0]).filter((href) => href.startsWith(location.origin)));
    for (const link of new Set(links)) assert.equal((await fetch(link)).status, 200, link);
    if (!sheets) continue;
    for (const [paperWidth, paperHeight] of [[8.27, 11.69], [8.5, 11]]) {
      const { data } = await lab.cdp('Page.printToPDF', { paperWidth, paperHeight, preferCSSPageSize: false });
      const count = (Buffer.from(data, 'base64').toString('latin1').match(/\/Type\s*\/Page\b/g) ?? []).length;
      assert.ok(count <= sheets, `${path} takes ${count} pages of ${paperHeight} inches`);
    }
  }
  await lab.open('', { alive: false });
  assert.equal(await lab.run(() => document.querySelector('.site-head a[href="teach/"]')?.textContent), 'Teach');
});
