"""Loading as programs ask for it: consult, include, initialization, modules.

In: file names, goals. Out: effects on the engine. Holds: what is being loaded is `engine.loads[-1]`; there is one
module for programs, so module declarations are accepted and change nothing.
"""

from __future__ import annotations

from wamjit.builtins.streams import path_of
from wamjit.builtins.text import list_text
from wamjit.engine.errors import (
    PrologError,
    domain_error,
    existence_error,
    instantiation_error,
    type_error,
)
from wamjit.engine.source import SourceProblem, find_file
from wamjit.read.terms import NIL, Atom, String, Struct, Term, Var, list_parts

# Libraries of other systems whose predicates are always there.
LIBRARIES = frozenset(
    """lists apply aggregate between readutil strings option pairs ordsets random system terms error debug format
    charsio dcg/basics ugraphs gensym main when types samsort sets timeout file_systems codesio""".split()
)


def files_of(term: Term) -> list[str]:
    """The file names of consult/1: one, or a list."""
    if isinstance(term, Var):
        raise instantiation_error()
    items, tail = list_parts(term)
    if items and tail is NIL and list_text(term) is None:
        return [name for item in items for name in files_of(item)]
    if isinstance(term, Atom | String):
        return [] if term is NIL else [path_of(term)]
    if isinstance(term, Struct) and term.name == "library" and len(term.args) == 1:
        return []
    raise domain_error("source_sink", term)


def consult(engine, files):
    """consult/1"""
    for name in files_of(files):
        engine.consult(name)


def ensure_loaded(engine, files):
    """ensure_loaded/1, use_module/1"""
    use_library(engine, files)
    for name in files_of(files):
        folder = engine.loads[-1].folder if engine.loads else None
        try:
            known = find_file(name, folder).resolve() in engine.loaded_files
        except SourceProblem:
            known = False
        if not known:
            engine.consult(name)


def use_module_2(engine, files, _imports):
    """use_module/2"""
    ensure_loaded(engine, files)


def use_library(engine, term: Term) -> None:
    """Accept a library that is built in; an existence error for an unknown one."""
    if isinstance(term, Struct) and term.name == "library" and len(term.args) == 1:
        name = term.args[0]
        text = (
            name.name
            if isinstance(name, Atom)
            else "/".join(a.name for a in getattr(name, "args", ()) if isinstance(a, Atom))
        )
        if not engine.registry.use(text) and text not in LIBRARIES:
            raise existence_error("library", term)


def include(engine, file):
    """include/1"""
    if not engine.loads:
        raise no_load("include")
    engine.loads[-1].include(path_of(file))


def module(engine, _name, _exports):
    """module/2"""


def initialization(engine, goal):
    """initialization/1: after loading, or now when nothing is being loaded"""
    callable_goal(goal)
    if engine.loads:
        engine.loads[-1].initializations.append((goal, engine.loads[-1].line))
        return True
    return engine.once(goal) is not None


def initialization_2(engine, goal, when):
    """initialization/2"""
    callable_goal(goal)
    if isinstance(when, Atom) and when.name == "main":
        load = engine.loads[-1] if engine.loads else None
        engine.main_goals.append((goal, load.name if load else None, load.line if load else 0))
        return True
    return initialization(engine, goal)


def callable_goal(goal: Term) -> None:
    """The errors of a goal that is kept for later."""
    if isinstance(goal, Var):
        raise instantiation_error()
    if not isinstance(goal, Atom | Struct):
        raise type_error("callable", goal)


def no_load(name: str) -> PrologError:
    """A directive that is called as a goal."""
    return existence_error("directive_context", Atom(name))


def load_context(engine, key, value):
    """prolog_load_context/2"""
    if not engine.loads or not isinstance(key, Atom):
        return False
    load = engine.loads[-1]
    known: dict[str, Term] = {"term_position": load.line, "module": Atom("user")}
    if load.path is not None:
        known |= {"source": Atom(str(load.path)), "file": Atom(load.name), "directory": Atom(str(load.folder))}
    return [(value, known[key.name])] if key.name in known else False
