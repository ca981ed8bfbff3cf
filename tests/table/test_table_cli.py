"""`wamjit tables` and `wamjit targets`."""

import argparse
import json

import pytest

from wamjit.cli import tables, targets
from wamjit.table import load_target, target_names


@pytest.fixture
def wamjit(capsys):
    """Runs a command line; gives exit status, output, errors."""
    parser = argparse.ArgumentParser(prog="wamjit")
    commands = parser.add_subparsers(required=True)
    tables.add_parser(commands)
    targets.add_parser(commands)

    def call(*words):
        try:
            args = parser.parse_args([str(word) for word in words])
            status = args.run(args)
        except SystemExit as end:
            status = end.code
        captured = capsys.readouterr()
        return status, captured.out, captured.err

    return call


def test_json_is_one_flat_object(wamjit):
    status, out, _ = wamjit("tables", "placement", "x86_64", "--json")
    homes = json.loads(out)
    assert status == 0
    assert all(isinstance(value, str) for value in homes.values())
    assert {f"x({i})" for i in range(10)} <= set(homes)
    assert (homes["h"], homes["ac0"], homes["w_insn"], homes["x(9)"]) == ("rsi", "0(rsp)", "W_INSN(w)", "W_TERM9(w)")
    assert "toc" not in homes and "arg3" not in homes


def test_abi_and_placement(wamjit):
    assert json.loads(wamjit("tables", "placement", "x86_64", "--abi", "ms", "--json")[1])["ac1"] == "40(rsp)"
    homes = json.loads(wamjit("tables", "placement", "ppc64", "--placement", "arguments", "--json")[1])
    assert homes["x(21)"] == "r31" and "x(22)" not in homes


def test_text_is_aligned(wamjit):
    status, out, _ = wamjit("tables", "placement", "x86")
    head, *lines = out.splitlines()
    assert (status, head) == (0, "# x86-sicstus-cdecl")
    rows = {line.split()[0]: line.split()[1] for line in lines}
    assert (rows["ac0"], rows["b"], rows["w_heap_warn_soft"]) == ("28(esp)", "W_NODE(w)", "W_HEAP_WARN_SOFT(w)")
    assert len({line.index(" " + line.split()[1] + " ") for line in lines}) == 1
    columns = {len(line) - len(line.split(None, 2)[2]) for line in lines}
    assert len(columns) == 1


def test_names_of_placements(wamjit):
    status, out, _ = wamjit("tables", "placements", "ppc64")
    assert (status, out.split()) == (0, ["sicstus", "memory", "minimal", "gnu", "arguments", "preserve_none"])


@pytest.mark.parametrize(
    "words",
    [
        ("placement", "z80"),
        ("placement", "x86", "--placement", "nowhere"),
        ("placement", "x86", "--abi", "sysv"),
        ("placements", "z80"),
        ("check", "no/such/file.toml"),
    ],
)
def test_names_that_do_not_exist(wamjit, words):
    status, out, err = wamjit("tables", *words)
    assert (status, out, err.count("\n")) == (2, "", 1)


def test_usage(wamjit):
    assert wamjit("tables")[0] == 2


def test_check_all(wamjit):
    status, out, err = wamjit("tables", "check")
    assert (status, err) == (0, "")
    assert "all in order" in out


def test_check_a_file(wamjit, tmp_path):
    path = tmp_path / "copy.toml"
    text = load_target("x86_64").file.read_text(encoding="utf-8")
    path.write_text(text, encoding="utf-8")
    assert wamjit("tables", "check", path)[0] == 0
    path.write_text(text.replace('e    = "rdi"', 'e    = "rsi"'), encoding="utf-8")
    status, out, err = wamjit("tables", "check", path)
    assert (status, out) == (1, "")
    assert err.startswith(f"{path}: [placements.sicstus] e, line ")
    assert err.endswith("e and h share rsi, and no alias row allows it\n")
    path.write_text("h = [", encoding="utf-8")
    status, _, err = wamjit("tables", "check", path)
    assert (status, err.count("\n")) == (1, 1) and "not TOML" in err


def test_check_the_table_of_the_ir(wamjit, tmp_path):
    path = tmp_path / "ir.txt"
    path.write_text("move a b\n", encoding="utf-8")
    status, _, err = wamjit("tables", "check", path)
    assert (status, err.count("\n")) == (1, 1)
    assert err.startswith(f"{path}:1: ")


def test_targets(wamjit):
    status, out, _ = wamjit("targets")
    assert status == 0
    ways = [line.split()[:3] for line in out.splitlines()]
    assert [target for target, _, _ in ways] == [name for name in target_names() for _ in range(2)]
    assert {mode for _, mode, _ in ways} == {"native", "emulated"}
    assert ["ppc64", "native", "no"] in ways
