// Unpacks the lesson that is one file: every program in it gets an address that
// this page alone knows, in place of the one on a server. Runs before all else.
//
// Knows which of the two pages is asked for: the board behind #board, else the pupil's.
{
  const addresses = new Map();
  for (const block of document.querySelectorAll('script[data-file]')) {
    const bytes = Uint8Array.from(atob(block.textContent), (sign) => sign.charCodeAt(0));
    const type = block.dataset.file.endsWith('.wasm') ? 'application/wasm' : 'text/javascript';
    addresses.set(block.dataset.file, URL.createObjectURL(new Blob([bytes], { type })));
    block.remove();
  }
  for (const meta of document.querySelectorAll('meta[name][content]')) {
    meta.content = meta.content.split(' ').map((word) => addresses.get(word) ?? word).join(' ');
  }

  const isBoard = () => location.hash === '#board';
  const shown = isBoard();
  document.querySelector(`figure[data-widget="${shown ? 'pupil' : 'board'}"]`).remove();
  addEventListener('hashchange', () => isBoard() !== shown && location.reload());
}
