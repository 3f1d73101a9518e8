// Embeds by themselves: what their flags do, the snippets, what hosts that show
// pictures are given, and the page that explains it all.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { test } from 'node:test';
import { useLab } from './browser.mjs';
import { DIST } from './server.mjs';

const lab = useLab();
const registry = JSON.parse(readFileSync(join(DIST, 'widgets.json'), 'utf8'));
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const root = (read) => lab.run(read);

async function barriers() {
  await lab.run(() => document.querySelectorAll('details').forEach((details) => (details.open = true)));
  await lab.driver.executeScript(axe);
  return lab.driver.executeAsyncScript((done) => {
    const rules = { 'target-size': { enabled: true } };
    globalThis.axe.run(document, { preload: false, iframes: false, resultTypes: ['violations'], rules }).then(
      ({ violations }) => done(violations.map(({ id, nodes }) => [id, ...nodes.slice(0, 3).map((node) => `${node.target} ${node.failureSummary}`)])),
      (error) => done([[String(error)]]),
    );
  });
}

test('every widget has a page, alive, with a picture, an oEmbed answer and a way into the article', async () => {
  for (const { id, title } of registry) {
    await lab.open(`embed/${id}/`);
    const page = await root(() => ({
      figures: [...document.querySelectorAll('figure[data-widget]')].map(({ dataset }) => dataset.widget),
      card: document.querySelector('meta[property="og:image"]').content,
      oembed: document.querySelector('link[type="application/json+oembed"]').href,
      open: document.getElementById('open').getAttribute('href'),
      description: document.querySelector('meta[name="description"]').content,
    }));
    assert.deepEqual(page.figures, [id]);
    assert.match(page.description, /[.?]$/);
    assert.match(page.open, new RegExp(`^\\.\\./\\.\\./.*#widget-${id}$|#widget-${id}$`));
    const card = readFileSync(join(DIST, `embed/${id}/card.png`));
    assert.deepEqual([card.readUInt32BE(16), card.readUInt32BE(20)], [1200, 630]);
    const answer = JSON.parse(readFileSync(join(DIST, `oembed/${id}.json`), 'utf8'));
    assert.deepEqual([answer.version, answer.type, answer.title, answer.thumbnail_url], ['1.0', 'rich', title, page.card]);
    assert.match(answer.html, /^<iframe src="[^"]+" title="[^"]+"/);
    assert.ok(page.oembed.endsWith(`/oembed/${id}.json`));
  }
});

test('“Open in the article” leads to the widget', async () => {
  for (const { id } of registry) {
    await lab.open(`embed/${id}/`, { alive: false });
    await lab.driver.get(await root(() => document.getElementById('open').href));
    assert.ok(await lab.run((anchor) => document.getElementById(anchor), `widget-${id}`), id);
  }
});

test('under another path it is the same', async () => {
  await lab.open('embed/playground/', { at: '/deep/er/' });
  const playground = lab.widget('playground');
  await playground.press('Step');
  await playground.untilTag(/^live/);
  assert.match(await root(() => document.getElementById('open').href), /\/deep\/er\/(\?.*)?#widget-playground$/);
});

test('links of a calculator lead to the sources, in a tab of their own', async () => {
  await lab.open('embed/rack/');
  const link = await lab.run(() => {
    document.querySelectorAll('details').forEach((details) => (details.open = true));
    const found = document.querySelector('.assumptions a');
    found.dispatchEvent(new FocusEvent('focusin', { bubbles: true }));
    return [found.href, found.target];
  });
  assert.equal(link[0].split('#')[0], `${lab.server.origin}/sources/`);
  assert.equal(link[1], '_blank');
});

test('flags: theme, plain, hide, allowLinks', async () => {
  await lab.open('embed/milestones/?theme=dark&plain&hide=x,summary,presets&allowLinks=0');
  const shown = await root(() => {
    document.querySelectorAll('details').forEach((details) => (details.open = true));
    const visible = (selector) => document.querySelector(selector)?.checkVisibility() ?? null;
    return {
      theme: document.documentElement.dataset.theme,
      across: visible('[data-param="x"]'),
      upwards: visible('[data-param="y"]'),
      summary: visible('.summary'),
      presets: visible('.presets'),
      open: visible('#open'),
    };
  });
  assert.deepEqual(shown, { theme: 'dark', across: false, upwards: true, summary: false, presets: false, open: false });
  // A drawn figure has no title above its finding; any other loses the one it has.
  const title = () => root(() => document.querySelector('.widget-title').checkVisibility());
  await lab.open('embed/neuron/');
  assert.equal(await title(), true);
  await lab.open('embed/neuron/?plain');
  assert.equal(await title(), false);
});

test('flags hold before any program runs, and strange ones do no harm', async () => {
  await lab.open('embed/milestones/?hide=summary&theme=projector', { atStart: () => delete globalThis.WebAssembly, alive: false });
  const shown = await root(() => [document.documentElement.dataset.theme, document.querySelector('.summary').checkVisibility()]);
  assert.deepEqual(shown, ['projector', false]);
  await lab.open(`embed/model-size/?hide=${encodeURIComponent('*,body,"]{},a]b,__proto__,constructor')}&theme=__proto__&lock=%00&seed=x&lang=de`);
  assert.equal(await root(() => document.documentElement.dataset.theme), 'auto');
  assert.equal(await root(() => document.querySelector('.summary').checkVisibility()), true);
});

test('a static embed asks for no program and no trainer', async () => {
  await lab.open('embed/playground/?static', { alive: false });
  await lab.until(() => document.readyState === 'complete', 'it is there');
  assert.equal(await root(() => document.querySelector('figure').dataset.state), 'static');
});

test('before play no trainer is fetched', async () => {
  await lab.open('embed/playground/');
  assert.deepEqual(lab.server.requests.filter(({ path }) => /trainer/.test(path)), []);
});

test('“Embed” offers snippets of what is shown, and they work', async () => {
  await lab.open('?v=1&s.precision=int4&playground.seed=4');
  await lab.widget('model-size').press('Embed');
  const read = () => lab.until(() => document.querySelector('dialog[open]') && [...document.querySelectorAll('dialog textarea')].map(({ value }) => value), 'the snippets are there');
  const [tag, frame, both, address, markdown] = await read();
  const page = `${lab.server.origin}/embed/model-size/?v=1&s.precision=int4`;
  assert.equal(address, page);
  assert.ok(frame.startsWith(`<iframe src="${page.replaceAll('&', '&amp;')}" title="Scale Lab: `), frame);
  const { height } = JSON.parse(readFileSync(join(DIST, 'oembed/model-size.json'), 'utf8'));
  assert.ok(frame.includes(` height="${height}"`), frame);
  assert.ok(both.startsWith(frame) && both.includes(`<script src="${lab.server.origin}/embed.js" async></script>`));
  assert.match(tag, /<scale-widget name="model-size" [^>]*params="v=1&amp;s\.precision=int4"><a href="[^"]+"><img /);
  assert.match(markdown, /^\[!\[Scale Lab: .+\]\(http.+card\.png\)\]\(http.+#widget-model-size\)$/);
  assert.ok(!address.includes('playground'), 'other widgets’ settings stay at home');
  assert.deepEqual(await barriers(), []);
  await lab.run(() => {
    const theme = document.getElementById('snippet-theme');
    theme.value = 'dark';
    theme.dispatchEvent(new Event('change'));
  });
  const [darkTag, , , darkAddress] = await read();
  assert.ok(darkTag.includes(' theme="dark"') && darkAddress.endsWith('&theme=dark'));
  await lab.run(() => document.querySelector('dialog .snippets-head button').click());
  await lab.until(() => !document.querySelector('dialog'), 'it is gone again');
  await lab.driver.get(address);
  await lab.alive();
  await lab.widget('model-size').untilText(/at 4 bits/);
});

for (const [name, path, options] of [
  ['an embed, light', 'embed/playground/', {}],
  ['an embed, dark, narrow', 'embed/will-it-fit/', { dark: true, width: 320 }],
  ['the page about it, light', 'embed/', { alive: false }],
  ['the page about it, dark, narrow', 'embed/', { alive: false, dark: true, width: 360 }],
]) {
  test(`axe finds nothing: ${name}`, async () => {
    await lab.open(path, options);
    assert.deepEqual(await barriers(), []);
    const wide = await lab.run(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(wide <= 0, `${wide} px stick out`);
  });
}

test('the console of the page about it talks to a figure', async () => {
  await lab.open('embed/', { alive: false });
  await lab.run(() => document.getElementById('console').scrollIntoView());
  const press = (name) => lab.run((text) => [...document.querySelectorAll('[data-message]')].find(({ textContent }) => textContent === text).click(), name);
  const says = (pattern) => lab.until((source) => [...document.querySelectorAll('#console-log li')].find(({ textContent }) => new RegExp(source).test(textContent))?.textContent, `the log says ${pattern}`, pattern.source);
  await says(/← .*"ready"/);
  await press('hello');
  await press('get');
  assert.match(await says(/← .*"state"/), /"outputs":\{"parameters"/);
  await press('set');
  await says(/← .*"change".*"seed":\{[^}]*5/);
  const cards = await lab.run(() => document.querySelectorAll('.gallery li').length);
  assert.equal(cards, registry.length);
});

test('an unknown widget: the page of the 404 lists those that exist', async () => {
  lab.allow(/404/);
  await lab.open('embed/no-such/', { alive: false });
  assert.equal(lab.server.requests.find(({ path }) => path.includes('no-such')).status, 404);
  const links = await lab.run(() => [...document.querySelectorAll('main a')].map((link) => link.getAttribute('href')));
  for (const { id } of registry) assert.ok(links.some((href) => href.endsWith(`embed/${id}/`)), id);
});

test('compressed twins lie beside every file of text', () => {
  for (const name of ['index.html', 'embed/index.html', 'embed.js', 'widgets.json', 'embed.d.ts']) {
    for (const kind of ['br', 'gz']) assert.ok(existsSync(join(DIST, `${name}.${kind}`)), `${name}.${kind}`);
  }
});
