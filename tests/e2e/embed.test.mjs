// One widget on every kind of page there is: it appears, trains, sizes itself,
// says nothing in the console and moves nothing once it has settled.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { useHosts } from './embedded.mjs';

const hosts = useHosts();
const { lab } = hosts;
const TAG = 'scale-widget iframe';

// Trains in the frame until steps have been taken, and pauses.
async function trains(frame) {
  await hosts.inside(frame, async () => {
    const playground = lab.widget('playground');
    await playground.untilState('ready');
    await playground.press('Reset');
    await playground.press('Train');
    // Until the trainer is there the recorded run stands, at a step of its own.
    await playground.untilTag(/^live/);
    await lab.wait(async () => (await playground.number('step')) > 20, 'it trains');
    await playground.press('Pause');
    await playground.untilState('ready');
  });
}

// Nothing moves on the host's page while the widget is used.
async function settled(frame) {
  await hosts.untilSized(frame);
  await lab.run(() => (globalThis.shifts.length = 0));
  await trains(frame);
  await hosts.untilSized(frame);
  assert.deepEqual(await lab.run(() => globalThis.shifts), []);
}

for (const [page, frame, options] of [
  ['plain', TAG],
  ['csp', TAG],
  ['sandbox', 'iframe'],
  ['isolated', 'iframe'],
  ['dark', TAG],
  ['dark', TAG, { dark: true }],
  ['narrow', TAG],
]) {
  test(`it appears, trains and sizes itself: ${page}${options ? ', the system dark' : ''}`, async () => {
    await hosts.open(`${page}.html`, options);
    await settled(frame);
    if (page === 'isolated') assert.equal(await lab.run(() => crossOriginIsolated), true);
    if (frame !== TAG) return;
    const fallback = await lab.run(() => document.querySelector('scale-widget img').checkVisibility());
    assert.equal(fallback, false, 'the picture makes room');
  });
}

test('included twice, it is there once, with its parameters and its name', async () => {
  await hosts.open('plain.html');
  await hosts.untilSized(TAG);
  const frames = await lab.run(() => [...document.querySelectorAll('iframe')].map(({ src, title }) => [new URL(src).search, title]));
  assert.deepEqual(frames, [['?playground.seed=3', 'Train a network']]);
  await hosts.inside(TAG, () => lab.widget('playground').untilTag(/seed 3$/));
});

for (const dark of [false, true]) {
  test(`transparent on a dark page the page shows through, the system ${dark ? 'dark' : 'light'}`, async () => {
    await hosts.open('dark.html', { dark });
    await hosts.untilSized(TAG);
    await hosts.inside(TAG, () => lab.widget('playground').untilState('ready'));
    const corner = await lab.driver.executeAsyncScript(async (png, done) => {
      const { left, top } = document.querySelector('scale-widget iframe').getBoundingClientRect();
      const image = new Image();
      image.src = `data:image/png;base64,${png}`;
      await image.decode();
      const context = Object.assign(document.createElement('canvas'), { width: 1, height: 1 }).getContext('2d');
      context.drawImage(image, -Math.ceil(left), -Math.ceil(top));
      done([...context.getImageData(0, 0, 1, 1).data]);
    }, await lab.driver.takeScreenshot());
    assert.deepEqual(corner, [16, 20, 24, 255]);
    const theme = await hosts.inside(TAG, () => lab.run(() => document.documentElement.dataset.theme));
    assert.equal(theme, 'dark', 'it follows the letters around it');
  });
}

test('in a narrow column nothing sticks out', async () => {
  await hosts.open('narrow.html');
  await hosts.untilSized(TAG);
  const { width, content } = await hosts.inside(TAG, () => lab.run(() => ({ width: innerWidth, content: document.documentElement.scrollWidth })));
  assert.equal(width, 320);
  assert.ok(content <= 320, `${content} px`);
});

test('where scripts are taken out, a picture and a link remain', async () => {
  await hosts.open('stripped.html');
  const shown = await lab.until(() => {
    const image = document.querySelector('scale-widget img');
    return image.complete && { visible: image.checkVisibility(), width: image.naturalWidth, link: image.closest('a').href };
  }, 'the picture is there');
  assert.deepEqual(shown, { visible: true, width: 1200, link: `${lab.server.origin}/#widget-playground` });
});

test('hidden, it costs nothing; shown, it sizes itself and trains', async () => {
  await hosts.open('hidden.html');
  await lab.until(() => customElements.get('scale-widget'), 'the loader is there');
  assert.equal(await lab.run(() => document.querySelectorAll('scale-widget iframe').length), 0);
  await lab.run(() => document.getElementById('tab').classList.remove('closed'));
  await hosts.untilSized('#tab > iframe');
  await settled(TAG);
});

test('in a scrolled frame of a learning platform', async () => {
  await hosts.open('lms.html');
  await hosts.inside('#unit', async () => {
    // Before its style sheet is there, all of it would be in sight.
    await lab.until(() => document.readyState === 'complete' && customElements.get('scale-widget'), 'the lesson is there');
  });
  // Down to it, and again when what stands above has made room for itself.
  await lab.wait(async () => {
    await hosts.inside('#unit', () => lab.run(() => document.querySelector('scale-widget').scrollIntoView()));
    const frames = await hosts.inside('#unit', () => lab.run((css) => document.querySelectorAll(css).length, TAG));
    return frames === 1 && hosts.inside(['#unit', TAG], async () => (await lab.widget('playground').state()) === 'ready');
  }, 'the reader scrolls to it, and it is alive');
  await hosts.untilSized(['#unit', TAG]);
  await trains(['#unit', TAG]);
});

test('printed: what has been seen as it is, what has not as a picture', async () => {
  await hosts.open('print.html');
  await hosts.untilSized(TAG);
  await hosts.inside(TAG, () => lab.widget('playground').untilState('ready'));
  const { data } = await lab.cdp('Page.printToPDF', { printBackground: true });
  assert.ok(data.length > 20_000, 'there is something on the paper');
  await lab.cdp('Emulation.setEmulatedMedia', { media: 'print' });
  assert.equal(await lab.run(() => [...document.querySelectorAll('img')].map((image) => image.checkVisibility()).join()), 'false,true');
  const printed = await hosts.inside(TAG, () =>
    lab.run(() => ({ figure: document.querySelector('figure').checkVisibility(), controls: document.querySelector('.controls').checkVisibility() })),
  );
  assert.deepEqual(printed, { figure: true, controls: false });
});

test('twenty on a page: none before it is near, each alive in its turn', async () => {
  await hosts.open('many.html');
  await lab.until(() => document.readyState === 'complete' && customElements.get('scale-widget'), 'the page is there');
  assert.equal(await lab.run(() => document.querySelectorAll('iframe').length), 0);
  for (let index = 0; index < 20; index += 1) {
    const selector = await lab.run((at) => {
      const element = document.querySelectorAll('scale-widget')[at];
      element.scrollIntoView({ block: 'center' });
      return `scale-widget[name="${element.getAttribute('name')}"] iframe`;
    }, index);
    await hosts.inside(selector, () =>
      lab.until(() => document.querySelector('figure[data-widget]')?.dataset.state === 'ready', `${selector} is alive`),
    );
  }
  const tallest = await lab.run(() => [...document.querySelectorAll('iframe')].map(({ offsetHeight }) => offsetHeight));
  assert.equal(tallest.length, 20);
  assert.ok(tallest.every((height) => height > 150), `${tallest}`);
});
