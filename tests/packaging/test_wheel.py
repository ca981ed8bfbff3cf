"""The wheel: what is inside, and that it works away from the checkout, where nothing else of wamjit can be found."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

# what stands in the checkout, and where the wheel has it
DATA = {
    "tables": "wamjit/_tables",
    "prolog": "wamjit/_prolog",
    "bench/programs": "wamjit/bench/programs",
    "bench/expected": "wamjit/bench/expected",
    "bench/limits": "wamjit/bench/limits",
}

LOAD_EVERYTHING = """
from pathlib import Path
import wamjit
from wamjit.bench.catalogue import expected_answers, program_names, program_path, size_fact
from wamjit.table import load_placement, load_record, placement_names, tables_dir, target_names

home = Path(wamjit.__file__).parent
assert tables_dir() == home / "_tables", tables_dir()
for target in target_names():
    for name in placement_names(target):
        assert load_placement(target, name).home("w")
assert load_record("worker", 8).size > load_record("worker", 4).size
for name in program_names():
    assert program_path(name).is_relative_to(home)
    assert expected_answers(name).answer and size_fact(program_path(name)) > 0
print(wamjit.__version__, len(program_names()))
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel of this checkout, built without the network: the build backend is in the extra `test`."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True, timeout=120)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def unpacked(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel as an installer would lay it down."""
    folder = tmp_path_factory.mktemp("site")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
    return folder


def files_below(folder: Path) -> set[str]:
    """The files of a folder, as paths from it, without what Python left there."""
    found = {path.relative_to(folder) for path in folder.rglob("*") if path.is_file()}
    return {str(path) for path in found if "__pycache__" not in path.parts}


def away(unpacked: Path, *arguments: str, cwd: Path) -> str:
    """Runs Python on the unpacked wheel from another directory, with a checkout on no path; its standard output."""
    start = f"import sys; sys.path[:0] = [{str(unpacked)!r}]; sys.argv[0] = 'wamjit'; "
    command = [sys.executable, "-I", "-c", start + arguments[0], *arguments[1:]]
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize("folder", DATA)
def test_every_data_file_is_inside(unpacked, folder):
    wanted = files_below(ROOT / folder)
    assert wanted and wanted <= files_below(unpacked / DATA[folder])


def test_every_module_is_inside_and_nothing_else(unpacked):
    modules = {name for name in files_below(ROOT / "wamjit") if name.endswith(".py")}
    inside = {name for name in files_below(unpacked / "wamjit") if name.endswith(".py")}
    limits = {f"bench/limits/{name}" for name in files_below(ROOT / "bench/limits")}
    assert inside == modules | limits
    assert {path.name.partition("-")[0] for path in unpacked.iterdir()} == {"wamjit"}


def test_it_names_its_needs_its_licence_and_its_command(unpacked):
    (info,) = unpacked.glob("wamjit-*.dist-info")
    metadata = (info / "METADATA").read_text(encoding="utf-8")
    needs = [line.partition(": ")[2] for line in metadata.splitlines() if line.startswith("Requires-Dist: ")]
    always = {need.partition(">=")[0] for need in needs if "extra ==" not in need}
    assert always == {"keystone-engine", "ply", "unicorn"}
    assert "License-Expression: MIT" in metadata and (info / "licenses/LICENSE").is_file()
    assert "wamjit = wamjit.cli:main" in (info / "entry_points.txt").read_text(encoding="utf-8")


def test_tables_and_programs_are_found_from_elsewhere(unpacked, tmp_path):
    version, programs = away(unpacked, LOAD_EVERYTHING, cwd=tmp_path).split()
    assert f"wamjit-{version}.dist-info" in {path.name for path in unpacked.iterdir()}
    assert int(programs) == len(list((ROOT / "bench/programs").glob("*.pl")))


@pytest.mark.slow
def test_it_installs_and_its_command_runs(wheel, tmp_path):
    """A new environment, with what the wheel needs from the package index: no compiler, wheels only."""
    environment = tmp_path / "environment"
    subprocess.run([sys.executable, "-m", "venv", str(environment)], check=True, timeout=120)
    install = [str(environment / "bin/pip"), "install", "--quiet", "--only-binary", ":all:", str(wheel)]
    subprocess.run(install, check=True, capture_output=True, timeout=600)
    program = tmp_path / "hello.pl"
    program.write_text(":- initialization(main).\nmain :- write(hello), nl.\n")
    command = [str(environment / "bin/wamjit"), "run", str(program)]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=120)
    assert (done.returncode, done.stdout) == (0, "hello\n"), done.stderr
