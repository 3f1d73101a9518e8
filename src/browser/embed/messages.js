// An embed's conversation with its host: version 1 of the protocol, which
// `/embed/` documents and `embed.d.ts` types.
//
// A message can do what a reader can do and nothing else: it sets what is not
// locked, through the same checks, and presses the widget's own buttons. Knows
// messages and the widget's spec; what a value may be in the end, the app knows.
{
  const PLAY = ['Train', 'Train the family', 'Train the largest', 'Measure', 'Play the run'];
  const PAUSE = ['Pause', 'Stop'];
  const RESET = 'Reset';
  const MOST_STEPS = 1000;
  const MOST_WAITING = 100;
  const LONGEST_TEXT = 2000;
  // Messages about changes, a frame of the screen apart.
  const PAUSE_BETWEEN = 16;
  // A run that begins stops once more while its networks are set up.
  const SETTLED = 500;

  const figure = document.querySelector('figure[data-widget]');
  const spec = JSON.parse(document.getElementById('spec').textContent);
  const known = new Map(spec.params.map((param) => [param.name, param]));
  const still = document.documentElement.classList.contains('static');
  const waiting = [];
  let app = null;
  let host = null;
  let values = [];
  let shown = { params: {}, outputs: {} };
  let told = '';
  let timer = 0;
  let run = null;
  let settling = 0;

  const plain = (data) => typeof data === 'object' && data !== null && Object.getPrototypeOf(data) === Object.prototype;
  const running = () => figure.dataset.state === 'running';
  const button = (names) => [...figure.querySelectorAll(':is(.controls, .starts-near) button')].find((b) => names.includes(b.textContent.trim()));
  const tell = (type, content) => host && parent.postMessage({ scale: 1, type, ...content }, host);
  const fail = (message) => tell('error', { message });

  // Values as messages have them. What there is not now is left out; what cannot
  // be worked out too, with the reason beside.
  function read() {
    const reasons = {};
    const list = (specs, from) => {
      const known = {};
      specs.forEach(({ name, unit }, index) => {
        const value = values[from + index];
        if (value instanceof Error) reasons[name] = value.message;
        else if (value !== undefined && value !== '') known[name] = { value, unit };
      });
      return known;
    };
    const all = { params: list(spec.params, 0), outputs: list(spec.outputs, spec.params.length) };
    return Object.keys(reasons).length ? { ...all, reasons } : all;
  }

  // The app tells of changes in the middle of its own work: answered later.
  function changed(now) {
    values = now;
    timer ||= setTimeout(flush, PAUSE_BETWEEN);
  }

  function flush() {
    clearTimeout(timer);
    timer = 0;
    if (!app) return;
    shown = read();
    const now = JSON.stringify(shown);
    if (now !== told) {
      told = now;
      tell('change', shown);
      follow();
    }
    if (run && JSON.stringify(shown.outputs) !== run.outputs) run.began = true;
  }

  // A run that ended though nobody stopped it: complete, or why it never began.
  function finish() {
    if (app) flush();
    const { began, params } = run;
    run = null;
    if (!app || JSON.stringify(shown.params) !== params) return;
    // It may well end where the recorded run did.
    if (began) tell('complete', { outputs: shown.outputs });
    else fail(figure.querySelector('.summary').textContent);
  }

  // The way into the article leads to what is shown here.
  function follow() {
    const link = document.getElementById('open');
    const to = new URL(link.href);
    to.search = app.query();
    link.href = to;
  }

  function fits({ type, min, max, options }, value) {
    switch (type) {
      case 'number':
        return Number.isFinite(value) && value >= min && value <= max;
      case 'switch':
        return typeof value === 'boolean';
      default:
        return typeof value === 'string' && value.length <= LONGEST_TEXT && (type !== 'choice' || options.includes(value));
    }
  }

  function set({ params }) {
    if (!plain(params)) return;
    const entries = Object.entries(params);
    if (!entries.every(([, given]) => plain(given) && Object.hasOwn(given, 'value'))) return;
    const query = new URLSearchParams();
    for (const [name, { value, unit }] of entries) {
      const param = known.get(name);
      if (!param) return fail(`There is no parameter “${name.slice(0, 40)}”.`);
      if (unit !== undefined && unit !== param.unit) return fail(`${name} is given in “${param.unit}”.`);
      if (!fits(param, value)) return fail(`${name}: this value is not one it can have.`);
      query.append(param.key, typeof value === 'boolean' ? Number(value) : value);
    }
    const refused = app.take(`${query}`);
    if (refused) fail(refused);
  }

  function press(names) {
    const found = button(names);
    const usable = found && !found.matches(':disabled');
    if (usable) found.click();
    else fail(found ? `“${names[0]}” cannot be pressed now.` : `This widget has no “${names[0]}”.`);
    return usable;
  }

  function csv() {
    const cell = ({ textContent }) => `"${textContent.trim().replaceAll('"', '""')}"`;
    const rows = figure.querySelector('.table-scroll table')?.rows ?? [];
    return [...rows].map((row) => [...row.cells].map(cell).join(',')).join('\n');
  }

  const verbs = new Map(
    Object.entries({
      get: () => tell('state', shown),
      set,
      play: () => running() || press(PLAY),
      pause: () => (running() || !button(PLAY)) && press(PAUSE),
      step({ n = 1 }) {
        if (!Number.isInteger(n)) return;
        if (n < 1 || n > MOST_STEPS) return fail(`A message can ask for 1 to ${MOST_STEPS} steps.`);
        while (n > 0 && press(['Step'])) n -= 1;
      },
      reset: () => press([RESET]),
      export({ format }) {
        const formats = { json: () => JSON.stringify({ id: spec.id, ...shown }), csv, link: () => document.getElementById('open').href };
        if (typeof format !== 'string') return;
        if (!Object.hasOwn(formats, format)) return fail(`There is “${Object.keys(formats).join('”, “')}”, and no other format.`);
        tell('state', { ...shown, format, text: formats[format]() });
      },
    }),
  );

  function obey(message) {
    if (timer) flush();
    verbs.get(message.type)(message);
  }

  addEventListener('message', ({ source, origin, data }) => {
    if (source !== parent || parent === window) return;
    if (!plain(data) || data.scale !== 1 || typeof data.type !== 'string') return;
    if (data.type === 'hello') {
      // An origin without a name could be anyone's.
      if (origin === 'null') return;
      host = origin;
      if (app) tell('ready', { id: spec.id });
      dispatchEvent(new Event('wake'));
      return;
    }
    if (origin !== host || !verbs.has(data.type)) return;
    if (app) obey(data);
    else if (still) fail('This is a picture; nothing in it can change.');
    else if (waiting.length < MOST_WAITING) waiting.push(data);
  });

  globalThis.scaleLabTold = changed;
  addEventListener('alive', ({ detail }) => {
    app = detail;
    clearTimeout(timer);
    timer = 0;
    shown = read();
    told = JSON.stringify(shown);
    follow();
    if (parent !== window) parent.postMessage({ scale: 1, type: 'ready', id: spec.id }, '*');
    for (const message of waiting.splice(0)) obey(message);
  });
  addEventListener('dead', () => {
    app = null;
  });

  figure.addEventListener('click', ({ target }) => {
    if (![...PAUSE, RESET].includes(target.closest('button')?.textContent.trim())) return;
    clearTimeout(settling);
    run = null;
  }, true);
  new MutationObserver(() => {
    clearTimeout(settling);
    if (running()) run ??= { outputs: JSON.stringify(shown.outputs), params: JSON.stringify(shown.params) };
    else if (run) settling = setTimeout(finish, SETTLED);
  }).observe(figure, { attributes: true, attributeFilter: ['data-state'] });
}
