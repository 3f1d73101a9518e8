// A class in browsers: each pupil a profile of its own, and the board. For journeys
// and measurements.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import puppeteer from 'puppeteer-core';
import { FLAGS, PATIENCE, which } from './browser.mjs';

const GOLDEN = join(fileURLToPath(import.meta.url), '../../golden');
export const NETWORKS = 120_000;

// What tests/class.rs works out natively: the text that a board saves.
export const native = (pupils) => readFileSync(join(GOLDEN, `class_${pupils}.txt`), 'utf8');

// Its codes, of round 1 and of round 2, as they are called out.
export function codes(pupils) {
  const lines = native(pupils).split('\n').filter((line) => /^\d+ [0-9A-Z]{4}$/.test(line));
  return [lines.slice(0, pupils), lines.slice(pupils)];
}

export const launch = (options = {}) => puppeteer.launch({ executablePath: which('chromium'), args: [...FLAGS, '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'], ...options });

// A page in a profile of its own. What goes wrong on it stands in `wrong`.
export async function profile(browser, address, [width, height]) {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  await page.setViewport({ width, height });
  page.setDefaultTimeout(PATIENCE);
  page.wrong = [];
  page.on('pageerror', ({ message }) => page.wrong.push(message));
  page.on('console', (line) => line.type() === 'error' && page.wrong.push(line.text()));
  await page.goto(address);
  await page.waitForSelector('figure[data-state="ready"]');
  return page;
}

export const press = (page, words) =>
  page.evaluate((words) => {
    const button = [...document.querySelectorAll('button')].find((one) => one.textContent === words && !one.hidden);
    if (!button) throw new Error(`no button says ${words}`);
    button.click();
  }, words);

export const untilButton = (page, words, timeout = PATIENCE) =>
  page.waitForFunction((words) => [...document.querySelectorAll('button')].some((one) => one.textContent === words && !one.disabled && !one.hidden), { timeout }, words);

export const fill = (page, id, value) =>
  page.evaluate(
    (id, value) => {
      const field = document.getElementById(id);
      field.value = value;
      field.dispatchEvent(new Event('input', { bubbles: true }));
    },
    id,
    value,
  );

const letters = (page) => page.$eval('.letters', (all) => [...all.querySelectorAll('b')].map((b) => b.textContent).join(''));

// A pupil's whole lesson, with the bets that tests/class.rs knows; both codes, as
// they are called out.
export async function lesson(page, number, timeout = PATIENCE) {
  await fill(page, 'pupil-number', String(number));
  await press(page, 'Start');
  await fill(page, 'opening-bet', String(30 + number));
  await press(page, 'Lock my bet');
  await press(page, 'Train my network');
  await untilButton(page, 'Next: the ruler', timeout);
  const first = await letters(page);
  await press(page, 'Next: the ruler');
  await fill(page, 'ruler-bet', String(21 + 2 * number));
  await press(page, 'Lock my bet');
  await press(page, 'Train my network');
  await untilButton(page, 'Next: in words', timeout);
  return [`${number} ${first}`, `${number} ${await letters(page)}`];
}

// The board of class 7, open and trained.
export async function board(page, pupils) {
  await fill(page, 'board-class', '7');
  await fill(page, 'board-pupils', String(pupils));
  await press(page, 'Open the board');
  await page.waitForFunction(() => !/training/.test(document.querySelector('.who')?.textContent ?? 'training'), { timeout: NETWORKS });
}

// Types into the board's box; what it says then.
export async function type(page, text) {
  await page.focus('#codes');
  await page.keyboard.type(text);
  await page.waitForFunction(() => document.getElementById('codes').value === '');
  return page.$eval('.box .said', (said) => said.textContent);
}

// Pastes into the box, as one does a chat or a saved text, and presses Enter for
// what has no code in it.
export async function paste(page, text) {
  await page.focus('#codes');
  await fill(page, 'codes', text);
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.getElementById('codes').value === '');
  return page.$eval('.box .said', (said) => said.textContent);
}

// The text that "Save the codes" saves.
export async function saved(page) {
  await press(page, 'More');
  const text = await page.evaluate(async () => {
    const { createObjectURL } = URL;
    const { click } = HTMLElement.prototype;
    let file;
    URL.createObjectURL = (blob) => {
      file = blob;
      return createObjectURL.call(URL, blob);
    };
    HTMLElement.prototype.click = function press() {
      if (!this.download) click.call(this);
    };
    [...document.querySelectorAll('button')].find((one) => one.textContent === 'Save the codes').click();
    URL.createObjectURL = createObjectURL;
    HTMLElement.prototype.click = click;
    return file.text();
  });
  await press(page, 'Close');
  return text;
}
