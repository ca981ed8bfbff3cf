"""What is written: quoting, spacing, brackets, options."""

import math

import pytest

from wamjit.read.operators import Operators
from wamjit.read.parser import ReadFlags, read_term
from wamjit.read.terms import Atom, String, Struct, Var, make_list
from wamjit.read.writer import format_float, format_integer, write_term

USER = [
    (9, "fy", "fy"),
    (9, "yf", "yf"),
    (9, "yfx", "yfx"),
    (9, "xfy", "xfy"),
    (100, "yfx", "~"),
    (100, "fx", " op"),
    (9, "yf", ".>"),
    (100, "xf", "f "),
    (100, "xf", "e"),
    (9, "fy", "ff"),
    (9, "yf", "ff"),
]


def operators():
    table = Operators.standard()
    for row in USER:
        table.add(*row)
    return table


def writeq(text, **options):
    table = operators()
    term = read_term(text, table, ReadFlags(double_quotes="string"))
    options = {"quoted": True, "numbervars": True, "var_name": lambda var: var.name, **options}
    return write_term(term, operators=table, **options)


@pytest.mark.parametrize(
    "text",
    [
        "a:-b,c;d->g",
        "(a:-b):-c",
        "a-->b,{c},[d]",
        ":-a",
        ":-dynamic foo/1",
        "dynamic a,b",
        "1+2",
        "1-2-3",
        "1-(2-3)",
        "a*(b+c)",
        "2**3",
        "2^3^4",
        "(2^3)^4",
        "a=b",
        "a=(\\+b)",
        "\\+a",
        "\\+ (a,b)",
        "\\+[a]",
        "\\+{a}",
        "- (1)",
        "- (1.5)",
        "- -1",
        "- - (1)",
        "- - -a",
        "-a",
        "-(a,b,c)",
        "- (a,b)",
        "- (a*b)",
        "- (a^2)",
        "- (1^2)",
        "- (1~2)",
        "- ((1*2)^3)",
        "+ (1*2)^3",
        "+1^2",
        "+1",
        "\\ -1",
        "-[-]",
        "-{a}",
        "-p(c)",
        "- (-)",
        "(-)-(-)",
        "(:-):-(:-)",
        "(*)=(*)",
        "(dynamic)=a",
        "[:-,-]",
        "[-|-]",
        "f(:-)",
        "f(;,'|',';;',!,[],{})",
        "f((a:-b),(c,d))",
        "[(a:-b),(c,d)]",
        "[a,b|c]",
        "[a|\\+2]",
        "{a}",
        "{a,b}",
        "{a:-b}",
        "{-}",
        "{}(a,b)",
        "[](a)",
        "','(a,b,c)",
        "'|'(a)",
        "1- -1",
        "1 is X",
        "'A' is b",
        "a is [b]",
        "a is (b,c)",
        "(a,b)is c",
        "a rdiv b mod c",
        "1= \\\\",
        "a= -1",
        "a: -1",
        "a:b:c",
        "-1^2",
        "-1+2",
        "fy 1 yf",
        "(fy 1)yf",
        "fy 1 yfx 2",
        "(fy 1)yfx 2",
        "1 xfy 2 yf",
        "(1 xfy 2)yf",
        "(fy (fy 1)yf)yf",
        "fy (-)",
        "ff ff 0",
        "' op' '1'",
        "' op'[]",
        "' op' (a,b)",
        "0 'f '",
        "10'f '",
        "1.0 e",
        "1 e",
        "X e",
        "a.> .>",
        "1.0Inf- -1.0Inf",
        "1.5NaN",
        "dynamic (-1)",
        "dynamic (-a)",
        "dynamic (-a,b)",
        "dynamic a-b",
        '"a\\"b\'c\\n"',
        "'$VAR'(-1)",
        "'$VAR'(x)",
        "'$VAR'(1,2)",
        "'$VAR'('A')",
    ],
)
def test_writes_as_written(text):
    assert writeq(text) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- 1", "-1"),
        ("a = b", "a=b"),
        ("'[]'", "[]"),
        ("'a'", "a"),
        ("-(a)", "-a"),
        ("-(-(a))", "- -a"),
        ("+(a,b)", "a+b"),
        ("'.'(a,[])", "[a]"),
        ("'{}'(a)", "{a}"),
        ("'$VAR'(0)", "A"),
        ("'$VAR'(25)", "Z"),
        ("'$VAR'(26)", "A1"),
        ("'$VAR'(703)", "B27"),
        ("- '$VAR'(0)", "-A"),
        ("f('$VAR'(1),X)", "f(B,X)"),
        ("0'a", "97"),
        ("1.0e10", "10000000000.0"),
    ],
)
def test_writes_otherwise_than_written(text, expected):
    assert writeq(text) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("a", "a"),
        ("aB_1", "aB_1"),
        ("[]", "[]"),
        ("{}", "{}"),
        ("!", "!"),
        (";", ";"),
        (",", "','"),
        ("|", "'|'"),
        (".", "'.'"),
        ("...", "..."),
        (".*", ".*"),
        ("+", "+"),
        ("\\", "\\"),
        ("/*", "'/*'"),
        ("/**", "'/**'"),
        ("*/", "*/"),
        ("//*", "//*"),
        ("", "''"),
        ("A", "'A'"),
        ("_a", "'_a'"),
        ("1a", "'1a'"),
        ("a b", "'a b'"),
        ("a-b", "'a-b'"),
        ("a\n", "'a\\n'"),
        ("%", "'%'"),
        ("'", "'\\''"),
        ('"`', "'\"`'"),
        ("\\a'", "'\\\\a\\''"),
        ("\a\b\f\n\r\t\v", "'\\a\\b\\f\\n\\r\\t\\v'"),
        ("\0\x1b\x7f", "'\\x0\\\\x1b\\\\x7f\\'"),
        ("\u00a0", "'\\xa0\\'"),
        ("été", "été"),
        ("Été", "'Été'"),
        ("日本", "日本"),
        ("→", "→"),
        ("a→", "'a→'"),
        ("²", "'²'"),
        ("x²", "x²"),
    ],
)
def test_quoting(name, expected):
    assert write_term(Atom(name), quoted=True) == expected
    assert read_term(expected) is Atom(name)
    assert write_term(Atom(name)) == name


def test_without_quotes():
    assert writeq("'A'+'b c'+\"d\"", quoted=False) == "A+b c+d"
    assert writeq("f('$VAR'(1))", quoted=False, numbervars=False) == "f($VAR(1))"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1+2*3", "+(1,*(2,3))"),
        ("[a,b|c]", "'.'(a,'.'(b,c))"),
        ("{a}", "{}(a)"),
        ("(a,b)", "','(a,b)"),
        ("- (-)", "-(-)"),
        ("-1", "-1"),
    ],
)
def test_ignore_ops(text, expected):
    assert writeq(text, ignore_ops=True) == expected


def test_spacing():
    assert writeq("f(a,[b,c],(d,g))", spacing="next_argument") == "f(a, [b, c], (d, g))"


@pytest.mark.parametrize(
    ("text", "depth", "expected"),
    [
        ("f(g(h(i)))", 2, "f(g(...))"),
        ("f(g(h(i)))", 4, "f(g(h(i)))"),
        ("a+b*c", 1, "... + ..."),
        ("[1,2,3,4,5,6,7,8,9,10]", 10, "[1,2,3,4,5,6,7,8,9|...]"),
        ("[1,2,3]", 4, "[1,2,3]"),
        ("[1,2,3]", 3, "[1,2|...]"),
        ("[f(a)]", 2, "[f(...)]"),
    ],
)
def test_max_depth(text, depth, expected):
    assert writeq(text, max_depth=depth) == expected


def test_variable_names():
    x, y, z = Var("X"), Var(), Var()
    term = Struct("f", (x, y, z, x))
    written = write_term(term, variable_names={x: "Foo"}, var_name=lambda var: "_1")
    assert written == "f(Foo,_1,_1,Foo)"
    written = write_term(term, variable_names=[("A", y), ("B", z)], var_name=lambda var: "_1")
    assert written == "f(_1,A,B,_1)"


def test_variables_without_names_are_told_apart():
    x, y = Var(), Var()
    first, second, third = write_term(Struct("f", (x, y, x)))[2:-1].split(",")
    assert first == third != second
    assert read_term(first).name == first


def test_a_variable_name_keeps_its_distance():
    assert writeq("X is Y", var_name=lambda var: "_1") == "_1 is _1"
    assert writeq("- X", var_name=lambda var: "_1") == "-_1"


def test_priority_of_the_place():
    assert writeq("a:-b", priority=999) == "(a:-b)"
    assert writeq("a=b", priority=999) == "a=b"


def test_numbered_variables_are_no_operators():
    table = Operators.standard()
    table.add(9, "xf", "$VAR")
    assert write_term(Struct("$VAR", (0,)), quoted=True, numbervars=True, operators=table) == "A"
    assert write_term(Struct("$VAR", (-1,)), quoted=True, numbervars=True, operators=table) == "-1'$VAR'"


def test_without_the_prefix_minus():
    table = Operators.standard()
    table.add(0, "fy", "-")
    assert write_term(Struct("-", (1,)), quoted=True, operators=table) == "-(1)"
    assert write_term(make_list([Atom("-")]), quoted=True, operators=table) == "[-]"


def test_not_a_term():
    with pytest.raises(TypeError):
        write_term(Struct("f", (object(),)))


def test_strings():
    assert write_term(String('a"b'), quoted=True) == '"a\\"b"'
    assert write_term(String('a"b')) == 'a"b'


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (1.0, "1.0"),
        (-0.0, "-0.0"),
        (0.1, "0.1"),
        (1e10, "10000000000.0"),
        (1e14, "100000000000000.0"),
        (1e15, "1.0e+15"),
        (1e22, "1.0e+22"),
        (-1.5e300, "-1.5e+300"),
        (123456789012345680.0, "1.2345678901234568e+17"),
        (-1234567890123456.0, "-1.234567890123456e+15"),
        (1234567890123456.5, "1234567890123456.5"),
        (0.0001, "0.0001"),
        (1e-5, "1.0e-5"),
        (5e-324, "5.0e-324"),
        (1.7976931348623157e308, "1.7976931348623157e+308"),
        (math.inf, "inf"),
        (-math.inf, "-inf"),
        (math.nan, "nan"),
    ],
)
def test_floats(value, expected):
    assert format_float(value) == expected


def test_integers_of_any_size():
    assert format_integer(-(10**20000)) == "-1" + "0" * 20000
    assert format_integer(10**30001 - 1) == "9" * 30001
    assert format_integer(-(10**30001) - 7) == "-1" + "0" * 30000 + "7"
    assert writeq("- (1)") == "- (1)"
    assert format_integer(0) == "0"
