// A widget as a reader meets it: by the names of its controls and the text it shows.
import assert from 'node:assert/strict';
import { Key } from 'selenium-webdriver';

// Runs in the page: elements of a figure by role and accessible name.
function find(id, role, name) {
  const figure = document.querySelector(`figure[data-widget="${id}"]`);
  if (!figure) return null;
  const textOf = (element) => (element?.textContent ?? '').replace(/\s+/g, ' ').trim();
  const nameOf = (element) => {
    const label = element.getAttribute('aria-label');
    if (label) return label;
    const by = element.getAttribute('aria-labelledby');
    if (by) return textOf(document.getElementById(by));
    return element.labels?.length ? textOf(element.labels[0]) : textOf(element);
  };
  const selectors = {
    button: 'button',
    slider: 'input[type="range"]',
    field: 'input[type="text"], input[type="number"], textarea',
    choice: 'select',
    tick: 'input[type="checkbox"], input[type="radio"]',
  };
  return [...figure.querySelectorAll(selectors[role])].find((element) => nameOf(element) === name) ?? null;
}

export class Widget {
  constructor(lab, id) {
    this.lab = lab;
    this.id = id;
    this.selector = `figure[data-widget="${id}"]`;
  }

  // An element by role (button, slider, field, choice, tick) and visible name.
  async get(role, name) {
    const element = await this.lab.run(find, this.id, role, name);
    assert.ok(element, `${this.id} has no ${role} called “${name}”`);
    return element;
  }

  async has(role, name) {
    return (await this.lab.run(find, this.id, role, name)) !== null;
  }

  // Waits for a button, then presses it: its name may just be changing.
  async press(name) {
    const usable = async () => {
      const button = await this.lab.run(find, this.id, 'button', name);
      return button && (await button.isEnabled()) ? button : null;
    };
    const button = await this.lab.wait(usable, `“${name}” of ${this.id} can be pressed`);
    await this.toMiddle(button);
    await button.click();
  }

  // Unfolded, and away from the edges, where something sticky could cover it.
  toMiddle(element) {
    return this.lab.run((target) => {
      const fold = target.closest('details');
      if (fold) fold.open = true;
      target.scrollIntoView({ block: 'center', behavior: 'instant' });
    }, element);
  }

  // Replaces what stands in a field, as typing does.
  async type(name, text) {
    const field = await this.get('field', name);
    await this.toMiddle(field);
    await field.sendKeys(Key.chord(Key.CONTROL, 'a'), text, Key.TAB);
  }

  async choose(name, option) {
    const choice = await this.get('choice', name);
    await this.toMiddle(choice);
    const known = await this.lab.run(
      (select, title) => [...select.options].find((o) => o.text === title || o.value === title) ?? null,
      choice,
      option,
    );
    assert.ok(known, `“${name}” of ${this.id} offers no “${option}”`);
    await known.click();
  }

  async value(role, name) {
    return (await this.get(role, name)).getProperty('value');
  }

  state() {
    return this.lab.run((selector) => document.querySelector(selector)?.dataset.state, this.selector);
  }

  untilState(...states) {
    return this.lab.until(
      (selector, wanted) => wanted.includes(document.querySelector(selector)?.dataset.state),
      `${this.id} is ${states.join(' or ')}`,
      this.selector,
      states,
    );
  }

  // All that can be read in the figure, unfolded or not.
  text() {
    return this.lab.run((selector) => document.querySelector(selector).textContent, this.selector);
  }

  // The one sentence under the picture.
  summary() {
    return this.lab.run((selector) => document.querySelector(`${selector} .summary`).textContent.trim(), this.selector);
  }

  // The text of a part of the figure.
  part(part) {
    return this.lab.run((selector) => document.querySelector(selector)?.textContent.trim() ?? '', `${this.selector} ${part}`);
  }

  // Moves a slider, as dragging its thumb does.
  async slide(name, place) {
    const slider = await this.get('slider', name);
    await this.toMiddle(slider);
    await this.lab.run(
      (element, value) => {
        element.value = value;
        element.dispatchEvent(new Event('input', { bubbles: true }));
      },
      slider,
      place,
    );
  }

  // The tag in the caption: recorded or live, and which run.
  tag() {
    return this.lab.run((selector) => document.querySelector(`${selector} .tag`).textContent.trim(), this.selector);
  }

  untilTag(pattern) {
    return this.lab.wait(async () => pattern.test(await this.tag()), `the tag of ${this.id} says ${pattern}`);
  }

  untilText(pattern) {
    return this.lab.until(
      (selector, source) => new RegExp(source, 'u').test(document.querySelector(selector).textContent),
      `${this.id} says ${pattern}`,
      this.selector,
      pattern.source,
    );
  }

  // The text of outputs, read in one go so that they belong together.
  outputs(...names) {
    return this.lab.run(
      (selector, wanted) =>
        Object.fromEntries(
          wanted.map((name) => {
            const element = document.querySelector(`${selector} [data-output="${name}"]`);
            return [name, element ? element.textContent.trim() : null];
          }),
        ),
      this.selector,
      names,
    );
  }

  // The loss chart's table: from line and step to the loss there.
  async curve() {
    const rows = await this.lab.run((selector) => {
      const table = [...document.querySelectorAll(`${selector} table`)].find((t) => t.tHead.textContent.includes('loss ('));
      return table ? [...table.tBodies[0].rows].map((row) => [...row.cells].map((cell) => cell.textContent.trim())) : null;
    }, this.selector);
    assert.ok(rows, `${this.id} has no table of its curve`);
    return new Map(rows.map(([line, step, loss]) => [`${line}, step ${step}`, loss]));
  }

  // The fingerprints of all its networks' weights.
  async hashes() {
    const cells = await this.lab.run(
      (selector) => [...document.querySelectorAll(`${selector} :is(td, code)`)].map((cell) => cell.textContent.trim()),
      this.selector,
    );
    const hashes = cells.filter((text) => /^[0-9a-f]{16}$/.test(text));
    assert.ok(hashes.length > 0, `${this.id} shows no fingerprint`);
    return hashes;
  }

  async output(name) {
    const text = (await this.outputs(name))[name];
    assert.notEqual(text, null, `${this.id} shows no ${name}`);
    return text;
  }

  async number(name) {
    return toNumber(await this.output(name));
  }
}

// A number as readers write it: spaces and commas between thousands, a true minus.
export function toNumber(text) {
  const plain = text.replace(/[\s,\u2009\u202f\u00a0]/gu, '').replace('−', '-');
  return Number.parseFloat(plain);
}
