"""The ceiling for tak(18, 12, 6) on x86-64: 63,609 calls on tagged integers, written by hand.

Prints the best time for one evaluation in microseconds, after checking the value.
What a WAM compiler has to do is all there: heap check at each entry, check of the local stack for each environment,
type tests with dereferencing behind them, overflow tests, results through variables in the environment, trail tests.
It uses what a good compiler can know: an integer is tested once only, the first clause needs no choice point.
It leaves out one thing: `deallocate` does not ask whether a choice point protects the environment.

Usage: python bench/limits/tak.py [ITERATIONS]
"""

from __future__ import annotations

import sys

from harness import (
    CHOICE,
    COUNTER,
    HEAP,
    HEAP_WARN,
    INTEGER,
    LOCAL,
    NODE_HEAP_TOP,
    NODE_LOCAL_TOP,
    STACK_START,
    STACK_WARN,
    START,
    TRAIL,
    Block,
    Routine,
)

ARGUMENTS, VALUE = (18, 12, 6), 7
ONE = 1 << 3  # what an untagged one adds to a tagged integer


def integer(name: str, register: str) -> str:
    """Fall through when the register holds an integer; anything else leads to `other`, which may come back."""
    return f"""
{name}:
  mov eax,{register}d ; and eax,7 ; cmp eax,{INTEGER} ; jne {name}_other"""


def other(name: str, register: str) -> str:
    """The far side of `integer`: one step along a reference, or a type error."""
    return f"""
{name}_other:
  test {register}b,3 ; jnz stop
  mov {{val}},[{register}] ; cmp {{val}},{register} ; je stop ; mov {register},{{val}} ; jmp {name}"""


def result(name: str, register: str, offset: int) -> str:
    """Load a result from the environment; a variable would have to move to the heap first."""
    return f"""
{name}:
  mov {register},[{{e}}+{offset}] ; test {register}b,3 ; jz stop"""


# An environment: +0 caller's, +8 continuation, +16 X, +24 Y, +32 Z, +40 Value, +48 First, +56 Second, +64 Third.
CODE = f"""
again:
  mov {{h}},[{{w}}+{START}] ; mov {{a}},[{{w}}+{START + 8}] ; mov {{b}},[{{w}}+{START + 16}]
  mov {{tr}},[{{w}}+{START + 24}] ; mov {{x0}},[{{w}}+{START + 32}] ; mov {{x1}},[{{w}}+{START + 40}]
  mov {{x2}},[{{w}}+{START + 48}]
  mov [{{h}}],{{h}} ; mov {{x3}},{{h}} ; add {{h}},8      | the result: a fresh variable
  mov {{e}},{{a}} ; lea {{cp}},[rip+finished] ; jmp tak
finished:
  dec qword ptr [{{w}}+{COUNTER}] ; jnz again
  jmp leave

| tak(X, Y, Z, Value) :- X =< Y, !, Value = Z.
  .align 16
tak:
  cmp {{h}},[{{w}}+{HEAP_WARN}] ; jae stop
{integer("x_type", "r12")}
{integer("y_type", "r13")}
  cmp {{x0}},{{x1}} ; jg deeper
  mov {{val}},{{x3}}
value_type:
  test al,3 ; jnz stop
  mov {{s}},[{{val}}] ; cmp {{s}},{{val}} ; jne value_chain
  test r14b,3 ; jz stop
  mov [{{val}}],{{x2}}
  cmp {{val}},[{{b}}+{NODE_LOCAL_TOP}] ; jb value_older   | a young variable of the local stack: the usual case
  jmp {{cp}}
value_older:
  cmp {{val}},[{{b}}+{NODE_HEAP_TOP}] ; jb value_trail
  cmp {{val}},[{{w}}+{STACK_START}] ; jae value_trail
  jmp {{cp}}
value_trail:
  mov [{{tr}}],{{val}} ; add {{tr}},8 ; jmp {{cp}}
value_chain:
  mov {{val}},{{s}} ; jmp value_type
{other("x_type", "r12")}
{other("y_type", "r13")}
{other("z_type", "r14")}

| tak(X, Y, Z, Value) :- three steps down, three calls, and the last call with their results.
  .align 16
deeper:
  cmp {{a}},[{{w}}+{STACK_WARN}] ; jae stop
{integer("z_type", "r14")}
  mov {{arg1}},{{x1}} ; sub {{arg1}},{ONE} ; jo stop
  mov {{arg1}},{{x2}} ; sub {{arg1}},{ONE} ; jo stop
  mov [{{a}}],{{e}} ; mov [{{a}}+8],{{cp}} ; mov [{{a}}+16],{{x0}} ; mov [{{a}}+24],{{x1}} ; mov [{{a}}+32],{{x2}}
  mov [{{a}}+40],{{x3}}
  mov {{e}},{{a}} ; add {{a}},72
  sub {{x0}},{ONE} ; jo stop
  lea {{x3}},[{{e}}+48] ; mov [{{x3}}],{{x3}}
  lea {{cp}},[rip+after_first] ; jmp tak
after_first:
  mov {{x0}},[{{e}}+24] ; sub {{x0}},{ONE} ; mov {{x1}},[{{e}}+32] ; mov {{x2}},[{{e}}+16]
  lea {{x3}},[{{e}}+56] ; mov [{{x3}}],{{x3}}
  lea {{cp}},[rip+after_second] ; jmp tak
after_second:
  mov {{x0}},[{{e}}+32] ; sub {{x0}},{ONE} ; mov {{x1}},[{{e}}+16] ; mov {{x2}},[{{e}}+24]
  lea {{x3}},[{{e}}+64] ; mov [{{x3}}],{{x3}}
  lea {{cp}},[rip+after_third] ; jmp tak
after_third:
{result("first", "r12", 48)}
{result("second", "r13", 56)}
{result("third", "r14", 64)}
  mov {{x3}},[{{e}}+40] ; mov {{cp}},[{{e}}+8] ; mov {{a}},{{e}} ; mov {{e}},[{{e}}]
  jmp tak
leave:
"""


def measure(iterations: int = 2_000) -> float:
    """The best time for one evaluation, in microseconds."""
    block = Block()
    block.set_heap_top(HEAP)
    areas = (block.base + area for area in (HEAP, LOCAL, CHOICE, TRAIL))
    block.start_with(*areas, *(number << 3 | INTEGER for number in ARGUMENTS))
    timed = Routine(CODE).timed(block, iterations)
    value = block.follow(block[HEAP]) >> 3
    if value != VALUE:
        raise ValueError(f"wrong value: {value}")
    return timed.best * 1e6


if __name__ == "__main__":
    print(f"{measure(*map(int, sys.argv[1:])):.0f}")
