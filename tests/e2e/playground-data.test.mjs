// The playground, what a network learns from: every set, how many points, their noise, their seeds.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chooseData, FIGURE, hash, lab, live, pixels, playground, POINTS, reset, save, step, untilHash } from './playground.mjs';

test('data: every set can be learned, classes by accuracy and numbers by R²', async () => {
  await live('');
  const seen = new Set();
  for (const [title, output] of [
    ['Circle', 'accuracy'], ['Exclusive or', 'accuracy'], ['Two clouds', 'accuracy'], ['Spiral', 'accuracy'],
    ['Two moons', 'accuracy'], ['Rings', 'accuracy'], ['Checkerboard', 'accuracy'], ['Clusters', 'accuracy'],
    ['Numbers: a slope', 'r2'], ['Numbers: hills', 'r2'], ['Numbers: a hidden network', 'r2'],
  ]) {
    await chooseData(title);
    await reset();
    await step();
    assert.notEqual(await playground().output(output), '–', title);
    assert.equal(seen.has(await pixels(POINTS)), false, `${title} has points of its own`);
    seen.add(await pixels(POINTS));
  }
});

test('data: a hidden network in 2, 4 and 6 dimensions', async () => {
  await live('playground.data=teacher&playground.hidden=4');
  for (const [dimensions, parameters] of [['4', '25'], ['6', '33'], ['2', '17']]) {
    await playground().choose('Coordinates of a point', dimensions);
    await lab.wait(async () => (await playground().output('parameters')) === parameters, `${dimensions} inputs`);
    const inputs = await lab.run((figure) => document.querySelectorAll(`${figure} .net-column:nth-of-type(1) .net-cell`).length, FIGURE);
    assert.equal(inputs, Number(dimensions));
    const [head, ...rows] = (await save('Points (CSV)')).text.trim().split('\n').map((row) => row.split(','));
    assert.deepEqual(head, [...['x', 'y', 'x3', 'x4', 'x5', 'x6'].slice(0, Number(dimensions)), 'label']);
    assert.ok(rows.every((row) => row.length === head.length && row.every((value) => value !== '' && Number.isFinite(Number(value)))));
  }
});

test('data: how many points, their noise, their labels, their share and their seed', async () => {
  await live('');
  const points = async () => {
    const { text } = await save('Points (CSV)');
    return text.trim().split('\n').slice(1);
  };
  const first = await points();
  assert.equal(first.length, 500);
  for (const [name, value, count] of [['Points', '16', 16], ['Points', '8192', 8192], ['Points', '300', 300]]) {
    await playground().type(name, value);
    assert.equal((await points()).length, count);
  }
  // Noise moves labels of the circle; wrong labels are drawn apart from it.
  let before = await points();
  for (const [name, value] of [['Noise', '0.4'], ['Wrong labels', '0.3'], ['Seed', '5']]) {
    await playground().type(name, value);
    const now = await points();
    assert.notDeepEqual(now, before, name);
    before = now;
  }
  await playground().press('Other points');
  await playground().untilTag(/seed 6$/);
  assert.notDeepEqual(await points(), before, 'regenerated');
  await playground().type('Share to train on', '0.9');
  await playground().press('Reset');
  await step(27);
  assert.equal(await playground().output('epoch'), '1', '270 of 300 points in batches of 10');
});

test('data: the seed of the weights is its own', async () => {
  await live('');
  const one = await hash();
  const points = await save('Points (CSV)');
  await playground().type('Seed of the weights (0: the same)', '9');
  await lab.wait(async () => (await hash()) !== one, 'other weights');
  assert.deepEqual(await save('Points (CSV)'), points);
  await playground().type('Seed of the weights (0: the same)', '1');
  await untilHash(one, 'the seed of the data gives the first weights back');
});
