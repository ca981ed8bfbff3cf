"""The ladder of code generation: simplest first, each step on every machine and every placement."""

import pytest
from ladder import at, case_name, everywhere, i, mem, routine

from wamjit.codegen import CodegenError, compile_fragment
from wamjit.ir.operands import Fragment, FTemp, Instr, Reg, Sym
from wamjit.table import load_placement, load_record

cases = pytest.mark.parametrize("case", everywhere(), ids=case_name)
F1, F2, F3 = FTemp(1), FTemp(2), FTemp(3)


def signed(world, value):
    bits = 8 * world.word
    return value - (1 << bits) if value >> bits - 1 else value


@cases
def test_step_1_move(case):
    world, placement = at(case)
    big = 0x123456789ABCDEF if world.word == 8 else 0x12345678
    program = [
        i("move", "x(0)", 7),
        i("move", "x(1)", -1),
        i("move", "x(30)", "x(1)"),
        i("move", "x(31)", "x(30)"),
        i("move", "t0", big),
        i("move", "x(2)", "t0"),
        i("move", "x(32)", big),
        i("move", "x(3)", "cp"),
        i("move", "cp", "a"),
        i("move", "x(4)", "const:k"),
        i("move", "x(33)", "const:k"),
        i("move", "x(5)", "const64:wide"),
    ]
    get = world.run(placement, program, {"cp": 1234, "a": 99}, extra={"k": -77, "wide": big + 1})
    assert signed(world, get("x(1)")) == signed(world, get("x(31)")) == -1
    assert signed(world, get("x(4)")) == signed(world, get("x(33)")) == -77
    found = [get(name) for name in ("x(0)", "x(2)", "x(32)", "x(3)", "cp", "x(5)")]
    assert found == [7, big, big, 1234, 99, big + 1]


@cases
def test_step_2_memory(case):
    world, placement = at(case)
    word, data = world.word, world.data
    program = [
        i("move", mem("h"), 5),
        i("move", mem("h", word), "h"),
        i("move", "t0", mem("h", word)),
        i("move", mem("t0", 2 * word), "x(20)"),
        i("move", mem("t0", 3 * word), mem("t0", 2 * word)),
        i("move", mem("e", -word), mem("h")),
        i("move", mem("h", 0x9000), 12),
        i("move", "x(0)", mem("h", 0x9000)),
        i("stb", mem("h", 4 * word + 1), 0x181),
        i("stb", mem("h", 4 * word + 2), "x(1)"),
        i("ldb", "x(2)", mem("h", 4 * word + 1)),
        i("ldb", "x(21)", mem("h", 4 * word + 2)),
        i("add", "t1", "h", 1),
        i("move", "x(3)", mem("t1", word - 1)),
        i("move", "x(4)", mem(None, Sym("cell", "c"))),
        i("move", mem(None, Sym("cell", "c")), 55),
        i("move", "x(5)", "cell:c"),
    ]
    cell = world.space.alloc_data(word)
    world.space.write(cell, 44)
    world.memory.write_bytes(data, bytes(256))
    get = world.run(placement, program, {"h": data, "e": data + 256, "x(20)": 8, "x(1)": 0x1234}, extra={"c": cell})
    read = world.memory.read
    assert [read(data + k * word) for k in range(4)] == [5, data, 8, 8]
    assert read(data + 256 - word) == 5
    assert [get(f"x({k})") for k in (0, 2, 21, 3, 4, 5)] == [12, 0x81, 0x34, data, 44, cell]
    assert world.space.read(cell) == 55


@cases
def test_step_2_accumulators_and_symbols_in_addresses(case):
    """ac0 and ac1 may be relative to the stack pointer; a displacement or an address may be a symbol."""
    world, placement = at(case)
    word, data = world.word, world.data
    table = world.space.alloc_data(word) if world.word == 4 else data + 64
    program = [
        i("move", "ac0", "x(0)"),
        i("move", "ac1", 5),
        i("add", "x(1)", "ac0", "ac1"),
        i("mul", "ac1", "ac1", "x(20)"),
        i("move", "x(21)", "ac1"),
        i("move", mem("h", Sym("const", "distance")), "x(0)"),
        i("add", "x(2)", mem("h", Sym("const", "distance")), 1),
        i("move", "t0", "h"),
        i("move", mem("t0", Sym("const", "far")), 31),
        i("move", "x(22)", mem(None, Sym("const64", "table"))),
    ]
    far = 0x8000 + 8
    world.space.write(table, 99) if world.word == 4 else world.memory.write(table, 99)
    values = {"distance": 2 * word, "far": far, "table": table}
    get = world.run(placement, program, {"x(0)": 7, "x(20)": 6, "h": data}, extra=values)
    assert [get(name) for name in ("x(1)", "x(21)", "x(2)", "x(22)")] == [12, 30, 8, 99]
    assert world.memory.read(data + 2 * word) == 7
    assert world.memory.read(data + far) == 31


ARITHMETIC = [
    ("add", 5, -9, -4),
    ("add", 1 << 30, 1 << 20, (1 << 30) + (1 << 20)),
    ("sub", 5, 9, -4),
    ("sub", 3, 0x8000, 3 - 0x8000),
    ("sub", 3, -0x8000, 3 + 0x8000),
    ("and", 0x7FFF1234, 0xFFF0, 0x1230),
    ("and", -1, -16, -16),
    ("or", 0x1000, 0x23, 0x1023),
    ("xor", 0x1FFFF, 0x10001, 0xFFFE),
    ("mul", -7, 6, -42),
    ("mul", 1000, 100_000, 100_000_000),
    ("div", -7, 2, -3),
    ("rem", -7, 2, -1),
    ("div", 100, -9, -11),
    ("rem", 100, -9, 1),
    ("shl", 3, 5, 96),
    ("sar", -64, 3, -8),
    ("shr", 64, 3, 8),
]


@cases
def test_step_3_arithmetic(case):
    """Each operation with its operands in registers, memory and immediate, and the destination one of them or not."""
    world, placement = at(case)
    program, wanted = [], []
    results = 40
    for op, a, b, result in ARITHMETIC:
        ways = [("t0", "x(25)", "t1"), ("x(26)", "t0", b), ("t0", "t0", "x(25)"), ("x(25)", "t0", "x(25)")]
        ways += [("x(25)", "x(26)", "t1"), ("t1", "x(26)", "t1"), (mem("h", 8), mem("h", 8), "t1")]
        if not op.startswith("sh") and op not in ("sar", "div", "rem"):
            ways.append(("t0", a, "t1"))
        for d, x, y in ways:
            program += [i("move", place, value) for place, value in ((x, a), (y, b)) if not isinstance(place, int)]
            program += [i(op, d, x, y), i("move", f"x({results})", d)]
            wanted.append(result)
            results += 1
    get = world.run(placement, program, {"h": world.data})
    assert [signed(world, get(f"x({k})")) for k in range(40, results)] == wanted


@cases
def test_step_4_branches(case):
    world, placement = at(case)
    tests = [
        ("cmps", -1, 1, {"l", "le", "ne"}),
        ("cmps", 5, 5, {"e", "le", "ge"}),
        ("cmps", 7, -7, {"g", "ge", "ne"}),
        ("cmpu", -1, 1, {"gu", "geu", "ne"}),
        ("cmpu", 2, 3, {"lu", "leu", "ne"}),
        ("cmpu", 3, 3, {"e", "geu", "leu"}),
        ("cmpu", 9, 0, {"gu", "geu", "ne"}),
        ("test", 12, 3, {"e"}),
        ("test", 12, 4, {"ne"}),
        ("test", 0x12345, 0x12000, {"ne"}),
    ]
    conditions = {"cmps": "e ne g ge l le", "cmpu": "e ne gu geu lu leu", "test": "e ne"}
    program, wanted, k = [], [], 40
    for op, a, b, true in tests:
        for condition in conditions[op].split():
            for x, y in (("t0", b), ("t0", "t1"), ("x(20)", "t1"), ("t0", "x(21)"), ("x(20)", "x(21)")):
                program += [i("move", f"x({k})", 0), i("move", x, a)]
                program += [i("move", y, b)] if not isinstance(y, int) else []
                program += [i(op, x, y), i(f"branch.{condition}", f"L{k}"), i("jump", f"Lno{k}")]
                program += [i("label", f"L{k}"), i("move", f"x({k})", 1), i("label", f"Lno{k}")]
                wanted.append(int(condition in true))
                k += 1
                if k == 256:
                    check_words(world, placement, program, wanted)
                    program, wanted, k = [], [], 40
    check_words(world, placement, program, wanted)


def check_words(world, placement, program, wanted):
    get = world.run(placement, program)
    assert [get(f"x({40 + n})") for n in range(len(wanted))] == wanted


@cases
def test_step_5_conditional_moves(case):
    world, placement = at(case)
    program = [
        i("move", "t0", 5),
        i("move", "x(0)", 1),
        i("move", "x(20)", 2),
        i("cmps", "t0", 6),
        i("cmove.l", "x(0)", "x(20)"),
        i("cmove.g", "x(20)", 99),
        i("cmove.l", "x(21)", 0x12345),
        i("cmove.le", "t0", "x(21)"),
        i("move", "x(1)", "t0"),
    ]
    get = world.run(placement, program, {"x(21)": 7})
    assert [get(name) for name in ("x(0)", "x(20)", "x(21)", "x(1)")] == [2, 2, 0x12345, 0x12345]


def double_and_sum():
    """sum(a, b) calls double(a), double(b) and adds: parameters, a value that lives across calls, a result."""
    arg0, arg1, val = Reg("arg0"), Reg("arg1"), Reg("val")
    double = routine("double", 1, i("move", "t0", "arg0"), i("add", "val", "t0", "t0"), Instr("ret", (val,)))
    total = routine(
        "total",
        2,
        i("move", "t0", "arg0"),
        i("move", "t1", "arg1"),
        i("move", "arg0", "t0"),
        i("call", "code:double", arg0),
        i("move", "t2", "val"),
        i("move", "arg0", "t1"),
        i("call", "code:double", arg0),
        i("add", "val", "val", "t2"),
        Instr("ret", (val,)),
    )
    swapped = routine(
        "swapped",
        2,
        i("move", "t0", "arg0"),
        i("move", "t1", "arg1"),
        i("sub", "t0", "t0", 1),
        i("move", "arg0", "t1"),
        i("move", "arg1", "t0"),
        i("jump", "code:total", arg0, arg1),
    )
    return [double, total, swapped]


@cases
def test_step_6_calls(case):
    world, placement = at(case)
    program = [
        i("move", "arg0", "x(0)"),
        i("move", "arg1", 4),
        i("call", "code:total", "arg0", "arg1"),
        i("move", "x(1)", "val"),
        i("move", "arg0", "x(1)"),
        i("move", "arg1", "x(0)"),
        i("call", "code:swapped", "arg0", "arg1"),
        i("move", "x(2)", "val"),
    ]
    get = world.run(placement, program, {"x(0)": 3}, double_and_sum())
    assert [get("x(0)"), get("x(1)"), get("x(2)")] == [3, 14, 2 * 3 + 2 * 13]


@cases
def test_step_6_parameters_that_stay_where_they_came(case):
    """Parameters read late and passed on as they are; a routine that never returns, called and jumped to."""
    world, placement = at(case)
    arg0, arg1, val = Reg("arg0"), Reg("arg1"), Reg("val")
    late = routine(
        "late",
        2,
        i("move", "t0", "x(0)"),
        i("move", "t1", "arg1"),
        i("label", "Lagain"),
        i("call", "code:double", arg0),
        i("add", "val", "val", "t1"),
        i("sub", "t0", "t0", 1),
        i("move", "arg0", "val"),
        i("cmps", "t0", 0),
        i("branch.g", "Lagain"),
        i("move", "val", "arg0"),
        Instr("ret", (val,)),
    )
    away = routine("away", 1, i("move", "x(3)", "arg0"), i("unwind"), i("jumpi", "cp"))
    gone = routine(
        "gone",
        2,
        i("move", "t0", "arg1"),
        i("move", "arg0", "t0"),
        i("call", "code:double", arg0),
        i("cmps", "x(2)", 0),
        i("branch.g", "Ljump"),
        i("move", "t1", "val"),
        i("move", "arg0", "t1"),
        i("call", "code:away", arg0),
        i("ret"),
        i("label", "Ljump"),
        i("add", "t2", "t0", "t0"),
        i("add", "arg0", "t2", 1),
        i("jump", "code:away", arg0),
    )
    program = [
        i("move", "arg0", 5),
        i("move", "arg1", 3),
        i("call", "code:late", arg0, arg1),
        i("move", "x(1)", "val"),
        i("move", "x(2)", 0),
        i("addr", "cp", "Lone"),
        i("move", "arg0", 0),
        i("move", "arg1", 20),
        i("call", "code:gone", arg0, arg1),
        i("label", "Lone"),
        i("move", "x(20)", "x(3)"),
        i("move", "x(2)", 1),
        i("addr", "cp", "Ltwo"),
        i("move", "arg0", 0),
        i("move", "arg1", 30),
        i("call", "code:gone", arg0, arg1),
        i("label", "Ltwo"),
    ]
    get = world.run(placement, program, {"x(0)": 2}, [*double_and_sum(), late, away, gone])
    assert [get(name) for name in ("x(1)", "x(20)", "x(3)")] == [29, 40, 61]


@cases
def test_step_7_more_temporaries_than_registers(case):
    """Forty temporaries live at once, used through memory where they had to go, and across a call."""
    world, placement = at(case)
    program = [i("add", f"t{k}", "x(0)", k) for k in range(40)]
    program += [i("move", "arg0", "t39"), i("call", "code:double", "arg0"), i("move", "t40", "val")]
    program += [i("mul", f"t{k}", f"t{k}", f"t{k + 1}") for k in range(39)]
    program += [i("add", "t40", "t40", f"t{k}") for k in range(39)] + [i("move", "x(1)", "t40")]
    get = world.run(placement, program, {"x(0)": 1000}, double_and_sum())
    values = [1000 + k for k in range(40)]
    assert get("x(1)") == 2 * values[39] + sum(values[k] * values[k + 1] for k in range(39))


@cases
def test_step_8_doubles(case):
    world, placement = at(case)
    program = [
        i("move", "t0", 7),
        i("i2f", F1, "t0"),
        i("i2f", F2, "x(20)"),
        i("fdiv", F3, F1, F2),
        i("fmove", mem("h"), F3),
        i("fmul", F3, F3, F3),
        i("fsub", F2, F1, F2),
        i("fneg", F2, F2),
        i("fsqrt", F1, F1),
        i("fadd", F1, F1, F2),
        i("fmove", mem("h", 8), F1),
        i("fmove", F2, mem("h", 8)),
        i("fmove", mem("h", 16), F2),
        i("f2i", "x(0)", F3),
        i("f2i", "x(22)", F2),
    ]
    get = world.run(placement, program, {"h": world.data, "x(20)": 2})
    read = world.memory.read_double
    sum_ = 7**0.5 - 5
    assert [read(world.data + 8 * k) for k in range(3)] == [3.5, sum_, sum_]
    assert [signed(world, get("x(0)")), signed(world, get("x(22)"))] == [12, -2]


@cases
def test_step_8_comparing_doubles(case):
    world, placement = at(case)
    values = [1.5, -2.0, float("nan"), float("inf"), 1.5]
    pairs = [(0, 1), (1, 0), (0, 4), (2, 0), (3, 0), (2, 2)]
    for k, value in enumerate(values):
        world.memory.write_double(world.data + 8 * k, value)
    program, wanted, x = [], [], 40
    for a, b in pairs:
        u, v = values[a], values[b]
        truth = {
            "un": u != u or v != v,
            "e": u == v,
            "ne": u != v,
            "gu": u > v,
            "geu": u >= v,
            "lu": u < v,
            "leu": u <= v,
        }
        for condition, holds in truth.items():
            if truth["un"] and condition != "un":
                continue
            program += [i("fmove", F1, mem("h", 8 * a)), i("fmove", F2, mem("h", 8 * b)), i("move", f"x({x})", 0)]
            program += [i("fcmp", F1, F2), i(f"branch.{condition}", f"Lyes{x}"), i("jump", f"L{x}")]
            program += [i("label", f"Lyes{x}"), i("move", f"x({x})", 1), i("label", f"L{x}")]
            wanted.append(int(holds))
            x += 1
    get = world.run(placement, program, {"h": world.data})
    assert [get(f"x({40 + k})") for k in range(len(wanted))] == wanted


@cases
def test_step_8_many_doubles(case):
    """Thirty doubles live at once and across a call."""
    world, placement = at(case)
    program = []
    for k in range(30):
        program += [i("add", "t0", "x(0)", k), i("i2f", FTemp(k), "t0")]
    program += [i("move", "arg0", 1), i("call", "code:double", "arg0")]
    program += [i("fadd", FTemp(k + 1), FTemp(k), FTemp(k + 1)) for k in range(29)]
    program += [i("f2i", "x(1)", FTemp(29))]
    get = world.run(placement, program, {"x(0)": 10}, double_and_sum())
    assert get("x(1)") == sum(10 + k for k in range(30))


@cases
def test_step_9_overflow(case):
    world, placement = at(case)
    bits = 8 * world.word
    top, low = (1 << bits - 1) - 1, -(1 << bits - 1)
    tests = [("addo", top, 1), ("addo", top - 1, 1), ("addo", low, -1), ("subo", low, 1), ("subo", 0, low)]
    tests += [("subo", -5, 7), ("mulo", top, 2), ("mulo", 1 << bits // 2, 1 << bits // 2 - 2), ("mulo", low, -1)]
    program, wanted = [], []
    exact = {"addo": int.__add__, "subo": int.__sub__, "mulo": int.__mul__}
    for k, (op, a, b) in enumerate(tests):
        value = exact[op](a, b)
        for n, (x, y) in enumerate((("t0", "t1"), ("x(20)", b), ("t0", "x(21)"))):
            x0 = 40 + 6 * k + 2 * n
            program += [i("move", x, a), *([i("move", y, b)] if not isinstance(y, int) else [])]
            program += [i("move", f"x({x0})", 0), i(op, f"x({x0 + 1})", x, y), i("branch.no", f"L{x0}")]
            program += [i("move", f"x({x0})", 1), i("label", f"L{x0}")]
            wanted += [int(not low <= value <= top), value & (1 << bits) - 1]
    get = world.run(placement, program)
    assert [get(f"x({40 + k})") for k in range(len(wanted))] == wanted


@cases
def test_step_10_addresses_and_data(case):
    """Jump to the address of a label, read data in the code, go through the cold section."""
    world, placement = at(case)
    program = [
        i("addr", "t0", "Lthere"),
        i("jumpi", "t0"),
        i("align", 8),
        i("word", 1234567),
        i("word", "const:k"),
        i("label", "Lthere"),
        i("addr", "x(20)", "Lthere"),
        i("move", "t1", "x(20)"),
        i("move", "x(0)", mem("t1", -2 * world.word)),
        i("move", "x(1)", mem("t1", -world.word)),
        i("addr", "x(22)", "Lcold"),
        i("jumpi", "x(22)"),
        i("label", "Lback"),
        i("addr", "x(3)", "code:gate"),
        i("cold"),
        i("label", "Lcold"),
        i("move", "x(2)", 9),
        i("jump", "Lback"),
    ]
    get = world.run(placement, program, extra={"k": -2})
    assert (get("x(0)"), signed(world, get("x(1)")), get("x(2)")) == (1234567, -2, 9)
    assert get("x(3)") == world.symbols(placement)[0]["gate"]


@cases
def test_step_11_caches_of_the_choice_point(case):
    """newb reads ab and hb again; unwind leaves every routine."""
    world, placement = at(case)
    record = load_record("choice", world.word)
    newer = world.choice - 256
    for name, value in (("local_top", 4000), ("global_top", 8000)):
        world.memory.write(newer + record.offset(name), value)
    leave = routine("leave", 0, i("call", "code:double", "arg0"), i("unwind"), i("jumpi", "cp"))
    leave.instrs.insert(0, i("move", "arg0", 1))
    program = [
        i("sub", "b", "b", 256),
        i("newb"),
        i("move", "x(0)", "ab"),
        i("move", "x(20)", "hb"),
        i("addr", "cp", "Lafter"),
        i("call", "code:leave"),
        i("move", "x(1)", 13),
        i("label", "Lafter"),
        i("move", "x(2)", 5),
    ]
    get = world.run(placement, program, {"x(1)": 1}, [*double_and_sum(), leave])
    assert [get(name) for name in ("x(0)", "x(20)", "x(1)", "x(2)", "b")] == [4000, 8000, 1, 5, newer]


@cases
def test_step_12_gate(case):
    """Out to Python and in again, with every state register and the machine stack as they were."""
    world, placement = at(case)
    names = ["a", "h", "e", "tr", "cp", *(f"x({k})" for k in range(24))]
    values = {name: 1000 + k for k, name in enumerate(names)}
    ask = routine(
        "ask",
        1,
        i("move", "t0", "arg0"),
        i("add", "arg0", "t0", 1),
        i("call", "code:gate", "arg0"),
        i("add", "val", "val", "t0"),
        Instr("ret", (Reg("val"),)),
    )
    program = [i("move", "arg0", 40), i("call", "code:ask", "arg0"), i("move", "x(30)", "val")]
    serve = {41: lambda: world.memory.write(world.field("svc_result"), 500)}
    get = world.run(placement, program, values, [ask], serve=serve)
    assert {name: get(name) for name in names} == values
    assert get("x(30)") == 540


@pytest.mark.parametrize("case", [case for case in everywhere() if case[2] == "sicstus"], ids=case_name)
def test_distances_beyond_short_branches(case):
    """Code between a branch and its label that no short branch reaches."""
    world, placement = at(case)
    filler = [i("add", "x(1)", "x(1)", 1) for _ in range(9000)]
    program = [
        i("cmps", "x(0)", 3),
        i("branch.e", "Lend"),
        i("jump", "Lmiddle"),
        *filler,
        i("label", "Lmiddle"),
        i("add", "x(0)", "x(0)", 1),
        i("cmps", "x(0)", 3),
        i("branch.ne", "Lmiddle"),
        *filler,
        i("label", "Lend"),
        i("move", "x(2)", 1),
    ]
    get = world.run(placement, program, {"x(0)": 0, "x(1)": 0})
    assert (get("x(0)"), get("x(1)"), get("x(2)")) == (3, 9000, 1)


def refused(message, target, *instrs):
    with pytest.raises(CodegenError, match=message):
        compile_fragment(Fragment("f", list(instrs)), load_placement(target), {})


def test_a_register_without_a_home_is_an_error():
    refused("f at move arg3, 1: arg3 has no home on x86", "x86", i("move", "arg3", 1))


def test_an_unknown_callee_is_an_error():
    refused("no summary of nobody", "x86_64", i("call", "code:nobody"))


def test_an_unknown_label_is_an_error():
    refused("no label Lnowhere", "x86_64", i("jump", "Lnowhere"), i("move", "x(0)", 1))
