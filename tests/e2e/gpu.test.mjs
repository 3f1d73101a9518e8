// The product on the graphics card: right on one in software, and a figure that
// never hangs on one that fails.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { useLab } from './browser.mjs';
import { toNumber } from './widget.mjs';

const lab = useLab({ gpu: true });
const product = () => lab.widget('accelerate');

// Measures at `/embed/accelerate/` until the figure has nothing left to do.
async function measure(atStart) {
  await lab.open('', { at: '/embed/accelerate/', atStart });
  await product().press('Measure');
  await product().untilState('running');
  await product().untilState('ready');
}

const bar = () =>
  lab.run(() => {
    const bars = [...document.querySelectorAll('figure[data-widget="accelerate"] .bar')];
    const own = bars.find((row) => /GPU/.test(row.querySelector('.bar-label').textContent));
    const rect = own.querySelector('rect');
    return {
      label: own.querySelector('.bar-label').textContent,
      value: own.querySelector('.bar-value').textContent,
      width: Number.parseFloat(rect.getAttribute('width')),
      hollow: rect.classList.contains('bar-hollow'),
    };
  });

const sizes = () =>
  lab.run(() => {
    const rows = [...document.querySelector('figure[data-widget="accelerate"] table').tBodies[0].rows];
    return rows.map((row) => [...row.cells].map((cell) => cell.textContent.trim())).filter(([what]) => /^GPU/.test(what));
  });

// Puts a script before that of the worker on the graphics card, which comes out of a blob.
// Written as text, since it runs in the page: `hostile` runs in the worker.
const inWorker = (hostile) =>
  `() => {
    const Whole = Blob;
    globalThis.Blob = class extends Whole {
      constructor(parts, options) {
        super(parts.some((part) => /requestAdapter/.test(part)) ? [${JSON.stringify(`(${hostile})();\n`)}, ...parts] : parts, options);
      }
    };
  }`;

test('the product of a graphics card in software is right, and the figure says what it is', async () => {
  await measure();
  const words = await product().summary();
  assert.match(words, /All came to the same result, to the last bit\./);
  assert.match(words, /the CPU imitates it/);
  const [, error, allowed] = words.match(/No number that was read there is further than ([\d.]+) from the CPU's; rounding could explain up to ([\d.]+)\./) ?? [];
  assert.ok(toNumber(error) < toNumber(allowed), words);
  const own = await bar();
  assert.match(own.label, /software/);
  assert.match(own.value, /^[\d.]+ [GM]FLOP\/s, in software$/);
  assert.ok(own.width > 0 && own.hollow);
  const [first] = await sizes();
  assert.equal(first[0], 'GPU, 256 × 256 times 256 × 4,096 numbers');
  assert.match(first[3], /swiftshader/);
  assert.equal(await lab.run(() => globalThis.scaleLabWorkers.size), 0);
});

test('without WebGPU nothing is fetched for it, and the figure says so', async () => {
  await measure(() => delete Navigator.prototype.gpu);
  assert.match(await product().summary(), /All came to the same result.*it has no WebGPU/);
  assert.deepEqual([(await bar()).value, (await bar()).width], ['no WebGPU here', 0]);
  assert.deepEqual(lab.server.requests.filter((request) => /gpu-/.test(request.path ?? request.url ?? request)), []);
});

const HOSTILE = [
  ['that offers no adapter', () => (GPU.prototype.requestAdapter = async () => null), 'none offered', /offers none/],
  [
    'that is lost in the middle of the work',
    () => {
      const { requestDevice } = GPUAdapter.prototype;
      let device;
      GPUAdapter.prototype.requestDevice = async function () {
        return (device = await requestDevice.call(this));
      };
      const { submit } = GPUQueue.prototype;
      GPUQueue.prototype.submit = function (commands) {
        submit.call(this, commands);
        device.destroy();
      };
    },
    'lost on the way',
    /lost the graphics card/,
  ],
  [
    'whose memory is full',
    () => {
      const { popErrorScope } = GPUDevice.prototype;
      let asked = 0;
      GPUDevice.prototype.popErrorScope = async function () {
        const error = await popErrorScope.call(this);
        return (asked += 1) === 1 ? new GPUOutOfMemoryError('full') : error;
      };
    },
    'out of memory',
    /too little memory/,
  ],
  [
    'that lends less memory than the product needs',
    () => Object.defineProperty(GPUSupportedLimits.prototype, 'maxStorageBufferBindingSize', { get: () => 1024 }),
    'out of memory',
    /too little memory/,
  ],
  ['whose result never comes', () => (GPUBuffer.prototype.mapAsync = () => new Promise(() => {})), 'no answer', /did not answer for ten seconds/],
  [
    'that is too slow',
    () => {
      const { mapAsync } = GPUBuffer.prototype;
      const late = performance.now.bind(performance);
      let maps = 0;
      GPUBuffer.prototype.mapAsync = function (...range) {
        maps += 1;
        return mapAsync.apply(this, range);
      };
      performance.now = () => late() + maps * 5000;
    },
    'too slow',
    /over four seconds/,
  ],
  [
    'that cannot calculate',
    () => {
      const { getMappedRange } = GPUBuffer.prototype;
      GPUBuffer.prototype.getMappedRange = function (...range) {
        const bytes = getMappedRange.apply(this, range);
        new Float32Array(bytes)[7] += 0.5;
        return bytes;
      };
    },
    'a wrong result',
    /off by 0\.5/,
  ],
  [
    'that refuses the shader',
    () => {
      GPUDevice.prototype.createComputePipeline = () => {
        throw new TypeError('no');
      };
    },
    'refused',
    /refused to run/,
  ],
];

for (const [kind, hostile, short, words] of HOSTILE) {
  test(`a graphics card ${kind} is said to be so, and nothing hangs`, async () => {
    await measure(inWorker(hostile));
    assert.match(await product().summary(), words);
    const own = await bar();
    assert.deepEqual([own.value, own.width], [short, 0]);
    // The three ways on the CPU depend on none of it, and one can measure again.
    assert.match(await product().summary(), /All came to the same result, to the last bit\./);
    assert.equal(await lab.run(() => globalThis.scaleLabWorkers.size), 0);
    assert.ok(await product().has('button', 'Measure'));
  });
}

test('a card that is lent the least that is promised does the product and stops where its memory ends', async () => {
  await measure(
    inWorker(() => {
      // 4 MiB are what the article's product needs; all that follows is as much or more.
      Object.defineProperty(GPUSupportedLimits.prototype, 'maxStorageBufferBindingSize', { get: () => 4 * 2 ** 20 });
      Object.defineProperty(GPUSupportedLimits.prototype, 'maxBufferSize', { get: () => 4 * 2 ** 20 });
      // As fast as a card.
      const begun = performance.now();
      performance.now = () => begun;
    }),
  );
  assert.deepEqual((await sizes()).map(([what]) => what), [
    'GPU, 256 × 256 times 256 × 4,096 numbers',
    'GPU, 512 × 512 times 512 × 512 numbers',
    'GPU, 1,024 × 1,024 times 1,024 × 1,024 numbers',
  ]);
  assert.match(await product().summary(), /too little memory for the next product\. Its bar is of what it did before\./);
});

test('“Stop” stops the work on the card too', async () => {
  await lab.open('', { at: '/embed/accelerate/', atStart: inWorker(() => (GPUBuffer.prototype.mapAsync = () => new Promise(() => {}))) });
  await product().press('Measure');
  await lab.wait(async () => /waiting/.test((await bar()).value), 'the card is asked');
  await lab.until(() => globalThis.scaleLabWorkers.size === 1, 'its worker is there');
  await product().press('Stop');
  await product().untilState('ready');
  assert.equal(await lab.run(() => globalThis.scaleLabWorkers.size), 0);
});

// The share of each of the four tables that is full, of its 16 × 32 squares.
const full = () =>
  lab.run(() =>
    [...document.querySelectorAll('figure[data-widget="accelerate"] .filling-done')].map((path) =>
      [...path.getAttribute('d').matchAll(/h(\d+)v(\d+)/g)].reduce((sum, [, width, height]) => sum + width * height, 0) / 512,
    ),
  );

test('each table fills at the speed of its way, when asked to', async () => {
  await lab.open('', { at: '/embed/accelerate/' });
  const [scalar, simd, cores, gpu] = await full();
  assert.ok(scalar < simd && simd < cores, 'at rest, one sees who is ahead');
  assert.deepEqual([cores, gpu], [1, 0]);
  const speeds = await lab.run(() => [...document.querySelectorAll('figure[data-widget="accelerate"] .filling span')].slice(0, 2).map((span) => Number.parseFloat(span.textContent)));
  assert.ok(Math.abs(simd / scalar / (speeds[1] / speeds[0]) - 1) < 0.1);
  await product().press('Watch them fill');
  await lab.wait(async () => (await full())[2] < 1, 'they begin anew');
  await lab.wait(async () => (await full())[2] === 1 && (await full())[0] > scalar, 'the fast are done and the slow go on');
  await product().press('Stop filling');
  await lab.wait(async () => (await full())[0] === scalar, 'they stand as before');
});

test('whoever wants less motion sees where the tables stand, and nothing moves', async () => {
  await lab.open('', { at: '/embed/accelerate/', reducedMotion: true });
  assert.equal(await lab.run(() => [...document.querySelectorAll('figure[data-widget="accelerate"] button')].find((button) => button.textContent === 'Watch them fill').checkVisibility()), false);
  assert.equal((await full())[2], 1);
});
