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
    "read_line_to_codes(S, X)",
    "read_line_to_codes(S, X, [])",
    "read_line_to_string(alias, X)",
    "read_string(S, 7, X)",
    "read_string(S, 0, X)",
    "peek_string(S, 3, X)",
    "peek_char(S, a), X = found",
    "peek_code(S, 0'b), X = found",
    "get_code(alias, 0x20AC), X = found",
    "peek_code(S, A), get_char(S, B), X = [A, B]",
    "(between(1, 30, _), peek_char(C), get_code(X), line_position(S, P), P > 20, C == X ; true)",
    "line_position(S, X)",
    "character_count(S, X)",
    "byte_count(S, X)",
    "(between(1, 9, _), get_char(S, _), fail ; line_count(S, A), line_position(S, B), byte_count(S, C), X = [A, B, C])",
    "at_end_of_stream, X = yes",
    "catch(peek_char(S, 12), error(X, _), true)",
    "catch(get_code(S, a), error(X, _), true)",
    "catch(get_byte(S, _), error(permission_error(_, X, _), _), true)",
    "set_stream(S, alias(other)), get_char(other, X), set_stream(S, alias(alias))",
    "get_char(alias, X)",
    "at_end_of_stream(S), X = yes",
    "stream_property(S, end_of_stream(X))",
    "(between(1, 9, _), get_char(_), stream_property(S, position(X)), fail ; stream_property(S, position(X)))",
    "stream_property(S, position(P)), read_line_to_string(S, A), set_stream_position(S, P), get_char(B), X = [A, B]",
    "stream_property(S, position(P)), skip(S, 0'b), set_stream_position(S, P), stream_property(S, position(X))",
    "is_stream(S), is_stream(alias), X = yes",
    "skip(S, 0'\\n), peek_code(X)",
    "skip(alias, x), peek_code(X)",
    'read_string(S, "b", "a ", E, T), X = E-T',
    'read_string(alias, "\\n", "", E, T), X = E-T',
    'read_string(S, "€.", "x", E, T), X = E-T',
    "findall(C, (member(_, [1, 2, 3]), get_char(S, C)), X)",
    "stream_property(S, position(P)), get_char(S, A), get_char(S, B), set_stream_position(S, P), X = [A, B]",
    "catch(get_char(S, 12), error(X, _), true)",
]
OUTPUT = [
    "put_char(S, z)",
    "put_char(S, 'λ')",
    "put_code(S, 0'c)",
    "put_code(S, 0x20AC)",
    "put_code(0x1D11E)",
    "put_code(alias, 0xE9)",
    "catch(put_code(S, -1), error(X, _), true)",
    "catch(put_byte(S, 1), error(permission_error(_, X, _), _), true)",
    "write(alias, q), nl(alias), line_position(alias, X)",
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
    "flush_output(S), flush_output, flush_output(alias)",
    "is_stream(S), is_stream(alias), X = yes",
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
    monkeypatch.setattr(Port, "hand_text", lambda *_: None)
    assert buffered == outcomes(prolog, path, "read", INPUT, seed)


@pytest.mark.parametrize("seed", range(3))
def test_writing_is_the_same_without_the_buffers(prolog, tmp_path, monkeypatch, seed):
    buffered = outcomes(prolog, tmp_path / "one", "write", OUTPUT, seed)
    monkeypatch.setattr(Port, "open_output", lambda *_: None)
    assert buffered == outcomes(prolog, tmp_path / "two", "write", OUTPUT, seed)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


SEVERAL = [
    "write(one, a)",
    "write(two, 'bλ')",
    "write(three, c)",
    "nl(two), line_position(two, X)",
    "put_char(one, 'é'), line_position(one, X)",
    "write(d), nl",
    "with_output_to(atom(X), (write(e), write(one, f), write(g)))",
    "with_output_to(string(X), (write(two, h), nl))",
    "set_output(one), write(i)",
    "set_output(two)",
    "set_output(three), write(j)",
    "flush_output(two)",
    "flush_output",
    "character_count(one, X)",
    "character_count(three, X)",
    "put_byte(bytes, 7), write(one, k)",
    "put_byte(bytes, 200)",
    'format(two, "~w~t~8|~w~n", [l, m])',
    "catch(with_output_to(atom(_), (write(n), write(one, o), throw(x))), X, true)",
    "set_stream(one, alias(uno)), write(uno, p), set_stream(one, alias(one))",
    "set_stream(three, buffer(line)), write(three, q), nl(three), set_stream(three, buffer(full))",
]


def written(prolog, folder, seed: int) -> list:
    """What goals say that write on several streams in turn, and what they have written."""
    folder.mkdir()
    for name in ("one", "two", "three"):
        assert prolog.query_once(f"open('{folder / name}', write, _, [alias({name})])") is not None
    assert (
        prolog.query_once(f"open('{folder / 'bytes'}', write, _, [alias(bytes), type(binary)]), set_output(one)") == {}
    )
    goals = random.Random(seed).choices(SEVERAL, k=150)
    found = [str(prolog.query_once(goal).get("X")) for goal in goals]
    assert prolog.query_once("set_output(user_output), close(one), close(two), close(three), close(bytes)") is not None
    return [found, *((folder / name).read_bytes() for name in ("one", "two", "three", "bytes"))]


@pytest.mark.parametrize("seed", range(3))
def test_writing_on_several_streams_in_turn(prolog, tmp_path, monkeypatch, seed):
    buffered = written(prolog, tmp_path / "buffered", seed)
    monkeypatch.setattr(Port, "open_output", lambda *_: None)
    assert buffered == written(prolog, tmp_path / "plain", seed)


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
