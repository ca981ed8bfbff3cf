"""Files that were loaded: which there are, when one is loaded again, and what a file name means.

In: file names as terms or text, options of load_files/2. Out: loaded files, imports into the module that asked.
Holds: a file that is no module is loaded into the module that asks for it; one that is being loaded is not loaded
again; when a module file is loaded again, those who imported from it do so again.
"""

from __future__ import annotations

from pathlib import Path

from wamjit.engine.errors import PrologError, domain_error, existence_error, instantiation_error, permission_error
from wamjit.engine.exports import exports
from wamjit.engine.imports import Wanted
from wamjit.engine.loader import Load
from wamjit.engine.predicates import USER, Predicate
from wamjit.engine.source import SourceProblem, find_file, read_text
from wamjit.read.terms import NIL, Atom, String, Struct, Term, Var, list_parts

ALWAYS, CHANGED, NOT_LOADED = "true", "changed", "not_loaded"
# libraries of other systems whose predicates are always there
LIBRARIES = frozenset(
    """between system format charsio when types sets apply_macros sort filesex listing check statistics
    dialect make thread pprint shell pio http/json tables basics edit url help readline editline
    md5 sha crypto uuid base32 operators porter_stem logarr arrays pldoc""".split()
)


class SourceFile:
    """A file that was loaded: `name` is what messages have, `space` the module that it was loaded into."""

    def __init__(self, path: Path, name: str, space: str, changed: float) -> None:
        self.path, self.name, self.space = path, name, space
        self.changed = changed  # when it was changed last
        self.module: str | None = None  # the module that it is
        self.predicates: set[Predicate] = set()  # those that it has clauses for
        self.included: dict[Path, float] = {}
        self.takers: list[tuple[str, Wanted, bool]] = []

    def is_old(self) -> bool:
        """Whether a file has changed since it was loaded."""
        return any(time_of(path) != time for path, time in [(self.path, self.changed), *self.included.items()])


class Options:
    """How load_files/2 loads."""

    def __init__(
        self,
        condition: str = ALWAYS,
        must_be_module: bool = False,
        wanted: Wanted | None = None,
        reexport: bool = False,
    ) -> None:
        self.condition, self.must_be_module, self.reexport = condition, must_be_module, reexport
        self.wanted = wanted or Wanted()


def time_of(path: Path) -> float:
    """When a file was changed last; 0 for one that is not there."""
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0


def consult(engine, path=None, text: str | None = None) -> bool:
    """Load a file or a text; whether everything in it went well. A file that cannot be read is a Prolog error."""
    if path is not None and text is not None:
        raise TypeError("a path or a text, not both")
    if text is not None:
        return Load(engine, None, text, engine.modules.source).run()
    return load_file(engine, engine.modules.source, str(path), Atom(str(path)), Options())


def load_files(engine, space: str, files: Term, options: Options) -> bool:
    """load_files/2 for one file or a list of them, on behalf of a module."""
    return all([load_one(engine, space, file, options) for file in files_of(files)])


def files_of(term: Term) -> list[Term]:
    """The files of consult/1: one, or a list."""
    if isinstance(term, Var):
        raise instantiation_error()
    items, tail = list_parts(term)
    if term is NIL:
        return []
    if items and tail is NIL and not is_text(items):
        return [name for item in items for name in files_of(item)]
    return [term]


def is_text(items: list[Term]) -> bool:
    """Whether the items of a list are character codes: a name in double quotes."""
    return all(isinstance(item, int) for item in items)


def load_one(engine, space: str, term: Term, options: Options) -> bool:
    """Load a file for a module."""
    if isinstance(term, Struct) and len(term.args) == 1:
        name = slashes(term.args[0])
        if term.name == "library":
            if name in exports():
                engine.imports.take_library(space, name, options.wanted, options.reexport)
                return True
            if name in LIBRARIES:
                return True
        for folder in search_path(engine, term.name):
            try:
                found = find_file(str(folder / name), None)
            except SourceProblem:
                continue
            return load_file(engine, space, str(found), term, options)
        raise existence_error("library", term) if term.name == "library" else existence_error("source_sink", term)
    return load_file(engine, space, plain_name(term), term, options)


def plain_name(term: Term) -> str:
    """A file name."""
    if isinstance(term, Atom):
        return term.name
    if isinstance(term, String):
        return term.text
    if isinstance(term, Struct) and term.name == "/":
        return slashes(term)
    items, tail = list_parts(term)
    if items and tail is NIL and is_text(items):
        return "".join(map(chr, items))
    raise domain_error("source_sink", term)


def slashes(term: Term) -> str:
    """a/b/c as a text."""
    if isinstance(term, Var):
        raise instantiation_error()
    if isinstance(term, Struct) and term.name == "/" and len(term.args) == 2:
        return f"{slashes(term.args[0])}/{slashes(term.args[1])}"
    return plain_name(term)


def search_path(engine, alias: str, depth: int = 8) -> list[Path]:
    """The folders of user:file_search_path/2, and for `library` those of user:library_directory/1."""
    folders = []
    value = Var()
    goals = [Struct("file_search_path", (Atom(alias), value))]
    if alias == "library":
        goals.append(Struct("library_directory", (value,)))
    for goal in goals:
        known = engine.predicates.find(USER, goal.name, len(goal.args))
        if known is None or not known.definition.exists or not depth:
            continue
        for answer in list(engine.solve(goal, value)):
            if isinstance(answer, Struct) and len(answer.args) == 1:
                inner = slashes(answer.args[0])
                folders += [folder / inner for folder in search_path(engine, answer.name, depth - 1)]
            elif isinstance(answer, Atom | String | Struct):
                folders.append(Path(slashes(answer)).expanduser())
    return folders


def load_file(engine, space: str, name: str, term: Term, options: Options) -> bool:
    """Load a file unless that is not asked for, and import from it."""
    try:
        found = find_file(name, engine.loads[-1].folder if engine.loads else None)
        path = found.resolve()
        source = engine.sources.get(path)
        well = True
        if source is None or (not in_progress(engine, path) and is_due(source, space, options)):
            well = run(engine, found, path, space, options.must_be_module)
            source = engine.sources[path]
    except SourceProblem as problem:
        raise file_error(problem, term) from None
    if source.module is not None:
        take(engine, source, space, options)
    elif options.must_be_module:
        raise domain_error("module_file", term)
    return well


def is_due(source: SourceFile, space: str, options: Options) -> bool:
    """Whether a file that was loaded is loaded again."""
    if source.module is None and source.space != space:
        return True
    return options.condition == ALWAYS or (options.condition == CHANGED and source.is_old())


def in_progress(engine, path: Path) -> bool:
    """Whether a file is being loaded."""
    return any(load.path is not None and load.path.resolve() == path for load in engine.loads)


def run(engine, found: Path, path: Path, space: str, must_be_module: bool) -> bool:
    """Load a file."""
    before = engine.sources.get(path)
    source = SourceFile(path, str(found), space, time_of(path))
    load = Load(engine, found, read_text(found, engine.flags.encoding), space, source, must_be_module)
    engine.sources[path] = source
    try:
        well = load.run()
    except BaseException:
        if source.module is None and not source.predicates:
            engine.sources.pop(path)
        raise
    if before is not None:
        source.takers = before.takers
        forget(engine, before, source)
        for taker, wanted, reexport in source.takers:
            if source.module is not None and source.module == before.module:
                engine.imports.take(taker, source.module, wanted, reexport)
    return well


def take(engine, source: SourceFile, space: str, options: Options) -> None:
    """Import from a module file into the module that asked for it."""
    if source.module != space:
        taking = (space, options.wanted, options.reexport)
        if taking not in source.takers:
            source.takers.append(taking)
        engine.imports.take(space, source.module, options.wanted, options.reexport)


def forget(engine, before: SourceFile, now: SourceFile) -> None:
    """What a file defined and does not any more goes."""
    for predicate in before.predicates - now.predicates:
        if predicate.file != before.name and not predicate.multifile:
            continue
        if predicate.dynamic:
            engine.database.erase_all(predicate)
            continue
        predicate.clauses = [clause for clause in predicate.clauses if clause.file != before.name]
        predicate.defined = bool(predicate.clauses) or predicate.multifile
        engine.predicates.reset(predicate)


def make(engine) -> bool:
    """make/0: load again what has changed."""
    well = True
    for source in list(engine.sources.values()):
        if source.is_old():
            engine.reporter.show("informational", f"% {source.name} has changed: loading it again\n")
            well = run(engine, Path(source.name), source.path, source.space, source.module is not None) and well
    return well


def file_error(problem: SourceProblem, culprit: Term) -> PrologError:
    """A file that cannot be loaded, as a Prolog error; its context is the reason."""
    reason = Atom(str(problem))
    if problem.kind == "missing":
        return existence_error("source_sink", culprit, reason)
    error = permission_error("open", "source_sink", culprit)
    error.term.args = (error.term.args[0], reason)
    return error
