// Embeds as journeys meet them: a browser, a host's page, the frames on it.
import { after } from 'node:test';
import { useLab } from './browser.mjs';
import { serveHosts } from './hosts.mjs';

// Runs in every document: what moved since the page was last told to forget it,
// and what a host is told.
function watch() {
  globalThis.shifts = [];
  globalThis.heard = [];
  globalThis.thrown = [];
  addEventListener('error', ({ message }) => globalThis.thrown.push(message));
  addEventListener('message', ({ data, origin }) => globalThis.heard.push({ data, origin, at: performance.now() }));
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) globalThis.shifts.push(entry.value);
  }).observe({ type: 'layout-shift', buffered: false });
}

export function useHosts() {
  const hosts = {};
  const lab = useLab({
    async started({ server, others }) {
      const pages = await serveHosts(server.origin);
      others.push(pages.origin);
      hosts.origin = pages.origin;
      hosts.stop = () => pages.stop();
    },
  });
  hosts.lab = lab;
  after(() => hosts.stop?.());

  hosts.open = (page, options = {}) => lab.open(page, { origin: hosts.origin, alive: false, atStart: watch, ...options });

  // Runs `action` with the driver inside the frame that `selector` finds, from the page outwards in.
  hosts.inside = async (selectors, action) => {
    for (const selector of [selectors].flat()) {
      const frame = await lab.until((css) => document.querySelector(css), `there is ${selector}`, selector);
      await lab.driver.switchTo().frame(frame);
    }
    try {
      return await action();
    } finally {
      await lab.driver.switchTo().defaultContent();
    }
  };

  // Waits until a frame is as tall as what is in it.
  hosts.untilSized = (selectors) => {
    const path = [selectors].flat();
    return lab.wait(async () => {
      const content = await hosts.inside(path, () => lab.run(() => Math.ceil(document.getElementById('frame')?.getBoundingClientRect().height ?? 0)));
      const outer = path.slice(0, -1);
      const frame = () => lab.run((css) => document.querySelector(css).clientHeight, path.at(-1));
      const height = outer.length ? await hosts.inside(outer, frame) : await frame();
      return content > 100 && Math.abs(content - height) <= 1;
    }, `${path.at(-1)} is as tall as its content`);
  };
  return hosts;
}
