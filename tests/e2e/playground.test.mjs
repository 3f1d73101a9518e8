// The playground as a whole: its presets, its links, what it refuses, what it spares.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chooseData, chosenData, FIGURE, hash, lab, live, open, playground, reset, step } from './playground.mjs';

test('presets that teach say what they teach', async () => {
  for (const [preset, said] of [
    ['Too small', /It (is finding|has not found) the border/],
    ['Just right', /It has found the border\./],
    ['Memorising', /it is learning them by heart\./],
    ['Noise only', /it is learning them by heart\./],
    ['Rate far too high', /The run went wrong at step .*is too high/],
  ]) {
    await open('playground.speed=full');
    await playground().press(preset);
    await playground().press('Train');
    if (preset !== 'Rate far too high') await lab.wait(async () => (await playground().number('step')) > 3000 && /^live/.test(await playground().tag()), 'it has learned');
    await playground().untilText(said);
    if ((await playground().state()) === 'running') await playground().press('Pause');
  }
});

test('pictures are made for eyes only: none while the figure is out of sight', async () => {
  await open('playground.speed=full', {
    atStart: () => {
      globalThis.lengths = [];
      const Original = Worker;
      globalThis.Worker = class extends Original {
        constructor(...all) {
          super(...all);
          this.addEventListener('message', ({ data }) => data.values && globalThis.lengths.push(data.values.length));
        }
      };
    },
  });
  await playground().press('Train');
  const heard = (wanted, what) =>
    lab.until(
      (pictures) => {
        const last = globalThis.lengths.slice(-8);
        return last.length === 8 && last.some((length) => length > 5000) === pictures;
      },
      what,
      wanted,
    );
  await heard(true, 'pictures come while it is seen');
  await lab.run(() => scrollTo({ top: 0, behavior: 'instant' }));
  await heard(false, 'and stop when it is not');
  await lab.run((figure) => document.querySelector(figure).scrollIntoView(), FIGURE);
  await heard(true, 'and come again');
  await playground().press('Pause');
});

test('numbers out of range are refused beside their field, and the run stays', async () => {
  await live('');
  await step(2);
  const before = await playground().outputs('step', 'run_hash');
  for (const [name, value, why] of [
    ['Points', '99999999', /Points: the largest value here is 8,192/],
    ['Points', '1', /Points: the smallest value here is 16/],
    ['Batch size', 'many', /Batch size: “” is not a number|Batch size: “many” is not a number/],
    ['Classes', '-3', /Classes: the smallest value here is 2/],
  ]) {
    const field = await playground().get('field', name);
    await lab.run((element, text) => {
      element.value = text;
      element.dispatchEvent(new Event('change', { bubbles: true }));
    }, field, value);
    await playground().untilText(why);
    assert.deepEqual(await playground().outputs('step', 'run_hash'), before, name);
  }
});

test('links from before there was more still open as they did', async () => {
  await open('playground.activation=relu&playground.batch=32&playground.data=xor&playground.features=x,y,xy&playground.hidden=5,3&playground.learning_rate=0.01&playground.loss=mean_squared&playground.noise=0.25&playground.optimiser=sgd&playground.seed=42&playground.speed=full&playground.train_share=0.7');
  assert.deepEqual(await lab.notices(), []);
  await playground().untilTag(/^live, seed 42$/);
  assert.equal(await playground().output('parameters'), String(4 * 5 + 6 * 3 + 4));
  assert.equal(await chosenData(), 'xor');
  for (const [name, value] of [['Activation', 'relu'], ['Optimiser', 'sgd'], ['Loss', 'mean_squared'], ['Speed', 'full']]) {
    assert.equal(await playground().value('choice', name), value);
  }
});

test('a link holds what differs from the start, nothing else, and opens the same', async () => {
  await open('');
  const entries = await lab.run(() => history.length);
  await chooseData('Spiral');
  await playground().choose('Activation', 'ReLU');
  await playground().choose('Optimiser', 'Momentum');
  await playground().type('Batch size', '32');
  await playground().type('Dropout', '0.1');
  await playground().press('Add a layer');
  const tick = await playground().get('tick', 'x²');
  await playground().toMiddle(tick);
  await tick.click();
  const keys = ['activation', 'batch', 'data', 'dropout', 'features', 'hidden', 'optimiser'].map((name) => `playground.${name}`);
  const asked = () => lab.run(() => [...new URLSearchParams(location.search).keys()].sort().join());
  await lab.wait(async () => (await asked()) === [...keys, 'v'].join(), 'the address holds seven settings and its version');
  assert.equal(await lab.run(() => history.length), entries, 'going back leaves the page');
  const query = await lab.run(() => location.search);
  await reset();
  const first = await hash();
  await lab.open(query);
  assert.deepEqual(await lab.notices(), []);
  await reset();
  assert.equal(await hash(), first);
});
