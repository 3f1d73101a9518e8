// The playground as its journeys use it: what readers do there, in words.
import { useLab } from './browser.mjs';
import { keepFiles, save as saveFrom } from './saved.mjs';

export const lab = useLab();
export const playground = () => lab.widget('playground');
export const FIGURE = 'figure[data-widget="playground"]';

export async function open(query = '', options = {}) {
  await lab.open(query && `?v=1&${query}`, { atStart: keepFiles, ...options });
}

// Chooses the data by their tile, as a press does.
export async function chooseData(title) {
  const tile = await playground().get('tick', title);
  await playground().toMiddle(tile);
  await tile.click();
}
export const chosenData = () => lab.run((figure) => document.querySelector(`${figure} .tile input:checked`).value, FIGURE);

export const save = (button) => saveFrom(playground(), button);

export async function reset() {
  await playground().press('Reset');
  await lab.wait(async () => (await playground().output('step')) === '0', 'it is at step 0');
  await playground().untilTag(/^live/);
}

export async function step(times = 1) {
  for (let done = 0; done < times; done += 1) {
    const before = await playground().number('step');
    await playground().press('Step');
    await lab.wait(async () => (await playground().number('step')) === before + 1, `step ${before + 1} is taken`);
  }
}

export async function trainTo(steps) {
  await playground().press('Train');
  await playground().untilTag(/^live/);
  await lab.wait(async () => (await playground().number('step')) >= steps, `${steps} steps are done`);
  if ((await playground().state()) === 'running') await playground().press('Pause');
  await playground().untilState('ready');
}

export const hash = () => playground().output('run_hash');
export const untilHash = (wanted, what) => lab.wait(async () => (await hash()) === wanted, what);

// The pixels of a canvas, as one number that tells pictures apart.
export const pixels = (selector) =>
  lab.run((wanted) => {
    const canvas = document.querySelector(wanted);
    const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
    let sum = 0;
    for (let i = 0; i < data.length; i += 1) sum = (sum * 31 + data[i]) | 0;
    return `${canvas.width} ${sum}`;
  }, `${FIGURE} ${selector}`);
export const MAP = '.map > canvas.heat-map';
export const POINTS = '.points canvas';

// Opens at step 0 of a live run.
export async function live(query, options) {
  await open(query, options);
  await reset();
}

export const paste = async (text) => {
  const field = await playground().get('field', 'Points or a model, as text');
  await playground().toMiddle(field);
  // As pasting does; typing ten thousand lines would take minutes.
  await lab.run((element, value) => {
    element.value = value;
    element.dispatchEvent(new Event('input', { bubbles: true }));
  }, field, text);
  await playground().press('Use this text');
};

// A finger that touches the middle of an element, or a place off it, and lifts.
export async function tap(element, { x = 0, y = 0 } = {}) {
  await lab.cdp('Emulation.setTouchEmulationEnabled', { enabled: true });
  const middle = await lab.run((target) => {
    target.scrollIntoView({ block: 'center', behavior: 'instant' });
    const box = target.getBoundingClientRect();
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  }, element);
  await lab.cdp('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x: middle.x + x, y: middle.y + y }] });
  await lab.cdp('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  await lab.cdp('Emulation.setTouchEmulationEnabled', { enabled: false });
}
