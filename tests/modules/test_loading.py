"""Files: loaded once, again when they changed, by other names; what is said about clashes and mistakes."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from wamjit import Prolog, PrologError
from wamjit.engine.errors import Halt


@pytest.fixture
def prolog(tmp_path, monkeypatch):
    """An engine in an empty folder."""
    monkeypatch.chdir(tmp_path)
    with Prolog() as prolog:
        yield prolog


def write(name: str, text: str, later: int = 0) -> None:
    """A file; `later` seconds newer than now."""
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    if later:
        status = path.stat()
        os.utime(path, (status.st_atime + later, status.st_mtime + later))


def values(prolog, goal: str, name: str = "X") -> list:
    return [answer[name] for answer in prolog.query(goal)]


def messages(capfd) -> list[str]:
    return capfd.readouterr().err.splitlines()


def formal(prolog, goal: str) -> str:
    """The formal term of the error that a goal raises, as a text."""
    with pytest.raises(PrologError) as caught:
        prolog.query_once(goal)
    return prolog.query_once("format(atom(A), '~q', [T])", T=caught.value.term.args[0])["A"].name


# loading again


def test_consulting_again_replaces_what_the_file_defined(prolog):
    write("a.pl", "p(1). p(2). gone(1). :- dynamic d/1. d(1).")
    prolog.consult("a.pl")
    write("a.pl", "p(3). :- dynamic d/1. d(2).")
    prolog.consult("a.pl")
    assert values(prolog, "p(X)") == [3]
    assert values(prolog, "d(X)") == [2]
    assert formal(prolog, "gone(_)") == "existence_error(procedure,gone/1)"


def test_make_loads_what_has_changed(prolog, capfd):
    write("a.pl", ":- module(a, [p/1]). p(1).")
    write("b.pl", ":- use_module(a). q(X) :- p(X). :- write(b).")
    prolog.consult("b.pl")
    assert values(prolog, "q(X)") == [1]
    write("a.pl", ":- module(a, [p/1, r/1]). p(2). r(new).", later=10)
    capfd.readouterr()
    prolog.query_once("make")
    assert values(prolog, "q(X)") == [2]
    assert [str(x) for x in values(prolog, "r(X)")] == ["new"]
    out, err = capfd.readouterr()
    assert "b" not in out and "a.pl has changed" in err
    prolog.query_once("make")
    assert capfd.readouterr() == ("", "")


def test_an_included_file_counts_for_make(prolog):
    write("part.pl", "p(1).")
    write("a.pl", ":- include(part).")
    prolog.consult("a.pl")
    write("part.pl", "p(2).", later=10)
    prolog.query_once("make")
    assert values(prolog, "p(X)") == [2]


@pytest.mark.parametrize(
    "goal, loads",
    [
        ("consult(a)", 2),
        ("ensure_loaded(a)", 1),
        ("load_files(a, [if(true)])", 2),
        ("load_files(a, [if(not_loaded)])", 1),
        ("load_files(a, [if(changed)])", 1),
        ("[a]", 2),
    ],
)
def test_when_a_file_is_loaded_again(prolog, goal, loads):
    write("a.pl", ":- assertz(loaded(a)).")
    prolog.consult("a.pl")
    prolog.query_once(goal)
    assert len(values(prolog, "loaded(X)")) == loads


def test_a_changed_file_is_loaded_again(prolog):
    write("a.pl", "p(1).")
    prolog.consult("a.pl")
    write("a.pl", "p(2).", later=10)
    prolog.query_once("load_files(a, [if(changed)])")
    assert values(prolog, "p(X)") == [2]


def test_clauses_of_other_files_stay_with_a_multifile_predicate(prolog):
    write("a.pl", ":- multifile p/1. p(a).")
    write("b.pl", ":- multifile p/1. p(b).")
    prolog.consult("a.pl")
    prolog.consult("b.pl")
    write("a.pl", ":- multifile p/1. p(c).")
    prolog.consult("a.pl")
    assert sorted(str(x) for x in values(prolog, "p(X)")) == ["b", "c"]


def test_a_redefined_predicate_is_redefined_for_those_who_import_it(prolog):
    write("a.pl", ":- module(a, [p/1]). p(1).")
    write("b.pl", ":- module(b, [q/1]). :- use_module(a). q(X) :- p(X).")
    prolog.consult("b.pl")
    assert values(prolog, "q(X)") == [1]
    write("a.pl", ":- module(a, [p/1]). p(2). p(3).")
    prolog.consult("a.pl")
    assert values(prolog, "q(X)") == [2, 3]
    assert values(prolog, "b:p(X)") == [2, 3]


# names of files


def test_files_beside_the_one_that_asks(prolog):
    write("sub/a.pl", ":- use_module(inner/b). p(X) :- q(X).")
    write("sub/inner/b.pl", ":- module(b, [q/1]). :- use_module('../c'). q(X) :- r(X).")
    write("sub/c.pl", ":- module(c, [r/1]). r(found).")
    prolog.consult("sub/a.pl")
    assert [str(x) for x in values(prolog, "p(X)")] == ["found"]


def test_folders_of_file_search_path(prolog):
    write("lib/one.pl", ":- module(one, [p/1]). p(1).")
    write("more/two.pl", ":- module(two, [q/1]). q(2).")
    prolog.consult(
        text=":- multifile user:file_search_path/2.\n"
        "user:file_search_path(mine, lib). user:file_search_path(library, more).\n"
        ":- use_module(mine(one)). :- use_module(library(two))."
    )
    assert values(prolog, "p(X), q(Y), X < Y") == [1]


@pytest.mark.parametrize(
    "goal, error",
    [
        ("use_module(nowhere)", "existence_error(source_sink,nowhere)"),
        ("use_module(library(no_such_library))", "existence_error(library,library(no_such_library))"),
        ("use_module(plain)", "domain_error(module_header,p(1))"),
        ("use_module(X)", "instantiation_error"),
        ("use_module(a, X)", "instantiation_error"),
        ("use_module(a, [p])", "type_error(predicate_indicator,p)"),
        ("use_module(a, p/1)", "type_error(list,p/1)"),
        ("use_module(1)", "domain_error(source_sink,1)"),
        ("load_files(a, [if(maybe)])", "domain_error(load_option,if(maybe))"),
        ("load_files(a, X)", "instantiation_error"),
        ("consult(folder)", "permission_error(open,source_sink,folder)"),
        ("meta_predicate(p)", "type_error(callable,p)"),
        ("meta_predicate(p(x))", "domain_error(meta_argument_specifier,x)"),
        ("import(other:p/1)", "permission_error(import_into(user),procedure,other:p/1)"),
        ("1:p(x)", "type_error(module,1)"),
        ("X:p(x)", "instantiation_error"),
        ("a:X", "instantiation_error"),
        ("assertz(1:p(x))", "type_error(module,1)"),
        ("assertz(a:(p(_) :- 1))", "type_error(callable,1)"),
        ("assertz(a:atom(_))", "permission_error(modify,static_procedure,atom/1)"),
        ("asserta(a:p(2))", "permission_error(modify,static_procedure,a:p/1)"),
        ("clause(a:atom(_), B)", "permission_error(access,private_procedure,atom/1)"),
        ("abolish(a:p/1)", "permission_error(modify,static_procedure,a:p/1)"),
        ("a:secret(_, _)", "existence_error(procedure,a:secret/2)"),
        ("secret(_)", "existence_error(procedure,secret/1)"),
        ("module_property(1, P)", "type_error(module,1)"),
        ("current_predicate(p)", "type_error(predicate_indicator,p)"),
        ("dynamic(a:p)", "type_error(predicate_indicator,p)"),
    ],
)
def test_errors(prolog, goal, error):
    write("a.pl", ":- module(a, [p/1]). p(1). secret(1).")
    write("other.pl", ":- module(other, [p/1]). p(other).")
    write("plain.pl", "p(1).")
    Path("folder").mkdir()
    prolog.consult(text=":- use_module(a). :- use_module(other, []).")
    assert formal(prolog, goal).replace("_G", "_") == error


# messages


def load_messages(prolog, capfd, text: str, **files: str) -> list[str]:
    """What loading a program says."""
    for name, content in files.items():
        write(f"{name}.pl", content)
    write("main.pl", text)
    prolog.consult("main.pl")
    return messages(capfd)


A = ":- module(a, [p/1, q/1]).\np(a). q(a).\n"
B = ":- module(b, [p/1]).\np(b).\n"


def test_a_local_definition_overrides_a_weak_import(prolog, capfd):
    said = load_messages(prolog, capfd, ":- use_module(a).\np(mine).\n", a=A)
    assert said == ["Warning: main.pl:2: Local definition of user:p/1 overrides weak import from a"]
    assert [str(x) for x in values(prolog, "p(X)")] == ["mine"]


def test_a_definition_that_is_there_already_stays(prolog, capfd):
    said = load_messages(prolog, capfd, "p(mine).\n:- use_module(a).\n", a=A)
    assert said == ["Warning: main.pl:2: Local definition of user:p/1 overrides weak import from a"]
    assert [str(x) for x in values(prolog, "p(X)")] == ["mine"]


def test_a_definition_of_what_was_imported_by_name_is_an_error(prolog, capfd):
    said = load_messages(prolog, capfd, ":- use_module(a, [p/1]).\np(mine).\np(again).\n", a=A)
    assert said == ["Error: main.pl:2: no permission to redefine imported procedure a:p/1"]
    assert [str(x) for x in values(prolog, "p(X)")] == ["a"]


def test_two_imports_clash(prolog, capfd):
    said = load_messages(prolog, capfd, ":- use_module(a).\n:- use_module(b).\n", a=A, b=B)
    assert said == ["Error: main.pl:2: No permission to import b:p/1 into user (already imported from a)"]
    assert [str(x) for x in values(prolog, "p(X)")] == ["a"]


def test_an_export_without_a_definition(prolog, capfd):
    said = load_messages(prolog, capfd, ":- use_module(a).\n", a=":- module(a, [p/1]).\n")
    assert said == ["Error: a.pl: Exported procedure a:p/1 is not defined"]


def test_an_import_that_is_not_exported(prolog, capfd):
    said = load_messages(prolog, capfd, ":- use_module(a, [r/0]).\n", a=A)
    assert said == ["Warning: main.pl:1: a:r/0 is not exported (still imported into user)"]


def test_a_module_of_two_files(prolog, capfd):
    said = load_messages(prolog, capfd, ":- use_module(a).\n:- use_module(b).\n", a=A, b=A)
    assert len(said) == 1 and said[0].startswith("Error: main.pl:2: directive: no permission to load source sink")
    assert "module a is already loaded from" in said[0]


def test_errors_say_where_they_were_raised(prolog, capfd):
    text = "p(X) :- Y is X + foo, q(Y).\nq(_).\nr(X) :- s(X), q(X).\n:- p(1).\n:- r(1).\n"
    said = load_messages(prolog, capfd, text)
    assert said == [
        "Warning: main.pl:4: Goal (directive) raised type error: evaluable expected, found foo/0 in p/1 (main.pl:1)",
        "Warning: main.pl:5: Goal (directive) raised unknown procedure s/1 in r/1 (main.pl:3)",
    ]


def test_list_undefined(prolog, capfd):
    text = (
        "p :- q, r.\nq :- findall(X, s(X), _), maplist(t, []), \\+ u.\nr :- a:p(_), a:none.\n"
        ":- dynamic s/1.\n:- use_module(a).\n"
    )
    assert load_messages(prolog, capfd, text, a=A) == []
    prolog.query_once("list_undefined")
    assert messages(capfd) == [
        "Warning: main.pl:2: t/1 is called by q/0 and is not defined",
        "Warning: main.pl:2: u/0 is called by q/0 and is not defined",
        "Warning: main.pl:3: a:none/0 is called by r/0 and is not defined",
    ]


# what is not loaded costs nothing


def test_a_library_that_is_used_is_not_loaded_before_a_call(prolog):
    prolog.consult(text=":- use_module(library(ugraphs)). :- use_module(library(lists)). :- use_module(library(yall)).")
    assert prolog.engine.registry.loaded == set()
    assert prolog.query_once("vertices_edges_to_ugraph([a], [], G)")["G"]
    assert "ugraphs" in prolog.engine.registry.loaded


def test_a_call_across_modules_goes_through_one_cell(prolog):
    write("a.pl", ":- module(a, [p/1]). p(1).")
    prolog.consult("a.pl")
    prolog.query_once("p(_)")
    space = prolog.engine.predicates
    mine, its = space.find("user", "p", 1), space.find("a", "p", 1)
    read = prolog.engine.codespace.read
    assert read(mine.cell) == read(its.cell) != its.leadin


def test_the_toplevel_module(prolog):
    write("a.pl", ":- module(a, []). :- op(700, xfx, ===>). p(1).")
    prolog.consult("a.pl")
    prolog.query_once("module(a)")
    assert prolog.engine.modules.typein == "a"
    assert values(prolog, "X = (b ===> c)")[0].name == "===>"


def test_text_is_read_again_when_a_file_that_it_loads_has_other_operators(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    main = ":- use_module(ops).\nt(X) :- X = (a ===> b ===> c).\n:- op(700, xfx, =*=).\nu(X) :- X = (a =*= b).\n"
    write("main.pl", main)
    for kind, side in (("xfy", 0), ("yfx", 1), ("yfx", 1), ("xfy", 0)):
        write("ops.pl", f":- module(ops, [op(700, {kind}, ===>)]).")
        with Prolog() as prolog:
            prolog.consult("main.pl")
            term = values(prolog, "t(X)")[0]
            assert str(term.args[side]) == ("a" if kind == "xfy" else "c")
            assert values(prolog, "u(X)")[0].name == "=*="


# what library predicates without arguments and goals inside of arguments mean in a module


def test_main_is_that_of_the_module_that_asks(prolog, capfd):
    write("prog.pl", ":- module(prog, []). :- initialization(main). main(A) :- print(A), nl, fail.")
    with pytest.raises(Halt):
        prolog.consult("prog.pl")
    assert capfd.readouterr().out == "[]\n"


def test_a_module_without_a_name_is_called_as_its_file(prolog, capfd):
    write("nameless.pl", ":- module(_, [p/1]). p(1).")
    prolog.consult("nameless.pl")
    assert values(prolog, "p(X)") == values(prolog, "nameless:p(X)") == [1]


def test_goals_of_format_belong_to_the_module(prolog, capfd):
    write(
        "a.pl",
        ':- module(a, [p/0, q/1]). hello :- write(hello). p :- format("~@~n", [hello]).\n'
        'q(A) :- format(atom(A), "~@ ~w", [hello, x:y]).',
    )
    prolog.consult("a.pl")
    assert [str(value) for value in values(prolog, "p, q(X)")] == ["hello x:y"]
    assert capfd.readouterr().out == "hello\n"


def test_built_in_predicates_are_named_without_a_module(prolog):
    write("a.pl", ":- module(a, [p/1]). p(G) :- call(G). own(1).")
    prolog.consult("a.pl")
    for goal in "assertz(atom(_))", "retract(atom(_))", "abolish(atom/1)":
        assert formal(prolog, f"p({goal})") == formal(prolog, f"a:{goal}")
        assert formal(prolog, f"a:{goal}") == "permission_error(modify,static_procedure,atom/1)"
    assert formal(prolog, "a:clause(atom(_), _)") == "permission_error(access,private_procedure,atom/1)"
    assert formal(prolog, "a:assertz(own(2))") == "permission_error(modify,static_procedure,a:own/1)"
