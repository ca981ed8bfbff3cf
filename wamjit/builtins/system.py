"""The system: halt, flags, operators, time, global variables, the environment.

In: terms. Out: terms and effects. Holds: nothing here runs Prolog.
"""

from __future__ import annotations

import os
import platform
import time
from hashlib import sha1

from wamjit.builtins.options import checked, one_of, truth
from wamjit.builtins.output import WRITE_OPTIONS
from wamjit.builtins.streams import STANDARD
from wamjit.builtins.text import any_text
from wamjit.engine import flags
from wamjit.engine.errors import Halt, domain_error, instantiation_error, type_error
from wamjit.engine.flags import SAME as WRITE_FLAGS
from wamjit.engine.imports import define
from wamjit.engine.meta import is_qualified, strip, strip_checked
from wamjit.engine.predicates import USER
from wamjit.engine.terms import detach
from wamjit.read.cycles import factorized
from wamjit.read.terms import NIL, Atom, Struct, Term, Var, list_parts, make_list


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


def at_halt(engine, goal):
    """at_halt/1: the goal runs when the system ends"""
    if isinstance(goal, Var):
        raise instantiation_error()
    engine.end_goals.append(detach(goal))


def set_prolog_flag(engine, flag, value):
    """set_prolog_flag/2; the flags user_input, user_output and user_error are the streams, as in SICStus"""
    if isinstance(flag, Atom) and flag.name in STANDARD and not isinstance(value, Var):
        engine.streams.name(engine.streams.find(value), flag.name)
        return
    if isinstance(flag, Atom) and flag.name in WRITE_FLAGS and not isinstance(value, Var):
        checked(value, "write_option", WRITE_OPTIONS)
    engine.flags.set(flag, detach(value))


def create_prolog_flag(engine, flag, value, options):
    """create_prolog_flag/3: options type(T), access(A), keep(Bool)"""
    if isinstance(flag, Var) or isinstance(value, Var):
        raise instantiation_error()
    if not isinstance(flag, Atom):
        raise type_error("atom", flag)
    found = checked(options, "flag_option", FLAG_OPTIONS)
    kind, fixed = str(found.get("type", "term")), found.get("access") == "read_only"
    engine.flags.create_as(flag.name, detach(value), kind, keep=bool(found.get("keep")), fixed=fixed)


FLAG_OPTIONS = {"type": one_of(*flags.TYPES), "access": one_of("read_only", "read_write"), "keep": truth}


def flag_list(engine, flag, found):
    """'$flags'(?Flag, -Pairs): Flag-Value for current_prolog_flag/2"""
    if not isinstance(flag, Atom | Var):
        raise type_error("atom", flag)
    if isinstance(flag, Atom) and flag.name in STANDARD:
        return [(found, make_list([Struct("-", (flag, engine.streams.find(flag).term))]))]
    pairs = [(name, value) for name, value in engine.flags.items() if isinstance(flag, Var) or flag.name == name]
    if not pairs and isinstance(flag, Atom) and not engine.flags.may_come(flag.name):
        raise domain_error("prolog_flag", flag)
    if isinstance(flag, Atom) and pairs and stays(flag.name, pairs[0][1]):
        engine.syntax.note_flag(flag, pairs[0][1])
    return [(found, make_list(Struct("-", (Atom(name), value)) for name, value in pairs))]


def stays(flag: str, value: Term) -> bool:
    """Whether the kernel may know a flag: its value is a small term, and no atom that would be kept for it alone."""
    if isinstance(value, Atom):
        return flag in flags.CHOICES or flag in flags.READ_ONLY or value.name in flags.ON_OFF
    return isinstance(value, int)


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
    if isinstance(name, Atom):
        engine.syntax.prepare()  # the kernel answers the next question
    rows = [row for row in engine.modules.operators(space).current() if isinstance(plain, Var) or row[2] == plain.name]
    front = (lambda atom: atom) if plain is name else lambda atom: Struct(":", (name.args[0], atom))
    return [(found, make_list(Struct("op", (p, Atom(t), front(Atom(n)))) for p, t, n in rows))]


TYPES = ("xfx", "xfy", "yfx", "fy", "fx", "xf", "yf")


def get_time(engine, value):
    """get_time/1"""
    return [(value, time.time())]


NAP = 0.02  # seconds that sleep/1 does not look for interrupts of other threads and alarms


def sleep(engine, seconds):
    """sleep/1"""
    if isinstance(seconds, Var):
        raise instantiation_error()
    if not isinstance(seconds, int | float):
        raise type_error("float", seconds)
    engine.streams.flush()
    end = time.monotonic() + max(0, seconds)
    while (left := end - time.monotonic()) > 0:
        time.sleep(min(left, NAP))
        engine.look_around()


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
    try:
        os.environ[any_text(name)] = any_text(value)
    except (ValueError, OSError):
        raise domain_error("environment_variable", name) from None


def unsetenv(engine, name):
    """unsetenv/1"""
    os.environ.pop(any_text(name), None)


def os_version(engine, text):
    """'$os_version'(-Atom): os_version/1"""
    return [(text, Atom(f"{platform.system()} {platform.release()}"))]


def host_name(engine, name):
    """'$host_name'(-Atom): the name of this machine"""
    return [(name, Atom(platform.node()))]


# terms


def char_conversion(engine, char, other):
    """char_conversion/2: noted for current_char_conversion/2; nothing is converted (flag char_conversion: off)"""
    for term in (char, other):
        if isinstance(term, Var):
            raise instantiation_error()
        if not isinstance(term, Atom) or len(term.name) != 1:
            raise type_error("character", term)
    engine.flags.conversions[char.name] = other.name
    if char is other:
        del engine.flags.conversions[char.name]


def conversions(engine, pairs):
    """'$conversions'(-Pairs): Char-Other for each character that char_conversion/2 changes"""
    found = engine.flags.conversions.items()
    return [(pairs, make_list(Struct("-", (Atom(char), Atom(other))) for char, other in found))]


def dcg_body(engine, body, before, after, goal):
    """'$dcg_body'(+Body, ?S0, ?S, -Goal): the goal of a grammar body, for phrase/2"""
    from wamjit.engine.dcg import translate_body

    if isinstance(strip(body, USER)[1], Var):  # with a module in front it would not end
        raise instantiation_error()
    return [(goal, translate_body(body, before, after))]


def true(engine):
    """garbage_collect/0, prompt/2 and others that have nothing to do"""


def variant_sha1(engine, term, found):
    """'$variant_sha1'(+Term, -Hash)"""
    from wamjit.read.writer import write_term

    numbers: dict[Var, int] = {}
    text = write_term(
        term, quoted=True, ignore_ops=True, var_name=lambda variable: f"_{numbers.setdefault(variable, len(numbers))}"
    )
    return [(found, Atom(sha1(text.encode("utf-8", "surrogatepass")).hexdigest()))]


def term_factorized(engine, term, skeleton, equations):
    """'$term_factorized'(+Term, -Skeleton, -Equations)"""
    changed, pairs = factorized([term])
    return [(skeleton, changed[0]), (equations, make_list(Struct("=", pair) for pair in pairs))]
