"""One Prolog asked by several threads does one thing after the other; several Prologs do not wait for each other."""

import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from wamjit import Prolog

LOOP = "loop(0) :- !. loop(N) :- M is N - 1, loop(M). forever :- repeat, fail."


@pytest.fixture
def prolog():
    with Prolog() as opened:
        opened.consult(text=LOOP)
        yield opened


def test_queries_of_many_threads(prolog):
    def work(n):
        length = prolog.query_once("numlist(1, N, L), length(L, X), loop(20000)", N=n)["X"]
        return length, sum(answer["X"] for answer in [prolog.query_once("X is N * 2", N=n)])

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(work, range(1, 200))) == [(n, 2 * n) for n in range(1, 200)]


def test_a_query_goes_on_behind_those_of_other_threads(prolog):
    answers = prolog.query("between(1, 3, X), loop(10)")
    found = [next(answers)["X"]]
    other = threading.Thread(target=lambda: found.append(prolog.query_once("atom_length(abc, X)")["X"]))
    other.start()
    other.join()
    assert [*found, *(answer["X"] for answer in answers)] == [1, 3, 2, 3]


def test_callbacks_ask_queries_in_the_thread_that_runs(prolog):
    prolog.register(lambda n: prolog.query_once("Y is N + 1", N=n)["Y"], "next_one", 2)
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(lambda n: prolog.query_once("next_one(N, X)", N=n)["X"], range(50))) == list(range(1, 51))


def test_closing_interrupts_what_runs_in_another_thread():
    prolog, began, ended = Prolog(), threading.Event(), []
    prolog.consult(text=LOOP)
    prolog.register(began.set, "began", 0)

    def run():
        try:
            prolog.query_once("began, forever")
        except KeyboardInterrupt:
            ended.append(True)

    thread = threading.Thread(target=run)
    thread.start()
    assert began.wait(30)
    prolog.close()
    thread.join(30)
    assert ended == [True] and not thread.is_alive()
    with pytest.raises(RuntimeError):
        prolog.query_once("true")


def test_python_ends_while_a_thread_runs():
    program = """
import threading
from wamjit import Prolog
prolog, began = Prolog(), threading.Event()
prolog.register(began.set, "began", 0)
threading.Thread(target=lambda: prolog.query_once("began, repeat, fail"), daemon=True).start()
began.wait(30)
"""
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60)
    assert ended.returncode == 0 and "Exception" not in ended.stderr, ended.stderr
