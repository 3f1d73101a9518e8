// Every figure as it looks at three widths, light and dark, beside how it looked
// when its pictures were taken: tests/golden/screens.
//
// `RECORD=1 node --test screens.test.mjs` takes them anew; look at them before
// they are committed. Another browser or other fonts draw letters otherwise, so
// with these a difference is said, and fails nothing.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { useLab } from './browser.mjs';
import { DIST } from './server.mjs';

const lab = useLab();
const KEPT = fileURLToPath(new URL('../golden/screens', import.meta.url));
const NOW = fileURLToPath(new URL('../../target/screens', import.meta.url));
const MADE_WITH = join(KEPT, 'made-with.json');
const WIDTHS = [360, 680, 928];
const QUALITY = 40;
// A colour that is this much off, of 255, is another; edges of letters differ by less.
const OTHER_COLOUR = 40;
// Of a picture's pixels, that may be another colour.
const MAY_DIFFER = 0.0005;
const MOST_BYTES = 5_000_000;

const madeWith = async () => ({
  browser: (await lab.driver.getCapabilities()).getBrowserVersion(),
  fonts: ['sans-serif', 'serif', 'monospace'].map((family) => execFileSync('fc-match', ['--format=%{family} %{fontversion}', family], { encoding: 'utf8' })),
});

async function picture(width, dark) {
  await lab.cdp('Emulation.setDeviceMetricsOverride', { width, height: 1800, deviceScaleFactor: 1, mobile: false });
  await lab.cdp('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-color-scheme', value: dark ? 'dark' : 'light' }] });
  // A drawing that is alive takes the room there is.
  const room = width === 360 ? 'narrow' : width === 680 ? 'middle' : 'wide';
  await lab.until(
    (fits) => document.querySelector('.scene-grips:not([aria-hidden])') === null || document.querySelector(`.scene-${fits} .scene-grips`) !== null,
    `the drawing is ${room}`,
    room,
  );
  const height = await lab.run(() => Math.ceil(document.getElementById('frame').getBoundingClientRect().height));
  const clip = { x: 0, y: 0, width, height, scale: 1 };
  const { data } = await lab.cdp('Page.captureScreenshot', { format: 'webp', quality: QUALITY, clip, captureBeyondViewport: true });
  return data;
}

// The share of pixels whose colour is another; all, if the sizes differ.
function differing(kept, now, colour, done) {
  const pixels = async (base64) => {
    const image = new Image();
    image.src = `data:image/webp;base64,${base64}`;
    await image.decode();
    const { width, height } = image;
    const canvas = new OffscreenCanvas(width, height).getContext('2d');
    canvas.drawImage(image, 0, 0);
    return { size: `${width} × ${height}`, data: canvas.getImageData(0, 0, width, height).data };
  };
  Promise.all([pixels(kept), pixels(now)]).then(([a, b]) => {
    if (a.size !== b.size) return done({ share: 1, why: `${a.size} is now ${b.size}` });
    let others = 0;
    for (let at = 0; at < a.data.length; at += 4) {
      others += [0, 1, 2].some((channel) => Math.abs(a.data[at + channel] - b.data[at + channel]) > colour);
    }
    const share = (4 * others) / a.data.length;
    done({ share, why: `${(100 * share).toFixed(2)}% of the pixels` });
  }, (error) => done({ share: 1, why: String(error) }));
}

test('every figure looks as it did', async (t) => {
  const registry = JSON.parse(readFileSync(join(DIST, 'widgets.json'), 'utf8'));
  mkdirSync(KEPT, { recursive: true });
  mkdirSync(NOW, { recursive: true });
  const taken = new Map();
  for (const { id } of registry) {
    // What trains or measures is taken as it was recorded; what is worked out, alive.
    const drawn = /class="drawn"/.test(readFileSync(join(DIST, `embed/${id}/index.html`), 'utf8'));
    await lab.open(`embed/${id}/`, { width: 928, javascript: drawn });
    for (const width of WIDTHS) {
      for (const dark of [false, true]) taken.set(`${id}-${width}-${dark ? 'dark' : 'light'}.webp`, await picture(width, dark));
    }
  }
  const here = await madeWith();
  if (process.env.RECORD) {
    for (const [name, data] of taken) writeFileSync(join(KEPT, name), Buffer.from(data, 'base64'));
    writeFileSync(MADE_WITH, `${JSON.stringify(here, null, 2)}\n`);
  }
  const names = readdirSync(KEPT).filter((name) => name.endsWith('.webp'));
  assert.deepEqual(names.sort(), [...taken.keys()].sort(), 'a picture of each figure, and of no other');
  const bytes = names.reduce((sum, name) => sum + statSync(join(KEPT, name)).size, 0);
  assert.ok(bytes <= MOST_BYTES, `the pictures weigh ${bytes} bytes`);
  await lab.cdp('Emulation.setScriptExecutionDisabled', { value: false });
  await lab.driver.get('about:blank');
  const others = [];
  for (const [name, now] of taken) {
    const kept = readFileSync(join(KEPT, name)).toString('base64');
    if (kept === now) continue;
    const { share, why } = await lab.driver.executeAsyncScript(differing, kept, now, OTHER_COLOUR);
    if (share <= MAY_DIFFER) continue;
    others.push(`${name}: ${why}`);
    writeFileSync(join(NOW, name), Buffer.from(now, 'base64'));
  }
  const known = existsSync(MADE_WITH) ? JSON.parse(readFileSync(MADE_WITH, 'utf8')) : {};
  if (JSON.stringify(known) === JSON.stringify(here)) {
    assert.deepEqual(others, [], 'how they look now is in target/screens; `RECORD=1 node --test screens.test.mjs` keeps it');
  } else {
    t.diagnostic(`pictures were taken with ${JSON.stringify(known)}, this is ${JSON.stringify(here)}`);
    if (others.length) t.diagnostic(`they differ, which may be the fonts: ${others.join('; ')}`);
  }
});
