// The lab, measured: families, the pool, runs shared by workers, twenty seeds.
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { startLab } from './browser.mjs';
import { flops, recordBrowser } from './bench-lab-record.mjs';
import { median, traced } from './measure.mjs';

const run = promisify(execFile);
const PROJECT = fileURLToPath(new URL('../..', import.meta.url));
const ROUNDS = 5;

// Runs in the page: presses the button, and gives the milliseconds until the
// first network was in and until the last was.
function family(name, done) {
  const figure = document.querySelector('figure[data-widget="scaling-lab"]');
  const hash = () => figure.querySelector('[data-output="run_hash"]').textContent;
  const tasks = [];
  const long = new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration)));
  long.observe({ type: 'longtask' });
  const button = [...figure.querySelectorAll('button')].find((each) => each.textContent === name);
  const since = performance.now();
  let first;
  const observer = new MutationObserver(() => {
    if (!first && /[1-9a-f]/.test(hash()) && figure.dataset.state === 'running') first = performance.now() - since;
    if (first && figure.dataset.state === 'ready') {
      observer.disconnect();
      const whole = performance.now() - since;
      setTimeout(() => done({ first, whole, hash: hash(), tasks }), 200);
    }
  });
  observer.observe(figure, { subtree: true, childList: true, characterData: true, attributes: true });
  button.click();
}

// Runs in the page: what a loop in one worker manages in a second, or in as
// many as there are, all together.
function loops(workers, done) {
  const script = `onmessage = () => { const end = performance.now() + 1000; let n = 0, x = 1; while (performance.now() < end) { for (let i = 0; i < 1e5; i += 1) x = Math.sqrt(x + i); n += 1; } postMessage(n + 0 * x); }`;
  const address = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
  const all = Array.from({ length: workers }, () => new Worker(address));
  const counts = all.map((worker) => new Promise((told) => (worker.onmessage = ({ data }) => told(data))));
  for (const worker of all) worker.postMessage(0);
  Promise.all(counts).then((numbers) => {
    for (const worker of all) worker.terminate();
    done(numbers.reduce((sum, number) => sum + number, 0));
  });
}

const cores = (count) => `() => Object.defineProperty(Navigator.prototype, 'hardwareConcurrency', { get: () => ${count} })`;

const train = (lab) => lab.driver.executeAsyncScript(family, 'Train the family');

async function sweep(lab, query = '', options = {}) {
  await lab.open(`?v=1&scaling-lab.bet=false${query}`, options);
  const recorded = await lab.widget('scaling-lab').output('run_hash');
  return { recorded, ...(await train(lab)) };
}

// Twice in one page: the first time the browser's compiler is at work beside
// the workers, on a core that one worker leaves free and two do not.
async function twice(lab, options) {
  return { ...(await sweep(lab, '', options)), again: (await train(lab)).whole };
}

async function table(lab, id) {
  return lab.run((selector) => [...document.querySelector(selector).tBodies[0].rows].map((row) => [...row.cells].map((cell) => cell.textContent.trim())), `figure[data-widget="${id}"] table`);
}

// Presses and waits; a run in which another program took a core away is no use,
// so each is done several times.
async function measured(lab, id, verb) {
  const widget = lab.widget(id);
  await widget.press(verb);
  await widget.untilTag(/^live/);
  await lab.wait(async () => (await widget.state()) === 'ready', `${id} is done`, 120_000);
  return table(lab, id);
}

async function families() {
  const lab = await startLab({ server: { reports: false } });
  await lab.driver.manage().setTimeouts({ script: 120_000 });
  try {
    const rounds = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const one = await twice(lab, { atStart: cores(1) });
      const loop = await lab.driver.executeAsyncScript(loops, 1);
      const two = await twice(lab, { atStart: cores(2) });
      const both = await lab.driver.executeAsyncScript(loops, 2);
      rounds.push({ one, two, scaling: both / loop });
    }
    await lab.open('?v=1&scaling-lab.bet=false');
    const { tasks, value } = await traced(lab, () => train(lab));
    const large = await sweep(lab, '&scaling-lab.large=true');
    return { rounds, tasks, over: value.tasks.length, large };
  } finally {
    await lab.stop();
  }
}

// Speeds by worker and network; the best of the rounds, as within a run.
async function teams() {
  const lab = await startLab({ server: { reports: false } });
  try {
    await lab.open('?v=1');
    const runs = [];
    const products = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      runs.push(await measured(lab, 'browser-cluster', 'Train'));
      products.push(await measured(lab, 'accelerate', 'Measure'));
    }
    const capabilities = await lab.driver.getCapabilities();
    return { runs, products, browser: `Chromium ${capabilities.getBrowserVersion()}` };
  } finally {
    await lab.stop();
  }
}

async function seeds() {
  const { stdout } = await run('cargo', ['test', '--quiet', '--profile', 'site', '--features', 'site', '--test', 'lab', '--', '--ignored', '--nocapture'], { cwd: PROJECT });
  const found = /R² of 0\.96: (\d+); falling throughout: (\d+); within 10 % of the floor: (\d+)/.exec(stdout);
  if (!found) throw new Error(`the seeds were not counted: ${stdout}`);
  return found.slice(1).map(Number);
}

export async function measureLab() {
  const result = { ...(await families()), ...(await teams()), seeds: await seeds() };
  if (process.argv.includes('--record')) recordBrowser(result);
  return result;
}

export function labRows({ rounds, tasks, over, large, runs, products, seeds: [clean, falling, near] }, { least, most, plain }) {
  const default_ = 'the default family, 8 sizes × 2 seeds';
  const efficiency = (part) => median(rounds.map(({ one, two, scaling }) => one[part] / two[part] / scaling));
  const same = rounds.every(({ one, two }) => one.hash === one.recorded && two.hash === one.recorded);
  const speedUp = (network) => {
    const best = (workers) => Math.max(...runs.flatMap((rows) => rows.filter(([w, n]) => w === workers && n === network).map((row) => parseFloat(row[3].replace(',', '')))));
    return best('2') / best('1');
  };
  const product = (way) => Math.max(...products.map((rows) => flops(rows[way][1])));
  // What the same arithmetic gains without a word between the workers: cores
  // that share their arithmetic units gain little.
  const bound = product(2) / product(1);
  const fingerprints = (network) => new Set(runs.flatMap((rows) => rows.filter(([, n]) => n === network).map((row) => row.at(-1)))).size;
  return [
    most(default_, 'from the click to the end', median(rounds.map(({ two }) => two.whole)) / 1000, 's', 3),
    most(default_, 'from the click to the first network', median(rounds.map(({ two }) => two.first)) / 1000, 's', 0.3),
    most(default_, 'main-thread tasks over 50 ms', over, '', 0),
    most(default_, 'longest main-thread task, processor time', Math.max(...tasks.map(({ processor }) => processor)), 'ms', 50),
    least(default_, 'the same bits as natively (1: yes)', Number(same), '', 1),
    most('the family to 30,000 parameters', 'from the click to the end', large.whole / 1000, 's', 20),
    plain('this machine', 'two plain workers over one', median(rounds.map(({ scaling }) => scaling)), '×'),
    least(default_, 'two workers over one, over what plain workers reach', efficiency('again'), '', 0.9),
    plain(default_, 'the same, for the first family of a page', efficiency('whole'), ''),
    least('a run of 256 wide, batches of 4,096', 'two workers over one', speedUp('large'), '×', 1.6),
    plain('the matrix product, no communication', 'every core over one', bound, '×'),
    plain('a run of 256 wide, batches of 4,096', 'two workers over one, over what the product reaches', speedUp('large') / bound, ''),
    plain('a run of 8 wide, batches of 4,096', 'two workers over one', speedUp('small'), '×'),
    most('runs on 1 to 4 workers', 'different fingerprints', Math.max(fingerprints('small'), fingerprints('large')), '', 1),
    least('twenty seeds, natively', 'R² of at least 0.96', clean, '', 18),
    least('twenty seeds, natively', 'medians that fall throughout', falling, '', 18),
    least('twenty seeds, natively', 'largest within 10 % of the floor, none below', near, '', 18),
  ];
}
