"""`wamjit dump`: what each stage shows, that it reads back, and what is said about what does not exist."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from capstone import CS_ARCH_PPC, CS_ARCH_X86, CS_MODE_32, CS_MODE_64, CS_MODE_BIG_ENDIAN, Cs

from wamjit.cli import main
from wamjit.compile.wam import parse_wam, print_wam
from wamjit.ir.text import parse_ir, print_ir
from wamjit.ir.verify import verify
from wamjit.jit.listing import parse_listing
from wamjit.read.operators import Operators
from wamjit.read.parser import Reader, ReadFlags

PROGRAM = """
:- op(700, xfx, ===>).
:- dynamic(fact/1).
:- initialization(main).
fact(1).
app([], L, L).
app([X|Xs], Ys, [X|Zs]) :- app(Xs, Ys, Zs).
sign(X, Y) :- ( X > 0 -> Y = pos ; X =:= 0 -> Y = zero ; Y = 'Neg' ), \\+ X == 7, Y ===> _.
_ ===> b.
color(red, 1). color(green, 2.5). color(blue, 123456789012345678901234567890).
color("str", x1). color(pink, 4). color(gray, 5). color(f(_), 5). color(g(_), 'A b').
color(h(_), - 1). color(i(_), []). color(j(_), {}). color(k(_), ;).
greeting --> [hello], name.
name --> [_], !.
all(L) :- findall(X, (fact(X), X \\= 2), L).
main :- write(hello), nl.
"""
DECODERS = {
    "x86_64": (CS_ARCH_X86, CS_MODE_64),
    "x86": (CS_ARCH_X86, CS_MODE_32),
    "ppc64": (CS_ARCH_PPC, CS_MODE_64 | CS_MODE_BIG_ENDIAN),
}


@pytest.fixture
def program(tmp_path: Path) -> str:
    """A file with the program."""
    path = tmp_path / "program.pl"
    path.write_text(PROGRAM)
    return str(path)


def dump(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """What the command prints; it must go well and say nothing else."""
    assert main(["dump", *arguments]) == 0
    found = capsys.readouterr()
    assert [line for line in found.err.splitlines() if "building the kernel" not in line] == []
    return found.out


def read_all(text: str, operators: Operators) -> list:
    """The clauses of a text."""
    reader = Reader(text, operators, ReadFlags())
    clauses = []
    while (clause := reader.read()) is not None:
        clauses.append(clause)
    return clauses


def test_terms_read_back(program, capsys, tmp_path):
    shown = dump(capsys, program, "--stage", "terms")
    again = tmp_path / "again.pl"
    again.write_text(shown)
    assert dump(capsys, str(again), "--stage", "terms") == shown
    assert len(read_all(shown, operators())) == 24
    assert "app([A|B], C, [A|D]):-app(B, C, D).\n" in shown
    assert "greeting(A, B):-" in shown


def operators() -> Operators:
    """Those that the program declares."""
    found = Operators.standard()
    found.add(700, "xfx", "===>")
    return found


def test_goals_of_the_file_do_not_run(program, capsys):
    assert "hello\n" not in dump(capsys, program, "fact/1", "--stage", "terms")


def test_one_predicate(program, capsys):
    assert dump(capsys, program, "fact/1", "--stage", "terms") == "fact(1).\n"
    assert dump(capsys, program, "'===>'/2").startswith("predicate ===>/2\n")
    assert dump(capsys, program, "===>/2").startswith("predicate ===>/2\n")


def test_wam_reads_back(program, capsys):
    shown = dump(capsys, program)
    codes = parse_wam(shown)
    assert "\n".join(map(print_wam, codes)) == shown
    names = [(code.name, code.arity) for code in codes]
    assert ("app", 3) in names and ("===>", 2) in names
    assert [name for name, _ in names if name.startswith("$all/1")], "the auxiliary of findall is missing"


@pytest.mark.parametrize("target", DECODERS)
def test_ir_reads_back(program, capsys, target):
    shown = dump(capsys, program, "app/3", "--stage", "ir", "--target", target)
    fragments = parse_ir(shown)
    assert "".join(map(print_ir, fragments)) == "".join(
        f"{line}\n" for line in shown.splitlines() if not line.startswith(";")
    )
    assert [problem for fragment in fragments for problem in verify(fragment)] == []
    assert ";     check 3\nfragment check\n" in shown


@pytest.mark.parametrize("target", DECODERS)
@pytest.mark.parametrize("name", ["app/3", "color/2", "sign/2"])
def test_asm_reads_back(program, capsys, target, name):
    shown = dump(capsys, program, name, "--stage", "asm", "--target", target)
    rows = parse_listing(shown)
    assert rows[0][0] == 0
    assert all(address + len(code) <= after for (address, code), (after, _) in pairwise(rows))
    decoder = Cs(*DECODERS[target])
    instructions = "".join(f"{line}\n" for line in shown.splitlines() if "| word " not in line)
    for address, code in parse_listing(instructions):
        assert sum(found.size for found in decoder.disasm(code, address)) == len(code), code.hex()
    assert "   (cold)\n" in shown
    assert "| cmpu h, [w]" in shown


def test_asm_shows_wam_and_ir_beside_the_bytes(program, capsys):
    shown = dump(capsys, program, "app/3", "--stage", "asm").splitlines()
    at = shown.index("    read_list x0")
    offset, code, *asm = shown[at + 1].split()
    assert int(offset, 16) and bytes.fromhex(code)
    assert " ".join(asm) == "mov rdx, r12 | move s, x(0)"


def test_placement_and_abi(program, capsys):
    assert "mov rdx, r12" not in dump(capsys, program, "app/3", "--stage", "asm", "--placement", "memory")
    assert "x86_64-sicstus-ms" in dump(capsys, program, "fact/1", "--stage", "asm", "--abi", "ms")


@pytest.mark.parametrize(
    ("arguments", "status", "message"),
    [
        (["no.pl"], 1, "no.pl: no such file"),
        (["PROGRAM", "color/3"], 1, "PROGRAM defines no predicate color/3 (there is color/2)"),
        (["PROGRAM", "nothing/0"], 1, "PROGRAM defines no predicate nothing/0"),
        (["PROGRAM", "color"], 1, "color: NAME/ARITY expected"),
        (["PROGRAM", "--placement", "nowhere"], 2, "no such placement"),
        (["PROGRAM", "--target", "pdp11"], 2, "no such target"),
    ],
)
def test_what_does_not_exist(program, capsys, arguments, status, message):
    assert main(["dump", *(program if word == "PROGRAM" else word for word in arguments)]) == status
    found = capsys.readouterr()
    assert found.out == ""
    assert found.err.startswith("wamjit dump: ") and found.err.count("\n") == 1
    assert message.replace("PROGRAM", program) in found.err


def test_unknown_stage_is_usage(program, capsys):
    with pytest.raises(SystemExit) as ended:
        main(["dump", program, "--stage", "soup"])
    assert ended.value.code == 2


def test_syntax_error_is_reported_and_the_rest_shown(tmp_path, capsys):
    path = tmp_path / "wrong.pl"
    path.write_text("a :- b c.\nd.\n")
    assert main(["dump", str(path), "--stage", "terms"]) == 0
    found = capsys.readouterr()
    assert found.out == "d.\n"
    assert f"{path}:1:" in found.err
