// For everyone: no barrier a machine can find, every key, every width, every theme.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { Key } from 'selenium-webdriver';
import { useLab } from './browser.mjs';

const lab = useLab();
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const unfold = () => lab.run(() => document.querySelectorAll('details').forEach((details) => (details.open = true)));

// Sections far from the screen keep a stand-in's height and overlap by numbers,
// though never on the screen; axe goes by numbers.
const layOutAll = () => lab.run(() => document.querySelectorAll('article > section').forEach((section) => section.style.setProperty('content-visibility', 'visible')));

async function barriers(rules) {
  await unfold();
  await layOutAll();
  await lab.driver.executeScript(axe);
  return lab.driver.executeAsyncScript((only, done) => {
    const options = { preload: false, resultTypes: ['violations'], rules: { 'target-size': { enabled: true } }, runOnly: only };
    globalThis.axe.run(document, options).then(
      ({ violations }) => done(violations.map(({ id, nodes }) => [id, nodes.length, ...nodes.slice(0, 4).map((n) => `${n.target} ${n.failureSummary ?? ''}`)])),
      (error) => done([[String(error)]]),
    );
  }, rules);
}

const ALL = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
for (const [theme, path, options, rules] of [
  ['light', '', {}, ALL],
  ['dark', '', { dark: true }, ALL],
  // Static: axe itself needs JavaScript, so it is WebAssembly that is missing.
  ['light, pictures only', '', { alive: false, atStart: () => delete globalThis.WebAssembly }, ALL],
  ['light, 320 px wide', '', { width: 320, height: 640 }, ALL],
  // The same page in other colours.
  ['dark by choice', '?theme=dark', {}, ['color-contrast']],
  ['projector', '?theme=projector', {}, ['color-contrast']],
]) {
  test(`axe finds nothing: ${theme}`, async () => {
    await lab.open(path, options);
    assert.deepEqual(await barriers(rules), []);
  });
}

for (const [name, path] of [['as it is', ''], ['for the projector', '?theme=projector']]) {
  test(`at 320 px nothing sticks out: ${name}`, async () => {
    await lab.open(path, { width: 320, height: 640 });
    await unfold();
    const { wide, out } = await lab.run(() => {
      const scrolls = (element) => element.closest('.table-scroll, .visually-hidden, svg, .skip') !== null;
      const out = [...document.body.querySelectorAll('*')]
        .filter((element) => !scrolls(element) && element.checkVisibility())
        .filter((element) => element.getBoundingClientRect().right > innerWidth + 1)
        .map((element) => `${element.tagName} ${element.className} ${element.textContent.slice(0, 40)}`);
      return { wide: document.documentElement.scrollWidth, out };
    });
    assert.deepEqual(out, []);
    assert.ok(wide <= 320, `the page is ${wide} px wide`);
  });
}

// Walks through the page with Tab; gives what had the focus and whether it showed.
async function walk(most, until = '') {
  await lab.run(() => {
    globalThis.journey = [];
    document.addEventListener('focusin', ({ target }) => {
      const style = getComputedStyle(target);
      // What is drawn has its ring drawn.
      const drawn = target.querySelector(':scope > :is(.grip-ring, .press-room)');
      const stroke = drawn && getComputedStyle(drawn);
      const outlined = style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) >= 2;
      const box = target.getBoundingClientRect();
      globalThis.journey.push({
        name: (target.getAttribute('aria-label') ?? target.textContent).trim().slice(0, 40) || target.id,
        what: `${target.tagName.toLowerCase()}.${target.className}`,
        figure: target.closest('figure')?.dataset.widget ?? '',
        ringed: outlined || (stroke !== null && stroke.stroke !== 'none' && Number.parseFloat(stroke.strokeWidth) >= 2),
        inSight: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
      });
    });
  });
  const seen = () => lab.run(() => globalThis.journey);
  for (let pressed = 0; pressed < most; pressed += 10) {
    await lab.driver.actions().sendKeys(...Array(10).fill(Key.TAB)).perform();
    const stops = await seen();
    if (stops.length < pressed + 10 || (until && stops.some(({ figure, name }) => `${figure}: ${name}` === until))) break;
  }
  return seen();
}

test('Tab reaches every control, and the focus always shows', async () => {
  await lab.open();
  await unfold();
  const wanted = await lab.run(() => {
    const all = document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]');
    return [...all].filter((e) => e.checkVisibility({ visibilityProperty: true }) && !e.matches(':disabled')).length;
  });
  const stops = await walk(wanted + 10);
  // Radio buttons share one stop, so a group may count less than its members.
  assert.ok(stops.length >= wanted * 0.97, `${stops.length} of ${wanted} reached`);
  assert.deepEqual(stops.filter(({ ringed }) => !ringed), [], 'focus without a ring');
  assert.deepEqual(stops.filter(({ inSight }) => !inSight), [], 'focus out of sight');
});

test('the first stop skips to the text', async () => {
  await lab.open();
  await lab.driver.actions().sendKeys(Key.TAB).perform();
  assert.equal(await lab.run(() => document.activeElement.className), 'skip');
  await lab.driver.actions().sendKeys(Key.ENTER).perform();
  assert.match(await lab.address(), /#main$/);
});

test('the theme changes by keyboard and is kept', async () => {
  await lab.open();
  await lab.driver.actions().sendKeys(Key.TAB, Key.TAB, Key.TAB, Key.TAB, Key.TAB).perform();
  assert.equal(await lab.run(() => document.activeElement.id), 'theme');
  const themes = [];
  for (let press = 0; press < 4; press += 1) {
    await lab.driver.actions().sendKeys(Key.SPACE).perform();
    themes.push(await lab.run(() => document.documentElement.dataset.theme));
  }
  assert.deepEqual(themes, ['light', 'dark', 'projector', 'auto']);
  await lab.driver.actions().sendKeys(Key.SPACE, Key.SPACE).perform();
  await lab.driver.navigate().refresh();
  assert.equal(await lab.run(() => document.documentElement.dataset.theme), 'dark');
});

test('controls are at least 24 px in both directions', async () => {
  for (const width of [320, 1280]) {
    await lab.open('', { width });
    await unfold();
    const small = await lab.run(() => {
      const area = (element) => (element.matches('[type=checkbox], [type=radio]') ? element.closest('label') ?? element : element);
      // Terms and notes stand in running text, where size gives way to the line.
      return [...document.querySelectorAll('button:not(.term-word), input, select, summary, nav a')]
        .filter((element) => element.checkVisibility())
        .map((element) => [element, area(element).getBoundingClientRect()])
        .filter(([, box]) => box.width < 23.9 || box.height < 23.9)
        .map(([element, box]) => `${element.tagName} “${element.textContent.slice(0, 30)}” ${Math.round(box.width)}×${Math.round(box.height)}`);
    });
    assert.deepEqual(small, [], `at ${width} px`);
  }
});

test('with reduced motion nothing is animated', async () => {
  await lab.open('', { reducedMotion: true });
  await lab.run(() => document.querySelectorAll('details').forEach((details) => (details.open = true)));
  const moving = await lab.run(() =>
    [...document.querySelectorAll('*')]
      .filter((element) => {
        const style = getComputedStyle(element);
        const lasts = (list) => list.split(',').some((time) => Number.parseFloat(time) > 0);
        return lasts(style.transitionDuration) || (style.animationName !== 'none' && lasts(style.animationDuration));
      })
      .map((element) => `${element.tagName}.${element.className}`),
  );
  assert.deepEqual(moving, []);
  assert.equal(await lab.run(() => getComputedStyle(document.documentElement).scrollBehavior), 'auto');
});

test('a run is started, paused and reset by keyboard alone', async () => {
  await lab.open();
  const playground = lab.widget('playground');
  const stops = await walk(2000, 'playground: Train');
  assert.ok(stops.some(({ figure, name }) => `${figure}: ${name}` === 'playground: Train'), 'Tab reaches Train');
  const press = (...keys) => lab.driver.actions().sendKeys(...keys).perform();
  const focused = () => lab.run(() => `${document.activeElement.closest('figure')?.dataset.widget}: ${document.activeElement.textContent.trim()}`);
  while ((await focused()) !== 'playground: Train') {
    await lab.driver.actions().keyDown(Key.SHIFT).sendKeys(Key.TAB).keyUp(Key.SHIFT).perform();
  }
  await press(Key.ENTER);
  await playground.untilState('running');
  await lab.wait(async () => (await focused()) === 'playground: Pause', 'the focus stays on the button that now pauses');
  await press(Key.SPACE);
  await playground.untilState('ready');
  await press(Key.TAB, Key.TAB);
  assert.equal(await focused(), 'playground: Reset');
  await press(Key.ENTER);
  await lab.wait(async () => (await playground.output('step')) === '0', 'Reset leads back to step 0');
});

test('nothing starts by itself', async () => {
  await lab.open();
  const states = await lab.run(() => [...document.querySelectorAll('figure[data-widget]')].map((f) => f.dataset.state));
  assert.deepEqual([...new Set(states)], ['ready']);
  assert.equal(await lab.run(() => document.querySelectorAll('video, audio, marquee').length), 0);
});
