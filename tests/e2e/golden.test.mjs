// The same bits everywhere: what the native engine works out, the programs for
// workers give too, without SIMD and with it.
//
// The native tests write the questions, as messages of the page, and their
// answers: `tests/engine/programs.rs`.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { useLab } from './browser.mjs';
import { DIST } from './server.mjs';
import { usesSimd } from './wasm.mjs';

const lab = useLab();
const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const read = (...path) => JSON.parse(readFileSync(join(...path), 'utf8'));
const golden = new Map([
  ...read(ROOT, 'tests/golden/run_hashes.json').map(({ name, hash }) => [name, hash]),
  ...Object.entries(read(ROOT, 'tests/golden/combination_hashes.json')),
]);
// Two sizes of three tasks, with every input and with one withheld.
const LAB_RUNS = 12;
// A page looks at the loss as it goes, and sees this one diverge a step sooner.
const SOONER = 'diverged';

// Written when the native tests ran last.
const asked = () => read(resolve(ROOT, process.env.CARGO_TARGET_DIR ?? 'target'), 'tmp/programs.json');

// Runs in the page: starts workers as the app does, and puts the questions to
// them one after the other. Gives each worker's answers to each.
function ask(name, { news, questions }, done) {
  const fetched = (address, integrity) => fetch(address, { integrity });
  const hex = (bytes) => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  const bytes = (text) => Uint8Array.from(text.match(/../g), (pair) => Number.parseInt(pair, 16));

  const start = (glue, program) =>
    new Promise((ready, failed) => {
      const script = `${glue}\nonmessage = ({ data }) => wasm_bindgen({ module_or_path: data });`;
      const worker = new Worker(URL.createObjectURL(new Blob([script], { type: 'text/javascript' })));
      worker.onerror = ({ message }) => failed(new Error(message));
      worker.onmessage = () => ready(worker);
      worker.postMessage(program);
    });

  const answered = (workers, { name: question, orders, expected }) =>
    new Promise((resolve, failed) => {
      const answers = orders.map(() => []);
      const joined = orders.slice(1).map(() => new MessageChannel());
      orders.forEach((_, index) => {
        workers[index].onerror = ({ message }) => failed(new Error(`${question}: ${message}`));
        workers[index].onmessage = ({ data }) => {
          const answer = hex(data.report ?? data.reply ?? data);
          if (!answer.startsWith(news)) answers[index].push(answer);
          if (answers.every(({ length }, other) => length >= expected[other].length)) resolve(answers);
        };
      });
      // The first worker has a port to each of the others, which hear first.
      [...orders.entries()].reverse().forEach(([index, messages]) => {
        const ports = index === 0 ? joined.map(({ port1 }) => port1) : [joined[index - 1].port2];
        for (const message of messages) workers[index].postMessage(bytes(message), ports.splice(0));
      });
    });

  const work = async () => {
    const [glue, glueIntegrity, program, integrity] = document.querySelector(`meta[name="${name}"]`).content.split(' ');
    const text = await (await fetched(glue, glueIntegrity)).text();
    const compiled = await WebAssembly.compileStreaming(fetched(program, integrity));
    const most = Math.max(...questions.map(({ orders }) => orders.length));
    const workers = await Promise.all(Array.from({ length: most }, () => start(text, compiled)));
    const all = [];
    for (const question of questions) all.push(await answered(workers, question));
    workers.forEach((worker) => worker.terminate());
    return { all, program };
  };
  work().then(done, (error) => done({ error: String(error) }));
}

// Asks all there is to ask of a program; gives the answers by the questions' names.
async function answersOf(program, questions, simd) {
  await lab.open('', { alive: false });
  await lab.driver.manage().setTimeouts({ script: 120_000 });
  const { all, program: address, error } = await lab.driver.executeAsyncScript(ask, program, questions);
  assert.equal(error, undefined);
  assert.equal(usesSimd(readFileSync(join(DIST, address))), simd, `whether ${address} uses SIMD`);
  const answers = new Map();
  questions.questions.forEach(({ name, expected }, index) => {
    assert.deepEqual(all[index].map(({ length }) => length), expected.map(({ length }) => length), name);
    expected.flat().forEach((part, answer) => assert.ok(all[index].flat()[answer].includes(part), `${program}: ${name}`));
    answers.set(name, all[index]);
  });
  return answers;
}

// The fingerprint in a report: sixteen digits, after their number.
const fingerprint = (report) => /\x10([0-9a-f]{16})/.exec(Buffer.from(report, 'hex').toString('latin1'))?.[1];

for (const [kind, ending, simd] of [['without SIMD', '', false], ['with SIMD', '-simd', true]]) {
  test(`a trainer ${kind} gives the bits of every golden run, and of the lab's`, async () => {
    const { trainer } = asked();
    const answers = await answersOf(`trainer${ending}`, trainer, simd);
    assert.deepEqual([...golden.keys()].filter((name) => !answers.has(name)), [], 'no golden run is left out');
    assert.equal(answers.size, golden.size + LAB_RUNS);
    for (const [name, hash] of golden) {
      const [[start, end]] = answers.get(name);
      assert.notEqual(fingerprint(start), fingerprint(end), name);
      if (name !== SOONER) assert.equal(fingerprint(end), hash, name);
    }
  });

  test(`a cluster ${kind} gives the bits of a run and of a product alone, whoever shares them`, async () => {
    const { cluster } = asked();
    const answers = await answersOf(`cluster${ending}`, cluster, simd);
    const shared = (work, ...workers) => workers.map((number) => `${work} shared by ${number}`);
    assert.deepEqual([...answers.keys()], [
      ...shared('small network', 1, 3, 16),
      ...shared('large network', 3),
      ...shared('product', 1, 3, 16),
    ]);
  });

  test(`a writer ${kind} gives the bits of every size, on every text, from half-way too, and what it makes of a prompt`, async () => {
    const { writer } = asked();
    const answers = await answersOf(`writer${ending}`, writer, simd);
    const sizes = [4, 8, 16, 32, 48].flatMap((width) => ['', ' answers'].map((does) => `width ${width}${does}`));
    assert.deepEqual([...answers.keys()], [...sizes, '40 sentences', 'a short context', 'a text', 'from half-way']);
  });
}
