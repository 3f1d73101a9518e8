// The scaling lab: a family trained in the page, a law, a floor, a bet.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Key } from 'selenium-webdriver';
import { Pointer } from 'selenium-webdriver/lib/input.js';
import { useLab } from './browser.mjs';
import { keepFiles, save, savePicture } from './saved.mjs';

const lab = useLab();
const family = () => lab.widget('scaling-lab');
const trained = async () => Number(/(\d+) networks? and/.exec(await family().part('.lab-status'))?.[1] ?? 0);

const untilButton = (name) => lab.wait(() => family().has('button', name), `the button says “${name}”`);

test('a recorded family is shown first, with its law and its floor in words', async () => {
  await lab.open();
  await family().untilTag(/^recorded, seed 1$/);
  const words = await family().summary();
  assert.match(words, /Ten times the parameters, and about a twenty-\w+ of the loss above the floor is left\./);
  assert.doesNotMatch(words, /R²|to the power/);
  assert.match(words, /above the floor of 0\.01\d+. No size crosses it/);
  assert.equal(await trained(), 16);
});

test('without its floor the curve is a straight line', async () => {
  await lab.open();
  await family().untilTag(/^recorded, seed 1$/);
  const shown = () => lab.run(() => [...document.querySelectorAll('figure[data-widget="scaling-lab"] .plot-text')].find((text) => text.checkVisibility()).textContent);
  assert.doesNotMatch(await shown(), /ten times bigger/);
  const floor = await family().get('tick', 'Subtract the floor');
  await family().toMiddle(floor);
  await floor.click();
  await lab.wait(async () => /Loss above the floor.*ten times bigger:.*a twenty-\w+ is left/s.test(await shown()), 'the points have fallen on the line');
  await floor.sendKeys(' ');
  await lab.wait(async () => !/ten times bigger/.test(await shown()), 'the floor is back');
});

test('the reader bets, the law bets, the largest decides, and the bits are the recorded ones', async () => {
  await lab.open();
  const recorded = await family().output('run_hash');
  await family().press('Train the family');
  await untilButton('Train the largest');
  await family().untilTag(/^live, seed 1$/);
  assert.equal(await trained(), 14);
  await family().slide('Your bet: where will the largest land?', 400);
  await family().press('Train the largest');
  await lab.wait(async () => /It landed at/.test(await family().summary()), 'the bets are scored');
  assert.match(await family().summary(), /Your bet was .*, the law’s .*\. (You win|The law wins)\./);
  assert.equal(await family().output('run_hash'), recorded);
});

test('a pause keeps what is in, and going on trains only the rest', async () => {
  await lab.open('?v=1&scaling-lab.dial=frontier');
  await family().press('Train the family');
  await lab.wait(async () => /% done/.test(await family().part('.lab-status')), 'some of it is done');
  await family().press('Pause');
  await untilButton('Train the family');
  const before = await trained();
  assert.ok(before > 0 && before < 84, `${before} networks are in`);
  await family().press('Train the family');
  await lab.wait(async () => (await trained()) === 84, 'all are in');
  assert.match(await family().summary(), /the best size grows as computation to the power/);
});

test('a worker that dies is replaced, and nothing is lost', async () => {
  await lab.open('?v=1&scaling-lab.bet=false');
  const recorded = await family().output('run_hash');
  await family().press('Train the family');
  await lab.wait(() => lab.run(() => globalThis.scaleLabWorkers.size > 0), 'a worker is at work');
  await lab.run(() => {
    const [worker] = globalThis.scaleLabWorkers;
    worker.dispatchEvent(new Event('error'));
  });
  await lab.wait(async () => (await trained()) === 16, 'all are in');
  assert.equal(await family().output('run_hash'), recorded);
});

test('where scale fails, the page says so', async () => {
  await lab.open('?v=1&scaling-lab.bet=false');
  for (const [preset, words] of [
    ['The same few examples', /No clean power law here.*learn them by heart/],
    ['Too little data', /double descent/],
    ['Something is missing', /no size can make up for/],
  ]) {
    // A starting point begins at once.
    await family().press(preset);
    await lab.wait(async () => words.test(await family().summary()) && (await trained()) === 16, `${preset}: ${words}`);
  }
});

test('each of the six families that fail is run in the lab by its link', async () => {
  await lab.open();
  const links = await lab.run(() => [...document.querySelectorAll('#figure-bigger-fails a[data-run]')].map((link) => [link.dataset.run, link.href]));
  assert.equal(links.length, 6);
  const link = await lab.run(() => document.querySelector('#figure-bigger-fails a[data-run="noise"]'));
  await lab.run((element) => element.scrollIntoView({ block: 'center', behavior: 'instant' }), link);
  await link.click();
  await lab.wait(async () => /Noise has raised the floor/.test(await family().summary()) && (await trained()) === 16, 'the noisy family is trained');
  await lab.wait(async () => /scaling-lab\.handicap=noise/.test(await lab.address()), 'the address holds it');
  // Without the app the link opens the page so.
  const { search } = new URL(links.find(([name]) => name === 'noise')[1]);
  await lab.open(search);
  await family().untilText(/Train the family/);
  assert.equal(await family().value('choice', 'Obstacle'), 'noise');
});

test('the bet at the start is the end of a bar, pulled by pointer, touch and keys', async () => {
  await lab.open();
  const guess = lab.widget('guess');
  const bar = await guess.get('slider', 'What the larger network still gets wrong');
  await guess.toMiddle(bar);
  assert.equal(await bar.getAttribute('aria-valuetext'), 'no bet yet');
  const { x, y, width } = await lab.run((element) => {
    const box = element.parentElement.getBoundingClientRect();
    const svg = element.parentElement.querySelector('svg').getBoundingClientRect();
    return { x: box.x, y: svg.y + svg.height / 2, width: box.width };
  }, bar);
  const handle = () => lab.run((element) => {
    const { x: left, width: across } = element.parentElement.querySelector('circle').getBoundingClientRect();
    return left + across / 2;
  }, bar);
  for (const [pointerType, from, to] of [['mouse', 1, 0.4], ['touch', 0.4, 0.7]]) {
    const pointer = lab.driver.actions();
    const device = new Pointer(pointerType, pointerType);
    const at = (share) => ({ x: Math.round(x + share * width), y: Math.round(y) });
    pointer.insert(device, device.move(at(from)), device.press(), device.move(at(to)), device.release());
    await pointer.perform();
    assert.ok(Math.abs((await handle()) - (x + to * width)) < 8, `${pointerType}: the end of the bar follows`);
  }
  assert.match(await guess.summary(), /(29|30|31)% less wrong/);
  await bar.sendKeys(Key.ARROW_LEFT);
  assert.match(await guess.summary(), /(30|31|32)% less wrong/);
});

test('the guess at the start is kept, shared by link, and answered in the lab', async () => {
  await lab.open();
  const guess = lab.widget('guess');
  await guess.press('By half: 50%');
  assert.match(await guess.summary(), /50% less/);
  const answered = /Your bet at the start.*You said 50%; it was \d+%: too bold\./;
  await lab.wait(async () => answered.test(await family().summary()), 'the lab answers the guess');
  await lab.wait(async () => /s\.guess=50/.test(await lab.address()), 'the address holds the guess');
});

test('in a background tab the family is trained to its end', async () => {
  await lab.open('?v=1&scaling-lab.bet=false');
  const recorded = await family().output('run_hash');
  await lab.run(() => {
    const figure = document.querySelector('figure[data-widget="scaling-lab"]');
    new MutationObserver(() => figure.dataset.state === 'ready' && localStorage.setItem('finished', document.visibilityState)).observe(figure, { attributeFilter: ['data-state'] });
  });
  await family().press('Train the family');
  await family().untilState('running');
  const page = await lab.driver.getWindowHandle();
  await lab.driver.switchTo().newWindow('tab');
  await lab.driver.get(`${lab.server.origin}/sources/`);
  assert.equal(await lab.until(() => localStorage.getItem('finished'), 'it is done'), 'hidden');
  await lab.driver.close();
  await lab.driver.switchTo().window(page);
  assert.equal(await trained(), 16);
  assert.equal(await family().output('run_hash'), recorded);
});

test('the ledger counts, covers nothing, and stays hidden once hidden', async () => {
  await lab.open('?v=1&scaling-lab.bet=false');
  const ledger = () => lab.run(() => document.querySelector('#ledger:not([hidden]) p')?.textContent ?? '');
  assert.equal(await ledger(), '');
  await family().press('Train the family');
  await lab.wait(async () => /^So far 16 networks, .* FLOP, about .* J\. AlexNet took .* times/.test(await ledger()), 'it counts sixteen');
  const covered = await lab.run(() => {
    const box = document.getElementById('ledger').getBoundingClientRect();
    return [...document.querySelectorAll('main :is(p, figure, table, h2, button)')]
      .filter((element) => element.checkVisibility())
      .map((element) => element.getBoundingClientRect())
      .filter((other) => other.left < box.right && other.right > box.left && other.top < box.bottom && other.bottom > box.top).length;
  });
  assert.equal(covered, 0);
  await lab.run(() => document.querySelector('#ledger button').click());
  assert.equal(await ledger(), '');
  await lab.driver.navigate().refresh();
  await lab.alive();
  await family().press('Train the family');
  await lab.wait(async () => (await trained()) === 16 && (await family().state()) === 'ready', 'all are in');
  assert.equal(await ledger(), '');
});

test('a recorded frontier is shown first, and the one trained here has its bits', async () => {
  await lab.open('?v=1&scaling-lab.dial=frontier');
  await family().untilTag(/^recorded, seed 1$/);
  assert.equal(await trained(), 84);
  assert.match(await family().part('.lab-status'), /when this page was built/);
  assert.match(await family().summary(), /the best size grows as computation to the power/);
  const recorded = await family().output('run_hash');
  await family().press('Train the family');
  await family().untilTag(/^live, seed 1$/);
  await lab.wait(async () => (await trained()) === 84, 'all are in');
  assert.equal(await family().output('run_hash'), recorded);
  // Where the reader comes back to it, it is the recorded one again.
  await family().choose('What grows', 'The data');
  await lab.wait(async () => /Nothing is trained yet/.test(await family().summary()), 'nothing is recorded of the data');
  await family().choose('What grows', 'Networks and training');
  await family().untilTag(/^recorded, seed 1$/);
  assert.equal(await family().output('run_hash'), recorded);
  await family().type('Seed of the task', '2');
  await lab.wait(async () => /Nothing is trained yet/.test(await family().summary()), 'nothing is shown of another seed');
});

test('the frontier draws how the best size grows, and every chart and run can be saved', async () => {
  await lab.open('?v=1&scaling-lab.dial=frontier', { atStart: keepFiles });
  assert.match(await family().text(), /parameters: 0\.\d+/);
  assert.match(await family().text(), /Kaplan: 0\.73/);
  assert.match(await savePicture(family(), 'Chart'), /Computation \(FLOP\).*Loss on unseen examples|Loss on unseen examples.*Computation \(FLOP\)/);
  assert.match(await savePicture(family(), 'Off the law'), /above or below the law/);
  assert.match(await savePicture(family(), 'The best size'), /Kaplan: 0\.73/);
  // Nothing of the page's other styles reaches into a folded chart.
  const stroke = await lab.run(() => getComputedStyle(document.querySelector('figure[data-widget="scaling-lab"] .residuals .tick-label')).stroke);
  assert.equal(stroke, 'none');
  const csv = await save(family(), 'Runs (CSV)');
  assert.equal(csv.text.trim().split('\n').length, 85);
  const json = await save(family(), 'Runs (JSON)');
  assert.equal(JSON.parse(json.text).runs.length, 84);
  await family().choose('What grows', 'The networks');
  const shown = await lab.run(() => [...document.querySelectorAll('figure[data-widget="scaling-lab"] .lab-files button')].filter((button) => !button.hidden).map((button) => button.textContent));
  assert.ok(!shown.some((title) => title.startsWith('The best size')), shown.join());
  const cluster = lab.widget('browser-cluster');
  assert.match(await savePicture(cluster, 'Speed-up'), /ideal/);
  await savePicture(cluster, 'Communicating');
});

test('this computer becomes the scenario’s chip, marked as the reader’s own, in the link, and is taken back', async () => {
  await lab.open('?v=1&scaling-lab.bet=false&scaling-lab.watts=45');
  const [use, back] = ['Use this computer as the scenario’s chip', 'Take this computer out of the scenario'];
  const usable = () => lab.run((name) => [...document.querySelectorAll('figure[data-widget="scaling-lab"] .lab-machine:not([hidden]) button')].some((button) => button.textContent === name), use);
  assert.ok(!(await usable()), 'nothing was measured yet');
  const limits = lab.widget('bottleneck');
  // What nobody sees is not worked out.
  const see = ({ selector }) => lab.run((wanted) => document.querySelector(wanted).scrollIntoView(), selector);
  const said = async () => {
    await see(limits);
    return limits.summary();
  };
  const before = await said();
  await family().press('Train the family');
  await lab.wait(usable, 'this computer was measured');
  await family().press(use);
  assert.match(await family().part('.lab-machine'), /every chip is now this computer: [\d.]+ .?FLOP\/s at 45 W/);
  await see(lab.widget('cluster'));
  await lab.wait(async () => (await lab.widget('cluster').value('choice', 'Chip')) === 'custom', 'the cluster is of such chips');
  await lab.wait(async () => (await said()) !== before, 'the last section reckons with it');
  await lab.wait(async () => /s\.chip=custom/.test(await lab.address()), 'the address holds it');
  const address = await lab.address();
  assert.match(address, /s\.chip_power=45.*s\.node_power=360/);
  const changed = await said();
  await family().press(back);
  await lab.wait(async () => (await said()) === before, 'the last section is as it was');
  await lab.wait(async () => !/s\.chip/.test(await lab.address()), 'and so is the address');
  await lab.open(new URL(address).search);
  await lab.wait(async () => (await said()) === changed, 'the link brings it back');
});

test('a pool shares the cores with what else trains, and takes them back', async () => {
  await lab.open('?v=1&scaling-lab.dial=frontier');
  const cores = await lab.run(() => Math.min(navigator.hardwareConcurrency, 16));
  const workers = (count, what) => lab.wait(() => lab.run((wanted) => globalThis.scaleLabWorkers.size === wanted, count), what);
  const playground = lab.widget('playground');
  await family().press('Train the family');
  await workers(cores, 'a worker for each core');
  await playground.press('Train');
  await playground.untilTag(/^live/);
  // Each has one at the least.
  await workers(Math.max(cores, 2), 'the pool has given one up');
  await playground.press('Pause');
  await workers(cores + 1, 'the trainer waits, and the pool has its core');
  await family().press('Pause');
  await workers(1, 'the pool is gone');
});
