"""Terms to flat lists and back; damaged entries count as absent."""

import json
import os
import time

import pytest

from wamjit.engine.source import Item, LoadedFile, reading_state
from wamjit.jit import blocks, kept, packing, runs, store
from wamjit.jit.packing import pack_term, unpack_term
from wamjit.jit.texts import SourceCache
from wamjit.read.operators import Operators
from wamjit.read.terms import Atom, String, Struct, Var, make_list


class Reading:
    """What a text is read with."""

    class flags:
        double_quotes = back_quotes = "codes"

    operators = Operators.standard()


@pytest.mark.parametrize(
    "term",
    [
        7,
        -(1 << 80),
        1.5,
        float("inf"),
        Atom("a b"),
        Atom(""),
        String("x\0y"),
        make_list([1, Atom("t1:f")]),
        Struct("f", (Struct("g", (1, 2)), 3, Atom("x"))),
    ],
)
def test_round_trip(term):
    assert unpack_term(json.loads(json.dumps(pack_term(term)))) == term


def test_variables_stay_shared():
    x, y = Var("X"), Var("Y")
    back = unpack_term(pack_term(Struct("f", (x, y, x))))
    assert back.args[0] is back.args[2]
    assert back.args[0] is not back.args[1]
    assert [v.name for v in back.args] == ["X", "Y", "X"]


def test_depth_is_no_problem():
    term = Atom("z")
    for _ in range(100_000):
        term = Struct("s", (term,))
    assert unpack_term(pack_term(term)) == term


def test_what_is_stored_is_found_until_it_is_damaged(tmp_path, monkeypatch):
    monkeypatch.setenv("WAMJIT_CACHE", str(tmp_path / "cache"))
    cache, text = SourceCache(), "a. b."
    assert cache.find(cache.key(Reading, "f.pl", text), "f.pl") is None
    cache.store(cache.key(Reading, "f.pl", text), LoadedFile("f.pl", [Item("clause", Atom("a"), 1)]))
    (item,) = cache.find(cache.key(Reading, "f.pl", text), "f.pl").items
    (inner,) = item.term.items()
    assert (item.kind, item.line) == ("run", 1) and (inner.kind, inner.term, inner.line) == ("clause", Atom("a"), 1)
    assert cache.find(cache.key(Reading, "f.pl", text + " "), "f.pl") is None
    (path,) = (tmp_path / "cache").iterdir()
    content = bytearray(path.read_bytes())
    content[-5] ^= 1
    path.write_bytes(content)
    assert cache.find(cache.key(Reading, "f.pl", text), "f.pl") is None


def test_a_file_that_others_can_write_is_not_read(tmp_path, monkeypatch):
    monkeypatch.setenv("WAMJIT_CACHE", str(tmp_path / "cache"))
    path = tmp_path / "cache" / "x"
    store.save(path, [1])
    assert store.load(path) == [1]
    path.chmod(0o666)
    assert store.load(path) is None


@pytest.mark.parametrize("words", [[], ["t2:f", 1], [1, 2], ["q"], ["v"], ["fzz"]])
def test_no_term(words):
    try:
        term = unpack_term(words)
    except (ValueError, IndexError):
        return
    assert isinstance(term, Var)


def test_what_is_old_is_forgotten(tmp_path, monkeypatch):
    monkeypatch.setenv("WAMJIT_CACHE", str(tmp_path))
    for name, age in (("old", 31), ("young", 29)):
        store.save(tmp_path / name, [1])
        then = time.time() - age * 86_400
        os.utime(tmp_path / name, (then, then))
    store.forget_old()
    assert [path.name for path in tmp_path.iterdir()] == ["young"]


def test_flags_that_decide_how_text_is_read_are_part_of_the_key():
    class Loose(Reading):
        class flags(Reading.flags):
            loose = True

    assert reading_state(Loose) != reading_state(Reading)
    assert SourceCache().key(Loose, "f.pl", "a.") != SourceCache().key(Reading, "f.pl", "a.")


def test_the_version_covers_what_makes_runs_and_blocks():
    values = [value for module in (blocks, kept, packing, runs) for value in vars(module).values()]
    made_by = {getattr(value, "__module__", None) or "" for value in values}
    folders = {name.split(".")[1] for name in made_by if name.startswith("wamjit.")}
    assert {"engine", "jit"} <= folders <= set(store.SOURCES)
