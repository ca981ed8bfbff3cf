"""The benchmark programs, run by the WAM interpreter: the same answers as other systems give."""

from __future__ import annotations

import pytest

from tests.compile.programs import compile_clauses, machine_for, read_clauses
from wamjit.bench.catalogue import expected_path, program_names, program_path
from wamjit.compile.wam import check_wam, parse_wam, print_wam
from wamjit.read.terms import Var
from wamjit.read.writer import write_term

BEYOND = {"calculator", "copies", "metaqueens", "rescue", "tally"}  # use built-ins that the interpreter has not


@pytest.mark.parametrize("name", sorted(set(program_names()) - BEYOND))
def test_small_answer(name: str) -> None:
    machine = machine_for(program_path(name).read_text("utf-8"))
    answer = next(machine.solve("small_answer", [Var()]))[0]
    assert write_term(answer, quoted=True) == expected_path(name).read_text("utf-8").splitlines()[1]


@pytest.mark.parametrize("name", program_names())
def test_code_is_sound_and_reads_back(name: str) -> None:
    for code in compile_clauses(read_clauses(program_path(name).read_text("utf-8"))):
        assert check_wam(code) == []
        assert parse_wam(print_wam(code)) == [code]
