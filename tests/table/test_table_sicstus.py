"""The placement `sicstus` against section 4.1 of the white paper, cell by cell, written out here once more."""

import pytest

from wamjit.table import Hard, Slot, load_placement, load_target

# register: x86, x86_64, ppc64; an empty text: the target has no such register
PAPER = {
    "sp": ("esp", "rsp", "r1"),
    "toc": ("", "", "r2"),
    "val": ("eax", "rax", "r3"),
    "arg0": ("0(esp)", "rax", "r3"),
    "arg1": ("4(esp)", "r10", "r4"),
    "arg2": ("8(esp)", "r11", "r5"),
    "arg3": ("", "", "r6"),
    "arg4": ("", "", "r7"),
    "arg5": ("", "", "r8"),
    "s": ("edx", "rdx", "r9"),
    "ac0": ("28(esp)", "0(rsp)", "r9"),
    "ac1": ("32(esp)", "8(rsp)", "r10"),
    "ab": ("W_LOCAL_UNCOND(w)", "NODE_LOCAL_TOP(b)", "r11"),
    "hb": ("W_GLOBAL_UNCOND(w)", "NODE_GLOBAL_TOP(b)", "r12"),
    "b": ("W_NODE(w)", "r8", "r14"),
    "a": ("ebp", "rbp", "r15"),
    "h": ("esi", "rsi", "r16"),
    "tr": ("W_TRAIL_TOP(w)", "r9", "r17"),
    "e": ("edi", "rdi", "r18"),
    "cp": ("ecx", "rcx", "r19"),
    "w": ("ebx", "rbx", "r20"),
    "w_insn": ("W_INSN(w)", "W_INSN(w)", "r21"),
    "w_heap_warn_soft": ("W_HEAP_WARN_SOFT(w)",) * 3,
    "w_next_node": ("W_NEXT_NODE(w)",) * 3,
    "w_numstack_end": ("W_NUMSTACK_END(w)",) * 3,
    "w_stack_start": ("W_STACK_START(w)",) * 3,
    "w_stack_warn": ("W_STACK_WARN(w)",) * 3,
    "w_fli_stack_start": ("W_FLI_STACK_START(w)",) * 3,
    "x(0)": ("W_TERM0(w)", "r12", "r22"),
    "x(1)": ("W_TERM1(w)", "r13", "r23"),
    "x(2)": ("W_TERM2(w)", "r14", "r24"),
    "x(3)": ("W_TERM3(w)", "r15", "r25"),
    "x(4)": ("W_TERM4(w)", "W_TERM4(w)", "r26"),
    "x(5)": ("W_TERM5(w)", "W_TERM5(w)", "r27"),
    "x(6)": ("W_TERM6(w)", "W_TERM6(w)", "r28"),
    "x(7)": ("W_TERM7(w)", "W_TERM7(w)", "r29"),
    "x(8)": ("W_TERM8(w)", "W_TERM8(w)", "r30"),
    "x(9)": ("W_TERM9(w)", "W_TERM9(w)", "r31"),
}
CASES = [
    (target, name, row[column])
    for column, target in enumerate(("x86", "x86_64", "ppc64"))
    for name, row in PAPER.items()
]


@pytest.mark.parametrize(("target", "name", "cell"), CASES)
def test_cell(target, name, cell):
    placement = load_placement(target, "sicstus")
    if cell:
        assert placement.text(name) == cell
    else:
        with pytest.raises(KeyError):
            placement.home(name)


@pytest.mark.parametrize("target", ["x86", "x86_64", "ppc64"])
def test_the_rest_are_fields_of_the_worker(target):
    placement = load_placement(target, "sicstus")
    assert [placement.text(f"x({i})") for i in range(10, 256)] == [f"W_TERM{i}(w)" for i in range(10, 256)]
    assert set(placement.all()) == {name for name, _ in _cells(target)} | {f"x({i})" for i in range(256)}


def _cells(target):
    return [(name, cell) for place, name, cell in CASES if place == target and cell]


def test_windows_has_the_accumulators_above_the_shadow_store():
    sysv = load_placement("x86_64", "sicstus", abi="sysv")
    ms = load_placement("x86_64", "sicstus", abi="ms")
    assert (ms.text("ac0"), ms.text("ac1")) == ("32(rsp)", "40(rsp)")
    assert (sysv.text("ac0"), sysv.text("ac1")) == ("0(rsp)", "8(rsp)")
    differ = {name for name in sysv.all() if sysv.home(name) != ms.home(name)}
    assert differ == {"ac0", "ac1"}
    assert (sysv.key, ms.key) == ("x86_64-sicstus-sysv", "x86_64-sicstus-ms")


def test_homes_are_values():
    placement = load_placement("x86_64", "sicstus")
    assert placement.home("h") == Hard("rsi")
    assert placement.home("ab") == Slot("b", "NODE_LOCAL_TOP", 40)
    assert placement.home("ac1") == Slot("sp", "", 8)
    assert load_placement("x86", "sicstus").home("b") == Slot("w", "W_NODE", 4)


def test_defaults():
    assert load_placement("x86_64").key == "x86_64-sicstus-sysv"
    assert load_placement("x86").key == "x86-sicstus-cdecl"
    assert load_placement("ppc64").key == "ppc64-sicstus-elfv1"


def test_temporaries():
    x86_64 = load_placement("x86_64", "sicstus")
    assert x86_64.free == ()
    assert x86_64.borrowable == ("rax", "rdx", "r10", "r11")
    assert x86_64.holders["rax"] == ("val", "arg0")
    ppc64 = load_placement("ppc64", "sicstus")
    assert ppc64.free == ()
    assert ppc64.borrowable == ("r3", "r4", "r5", "r6", "r7", "r8", "r9", "r10")
    assert load_target("ppc64").scratch == ("r0",)
    assert load_placement("x86", "sicstus").borrowable == ("eax", "edx")
