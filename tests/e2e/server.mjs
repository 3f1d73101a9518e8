// Serves dist/ as a host would: MIME types, the headers of `_headers`, brotli,
// a real 404. Keeps a list of what was asked for, and of policy violations:
// the policy gets a report address added, because violations inside workers
// show in no page's console.
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { extname, join, normalize, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';

// SCALE_LAB_DIST serves another build, such as an unpacked release.
export const DIST = resolve(process.env.SCALE_LAB_DIST ?? join(fileURLToPath(import.meta.url), '../../../dist'));

const REPORTS = '/policy-reports';

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml',
  '.txt': 'text/plain; charset=utf-8',
  '.ts': 'text/plain; charset=utf-8',
};
const COMPRESSED = new Set(['.html', '.css', '.js', '.json', '.wasm', '.svg', '.xml', '.txt']);
const compress = promisify(brotliCompress);

// Netlify's format: a path pattern on its own line, indented headers below it.
export function parseHeaders(text) {
  const rules = [];
  for (const line of text.split('\n')) {
    if (!line.trim() || line.trim().startsWith('#')) continue;
    if (!/^\s/.test(line)) {
      const pattern = line.trim().split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
      rules.push({ matches: new RegExp(`^${pattern.join('.*')}$`), headers: [] });
    } else {
      const [name, ...value] = line.trim().split(':');
      rules.at(-1)?.headers.push([name, value.join(':').trim()]);
    }
  }
  return rules;
}

// Starts the server; `mounts` are the paths the site stands under. Journeys need
// it soon; measurements need the smallest files, all `ready` beforehand as on a host.
export async function serve({ mounts = ['/', '/deep/er/'], reports = true, ready = false } = {}) {
  if (!existsSync(join(DIST, 'index.html'))) throw new Error('dist/ is empty; run ./dev build first');
  const rules = parseHeaders(readFileSync(join(DIST, '_headers'), 'utf8'));
  // Longest first, so that the root does not catch what stands below it.
  const byLength = [...mounts].sort((a, b) => b.length - a.length);
  const cache = new Map();
  const requests = [];
  const violations = [];
  const site = {};

  async function load(path, brotli) {
    const key = `${path} ${brotli}`;
    if (!cache.has(key)) {
      // What lies ready beside a file is what hosts send.
      const twin = brotli && existsSync(`${path}.br`);
      const content = await readFile(twin ? `${path}.br` : path);
      const params = { [constants.BROTLI_PARAM_QUALITY]: ready ? 11 : 4 };
      cache.set(key, brotli && !twin ? await compress(content, { params }) : content);
    }
    return cache.get(key);
  }

  if (ready) {
    for (const name of readdirSync(DIST, { recursive: true })) {
      const path = join(DIST, name);
      if (COMPRESSED.has(extname(path))) await load(path, true);
    }
  }

  async function answer(request, response) {
    const { pathname } = new URL(request.url, 'http://host');
    if (pathname === REPORTS) {
      let body = '';
      for await (const chunk of request) body += chunk;
      const report = JSON.parse(body)['csp-report'] ?? {};
      violations.push(`${report['effective-directive']} blocked ${report['blocked-uri']} at ${report['source-file'] ?? ''}`);
      response.writeHead(204).end();
      return;
    }
    const mount = byLength.find((path) => pathname.startsWith(path)) ?? '/';
    let path = decodeURIComponent(pathname.slice(mount.length));
    if (path === '' || path.endsWith('/')) path += 'index.html';
    let file = normalize(join(DIST, path));
    const inside = file.startsWith(DIST + sep) && existsSync(file);
    if (inside && statSync(file).isDirectory()) {
      response.writeHead(301, { Location: `${pathname}/` }).end();
      return;
    }
    const found = inside && extname(file) !== '';
    if (!found) file = join(DIST, '404.html');
    const extension = extname(file);
    const headers = { 'Content-Type': TYPES[extension] ?? 'application/octet-stream' };
    for (const rule of rules.filter((rule) => rule.matches.test(`/${path}`))) {
      for (const [name, value] of rule.headers) headers[name] = value;
    }
    if (reports && headers['Content-Security-Policy']) headers['Content-Security-Policy'] += `; report-uri ${REPORTS}`;
    // A journey may have something else arrive than what was built.
    const other = site.alter && extension === '.js' ? site.alter(request.url, await readFile(file, 'utf8')) : null;
    const brotli = other === null && COMPRESSED.has(extension) && /\bbr\b/.test(request.headers['accept-encoding'] ?? '');
    if (brotli) headers['Content-Encoding'] = 'br';
    const content = other === null ? await load(file, brotli) : Buffer.from(other);
    headers['Content-Length'] = content.length;
    const status = found ? 200 : 404;
    requests.push({ path: pathname, status, bytes: content.length });
    response.writeHead(status, headers).end(request.method === 'HEAD' ? undefined : content);
  }

  // A host may refuse a long address; here the page's own answer to it is tested.
  const server = createServer({ maxHeaderSize: 256 * 1024 }, (request, response) => {
    answer(request, response).catch((error) => response.writeHead(500).end(String(error)));
  });
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  Object.assign(site, {
    origin: `http://127.0.0.1:${server.address().port}`,
    requests,
    violations,
    stop() {
      server.closeAllConnections();
      return new Promise((stopped) => server.close(stopped));
    },
  });
  return site;
}
