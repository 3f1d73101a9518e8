// Whatever goes wrong, the page stays readable and says what happened.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { useLab } from './browser.mjs';
import { strangeQueries } from './fuzz.mjs';
import { DIST } from './server.mjs';

const lab = useLab();
const registry = JSON.parse(readFileSync(join(DIST, 'widgets.json'), 'utf8'));
const states = () => lab.run(() => [...new Set([...document.querySelectorAll('figure[data-widget]')].map((f) => f.dataset.state))]);
const summary = (id) => lab.run((selector) => document.querySelector(`${selector} .summary`).textContent, `figure[data-widget="${id}"]`);
const whole = () => lab.run(() => document.querySelectorAll('article > section h2').length === 15);

test('bad values in a link become defaults or bounds, and the reader is told which', async () => {
  await lab.open('?v=1&s.model_parameters=banana&s.precision=fp13&nobody=1&no.such=key');
  const said = await lab.notices();
  assert.equal(said.length, 2, said.join('\n'));
  assert.match(said[0], /Parameters: “banana” is not a number; using 405 billion/);
  assert.match(said[1], /Precision: there is no “fp13”; using /);
  assert.match(await summary('model-size'), /405 billion parameters at 16 bits/);
  await lab.open('?v=2&s.model_parameters=7e9');
  assert.match((await lab.notices()).join(), /^This link is of another version than this page reads/);
  assert.match(await summary('model-size'), /7 billion parameters/);
  await lab.open('?v=1&s.model_parameters=1e99');
  assert.match((await lab.notices()).join(), /largest value here is 100 trillion/);
  assert.match(await summary('model-size'), /100 trillion parameters/);
});

test('a bad value is not repeated by the links the page writes', async () => {
  await lab.open('?v=1&s.model_parameters=banana&theme=dark');
  await lab.widget('model-size').choose('Precision', '8 bits');
  await lab.wait(async () => /\?v=1&s\.precision=fp8&theme=dark$/.test(await lab.address()), 'the address is clean');
});

// Runs in the page: every query read by a fresh instance, as after a trap.
async function readAll(queries, done) {
  const failed = [];
  try {
    const [address, , wasm] = document.querySelector('meta[name="app"]').content.split(' ');
    const glue = new URL(address, document.baseURI).href;
    const module = await WebAssembly.compileStreaming(fetch(wasm));
    const page = new DOMParser().parseFromString(await (await fetch('./')).text(), 'text/html');
    for (const [index, query] of queries.entries()) {
      history.replaceState(null, '', query);
      try {
        const app = await import(`${glue}?journey=${index}`);
        await app.default({ module_or_path: module });
        if (app.notices().some((notice) => !/^.{10,300}\.$/su.test(notice))) failed.push(`${query}: ${app.notices()}`);
        for (const figure of page.querySelectorAll('figure[data-widget]')) {
          // A widget the query does not name is as it always is.
          const { widget, part } = figure.dataset;
          if (query.includes(widget)) (await app.fetch_widget(widget, part)).mount(document.importNode(figure, true));
        }
      } catch (error) {
        failed.push(`${query}: ${error}`);
      }
    }
  } catch (error) {
    failed.push(String(error));
  }
  done(failed);
}

test('200 strange addresses: the page opens and every figure comes alive', async () => {
  const queries = strangeQueries(registry, 200);
  // Some by way of the address bar, the others as fresh instances in one page,
  // which read the address in the same way and take a fraction of the time.
  for (const query of queries.splice(0, 12)) {
    await lab.open(query);
    assert.ok(await whole(), query.slice(0, 300));
  }
  await lab.driver.manage().setTimeouts({ script: 120_000 });
  // A page that holds more instances than this runs out of address space.
  while (queries.length) {
    await lab.open('', { alive: false });
    assert.deepEqual(await lab.driver.executeAsyncScript(readAll, queries.splice(0, 47)), []);
  }
});

test('without WebAssembly the pictures stay, with one sentence saying why', async () => {
  await lab.open('', { alive: false, atStart: () => delete globalThis.WebAssembly });
  await lab.until(() => document.querySelector('#message p'), 'the page says why');
  const said = await lab.notices();
  assert.equal(said.length, 1);
  assert.match(said[0], /does not run WebAssembly.+pictures/);
  assert.deepEqual(await states(), ['static']);
  assert.ok(await whole());
});

test('a program that does not arrive leaves the pictures, and says so', async () => {
  lab.allow(/ERR_BLOCKED_BY_CLIENT/);
  await lab.cdp('Network.enable');
  await lab.cdp('Network.setBlockedURLs', { urls: ['*.wasm'] });
  try {
    await lab.open('', { alive: false });
    await lab.until(() => document.querySelector('#message p'), 'the page says why');
    assert.match((await lab.notices()).join(), /could not be loaded.+pictures/);
    assert.deepEqual(await states(), ['static']);
  } finally {
    await lab.cdp('Network.setBlockedURLs', { urls: [] });
  }
});

test('a part that does not arrive leaves the pictures of its figures, and the others come alive', async () => {
  lab.allow(/ERR_BLOCKED_BY_CLIENT|Failed to fetch|failed to load split module/);
  await lab.cdp('Network.enable');
  await lab.cdp('Network.setBlockedURLs', { urls: ['*/calculating-*.wasm'] });
  const see = (id) => lab.run((selector) => document.querySelector(selector).scrollIntoView({ block: 'center' }), `figure[data-widget="${id}"]`);
  try {
    await lab.open('', { alive: false });
    await see('model-size');
    await lab.widget('model-size').untilState('failed');
    assert.match(await summary('model-size'), /405 billion parameters/);
    await see('neuron');
    await lab.widget('neuron').untilState('ready');
    assert.deepEqual(await lab.notices(), []);
  } finally {
    await lab.cdp('Network.setBlockedURLs', { urls: [] });
  }
  // What comes near later asks again.
  await see('bill');
  await lab.widget('bill').untilState('ready');
});

test('after a trap every picture is back, and a button starts afresh from the address', async () => {
  await lab.open();
  await lab.widget('model-size').press('GPT-3');
  await lab.wait(async () => (await lab.address()).includes('model_parameters'), 'the address holds the change');
  for (let time = 1; time <= 2; time += 1) {
    await lab.run(() => dispatchEvent(new ErrorEvent('error', { error: new WebAssembly.RuntimeError('unreachable') })));
    assert.deepEqual(await states(), ['failed']);
    assert.match(await summary('model-size'), /405 billion/, 'the picture shows the default');
    assert.ok(await whole());
    assert.equal((await lab.notices()).length, 1);
    const again = await lab.run(() => document.querySelector('#message button'));
    await again.click();
    await lab.alive();
    assert.match(await summary('model-size'), /175 billion/, 'the address holds the state');
    assert.deepEqual(await lab.notices(), []);
  }
  await lab.widget('model-size').choose('Precision', '4 bits');
  await lab.widget('model-size').untilText(/file of 87\.5 GB/);
  await lab.wait(async () => (await lab.address()).includes('precision=int4'), 'the fresh instance writes the address');
});

// The playground at a rate that no network survives.
const RUINOUS = '?v=1&playground.data=spiral&playground.hidden=8,8&playground.activation=relu&playground.learning_rate=10&playground.loss=mean_squared&playground.optimiser=sgd';

test('a run that diverges stops, says why, and offers the last good state', async () => {
  await lab.open(RUINOUS);
  const playground = lab.widget('playground');
  await playground.press('Train');
  await playground.untilText(/went wrong at step \d.+learning rate, 10, is too high/s);
  await playground.untilState('ready');
  const good = (await playground.text()).match(/Back to step ([\d,]+)/)[1];
  await playground.press(`Back to step ${good}`);
  await lab.wait(async () => (await playground.output('step')) === good, `it is back at step ${good}`);
  assert.ok(Number.isFinite(await playground.number('train_loss')));
  await playground.choose('Learning rate', '0.003');
  await playground.press('Train');
  await lab.wait(async () => (await playground.number('step')) > 100 + Number(good.replace(',', '')), 'a lower rate goes on');
  await playground.press('Pause');
  assert.doesNotMatch(await playground.text(), /NaN|Infinity|went wrong/);
});

test('where no worker may start, the recorded run stays, with one sentence saying why', async () => {
  await lab.open('', {
    atStart: () => {
      globalThis.Worker = function Worker() {
        throw new DOMException('refused', 'SecurityError');
      };
    },
  });
  const playground = lab.widget('playground');
  const before = await playground.outputs('step', 'run_hash', 'train_loss');
  await playground.press('Train');
  await playground.untilText(/does not let a trainer start, so you see the recorded run\./);
  await playground.untilState('ready', 'static');
  assert.deepEqual(await playground.outputs('step', 'run_hash', 'train_loss'), before);
  assert.match(await playground.tag(), /^recorded/, 'what is shown is still the recorded run');
});

for (const [name, harm] of [
  ['dies', () => [...globalThis.scaleLabWorkers].at(-1).dispatchEvent(new ErrorEvent('error', { message: 'unreachable' }))],
  ['hangs', () => [...globalThis.scaleLabWorkers].at(-1).terminate()],
]) {
  test(`a trainer that ${name} is replaced, and the run goes on to the same end`, async () => {
    await lab.open();
    const race = lab.widget('race');
    const recorded = await race.hashes();
    await race.press('Train');
    await lab.wait(async () => (await race.hashes()).every((hash, index) => hash !== recorded[index]), 'it runs here');
    await lab.run(harm);
    await race.untilTag(/^live, seed 7, step 3,000 of 3,000$/);
    assert.deepEqual(await race.hashes(), recorded);
  });
}

test('a trap while a run goes on stops its worker; the fresh figures can train', async () => {
  await lab.open('?v=1&playground.seed=5');
  const playground = lab.widget('playground');
  await playground.press('Train');
  await lab.wait(async () => (await playground.number('step')) > 20, 'it runs');
  await lab.run(() => dispatchEvent(new ErrorEvent('error', { error: new WebAssembly.RuntimeError('unreachable') })));
  assert.deepEqual(await states(), ['failed']);
  assert.equal(await lab.run(() => globalThis.scaleLabWorkers.size), 0);
  await (await lab.run(() => document.querySelector('#message button'))).click();
  await lab.alive();
  assert.match(await playground.tag(), /seed 5$/);
  await playground.press('Train');
  await playground.untilState('running');
  await lab.wait(async () => (await playground.number('step')) > 20, 'it runs again');
  await playground.press('Pause');
});
