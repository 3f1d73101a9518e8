// A class of 24 in 24 profiles, and what a board hears that is none of its codes.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { board, codes, fill, launch, lesson, native, paste, press, profile, saved, type } from './class.mjs';
import { serve } from './server.mjs';

const PROJECTOR = [1280, 720];
// As many pupils train at once as there are cores on a small machine.
const AT_ONCE = 2;

let browser;
let server;
before(async () => {
  [browser, server] = [await launch(), await serve()];
});
after(async () => {
  await browser.close();
  await server.stop();
});

const openBoard = async (pupils) => {
  const page = await profile(browser, `${server.origin}/1/class/`, PROJECTOR);
  await board(page, pupils);
  return page;
};
const count = (page) => page.$eval('.who b', (b) => b.textContent);

test('a class of 24 profiles, 48 codes, five of them said wrong: the board is the native fit to the last digit', async () => {
  const called = [];
  const numbers = Array.from({ length: 24 }, (_, index) => index + 1);
  const one = async () => {
    for (let number = numbers.shift(); number; number = numbers.shift()) {
      const page = await profile(browser, `${server.origin}/1/#7`, [1366, 641]);
      called[number - 1] = await lesson(page, number);
      assert.deepEqual(page.wrong, [], `pupil ${number}`);
      await page.browserContext().close();
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, one));
  const [small, large] = codes(24);
  assert.deepEqual(called, small.map((code, index) => [code, large[index]]), 'each pupil’s letters are those worked out natively');

  const page = await openBoard(24);
  const other = small[4].slice(0, -1) + (small[4].endsWith('A') ? 'B' : 'A');
  const [, right] = small[6].split(' ');
  const swapped = `7 ${right[1]}${right[0]}${right.slice(2)}`;
  await press(page, 'Next: round 1');
  for (const [index, code] of small.entries()) {
    // Two letters said wrong, one code by the wrong pupil: said again, they are in.
    if (index === 4) assert.match(await type(page, other), /5: not of class 7, or a slip of the tongue/);
    if (index === 6) assert.match(await type(page, swapped), /7: not of class 7/);
    if (index === 9) assert.match(await type(page, `10 ${small[10].split(' ')[1]}`), /10: not of class 7/);
    assert.equal(await type(page, code), `✓ ${index + 1} is in, round 1`);
  }
  assert.equal(await type(page, small[11]), '12 was in already, round 1');
  const stranger = await profile(browser, `${server.origin}/1/#8`, [1366, 641]);
  const [ofOther] = await lesson(stranger, 3);
  await stranger.browserContext().close();
  assert.match(await type(page, ofOther), /3: not of class 7/);
  assert.equal(await count(page), '24 of 24 in');
  await press(page, 'Next: the ruler');
  await press(page, 'Next: round 2');
  for (const code of large) assert.match(await type(page, code), /is in, round 2$/);
  assert.equal(await count(page), '24 of 24 in');
  assert.equal(await saved(page), native(24));
  assert.deepEqual(page.wrong, []);
  await page.browserContext().close();
});

test('a class of 40 with ten lines of nonsense: every line is judged, and says why', async () => {
  const page = await openBoard(40);
  await press(page, 'Next: round 1');
  const [small] = codes(40);
  const nonsense = {
    'what is a parameter???': 'there is no number with four letters in it',
    '🦄🦄🦄 12': 'there is no number with four letters in it',
    '41 7QKM': '41 is out of range',
    '0 7QKM': '0 is out of range',
    '12.5 7QKM': '12.5 is not a whole number',
    '١٢ 7QKM': 'use the digits 0 to 9',
    '7QKM': 'whose is it?',
    '12 7QK': '“7QK” has 3',
    '12 7QKMM': '“7QKMM” has 5',
    '12 7QKU': 'no code has a U',
  };
  const lines = small.flatMap((code, index) => (index % 4 ? [code] : [Object.keys(nonsense)[index / 4], code]));
  assert.equal(await paste(page, lines.join('\n')), '✓ 40 are in, 10 not: see More');
  assert.equal(await count(page), '40 of 40 in');
  await press(page, 'More');
  const heard = await page.$eval('.heard', (heard) => [...heard.querySelectorAll('li')].map((line) => line.textContent));
  for (const [line, why] of Object.entries(nonsense)) assert.ok(heard.some((said) => said.startsWith(`“${line}”: `) && said.includes(why)), `${line}: ${heard.join(' / ')}`);
  await press(page, 'Close');
  assert.match(await paste(page, `${small[11]}\n`.repeat(100)), /100 not: see More/);
  assert.equal(await count(page), '40 of 40 in');
  await page.browserContext().close();
});

test('a reload asks first, and the saved text brings everything back', async () => {
  const page = await openBoard(24);
  const text = native(24);
  assert.equal(await paste(page, text), '✓ 48 are in');
  let asked = '';
  page.once('dialog', async (dialog) => {
    asked = dialog.type();
    await dialog.dismiss();
  });
  // Somebody presses a key, and then F5: browsers ask only after that.
  await page.keyboard.press('Tab');
  page.reload().catch(() => {});
  await page.waitForFunction(() => document.querySelector('.who b'));
  await new Promise((resolve) => {
    const look = () => (asked ? resolve() : setImmediate(look));
    look();
  });
  assert.equal(asked, 'beforeunload');
  assert.equal(await count(page), '24 of 24 in', 'whoever stays loses nothing');
  assert.equal(await saved(page), text);
  await page.browserContext().close();

  const again = await openBoard(24);
  assert.equal(await paste(again, text), '✓ 48 are in');
  assert.equal(await saved(again), text);
  await again.browserContext().close();
  // A board of another class says whose they are.
  const other = await profile(browser, `${server.origin}/1/class/`, PROJECTOR);
  await fill(other, 'board-class', '9');
  await fill(other, 'board-pupils', '4');
  await press(other, 'Open the board');
  await other.waitForFunction(() => !/training/.test(document.querySelector('.who')?.textContent ?? 'training'));
  await paste(other, text.split('\n').slice(0, 3).join('\n'));
  await press(other, 'More');
  assert.match(await other.$eval('.heard', (heard) => heard.textContent), /saved by class 7: open the board with that number/);
  await other.browserContext().close();
});
