"""The code that the kernel language becomes: what good code looks like, construct by construct."""

from __future__ import annotations

from collections.abc import Callable
from textwrap import dedent

import pytest
from both_ways import compare, plain

from wamjit.ir.text import print_instr
from wamjit.subset.compiler import compile_kernel, compile_routine

TAGS = """
@inline
def tag(t):
    return t & 3

@inline
def is_ref(t):
    return tag(t) == TAG.REF

@inline
def follow(t):
    while is_ref(t):
        u = load(t)
        if u == t:
            break
        t = u
    return t
"""

CASES = {
    "dereference: the test at the bottom as well": (
        """
        @kernel
        def f(t: Word) -> Word:
            while tag(t) == TAG.REF:
                u = load(t)
                if u == t:
                    break
                t = u
            return t
        """,
        """
        move t0, arg0
        test t0, 3
        branch.ne L3
        L1:
        move t2, [t0]
        cmpu t2, t0
        branch.e L3
        move t0, t2
        test t0, 3
        branch.e L1
        L3:
        move val, t0
        ret val
        """,
    ),
    "an inline function with a loop works on the caller's variable": (
        """
        @kernel
        def f(t: Word) -> Word:
            t = follow(t)
            return t
        """,
        """
        move t1, arg0
        test t1, 3
        branch.ne L3
        L1:
        move t2, [t1]
        cmpu t2, t1
        branch.e L3
        move t1, t2
        test t1, 3
        branch.e L1
        L3:
        move val, t1
        ret val
        """,
    ),
    "registers and worker fields are operands where they stand": (
        """
        @kernel
        def f(n: Word) -> None:
            if reg.h + n > w.heap_end:
                w.pending += 1
            reg.tr += WORD
        """,
        """
        move t0, arg0
        add t1, h, t0
        cmpu t1, [w+2264]
        branch.leu L2
        add [w+2304], [w+2304], 1
        L2:
        add tr, tr, 8
        ret
        """,
    ),
    "constants added to an address go into its offset": (
        """
        @kernel
        def f(t: Word) -> Word:
            return load(t - TAG.STR + WORD, 2 * WORD) + load(t - TAG.LST)
        """,
        """
        move t0, arg0
        add val, [t0+22], [t0-1]
        ret val
        """,
    ),
    "and, or, not are jumps": (
        """
        @kernel
        def f(a: Word, b: Word) -> Word:
            if not (a == b or a < 3 and test(b, 8)):
                return 2
            return 1
        """,
        """
        move t0, arg0
        move t1, arg1
        cmpu t0, t1
        branch.e L2
        cmpu t0, 3
        branch.geu L1
        test t1, 8
        branch.ne L2
        L1:
        move val, 2
        ret val
        L2:
        move val, 1
        ret val
        """,
    ),
    "what is unlikely goes to the cold section": (
        """
        @kernel
        def f(a: Word) -> Word:
            if unlikely(a == 0):
                a = 1
            return a
        """,
        """
        move t0, arg0
        cmpu t0, 0
        branch.e L1
        L3:
        move val, t0
        ret val
        cold
        L1:
        move t0, 1
        jump L3
        """,
    ),
    "overflow decides at once": (
        """
        @kernel
        def f(a: Word, b: Word) -> Word:
            r = addo(a, b)
            if unlikely(overflow()):
                unwind_and_jump("overflowed")
            return r
        """,
        """
        move t0, arg0
        move t1, arg1
        addo t2, t0, t1
        branch.o L1
        move val, t2
        ret val
        cold
        L1:
        unwind
        jump code:overflowed
        """,
    ),
    "arguments of a call, the result used in place": (
        """
        @kernel
        def g(a: Word, b: Word) -> Word:
            return a - b

        @kernel
        def f(a: Word) -> Word:
            if g(a + 8, 7) == 0:
                return 5
            return g(a, g(1, a))
        """,
        """
        move t0, arg0
        add arg0, t0, 8
        move arg1, 7
        call code:g, arg0, arg1
        cmpu val, 0
        branch.ne L2
        move val, 5
        ret val
        L2:
        move arg0, 1
        move arg1, t0
        call code:g, arg0, arg1
        move t2, val
        move arg0, t0
        move arg1, t2
        call code:g, arg0, arg1
        ret val
        """,
    ),
    "the word size is known": (
        """
        @kernel
        def f() -> None:
            for i in range(2):
                reg.x[i] = load(reg.e, ENV.y(i))
            if WORD == 8:
                reg.x[7] = 1 << WORD_BITS - 1
            else:
                reg.x[7] = load(reg.h)
        """,
        """
        move x(0), [e+16]
        move x(1), [e+24]
        move x(7), -9223372036854775808
        ret
        """,
    ),
    "an exchange needs one more temporary": (
        """
        @kernel
        def f(a: Word, b: Word) -> Word:
            while a < b:
                a, b = b - 1, a
            return a
        """,
        """
        move t0, arg0
        move t1, arg1
        cmpu t0, t1
        branch.geu L3
        L1:
        sub t2, t1, 1
        move t1, t0
        move t0, t2
        cmpu t0, t1
        branch.lu L1
        L3:
        move val, t0
        ret val
        """,
    ),
    "doubles: unordered first, one comparison for both branches": (
        """
        @kernel
        def f(p: Word) -> Word:
            a = load_double(p)
            b: Double = to_double(1)
            if unordered(a, b):
                return 2
            if a < b:
                return 1
            return 0
        """,
        """
        move t0, arg0
        fmove f0, [t0]
        i2f f1, 1
        fcmp f0, f1
        branch.un L1
        branch.geu L4
        move val, 1
        ret val
        L4:
        move val, 0
        ret val
        cold
        L1:
        move val, 2
        ret val
        """,
    ),
    "a loop that begins with its exit": (
        """
        @kernel
        def f(n: Word) -> Word:
            s = 0
            while True:
                if n == 0:
                    break
                s += n
                n -= 1
            return s
        """,
        """
        move t0, arg0
        move t1, 0
        cmpu t0, 0
        branch.e L3
        L1:
        add t1, t1, t0
        sub t0, t0, 1
        cmpu t0, 0
        branch.ne L1
        L3:
        move val, t1
        ret val
        """,
    ),
}


@pytest.mark.parametrize("title", CASES)
def test_code(title: str, define: Callable) -> None:
    text, expected = CASES[title]
    module = define(TAGS + dedent(text))
    found = [print_instr(instr) for instr in compile_routine(module.f, 8).instrs]
    assert plain(found) == plain(expected.splitlines())


def test_effects_before_a_value_is_used(define: Callable) -> None:
    """A register that was read stays what it was when what comes later in the expression changes it."""
    module = define(
        dedent("""
        @inline
        def push(n):
            reg.h += n
            return reg.h

        @kernel
        def change(n: Word) -> Word:
            reg.h = n
            w.pending = n
            return n

        @inline
        def twice(a, b):
            reg.a = b
            return a + a

        @kernel
        def main(a: Word, b: Word, c: Word) -> Word:
            first = reg.h + push(8)
            second = w.pending + change(c)
            third = twice(reg.a, 5)
            fourth = twice(load(reg.w, WORKER.pending), change(0x4000))
            store(reg.h, reg.h & 8, change(0x20000))
            return change(first) - second * (reg.h + change(third)) + fourth
        """)
    )
    for word_size in (4, 8):
        compare(module, "main", (1, 2, 40), word_size)


def test_early_returns_of_inline_functions(define: Callable) -> None:
    module = define(
        dedent("""
        @inline
        def kind(t):
            if t & 3 == 1:
                return 10
            if t & 3 == 2:
                return t
            return t + 1

        @inline
        def small(t):
            if t == 9:
                return False
            if t < 5:
                return True
            return t & 1 == 0 and kind(t) != 7

        @inline
        def touch(t):
            if t == 4:
                return
            reg.h += t

        @kernel
        def main(a: Word, b: Word, c: Word) -> Word:
            total = 0
            for i in range(12):
                touch(i)
                if small(a + i):
                    total += kind(a + i)
                else:
                    total = total * 3 + small(b + i)
            return total if not small(total) else kind(total) + total
        """)
    )
    for word_size in (4, 8):
        for a in (0, 3, 7):
            compare(module, "main", (a, 3, 0), word_size)


def test_values_of_a_routine_known_by_hand(define: Callable) -> None:
    module = define(
        dedent("""
        @kernel
        def gcd(a: Word, b: Word) -> Word:
            while b != 0:
                a, b = b, rem(a, b)
            return a

        @kernel
        def main(a: Word, b: Word, c: Word) -> Word:
            reg.x[1] = lt_s(a - b, 0)
            return gcd(a, b) + sar(-16, 2) + (c >> WORD_BITS - 1)
        """)
    )
    assert compare(module, "main", (84, 36, -1), 8) == 12 - 4 + 1
    assert compare(module, "main", (84, 36, -1), 4) == 12 - 4 + 1


def test_routines_are_found_where_they_are_defined(define: Callable) -> None:
    first = define("@kernel\ndef f() -> None:\n    reg.h += 1\n")
    second = define("@kernel\ndef g() -> None:\n    reg.h += 2\n")
    second.f = first.f  # as an import would
    assert set(compile_kernel([second], 8)) == {"g"}
    assert set(compile_kernel([first, second], 4)) == {"f", "g"}
