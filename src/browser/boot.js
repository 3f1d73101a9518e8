// Starts the app and watches over it.
//
// The page is complete without this file. Each figure comes alive on its own,
// as it comes near the screen; when one fails to, its picture stays. After a
// trap the whole WASM instance is suspect: every figure goes back to its
// picture, and a button starts a fresh instance of the already compiled module
// from the state in the address.
//
// Scripts beside this one hear `alive`, with the app, when a figure is mounted
// and `dead` when the app is not to be called any more; `wake` mounts a figure
// that is out of sight. `scaleLabTold`, if there is one, is told its values.

// A page that says that its programs have not started is mistaken from here on.
document.querySelector('.asleep')?.remove();

const message = document.getElementById('message');
const figures = [...document.querySelectorAll('figure[data-widget]')];
const pictures = new Map(figures.map((figure) => [figure, [...figure.childNodes]]));

let app;
let instances = 0;
let failed = true;
let approaching;
let woken = false;
addEventListener('wake', () => (woken = true), { once: true });

// The app adds every worker it starts, so that they can be stopped without it.
globalThis.scaleLabWorkers = new Set();

function say(text, button) {
  const line = document.createElement('p');
  line.append(text);
  if (button) {
    const element = document.createElement('button');
    element.type = 'button';
    element.textContent = button.title;
    element.addEventListener('click', button.action);
    line.append(' ', element);
  }
  message.append(line);
}

function showPicture(figure, state) {
  figure.replaceChildren(...pictures.get(figure));
  figure.dataset.state = state;
}

// A turn of the event loop between figures keeps every task short.
const breathe = () =>
  new Promise((resolve) => (window.requestIdleCallback ? requestIdleCallback(resolve, { timeout: 200 }) : setTimeout(resolve)));

// The words come first: nothing of the app is fetched before they are painted,
// or known to be hidden, or somebody asks for it all the same.
const painted = new Promise((resolve) => {
  if (document.visibilityState === 'hidden') resolve();
  addEventListener('wake', resolve, { once: true });
  requestAnimationFrame(() => setTimeout(resolve));
});

const addresses = (name) => document.querySelector(`meta[name="${name}"]`).content.split(' ');

// Fetches and compiles once; what did not arrive is asked for again by the next.
const arriving = {};
const once = (name, make) => (arriving[name] ??= make().catch((error) => {
  delete arriving[name];
  throw error;
}));

async function compiled(wasm, integrity) {
  const response = await fetch(wasm, { integrity });
  if (!response.ok) throw new Error(`${wasm}: ${response.status}`);
  const streams = response.headers.get('content-type') === 'application/wasm';
  return streams ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer());
}
globalThis.scaleLabCompiled = compiled;

// Imports a script. Its integrity is checked where a link announces it; what is
// refused there is not imported, which would fetch it again without a check.
async function imported(address, integrity) {
  const link = Object.assign(document.createElement('link'), { rel: 'modulepreload', href: address, integrity });
  if (link.relList.supports('modulepreload')) {
    await new Promise((resolve, reject) => {
      link.onload = resolve;
      link.onerror = () => reject(new Error(`${address} did not arrive as announced`));
      document.head.append(link);
    });
  } else {
    await fetch(address, { integrity });
  }
  return import(link.href);
}

// A part of the app, as modules. The app too asks for it, through its glue.
async function part(name) {
  await painted;
  const files = addresses(`part-${name}`);
  return Promise.all(files.flatMap((file, index) => (index % 2 ? [] : [once(file, () => compiled(file, files[index + 1]))])));
}
globalThis.scaleLabPart = part;

// A fresh instance of the app. An address is imported once in the life of a page.
async function instance() {
  await painted;
  const [glue, glueIntegrity, wasm, wasmIntegrity] = addresses('app');
  const address = instances ? `${glue}?i=${instances}` : glue;
  instances += 1;
  const module = once('app', () => compiled(wasm, wasmIntegrity));
  const [exports] = await Promise.all([imported(address, glueIntegrity), module]);
  await exports.default({ module_or_path: await module });
  return exports;
}

// What is said to a page whose figures are pictures: they show how runs ended.
const still = (is) => document.documentElement.toggleAttribute('data-still', is);

async function start() {
  still(false);
  const started = instance().then((exports) => {
    app = exports;
    failed = false;
    for (const notice of app.notices()) say(notice);
  });
  let queue = started;
  approaching = whenNear((figure) => {
    // On its way beside the app; who mounts the figure hears of failure.
    part(figure.dataset.part).catch(() => {});
    queue = queue.then(() => mount(figure)).then(breathe, () => {});
  });
  await started;
}

// Tells of each figure, once: when it comes near the screen, or is woken.
function whenNear(tell) {
  const left = new Set(figures);
  const tellOnce = (figure) => left.delete(figure) && tell(figure);
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) if (isIntersecting) tellOnce(target);
    },
    { rootMargin: '50%' },
  );
  for (const figure of figures) observer.observe(figure);
  const wake = () => figures.forEach(tellOnce);
  if (woken) wake();
  else addEventListener('wake', wake, { once: true });
  // A frame is drawn when it is seen; an observer within frames of frames can
  // miss that.
  if (figures.length === 1) requestAnimationFrame(wake);
  return {
    stop() {
      observer.disconnect();
      left.clear();
    },
  };
}

async function mount(figure) {
  if (failed) return;
  try {
    const { widget, part } = figure.dataset;
    const from = app;
    const fetched = await from.fetch_widget(widget, part);
    if (failed || from !== app) return;
    fetched.mount(figure, globalThis.scaleLabTold);
    if (figure.dataset.state !== 'running') figure.dataset.state = 'ready';
    dispatchEvent(new CustomEvent('alive', { detail: app }));
  } catch (error) {
    console.error(error);
    showPicture(figure, 'failed');
  }
}

function giveUp() {
  if (failed) return;
  failed = true;
  dispatchEvent(new Event('dead'));
  approaching.stop();
  for (const worker of globalThis.scaleLabWorkers) worker.terminate();
  globalThis.scaleLabWorkers.clear();
  for (const figure of figures) showPicture(figure, 'failed');
  still(true);
  message.replaceChildren();
  say('Something went wrong in the live figures, so you see their pictures again. The text is all here.', {
    title: 'Start the figures again',
    action: () => {
      message.replaceChildren();
      start().catch(cannotStart);
    },
  });
}

// The program uses what this browser does not know.
const isTooNew = (error) => globalThis.WebAssembly && error instanceof WebAssembly.CompileError;

function cannotStart(error) {
  console.warn(error);
  approaching.stop();
  for (const figure of figures) showPicture(figure, 'static');
  still(true);
  say(
    isTooNew(error)
      ? 'This browser is too old for the live figures and does not run them, so you see their pictures. The text is all here.'
      : typeof WebAssembly === 'object'
      ? 'The live figures could not be loaded, so you see their pictures. Reloading the page may help.'
      : 'This browser does not run WebAssembly, so you see pictures where live figures would be. The text is all here.',
  );
}

const trapped = (error) => globalThis.WebAssembly && error instanceof WebAssembly.RuntimeError;
addEventListener('error', (event) => trapped(event.error) && giveUp());
addEventListener('unhandledrejection', (event) => trapped(event.reason) && giveUp());

// Escape takes a glossary definition away again.
addEventListener('keydown', (event) => {
  if (event.key !== 'Escape') return;
  if (document.activeElement?.matches('.term-word')) document.activeElement.blur();
  for (const term of document.querySelectorAll('.term:hover')) {
    term.classList.add('hushed');
    term.addEventListener('pointerleave', () => term.classList.remove('hushed'), { once: true });
  }
});

// Snippets for other pages, and links for pupils, fetched by the first who asks.
addEventListener('click', async ({ target }) => {
  const button = target.closest?.('[data-offers]');
  if (!button) return;
  const { offers } = button.dataset;
  const { offer } = await once(offers, () => imported(...addresses(offers)));
  offer(button.closest('figure'), app.query(), app);
});

// Of the folds in a row one is open at a time, as what they hold stands below the row.
addEventListener('click', ({ target }) => {
  const fold = target.closest?.('.fold-row > .fold > summary')?.parentElement;
  if (!fold || fold.open) return;
  for (const other of fold.parentElement.children) other.open = false;
});

// A link that runs a preset of a figure on this page; without the app it opens the
// page so. The figure may still be on its way.
addEventListener('click', (event) => {
  const link = event.target.closest?.('a[data-run]');
  const figure = link && document.querySelector(new URL(link.href).hash);
  if (!figure || failed) return;
  event.preventDefault();
  figure.scrollIntoView();
  const run = () => figure.querySelector(`[data-preset="${link.dataset.run}"]`)?.click();
  const alive = () => figure.dataset.state === 'ready' || figure.dataset.state === 'running';
  const onceAlive = () => {
    if (!alive()) return;
    removeEventListener('alive', onceAlive);
    run();
  };
  if (alive()) run();
  else addEventListener('alive', onceAlive);
});

const flags = new URLSearchParams(location.search);
const begin = () => start().catch(cannotStart);
if (flags.has('static') && !/^(0|false|no|off)$/i.test(flags.get('static'))) {
  still(true); // The pictures are what was asked for.
} else if (document.documentElement.dataset.alone) {
  // One of many frames on its host's page, perhaps far down, costs nothing yet.
  whenNear(begin);
} else {
  begin();
}
