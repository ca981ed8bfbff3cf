"""Writing terms: write/1 and its family.

In: terms, options. Out: text on a stream. Holds: what `writeq` writes reads back as the same term.
"""

from __future__ import annotations

from wamjit.builtins.options import Wrong, anything, atom, checked, natural, one_of, truth
from wamjit.engine.errors import instantiation_error, representation_error, resource_error, type_error
from wamjit.engine.predicates import USER
from wamjit.read.cycles import with_equations
from wamjit.read.operators import MAX_PRIORITY
from wamjit.read.terms import NIL, Atom, Struct, Term, Var, list_parts
from wamjit.read.texts import char_class
from wamjit.read.writer import write_term


def text(engine, term: Term, **options) -> str:
    """The text of a term under the engine's operators; a variable is called after the place of its cell."""
    start, size = engine.memory.area("heap").start, engine.target.word_size

    def name(variable: Var) -> str:
        address = getattr(variable, "address", 0)
        return f"_{(address - start) // size}" if address else f"_G{id(variable) >> 4}"

    cycles = options.pop("cycles", True)
    if engine.terms.met_cycle and not options.get("max_depth"):
        if not cycles:
            raise representation_error("cyclic_term")
        term, names = with_equations(term)
        if names:
            own = options.get("variable_names", ())
            given = own if isinstance(own, dict) else {variable: name for name, variable in own}
            options["variable_names"] = given | names
    return write_term(term, operators=engine.operators, var_name=name, **options)


def write(engine, term):
    """write/1"""
    engine.streams.put(engine.streams.text_output(), text(engine, term, numbervars=True))


def write_2(engine, stream, term):
    """write/2"""
    engine.streams.put(engine.streams.output_of(stream), text(engine, term, numbervars=True))


def writeln(engine, term):
    """writeln/1"""
    engine.streams.put(engine.streams.text_output(), text(engine, term, numbervars=True) + "\n")


def writeln_2(engine, stream, term):
    """writeln/2"""
    engine.streams.put(engine.streams.output_of(stream), text(engine, term, numbervars=True) + "\n")


def writeq(engine, term):
    """writeq/1"""
    engine.streams.put(engine.streams.text_output(), text(engine, term, quoted=True, numbervars=True))


def writeq_2(engine, stream, term):
    """writeq/2"""
    engine.streams.put(engine.streams.output_of(stream), text(engine, term, quoted=True, numbervars=True))


def print_1(engine, term):
    """print/1"""
    engine.streams.put(engine.streams.text_output(), printed(engine, term))


def print_2(engine, stream, term):
    """print/2"""
    engine.streams.put(engine.streams.output_of(stream), printed(engine, term))


def printed(engine, term: Term, **options) -> str:
    """The text of print/1."""
    return text(engine, term, quoted=True, numbervars=True, portray=portrayer(engine), **options)


def write_canonical(engine, term):
    """write_canonical/1"""
    engine.streams.put(engine.streams.text_output(), text(engine, term, quoted=True, ignore_ops=True))


def write_canonical_2(engine, stream, term):
    """write_canonical/2"""
    engine.streams.put(engine.streams.output_of(stream), text(engine, term, quoted=True, ignore_ops=True))


def write_term_2(engine, term, options):
    """write_term/2"""
    found = checked(options, "write_option", WRITE_OPTIONS)
    write_options(engine, engine.streams.text_output(), term, found, options)


def write_term_3(engine, stream, term, options):
    """write_term/3"""
    if isinstance(stream, Var):
        raise instantiation_error()
    found = checked(options, "write_option", WRITE_OPTIONS)
    write_options(engine, engine.streams.output_of(stream), term, found, options)


def write_options(engine, stream, term: Term, found: dict, options: Term) -> None:
    """Write a term with options, as read and as given, and what they ask for behind it."""
    written = text(engine, term, **writer_options(engine, found, options))
    end = "\n" if found.get("nl") else ""
    if found.get("fullstop"):
        end = (" ." if char_class(written[-1:]) == "symbol" else ".") + (end or " ")
    engine.streams.put(stream, written + end)


def writer_options(engine, found: dict, options: Term) -> dict:
    """The options of write_term/2 as the writer's keyword arguments."""
    wanted = {name: value for name, value in found.items() if name in FOR_WRITER}
    if found.get("dotlists") or found.get("no_lists"):
        wanted["lists"] = False
    elif found.get("dotlists", found.get("no_lists")) is False:
        wanted["lists"] = True
    if "brace_terms" in found:
        wanted["braces"] = found["brace_terms"]
    wanted["escapes"] = found.get("character_escapes", True)
    if "portray_goal" in found:
        goal = found["portray_goal"]
        wanted["portray"] = lambda term: captured(engine, Struct("call", (goal, term, options)))
    elif found.get("portray") or found.get("portrayed"):
        wanted["portray"] = portrayer(engine)
    return wanted


def portrayer(engine):
    """What writes terms as portray/1 of the program wants it: its text for a term, or None; None without portray/1."""
    if not current_predicate(engine, "portray", 1):
        return None

    return lambda term: captured(engine, Struct("portray", (term,)))


def captured(engine, goal: Term) -> str | None:
    """What a goal writes; None if it fails."""
    stream, target = engine.streams.open_memory()
    before, engine.streams.output = engine.streams.output, stream
    try:
        if engine.once(goal) is None:
            return None
        stream.flush()
        return target.getvalue()
    finally:
        engine.streams.output = before
        engine.streams.close(stream)


def current_predicate(engine, name: str, arity: int) -> bool:
    """Whether the program defines a predicate."""
    predicate = engine.predicates.find(USER, name, arity)
    return predicate is not None and (predicate.defined or predicate.dynamic)


def variable_names(names: Term) -> list[tuple[str, Var]]:
    """The pairs of variable_names(Names); a name given to something that is no variable has no effect."""
    items, tail = list_parts(names)
    if isinstance(tail, Var):
        raise instantiation_error()
    pairs = []
    for item in items:
        if isinstance(item, Var):
            raise instantiation_error()
        if not (isinstance(item, Struct) and item.name == "=" and len(item.args) == 2):
            raise Wrong
        name, variable = item.args
        if isinstance(name, Var):
            raise instantiation_error()
        if not isinstance(name, Atom) or tail is not NIL:
            raise Wrong
        if isinstance(variable, Var):
            pairs.append((name.name, variable))
    if tail is not NIL:
        raise Wrong
    return list({variable: (name, variable) for name, variable in reversed(pairs)}.values())


def priority(value: Term) -> int:
    """The priority of an operator."""
    if natural(value) > MAX_PRIORITY:
        raise Wrong
    return value


MOST_BLANKS = 1 << 28
FOR_WRITER = frozenset(
    (
        "cycles",
        "quoted",
        "ignore_ops",
        "numbervars",
        "max_depth",
        "priority",
        "spacing",
        "variable_names",
        "quote_non_ascii",
    )
)
WRITE_OPTIONS = {
    **dict.fromkeys(("quoted", "ignore_ops", "numbervars", "portrayed", "fullstop", "nl", "cycles", "portray"), truth),
    **dict.fromkeys(("character_escapes", "partial", "dotlists", "brace_terms", "quote_non_ascii", "no_lists"), truth),
    "attributes": one_of("ignore", "dots", "write", "portray"),
    "blobs": one_of("portray"),
    "spacing": one_of("standard", "next_argument"),
    "max_depth": natural,
    "priority": priority,
    "variable_names": variable_names,
    "portray_goal": anything,
    "module": atom,
}


def nl(engine):
    """nl/0"""
    engine.streams.put(engine.streams.text_output(), "\n")


def nl_1(engine, stream):
    """nl/1"""
    engine.streams.put(engine.streams.output_of(stream), "\n")


def tab(engine, count):
    """tab/1"""
    engine.streams.put(engine.streams.text_output(), " " * blanks(engine, count))


def tab_2(engine, stream, count):
    """tab/2"""
    engine.streams.put(engine.streams.output_of(stream), " " * blanks(engine, count))


def blanks(engine, count: Term) -> int:
    """The number of blanks that an expression asks for."""
    from wamjit.builtins.arith import value

    number = value(count, engine)
    if not isinstance(number, int):
        raise type_error("integer", number)
    if number > MOST_BLANKS:
        raise resource_error("memory")
    return max(number, 0)
