// Networks that train in the page: in the reader's hand, and the same from the same seed.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { useLab } from './browser.mjs';
import { toNumber } from './widget.mjs';

const lab = useLab();
const playground = () => lab.widget('playground');
const READINGS = ['step', 'epoch', 'train_loss', 'test_loss', 'accuracy', 'run_hash'];

// Chooses the data by their tile, as a press does.
async function chooseData(title) {
  const tile = await playground().get('tick', title);
  await playground().toMiddle(tile);
  await tile.click();
}

// Trains until at least `steps` are done, then pauses.
async function trainTo(steps) {
  await playground().press('Train');
  await playground().untilState('running');
  // The recorded run, which has more steps, stands until the first report.
  await playground().untilTag(/^live/);
  await lab.wait(async () => (await playground().number('step')) >= steps, `${steps} steps are done`);
  await playground().press('Pause');
  await playground().untilState('ready');
}

async function reset() {
  await playground().press('Reset');
  await lab.wait(async () => (await playground().output('step')) === '0', 'it is back at step 0');
}

// From step 0; gives what stands there after each step.
async function stepThrough(steps) {
  const seen = [];
  for (let step = 1; step <= steps; step += 1) {
    await playground().press('Step');
    await lab.wait(async () => (await playground().output('step')) === String(step), `step ${step} is done`);
    seen.push(await playground().outputs(...READINGS));
  }
  return seen;
}

test('a recorded run is shown first; training makes it live, and the loss falls', async () => {
  await lab.open();
  await playground().untilTag(/^recorded, seed 1$/);
  await reset();
  await playground().untilTag(/^live, seed 1$/);
  const before = await playground().number('train_loss');
  await trainTo(300);
  const after = await playground().number('train_loss');
  assert.ok(after < before * 0.7, `from ${before} to ${after}`);
  assert.ok((await playground().number('accuracy')) > 60);
});

test('a pause is a pause, and training goes on from there', async () => {
  await lab.open();
  await trainTo(50);
  const still = await playground().outputs(...READINGS);
  await playground().press('Step');
  await lab.wait(async () => (await playground().output('run_hash')) !== still.run_hash, 'a step is taken');
  const next = await playground().number('step');
  assert.equal(next, toNumber(still.step) + 1, 'none was taken since the pause');
  await trainTo(next + 50);
});

test('reset gives the same run again, step for step', async () => {
  await lab.open();
  await reset();
  const start = await playground().output('run_hash');
  const first = await stepThrough(6);
  assert.equal(new Set(first.map(({ run_hash: hash }) => hash)).size, 6, 'every step changes the weights');
  await reset();
  assert.equal(await playground().output('run_hash'), start);
  assert.deepEqual(await stepThrough(6), first);
});

test('reset gives the same curve again at full speed', async () => {
  await lab.open();
  await trainTo(400);
  const first = await playground().curve();
  await reset();
  await trainTo(400);
  const second = await playground().curve();
  const shared = [...first.keys()].filter((key) => second.has(key));
  assert.ok(shared.length > 10, `${shared.length} rows to compare`);
  for (const key of shared) assert.equal(second.get(key), first.get(key), key);
});

test('another seed is another run, and the first seed gives the first run back', async () => {
  await lab.open();
  await reset();
  const [one] = await stepThrough(1);
  await playground().type('Seed', '2');
  await playground().untilTag(/seed 2$/);
  await reset();
  const [two] = await stepThrough(1);
  assert.notEqual(two.run_hash, one.run_hash);
  await playground().type('Seed', '1');
  await playground().untilTag(/seed 1$/);
  await reset();
  assert.deepEqual((await stepThrough(1))[0], one);
});

test('the shape is edited by buttons, and the network follows', async () => {
  await lab.open();
  await reset();
  assert.equal(await playground().output('parameters'), '25');
  await playground().press('More neurons in layer 2');
  await lab.wait(async () => (await playground().output('parameters')) === '31', '2→4→3→1 has 31 parameters');
  await playground().press('Add a layer');
  await lab.wait(async () => (await playground().output('parameters')) === '43', '2→4→3→3→1 has 43 parameters');
  await playground().press('Remove a layer');
  await playground().press('Remove a layer');
  await playground().press('Fewer neurons in layer 1');
  await lab.wait(async () => (await playground().output('parameters')) === '13', '2→3→1 has 13 parameters');
  await trainTo(30);
  await lab.wait(async () => /playground\.hidden=3(&|$)/.test(await lab.address()), 'the address holds the shape');
});

test('every control of the run can be changed, while it runs', async () => {
  await lab.open();
  await playground().press('Train');
  await playground().untilState('running');
  await playground().choose('Learning rate', '0.1');
  await lab.wait(async () => (await playground().number('step')) > 20, 'another rate goes on with the run');
  await chooseData('Spiral');
  for (const [name, option] of [['Activation', 'ReLU'], ['Optimiser', 'Plain gradient descent'], ['Loss', 'Half the squared error']]) {
    await playground().choose(name, option);
  }
  await playground().type('Noise', '0.2');
  await playground().type('Batch size', '32');
  await playground().press('Reset');
  await trainTo(20);
  // The address is written once the state has been at rest for a moment.
  await lab.wait(async () => (await lab.address()).includes('playground.noise='), 'the address holds the run');
  const query = new URL(await lab.address()).searchParams;
  for (const [key, value] of [['data', 'spiral'], ['learning_rate', '0.1'], ['batch', '32'], ['noise', '0.2'], ['optimiser', 'sgd']]) {
    assert.equal(query.get(`playground.${key}`), value);
  }
});

test('a shared link gives the same run in another browser window', async () => {
  await lab.open();
  await playground().press('Spiral');
  await playground().type('Seed', '11');
  await playground().press('Copy link');
  await playground().untilText(/leaves out the trained weights/);
  await reset();
  const there = await stepThrough(3);
  const link = await lab.address();
  await lab.open(link.slice(`${lab.server.origin}/`.length));
  assert.deepEqual(await lab.notices(), []);
  assert.equal(await lab.run(() => document.querySelector('.tile input:checked').value), 'spiral');
  await reset();
  assert.deepEqual(await stepThrough(3), there);
});

// A browser without SIMD refuses the probe, and gets the other program.
const withoutSimd = () => {
  const { validate } = WebAssembly;
  WebAssembly.validate = (bytes) => bytes.byteLength > 100 && validate.call(WebAssembly, bytes);
};

for (const [kind, program, atStart] of [['with SIMD', /trainer_simd-/, undefined], ['without SIMD', /trainer-/, withoutSimd]]) {
  test(`the race, run here ${kind}, ends with the recorded weights, bit for bit`, async () => {
    await lab.open('', { atStart });
    const race = lab.widget('race');
    const recorded = await race.hashes();
    assert.equal(new Set(recorded).size, 3);
    await race.press('Train');
    await lab.wait(async () => (await race.hashes()).every((hash, index) => hash !== recorded[index]), 'all three run here');
    await race.untilTag(/^live, seed 7, step 3,000 of 3,000$/);
    await race.untilState('ready');
    assert.deepEqual(await race.hashes(), recorded);
    const programs = lab.server.requests.map(({ path }) => path).filter((path) => /trainer.*\.wasm$/.test(path));
    assert.equal(programs.length, 1, programs.join());
    assert.match(programs[0], program);
  });
}
