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
    const after = { parts: html.split(/(<[^>]*>)/) };
    written.set(element, after);
    if (!before) element.innerHTML = html;
    else if (!amend(element, before, after)) {
      after.nodes = undefined;
      const wanted = element.cloneNode(false);
      wanted.innerHTML = html;
      become(element, wanted);
    }
  };

  const plain = (text) => text.replace(/&(lt|gt|quot|amp);/g, (_, name) => ({ lt: '<', gt: '>', quot: '"', amp: '&' })[name]);

  // The node that each part stands for; every second part is a tag.
  function nodesOf(element, parts) {
    const nodes = document.createTreeWalker(element, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    return parts.map((part) => part && !part.startsWith('</') && nodes.nextNode());
  }

  // Whether the parts could be written over those before. Not where other tags
  // stand, or where something else, such as a translator, has been at the nodes.
  function amend(element, before, after) {
    if (before.parts.length !== after.parts.length) return false;
    const nodes = before.nodes ?? nodesOf(element, before.parts);
    after.nodes = nodes;
    return after.parts.every((part, index) => {
      const old = before.parts[index];
      if (part === old) return true;
      const node = nodes[index];
      if (!node?.isConnected) return false;
      return index % 2 ? amendTag(node, old, part) : amendText(node, old, part);
    });
  }

  function amendText(node, old, text) {
    if (!text || node.data !== plain(old)) return false;
    node.data = plain(text);
    return true;
  }

  // Between quotation marks, every second piece is a value; the piece before it ends in its name.
  function amendTag(node, old, tag) {
    const [from, to] = [old.split('"'), tag.split('"')];
    if (from.length !== to.length || !old.startsWith(`<${node.localName}`)) return false;
    return to.every((piece, index) => {
      if (piece === from[index]) return true;
      if (index % 2 === 0) return false;
      node.setAttribute(to[index - 1].slice(to[index - 1].lastIndexOf(' ') + 1, -1), plain(piece));
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
