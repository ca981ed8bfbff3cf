"""Dynamic predicates: order, the logical update view, bodies, errors, and the room that they take."""

from __future__ import annotations

import pytest
from chains import Chains, check_chains

from wamjit import PrologError
from wamjit.table import load_record

RULES = """
:- dynamic p/1, p/2, q/2, r/1, s/0, count/1.
count_to(N) :- between(1, N, _), retract(count(C)), D is C + 1, assertz(count(D)), fail.
count_to(_).
add(N) :- between(1, N, I), assertz(q(I, I)), fail.
add(_).
look(N) :- between(1, N, I), \\+ q(I, I), !, fail.
look(_).
take(N, M) :- between(N, M, I), retract(q(I, _)), fail.
take(_, _).
"""


@pytest.fixture
def program(prolog):
    """An engine with the predicates above."""
    prolog.consult(text=RULES)
    return prolog


def store_field(prolog, field: str) -> int:
    """Where a field of the store's record is."""
    engine = prolog.engine
    return engine.worker["store"] + load_record("store", engine.target.word_size).offset(field)


CASES = [
    # order, and first arguments of every kind
    ("assertz(p(2)), assertz(p(3)), asserta(p(1)), p(X)", "X", "1 2 3"),
    ("( member(X, [a, 1, f(_), [_], 1.5, \"s\", 'A', -1]), assertz(q(X, X)), fail ; q(f(7), Y) )", "Y", "f(7)"),
    ("assertz(q(a, 1)), assertz(q(_, 2)), assertz(q(b, 3)), assertz(q(a, 4)), q(a, X)", "X", "1 2 4"),
    ("forall(member(K-V, [a-1, _-2, b-3, a-4, c-5, d-6, e-7, f-8, a-9, _-10, b-11]), assertz(q(K, V))), q(a, X)", "X",
     "1 2 4 9 10"),
    ("forall(between(1, 20, I), asserta(q(I, I))), asserta(q(_, 0)), q(7, X)", "X", "0 7"),
    ("forall(between(1, 20, I), (J is I mod 2, assertz(q(J, I)))), retract(q(1, 1)), q(1, X)", "X",
     "3 5 7 9 11 13 15 17 19"),
    ("X = 123456789012345678901234567890, assertz(p(X)), Y is X + 1, assertz(p(Y)), p(Y)", "Y - X",
     "123456789012345678901234567891-123456789012345678901234567890"),
    # a search sees the clauses that were there when it began
    ("assertz(p(1)), assertz(p(2)), ( p(X), assertz(p(9)), fail ; p(X) )", "X", "1 2 9 9"),
    ("assertz(p(1)), assertz(p(2)), assertz(p(3)), p(X), ignore(retract(p(2)))", "X", "1 2 3"),
    ("assertz(p(1)), assertz(p(2)), assertz(p(3)), p(X), retractall(p(_))", "X", "1 2 3"),
    ("assertz(p(1)), assertz(p(2)), p(X), asserta(p(0))", "X", "1 2"),
    ("assertz(p(1)), assertz(p(2)), assertz(p(3)), retract(p(X)), ignore(retract(p(2)))", "X", "1 2 3"),
    ("assertz(p(1)), assertz(p(2)), clause(p(X), true), abolish(p/1)", "X", "1 2"),
    ("assertz(p(1)), retract(p(1)), assertz(p(1)), retract(p(1)), \\+ p(_)", "0", "0"),
    # no choice point behind the last clause that may match
    ("forall(member(X, [1, 2, 3]), assertz(p(X))), '$barrier'(B), p(2), '$barrier'(C), X = B-C, B == C", "yes", "yes"),
    ("forall(between(1, 20, X), assertz(p(X))), '$barrier'(B), p(7), retract(p(8)), clause(p(9), _),"
     "'$barrier'(C), B == C",
     "yes", "yes"),
    # bodies
    ("assertz((r(X) :- X > 2, ! ; X = 0)), member(X, [1, 3]), r(X)", "X", "3"),
    ("assertz((r(X) :- member(X, [1, 2, 3]), X > 1, !)), assertz(r(9)), r(X)", "X", "2"),
    ("assertz((r(X) :- ( X = 1 ; X = 2 ), !)), assertz(r(9)), r(X)", "X", "1"),
    ("assertz((r(X) :- \\+ X = 1)), assertz(r(1)), r(1)", "yes", "yes"),
    ("assertz((r(X) :- ( X == 1 -> true ; fail ))), assertz(r(2)), member(X, [1, 2, 3]), r(X)", "X", "1 2"),
    ("assertz((s :- !)), assertz((s :- throw(no))), s", "yes", "yes"),
    ("assertz((r(X) :- member(X, [a, b]))), r(X)", "X", "a b"),
    ("G = member(X, [a, b]), assertz((r(X) :- G)), r(Y)", "Y", "a b"),
    ("assertz((r(G) :- G)), r(X = 1)", "X", "1"),
    ("assertz((r(G) :- G, true)), clause(r(a), B)", "B", "call(a),true"),
    ("assertz((q(0, []) :- !)), assertz((q(N, [N|T]) :- M is N - 1, q(M, T))), q(3, L)", "L", "[3,2,1]"),
    # variables of clauses
    ("assertz(q(X, X)), q(A, f(B)), B = 1", "A", "f(1)"),
    ("assertz(q(f(X, Y), [Y, X])), q(f(1, Z), [2|_])", "Z", "2"),
    ("assertz(q(X, g(X, Y, Y))), q(1, G)", "G", "g(1,_,_)"),
    ("assertz(q(X, X)), q(f(A), f(B)), A == B", "yes", "yes"),
    ("assertz(p(f(X, 1.5, \"text\", [X|T], T))), p(f(a, F, S, L, [b]))", "F-L", "1.5-[a,b]"),
    ("findall(X, between(1, 300, X), L), G =.. [g|L], assertz(p(G)), p(H), H == G", "yes", "yes"),
    ("length(L, 300), assertz(p(L)), p(K), length(K, N), K = [1|_], L = [V|_], var(V)", "N", "300"),
    # clause/2, retract/1
    ("assertz((r(X) :- p(X), q(X, Y))), clause(r(a), B), B = (p(Z), q(Z, _))", "Z", "a"),
    ("assertz((r(1) :- s)), assertz(r(2)), clause(r(X), true)", "X", "2"),
    ("assertz((r(1) :- s)), assertz(r(2)), retract(r(X)), clause(r(Y), B)", "X-Y-B", "2-1-s"),
    ("assertz((r(1) :- s)), retract((r(X) :- B))", "X-B", "1-s"),
    ("assertz(s), assertz(s), findall(x, s, L)", "L", "[x,x]"),
    ("forall(member(K, [a, b, c]), assertz(q(K, x))), retractall(q(b, _)), q(K, _)", "K", "a c"),
    ("retractall(brand_new(_)), predicate_property(brand_new(_), number_of_clauses(N))", "N", "0"),
    ("forall(between(1, 9, I), assertz(p(I))), retract(p(3)), predicate_property(p(_), number_of_clauses(N))",
     "N", "8"),
    ("current_predicate(p/N), N \\== 0", "N", "1 2"),
    # errors
    ("catch(assertz((p(1) :- 4)), error(E, _), true)", "E", "type_error(callable,4)"),
    ("catch(assertz((p(1) :- s, 4)), error(E, _), true)", "E", "type_error(callable,(s,4))"),
    ("catch(assertz((_ :- true)), error(E, _), true)", "E", "instantiation_error"),
    ("catch(assertz((4 :- true)), error(E, _), true)", "E", "type_error(callable,4)"),
    ("catch(asserta((atom(_) :- true)), error(E, _), true)", "E", "permission_error(modify,static_procedure,atom/1)"),
    ("catch(assertz(add(1)), error(E, _), true)", "E", "permission_error(modify,static_procedure,add/1)"),
    ("catch(retract((_ :- true)), error(E, _), true)", "E", "instantiation_error"),
    ("catch(retract((4 :- true)), error(E, _), true)", "E", "type_error(callable,4)"),
    ("catch(clause(_, true), error(E, _), true)", "E", "instantiation_error"),
    ("catch(clause(p(_), 5), error(E, _), true)", "E", "type_error(callable,5)"),
    ("catch(retractall(atom(_)), error(E, _), true)", "E", "permission_error(modify,static_procedure,atom/1)"),
    ("retract(nobody_knows(_))", "yes", ""),
    ("abolish(p/1), catch(p(_), error(E, _), true)", "E", "existence_error(procedure,p/1)"),
    ("assertz(p(1)), abolish(p/1), assertz(p(2)), p(X)", "X", "2"),
]  # fmt: skip


def test_cases(program, texts):
    wrong = []
    for goal, template, expected in CASES:
        found = " ".join(texts(goal, template))
        if found != expected:
            wrong.append(f"{goal}: {found or 'no answer'}, but {expected or 'no answer'} was expected")
        texts("forall(member(P, [p/1, q/2, r/1, s/0]), abolish(P))", "0")
        program.consult(text=":- dynamic p/1, q/2, r/1, s/0.")
    assert not wrong, "\n".join(wrong)


def test_a_counter_takes_no_room(program, texts):
    """Erased clauses give their room back, also while an older choice point is there."""
    texts("assertz(count(0)), count_to(100)", "0")
    before = program.engine.memory.read(store_field(program, "top"))
    texts("between(1, 3, _), count_to(1000)", "0")
    assert texts("count(N)", "N") == ["3100"]
    assert program.engine.memory.read(store_field(program, "top")) - before < 64 * 1024
    assert check_chains(program.engine, "count", 1) == 1


def test_a_search_keeps_what_it_sees(program, texts):
    """The clauses of an open search stay, whatever is erased and added meanwhile."""
    goal = "forall(between(1, 60, I), assertz(p(I))), p(X), retractall(p(_)), forall(between(1, 60, I), assertz(p(I)))"
    assert texts(goal, "X") == [str(number) for number in range(1, 61)]
    assert check_chains(program.engine, "p", 1) == 60
    texts("retractall(p(_)), assertz(p(0))", "0")
    assert check_chains(program.engine, "p", 1) == 1


@pytest.fixture
def many(request) -> int:
    """How many clauses are many."""
    return 100_000 if "native" in request.node.name else 5_000


def test_many_clauses(program, texts, many):
    texts(f"add({many})", "0")
    assert texts(f"look({many}), q({many}, X)", "X") == [str(many)]
    texts(f"take(2, {many - 1})", "0")
    assert texts("q(X, _)", "X") == ["1", str(many)]
    check_chains(program.engine, "q", 2)


def others(prolog, name: str, arity: int) -> int:
    """How many indexes on other arguments a predicate has."""
    return len(list(Chains(prolog.engine, prolog.engine.predicates.find("user", name, arity).stored).others()))


OTHER_ARGUMENTS = [
    # what makes a call ask for an index, what shows that there is one and no choice point is left, answers
    ("q(_, 500)", "q(X, 300), retract(q(400, 400)), clause(q(_, 200), true)", "X", "300"),
    ("clause(q(_, 500), true)", "q(X, 300)", "X", "300"),
    ("retractall(q(_, 0))", "retract(q(X, 300))", "X", "300"),
    ("t(a, _, 500)", "t(X, Y, 300)", "X-Y", "a-3"),
    ("t(a, 3, 300)", "\\+ t(a, 3, 600), ( t(X, 6, 300) ; X = none )", "X", "none"),
    ("\\+ t(_, 5, 4)", "t(X, 2, 203)", "X", "a"),
]


@pytest.mark.parametrize("number", range(len(OTHER_ARGUMENTS)))
def test_an_index_on_another_argument_when_calls_ask_for_it(program, texts, number):
    asking, goal, template, answers = OTHER_ARGUMENTS[number]
    program.consult(text=":- dynamic t/3.")
    texts("forall(between(1, 1000, I), (J is I // 100, assertz(q(I, I)), assertz(t(a, J, I))))", "0")
    before = others(program, "q", 2), others(program, "t", 3)
    texts(f"forall(between(1, 6, _), {asking})", "0")
    assert before == (0, 0) != (others(program, "q", 2), others(program, "t", 3))
    assert texts(f"'$barrier'(B), ({goal}), '$barrier'(C), B == C", template) == answers.split()
    check_chains(program.engine, "q", 2)
    check_chains(program.engine, "t", 3)


def test_an_index_that_no_call_needs_any_more_is_dropped(program, texts):
    """But not while a search looks at it."""
    texts("forall(between(1, 20, I), (J is I mod 2, assertz(q(I, J))))", "0")
    texts("forall(between(1, 6, _), q(_, 1))", "0")
    assert others(program, "q", 2) == 0  # half of the clauses is no gain
    texts("retractall(q(_, _)), forall(between(1, 20, I), (J is I mod 5, assertz(q(I, J))))", "0")
    texts("forall(between(1, 60, _), q(_, 1))", "0")
    assert others(program, "q", 2) == 1
    churn = "forall(between(101, 1300, I), (assertz(q(I, I)), retract(q(I, I))))"
    assert texts(f"findall(X, (q(X, 1), ( X =:= 1 -> {churn} ; true )), L)", "L") == ["[1,6,11,16]"]
    assert others(program, "q", 2) == 1
    texts(churn, "0")
    assert others(program, "q", 2) == 0
    assert texts("q(X, 1)", "X") == ["1", "6", "11", "16"]
    assert check_chains(program.engine, "q", 2) == 20


STEPS = """
step(N, N) :- N >= 5000, !.
step(N, R) :- M is N + 1, ( M =:= 3000 -> asserta((step(3000, X) :- !, X = stopped)) ; true ), step(M, R).
"""


def test_stable_predicates_are_compiled_until_they_change(prolog, texts):
    prolog.consult(text=":- dynamic step/2.\n" + STEPS)
    stored = prolog.engine.predicates.find("user", "step", 2).stored
    assert texts("step(2999, R)", "R") == ["stopped"]
    texts("once(retract((step(3000, _) :- _)))", "0")
    assert stored.field("code") == 0
    assert texts("step(0, R)", "R") == ["stopped"]
    texts("once(retract((step(3000, _) :- _)))", "0")
    assert texts("step(4000, R), step(4000, R), step(4000, R), step(4000, R)", "R") == ["5000"]
    assert stored.field("code") != 0
    assert texts("step(0, R)", "R") == ["stopped"]  # the clause that is added on the way is seen by the next call
    assert stored.field("code") == 0


def test_a_full_store_is_a_resource_error(program, texts):
    """And there is room again when clauses are erased."""
    memory, top, end = program.engine.memory, store_field(program, "top"), store_field(program, "end")
    memory.write(end, memory.read(top) + 8192)
    with pytest.raises(PrologError, match="resource error"):
        texts("add(1000)", "0")
    count = int(texts("findall(x, q(_, _), L), length(L, N)", "N")[0])
    assert 10 < count < 100
    texts(f"retractall(q(_, _)), add({count})", "0")
    assert check_chains(program.engine, "q", 2) == count


def test_python_reads_clauses(program, texts):
    """listing/1, and `clauses` of a predicate."""
    texts('assertz((r(X) :- p(X), \\+ q(X, [1.5|X]))), assertz(r("text"))', "0")
    clauses = program.engine.predicates.find("user", "r", 1).clauses
    assert len(clauses) == 2
    assert clauses[0].head.args[0] is clauses[0].body.args[0].args[0]
    assert texts("with_output_to(atom(A), listing(r/1))", "A")[0].count("r(") == 2


def test_clauses_of_a_text_that_is_loaded_again(program, texts, tmp_path):
    """A file's clauses of a dynamic predicate replace those that it gave before."""
    file = tmp_path / "facts.pl"
    file.write_text(":- dynamic(fact/1).\nfact(1).\nfact(2).\n")
    for _ in range(2):
        program.consult(str(file))
        assert texts("fact(X)", "X") == ["1", "2"]


def test_the_first_clause_of_a_predicate(prolog, texts):
    """Python makes the predicate, the kernel copies the arguments from where they are."""
    assert texts('assertz(new(X, f(Y, X), [Y, 1.5, "s"|Z], Z)), new(A, B, C, D)', "n(A, B, C, D)") == [
        "n(_,f(_,_),[_,1.5,[115]|_],_)"
    ]
    assert texts("new(1, f(2, V), [W|_], _)", "V-W") == ["1-2"]
    assert texts("assertz(m:other(g(X, X))), m:other(g(1, V))", "V") == ["1"]
    assert texts("catch(( X = c(X), assertz(X) ), error(E, _), true)", "E") == ["representation_error(cyclic_term)"]
    assert texts("catch(assertz(atom_length(_, f(_))), error(E, _), true)", "E") == [
        "permission_error(modify,static_procedure,atom_length/2)"
    ]
