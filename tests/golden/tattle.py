#!/usr/bin/env python3
"""Tattle once more, by other means: what src/language is tested against.

Prints the exact entropy and lines with their surprise. tests/golden/tattle_lines.tsv was written by
    python3 tests/golden/tattle.py 1000
"""
import math, pathlib, random, sys
from functools import lru_cache

def read(path):
    lists, words = {}, None
    for line in path.read_text().splitlines():
        if line.startswith("["): words = lists.setdefault(line[1:-1], [])
        elif line and not line.startswith("#"): words += [w.strip() for w in line.split(",") if w.strip()]
    return lists

WORDS = read(pathlib.Path(__file__).parents[2] / "content/language/tattle.txt")
ANIMALS, FOODS, ADJECTIVES, VERBS = (WORDS[k] for k in ("animals", "foods", "adjectives", "verbs"))
RELATIVE_VERBS, PREPOSITIONS = WORDS["relative verbs"], WORDS["prepositions"]
NAMES, SURNAMES, CITIES, JOBS, THINGS, PLACES = (WORDS[k] for k in ("names", "surnames", "cities", "jobs", "things", "places"))
GOOD, BAD, PRAISE, COMFORT = (WORDS[k] for k in ("good news", "bad news", "praise", "comfort"))
OPEN, CLOSE = "([{", ")]}"
ALPHABET = "\nabcdefghijklmnopqrstuvwxyz .,?!:()[]{}0123456789"

def zipf(words):
    weights = [1 / (rank + 1.5) for rank in range(len(words))]
    return [(w, x / sum(weights)) for w, x in zip(words, weights)]

def mix(a, b, c):
    """A hash of 64 bits: facts take no table."""
    m = (1 << 64) - 1
    x = (a * 0x9E3779B97F4A7C15 ^ b * 0xBF58476D1CE4E5B9 ^ c * 0x94D049BB133111EB) & m
    x ^= x >> 31; x = x * 0xBF58476D1CE4E5B9 & m; x ^= x >> 29; x = x * 0x94D049BB133111EB & m
    return x ^ x >> 32

def fact(words, right, p, end, to):
    return [(w + end, p if i == right else (1 - p) / (len(words) - 1), to) for i, w in enumerate(words)]

def nouns(share, to):
    """An animal in the singular or the plural, equally likely."""
    return [(f"{w}{'s' if plural else ''} ", share * p / 2, to(i, plural)) for i, (w, p) in enumerate(zipf(ANIMALS)) for plural in (False, True)]

def verbs(words, share, plural, to):
    return [(f"{w}{'' if plural else 's'} ", share / len(words), to(i)) for i, w in enumerate(words)]

@lru_cache(maxsize=None)
def next(state):
    kind, *v = state
    if kind == "line":
        return [("the ", .36, ("noun", False)), ("a box ", .12, ("box", 0, ""))] + [(w, .52 * p, ("name", i)) for i, (w, p) in enumerate(zipf(NAMES))]
    if kind == "noun":
        (described,) = v
        some = [] if described else [(f"{a} ", .4 / len(ADJECTIVES), ("noun", True)) for a in ADJECTIVES]
        return some + nouns(1 if described else .6, lambda i, plural: ("after", i, plural))
    if kind == "after":
        i, plural = v
        return [("that the ", .4, ("relative", i, plural))] + [(f"{p} the ", .1, ("near", i, plural)) for p in PREPOSITIONS] + verbs(VERBS, .3, plural, lambda k: ("food", i, k))
    if kind == "relative": return nouns(1, lambda _, inner: ("relative verb", v[0], v[1], inner))
    if kind == "relative verb": return verbs(RELATIVE_VERBS, 1, v[2], lambda _: ("verb", v[0], v[1]))
    if kind == "near": return nouns(1, lambda *_: ("verb", v[0], v[1]))
    if kind == "verb": return verbs(VERBS, 1, v[1], lambda k: ("food", v[0], k))
    if kind == "food": return fact(FOODS, mix(v[0], v[1], 1) % len(FOODS), .9, ".\n", None)
    if kind == "name":
        return [(" hid the ", .26, ("hid", v[0])), (" had ", .26, ("had",)), (" says: i ", .14, ("says", v[0]))] + [(f" {w} of ", .34 * p, ("city", v[0], i)) for i, (w, p) in enumerate(zipf(SURNAMES))]
    if kind == "hid": return [(f"{w} in the ", p, ("place", v[0], i)) for i, (w, p) in enumerate(zipf(THINGS))]
    if kind == "place": return [(f"{w}. ", p, ("asked", *v, i)) for i, (w, p) in enumerate(zipf(PLACES))]
    if kind == "asked":
        return [(f"who hid it? {NAMES[v[0]]}.\n", .4, None), (f"where? the {PLACES[v[2]]}.\n", .3, None), (f"what? the {THINGS[v[1]]}.\n", .3, None)]
    if kind == "had": return [(f"{a} ", 1 / 8, ("had things", a)) for a in range(2, 10)]
    if kind == "had things": return [(f"{w}s, ", p, ("got or lost", v[0])) for w, p in zipf(THINGS)]
    if kind == "got or lost": return [("got ", .5, ("second", v[0], 1)), ("lost ", .5, ("second", v[0], -1))]
    if kind == "second":
        a, sign = v; most = 9 if sign > 0 else a
        return [(f"{b}, has ", 1 / most, ("result", a + sign * b)) for b in range(1, most + 1)]
    if kind == "result": return [(f"{v[0]}.\n", 1, None)]
    if kind == "says": return [(f"{w}. ", .125, ("answer", v[0], good)) for good, words in ((True, GOOD), (False, BAD)) for w in words]
    if kind == "answer": return [(f"{w}, {NAMES[v[0]]}!\n", .5, None) for w in (PRAISE if v[1] else COMFORT)]
    if kind == "city": return fact(CITIES, mix(v[0], v[1], 2) % len(CITIES), .95, " is a ", ("job", *v))
    if kind == "job": return fact(JOBS, mix(v[0], v[1], 3) % len(JOBS), .95, ".\n", None)
    if kind == "thing": return [(f"a {w}", p, ("box", v[0] + 1, v[1])) for w, p in zipf(THINGS)]
    if kind == "box":  # things so far, brackets that are open
        things, stack = v
        if not things: return [(o, 1 / 3, ("thing", 0, o)) for o in OPEN]
        if not stack: return [(".\n", 1, None)]
        deeper = len(stack) < 3 and things < 5
        out = [(f" {o}", .1, ("thing", things, stack + o)) for o in OPEN] if deeper else []
        if things < 5: out += [(f" a {w}", (.3 if deeper else .4) * p, ("box", things + 1, stack)) for w, p in zipf(THINGS)]
        return out + [(CLOSE[OPEN.index(stack[-1])], .4 if deeper else 1 if things >= 5 else .6, ("box", things, stack[:-1]))]
    raise ValueError(state)

@lru_cache(maxsize=None)
def rest(state):
    """Expected nats and letters of what remains of the line."""
    if state is None: return 0., 0.
    options = next(state)
    texts = sorted(t for t, _, _ in options)
    assert abs(sum(p for _, p, _ in options) - 1) < 1e-9, state
    assert not any(b.startswith(a) for a, b in zip(texts, texts[1:])), state
    nats = letters = 0.
    for text, p, to in options:
        n, l = rest(to); nats += p * (n - math.log(p)); letters += p * (l + len(text))
    return nats, letters

@lru_cache(maxsize=None)
def window(state, room):
    """Expected nats of the next `room` letters; lines follow one another."""
    if room == 0: return 0.
    state = state or ("line",); nats = 0.; cut = {}
    for text, p, to in next(state):
        if len(text) <= room: nats += p * (window(to, room - len(text)) - math.log(p))
        else: cut[text[:room]] = cut.get(text[:room], 0.) + p
    return nats - sum(p * math.log(p) for p in cut.values())

def line(rng):
    state, text, nats = ("line",), "", 0.
    while state is not None:
        options = next(state)
        t, p, state = rng.choices(options, [p for _, p, _ in options])[0]
        text += t; nats -= math.log(p)
    return text, nats

if __name__ == "__main__":
    sys.setrecursionlimit(10000)
    nats, letters = rest(("line",))
    floor = window(("line",), 64) / 64
    print(f"# nats a line {nats:.9f}, letters a line {letters:.9f}, rate {nats / letters:.9f}, floor of 64 letters {floor:.9f}")
    rng = random.Random(1)
    for _ in range(int(sys.argv[1])):
        text, surprise = line(rng)
        print(f"{surprise:.9f}\t{text}", end="")
