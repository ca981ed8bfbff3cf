"""Text in the kernel (kernel/text*.py) against the services, which say it again in Python, and against Python."""

from __future__ import annotations

import random

import pytest

from wamjit import Prolog
from wamjit.read.terms import NIL, Atom, Struct, Var, list_parts, make_list

HALF = "\ud800"  # of a pair: Python has it, no character code is it
ALPHABET = "ab0-\u00e9\u07ff\u0800\uffff\U0001f600\x00" + HALF
PARTS = ("Before", "Length", "After", "Sub")
WAYS = [("x86_64", None), ("x86", "emulated"), ("ppc64", "emulated")]


@pytest.fixture(scope="module", params=WAYS, ids=lambda way: way[0])
def engine(request):
    """An engine of each word size and byte order."""
    target, machine = request.param
    with Prolog(target, machine=machine) as prolog:
        yield prolog.engine


def texts(count: int, longest: int) -> list[str]:
    """Some texts, the same ones each time."""
    chance = random.Random(4)
    return ["", "a"] + ["".join(chance.choices(ALPHABET, k=chance.randint(1, longest))) for _ in range(count)]


def answer(engine, name: str, *arguments):
    """What a goal binds its only variable to; None if it fails."""
    goal = Struct(name, arguments)
    return engine.once(goal, next(argument for argument in arguments if isinstance(argument, Var)))


def test_lists_and_back(engine):
    for text in texts(20, 9):
        text = text.replace(HALF, "")
        codes, chars = make_list(map(ord, text)), make_list(map(Atom, text))
        assert answer(engine, "atom_codes", Atom(text), Var()) == codes
        assert answer(engine, "atom_codes", Var(), codes) is Atom(text)
        assert answer(engine, "atom_chars", Atom(text), Var()) == chars
        assert answer(engine, "atom_chars", Var(), chars) is Atom(text)
        assert answer(engine, "atom_length", Atom(text), Var()) == len(text)


def test_characters(engine):
    for char in ALPHABET.replace(HALF, ""):
        assert answer(engine, "char_code", Var(), ord(char)) is Atom(char)
        assert answer(engine, "char_code", Atom(char), Var()) == ord(char)


def test_joining(engine):
    for text in texts(10, 9):
        for number in (0, -7, 10**8, -(2**28), 2**60, 10**30):
            assert answer(engine, "atom_concat", Atom(text), number, Var()) is Atom(f"{text}{number}")
            items = make_list([Atom(text), number, Atom(text)])
            assert answer(engine, "atomic_list_concat", items, Var()) is Atom(f"{text}{number}{text}")
            assert answer(engine, "atomic_list_concat", items, Atom(", "), Var()) is Atom(f"{text}, {number}, {text}")
        assert answer(engine, "upcase_atom", Atom(text), Var()) is Atom(text.upper())
        assert answer(engine, "downcase_atom", Atom(text.upper()), Var()) is Atom(text.upper().lower())


def test_taking_apart(engine):
    """atomic_list_concat/3 backwards: as Python splits."""
    for text in texts(10, 12):
        for separator in ("a", "ab", "b0", "\u00e9", "\U0001f600"):
            for whole in (text, separator.join((text, text)), f"{separator}{text}{separator}", separator * 3):
                parts = make_list(map(Atom, whole.split(separator)))
                assert answer(engine, "atomic_list_concat", Var(), Atom(separator), Atom(whole)) == parts
    items = [Atom("x"), item := Var()]
    goal = Struct("atomic_list_concat", (make_list(items), Atom("-"), Atom("x-y")))
    assert engine.once(goal, item) is Atom("y")
    goal = Struct("atomic_list_concat", (make_list(items, Var()), Atom("-"), Atom("y-x")))
    assert engine.once(goal, item) is None


def test_numbers(engine):
    sizes = (0, 1, 7, 8, 9, 17, 18, 19, 28, 29, 59, 60, 61, 64)
    for value in {
        sign * (base**size + more) for sign in (1, -1) for base in (2, 10) for size in sizes for more in (-1, 0)
    }:
        text = str(value)
        assert answer(engine, "atom_number", Atom(text), Var()) == value
        assert answer(engine, "atom_number", Var(), value) is Atom(text)
        assert answer(engine, "number_codes", Var(), make_list(map(ord, text))) == value
        assert answer(engine, "number_chars", value, Var()) == make_list(map(Atom, text))


def solutions(engine, text: str, known: dict) -> tuple[list, list]:
    """The answers of sub_atom/5 with some arguments known, and what the service has for them."""
    arguments = [Atom(text), *(known.get(part, Var()) for part in PARTS)]
    goal, service = Struct("sub_atom", arguments), Struct("$sub_atom", [*arguments, Var()])
    found = [answer.args[1:] for answer in engine.solve(goal, goal)]
    expected = engine.once(service, service.args[-1])
    return found, [part.args for part in list_parts(expected)[0]]


def test_parts(engine):
    """Each subset of what an answer says gives the answers of the service, in its order."""
    chance = random.Random(5)
    for text in texts(6, 5):
        for _ in range(12):
            start = chance.randint(0, len(text))
            size = chance.randint(0, len(text) - start)
            places = start, size, len(text) - start - size, Atom(text[start : start + size])
            known = {part: place for part, place in zip(PARTS, places, strict=True) if chance.random() < 0.5}
            if chance.random() < 0.2:
                known["Before"] = chance.randint(0, 7)
            found, expected = solutions(engine, text, known)
            assert found == expected, (text, known)


def test_splits(engine):
    for text in texts(5, 6):
        pair = Struct("-", (Var(), Var()))
        found = [answer.args for answer in engine.solve(Struct("atom_concat", (*pair.args, Atom(text))), pair)]
        assert found == [(Atom(text[:i]), Atom(text[i:])) for i in range(len(text) + 1)]
        for left, right in found:
            assert answer(engine, "atom_concat", left, Var(), Atom(text)) is right
            assert answer(engine, "atom_concat", Var(), right, Atom(text)) is left


def test_long_texts(engine):
    """Texts that are longer than the room that clauses may use without a check."""
    long = Atom("x" * 1_000_000)
    assert answer(engine, "atom_length", long, Var()) == 1_000_000
    assert answer(engine, "sub_atom", long, 999_999, 1, 0, Var()) is Atom("x")
    assert answer(engine, "atom_codes", Atom(""), Var()) is NIL
