// A teacher's task above the figure, and the question for a pupil's number where
// the link gives each a seed of their own. Both stand behind # in the address.
{
  const flags = new URLSearchParams(location.hash.slice(1));
  const frame = document.getElementById('frame');
  const seed = `${document.documentElement.dataset.alone}.seed`;
  const query = new URLSearchParams(location.search);
  const add = (tag, properties, ...children) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
  };

  const task = flags.get('task');
  const parts = task ? [add('p', { className: 'task', textContent: task.slice(0, 300) })] : [];
  if (flags.has('number') && query.has(seed)) parts.push(add('p', { className: 'task-number', textContent: `Your number: ${query.get(seed)}` }));
  if (flags.has('number') && !query.has(seed)) {
    const number = add('input', { id: 'task-number', inputMode: 'numeric', autocomplete: 'off' });
    const fault = add('span', { className: 'error' });
    fault.setAttribute('role', 'status');
    const start = add('button', { type: 'button', textContent: 'Start' });
    const begin = () => {
      const text = number.value.trim();
      if (!/^[0-9]{1,3}$/.test(text) || Number(text) < 1) {
        fault.textContent = 'Type a whole number from 1 to 999.';
        return;
      }
      query.set(seed, Number(text));
      location.search = query;
    };
    start.addEventListener('click', begin);
    number.addEventListener('keydown', ({ key }) => key === 'Enter' && begin());
    parts.push(add('p', { className: 'task-number' }, add('label', { htmlFor: number.id, textContent: 'Your number, from your teacher' }), number, start, fault));
    document.getElementById('main').hidden = true;
  }
  frame.prepend(...parts);
}
