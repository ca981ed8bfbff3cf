"""The ceiling for naive reverse on x86-64: 30 elements, 496 inferences, written by hand.

Prints the best rate in millions of inferences a second, after checking the reversed list.
What a WAM compiler has to do is all there: heap check at each entry, dereferencing, tag tests, trail tests,
environments and continuations.
It leaves out one thing: `deallocate` does not ask whether a choice point protects the environment.

Usage: python bench/limits/nrev.py [ITERATIONS]
"""

from __future__ import annotations

import sys

from harness import (
    CHOICE,
    CONSTANT,
    COUNTER,
    HEAP,
    HEAP_WARN,
    INTEGER,
    LIST,
    LOCAL,
    NIL,
    NODE_HEAP_TOP,
    START,
    TRAIL,
    WORD,
    Block,
    Routine,
)

LENGTH, INFERENCES = 30, 496

# An environment of turned/2: +0 caller's, +8 continuation, +16 First, +24 Turned, +32 TurnedRest.
CODE = f"""
again:
  mov {{h}},[{{w}}+{START}] ; mov {{a}},[{{w}}+{START + 8}] ; mov {{b}},[{{w}}+{START + 16}]
  mov {{tr}},[{{w}}+{START + 24}] ; mov {{x0}},[{{w}}+{START + 32}]
  mov [{{h}}],{{h}} ; mov {{x1}},{{h}} ; add {{h}},8      | the result: a fresh variable
  mov {{e}},{{a}} ; lea {{cp}},[rip+finished] ; jmp turned
finished:
  dec qword ptr [{{w}}+{COUNTER}] ; jnz again
  jmp leave

| turned([First|Rest], Turned) :- turned(Rest, TurnedRest), joined(TurnedRest, [First], Turned).
  .align 16
turned:
  cmp {{h}},[{{w}}+{HEAP_WARN}] ; jae stop
  mov {{val}},{{x0}}
turned_switch:
  test al,1 ; jz turned_reference
  test al,2 ; jnz turned_constant
  mov {{arg1}},[{{val}}-{LIST}] ; mov {{x0}},[{{val}}+{WORD - LIST}]
  mov [{{a}}],{{e}} ; mov [{{a}}+8],{{cp}} ; mov [{{a}}+16],{{arg1}} ; mov [{{a}}+24],{{x1}}
  mov {{e}},{{a}} ; add {{a}},40
  mov [{{h}}],{{h}} ; mov {{x1}},{{h}} ; mov [{{e}}+32],{{h}} ; add {{h}},8
  lea {{cp}},[rip+turned_rest] ; jmp turned
turned_rest:
  mov {{x0}},[{{e}}+32] ; mov {{val}},[{{e}}+16] ; mov {{x2}},[{{e}}+24]
  mov [{{h}}],{{val}} ; mov qword ptr [{{h}}+8],{NIL} ; lea {{x1}},[{{h}}+{LIST}] ; add {{h}},16
  mov {{cp}},[{{e}}+8] ; mov {{a}},{{e}} ; mov {{e}},[{{e}}]
  jmp joined
turned_reference:
  test al,2 ; jnz stop
  mov {{s}},[{{val}}] ; cmp {{s}},{{val}} ; je stop ; mov {{val}},{{s}} ; jmp turned_switch
turned_constant:
  cmp {{val}},{NIL} ; jne stop
  mov {{s}},{NIL} ; mov {{val}},{{x1}} ; jmp bind

| joined([Item|Front], Back, [Item|Whole]) :- joined(Front, Back, Whole).
  .align 16
joined:
  cmp {{h}},[{{w}}+{HEAP_WARN}] ; jae stop
  mov {{val}},{{x0}}
joined_switch:
  test al,1 ; jz joined_reference
  test al,2 ; jnz joined_constant
  mov {{x0}},[{{val}}+{WORD - LIST}] ; mov {{val}},[{{val}}-{LIST}]
  mov {{s}},{{x2}}
joined_output:
  test dl,3 ; jnz stop
  mov {{arg1}},[{{s}}] ; cmp {{arg1}},{{s}} ; jne joined_output_chain
  lea {{arg2}},[{{h}}+{LIST}] ; mov [{{s}}],{{arg2}}
  cmp {{s}},[{{b}}+{NODE_HEAP_TOP}] ; jb joined_trail
joined_write:
  mov [{{h}}],{{val}} ; lea {{x2}},[{{h}}+8] ; mov [{{h}}+8],{{x2}} ; add {{h}},16
  jmp joined
joined_output_chain:
  mov {{s}},{{arg1}} ; jmp joined_output
joined_trail:
  mov [{{tr}}],{{s}} ; add {{tr}},8 ; jmp joined_write
joined_reference:
  test al,2 ; jnz stop
  mov {{s}},[{{val}}] ; cmp {{s}},{{val}} ; je stop ; mov {{val}},{{s}} ; jmp joined_switch
joined_constant:
  cmp {{val}},{NIL} ; jne stop
  mov {{s}},{{x1}} ; mov {{val}},{{x2}}

bind:                                                    | the variable at the end of val becomes s; proceed
  test al,3 ; jnz stop
  mov {{arg1}},[{{val}}] ; cmp {{arg1}},{{val}} ; jne bind_chain
  mov [{{val}}],{{s}} ; cmp {{val}},[{{b}}+{NODE_HEAP_TOP}] ; jb bind_trail
  jmp {{cp}}
bind_trail:
  mov [{{tr}}],{{val}} ; add {{tr}},8 ; jmp {{cp}}
bind_chain:
  mov {{val}},{{arg1}} ; jmp bind
leave:
"""


def measure(iterations: int = 200_000) -> float:
    """The best rate in millions of inferences a second."""
    block, top = Block(), HEAP
    for i in range(LENGTH):
        block[top] = i << 3 | INTEGER
        block[top + WORD] = block.base + top + 2 * WORD | LIST if i < LENGTH - 1 else NIL
        top += 2 * WORD
    block.set_heap_top(top)
    block.start_with(*(block.base + area for area in (top, LOCAL, CHOICE, TRAIL)), block.base + HEAP | LIST)
    timed = Routine(CODE).timed(block, iterations)
    check(block, block.follow(block.base + top))
    return INFERENCES / timed.best / 1e6


def check(block: Block, word: int) -> None:
    """The list at `word` must be the numbers backwards."""
    items = []
    while word & CONSTANT != CONSTANT:
        cell = word - LIST - block.base
        items.append(block.follow(block[cell]) >> 3)
        word = block.follow(block[cell + WORD])
    if items != list(range(LENGTH))[::-1]:
        raise ValueError(f"wrong list: {items}")


if __name__ == "__main__":
    print(f"{measure(*map(int, sys.argv[1:])):.0f}")
