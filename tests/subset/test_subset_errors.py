"""What the kernel language does not have is refused with the file and the line."""

from __future__ import annotations

from collections.abc import Callable
from textwrap import dedent

import pytest

from wamjit.subset.compiler import compile_kernel, compile_rule
from wamjit.subset.source import KernelError

# text (line 1 is the import), line of the error, part of the message
CASES = [
    ("@kernel\ndef f(a: Word, b: Word, c: Word, d: Word) -> None:\n    pass\n", 3, "at most 3 parameters"),
    ("@kernel\ndef f(a: Double) -> None:\n    pass\n", 3, "parameter a of a routine is a Word"),
    ("@kernel\ndef f(a: Word):\n    return a\n", 3, "result annotation"),
    ("@kernel\ndef f(a: Word = 3) -> None:\n    pass\n", 3, "only plain parameters"),
    ("@kernel\ndef f() -> Word:\n    pass\n", 3, "return a word on every path"),
    ("@kernel\ndef f(a: Word) -> Word:\n    if a == 0:\n        return 1\n", 3, "return a word on every path"),
    ("@kernel\ndef f() -> Word:\n    return\n", 4, "returns a word"),
    ("@kernel\ndef f() -> None:\n    return 1\n", 4, "returns nothing"),
    ("@kernel\ndef f() -> None:\n    assert reg.h\n", 4, "no Assert"),
    ("@kernel\ndef f() -> None:\n    x = [1]\n", 4, "no List"),
    ("@kernel\ndef f() -> Word:\n    return x\n", 4, "x is not defined"),
    ("@kernel\ndef f() -> Word:\n    y = x\n    x = 1\n    return y\n", 4, "before it is assigned"),
    ("@kernel\ndef f(a: Word) -> Word:\n    if a == 0:\n        b = a\n    return b\n", 3, "read before it is written"),
    ("@kernel\ndef f() -> None:\n    reg.nothing = 1\n", 4, "no register nothing"),
    ("@kernel\ndef f() -> None:\n    w.nothing = 1\n", 4, "no field nothing"),
    ("@kernel\ndef f() -> None:\n    w.term = 1\n", 4, "needs an index"),
    ("@kernel\ndef f() -> None:\n    w.term[999] = 1\n", 4, "no 999"),
    ("@kernel\ndef f(i: Word) -> None:\n    reg.x[i] = 1\n", 4, "known at compile time"),
    ("@kernel\ndef f() -> None:\n    reg.x[256] = 1\n", 4, "no register x(256)"),
    ("@kernel\ndef f(i: Word) -> Word:\n    return NODE.x(i)\n", 4, "known at compile time"),
    ("@kernel\ndef f() -> Word:\n    return NODE.nothing\n", 4, "no field nothing"),
    ("@kernel\ndef f() -> Word:\n    return TAG.NOTHING\n", 4, "not defined"),
    ("@kernel\ndef f(a: Word) -> Word:\n    return a // 2\n", 4, "use div, rem or a shift"),
    ("@kernel\ndef f(a: Word) -> Word:\n    return a << 64\n", 4, "shift by 64"),
    ("@kernel\ndef f(a: Word) -> Word:\n    return 1 < a < 3\n", 4, "one comparison at a time"),
    ("@kernel\ndef f(a: Word) -> Word:\n    return a or 1\n", 4, "compare with 0"),
    ("@kernel\ndef f(a: Word) -> Word:\n    return a in (1, 2)\n", 4, "no In"),
    ("@kernel\ndef f(a: Word) -> Word:\n    return to_double(a)\n", 4, "a word is needed"),
    ("@kernel\ndef f(a: Word) -> Word:\n    return to_word(a)\n", 4, "a double is needed"),
    ("@kernel\ndef f(a: Word) -> Word:\n    b = to_double(a)\n    b = a\n    return a\n", 5, "b is a double"),
    (
        "@kernel\ndef f(a: Word) -> Word:\n    if to_double(a) < a:\n        return 1\n    return 0\n",
        4,
        "another double",
    ),
    ("@kernel\ndef f(a: Word) -> Word:\n    return to_word(0.1)\n", 4, "no quotient"),
    (
        "@kernel\ndef f(a: Word) -> Word:\n    b = a + 1\n    if overflow():\n        return 1\n    return b\n",
        5,
        "must follow",
    ),
    ("@kernel\ndef f(a: Word) -> None:\n    a + 1\n", 4, "without effect"),
    ("@kernel\ndef f(a: Word) -> None:\n    for i in range(a):\n        pass\n", 4, "known at compile time"),
    ("@kernel\ndef f() -> None:\n    for i in range(3):\n        i = 2\n", 4, "assigned nowhere else"),
    ("@kernel\ndef f() -> None:\n    fail()\n", 4, "unwind_and_jump"),
    ("@kernel\ndef f(a: Word) -> None:\n    print(a)\n", 4, "print is no function of the kernel language"),
    (
        "@inline\ndef g(h: Function) -> Word:\n    return h(1)\n@kernel\ndef f() -> Word:\n    return g(print)\n",
        7,
        "print is no function of the kernel language",
    ),
    ("@kernel\ndef f(a: Word) -> None:\n    f()\n", 4, "takes 1 plain arguments"),
    ("@kernel\ndef f(a: Word) -> None:\n    f(a)\n", 3, "in a circle: f -> f"),
    ("@inline\ndef g(a):\n    return g(a)\n\n@kernel\ndef f(a: Word) -> Word:\n    return g(a)\n", 4, "call itself"),
    (
        "@inline\ndef g(a):\n    if a == 0:\n        return 1\n\n@kernel\ndef f(a: Word) -> Word:\n    return g(a)\n",
        3,
        "every path",
    ),
    ("@inline\ndef g(a):\n    reg.h = a\n\n@kernel\ndef f(a: Word) -> Word:\n    return g(a)\n", 8, "returns nothing"),
    ("@entry\ndef f() -> None:\n    reg.h += 1\n", 3, "jump away"),
    ("@entry\ndef f(a: Word) -> None:\n    fail()\n", 3, "has parameters"),
]


@pytest.mark.parametrize(("text", "line", "message"), CASES)
def test_refused(text: str, line: int, message: str, define: Callable) -> None:
    module = define(text)
    with pytest.raises(KernelError) as caught:
        compile_kernel([module], 8)
    assert caught.value.file == module.__file__
    assert (caught.value.line, message in caught.value.message) == (line, True), caught.value
    assert str(caught.value).startswith(f"{module.__file__}:{line}: ")


def test_two_routines_of_one_name(define: Callable) -> None:
    modules = [define("@kernel\ndef f() -> None:\n    pass\n") for _ in range(2)]
    with pytest.raises(KernelError, match="two of the name f"):
        compile_kernel(modules, 8)


def test_circle_of_several(define: Callable) -> None:
    text = """
    @kernel
    def f(a: Word) -> None:
        g(a)

    @kernel
    def g(a: Word) -> None:
        if a != 0:
            f(a - 1)
    """
    with pytest.raises(KernelError, match="f -> g -> f"):
        compile_kernel([define(dedent(text))], 8)


def test_operands_of_a_rule(define: Callable) -> None:
    module = define("@rule\ndef r(n: Int, c: Const):\n    c = n\n\n@rule\ndef s(n: Int):\n    reg.h += n\n")
    with pytest.raises(KernelError, match="takes the operands n, c"):
        compile_rule(module.r, (1,), 8)
    with pytest.raises(KernelError, match="constant operand"):
        compile_rule(module.r, (1, 2), 8)
    with pytest.raises(KernelError, match="is a number"):
        compile_rule(module.s, {"n": module.reg}, 8)
