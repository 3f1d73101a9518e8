// lesson1.html, opened from a disk as a pupil without a network opens it: no server
// stands behind these pages.
import assert from 'node:assert/strict';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import puppeteer from 'puppeteer-core';
import { FLAGS, PATIENCE, which } from './browser.mjs';
import { DIST } from './server.mjs';

const FILE = join(DIST, 'lesson1.html');
let browser;
before(async () => {
  browser = await puppeteer.launch({ executablePath: which('chromium'), args: [...FLAGS, '--host-resolver-rules=MAP * ~NOTFOUND'] });
});
after(() => browser.close());

// A page from the disk, and what it must not say or ask for.
async function open(fragment) {
  const page = await browser.newPage();
  await page.setViewport({ width: 1366, height: 641 });
  page.setDefaultTimeout(PATIENCE);
  const wrong = [];
  page.on('pageerror', ({ message }) => wrong.push(message));
  page.on('console', (line) => line.type() === 'error' && wrong.push(line.text()));
  page.on('request', (request) => /^(file|blob|data):/.test(request.url()) || wrong.push(request.url()));
  await page.goto(pathToFileURL(FILE).href + fragment);
  await page.waitForSelector('figure[data-state="ready"]');
  return { page, wrong };
}

const press = (page, words) => page.evaluate((words) => [...document.querySelectorAll('button')].find((one) => one.textContent === words && !one.hidden).click(), words);
const untilButton = (page, words) => page.waitForFunction((words) => [...document.querySelectorAll('button')].some((one) => one.textContent === words && !one.disabled), {}, words);

test('the lesson in one file trains from a disk, and its board takes the letters', async () => {
  assert.ok(statSync(FILE).size <= 1_500_000);
  const { page, wrong } = await open('#7');
  await page.type('#pupil-number', '2');
  await press(page, 'Start');
  await press(page, 'Lock my bet');
  await press(page, 'Train my network');
  await untilButton(page, 'Next: the ruler');
  const code = await page.$eval('.letters', (letters) => [...letters.querySelectorAll('b')].map((b) => b.textContent).join(''));
  assert.match(code, /^[0-9A-Z]{4}$/);
  // A reload forgets nothing here either.
  await page.reload();
  await page.waitForSelector('.letters b');

  const board = await open('#board');
  await press(board.page, 'Open the board');
  assert.equal(await board.page.$eval('.where', (where) => where.textContent), 'lesson1.html');
  assert.equal(await board.page.$eval('.qr', (qr) => qr.checkVisibility()), false, 'a code that leads nowhere');
  await press(board.page, 'Next: round 1');
  await board.page.type('#codes', `2 ${code}`);
  await board.page.waitForFunction(() => document.querySelector('.box .said').textContent === '✓ 2 is in, round 1');
  assert.deepEqual([...wrong, ...board.wrong], []);
});

test('the pupil’s first screen leads to the board, which is behind the same file', async () => {
  const { page, wrong } = await open('');
  await page.click('a[href="#board"]');
  await page.waitForSelector('figure[data-widget="board"][data-state="ready"]');
  assert.deepEqual(wrong, []);
});
