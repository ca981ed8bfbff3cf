"""Each stage of a small program, as text: the golden files beside this one, NAME.STAGE.txt or NAME.asm.TARGET.txt.

The listing of machine code stands there without offsets and bytes: they depend on how large the kernel's image is.
Many more programs stop at WAM code: `tests/compile/golden`. After a change that is meant, `make bless` writes them
anew.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from wamjit.cli import main

FILES = sorted(Path(__file__).parent.glob("*.txt"))
BYTES = re.compile(r"^ +[0-9a-f]{4,}  [0-9a-f]+ +", re.MULTILINE)
BESIDE = re.compile(r" +\| ")


def stage_text(program: Path, stage: str, target: str, capsys: pytest.CaptureFixture[str]) -> str:
    """What `wamjit dump` shows of a program."""
    assert main(["dump", str(program), "--stage", stage, *(["--target", target] if target else [])]) == 0
    shown = capsys.readouterr().out
    if not target:
        return shown
    _, _, listing = shown.partition("\n")  # the first line says how many bytes there are
    return BESIDE.sub("  | ", BYTES.sub("       ", listing))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_stage(file, golden, tmp_path, capsys):
    _, stage, *target = file.stem.split(".")

    def transform(text: str) -> str:
        program = tmp_path / "program.pl"
        program.write_text(text)
        return stage_text(program, stage, "".join(target), capsys)

    golden(file, transform)


def test_each_stage_has_a_file():
    stages = {file.stem.partition(".")[2] for file in FILES}
    assert stages == {"terms", "wam", "ir", "asm.x86_64", "asm.x86", "asm.ppc64"}
