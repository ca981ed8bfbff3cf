"""The system: halt, flags, operators, statistics, time, global variables, the environment.

In: terms. Out: terms and effects. Holds: nothing here runs Prolog.
"""

from __future__ import annotations

import os
import time

from wamjit.builtins.text import any_text
from wamjit.engine.errors import Halt, domain_error, instantiation_error, type_error
from wamjit.engine.imports import define
from wamjit.engine.meta import is_qualified, strip_checked
from wamjit.engine.predicates import USER
from wamjit.engine.terms import detach
from wamjit.read.terms import NIL, Atom, Struct, Term, Var, list_parts, make_list

STARTED = time.perf_counter()


def halt(engine):
    """halt/0"""
    raise Halt(0)


def halt_1(engine, status):
    """halt/1"""
    if isinstance(status, Var):
        raise instantiation_error()
    if not isinstance(status, int):
        raise type_error("integer", status)
    raise Halt(status)


def set_prolog_flag(engine, flag, value):
    """set_prolog_flag/2"""
    engine.flags.set(flag, detach(value))


def create_prolog_flag(engine, flag, value, _options):
    """create_prolog_flag/3"""
    if isinstance(flag, Var) or isinstance(value, Var):
        raise instantiation_error()
    if not isinstance(flag, Atom):
        raise type_error("atom", flag)
    engine.flags.create(flag.name, detach(value))


def flag_list(engine, flag, found):
    """'$flags'(?Flag, -Pairs): Flag-Value for current_prolog_flag/2"""
    if not isinstance(flag, Atom | Var):
        raise type_error("atom", flag)
    pairs = [(name, value) for name, value in engine.flags.items() if isinstance(flag, Var) or flag.name == name]
    if not pairs and isinstance(flag, Atom):
        raise domain_error("prolog_flag", flag)
    return [(found, make_list(Struct("-", (Atom(name), value)) for name, value in pairs))]


def op(engine, priority, kind, names):
    """op/3: of the module in front of the names"""
    space, names = strip_checked(names, USER)
    items, tail = list_parts(names)
    if not any(is_qualified(item) for item in items) or tail is not NIL:
        define(engine.modules.own_operators(space), priority, kind, names)
        return
    for item in items:
        owner, name = strip_checked(item, space)
        define(engine.modules.own_operators(owner), priority, kind, name)


def operator_list(engine, priority, kind, name, found):
    """'$operators'(?Priority, ?Type, ?Name, -List): op(P, T, Name) for current_op/3, Name with its module if given"""
    space, plain = strip_checked(name, USER)
    if not isinstance(priority, int | Var) or (isinstance(priority, int) and not 0 <= priority <= 1200):
        raise domain_error("operator_priority", priority)
    if not isinstance(kind, Var) and not (isinstance(kind, Atom) and kind.name in TYPES):
        raise domain_error("operator_specifier", kind)
    if not isinstance(plain, Atom | Var):
        raise type_error("atom", plain)
    rows = [row for row in engine.modules.operators(space).current() if isinstance(plain, Var) or row[2] == plain.name]
    front = (lambda atom: atom) if plain is name else lambda atom: Struct(":", (name.args[0], atom))
    return [(found, make_list(Struct("op", (p, Atom(t), front(Atom(n)))) for p, t, n in rows))]


TYPES = ("xfx", "xfy", "yfx", "fy", "fx", "xf", "yf")


# statistics


def statistics(engine, key, value):
    """statistics/2"""
    if isinstance(key, Var):
        raise instantiation_error()
    if not isinstance(key, Atom):
        raise type_error("atom", key)
    found = KEYS.get(key.name)
    if found is None:
        raise domain_error("statistics_key", key)
    return [(value, found(engine))]


def _since(engine, key: str, now: int) -> Term:
    """A list of the time and what has passed since the last call."""
    last = engine.statistics.get(key, 0)
    engine.statistics[key] = now
    return make_list([now, now - last])


def _used(area: str, field: str):
    return lambda engine: engine.worker[field] - engine.memory.area(area).start


def _pair(area: str, field: str):
    def both(engine) -> Term:
        used = engine.worker[field] - engine.memory.area(area).start
        return make_list([used, engine.memory.area(area).size - used])

    return both


KEYS = {
    "runtime": lambda engine: _since(engine, "runtime", int(time.process_time() * 1000)),
    "process_time": lambda engine: _since(engine, "process_time", int(time.process_time() * 1000)),
    "system_time": lambda engine: _since(engine, "system_time", int(os.times().system * 1000)),
    "real_time": lambda engine: _since(engine, "real_time", int(time.time())),
    "walltime": lambda engine: _since(engine, "walltime", int((time.perf_counter() - STARTED) * 1000)),
    "cputime": lambda engine: time.process_time(),
    "epoch": lambda engine: time.time(),
    "global_stack": _pair("heap", "heap_top"),
    "local_stack": _pair("local", "stack_top"),
    "trail": _pair("trail", "trail_top"),
    "globalused": _used("heap", "heap_top"),
    "localused": _used("local", "stack_top"),
    "trailused": _used("trail", "trail_top"),
    "atoms": lambda engine: len(engine.atoms.atoms),
    "functors": lambda engine: len(engine.functors.functors),
    "predicates": lambda engine: len(engine.predicates.all),
    "codes": lambda engine: engine.codespace.code_used,
    "garbage_collection": lambda engine: make_list([engine.worker["collections"], engine.worker["collected"], 0]),
}


def get_time(engine, value):
    """get_time/1"""
    return [(value, time.time())]


def sleep(engine, seconds):
    """sleep/1"""
    if isinstance(seconds, Var):
        raise instantiation_error()
    if not isinstance(seconds, int | float):
        raise type_error("float", seconds)
    engine.streams.flush()
    time.sleep(max(0, seconds))


def shell(engine, command, status):
    """shell/2"""
    engine.streams.flush()
    return [(status, os.waitstatus_to_exitcode(os.system(any_text(command))))]


def getenv(engine, name, value):
    """getenv/2"""
    found = os.environ.get(any_text(name))
    return False if found is None else [(value, Atom(found))]


def setenv(engine, name, value):
    """setenv/2"""
    os.environ[any_text(name)] = any_text(value)


def unsetenv(engine, name):
    """unsetenv/1"""
    os.environ.pop(any_text(name), None)


# terms


def term_variables(engine, term, variables):
    """term_variables/2"""
    from wamjit.builtins.termio import variables_of

    partial_list(variables)
    return [(variables, make_list(variables_of(term)))]


def partial_list(term: Term) -> None:
    """A type error for what cannot become a list."""
    _, tail = list_parts(term)
    if tail is not NIL and not isinstance(tail, Var):
        raise type_error("list", term)


def char_conversion(engine, char, other):
    """char_conversion/2: checked; characters are never converted (flag char_conversion: off)"""
    for term in (char, other):
        if isinstance(term, Var):
            raise instantiation_error()
        if not isinstance(term, Atom) or len(term.name) != 1:
            raise type_error("character", term)


def dcg_body(engine, body, before, after, goal):
    """'$dcg_body'(+Body, ?S0, ?S, -Goal): the goal of a grammar body, for phrase/2"""
    from wamjit.engine.dcg import translate_body

    return [(goal, translate_body(body, before, after))]


def true(engine):
    """garbage_collect/0, prompt/2 and others that have nothing to do"""


def variant(engine, left, right):
    """'$variant'(+Left, +Right): equal but for the names of variables, for =@="""
    return _canonical(left) == _canonical(right)


def _canonical(term: Term) -> list:
    """What a term is without the names of its variables: a list of symbols in the order of a walk."""
    numbers: dict[Var, int] = {}
    found: list = []
    todo = [term]
    while todo:
        part = todo.pop()
        if isinstance(part, Var):
            found.append(("var", numbers.setdefault(part, len(numbers))))
        elif isinstance(part, Struct):
            found.append((part.name, len(part.args)))
            todo.extend(reversed(part.args))
        else:
            found.append((type(part), part))
    return found


def counter(engine, number):
    """'$counter'(-Counter): a new counter at 0"""
    engine.counters.append(0)
    return [(number, len(engine.counters) - 1)]


def count_up(engine, number, value):
    """'$count_up'(+Counter, -Value): counts, past backtracking"""
    engine.counters[number] += 1
    return [(value, engine.counters[number])]
