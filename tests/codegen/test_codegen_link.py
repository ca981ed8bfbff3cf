"""The linker, relocations, alignment, and the memo of the assembler."""

import pickle
import subprocess
import sys

import pytest
from ladder import i, mem, world

from wamjit.codegen import CodegenError, apply_reloc, compile_fragment
from wamjit.codegen.assemble import Assembler
from wamjit.codegen.generate import assembler_of
from wamjit.codegen.link import link_unit
from wamjit.ir.operands import Fragment
from wamjit.machine import ways
from wamjit.table import load_placement, load_target, target_names

MACHINES = [(name, mode) for name in target_names() for mode, possible, _ in ways(load_target(name)) if possible]


def fragment(placement, *instrs, live_out=()):
    _, summaries = world(placement.target.name, "emulated").symbols(placement)
    return compile_fragment(Fragment("piece", list(instrs), frozenset(live_out)), placement, summaries)


@pytest.mark.parametrize(("name", "mode"), MACHINES)
def test_pieces_with_labels_holes_and_cold_parts(name, mode):
    """A predicate of several templates: one used twice with other holes, branches both ways, cold parts behind."""
    w, placement = world(name, mode), load_placement(name)
    symbols, _ = w.symbols(placement)
    count = fragment(
        placement,
        i("add", "x(0)", "x(0)", "const:step"),
        i("cmps", "x(0)", "const:limit"),
        i("branch.g", "Lout"),
        i("cold"),
        i("label", "Lout"),
        i("add", "x(1)", "x(1)", 1),
        i("jump", "label:done"),
    )
    repeat = fragment(placement, i("cmps", "x(0)", 100), i("branch.l", "label:again"))
    call = fragment(placement, i("move", "t0", mem(None, i("move", "cell:target").args[0])), i("jumpi", "t0"))
    table = fragment(placement, i("align", 16), i("word", "label:done"), i("word", "const:step"))
    leave = fragment(placement, i("move", "arg0", 77), i("call", "code:gate", "arg0"))
    cell = w.space.alloc_data(w.word)
    items = [
        "again",
        (count, {"step": 3, "limit": 50}),
        (count, {"step": 10, "limit": 1000}),
        repeat,
        (count, {"step": 1, "limit": 5}),
        "done",
        (call, {"target": cell}),
        "table",
        (table, {"step": 3}),
        "end",
        leave,
    ]
    size = sum(len(item[0].hot + item[0].cold) if type(item) is tuple else 0 for item in items) + 400
    address = w.space.alloc_code(size)
    linked = link_unit(items, address, symbols, w.toc)
    w.space.write_code(address, bytes(linked.code))
    w.space.write(cell, linked.labels["end"])
    w.start(placement, {"x(0)": 0, "x(1)": 0})
    w.memory.write(w.field("resume"), address)
    assert w.machine.run(symbols["enter"], w.w) == 77
    assert (w.memory.read(w.field("x", 0)), w.memory.read(w.field("x", 1))) == (55, 1)
    place = linked.labels["end"] - 2 * w.word
    assert w.space.read(place) == linked.labels["done"] and w.space.read(place + w.word) == 3
    assert place % 16 == 0
    hot, cold = linked.places[0]
    assert hot == address and cold > linked.labels["end"]
    assert linked.places[1][1] == cold + len(count.cold)


def test_labels_and_symbols_do_not_mix():
    placement = load_placement("x86_64")
    piece = fragment(placement, i("jump", "label:fail"))
    with pytest.raises(CodegenError, match="unknown symbol fail"):
        link_unit([piece], 0x1000, {"fail": 0x2000})
    piece = fragment(placement, i("jump", "code:fail"))
    with pytest.raises(CodegenError, match="unknown symbol fail"):
        link_unit(["fail", piece], 0x1000, {})


def test_code_survives_pickling_without_its_items():
    placement = load_placement("ppc64")
    code = fragment(placement, i("move", "x(0)", "const:k"), i("jump", "label:there"))
    again = pickle.loads(pickle.dumps(code))
    assert again.listing == [] and code.listing != []
    items = [(code, {"k": 5}), "there"], [(again, {"k": 5}), "there"]
    assert link_unit(items[0], 0x10000, {}).code == link_unit(items[1], 0x10000, {}).code


@pytest.mark.parametrize(
    ("kind", "before", "place", "value", "after"),
    [
        ("rel32", "e800000000", 1, 0x2000, "e8ff0f0000"),
        ("imm32", "00000000", 0, -2, "feffffff"),
        ("abs32", "00000000", 0, 0xFFFFFFFE, "feffffff"),
        ("abs64", "0000000000000000", 0, -2, "feffffffffffffff"),
        ("abs64be", "0000000000000000", 0, 0x1122, "0000000000001122"),
        ("rel24", "48000001", 0, 0x1010, "48000011"),
        ("rel24", "48000000", 0, 0xFFC, "4bfffffc"),
        ("hilo", "3c60000060630000", 0, 0x12348765, "3c60123460638765"),
        ("toc", "3c620000e8630000", 0, 0x18008, "3c620002e8638008"),
        ("toc", "3c62000038630000", 0, -4, "3c6200003863fffc"),
        ("imm64be", "3c6000006063000078630 7c66463000060630000".replace(" ", ""), 0, 0x1122334455667788,
         "3c601122606333447863 07c66463556660637788".replace(" ", "")),
    ],
)  # fmt: skip
def test_relocations(kind, before, place, value, after):
    buffer = bytearray.fromhex(before)
    apply_reloc(None, kind, buffer, place, 0x1000 + place, value)
    assert buffer.hex() == after


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("rel32", 1 << 40),
        ("imm32", 1 << 31),
        ("abs32", 1 << 32),
        ("rel24", 1 << 26),
        ("rel24", 0x1002),
        ("hilo", 1 << 31),
        ("toc", 1 << 33),
    ],
)
def test_what_does_not_fit_is_an_error(kind, value):
    with pytest.raises(CodegenError):
        apply_reloc(None, kind, bytearray(24), 0, 0x1000, value)


@pytest.mark.parametrize("target", target_names())
def test_wrong_text_is_an_error(target):
    with pytest.raises(CodegenError, match="cannot assemble"):
        assembler_of(load_target(target)).code("nonsense 1, 2")
    assert "nonsense 1, 2" not in assembler_of(load_target(target)).memo


def test_a_loaded_memo_needs_no_keystone():
    """What an image has kept is compiled again without the assembler, and linking imports no generator."""
    script = """
import sys
from wamjit.codegen import compile_fragment
from wamjit.codegen.generate import assembler_of
from wamjit.ir.operands import Fragment, Imm, Instr, Reg
from wamjit.table import load_placement
placement = load_placement("x86_64")
assembler_of(placement.target).load({"mov r12d, 0x7": bytes.fromhex("41bc07000000")})
code = compile_fragment(Fragment("f", [Instr("move", (Reg("x(0)"), Imm(7)))]), placement, {})
assert code.hot.hex() == "41bc07000000", code.hot.hex()
assert "keystone" not in sys.modules
"""
    link_only = """
import sys
import wamjit.codegen.link, wamjit.codegen.code
found = {name for name in sys.modules if "keystone" in name or "wamjit.codegen.gen" in name or "wamjit.table" in name}
assert not found, found
"""
    for text in (script, link_only):
        subprocess.run([sys.executable, "-c", text], check=True)


def test_the_memo_grows_by_new_texts_only():
    assembler = Assembler(assembler_of(load_target("x86_64")).emitter)
    for _ in range(2):
        assert assembler.code("mov rax, rcx").hex() == "4889c8"
    assert assembler.added == 1
