"""`wamjit run` as a user meets it: a process, its output, its messages and its exit status."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time

import pytest

RUN = [sys.executable, "-m", "wamjit", "run"]


AT_HALT = """
:- at_halt((write(bye), nl)), at_halt(throw(oops)), at_halt(halt(3)), at_halt((write(last), nl)).
p :- halt(5).
"""


class Outcome:
    """What a run said and how it ended."""

    def __init__(self, done):
        self.status, self.out, self.err = done.returncode, done.stdout, done.stderr


@pytest.fixture
def run(tmp_path):
    """run(text, *arguments, stdin=""): the text in program.pl, run there."""

    def start(text: str | bytes | None, *arguments: str, stdin: str = "") -> Outcome:
        if text is not None:
            data = text.encode() if isinstance(text, str) else text
            (tmp_path / "program.pl").write_bytes(data)
        command = [*RUN, "program.pl", *arguments]
        return Outcome(
            subprocess.run(command, cwd=tmp_path, input=stdin, capture_output=True, text=True, timeout=120, check=False)
        )

    return start


def messages(outcome: Outcome) -> list[str]:
    """What was said on standard error, but for the note that a kernel is built."""
    return [line for line in outcome.err.splitlines() if not line.startswith("wamjit: building")]


def test_hello(run):
    outcome = run(":- initialization(main).\nmain :- write('hello, world'), nl.\n")
    assert (outcome.status, outcome.out, messages(outcome)) == (0, "hello, world\n", [])


def test_initialization_goals_run_after_loading_and_in_order(run):
    text = ":- initialization((write(1), p)).\n:- write(0).\n:- initialization(write(2)).\np :- write(p).\n"
    assert run(text).out == "01p2"


def test_main_runs_last_and_goals_before_it(run):
    text = ":- initialization(main, main).\nmain :- write(main), nl.\n"
    assert run(text, "-g", "write(goal), nl").out == "goal\nmain\n"


@pytest.mark.parametrize("goal, status", [("true", 0), ("halt", 0), ("halt(3)", 3), ("fail", 1), ("throw(x)", 2)])
def test_the_exit_status(run, goal, status):
    assert run("", "-g", goal).status == status
    assert run(f":- {goal}.\n:- true.\n").status == (1 if goal == "throw(x)" else status)
    assert run(f":- initialization(main, main).\nmain :- {goal}.\n").status == status


def test_halt_ends_at_once_and_output_is_not_lost(run):
    outcome = run(":- write(before), halt(4).\n:- write(after).\n")
    assert (outcome.status, outcome.out) == (4, "before")


def test_arguments_reach_the_program(run):
    outcome = run(":- initialization((current_prolog_flag(argv, A), print(A))).", "--", "a", "-g", "B c")
    assert outcome.out == "[a,'-g','B c']"


def test_a_script(run, tmp_path):
    text = "#!/usr/bin/env -S wamjit run -s\n:- initialization(main, main).\n"
    text += "main :- current_prolog_flag(argv, A), print(A), nl.\n"
    (tmp_path / "script").write_text(text)
    command = [*RUN, "-s", "script", "-x", "a b", "--", "--help"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=120, check=False)
    assert (done.returncode, done.stdout) == (0, "['-x','a b','--help']\n")


def test_standard_input_is_the_programs(run):
    text = ":- initialization((read(X), get_char(C), get_char(D), print([X, C, D]))).\n"
    assert run(text, stdin="foo(Bar,\n 'x. y').\nz").out.startswith("[foo(_")
    assert run(text, stdin="foo(Bar,\n 'x. y').\nz").out.endswith(",'x. y'),'\\n',z]")
    lines = ":- initialization((repeat, read_term(X, []), print(X), nl, X == end_of_file, !)).\n"
    assert run(lines, stdin="a.\n% nothing\nb. c.").out == "a\nb\nc\nend_of_file\n"


def test_a_syntax_error_shows_the_place_and_the_rest_is_loaded(run):
    outcome = run("p(1).\np(2) :- foo bar.\np(3).\n:- initialization((findall(X, p(X), L), print(L))).\n")
    assert (outcome.status, outcome.out) == (0, "[1,3]")
    assert messages(outcome) == [
        "Error: program.pl:2:13: syntax error: operator expected",
        "p(2) :- foo bar.",
        "            ^",
    ]


def test_directives_that_fail_or_throw(run):
    outcome = run("\n:- fail.\n:- no_such(1).\n:- write(on).\n")
    assert (outcome.status, outcome.out) == (1, "on")
    assert messages(outcome) == [
        "Warning: program.pl:2: Goal (directive) failed",
        "Warning: program.pl:3: Goal (directive) raised unknown procedure no_such/1",
    ]


def test_warnings(run):
    outcome = run("p(X, Y) :- q(X).\nq(1).\np(1, 1).\nr(_X, _).\n")
    assert outcome.status == 0
    assert messages(outcome) == [
        "Warning: program.pl:1: singleton variables in p/2: Y",
        "Warning: program.pl:3: clauses of p/2 are not together in the source file",
    ]


def test_discontiguous_and_dynamic_are_declarations(run):
    text = ":- discontiguous p/1.\n:- dynamic d/1, e/2.\np(1).\nq(1).\np(2).\n"
    text += ":- initialization((\\+ d(_), forall(p(X), write(X)))).\n"
    outcome = run(text)
    assert (outcome.status, outcome.out, messages(outcome)) == (0, "12", [])


def test_what_is_built_in_cannot_be_defined(run):
    outcome = run(
        "write(X) :- true(X).\nwrite(_).\n(a, b) :- c.\nappend(mine, mine, mine).\n:- append(X, X, X), print(X).\n"
    )
    assert outcome.out == "mine"
    assert messages(outcome) == [
        "Error: program.pl:1: no permission to modify static procedure write/1",
        "Error: program.pl:3: no permission to modify static procedure (',')/2",
    ]


def test_a_library_predicate_of_ones_own_leaves_the_library_alone(run):
    text = "append(_, _, mine).\n:- initialization((append(X), flatten([[a],b], F), print(X-F))).\nappend(1).\n"
    assert run(text).out == "1-[a,b]"
    text = "member(_, _) :- fail.\n:- initialization((subtract([a,b], [b], L), print(L))).\n"
    assert run(text).out == "[a]"


@pytest.mark.parametrize(
    "text, reason",
    [
        (b"\xff\x00p", "program.pl: not text (no UTF-8 at byte 0)"),
        (b"p(1).\x00\n", "program.pl: not text (a zero byte at 5)"),
    ],
)
def test_what_is_not_text(run, text, reason):
    outcome = run(text)
    assert (outcome.status, messages(outcome)) == (1, [f"Error: {reason}"])


def test_an_empty_file(run):
    outcome = run(" \n")
    assert (outcome.status, messages(outcome)) == (0, ["Warning: program.pl: the file is empty"])


def test_a_file_that_is_not_there_or_a_directory(run, tmp_path):
    outcome = run("p.", "missing.pl")
    assert (outcome.status, messages(outcome)) == (1, ["Error: missing.pl: no such file"])
    (tmp_path / "folder").mkdir()
    outcome = run("p.", "folder")
    assert (outcome.status, messages(outcome)) == (1, ["Error: folder: is a directory"])


def test_files_load_each_other(run, tmp_path):
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "other.pl").write_text(":- consult(third).\nother(1).\n")
    (tmp_path / "sub" / "third.pl").write_text("third(1).\n")
    (tmp_path / "part.txt").write_text("part(1).\npart(X) :- .\n")
    text = ":- ensure_loaded('sub/other').\n:- ensure_loaded('sub/other').\n:- include('part.txt').\n"
    outcome = run(text + ":- initialization((other(X), third(Y), part(Z), print([X,Y,Z]))).\n")
    assert outcome.out == "[1,1,1]"
    assert messages(outcome)[0].startswith("Error: part.txt:2:")


def test_conditional_text(run):
    text = ":- if(fail).\np(1).\n:- elif(true).\np(2).\n:- else.\np(3).\n:- endif.\n:- if(true).\np(4).\n:- endif.\n"
    assert run(text + ":- initialization((findall(X, p(X), L), print(L))).\n").out == "[2,4]"


def test_operators_and_flags_of_a_file(run):
    text = ":- op(700, xfx, ===>).\n:- set_prolog_flag(double_quotes, atom).\na ===> b.\n"
    assert run(text + ':- initialization((X ===> Y, print([X, Y, "text"]))).\n').out == "[a,b,text]"


def test_term_expansion(run):
    text = "term_expansion(twice(X), [one(X), two(X)]).\ntwice(a).\n:- initialization((one(X), two(Y), print(X-Y))).\n"
    assert run(text).out == "a-a"


def test_grammar_rules(run):
    text = 'greeting --> [hello], name.\nname --> [world] ; "x", !, {true}.\nlook, [a] --> [a, b].\n'
    goals = "phrase(greeting, [hello, world]), phrase(name, [0'x]), phrase(look, [a, b, c], R), print(R)"
    assert run(text, "-g", goals).out == "[a,c]"


@pytest.mark.parametrize("target", ["x86_64", "x86", "ppc64"])
def test_targets_and_stats(run, target):
    outcome = run("p(1). p(2).", "--target", target, "--stats", "-g", "forall(p(X), (print(X), nl))")
    assert (outcome.status, outcome.out) == (0, "1\n2\n")
    assert f"% {target}, placement sicstus" in outcome.err


def test_runaway_programs_end_in_an_error(run):
    text = "p(X) :- p(f(X)).\n:- p(a).\n:- write(on).\n"
    outcome = run(text, "--heap-limit", "16m")
    assert (outcome.status, outcome.out) == (1, "on")
    assert messages(outcome) == ["Warning: program.pl:2: Goal (directive) raised resource error: not enough memory"]


@pytest.mark.parametrize(
    "arguments",
    [["--target", "vax"], ["--placement", "none"], ["--machine", "quantum"], ["--heap-limit", "x"], ["--no-such"]],
)
def test_usage_errors(run, arguments):
    outcome = run("p.", *arguments)
    assert outcome.status == 2
    assert messages(outcome)


def test_a_goal_that_is_no_goal(run):
    outcome = run("p.", "-g", "foo(")
    assert outcome.status == 2
    assert "syntax error" in outcome.err


def test_ctrl_c(tmp_path):
    (tmp_path / "loop.pl").write_text("loop :- loop.\n:- initialization((write(on), nl, flush_output, loop)).\n")
    process = subprocess.Popen([*RUN, "loop.pl"], cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout.readline() == b"on\n"
    time.sleep(0.1)
    os.kill(process.pid, signal.SIGINT)
    _, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert b"Traceback" not in err


@pytest.mark.parametrize("option, shown", [("--version", "wamjit "), ("--help", "usage: wamjit")])
def test_version_and_help(option, shown):
    command = [sys.executable, "-m", "wamjit", option]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stdout[: len(shown)]) == (0, shown)


def test_times_of_each_step(run):
    outcome = run("p(1). p(2).", "--time", "-g", "p(2)", "-g", "garbage_collect")
    assert outcome.status == 0
    titles = ["% start", "% load program.pl", "% goal p(2)", "% goal garbage_collect", "% in all"]
    assert [line.split(":")[0] for line in messages(outcome)] == titles
    assert "1 collections freed" in messages(outcome)[3]
    assert run("p(1).", "--time", "-g", "halt(3)").status == 3


def test_goals_under_the_tracer(run):
    outcome = run("p(1). p(2).", "--trace", "-g", "p(2), write(done)", stdin="c\nl\n")
    assert (outcome.status, outcome.out) == (0, "done")
    assert [line.split()[2:] for line in messages(outcome)] == [
        ["Call:", "p(2)", "?", "creep"],
        ["Exit:", "p(2)", "?", "leap"],
    ]


def test_goals_under_the_profiler(run):
    outcome = run("p(1). p(2).", "--profile", "-g", "p(2), write(done)")
    assert (outcome.status, outcome.out) == (0, "done")
    assert {"p/1", "write/1"} <= {line.split()[-1] for line in messages(outcome)}
    assert run("p(1).", "--profile", "-g", "p(2)").status == 1


@pytest.mark.parametrize(("goal", "status"), [("true", 0), ("p", 5)])
def test_at_halt_runs_goals_when_the_system_ends(run, goal, status):
    outcome = run(AT_HALT, "-g", goal)
    assert outcome.out == "bye\nlast\n"
    assert "oops" in outcome.err
    assert outcome.status == status


def test_abort_is_no_error_of_the_program(run):
    outcome = run("p :- write(a), abort.", "-g", "p")
    assert (outcome.out, outcome.status) == ("a", 1)
    assert outcome.err.strip() == "% Execution aborted"


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no /dev/full")
def test_output_that_cannot_be_written_is_one_line(tmp_path):
    (tmp_path / "p.pl").write_text(":- write(hello), nl.\n", encoding="utf-8")
    with open("/dev/full", "w", encoding="utf-8") as full:
        done = subprocess.run(
            [*RUN, "p.pl"], cwd=tmp_path, stdout=full, stderr=subprocess.PIPE, text=True, timeout=120, check=False
        )
    assert done.returncode == 1
    assert "No space left" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no /dev/full")
@pytest.mark.parametrize(
    "arguments, status",
    [
        (["run", "p.pl", "-g", "write(a)"], 1),  # nothing is written before the end
        (["run", "p.pl", "-g", "put_char(a), throw(b)"], 2),
        (["dump", "p.pl"], 1),
        (["targets"], 1),
        (["--version"], 1),
    ],
)
def test_what_cannot_be_written_at_the_end_is_one_message(tmp_path, arguments, status):
    (tmp_path / "p.pl").write_text("p(1).\n", encoding="utf-8")
    command = [sys.executable, "-m", "wamjit", *arguments]
    with open("/dev/full", "w", encoding="utf-8") as full:
        done = subprocess.run(
            command, cwd=tmp_path, stdout=full, stderr=subprocess.PIPE, text=True, timeout=120, check=False
        )
    assert done.returncode == status
    assert len(done.stderr.splitlines()) == 1, done.stderr
    assert ("No space left" if status == 1 else "uncaught exception: b") in done.stderr


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no /dev/full")
def test_messages_that_cannot_be_written_are_dropped(tmp_path):
    (tmp_path / "p.pl").write_text("p(1).\n", encoding="utf-8")
    command = [*RUN, "p.pl", "-g", "write(a), nope", "-g", "write(b)"]
    with open("/dev/full", "w", encoding="utf-8") as full:
        done = subprocess.run(
            command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=full, text=True, timeout=120, check=False
        )
    assert (done.returncode, done.stdout) == (2, "ab")


@pytest.mark.parametrize("closed", [0, 1])
def test_a_toplevel_whose_standard_streams_are_closed_just_ends(tmp_path, closed):
    command = [sys.executable, "-c", f"import os, sys; os.close({closed}); os.execv(sys.executable, sys.argv[1:])"]
    done = subprocess.run(
        [*command, sys.executable, "-m", "wamjit"],
        cwd=tmp_path,
        input="X = 1.\n",
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert (done.returncode, done.stdout.strip(), done.stderr) == (0, "", "")


def test_ctrl_c_in_a_goal_before_the_toplevel_leads_to_the_toplevel(tmp_path):
    command = [sys.executable, "-m", "wamjit", "top", "-g", "write(start), nl, flush_output, repeat, fail"]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=tmp_path, stdin=pipe, stdout=pipe, stderr=pipe, text=True) as process:
        assert process.stdout.readline() == "start\n"
        process.send_signal(signal.SIGINT)
        out, err = process.communicate("X = 1.\n", timeout=60)
    assert (process.returncode, out.strip(), err.strip()) == (0, "X = 1.", "Interrupted")


def test_who_reads_only_the_first_line_is_told_nothing_at_the_end(tmp_path):
    (tmp_path / "p.pl").write_text("p(1).\n", encoding="utf-8")
    command = [sys.executable, "-m", "wamjit", "dump", "p.pl"]
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "w", encoding="utf-8") as pipe:
        done = subprocess.run(
            command, cwd=tmp_path, stdout=pipe, stderr=subprocess.PIPE, text=True, timeout=120, check=False
        )
    assert (done.returncode, done.stderr) == (1, "")


@pytest.mark.parametrize(
    "goal, status",
    [
        ("findall(X, (member(X, [1, 2]), halt(3)), _)", 3),
        ("setup_call_cleanup(true, halt(4), true)", 4),
        ("setup_call_cleanup(true, fail, halt(5))", 5),
        ("with_output_to(atom(_), halt(6))", 6),
        ("catch(halt(7), _, true)", 7),
        ("\\+ halt(8)", 8),
        ("call_with_time_limit(5, halt(9))", 9),
        ("assertz((z :- halt(10))), z", 10),
        ("forall(path(1, X), halt(X))", 2),
        ("halt(300)", 44),
    ],
)
def test_halt_from_anywhere(run, goal, status):
    outcome = run(":- table path/2.\npath(X, Y) :- path(Y, X).\npath(1, 2).", "-g", goal)
    assert (outcome.status, outcome.err) == (status, "")


def test_main_that_fails_or_raises(run):
    assert run(":- initialization(main, main).\nmain :- fail.").status == 1
    assert run(":- initialization(main, main).\nmain :- throw(ball).").status == 2


def test_declarations_of_sicstus(run):
    text = "/* in front */ % and\n:- mode p(+, -), q(?).\n:- block p(-, ?), q(-).\n:- mode(p(+, -)).\n"
    text += "p(a, mode). p(b, block).\n"
    outcome = run(text, "-g", "forall(p(X, Y), (writeq(X-f(Y, block(Y))), nl))")
    assert outcome.out == "a-f(mode,block(mode))\nb-f(block,block(block))\n"
    assert outcome.err.count("calls do not wait") == 1
    assert outcome.status == 0
    assert "syntax error" in run(":- mode p(+ .\np.").err


BEYOND_ISO = """
p :- assertz(q(1) :- true), q(X), atom_codes(A, `abc`), Y is 1e3 + 2 ** 3, term_to_atom(T, 'f(a :- b, "c")'),
    format("~w ~w ~w ~q~n", [X, A, Y, T]).
:- initialization(p).
"""


def test_programs_of_other_systems(run):
    strict = run(BEYOND_ISO)
    assert "program.pl:2" in strict.err and strict.out == ""
    for loose in (run(BEYOND_ISO, "--no-iso"), run(":- set_prolog_flag(iso, false)." + BEYOND_ISO)):
        assert (loose.out, messages(loose)) == ("1 abc 1008.0 f((a:-b),[99])\n", [])


def test_flags_of_the_command_line(run):
    done = run(
        ':- X = "ab", print(X), nl, current_prolog_flag(float_format, F), print(F), nl.',
        "--flag",
        "double_quotes=string",
        "--flag",
        "float_format=f(x)",
    )
    assert (done.out, messages(done)) == ('"ab"\nf(x)\n', [])


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ("double_quotes=strings", "domain error: flag value expected, found double_quotes+strings"),
        ("no_such_flag=1", "domain error: prolog flag expected, found no_such_flag"),
        ("double_quotes=f(", "unexpected end of clause"),
        ("double_quotes", "NAME=VALUE expected, not 'double_quotes'"),
    ],
)
def test_wrong_flags_of_the_command_line(run, given, reason):
    done = run("", "--flag", given)
    assert done.status == 2
    assert reason in done.err
