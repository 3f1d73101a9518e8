// One headless Chromium and one server for a file of journeys.
//
// Everything a page must never do is collected while it runs (console errors,
// policy violations, requests to other hosts) and checked after every test.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { after, afterEach, before } from 'node:test';
import { Builder, logging } from 'selenium-webdriver';
import chrome from 'selenium-webdriver/chrome.js';
import { serve } from './server.mjs';
import { Widget } from './widget.mjs';

// Selenium must use the installed browser and driver, and fetch nothing.
process.env.SE_OFFLINE = 'true';
process.env.SE_AVOID_STATS = 'true';

export const FLAGS = [
  '--headless=new',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
// A graphics card in software, which every machine has.
const WITH_GPU = [...FLAGS.filter((flag) => flag !== '--disable-gpu'), '--enable-unsafe-webgpu', '--use-webgpu-adapter=swiftshader'];
// A journey that needed another host would fail here, not only be reported.
const LOCAL_ONLY = '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1';

export const which = (program) => execFileSync('which', [program], { encoding: 'utf8' }).trim();

// A loaded machine is slow, not broken: waiting is cut short only when hope is lost.
export const PATIENCE = 30_000;

// Runs in every document before any of its scripts.
function watch() {
  globalThis.journeyViolations = [];
  addEventListener(
    'securitypolicyviolation',
    (event) => globalThis.journeyViolations.push(`${event.effectiveDirective} blocked ${event.blockedURI}`),
    true,
  );
}

class Lab {
  async start({ server, gpu = false } = {}) {
    this.server = await serve(server);
    const options = new chrome.Options().setChromeBinaryPath(which('chromium'));
    options.addArguments(...(gpu ? WITH_GPU : FLAGS), LOCAL_ONLY);
    const logs = new logging.Preferences();
    logs.setLevel(logging.Type.BROWSER, logging.Level.ALL);
    logs.setLevel(logging.Type.PERFORMANCE, logging.Level.ALL);
    options.setLoggingPrefs(logs);
    options.setPerfLoggingPrefs({ enableNetwork: true, enablePage: false });
    this.driver = await new Builder()
      .forBrowser('chrome')
      .setChromeOptions(options)
      .setChromeService(new chrome.ServiceBuilder(which('chromedriver')))
      .build();
    await this.cdp('Page.addScriptToEvaluateOnNewDocument', { source: `(${watch})()` });
    this.allowed = [];
    this.injected = [];
    // Origins of other servers of the journeys.
    this.others = [];
  }

  async stop() {
    await this.driver?.quit();
    await this.server?.stop();
  }

  cdp(command, parameters = {}) {
    return this.driver.sendAndGetDevToolsCommand(command, parameters);
  }

  // Opens a page as a new reader would: nothing stored, media as asked for.
  // `atStart` is a function that runs before any script of the page.
  async open(path = '', options = {}) {
    const { origin = this.server.origin, at = '/', width = 1280, height = 900, dark = false, reducedMotion = false, forcedColors = false } = options;
    const { javascript = true, atStart, alive = javascript } = options;
    const media = (name, on, value, otherwise) => ({ name, value: on ? value : otherwise });
    for (const identifier of this.injected.splice(0)) {
      await this.cdp('Page.removeScriptToEvaluateOnNewDocument', { identifier });
    }
    await this.cdp('Network.clearBrowserCache');
    await this.cdp('Storage.clearDataForOrigin', { origin: this.server.origin, storageTypes: 'all' });
    await this.cdp('Emulation.setScriptExecutionDisabled', { value: !javascript });
    await this.cdp('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: 1, mobile: false });
    await this.cdp('Emulation.setEmulatedMedia', {
      media: options.print ? 'print' : '',
      features: [
        media('prefers-color-scheme', dark, 'dark', 'light'),
        media('prefers-reduced-motion', reducedMotion, 'reduce', 'no-preference'),
        media('forced-colors', forcedColors, 'active', 'none'),
      ],
    });
    if (atStart) {
      const { identifier } = await this.cdp('Page.addScriptToEvaluateOnNewDocument', { source: `(${atStart})()` });
      this.injected.push(identifier);
    }
    // Two addresses that differ in their anchor only would not load anew.
    await this.driver.get('about:blank');
    this.server.requests.length = 0;
    await this.driver.get(`${origin}${at}${path}`);
    if (alive) await this.alive();
  }

  // Until every figure is alive, which each is once it comes near the screen; a
  // page that gave up is told at once, not waited out.
  async alive() {
    const end = await this.until(() => {
      const figures = [...document.querySelectorAll('figure[data-widget]')];
      const asleep = figures.find(({ dataset }) => dataset.state !== 'ready' && dataset.state !== 'running');
      if (!asleep) {
        scrollTo(0, 0);
        return 'alive';
      }
      asleep.scrollIntoView();
      const said = document.getElementById('message').textContent;
      return /could not be loaded|went wrong|does not run/.test(said) && said;
    }, 'every figure is alive');
    assert.equal(end, 'alive');
  }

  // Runs a function in the page.
  run(action, ...values) {
    return this.driver.executeScript(action, ...values);
  }

  // Waits until a function, run in the page, gives something true; gives it back.
  until(condition, what, ...values) {
    return this.wait(() => this.run(condition, ...values), what);
  }

  // The same for a function that runs here.
  wait(condition, what, patience = PATIENCE) {
    return this.driver.wait(condition, patience, `waited in vain until ${what}`, 40);
  }

  widget(id) {
    return new Widget(this, id);
  }

  address() {
    return this.driver.getCurrentUrl();
  }

  // What the page says above the article: about the link, or about a failure.
  notices() {
    return this.run(() => [...document.querySelectorAll('#message p')].map((line) => line.textContent));
  }

  // For a test that provokes an error: console lines that match are expected.
  allow(...patterns) {
    this.allowed.push(...patterns);
  }

  // The addresses of all requests since the last call.
  async requested() {
    const entries = await this.driver.manage().logs().get(logging.Type.PERFORMANCE);
    return entries
      .map((entry) => JSON.parse(entry.message).message)
      .map(({ method, params }) => {
        if (method === 'Network.requestWillBeSent') return params.request.url;
        return method === 'Network.webSocketCreated' ? params.url : null;
      })
      .filter(Boolean);
  }

  async assertClean() {
    const allowed = this.allowed.splice(0);
    const console = await this.driver.manage().logs().get(logging.Type.BROWSER);
    const errors = console
      .filter((entry) => entry.level.value >= logging.Level.SEVERE.value)
      .map((entry) => entry.message)
      .filter((message) => !allowed.some((pattern) => pattern.test(message)));
    const seen = await this.run(() => globalThis.journeyViolations ?? []);
    const violations = [...seen, ...this.server.violations.splice(0)];
    const ours = [this.server.origin, ...this.others];
    const foreign = (await this.requested()).filter((url) => /^(http|ws)/.test(url) && !ours.some((origin) => url.startsWith(`${origin}/`)));
    assert.deepEqual({ errors, violations, foreign }, { errors: [], violations: [], foreign: [] });
  }
}

// For the head of a test file: a browser for all its tests, each checked to be clean.
// `started` is called once the server stands.
export function useLab({ started, ...options } = {}) {
  const lab = new Lab();
  before(async () => {
    await lab.start(options);
    await started?.(lab);
  });
  afterEach(() => lab.assertClean());
  after(() => lab.stop());
  return lab;
}

// For programs that are no tests.
export async function startLab(options) {
  const lab = new Lab();
  await lab.start(options);
  return lab;
}
