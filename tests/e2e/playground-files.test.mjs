// The playground, what goes out as files, and comes back.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chosenData, FIGURE, hash, lab, live, open, paste, playground, save, step, untilHash } from './playground.mjs';
import { savePicture } from './saved.mjs';

test('files: a model comes back bit for bit, and goes on as it would have', async () => {
  await live('playground.data=moons&playground.optimiser=adam_w&playground.weight_decay=0.01');
  await step(5);
  const at = await hash();
  const { name, text } = await save('Model (JSON)');
  assert.equal(name, 'scale-lab-model.json');
  assert.equal(JSON.parse(text).step, 5);
  await step(3);
  const later = await hash();
  await open();
  await paste(text);
  await playground().untilText(/The model is in use, at step 5\./);
  await untilHash(at, 'the same weights');
  assert.equal(await chosenData(), 'moons');
  await step(3);
  assert.equal(await hash(), later);
  await paste(text.replace('"learning_rate": 0.03', '"learning_rate": 0.04'));
  await playground().untilText(/Nothing was changed: Learning rate: there is no “0\.04”\./);
  await paste(text.replace('"points": 500', '"points": 99999999'));
  await playground().untilText(/Nothing was changed: the field “config”: 99999999 points; 16 to 8192 are possible\./);
  await paste(text.replace(/"weights": \[[^,]+/, '"weights": [1e999'));
  await playground().untilText(/Nothing was changed: line \d+ is not JSON/);
  assert.equal(await hash(), later);
  await playground().press('Undo');
  await playground().untilTag(/^live/);
});

test('files: a file is loaded as a pasted text is', async () => {
  await live('');
  const load = (text) =>
    lab.run((figure, content) => {
      const field = document.querySelector(`${figure} input[type="file"]`);
      const files = new DataTransfer();
      files.items.add(new File([content], 'points.csv', { type: 'text/csv' }));
      field.files = files.files;
      field.dispatchEvent(new Event('change', { bubbles: true }));
    }, FIGURE, text);
  await load('1,2,a\n3,4,b\n-1,2,a\n-3,-4,b\n');
  await playground().untilText(/4 points of 2 classes \(a, b\) are in use\./);
  await load('1,2,a\nnonsense');
  await playground().untilText(/Nothing was changed: line 2 has 1 field;/);
});

test('files: the curve as CSV, every picture as PNG and SVG', async () => {
  await live('');
  await step(6);
  const { text } = await save('Loss (CSV)');
  const rows = text.trim().split('\n');
  assert.equal(rows[0], 'step,training loss,test loss');
  assert.equal(rows.length, 8, 'the start and six steps');
  for (const picture of ['Map', 'Loss', 'Network']) {
    await savePicture(playground(), picture);
  }
});
