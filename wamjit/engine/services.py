"""The services: what machine code asks of Python through the gate.

In: the worker record as the gate published it. Out: answers in the worker record, or an exception. One method for each
row of tables/services.txt that does not end a run. Holds: a method leaves h at the end of what it built; room for it is
checked first.
"""

from __future__ import annotations

from functools import cache

from wamjit.engine.cleanup import run_newest
from wamjit.engine.database import ADD
from wamjit.engine.errors import PrologError, error, representation_error, resource_error
from wamjit.engine.predicates import Predicate
from wamjit.engine.writing import constant_text
from wamjit.read.terms import Atom, Struct, Term
from wamjit.table import tables_dir

FIRST_PAIR = 2
# resource names as programs see them, for the areas that the kernel names
RESOURCES = {
    "heap": "memory",
    "local": "local_stack",
    "choice": "choice_points",
    "trail": "trail",
    "copy": "copy_area",
    "pdl": "term_depth",
    "clauses": "clauses",
    "atoms": "atoms",
}


def _rows(table: str) -> list[list[str]]:
    lines = (tables_dir() / table).read_text("utf-8").splitlines()
    return [line.split(None, 3) for line in lines if line.strip() and not line.startswith("#")]


@cache
def service_names() -> list[str]:
    """The names of the services; the index is the number."""
    numbered = {int(row[0]): row[1] for row in _rows("services.txt") if row[0] != "area"}
    return [numbered.get(number, "") for number in range(max(numbered) + 1)]


@cache
def area_names() -> dict[int, str]:
    """The areas by the number that the kernel uses."""
    return {int(row[1]): row[2] for row in _rows("services.txt") if row[0] == "area"}


@cache
def kernel_errors() -> dict[int, str]:
    """The formal terms of tables/errors.txt, as text."""
    return {int(row[0]): " ".join(row[2:]) for row in _rows("errors.txt")}


def formal_term(text: str, values: dict[str, Term]) -> Term:
    """A formal term of tables/errors.txt with `culprit` and `second` replaced."""
    text = text.strip()
    if text.endswith(")"):
        name, _, inner = text[:-1].partition("(")
        return Struct(name, [formal_term(part, values) for part in inner.split(",")])
    if "/" in text:
        return Struct("/", [formal_term(part, values) for part in text.split("/")])
    return values.get(text, Atom(text))


class Services:
    """The services of one engine."""

    def __init__(self, engine):
        self.engine, self.worker, self.terms = engine, engine.worker, engine.terms

    def build(self, term: Term) -> int:
        """A term on the heap."""
        word, top = self.terms.build(term, self.worker["heap_top"], self.engine.areas.limit("heap"))
        self.worker["heap_top"] = top
        return word

    def leadin(self) -> None:
        """Compile a predicate that is called for the first time, and go on at its entry."""
        engine = self.engine
        predicate: Predicate = engine.predicates.all[self.worker.svc(0)]
        entry = engine.entry_of(predicate)
        if entry is None:
            entry = engine.unknown(predicate)
        self.worker["svc_result"] = entry

    def error(self) -> None:
        """An error of tables/errors.txt."""
        text = kernel_errors()[self.worker.svc(0)]
        culprit = self.terms.culprit(self.worker.svc(1)) if "culprit" in text else None
        second = self.terms.culprit(self.worker.svc(2)) if "second" in text else None
        raise error(formal_term(text, {"culprit": culprit, "second": second}))

    def event(self) -> None:
        """Somebody wants attention."""
        self.worker["pending"] = 0
        self.worker["svc_result"] = 1
        self.engine.attention()

    def collected(self) -> None:
        """In the stress mode the heap was collected: look whether all is well."""
        self.worker["svc_result"] = 1
        self.watch.collected(self.worker.svc(0))

    def atom_roots(self) -> None:
        """What the queries that wait, and the one that runs, keep outside of machine memory, put where it is free."""
        engine, worker, at = self.engine, self.worker, self.worker["pdl_start"]
        for query in engine.queries:
            engine.memory.write_bytes(at, query.saved)
            at += len(query.saved)
        templates = [query.template for query in engine.queries]
        engine.memory.write_words(at, templates)
        worker.set_svc(0, [worker["pdl_start"], at + len(templates) * engine.target.word_size])
        engine.atoms.highest = engine.atoms.count("text_top")

    def atoms_swept(self) -> None:
        """Atoms were collected."""
        self.engine.atoms.swept()

    def cleanup(self) -> None:
        """A cut or an exception removes the newest choice point of setup_call_cleanup/3."""
        found = run_newest(self.engine, self.worker.svc(0))
        self.worker["svc_result"] = 0 if found is None else self.build(found)

    def resource(self) -> None:
        """An area is full."""
        raise resource_error(RESOURCES[area_names()[self.worker.svc(0)]])

    def builtin(self) -> None:
        """A built-in that Python serves."""
        worker, terms = self.worker, self.terms
        row = self.engine.registry.rows[worker.svc(0)]
        if not row.keeps:
            worker["properties"] = 0
        arguments = terms.decode_all(worker.xs(row.arity), row.cycles)
        cyclic, originals = terms.met_cycle, terms.originals
        try:
            outcome = row.serve(self.engine, arguments)
        except PrologError:
            self.engine.places.builtin, terms.originals = row, originals
            raise
        except (TypeError, AttributeError, RecursionError):
            if not cyclic:
                raise
            self.engine.places.builtin = row
            raise representation_error("cyclic_term") from None  # it came to where the term begins again
        pairs = outcome if isinstance(outcome, list) else []
        if pairs:
            flat = [side for pair in pairs for side in pair]
            limit = self.engine.areas.limit("heap")
            built, top = terms.build_all(flat, worker["heap_top"], limit, shared=cyclic or row.cycles)
            worker["heap_top"] = top
            worker.set_svc(FIRST_PAIR, built)
        worker.set_svc(1, [len(pairs)])
        worker["svc_result"] = 0 if outcome is False else 1

    def arith(self) -> None:
        """An arithmetic operation that is too wide, too rare or too wrong for the kernel."""
        from wamjit.builtins.arith import evaluate

        worker, decode = self.worker, self.terms.decode
        value = evaluate(worker.svc(0), lambda index: decode(worker.svc(index)), self.engine)
        worker["svc_result"] = self.build(value)

    def functor(self) -> None:
        """The header word of a functor that the kernel's cache does not have."""
        name = self.engine.atoms.atoms[self.worker.svc(0) >> self.engine.layout.atom_shift].name
        self.worker["svc_result"] = self.engine.functors.word(name, self.worker.svc(1))

    def dynamic(self) -> None:
        """The record of a dynamic predicate that the kernel does not know; head and body of the clause it is about."""
        worker = self.worker
        clause, purpose = self.terms.outline(worker.svc(0)), worker.svc(1)
        if purpose != ADD or clause is None or clause.name in (":-", ":"):  # of a fact the arguments do not matter
            clause = self.terms.finite([worker.svc(0)])[0]
        predicate, *parts = self.engine.database.prepare(clause, purpose)
        words, top = self.terms.build_all(parts, worker["heap_top"], self.engine.areas.limit("heap"))
        worker["heap_top"] = top
        worker.set_svc(1, words)
        worker["svc_result"] = 0 if predicate is None else predicate.stored.record

    def _key(self, word: int) -> tuple[str, int]:
        """Name and arity that a header or atom word stands for."""
        engine, layout = self.engine, self.engine.layout
        if word & layout.header_mask == layout.functor:
            return engine.functors.functors[word >> layout.functor_shift]
        return engine.atoms.atoms[word >> layout.atom_shift].name, 0

    def module_cell(self) -> None:
        """The cell of a predicate of a module."""
        engine = self.engine
        words = [self.worker.svc(0), self.worker.svc(1)]
        for word in words:  # the kernel's table keeps them
            if word & engine.layout.atom_mask == engine.layout.atom:
                engine.atoms.keep(word >> engine.layout.atom_shift)
        module = engine.atoms.atoms[words[0] >> engine.layout.atom_shift].name
        self.worker["svc_result"] = engine.modules.cell(module, *self._key(words[1]))

    def write_tables(self) -> None:
        """The operators that hold now, for the kernel that is about to write a term."""
        self.engine.syntax.prepare()
        self.worker["svc_result"] = 1

    def classes(self) -> None:
        """The classes of a character."""
        self.engine.writing.classify(self.worker.svc(0))
        self.worker["svc_result"] = 1

    def put_text(self) -> None:
        """What a built-in has written on a stream so far."""
        worker, streams = self.worker, self.engine.streams
        number, word, address, length = (worker.svc(index) for index in range(4))
        try:
            stream = streams.output_of(self.terms.decode(word)) if word else streams.text_output()
            text = self.engine.memory.read_bytes(address, length).decode("utf-8", "surrogatepass")
            streams.put(stream, text)
        except PrologError:
            self.engine.places.builtin = self.engine.registry.rows[number]
            raise
        worker["svc_result"] = 1

    def captured(self) -> None:
        """What a piece of a program has written (builtins/captures.py); it ends."""
        worker, engine = self.worker, self.engine
        serial, place = engine.layout.int_value(worker.svc(0)), worker.svc(1)
        text = engine.streams.captures.end(serial).encode("utf-8", "surrogatepass")
        if len(text) > engine.areas.limit("heap") - place:
            raise resource_error("memory")
        engine.memory.write_bytes(place, text)
        worker["svc_result"] = len(text)

    def constant(self) -> None:
        """The text of a number that the kernel does not write itself, where there is room for it."""
        worker = self.worker
        text, place = constant_text(self.terms.decode(worker.svc(0)), bool(worker.svc(2))), worker.svc(1)
        fits = len(text) <= self.engine.areas.limit("heap") - place
        if fits:
            self.engine.memory.write_bytes(place, text)
        worker["svc_result"] = len(text) if fits else 0

    def stable(self) -> None:
        """A dynamic predicate was called often and does not change: where its calls go on."""
        self.worker["svc_result"] = self.engine.database.stable(self.worker.svc(0))

    def cell(self) -> None:
        """The cell of a predicate, by the header or the atom word of a goal."""
        engine = self.engine
        name, arity = self._key(self.worker.svc(0))
        predicate = engine.user_callee(name, arity)
        engine.predicates.meta_cell(name, arity, predicate.cell)
        self.worker["svc_result"] = predicate.cell
