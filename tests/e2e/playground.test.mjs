// The playground, row by row of what the best of its kind has and what its users ask for.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Key } from 'selenium-webdriver';
import { useLab } from './browser.mjs';

const lab = useLab();
const playground = () => lab.widget('playground');
const FIGURE = 'figure[data-widget="playground"]';

// Files are kept in the page instead of on the disk.
const keepFiles = () => {
  globalThis.saved = [];
  const { createObjectURL } = URL;
  URL.createObjectURL = (blob) => {
    const address = createObjectURL.call(URL, blob);
    globalThis.blobs ??= new Map();
    globalThis.blobs.set(address, blob);
    return address;
  };
  const { click } = HTMLElement.prototype;
  HTMLElement.prototype.click = function press() {
    const blob = this.download && globalThis.blobs?.get(this.href);
    if (blob) globalThis.saved.push({ name: this.download, blob });
    else click.call(this);
  };
};

async function open(query = '', options = {}) {
  await lab.open(query && `?v=1&${query}`, { atStart: keepFiles, ...options });
}

// Presses a button that saves a file; gives the file's name, type and text or size.
async function save(button) {
  const before = await lab.run(() => globalThis.saved.length);
  await playground().press(button);
  await lab.until((count) => globalThis.saved.length > count, `“${button}” saves a file`, before);
  return lab.driver.executeAsyncScript((done) => {
    const { name, blob } = globalThis.saved.at(-1);
    if (blob.type === 'image/png') done({ name, type: blob.type, size: blob.size });
    else blob.text().then((text) => done({ name, type: blob.type, text }));
  });
}

async function reset() {
  await playground().press('Reset');
  await lab.wait(async () => (await playground().output('step')) === '0', 'it is at step 0');
  await playground().untilTag(/^live/);
}

async function step(times = 1) {
  for (let done = 0; done < times; done += 1) {
    const before = await playground().number('step');
    await playground().press('Step');
    await lab.wait(async () => (await playground().number('step')) === before + 1, `step ${before + 1} is taken`);
  }
}

async function trainTo(steps) {
  await playground().press('Train');
  await playground().untilTag(/^live/);
  await lab.wait(async () => (await playground().number('step')) >= steps, `${steps} steps are done`);
  if ((await playground().state()) === 'running') await playground().press('Pause');
  await playground().untilState('ready');
}

const hash = () => playground().output('run_hash');
const untilHash = (wanted, what) => lab.wait(async () => (await hash()) === wanted, what);

// The pixels of a canvas, as one number that tells pictures apart.
const pixels = (selector) =>
  lab.run((wanted) => {
    const canvas = document.querySelector(wanted);
    const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
    let sum = 0;
    for (let i = 0; i < data.length; i += 1) sum = (sum * 31 + data[i]) | 0;
    return `${canvas.width} ${sum}`;
  }, `${FIGURE} ${selector}`);
const MAP = '.map > canvas.heat-map';
const points = () => lab.run((selector) => document.querySelector(selector).innerHTML, `${FIGURE} .points .plot-marks`);

// Opens at step 0 of a live run.
async function live(query, options) {
  await open(query, options);
  await reset();
}

test('data: every set can be learned, classes by accuracy and numbers by R²', async () => {
  await live('');
  const seen = new Set();
  for (const [title, output] of [
    ['Circle', 'accuracy'], ['Exclusive or', 'accuracy'], ['Two clouds', 'accuracy'], ['Spiral', 'accuracy'],
    ['Two moons', 'accuracy'], ['Rings', 'accuracy'], ['Checkerboard', 'accuracy'], ['Clusters', 'accuracy'],
    ['Numbers: a slope', 'r2'], ['Numbers: hills', 'r2'], ['Numbers: a hidden network', 'r2'],
  ]) {
    await playground().choose('Data', title);
    await reset();
    await step();
    assert.notEqual(await playground().output(output), '–', title);
    assert.equal(seen.has(await points()), false, `${title} has points of its own`);
    seen.add(await points());
  }
});

test('data: a hidden network in 2, 4 and 6 dimensions', async () => {
  await live('playground.data=teacher&playground.hidden=4');
  for (const [dimensions, parameters] of [['4', '25'], ['6', '33'], ['2', '17']]) {
    await playground().choose('Coordinates of a point', dimensions);
    await lab.wait(async () => (await playground().output('parameters')) === parameters, `${dimensions} inputs`);
    const inputs = await lab.run((figure) => document.querySelectorAll(`${figure} .net-column:nth-of-type(1) .net-cell`).length, FIGURE);
    assert.equal(inputs, Number(dimensions));
  }
});

test('data: how many points, their noise, their labels, their share and their seed', async () => {
  await live('');
  const points = async () => {
    const { text } = await save('Points (CSV)');
    return text.trim().split('\n').slice(1);
  };
  const first = await points();
  assert.equal(first.length, 500);
  for (const [name, value, count] of [['Points', '16', 16], ['Points', '8192', 8192], ['Points', '300', 300]]) {
    await playground().type(name, value);
    assert.equal((await points()).length, count);
  }
  // Noise moves labels of the circle; wrong labels are drawn apart from it.
  let before = await points();
  for (const [name, value] of [['Noise', '0.4'], ['Wrong labels', '0.3'], ['Seed', '5']]) {
    await playground().type(name, value);
    const now = await points();
    assert.notDeepEqual(now, before, name);
    before = now;
  }
  await playground().press('Other points');
  await playground().untilTag(/seed 6$/);
  assert.notDeepEqual(await points(), before, 'regenerated');
  await playground().type('Share to train on', '0.9');
  await playground().press('Reset');
  await step(27);
  assert.equal(await playground().output('epoch'), '1', '270 of 300 points in batches of 10');
});

test('data: the seed of the weights is its own', async () => {
  await live('');
  const one = await hash();
  const points = await save('Points (CSV)');
  await playground().type('Seed of the weights (0: the same)', '9');
  await lab.wait(async () => (await hash()) !== one, 'other weights');
  assert.deepEqual(await save('Points (CSV)'), points);
  await playground().type('Seed of the weights (0: the same)', '1');
  await untilHash(one, 'the seed of the data gives the first weights back');
});

test('own points: pressed onto the map, with a class chosen, and undone', async () => {
  await live('');
  await playground().choose('Data', 'Your own points');
  await playground().untilText(/press on the map to put points there/);
  const map = await lab.driver.findElement({ css: `${FIGURE} .map` });
  await playground().toMiddle(map);
  for (const [name, x, y] of [['2', -90, -60], ['2', -70, -80], ['1', 80, 60], ['1', 60, 90], ['3', 90, -90]]) {
    await playground().choose('Class to draw', name);
    await playground().toMiddle(map);
    await lab.driver.actions().move({ origin: map, x, y }).click().perform();
  }
  await playground().untilText(/5 points, 3 classes\./);
  await trainTo(60);
  const { text } = await save('Points (CSV)');
  const rows = text.trim().split('\n').slice(1).map((row) => row.split(',').map(Number));
  assert.deepEqual(rows.map(([, , label]) => label), [1, 1, 0, 0, 2]);
  assert.ok(rows[0][0] < -1 && rows[0][1] > 1, 'left and up');
  // A model holds its points.
  const trained = await hash();
  const model = (await save('Model (JSON)')).text;
  await playground().press('Reset');
  await lab.wait(async () => (await playground().output('step')) === '0', 'it is at step 0');
  await paste(model);
  await untilHash(trained, 'the model and its points are back');
  await playground().press('Clear points');
  await playground().untilText(/No points yet\./);
  await playground().press('Undo');
  await playground().untilText(/5 points, 3 classes\./);
  assert.equal((await save('Points (CSV)')).text, text);
});

test('own points: typed with the keyboard, and refused with a reason', async () => {
  await open('playground.data=own');
  for (const point of ['1, 2', '−1 −2', '3; 3', '-3, -3.5']) {
    await playground().type('Point: x, y', point);
    await playground().press('Add the point');
  }
  await playground().untilText(/4 points, 2 classes\./);
  await playground().type('Point: x, y', '7, 0');
  await playground().press('Add the point');
  await playground().untilText(/two numbers from −6 to 6/);
  assert.match(await playground().text(), /4 points, 2 classes\./);
});

const paste = async (text) => {
  const field = await playground().get('field', 'Points or a model, as text');
  await playground().toMiddle(field);
  // As pasting does; typing ten thousand lines would take minutes.
  await lab.run((element, value) => {
    element.value = value;
    element.dispatchEvent(new Event('input', { bubbles: true }));
  }, field, text);
  await playground().press('Use this text');
};

test('own points: ten thousand pasted rows, nothing lost', async () => {
  await live('');
  const rows = Array.from({ length: 10_000 }, (_, i) => `${((i % 100) - 50) / 10},${(Math.floor(i / 100) - 50) / 10},${i % 3}`);
  await paste(`x,y,label\n${rows.join('\n')}\n`);
  await playground().untilText(/10,000 points of 3 classes \(0, 1, 2\) are in use\./);
  assert.deepEqual((await save('Points (CSV)')).text.trim().split('\n').slice(1), rows);
  await step();
  // Numbers far from the map are moved, and that is said.
  await paste('100\t200\tcat\n300\t400\tdog\n500\t600\tcat\n700\t800\tdog');
  await playground().untilText(/4 points of 2 classes \(cat, dog\) are in use\. To fit the map, x and y moved and scaled/);
});

test('own points: what is wrong is named by its line, and nothing changes', async () => {
  await live('');
  await step(3);
  const before = await playground().outputs('step', 'run_hash');
  for (const [text, said] of [
    ['1,2,a\n1,b,a', /Nothing was changed: line 2: “b” is not a number\./],
    ['1,2,a\n1,2', /Nothing was changed: line 2 has 2 fields/],
    ['1,2,a\n1,1e999,b', /Nothing was changed: line 2: “1e999” is not a number/],
    ['1,2,a\n3,4,a', /Nothing was changed: all labels are “a”/],
    [`${'1,2,a\n'.repeat(10_000)}1,2,b`, /Nothing was changed: line 10001 would be point number 10001/],
    ['', /Nothing was changed: there are no points/],
    ['{"format": "scale-lab-model"', /Nothing was changed: line 1 is not JSON/],
    ['{}', /Nothing was changed: this is not a model/],
    ['{"format": "scale-lab-model", "version": 1}', /Nothing was changed: the field “config” is missing/],
    ['{"format": "scale-lab-model", "version": 99}', /Nothing was changed: a model of version 99/],
  ]) {
    await paste(text);
    await playground().untilText(said);
    assert.deepEqual(await playground().outputs('step', 'run_hash'), before, text.slice(0, 40));
  }
});

test('own points: a link to them says what it leaves out', async () => {
  await open('playground.data=own');
  await playground().press('Copy link');
  await playground().untilText(/leaves out .*your own points\./);
});

test('network: every activation, optimiser, loss, start and penalty makes a run of its own', async () => {
  await live('playground.data=moons&playground.hidden=8,8');
  const runs = new Map();
  for (const [name, options] of [
    ['Activation', ['ReLU', 'Leaky ReLU', 'Sigmoid', 'GELU', 'Linear', 'tanh']],
    ['Optimiser', ['Plain gradient descent', 'Momentum', 'AdamW', 'Adam']],
    ['Loss', ['Half the squared error', 'Softmax, an output per class', 'Cross-entropy']],
    ['First weights', ['He', 'Xavier', 'By activation']],
    ['L1 penalty', ['0.01', 'none']],
    ['L2 penalty', ['0.01', 'none']],
  ]) {
    for (const option of options) {
      await playground().choose(name, option);
      await reset();
      await step(2);
      runs.set(`${name} ${option}`, await hash());
    }
  }
  const usual = await hash();
  for (const [name, field, back] of [['Dropout', '0.3', '0'], ['Warm-up, steps (0: none)', '50', '0'], ['Cosine to 0, steps (0: none)', '10', '0'], ['Batch size', '9999', '10']]) {
    await playground().type(name, field);
    await reset();
    await step(2);
    runs.set(name, await hash());
    await playground().type(name, back);
  }
  // AdamW without decay is Adam, Xavier is what tanh gets anyway, and five others are the usual run.
  assert.equal(new Set(runs.values()).size, runs.size - 7);
  assert.equal(runs.get('L2 penalty none'), usual);
  await playground().choose('Optimiser', 'AdamW');
  await playground().choose('Weight decay (AdamW)', '1');
  await reset();
  await step(2);
  assert.notEqual(await hash(), usual, 'decay');
  await playground().type('Batch size', '9999');
  await reset();
  await step();
  assert.equal(await playground().output('epoch'), '1', 'one step of all points is an epoch');
});

test('network: none to eight layers, 64 neurons, and what is not shown is said', async () => {
  await live('playground.hidden=');
  assert.equal(await playground().output('parameters'), '3');
  for (let layer = 0; layer < 8; layer += 1) await playground().press('Add a layer');
  assert.equal(await (await playground().get('button', 'Add a layer')).isEnabled(), false);
  for (let press = 0; press < 11; press += 1) await playground().press('More neurons in layer 1');
  await playground().untilText(/\+ 56 more/);
  assert.equal(await (await playground().get('button', 'More neurons in layer 1')).isEnabled(), false);
  await lab.wait(async () => (await playground().output('parameters')) === '577', '64 wide, then seven of four');
  await step();
  const cells = await lab.run((figure) => document.querySelectorAll(`${figure} .net-cell canvas:not([hidden])`).length, FIGURE);
  assert.equal(cells, 2 + 8 + 7 * 4);
});

const looked = () => playground().part('.map-name');

test('view: a neuron is enlarged by pointer, by keyboard and by touch', async () => {
  await open();
  const cell = await playground().get('button', 'layer 1, neuron 2');
  const shape = async () => lab.run((figure) => document.querySelector(`${figure} .map-look`).childElementCount, FIGURE);
  // Before anything has run, the recorded picture.
  await playground().toMiddle(cell);
  await lab.driver.actions().move({ origin: cell }).perform();
  await lab.wait(async () => (await looked()) === 'layer 1, neuron 2', 'the map names the neuron');
  assert.ok((await shape()) > 0);
  await lab.driver.actions().move({ origin: await lab.driver.findElement({ css: `${FIGURE} .widget-title` }) }).perform();
  await lab.wait(async () => (await looked()) === '', 'the output is back');
  await lab.run((element) => element.focus(), cell);
  await lab.wait(async () => (await looked()) === 'layer 1, neuron 2', 'the focus does the same');
  await lab.driver.actions().sendKeys(Key.TAB).perform();
  await lab.wait(async () => (await looked()) === 'layer 1, neuron 3', 'and so on');
  await lab.run((element) => element.blur(), await playground().get('button', 'layer 1, neuron 3'));
  await lab.cdp('Emulation.setTouchEmulationEnabled', { enabled: true });
  const tap = async () => {
    const { x, y } = await lab.run((element) => {
      element.scrollIntoView({ block: 'center', behavior: 'instant' });
      const box = element.getBoundingClientRect();
      return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    }, cell);
    await lab.cdp('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x, y }] });
    await lab.cdp('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    return (await looked()) === 'layer 1, neuron 2';
  };
  // Tried until it is seen: the page may still be moving under the finger.
  await lab.wait(tap, 'a tap does the same');
  await lab.cdp('Emulation.setTouchEmulationEnabled', { enabled: false });
});

test('view: weights and biases are changed by hand, by key and by pressing a line, and undone', async () => {
  await live('');
  await step(2);
  const start = await hash();
  await lab.run((element) => element.focus(), await playground().get('button', 'layer 1, neuron 2'));
  await lab.driver.actions().sendKeys(Key.ENTER).perform();
  await playground().untilText(/Weights of layer 1, neuron 2/);
  await playground().type('Weight from input x', '−2.5');
  await lab.wait(async () => (await hash()) !== start, 'the fingerprint changes');
  await lab.wait(async () => /input x|x/.test(await playground().text()) && (await playground().text()).includes('−2.500'), 'the table has the weight');
  assert.equal(await playground().output('step'), '2', 'the run stands where it stood');
  const edited = await hash();
  await playground().type('Bias', 'much');
  await playground().untilText(/“much” is not a number; the weight stays/);
  assert.equal(await hash(), edited);
  await playground().type('Bias', '0.75');
  await lab.wait(async () => (await hash()) !== edited, 'a bias too');
  await playground().press('Undo');
  await untilHash(edited, 'one change back');
  await playground().press('Undo');
  await untilHash(start, 'all changes back');
  await step();
  // A line leads to its neuron.
  const spot = await lab.run((figure) => {
    const line = document.querySelector(`${figure} .net-touch line[data-to="2-1"]`);
    line.scrollIntoView({ block: 'center', behavior: 'instant' });
    const svg = line.ownerSVGElement.getBoundingClientRect();
    const at = (name, size) => { const text = line.getAttribute(name); return text.endsWith('%') ? (parseFloat(text) / 100) * size : parseFloat(text); };
    const part = 0.3;
    return {
      x: Math.round(svg.x + at('x1', svg.width) * (1 - part) + at('x2', svg.width) * part),
      y: Math.round(svg.y + at('y1', svg.height) * (1 - part) + at('y2', svg.height) * part),
    };
  }, FIGURE);
  await lab.driver.actions().move({ origin: 'viewport', ...spot }).click().perform();
  await playground().untilText(/Weights of layer 2, neuron \d/);
  await playground().press('Close');
  await playground().press('output: weights');
  await playground().untilText(/Weights of output/);
});

test('view: only the answer, test points, and classes beyond two', async () => {
  await live('');
  await step(5);
  const [map, before] = [await pixels(MAP), await points()];
  const discrete = await playground().get('tick', 'Only the answer, not how sure');
  await playground().toMiddle(discrete);
  await discrete.click();
  await lab.wait(async () => (await pixels(MAP)) !== map, 'the map has two colours');
  const opacities = await lab.run((selector) => {
    const canvas = document.querySelector(selector);
    const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
    return [canvas.width, ...new Set(data.filter((_, i) => i % 4 === 3))];
  }, `${FIGURE} ${MAP}`);
  assert.deepEqual(opacities, [100, 255], 'a hundred by a hundred, all of them sure');
  const test_ = await playground().get('tick', 'Show test points');
  await test_.click();
  await lab.wait(async () => (await points()) !== before, 'more points are drawn');
  await playground().choose('Data', 'Clusters');
  for (const classes of ['8', '5']) {
    await playground().type('Classes', classes);
    await reset();
    await trainTo(100);
    const counts = await lab.run((figure, wanted) => {
      const table = [...document.querySelectorAll(`${figure} table`)].find((t) => t.tHead.textContent.includes('answered'));
      const cells = [...table.tBodies[0].rows].flatMap((row) => [...row.querySelectorAll('td')].map((cell) => Number(cell.textContent)));
      return { rows: table.tBodies[0].rows.length === wanted, cells: cells.length, all: cells.reduce((a, b) => a + b) };
    }, FIGURE, Number(classes));
    assert.deepEqual(counts, { rows: true, cells: Number(classes) ** 2, all: 250 }, 'a count for each class and answer');
  }
});

test('view: logarithmic axes', async () => {
  await live('');
  await step(8);
  const axis = () => lab.run((figure) => [...document.querySelectorAll(`${figure} .plot .tick-label`)].map((tick) => tick.textContent).join(' '), FIGURE);
  const linear = await axis();
  const tick = await playground().get('tick', 'Logarithmic axes');
  await playground().toMiddle(tick);
  await tick.click();
  await lab.wait(async () => (await axis()) !== linear, 'the ticks are others');
  assert.match(await axis(), /\b1 .*10\b/);
});

test('view: earlier runs stay in the plot, named by what changed, and can be removed', async () => {
  await live('playground.hidden=8,8');
  await step(4);
  await playground().press('More neurons in layer 1');
  await playground().press('Undo');
  await step(1);
  await playground().choose('Activation', 'ReLU');
  await lab.wait(async () => (await playground().output('step')) === '0', 'another run');
  await step(4);
  await playground().choose('Learning rate', '0.1');
  await playground().press('Reset');
  await lab.wait(async () => (await playground().output('step')) === '0', 'another run');
  await playground().untilText(/Now: rate 0\.03→0\.1\. Before:/);
  const labels = () => lab.run((figure) => [...document.querySelectorAll(`${figure} .plot .mark-label`)].map((label) => label.textContent), FIGURE);
  assert.ok((await labels()).includes('activation tanh→ReLU'), String(await labels()));
  await playground().press('Remove “activation tanh→ReLU”');
  await lab.wait(async () => !(await labels()).includes('activation tanh→ReLU'), 'its line is gone');
});

test('run: each condition stops it, and it says which', async () => {
  await live('playground.speed=full');
  for (const [name, value, said] of [
    ['Steps', '40', /It has stopped, as it has taken the 40 steps it was given\./],
    ['Epochs', '3', /It has stopped, as it has seen every training point 3 times/],
    ['Loss down to', '0.3', /It has stopped, as its loss reached the target of 0\.3\./],
    ['Steps without progress', '300', /It has stopped, as its loss has not become lower for 300 steps\./],
    ['Seconds', '1', /It has stopped, as its 1 seconds are over\./],
  ]) {
    await playground().type(name, value);
    await reset();
    await playground().press('Train');
    await playground().untilText(said);
    await playground().untilState('ready');
    await playground().type(name, '0');
  }
  const stood = await playground().number('step');
  await playground().press('Train');
  await lab.wait(async () => (await playground().number('step')) > stood, 'it goes on');
  await playground().press('Pause');
});

test('run: reset, another shape and other data can be undone, to the bit', async () => {
  await live('');
  await trainTo(60);
  const stood = await playground().outputs('step', 'run_hash', 'train_loss');
  const back = async (what) => {
    await lab.wait(async () => (await playground().output('step')) === '0', `${what}: a new run`);
    await playground().press('Undo');
    await lab.wait(async () => (await playground().output('step')) === stood.step, `${what} is undone`);
    assert.deepEqual(await playground().outputs('step', 'run_hash', 'train_loss'), stood, what);
  };
  await playground().press('Reset');
  await back('Reset');
  await playground().press('Add a layer');
  await back('a layer');
  await playground().choose('Data', 'Spiral');
  await back('other data');
  assert.equal(await playground().value('choice', 'Data'), 'circle');
  assert.match(await lab.run((figure) => document.querySelector(`${figure} table:last-of-type`).textContent, FIGURE), /test/);
  await step();
  const once = await hash();
  await playground().press('Reset');
  await lab.wait(async () => (await playground().output('step')) === '0', 'a new run');
  await playground().press('Undo');
  await untilHash(once, 'the step after an undo can be undone to as well');
});

test('files: a model comes back bit for bit, and goes on as it would have', async () => {
  await live('playground.data=moons&playground.optimiser=adam_w&playground.weight_decay=0.01');
  await step(5);
  const at = await hash();
  const { name, text } = await save('Model (JSON)');
  assert.equal(name, 'scale-lab-model.json');
  assert.equal(JSON.parse(text).step, 5);
  await step(3);
  const later = await hash();
  await open();
  await paste(text);
  await playground().untilText(/The model is in use, at step 5\./);
  await untilHash(at, 'the same weights');
  assert.equal(await playground().value('choice', 'Data'), 'moons');
  await step(3);
  assert.equal(await hash(), later);
  await paste(text.replace('"learning_rate": 0.03', '"learning_rate": 0.04'));
  await playground().untilText(/Nothing was changed: Learning rate: there is no “0\.04”\./);
  await paste(text.replace('"points": 500', '"points": 99999999'));
  await playground().untilText(/Nothing was changed: the field “config”: 99999999 points; 16 to 8192 are possible\./);
  await paste(text.replace(/"weights": \[[^,]+/, '"weights": [1e999'));
  await playground().untilText(/Nothing was changed: line \d+ is not JSON/);
  assert.equal(await hash(), later);
  await playground().press('Undo');
  await playground().untilTag(/^live/);
});

test('files: a file is loaded as a pasted text is', async () => {
  await live('');
  const load = (text) =>
    lab.run((figure, content) => {
      const field = document.querySelector(`${figure} input[type="file"]`);
      const files = new DataTransfer();
      files.items.add(new File([content], 'points.csv', { type: 'text/csv' }));
      field.files = files.files;
      field.dispatchEvent(new Event('change', { bubbles: true }));
    }, FIGURE, text);
  await load('1,2,a\n3,4,b\n-1,2,a\n-3,-4,b\n');
  await playground().untilText(/4 points of 2 classes \(a, b\) are in use\./);
  await load('1,2,a\nnonsense');
  await playground().untilText(/Nothing was changed: line 2 has 1 fields/);
});

test('files: the curve as CSV, every picture as PNG and SVG', async () => {
  await live('');
  await step(6);
  const { text } = await save('Loss (CSV)');
  const rows = text.trim().split('\n');
  assert.equal(rows[0], 'step,training loss,test loss');
  assert.equal(rows.length, 8, 'the start and six steps');
  for (const picture of ['Map', 'Loss', 'Network']) {
    const svg = await save(`${picture} (SVG)`);
    assert.equal(svg.type, 'image/svg+xml');
    assert.match(svg.text, /^<svg xmlns/);
    assert.doesNotMatch(svg.text, /class=|var\(|NaN/);
    const parsed = await lab.run((content) => new DOMParser().parseFromString(content, 'image/svg+xml').querySelector('parsererror')?.textContent ?? 'well', svg.text);
    assert.equal(parsed, 'well', picture);
    const png = await save(`${picture} (PNG)`);
    assert.ok(png.size > 2000, `${picture}: ${png.size} bytes`);
  }
});

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
  for (const [name, value] of [['Data', 'xor'], ['Activation', 'relu'], ['Optimiser', 'sgd'], ['Loss', 'mean_squared'], ['Speed', 'full']]) {
    assert.equal(await playground().value('choice', name), value);
  }
});
