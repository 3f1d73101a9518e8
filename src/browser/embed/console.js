// The live console of `/embed/`: an embed, what it says and what may be said to it.
//
// An ordinary host: it has the frame's window and messages, nothing more.

const frame = document.getElementById('console-frame');
const log = document.getElementById('console-log');
const widget = document.getElementById('console-widget');
const message = document.getElementById('console-message');
const MOST_LINES = 40;

function note(direction, data) {
  const line = document.createElement('li');
  const text = JSON.stringify(data);
  line.textContent = `${direction} ${text.length > 4000 ? `${text.slice(0, 4000)}…` : text}`;
  log.prepend(line);
  while (log.children.length > MOST_LINES) log.lastChild.remove();
}

function send(data) {
  note('→', data);
  frame.contentWindow.postMessage(data, location.origin);
}

addEventListener('message', ({ source, origin, data }) => {
  if (source !== frame.contentWindow || origin !== location.origin || data?.scale !== 1) return;
  note('←', data);
  if (data.type === 'resize') frame.style.height = `${data.height}px`;
});

for (const button of document.querySelectorAll('[data-message]')) {
  button.addEventListener('click', () => {
    message.value = JSON.stringify({ scale: 1, ...JSON.parse(button.dataset.message) });
    send(JSON.parse(message.value));
  });
}

document.getElementById('console-send').addEventListener('click', () => {
  try {
    send(JSON.parse(message.value));
  } catch (error) {
    note('✗', error.message);
  }
});

widget.addEventListener('change', () => {
  log.replaceChildren();
  frame.src = `${widget.value}/`;
  frame.title = widget.selectedOptions[0].textContent;
});

document.getElementById('console').hidden = false;
