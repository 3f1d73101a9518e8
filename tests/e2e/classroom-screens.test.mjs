// Every step of the pupil's page and of the board on a Chromebook, a projector and a
// telephone, beside how it looked: tests/golden/class-screens. On the way the
// contrast of the board's words is measured, light and dark.
//
// `RECORD=1 node --test classroom-screens.test.mjs` takes the pictures anew.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { useLab } from './browser.mjs';
import { codes } from './class.mjs';
import { compare, picture } from './looks.mjs';

const lab = useLab();
const SIZES = [[1366, 641], [1280, 720], [360, 640]];
const MOST_BYTES = 1_500_000;
const LEAST_CONTRAST = 7;

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

// What differs from machine to machine stands still: seconds, the server's address
// and its code, the cursor.
const calm = () =>
  lab.run(() => {
    document.activeElement?.blur();
    scrollTo(0, 0);
    for (const words of document.querySelectorAll('.intro p')) words.innerHTML = words.innerHTML.replace(/in [\d.]+ seconds/, 'in 0.5 seconds');
    for (const where of document.querySelectorAll('.where')) where.textContent = 'scale-lab.example/1';
    for (const code of document.querySelectorAll('.qr-dark')) code.setAttribute('d', 'M4 4h7v7h-7zM22 4h7v7h-7zM4 22h7v7h-7z');
  });

async function shoot(taken, page, step, [width, height]) {
  await calm();
  taken.set(`${page}-${step}-${width}.webp`, await picture(lab, width, height));
}

async function pupil(taken, size) {
  const [width, height] = size;
  await lab.open('1/#7', { width, height });
  const take = (step) => shoot(taken, 'pupil', step, size);
  await fill('pupil-number', '12');
  await take('1-numbers');
  await press('Start');
  await take('2-opening');
  await fill('opening-bet', '40');
  await press('Lock my bet');
  await take('3-small-before');
  await press('Train my network');
  await untilButton('Next: the ruler');
  await take('3-small');
  await press('Next: the ruler');
  await fill('ruler-bet', '60');
  await take('4-ruler');
  await press('Lock my bet');
  await press('Train my network');
  await untilButton('Next: in words');
  await take('5-large');
  await press('Next: in words');
  await fill('fall-1', '61');
  await fill('sentence', 'Scale buys less and less, until the floor.');
  await take('6-words');
  await press('Next: my sheet');
  await take('7-sheet');
}

// The contrast of every word with what lies behind it (WCAG 2.2, 1.4.6), where it is
// less than it may be.
const faint = (least) =>
  lab.run((least) => {
    const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
    const rgb = (colour) => {
      canvas.clearRect(0, 0, 1, 1);
      canvas.fillStyle = colour;
      canvas.fillRect(0, 0, 1, 1);
      return [...canvas.getImageData(0, 0, 1, 1).data];
    };
    const light = ([r, g, b]) => {
      const linear = (value) => (value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4);
      return 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
    };
    const behind = (element) => {
      for (let at = element; at; at = at.parentElement) {
        const colour = rgb(getComputedStyle(at).backgroundColor);
        if (colour[3] === 255) return colour;
      }
      return [255, 255, 255];
    };
    const found = [];
    let measured = 0;
    for (const element of document.querySelectorAll('main *')) {
      const says = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim());
      if ((!says && element.tagName !== 'TEXTAREA') || !element.checkVisibility() || element.closest('.visually-hidden') || element.matches(':disabled')) continue;
      const style = getComputedStyle(element);
      const colour = rgb(element.ownerSVGElement ? style.fill : style.color);
      const [a, b] = [light(colour), light(behind(element))];
      const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
      measured += 1;
      if (contrast < least) found.push(`“${element.textContent.trim().slice(0, 30)}”: ${contrast.toFixed(2)}`);
    }
    return measured < 4 ? ['hardly a word was measured'] : found;
  }, least);

async function board(taken, size) {
  const [width, height] = size;
  await lab.open('1/class/', { width, height });
  const take = async (step) => {
    for (const dark of [true, false]) {
      await lab.cdp('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-color-scheme', value: dark ? 'dark' : 'light' }] });
      assert.deepEqual(await faint(LEAST_CONTRAST), [], `${step}, ${dark ? 'dark' : 'light'}`);
    }
    await shoot(taken, 'board', step, size);
  };
  await fill('board-pupils', 'many');
  await press('Open the board');
  await take('1-set-up');
  await fill('board-pupils', '24');
  await press('Open the board');
  await lab.wait(() => lab.run(() => !/training/.test(document.querySelector('.who').textContent)), 'the board has trained its class', 120_000);
  await take('2-axes');
  const [small, large] = codes(24);
  const say = async (lines) => {
    await fill('codes', lines.join('\n'));
    // Lines without any code wait for Enter.
    await lab.run(() => document.getElementById('codes').dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true })));
    await lab.until(() => document.getElementById('codes').value === '', 'the codes are taken');
  };
  await press('Next: round 1');
  await say(small.slice(0, 22));
  await take('3-small');
  await press('Next: the ruler');
  await press('More');
  await press('Lay it through our points');
  await press('Close');
  await take('4-ruler');
  await press('Next: round 2');
  await say(large.slice(0, 23));
  await take('5-large');
  await press('Next: the law');
  await take('6-law');
  await press('Next: the floor');
  await take('7-floor');
  await press('Next: in words');
  await take('8-words');
  await say(['41 7QKM', '12 7QK', 'from Anna']);
  await press('More');
  await take('9-more');
}

test('every step looks as it did, and every word of the board stands out', async (t) => {
  // A board with results asks before it is left; nobody has pressed a key here.
  lab.allow(/beforeunload/);
  const taken = new Map();
  for (const size of SIZES) {
    await pupil(taken, size);
    await board(taken, size);
  }
  await compare(lab, t, taken, { folder: 'class-screens', mostBytes: MOST_BYTES });
});
