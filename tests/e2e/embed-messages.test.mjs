// What an embed says to its host and hears from it: version 1 of the protocol.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { useHosts } from './embedded.mjs';

const hosts = useHosts();
const { lab } = hosts;
const FRAME = '#widget';

const send = (...messages) => lab.run((all) => all.forEach((message) => document.getElementById('widget').contentWindow.postMessage(message, '*')), messages);
const say = (type, more = {}) => send({ scale: 1, type, ...more });
const forget = () => lab.run(() => (globalThis.heard.length = 0));
const heard = (type) => lab.run((wanted) => globalThis.heard.map(({ data }) => data).filter((data) => data?.scale === 1 && data.type === wanted), type);
// The latest message of a type, once there is one that `fits`.
function hear(type, fits = () => true) {
  return lab.wait(async () => (await heard(type)).reverse().find(fits), `the host hears ${type}`);
}

// Until the embed has been drawn so often and the host has heard all it said by then.
async function drawn(times) {
  await hosts.inside(FRAME, () =>
    lab.driver.executeAsyncScript((count, done) => {
      const turn = () => (count-- > 0 ? requestAnimationFrame(turn) : done());
      turn();
    }, times),
  );
  const answers = (await heard('state')).length;
  await say('get');
  await lab.wait(async () => (await heard('state')).length > answers, 'the host hears an answer');
}

async function open(embed, { hello = true } = {}) {
  await hosts.open(`frame.html?embed=${encodeURIComponent(embed)}`);
  await hear('ready');
  if (hello) await say('hello');
}

test('before hello it tells its id and height; after it, what changes', async () => {
  await open('model-size/', { hello: false });
  assert.deepEqual(await hear('ready'), { scale: 1, type: 'ready', id: 'model-size' });
  await hosts.inside(FRAME, () => lab.widget('model-size').choose('Precision', '8 bits'));
  await say('get');
  await say('set', { params: { precision: { value: 'int4' } } });
  await hosts.inside(FRAME, () => lab.widget('model-size').untilText(/at 8 bits/));
  const types = await lab.run(() => [...new Set(globalThis.heard.map(({ data }) => data).filter((data) => data?.scale === 1).map(({ type }) => type))]);
  assert.deepEqual(types.sort(), ['ready', 'resize']);
  await say('hello');
  await say('get');
  const { params } = await hear('state');
  assert.deepEqual(params.precision, { value: 'fp8', unit: '' });
});

test('set, get and change carry numbers in base units, as a reader sees them', async () => {
  await open('model-size/');
  await say('set', { params: { model_parameters: { value: 7e9, unit: 'parameters' }, precision: { value: 'int4' } } });
  const { params, outputs } = await hear('change', ({ params: { precision } }) => precision.value === 'int4');
  assert.deepEqual(params.model_parameters, { value: 7e9, unit: 'parameters' });
  assert.ok(Object.values(outputs).some(({ value }) => value === 3.5e9), JSON.stringify(outputs));
  await hosts.inside(FRAME, () => lab.widget('model-size').untilText(/7 billion parameters at 4 bits/));
  assert.deepEqual(await heard('error'), []);
});

test('what cannot be set is refused, and nothing of it changes', async () => {
  await open('model-size/?lock=precision&s.precision=fp8');
  await say('get');
  const before = await hear('state');
  for (const [params, why] of [
    [{ model_parameters: { value: 1e30 } }, /model_parameters/],
    [{ model_parameters: { value: Number.NaN } }, /model_parameters/],
    [{ model_parameters: { value: '7e9' } }, /model_parameters/],
    [{ model_parameters: { value: 7e9, unit: 'GB' } }, /given in/],
    [{ model_parameters: { value: 7e9 }, nobody: { value: 1 } }, /no parameter/],
    [{ precision: { value: 'fp13' } }, /precision/],
    [{ model_parameters: { value: 7e9 }, precision: { value: 'int4' } }, /locked/],
  ]) {
    await forget();
    await say('set', { params });
    assert.match((await hear('error')).message, why);
  }
  await forget();
  await say('get');
  assert.deepEqual(await hear('state'), before);
});

test('what cannot be worked out is left out, and why is said', async () => {
  await open('bottleneck/');
  await say('get');
  const { outputs, reasons } = await hear('state');
  assert.ok(Object.values(outputs).some(({ unit }) => unit === 'parameters'));
  assert.equal(reasons, undefined);
  await say('set', { params: { budget: { value: 10_000 } } });
  const now = await hear('change', ({ params: { budget } }) => budget.value === 10_000);
  for (const { value } of Object.values(now.outputs)) {
    assert.ok(typeof value === 'string' ? !value.endsWith('.') : Number.isFinite(value), String(value));
  }
  const missing = Object.keys(outputs).filter((name) => !(name in now.outputs));
  assert.ok(missing.length > 0);
  assert.deepEqual(Object.keys(now.reasons).sort(), missing.sort());
  for (const why of Object.values(now.reasons)) assert.match(why, /^[A-Z].+\.$/);
});

test('a value out of range is refused in words that name no other value', async () => {
  await open('playground/');
  await say('get');
  const before = await hear('state');
  for (const [params, why] of [
    [{ hidden: { value: '4,1000' } }, /^Hidden layers: each entry lies between 1 and 64\.$/],
    [{ features: { value: 'x,nobody' } }, /there is no “nobody”\.$/],
    [{ batch: { value: 1e9 } }, /^batch: /],
  ]) {
    await forget();
    await say('set', { params });
    assert.match((await hear('error')).message, why);
  }
  await forget();
  await say('get');
  assert.deepEqual((await hear('state')).params, before.params);
});

test('locked and hidden controls stay so', async () => {
  await open('model-size/?lock=all&hide=model_parameters');
  await hosts.inside(FRAME, async () => {
    const shown = await lab.run(() => {
      const of = (name) => document.querySelector(`[data-param="${name}"]`);
      return { hidden: of('model_parameters').checkVisibility(), dead: of('precision').querySelector('select').matches(':disabled') };
    });
    assert.deepEqual(shown, { hidden: false, dead: true });
    // What would change something locked looks so, and says why.
    const preset = await lab.run(() => {
      const button = [...document.querySelectorAll('.preset')].find((one) => one.textContent === 'GPT-3');
      return { dead: button.disabled, why: button.title };
    });
    assert.deepEqual(preset, { dead: true, why: 'set by your teacher' });
    assert.match(await lab.widget('model-size').text(), /set by your teacher/);
    await lab.widget('model-size').untilText(/405 billion/);
  });
  await say('set', { params: { model_parameters: { value: 7e9 } } });
  assert.match((await hear('error')).message, /locked/);
});

test('a run is played, paused, stepped, reset and exported; it tells its outputs', async () => {
  await open('playground/?seed=5');
  await say('reset');
  await say('step', { n: 3 });
  const stepped = await hear('change', ({ outputs }) => outputs.step?.value === 3);
  assert.equal(stepped.params.seed.value, 5);
  await say('play');
  const { outputs } = await hear('change', ({ outputs: { step } }) => step.value > 50);
  for (const name of ['parameters', 'epoch', 'samples', 'train_loss', 'test_loss', 'accuracy', 'samples_per_second']) {
    assert.ok(Number.isFinite(outputs[name].value), name);
  }
  assert.match(outputs.run_hash.value, /^[0-9a-f]{16}$/);
  await say('pause');
  await hosts.inside(FRAME, () => lab.widget('playground').untilState('ready'));
  assert.deepEqual(await heard('complete'), [], 'a run that is paused is not complete');
  await forget();
  await say('export', { format: 'json' });
  const { text } = await hear('state', ({ format }) => format === 'json');
  assert.equal(JSON.parse(text).id, 'playground');
  await say('export', { format: 'csv' });
  assert.match((await hear('state', ({ format }) => format === 'csv')).text, /^"/);
  await say('export', { format: 'link' });
  assert.match((await hear('state', ({ format }) => format === 'link')).text, /\?v=1&playground\.seed=5#widget-playground$/);
  await say('export', { format: 'exe' });
  assert.match((await hear('error')).message, /json/);
});

test('a table that is folded away follows what a message sets', async () => {
  await open('cluster/');
  const table = async () => {
    await forget();
    await say('export', { format: 'csv' });
    return (await hear('state', ({ format }) => format === 'csv')).text;
  };
  const before = await table();
  assert.match(before, /^"/);
  await say('set', { params: { nodes: { value: 1000 } } });
  await hear('change', ({ params: { nodes } }) => nodes.value === 1000);
  assert.notEqual(await table(), before);
});

test('a message plays the run of failures, and pauses it', async () => {
  await open('failures/');
  await say('play');
  await hosts.inside(FRAME, () => lab.widget('failures').untilState('running'));
  await say('pause');
  await hosts.inside(FRAME, () => lab.widget('failures').untilState('ready'));
  assert.deepEqual(await heard('error'), []);
});

test('the same messages give the same weights', async () => {
  const hashes = [];
  for (let round = 0; round < 2; round += 1) {
    await open('playground/?seed=11');
    await say('reset');
    await say('step', { n: 25 });
    hashes.push((await hear('change', ({ outputs }) => outputs.step?.value === 25)).outputs.run_hash.value);
  }
  assert.equal(hashes[0], hashes[1]);
});

test('a run that ends by itself is complete', async () => {
  await open('race/');
  await say('play');
  const { outputs } = await hear('complete');
  assert.equal(outputs.step.value, 3000);
  assert.ok(outputs.large.value > outputs.small.value);
});

test('a widget that does not run says so', async () => {
  await open('model-size/');
  for (const type of ['play', 'pause', 'step', 'reset']) {
    await forget();
    await say(type);
    assert.match((await hear('error')).message, /no “/, type);
  }
});

test('a still picture says that it is one', async () => {
  await hosts.open(`frame.html?embed=${encodeURIComponent('model-size/?static')}`);
  await hear('resize');
  await say('hello');
  await say('get');
  assert.match((await hear('error')).message, /picture/);
});

test('the link into the article follows what is shown', async () => {
  await open('model-size/?theme=dark');
  await say('set', { params: { precision: { value: 'int4' } } });
  await hear('change');
  const href = await hosts.inside(FRAME, () => lab.run(() => document.getElementById('open').href));
  assert.equal(href, `${lab.server.origin}/?v=1&s.precision=int4#widget-model-size`);
});

test('heights: whole pixels in every dialect, once a frame, none while nothing changes', async () => {
  await open('model-size/#?secret=abc123');
  const { height } = await hear('resize');
  assert.ok(Number.isInteger(height));
  const all = await lab.run(() => globalThis.heard.map(({ data }) => (typeof data === 'string' ? JSON.parse(data) : data)));
  const find = (fits) => all.filter(fits).at(-1);
  assert.equal(find(({ type, sentinel }) => sentinel === 'amp' && type === 'embed-size').height, height);
  assert.equal(find(({ context, action }) => context === 'h5p' && action === 'resize').scrollHeight, height);
  assert.equal(find(({ context }) => context === 'iframe.resize').height, height);
  assert.equal(find(({ subject }) => subject === 'lti.frameResize').height, height);
  assert.deepEqual(find(({ message }) => message === 'height'), { secret: 'abc123', message: 'height', value: Math.min(height, 1000) });
  await forget();
  await drawn(60);
  assert.deepEqual(await heard('resize'), [], 'nothing changes, nothing is said');
  // Unfolding makes it taller, once.
  await hosts.inside(FRAME, () => lab.run(() => (document.querySelector('details').open = true)));
  await hear('resize', (message) => message.height > height);
  // A change in every frame is told at most once in each.
  const frames = await lab.driver.executeAsyncScript((done) => {
    const frame = document.getElementById('widget');
    globalThis.heard.length = 0;
    let frames = 0;
    const turn = () => {
      frame.style.width = `${700 - (frames % 2) * 380}px`;
      frames += 1;
      if (frames < 60) requestAnimationFrame(turn);
      else done(frames);
    };
    requestAnimationFrame(turn);
  });
  await drawn(2);
  const told = (await heard('resize')).length;
  assert.ok(told > 0 && told <= frames + 1, `${told} messages in ${frames} frames`);
});

test('content that grows with its frame does not grow for ever', async () => {
  await open('model-size/');
  await lab.run(() => addEventListener('message', ({ data }) => {
    if (data?.type === 'resize') document.getElementById('widget').style.height = `${data.height}px`;
  }));
  await hosts.inside(FRAME, () => lab.run(() => document.getElementById('frame').style.setProperty('min-height', 'calc(100vh + 40px)')));
  let before = -1;
  await lab.wait(async () => {
    const count = (await heard('resize')).length;
    const same = count === before;
    before = count;
    return same;
  }, 'it stops');
  assert.ok((await hear('resize')).height < 2000);
});

// Runs in the host's page: so many random messages, each of a seed; gives how many.
function flood(count, seed, done) {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const pick = (list) => list[Math.floor(next() * list.length)];
  const cyclic = {};
  cyclic.self = cyclic;
  const values = [
    undefined, null, true, false, 0, -0, 1, -1, 1.5, NaN, Infinity, -Infinity, 1e308, 2n ** 80n, '', 'a', 'int4 ', 'fp13', '__proto__', 'constructor', '7e9', '\u0000',
    '\ud800', 'x'.repeat(5000), [], [1, 2], {}, { value: 1 }, { value: {} }, { value: null }, { value: [] }, { value: 1e99 }, { value: NaN }, { value: 'no such' }, { value: 7e9, unit: 'lightyears' },
    new Date(0), /x/g, new Map([['a', 1]]), new Set([1]), new Error('e'), new Uint8Array(8), new ArrayBuffer(4), cyclic, new Blob(['x']), Object.create(null), new Array(1000).fill(0),
  ];
  const keys = ['scale', 'type', 'params', 'n', 'format', 'id', 'height', 'toString', 'constructor', 'hasOwnProperty', 'precision', 'model_parameters', 'value', 'unit', 'x'];
  const types = ['get', 'set', 'play', 'pause', 'step', 'reset', 'export', 'ready', 'state', 'toString', 'constructor', '__proto__', 'valueOf', 'HELLO', 'size', ''];
  const value = (depth = 0) => {
    if (depth > 2 || next() < 0.7) return pick(values);
    const object = {};
    for (let i = 0; i < next() * 4; i += 1) Object.defineProperty(object, pick(keys), { value: value(depth + 1), enumerable: true, configurable: true });
    return object;
  };
  const message = () => {
    const kind = next();
    if (kind < 0.2) return pick(values);
    if (kind < 0.4) return value();
    const made = { scale: kind < 0.95 ? 1 : pick(values), type: pick(types) };
    for (let i = 0; i < next() * 3; i += 1) made[pick(keys.slice(2))] = value();
    // `params` of a known name with a value it cannot have.
    if (next() < 0.3) made.params = { [pick(['precision', 'model_parameters', 'nobody'])]: pick(values) };
    return made;
  };
  const target = document.getElementById('widget').contentWindow;
  let sent = 0;
  const batch = () => {
    for (let i = 0; i < 2000 && sent < count; i += 1) {
      target.postMessage(message(), '*');
      sent += 1;
    }
    globalThis.heard.length = 0;
    if (sent < count) setTimeout(batch);
    else done(sent);
  };
  batch();
}

test('100,000 random messages: nothing thrown, nothing changed but by valid ones', async () => {
  await open('model-size/?s.model_parameters=7e9');
  await lab.driver.manage().setTimeouts({ script: 180_000 });
  await say('set', { params: { precision: { value: 'fp8' } } });
  assert.equal(await lab.driver.executeAsyncScript(flood, 100_000, 7), 100_000);
  await say('get', {});
  const { params } = await hear('state', (state) => !state.format);
  assert.deepEqual([params.model_parameters.value, params.precision.value], [7e9, 'fp8']);
  const state = await hosts.inside(FRAME, () => lab.run(() => [globalThis.thrown, document.querySelector('figure').dataset.state, document.getElementById('message').textContent]));
  assert.deepEqual(state, [[], 'ready', '']);
  await say('set', { params: { precision: { value: 'int4' } } });
  await hear('change', (change) => change.params.precision.value === 'int4');
});

test('only the parent is heard, and only its origin is told', async () => {
  await open('model-size/');
  // The frame itself, and another window on the same page.
  await hosts.inside(FRAME, () => lab.run(() => postMessage({ scale: 1, type: 'set', params: { precision: { value: 'int4' } } }, '*')));
  await lab.run((address) => {
    const other = document.createElement('iframe');
    other.src = address;
    document.body.append(other);
  }, `${lab.server.origin}/404.html`);
  await hosts.inside('iframe:last-of-type', () => lab.until(() => document.readyState === 'complete', 'the other frame is there'));
  await hosts.inside('iframe:last-of-type', () => lab.run(() => parent.frames[0].postMessage({ scale: 1, type: 'set', params: { precision: { value: 'fp32' } } }, '*')));
  await forget();
  await say('get');
  assert.equal((await hear('state')).params.precision.value, 'bf16');
  const origins = await lab.run(() => [...new Set(globalThis.heard.map(({ origin }) => origin))]);
  assert.deepEqual(origins, [lab.server.origin]);
});
