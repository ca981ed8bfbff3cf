"""Small repairs on finished WAM code: jumps to the next instruction, code that nothing reaches, labels nobody names."""

from __future__ import annotations

LEAVES = {"jump", "execute", "proceed", "fail", "switch", "hash_const", "hash_functor"}


def clean(instructions: list[tuple]) -> list[tuple]:
    """The same code without what has no effect."""
    code = drop_dead_code(instructions)
    code = drop_jumps_to_next(code)
    used = used_labels(code)
    return [i for i in code if i[0] != "label" or i[1] in used or i[1] == ("l", "entry")]


def used_labels(code: list[tuple]) -> set[tuple]:
    """Labels that some instruction names."""
    used = set()
    for name, *operands in code:
        if name == "label":
            continue
        for operand in operands:
            if isinstance(operand, tuple) and operand[0] == "l":
                used.add(operand)
            elif isinstance(operand, tuple) and operand[0] == "t":
                used.update(label for _, label in operand[1])
    return used


def drop_dead_code(code: list[tuple]) -> list[tuple]:
    """What stands between an instruction that leaves and the next label that is used."""
    used = used_labels(code) | {("l", "entry")}
    result, reachable = [], True
    for instruction in code:
        if instruction[0] == "label" and instruction[1] in used:
            reachable = True
        if reachable:
            result.append(instruction)
        if instruction[0] in LEAVES:
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
