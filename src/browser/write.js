// How the app's HTML gets into the page.
//
// Knows nodes and text; nothing of figures or of the app.
{
  // What the app writes as HTML. Nodes that stay the same are left alone, so that
  // a moved slider has little laid out and painted again; most of the time other
  // words and numbers stand in the same tags, which takes no parser to see.
  const written = new WeakMap();
  globalThis.scaleLabWrite = (element, html) => {
    const before = written.get(element);
    const parts = html.split(/(<[^>]*>)/);
    written.set(element, parts);
    if (!before) element.innerHTML = html;
    else if (!amend(element, before, parts)) {
      const wanted = element.cloneNode(false);
      wanted.innerHTML = html;
      become(element, wanted);
    }
  };

  // Every second part is a tag; what a tag is like apart from its values.
  const frame = (part, index) => (index % 2 ? part.replace(/"[^"]*"/g, '') : !part);
  const plain = (text) => text.replace(/&(lt|gt|quot|amp);/g, (_, name) => ({ lt: '<', gt: '>', quot: '"', amp: '&' })[name]);

  // Whether the parts could be written over those before. Not where other tags
  // stand, or where something else, such as a translator, has been at the nodes.
  function amend(element, before, parts) {
    const same = (part, index) => part === before[index];
    if (before.length !== parts.length || !parts.every((part, index) => same(part, index) || frame(part, index) === frame(before[index], index))) return false;
    const nodes = document.createTreeWalker(element, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    return parts.every((part, index) => {
      if (!part || part.startsWith('</')) return true;
      const node = nodes.nextNode();
      if (same(part, index)) return node;
      if (index % 2 === 0) {
        if (node?.data !== plain(before[index])) return false;
        node.data = plain(part);
        return true;
      }
      if (!node?.localName || !part.startsWith(`<${node.localName}`)) return false;
      for (const [, name, value] of part.matchAll(/([\w-]+)="([^"]*)"/g)) node.setAttribute(name, plain(value));
      return true;
    });
  }

  function become(node, wanted) {
    const [old, all] = [node, wanted].map(({ childNodes }) => [...childNodes]);
    for (const child of old.slice(all.length)) child.remove();
    all.forEach((next, index) => {
      const child = old[index];
      if (!child) node.append(next);
      else if (child.nodeName !== next.nodeName) child.replaceWith(next);
      else if (child.nodeType === Node.TEXT_NODE) child.data = next.data;
      else if (!child.isEqualNode(next)) {
        for (const { name } of [...child.attributes]) if (!next.hasAttribute(name)) child.removeAttribute(name);
        for (const { name, value } of next.attributes) if (child.getAttribute(name) !== value) child.setAttribute(name, value);
        become(child, next);
      }
    });
  }
}
