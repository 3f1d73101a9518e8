// With JavaScript off the article is whole: every section, figure and default result.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { useLab } from './browser.mjs';
import { DIST } from './server.mjs';

const lab = useLab();
// `speed` stands on a page of its own.
const registry = JSON.parse(readFileSync(join(DIST, 'widgets.json'), 'utf8')).filter(({ id }) => id !== 'speed');

test('every section and widget is there without JavaScript', async () => {
  await lab.open('', { javascript: false });
  const page = await lab.run(() => ({
    sections: document.querySelectorAll('article > section h2').length,
    figures: [...document.querySelectorAll('figure[data-widget]')].map((f) => [f.dataset.widget, f.dataset.state]),
    message: document.getElementById('message').textContent,
  }));
  assert.equal(page.sections, 15);
  assert.deepEqual(page.figures.map(([id]) => id).sort(), registry.map(({ id }) => id).sort());
  for (const [id, state] of page.figures) assert.equal(state, 'static', id);
  assert.equal(page.message, '');
});

test('every widget shows its default result and dead controls', async () => {
  await lab.open('', { javascript: false });
  for (const { id, title } of registry) {
    const shown = await lab.run((selector) => {
      const figure = document.querySelector(selector);
      const visible = (element) => element.checkVisibility();
      return {
        title: figure.querySelector('.widget-title')?.textContent,
        summary: figure.querySelector('.summary')?.textContent ?? '',
        height: figure.getBoundingClientRect().height,
        marks: figure.querySelectorAll('svg, img, .file').length,
        alive: [...figure.querySelectorAll('button, input, select')].filter((e) => visible(e) && !e.matches(':disabled')).length,
        pictures: [...figure.querySelectorAll('img')].map((img) => ({
          alt: img.alt,
          decoded: img.complete && img.naturalWidth > 0,
        })),
      };
    }, `figure[data-widget="${id}"]`);
    assert.equal(shown.title, title);
    // The bet at the start asks.
    assert.match(shown.summary, id === 'guess' ? /\?$/ : /\d/, `${id} says its default result in figures`);
    assert.ok(shown.height > 120 && shown.marks > 0, `${id} shows a picture`);
    assert.equal(shown.alive, 0, `${id} offers controls that do nothing`);
    for (const { decoded } of shown.pictures) assert.ok(decoded, `a picture of ${id} does not show`);
  }
});

test('nothing moves when the page comes alive', async () => {
  const heights = () =>
    lab.run(() => {
      // As they are when they are seen.
      for (const section of document.querySelectorAll('article > section')) section.style.contentVisibility = 'visible';
      return Object.fromEntries([...document.querySelectorAll('figure')].map((f) => [f.dataset.widget ?? f.id, f.offsetHeight]));
    });
  // A page without scripts has drawings of its own size: nothing comes alive there.
  await lab.open('', { alive: false });
  const still = await heights();
  await lab.open();
  const alive = await heights();
  for (const [id, height] of Object.entries(alive)) {
    // The row with the link appears only where it can be used.
    assert.ok(Math.abs(height - still[id]) <= 60, `${id} is ${still[id]} px still and ${height} px alive`);
  }
});

test('the static page names what it is and asks for nothing it cannot use', async () => {
  await lab.open('', { javascript: false });
  const types = lab.server.requests.map(({ path }) => path.split('.').at(-1));
  assert.ok(types.includes('css'));
  assert.equal(await lab.run(() => document.getElementById('theme').hidden), true, 'a button that would do nothing');
});
