"""The literal bytes are what the assembler makes of the text beside them."""

from __future__ import annotations

import capstone
import keystone
import pytest

from wamjit.machine import thunks

LISTINGS = [
    (thunks.CODE_64, keystone.KS_MODE_64, capstone.CS_MODE_64),
    (thunks.CODE_32, keystone.KS_MODE_32, capstone.CS_MODE_32),
]


@pytest.mark.parametrize("listing, assembler, disassembler", LISTINGS, ids=["64", "32"])
def test_bytes_are_the_text(listing, assembler, disassembler):
    code = thunks.encoded(listing)
    made, _ = keystone.Ks(keystone.KS_ARCH_X86, assembler).asm(thunks.assembly(listing), 0x1000, as_bytes=True)
    assert made == code
    instructions = [line for line in thunks.assembly(listing).splitlines() if not line.endswith(":")]
    read = list(capstone.Cs(capstone.CS_ARCH_X86, disassembler).disasm(code, 0x1000))
    assert len(read) == len(instructions)
    assert sum(instruction.size for instruction in read) == len(code)


def test_the_text_uses_the_offsets_of_the_record():
    text = thunks.assembly(thunks.CODE_64)
    for use in (
        f"lea rsi, [rcx + {thunks.FAR_POINTER + 8:#x}]",
        f"mov rax, qword ptr [r9 + {thunks.PREVIOUS:#x}]",
        f"mov r8, qword ptr [r9 + {thunks.OLDER:#x}]",
        f"lea r9, [rcx + {thunks.RANGES:#x}]",
        f"mov qword ptr [rdi + {thunks.RECOVERY:#x}], rsp",
        f"mov dword ptr [r8 + {thunks.SIGNAL:#x}], edi",
        f"mov r8, qword ptr [r8 + {thunks.NEXT}]",
        f"mov r9, qword ptr [rdi + {thunks.LOW_STACK:#x}]",
        f"lea rdi, [r8 + {thunks.REGISTERS:#x}]",
        f"sub qword ptr [rdi + {thunks.LOW_STACK:#x}], {thunks.SLICE:#x}",
        f"sub rcx, {thunks.DATA_SIZE:#x}",
        f"lcall [rax - {thunks.DATA_SIZE - thunks.FAR_POINTER:#x}]",
    ):
        assert use in text, use
    assert thunks.REGISTERS + 23 * 8 <= thunks.RECORD_SIZE


def test_labels():
    assert thunks.labels("a:\n 90 nop\n b:\n c3 ret\n 0f0b ud2\n end:") == {"a": 0, "b": 1, "end": 4}
