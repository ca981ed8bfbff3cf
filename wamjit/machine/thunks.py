"""Machine code that this package itself needs to run machine code natively: literal bytes, each with its assembly.

In: nothing. Out: two listings, their bytes and the places of their labels. The bytes stand here because Keystone is not
loaded on a start that compiles nothing; a test assembles the text beside them and compares.

The code is placed below 4 GiB, behind a data part of DATA_SIZE bytes (`start - 0x10000`):

    0x000  newest thread record       0x008  far pointer to `enter` of the 32-bit listing (offset, selector 0x23)
    0x010  32 zero bytes: a kernel sigaction that means the default
    0x040  the handler to enter for a fault that is not ours, one word for each signal
    0x140  the handler to enter the next time
    0x400  ranges of generated code, start and end, until a start that is zero

A thread record:

    0x00  thread pointer (fs:[0])     0x08  next record
    0x10  stack pointer to recover with, 0 when no code runs       0x18  signal that ended the run
    0x20  top of the stack for 32-bit code                         0x28  its lowest address
    0x40  the 23 registers of the ucontext at the fault

Offsets in the ucontext: 0x28 registers, 0xa0 rsp, 0xa8 rip, 0xb8 cs, 0xbe ss, 0xc0 error code.
"""

from __future__ import annotations

DATA_SIZE = 0x10000
FAR_POINTER, PREVIOUS, OLDER, RANGES = 0x08, 0x40, 0x140, 0x400
THREAD, NEXT, RECOVERY, SIGNAL, LOW_STACK, LOW_END, REGISTERS = 0, 0x08, 0x10, 0x18, 0x20, 0x28, 0x40
RECORD_SIZE = 0x100
SLICE = 0x40000  # of the 32-bit stack, for each nested run: its own use and 64 KiB for signal frames
SELECTOR_32 = 0x23  # Linux's code segment for 32-bit programs

# run64(record, entry, argument) calls entry(argument) and can be left from a fault through `recover`. The word is
#   handed over as System V and as Windows have it, with room for the shadow store of Windows: code for either can run.
# run32(record, entry, argument) does the same with 32-bit code, by `cross`; ds and es are null in a 64-bit process.
# handler(signal, siginfo, ucontext): a fault is ours when this thread is in run64 or run32 and rip lies in a known
#   range, or the processor is in 32-bit mode, or the fault is a jump to nowhere (error code bit 4: instruction fetch).
#   Then the registers are copied and the kernel returns to `recover`. Any other fault goes to the handler before us, or
#   the default is restored and the fault happens again; what does not happen again by itself is sent again (tgkill).
# pointer() is the thread pointer.
CODE_64 = """
start:
run64:
    53                      push rbx
    55                      push rbp
    4154                    push r12
    4155                    push r13
    4156                    push r14
    4157                    push r15
    57                      push rdi
    ff7710                  push qword ptr [rdi + 0x10]
    4883ec08                sub rsp, 8
    0fae1c24                stmxcsr dword ptr [rsp]
    d97c2404                fnstcw word ptr [rsp + 4]
    48896710                mov qword ptr [rdi + 0x10], rsp
    4889d7                  mov rdi, rdx
    4889d1                  mov rcx, rdx
    4883ec20                sub rsp, 0x20
    ffd6                    call rsi
    4883c420                add rsp, 0x20
finish:
    4883c408                add rsp, 8
    59                      pop rcx
    5f                      pop rdi
    48894f10                mov qword ptr [rdi + 0x10], rcx
    415f                    pop r15
    415e                    pop r14
    415d                    pop r13
    415c                    pop r12
    5d                      pop rbp
    5b                      pop rbx
    c3                      ret
recover:
    dbe3                    fninit
    d96c2404                fldcw word ptr [rsp + 4]
    0fae1424                ldmxcsr dword ptr [rsp]
    fc                      cld
    31c0                    xor eax, eax
    ebdc                    jmp finish
run32:
    57                      push rdi
    4c8b4f20                mov r9, qword ptr [rdi + 0x20]
    4151                    push r9
    8cd8                    mov eax, ds
    50                      push rax
    48816f2000000400        sub qword ptr [rdi + 0x20], 0x40000
    b82b000000              mov eax, 0x2b
    8ed8                    mov ds, eax
    8ec0                    mov es, eax
    4989f0                  mov r8, rsi
    488d3511000000          lea rsi, [rip + cross]
    e884ffffff              call run64
    59                      pop rcx
    8ed9                    mov ds, ecx
    8ec1                    mov es, ecx
    59                      pop rcx
    5f                      pop rdi
    48894f20                mov qword ptr [rdi + 0x20], rcx
    c3                      ret
cross:
    498921                  mov qword ptr [r9], rsp
    4c89cc                  mov rsp, r9
    4c89c6                  mov rsi, r8
    488d0568ffffff          lea rax, [rip + start]
    ff980800ffff            lcall [rax - 0xfff8]
    89e4                    mov esp, esp
    488b2424                mov rsp, qword ptr [rsp]
    89c0                    mov eax, eax
    c3                      ret
handler:
    488d0d52ffffff          lea rcx, [rip + start]
    4881e900000100          sub rcx, 0x10000
    6448a10000000000000000  mov rax, qword ptr fs:[0]
    4c8b01                  mov r8, qword ptr [rcx]
thread:
    4d85c0                  test r8, r8
    0f848c000000            je chain
    493900                  cmp qword ptr [r8], rax
    7507                    jne other
    4983781000              cmp qword ptr [r8 + 0x10], 0
    7506                    jne found
other:
    4d8b4008                mov r8, qword ptr [r8 + 8]
    ebe5                    jmp thread
found:
    488b82a8000000          mov rax, qword ptr [rdx + 0xa8]
    4c8d8900040000          lea r9, [rcx + 0x400]
range:
    4d8b11                  mov r10, qword ptr [r9]
    4d85d2                  test r10, r10
    7411                    je wild
    4c39d0                  cmp rax, r10
    7206                    jb next
    493b4108                cmp rax, qword ptr [r9 + 8]
    7219                    jb ours
next:
    4983c110                add r9, 0x10
    ebe7                    jmp range
wild:
    6683bab800000023        cmp word ptr [rdx + 0xb8], 0x23
    7409                    je ours
    f682c000000010          test byte ptr [rdx + 0xc0], 0x10
    7440                    je chain
ours:
    41897818                mov dword ptr [r8 + 0x18], edi
    488d7228                lea rsi, [rdx + 0x28]
    498d7840                lea rdi, [r8 + 0x40]
    b917000000              mov ecx, 0x17
    f348a5                  rep movsq qword ptr [rdi], qword ptr [rsi]
    498b4010                mov rax, qword ptr [r8 + 0x10]
    488982a0000000          mov qword ptr [rdx + 0xa0], rax
    488d0505ffffff          lea rax, [rip + recover]
    488982a8000000          mov qword ptr [rdx + 0xa8], rax
    66c782b80000003300      mov word ptr [rdx + 0xb8], 0x33
    66c782be0000002b00      mov word ptr [rdx + 0xbe], 0x2b
    c3                      ret
chain:
    89f8                    mov eax, edi
    4c8d0cc1                lea r9, [rcx + rax*8]
    498b4140                mov rax, qword ptr [r9 + 0x40]
    4d8b8140010000          mov r8, qword ptr [r9 + 0x140]
    4d894140                mov qword ptr [r9 + 0x40], r8
    4883f801                cmp rax, 1
    7602                    jbe default
    ffe0                    jmp rax
default:
    57                      push rdi
    56                      push rsi
    488d7110                lea rsi, [rcx + 0x10]
    31d2                    xor edx, edx
    41ba08000000            mov r10d, 8
    b80d000000              mov eax, 0xd
    0f05                    syscall
    5e                      pop rsi
    5a                      pop rdx
    83fa05                  cmp edx, 5
    7406                    je again
    837e0800                cmp dword ptr [rsi + 8], 0
    7f19                    jg leave
again:
    b827000000              mov eax, 0x27
    0f05                    syscall
    89c7                    mov edi, eax
    b8ba000000              mov eax, 0xba
    0f05                    syscall
    89c6                    mov esi, eax
    b8ea000000              mov eax, 0xea
    0f05                    syscall
leave:
    c3                      ret
pointer:
    6448a10000000000000000  mov rax, qword ptr fs:[0]
    c3                      ret
"""

# In 32-bit mode, by the far call in `cross`: esi holds the entry, edi the argument. cdecl, stack aligned at the call.
CODE_32 = """
enter:
    83ec04                  sub esp, 4
    57                      push edi
    ffd6                    call esi
    83c408                  add esp, 8
    cb                      retf
"""


def encoded(listing: str) -> bytes:
    """The bytes of a listing."""
    return b"".join(bytes.fromhex(line.split(None, 1)[0]) for line in _lines(listing) if not line.endswith(":"))


def labels(listing: str) -> dict[str, int]:
    """Where each label of a listing lies, from its beginning."""
    found, place = {}, 0
    for line in _lines(listing):
        if line.endswith(":"):
            found[line[:-1]] = place
        else:
            place += len(line.split(None, 1)[0]) // 2
    return found


def assembly(listing: str) -> str:
    """The text of a listing without the bytes, for an assembler."""
    return "\n".join(line if line.endswith(":") else line.split(None, 1)[1] for line in _lines(listing))


def _lines(listing: str) -> list[str]:
    return [line.strip() for line in listing.splitlines() if line.strip()]
