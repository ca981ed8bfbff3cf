"""Output that is caught (kernel/captures.py, builtins/captures.py): random pieces of programs against a model."""

from __future__ import annotations

import threading
from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from wamjit import Prolog
from wamjit.read.terms import Term

WAYS = [("x86_64", None), ("x86", "emulated"), ("ppc64", "emulated")]
PROGRAM = """
many(N) :- forall(between(1, N, _), write('some text of forty characters, nearly..')).
spin :- spin.
"""
LONG = "some text of forty characters, nearly.."
# what is written, as a goal and as its text
PLAIN = {
    "write(ab)": "ab",
    "print('λ\\n')": "'λ\\n'",
    "nl": "\n",
    "write(f(x, 1.5))": "f(x,1.5)",
    "format('~4e ~w', [1.0, b])": "1.0000e+00 b",
    "(current_output(?), write(?, on_it), nl(?))": "on_it\n",
    "(flush_output, put_char(c))": "c",
    "(many(200), nl)": LONG * 200 + "\n",
    "with_output_to(atom(_), true)": "",
    "(format(atom(?), '~a~10|~w', [a, b]), write(?))": "a         b",
    "print_message_lines(user_error, '', [])": "",
}
numbers = count()  # of variables
NEW_LINE = "format('~N', [])"
pieces = st.recursive(
    st.sampled_from([*PLAIN, NEW_LINE]),
    lambda inner: st.tuples(st.sampled_from(["kept", "thrown", "failed", "python"]), st.lists(inner, max_size=4)),
    max_leaves=12,
)


@pytest.fixture(scope="module", params=WAYS, ids=lambda way: way[0])
def prolog(request):
    """An engine of each word size and byte order."""
    with Prolog(request.param[0], machine=request.param[1]) as prolog:

        def from_python(goal: Term) -> bool:
            return prolog.engine.once(goal) is not None

        prolog.register(from_python)
        prolog.consult(text=PROGRAM)
        yield prolog


def goal_of(piece) -> str:
    """A piece as text of Prolog."""
    fresh = f"_V{next(numbers)}"
    if isinstance(piece, str):
        return piece.replace("?", fresh)
    kind, inner = piece
    body = ", ".join(map(goal_of, inner)) or "true"
    if kind == "kept":
        return f"(with_output_to(string({fresh}), ({body})), write(<), write({fresh}), write(>))"
    if kind == "thrown":
        return f"catch(with_output_to(string(_), ({body}, throw(x))), x, true)"
    if kind == "failed":
        return f"\\+ with_output_to(codes(_), ({body}, fail))"
    return f"from_python(({body}))"


def text_of(piece, before: str) -> str:
    """What it writes behind `before`."""
    if piece == NEW_LINE:
        return "" if not before or before.endswith("\n") else "\n"
    if isinstance(piece, str):
        return PLAIN[piece]
    kind, inner = piece
    start = before if kind == "python" else ""
    text = start
    for part in inner:
        text += text_of(part, text)
    text = text[len(start) :]
    return {"kept": f"<{text}>", "python": text}.get(kind, "")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(program=st.lists(pieces, max_size=5))
def test_pieces(prolog, tmp_path, program):
    path = tmp_path / "out"
    found = prolog.query_once(f"open('{path}', write, S), set_output(S)")
    for piece in program:
        assert prolog.query_once(goal_of(piece)) is not None
    prolog.query_once("current_output(S), close(S)")
    expected = ""
    for piece in program:
        expected += text_of(piece, expected)
    assert found is not None
    assert path.read_text() == expected


def test_what_is_interrupted_catches_no_more(prolog, tmp_path):
    path = tmp_path / "out"
    prolog.query_once(f"open('{path}', write, S), set_output(S)")
    for goal in ("spin", "(format('~4e', [1.0]), spin)", "with_output_to(atom(_), (write(y), spin))"):
        threading.Timer(0.1, prolog.interrupt).start()
        with pytest.raises(KeyboardInterrupt):
            prolog.query_once(f"write(a), with_output_to(atom(_), (write(x), {goal}))")
    prolog.query_once("write(b), current_output(S), close(S)")
    assert path.read_text() == "aaab"
