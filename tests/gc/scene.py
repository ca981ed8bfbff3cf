"""A machine at an entry, put together by hand: garbage, environments, choice points, bindings.

In: a way (tests/kernel/ways.py) whose world is at the first entry of a query. Out: the same machine after a collection,
and questions about it. Holds: what `roots` names is built once and looked at by `shape`, which knows sharing and
cycles: two shapes are equal when nobody can tell the terms apart.
"""

from __future__ import annotations

from typing import Any

from wamjit.read.terms import Struct, Var, make_list

LOADED = 16  # x registers from here on are in the worker record in every placement


class Scene:
    """One machine."""

    def __init__(self, way: Any) -> None:
        self.way, self.world = way, way.world
        self.size = self.world.word_size
        self.floor = self.world.state["h"]
        self.world.set_field("goal_start", self.floor)  # no cells of a query's goal between it and the floor
        self.continuations = self.world.memory.area("text").start + 4096

    @property
    def h(self) -> int:
        """The top of the heap."""
        return self.world.state["h"]

    @property
    def cells(self) -> int:
        """How many cells the heap has above the floor."""
        return (self.h - self.floor) // self.size

    def garbage(self, cells: int = 7) -> None:
        """A structure that nobody refers to."""
        self.world.build(Struct("garbage", [make_list(range(cells)), Var("_"), 1.5]))

    def put(self, *words: int) -> int:
        """Cells as they are: the address of the first."""
        at = self.h
        self.world.memory.write_words(at, list(words))
        self.world.state["h"] = at + len(words) * self.size
        return at

    def variable(self) -> int:
        """A fresh variable."""
        return self.put(self.h)

    def bind(self, cell: int, word: int) -> None:
        """Bind a variable as the machine does it."""
        state = self.world.state
        if cell < state["hb"]:
            self.world.memory.write(state["tr"], cell)
            state["tr"] += self.size
        self.world.memory.write(cell, word)

    def environment(self, slots: list[int], live: int) -> int:
        """An environment, and a continuation into its predicate in front of which `live` stands."""
        state, write, size = self.world.state, self.world.memory.write, self.size
        frame = state["a"]
        write(frame, state["e"])
        write(frame + size, state["cp"])
        for i, word in enumerate(slots):
            write(frame + (2 + i) * size, word)
        state["e"], state["a"] = frame, frame + (2 + len(slots)) * size
        write(self.continuations, live)
        self.continuations += size
        state["cp"] = self.continuations
        self.continuations += size
        return frame

    def slot(self, frame: int, number: int) -> int:
        """A slot of an environment."""
        return self.world.memory.read(frame + (2 + number) * self.size)

    def choice(self, *words: int, alternative: str | None = None) -> int:
        """A choice point that keeps these words."""
        state, world, offset = self.world.state, self.world, self.world.choice.offset
        old = state["b"]
        frame = old - (offset("x", 0) + len(words) * self.size + 7 & -8)
        fields = {"alt": self.way.address(alternative) if alternative else 4, "prev": old, "global_top": state["h"]}
        fields |= {"tr": state["tr"], "local_top": state["a"], "e": state["e"], "cp": state["cp"]}
        for name, word in fields.items():
            world.memory.write(frame + offset(name), word)
        for at in range(frame + offset("x", 0), old, self.size):
            world.memory.write(at, 3)
        for i, word in enumerate(words):
            world.memory.write(frame + offset("x", i), word)
        state["b"], state["ab"], state["hb"] = frame, state["a"], state["h"]
        return frame

    def field(self, frame: int, name: str, *index: int) -> int:
        """A field of a choice point."""
        return self.world.memory.read(frame + self.world.choice.offset(name, *index))

    def collect(self, *arguments: int) -> list[int]:
        """Collect with these words in x(0)..: what is there then."""
        self.world.fill_x(*arguments)
        for i, word in enumerate(arguments[LOADED:], LOADED):
            self.world.set_field("term", word, i)
        assert self.way.call("collect", len(arguments)) == 0
        return [self.x(i) for i in range(len(arguments))]

    def x(self, number: int) -> int:
        """An argument register."""
        return self.world.state[f"x({number})"] if number < LOADED else self.world.field("term", number)

    def shape(self, *words: int) -> list:
        """The terms of words: cells get numbers in the order in which they are met."""
        layout, read, size = self.world.layout, self.world.memory.read, self.size
        numbers: dict[int, int] = {}
        found: list = []
        todo = list(reversed(words))
        while todo:
            word = todo.pop()
            if word & 3 == 3:
                found.append(word)
                continue
            at = word & ~3
            seen = word in numbers
            found.append((word & 3, numbers.setdefault(word, len(numbers))))
            if seen:
                continue
            if word & 3 == layout.str:
                header = read(at)
                if header & layout.header_mask == layout.box:
                    found.append([read(at + i * size) for i in range(1 + (header >> layout.box_shift))])
                    continue
                found.append(header)
                arity = self.world.functors[header >> layout.functor_shift][1]
                todo.extend(read(at + i * size) for i in range(arity, 0, -1))
            elif word & 3 == layout.lst:
                todo += [read(at + size), read(at)]
            elif read(at) != at:
                todo.append(read(at))
        return found
