"""What cannot be read or loaded at the toplevel: a message with its place, no traceback, and the prompt comes back."""

from __future__ import annotations

import pytest
from test_session import converse


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"p.\nq :- 'abc.\nr.\n", "bad.pl:2:6: syntax error: end of line in quoted"),
        (b"p.\n/* abc\n", "bad.pl:2:1: syntax error: end of file in block comment"),
        (b"p(\xff).\n", "not text (no UTF-8 at byte 2)"),
        (b"p.\nq :- foo(", "bad.pl:2:10: syntax error: end of file"),
    ],
)
def test_files(tmp_path, data, message):
    (tmp_path / "bad.pl").write_bytes(data)
    out, err, status = converse(f"['{tmp_path}/bad.pl'].\nX = on.\n")
    assert message in err and "Traceback" not in err
    assert out.endswith("X = on.\n")
    assert status == 0


def test_queries(tmp_path):
    queries = [
        f"['{tmp_path}'].",
        "['no_such_file'].",
        "open('no_such_file', read, _).",
        "open_string(a, S), close(S), close(S).",
        "length(L, 100000), foldl([_, A, f(A)] >> true, L, x, T).",
        "close(user_input), close(user_output), write(still), nl.",
        "X = 'abc",
    ]
    out, err, status = converse("\n".join(queries))
    assert "Traceback" not in err
    assert "is a directory" in err
    assert "file no_such_file does not exist in consult/1" in err
    assert "file no_such_file does not exist in open/3" in err
    assert "there is no stream" in err
    assert "T = f(f(f(" in out and "f(...)" in out
    assert "still\ntrue.\n" in out
    assert "<text>:1:5: syntax error: end of " in err
    assert status == 0
