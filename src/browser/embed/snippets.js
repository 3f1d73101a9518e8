// What to paste where, for the widget as it stands: fetched when a reader
// presses "Embed".
//
// Knows addresses and markup; the state comes from the app, as a query.

const THEMES = { auto: 'As the host has it', light: 'Light', dark: 'Dark', projector: 'Projector' };
const escape = (text) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

// Every way, in the order of how many hosts allow it.
function snippets({ id, title, height, query, theme }) {
  const page = new URL(`embed/${id}/`, root);
  page.search = query;
  if (theme !== 'auto') page.searchParams.set('theme', theme);
  // Where the widget stands: this very page.
  const article = new URL(location.pathname, location.href);
  article.search = query;
  article.hash = `widget-${id}`;
  const picture = new URL(`embed/${id}/card.png`, root);
  const script = `<script src="${new URL('embed.js', root)}" async></script>`;
  const frame = `<iframe src="${escape(page.href)}" title="${escape(title)}" width="100%" height="${height}" loading="lazy" frameborder="0" allow="clipboard-write"></iframe>`;
  const flags = theme === 'auto' ? '' : ` theme="${theme}"`;
  const params = query ? ` params="${escape(query)}"` : '';
  const image = `<a href="${escape(article.href)}"><img src="${picture}" alt="${escape(title)}" width="600" height="315"></a>`;
  return [
    ['One line, sizes itself', `<scale-widget name="${id}" title="${escape(title)}" height="${height}"${flags}${params}>${image}</scale-widget>\n${script}`, 'Where the host lets you add a script. Without it the picture and the link stay.'],
    ['Plain frame', frame, 'Where the host allows frames and no scripts. The height is fixed.'],
    ['Frame that sizes itself', `${frame}\n${script}`, 'A frame, and the script once on the page.'],
    ['Address to paste', page.href, 'For hosts that make embeds of addresses: Notion and others show the page, WordPress asks oEmbed and shows the figure as it starts, Slack and Ghost show its picture.'],
    ['Picture and link', `[![${title.replace(/[[\]]/g, '')}](${picture})](${article})`, 'Markdown, for where nothing else is allowed: README files, forums, mail.'],
  ];
}

function row([name, , note], index, said) {
  const field = make('textarea', { id: `snippet-${index}`, readOnly: true, rows: 3, spellcheck: false });
  const button = make('button', { type: 'button', className: 'quiet', textContent: 'Copy' });
  button.setAttribute('aria-label', `Copy: ${name}`);
  button.addEventListener('click', () => copy(field, said));
  return make('div', { className: 'snippet' }, make('label', { htmlFor: field.id, textContent: name }), make('p', { textContent: note }), field, button);
}

// As tall as the widget is in a column of text; as here where that cannot be had.
async function heightOf(figure) {
  try {
    return (await (await fetch(new URL(`oembed/${figure.dataset.widget}.json`, root))).json()).height;
  } catch {
    return figure.offsetHeight;
  }
}

// Shows the snippets of a figure's widget, whose state is `query`.
export async function offer(figure, query) {
  const id = figure.dataset.widget;
  const heading = figure.querySelector('.widget-title').textContent;
  const own = ofFigure(id, query);
  // Commas are legal in a query and make lists readable.
  const state = own.length > 1 ? new URLSearchParams(own).toString().replaceAll('%2C', ',') : '';
  const facts = { id, title: `Scale Lab: ${heading}`, height: await heightOf(figure), query: state };

  const said = make('p', { className: 'share-said' });
  said.setAttribute('role', 'status');
  const theme = make('select', { id: 'snippet-theme' }, ...Object.entries(THEMES).map(([value, text]) => make('option', { value, textContent: text })));
  const rows = snippets({ ...facts, theme: 'auto' }).map((snippet, index) => row(snippet, index, said));
  const fill = () => snippets({ ...facts, theme: theme.value }).forEach(([, text], index) => (rows[index].querySelector('textarea').value = text));
  theme.addEventListener('change', fill);
  fill();

  showDialog(
    `Embed “${heading}”`,
    make('p', {}, 'It shows what you see now: every setting, and no trained weights. ', make('a', { href: new URL('embed/', root).href, textContent: 'All ways to embed' }), '.'),
    make('div', { className: 'snippet-theme' }, make('label', { htmlFor: theme.id, textContent: 'Theme' }), theme),
    ...rows,
    said,
  );
}
