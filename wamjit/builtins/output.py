"""Writing terms: write/1 and its family.

In: terms, options. Out: text on a stream. Holds: what `writeq` writes reads back as the same term.
"""

from __future__ import annotations

from wamjit.engine.errors import domain_error, instantiation_error, type_error
from wamjit.read.terms import Atom, Struct, Term, Var, list_parts
from wamjit.read.writer import write_term

TRUE_FALSE = {"true": True, "false": False}
SWITCHES = ("quoted", "ignore_ops", "numbervars", "portrayed", "fullstop", "nl", "cycles", "portray", "attributes")


def text(engine, term: Term, **options) -> str:
    """The text of a term under the engine's operators; a variable is called after the place of its cell."""
    start, size = engine.memory.area("heap").start, engine.target.word_size

    def name(variable: Var) -> str:
        address = getattr(variable, "address", 0)
        return f"_{(address - start) // size}" if address else f"_G{id(variable) >> 4}"

    return write_term(term, operators=engine.operators, var_name=name, **options)


def write(engine, term):
    """write/1"""
    engine.streams.output.write(text(engine, term, numbervars=True))


def write_2(engine, stream, term):
    """write/2"""
    engine.streams.output_of(stream).write(text(engine, term, numbervars=True))


def writeln(engine, term):
    """writeln/1"""
    engine.streams.output.write(text(engine, term, numbervars=True) + "\n")


def writeln_2(engine, stream, term):
    """writeln/2"""
    engine.streams.output_of(stream).write(text(engine, term, numbervars=True) + "\n")


def writeq(engine, term):
    """writeq/1, print/1"""
    engine.streams.output.write(text(engine, term, quoted=True, numbervars=True))


def writeq_2(engine, stream, term):
    """writeq/2, print/2"""
    engine.streams.output_of(stream).write(text(engine, term, quoted=True, numbervars=True))


def write_canonical(engine, term):
    """write_canonical/1"""
    engine.streams.output.write(text(engine, term, quoted=True, ignore_ops=True))


def write_canonical_2(engine, stream, term):
    """write_canonical/2"""
    engine.streams.output_of(stream).write(text(engine, term, quoted=True, ignore_ops=True))


def write_term_2(engine, term, options):
    """write_term/2"""
    write_options(engine, engine.streams.output, term, options)


def write_term_3(engine, stream, term, options):
    """write_term/3"""
    write_options(engine, engine.streams.output_of(stream), term, options)


def write_options(engine, stream, term: Term, options: Term) -> None:
    """Write a term with options, and what they ask for behind it."""
    wanted, behind = read_options(options)
    stream.write(text(engine, term, **wanted) + behind)


def read_options(options: Term) -> tuple[dict, str]:
    """The options of write_term/2 as keyword arguments, and the text behind the term."""
    items, tail = list_parts(options)
    if isinstance(tail, Var) or any(isinstance(item, Var) for item in items):
        raise instantiation_error()
    if tail is not Atom("[]"):
        raise type_error("list", options)
    wanted: dict = {}
    behind = {"fullstop": False, "nl": False}
    for option in items:
        if not isinstance(option, Struct) or len(option.args) != 1:
            raise domain_error("write_option", option)
        _one_option(option, option.args[0], wanted, behind)
    end = "\n" if behind["nl"] else ""
    return wanted, (".\n" if behind["nl"] else ". ") if behind["fullstop"] else end


def _one_option(option: Struct, value: Term, wanted: dict, behind: dict) -> None:
    name = option.name
    if isinstance(value, Var):
        raise instantiation_error()
    if name in SWITCHES:
        if not isinstance(value, Atom) or value.name not in TRUE_FALSE:
            raise domain_error("write_option", option)
        if name in behind:
            behind[name] = TRUE_FALSE[value.name]
        elif name in ("quoted", "ignore_ops", "numbervars"):
            wanted[name] = TRUE_FALSE[value.name]
    elif name in ("max_depth", "priority"):
        if not isinstance(value, int):
            raise domain_error("write_option", option)
        wanted[name] = value
    elif name == "spacing":
        wanted["spacing"] = value.name if isinstance(value, Atom) else "standard"
    elif name == "variable_names":
        wanted["variable_names"] = variable_names(option, value)
    else:
        raise domain_error("write_option", option)


def variable_names(option: Term, names: Term) -> list[tuple[str, Var]]:
    """The pairs of variable_names(Names); a name given to something that is no variable has no effect."""
    items, tail = list_parts(names)
    if isinstance(tail, Var):
        raise instantiation_error()
    pairs = []
    for item in items:
        if isinstance(item, Var):
            raise instantiation_error()
        if not (isinstance(item, Struct) and item.name == "=" and len(item.args) == 2):
            raise domain_error("write_option", option)
        name, variable = item.args
        if isinstance(name, Var):
            raise instantiation_error()
        if not isinstance(name, Atom) or tail is not Atom("[]"):
            raise domain_error("write_option", option)
        if isinstance(variable, Var):
            pairs.append((name.name, variable))
    return list({variable: (name, variable) for name, variable in reversed(pairs)}.values())


def nl(engine):
    """nl/0"""
    engine.streams.output.write("\n")


def nl_1(engine, stream):
    """nl/1"""
    engine.streams.output_of(stream).write("\n")


def tab(engine, count):
    """tab/1"""
    engine.streams.output.write(" " * blanks(engine, count))


def tab_2(engine, stream, count):
    """tab/2"""
    engine.streams.output_of(stream).write(" " * blanks(engine, count))


def blanks(engine, count: Term) -> int:
    """The number of blanks that an expression asks for."""
    from wamjit.builtins.arith import value

    number = value(count, engine)
    if not isinstance(number, int):
        raise type_error("integer", number)
    return max(number, 0)


def put_char(engine, char):
    """put_char/1"""
    engine.streams.output.write(character(char))


def put_char_2(engine, stream, char):
    """put_char/2"""
    engine.streams.output_of(stream).write(character(char))


def character(term: Term) -> str:
    """An atom of one character."""
    if isinstance(term, Var):
        raise instantiation_error()
    if not isinstance(term, Atom) or len(term.name) != 1:
        raise type_error("character", term)
    return term.name


def put_code(engine, code):
    """put_code/1"""
    from wamjit.builtins.text import code_character

    engine.streams.output.write(code_character(code))


def put_code_2(engine, stream, code):
    """put_code/2"""
    from wamjit.builtins.text import code_character

    engine.streams.output_of(stream).write(code_character(code))


def listing(engine, indicator):
    """listing/1: NAME or NAME/ARITY."""
    from wamjit.builtins.portray import portray_clause

    name, arity = (indicator, None) if isinstance(indicator, Atom) else indicator.args
    for predicate in list(engine.predicates.user()):
        if predicate.name == name.name and arity in (None, predicate.arity):
            if predicate.dynamic:
                engine.streams.output.write(
                    f":- dynamic {text(engine, Atom(predicate.name), quoted=True)}/{predicate.arity}.\n\n"
                )
            for clause in predicate.clauses:
                term = clause.head if clause.body is Atom("true") else Struct(":-", (clause.head, clause.body))
                engine.streams.output.write(portray_clause(engine, term))
            engine.streams.output.write("\n")


def portray_clause(engine, term):
    """portray_clause/1"""
    from wamjit.builtins.portray import portray_clause as portrayed

    engine.streams.output.write(portrayed(engine, term))


def portray_clause_2(engine, stream, term):
    """portray_clause/2"""
    from wamjit.builtins.portray import portray_clause as portrayed

    engine.streams.output_of(stream).write(portrayed(engine, term))
