// Other people's pages, on a port of their own: what embeds meet.
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const FOLDER = join(fileURLToPath(import.meta.url), '../hosts');

// What a page of this name is sent with; `site` is the embeds' origin.
const HEADERS = {
  // Word for word what `/embed/` tells strict pages.
  'csp.html': (site) => ({ 'Content-Security-Policy': `default-src 'none'; script-src ${site}/embed.js; frame-src ${site}/embed/; img-src ${site}/embed/` }),
  'isolated.html': () => ({ 'Cross-Origin-Embedder-Policy': 'require-corp', 'Cross-Origin-Opener-Policy': 'same-origin' }),
};

// Starts them; `{{site}}` in a page becomes `site`, `{{embed}}` what the query asks for.
export async function serveHosts(site) {
  const server = createServer(async (request, response) => {
    const url = new URL(request.url, 'http://host');
    const name = basename(url.pathname);
    if (extname(name) === '.ico') return response.writeHead(204).end();
    try {
      const text = await readFile(join(FOLDER, name), 'utf8');
      const type = extname(name) === '.css' ? 'text/css' : 'text/html; charset=utf-8';
      response.writeHead(200, { 'Content-Type': type, ...HEADERS[name]?.(site) });
      const embed = url.searchParams.get('embed') ?? '';
      response.end(text.replaceAll('{{site}}', site).replaceAll('{{embed}}', `${site}/embed/${embed}`.replaceAll('&', '&amp;')));
    } catch {
      response.writeHead(404).end();
    }
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
