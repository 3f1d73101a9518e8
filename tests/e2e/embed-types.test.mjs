// The types that hosts are given: a page that uses them compiles, and one that errs does not.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import ts from 'typescript';
import { DIST } from './server.mjs';

test('embed.d.ts compiles under --strict with a page that uses it', () => {
  const sample = new URL('embed-types.ts', import.meta.url).pathname;
  const program = ts.createProgram([sample], {
    noEmit: true,
    strict: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    lib: ['lib.es2022.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
    types: [],
  });
  const found = ts.getPreEmitDiagnostics(program).map(({ file, start, messageText }) => {
    const line = file ? file.getLineAndCharacterOfPosition(start).line + 1 : '';
    return `${file?.fileName ?? ''}:${line} ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
  });
  assert.deepEqual(found, []);
  const typed = new URL('../../src/browser/embed/embed.d.ts', import.meta.url);
  assert.equal(readFileSync(join(DIST, 'embed.d.ts'), 'utf8'), readFileSync(typed, 'utf8'), 'the site hands out this file');
});
