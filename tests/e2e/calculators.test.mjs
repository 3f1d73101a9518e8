// The calculators: one scenario from parameters to the bill, and the page of claims.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { useLab } from './browser.mjs';
import { DIST } from './server.mjs';

const lab = useLab();
const registry = JSON.parse(readFileSync(join(DIST, 'widgets.json'), 'utf8'));

// Every output of every calculator, as the page shows it.
const readings = () =>
  lab.run(() =>
    Object.fromEntries(
      [...document.querySelectorAll('figure[data-widget]:has(.formulas)')].map((figure) => [
        figure.dataset.widget,
        {
          formulas: [...figure.querySelectorAll('.formulas p')].map((line) => line.textContent),
          outputs: Object.fromEntries([...figure.querySelectorAll('.readings dd')].map((dd) => [dd.dataset.output, dd.textContent])),
          assumptions: [...figure.querySelectorAll('.assumptions li')].map((item) => item.textContent),
          summary: figure.querySelector('.summary').textContent,
          rows: figure.querySelectorAll('tbody tr').length,
        },
      ]),
    ),
  );

// What is far from the screen follows when it comes near.
const show = (id) => lab.run((selector) => document.querySelector(selector).scrollIntoView({ behavior: 'instant' }), `figure[data-widget="${id}"]`);

async function untilOutput(id, name, pattern) {
  await show(id);
  await lab.wait(async () => pattern.test(await lab.widget(id).output(name)), `${name} of ${id} says ${pattern}`);
}

test('every calculator lays its calculation open, without JavaScript and with it', async () => {
  await lab.open('', { javascript: false });
  const still = await readings();
  const ids = Object.keys(still);
  assert.ok(ids.length >= 14, ids.join());
  for (const [id, { formulas, outputs, assumptions, rows }] of Object.entries(still)) {
    assert.ok(formulas.length > 0 && formulas.every((line) => /\d/.test(line)), `${id}: ${formulas}`);
    const names = registry.find((widget) => widget.id === id).outputs.map(({ name }) => name);
    assert.deepEqual(Object.keys(outputs).sort(), names.sort(), id);
    for (const [name, text] of Object.entries(outputs)) assert.doesNotMatch(text, /^$|NaN|inf|not a number/, `${id}.${name}`);
    assert.ok(assumptions.length > 0, id);
    assert.ok(rows > 1, id);
  }
  await lab.open();
  assert.deepEqual(await readings(), still, 'alive it says the same');
});

test('parameters typed in section 5 reach the bill in section 13, and the link keeps them', async () => {
  await lab.open();
  const before = await lab.widget('bill').outputs('run_time', 'total_run', 'energy_day');
  await lab.widget('model-size').type('Parameters', '70B');
  await untilOutput('bill', 'run_time', new RegExp(`^(?!${before.run_time}$)`));
  const after = await lab.widget('bill').outputs('run_time', 'total_run', 'energy_day');
  assert.notEqual(after.total_run, before.total_run);
  assert.equal(after.energy_day, before.energy_day, 'a day costs the same, whatever is trained');
  await show('bottleneck');
  await lab.wait(async () => (await lab.widget('bottleneck').value('field', 'Parameters')) === '70 billion', 'the last calculator follows');
  await untilOutput('bottleneck', 'time_share', /\d/);
  const first = await lab.widget('bottleneck').output('first');
  await lab.widget('bill').press('Copy link');
  await lab.wait(async () => /s\.model_parameters=7e10#widget-bill$/.test(await lab.address()), 'the address holds the model');
  const address = await lab.address();
  await lab.open(address.slice(`${lab.server.origin}/`.length));
  assert.deepEqual(await lab.widget('bill').outputs('run_time', 'total_run', 'energy_day'), after);
  assert.equal(await lab.widget('bottleneck').output('first'), first);
});

test('a scenario is one click, at the first calculator and at the last', async () => {
  await lab.open();
  for (const [id, preset, day] of [['model-size', 'The article’s', /16,900/], ['bottleneck', 'Ours', /10,300/]]) {
    await lab.widget(id).press(preset);
    await untilOutput('bill', 'energy_day', day);
    const other = id === 'bottleneck' ? 'model-size' : 'bottleneck';
    await show(other);
    const button = await lab.widget(other).get('button', preset);
    await lab.wait(async () => (await button.getAttribute('aria-pressed')) === 'true', `${preset} is marked elsewhere too`);
  }
  await lab.wait(async () => !(await lab.address()).includes('?'), 'ours is where the page opens');
});

test('a formula holds the reader’s own numbers', async () => {
  await lab.open();
  const formula = async () => (await readings()).cluster.formulas[0].replaceAll('\u00a0', ' ');
  await show('cluster');
  await lab.widget('cluster').untilState('ready');
  assert.match(await formula(), /^C = 6 × 405 billion parameters × 100% × 15.6 trillion tokens = 3.8 × 10²⁵ FLOP$/);
  await lab.widget('cluster').choose('Recomputation', 'Full: 8 operations');
  await lab.wait(async () => /^C = 8 × .* = 5.1 × 10²⁵ FLOP$/.test(await formula()), 'eight operations');
});

test('what is shared says so, and leads back to where it was', async () => {
  await lab.open();
  const bill = lab.widget('bill');
  const usual = await bill.value('field', 'PUE');
  await bill.type('PUE', '1.1');
  await show('power');
  await lab.wait(async () => (await lab.widget('power').value('field', 'PUE')) === '1.1', 'the other calculators follow');
  await bill.press(`Back to ${usual}`);
  await show('power');
  await lab.wait(async () => (await lab.widget('power').value('field', 'PUE')) === usual, 'the default is back');
  await untilOutput('bill', 'energy_day', /10,300/);
  const marked = await lab.run(() => [...document.querySelectorAll('figure[data-widget="bill"] .shared span')].length);
  assert.ok(marked >= 4);
});

test('what is no number stays in the field, marked and explained; the last good value holds', async () => {
  await lab.open();
  const bill = lab.widget('bill');
  const before = await bill.outputs('energy_day');
  await bill.type('PUE', 'abc');
  await bill.untilText(/PUE: “abc” is not a number/);
  const field = await bill.get('field', 'PUE');
  assert.equal(await field.getProperty('value'), 'abc');
  assert.equal(await field.getAttribute('aria-invalid'), 'true');
  assert.deepEqual(await bill.outputs('energy_day'), before);
  await bill.type('Servers', '0');
  await bill.untilText(/smallest value here is 1/);
  assert.deepEqual(await bill.outputs('energy_day'), before);
  await bill.type('PUE', '1.1');
  await untilOutput('bill', 'energy_day', /9,080/);
});

test('the claims are all there, each figure with a link to what works it out', async () => {
  await lab.open('claims/', { alive: false });
  const { rows, links } = await lab.run(() => ({
    rows: [...document.querySelectorAll('.claim')].map((claim) => [
      claim.id,
      claim.querySelector('.verdict').textContent,
      [...claim.querySelectorAll('strong')].map((strong) => strong.textContent).join(),
      claim.querySelectorAll('.claim-sources a').length > 0,
    ]),
    links: [...document.querySelectorAll('.claim-shown a')].map((a) => ({ href: a.href, says: a.textContent.split(': ')[1] })),
  }));
  assert.equal(rows.length, 73);
  for (const [id, verdict, sides, sourced] of rows) {
    assert.match(verdict, /^(right|imprecise|wrong|outdated|unsourced)$/, id);
    assert.equal(sides, 'The article says,We find', id);
    assert.ok(sourced, id);
  }
  assert.ok(links.length > 80);
  for (const { href } of links) assert.match(href, /^http.*\/(\?v=1&[^#]+)?#widget-[a-z-]+$/);
});

test('a claim’s link opens the calculator with its values', async () => {
  for (const [claim, id, output, figure] of [
    ['claim-4', 'compute-growth', 'overshoot', /^14,\d00$/],
    ['claim-43', 'cluster', 'memory', /^320 TB$/],
    ['claim-9', 'will-it-fit', 'training_state', /^16 GB$/],
  ]) {
    await lab.open(`claims/#${claim}`, { alive: false });
    const link = await lab.run((selector) => document.querySelector(selector), `#${claim} .claim-shown a[href$="#widget-${id}"]`);
    await lab.run((a) => a.scrollIntoView({ block: 'center', behavior: 'instant' }), link);
    await link.click();
    await lab.widget(id).untilState('ready');
    assert.deepEqual(await lab.notices(), []);
    assert.match(await lab.widget(id).output(output), figure, claim);
  }
});

test('what figures rest on is one click away', async () => {
  await lab.open();
  const keys = await lab.run(() => [...new Set([...document.querySelectorAll('.assumptions a')].map((a) => a.getAttribute('href')))]);
  assert.ok(keys.length > 15);
  await lab.open('sources/', { alive: false });
  const known = await lab.run(() => [...document.querySelectorAll('.sources li')].map((li) => `sources/#${li.id}`));
  assert.deepEqual(keys.filter((key) => !known.includes(key)), []);
});
