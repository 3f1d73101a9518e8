// Serves the page of the peers: their bundles from node_modules, and what
// measures them. None of it is part of the site, so no policy applies.
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const HERE = join(fileURLToPath(import.meta.url), '..');
const MODULES = join(HERE, '../node_modules');
const TYPES = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.mjs': 'text/javascript; charset=utf-8', '.wasm': 'application/wasm' };

const FILES = {
  '/': join(HERE, 'page.html'),
  '/page.mjs': join(HERE, 'page.mjs'),
  '/ceiling.mjs': join(HERE, 'ceiling.mjs'),
  '/tf.js': join(MODULES, '@tensorflow/tfjs/dist/tf.min.js'),
  '/tf-wasm.js': join(MODULES, '@tensorflow/tfjs-backend-wasm/dist/tf-backend-wasm.min.js'),
  '/convnet.js': join(MODULES, 'convnetjs/build/convnet.js'),
  '/brain.js': join(MODULES, 'brain.js/browser.js'),
};
for (const kind of ['', '-simd', '-threaded-simd']) {
  FILES[`/tfjs-backend-wasm${kind}.wasm`] = join(MODULES, `@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm${kind}.wasm`);
}

export async function servePeers() {
  const server = createServer(async (request, response) => {
    const file = FILES[new URL(request.url, 'http://host').pathname];
    if (!file) return response.writeHead(404).end();
    response.writeHead(200, { 'Content-Type': TYPES[extname(file)] }).end(await readFile(file));
  });
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    stop() {
      server.closeAllConnections();
      return new Promise((stopped) => server.close(stopped));
    },
  };
}
