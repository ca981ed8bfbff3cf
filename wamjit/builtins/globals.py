"""Global variables.

In: keys and values. Out: values. Holds: nb_setval/2 keeps a copy in `engine.globals`. b_setval/2 keeps the term itself:
in a cell of the area `globals`, which the collector knows, and which the trail restores. A cell that holds `$unset`
leaves the word to the copy.
"""

from __future__ import annotations

from wamjit.builtins.text import any_text
from wamjit.engine.engine import OLD_VALUE
from wamjit.engine.errors import existence_error, instantiation_error, resource_error, type_error
from wamjit.engine.terms import HeapVar, detach
from wamjit.read.terms import Atom, Term, Var

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
    engine.globals[name] = detach(value)
    if name in engine.global_cells:
        engine.memory.write(engine.global_cells[name], engine.atom_word(UNSET))


def b_setval(engine, key, value):
    """b_setval/2"""
    cell = cell_of(engine, key_of(key))
    note_change(engine, cell)
    word = engine.worker.x(1)
    engine.memory.write(cell, word)


def nb_getval(engine, key, value):
    """nb_getval/2, b_getval/2"""
    name = key_of(key)
    cell = engine.global_cells.get(name)
    if cell is not None and engine.memory.read(cell) != engine.atom_word(UNSET):
        return [(value, HeapVar(cell))]
    if name not in engine.globals:
        raise existence_error("variable", key)
    return [(value, engine.globals[name])]


def cell_of(engine, name: str) -> int:
    """The cell of a variable, made at its first use."""
    size, worker = engine.target.word_size, engine.worker
    cell = engine.global_cells.get(name)
    area = engine.memory.area("globals")
    if cell is None:
        cell = area.start + len(engine.global_cells) * size
        if cell >= area.end:
            raise resource_error("global_variables")
        engine.global_cells[name] = cell
        engine.memory.write(cell, engine.atom_word(UNSET))
    worker["globals_size"] = len(engine.global_cells) * size
    return cell


def note_change(engine, cell: int) -> None:
    """Put the cell and what it holds on the trail, unless it is there since the newest choice point was made."""
    worker, memory, size = engine.worker, engine.memory, engine.target.word_size
    top = worker["trail_top"]
    known = engine.noted_changes.get(cell, 0)
    first = engine.choices.field(worker["node"], "tr")
    if first <= known < top and memory.read(known) == cell + OLD_VALUE:
        return
    if top + 3 * size > worker["trail_end"]:
        raise resource_error("trail")
    memory.write_words(top, [cell + OLD_VALUE, memory.read(cell), cell + OLD_VALUE])
    engine.noted_changes[cell] = top
    worker["trail_top"] = top + 3 * size
