// Query strings no page of ours would write, the same ones every time.

// A small generator (mulberry32), so that a failure can be repeated.
export function random(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const VALUES = [
  '', '0', '-0', '-1', '1', '1.5', '1e308', '1e309', '-1e309', '5e-324', 'NaN', 'Infinity', '-Infinity', 'nan', 'inf', '0x10', '1e', '.', '-',
  '1,1,1,1,1,1,1,1,1,1,1,1', ',', ',,,', '4,2,', '0,0', '-1,2', '99999999999999999999', '1/0', '½', '١٢', '１２', 'true', 'false', 'null',
  'undefined', '[object Object]', '__proto__', 'constructor', '%', '%2', '%zz', '%00', '%ff%fe', '%F0%9F%A7%A0', '\u{1f9e0}', '+', '%2B1',
  '<script>alert(1)</script>', '"><img src=x onerror=alert(1)>', "';--", '../../etc', 'circle,circle', 'spiral', 'x,x,x', 'relu ', ' 7e9 ',
];
const KEYS = ['v', '', '.', 's.', '.x', 's', 'theme', 'lang', 'seed', 'hide', 'lock', 'static', '__proto__.x', 'constructor.name', 'a.b.c'];

export function strangeQueries(registry, count, seed = 7) {
  const next = random(seed);
  const pick = (list) => list[Math.floor(next() * list.length)];
  const own = registry.flatMap(({ id, params }) => params.flatMap(({ name }) => [`${id}.${name}`, `s.${name}`]));
  const noise = () => Array.from({ length: 1 + Math.floor(next() * 40) }, () => `%${Math.floor(next() * 256).toString(16).padStart(2, '0')}`).join('');
  const value = () => (next() < 0.15 ? noise() : encodeLoosely(pick(VALUES)));
  const pair = () => `${next() < 0.8 ? pick(own) : pick(KEYS)}${next() < 0.95 ? '=' : ''}${value()}`;
  return Array.from({ length: count }, (_, index) => {
    const pairs = Array.from({ length: 1 + Math.floor(next() * 8) }, pair);
    if (index === 0) pairs.push(`s.model_parameters=${'9'.repeat(40_000)}`);
    if (index === 1) pairs.push(...Array(500).fill('s.precision=int4'));
    return `?${pairs.join(pick(['&', '&', '&&', ';']))}`;
  });
}

// Broken escapes must reach the page broken; only what would end the query is escaped.
function encodeLoosely(text) {
  return text.replace(/[#&<>" ]/g, (character) => encodeURIComponent(character));
}
