"""A dynamic predicate as a Python list, and random operations on it and on the real one.

It has a key and a number among its arguments; the model's form says where: "p(KEY, NUMBER)". Keys are texts of terms:
atomic ones of all kinds, structures, lists, and `_`. A search that is open keeps what there was when it began (the
logical update view), retract/1 too (ISO 8.9.3), though others have erased it meanwhile.
"""

from __future__ import annotations

import random
from dataclasses import dataclass

KEYS = [
    "0", "1", "-1", "7", "1024", "100000000000000000000", "100000000000000000001", "1.5", "-0.0", "2.5e300", "a", "b",
    "'two words'", "f(a)", "f(b)", "g(a, b)", "[a]", "[a, b]", "[]", "_", "_", "f(_)",
]  # fmt: skip


@dataclass(eq=False)
class Row:
    """A clause: its key, its number, whether it is gone."""

    key: str
    number: int
    erased: bool = False


def unify(a: str, b: str) -> bool:
    """Whether two keys unify."""
    if a == b or "_" in (a, b):
        return True
    return "f(_)" in (a, b) and a.startswith("f(") and b.startswith("f(")


class Search:
    """An open query, and what it has still to find."""

    def __init__(self, answers, rows: list[Row], retracts: bool):
        self.answers, self.rows, self.retracts = answers, list(rows), retracts

    def expected(self) -> int | None:
        """The next answer as the model has it."""
        if not self.rows:
            return None
        row = self.rows.pop(0)
        row.erased = row.erased or self.retracts
        return row.number


class Model:
    """The list, and an engine that must do the same."""

    def __init__(self, solve, seed: int, form: str = "p(KEY, NUMBER)"):
        self.solve, self.random, self.form = solve, random.Random(seed), form
        self.rows: list[Row] = []
        self.searches: list[Search] = []
        self.count = 0
        self.log: list[str] = []

    def say(self, text: str) -> str:
        """Note a goal."""
        self.log.append(text)
        return text

    def run(self, goal: str) -> list[int]:
        """All answers for X."""
        return list(self.solve(self.say(goal), "X"))

    def head(self, key: str, number: object) -> str:
        """The predicate with these arguments."""
        return self.form.replace("KEY", key).replace("NUMBER", str(number))

    def matching(self, key: str) -> list[Row]:
        return [row for row in self.rows if unify(row.key, key)]

    def key(self) -> str:
        return self.random.choice(KEYS)

    def step(self) -> None:
        """One random operation."""
        operations = [self.add, self.add, self.add, self.look, self.look, self.take, self.clear, self.begin, self.go_on]
        self.random.choice([*operations, self.go_on, self.inspect])()
        self.rows = [row for row in self.rows if not row.erased]

    def add(self) -> None:
        for _ in range(self.random.choice((1, 1, 4))):
            row, self.count = Row(self.key(), self.count), self.count + 1
            last = self.random.random() < 0.7
            self.run(f"{'assertz' if last else 'asserta'}({self.head(row.key, row.number)}), X = 0")
            self.rows.insert(len(self.rows) if last else 0, row)

    def look(self) -> None:
        key = self.key()
        assert self.run(self.head(key, "X")) == [row.number for row in self.matching(key)]

    def inspect(self) -> None:
        key = self.key()
        assert self.run(f"clause({self.head(key, 'X')}, true)") == [row.number for row in self.matching(key)]

    def take(self) -> None:
        key = self.key()
        expected = self.matching(key)[:1]
        assert self.run(f"once(retract({self.head(key, 'X')}))") == [row.number for row in expected]
        for row in expected:
            row.erased = True

    def clear(self) -> None:
        key = self.key() if self.random.random() < 0.9 else "_"
        if key == "_" and self.random.random() < 0.7:
            return
        self.run(f"retractall({self.head(key, '_')}), X = 0")
        for row in self.matching(key):
            row.erased = True

    def begin(self) -> None:
        """Open a search and leave it open."""
        if len(self.searches) > 3:
            self.searches.pop().answers.close()
        key, retracts = self.key(), self.random.random() < 0.4
        goal = f"retract({self.head(key, 'X')})" if retracts else self.head(key, "X")
        search = Search(self.solve(self.say(f"open {goal}")[5:], "X"), self.matching(key), retracts)
        self.searches.append(search)
        self.advance(search)

    def go_on(self) -> None:
        """Answers of the search that was opened last, which is the only one that can go on without ending others."""
        if self.searches:
            for _ in range(self.random.choice((1, 2, 5))):
                if not self.advance(self.searches[-1]):
                    break

    def advance(self, search: Search) -> bool:
        """One more answer; whether there was one."""
        self.say("next")
        expected = search.expected()
        assert next(search.answers, None) == expected
        if expected is None:
            self.searches.remove(search)
        return expected is not None
