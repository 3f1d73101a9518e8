// What every widget of the registry owes its reader, whichever it is.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { useLab } from './browser.mjs';
import { DIST } from './server.mjs';

const lab = useLab();
const registry = JSON.parse(readFileSync(join(DIST, 'widgets.json'), 'utf8'));

// A value that is valid and not the default.
function another({ type, default: usual, options, min, max, step }) {
  switch (type) {
    case 'number': {
      // Far enough to survive being written with twelve digits.
      const far = Math.max(step || (max - min) / 10, Math.abs(usual) / 1000);
      // Of what is counted there are no fractions.
      const by = step === 1 ? Math.round(far) : far;
      return String(Number((usual + by <= max ? usual + by : usual - by).toPrecision(12)));
    }
    case 'choice':
      return options.find((option) => option !== usual);
    case 'set':
      return options.find((option) => option !== usual);
    case 'counts':
      return String(usual) === '3,3' ? '2,2' : '3,3';
    default:
      return usual ? '0' : '1';
  }
}

test('a link can hold every parameter of every widget, and comes back as it was', async () => {
  // What sections share, a figure may have otherwise for itself: then both are kept.
  const wanted = registry.flatMap(({ id, params }) => params.map((param) => ({ keys: [`${id}.${param.name}`, `s.${param.name}`], value: another(param) })));
  assert.ok(wanted.length > 10);
  const pairs = wanted.flatMap(({ keys, value }) => keys.map((key) => `${key}=${encodeURIComponent(value)}`));
  await lab.open(`?v=1&${pairs.join('&')}`);
  assert.deepEqual(await lab.notices(), []);
  await lab.widget(registry[0].id).press('Copy link');
  await lab.wait(async () => (await lab.address()).includes('#widget-'), 'the address is written');
  const query = new URL(await lab.address()).searchParams;
  for (const { keys, value } of wanted) {
    const kept = keys.map((key) => query.get(key)).filter((found) => found !== null);
    assert.ok(kept.length > 0, `${keys[0]} is in the link`);
    for (const found of kept) {
      if (Number.isNaN(Number(value))) assert.equal(found, value, keys[0]);
      else assert.equal(Number(found), Number(value), keys[0]);
    }
  }
});

test('where the page may not copy, the link is in the address bar, and that is said', async () => {
  // As pages have it that came by plain http.
  await lab.open('', { atStart: () => delete Navigator.prototype.clipboard });
  await lab.widget('model-size').press('GPT-3');
  await lab.widget('model-size').press('Copy link');
  await lab.widget('model-size').untilText(/does not let the page copy; the address bar has the link\./);
  assert.match(await lab.address(), /\?v=1&model-size\.model_parameters=1\.75e11&model-size\.tokens=3e11#widget-model-size$/);
});

test('in another page’s frame, whose address bar is not ours, the link itself is said', async () => {
  await lab.open('', { alive: false });
  await lab.run(() => {
    const frame = document.createElement('iframe');
    frame.id = 'article';
    frame.src = './?s.precision=fp8#widget-model-size';
    frame.width = '1000';
    frame.height = '800';
    document.body.prepend(frame);
  });
  await lab.driver.switchTo().frame(await lab.until(() => document.getElementById('article'), 'there is a frame'));
  try {
    await lab.until(() => document.querySelector('[data-widget="model-size"]')?.dataset.state === 'ready', 'the figure in it is alive');
    await lab.run(() => delete Navigator.prototype.clipboard);
    await lab.widget('model-size').press('Copy link');
    await lab.widget('model-size').untilText(/does not let the page copy\. The link: http.+\?v=1&s\.precision=fp8#widget-model-size/);
  } finally {
    await lab.driver.switchTo().defaultContent();
  }
});

test('every widget says its result in a sentence, shows it as a picture and as text', async () => {
  await lab.open();
  // `speed` stands on a page of its own, with journeys of its own.
  for (const { id, title } of registry.filter((widget) => widget.id !== 'speed')) {
    const shown = await lab.run((selector) => {
      const figure = document.querySelector(selector);
      const images = [...figure.querySelectorAll('img, canvas, svg')].filter((e) => e.checkVisibility());
      const named = (e) => e.closest('[aria-hidden="true"]') || e.getAttribute('alt') || e.getAttribute('aria-label') || e.querySelector('title, text') || e.closest('[role="img"][aria-label]');
      return {
        title: figure.querySelector('.widget-title').textContent,
        summary: figure.querySelector('.summary').textContent,
        images: images.length,
        nameless: images.filter((e) => !named(e)).map((e) => e.outerHTML.slice(0, 120)),
      };
    }, `figure[data-widget="${id}"]`);
    assert.equal(shown.title, title);
    assert.match(shown.summary, /[.?]$/, id);
    assert.ok(shown.images > 0, id);
    assert.deepEqual(shown.nameless, [], `${id}: pictures without a word for those who do not see them`);
  }
});

test('presets are taken over, and marked', async () => {
  await lab.open();
  for (const { id, presets } of registry) {
    for (const { title } of presets) {
      await lab.widget(id).press(title);
      const button = await lab.widget(id).get('button', title);
      await lab.wait(async () => (await button.getAttribute('aria-pressed')) === 'true', `${title} of ${id} is marked`);
    }
  }
});
