// The way through the article: where one is, what comes before and after, and
// the place to come back to.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { useLab } from './browser.mjs';

const lab = useLab();

const go = (id) => lab.run((name) => document.getElementById(name).scrollIntoView({ behavior: 'instant' }), id);
const said = (part) => lab.run((selector) => document.querySelector(selector).textContent.replace(/\s+/g, ' ').trim(), `.here ${part}`);
const current = () => lab.run(() => [...document.querySelectorAll('.way [aria-current]')].map((tick) => tick.hash));

// The part of a section that stands where one reads, and how far down it is.
const reading = () =>
  lab.run(() => {
    const parts = [...document.querySelectorAll('article > section > *')];
    const part = parts.find((element) => element.getBoundingClientRect().bottom > innerHeight * 0.35);
    return { name: `${part.parentElement.id}: ${part.textContent.slice(0, 60)}`, down: part.getBoundingClientRect().top };
  });

for (const [width, height] of [[1280, 800], [390, 844]]) {
  test(`the header names the section, and leads to its neighbours, at ${width} px`, async () => {
    await lab.open('', { width, height });
    const alone = () => lab.run(() => !document.querySelector('.way-now').checkVisibility());
    await lab.wait(alone, 'the first screen is the race alone');
    await go('cluster');
    await lab.wait(async () => (await said('.way-now')) === '10 A cluster', 'the header says where one is');
    assert.match(await said('.way-before'), /9 A GPU server/);
    assert.match(await said('.way-after'), /11 Power and money/);
    assert.deepEqual(await current(), ['#cluster']);
    await (await lab.run(() => document.querySelector('.way-after'))).click();
    await lab.wait(async () => (await said('.way-now')) === '11 Power and money', 'the next section is here');
    const top = await lab.run(() => document.querySelector('#power-and-money > h2').getBoundingClientRect().top);
    const head = await lab.run(() => document.querySelector('.site-head').getBoundingClientRect().bottom);
    assert.ok(top >= head, 'its heading is not under the header');
    assert.ok((await lab.run(() => document.documentElement.scrollWidth)) <= width);
  });

  test(`a reload comes back to the words that were read, at ${width} px`, async () => {
    await lab.open('', { width, height, alive: false });
    // As with the wheel: what lies between has not all been laid out.
    await go('cluster');
    await lab.run(() => scrollBy(0, 900));
    await lab.wait(async () => (await said('.way-now')).startsWith('10'), 'section 10 is here');
    const before = await reading();
    await lab.driver.navigate().refresh();
    await lab.wait(async () => (await reading()).name === before.name, 'the same words are here');
    const after = await reading();
    assert.equal(after.name, before.name);
    assert.ok(Math.abs(after.down - before.down) < height / 2, `${before.down} and ${after.down}`);
  });
}

test('another width leaves the reader at the same words', async () => {
  await lab.open('', { width: 1280, height: 800, alive: false });
  await go('alexnet');
  await lab.run(() => scrollBy(0, 400));
  await lab.wait(async () => (await said('.way-now')).startsWith('6'), 'section 6 is here');
  const before = await reading();
  await lab.cdp('Emulation.setDeviceMetricsOverride', { width: 700, height: 800, deviceScaleFactor: 1, mobile: false });
  await lab.wait(async () => (await reading()).name === before.name, 'the same words are here');
  assert.ok(Math.abs((await reading()).down - before.down) < 400);
});

test('a correction is one line until it is opened', async () => {
  await lab.open();
  const correction = await lab.run(() => document.querySelector('#growth .correction'));
  await lab.run((element) => element.scrollIntoView({ block: 'center', behavior: 'instant' }), correction);
  const height = () => lab.run((element) => element.querySelector('summary').offsetHeight, correction);
  assert.ok((await height()) < 60);
  const seen = () => lab.run((element) => element.querySelector('.correction-body').checkVisibility(), correction);
  assert.equal(await seen(), false);
  const { left } = await lab.run((element) => element.getBoundingClientRect().toJSON(), correction);
  const right = await lab.run(() => document.querySelector('#growth > p:not(.deck)').getBoundingClientRect().right);
  assert.ok(left > right, 'it stands in the margin');
  await lab.run((element) => element.querySelector('summary').click(), correction);
  assert.equal(await seen(), true);
});

test('at every width a definition is wholly visible', async () => {
  for (const width of [390, 680, 1000, 1280]) {
    await lab.open('', { width, height: 800 });
    const cut = await lab.run(() => {
      const out = [];
      for (const word of document.querySelectorAll('.term-word')) {
        word.scrollIntoView({ block: 'center', behavior: 'instant' });
        word.focus();
        const { left, right } = document.getElementById(word.getAttribute('aria-describedby')).getBoundingClientRect();
        if (left < 0 || right > innerWidth) out.push(`${word.textContent}: ${left} to ${right}`);
      }
      return out;
    });
    assert.deepEqual(cut, [], `${width} px`);
  }
});

test('pages beside the article have the theme button too', async () => {
  for (const page of ['claims/', 'sources/', 'embed/', 'speed/']) {
    await lab.open(page, { alive: false });
    await (await lab.until(() => document.querySelector('#theme:not([hidden])'), `${page} has the button`)).click();
    assert.equal(await lab.run(() => document.documentElement.dataset.theme), 'light');
  }
});

test('a page whose first script does not arrive says so', async () => {
  lab.allow(/boot/, /integrity/, /Failed to load/, /404/);
  await lab.open('', {
    alive: false,
    atStart: () => {
      new MutationObserver(() => document.querySelector('script[src*="/boot-"]')?.setAttribute('src', 'assets/gone.js')).observe(document, { childList: true, subtree: true });
    },
  });
  const hidden = () => lab.run(() => getComputedStyle(document.querySelector('.asleep')).visibility === 'hidden');
  await lab.wait(async () => !(await hidden()), 'it is said', 12_000);
  await lab.open();
  assert.equal(await lab.run(() => document.querySelector('.asleep')), null);
});
