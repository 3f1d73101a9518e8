// A worker that multiplies matrices on the graphics card.
//
// It is told `[weights, columns]`, the factors of the article's product, and
// says, one after the other: `['adapter', name, software]`; for each size
// `['working']` after every run, and `['size', depth, columns, seconds, error]`;
// then `['end']`, or `['trouble', what]`. It knows matrices and clocks, no page. What it is told
// by the card it does not trust to come: the page waits for it so long and no longer.

// Columns of a panel, in which the right factor and the result are cut.
const PANEL = 64;
// The squares that follow the article's product, as far as they take half a second at most.
const SQUARES = [512, 1024, 2048, 4096];
const LONGEST = 500;
// A card that takes so long for the article's product is no help, in milliseconds.
const TOO_SLOW = 4000;
// Numbers at the end of a result that are read while the clock runs: one tile.
const TAIL = PANEL * PANEL;

const rows = [0, 1, 2, 3, 4, 5, 6, 7];
const each = (line) => rows.map(line).join('\n');

// A group of 8 × 8 works out a tile of 64 × 64, each member 8 × 8 numbers of
// it, from 16 columns and 16 rows of the factors at a time, which all share.
const SHADER = `
override depth: u32;
override height: u32;
@group(0) @binding(0) var<storage, read> left: array<f32>;
@group(0) @binding(1) var<storage, read> right: array<vec4f>;
@group(0) @binding(2) var<storage, read_write> result: array<vec4f>;
var<workgroup> a: array<f32, 1024>;
var<workgroup> b: array<vec4f, 256>;
@compute @workgroup_size(8, 8)
fn main(@builtin(workgroup_id) tile: vec3u, @builtin(local_invocation_id) at: vec3u, @builtin(local_invocation_index) member: u32) {
${each((r) => `var s${r} = vec4f(); var t${r} = vec4f();`)}
for (var begin = 0u; begin < depth; begin += 16u) {
for (var i = member; i < 1024u; i += 64u) {
a[i % 16u * 64u + i / 16u] = left[(tile.x * 64u + i / 16u) * depth + begin + i % 16u];
}
for (var i = member; i < 256u; i += 64u) {
b[i] = right[(tile.y * depth + begin) * 16u + i];
}
workgroupBarrier();
for (var d = 0u; d < 16u; d++) {
let x = b[d * 16u + at.x];
let y = b[d * 16u + at.x + 8u];
let w = d * 64u + at.y * 8u;
${each((r) => `s${r} += a[w + ${r}u] * x; t${r} += a[w + ${r}u] * y;`)}
}
workgroupBarrier();
}
let to = (tile.y * height + tile.x * 64u + at.y * 8u) * 16u + at.x;
${each((r) => `result[to + ${16 * r}u] = s${r}; result[to + ${16 * r + 8}u] = t${r};`)}
}`;

const say = (...words) => postMessage(words);

// Why it ended, in one word that the page knows.
class Trouble extends Error {}

async function open() {
  if (!navigator.gpu) throw new Trouble('unknown');
  const adapter = await navigator.gpu.requestAdapter({ powerPreference: 'high-performance' });
  if (!adapter) throw new Trouble('missing');
  const info = adapter.info ?? {};
  const software = Boolean(info.isFallbackAdapter ?? adapter.isFallbackAdapter) || /swiftshader|llvmpipe|basic render/i.test(`${info.architecture} ${info.description}`);
  say('adapter', info.description || [info.vendor, info.architecture].filter(Boolean).join(' '), software);
  return adapter.requestDevice();
}

// A product on the device: `height` × `depth` times `depth` × `columns`.
class Product {
  constructor(device, height, depth, columns) {
    Object.assign(this, { device, height, depth, columns });
  }

  fits() {
    const { maxStorageBufferBindingSize, maxBufferSize } = this.device.limits;
    const most = 4 * Math.max(this.height * this.depth, this.depth * this.columns, this.height * this.columns);
    return most <= maxStorageBufferBindingSize && most <= maxBufferSize;
  }

  // Puts the factors in the card's memory; a matrix that is larger than the numbers there are repeats them.
  async prepare(left, right) {
    const { device, height, depth, columns } = this;
    device.pushErrorScope('validation');
    device.pushErrorScope('out-of-memory');
    const usage = GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_DST | GPUBufferUsage.COPY_SRC;
    this.buffers = [height * depth, depth * columns, height * columns].map((length) => device.createBuffer({ size: 4 * length, usage }));
    this.buffers.push(device.createBuffer({ size: 4 * height * columns, usage: GPUBufferUsage.MAP_READ | GPUBufferUsage.COPY_DST }));
    for (const [index, numbers] of [left, right].entries()) {
      const length = this.buffers[index].size / 4;
      for (let at = 0; at < length; at += numbers.length) {
        device.queue.writeBuffer(this.buffers[index], 4 * at, numbers, 0, Math.min(numbers.length, length - at));
      }
    }
    this.pipeline = device.createComputePipeline({
      layout: 'auto',
      compute: { module: device.createShaderModule({ code: SHADER }), constants: { depth, height } },
    });
    this.group = device.createBindGroup({
      layout: this.pipeline.getBindGroupLayout(0),
      entries: this.buffers.slice(0, 3).map((buffer, binding) => ({ binding, resource: { buffer } })),
    });
    const [memory, refused] = [await device.popErrorScope(), await device.popErrorScope()];
    if (memory) throw new Trouble('memory');
    if (refused) throw new Trouble('refused');
  }

  // Multiplies; gives back the last `length` numbers once they can be read, and how long that took.
  async multiply(length) {
    const { device, buffers } = this;
    const begun = performance.now();
    const commands = device.createCommandEncoder();
    const pass = commands.beginComputePass();
    pass.setPipeline(this.pipeline);
    pass.setBindGroup(0, this.group);
    pass.dispatchWorkgroups(this.height / PANEL, this.columns / PANEL);
    pass.end();
    const [result, readable] = buffers.slice(2);
    commands.copyBufferToBuffer(result, result.size - 4 * length, readable, 0, 4 * length);
    device.queue.submit([commands.finish()]);
    await readable.mapAsync(GPUMapMode.READ, 0, 4 * length);
    const milliseconds = performance.now() - begun;
    const numbers = new Float32Array(readable.getMappedRange(0, 4 * length).slice());
    readable.unmap();
    say('working');
    return { milliseconds, numbers };
  }

  // Warm, and the median of several.
  async time(first) {
    const times = [];
    const count = Math.min(9, Math.max(3, Math.round(LONGEST / first)));
    while (times.length < count) times.push((await this.multiply(TAIL)).milliseconds);
    times.sort((a, b) => a - b);
    // Some browsers' clocks tick in whole milliseconds.
    return Math.max(times[count >> 1], 0.1);
  }

  free() {
    for (const buffer of this.buffers ?? []) buffer.destroy();
  }
}

// The largest distance of the last numbers of a result from the same product
// on the CPU, in 64 bits.
function distance({ height, depth, columns }, left, right, numbers) {
  let largest = 0;
  const before = height * columns - numbers.length;
  const sums = new Float64Array(PANEL);
  for (let from = 0; from < numbers.length; from += PANEL) {
    const line = (before + from) / PANEL;
    const row = (line % height) * depth;
    const panel = Math.floor(line / height) * depth;
    sums.fill(0);
    for (let k = 0; k < depth; k += 1) {
      const weight = left[(row + k) % left.length];
      const start = ((panel + k) * PANEL) % right.length;
      for (let c = 0; c < PANEL; c += 1) sums[c] += weight * right[start + c];
    }
    for (let c = 0; c < PANEL; c += 1) {
      const off = Math.abs(numbers[from + c] - sums[c]);
      // What is no number is as far away as can be.
      largest = off <= largest ? largest : off >= 0 ? off : Infinity;
    }
  }
  return largest;
}

// Times one size; gives back how long it took, in milliseconds.
async function measure(product, left, right, whole) {
  if (!product.fits()) throw new Trouble('memory');
  try {
    await product.prepare(left, right);
    // The first run has the shader compiled, the second is warm.
    await product.multiply(TAIL);
    const { milliseconds, numbers } = await product.multiply(whole ? product.height * product.columns : TAIL);
    if (milliseconds > TOO_SLOW) throw new Trouble('slow');
    const median = await product.time(milliseconds);
    say('size', product.depth, product.columns, median / 1000, distance(product, left, right, numbers));
    return median;
  } finally {
    product.free();
  }
}

async function run([weights, columns]) {
  const device = await open();
  const lost = device.lost.then(() => {
    throw new Trouble('lost');
  });
  const all = async () => {
    const depth = Math.sqrt(weights.length);
    let operations = weights.length * (columns.length / depth);
    let took = await measure(new Product(device, depth, depth, columns.length / depth), weights, columns, true);
    for (const side of SQUARES) {
      const next = side ** 3;
      if (took * (next / operations) > LONGEST) break;
      took = await measure(new Product(device, side, side, side), columns, columns, false);
      operations = next;
    }
  };
  try {
    await Promise.race([all(), lost]);
  } catch (error) {
    if (error instanceof Trouble) throw error;
    // What fails because the device is lost may fail before that is said.
    const refused = new Promise((resolve) => setTimeout(resolve, 200, 'refused'));
    throw new Trouble(await Promise.race([device.lost.then(() => 'lost'), refused]));
  }
}

onmessage = ({ data }) =>
  run(data).then(
    () => say('end'),
    (error) => say('trouble', error instanceof Trouble ? error.message : 'refused'),
  );
