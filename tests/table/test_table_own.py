"""Placements in files of a user's own: they work as the shipped ones do, and what is wrong with them is said."""

import pytest

from wamjit import Prolog
from wamjit.table import Hard, TableError, load_placement
from wamjit.table.every import check_file

SWAPPED = """target = "{target}"

[placements.swapped]
inherit = "sicstus"
h = "{b}"
b = "{h}"
"""


def swapped_text(target):
    """A placement of the target that gives h and b each other's registers."""
    homes = load_placement(target, "sicstus").all()
    return SWAPPED.format(target=target, b=homes["b"].reg, h=homes["h"].reg)


@pytest.fixture
def own(tmp_path):
    """Writes a file; gives its path."""

    def write(text, name="own.toml"):
        path = tmp_path / name
        path.write_text(text)
        return path

    return write


@pytest.mark.parametrize("target", ["x86_64", "ppc64"])
def test_inherits_and_changes(own, target):
    path = own(swapped_text(target))
    shipped, ours = load_placement(target, "sicstus"), load_placement(target, str(path))
    assert check_file(path) == []
    assert (ours.home("h"), ours.home("b")) == (shipped.home("b"), shipped.home("h"))
    assert {n for n, home in ours.all().items() if home != shipped.home(n)} == {"h", "b"}
    assert ours.name.startswith("swapped_") and ours.target is shipped.target


def test_programs_run_on_it(own):
    program = "rev([], A, A). rev([X|Xs], A, Y) :- rev(Xs, [X|A], Y)."
    with Prolog(placement=str(own(swapped_text("x86_64"))), machine="emulated") as prolog:
        prolog.consult(text=program)
        assert prolog.engine.placement.home("h") == Hard("r8")
        assert str(prolog.query_once("rev([1,2,3], [], X)")["X"]) == "[3, 2, 1]"


def test_its_name_tells_other_homes_apart(own):
    first = load_placement("x86_64", str(own(swapped_text("x86_64"), "a.toml")))
    same = load_placement("x86_64", str(own(swapped_text("x86_64") + "# a remark\n", "b.toml")))
    other = load_placement("x86_64", str(own(swapped_text("x86_64") + 'cp = "W_CONTINUATION(w)"\n', "c.toml")))
    assert first.key == same.key != other.key


WRONG = {
    "two on one": (
        'target = "x86_64"\n[placements.mine]\ninherit = "sicstus"\nh = "r8"\n',
        "[placements.mine] h, line 4: h and b share r8",
    ),
    "shipped name": ('target = "x86_64"\n[placements.sicstus]\nh = "r8"\n', "has a placement sicstus of its own"),
    "no section": ('target = "x86_64"\n[placements]\n', "a section [placements.NAME] expected"),
    "no target": ('[placements.mine]\ninherit = "sicstus"\n', "the row target is missing"),
    "unknown target": ('target = "vax"\n[placements.mine]\ninherit = "sicstus"\n', "no such target"),
    "unknown heir": ('target = "x86_64"\n[placements.mine]\ninherit = "nix"\n', "no such placement nix"),
    "no TOML": ("target = ", "not TOML"),
}


@pytest.mark.parametrize("case", WRONG)
def test_what_is_wrong_is_said(own, case):
    text, message = WRONG[case]
    path = own(text)
    with pytest.raises(TableError) as problem:
        load_placement("x86_64", str(path))
    assert message in str(problem.value)
    assert [str(error) for error in check_file(path)] == [str(problem.value)]


def test_of_another_target(own):
    with pytest.raises(TableError, match="a placement for x86_64, not for ppc64"):
        load_placement("ppc64", str(own(swapped_text("x86_64"))))
