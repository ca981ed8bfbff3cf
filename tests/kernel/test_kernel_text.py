"""Atoms and text in the kernel: entering, the hash table, the built-ins, a collection of atoms."""

from __future__ import annotations

import random

import pytest
from world import Raised

from wamjit.read.terms import NIL, Atom, String, Struct, Var, make_list

TEXTS = ("", "a", "hello", "gr\u00f6\u00dfe", "\U0001f600x", "seven b", "eight by", "x" * 100)


def text_at(world, text: str) -> tuple[int, int]:
    """A text in the free part of the heap."""
    at, data = world.state["h"] + 4096, text.encode("utf-8", "surrogatepass")
    world.memory.write_bytes(at, data)
    return at, len(data)


def enter(way, text: str) -> int:
    """The index of the atom of a text, entered by the kernel."""
    return way.call("intern", *text_at(way.world, text)) >> way.world.layout.atom_shift


def run(way, name: str, *terms):
    """A built-in with these arguments: whether it succeeds, and what the last variable is then."""
    world, known = way.world, {}
    words = [world.build(term, known) for term in terms]
    world.fill_x(*words)
    done = way.call(name)
    unknown = [world.decode(cell) for variable, cell in known.items() if isinstance(variable, Var)]
    return unknown[-1] if done and unknown else bool(done)


def test_entering(way):
    """Kernel and Python find the same atoms, whoever has made them."""
    world, table = way.world, way.world.table
    for text in TEXTS:
        index = enter(way, text)
        assert enter(way, text) == index
        assert table.atoms[index] is Atom(text) and table.index(Atom(text)) == index
        other = table.index(Atom(text + " by Python"))
        assert enter(way, text + " by Python") == other != index
    assert world.decode(way.call("new_character", 0xE9)) is Atom("\u00e9")


def test_more_buckets(way):
    """Twice as many buckets, and every atom is found again."""
    names = [f"{kind} {number}" for number in range(150) for kind in ("kernel", "python")]
    found = {name: enter(way, name) if name[0] == "k" else way.world.table.index(Atom(name)) for name in names}
    mask = way.world.table.count("mask")
    way.call("grow_buckets")
    assert way.world.table.count("mask") == 2 * mask + 1
    assert {name: enter(way, name) for name in names} == found
    assert len(set(found.values())) == len(names)


def test_built_ins(way):
    for text in TEXTS:
        codes, chars = make_list(map(ord, text)), make_list(map(Atom, text))
        assert run(way, "bi_atom_codes", Atom(text), Var()) == codes
        assert run(way, "bi_atom_codes", Var(), codes) is Atom(text)
        assert run(way, "bi_atom_chars", Var(), chars) is Atom(text)
        assert run(way, "bi_atom_length", Atom(text), Var()) == len(text)
        assert run(way, "bi_concat", Atom(text), -12, Var()) is Atom(f"{text}-12")
        assert run(way, "bi_join", make_list([Atom(text), 7, Atom(text)]), Var()) is Atom(f"{text}7{text}")
    assert run(way, "bi_join_3", Var(), Atom(", "), Atom("a, b,, ")) == make_list([Atom("a"), Atom("b,"), Atom("")])
    assert run(way, "bi_atom_number", Atom("-120"), Var()) == -120
    assert run(way, "bi_atom_number", Atom("x1"), Var()) is False
    assert run(way, "bi_number_codes", 907, Var()) == make_list(map(ord, "907"))
    assert run(way, "bi_upcase_atom", Atom("az{`"), Var()) is Atom("AZ{`")


def test_strings(way):
    for text in TEXTS:
        string, codes, chars = String(text), make_list(map(ord, text)), make_list(map(Atom, text))
        for same in (string, Atom(text), *([codes, chars] if text else [])):
            assert run(way, "bi_string_concat", same, -12, Var()) == String(f"{text}-12")
            assert run(way, "bi_atom_string", Var(), same) is Atom(text)
        assert run(way, "bi_string_concat", string, string, String(text + text)) is True
        assert run(way, "bi_atom_string", Atom(text), Var()) == string
        assert run(way, "bi_string_to_atom", string, Var()) is Atom(text)
        assert (
            run(way, "bi_string_length", string, Var()) == len(text) == run(way, "bi_string_length", Atom(text), Var())
        )
        assert run(way, "bi_string_codes", string, Var()) == codes
        assert run(way, "bi_string_chars", string, Var()) == chars
        assert run(way, "bi_string_codes", Var(), codes) == string == run(way, "bi_string_chars", Var(), chars)


@pytest.mark.parametrize("kind", [String, Atom, lambda text: make_list(map(ord, text))])
def test_splitting_strings(way, kind):
    cases = (
        ("a,b,,\u00e9c", ",", "", ["a", "b", "", "\u00e9c"]),
        (" a b ; c;", ";", " ", ["a b", "c", ""]),
        ("//a//b//", "/", "/", ["a", "b"]),
        ("  word ", "", " ", ["word"]),
        ("", "", "", [""]),
        ("...", ".", "", ["", "", "", ""]),
    )
    for text, separators, padding, parts in cases:
        wanted = make_list(map(String, parts))
        assert run(way, "bi_split_string", kind(text), kind(separators), kind(padding), Var()) == wanted
    with pytest.raises(Raised, match="builtin"):
        run(way, "bi_split_string", kind("x"), String("\u00e9"), String(""), Var())


@pytest.mark.parametrize("wanted, served", [(0, 0), (1, 1), (3, 3), (50, 8)])
def test_attention_while_splitting(way, wanted, served):
    """A text that is split stops for those who want attention, so that it ends nevertheless, and begins anew."""
    world = way.world
    world.wanted, world.asked[:] = wanted, []
    world.set_field("pending", int(wanted > 0))
    parts = make_list([Atom(f"part {number}") for number in range(9)])
    assert run(way, "bi_join_3", Var(), Atom("<>"), Atom("<>".join(f"part {n}" for n in range(9)))) == parts
    assert [name for name, _ in world.asked].count("event") == served
    world.set_field("pending", 0)


@pytest.mark.parametrize("name", ["bi_string_concat", "bi_string_codes", "bi_string_to_atom", "bi_split_string"])
def test_strings_left_to_services(way, name):
    """What has no text, or one that the kernel does not make, asks Python."""
    for first, second in ((Struct("f", [1]), Var()), (1.5, Var()), (Var(), make_list([Var()])), (Var(), Var())):
        with pytest.raises(Raised, match="builtin"):
            run(way, name, first, second, Var(), Var())


@pytest.mark.parametrize("name", ["bi_atom_codes", "bi_atom_chars", "bi_number_codes", "bi_join", "bi_upcase_atom"])
def test_what_is_left_to_services(way, name):
    """What is not of the right types asks Python, and leaves the top of the heap alone."""
    for first, second in ((Struct("f", [1]), Var()), (1.5, Var()), (Var(), make_list([Var()])), (Var(), Atom("x"))):
        with pytest.raises(Raised, match="builtin"):
            run(way, name, first, second)


def test_collecting(way):
    """Atoms in registers, on the heap and on the trail stay; the others go, and their indexes are used again."""
    world, table = way.world, way.world.table
    names = [f"{random.Random(7).random()} atom {number}" for number in range(40)]
    words = [world.layout.atom_word(enter(way, name)) for name in names]
    count = table.count()
    enter(way, "whose word the worker record still has")
    world.set_field("collect_x", words[3], 7)
    world.memory.write(world.state["h"], words[5])
    world.state["h"] += world.word_size
    world.memory.write(world.state["tr"], words[8])
    world.state["tr"] += world.word_size
    assert table.atoms[words[9] >> 4] is Atom(names[9])
    way.call("collect_atoms")
    kept = [index for index, word in enumerate(words) if table.exists(word >> world.layout.atom_shift)]
    assert kept == [3, 5, 8]
    assert table.count() < count and table.count("free") != 0
    assert [table.atoms[words[index] >> world.layout.atom_shift].name for index in kept] == [names[i] for i in kept]
    used = {enter(way, name) for name in names}
    assert len(used) == 40 and {word >> world.layout.atom_shift for word in words} & used
    assert table.atoms[0] is NIL
