"""What is said when generated code faults: the predicate, the registers, the listing around the place.

A program is loaded and runs; then the bytes of one of its instructions are overwritten with an invalid one.
"""

from __future__ import annotations

import pytest

from wamjit.cli import main
from wamjit.cli import run as run_command
from wamjit.engine.engine import Engine
from wamjit.engine.errors import PrologError
from wamjit.jit.compiler import compiler_of
from wamjit.jit.listing import around, kernel_piece, listing, parse_listing, print_lines, unit_pieces
from wamjit.machine import MachineFault, MemoryFault, ways
from wamjit.read.parser import read_term
from wamjit.read.writer import write_term
from wamjit.table import load_target

PROGRAM = "app([], L, L).\napp([X|Xs], Ys, [X|Zs]) :- app(Xs, Ys, Zs).\n"
INVALID = {"x86_64": b"\x0f\x0b", "x86": b"\x0f\x0b", "ppc64": bytes(4)}
MACHINES = [(target, mode) for target in INVALID for mode, can, _ in ways(load_target(target)) if can]


@pytest.fixture
def engine(request):
    """An engine in which app/3 has run."""
    target, mode = getattr(request, "param", (None, None))
    found = Engine(target, machine=mode)
    found.consult(text=PROGRAM)
    assert found.once(read_term("app([a], [b], [a, b])")) is not None
    yield found
    found.close()


def lines_of(engine: Engine, name: str) -> list:
    """The listing of a predicate that has been compiled."""
    compiler = compiler_of(engine)
    row = next(row for row in compiler.map.values() if row.predicate.name == name)
    return listing(unit_pieces(compiler, row.start, row.again()), engine.codespace.read_code)


def fault(engine: Engine, address: int) -> MachineFault:
    """What happens when the program runs into that address."""
    engine.codespace.write_code(address, INVALID[engine.target.name])
    with pytest.raises(PrologError) as caught:
        engine.once(read_term("app([a], [b], _)"))
    assert str(caught.value) == caught.value.__cause__.report()
    assert f"error(system_error,'{caught.value.__cause__}')" == write_term(caught.value.term, quoted=True)
    return caught.value.__cause__


@pytest.mark.parametrize("engine", MACHINES, indirect=True)
def test_a_fault_in_a_predicate(engine):
    lines = lines_of(engine, "app")
    wam = next(i for i, line in enumerate(lines) if line.text == "read_list x0")
    place = lines[wam + 1]
    report = fault(engine, place.address).report()
    head, *rest = report.splitlines()
    assert head.startswith("generated code faulted: illegal") and "(app/3+0x" in head
    arrow = rest.index(next(line for line in rest if line.startswith("=>")))
    assert f"{place.address:x}  " in rest[arrow] and place.text in rest[arrow] and rest[arrow].endswith(f"| {place.ir}")
    assert rest[arrow - 1] == "    read_list x0"
    pinned = [name for name in ("h", "e", "w", "b") if "(" not in engine.placement.text(name)]
    assert pinned and all(f"{name:>6} 0x" in report for name in pinned)


@pytest.mark.parametrize("engine", MACHINES, indirect=True)
def test_a_fault_in_the_kernel(engine):
    report = fault(engine, engine.image.symbols["call_1"]).report()
    assert "(kernel call_1+0x0)" in report.splitlines()[0]
    assert any(line.startswith("=>") for line in report.splitlines())


def test_a_jump_to_nowhere(engine):
    engine.codespace.write(engine.predicates.find("user", "app", 3).cell, 8)
    with pytest.raises(PrologError) as caught:
        engine.once(read_term("app([a], [b], _)"))
    assert "around cp, kernel stop_success+0x0:" in str(caught.value)


@pytest.mark.parametrize("engine", [(target, None) for target in INVALID], indirect=True)
def test_the_listing_of_each_kernel_routine_covers_its_bytes(engine):
    read = engine.codespace.read_code
    for name in engine.image.symbols:
        piece = kernel_piece(engine, name)
        rows = parse_listing(print_lines(listing([piece], read)))
        for part, code in (("hot", piece.code.hot), ("cold", piece.code.cold)):
            if not code:
                continue
            start = piece.places[part]
            found = [(address, row) for address, row in rows if start <= address < start + len(code)]
            assert b"".join(row for _, row in found) == read(start, len(code)), (name, part)
            fixed = [o for o in range(len(code)) if not any(r.offset <= o < r.offset + 8 for r in piece.code.relocs)]
            assert all(code[offset] == read(start + offset, 1)[0] for offset in fixed), (name, part)


def test_a_wrong_trail_does_not_hide_a_fault(engine, monkeypatch):
    def undo(start: int, end: int) -> None:
        raise MemoryFault(0)

    monkeypatch.setattr(engine, "undo", undo)
    lines = lines_of(engine, "app")
    assert fault(engine, next(line.address for line in lines if line.code)).kind == "illegal"


def test_nothing_is_listed_where_no_code_lies(engine):
    assert around(compiler_of(engine), 8) == ""


def test_run_reports_a_fault(capsys, monkeypatch):
    def load(engine: Engine, name: str) -> bool:
        raise MachineFault("illegal", 0x1234, None, {"rax": 7})

    monkeypatch.setattr(run_command, "load", load)
    assert main(["run", "x.pl"]) == 1
    assert "generated code faulted: illegal at 0x1234\n     rax 0x0000000000000007" in capsys.readouterr().err
