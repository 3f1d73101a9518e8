// The playground, what is to be seen: maps, weights, curves.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Key } from 'selenium-webdriver';
import { chooseData, FIGURE, hash, lab, live, MAP, open, pixels, playground, POINTS, reset, step, tap, trainTo, untilHash } from './playground.mjs';

const looked = () => playground().part('.map-name');
const LOOK = '.map-look canvas';

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
  const tapped = async () => {
    await tap(cell);
    return (await looked()) === 'layer 1, neuron 2';
  };
  // Tried until it is seen: the page may still be moving under the finger.
  await lab.wait(tapped, 'a tap does the same');
  await playground().untilText(/Weights of layer 1, neuron 2/);
  assert.equal(await looked(), 'layer 1, neuron 2', 'and stays, though the mouse is elsewhere');
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
  const [map, points] = [await pixels(MAP), await pixels(POINTS)];
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
  await lab.wait(async () => (await pixels(POINTS)) !== points, 'more points are drawn');
  await chooseData('Clusters');
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
  await trainTo(4);
  await chooseData('Numbers: hills');
  await lab.wait(async () => (await labels()).length === 0, 'losses of another task are gone');
  await playground().press('Undo');
  await lab.wait(async () => (await labels()).includes('activation tanh→ReLU'), 'and back with it');
  await playground().press('Remove “activation tanh→ReLU”');
  await lab.wait(async () => !(await labels()).includes('activation tanh→ReLU'), 'its line is gone');
});

test('view: an enlarged neuron is drawn as finely as the map, and follows training', async () => {
  await live('');
  await step(3);
  const focus = async (name) => lab.run((element) => element.focus(), await playground().get('button', name));
  const fine = (other, what) => lab.wait(async () => /^100 /.test(await pixels(LOOK)) && (await pixels(LOOK)) !== other, what);
  await focus('layer 1, neuron 2');
  await fine('', '100 squares a side, though nothing trains');
  const second = await pixels(LOOK);
  await focus('layer 1, neuron 3');
  await fine(second, 'another neuron, another picture');
  await focus('input x');
  await fine(second, 'an input too');
  await focus('layer 1, neuron 2');
  await lab.wait(async () => (await pixels(LOOK)) === second, 'the first one again');
  await step();
  await focus('layer 1, neuron 2');
  await fine(second, 'a step changes it');
  // While training no more than ten a second come.
  await playground().press('Train');
  await focus('layer 1, neuron 2');
  const seen = await lab.driver.executeAsyncScript((selector, done) => {
    const pictures = new Set();
    const started = performance.now();
    const look = () => {
      const canvas = document.querySelector(selector);
      pictures.add(canvas.toDataURL());
      if (performance.now() - started < 1500) requestAnimationFrame(look);
      else done({ width: canvas.width, pictures: pictures.size });
    };
    look();
  }, `${FIGURE} ${LOOK}`);
  assert.equal(seen.width, 100);
  assert.ok(seen.pictures > 2 && seen.pictures <= 17, `${seen.pictures} pictures in 1.5 s`);
  await playground().press('Pause');
});

test('view: a weight is a line: its size is the width, its sign the colour and the dash', async () => {
  await live('');
  const line = () =>
    lab.run((figure) => {
      const first = document.querySelector(`${figure} .net-lines:not(.net-touch) line`);
      const { stroke, strokeDasharray } = getComputedStyle(first);
      return { width: Number(first.getAttribute('stroke-width')), sign: first.getAttribute('class'), stroke, dashed: strokeDasharray !== 'none' };
    }, FIGURE);
  await lab.run((element) => element.click(), await playground().get('button', 'layer 1, neuron 1'));
  const looks = [];
  for (const weight of ['3', '0.5', '−3']) {
    await playground().type('Weight from input x', weight);
    const width = Math.abs(Number(weight.replace('−', '-'))) * 1.8;
    await lab.wait(async () => Math.abs((await line()).width - width) < 0.06 && (await line()).dashed === weight.startsWith('−'), `a line for ${weight}`);
    looks.push(await line());
  }
  assert.equal(looks[0].stroke, looks[1].stroke);
  assert.notEqual(looks[0].stroke, looks[2].stroke);
});

test('view: data, network, map, loss and Train are on one screen, and the lines reach the map', async () => {
  for (const [width, height] of [[1280, 800], [1366, 641]]) {
    await open('', { width, height });
    await lab.cdp('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: 1, mobile: false });
    const seen = await lab.run((figure) => {
      const box = (part) => document.querySelector(`${figure} ${part}`).getBoundingClientRect();
      const top = box('.tiles').top;
      const below = Object.fromEntries(['.net-columns', '.map', '.plot', '.readings', 'button.primary'].map((part) => [part, box(part).bottom - top]));
      const header = document.querySelector('.site-head').getBoundingClientRect().height;
      return { below, header, gap: box('.map').left - box('.net-lines').right };
    }, FIGURE);
    for (const [part, bottom] of Object.entries(seen.below)) {
      assert.ok(bottom > 0 && bottom <= height - seen.header, `${part} ends ${bottom} px below the tiles, of ${height}`);
    }
    assert.ok(Math.abs(seen.gap) <= 2, `the lines end ${seen.gap} px before the map`);
  }
  await lab.cdp('Emulation.setDeviceMetricsOverride', { width: 390, height: 844, deviceScaleFactor: 1, mobile: true });
  const apart = await lab.run((figure) => {
    const box = (part) => document.querySelector(`${figure} ${part}`).getBoundingClientRect();
    return { train: box('button.primary').bottom - box('.map').top, name: box('.net-text').right - box('.net-map').left };
  }, FIGURE);
  await lab.cdp('Emulation.clearDeviceMetricsOverride', {});
  assert.ok(apart.train < 844, `Train ends ${apart.train} px below the top of the map`);
  assert.ok(apart.name <= 0, 'the name of an input stands beside its picture');
});
