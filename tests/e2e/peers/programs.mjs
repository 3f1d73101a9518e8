// What is measured, and whose it is.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

// As src/widget/speed.rs names them; `column` is theirs in content/data/peers.toml.
const tanh = (column, ...hidden) => ({ column, title: `2-${hidden.join('-')}-1, tanh`, hidden, activation: 'tanh' });
const relu = (width) => ({ column: `relu_${width}`, title: `2-${width}-${width}-1, ReLU`, hidden: [width, width], activation: 'relu', width });

export const SHAPES = [
  tanh('tanh_4_2', 4, 2),
  tanh('tanh_8_8', 8, 8),
  tanh('tanh_8x6', 8, 8, 8, 8, 8, 8),
  ...[4, 8, 16, 32, 64, 128, 256].map(relu),
];

// Weights and biases.
export function parameters({ hidden }) {
  const sizes = [2, ...hidden, 1];
  return sizes.slice(1).reduce((sum, outputs, layer) => sum + (sizes[layer] + 1) * outputs, 0);
}

const MODULES = join(fileURLToPath(import.meta.url), '../../node_modules');
const version = (name) => JSON.parse(readFileSync(join(MODULES, name, 'package.json'), 'utf8')).version;
const ours = () => /^version = "(.*)"/m.exec(readFileSync(join(dirname(MODULES), '../../Cargo.toml'), 'utf8'))[1];

export const ENGINE = [
  { id: 'scale_lab_simd', name: 'Scale Lab, SIMD', version: ours(), rule: 'Adam, batches of 32' },
  { id: 'scale_lab_scalar', name: 'Scale Lab, no SIMD', version: ours(), rule: 'Adam, batches of 32' },
];

export const PEERS = [
  { id: 'tfjs_wasm', name: 'TensorFlow.js, WASM', version: version('@tensorflow/tfjs-backend-wasm'), rule: 'Adam, batches of 32' },
  { id: 'tfjs_cpu', name: 'TensorFlow.js, JavaScript', version: version('@tensorflow/tfjs'), rule: 'Adam, batches of 32' },
  { id: 'convnetjs', name: 'ConvNetJS', version: version('convnetjs'), rule: 'Momentum, batches of 32; it has no Adam' },
  { id: 'brain_js', name: 'brain.js', version: version('brain.js'), rule: 'Adam after every example; it has no batches' },
];
