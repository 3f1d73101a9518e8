// The drawn calculators: the thing itself is dragged, pressed and moved by keys.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Key, Origin } from 'selenium-webdriver';
import { useLab } from './browser.mjs';

const lab = useLab();
const DRAWN = ['compute-growth', 'model-size', 'milestones', 'datasets', 'rack', 'gpu-server', 'cluster', 'parallelism', 'failures', 'capex', 'power', 'cooling', 'bill', 'bottleneck', 'will-it-fit', 'serving', 'answer'];
// A bet is to be placed before it is changed.
const page = (id) => `embed/${id}/${id === 'answer' ? '?v=1&s.guess=50' : ''}`;

const grips = (id) => lab.run((selector) => [...document.querySelectorAll(`${selector} [role="slider"].grip`)], `figure[data-widget="${id}"]`);
const headline = (id) => lab.run((selector) => document.querySelector(`${selector} .headline`).textContent, `figure[data-widget="${id}"]`);
const middle = (element) =>
  lab.run((grip) => {
    const { x, y, width, height } = grip.querySelector('.grip-disc, .grip-ring').getBoundingClientRect();
    return { x: x + width / 2, y: y + height / 2 };
  }, element);
const place = (element) => lab.run((grip) => Number(grip.getAttribute('aria-valuenow')), element);

async function drag(element, dx, dy) {
  await lab.run((grip) => grip.scrollIntoView({ block: 'center', behavior: 'instant' }), element);
  const from = await middle(element);
  const at = (x, y) => ({ origin: Origin.VIEWPORT, x: Math.round(x), y: Math.round(y) });
  const pointer = lab.driver.actions().move({ ...at(from.x, from.y), duration: 0 }).press();
  for (const part of [0.25, 0.5, 0.75, 1]) pointer.move({ ...at(from.x + dx * part, from.y + dy * part), duration: 20 });
  await pointer.perform();
  const held = await middle(element);
  await lab.driver.actions().release().perform();
  return { from, held };
}

for (const width of [1280, 680, 390]) {
  test(`every grip is dragged and follows the pointer, ${width} pixels wide`, async () => {
    for (const id of DRAWN) {
      await lab.open(page(id), { width });
      const all = await grips(id);
      assert.ok(all.length > 0, `${id} has something to drag`);
      for (const grip of all) {
        const name = await grip.getAttribute('aria-label');
        const before = await place(grip);
        const arrows = await lab.run((one) => one.querySelector('.grip-mark').getAttribute('d'), grip);
        const [dx, dy] = arrows.startsWith('M-3.6') ? [0, 34] : arrows.startsWith('M-.4') ? [-24, 24] : [-34, 0];
        const { from, held } = await drag(grip, dx, dy);
        assert.notEqual(await place(grip), before, `${id}: ${name} moves`);
        // A number stays where it is in its line; a cut goes by powers of two.
        const number = await lab.run((one) => one.querySelector('.grip-number') !== null, grip);
        const isAtItsEnd = (await place(grip)) === Number(await grip.getAttribute('aria-valuemin'));
        if (name !== 'Servers' && id !== 'bottleneck' && id !== 'parallelism' && !number && !isAtItsEnd) {
          const off = Math.hypot(held.x - from.x - dx, held.y - from.y - dy);
          assert.ok(off < 14, `${id}: ${name} is under the pointer, ${off} pixels off`);
        }
      }
    }
  });
}

test('keys move what is drawn, and the headline follows', async () => {
  for (const id of DRAWN) {
    await lab.open(page(id));
    const [grip] = await grips(id);
    const [before, words] = [await place(grip), await headline(id)];
    await lab.run((one) => one.focus(), grip);
    for (const key of [Key.PAGE_DOWN, Key.PAGE_DOWN]) await grip.sendKeys(key);
    const lower = await place(grip);
    assert.ok(lower < before, `${id}: ${lower} < ${before}`);
    assert.notEqual(await headline(id), words, id);
    await grip.sendKeys(Key.ARROW_UP);
    assert.ok((await place(grip)) > lower, id);
    await grip.sendKeys(Key.HOME);
    const least = await lab.run((one) => Number(one.getAttribute('aria-valuemin')), grip);
    assert.equal(await place(grip), least, id);
    assert.equal(await lab.run((one) => document.activeElement === one, grip), true, `${id}: the focus stays`);
  }
});

test('a server is put into the rack and taken out again', async () => {
  await lab.open('embed/rack/');
  const slots = () => lab.run(() => [...document.querySelectorAll('.press[role="button"]')]);
  const full = () => lab.run(() => document.querySelectorAll('.press[aria-pressed="true"]').length);
  assert.equal(await full(), 1);
  await (await slots())[2].sendKeys(Key.ENTER);
  assert.equal(await full(), 3);
  assert.match(await headline('rack'), /^The third server fits the cabinet and trips the breaker/);
  await lab.driver.actions().move({ origin: (await slots())[0] }).click().perform();
  assert.equal(await full(), 0);
  assert.match(await headline('rack'), /empty/);
});

test('the run of failures plays, stops, and goes where its day is dragged', async () => {
  await lab.open('embed/failures/?v=1');
  const failures = lab.widget('failures');
  const said = () => lab.run(() => document.querySelector('.scene-picture').textContent);
  const count = await failures.output('failures');
  assert.match(await said(), new RegExp(`${count} failures, `));
  await failures.press('Play the run');
  await lab.wait(async () => /failures so far/.test(await said()), 'the run goes on');
  await failures.press('Pause');
  const stopped = await said();
  await lab.driver.executeAsyncScript((done) => {
    let frames = 0;
    const frame = () => (++frames < 10 ? requestAnimationFrame(frame) : done());
    frame();
  });
  assert.equal(await said(), stopped, 'it stands still');
  const day = (await grips('failures')).at(-1);
  await day.sendKeys(Key.HOME);
  assert.match(await said(), /0 failures so far/);
  assert.equal(await day.getAttribute('aria-valuetext'), 'day 0');
  await failures.press('100,000 GPUs');
  await day.sendKeys(Key.END);
  await lab.wait(async () => /\d,\d{3} failures, /.test(await said()), 'as many as there are');
  assert.match(await said(), /one chip of 100,000 stops/);
});

test('one drawing is seen, as it fits, with and without JavaScript', async () => {
  for (const javascript of [true, false]) {
    for (const [width, room] of [[1280, 'wide'], [680, 'middle'], [390, 'narrow']]) {
      await lab.open('embed/rack/', { width, javascript });
      const seen = await lab.run(() => [...document.querySelectorAll('.scene')].filter((scene) => scene.checkVisibility()).map(({ className }) => className));
      assert.deepEqual(seen, [`scene scene-${javascript ? room : 'still'}`], `${width} ${javascript}`);
      const sizes = await lab.run(() => {
        const scene = [...document.querySelectorAll('.scene')].find((one) => one.checkVisibility());
        const picture = scene.querySelector('.scene-picture');
        const [box, sheet] = [picture.getBoundingClientRect(), picture.viewBox.baseVal];
        const scale = Math.min(box.width / sheet.width, box.height / sheet.height);
        return [...picture.querySelectorAll('text')].map((text) => parseFloat(getComputedStyle(text).fontSize) * scale);
      });
      assert.ok(Math.min(...sizes) >= 12 && Math.max(...sizes) <= 18, `${width}: ${Math.min(...sizes)} to ${Math.max(...sizes)}`);
    }
  }
});

// The whole figure but for what is folded, as it lies in the article.
const anatomy = (id) =>
  lab.run((selector) => {
    const figure = document.querySelector(selector);
    figure.scrollIntoView({ behavior: 'instant' });
    const seen = (within) => [...figure.querySelectorAll(within)].filter((one) => one.checkVisibility());
    const box = (within) => seen(within)[0].getBoundingClientRect();
    const [headline, picture] = [box('.headline'), box('.scene')];
    return {
      order: [headline.top, picture.top, box('.starts-near').top, box('.drawn-folds').top],
      height: picture.bottom - headline.top,
      inScene: seen('.scene .grip').length,
      beside: seen('.word-row').length,
      presets: seen('.starts-near .preset').length,
      folds: seen('.fold > summary').map(({ textContent }) => textContent),
      loose: seen('.formulas, .readings, .assumptions, table, input, select, .share').length,
    };
  }, `figure[data-widget="${id}"]`);

for (const [width, height] of [[1280, 800], [1366, 641], [680, 700], [390, 844]]) {
  test(`finding, picture and controls are on one screen of ${width} × ${height}`, async () => {
    await lab.open('', { width, height });
    for (const id of DRAWN) {
      const { order, height: tall, inScene, beside, presets, folds, loose } = await anatomy(id);
      assert.deepEqual(order, order.toSorted((a, b) => a - b), `${id}: finding, picture, starting points, folds`);
      assert.ok(tall <= height, `${id} is ${Math.round(tall)} px high`);
      // A barrel has its six staves, and they are the picture.
      assert.ok(inScene + beside <= (id === 'bottleneck' ? 6 : 3), `${id}: ${inScene} grips, ${beside} rows of words`);
      assert.ok(presets >= 2 && presets <= 4, `${id}: ${presets} starting points`);
      assert.deepEqual(folds, ['How it is worked out', 'Share'], id);
      assert.equal(loose, 0, `${id}: what is worked out is folded`);
    }
  });
}
