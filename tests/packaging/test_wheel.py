"""The wheel: what is inside, and that it works away from the checkout, where nothing else of wamjit can be found."""

from __future__ import annotations

import os
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

COMMAND = "from wamjit.cli import main; sys.exit(main(sys.argv[1:]))"
HELLO = """
:- initialization(main).
main :- append([hello], [machine, code], Words), forall(member(Word, Words), (write(Word), nl)).
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


def away(unpacked: Path, code: str, *arguments: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess:
    """Runs Python on the unpacked wheel from another directory; an installed checkout stands behind it."""
    start = f"import sys; sys.path[:0] = [{str(unpacked)!r}]; sys.argv[0] = 'wamjit'; "
    command = [sys.executable, "-I", "-c", start + code, *arguments]
    variables = os.environ | environment
    done = subprocess.run(command, cwd=cwd, env=variables, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    return done


@pytest.fixture
def hello(tmp_path: Path) -> Path:
    """A program that needs the kernel, the compiler and the library."""
    path = tmp_path / "hello.pl"
    path.write_text(HELLO)
    return path


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
    version, programs = away(unpacked, LOAD_EVERYTHING, cwd=tmp_path).stdout.split()
    assert f"wamjit-{version}.dist-info" in {path.name for path in unpacked.iterdir()}
    assert int(programs) == len(list((ROOT / "bench/programs").glob("*.pl")))


def test_a_program_runs_from_elsewhere(unpacked, hello, tmp_path):
    assert away(unpacked, COMMAND, "run", str(hello), cwd=tmp_path).stdout == "hello\nmachine\ncode\n"


@pytest.mark.slow
@pytest.mark.parametrize("target", ["x86_64", "x86", "ppc64"])
def test_shipped_images_serve_without_a_cache(shipping, hello, tmp_path, target):
    cache = tmp_path / "cache"
    arguments = ["run", "--target", target, str(hello)]
    done = away(shipping, COMMAND, *arguments, cwd=tmp_path, WAMJIT_CACHE=str(cache))
    assert (done.stdout, done.stderr) == ("hello\nmachine\ncode\n", "")
    assert not list(cache.glob("*.image"))


@pytest.fixture(scope="module")
def shipping(unpacked: Path) -> Path:
    """The wheel with the images that `make wheel` puts into it."""
    tool = [sys.executable, str(ROOT / "tools/ship_images.py"), str(unpacked / "wamjit/_images")]
    subprocess.run(
        tool, cwd=ROOT, env=os.environ | {"PYTHONPATH": str(ROOT)}, check=True, capture_output=True, timeout=300
    )
    return unpacked


@pytest.mark.slow
def test_it_installs_and_its_command_runs(wheel, hello, tmp_path):
    """A new environment, with what the wheel needs from the package index: no compiler, wheels only."""
    environment = tmp_path / "environment"
    subprocess.run([sys.executable, "-m", "venv", str(environment)], check=True, timeout=120)
    install = [str(environment / "bin/pip"), "install", "--quiet", "--only-binary", ":all:", str(wheel)]
    subprocess.run(install, check=True, capture_output=True, timeout=600)
    command = [str(environment / "bin/wamjit"), "run", str(hello)]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=120)
    assert (done.returncode, done.stdout) == (0, "hello\nmachine\ncode\n"), done.stderr
