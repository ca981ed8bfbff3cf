"""Global variables: what the kernel (kernel/globals.py) leaves to Python.

In: keys and values. Out: values. Holds: nb_setval/2 keeps a copy in a clause or in `engine.globals`, or a constant in
the variable's record in the area `globals`. b_setval/2 keeps the term itself: in the record, which the collector knows,
and which the trail restores. A record that holds `$unset` leaves the word to the copy.
"""

from __future__ import annotations

from wamjit.builtins.text import any_text
from wamjit.engine.engine import OLD_VALUE
from wamjit.engine.errors import existence_error, instantiation_error, resource_error, type_error
from wamjit.engine.terms import HeapVar, detach
from wamjit.read.terms import Atom, Term, Var, make_list
from wamjit.table import load_record

UNSET = Atom("$unset")


def key_of(term: Term) -> str:
    """The key of a variable."""
    if isinstance(term, Var):
        raise instantiation_error()
    if not isinstance(term, Atom):
        if isinstance(term, int):
            return any_text(term)
        raise type_error("atom", term)
    return term.name


def nb_setval(engine, key, value):
    """nb_setval/2"""
    name = key_of(key)
    if name in engine.global_cells:
        cell = engine.global_cells[name]
        engine.memory.write(cell, engine.atom_word(UNSET))
    else:
        cell = cell_of(engine, name)
    take_clause(engine, cell)
    if noted(engine, cell):
        engine.globals[name] = detach(value)
    elif (word := constant_word(engine, value)) is not None:
        engine.memory.write(cell, word)
    else:
        engine.globals[name] = detach(value)


def constant_word(engine, value: Term) -> int | None:
    """The word of an atom or a small integer."""
    if isinstance(value, Atom):
        return engine.atoms.word(value)  # the collector of atoms looks at the records
    return engine.small_int_word(value) if isinstance(value, int) else None


def b_setval(engine, key, value):
    """b_setval/2"""
    name = key_of(key)
    cell = cell_of(engine, name)
    held = engine.memory.read(cell)
    if (kept := take_clause(engine, cell)) is not None:
        engine.globals[name] = kept
    if not noted(engine, cell) and held != engine.atom_word(UNSET):
        engine.globals[name] = detach(engine.terms.decode_all((held,), cycles=True)[0])
        engine.memory.write(cell, engine.atom_word(UNSET))
    note_change(engine, cell)
    engine.memory.write(cell, engine.worker.x(1))


def nb_getval(engine, key, value):
    """nb_getval/2, b_getval/2"""
    name = key_of(key)
    cell = engine.global_cells.get(name)
    if cell is not None and engine.memory.read(cell) != engine.atom_word(UNSET):
        return [(value, HeapVar(cell))]
    if cell is not None and (kept := clause_value(engine, cell)) is not None:
        return [(value, kept)]
    if name not in engine.globals:
        raise existence_error("variable", key)
    return [(value, engine.globals[name])]


def cell_of(engine, name: str) -> int:
    """The cell of a variable's value; its record is made at its first use."""
    cell = engine.global_cells.get(name)
    record = load_record("global", engine.target.word_size)
    area = engine.memory.area("globals")
    if cell is None:
        start = area.start + len(engine.global_cells) * record.size
        if start + record.size > area.end:
            raise resource_error("global_variables")
        cell = start + record.offset("value")
        engine.global_cells[name] = cell
        unset = engine.atom_word(UNSET)
        engine.memory.write_words(start, [engine.atom_word(Atom(name)), unset, 0, 0])
    engine.worker["globals_size"] = len(engine.global_cells) * record.size
    return cell


def clause_value(engine, cell: int) -> Term | None:
    """The value that a clause holds for a variable."""
    clause = engine.memory.read(cell + 2 * engine.target.word_size) - engine.layout.int
    return engine.database.store.global_values.read(clause, "$global_value").head.args[1] if clause > 0 else None


def take_clause(engine, cell: int) -> Term | None:
    """The same; the record does not name the clause any more. It stays in the store: one for each variable at most
    that is set by b_setval/2 later, or whose key is a number."""
    kept = clause_value(engine, cell)
    engine.memory.write(cell + 2 * engine.target.word_size, 0)
    return kept


def noted(engine, cell: int) -> int:
    """Where the trail has the newest entry of a cell, or had it; 0 if it never had one."""
    return max(engine.memory.read(cell + engine.target.word_size) - engine.layout.int, 0)


def note_change(engine, cell: int) -> None:
    """Put the cell and what it holds on the trail, unless it is there since the newest choice point was made."""
    worker, memory, size = engine.worker, engine.memory, engine.target.word_size
    top = worker["trail_top"]
    known = noted(engine, cell)
    first = engine.choices.field(worker["node"], "tr")
    if first <= known < top and cell + OLD_VALUE in (memory.read(known), memory.read(known + size)):
        return
    if top + 3 * size > worker["trail_end"]:
        raise resource_error("trail")
    memory.write_words(top, [cell + OLD_VALUE, memory.read(cell), cell + OLD_VALUE])
    memory.write(cell + size, (top & ~7) + engine.layout.int)
    worker["trail_top"] = top + 3 * size


def keys(engine, found):
    """'$global_keys'(-Keys): the names of all global variables"""
    return [(found, make_list(map(Atom, sorted(engine.global_cells))))]
