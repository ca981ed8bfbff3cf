"""What quoted output writes reads back as the same term, for random terms and random operators."""

import math

from hypothesis import example, given, settings
from hypothesis import strategies as st

from wamjit.read.operators import OperatorError, Operators
from wamjit.read.parser import ReadFlags, read_term
from wamjit.read.terms import Atom, String, Struct, Var, list_parts
from wamjit.read.writer import write_term

NAMES = ["a", "-", "+", "\\+", "*", "=", ":-", ",", "|", ";", "is", "mod", "^", "dynamic", "fy", "yf", ".", "[]", "{}"]
NAMES += ["$VAR", "", "e", "x 0'", "'", "/*", "0", "A", "é", "→", "=.", "\\", "!", "->", "\n", "\u0301"]
VARIABLES = {name: Var(name) for name in ("X", "Y", "_1")}

names = st.sampled_from(NAMES) | st.text(max_size=4).filter(str.isprintable)
atoms = names.map(Atom)
numbers = st.integers() | st.floats(allow_nan=False) | st.integers(-2, 2)
leaves = atoms | numbers | st.sampled_from(list(VARIABLES.values())) | st.text(max_size=4).map(String)


def compounds(children):
    arguments = st.lists(children, min_size=1, max_size=2) | st.lists(children, min_size=1, max_size=3)
    return st.builds(Struct, st.sampled_from(NAMES) | names, arguments) | st.builds(
        lambda head, tail: Struct(".", (head, tail)), children, children
    )


terms = st.recursive(leaves, compounds, max_leaves=12)
types = st.sampled_from(["fy", "fx", "xf", "yf", "xfx", "xfy", "yfx"])
rows = st.tuples(st.sampled_from([0, 9, 200, 200, 500, 999, 1000, 1200]), types, st.sampled_from(NAMES))


def same(left, right):
    """Structural equality where variables are equal by name and 0.0 is not -0.0."""
    todo = [(left, right)]
    while todo:
        one, two = todo.pop()
        if type(one) is not type(two):
            return False
        if isinstance(one, Struct):
            if (one.name, len(one.args)) != (two.name, len(two.args)):
                return False
            todo += zip(one.args, two.args, strict=True)
        elif isinstance(one, Var):
            if one.name != two.name:
                return False
        elif one != two or (isinstance(one, float) and math.copysign(1, one) != math.copysign(1, two)):
            return False
    return True


def check(term, table, **options):
    text = write_term(term, quoted=True, operators=table, var_name=lambda var: var.name, **options)
    flags = ReadFlags(double_quotes="string")
    back = read_term(text, table, flags)
    assert same(term, back), text
    flags.bare_operators = True
    assert same(term, read_term(text, table, flags)), text


@settings(max_examples=300, deadline=None)
@given(terms)
@example(Struct("-", (1,)))
@example(Struct("-", (Struct("^", (1, 2)),)))
@example(Struct("^", (-1, 2)))
@example(Struct("-", (Struct("-", (Struct("-", (0.0,)),)),)))
@example(Struct("dynamic", (Struct("-", (Atom("a"),)),)))
def test_standard_operators(term):
    check(term, Operators.standard())


@settings(max_examples=300, deadline=None)
@given(terms, st.lists(rows, max_size=6))
def test_random_operators(term, changes):
    table = Operators.standard()
    for row in changes:
        try:
            table.add(*row)
        except OperatorError:
            continue
    check(term, table)


@settings(max_examples=100, deadline=None)
@given(terms)
def test_canonical(term):
    check(term, Operators.standard(), ignore_ops=True)
    check(term, Operators.standard(), spacing="next_argument")


@settings(max_examples=100, deadline=None)
@given(st.floats(allow_nan=False), st.integers())
def test_numbers_in_a_list(value, integer):
    text = write_term(Struct(".", (value, Struct(".", (integer, Atom("[]"))))), quoted=True)
    assert list_parts(read_term(text))[0] == [value, integer]
