// The playground, what is trained and how: shapes, features, activations, rules.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FIGURE, hash, lab, live, playground, reset, step } from './playground.mjs';

test('network: every activation, optimiser, loss, start and penalty makes a run of its own', async () => {
  await live('playground.data=moons&playground.hidden=8,8');
  const runs = new Map();
  for (const [name, options] of [
    ['Activation', ['ReLU', 'Leaky ReLU', 'Sigmoid', 'GELU', 'Linear', 'tanh']],
    ['Optimiser', ['Plain gradient descent', 'Momentum', 'AdamW', 'Adam']],
    ['Loss', ['Half the squared error', 'Softmax, an output per class', 'Cross-entropy']],
    ['First weights', ['He', 'Xavier', 'By activation']],
    ['L1 penalty', ['0.01', 'none']],
    ['L2 penalty', ['0.01', 'none']],
  ]) {
    for (const option of options) {
      await playground().choose(name, option);
      await reset();
      await step(2);
      runs.set(`${name} ${option}`, await hash());
    }
  }
  const usual = await hash();
  for (const [name, field, back] of [['Dropout', '0.3', '0'], ['Warm-up, steps (0: none)', '50', '0'], ['Cosine to 0, steps (0: none)', '10', '0'], ['Batch size', '9999', '10']]) {
    await playground().type(name, field);
    await reset();
    await step(2);
    runs.set(name, await hash());
    await playground().type(name, back);
  }
  // AdamW without decay is Adam, Xavier is what tanh gets anyway, and five others are the usual run.
  assert.equal(new Set(runs.values()).size, runs.size - 7);
  assert.equal(runs.get('L2 penalty none'), usual);
  await playground().choose('Optimiser', 'AdamW');
  await playground().choose('Weight decay (AdamW)', '1');
  await reset();
  await step(2);
  assert.notEqual(await hash(), usual, 'decay');
  await playground().type('Batch size', '9999');
  await reset();
  await step();
  assert.equal(await playground().output('epoch'), '1', 'one step of all points is an epoch');
});

test('network: none to eight layers, 64 neurons, and what is not shown is said', async () => {
  await live('playground.hidden=');
  assert.equal(await playground().output('parameters'), '3');
  for (let layer = 0; layer < 8; layer += 1) await playground().press('Add a layer');
  assert.equal(await (await playground().get('button', 'Add a layer')).isEnabled(), false);
  for (let press = 0; press < 11; press += 1) await playground().press('More neurons in layer 1');
  await playground().untilText(/\+ 56 more/);
  assert.equal(await (await playground().get('button', 'More neurons in layer 1')).isEnabled(), false);
  await lab.wait(async () => (await playground().output('parameters')) === '577', '64 wide, then seven of four');
  await step();
  const cells = await lab.run((figure) => document.querySelectorAll(`${figure} .net-cell canvas:not([hidden])`).length, FIGURE);
  assert.equal(cells, 2 + 8 + 7 * 4);
});

test('network: ticking inputs changes what the network sees', async () => {
  await live('');
  const inputs = () =>
    lab.run((figure) => [...document.querySelectorAll(`${figure} .net-columns > .net-column:nth-of-type(1) .net-cell`)].map((cell) => cell.getAttribute('aria-label').replace('input ', '')), FIGURE);
  const toggle = async (name) => {
    const tick = await playground().get('tick', name);
    await playground().toMiddle(tick);
    await tick.click();
  };
  const hashes = new Set([await hash()]);
  // 4 weights an input into the first layer of four; 4·3 + 2·5 + 3 = 25 without.
  let parameters = await playground().number('parameters');
  for (const name of ['x²', 'y²', 'x·y', 'sin x', 'sin y']) {
    const before = await inputs();
    await toggle(name);
    parameters += Number(await lab.run((figure) => document.querySelector(`${figure} .net-column:nth-of-type(2) .net-head span`).textContent, FIGURE));
    await lab.wait(async () => (await playground().number('parameters')) === parameters, `${name} has weights`);
    assert.deepEqual(await inputs(), [...before, name]);
    await lab.wait(async () => !hashes.has(await hash()), `${name}: another network`);
    hashes.add(await hash());
    await step();
    await lab.until((selector) => [...document.querySelectorAll(selector)].every((canvas) => !canvas.hidden), `${name} has a picture`, `${FIGURE} .net-cell canvas`);
  }
  for (const name of ['x', 'y', 'x²', 'y²', 'x·y', 'sin x']) await toggle(name);
  await lab.wait(async () => (await inputs()).join() === 'sin y', 'one is left');
  assert.equal(await (await playground().get('tick', 'sin y')).isEnabled(), false, 'the last one stays');
  await step();
});

test('network: every learning rate from 0.00001 to 10, while it trains', async () => {
  await live('');
  await step();
  for (const rate of ['0.00001', '0.00003', '0.0001', '0.0003', '0.001', '0.003', '0.01', '0.1', '0.3', '1', '3', '10']) {
    await playground().choose('Learning rate', rate);
    const before = await playground().number('step');
    await step();
    assert.equal(await playground().number('step'), before + 1, `${rate} goes on from where it was`);
  }
});
