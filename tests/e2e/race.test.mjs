// The first screen: a bet on the large network, by hand, keys or a number, starts the race.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Key } from 'selenium-webdriver';
import { useLab } from './browser.mjs';

const lab = useLab();
const race = () => lab.widget('race');
const FIGURE = 'figure[data-widget="race"]';

// The places of what is on the first screen, from the top of the page.
const places = (selectors) =>
  lab.run((all) => all.map((selector) => document.querySelector(selector).getBoundingClientRect().bottom + scrollY), selectors);

// The rail that is seen: its middle height, and where 50 and 100 are.
const rail = () =>
  lab.run((figure) => {
    const grip = [...document.querySelectorAll(`${figure} .rail-grip`)].find((element) => element.checkVisibility());
    const { left, right, top, height } = grip.getBoundingClientRect();
    return { left, right, y: top + height / 2 };
  }, FIGURE);

const at = ({ left, right, y }, bet) => ({ x: Math.round(left + ((bet - 50) / 50) * (right - left)), y: Math.round(y) });

const shown = (part) =>
  lab.run((selector) => [...document.querySelectorAll(selector)].some((element) => element.checkVisibility()), `${FIGURE} ${part}`);

const ended = () => lab.until((selector) => document.querySelector(selector).checkVisibility(), 'the race has ended', `${FIGURE} .race-end`);

async function touch(type, point) {
  await lab.cdp('Input.dispatchTouchEvent', { type, touchPoints: point ? [point] : [] });
}

for (const [width, height] of [[1280, 800], [390, 844]]) {
  test(`title, line, race and marker stand on the first screen at ${width} × ${height}`, async () => {
    await lab.open('', { width, height });
    const bottoms = await places(['h1', '.deck', `${FIGURE} .map`, `${FIGURE} .race-typed`]);
    for (const bottom of bottoms) assert.ok(bottom > 0 && bottom <= height, `${bottom} of ${height}`);
    const { y } = await rail();
    assert.ok(y < height, `the marker is at ${y}`);
    assert.equal(await race().part('.race-verdict'), '');
  });
}

test('the marker is dragged, letting go starts, and the bet is answered', async () => {
  await lab.open('', { height: 800 });
  const line = await rail();
  const actions = lab.driver.actions();
  await actions.move(at(line, 75)).press().move(at(line, 80)).move(at(line, 85)).perform();
  assert.match(await race().part('.rail'), /50 right/);
  assert.ok(await shown('.race-start'), 'it has not started while the marker is held');
  await lab.driver.actions().release().perform();
  await race().untilState('running');
  await lab.until((selector) => /you: 85/.test(document.querySelector(selector).textContent), 'the marker is a bet', FIGURE);
  await ended();
  assert.match(await race().part('.race-verdict'), /^You said 85\. It got \d+\. You thought too small\.$/);
  assert.match(await race().summary(), /^You said 85\..*parameters and .*mistakes?\..* right\.$/);
  // Points that are still ringed are as many as are not right.
  const counted = await lab.run((selector) => {
    const lanes = [...document.querySelectorAll(`${selector} .racer`)];
    return lanes.map((lane) => {
      const ringed = [...lane.querySelectorAll('.new-points path.is-wrong:not(.mark-edge)')];
      const marks = ringed.map((path) => (path.getAttribute('d').match(/M/g) ?? []).length);
      return [marks.reduce((sum, count) => sum + count, 0), Number(lane.querySelector('.rail-number').textContent)];
    });
  }, FIGURE);
  for (const [ringed, right] of counted) assert.equal(ringed + right, 100);
  // And the way on leads to the next bet.
  await (await lab.run((selector) => document.querySelector(`${selector} a.primary`), FIGURE)).click();
  await lab.until(() => {
    const { top } = document.getElementById('widget-guess').getBoundingClientRect();
    return top >= 0 && top < innerHeight;
  }, 'the bet on ten times is in sight');
});

test('nothing moves from the start line to the verdict', async () => {
  const watch = () => {
    globalThis.moved = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) globalThis.moved += entry.value;
    }).observe({ type: 'layout-shift', buffered: true });
  };
  for (const [width, height] of [[1280, 800], [390, 844]]) {
    await lab.open('', { width, height, atStart: watch });
    await lab.run(() => scrollTo(0, 0));
    await lab.run(() => (globalThis.moved = 0));
    const tops = () => lab.run((figure) => [...document.querySelectorAll(`${figure} .map, #bigger > h2`)].map((e) => e.getBoundingClientRect().top), FIGURE);
    const before = await tops();
    await race().press('Start');
    await lab.run(() => scrollTo(0, 0));
    await ended();
    assert.deepEqual(await tops(), before);
    assert.ok((await lab.run(() => globalThis.moved)) <= 0.02);
  }
});

test('by keys: arrows move the marker, Enter starts, Space holds', async () => {
  await lab.open('', { height: 800 });
  const slider = await lab.run((selector) => [...document.querySelectorAll(`${selector} input[type=range]`)].find((e) => e.checkVisibility()), FIGURE);
  await lab.run((element) => element.focus(), slider);
  const said = () => slider.getAttribute('aria-valuetext');
  assert.equal(await said(), 'no bet yet');
  await slider.sendKeys(Key.ARROW_RIGHT);
  assert.equal(await said(), 'Your bet: 76 of 100 right');
  await slider.sendKeys(Key.PAGE_UP, Key.PAGE_UP, Key.ARROW_LEFT);
  assert.equal(await said(), 'Your bet: 85 of 100 right');
  assert.notEqual(await race().state(), 'running', 'moving it does not start');
  await slider.sendKeys(Key.ENTER);
  await race().untilState('running');
  await lab.until((selector) => /Lesson [1-9]/.test(document.querySelector(selector).textContent), 'lessons are taken', FIGURE);
  await slider.sendKeys(Key.SPACE);
  await race().untilState('ready');
  const held = await race().tag();
  await slider.sendKeys(Key.ARROW_LEFT);
  assert.equal(await said(), 'Your bet: 85 of 100 right', 'the bet is placed');
  assert.equal(await race().tag(), held);
  await slider.sendKeys(Key.SPACE);
  await ended();
});

test('a number does as well, and what is no bet is said', async () => {
  await lab.open('', { height: 800 });
  const field = await race().get('field', 'Your bet, of 100');
  await field.sendKeys('120', Key.ENTER);
  assert.match(await race().part('.race-hint'), /50 to 100/);
  assert.notEqual(await race().state(), 'running');
  await field.sendKeys(Key.chord(Key.CONTROL, 'a'), '90', Key.ENTER);
  await race().untilState('running');
  await ended();
  assert.match(await race().part('.race-verdict'), /^You said 90\./);
});

test('a finger that scrolls the page leaves the marker alone; one that drags it starts', async () => {
  await lab.open('', { width: 390, height: 844 });
  await lab.cdp('Emulation.setTouchEmulationEnabled', { enabled: true });
  try {
    const line = await rail();
    const from = at(line, 75);
    await touch('touchStart', from);
    for (let y = from.y - 20; y > from.y - 300; y -= 20) await touch('touchMove', { x: from.x, y });
    await touch('touchEnd');
    await lab.until(() => scrollY > 0, 'the page scrolls');
    assert.ok(await shown('.race-start'));
    assert.equal(await lab.run((selector) => document.querySelector(`${selector} .rail-number.yours`)?.textContent ?? '', FIGURE), '');
    await lab.run(() => scrollTo(0, 0));
    await touch('touchStart', from);
    for (const bet of [78, 82, 86, 90]) await touch('touchMove', at(line, bet));
    await touch('touchEnd');
    await race().untilState('running');
    await ended();
    assert.match(await race().part('.race-verdict'), /^You said 90\./);
  } finally {
    await lab.cdp('Emulation.setTouchEmulationEnabled', { enabled: false });
  }
});

test('who asked for less motion sees the start and then the end', async () => {
  await lab.open('', { height: 800, reducedMotion: true });
  await lab.run((selector) => {
    globalThis.seen = new Set();
    const note = () => {
      const now = [...document.querySelectorAll(`${selector} .race-foot > div`)].find((e) => !e.hidden);
      globalThis.seen.add(now.className);
    };
    new MutationObserver(note).observe(document.querySelector(selector), { subtree: true, attributes: true });
  }, FIGURE);
  await race().press('Start');
  await ended();
  assert.deepEqual((await lab.run(() => [...globalThis.seen])).filter((name) => name === 'race-way'), []);
});

test('once more: other points, the start line again, and no bet', async () => {
  await lab.open('', { height: 800 });
  await race().press('Start');
  await ended();
  await race().press('Once more, other points');
  await race().untilTag(/seed 8, step 0 /);
  await lab.until((selector) => document.querySelector(selector).checkVisibility(), 'it stands at the start line', `${FIGURE} .race-start`);
});

test('without JavaScript it is the end that is seen, in pictures and in words', async () => {
  await lab.open('', { javascript: false });
  assert.match(await race().part('p.still-end'), /^After 3,000 lessons: \d+, \d+ and \d+ of 100 right\.$/);
  const pictures = await lab.run((selector) => [...document.querySelectorAll(`${selector} .still-end img`)].map((image) => image.alt), FIGURE);
  assert.equal(pictures.length, 3);
  for (const words of pictures) assert.match(words, /after its last lesson: \d+ of 100/);
});
