"""Files of the cache that are damaged, cut, exchanged, of others or of another shape: they are not used.

`python tools/fuzz/cache.py` does it with atheris.
"""

from __future__ import annotations

import json
from copy import deepcopy
from random import Random

import pytest

from wamjit import Prolog
from wamjit.jit import blocks, runs, store
from wamjit.jit.templates import unpacked

DATA = {"size": 3, "block": "AAAA", "names": ["a", "b"], "nested": [[1, [2]]]}


@pytest.fixture
def kept(tmp_path):
    """A file as it should be, in a private directory."""
    folder = tmp_path / "cache"
    store.save(folder / "file", DATA)
    assert store.load(folder / "file") == DATA
    return folder / "file"


@pytest.mark.parametrize("seed", range(3))
def test_flipped_bits_and_cut_files(kept, seed):
    random = Random(seed)
    whole = kept.read_bytes()
    for _ in range(300):
        damaged = bytearray(whole)
        if random.random() < 0.5:
            damaged[random.randrange(len(damaged))] ^= 1 << random.randrange(8)
        else:
            del damaged[random.randrange(len(damaged)) :]
        kept.write_bytes(damaged)
        assert store.load(kept) is None, f"seed {seed}: {bytes(damaged)!r}"


@pytest.mark.parametrize("mode", [0o622, 0o666, 0o602])
def test_what_others_can_write_is_not_used(kept, mode):
    kept.chmod(mode)
    assert store.load(kept) is None
    kept.chmod(0o600)
    kept.parent.chmod(0o700 | mode & 0o022)
    assert store.load(kept) is None
    kept.parent.chmod(0o700)
    assert store.load(kept) == DATA


def test_no_file_at_all(kept):
    assert store.load(kept.parent) is None
    assert store.load(kept / "below") is None
    kept.unlink()
    assert store.load(kept) is None


# --- files with a right checksum that say something else -------------------------------------------------------------

PROGRAM = """
:- op(700, xfx, ===>).
p([], a, 1.5). p([X|L], b, 12345678901234567890) :- q(X), \\+ p(L, _, _), findall(Y, ( q(Y) ; Y = X ), _).
q(a). q(b). q(f(_, "text")). q(X) :- user:p(X, _, _).
r --> [x], r.
"""
STRANGE = (None, True, -1, 1 << 70, 1.5, "", "t9:f", "t-1:f", "v", "i", "ix", "fx", [], [[]], {}, "\ud800", ["a", 1])


def mutated(random: Random, data: object) -> object:
    """Plain data with another value, or one part less, somewhere."""
    places: list[tuple] = []
    todo = [data := deepcopy(data)]
    while todo:
        part = todo.pop()
        if isinstance(part, list | dict) and part:
            places += [(part, key) for key in (part if isinstance(part, dict) else range(len(part)))]
            todo += part.values() if isinstance(part, dict) else part
    part, key = random.choice(places)
    if random.random() < 0.2:
        del part[key]
    else:
        part[key] = random.choice((*STRANGE, data)) if random.random() < 0.9 else deepcopy(random.choice(places)[0])
    return data


def text(data: object) -> bytes:
    """JSON, as the cache has it; of a value that contains itself nothing."""
    try:
        return json.dumps(data).encode()
    except ValueError:
        return b"[" * 100_000


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """What the cache holds for a program: items of its text, a block of code, a template."""
    folder = tmp_path_factory.mktemp("made")
    with pytest.MonkeyPatch.context() as patch:
        (folder / "program.pl").write_text(PROGRAM)
        (folder / "cache").mkdir(mode=0o700)
        for file in store.cache_directory().iterdir():
            if file.suffix in (".image", ".templates"):
                (folder / "cache" / file.name).symlink_to(file)
        patch.setenv("WAMJIT_CACHE", str(folder / "cache"))
        with Prolog() as prolog:
            assert prolog.consult(folder / "program.pl")
            prolog.query_once("p([a], _, _)")
    assert {path.suffix for path in (folder / "cache").iterdir()} == {".source", ".code", ".templates", ".image"}
    return folder / "cache"


@pytest.mark.parametrize("seed", range(4))
def test_texts_of_another_shape(made, seed):
    random = Random(seed)
    for path in made.glob("*.source"):
        head, _, rows = bytes(store.load_bytes(path)).partition(b"\n")
        for _ in range(60):
            try:
                runs.unpack_items(memoryview(text(mutated(random, json.loads(head))) + b"\n" + rows))
            except runs.DAMAGED:
                pass


@pytest.mark.parametrize("seed", range(4))
def test_blocks_of_another_shape(made, seed):
    random = Random(seed)
    for path in made.glob("*.code"):
        for block in store.load_parts(path).values():
            (length,) = blocks.LENGTH.unpack_from(block)
            head = json.loads(bytes(block[4 : 4 + length]))
            for _ in range(30):
                other = text(mutated(random, head))
                try:
                    blocks.unpack(memoryview(blocks.LENGTH.pack(len(other)) + other + block[4 + length :]), "@1")
                except blocks.NoBlock:
                    pass


@pytest.mark.parametrize("seed", range(4))
def test_templates_of_another_shape(made, seed):
    random = Random(seed)
    found = [code for path in made.glob("*.templates") for code in store.load_parts(path).values()]
    assert unpacked(found[0]) is not None
    for code in found[:20]:
        for _ in range(20):
            unpacked(text(mutated(random, store.unpack(code))))
            unpacked(text(random.choice(STRANGE)))
