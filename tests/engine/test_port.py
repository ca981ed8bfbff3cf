"""Characters through the kernel's buffers (builtins/port.py, kernel/chars.py): as if there were none."""

import random
from collections import Counter

import pytest

from wamjit import Prolog
from wamjit.builtins.port import Port
from wamjit.machine import ways
from wamjit.table import load_target, target_names

WAYS = [(name, mode) for name in target_names() for mode, possible, _ in ways(load_target(name)) if possible]
TEXT = "".join(random.Random(7).choice("ab\nλ€𝄞 x.1\n") for _ in range(3000)) + "\nterm(1).\nrest."
INPUT = [
    "get_char(S, X)",
    "get_code(S, X)",
    "peek_char(S, X)",
    "peek_code(S, X)",
    "get_char(S, a), X = found",
    "get_char(X)",
    "peek_code(X)",
    "(between(1, 60, _), get_char(S, X), fail ; true)",
    "(between(1, 50, _), get_code(X), fail ; true)",
    "line_count(S, X)",
    "stream_property(S, position(X))",
    "read_line_to_string(S, X)",
    "get_char(alias, X)",
    "at_end_of_stream(S), X = yes",
    "findall(C, (member(_, [1, 2, 3]), get_char(S, C)), X)",
    "stream_property(S, position(P)), get_char(S, A), get_char(S, B), set_stream_position(S, P), X = [A, B]",
    "catch(get_char(S, 12), error(X, _), true)",
]
OUTPUT = [
    "put_char(S, z)",
    "put_char(S, 'λ')",
    "put_code(S, 0'c)",
    "put_code(S, 0x20AC)",
    "nl(S)",
    "write(S, abc)",
    "write(S, -12)",
    "write(S, 0)",
    "write(S, [])",
    "write(S, f(y, 'A'))",
    "write(S, 'é\\n')",
    "writeln(S, 7)",
    "writeln(S, '')",
    "tab(S, 3)",
    "tab(S, 1 + 1)",
    "put_char(q)",
    "nl",
    "write(1234567)",
    "format(S, 'a~t~20|~w', [b])",
    "line_position(S, X)",
    "character_count(S, X)",
    "with_output_to(atom(X), (write(a), nl, put_char(b)))",
    "catch(put_char(S, ab), error(X, _), true)",
    "current_output(O), set_output(user_error), set_output(O)",
    "write(alias, z)",
    "flush_output(S)",
    "(between(1, 3000, _), write(S, 'some text'), fail ; true)",
]


@pytest.fixture(params=WAYS, ids="-".join)
def prolog(request):
    """An engine."""
    with Prolog(request.param[0], machine=request.param[1]) as prolog:
        yield prolog


def outcomes(prolog, path, mode: str, goals: list[str], seed: int) -> list[str]:
    """What goals say, one after the other, about a stream that is the current one as well."""
    chosen = random.Random(seed).choices(goals, k=120)
    opened = f"open('{path}', {mode}, T, [alias(alias)]), T = '$stream'(S), set_{kind(mode)}(alias)"
    number = prolog.query_once(opened)["S"]
    found = []
    for goal in chosen:
        answers = prolog.query(f"S = '$stream'({number}), {goal}")
        found.append(f"{goal}: {[str(answer.get('X')) for answer in answers]}")
    assert list(prolog.query("close(alias)"))
    return found


def kind(mode: str) -> str:
    """What set_input/1 and set_output/1 are called after."""
    return "input" if mode == "read" else "output"


@pytest.mark.parametrize("seed", range(3))
def test_reading_is_the_same_without_the_buffers(prolog, tmp_path, monkeypatch, seed):
    path = tmp_path / "text"
    path.write_text(TEXT)
    buffered = outcomes(prolog, path, "read", INPUT, seed)
    monkeypatch.setattr(Port, "hand_over", lambda *_: None)
    assert buffered == outcomes(prolog, path, "read", INPUT, seed)


@pytest.mark.parametrize("seed", range(3))
def test_writing_is_the_same_without_the_buffers(prolog, tmp_path, monkeypatch, seed):
    buffered = outcomes(prolog, tmp_path / "one", "write", OUTPUT, seed)
    monkeypatch.setattr(Port, "open_output", lambda *_: None)
    assert buffered == outcomes(prolog, tmp_path / "two", "write", OUTPUT, seed)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


def test_the_kernel_does_it(prolog, tmp_path):
    """Services are asked for a few of many characters."""
    (tmp_path / "text").write_text("x" * 5000)
    prolog.consult(
        text="count(N) :- get_char(C), C \\== end_of_file, !, M is N + 1, write(M), nl, count(M).\ncount(_).\n"
    )
    counts = Counter()
    handlers = prolog.engine.runner.handlers
    number = handlers.index(prolog.engine.services.builtin)

    def counted():
        counts[prolog.engine.registry.rows[prolog.engine.worker.svc(0)].name] += 1
        prolog.engine.services.builtin()

    handlers[number] = counted
    text_number = handlers.index(prolog.engine.services.put_text)

    def counted_text():
        counts["text"] += 1
        prolog.engine.services.put_text()

    handlers[text_number] = counted_text
    goal = f"open('{tmp_path}/text', read, I), open('{tmp_path}/out', write, O), set_input(I), set_output(O)"
    assert list(prolog.query(f"{goal}, count(0), close(I), close(O)"))
    assert (tmp_path / "out").read_text() == "".join(f"{n}\n" for n in range(1, 5001))
    assert 0 < counts["get_char"] < 50
    assert 0 < counts["write"] + counts["nl"] + counts["text"] < 50
