// How tall every widget is in a column of text: what hosts are told that do not listen.
// `RECORD=1 node --test embed-heights.test.mjs` writes the table anew.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { useLab } from './browser.mjs';
import { DIST } from './server.mjs';

const lab = useLab();
const TABLE = new URL('../../content/embed-heights.json', import.meta.url);
const WIDTH = 720;
// Fonts differ from machine to machine, and lines break elsewhere.
const TOLERANCE = 0.15;

test('recorded heights are those of the widgets', async () => {
  const registry = JSON.parse(readFileSync(join(DIST, 'widgets.json'), 'utf8'));
  const heights = {};
  for (const { id } of registry) {
    await lab.open(`embed/${id}/`, { width: WIDTH });
    heights[id] = await lab.run(() => Math.ceil(document.getElementById('frame').getBoundingClientRect().height));
  }
  if (process.env.RECORD) writeFileSync(TABLE, `${JSON.stringify(heights, null, 2)}\n`);
  const recorded = JSON.parse(readFileSync(TABLE, 'utf8'));
  const off = Object.entries(heights).filter(([id, height]) => !(Math.abs(height / recorded[id] - 1) <= TOLERANCE));
  assert.deepEqual(off, [], 'recorded otherwise');
  for (const { id } of registry) {
    const { width, height, html } = JSON.parse(readFileSync(join(DIST, `oembed/${id}.json`), 'utf8'));
    assert.deepEqual([width, height], [WIDTH, recorded[id]], id);
    assert.ok(html.includes(` height="${height}"`), id);
  }
});
