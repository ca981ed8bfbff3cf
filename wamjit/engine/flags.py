"""Prolog flags.

In: names and values. Out: the same, checked. Holds: a flag that the reader, the writer or the engine looks at has one
of its values; a read-only flag cannot be changed.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from wamjit import __version__
from wamjit.builtins.encodings import known
from wamjit.engine import limits
from wamjit.engine.errors import domain_error, instantiation_error, permission_error, type_error
from wamjit.read.terms import NIL, Atom, Struct, Term, Var, make_list

FALSE = Atom("false")

ON_OFF = ("true", "false")
QUOTES = ("codes", "chars", "atom", "string")
CHOICES = {
    "double_quotes": QUOTES,
    "back_quotes": (*QUOTES, "error"),
    "unknown": ("error", "fail", "warning"),
    "occurs_check": ("false",),
    "char_conversion": ("off",),
    "debug": ("off", "on"),
    "iso": ON_OFF,
    "fileerrors": ON_OFF,
    "verbose": ("normal", "silent"),
    "verbose_load": ("full", "normal", "silent"),
    "float_overflow": ("error", "infinity"),
    "float_zero_div": ("error", "infinity"),
    "float_undefined": ("error", "nan"),
    "float_rounding": ("to_nearest",),
    "character_escapes": ("true",),
    "gc": ("true",),
    "autoload": ("true",),
    "last_call_optimisation": ("true",),
    "prefer_rationals": ("false",),
} | dict.fromkeys(("optimise", "generate_debug_info", "report_error", "warn_override_implicit_import"), ON_OFF)
READ_ONLY = frozenset(
    """bounded max_arity integer_rounding_function version version_data dialect emulated_dialect arch max_integer
    min_integer max_tagged_integer min_tagged_integer max_char_code address_bits float_max float_min executable home pid
    os_argv unix windows apple cpu_count signals threads timezone
    """.split()
)
# flags of SWI-Prolog, SICStus, GNU Prolog and YAP that mean nothing here: what a program sets is remembered
ELSEWHERE = frozenset(
    """agc_margin agc_close_streams rational_syntax float_format allow_variable_name_as_functor user_flags
    toplevel_prompt toplevel_mode toplevel_var_size toplevel_print_anon toplevel_residue_vars answer_format history
    print_write_options debugger_write_options debugger_show_context debug_on_error debug_term_position color_term
    tty_control xref autoload_verbose table_space max_answers_for_subgoal verbose_autoload verbose_file_search
    compiling source_info profiling typein_syntax_errors syntax_errors wcx legacy_char_classification
    debugger_print_options strict_iso suspicious_warning multifile_warning show_information show_error language_mode
    language index toplevel_hook traditional sandboxed_load shift_check variable_names_may_end_with_quotes
    vmi_builtin stream_type_check
    """.split()
)
# flags that leave out warnings when they are off: the name that the message of the loader has
WARNINGS = {
    "single_var_warnings": "singletons",
    "singleton_warning": "singletons",
    "discontiguous_warnings": "discontiguous",
    "redefine_warnings": "redefined_procedure",
}
SAME = {"answer_write_options": "toplevel_print_options", "toplevel_print_options": "answer_write_options"}
ANSWER_OPTIONS = make_list(
    [
        *(Struct(name, (Atom("true"),)) for name in ("quoted", "portray", "numbervars")),
        Struct("max_depth", (60,)),
        Struct("spacing", (Atom("next_argument"),)),
    ]
)
TYPES: dict[str, Callable[[Term], bool]] = {
    "boolean": lambda value: isinstance(value, Atom) and value.name in (*ON_OFF, "on", "off"),
    "atom": lambda value: isinstance(value, Atom),
    "integer": lambda value: isinstance(value, int),
    "float": lambda value: isinstance(value, float),
    "term": lambda value: True,
}


def of_the_system(engine) -> dict[str, Term]:
    """The flags that say what the system and the machine are."""
    layout, package = engine.layout, Path(__file__).resolve().parent.parent
    numbers = [int(part) for part in __version__.split(".")]
    flags: dict[str, Term] = {
        "bounded": Atom("false"),
        "max_arity": Atom("unbounded"),
        "integer_rounding_function": Atom("toward_zero"),
        "max_integer": (1 << 63) - 1,  # what other systems say; integers are not bounded
        "min_integer": -(1 << 63),
        "max_tagged_integer": layout.small_max,
        "min_tagged_integer": layout.small_min,
        "max_char_code": sys.maxunicode,
        "address_bits": layout.bits,
        "float_max": sys.float_info.max,
        "float_min": sys.float_info.min,
        "dialect": Atom("wamjit"),
        "emulated_dialect": Atom("wamjit"),
        "version": sum(number * 100**place for place, number in zip((2, 1, 0), numbers, strict=True)),
        "version_data": Struct("wamjit", (*numbers, NIL)),
        "arch": Atom(engine.target.name),
        "executable": Atom(sys.executable or ""),
        "home": Atom(str(package)),
        "pid": os.getpid(),
        "os_argv": make_list(map(Atom, sys.argv)),
        "cpu_count": os.cpu_count() or 1,
        "timezone": time.timezone,
        "signals": Atom("true"),
        "threads": Atom("false"),
    }
    names = {"posix": "unix", "nt": "windows"}
    if os.name in names:
        flags[names[os.name]] = Atom("true")
    return flags


def changeable() -> dict[str, Term]:
    """The flags that a program may set, as they are at the beginning; of some there is one value only."""
    first = {name: values[0] for name, values in CHOICES.items()}
    first |= {"verbose_load": "silent", "back_quotes": "error", "optimise": "false"}
    flags: dict[str, Term] = {name: Atom(value) for name, value in first.items()}
    flags |= dict.fromkeys(SAME, ANSWER_OPTIONS)
    return flags | {"argv": NIL, "encoding": Atom("utf8"), "tmp_dir": Atom(temporary_folder())}


def temporary_folder() -> str:
    """Where temporary files go, as `tempfile` of Python chooses it, without its import and without trying to write."""
    named = [os.environ[name] for name in ("TMPDIR", "TEMP", "TMP") if os.environ.get(name)]
    for folder in (*named, "/tmp", "/var/tmp", "/usr/tmp"):
        if os.path.isdir(folder) and os.access(folder, os.W_OK | os.X_OK):
            return os.path.abspath(folder)
    return os.getcwd()


def named_encoding(flag: Atom, value: Term) -> Atom:
    """The name under which streams show an encoding; the error for what is none."""
    found = known(value.name) if isinstance(value, Atom) else None
    if found is None:
        raise domain_error("flag_value", Struct("+", (flag, value)))
    return Atom(found)


class SourceFlags:
    """The flags as they are for program text, which may say more than ISO lets `read` say: `X = +`, `a | b`."""

    bare_operators = bar_operator = True

    def __init__(self, flags):
        self.flags = flags

    def __getattr__(self, name: str):
        return getattr(self.flags, name)


class Flags:
    """The flags of one engine."""

    def __init__(self, engine):
        self.engine = engine
        self.values: dict[str, Term] = of_the_system(engine) | changeable() | limits.values(engine.areas)
        self.read_only = set(READ_ONLY)
        self.conversions: dict[str, str] = {}  # of char_conversion/2
        self.types: dict[str, str] = {}  # of flags that create_prolog_flag/3 made

    def __getitem__(self, name: str) -> Term:
        return self.values[name]

    @property
    def double_quotes(self) -> str:
        """What text in double quotes is, for the reader."""
        return self.values["double_quotes"].name

    @property
    def back_quotes(self) -> str:
        """What text in back quotes is, for the reader."""
        name = self.values["back_quotes"].name
        return "codes" if name == "error" and self.loose else name

    @property
    def encoding(self) -> str:
        """The encoding of texts that say nothing of theirs."""
        return self.values["encoding"].name

    @property
    def loose(self) -> bool:
        """Whether the reader takes what other systems read beyond ISO."""
        return self.values["iso"] is FALSE

    bare_operators = bar_operator = loose

    def items(self) -> Iterator[tuple[str, Term]]:
        """All flags."""
        return iter(list(self.values.items()))

    def set(self, flag: Term, value: Term) -> None:
        """set_prolog_flag/2."""
        if isinstance(flag, Var) or isinstance(value, Var):
            raise instantiation_error()
        if not isinstance(flag, Atom):
            raise type_error("atom", flag)
        if flag.name not in self.values and not self.may_come(flag.name):
            raise domain_error("prolog_flag", flag)
        if flag.name in self.read_only:
            raise permission_error("modify", "flag", flag)
        if flag.name in limits.LIMITS:
            value = limits.set_limit(self.engine, flag.name, value)
        allowed = CHOICES.get(flag.name)
        if allowed is not None and not (isinstance(value, Atom) and value.name in allowed):
            raise domain_error("flag_value", Struct("+", (flag, value)))
        kind = self.types.get(flag.name, "term")
        if not TYPES[kind](value):
            raise type_error(kind, value)
        if flag.name == "encoding":
            value = named_encoding(flag, value)
        self.values[flag.name] = value
        self.engine.syntax.forget()
        if flag.name in WARNINGS and self.engine.loads:
            loading, warning = self.engine.loads[-1].unchecked, WARNINGS[flag.name]
            (loading.add if warning in self.unchecked() else loading.discard)(warning)
        if flag.name in SAME:
            self.values[SAME[flag.name]] = value

    def may_come(self, name: str) -> bool:
        """Whether a flag that is not there may be set: one of another system; any, where text need not be ISO."""
        return self.loose or name in ELSEWHERE or name in WARNINGS

    def unchecked(self) -> set[str]:
        """The warnings that flags leave out of texts that are loaded from now on."""
        return {warning for flag, warning in WARNINGS.items() if self.values.get(flag) in (Atom("off"), FALSE)}

    def quotes(self) -> tuple[Term, Term]:
        """The flags that a module file may set for itself."""
        return self.values["double_quotes"], self.values["back_quotes"]

    def set_quotes(self, quotes: tuple[Term, Term]) -> None:
        """Set them back."""
        self.values["double_quotes"], self.values["back_quotes"] = quotes
        self.engine.syntax.forget()

    def create(self, name: str, value: Term) -> None:
        """What the command line sets."""
        self.values[name] = value
        self.engine.syntax.forget()

    def create_as(self, name: str, value: Term, kind: str, *, keep: bool, fixed: bool) -> None:
        """create_prolog_flag/3: with a type, perhaps not if it is there already, perhaps never to be changed."""
        if keep and name in self.values:
            return
        if name in self.read_only:
            raise permission_error("modify", "flag", Atom(name))
        if not TYPES[kind](value):
            raise type_error(kind, value)
        self.values[name], self.types[name] = value, kind
        self.engine.syntax.forget()
        if fixed:
            self.read_only.add(name)
