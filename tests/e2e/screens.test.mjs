// Every figure as it looks at three widths, light and dark, beside how it looked
// when its pictures were taken: tests/golden/screens.
//
// `RECORD=1 node --test screens.test.mjs` takes them anew; look at them before
// they are committed.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { useLab } from './browser.mjs';
import { compare, picture } from './looks.mjs';
import { DIST } from './server.mjs';

const lab = useLab();
const WIDTHS = [360, 680, 928];
const MOST_BYTES = 5_000_000;

async function drawn(width, dark) {
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
  return picture(lab, width, height);
}

test('every figure looks as it did', async (t) => {
  const registry = JSON.parse(readFileSync(join(DIST, 'widgets.json'), 'utf8'));
  const taken = new Map();
  for (const { id } of registry) {
    // What trains or measures is taken as it was recorded; what is worked out, alive.
    const isDrawn = /class="drawn"/.test(readFileSync(join(DIST, `embed/${id}/index.html`), 'utf8'));
    await lab.open(`embed/${id}/`, { width: 928, javascript: isDrawn });
    for (const width of WIDTHS) {
      for (const dark of [false, true]) taken.set(`${id}-${width}-${dark ? 'dark' : 'light'}.webp`, await drawn(width, dark));
    }
  }
  await compare(lab, t, taken, { folder: 'screens', mostBytes: MOST_BYTES });
});
