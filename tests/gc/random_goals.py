"""Random programs that do what programs do, as text, so that other systems can run them too.

Lists, arithmetic, control, the database, all solutions, exceptions, globals, texts, deep and cyclic terms.

In: a seed. Out: a text that defines `answer(K, Text)` for K from 1 to GOALS: the first answers of a goal, or its error.
Holds: each goal ends after some thousand steps; nothing in it depends on the system, as far as the standard and common
practice say what happens. A goal makes one value after another, each from those before it, of known types.
"""

from __future__ import annotations

import re
from random import Random

GOALS = 6  # of a program
PROGRAM = """
:- dynamic(fact/2).
nrev([], []).
nrev([X|L], R) :- nrev(L, M), append(M, [X], R).
qsort([], []).
qsort([X|L], S) :- parts(L, X, A, B), qsort(A, S1), qsort(B, S2), append(S1, [X|S2], S).
parts([], _, [], []).
parts([Y|L], X, [Y|A], B) :- Y @=< X, !, parts(L, X, A, B).
parts([Y|L], X, A, [Y|B]) :- parts(L, X, A, B).
range(N, M, []) :- N > M, !.
range(N, M, [N|L]) :- N1 is N+1, range(N1, M, L).
waste(N) :- N =< 0, !.
waste(N) :- N1 is N-1, functor(T, f, 20), arg(1, T, [N, T]), waste(N1).
nested(0, V, leaf(V)) :- !.
nested(N, V, s(T, N)) :- M is N-1, nested(M, V, T).
depth(leaf(_), 0).
depth(s(T, _), N) :- depth(T, M), N is M+1.
tree(0, nil) :- !.
tree(N, t(L, N, R)) :- M is N-1, tree(M, L), tree(M, R).
leaves(nil, 1).
leaves(t(L, _, R), N) :- leaves(L, A), leaves(R, B), N is A+B.
thrower(0, B) :- throw(B).
thrower(N, B) :- M is N-1, catch(thrower(M, B), never(N), true), waste(1).
first(X, [X|_]) :- !.
first(X, [_|L]) :- first(X, L).
sum([], 0).
sum([X|L], S) :- sum(L, T), S is S0+T, S0 = X.
pick(X, [X|L], L).
pick(X, [Y|L], [Y|M]) :- pick(X, L, M).
store([]).
store([X|L]) :- assertz(fact(X, v(X, _))), store(L).
bind([], _).
bind([X|L], V) :- waste(2), X = g(V), bind(L, V).
queue(0, F, B, n(X, Y)) :- !, length(F, X), length(B, Y).
queue(N, [X|F], B, R) :- !, M is N-1, queue(M, F, [x(X)|B], R).
queue(N, [], B, R) :- reverse(B, F), queue(N, F, [], R).
join([], '').
join([A|L], R) :- join(L, S), atom_concat(A, S, R).
digits(N, L) :- number_codes(N, L).
shown(Rs, Text) :-
    copy_term(Rs, Copy), numbervars(Copy, 0, _),
    with_output_to(atom(Text), write_term(Copy, [quoted(true), numbervars(true)])).
answer(K, Text) :-
    retractall(fact(_, _)),
    catch(findall(R, limit(4, goal(K, R)), Rs), Ball, ( Ball = error(E, _) -> Rs = error(E) ; Rs = ball(Ball) )),
    shown(Rs, Text).
"""

# What a step needs and makes: {l} a list of integers that exists, {i} an integer, {a} an atom, {t} a term; {L} {I} {A}
# {T} new ones of these types; {k} a small number, {K} a larger one, {G} a goal made of steps. ; stands between steps.
STEPS = {
    "lists": """
        range(1, {K}, {L}); append({l}, {l}, {L}); nrev({l}, {L}); qsort({l}, {L}); reverse({l}, {L}); msort({l},
        {L}); member({I}, {l}); pick({I}, {l}, {L}); length({l}, {I}); sum({l}, {I}); sort(0, @>=, {l}, {L});
        first({I}, {l}); queue({K}, {l}, [], {T}); maplist([X, Y]>>( Y is X+{k} ), {l}, {L}); foldl([X, A, B]>>( B
        is A+X ), {l}, 0, {I}); sort({l}, {L}); nth0({k}, {l}, {I}); append({L}, [_|_], {l}); last({l}, {I});
        exclude([X]>>( X > {k} ), {l}, {L})
        """,
    "arithmetic": """
        {I} is {i}+{i}*{k}; {I} is {i} mod ({k}+1); {I} is ({i}+{k})*{i}-7; {I} is {i}*1000003*{i}; {I} is {k}^{K}
        mod 1000007; {I} is ({i} xor {k}) << {k}; {I} is max({i}, {k}) // ({k}+1); {I} is truncate({i}*0.5+{k}); {I}
        is gcd({i}, {K}); between(1, {k}, {I}); {I} is -{i} rem ({k}+2); {I} is 7^{K}+{i}; {T} = v(X0), X0 is
        {i}/2.0; {i} =< {K}, {I} = {k}; {I} is min({i}, {k}) - ({i} >> {k}); {I} is {i} // {k}
        """,
    "control": r"""
        ( {i} > {K} -> {I} = {k} ; {I} = {i} ); ( {I} = {k} ; {I} = {i} ); \+ {i} = {t}; ( \+ member(_, {l}) -> {I}
        = 0 ; {I} = {i} ); once(member({I}, {l})); ignore(( {i} < {k}, fail )); forall(member(X, {l}), integer(X));
        ( member({I}, {l}) *-> true ; {I} = -1 ); once(( member({I}, {l}), {I} > {k} )); ( {G}, fail ; true ); \+ (
        {G}, fail ); ( true ; {G} ); ( fail ; {I} = {i} ; {I} = {K} ); call(( {G}, ! ; true )); G0 = append(_, {L}),
        call(G0, {l}); ( {G} -> true ; true )
        """,
    "database": """
        store({l}); retract(fact({I}, _)); findall(X, fact(X, _), {L}); retractall(fact({i}, _)); asserta(fact({k},
        {t})); fact({I}, {T}); ( retract(fact(X, v(X, _))), X > {k}, fail ; true ); aggregate_all(count, fact(_, _),
        {I}); assertz(( fact(X, {t}) :- X > {k} )); clause(fact({I}, {T}), _); forall(fact(X, _), ( Y is X+1,
        assertz(fact(Y, n)) )), retractall(fact(_, n))
        """,
    "solutions": """
        findall(X, member(X, {l}), {L}); findall(X-Y, ( member(X, {l}), member(Y, [a, b]) ), {T});
        aggregate_all(sum(X), member(X, {l}), {I}); ( setof(X, member(X, {l}), {L}) -> true ; {L} = [] ); (
        bagof(X-Y, member(X-Y, [{i}-a, {k}-b, {i}-c]), {T}) -> true ; {T} = none ); setof(K0-Vs, setof(V,
        member(K0-V, [b-{i}, a-{k}, b-{k}]), Vs), {T}); aggregate_all(max(X), member(X, [{i}, {k}]), {I});
        findall({t}, member(_, {l}), {T}); findall(X, ( member(X, {l}), waste({k}) ), {L}); findall(Z, ( {G}, Z = 1
        ), {L})
        """,
    "exceptions": """
        catch(thrower({K}, b({t}, {l})), b({T}, {L}), true); catch(( {G}, throw(done) ), done, true); catch({I} is
        {i}+a, error(type_error(_, _), _), {I} = 0); catch({G}, error(_, _), true); catch(thrower({k}, x({i})),
        x({I}), waste({k})); catch(( member({I}, {l}), {I} > {k}, throw(found({I})) ), found(_), true); catch({I} is
        {i} // 0, error({T}, _), {I} = 1)
        """,
    "globals": """
        b_setval(v, {t}), waste({k}), b_getval(v, {T}); nb_setval(w, {l}), b_getval(w, {L}); b_setval(v, {i}), (
        b_setval(v, {l}), fail ; b_getval(v, {I}) ); nb_setval(w, f({t}, {l})), nb_getval(w, f({T}, {L})); {T} =
        t({i}), setarg(1, {T}, {t}); T0 = c(0), ( member(X, {l}), arg(1, T0, Y), Z is Y+X, nb_setarg(1, T0, Z), fail
        ; arg(1, T0, {I}) )
        """,
    "texts": """
        atom_codes({A}, "abc"); atom_concat({a}, {a}, {A}); atom_length({a}, {I}); sub_atom({a}, {k}, _, 0, {A});
        once(sub_atom({a}, B0, 1, _, b)), {I} = B0; number_codes({i}, C0), atom_codes({A}, C0); upcase_atom({a},
        {A}); atomic_list_concat({l}, '+', {A}); atomic_list_concat(P0, b, {a}), {T} = P0; atom_chars({a}, {T});
        term_to_atom(f({t}), T1), atom_length(T1, N1), N1 >= 0; join([{a}, {a}, x], {A}); sub_atom({a}, {I}, 1, _, _);
        string_concat({a}, {a}, S0), string_length(S0, {I}); atom_string({A}, "xyz"); digits({i}, {L});
        split_string({a}, "b", "a", {T}); char_code(C2, 98), atom_concat(C2, {a}, {A})
        """,
    "terms": """
        nested({K}, {t}, {T}); copy_term({t}, {T}); functor({t}, _, {I}); {T} = f({t}, {l}, X1, X1);
        term_variables({t}, {T}); {T} = [{a}|{t}]; tree({k}, T1), leaves(T1, {I}); nested({K}, {i}, T1),
        copy_term(T1, T2), T1 == T2, depth(T2, {I}); length(L1, {K}), bind(L1, {i}), last(L1, {T}); {t} =.. {T};
        compare({A}, {t}, {l}); ( ground({t}) -> {A} = yes ; {A} = no ); ( {t} = f(X2, _, _, _) -> {T} = X2 ; {T} =
        other ); functor({T}, g, {k}); {T} = h(X3, Y3), ( X3 = Y3 ; X3 = {i} ); subsumes_term(f(_), {t}); X4 = f(X4,
        {i}), X4 = f(_, {I}), X4 == X4; X5 = [{i}|X5], copy_term(X5, [Y5|_]), {I} = Y5; msort([{t}, {i}, {a}, {l}],
        {T}); {T} = p(_, {t}), waste({K}); X6 = g(X6), Y6 = g(g(Y6)), X6 = Y6, {I} = {i}
        """,
}
KINDS = tuple(STEPS)
TYPES = "liat"


class RandomGoals:
    """Makes one program."""

    def __init__(self, seed: int, kinds: tuple[str, ...] = KINDS):
        self.random = Random(seed)
        steps = [step.strip() for kind in kinds for step in " ".join(STEPS[kind].split()).split(";")]
        self.steps = joined(steps)
        self.fresh = 0

    def program(self) -> str:
        """Its text."""
        return PROGRAM + "".join(f"{self.goal(number)}\n" for number in range(1, GOALS + 1))

    def goal(self, number: int) -> str:
        """A clause of goal/2."""
        self.known = {"l": ["[3, 1, 2]"], "i": ["5", "(-2)"], "a": ["abab"], "t": ["g(_, b)", "_"]}
        body = self.conjunction(self.random.randint(2, 7), 2)
        result = ", ".join([*self.known["l"][1:], *self.known["i"][2:], *self.known["a"][1:], *self.known["t"][2:]])
        return f"goal({number}, r({result})) :- {body}." if result else f"goal({number}, r) :- {body}."

    def conjunction(self, length: int, depth: int) -> str:
        """Some steps."""
        return ", ".join(self.step(depth) for _ in range(length))

    def step(self, depth: int) -> str:
        """One step, with its places filled; it may have a goal inside whose values stay its own."""
        text = self.random.choice([step for step in self.steps if depth or "{G}" not in step])
        if self.random.random() < 0.15:
            text = f"waste({{k}}), {text}"
        made: dict[str, str] = {}
        out = []
        for part in text.split("{"):
            place, closed, rest = part.partition("}")
            out.append(self.filled(place, made, depth) + rest if closed else part)
        for place, name in made.items():
            self.known[place.lower()].append(name)
        self.fresh += 1
        return own_variables("".join(out), self.fresh)

    def filled(self, place: str, made: dict[str, str], depth: int) -> str:
        """What stands in a place."""
        if place == "k":
            return str(self.random.randint(0, 4))
        if place == "K":
            return str(self.random.choice((3, 10, 40, 90)))
        if place == "G":
            outer = {kind: list(names) for kind, names in self.known.items()}
            inner = self.conjunction(self.random.randint(1, 3), depth - 1)
            self.known = outer
            return f"( {inner} )"
        if place in TYPES:
            known = self.known[place] if place != "t" else [name for names in self.known.values() for name in names]
            return self.random.choice(known[-4:])
        if place not in made:
            self.fresh += 1
            made[place] = f"{place}_{self.fresh}"
        return made[place]


def joined(parts: list[str]) -> list[str]:
    """Steps that have `;` inside were cut apart: those up to the closing bracket belong together."""
    found: list[str] = []
    for part in parts:
        if found and found[-1].count("(") > found[-1].count(")"):
            found[-1] += " ; " + part
        else:
            found.append(part)
    return [step for step in found if step]


def own_variables(text: str, number: int) -> str:
    """The variables that a step has for itself (one letter and perhaps a digit) get names of their own."""
    return re.sub(r"(?<![\w'])([A-Z][0-9s]?)(?!\w)", rf"\1_{number}x", text)
