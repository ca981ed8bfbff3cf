"""A laboratory for each way to run the code of each target: memory, code space, machine, and an assembler."""

from __future__ import annotations

import signal
from contextlib import contextmanager
from types import SimpleNamespace

import keystone
import pytest

from wamjit.machine import CodeSpace, Memory, open_machine, ways

TARGETS = {
    "x86_64": SimpleNamespace(name="x86_64", word_size=8, big_endian=False),
    "x86": SimpleNamespace(name="x86", word_size=4, big_endian=False),
    "ppc64": SimpleNamespace(name="ppc64", word_size=8, big_endian=True),
}
ASSEMBLERS = {
    "x86_64": (keystone.KS_ARCH_X86, keystone.KS_MODE_64),
    "x86": (keystone.KS_ARCH_X86, keystone.KS_MODE_32),
    "ppc64": (keystone.KS_ARCH_PPC, keystone.KS_MODE_PPC64 | keystone.KS_MODE_BIG_ENDIAN),
}

# Functions of one word, by the C convention of each target; x86 finds the word on the stack.
TAKE = "mov edi, [esp + 4]; "
SOURCES = {
    "increment": {
        "x86_64": "lea rax, [rdi + 1]; ret",
        "x86": TAKE + "lea eax, [edi + 1]; ret",
        "ppc64": "addi 3, 3, 1; blr",
    },
    "load": {"x86_64": "mov rax, [rdi]; ret", "x86": TAKE + "mov eax, [edi]; ret", "ppc64": "ld 3, 0(3); blr"},
    "store": {
        "x86_64": "mov qword ptr [rdi], 77; ret",
        "x86": TAKE + "mov dword ptr [edi], 77; ret",
        "ppc64": "li 4, 77; std 4, 0(3); blr",
    },
    "jump": {"x86_64": "jmp rdi", "x86": TAKE + "jmp edi", "ppc64": "mtctr 3; bctr"},
    "one": {"x86_64": "mov eax, 1; ret", "x86": "mov eax, 1; ret", "ppc64": "li 3, 1; blr"},
    "two": {"x86_64": "mov eax, 2; ret", "x86": "mov eax, 2; ret", "ppc64": "li 3, 2; blr"},
    "count_down": {  # 3 or 2 instructions before, 2 or 1 in the loop, 2 after
        "x86_64": "nop; l: dec rdi; jnz l; mov eax, 7; ret",
        "x86": TAKE + "l: dec edi; jnz l; mov eax, 7; ret",
        "ppc64": "mtctr 3; l: bdnz l; li 3, 7; blr",
    },
    "double": {
        "x86_64": "movsd xmm1, [rdi]; addsd xmm1, xmm1; movsd [rdi], xmm1; ret",
        "x86": TAKE + "fld qword ptr [edi]; fadd st(0), st(0); fstp qword ptr [edi]; ret",
        "ppc64": "lfd 1, 0(3); fadd 1, 1, 1; stfd 1, 0(3); blr",
    },
    "illegal": {"x86_64": "nop; ud2", "x86": "nop; ud2", "ppc64": "nop; .long 0"},
    "trap": {"x86_64": "nop; int3", "x86": "nop; int3", "ppc64": "nop; trap"},
    "meet": {  # set the own word, wait for the neighbour's: 1 when it came, 0 after many turns
        "x86_64": "mov qword ptr [rdi], 1; xor rdi, 8; mov ecx, 0x10000000; l: cmp qword ptr [rdi], 1; je ok; "
        "dec ecx; jnz l; xor eax, eax; ret; ok: mov eax, 1; ret",
        "x86": TAKE + "mov dword ptr [edi], 1; xor edi, 4; mov ecx, 0x10000000; l: cmp dword ptr [edi], 1; je ok; "
        "dec ecx; jnz l; xor eax, eax; ret; ok: mov eax, 1; ret",
        "ppc64": "li 4, 1; std 4, 0(3); xori 3, 3, 8; lis 5, 0x1000; mtctr 5; l: ld 6, 0(3); cmpdi 6, 1; beq ok; "
        "bdnz l; li 3, 0; blr; ok: li 3, 1; blr",
    },
}


class Lab:
    """One way to run, with small sizes."""

    def __init__(self, name: str, mode: str, count: bool = False):
        self.target, self.mode = TARGETS[name], mode
        self.word_size, low = self.target.word_size, self.target.word_size == 4
        self.mask = (1 << 8 * self.word_size) - 1
        self.assembler = keystone.Ks(*ASSEMBLERS[name])
        big_endian = self.target.big_endian
        self.memory = Memory(self.word_size, big_endian, [("heap", 1 << 20), ("trail", 1 << 16)], low)
        self.codespace = CodeSpace(self.word_size, big_endian, 1 << 16, 1 << 16, low)
        self.machine = self.open(count)

    def open(self, count: bool = False):
        """Another machine on the same memory."""
        return open_machine(self.target, self.mode, self.memory, self.codespace, count=count)

    def assemble(self, text: str, address: int = 0) -> bytes:
        """The bytes of a text; Keystone says nothing about many mistakes, so an empty answer is one."""
        code, statements = self.assembler.asm(text, address, as_bytes=True)
        assert code and statements
        return code

    def put(self, text: str) -> int:
        """Place code; its address."""
        address = self.codespace.alloc_code(len(self.assemble(text)))
        self.codespace.write_code(address, self.assemble(text, address))
        return address

    def source(self, name: str) -> str:
        """The text of a function of SOURCES for this target."""
        return SOURCES[name][self.target.name]

    def function(self, name: str) -> int:
        """Place a function of SOURCES."""
        return self.put(self.source(name))

    def close(self) -> None:
        """Everything, in the order of use."""
        self.machine.close()
        self.codespace.close()
        self.memory.close()


WAYS = [(name, mode) for name in TARGETS for mode, possible, _ in ways(TARGETS[name]) if possible]


def _lab(request, count: bool = False):
    made = Lab(*request.param, count=count)
    yield made
    made.close()


@pytest.fixture(params=WAYS, ids="-".join)
def lab(request):
    """Each target in each way that this host offers."""
    yield from _lab(request)


@pytest.fixture(params=[way for way in WAYS if way[1] == "native"], ids="-".join)
def native(request):
    """The native ways only."""
    yield from _lab(request)


@pytest.fixture(params=[way for way in WAYS if way[1] == "emulated"], ids="-".join)
def emulated(request):
    """The emulated ways only."""
    yield from _lab(request)


@pytest.fixture(params=[way for way in WAYS if way[1] == "emulated"], ids="-".join)
def counting(request):
    """The emulated ways, with a count of instructions."""
    yield from _lab(request, count=True)


@pytest.fixture
def alarms():
    """with alarms(seconds) as got: a SIGALRM each so many seconds; got grows when Python's handler is called."""

    @contextmanager
    def ringing(seconds: float):
        got = []
        previous = signal.signal(signal.SIGALRM, lambda *_: got.append(1))
        signal.setitimer(signal.ITIMER_REAL, seconds, seconds)
        try:
            yield got
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, previous)

    return ringing
