// The theme: from the address, else as chosen before, else as the system has it.
// An embed has no button: it follows its address and its host.
//
// Every page has it. Knows the button; nothing of figures.
{
  const themes = ['auto', 'light', 'dark', 'projector'];
  const themeButton = document.getElementById('theme');
  function kept() {
    try {
      return localStorage.getItem('theme');
    } catch {
      return null; // storage is refused in sandboxed frames
    }
  }
  function setTheme(theme, keep) {
    const known = themes.includes(theme) ? theme : 'auto';
    document.documentElement.dataset.theme = known;
    themeButton.textContent = `Theme: ${known}`;
    if (!keep) return;
    try {
      localStorage.setItem('theme', known);
    } catch {
      // The choice lasts as long as the page.
    }
  }
  const flags = new URLSearchParams(location.search);
  if (themeButton) {
    setTheme(flags.get('theme') ?? kept() ?? 'auto', false);
    themeButton.hidden = false;
    themeButton.addEventListener('click', () => {
      const next = (themes.indexOf(document.documentElement.dataset.theme) + 1) % themes.length;
      setTheme(themes[next], true);
      dispatchEvent(new Event('themechange'));
    });
  }
}
