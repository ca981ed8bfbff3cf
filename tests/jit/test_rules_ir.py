"""The IR of templates that share a translation is what the compiler of rules makes for their operands."""

from __future__ import annotations

import pytest

from wamjit.jit.rules import RuleCompiler, rules, with_stand_ins
from wamjit.jit.templates import Templates, with_constants
from wamjit.table import load_placement, load_tags

X, Y = [("x", n) for n in (0, 3, 17)], [("y", n) for n in (0, 5)]
KEYS = [
    *(("move", a, b) for a in X for b in Y),
    *(("get_value", a, b) for a in (*X, *Y) for b in (*X, *Y)),
    *(("add", a, b, c) for a in (X[0], Y[1]) for b in X for c in (X[0], Y[1])),
    *(("read_value", a, 3, ("struct",)) for a in (*X, *Y)),
    *(("switch", a, ("L",), ("F",), ("L",), ("F",), ("F",)) for a in X),
    *(("argument", a, b, c) for a in X[:2] for b in X[:2] for c in (X[2], Y[0])),
    *(("cut", a) for a in (X[1], Y[1])),
    ("write_var", ("x", 1), 289),  # an offset as large as those of stand-ins
    ("trim", 3),
]


@pytest.mark.parametrize("word_size", [8, 4])
def test_shared_translations(word_size):
    tags = {"list": load_tags()["LST"].value, "struct": load_tags()["STR"].value}
    sharing, alone = RuleCompiler(word_size, tags), RuleCompiler(word_size, tags)
    for key in KEYS:
        assert sharing.fragment(key) == alone.direct(key), key
    assert len(sharing.known) < len(KEYS)
    shared = [fragment is not None for fragment in sharing.known.values()]
    assert any(shared) and not all(shared)  # `cut` computes with the offset of its slot


def test_stand_ins_are_the_same_for_the_same():
    general, given = with_stand_ins(("add", ("x", 7), ("y", 2), ("x", 7)))
    assert given == [("x", 7), ("y", 2)] and general[1] == general[3] != general[2]


def test_variants_are_those_of_the_rules():
    assert with_constants() == {name[:-6] for name in rules() if name.endswith("_const")}


def test_files_are_read_when_those_before_have_not_what_is_wanted():
    placement, read = load_placement("x86_64", "sicstus"), []
    key, other = ("proceed",), ("fail_now",)

    def file(name, parts):
        return lambda: read.append(name) or parts

    first = Templates(placement, 8, {}, {})
    code = first.get(key)
    (name, part), *_ = first.packed().items()
    templates = Templates(placement, 8, {}, {}, [file(1, {name: memoryview(part)}), file(2, {})])
    assert read == [] and templates.get(key).hot == code.hot and read == [1] and not templates.made
    templates.get(other)
    templates.get(("bump", 1))
    assert read == [1, 2] and list(templates.made) == [repr(other), repr(("bump", 1))]
    damaged = Templates(placement, 8, {}, {}, [file(3, {name: memoryview(b"[1]")})])
    assert damaged.get(key).hot == code.hot and list(damaged.made) == [name]
