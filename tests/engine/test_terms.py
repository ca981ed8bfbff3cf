"""Terms to machine memory and back, for both word sizes and byte orders."""

from __future__ import annotations

import pytest

from wamjit.engine.atoms import AtomTable, FunctorTable
from wamjit.engine.errors import PrologError
from wamjit.engine.layout import Layout
from wamjit.engine.terms import HeapTerm, HeapVar, Terms, detach
from wamjit.machine import Memory
from wamjit.read.terms import NIL, Atom, String, Struct, Var, make_list
from wamjit.table import load_record

AREAS = [("heap", 1 << 26), ("atoms", 1 << 16), ("functors", 1 << 16), ("text", 1 << 16)]
AREAS += [("states", 1 << 12), ("symbols", 1 << 16)]


class Bench:
    """A heap without a machine."""

    def __init__(self, word_size: int, big_endian: bool):
        self.memory = Memory(word_size, big_endian, AREAS, low=word_size == 4)
        self.layout = Layout(word_size)
        self.atoms = AtomTable(self.memory, self.layout, load_record("atom", word_size))
        self.functors = FunctorTable(self.memory, self.layout, self.atoms, load_record("functor", word_size))
        self.terms = Terms(self.memory, self.layout, self.atoms, self.functors)
        heap = self.memory.area("heap")
        self.top, self.end = heap.start, heap.end

    def build(self, term):
        word, self.top = self.terms.build(term, self.top, self.end)
        return word

    def round(self, term):
        return self.terms.decode(self.build(term))


@pytest.fixture(params=[(8, False), (8, True), (4, False), (4, True)], ids=["64le", "64be", "32le", "32be"])
def bench(request):
    bench = Bench(*request.param)
    yield bench
    bench.memory.close()


TERMS = [
    0,
    -1,
    2**28 - 1,
    2**28,
    -(2**28),
    -(2**28) - 1,
    2**60 - 1,
    2**60,
    -(2**60) - 1,
    3**200,
    -(3**200),
    2**64,
    1.5,
    -0.0,
    1e300,
    Atom("hello"),
    Atom(""),
    Atom("größe 日本"),
    NIL,
    String(""),
    String("żółw 1234567"),
    Struct("f", (1, Atom("a"), 2.5, Struct("g", (Atom("b"),)))),
    make_list([1, 2**70, String("x")]),
    Struct(".", (1, 2, 3)),
]


@pytest.mark.parametrize("term", TERMS, ids=str)
def test_there_and_back(bench, term):
    result = bench.round(term)
    assert result == term
    assert type(result) is type(term)


def test_minus_zero_keeps_its_sign(bench):
    assert str(bench.round(-0.0)) == "-0.0"


def test_variables_keep_their_identity(bench):
    x, y = Var("X"), Var("Y")
    result = bench.round(Struct("f", (x, y, Struct("g", (x,)), y)))
    first, second, inner, last = result.args
    assert isinstance(first, HeapVar)
    assert first is inner.args[0]
    assert second is last
    assert first is not second


def test_a_variable_of_the_machine_builds_as_itself(bench):
    word = bench.build(Var())
    variable = bench.terms.decode(word)
    again = bench.build(Struct("f", (variable, variable)))
    assert {v.address for v in bench.terms.decode(again).args} == {variable.address}
    bench.memory.write(variable.address, bench.build(Atom("bound")))
    assert bench.terms.decode(again) == Struct("f", (Atom("bound"), Atom("bound")))


def test_several_terms_share_variables(bench):
    x = Var()
    words, bench.top = bench.terms.build_all([x, Struct("f", (x,))], bench.top, bench.end)
    first, second = bench.terms.decode_all(words)
    assert second.args[0] is first


def test_a_long_list_and_a_deep_term(bench):
    items = list(range(20_000))
    deep = Atom("end")
    for _ in range(20_000):
        deep = Struct("s", (deep,))
    result = bench.round(Struct("both", (make_list(items), deep)))
    assert result.args[0] == make_list(items)
    assert result.args[1] == deep


def test_sharing_survives(bench):
    word = bench.build(Struct("f", (1, 2)))
    for _ in range(60):  # 2**60 cells if each were copied
        address, size = bench.top, bench.layout.word_size
        bench.memory.write_words(address, [bench.functors.word("p", 2), word, word])
        bench.top += 3 * size
        word = address | bench.layout.str
    result = bench.terms.decode(word)
    assert result.args[0] is result.args[1]


def cyclic(bench) -> int:
    """X = f(X, 1)"""
    word = bench.build(Struct("f", (Var(), 1)))
    variable = bench.terms.decode(word).args[0]
    bench.memory.write(variable.address, word)
    return word


def test_a_cyclic_term_is_cut_where_it_begins_again(bench):
    word = cyclic(bench)
    found = bench.terms.decode(word)
    assert type(found.args[0]) is HeapTerm and found.args[1] == 1
    assert bench.build(found.args[0]) == word
    with pytest.raises(PrologError) as caught:
        detach(found)
    assert caught.value.term.args[0] == Struct("representation_error", (Atom("cyclic_term"),))


def test_a_cyclic_term_comes_and_goes_as_one(bench):
    [found] = bench.terms.decode_all([cyclic(bench)], cycles=True)
    assert found.args[0] is found
    [word], bench.top = bench.terms.build_all([found], bench.top, bench.top + 640, shared=True)
    [again] = bench.terms.decode_all([word], cycles=True)
    assert again.args[0] is again and again == found


def test_a_full_heap_is_a_resource_error(bench):
    with pytest.raises(PrologError) as caught:
        bench.terms.build(make_list(range(100)), bench.top, bench.top + 64)
    assert caught.value.term.args[0] == Struct("resource_error", (Atom("memory"),))


def test_the_mirror_of_an_atom(bench):
    index = bench.atoms.index(Atom("größe"))
    record = load_record("atom", bench.layout.word_size)
    address = bench.atoms.base + index * record.size
    where = bench.memory.read(address + record.offset("text"))
    length = bench.memory.read(address + record.offset("length"))
    assert bench.memory.read_bytes(where, length) == "größe".encode()
    assert bench.atoms.index(NIL) == 0
    assert [bench.atoms.atoms[n] for n in (0, index)] == [NIL, Atom("größe")]


def test_an_atom_that_only_the_machine_knows(bench):
    """The kernel enters atoms too: Python reads them from memory, and finds them by their text."""
    atoms = bench.atoms
    index = atoms.index(Atom("größe"))
    del atoms._index[atoms.atoms.pop(index)]
    assert atoms.index(Atom("größe")) == index
    del atoms._index[atoms.atoms.pop(index)]
    assert atoms.atoms[index] is Atom("größe") and atoms.index(Atom("größe")) == index
    with pytest.raises(KeyError):
        atoms.atoms[index + 1]
