"""Machine code read back with capstone: encodings, and the rules of the placements."""

import re

import pytest
import random_ir
from ladder import i, mem, world

from wamjit.codegen import compile_fragment, compile_routine, enter_and_gate
from wamjit.codegen.check import disassembler, read_back, violations
from wamjit.codegen.generate import assembler_of
from wamjit.ir.operands import Fragment
from wamjit.kernel.modules import image_modules
from wamjit.subset.compiler import compile_kernel
from wamjit.table import load_placement, placement_names, target_names

TARGETS = pytest.mark.parametrize("target", target_names())


def plain(text, bits):
    """A text with its numbers in one spelling and what only says the same again taken out."""
    text = text.split(";")[0].replace("cr0, ", "0, ").replace("cmovbe", "cmovna").replace("movabs", "mov")
    text = re.sub(r"\s*([-+*])\s*", r" \1 ", text)
    text = re.sub(r"(?<![\w])- (0x[0-9a-f]+|\d+)", lambda m: f"-{m[1]}", text)
    text = re.sub(r"(?<![\w.])-?(?:0x[0-9a-f]+|\d+)\b", lambda m: str(int(m[0], 0) % (1 << bits)), text)
    text = re.sub(r"(\[\w+) - (\d+)\]", lambda m: f"{m[1]} + {-int(m[2]) % (1 << bits)}]", text)
    if "byte ptr" in text:
        text = re.sub(r"\d+$", lambda m: str(int(m[0]) % 256), text)
    shift = re.fullmatch(r"rldicl (\w+, \w+), (\d+), (\d+)", text)
    if shift and int(shift[2]) + int(shift[3]) == 64:
        text = f"srdi {shift[1]}, {shift[3]}"
    return " ".join(text.split())


def corpus(target):
    """Every distinct instruction text that random programs need on all placements of a target."""
    for name in placement_names(target):
        placement = load_placement(target, name)
        _, summaries = world(target, "emulated").symbols(placement)
        for seed in range(12):
            routines, fragment = random_ir.program(seed, placement.target.word_size, 20)
            known = dict(summaries)
            for routine in routines:
                known[routine.name] = compile_routine(routine, placement, known).summary
            compile_fragment(fragment, placement, known)
    return assembler_of(placement.target).memo, placement


@TARGETS
def test_every_instruction_reads_back(target):
    memo, placement = corpus(target)
    reader = disassembler(placement)
    bits = 8 * placement.target.word_size
    assert len(memo) > 500
    wrong = []
    for text, code in memo.items():
        found = [instruction for instruction in reader.disasm(code, 0)]
        if len(found) == 0 and target == "ppc64" and text.split()[0] in ("addo.", "subfo.", "mulldo."):
            continue  # capstone does not know them: the behaviour tests do
        back = " ".join(f"{part.mnemonic} {part.op_str}" for part in found)
        if len(found) != 1 or found[0].size != len(code) or plain(back, bits) != plain(text, bits):
            wrong.append((text, back, code.hex()))
    assert wrong == []


@TARGETS
def test_overflow_instructions_of_ppc64(target):
    """The encodings that are made by hand, bit by bit as the architecture gives them."""
    encode = assembler_of(load_placement(target).target).emitter.encode
    if target != "ppc64":
        assert encode("add rax, rcx") is None
        return
    fields = {"addo.": 266, "subfo.": 40, "mulldo.": 233}
    for name, number in fields.items():
        word = int.from_bytes(encode(f"{name} r3, r14, r31"), "big")
        found = [
            word >> 26,
            word >> 21 & 31,
            word >> 16 & 31,
            word >> 11 & 31,
            word >> 10 & 1,
            word >> 1 & 511,
            word & 1,
        ]
        assert found == [31, 3, 14, 31, 1, number, 1]


def compiled(placement, *instrs):
    return compile_fragment(Fragment("f", list(instrs)), placement, {})


@TARGETS
def test_branches_read_back(target):
    """Short, long and far branches have the condition and the distance that they should."""
    placement = load_placement(target)
    names = {"e": "e beq", "ne": "ne bne", "g": "g bgt", "le": "le ble", "lu": "b blt", "geu": "ae bge"}
    for condition, spellings in names.items():
        code = compiled(
            placement,
            i("cmps", "x(0)", "x(1)"),
            i(f"branch.{condition}", "Lend"),
            i("move", "x(0)", "x(1)"),
            i("label", "Lend"),
        )
        branch = [part for _, text, part in read_back(code, placement) if text.endswith("Lend")]
        assert branch[0].mnemonic.lstrip("j") in spellings.split()
        assert len(branch) == 1 and branch[0].op_str.split()[-1].startswith("0x") or branch[0].op_str.isdigit()


def test_the_checker_sees_state_that_is_overwritten():
    placement = load_placement("x86_64")
    code = compiled(placement, i("move", "x(0)", 1))
    assert violations(code, [i("move", "x(0)", 1)], placement) == []
    found = violations(code, [i("move", "x(1)", 1)], placement)
    assert len(found) == 1 and "r12 holds state" in found[0]


@pytest.mark.parametrize(("target", "register"), [("x86_64", "r10"), ("ppc64", "r4")])
def test_the_checker_sees_parameters_that_are_overwritten(target, register):
    """A temporary in the home of arg1 is right where arg1 is dead, and wrong where it is needed."""
    placement = load_placement(target)
    temporaries = [i("move", f"t{k}", mem("h", 8 * k)) for k in range(3)]
    uses = [i("move", mem("h", 8 * k), f"t{k}") for k in range(3)]
    code = compiled(placement, i("move", "x(0)", "x(1)"), *temporaries, *uses, i("move", "x(1)", "x(0)"))
    lines = [i("move", "arg1", "x(1)"), *temporaries, *uses, i("move", "x(1)", "arg1")]
    found = violations(code, lines, placement)
    assert any(f"{register} holds arg1, which is needed" in problem for problem in found)
    assert violations(compiled(placement, *lines), lines, placement) == []


@TARGETS
def test_one_instruction_writes_no_parameter_register(target):
    """Operations whose operands are all in memory: their scratch registers hold nothing that is needed."""
    for name in placement_names(target):
        placement = load_placement(target, name)
        keep = [i("move", f"arg{k}", k) for k in range(2)]
        lines = [
            *keep,
            i("add", "x(90)", "x(91)", "x(92)"),
            i("div", "x(93)", "x(94)", "x(95)"),
            i("and", "x(96)", "x(97)", 31),
            i("shl", "x(96)", "x(97)", "x(96)"),
            i("move", mem("x(98)"), mem("x(99)")),
            i("jump", "code:somewhere", "arg0", "arg1"),
        ]
        code = compiled(placement, *lines)
        assert (name, violations(code, lines, placement)) == (name, [])


@TARGETS
def test_the_whole_kernel_keeps_the_rules_of_the_sicstus_placement(target):
    placement = load_placement(target, "sicstus")
    left = compile_kernel(image_modules(), placement.target.word_size)
    ways = enter_and_gate(placement, placement.convention)
    summaries = {name: ways[name].summary for name in ("gate", "c_call")}
    while left:
        ready = [
            name
            for name, unit in left.items()
            if all(line.args[0].name in summaries for line in unit.instrs if line.op == "call")
        ]
        assert ready, sorted(left)
        for name in ready:
            unit = left.pop(name)
            make = compile_fragment if isinstance(unit, Fragment) else compile_routine
            code = make(unit, placement, summaries)
            summaries[name] = code.summary
            assert (name, violations(code, unit.instrs, placement, getattr(unit, "live_out", ()))) == (name, [])
    assert max(summary.spill_words for summary in summaries.values()) < 512
