"""The operator table: the standard rows, copies, and what op/3 refuses."""

import pytest

from wamjit.read.operators import OperatorError, Operators
from wamjit.read.terms import NIL, Atom, Struct, Var, make_list
from wamjit.read.writer import write_term


@pytest.fixture
def operators():
    return Operators.standard()


@pytest.mark.parametrize(
    ("place", "name", "priority", "left", "right"),
    [
        ("infix", ":-", 1200, 1199, 1199),
        ("prefix", ":-", 1200, 0, 1199),
        ("infix", ",", 1000, 999, 1000),
        ("infix", "->", 1050, 1049, 1050),
        ("infix", "*->", 1050, 1049, 1050),
        ("prefix", "\\+", 900, 0, 900),
        ("infix", "is", 700, 699, 699),
        ("infix", ":", 600, 599, 600),
        ("infix", "-", 500, 500, 499),
        ("infix", "rdiv", 400, 400, 399),
        ("infix", "**", 200, 199, 199),
        ("infix", "^", 200, 199, 200),
        ("prefix", "-", 200, 0, 200),
        ("prefix", "dynamic", 1150, 0, 1149),
    ],
)
def test_standard(operators, place, name, priority, left, right):
    operator = getattr(operators, place)(name)
    assert (operator.priority, operator.left, operator.right) == (priority, left, right)


@pytest.mark.parametrize("name", ["foo", "$", ":=", ".", "[]"])
def test_no_operators(operators, name):
    assert (operators.prefix(name), operators.infix(name), operators.postfix(name)) == (None, None, None)


def test_copies_are_independent(operators):
    copy = operators.copy()
    copy.add(700, "xfx", "===>")
    copy.add(0, "xfx", "=")
    assert operators.infix("===>") is None
    assert operators.infix("=") is not None
    assert Operators.standard().infix("===>") is None
    assert copy.infix("===>").priority == 700
    assert copy.infix("=") is None


def test_add_changes_one_place_only(operators):
    operators.add(0, "fy", "-")
    assert operators.prefix("-") is None
    assert operators.infix("-").priority == 500
    operators.add(300, "fx", "-")
    assert (operators.prefix("-").priority, operators.prefix("-").right) == (300, 299)


def test_postfix(operators):
    operators.add(100, "yf", "!!")
    operators.add(100, "xf", "??")
    assert operators.postfix("!!").left == 100
    assert operators.postfix("??").left == 99


def test_current(operators):
    listed = set(operators.current())
    assert {(200, "fy", "-"), (500, "yfx", "-"), (1000, "xfy", ",")} <= listed
    operators.add(0, "fy", "-")
    assert set(operators.current()) == listed - {(200, "fy", "-")}


def test_redefined_directive_word_is_an_ordinary_operator(operators):
    assert operators.prefix("dynamic").plain
    operators.add(1150, "fx", "dynamic")
    assert not operators.prefix("dynamic").plain


@pytest.mark.parametrize(
    ("priority", "type", "name", "formal"),
    [
        (1201, "xfx", "a", "domain_error(operator_priority,1201)"),
        (-1, "xfx", "a", "domain_error(operator_priority,-1)"),
        (100, "yfy", "a", "domain_error(operator_specifier,yfy)"),
        (100, "fx", ",", "permission_error(modify,operator,',')"),
        (0, "xfy", ",", "permission_error(modify,operator,',')"),
        (1000, "xfy", "|", "permission_error(create,operator,'|')"),
        (1100, "fy", "|", "permission_error(create,operator,'|')"),
        (500, "xfy", "[]", "permission_error(create,operator,[])"),
        (500, "xfy", "{}", "permission_error(create,operator,{})"),
        (700, "xf", "=", "permission_error(create,operator,=)"),
    ],
)
def test_refused(operators, priority, type, name, formal):
    before = set(operators.current())
    with pytest.raises(OperatorError) as caught:
        operators.add(priority, type, name)
    assert write_term(caught.value.formal, quoted=True) == formal
    assert set(operators.current()) == before


def test_infix_and_postfix_exclude_each_other(operators):
    operators.add(100, "xf", "!!")
    with pytest.raises(OperatorError):
        operators.add(100, "xfx", "!!")
    operators.add(0, "xf", "!!")
    operators.add(100, "xfx", "!!")
    assert operators.infix("!!").priority == 100


def test_bar(operators):
    operators.add(1001, "xfy", "|")
    assert operators.infix("|").priority == 1001
    operators.add(0, "xfy", "|")
    assert operators.infix("|") is None


def test_define_takes_lists(operators):
    operators.define(700, Atom("xfx"), make_list([Atom("===>"), Atom("<===")]))
    operators.define(700, Atom("xfx"), Atom("<=>"))
    assert all(operators.infix(name).priority == 700 for name in ("===>", "<===", "<=>"))


@pytest.mark.parametrize(
    ("arguments", "formal"),
    [
        ((Var(), Atom("xfx"), Atom("a")), "instantiation_error"),
        ((1, Var(), Atom("a")), "instantiation_error"),
        ((1, Atom("xfx"), Var()), "instantiation_error"),
        ((1, Atom("xfx"), make_list([Atom("a"), Var()])), "instantiation_error"),
        ((1, Atom("xfx"), make_list([Atom("a")], Var())), "instantiation_error"),
        ((Atom("a"), Atom("xfx"), Atom("a")), "type_error(integer,a)"),
        ((1, 2, Atom("a")), "type_error(atom,2)"),
        ((1, Atom("xfx"), 3), "type_error(list,3)"),
        ((1, Atom("xfx"), Struct("f", (1,))), "type_error(list,f(1))"),
        ((1, Atom("xfx"), make_list([1])), "type_error(atom,1)"),
        ((1, Atom("xfx"), make_list([Atom("zz"), Atom(",")])), "permission_error(modify,operator,',')"),
        ((1, Atom("xfx"), NIL), "permission_error(create,operator,[])"),
    ],
)
def test_define_refuses(operators, arguments, formal):
    with pytest.raises(OperatorError) as caught:
        operators.define(*arguments)
    assert write_term(caught.value.formal, quoted=True) == formal
    assert operators.infix("zz") is None
