// The page as a text: complete, linked, described, and at home under any path.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { test } from 'node:test';
import { Key } from 'selenium-webdriver';
import { useLab } from './browser.mjs';
import { DIST } from './server.mjs';

const lab = useLab();
const SECTIONS = 15;

function pages(folder = DIST) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name.startsWith('.') ? [] : pages(path);
    return extname(path) === '.html' ? [path] : [];
  });
}

test('all sections are there, and the contents lead to each', async () => {
  await lab.open();
  const sections = await lab.run(() =>
    [...document.querySelectorAll('article > section')].map((section) => ({
      id: section.id,
      heading: section.querySelector('h2')?.textContent ?? '',
      words: section.textContent.split(/\s+/).length,
    })),
  );
  assert.equal(sections.length, SECTIONS);
  for (const { id, heading, words } of sections) {
    assert.ok(id && heading, `section ${id} has a name and a heading`);
    assert.ok(words > 80, `section ${id} has only ${words} words`);
  }
  const links = await lab.run(() =>
    [...document.querySelectorAll('nav[aria-label="Contents"] a')].map((a) => [a.hash.slice(1), a.textContent]),
  );
  assert.deepEqual(links.map(([hash]) => hash), sections.map(({ id }) => id));
  links.forEach(([hash, title], index) => assert.ok(sections[index].heading.includes(title), hash));
  for (const [hash] of [links[1], links.at(-1)]) {
    const link = await lab.run((id) => {
      const link = document.querySelector(`nav.contents a[href="#${id}"]`);
      link.scrollIntoView({ block: 'center' });
      return link;
    }, hash);
    await link.click();
    await lab.until((id) => document.getElementById(id).getBoundingClientRect().top < innerHeight, `#${hash} is in sight`, hash);
  }
});

test('every inner link leads somewhere, and notes lead there and back', async () => {
  await lab.open();
  const { broken, twice } = await lab.run(() => {
    const ids = [...document.querySelectorAll('[id]')].map((element) => element.id);
    const links = [...document.querySelectorAll('a[href^="#"]')].map((a) => decodeURIComponent(a.hash.slice(1)));
    return { broken: links.filter((id) => !ids.includes(id)), twice: ids.filter((id, index) => ids.indexOf(id) !== index) };
  });
  assert.deepEqual(broken, [], 'links into nothing');
  assert.deepEqual(twice, [], 'ids used twice');
  const lonely = await lab.run(() => {
    const notes = [...document.querySelectorAll('.notes > li')];
    const back = (note) => document.getElementById(note.querySelector('a.back')?.hash.slice(1));
    return notes.filter((note) => back(note)?.hash !== `#${note.id}`).map((note) => note.id);
  });
  assert.deepEqual(lonely, [], 'notes without a way back to where they are used');
  const first = await lab.run(() => document.querySelector('.note a'));
  await lab.run((a) => a.scrollIntoView({ block: 'center', behavior: 'instant' }), first);
  await first.click();
  assert.match(await lab.address(), /#note-\d+-\d+$/);
});

test('a glossary term explains itself on hover and on focus, and Escape takes it away', async () => {
  await lab.open();
  const word = await lab.run(() => document.querySelector('.term-word'));
  const shown = (element) => getComputedStyle(document.getElementById(element.getAttribute('aria-describedby'))).display !== 'none';
  await lab.run((element) => element.scrollIntoView({ block: 'center', behavior: 'instant' }), word);
  assert.equal(await lab.run(shown, word), false);
  await lab.driver.actions().move({ origin: word }).perform();
  await lab.until(shown, 'hovering shows the definition', word);
  await lab.driver.actions().sendKeys(Key.ESCAPE).perform();
  await lab.until((element) => {
    return getComputedStyle(document.getElementById(element.getAttribute('aria-describedby'))).display === 'none';
  }, 'Escape hides a definition the pointer opened', word);
  await lab.driver.actions().move({ x: 2, y: 2 }).perform();
  await lab.run((element) => element.focus(), word);
  await lab.until(shown, 'focus shows the definition', word);
  await lab.driver.actions().sendKeys(Key.ESCAPE).perform();
  assert.equal(await lab.run(shown, word), false, 'Escape hides a definition that focus opened');
});

test('the site works under a sub-path', async () => {
  await lab.open('', { at: '/deep/er/' });
  assert.ok(lab.server.requests.length > 3);
  for (const { path, status } of lab.server.requests) {
    assert.ok(path.startsWith('/deep/er/'), `${path} leaves the sub-path`);
    assert.equal(status, 200, path);
  }
});

test('an address that leads nowhere says so and offers the sections', async () => {
  lab.allow(/404 \(Not Found\)/);
  await lab.open('no/such/page', { alive: false });
  assert.equal(lab.server.requests[0].status, 404);
  const links = await lab.run(() => [...document.querySelectorAll('main a')].map((a) => a.getAttribute('href')));
  // The widgets, which can be embedded, are there too.
  assert.equal(links.filter((href) => href.includes('#')).length, SECTIONS);
  await (await lab.run(() => document.querySelectorAll('main a')[3])).click();
  await lab.until(() => document.querySelectorAll('article > section').length === 15, 'the link leads to the article');
});

test('the head describes the page', async () => {
  await lab.open('', { alive: false });
  const head = await lab.run(() => ({
    title: document.title,
    language: document.documentElement.lang,
    metas: Object.fromEntries(
      [...document.querySelectorAll('meta[content]')].map((m) => [m.getAttribute('name') ?? m.getAttribute('property') ?? m.httpEquiv, m.content]),
    ),
    canonical: document.querySelector('link[rel=canonical]')?.href,
    data: [...document.querySelectorAll('script[type="application/ld+json"]')].map((script) => script.textContent),
  }));
  assert.ok(head.title.length > 10 && head.language === 'en' && /^https?:/.test(head.canonical));
  for (const name of ['description', 'viewport', 'og:title', 'og:description', 'og:url', 'og:image', 'twitter:card']) {
    assert.ok(head.metas[name], `meta ${name}`);
  }
  const types = head.data.map((text) => JSON.parse(text)).map((data) => data['@type']);
  assert.ok(types.includes('Article') && types.includes('LearningResource'), types.join());
});

test('no page has a style attribute, an inline script or a handler attribute', () => {
  for (const page of pages()) {
    // The lesson in one file carries its scripts; its policy knows each by its hash.
    const html = readFileSync(page, 'utf8');
    if (page.endsWith('lesson1.html')) {
      const [, policy] = html.match(/http-equiv="Content-Security-Policy" content="([^"]+)"/);
      assert.match(policy, /script-src [^;]*'sha256-/);
      assert.doesNotMatch(policy, /unsafe-inline|'self'|https?:/);
      continue;
    }
    for (const tag of html.match(/<[a-z][^>]*>/gi)) {
      assert.doesNotMatch(tag, /\s(style|on[a-z]+)\s*=\s*["']/i, page);
      // Data blocks are no scripts: the policy lets them be.
      if (/^<script/i.test(tag)) assert.match(tag, /\ssrc=|type="application\/(json|ld\+json|octet-stream)"/, page);
      assert.doesNotMatch(tag, /^<style/i, page);
    }
  }
});

test('the policy stands in the headers as in the page', async () => {
  const response = await fetch(lab.server.origin);
  const header = response.headers.get('content-security-policy').split('; report-uri')[0];
  const html = await response.text();
  assert.equal(html.match(/http-equiv="Content-Security-Policy" content="([^"]+)"/)[1], header);
  for (const part of ["default-src 'none'", "base-uri 'none'"]) assert.ok(header.includes(part), part);
  assert.doesNotMatch(header, /unsafe-inline|unsafe-eval(?<!wasm-unsafe-eval)|https?:/);
});
