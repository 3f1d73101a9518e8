// A dialog over the page, for what is fetched when a reader asks for it.
//
// Knows elements and the site's root; knows nothing of what is offered.

const root = new URL(document.querySelector('.brand').getAttribute('href'), location.href);

function make(tag, properties = {}, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

async function copy(field, said) {
  field.select();
  try {
    await navigator.clipboard.writeText(field.value);
    said.textContent = 'Copied.';
  } catch {
    said.textContent = 'Selected; copy it with your keyboard.';
  }
}

// Of a state, what is a figure's own or shared by all.
const ofFigure = (id, query) => [...new URLSearchParams(query)].filter(([key]) => key.startsWith(`${id}.`) || key.startsWith('s.') || key === 'v');

function showDialog(heading, ...content) {
  const close = make('button', { type: 'button', className: 'quiet', textContent: 'Close' });
  const title = make('h2', { id: 'snippets-title', textContent: heading });
  const dialog = make('dialog', { className: 'snippets' }, make('div', { className: 'snippets-head' }, title, close), ...content);
  dialog.setAttribute('aria-labelledby', title.id);
  close.addEventListener('click', () => dialog.close());
  dialog.addEventListener('close', () => dialog.remove());
  // After the figure: it covers the page, and leaves the app's own elements alone.
  document.body.append(dialog);
  dialog.showModal();
}

