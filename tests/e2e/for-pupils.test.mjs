// "For pupils": a link to one figure in which everything is locked but what a
// teacher ticks, with a task above it and, where asked for, a seed for each pupil.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { useLab } from './browser.mjs';

const lab = useLab();

const link = () => lab.run(() => document.getElementById('pupils-link').value);
const tick = (value) => lab.run((value) => document.querySelector(`dialog input[value="${value}"]`).click(), value);

async function offer(query, id) {
  await lab.open(query);
  await lab.widget(id).press('For pupils');
  await lab.until(() => document.getElementById('pupils-link')?.value, 'there is a link');
}

test('what pupils may not change is locked, looks so and says who set it', async () => {
  await offer('?v=1&s.guess=50&playground.seed=4&playground.learning_rate=0.01&race.seed=9', 'playground');
  assert.match(await link(), /\/embed\/playground\/\?v=1&playground\.learning_rate=0\.01&playground\.seed=4&lock=all$/, 'no bet of the teacher’s, nothing of other figures');
  await tick('learning_rate');
  await lab.run(() => {
    const task = document.getElementById('pupils-task');
    task.value = 'Which rate is best? <b>Why</b>?';
    task.dispatchEvent(new Event('input', { bubbles: true }));
  });
  await lab.until(() => document.querySelector('.pupils-qr svg path')?.getAttribute('d').length > 500, 'there is a code to scan');
  const address = await link();
  assert.match(address, /&lock=all,-learning_rate#/);
  assert.ok(address.split('#')[1].startsWith('task='), 'the task is never sent');
  // The look in the dialog is the page itself.
  await lab.until(() => document.querySelector('.pupils-look')?.contentDocument?.querySelector('.task')?.textContent.startsWith('Which rate'), 'the look shows the task');

  await lab.driver.get(address);
  await lab.alive();
  const seen = await lab.run(() => {
    const control = (name) => document.querySelector(`[data-param="${name}"]`);
    const parts = (name) => [...control(name).querySelectorAll('input, select, button')];
    return {
      task: document.querySelector('.task').textContent,
      locked: [parts('batch').every((part) => part.matches(':disabled')), control('batch').textContent.includes('set by your teacher'), Number(getComputedStyle(control('batch').querySelector('.control')).opacity) < 0.8],
      layers: [...document.querySelectorAll('.net-tools button, .net-head .tiny')].every((button) => button.matches(':disabled')),
      free: parts('learning_rate').some((part) => !part.matches(':disabled')),
    };
  });
  assert.deepEqual(seen, { task: 'Which rate is best? <b>Why</b>?', locked: [true, true, true], layers: true, free: true });
  assert.ok(!lab.server.requests.some(({ path }) => /task|Which/.test(path)), 'no request has the task');
});

test('each pupil types a number, which is the seed', async () => {
  await offer('', 'race');
  await tick('number');
  const address = await lab.wait(async () => ((await link()).includes('number=1') ? link() : null), 'the link asks for numbers');
  assert.ok(!address.includes('race.seed='), address);
  await lab.driver.get(address);
  const start = async (number) => {
    await lab.run((number) => {
      document.getElementById('task-number').value = number;
      document.querySelector('.task-number button').click();
    }, number);
  };
  for (const bad of ['', '2.5', '0', '١٢', '-3']) {
    await start(bad);
    assert.match(await lab.run(() => document.querySelector('.task-number .error').textContent), /whole number from 1 to 999/, bad);
  }
  await start('12');
  await lab.until(() => document.querySelector('.task-number')?.textContent === 'Your number: 12', 'the number is taken');
  await lab.alive();
  assert.equal(await lab.run(() => new URLSearchParams(location.search).get('race.seed')), '12');
});

test('the bet of the opening stays the reader’s own and free', async () => {
  await offer('?v=1&s.guess=50', 'guess');
  const address = await link();
  assert.match(address, /\/embed\/guess\/\?v=1&lock=all,-guess$/);
});
