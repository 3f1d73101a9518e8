// The classroom: a pupil's page and the board in a browser that is slowed down as a
// whole, workers and all, and what the board holds in memory after many codes.
import { board, codes, fill, launch, native, paste, press, profile, type, untilButton } from './class.mjs';
import { serve } from './server.mjs';

const SLOWER = 5;
// Of each period the browser runs one part of five. A period is short beside what
// is measured, and long beside a turn of the scheduler.
const PERIOD = 50;
const PATIENT = 60_000;

// Stops and continues a browser's processes, a group of their own, until told to
// leave off. DevTools' own slowing does not reach workers.
function slow(browser) {
  const group = -browser.process().pid;
  let timer;
  const go = () => {
    process.kill(group, 'SIGCONT');
    timer = setTimeout(halt, PERIOD / SLOWER);
  };
  const halt = () => {
    process.kill(group, 'SIGSTOP');
    timer = setTimeout(go, PERIOD - PERIOD / SLOWER);
  };
  halt();
  return () => {
    clearTimeout(timer);
    process.kill(group, 'SIGCONT');
  };
}

// Sums a processor does in a second, in a worker.
const counted = (page) =>
  page.evaluate(
    () =>
      new Promise((resolve) => {
        const code = 'const end = performance.now() + 1000; let n = 0; let x = 1; while (performance.now() < end) { for (let i = 0; i < 1e4; i += 1) x = (x * 1.0000001) % 7; n += 1; } postMessage(n + (x > 9));';
        const worker = new Worker(URL.createObjectURL(new Blob([code], { type: 'text/javascript' })));
        worker.onmessage = ({ data }) => {
          worker.terminate();
          resolve(data);
        };
      }),
  );

const seconds = async (act) => {
  const start = performance.now();
  await act();
  return (performance.now() - start) / 1000;
};

async function heap(page) {
  const client = await page.createCDPSession();
  await client.send('HeapProfiler.collectGarbage');
  const { usedSize, backingStorageSize = 0 } = await client.send('Runtime.getHeapUsage');
  await client.detach();
  return usedSize + backingStorageSize;
}

export async function measureClassroom() {
  const [browser, server] = [await launch(), await serve({ reports: false, ready: true })];
  try {
    const pupil = `${server.origin}/1/`;
    const calm = await profile(browser, pupil, [1366, 641]);
    const usual = await counted(calm);
    let faster = slow(browser);
    const ratio = usual / (await counted(calm));
    await calm.browserContext().close();

    let page;
    const alive = await seconds(async () => (page = await profile(browser, `${pupil}#7`, [1366, 641])));
    page.setDefaultTimeout(PATIENT);
    // The largest networks of both rounds: 121 and 3,069 parameters.
    await fill(page, 'pupil-number', '12');
    await press(page, 'Start');
    await press(page, 'Lock my bet');
    const small = await seconds(async () => {
      await press(page, 'Train my network');
      await untilButton(page, 'Next: the ruler', PATIENT);
    });
    await press(page, 'Next: the ruler');
    await press(page, 'Lock my bet');
    const large = await seconds(async () => {
      await press(page, 'Train my network');
      await untilButton(page, 'Next: in words', PATIENT);
    });
    await page.browserContext().close();
    faster();

    page = await profile(browser, `${server.origin}/1/class/`, [1280, 720]);
    await board(page, 40);
    await press(page, 'Next: round 1');
    faster = slow(browser);
    const checked = await seconds(() => type(page, codes(40)[0][0]));
    faster();

    await paste(page, native(40));
    const after40 = await heap(page);
    const heaps = [];
    const all = codes(40).flat();
    for (let round = 0; round < 5; round += 1) {
      for (const code of all.slice(0, 40)) await type(page, code);
      heaps.push(await heap(page));
    }
    return { ratio, alive, small, large, checked, after40, heaps };
  } finally {
    await browser.close();
    await server.stop();
  }
}
