// The way through the article: which section is being read, in the header and
// among the ticks, and the place to come back to.
//
// The page is complete without this file: ticks and contents are links. Knows
// sections and their headings; nothing of figures or of the app.
{
  const sections = [...document.querySelectorAll('article > section')];
  const ticks = [...document.querySelectorAll('.way a')];
  const here = document.querySelector('.here');
  const root = document.documentElement;
  // What stands this far down the screen is what is being read.
  const EYE = 0.35;

  const numbered = (link, index) => {
    const section = sections[index];
    link.hidden = !section;
    if (!section) return;
    link.href = `#${section.id}`;
    link.querySelector('.way-number').textContent = index;
    link.querySelector('.way-name').textContent = ticks[index].textContent.replace(/^\d+\s*/, '');
  };

  let current = -1;
  function show(index) {
    if (index === current) return;
    current = index;
    root.dataset.section = index;
    ticks.forEach((tick, place) => {
      if (place === index) tick.setAttribute('aria-current', 'true');
      else tick.removeAttribute('aria-current');
      tick.classList.toggle('is-past', place < index);
    });
    const [before, now, after] = here.children;
    numbered(before, index - 1);
    numbered(now, index);
    numbered(after, index + 1);
    dispatchEvent(new CustomEvent('section', { detail: index }));
  }

  const reading = () => {
    const eye = innerHeight * EYE;
    const next = sections.findIndex((section) => section.getBoundingClientRect().top > eye);
    return Math.max(0, (next < 0 ? sections.length : next) - 1);
  };

  // The place that is read, as a part of a section and how far it is down the
  // screen: sections that were not laid out yet have other heights.
  const KEY = `place ${location.pathname}`;
  const top = (element) => element.getBoundingClientRect().top;
  function place() {
    const index = reading();
    const parts = [...sections[index].children];
    const below = parts.findIndex((part) => part.getBoundingClientRect().bottom > innerHeight * EYE);
    const part = Math.max(0, below);
    return parts[part] && { index, part, down: top(parts[part]) };
  }

  function goBackTo({ index, part, down }) {
    const element = sections[index]?.children[part];
    if (!element) return false;
    // What comes into sight on the way is laid out only then.
    for (let round = 0; round < 4; round += 1) scrollBy({ top: top(element) - down, behavior: 'instant' });
    return Math.abs(top(element) - down) < 2;
  }

  let kept = null;
  let width = innerWidth;
  let waiting = false;
  function follow() {
    waiting = false;
    show(reading());
    if (innerWidth === width) kept = place();
  }
  const followSoon = () => {
    if (!waiting) requestAnimationFrame(follow);
    waiting = true;
  };
  addEventListener('scroll', followSoon, { passive: true });
  addEventListener('resize', () => {
    // A page of another width is another page: the reader stays at the same words.
    if (innerWidth !== width && kept && scrollY > 0) goBackTo(kept);
    width = innerWidth;
    followSoon();
  });

  addEventListener('pagehide', () => {
    try {
      sessionStorage.setItem(KEY, JSON.stringify(scrollY > 0 ? place() : null));
    } catch {
      // Storage is refused in sandboxed frames: the browser's own guess stands.
    }
  });

  const [entry] = performance.getEntriesByType('navigation');
  if (entry?.type === 'reload' || entry?.type === 'back_forward') {
    let from = null;
    try {
      from = JSON.parse(sessionStorage.getItem(KEY));
    } catch {
      // As above.
    }
    if (from) {
      history.scrollRestoration = 'manual';
      // The style sheet and the first figures may still come, and move it.
      let left = 30;
      const settle = () => {
        left -= 1;
        if (left >= 0) goBackTo(from);
        if (left > 0) requestAnimationFrame(settle);
      };
      const stop = () => (left = -1);
      for (const sign of ['wheel', 'touchstart', 'keydown', 'pointerdown']) addEventListener(sign, stop, { once: true, passive: true });
      settle();
      addEventListener('load', () => left >= 0 && goBackTo(from), { once: true });
    }
  }
  follow();
}
