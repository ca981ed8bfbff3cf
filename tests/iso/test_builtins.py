"""The cases of the standard's built-ins, natively and on one emulated target: an engine for each file."""

import pytest

from tests.iso.cases import FILES, wrong_cases
from wamjit import Prolog

WAYS = [("x86_64", "native"), ("ppc64", "emulated")]


@pytest.mark.parametrize("target, machine", WAYS, ids=[way[0] for way in WAYS])
@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_cases(target, machine, file, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with Prolog(target, machine=machine) as prolog:
        wrong = wrong_cases(prolog, file)
    assert not wrong, "\n".join(wrong)
