// The playground, a reader's own: pressed, typed, pasted, with the keyboard and by touch.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Key } from 'selenium-webdriver';
import { chooseData, FIGURE, hash, lab, live, open, paste, playground, save, step, tap, trainTo, untilHash } from './playground.mjs';

test('own points: pressed onto the map, with a class chosen, and undone', async () => {
  await live('');
  await chooseData('Your own points');
  await playground().untilText(/press on the map to put points there/);
  const blank = () => lab.run((figure) => ({
    said: document.querySelector(`${figure} .map-empty`).checkVisibility(),
    pictures: [...document.querySelectorAll(`${figure} .heat-map`)].filter((picture) => picture.checkVisibility({ visibilityProperty: true })).length,
  }), FIGURE);
  await lab.wait(async () => (await blank()).said && (await blank()).pictures === 0, 'the map is empty, and says what it is for');
  const map = await lab.driver.findElement({ css: `${FIGURE} .map` });
  await playground().toMiddle(map);
  for (const [name, x, y] of [['2', -90, -60], ['2', -70, -80], ['1', 80, 60], ['1', 60, 90], ['3', 90, -90]]) {
    await playground().choose('Class to draw', name);
    await playground().toMiddle(map);
    await lab.driver.actions().move({ origin: map, x, y }).click().perform();
  }
  await playground().untilText(/5 points, 3 classes\./);
  await trainTo(60);
  const { text } = await save('Points (CSV)');
  const rows = text.trim().split('\n').slice(1).map((row) => row.split(',').map(Number));
  assert.deepEqual(rows.map(([, , label]) => label), [1, 1, 0, 0, 2]);
  assert.ok(rows[0][0] < -1 && rows[0][1] > 1, 'left and up');
  // A model holds its points.
  const trained = await hash();
  const model = (await save('Model (JSON)')).text;
  await playground().press('Reset');
  await lab.wait(async () => (await playground().output('step')) === '0', 'it is at step 0');
  await paste(model);
  await untilHash(trained, 'the model and its points are back');
  await playground().press('Clear points');
  await playground().untilText(/No points yet\./);
  await playground().press('Undo');
  await playground().untilText(/5 points, 3 classes\./);
  assert.equal((await save('Points (CSV)')).text, text);
});

test('own points: typed with the keyboard, and refused with a reason', async () => {
  await open('playground.data=own');
  for (const point of ['1, 2', '−1 −2', '3; 3', '-3, -3.5']) {
    await playground().type('Point: x, y', point);
    await playground().press('Add the point');
  }
  await playground().untilText(/4 points, 2 classes\./);
  await playground().type('Point: x, y', '7, 0');
  await playground().press('Add the point');
  await playground().untilText(/two numbers from −6 to 6/);
  assert.match(await playground().text(), /4 points, 2 classes\./);
});

test('own points: ten thousand pasted rows, nothing lost', async () => {
  await live('');
  const rows = Array.from({ length: 10_000 }, (_, i) => `${((i % 100) - 50) / 10},${(Math.floor(i / 100) - 50) / 10},${i % 3}`);
  await paste(`x,y,label\n${rows.join('\n')}\n`);
  await playground().untilText(/10,000 points of 3 classes \(0, 1, 2\) are in use\./);
  assert.deepEqual((await save('Points (CSV)')).text.trim().split('\n').slice(1), rows);
  await step();
  // Numbers far from the map are moved, and that is said.
  await paste('100\t200\tcat\n300\t400\tdog\n500\t600\tcat\n700\t800\tdog');
  await playground().untilText(/4 points of 2 classes \(cat, dog\) are in use\. To fit the map, x and y moved and scaled/);
});

test('own points: classes keep their names, separators and all', async () => {
  await live('');
  const table = 'x,y,label\n1,2,"Paris, France"\n3,4,"say ""ah"""\n-1,2,Rome\n-3,-4,"Paris, France"\n';
  await paste(table);
  await playground().untilText(/4 points of 3 classes \(Paris, France, say "ah", Rome\) are in use\./);
  assert.equal((await save('Points (CSV)')).text, table);
  await playground().press('Clear points');
  await playground().press('Undo');
  await playground().untilText(/4 points, 3 classes\./);
  assert.equal((await save('Points (CSV)')).text, table);
});

test('own points: what is wrong is named by its line, and nothing changes', async () => {
  await live('');
  await step(3);
  const before = await playground().outputs('step', 'run_hash');
  for (const [text, said] of [
    ['1,2,a\n1,b,a', /Nothing was changed: line 2: “b” is not a number\./],
    ['1,2,a\n1,2', /Nothing was changed: line 2 has 2 fields/],
    ['1,2,a\n1,1e999,b', /Nothing was changed: line 2: “1e999” is not a number/],
    ['1,2,a\n3,4,a', /Nothing was changed: all labels are “a”/],
    [`${'1,2,a\n'.repeat(10_000)}1,2,b`, /Nothing was changed: line 10001 would be point number 10001/],
    ['', /Nothing was changed: there are no points/],
    ['{"format": "scale-lab-model"', /Nothing was changed: line 1 is not JSON/],
    ['{}', /Nothing was changed: this is not a model/],
    ['{"format": "scale-lab-model", "version": 1}', /Nothing was changed: the field “config” is missing/],
    ['{"format": "scale-lab-model", "version": 99}', /Nothing was changed: a model of version 99/],
  ]) {
    await paste(text);
    await playground().untilText(said);
    assert.deepEqual(await playground().outputs('step', 'run_hash'), before, text.slice(0, 40));
  }
});

test('own points: a link to them says what it leaves out', async () => {
  await open('playground.data=own');
  await playground().press('Copy link');
  await playground().untilText(/leaves out .*your own points\./);
});

test('own points: put and taken away with the keyboard alone, and by touch', async () => {
  await live('');
  await chooseData('Your own points');
  const cursor = await lab.until((figure) => document.querySelector(`${figure} .map-cursor:not([hidden])`), 'the map has a cursor', FIGURE);
  await playground().toMiddle(cursor);
  await lab.run((element) => element.focus(), cursor);
  const keys = (...pressed) => lab.driver.actions().sendKeys(...pressed).perform();
  const far = (key) => lab.driver.actions().keyDown(Key.SHIFT).sendKeys(key).keyUp(Key.SHIFT).perform();
  const said = (words) => lab.wait(async () => (await playground().part('.bench-output [role="status"]')) === words, words);
  await keys(Key.ARROW_RIGHT, Key.ARROW_UP);
  await said('Cursor at 0.25, 0.25.');
  const cross = await lab.run((element) => ({ seen: getComputedStyle(element.firstChild).visibility, path: element.querySelector('path').getAttribute('d') }), cursor);
  assert.deepEqual(cross, { seen: 'visible', path: 'M0.25 -6V6M-6 -0.25H6' });
  await far(Key.ARROW_LEFT);
  await said('Cursor at −0.75, 0.25.');
  await keys('1');
  await said('A point of class 1 at −0.75, 0.25; points: 1.');
  await far(Key.ARROW_RIGHT);
  await far(Key.ARROW_RIGHT);
  await keys('2');
  await said('A point of class 2 at 1.25, 0.25; points: 2.');
  assert.equal(await playground().value('choice', 'Class to draw'), '2');
  await keys(Key.ARROW_DOWN, Key.ENTER, Key.ARROW_DOWN, Key.SPACE);
  await said('A point of class 2 at 1.25, −0.25; points: 4.');
  await far(Key.ARROW_DOWN);
  await keys(Key.DELETE);
  await said('The point at 1.25, −0.25 is gone; points: 3.');
  await playground().press('Undo');
  await playground().untilText(/4 points, 2 classes\./);
  await lab.run((element) => element.focus(), cursor);
  await keys(Key.BACK_SPACE);
  await said('The point at 1.25, −0.25 is gone; points: 3.');
  for (let press = 0; press < 8; press += 1) await far(Key.ARROW_UP);
  await said('Cursor at 1.25, 6.');
  const scrolled = await lab.run(() => scrollY);
  await keys('3');
  await said('A point of class 3 at 1.25, 6; points: 4.');
  assert.equal(await lab.run(() => scrollY), scrolled, 'keys of the map do not scroll the page');
  await trainTo(30);
  const map = await lab.driver.findElement({ css: `${FIGURE} .map` });
  await lab.cdp('Emulation.setDeviceMetricsOverride', { width: 390, height: 844, deviceScaleFactor: 1, mobile: true });
  const shape = await lab.run((element) => element.getBoundingClientRect().width / element.getBoundingClientRect().height, map);
  assert.ok(Math.abs(shape - 1) < 0.02, `the map is a square on a phone too, not ${shape} as wide as high`);
  await tap(map, { x: -60, y: 60 });
  await lab.cdp('Emulation.clearDeviceMetricsOverride', {});
  await playground().untilText(/5 points, 3 classes\./);
});
