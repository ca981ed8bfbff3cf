"""One term: operators, brackets, lists, quotes. Terms are compared in the notation without operators."""

import pytest

from wamjit.read.operators import Operators
from wamjit.read.parser import ReadFlags, SyntaxProblem, read_term
from wamjit.read.terms import NIL, Atom, String, Struct, Var
from wamjit.read.writer import write_term

USER = [
    (400, "fx", "g"),
    (9, "fy", "fy"),
    (9, "fx", "fx"),
    (9, "yf", "yf"),
    (9, "xf", "xf"),
    (9, "yfx", "yfx"),
    (9, "xfy", "xfy"),
    (200, "xfx", "xfx"),
]


def operators(*more):
    table = Operators.standard()
    for row in (*USER, *more):
        table.add(*row)
    return table


def canonical(text, *more, **flags):
    term = read_term(text, operators(*more), ReadFlags(**flags))
    return write_term(term, quoted=True, ignore_ops=True, var_name=lambda var: var.name)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1+2*3", "+(1,*(2,3))"),
        ("1-2-3", "-(-(1,2),3)"),
        ("a:b:c", ":(a,:(b,c))"),
        ("2^3^4", "^(2,^(3,4))"),
        ("a:-b,c;d->e", ":-(a,;(','(b,c),->(d,e)))"),
        ("(a,b)", "','(a,b)"),
        ("a-->b,{c},[d]", "-->(a,','(b,','({}(c),'.'(d,[]))))"),
        (":- dynamic foo/1, bar/2", ":-(dynamic(','(/(foo,1),/(bar,2))))"),
        ("?- a", "?-(a)"),
        ("X is 1 rdiv 2 mod 3", "is(X,mod(rdiv(1,2),3))"),
        ("\\+a,b", "','(\\+(a),b)"),
        ("\\+ (a,b)", "\\+(','(a,b))"),
        ("\\+(a,b)", "\\+(a,b)"),
        ("- - a", "-(-(a))"),
        ("-(-(1))", "-(-(1))"),
        ("\\ \\ a", "\\(\\(a))"),
        ("a= \\", None),
        ("1 - -1", "-(1,-1)"),
        ("a-1", "-(a,1)"),
        ("a -1", "-(a,1)"),
        ("a - 1", "-(a,1)"),
        ("f(a)-1", "-(f(a),1)"),
        ("[1]-1", "-('.'(1,[]),1)"),
        ("- a+b", "+(-(a),b)"),
        ("-a^2", "-(^(a,2))"),
        ("-1^2", "^(-1,2)"),
        ("- 1^2", "^(-1,2)"),
        ("-(1)^2", "^(-(1),2)"),
        ("- (1)^2", "-(^(1,2))"),
        ("a=b", "=(a,b)"),
        ("a 'is' b", "is(a,b)"),
        ("'-'(1)", "-(1)"),
        ("'\\\\+' a", "\\+(a)"),
        ("X=(a:-b)", "=(X,:-(a,b))"),
        ("1-(2-3)", "-(1,-(2,3))"),
        ("1 -(2-3)", "-(1,-(2,3))"),
        ("X=(a)", "=(X,a)"),
        ("a is(b)", "is(a,b)"),
        ("g(a)", "g(a)"),
        ("g (a)", "g(a)"),
        ("g/**/(a,b)", "g(','(a,b))"),
        ("f(a, -)", "f(a,-)"),
        ("f(-,a)", "f(-,a)"),
        ("[-]", "'.'(-,[])"),
        ("[- , a]", "'.'(-,'.'(a,[]))"),
        ("[-|-]", "'.'(-,-)"),
        ("[(:-)|(:-)]", "'.'(:-,:-)"),
        ("[:-|:-]", "'.'(:-,:-)"),
        ("{-}", "{}(-)"),
        ("(-)", "-"),
        ("- (-)", "-(-)"),
        ("-(-)", "-(-)"),
        ("(-)-(-)", "-(-,-)"),
        ("(*)=(*)", "=(*,*)"),
        ("-[a]", "-('.'(a,[]))"),
        ("-{a}", "-({}(a))"),
        ("-(a,b)", "-(a,b)"),
        ("\\a", "\\(a)"),
        ("fy 1 yf", "fy(yf(1))"),
        ("fy 1 yfx 2", "fy(yfx(1,2))"),
        ("1 xfy 2 yf", "xfy(1,yf(2))"),
        ("(fy 1)yf", "yf(fy(1))"),
        ("(1 xfy 2)yf", "yf(xfy(1,2))"),
        ("1 yf yf", "yf(yf(1))"),
        ("fy fy 1", "fy(fy(1))"),
        ("fx 1 xf", None),
        ("1 xf xf", None),
        ("fx fx 1", None),
        ("1 xfx 2 xfx 3", None),
        ("1 yfx 2 yfx 3", "yfx(yfx(1,2),3)"),
        ("-g", None),
    ],
)
def test_operators(text, expected):
    if expected is None:
        with pytest.raises(SyntaxProblem):
            canonical(text)
    else:
        assert canonical(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1 p p p 2", "p(1,p(p(2)))"),
        ("p p 2", "p(p(2))"),
        ("q q 0", "q(q(0))"),
        ("0 q q", "q(q(0))"),
        ("q 0 q", "q(q(0))"),
        ("0 ''", "''(0)"),
        ("0''", "''(0)"),
        ("1e", "e(1)"),
        ("1.0e", "e(1.0)"),
        ("0 'f '", "'f '(0)"),
        ("- =x", "-(=(x))"),
    ],
)
def test_ambiguous_operators(text, expected):
    rows = [
        (9, "fy", "p"),
        (9, "xfy", "p"),
        (9, "fy", "q"),
        (9, "yf", "q"),
        (9, "xf", "e"),
        (9, "yf", ""),
        (9, "xf", "f "),
    ]
    assert canonical(text, *rows, (200, "fy", "=")) == expected


@pytest.mark.parametrize(
    "text",
    [
        "a=b=c",
        "a:-b:-c",
        ":- :- a",
        "- = x",
        "- = -",
        "* = *",
        "(- -)",
        "(-;-)",
        "X = +",
        "X = g",
        "1 = (",
        "f(a:-b)",
        "[a:-b]",
        "f(:- a)",
        "[:- - c]",
        "X = \\+a",
        "f(a|b)",
        "[a|b|c]",
        "[a|b,c]",
        "[a,b|]",
        "[|a]",
        "[a|]",
        "f(,)",
        "f(a,)",
        "f(,a)",
        "f()",
        "foo ()",
        "()",
        "(,)",
        "{,}",
        "{|}",
        "(|)",
        "[,]",
        "(a]",
        "[a)",
        "{a)",
        "f(a]",
        "[a|b)",
        "((a)",
        "(a))",
        "a b",
        "a 1",
        "a X",
        "X Y",
        "X (a)",
        "X(a)",
        "1(a)",
        "foo (a)",
        "(a)(b)",
        "[] (a)",
        "-[]1",
        '"a" "b"',
        "a [b]",
        "a {b}",
        "(-,1)",
        "-(1",
        "1 -",
        "",
        "a. b",
        "0B1",
        "1E9",
        ".5",
        "`a",
    ],
)
def test_syntax_errors(text):
    with pytest.raises(SyntaxProblem):
        canonical(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("- 1", -1), ("-1", -1), ("- /*.*/ 1", -1), ("'-'1", -1), ("- 1.5", -1.5), ("-0'a", -97), ("- 0x10", -16)],
)
@pytest.mark.parametrize("prefix_priority", [200, 0])
def test_negative_numerals_do_not_need_the_operator(text, expected, prefix_priority):
    assert read_term(text, operators((prefix_priority, "fy", "-"))) == expected


def test_negative_numerals_without_any_minus_operator():
    table = operators((0, "fy", "-"), (0, "yfx", "-"))
    assert read_term("f(- 1)", table) == Struct("f", (-1,))
    for text in ("(-)1", "- a", "- (1)", "f(-) 1"):
        with pytest.raises(SyntaxProblem):
            read_term(text, table)


def test_sign_of_compounds():
    assert read_term("- (1)") == read_term("-(1)") == Struct("-", (1,))
    assert read_term("+ 1") == Struct("+", (1,))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[]", "[]"),
        ("[ ]", "[]"),
        ("'[]'", "[]"),
        ("{ }", "{}"),
        ("[a,b|T]", "'.'(a,'.'(b,T))"),
        ("[a|[b]]", "'.'(a,'.'(b,[]))"),
        ("[(a,b)]", "'.'(','(a,b),[])"),
        ("{a,b}", "{}(','(a,b))"),
        ("{}(a)", "{}(a)"),
        ("[ ](a)", "[](a)"),
        ("{}(a,b)", "{}(a,b)"),
        ("'.'(a,[])", "'.'(a,[])"),
        ("f(;,'|',!)", "f(;,'|',!)"),
        (";(a)", ";(a)"),
        ("!", "!"),
        ("[!|;]", "'.'(!,;)"),
        ("'hello world'(X)", "'hello world'(X)"),
        ("f(A,B,A)", "f(A,B,A)"),
        ("a\n", "a"),
    ],
)
def test_brackets(text, expected):
    assert canonical(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("table", "table"),
        ("X = table", "=(X,table)"),
        ("table - x", "-(table,x)"),
        ("table, chair", "','(table,chair)"),
        ("public:foo", ":(public,foo)"),
        ("f(dynamic) :- dynamic", ":-(f(dynamic),dynamic)"),
        ("dynamic foo/1", "dynamic(/(foo,1))"),
        (":- initialization main", ":-(initialization(main))"),
        (":- initialization(main)", ":-(initialization(main))"),
        (":- table a/1, b/2", ":-(table(','(/(a,1),/(b,2))))"),
        ("table [a]", "table('.'(a,[]))"),
    ],
)
def test_directive_words_are_atoms_elsewhere(text, expected):
    assert canonical(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("X = +", "=(X,+)"),
        ("- = x", "=(-,x)"),
        ("Op == =", "==(Op,=)"),
        ("X = \\+a", "=(X,\\+(a))"),
        ("X = \\+a, b", "','(=(X,\\+(a)),b)"),
        ("- - 1", "-(-1)"),
        ("- (1)", "-(1)"),
        ("f(:- a)", "f(:-(a))"),
        ("[-, +]", "'.'(-,'.'(+,[]))"),
    ],
)
def test_bare_operators(text, expected):
    assert canonical(text, bare_operators=True) == expected


def test_quotes_follow_the_flags():
    def read(text, **flags):
        return read_term(text, flags=ReadFlags(**flags))

    codes = Struct(".", (97, Struct(".", (98, NIL))))
    chars = Struct(".", (Atom("a"), Struct(".", (Atom("b"), NIL))))
    assert read('"ab"') == codes
    assert read('"ab"', double_quotes="chars") == chars
    assert read('"ab"', double_quotes="atom") is Atom("ab")
    assert read('"a\\n"', double_quotes="string") == String("a\n")
    assert read('""') is NIL
    assert read("`ab`") == codes
    assert read("`ab`", double_quotes="atom", back_quotes="chars") == chars
    with pytest.raises(SyntaxProblem):
        read("`ab`", back_quotes="error")


def test_flags_may_be_any_object():
    class Flags:
        double_quotes = "atom"
        back_quotes = "codes"

    assert read_term('"ab"', flags=Flags()) is Atom("ab")


def test_variables_are_shared_and_underscores_are_not():
    left, right, one, two = read_term("f(X,X,_,_)").args
    assert left is right
    assert isinstance(one, Var)
    assert one is not two


def test_atoms_are_interned():
    assert read_term("foo") is Atom("foo")
    assert read_term("'foo'") is Atom("foo")


def test_the_dot_as_an_operator():
    table = operators((100, "xfy", "."))
    assert read_term("X = 1.e", table).args[1] == Struct(".", (1, Atom("e")))
    assert read_term("1 .2", table) == Struct(".", (1, 2))
    assert read_term("[.,.(.,.)]", table) == read_term("['.','.'('.','.')]")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("(a|b)", "'|'(a,b)"),
        ("(a|b;c)", "'|'(a,;(b,c))"),
        ("{a|b}", "{}('|'(a,b))"),
        ("[(a|b)]", "'.'('|'(a,b),[])"),
    ],
)
def test_bar_is_an_operator_in_program_text_only(text, expected):
    assert canonical(text, bar_operator=True) == expected
    assert canonical(text, (1100, "xfy", "|")) == expected
    with pytest.raises(SyntaxProblem):
        canonical(text)


def test_loose_arguments_may_be_alternatives():
    assert canonical("f(a | b, [c | d])", loose=True, bar_operator=True) == "f('|'(a,b),'.'(c,d))"
    with pytest.raises(SyntaxProblem):
        canonical("[a | b | c]", loose=True, bar_operator=True)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("assertz(a :- b)", "assertz(:-(a,b))"),
        ("f(a :- b, c)", "f(:-(a,b),c)"),
        ("f((a :- b, c))", "f(:-(a,','(b,c)))"),
        ("[a :- b, c --> d | e :- f]", "'.'(:-(a,b),'.'(-->(c,d),:-(e,f)))"),
        ("f(:- a)", "f(:-(a))"),
        ("g({a :- b, c})", "g({}(:-(a,','(b,c))))"),
        ("x = 1e3", "=(x,1000.0)"),
        ("1.5e-2 + 2E2", "+(0.015,200.0)"),
        ("16'fF - 2'101 - 36'Zz", "-(-(255,5),1295)"),
        ("'a\nb'", "'a\\nb'"),
        ("'one \\c\n   line'", "'one line'"),
        ("'\\e\\s\\d'", "'\\x1b\\ \\x7f\\'"),
        ("'\\033[1m' + '\\x1b[0m'", "+('\\x1b\\[1m','\\x1b\\[0m')"),
        ("'\\33;\\7' + '\\x41\\B'", "+('\\x1b\\;\\a','AB')"),
        ("'\\u00e9\\U0001F600\\u0041x'", "'é😀Ax'"),
        ("[0'\\s, 0'\\d, 0'', 0''', 0'\\u00E9]", "'.'(32,'.'(127,'.'(39,'.'(39,'.'(233,[])))))"),
        ("'\\u00g0'", None),
        ("'\\ud800'", None),
        ("f((a :- b) | c)", None),
        ("f(a, b", None),
        ("2'9", None),
        ("f(, a)", None),
        ("[a | b, c]", None),
    ],
)
def test_loose_reading_takes_more_and_nothing_else(text, expected):
    if expected is None:
        with pytest.raises(SyntaxProblem):
            canonical(text, loose=True)
        return
    assert canonical(text, loose=True) == expected
    if "{" not in text and not text.startswith("f(("):
        with pytest.raises(SyntaxProblem):
            canonical(text)
