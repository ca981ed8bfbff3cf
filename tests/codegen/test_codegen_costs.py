"""How often the allocator takes instructions to run."""

from wamjit.codegen.allocate import loop_depths
from wamjit.ir.text import parse_ir

TEXT = """
routine walk 1
    move t0, arg0
L1:
    cmpu t0, 0
    branch.e L4
L2:
    test t0, 3
    branch.ne L5
L3:
    sub t0, t0, 8
    cmpu t0, 64
    branch.g L2
    jump L1
L4:
    move val, t0
    ret val
    cold
L5:
    add t0, t0, 1
    jump L3
"""


def test_what_is_cold_makes_no_loop_longer():
    (routine,) = parse_ir(TEXT)
    depths = loop_depths(routine.instrs)
    inner = [n for n, instr in enumerate(routine.instrs) if instr.op in ("test", "add")]
    assert [depths[n] for n in inner] == [2, 2]
    assert depths[:1] == [0]
    assert {depth for instr, depth in zip(routine.instrs, depths, strict=True) if instr.op in ("move", "ret")} == {0}
