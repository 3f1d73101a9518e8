// Pictures of pages beside those that were kept, in folders under tests/golden.
//
// Another browser or other fonts draw letters otherwise, so with these a difference
// is said, and fails nothing.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const QUALITY = 40;
// A colour that is this much off, of 255, is another; edges of letters differ by less.
const OTHER_COLOUR = 40;
// Of a picture's pixels, that may be another colour.
const MAY_DIFFER = 0.0005;

const madeWith = async (lab) => ({
  browser: (await lab.driver.getCapabilities()).getBrowserVersion(),
  fonts: ['sans-serif', 'serif', 'monospace'].map((family) => execFileSync('fc-match', ['--format=%{family} %{fontversion}', family], { encoding: 'utf8' })),
});

// A picture of the page's upper left part.
export async function picture(lab, width, height) {
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

// Keeps the pictures, by name, where RECORD is set; then holds them to what is kept.
export async function compare(lab, t, taken, { folder, mostBytes }) {
  const kept = fileURLToPath(new URL(`../golden/${folder}`, import.meta.url));
  const now = fileURLToPath(new URL(`../../target/${folder}`, import.meta.url));
  const made = join(kept, 'made-with.json');
  mkdirSync(kept, { recursive: true });
  mkdirSync(now, { recursive: true });
  const here = await madeWith(lab);
  if (process.env.RECORD) {
    for (const [name, data] of taken) writeFileSync(join(kept, name), Buffer.from(data, 'base64'));
    writeFileSync(made, `${JSON.stringify(here, null, 2)}\n`);
  }
  const names = readdirSync(kept).filter((name) => name.endsWith('.webp'));
  assert.deepEqual(names.sort(), [...taken.keys()].sort(), 'a picture of each, and of nothing else');
  const bytes = names.reduce((sum, name) => sum + statSync(join(kept, name)).size, 0);
  assert.ok(bytes <= mostBytes, `the pictures weigh ${bytes} bytes`);
  await lab.cdp('Emulation.setScriptExecutionDisabled', { value: false });
  await lab.driver.get('about:blank');
  const others = [];
  for (const [name, data] of taken) {
    const before = readFileSync(join(kept, name)).toString('base64');
    if (before === data) continue;
    const { share, why } = await lab.driver.executeAsyncScript(differing, before, data, OTHER_COLOUR);
    if (share <= MAY_DIFFER) continue;
    others.push(`${name}: ${why}`);
    writeFileSync(join(now, name), Buffer.from(data, 'base64'));
  }
  const known = existsSync(made) ? JSON.parse(readFileSync(made, 'utf8')) : {};
  if (JSON.stringify(known) === JSON.stringify(here)) {
    assert.deepEqual(others, [], `how they look now is in target/${folder}; RECORD=1 before the command keeps it`);
  } else {
    t.diagnostic(`pictures were taken with ${JSON.stringify(known)}, this is ${JSON.stringify(here)}`);
    if (others.length) t.diagnostic(`they differ, which may be the fonts: ${others.join('; ')}`);
  }
}
