// How an embed looks, from the flags of its address: run in the head, so that
// the first paint is right already.
//
// Knows flags, classes and selectors; knows nothing of what happens later.
(() => {
  const root = document.documentElement;
  const flags = new URLSearchParams(location.search);
  const on = (name) => flags.has(name) && !/^(0|false|no|off)$/i.test(flags.get(name));

  // An embed follows its host, so what the reader chose for the article is left out.
  // On the host's own ground, whose colour is not known here, letters are dark
  // unless the host says otherwise; and by itself a page has no host.
  const through = on('transparent') && parent !== window;
  const theme = flags.get('theme') ?? (through ? 'light' : 'auto');
  root.dataset.theme = ['light', 'dark', 'projector'].includes(theme) ? theme : 'auto';
  root.classList.toggle('transparent', through);
  for (const name of ['plain', 'static']) root.classList.toggle(name, on(name));
  root.classList.toggle('no-links', flags.has('allowLinks') && !on('allowLinks'));

  // Parts of the frame by name; any other name is that of a parameter.
  const PARTS = {
    title: '.widget-title',
    tag: '.tag',
    controls: '.controls',
    buttons: '.controls > button',
    presets: '.presets, .scenarios',
    summary: '.summary, .headline',
    folds: '.fold',
  };
  const names = (flags.get('hide') ?? '').split(',').filter((name) => /^\w[\w-]*$/.test(name));
  if (names.length) {
    const selectors = names.map((name) => (Object.hasOwn(PARTS, name) ? PARTS[name] : `[data-param="${name}"]`));
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`:is(${selectors.join(',')}) { display: none !important; }`);
    document.adoptedStyleSheets = [sheet];
  }

  // `seed` is short for the widget's own parameter, which the app reads.
  const seed = `${root.dataset.alone}.seed`;
  if (flags.has('seed') && !flags.has(seed)) {
    flags.set(seed, flags.get('seed'));
    flags.delete('seed');
    try {
      history.replaceState(null, '', `?${flags}${location.hash}`);
    } catch {
      // A frame that may not say so keeps the default seed.
    }
  }
})();
