"""Deep terms and long lists overflow neither the reader nor the writer."""

import pytest

from wamjit.read.parser import read_term
from wamjit.read.terms import list_parts
from wamjit.read.writer import write_term

DEEP = 1_000_000
SHAPES = {
    "arguments": lambda n: "f(" * n + "a" + ")" * n,
    "list": lambda n: "[" + "a," * n + "a]",
    "right": lambda n: "a," * n + "a",
    "left": lambda n: "a+" * n + "a",
    "lists in lists": lambda n: "[" * n + "]" * n,
    "curly": lambda n: "{" * n + "a" + "}" * n,
    "prefix": lambda n: "\\+" + " \\+" * n + "a",
    "tails": lambda n: "[a|" * n + "T" + "]" * n,
    "brackets": lambda n: "a-(" * n + "a-a" + ")" * n,
}


def test_a_million_deep():
    text = SHAPES["arguments"](DEEP)
    assert write_term(read_term(text)) == text


@pytest.mark.parametrize("shape", SHAPES)
def test_deeper_than_python_recurses(shape):
    text = SHAPES[shape](50_000)
    written = write_term(read_term(text), var_name=lambda var: var.name)
    if shape == "tails":
        assert written == "[" + "a," * 49_999 + "a|T]"
    else:
        assert written == text


def test_only_brackets():
    assert write_term(read_term("(" * 50_000 + "a" + ")" * 50_000)) == "a"


def test_long_strings():
    items, _ = list_parts(read_term('"' + "x" * 50_000 + '"'))
    assert len(items) == 50_000


def test_canonical_output_is_not_recursive_either():
    text = write_term(read_term(SHAPES["list"](50_000)), ignore_ops=True, quoted=True)
    assert text.startswith("'.'(a,'.'(a,")
    assert text.endswith("[]" + ")" * 50_001)


def test_depth_limit_of_a_deep_term():
    assert write_term(read_term(SHAPES["arguments"](50_000)), max_depth=3) == "f(f(f(...)))"
