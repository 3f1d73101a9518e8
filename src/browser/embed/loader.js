// Scale Lab's widgets on any page: <scale-widget name="model-size">…</scale-widget>
// and plain frames. Written to be read; it sets no cookie and asks nobody else.
(() => {
  if (!window.customElements || customElements.get('scale-widget')) return;
  const script = document.currentScript ?? document.querySelector('script[src$="/embed.js"]');
  if (!script?.src) return;
  const base = new URL('.', script.src).href;
  const FLAGS = ['theme', 'lang', 'plain', 'static', 'transparent', 'hide', 'lock', 'seed', 'allowLinks'];
  const frames = new Set();

  function isLight(colour) {
    const [red, green, blue] = /^rgb\((\d+), (\d+), (\d+)\)$/.exec(colour)?.slice(1).map(Number) ?? [0, 0, 0];
    return 0.3 * red + 0.6 * green + 0.1 * blue > 128;
  }

  function address(element) {
    const url = new URL(`embed/${encodeURIComponent(element.getAttribute('name'))}/`, base);
    const query = new URLSearchParams(element.getAttribute('params') ?? '');
    for (const flag of FLAGS) if (element.hasAttribute(flag)) query.set(flag, element.getAttribute(flag) || '1');
    // On the host's own ground letters must be as light or as dark as the host's.
    if (query.has('transparent') && !query.has('theme')) query.set('theme', isLight(getComputedStyle(element).color) ? 'dark' : 'light');
    url.search = query;
    return url.href;
  }

  // The picture and the link stay until the frame has said how tall it is.
  function load(element) {
    const frame = document.createElement('iframe');
    frame.src = address(element);
    frame.title = element.getAttribute('title') || `Scale Lab: ${element.getAttribute('name')}`;
    frame.allow = 'clipboard-write';
    frame.scrolling = 'no';
    Object.assign(frame.style, { position: 'absolute', inset: 0, width: '100%', height: '100%', border: 0, opacity: 0, pointerEvents: 'none' });
    // What the content of a transparent frame is: otherwise a box stands behind it.
    if (element.hasAttribute('transparent')) frame.style.colorScheme = 'light';
    element.style.minHeight = `${element.getAttribute('height') || 160}px`;
    frames.add(frame);
    element.append(frame);
  }

  function reveal(frame) {
    const element = frame.parentElement;
    if (!frames.has(frame) || !frame.style.opacity) return;
    for (const child of element.children) if (child !== frame) child.style.display = 'none';
    element.style.minHeight = '';
    Object.assign(frame.style, { position: '', opacity: '', pointerEvents: '', display: 'block' });
  }

  addEventListener('message', ({ source, data }) => {
    if (data?.scale !== 1 || data.type !== 'resize' || !(data.height > 0)) return;
    for (const frame of new Set([...frames, ...document.querySelectorAll('iframe')])) {
      if (frame.contentWindow !== source || !frame.src.startsWith(base)) continue;
      frame.style.boxSizing = 'content-box';
      frame.style.height = `${Math.min(Math.ceil(data.height), 10000)}px`;
      reveal(frame);
    }
  });

  // Frames that were there first have spoken already.
  for (const frame of document.querySelectorAll('iframe')) if (frame.src.startsWith(base)) frame.contentWindow.postMessage({ scale: 1, type: 'size' }, '*');

  // Hidden or far away costs nothing.
  const near = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        if (!isIntersecting) continue;
        near.unobserve(target);
        load(target);
      }
    },
    { rootMargin: '300px' },
  );

  customElements.define(
    'scale-widget',
    class extends HTMLElement {
      connectedCallback() {
        Object.assign(this.style, { display: 'block', position: 'relative' });
        if (!this.querySelector(':scope > iframe')) near.observe(this);
      }

      disconnectedCallback() {
        near.unobserve(this);
      }
    },
  );
})();
