% Predicates under the names that older programs use. How the comments are read: control.pl.

:- module(backcomp, [concat/3, atomic_concat/3, atom_prefix/2, checklist/2, sublist/3, proper_list/1, write_ln/1, flush/0,
    merge/3, merge_set/3, free_variables/2, read_variables/2, read_variables/3, string_to_list/2, no_style_check/1,
    set_module/1, expects_dialect/1, abolish/2]).

%! concat(+A, +B, -Atom) is det.
%  Atom is the texts of A and B, one behind the other.
%  ?- concat(a, 1, X).
%  X = a1
concat(A, B, Atom) :- atomic_list_concat([A, B], Atom).

%! atomic_concat(+A, +B, -Atom) is det.
%  Atom is the texts of A and B, one behind the other.
%  ?- atomic_concat(a, 1, X).
%  X = a1
atomic_concat(A, B, Atom) :- atomic_list_concat([A, B], Atom).

%! atom_prefix(+Atom, +Prefix) is semidet.
%  Atom begins with the characters of Prefix.
%  ?- atom_prefix(abc, ab).
%  true
atom_prefix(Atom, Prefix) :- sub_atom(Atom, 0, _, _, Sub), atom_concat(Prefix, '', Sub), !.

%! checklist(:Goal, ?List) is semidet.
%  The same as maplist/2.
%  ?- checklist(atom, [a, b]).
%  true
checklist(Goal, List) :- maplist(Goal, List).

%! sublist(:Goal, +List, -Included) is det.
%  The same as include/3.
%  ?- sublist(atom, [a,1,b], L).
%  L = [a,b]
sublist(Goal, List, Included) :- include(Goal, List, Included).

%! proper_list(?Term) is semidet.
%  The same as is_list/1.
%  ?- proper_list([a]).
%  true
proper_list(Term) :- is_list(Term).

%! write_ln(?Term) is det.
%  The same as writeln/1.
%  ?- with_output_to(string(S), write_ln(a)).
%  S = "a\n"
write_ln(Term) :- writeln(Term).

%! flush is det.
%  The same as flush_output/0.
%  ?- flush.
%  true
flush :- flush_output.

%! merge(+List, +Other, -Merged) is det.
%  Merged has the items of two sorted lists in the standard order.
%  ?- merge([a,c], [b,c], L).
%  L = [a,b,c,c]
merge(List, Other, Merged) :- append(List, Other, Both), msort(Both, Merged).

%! merge_set(+Set, +Other, -Merged) is det.
%  The same as ord_union/3.
%  ?- merge_set([a,c], [b,c], L).
%  L = [a,b,c]
merge_set(Set, Other, Merged) :- ord_union(Set, Other, Merged).

%! free_variables(+Term, -Variables) is det.
%  The same as term_variables/2.
%  ?- free_variables(f(X, Y), Vs), Vs == [X, Y].
%  Vs = [X,Y]
free_variables(Term, Variables) :- term_variables(Term, Variables).

%! read_variables(-Term, -Bindings) is det.
%  Reads a term; Bindings are Name = Variable for its variables.
%  ?- open_string("f(X).", _S), set_input(_S), read_variables(T, Bs), close(_S).
%  T = f(_), Bs = ['X'=_]
read_variables(Term, Bindings) :- read_term(Term, [variable_names(Bindings)]).

%! read_variables(+Stream, -Term, -Bindings) is det.
%  The same from Stream.
%  ?- open_string("f(X).", _S), read_variables(_S, T, Bs), close(_S).
%  T = f(_), Bs = ['X'=_]
read_variables(Stream, Term, Bindings) :- read_term(Stream, Term, [variable_names(Bindings)]).

%! string_to_list(?String, ?Codes) is det.
%  The same as string_codes/2.
%  ?- string_to_list(S, [0'a]).
%  S = "a"
string_to_list(String, Codes) :- string_codes(String, Codes).

%! set_module(+Property) is det.
%  What it says of a module (base, class, program_space) makes no difference here.
%  ?- set_module(class(user)).
%  true
set_module(Property) :- must_be(nonvar, Property).

%! no_style_check(+Style) is det.
%  The same as style_check(-Style); single_var means singleton, all everything.
%  ?- no_style_check(single_var).
%  true
no_style_check(Style) :- '$style'(Style, Name), !, style_check(Name).
no_style_check(Style) :- style_check(-Style).

'$style'(Style, _) :- var(Style), !, fail.
'$style'(single_var, -singleton).
'$style'(all, [-singleton, -discontiguous]).

%! expects_dialect(+Dialect) is det.
%  The text was written for another system: changes nothing, as what is known of it is there anyway.
%  ?- expects_dialect(sicstus).
%  true
expects_dialect(Dialect) :- must_be(atom, Dialect).

%! abolish(:Name, +Arity) is det.
%  The same as abolish/1 of Name/Arity.
%  ?- assertz(docs_abolished(1)), abolish(docs_abolished, 1), catch(docs_abolished(_), error(E, _), true).
%  E = existence_error(procedure,docs_abolished/1)
abolish(Spec, Arity) :- '$split_module'(Spec, Module, Name), abolish(Module:Name/Arity).
