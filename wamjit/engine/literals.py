"""Large ground terms of clauses: they are kept as blocks and copied when a clause wants them, not compiled.

In: head and body of a clause. Out: the same clause, where a call of '$literal'/2 stands for each large ground term.
Holds: equal terms have one block, which stays. An instruction costs the compiler some 0.1 ms, a cell of a block a
hundredth of that, and the kernel copies a block faster than instructions build it. A head keeps its arguments'
outermost functors, by which clauses are told apart.
"""

from __future__ import annotations

from wamjit.engine.terms import Builder
from wamjit.read.terms import NIL, Atom, Struct, Term, Var

CONTROL = frozenset(((",", 2), (";", 2), ("|", 2), ("->", 2), ("*->", 2)))
FEWEST = 150  # arguments in a ground term: smaller ones are compiled
COPY = "$literal"
SPARE_WORDS = 3  # of a block, in front of its cells


class Literals:
    """The blocks of one engine."""

    def __init__(self, engine):
        self.engine = engine
        self.blocks: dict[tuple, int] = {}  # marks of blocks, by their terms

    def lifted(self, head: Term, body: Term) -> tuple[Term, Term]:
        """A clause without large ground terms."""
        if not (is_large(head) or is_large(body)):
            return head, body
        sizes = ground_sizes((head, body))
        copies: list[Term] = []
        if isinstance(head, Struct):
            args = [self._inside(arg, sizes, copies) for arg in head.args]
            head = Struct(head.name, args) if copies else head
        body = self._body(body, sizes)
        for copy in reversed(copies):
            body = Struct(",", (copy, body))
        return head, body

    def _inside(self, term: Term, sizes: dict[int, int], copies: list[Term]) -> Term:
        """A term whose outermost functor stays."""
        if not isinstance(term, Struct):
            return term
        before = len(copies)
        args = [self._without(arg, sizes, copies) for arg in term.args]
        return term if len(copies) == before else Struct(term.name, args)

    def _body(self, body: Term, sizes: dict[int, int]) -> Term:
        """A body: what a goal needs is copied in front of it. Recurses over control constructs, to the left."""
        rest: list[Struct] = []
        while isinstance(body, Struct) and (body.name, len(body.args)) in CONTROL:
            rest.append(body)
            body = body.args[1]
        copies: list[Term] = []
        goal = self._inside(body, sizes, copies)
        for copy in reversed(copies):
            goal = Struct(",", (copy, goal))
        for construct in reversed(rest):
            goal = Struct(construct.name, (self._body(construct.args[0], sizes), goal))
        return goal

    def _without(self, term: Term, sizes: dict[int, int], copies: list[Term]) -> Term:
        """A term with variables for its largest ground parts, if these are large; what binds them goes to `copies`."""
        done: list[Term] = []
        todo: list[tuple[Term, bool]] = [(term, False)]
        while todo:
            part, finished = todo.pop()
            if finished:
                count = len(part.args)
                args = done[-count:]
                del done[-count:]
                same = all(new is old for new, old in zip(args, part.args, strict=True))
                done.append(part if same else Struct(part.name, args))
            elif not isinstance(part, Struct):
                done.append(part)
            elif id(part) in sizes:
                done.append(self._copied(part, copies) if sizes[id(part)] >= FEWEST else part)
            else:
                todo.append((part, True))
                todo += [(arg, False) for arg in reversed(part.args)]
        return done[0]

    def _copied(self, term: Struct, copies: list[Term]) -> Var:
        variable = Var()
        copies.append(Struct(COPY, (self.block(term), variable)))
        return variable

    def block(self, term: Struct) -> int:
        """The mark of the block of a term (kernel/copy.py: where it ends, its root, a spare cell, its cells)."""
        key = flattened(term)
        mark = self.blocks.get(key)
        if mark is None:
            mark = self.blocks[key] = self._make(term, key)
        return mark

    def _make(self, term: Struct, key: tuple) -> int:
        engine, size = self.engine, self.engine.target.word_size
        for part in key:
            if isinstance(part, Atom):
                engine.atom_word(part)  # makes it stay
        measured = Builder(engine.terms, 0)
        measured.place(term)
        count = SPARE_WORDS + len(measured.cells)
        start = engine.codespace.alloc_data(count * size, 8)
        builder = Builder(engine.terms, start + SPARE_WORDS * size)
        root = builder.place(term)
        words = [start + count * size, root, engine.atom_word(NIL), *builder.cells]
        engine.codespace.write_words(start, words)
        return engine.layout.int_value(start | engine.layout.int)


def is_large(term: Term) -> bool:
    """Whether a term has many arguments."""
    todo, left = [term], FEWEST
    while todo:
        part = todo.pop()
        if isinstance(part, Struct):
            left -= len(part.args)
            if left < 0:
                return True
            todo.extend(part.args)
    return False


def ground_sizes(terms: tuple[Term, ...]) -> dict[int, int]:
    """How many arguments there are in each ground compound part, by its identity."""
    sizes: dict[int, int] = {}
    todo: list[tuple[Term, bool]] = [(term, False) for term in terms]
    while todo:
        part, finished = todo.pop()
        if not isinstance(part, Struct) or id(part) in sizes:
            continue
        if not finished:
            todo.append((part, True))
            todo += [(arg, False) for arg in part.args if isinstance(arg, Struct)]
        elif all(id(arg) in sizes if isinstance(arg, Struct) else not isinstance(arg, Var) for arg in part.args):
            sizes[id(part)] = len(part.args) + sum(sizes[id(arg)] for arg in part.args if isinstance(arg, Struct))
    return sizes


def flattened(term: Term) -> tuple:
    """A ground term as a sequence that is equal for equal terms only."""
    found: list = []
    todo = [term]
    while todo:
        part = todo.pop()
        if isinstance(part, Struct):
            found += (part.name, len(part.args), None)
            todo.extend(part.args)
        elif isinstance(part, float):
            found += (part.hex(), float)
        else:
            found.append(part)
    return tuple(found)
