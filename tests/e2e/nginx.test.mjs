// The site as nginx serves it with the configuration that is built.
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { DIST } from './server.mjs';

let folder;
let nginx;
let origin;

const freePort = () =>
  new Promise((found) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => found(port));
    });
  });

before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'nginx-'));
  const port = await freePort();
  origin = `http://127.0.0.1:${port}`;
  const places = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${folder}/${name};`).join(' ');
  writeFileSync(
    join(folder, 'nginx.conf'),
    `include /etc/nginx/modules-enabled/*.conf;
daemon off; pid ${folder}/pid; error_log ${folder}/error.log; worker_processes 1;
${process.getuid?.() === 0 ? 'user root;' : ''}
events {}
http { access_log off; ${places} server { listen 127.0.0.1:${port}; root ${DIST}; include ${DIST}/nginx.conf; } }`,
  );
  nginx = spawn('/usr/sbin/nginx', ['-c', join(folder, 'nginx.conf'), '-e', join(folder, 'error.log')], { stdio: 'inherit' });
  for (;;) {
    try {
      await fetch(origin);
      return;
    } catch (error) {
      if (nginx.exitCode !== null) throw new Error(readFileSync(join(folder, 'error.log'), 'utf8') || String(error));
    }
  }
});

after(() => {
  nginx?.kill();
  rmSync(folder, { recursive: true, force: true });
});

const get = (path, accept = 'identity') => {
  // `fetch` adds encodings of its own; curl sends what it is told.
  const text = execFileSync('curl', ['-sS', '-D', '-', '-o', '/dev/null', '-H', `Accept-Encoding: ${accept}`, `${origin}${path}`], { encoding: 'utf8' });
  const [status, ...lines] = text.trim().split('\r\n');
  return { status: Number(status.split(' ')[1]), headers: new Headers(lines.map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()])) };
};
const asset = (pattern) => `/assets/${readdirSync(join(DIST, 'assets')).find((name) => pattern.test(name))}`;

test('types', () => {
  for (const [path, type] of [
    ['/', /^text\/html; charset=utf-8$/],
    ['/embed/model-size/', /^text\/html/],
    ['/embed.js', /^text\/javascript/],
    ['/widgets.json', /^application\/json/],
    ['/card.png', /^image\/png$/],
    ['/embed.d.ts', /^text\/plain/],
    [asset(/\.wasm$/), /^application\/wasm$/],
    [asset(/\.css$/), /^text\/css/],
  ]) {
    const { status, headers } = get(path);
    assert.equal(status, 200, path);
    assert.match(headers.get('content-type'), type, path);
  }
});

test('headers everywhere, in frames, and for files that never change', () => {
  for (const path of ['/', '/embed/model-size/', '/embed.js', asset(/^app.*\.wasm$/), '/no-such']) {
    const { headers } = get(path);
    assert.equal(headers.get('access-control-allow-origin'), '*', path);
    assert.equal(headers.get('cross-origin-resource-policy'), 'cross-origin', path);
    assert.match(headers.get('content-security-policy'), /^default-src 'none'/, path);
    assert.equal(headers.get('x-frame-options'), null, path);
  }
  assert.equal(get('/embed/model-size/').headers.get('cross-origin-embedder-policy'), 'require-corp');
  assert.equal(get('/').headers.get('cross-origin-embedder-policy'), null);
  assert.match(get(asset(/\.css$/)).headers.get('cache-control'), /immutable/);
  assert.equal(get('/embed.js').headers.get('cache-control'), null);
});

test('what lies ready is sent: brotli, else gzip', () => {
  for (const path of ['/', '/embed/model-size/', '/embed.js', asset(/^app.*\.wasm$/)]) {
    assert.equal(get(path, 'br, gzip').headers.get('content-encoding'), 'br', path);
    assert.equal(get(path, 'gzip').headers.get('content-encoding'), 'gzip', path);
    assert.equal(get(path).headers.get('content-encoding'), null, path);
  }
});

test('oEmbed is answered, and what is not there is a 404', () => {
  const ask = (address) => get(`/oembed?url=${encodeURIComponent(address)}`);
  const { status, headers } = ask('https://scale.example/embed/model-size/?v=1&s.precision=int4');
  assert.equal(status, 200);
  assert.match(headers.get('content-type'), /^application\/json/);
  assert.equal(ask('https://scale.example/embed/no-such/').status, 404);
  assert.equal(ask('https://scale.example/').status, 404);
  assert.equal(get('/embed/no-such/').status, 404);
});
