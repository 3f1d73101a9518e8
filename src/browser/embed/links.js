// Where an embed's links lead: into the article, in a tab of their own, or
// nowhere, where the host wants none.
{
  const root = document.documentElement;
  const home = new URL('../../', location.href);

  // The app writes links for the article; here they start two folders deeper.
  function redirect({ target }) {
    const link = target.closest?.('a[href]');
    if (!link || link.target) return;
    link.href = new URL(link.getAttribute('href'), home);
    link.target = '_blank';
    link.rel = 'noopener';
  }

  for (const type of ['pointerdown', 'focusin']) addEventListener(type, redirect, true);
  addEventListener('click', (event) => {
    if (root.classList.contains('no-links') && event.target.closest?.('a[href]')) event.preventDefault();
  }, true);
}
