// The playground, when it stops, and what can be undone.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chooseData, chosenData, FIGURE, hash, lab, live, playground, reset, step, trainTo, untilHash } from './playground.mjs';

test('run: each condition stops it, and it says which', async () => {
  await live('playground.speed=full');
  for (const [name, value, said] of [
    ['Steps', '40', /It has stopped, as it has taken the 40 steps it was given\./],
    ['Epochs', '3', /It has stopped, as it has seen every training point 3 times/],
    ['Loss down to', '0.3', /It has stopped, as its loss reached the target of 0\.3\./],
    ['Steps without progress', '300', /It has stopped, as its loss has not become lower for 300 steps\./],
    ['Seconds', '1', /It has stopped, as it has trained for the 1 second it was given\./],
  ]) {
    await playground().type(name, value);
    await reset();
    await playground().press('Train');
    await playground().untilText(said);
    await playground().untilState('ready');
    await playground().type(name, '0');
  }
  const stood = await playground().number('step');
  await playground().press('Train');
  await lab.wait(async () => (await playground().number('step')) > stood, 'it goes on');
  await playground().press('Pause');
});

test('run: reset, another shape and other data can be undone, to the bit', async () => {
  await live('');
  await trainTo(60);
  const stood = await playground().outputs('step', 'run_hash', 'train_loss');
  const back = async (what) => {
    await lab.wait(async () => (await playground().output('step')) === '0', `${what}: a new run`);
    await playground().press('Undo');
    await lab.wait(async () => (await playground().output('step')) === stood.step, `${what} is undone`);
    assert.deepEqual(await playground().outputs('step', 'run_hash', 'train_loss'), stood, what);
  };
  await playground().press('Reset');
  await back('Reset');
  await playground().press('Add a layer');
  await back('a layer');
  await chooseData('Spiral');
  await back('other data');
  assert.equal(await chosenData(), 'circle');
  assert.match(await lab.run((figure) => document.querySelector(`${figure} table:last-of-type`).textContent, FIGURE), /test/);
  await step();
  const once = await hash();
  await playground().press('Reset');
  await lab.wait(async () => (await playground().output('step')) === '0', 'a new run');
  await playground().press('Undo');
  await untilHash(once, 'the step after an undo can be undone to as well');
});

test('run: reset goes back to the very same first weights', async () => {
  await live('');
  const first = await hash();
  await step(3);
  const third = await hash();
  await reset();
  assert.equal(await hash(), first);
  await step(3);
  assert.equal(await hash(), third, 'and the same steps follow');
});
