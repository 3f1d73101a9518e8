// On paper, and in the colours a reader's system insists on.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { useLab } from './browser.mjs';

const lab = useLab();

test('on paper: the text and the pictures, without what can only be pressed', async () => {
  await lab.open('', { print: true });
  const shown = await lab.run(() => ({
    sections: [...document.querySelectorAll('article > section')].filter((s) => s.checkVisibility()).length,
    notes: [...document.querySelectorAll('.notes')].filter((s) => s.checkVisibility()).length,
    // The bet before anything is explained is nothing to read.
    pictures: [...document.querySelectorAll('figure[data-widget]:not([data-widget="guess"]) .widget-body')].every((b) => b.checkVisibility()),
    summaries: [...document.querySelectorAll('figure[data-widget]:not([data-widget="guess"]) .summary')].every((b) => b.checkVisibility()),
    // Terms in the text are buttons, and belong to it.
    pressable: [...document.querySelectorAll('button:not(.term-word), input, select')]
      .filter((e) => e.checkVisibility())
      .map((e) => `${e.closest('figure')?.dataset.widget}: ${e.getAttribute('aria-label') ?? e.textContent}`),
    paper: getComputedStyle(document.body).backgroundColor,
  }));
  assert.equal(shown.sections, 15);
  assert.ok(shown.notes > 5 && shown.pictures && shown.summaries);
  assert.deepEqual(shown.pressable, []);
  assert.equal(shown.paper, 'rgb(255, 255, 255)');
  // As a reader prints: from the page on the screen, every figure alive.
  await lab.open('');
  const { data } = await lab.cdp('Page.printToPDF', { paperWidth: 8.27, paperHeight: 11.69, preferCSSPageSize: true });
  const pages = Buffer.from(data, 'base64').toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
  assert.ok(pages >= 8 && pages <= 36, `${pages} pages of A4`);
});

test('a page read in the dark is printed on white', async () => {
  await lab.open('?theme=dark', { print: true, dark: true });
  assert.equal(await lab.run(() => getComputedStyle(document.body).backgroundColor), 'rgb(255, 255, 255)');
});

test('in forced colours everything is still told apart', async () => {
  await lab.open('', { forcedColors: true, dark: true });
  assert.equal(await lab.run(() => matchMedia('(forced-colors: active)').matches), true);
  const lost = await lab.run(() => {
    const paper = getComputedStyle(document.body).backgroundColor;
    const bad = [];
    for (const element of document.querySelectorAll('figure button, figure input, figure select')) {
      const style = getComputedStyle(element);
      if (element.checkVisibility() && style.color === style.backgroundColor) bad.push(`${element.tagName} ${element.id}: text`);
    }
    // Marks of a drawing need a colour of the system's, or they vanish on its paper.
    // The empty part of a bar says nothing by itself, and what only widens the
    // reach of a line is not to be seen; what lies upon another mark has the
    // paper's colour, and a ring waits for the focus.
    const unseen = '[fill="none"], .net-touch, .grip-room, .grip-ring';
    const upon = '.on-accent, .model-line, .glint, .grip-mark, .upon, .filling-lines';
    for (const mark of document.querySelectorAll('figure svg :is(rect:not(.holder-room), line, path, circle, polyline, text)')) {
      const { fill, stroke } = getComputedStyle(mark);
      const gone = (colour) => colour === 'none' || colour === paper || colour === 'rgba(0, 0, 0, 0)';
      if (gone(fill) && gone(stroke) && !mark.closest(unseen) && !mark.matches(upon)) bad.push(`${mark.tagName}.${mark.getAttribute('class')}: mark`);
    }
    return [...new Set(bad)];
  });
  assert.deepEqual(lost, []);
});
