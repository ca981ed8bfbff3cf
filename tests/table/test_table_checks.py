"""Each check fires on a table that breaks its rule, and says the row."""

from pathlib import Path

import pytest

from wamjit.table import TableError, load_target, tables_dir, target_names
from wamjit.table.every import check_file, our_tables
from wamjit.table.placement import read_placement
from wamjit.table.target import read_target


def rows(text):
    """The rows of a placement as a new section of a table."""
    return "\n[placements.mine]\ninherit = 'sicstus'\n" + text + "\n"


@pytest.fixture
def with_rows(tmp_path):
    """Reads the placement `mine` of a copy of a shipped table: `sicstus` with other rows."""

    def read(target, text, abi=""):
        path = tmp_path / f"{target}.toml"
        path.write_text(load_target(target).file.read_text(encoding="utf-8") + rows(text), encoding="utf-8")
        return read_placement(read_target(path), "mine", abi)

    return read


BROKEN = [
    ("x86_64", "s = 'r12'", "s and x(0) share r12, and no alias row allows it"),
    ("x86_64", "e = 'rsi'", "e and h share rsi"),
    ("ppc64", "ac1 = 'r9'", "ac1 and s share r9"),
    ("x86", "ac1 = '28(esp)'", "ac1 and ac0 share 28(esp)"),
    ("x86_64", "w = 'r10'\narg1 = 'rbx'", "w is in r10, which C functions do not preserve under x86_64_sysv"),
    ("x86", "w = 'ecx'\ncp = 'ebx'", "C functions do not preserve under x86_cdecl"),
    ("ppc64", "w = 'r11'\nab = 'r20'", "C functions do not preserve under ppc64_elfv1"),
    ("x86_64", "w = 'W_FRAME(w)'", "w is in W_FRAME(w), which C functions do not preserve"),
    ("x86_64", "sp = 'rbp'", "sp is rsp on x86_64, not rbp"),
    ("ppc64", "toc = 'r21'", "toc is r2 on ppc64, not r21"),
    ("ppc64", "h = 'r13'", "r13 is reserved on ppc64"),
    ("ppc64", "h = 'r0'", "r0 is the scratch register of the instruction emitter"),
    ("x86_64", "h = 'rsp'", "h and sp share rsp"),
    ("x86_64", "h = 'r16'", "unknown register r16"),
    ("x86_64", "h = 'eax'", "unknown register eax"),
    ("x86_64", "hh = 'rsi'", "unknown register hh"),
    ("x86_64", "x = 'rsi'", "unknown register x"),
    ("x86_64", "toc = 'rsi'", "x86_64 has no toc"),
    ("x86_64", "'x(256)' = 'rsi'", "x registers are x(0) to x(255)"),
    ("x86_64", "'x(9..8)' = 'W_TERM(w)'", "x registers are x(0) to x(255)"),
    ("x86_64", "'x(4..8)' = 'W_TERM(w)'\n'x(7..9)' = 'W_TERM(w)'", "x(7) has two rows"),
    ("x86_64", "h = 12", "a home is a text, not 12"),
    ("x86_64", "h = 'W_NOTHING(w)'", "the record worker has no field W_NOTHING"),
    ("x86_64", "h = 'NODE_NOTHING(b)'", "the record choice has no field NODE_NOTHING"),
    ("x86_64", "h = 'W_TERM(w)'", "W_TERM is an array, and h is a single register"),
    ("x86_64", "'x(5)' = 'W_TERM256(w)'", "the record worker has no field W_TERM256"),
    ("x86_64", "'x(5)' = 'W_TERM6(w)'", "W_TERM6(w) overlaps W_TERM, the field of x; x(5) belongs in W_TERM5(w)"),
    ("x86_64", "h = 'W_NODE(w)'", "W_NODE(w) overlaps W_NODE, the field of b; h belongs in W_HEAP_TOP(w)"),
    ("x86_64", "h = 'W_FUNCTOR_TABLE(w)'", "W_FUNCTOR_TABLE(w) overlaps W_FUNCTOR_TABLE"),
    ("x86_64", "hb = 'NODE_LOCAL_TOP(b)'", "NODE_LOCAL_TOP(b) overlaps NODE_LOCAL_TOP, the field of ab"),
    ("x86_64", "tr = 'NODE_TR(b)'", "NODE_TR(b) overlaps NODE_TR"),
    ("x86_64", "h = '4(w)'", "4(w) overlaps W_HEAP_WARN_SOFT"),
    ("x86_64", "h = '100000(w)'", "100000(w) is outside the record worker"),
    ("x86_64", "h = '-8(w)'", "-8(w) is outside the record worker"),
    ("x86_64", "hb = '56(b)'", "56(b) is outside the record choice of 56 bytes"),
    ("x86_64", "h = 'W_NODE(rbx)'", "a home in memory is FIELD(w), FIELD(b) or offset(rsp)"),
    ("x86_64", "h = '8(e)'", "a home in memory is FIELD(w), FIELD(b) or offset(rsp)"),
    ("x86_64", "b = 'W_NODE(w)'", "NODE_LOCAL_TOP(b) needs b in a register, not in W_NODE(w)"),
    ("x86", "ac1 = '30(esp)'", "30(esp) overlaps 28(esp), the home of ac0"),
    ("x86", "ac1 = '48(esp)'", "48(esp) is not inside our bytes 0 to 47 above sp"),
    ("x86", "ac1 = '-4(esp)'", "-4(esp) is not inside our bytes"),
    ("x86", "h = '12(esp)'", "h must live across calls, and 12(esp) moves with sp"),
    ("x86_64", "ac0 = { sysv = '0(rsp)' }\nac1 = 'W_AC1(w)'", ""),
    ("x86_64", "ac0 = { sysv = '0(rsp)', darwin = 'r9' }", "a home for each of sysv, ms expected"),
    ("x86_64", "w_heap_warn_soft = 'r11'\narg2 = 'W_ARG2(w)'", "others change w_heap_warn_soft"),
    ("x86_64", "arg1 = 'W_ARG1(w)'\n'x(4)' = 'r10'\narg2 = 'W_ARG2(w)'\n'x(5)' = 'r11'", "2 registers are left"),
    ("x86", "s = 'W_S(w)'\n'x(0)' = 'edx'", "1 registers are left for temporaries (eax), and x86 needs 2"),
]


@pytest.mark.parametrize(("target", "text", "reason"), BROKEN)
def test_refused(with_rows, target, text, reason):
    if not reason:  # the row is good for this ABI and has nothing for the other
        assert with_rows(target, text, "sysv").text("ac0") == "0(rsp)"
        with pytest.raises(TableError, match="a home for each of sysv, ms expected"):
            with_rows(target, text, "ms")
        return
    with pytest.raises(TableError) as caught:
        with_rows(target, text)
    problems = [str(error) for error in check_file(load_copy(caught.value))]
    assert any(reason in problem for problem in problems), problems
    assert all("mine" in problem.partition("toml")[2] and ", line " in problem for problem in problems), problems


def load_copy(error):
    """The file that the error names."""
    return Path(error.file)


def test_the_place_is_file_row_and_line(with_rows):
    with pytest.raises(TableError) as caught:
        with_rows("x86_64", "e = 'rsi'")
    number = load_copy(caught.value).read_text(encoding="utf-8").splitlines().index("e = 'rsi'") + 1
    assert caught.value.where == f"[placements.mine] e, line {number}"
    assert str(caught.value).startswith(f"{caught.value.file}: [placements.mine] e, line ")


def test_a_placement_of_its_own_needs_every_row(tmp_path):
    path = tmp_path / "x86.toml"
    text = load_target("x86").file.read_text(encoding="utf-8")
    path.write_text(text.replace('h    = "esi"                                  # C keeps it\n', ""), encoding="utf-8")
    with pytest.raises(TableError, match=r"\[placements.sicstus\] h, line \d+: h has no home"):
        read_placement(read_target(path), "sicstus")


def test_missing_x_registers_are_one_line(tmp_path):
    path = tmp_path / "x86_64.toml"
    text = load_target("x86_64").file.read_text(encoding="utf-8")
    path.write_text(text.replace('"x(4..255)" = "W_TERM(w)"', '"x(6..255)" = "W_TERM(w)"'), encoding="utf-8")
    reasons = [error.reason for error in check_file(path)]
    assert reasons == ["x(4) has no home, nor have 1 more x registers"]


def test_a_row_that_many_inherit_is_reported_once(tmp_path):
    path = tmp_path / "x86.toml"
    text = load_target("x86").file.read_text(encoding="utf-8")
    path.write_text(text.replace('"W_NODE(w)"\na ', '"W_NODES(w)"\na '), encoding="utf-8")
    problems = [str(error).partition(".toml: ")[2] for error in check_file(path)]
    assert len(problems) == 1
    assert problems[0].startswith("[placements.memory] b, line ")
    assert problems[0].endswith(": the record worker has no field W_NODES")


def test_a_row_that_is_wrong_for_an_heir_names_the_heir(with_rows):
    with pytest.raises(TableError, match=r"\[placements.sicstus\] ab, line \d+: .* \(in the placement mine\)"):
        with_rows("x86_64", "b = 'W_NODE(w)'")


def test_inherit(with_rows, tmp_path):
    placement = with_rows("x86_64", "'x(4)' = 'r11'\narg2 = 'W_ARG2(w)'")
    assert (placement.text("x(4)"), placement.text("x(5)"), placement.text("h")) == ("r11", "W_TERM5(w)", "rsi")
    path = tmp_path / "x86_64.toml"
    text = load_target("x86_64").file.read_text(encoding="utf-8")
    path.write_text(text + "[placements.loop]\ninherit = 'loop'\n", encoding="utf-8")
    with pytest.raises(TableError, match="loop inherits itself"):
        read_placement(read_target(path), "loop")
    path.write_text(text + "[placements.lost]\ninherit = 'found'\n", encoding="utf-8")
    with pytest.raises(TableError, match="no such placement found"):
        read_placement(read_target(path), "lost")
    with pytest.raises(TableError, match="no such placement other"):
        read_placement(read_target(path), "other")
    with pytest.raises(TableError, match="x86_64 has no ABI cdecl"):
        read_placement(read_target(path), "sicstus", "cdecl")


def test_an_offset_may_stand_for_the_registers_own_field(with_rows):
    assert with_rows("x86", "tr = '8(w)'").text("tr") == "W_TRAIL_TOP(w)"


def test_alias_rows_allow_a_shared_home(with_rows):
    assert with_rows("x86_64", "ac0 = 'rdx'").text("ac0") == with_rows("x86_64", "").text("s") == "rdx"
    assert with_rows("x86_64", "arg0 = 'rax'").text("val") == "rax"


TARGET_EDITS = [
    ('sp = "rsp"', 'sp = "rxp"', "sp, line", "unknown register rxp"),
    ("word_size = 8", "word_size = 6", "word_size, line", "6 is not 4 or 8"),
    ("word_size = 8", 'word_size = "8"', "word_size, line", "a number expected, not '8'"),
    ("word_size = 8\n", "", "word_size", "the row word_size is missing"),
    ("word_size = 8", "word_size = 8\ncolour = 1", "colour, line", "unknown row colour"),
    ('byte_order = "little"', 'byte_order = "middle"', "byte_order, line", "middle is not little or big"),
    ("reserved = []", 'reserved = ["rsp"]', "reserved, line", "rsp is sp too"),
    ("scratch = []", 'scratch = ["r99"]', "scratch, line", "unknown register r99"),
    ('"rbx", "rsp",\n]', '"rbx", "rsp", "rbx",\n]', "registers, line", "rbx stands there twice"),
    ('"rbx", "rsp",\n]', '"rbx", "rsp", "r99",\n]', "[abis] sysv, line", "does not say whether a call keeps r99"),
    ('vector_move = "xmm5"', 'vector_move = "xmm4"', "vector_move, line", "xmm4 is in fregisters too"),
    ('default_abi = "sysv"', 'default_abi = "syst"', "default_abi, line", "there is no row syst"),
    (
        'default_placement = "sicstus"',
        'default_placement = "s"',
        "default_placement, line",
        "no section [placements.s]",
    ),
    ('convention = "x86_64_ms"', 'convention = "x86_cdecl"', "[abis] ms, line", "x86_cdecl is a convention of x86"),
    ('convention = "x86_64_ms"', 'convention = "cobol"', "[abis] ms, line", "no such convention"),
    ("frame = 48", "frame = 16", "[abis] ms, line", "less than the shadow store of 32 bytes"),
    ('shift = { in = "rcx" }', 'shift = { in = "cx" }', "[fixed] shift, line", "unknown register cx"),
    ('shift = { in = "rcx" }', "shift = 1", "[fixed] shift, line", "expected"),
    ('addr  = ["r,l"]', 'addr  = ["r,q"]', "[forms] addr, line", "'r,q' is no operand pattern"),
]


@pytest.mark.parametrize(("old", "new", "where", "reason"), TARGET_EDITS)
def test_target_refused(tmp_path, old, new, where, reason):
    text = load_target("x86_64").file.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path = tmp_path / "x86_64.toml"
    path.write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(TableError) as caught:
        read_target(path)
    assert where in caught.value.where
    assert reason in caught.value.reason


@pytest.mark.parametrize("name", ["no.toml", "empty.toml", "bytes.toml", "text.toml"])
def test_files_that_are_no_tables(tmp_path, name):
    (tmp_path / "empty.toml").write_text("", encoding="utf-8")
    (tmp_path / "bytes.toml").write_bytes(b"\xff\xfe\x00")
    (tmp_path / "text.toml").write_text("once upon a time", encoding="utf-8")
    problems = check_file(tmp_path / name)
    assert len(problems) == 1
    assert problems[0].file == str(tmp_path / name)


@pytest.mark.parametrize(
    ("name", "text", "problem"),
    [
        (
            "errors.txt",
            "# legend\n1 instantiation instantiation_error\none two three\n",
            "line 3: a row is: number name",
        ),
        ("errors.txt", "1 one f\n2 one g\n", "line 2: one stands in line 1 already"),
        ("errors.txt", "1 one f\n1 two g\n", "line 2: 1 stands in line 1 already"),
        ("inline.txt", "test var 1 test_var more\n", "line 1: a row is: kind name arity instruction"),
        ("services.txt", "area 1 heap\narea 1 local\n", "line 2: 1 stands in line 1 already"),
        ("services.txt", "1 leadin predicate nothing\n", "line 1: a row is: area number name"),
        ("operators.txt", "700 xxx =\n", "line 1: a row is: priority type names"),
        ("areas.txt", "heap 1 2\n", "line 1: a row is: area large small reserve"),
    ],
)
def test_columns(tmp_path, name, text, problem):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    problems = [str(error) for error in check_file(path)]
    assert len(problems) == 1
    assert problems[0].startswith(f"{path}: {problem}")


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("[x86_64]", "[z80]", "no section for a target"),
        ('arch = "X86"\nmodes = ["64"]', 'arch = "X86"', "the row modes is missing"),
        ("frame = 128 ", 'frame = "128" ', "a number expected"),
    ],
)
def test_machines(tmp_path, old, new, reason):
    text = (tables_dir() / "machines.toml").read_text(encoding="utf-8")
    assert text.count(old) == 1
    path = tmp_path / "machines.toml"
    path.write_text(text.replace(old, new), encoding="utf-8")
    assert [reason in error.reason for error in check_file(path)] == [True]


def test_all_shipped_tables_pass():
    tables = our_tables()
    assert {path.stem for path in tables} >= {"registers", "records", "tags", "internal", *target_names()}
    assert [str(error) for path in tables for error in check_file(path)] == []
