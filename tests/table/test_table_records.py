"""Records, registers, tags and conventions: what is computed from them, and what is refused."""

import pytest

from wamjit.table import (
    TableError,
    Tag,
    files,
    load_convention,
    load_record,
    load_registers,
    load_tags,
    record_names,
    tables_dir,
)
from wamjit.table.convention import read_convention
from wamjit.table.record import read_records
from wamjit.table.registers import read_registers
from wamjit.table.tags import read_tags

STATE = ("h", "a", "e", "b", "tr", "cp", "ab", "hb", "x")


@pytest.mark.parametrize("word_size", [4, 8])
@pytest.mark.parametrize("name", record_names())
def test_fields_follow_each_other(name, word_size):
    record = load_record(name, word_size)
    end = 0
    for field in record.fields.values():
        assert field.offset % field.step == 0
        assert end <= field.offset < end + field.step
        end = field.offset + field.count * field.step
    assert record.size >= end


@pytest.mark.parametrize("word_size", [4, 8])
def test_worker(word_size):
    worker = load_record("worker", word_size)
    assert worker.fields["term"].count == 256
    assert worker.offset("term", 7) == worker.offset("term") + 7 * word_size
    assert worker.offset("b") == worker.offset("node")
    assert worker.offset("fspill", 63) + 8 <= worker.size
    assert worker.offset("fspill") % 8 == 0
    assert len({worker.offset(name) for name in STATE}) == len(STATE)
    for name in ("heap_warn_soft", "b", "tr", "ab", "hb", "local_warn", "trail_end", "choice_limit"):
        assert worker.offset(name) < 128
    assert worker.offset("x", 7) < 128
    with pytest.raises(KeyError, match="no field nothing"):
        worker.offset("nothing")
    with pytest.raises(IndexError):
        worker.offset("term", 256)
    with pytest.raises(IndexError):
        worker.offset("node", 1)


def test_frames():
    choice, environment = load_record("choice", 8), load_record("environment", 8)
    assert list(choice.fields)[:7] == ["alt", "prev", "e", "cp", "tr", "local_top", "global_top"]
    assert (choice.offset("x", 0), choice.offset("x", 3), choice.size) == (56, 80, 56)
    assert (environment.offset("prev"), environment.offset("cp"), environment.offset("y", 2)) == (0, 8, 32)
    assert load_record("environment", 4).offset("y", 2) == 16
    assert (load_record("functor", 8).size, load_record("functor", 4).size) == (32, 16)


def test_paper_names():
    worker, choice = load_record("worker", 8), load_record("choice", 8)
    assert worker.paper("b") == "W_NODE"
    assert worker.paper("term", 3) == "W_TERM3"
    assert choice.paper("local_top") == "NODE_LOCAL_TOP"
    field, index = worker.find_paper("W_TERM12")
    assert (field.name, index) == ("term", 12)
    assert worker.find_paper("W_TERM256") is None
    assert worker.find_paper("W_NODE3") is None
    assert worker.find_paper("NODE_ALT") is None


@pytest.mark.parametrize(
    ("field", "reason"),
    [
        ("a", "a field is a text of name, type"),
        ("a byte", "unknown type byte"),
        ("A word", "A is no name for a field"),
        ("one word", "the name one is given twice"),
        ("a word one", "the name one is given twice"),
    ],
)
def test_record_refused(tmp_path, field, reason):
    path = tmp_path / "records.toml"
    path.write_text(f"[worker]\nprefix = 'W_'\nbase = 'w'\nfields = ['one word', '{field}']\n", encoding="utf-8")
    with pytest.raises(TableError, match=reason):
        read_records(path, 8)


def test_record_without_end_must_end(tmp_path):
    path = tmp_path / "records.toml"
    path.write_text("[r]\nprefix = 'W_'\nbase = ''\nfields = ['a word[]', 'b word']\n", encoding="utf-8")
    with pytest.raises(TableError, match="only the last field"):
        read_records(path, 4)
    with pytest.raises(TableError, match="no such record"):
        load_record("nothing", 4)


def test_registers():
    registers = load_registers()
    assert registers.kind("x(17)") == registers.kind("h") == "state"
    assert registers.kind("val") == "scratch"
    assert registers.aliases == {frozenset(("val", "arg0")), frozenset(("s", "ac0"))}
    assert len(registers.names()) == len(registers.kinds) - 1 + 256
    with pytest.raises(KeyError):
        registers.kind("nothing")


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("h", "a row is"),
        ("h strange heap top", "unknown kind strange"),
        ("b state again", "b has two rows"),
        ("alias b nothing", "an alias row needs two registers"),
        ("alias b b", "an alias row needs two registers"),
    ],
)
def test_registers_refused(tmp_path, line, reason):
    path = tmp_path / "registers.txt"
    path.write_text(f"b state newest choice point\n{line}\n", encoding="utf-8")
    with pytest.raises(TableError, match=f"line 2: {reason}"):
        read_registers(path)


def test_tags():
    tags = load_tags()
    values = {name: (tag.mask, tag.value) for name, tag in tags.tags.items()}
    assert values == {
        "REF": (3, 0),
        "LST": (3, 1),
        "STR": (3, 2),
        "INT": (7, 3),
        "ATOM": (15, 7),
        "HDR": (15, 15),
    }
    assert (tags["INT"].shift, tags["ATOM"].shift) == (3, 4)
    assert (tags["FUNCTOR"].value, tags["FUNCTOR"].shift) == (0b01111, 5)
    assert (tags["BOX"].value, tags["BOX"].shift) == (0b11111, 8)
    assert [tags.boxes[kind] for kind in ("FLOAT", "BIG", "STRING", "ATTVAR")] == [0, 1, 2, 3]
    for low in range(16):
        assert sum(low & tag.mask == tag.value for tag in tags.tags.values()) == 1


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("value = 0b10 }", "value = 0b01 }", "a word can be STR and LST at once"),
        ("value = 0b10 }", "value = 0b110 }", "bits outside its mask"),
        ("value = 0b10 }", "walue = 0b10 }", "the row value is missing"),
        ("FLOAT   = 0", "FLOAT   = 'no'", "a number expected"),
    ],
)
def test_tags_refused(tmp_path, old, new, reason):
    text = (tables_dir() / "tags.toml").read_text(encoding="utf-8")
    assert text.count(old) == 1
    path = tmp_path / "tags.toml"
    path.write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(TableError, match=reason):
        read_tags(path)


def test_conventions():
    sysv, ms = load_convention("x86_64_sysv"), load_convention("x86_64_ms")
    assert sysv.int_param_regs == ("rdi", "rsi", "rdx", "rcx", "r8", "r9")
    assert sysv.preserved_regs == ("rbx", "rbp", "r12", "r13", "r14", "r15")
    assert (sysv.shadow_store_size, sysv.red_zone, sysv.stack_align) == (0, 128, 16)
    assert ms.int_param_regs == ("rcx", "rdx", "r8", "r9")
    assert ms.shadow_param_regs and ms.shadow_store_size == 32
    assert set(ms.preserved_regs) >= {"rsi", "rdi", "xmm6", "xmm15"}
    assert load_convention("x86_cdecl").preserved_regs == ("ebx", "esi", "edi", "ebp")
    elfv1 = load_convention("ppc64_elfv1")
    assert elfv1.int_param_regs == tuple(f"r{i}" for i in range(3, 11))
    assert elfv1.preserved_regs[:18] == tuple(f"r{i}" for i in range(14, 32))
    assert (elfv1.frame_min, elfv1.lr_save, elfv1.cr_save, elfv1.toc_save) == (112, 16, 8, 40)
    assert elfv1.stack_param_offset == 112 and elfv1.descriptor_pointers
    internal = load_convention("internal")
    assert internal.int_param_regs[:3] == ("arg0", "arg1", "arg2") and internal.int_ret_reg == "val"
    assert internal.preserved_regs == ()
    with pytest.raises(TableError, match="no such convention"):
        load_convention("cobol")


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ('preserved_regs = ["rbx"', 'preserved_regs = ["rcx"', "rcx is in scratch_regs too"),
        ('int_param_regs = ["rdi"', 'int_param_regs = ["rbx"', "rbx is not in scratch_regs"),
        ('int_param_regs = ["rdi"', 'int_param_regs = ["rsi"', "rsi stands there twice"),
        ('int_ret_reg = "rax"', 'int_ret_reg = "rbx"', "rbx is not in scratch_regs"),
        ("stack_align = 16", "stack_align = 12", "12 is no power of two"),
        ("red_zone = 128\n", "", "the row red_zone is missing"),
        ("red_zone = 128", "red_zone = true", "a number expected, not True"),
    ],
)
def test_convention_refused(tmp_path, old, new, reason):
    text = (tables_dir() / "conventions" / "x86_64_sysv.toml").read_text(encoding="utf-8")
    assert text.count(old) == 1
    path = tmp_path / "x86_64_sysv.toml"
    path.write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(TableError, match=reason):
        read_convention(path)


def test_where_the_tables_are(tmp_path, monkeypatch):
    """In a checkout beside the package, in a wheel inside it, and one clear line where there are none."""
    package = tmp_path / "wamjit"
    monkeypatch.setattr(files, "_PACKAGE", package)
    find = files.tables_dir.__wrapped__
    with pytest.raises(TableError, match="the tables are missing"):
        find()
    (package / "_tables" / "targets").mkdir(parents=True)
    assert find() == package / "_tables"
    (tmp_path / "tables" / "targets").mkdir(parents=True)
    assert find() == tmp_path / "tables"


def test_loaded_objects_cannot_be_changed():
    with pytest.raises(AttributeError):
        load_record("worker", 8).size = 0
    with pytest.raises(TypeError, match="attributes missing or unknown: mask"):
        Tag(name="REF", value=0, shift=0)
