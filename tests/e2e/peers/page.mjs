// In the page of the peers: the same points and networks in each library, by
// its fastest documented way, and how fast they go. Measured as
// src/lab/speed.rs measures the engine: the fastest slice counts.
import { ceiling } from './ceiling.mjs';

/* global tf, convnetjs, brain */
const SLICE_MS = 8;
const BATCH = 32;
const RATE = 0.001;

// The sunflower of src/widget/speed.rs; four fifths of it are learned from.
const points = Array.from({ length: 640 }, (_, i) => {
  const radius = 5 * Math.sqrt((i + 0.5) / 640);
  const angle = i * Math.PI * (3 - Math.sqrt(5));
  return { x: [radius * Math.cos(angle), radius * Math.sin(angle)], y: [radius < 2.5 ? 1 : -1] };
}).filter((_, i) => i % 5 !== 0);
const batches = Array.from({ length: points.length / BATCH }, (_, i) => points.slice(i * BATCH, (i + 1) * BATCH));
const grid = Array.from({ length: 100 * 100 }, (_, i) => [((2 * (i % 100) + 1) / 100 - 1) * 6, (1 - (2 * Math.floor(i / 100) + 1) / 100) * 6]);

async function tensorFlow(backend, { hidden, activation }) {
  await tf.setBackend(backend);
  await tf.ready();
  const sizes = [2, ...hidden, 1];
  const layers = sizes.slice(1).map((outputs, i) => ({
    weights: tf.variable(tf.randomNormal([sizes[i], outputs], 0, Math.sqrt(2 / sizes[i]))),
    bias: tf.variable(tf.zeros([outputs])),
  }));
  const forward = (x) =>
    layers.reduce((a, { weights, bias }, i) => {
      const last = i === layers.length - 1;
      const sums = tf.fused.matMul({ a, b: weights, bias, activation: !last && activation === 'relu' ? 'relu' : 'linear' });
      return !last && activation === 'tanh' ? tf.tanh(sums) : sums;
    }, x);
  const tensors = batches.map((batch) => [tf.tensor2d(batch.map(({ x }) => x)), tf.tensor2d(batch.map(({ y }) => y))]);
  const optimizer = tf.train.adam(RATE);
  const inputs = tf.tensor2d(grid);
  return {
    step(i) {
      const [x, y] = tensors[i];
      optimizer.minimize(() => tf.mean(tf.squaredDifference(forward(x), y)));
    },
    loss: () => tf.tidy(() => tensors.reduce((sum, [x, y]) => sum + tf.mean(tf.squaredDifference(forward(x), y)).dataSync()[0], 0) / tensors.length),
    answers: () => tf.tidy(() => forward(inputs).dataSync()),
  };
}

const meanSquares = (predict) => points.reduce((sum, { x, y }) => sum + (predict(x) - y[0]) ** 2, 0) / points.length;

function convNet({ hidden, activation }) {
  const net = new convnetjs.Net();
  net.makeLayers([
    { type: 'input', out_sx: 1, out_sy: 1, out_depth: 2 },
    ...hidden.map((num_neurons) => ({ type: 'fc', num_neurons, activation })),
    { type: 'regression', num_neurons: 1 },
  ]);
  const trainer = new convnetjs.Trainer(net, { method: 'sgd', momentum: 0.9, learning_rate: RATE, batch_size: BATCH });
  const volumes = batches.map((batch) => batch.map(({ x, y }) => [new convnetjs.Vol(x), y]));
  const inputs = grid.map((x) => new convnetjs.Vol(x));
  const predict = (volume) => net.forward(volume).w[0];
  return {
    step(i) {
      for (const [volume, y] of volumes[i]) trainer.train(volume, y);
    },
    loss: () => meanSquares((x) => predict(new convnetjs.Vol(x))),
    answers: () => inputs.map(predict),
  };
}

function brainJs({ hidden, activation }) {
  const net = new brain.NeuralNetwork({ hiddenLayers: hidden, activation });
  // Sets the network up; further calls of its own loop would check their data again.
  const options = { iterations: 1, errorThresh: 1e-9, learningRate: RATE, praxis: 'adam' };
  net.train(points.map(({ x, y }) => ({ input: x, output: y })), options);
  const typed = batches.map((batch) => batch.map(({ x, y }) => ({ input: Float32Array.from(x), output: Float32Array.from(y) })));
  return {
    step: (i) => net.trainPatterns(typed[i]),
    loss: () => meanSquares((x) => net.run(x)[0]),
    answers: () => grid.map((x) => net.run(x)[0]),
  };
}

const STARTS = {
  tfjs_wasm: (shape) => tensorFlow('wasm', shape),
  tfjs_cpu: (shape) => tensorFlow('cpu', shape),
  convnetjs: convNet,
  brain_js: brainJs,
};

// What is done in a millisecond of the fastest slice.
function fastest(milliseconds, work) {
  const end = performance.now() + milliseconds;
  let best = 0;
  do {
    const start = performance.now();
    let done = 0;
    let time = 0;
    while (time < SLICE_MS) {
      done += work();
      time = performance.now() - start;
    }
    best = Math.max(best, done / time);
  } while (performance.now() < end);
  return best;
}

const running = new Map();

globalThis.peers = {
  // Samples a second; a network goes on from round to round, as its compiled code does.
  async speed(id, shape, milliseconds) {
    const key = `${id} ${shape.column}`;
    if (id.startsWith('tfjs')) await tf.setBackend(id.slice(5));
    if (!running.has(key)) {
      const started = await STARTS[id](shape);
      running.set(key, { ...started, first: started.loss() });
    }
    const network = running.get(key);
    let i = 0;
    const perMillisecond = fastest(milliseconds, () => {
      network.step(i);
      i = (i + 1) % batches.length;
      return BATCH;
    });
    return 1000 * perMillisecond;
  },
  // Mean squared error, at first and now.
  async losses(id, shape) {
    if (id.startsWith('tfjs')) await tf.setBackend(id.slice(5));
    const { first, loss } = running.get(`${id} ${shape.column}`);
    return [first, loss()];
  },
  // Seconds for the answers at 100 × 100 points.
  async grid(id, shape, milliseconds) {
    if (id.startsWith('tfjs')) await tf.setBackend(id.slice(5));
    const network = running.get(`${id} ${shape.column}`);
    return 0.001 / fastest(milliseconds, () => network.answers() && 1);
  },
  // FLOP/s of multiplications and additions that touch no memory.
  async ceiling(milliseconds) {
    return 1000 * fastest(milliseconds, await ceiling());
  },
};
if (tf.wasm) tf.wasm.setWasmPaths('/');
document.documentElement.dataset.ready = 'true';
