"""Loading as programs ask for it: consult, use_module, include, initialization, module headers.

In: file names, goals. Out: effects on the engine. Holds: what is being loaded is `engine.loads[-1]`; files,
declarations and goals that belong to a module other than `user` come with its name in front.
"""

from __future__ import annotations

from pathlib import Path

from wamjit.builtins.encodings import known
from wamjit.builtins.streams import path_of
from wamjit.engine import sources
from wamjit.engine.errors import (
    PrologError,
    domain_error,
    instantiation_error,
    permission_error,
    type_error,
)
from wamjit.engine.imports import Wanted, import_list, indicator_key, is_operator
from wamjit.engine.loader import Load
from wamjit.engine.meta import is_qualified, strip_checked
from wamjit.engine.predicates import USER
from wamjit.engine.sources import ALWAYS, CHANGED, NOT_LOADED, Options
from wamjit.read.terms import NIL, Atom, Struct, Term, Var, list_parts

CONDITIONS = {"true": ALWAYS, "changed": CHANGED, "not_loaded": NOT_LOADED, "exist": ALWAYS}
TYPED = Atom("user")
MODULE = Options(NOT_LOADED, must_be_module=True)


def load(engine, files: Term, options: Options) -> None:
    """Load files on behalf of the module in front of them; whether all went well is noted in who loads them."""
    space, files = strip_checked(files, USER)
    well = sources.load_files(engine, engine.modules.space_of(space), files, options)
    if not well and engine.loads:
        engine.loads[-1].well = False


def consult(engine, files):
    """consult/1: files, or `user` for clauses from standard input"""
    space, plain = strip_checked(files, USER)
    items, tail = list_parts(plain)
    for item in items if items and tail is NIL else [plain]:
        if item is TYPED:
            sources.consult(engine, None, typed_text(engine))
        else:
            load(engine, Struct(":", (Atom(space), item)), Options())


def typed_text(engine) -> str:
    """The lines of standard input up to its end or `end_of_file.`"""
    lines, stream = [], engine.streams.user_input
    stream.look()  # what ended once may go on
    while (line := stream.read_line()) is not None and line.strip() != "end_of_file.":
        lines.append(line + "\n")
    stream.past_end = line is None
    return "".join(lines)


def ensure_loaded(engine, files):
    """ensure_loaded/1"""
    load(engine, files, Options(NOT_LOADED))


def use_module(engine, files):
    """use_module/1"""
    load(engine, files, MODULE)


def use_module_2(engine, files, imports):
    """use_module/2"""
    load(engine, files, Options(NOT_LOADED, True, import_list(imports)))


def use_module_3(engine, module, files, imports):
    """use_module/3: of a module that is there, or of a file whose module is to be known"""
    space, files = strip_checked(files, USER)
    if isinstance(module, Atom) and engine.modules.find(module.name) is not None:
        engine.imports.take(engine.modules.space_of(space), module.name, import_list(imports))
        return True
    qualified = Struct(":", (Atom(space), files))
    load(engine, qualified, Options(NOT_LOADED, True, import_list(imports)))
    found = module_of_file(engine, files)
    return [(module, Atom(found))] if found is not None else None


def module_of_file(engine, term: Term) -> str | None:
    """The module that a file was loaded as."""
    from wamjit.engine.modules import library_module
    from wamjit.engine.source import find_file

    if isinstance(term, Struct) and term.name == "library" and len(term.args) == 1:
        return library_module(sources.slashes(term.args[0]))
    folder = engine.loads[-1].folder if engine.loads else None
    source = engine.sources.get(find_file(sources.plain_name(term), folder).resolve())
    return source.module if source is not None else None


def reexport(engine, files):
    """reexport/1"""
    load(engine, files, Options(NOT_LOADED, True, Wanted(), True))


def reexport_2(engine, files, imports):
    """reexport/2"""
    load(engine, files, Options(NOT_LOADED, True, import_list(imports), True))


def load_files(engine, files, options):
    """load_files/2"""
    wanted, stream = load_options(options), stream_option(options)
    if stream is None:
        load(engine, files, wanted)
    else:
        load_stream(engine, files, stream)


def stream_option(options: Term) -> Term | None:
    """The stream of an option stream(S), of the last if there are more."""
    found = None
    for item in list_parts(options)[0]:
        if isinstance(item, Struct) and item.name == "stream":
            found = item.args[0]
    return found


def load_stream(engine, file: Term, stream: Term) -> None:
    """Load what is left in a stream, in the place of a file of that name."""
    space, name = strip_checked(file, USER)
    text = engine.streams.input_of(stream).read_rest()
    loading = Load(engine, None, text, engine.modules.space_of(space))
    loading.name = sources.plain_name(name)
    if not loading.run() and engine.loads:
        engine.loads[-1].well = False


def load_options(term: Term) -> Options:
    """The options of load_files/2 that say how files are loaded: if, must_be_module, imports, reexport."""
    found = Options()
    items, tail = list_parts(term)
    if isinstance(tail, Var):
        raise instantiation_error()
    if tail is not NIL:
        raise type_error("list", term)
    for item in items:
        if isinstance(item, Var):
            raise instantiation_error()
        if not isinstance(item, Struct) or len(item.args) != 1:
            raise domain_error("load_option", item)
        value = item.args[0]
        if item.name == "imports":
            found.wanted = import_list(value)
        elif item.name in ("if", "must_be_module", "reexport"):
            word = getattr(value, "name", "")
            if word not in (CONDITIONS if item.name == "if" else ("true", "false")):
                raise domain_error("load_option", item)
            if item.name == "if":
                found.condition = CONDITIONS[word]
            else:
                setattr(found, item.name, word == "true")
    return found


def autoload(engine, files):
    """autoload/1: as use_module/1, at once"""
    load(engine, files, MODULE)


def autoload_2(engine, files, imports):
    """autoload/2: as use_module/2, at once"""
    use_module_2(engine, files, imports)


def make(engine):
    """make/0"""
    sources.make(engine)


def include(engine, file):
    """include/1"""
    if not engine.loads:
        raise no_load("include")
    engine.loads[-1].include(path_of(file))


def module(engine, name, public):
    """module/2: the header of a module file; a variable is the name of the file"""
    if not engine.loads:
        raise no_load("module")
    if isinstance(name, Var) and engine.loads[-1].name:
        name = Atom(Path(engine.loads[-1].name).stem)
    if isinstance(name, Var):
        raise instantiation_error()
    if not isinstance(name, Atom):
        raise type_error("atom", name)
    engine.loads[-1].begin_module(name.name, public)


def module_3(engine, name, public, _options):
    """module/3: a header with options, which change nothing here"""
    module(engine, name, public)


def import_predicate(engine, term):
    """import/1: predicates, Module:Name/Arity"""
    space = USER
    if is_qualified(term) and not (isinstance(term.args[1], Struct) and term.args[1].name == "/"):
        asking, term = term.args  # another module than `user` asks
        if isinstance(asking, Var):
            raise instantiation_error()
        if not isinstance(asking, Atom):
            raise type_error("atom", asking)
        space = asking.name
    for item in import_items(term):
        source, indicator = strip_checked(item, space)
        name, arity = indicator_key(indicator)
        predicate = engine.predicates.ensure(engine.modules.space_of(source), name, arity)
        known = engine.modules.visible(predicate.space, name, arity) or predicate
        engine.imports.take_one(engine.modules.space_of(space), known, name, "strong")


def export(engine, term):
    """export/1: predicates and operators"""
    space, term = strip_checked(term, USER)
    for item in import_items(term):
        if is_operator(item):
            engine.imports.export_operator(engine.modules.ensure(space), item)
        else:
            engine.imports.export(space, indicator_key(item))


def import_items(term: Term) -> list[Term]:
    """The items of a list, or joined by commas, or one."""
    if isinstance(term, Struct) and term.name == "," and len(term.args) == 2:
        return [*import_items(term.args[0]), *import_items(term.args[1])]
    items, tail = list_parts(term)
    return items if items and tail is NIL else [] if term is NIL else [term]


def encoding(engine, name):
    """encoding/1: how a file is encoded, which who reads it has seen already"""
    if isinstance(name, Var):
        raise instantiation_error()
    if not isinstance(name, Atom):
        raise type_error("atom", name)
    if known(name.name) is None:
        raise domain_error("encoding", name)


def initialization(engine, goal):
    """initialization/1: after loading, or now when nothing is being loaded"""
    callable_goal(goal)
    if engine.loads:
        engine.loads[-1].initializations.append((goal, engine.loads[-1].line))
        return True
    return engine.once(goal) is not None


def initialization_2(engine, goal, when):
    """initialization/2: now, after_load, main or program (at the start of a program, once all is loaded)"""
    callable_goal(goal)
    if isinstance(when, Var):
        raise instantiation_error()
    name = getattr(when, "name", "")
    if name in ("main", "program"):
        load = engine.loads[-1] if engine.loads else None
        engine.main_goals.append((goal, load.name if load else None, load.line if load else 0))
        return True
    if name == "now":
        return engine.once(goal) is not None
    if name not in ("after_load", "restore", "restore_state", "prepare_state"):
        raise domain_error("initialization_type", when)
    return initialization(engine, goal) if name == "after_load" else None


def callable_goal(goal: Term) -> None:
    """The errors of a goal that is kept for later."""
    _space, goal = strip_checked(goal, USER)
    if isinstance(goal, Var):
        raise instantiation_error()
    if not isinstance(goal, Atom | Struct):
        raise type_error("callable", goal)


def no_load(name: str) -> PrologError:
    """A directive that is called as a goal."""
    return permission_error("execute", "directive", Atom(name))


def load_context(engine, key, value):
    """prolog_load_context/2"""
    if not engine.loads or not isinstance(key, Atom):
        return False
    load = engine.loads[-1]
    position = Struct("$stream_position", (0, load.line, 0, 0))  # which character of the text it is nobody keeps
    known: dict[str, Term] = {"term_position": position, "module": Atom(load.module), "dialect": Atom("wamjit")}
    known["script"] = Atom("false")
    if load.path is not None:
        folder = Atom(str(load.folder.resolve()))
        known |= {"source": Atom(str(load.path.resolve())), "file": Atom(file_of(load)), "directory": folder}
    return [(value, known[key.name])] if key.name in known else False


def file_of(load) -> str:
    """The file that the text is from which is being loaded: perhaps an included one."""
    return str(Path(load.name).resolve())


def source_location(engine, file, line):
    """source_location/2"""
    if not engine.loads or engine.loads[-1].name is None:
        return False
    return [(file, Atom(file_of(engine.loads[-1]))), (line, engine.loads[-1].line)]


STYLES = {"singleton": "singletons"}  # what a style is called that stands for warnings of another name


def style_check(engine, term):
    """style_check/1: -Style leaves out warnings in the rest of the text that is loaded, +Style gives them again"""
    items, tail = list_parts(term)
    for item in items if items and tail is NIL else [term]:
        if isinstance(item, Var):
            raise instantiation_error()
        if not (isinstance(item, Struct) and item.name in ("+", "-") and len(item.args) == 1):
            raise domain_error("style_name", item)
        style = item.args[0]
        if not isinstance(style, Atom):
            raise instantiation_error() if isinstance(style, Var) else type_error("atom", style)
        if engine.loads:
            off = engine.loads[-1].unchecked
            (off.add if item.name == "-" else off.discard)(STYLES.get(style.name, style.name))


def source_files(engine, found):
    """'$source_files'(-List): file(Path, Module) of all files that were loaded"""
    from wamjit.read.terms import make_list

    rows = [Struct("file", (Atom(str(s.path)), Atom(s.module or s.space))) for s in engine.sources.values()]
    return [(found, make_list(rows))]
