// A link to one figure for a class: what is set stays set, but for what the teacher
// ticks. Fetched when somebody presses "For pupils".
//
// Knows the registry and addresses; that what is locked stays so, the app sees to.

// A reader's own bet is nobody else's, and must stay free.
const OWN_BET = 'guess';

// The registry's entry of a figure.
async function entry(id) {
  const response = await fetch(new URL('widgets.json', root));
  return (await response.json()).find((widget) => widget.id === id);
}

// The pupils' address. What stands behind # is never sent to a server.
function address(id, query, { free, task, byNumber }) {
  const url = new URL(`embed/${id}/`, root);
  for (const [key, value] of ofFigure(id, query)) {
    const [, name] = key.split('.');
    if (name !== OWN_BET && !(byNumber && key === `${id}.seed`)) url.searchParams.append(key, value);
  }
  url.searchParams.set('lock', ['all', ...free.map((name) => `-${name}`)].join());
  const fragment = new URLSearchParams();
  if (task) fragment.set('task', task);
  if (byNumber) fragment.set('number', '1');
  url.hash = fragment;
  return url.href.replaceAll('%2C', ',');
}

function choice(type, name, value, words, checked = false) {
  const input = make('input', { type, name, value, checked });
  return make('label', { className: 'choice' }, input, make('span', { textContent: words }));
}

const group = (legend, className, ...children) => make('fieldset', { className }, make('legend', { textContent: legend }), ...children);

// Offers the link to a figure as it stands.
export async function offer(figure, query, app) {
  const id = figure.dataset.widget;
  const heading = figure.querySelector('.widget-title').textContent;
  const spec = await entry(id);
  const seed = spec.params.find(({ name }) => name === 'seed');
  const params = spec.params.filter(({ name }) => name !== OWN_BET && name !== 'seed');
  const now = seed && (new URLSearchParams(query).get(seed.key) ?? seed.default);

  const task = make('textarea', { id: 'pupils-task', rows: 2, maxLength: 300, placeholder: 'Which size is best on new points? Write down why.' });
  const ticks = params.map(({ name, title }) => choice('checkbox', 'free', name, title));
  const seeds = [choice('radio', 'seed', 'same', `the same for all: ${now}`, true), choice('radio', 'seed', 'number', 'each pupil’s own number')];
  const link = make('textarea', { id: 'pupils-link', readOnly: true, rows: 3, spellcheck: false });
  const code = make('div', { className: 'pupils-qr' });
  const said = make('p', { className: 'share-said' });
  said.setAttribute('role', 'status');
  const button = make('button', { type: 'button', className: 'quiet', textContent: 'Copy the link' });
  button.addEventListener('click', () => copy(link, said));
  let look = make('div');
  const form = make(
    'form',
    { className: 'pupils-form' },
    make('label', { htmlFor: task.id, textContent: 'Task, shown above the figure' }),
    task,
    ...(ticks.length ? [group('Pupils may change', 'pupils-ticks', ...ticks)] : []),
    ...(seed ? [group('Seed, the number that chance begins with', 'pupils-seed', ...seeds)] : []),
  );

  let timer = 0;
  const show = async () => {
    const chosen = new FormData(form);
    const bet = spec.params.filter(({ name }) => name === OWN_BET).map(({ name }) => name);
    const may = { free: [...bet, ...chosen.getAll('free')], task: task.value.trim(), byNumber: chosen.get('seed') === 'number' };
    link.value = address(id, query, may);
    code.innerHTML = await app.qr(link.value);
    clearTimeout(timer);
    timer = setTimeout(() => {
      // Another fragment alone would not load a frame anew.
      const next = make('iframe', { className: 'pupils-look', title: 'What pupils see', src: address(id, query, { ...may, byNumber: false }) });
      look.replaceWith(next);
      look = next;
    }, 300);
  };
  form.addEventListener('input', show);
  form.addEventListener('submit', (event) => event.preventDefault());
  showDialog(
    `For pupils: “${heading}”`,
    make('p', { textContent: 'Everything stays as you see it now, but for what you tick. The link holds no bet of yours; the task stands behind # and is never sent to a server.' }),
    form,
    make('div', { className: 'snippet' }, make('label', { htmlFor: link.id, textContent: 'Link for pupils' }), make('p', { textContent: 'To paste where you give out work, or to scan.' }), link, button),
    said,
    code,
    make('h3', { textContent: 'What pupils see' }),
    look,
  );
  await show();
}
