// Files that a page saves, kept in the page instead of on the disk.
import assert from 'node:assert/strict';

// Runs before the page's scripts.
export const keepFiles = () => {
  globalThis.saved = [];
  const { createObjectURL } = URL;
  URL.createObjectURL = (blob) => {
    const address = createObjectURL.call(URL, blob);
    globalThis.blobs ??= new Map();
    globalThis.blobs.set(address, blob);
    return address;
  };
  const { click } = HTMLElement.prototype;
  HTMLElement.prototype.click = function press() {
    const blob = this.download && globalThis.blobs?.get(this.href);
    if (blob) globalThis.saved.push({ name: this.download, blob });
    else click.call(this);
  };
};

// Presses a button that saves a file; gives the file's name, type and text or size.
export async function save(widget, button) {
  const { lab } = widget;
  const before = await lab.run(() => globalThis.saved.length);
  await widget.press(button);
  await lab.until((count) => globalThis.saved.length > count, `“${button}” saves a file`, before);
  return lab.driver.executeAsyncScript((done) => {
    const { name, blob } = globalThis.saved.at(-1);
    if (blob.type === 'image/png') done({ name, type: blob.type, size: blob.size });
    else blob.text().then((text) => done({ name, type: blob.type, text }));
  });
}

// Saves a picture both ways: lines that need no style sheet, and pixels. Gives the lines.
export async function savePicture(widget, title) {
  const svg = await save(widget, `${title} (SVG)`);
  assert.equal(svg.type, 'image/svg+xml');
  assert.match(svg.text, /^<svg xmlns/);
  assert.doesNotMatch(svg.text, /class=|var\(|NaN/);
  const parsed = await widget.lab.run((content) => new DOMParser().parseFromString(content, 'image/svg+xml').querySelector('parsererror')?.textContent ?? 'well', svg.text);
  assert.equal(parsed, 'well', title);
  const png = await save(widget, `${title} (PNG)`);
  assert.ok(png.size > 2000, `${title}: ${png.size} bytes`);
  return svg.text;
}
