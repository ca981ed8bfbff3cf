"""Reading terms, and streams in memory.

In: streams, options, texts. Out: terms and what the options ask about them. Holds: errors are those of ISO 8.14.1; a
syntax error says where it is: stream(Stream, Line, Column, Character).
"""

from __future__ import annotations

from types import SimpleNamespace

from wamjit.builtins.chario import END_OF_FILE, named
from wamjit.builtins.options import anything, atom, checked, one_of, partial_list, truth
from wamjit.builtins.streams import Input
from wamjit.builtins.text import any_text, parse_term
from wamjit.engine.errors import PrologError, error, instantiation_error
from wamjit.read.lexer import only_layout
from wamjit.read.positions import comments
from wamjit.read.problems import SyntaxProblem
from wamjit.read.terms import NIL, Atom, String, Struct, Term, Var, make_list

QUOTES = one_of("codes", "chars", "atom", "string")
READ_OPTIONS = {
    "variables": partial_list,
    "variable_names": partial_list,
    "singletons": partial_list,
    "syntax_errors": one_of("error", "fail", "quiet", "dec10"),
    "term_position": anything,
    "subterm_positions": anything,
    "comments": anything,
    "module": atom,
    "double_quotes": QUOTES,
    "back_quotes": QUOTES,
    "backquoted_string": truth,
    "dotlists": truth,
    "var_prefix": truth,
    "cycles": truth,
    "end_of_term": one_of("eof", "none"),
    "max_depth": anything,
}


def read_1(engine, term):
    """read/1"""
    return read_from(engine, engine.streams.text_input(), term, NIL)


def read_2(engine, stream, term):
    """read/2"""
    return read_from(engine, engine.streams.input_of(stream), term, NIL)


def read_term_2(engine, term, options):
    """read_term/2"""
    checked(options, "read_option", READ_OPTIONS)
    return read_from(engine, engine.streams.text_input(), term, options)


def read_term_3(engine, stream, term, options):
    """read_term/3"""
    named(stream)
    checked(options, "read_option", READ_OPTIONS)
    return read_from(engine, engine.streams.input_of(stream), term, options)


def read_from(engine, stream: Input, term: Term, options: Term) -> list | bool:
    """Read a term, and what the options ask about it."""
    wanted = checked(options, "read_option", READ_OPTIONS)
    on_error = wanted.get("syntax_errors", "error")
    while True:
        try:
            clause = stream.read_clause(
                operators_for(engine, wanted), flags_for(engine, wanted), "subterm_positions" in wanted
            )
            break
        except SyntaxProblem as problem:
            failure = syntax_error_in(stream, problem)
            if on_error == "error":
                raise failure from None
            if on_error in ("fail", "dec10"):
                engine.reporter.say("warning", str(problem), failure.term)
            if on_error != "dec10":
                return False
    value = END_OF_FILE if clause is None else clause.term
    found = [*in_order(clause), (term, value), *answers(stream, clause, value, wanted)]
    engine.syntax.prepare()
    return engine.streams.handed(stream, found)


def in_order(clause) -> list:
    """A pair that makes the named variables of a term before the term: they are as old as they stand in the text."""
    named = () if clause is None else tuple(clause.variables.values())
    row = Struct("v", named)
    return [(row, row)] if len(named) > 1 else []


def answers(stream: Input, clause, value: Term, wanted: dict) -> list:
    """The values of the options that ask something."""
    names = {} if clause is None else clause.variables
    named = [(name, variable) for name, variable in names.items() if name != "_"]
    single = [] if clause is None else clause.singletons
    found: dict[str, Term] = {}
    if "variable_names" in wanted:
        found["variable_names"] = bindings(named)
    if "variables" in wanted:
        found["variables"] = make_list(variables_of(value))
    if "singletons" in wanted:
        found["singletons"] = bindings([pair for pair in named if pair[0] in single])
    if "term_position" in wanted:
        start = stream.place() if clause is None else stream.place_of(clause.start)
        found["term_position"] = start.term
    if "subterm_positions" in wanted and clause is not None:
        found["subterm_positions"] = clause.place
    if "comments" in wanted:
        parts = comments(stream.text, stream.read_from, stream.position)
        found["comments"] = make_list(
            Struct("-", (stream.place_of(offset).term, String(text))) for offset, text in parts
        )
    return [(wanted[name], answer) for name, answer in found.items()]


def operators_for(engine, wanted: dict):
    """The operators for one term: those of the module that an option names."""
    name = wanted.get("module")
    known = name is not None and engine.modules.find(name) is not None
    return engine.modules.own_operators(name) if known else engine.operators


def flags_for(engine, wanted: dict):
    """The flags for one term."""
    quotes = {name: wanted[name] for name in ("double_quotes", "back_quotes") if name in wanted}
    if not quotes:
        return engine.flags
    flags = {name: getattr(engine.flags, name) for name in ("double_quotes", "back_quotes")}
    return SimpleNamespace(**(flags | quotes))


def syntax_error_in(stream: Input, problem: SyntaxProblem) -> PrologError:
    """A syntax error with its place."""
    place = stream.place_of(min(problem.offset, len(stream.text)))
    where = Struct("stream", (stream.term, place.line, place.column, place.characters))
    return error(Struct("syntax_error", (problem.formal,)), where)


def bindings(pairs: list) -> Term:
    """Name = Variable, as read_term/2 has them."""
    return make_list(Struct("=", (Atom(name), variable)) for name, variable in pairs)


def variables_of(term: Term) -> list[Var]:
    """The variables of a term, each once, from left to right."""
    found: dict[Var, None] = {}
    todo = [term]
    while todo:
        part = todo.pop()
        if isinstance(part, Var):
            found[part] = None
        elif isinstance(part, Struct):
            todo.extend(reversed(part.args))
    return list(found)


# memory


def open_string(engine, text, stream):
    """open_string/2"""
    if isinstance(text, Var):
        raise instantiation_error()
    content = "" if text is NIL else any_text(text)
    made = engine.streams.open_text(content)
    if engine.streams.port.read is None:
        engine.syntax.prepare()
        engine.streams.port.hand_text(made, False)  # it will be read: the kernel can do it at once
    return [(stream, made.term)]


def read_term_from_atom(engine, atom, term, options):
    """read_term_from_atom/3"""
    if options is NIL:
        return [(term, parse_term(engine, any_text(atom)))]
    return term_from_text(engine, atom, term, options)


def term_from_text(engine, text, term, options):
    """'$term_from_text'(+Text, -Term, +Options): its first term with the options of read_term/2"""
    content = any_text(text)
    stream = engine.streams.open_text(content if only_layout(content) else content + "\n.")
    try:
        return read_from(engine, stream, term, options)
    finally:
        engine.streams.close(stream)


def start_capture(engine, number):
    """'$start_capture'(-Number): write to memory from now on"""
    return [(number, engine.streams.captures.begin())]
