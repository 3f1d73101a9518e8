// The programs: only what the page announced runs, modules are compiled as they
// arrive, and workers that cannot all be started are stopped.
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { useLab } from './browser.mjs';
import { DIST } from './server.mjs';

const lab = useLab();

// Opens a page of whose scripts those that `which` matches say that they ran.
async function openAltered(which, path, options = {}) {
  lab.allow(/integrity|arrive as announced|ERR_|Failed to (fetch|load)/i);
  lab.server.alter = (address, content) => (which.test(address) ? `globalThis.altered = '${address}';\n${content}` : content);
  await lab.open(path, { alive: false, ...options });
}
const altered = () => lab.run(() => globalThis.altered ?? null);

test('a program that is not what the page announced never runs', async () => {
  try {
    await openAltered(/\/app-\w+\.js$/, '');
    await lab.until(() => document.querySelector('#message p'), 'the page says what happened');
    assert.match((await lab.notices()).join(), /could not be loaded.+pictures/);
    assert.equal(await altered(), null);
    // As it should be at first, and not when it is started afresh.
    lab.server.alter = undefined;
    await lab.open();
    lab.server.alter = (address, content) => (/\/app-\w+\.js\?i=1$/.test(address) ? `globalThis.altered = true;\n${content}` : content);
    await lab.run(() => dispatchEvent(new ErrorEvent('error', { error: new WebAssembly.RuntimeError('unreachable') })));
    await (await lab.run(() => document.querySelector('#message button'))).click();
    await lab.until(() => /could not be loaded/.test(document.getElementById('message').textContent), 'the page says what happened');
    assert.equal(await altered(), null);
  } finally {
    lab.server.alter = undefined;
  }
});

test('no script of any page runs if it is not what the page announced', async () => {
  const scripts = readdirSync(join(DIST, 'assets')).filter((name) => name.endsWith('.js'));
  assert.ok(scripts.length > 8);
  const all = new RegExp(`/(${scripts.join('|').replaceAll('.', '\\.')})`);
  try {
    for (const path of ['', 'speed/', 'embed/', 'embed/model-size/']) {
      await openAltered(all, path);
      await lab.until(() => document.readyState === 'complete', `${path} has loaded`);
      assert.equal(await altered(), null, path);
    }
    // Snippets are fetched when they are asked for.
    const atStart = () => addEventListener('unhandledrejection', ({ reason }) => (globalThis.refused = String(reason)));
    await openAltered(/\/snippets-/, '', { alive: true, atStart });
    await lab.widget('model-size').press('Embed');
    await lab.until(() => /snippets-.+as announced/.test(globalThis.refused), 'they are refused');
    assert.equal(await altered(), null);
    assert.equal(await lab.run(() => document.querySelector('dialog')), null);
  } finally {
    lab.server.alter = undefined;
  }
  // Those of an embed do their work where they are what they should be.
  await lab.open('embed/model-size/?theme=dark&hide=title', { alive: false });
  assert.equal(await lab.run(() => document.documentElement.dataset.theme), 'dark');
});

test('the trainer is compiled while it arrives', async () => {
  await lab.open('', {
    atStart: () => {
      globalThis.streamed = [];
      const { compileStreaming } = WebAssembly;
      WebAssembly.compileStreaming = (response) => {
        globalThis.streamed.push(response.url);
        return compileStreaming(response);
      };
    },
  });
  await lab.widget('race').press('Train');
  await lab.widget('race').untilState('running');
  const streamed = await lab.run(() => globalThis.streamed);
  assert.ok(streamed.some((address) => /\/trainer(_simd)?-/.test(address)), streamed.join());
  await lab.widget('race').press('Pause');
});

test('where not every worker may start, those that did are stopped', async () => {
  const scarce = () => {
    Object.defineProperty(Navigator.prototype, 'hardwareConcurrency', { value: 4 });
    const Usual = Worker;
    let left = 3;
    globalThis.ended = 0;
    globalThis.Worker = class extends Usual {
      constructor(...given) {
        if (left === 0) throw new DOMException('refused', 'SecurityError');
        left -= 1;
        super(...given);
      }

      terminate() {
        globalThis.ended += 1;
        super.terminate();
      }
    };
  };
  for (const [id, name, said] of [
    ['scaling-lab', 'Train the family', /does not let a trainer start/],
    ['browser-cluster', 'Train', /does not let a trainer start/],
  ]) {
    await lab.open('', { atStart: scarce });
    await lab.widget(id).press(name);
    await lab.widget(id).untilText(said);
    await lab.widget(id).untilState('ready');
    const { size, ended } = await lab.run(() => ({ size: globalThis.scaleLabWorkers.size, ended: globalThis.ended }));
    assert.deepEqual({ size, ended }, { size: 0, ended: 3 }, id);
  }
});
