"""Small repairs on finished WAM code: jumps to the next instruction, code that nothing reaches, labels nobody names."""

from __future__ import annotations

from functools import cache

from wamjit.compile.wam_table import wam_table

LEAVES = frozenset(("jump", "execute", "proceed", "fail", "switch", "hash_const", "hash_functor"))
ENTRY = ("l", "entry")


def clean(instructions: list[tuple]) -> list[tuple]:
    """The same code without what has no effect."""
    code = drop_jumps_to_next(drop_dead_code(instructions))
    used = used_labels(code)
    used.add(ENTRY)
    return [i for i in code if i[0] != "label" or i[1] in used]


@cache
def with_labels() -> frozenset[str]:
    """The instructions that may name labels, without `label` itself."""
    return frozenset(
        op for op, row in wam_table().items() if op != "label" and any(spec.kinds & {"l", "t"} for spec in row.operands)
    )


def used_labels(code: list[tuple]) -> set[tuple]:
    """Labels that some instruction names."""
    used: set[tuple] = set()
    naming = with_labels()
    for instruction in code:
        if instruction[0] in naming:
            for operand in instruction[1:]:
                if operand.__class__ is tuple:
                    if operand[0] == "l":
                        used.add(operand)
                    elif operand[0] == "t":
                        used.update(label for _, label in operand[1])
    return used


def drop_dead_code(code: list[tuple]) -> list[tuple]:
    """What stands between an instruction that leaves and the next label that is used."""
    used = used_labels(code)
    used.add(ENTRY)
    result, reachable = [], True
    for instruction in code:
        name = instruction[0]
        if not reachable and name == "label" and instruction[1] in used:
            reachable = True
        if reachable:
            result.append(instruction)
            if name in LEAVES:
                reachable = False
    return result


def drop_jumps_to_next(code: list[tuple]) -> list[tuple]:
    """A jump to a label that follows it directly."""
    result = []
    for n, instruction in enumerate(code):
        if instruction[0] == "jump" and instruction[1] in labels_at(code, n + 1):
            continue
        result.append(instruction)
    return result


def labels_at(code: list[tuple], n: int) -> set[tuple]:
    """The labels that stand at position n."""
    found = set()
    while n < len(code) and code[n][0] == "label":
        found.add(code[n][1])
        n += 1
    return found
