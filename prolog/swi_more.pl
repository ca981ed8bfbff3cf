% What programs for SWI-Prolog call now and then, more of it. How the comments are read: control.pl.

:- module(swi_more, [stream_pair/3, copy_term/4, prompt1/1, expand_file_search_path/2, import_module/2, default_module/2,
    read_clause/3, attvar/1, term_attvars/2, var_number/2, nb_linkval/2, tty_size/2, call_time/2, call_time/3,
    push_operators/1, push_operators/2, pop_operators/0, pop_operators/1, push_op/3, portray_clause/3, mapsubterms_var/3,
    varnumbers_names/3, ord_intersect/3, random_numlist/4, interpolate_string/4, indent_lines/4, string_bytes/3,
    dwim_match/2, dwim_match/3, ensure_directory/1, garbage_collect_clauses/0, trim_heap/0, locale_sort/2,
    free_variables/4, set_end_of_stream/1]).

%! stream_pair(+Stream, -Read, -Write) is det.
%  A stream to read from is Read, one to write on is Write; there are no pairs.
%  ?- open_string("a", _S), stream_pair(_S, _R, _), _R == _S.
%  true
stream_pair(Stream, Read, Write) :-
    must_be(nonvar, Stream),
    ( atom(Stream) -> stream_property(S, alias(Stream)) ; S = Stream ),
    ( stream_property(S, input) -> Read = S ; Write = S ).

%! copy_term(+Variables, ?Term, -Variables2, -Term2) is det.
%  Term2 is Term with Variables2 in place of Variables, and all others shared.
%  ?- copy_term([X], f(X, Y), V, T), V = [1].
%  V = [1], T = f(1,Y)
copy_term(Variables, Term, Variables2, Term2) :-
    term_variables(Variables, Renamed),
    term_variables(Term, All),
    '$other_variables'(All, Renamed, Others),
    copy_term(Others-Variables-Term, Others-Variables2-Term2).

'$other_variables'([], _, []).
'$other_variables'([V|Vs], Taken, Others) :-
    ( member(T, Taken), T == V -> Others = Others1 ; Others = [V|Others1] ),
    '$other_variables'(Vs, Taken, Others1).

%! prompt1(+Prompt) is det.
%  What the next question to a person is begun with, once.
%  ?- prompt1('> '), prompt(P, P).
%  P = '|: '
prompt1(Prompt) :- must_be(atomic, Prompt), '$prompt_once'(Prompt).

%! expand_file_search_path(+Name, -Path) is nondet.
%  Path is what Alias(Name) may mean.
%  ?- assertz(file_search_path(docs_alias, '/a')), expand_file_search_path(docs_alias(b), P).
%  P = '/a/b'
expand_file_search_path(Name, Path) :- '$file_name_texts'(Name, Paths), member(Path, Paths).

%! import_module(+Module, ?From) is nondet.
%  Module sees what From has: user for a program's own, system for user.
%  ?- import_module(user, M).
%  M = system
import_module(Module, From) :- must_be(atom, Module), Module \== system, ( Module == user -> From = system ; From = user ).

%! default_module(+Module, ?Seen) is multi.
%  Seen is Module, and what it sees.
%  ?- default_module(user, M).
%  M = user ; M = system
default_module(Module, Module).
default_module(Module, Seen) :- import_module(Module, From), default_module(From, Seen).

%! read_clause(+Stream, -Term, +Options) is det.
%  The next clause of Stream, with options of read_term/2.
%  ?- open_string("a :- b.", _S), read_clause(_S, T, []).
%  T = (a:-b)
read_clause(Stream, Term, Options) :-
    must_be(list, Options),
    exclude([O]>>( nonvar(O), functor(O, N, 1), memberchk(N, [process_comment,syntax_errors]) ), Options, Options1),
    read_term(Stream, Term, Options1).

%! attvar(?Term) is semidet.
%  Term is a variable with attributes: there are none.
%  ?- attvar(_).
%  false
attvar(_) :- fail.

%! term_attvars(?Term, -Variables) is det.
%  Variables are those of Term with attributes: there are none.
%  ?- term_attvars(f(_), L).
%  L = []
term_attvars(_, []).

%! var_number(?Term, ?Number) is semidet.
%  Term is '$VAR'(Number).
%  ?- numbervars(f(X), 3, _), var_number(X, N).
%  X = '$VAR'(3), N = 3
var_number('$VAR'(Number), Number).

%! nb_linkval(+Name, ?Value) is det.
%  The same as nb_setval/2.
%  ?- nb_linkval(docs_link, a), nb_getval(docs_link, V).
%  V = a
nb_linkval(Name, Value) :- nb_setval(Name, Value).

%! tty_size(-Rows, -Columns) is det.
%  How large the terminal is; an error where there is none.
%  ?- catch(( tty_size(_R, _C), T = yes ), error(existence_error(terminal, _), _), T = yes).
%  T = yes
tty_size(Rows, Columns) :- '$terminal_size'(Rows, Columns).

%! call_time(:Goal, -Times) is semidet.
%  Goal once; Times is time(Processor, Wall) in seconds.
%  ?- call_time(true, time(_A, _B)), _A >= 0, _B >= 0.
%  true
call_time(Goal, Times) :- call_time(Goal, Times, true).

%! call_time(:Goal, -Times, -Result) is det.
%  The same; Result is true or false as Goal succeeds or fails.
%  ?- call_time(fail, _T, R).
%  R = false
call_time(Goal, time(Processor, Wall), Result) :-
    statistics(cputime, P0),
    get_time(W0),
    ( call(Goal) -> Result0 = true ; Result0 = false ),
    statistics(cputime, P1),
    get_time(W1),
    Processor is P1 - P0,
    Wall is W1 - W0,
    Result = Result0.

%! push_operators(:Operators) is det.
%  Operators op(P, T, N) are in force until pop_operators/0.
%  ?- push_operators([op(700, xfx, =>>)]), current_op(P, xfx, =>>), pop_operators, \+ current_op(_, xfx, =>>).
%  P = 700
push_operators(Operators) :-
    push_operators(Operators, Undo),
    ( catch(nb_getval('$pushed_operators', Pushed), error(_, _), Pushed = []) -> true ; true ),
    nb_setval('$pushed_operators', [Undo|Pushed]).

%! push_operators(:Operators, -Undo) is det.
%  The same until pop_operators(Undo).
%  ?- push_operators([op(200, xfy, ^^)], U), pop_operators(U).
%  U = [op(0,xfy,^^)]
push_operators(Spec, Undo) :-
    '$split_module'(Spec, Module, Operators),
    must_be(list, Operators),
    '$push_each'(Operators, Module, [], Undo).

'$push_each'([], _, Undo, Undo).
'$push_each'([op(P, Type, Name)|Operators], Module, Undo0, Undo) :-
    ( '$same_kind'(Type, Types), current_op(Old, OldType, Module:Name), memberchk(OldType, Types) -> Back = op(Old, OldType, Name)
    ; Back = op(0, Type, Name)
    ),
    op(P, Type, Module:Name),
    '$push_each'(Operators, Module, [Back|Undo0], Undo).

'$same_kind'(Type, Types) :- member(Types, [[xfx,xfy,yfx],[fx,fy],[xf,yf]]), memberchk(Type, Types), !.

%! pop_operators is det.
%  What the last push_operators/1 has changed is as it was.
%  ?- nb_setval('$pushed_operators', []), pop_operators.
%  error(existence_error(operators,pushed))
pop_operators :-
    ( catch(nb_getval('$pushed_operators', [Undo|Pushed]), error(_, _), fail) -> nb_setval('$pushed_operators', Pushed), pop_operators(Undo)
    ; throw(error(existence_error(operators, pushed), _))
    ).

%! pop_operators(:Undo) is det.
%  What push_operators/2 has changed is as it was.
%  ?- pop_operators([]).
%  true
pop_operators(Spec) :-
    '$split_module'(Spec, Module, Undo),
    forall(member(op(P, Type, Name), Undo), op(P, Type, Module:Name)).

%! push_op(+Priority, +Type, :Name) is det.
%  As op/3, undone by pop_operators/0.
%  ?- push_op(700, xfx, =>>), pop_operators.
%  true
push_op(Priority, Type, Spec) :- '$split_module'(Spec, Module, Name), push_operators(Module:[op(Priority,Type,Name)]).

%! portray_clause(+Stream, ?Clause, +Options) is det.
%  As portray_clause/2; options change nothing.
%  ?- with_output_to(atom(A), portray_clause(current_output, a, [])).
%  A = 'a.\n'
portray_clause(Stream, Clause, Options) :- must_be(list, Options), portray_clause(Stream, Clause).

%! mapsubterms_var(:Goal, ?Term, -Changed) is det.
%  As mapsubterms/3, with variables too.
%  ?- mapsubterms_var([X,v]>>var(X), f(_, a), T).
%  T = f(v,a)
mapsubterms_var(Goal, Term, Changed) :-
    ( call(Goal, Term, Changed0) -> Changed = Changed0
    ; compound(Term) -> Term =.. [Name|Arguments], maplist(mapsubterms_var(Goal), Arguments, New), Changed =.. [Name|New]
    ; Changed = Term
    ).

%! varnumbers_names(+Term, -Copy, -Bindings) is det.
%  Copy has variables for the '$VAR'(N) in Term; Bindings are Name=Variable.
%  ?- varnumbers_names(f('$VAR'(0), '$VAR'('Foo')), T, B), T = f(1, 2).
%  T = f(1,2), B = ['A'=1,'Foo'=2]
varnumbers_names(Term, Copy, Bindings) :- '$unnumbered'(Term, Copy, [], Bindings0), reverse(Bindings0, Bindings).

'$unnumbered'(Term, Term, B, B) :- \+ compound(Term), !.
'$unnumbered'('$VAR'(N), V, B0, B) :- !,
    ( atom(N) -> Name = N ; format(atom(Name), '~W', ['$VAR'(N),[numbervars(true)]]) ),
    ( memberchk(Name=V0, B0) -> V = V0, B = B0 ; B = [Name=V|B0] ).
'$unnumbered'(Term, Copy, B0, B) :-
    Term =.. [Name|Arguments],
    foldl('$unnumbered', Arguments, New, B0, B),
    Copy =.. [Name|New].

%! ord_intersect(+Set, +Set2, -Common) is det.
%  The same as ord_intersection/3.
%  ?- ord_intersect([a,b], [b,c], S).
%  S = [b]
ord_intersect(Set, Set2, Common) :- ord_intersection(Set, Set2, Common).

%! random_numlist(+Probability, +Low, +High, -Numbers) is det.
%  Numbers are integers from Low to High, each with that probability.
%  ?- random_numlist(1.0, 1, 3, L).
%  L = [1,2,3]
random_numlist(Probability, Low, High, Numbers) :-
    must_be(number, Probability),
    findall(N, ( between(Low, High, N), random(X), X < Probability ), Numbers).

%! interpolate_string(+Text, -String, +Map, +Options) is det.
%  String has the text of Value for {Name} where Map says Name=Value, or the default of {Name,Default}; others stay.
%  ?- interpolate_string("Hi {name}, {n,3} {x y}", S, [name=bob], []).
%  S = "Hi bob, 3 {x y}"
interpolate_string(Text, String, Map, Options) :-
    must_be(list, Map),
    must_be(list, Options),
    text_to_string(Text, In),
    string_codes(In, Codes),
    '$interpolated'(Codes, Map, Out),
    string_codes(String, Out).

'$interpolated'([], _, []).
'$interpolated'([0'{|Codes], Map, Out) :-
    append(Inside, [0'}|Rest], Codes),
    !,
    ( '$interpolation'(Inside, Map, Value) -> format(codes(Shown), '~w', [Value]), append(Shown, Out1, Out), '$interpolated'(Rest, Map, Out1)
    ; Out = [0'{|Out1], '$interpolated'(Codes, Map, Out1)
    ).
'$interpolated'([C|Codes], Map, [C|Out]) :- '$interpolated'(Codes, Map, Out).

'$interpolation'(Inside, Map, Value) :-
    ( append(NameCodes, [0',|DefaultCodes], Inside) -> true ; NameCodes = Inside, DefaultCodes = none ),
    atom_codes(Name, NameCodes),
    ( memberchk(Name=Value0, Map) -> Value = Value0 ; DefaultCodes \== none, atom_codes(Value, DefaultCodes) ).

%! indent_lines(:Wanted, +Prefix, +Text, -Indented) is det.
%  Indented is Text with Prefix in front of each line for which Wanted holds.
%  ?- indent_lines([L]>>( \+ string_length(L, 0) ), "- ", "a\n\nb", S).
%  S = "- a\n\n- b"
indent_lines(Wanted, Prefix, Text, Indented) :-
    split_string(Text, "\n", "", Lines),
    maplist('$indented'(Wanted, Prefix), Lines, Parts),
    atomic_list_concat(Parts, '\n', Atom),
    atom_string(Atom, Indented).

'$indented'(Wanted, Prefix, Line, Indented) :- ( call(Wanted, Line) -> string_concat(Prefix, Line, Indented) ; Indented = Line ).

%! string_bytes(?String, ?Bytes, +Encoding) is det.
%  Bytes are those of String in an encoding.
%  ?- string_bytes("\xe9\", B, utf8), string_bytes(S, [233], iso_latin_1).
%  B = [195,169], S = "é"
string_bytes(String, Bytes, Encoding) :-
    must_be(atom, Encoding),
    ( nonvar(String) -> '$text_bytes'(String, Encoding, Bytes) ; must_be(list(between(0,255)), Bytes), '$bytes_text'(Bytes, Encoding, String) ).

%! dwim_match(+Text, +Other) is semidet.
%  Somebody may have written one for the other: a letter more, less, other, two exchanged, or another use of capitals and _.
%  ?- dwim_match(append, appned), dwim_match(fooBar, foo_bar), \+ dwim_match(append, member).
%  true
dwim_match(Text, Other) :- dwim_match(Text, Other, _).

%! dwim_match(+Text, +Other, -Difference) is semidet.
%  The same; Difference is mismatched_char, inserted_char, deleted_char, transposed_char or separated.
%  ?- dwim_match(abc, acb, D), dwim_match(abc, ab, E).
%  D = transposed_char, E = deleted_char
dwim_match(Text, Other, Difference) :-
    atom_codes(Text, A),
    atom_codes(Other, B),
    A \== B,
    once('$dwim'(A, B, Difference)).

'$dwim'([X|A], [X|B], D) :- '$dwim'(A, B, D).
'$dwim'([X,Y|A], [Y,X|A], transposed_char).
'$dwim'([_|A], [_|A], mismatched_char).
'$dwim'([_|A], A, deleted_char).
'$dwim'(A, [_|A], inserted_char).
'$dwim'(A, B, separated) :- '$unseparated'(A, C), '$unseparated'(B, C).

'$unseparated'([], []).
'$unseparated'([C|Cs], Ds) :- ( C =:= 0'_ -> Ds = Ds1 ; to_lower(C, L), Ds = [L|Ds1] ), '$unseparated'(Cs, Ds1).

%! ensure_directory(+Directory) is det.
%  There is such a directory now.
%  ?- ensure_directory('/tmp').
%  true
ensure_directory(Directory) :- ( exists_directory(Directory) -> true ; make_directory(Directory) ).

%! garbage_collect_clauses is det.
%  Erased clauses go when it is worth while; nothing is to be done.
%  ?- garbage_collect_clauses.
%  true
garbage_collect_clauses.

%! trim_heap is det.
%  Gives memory that nobody needs back to the system.
%  ?- trim_heap.
%  true
trim_heap :- garbage_collect.

%! locale_sort(+List, -Sorted) is det.
%  Sorted are the texts of List in the order of their letters, capital or not.
%  ?- locale_sort([b,'A',a,'C'], L).
%  L = ['A',a,b,'C']
locale_sort(List, Sorted) :-
    findall(Key-X, ( member(X, List), downcase_atom(X, Key) ), Keyed),
    keysort(Keyed, Ordered),
    pairs_values(Ordered, Sorted).

%! free_variables(:Goal, ?Template, +Old, -Variables) is det.
%  Variables are those of Goal that are not in Template and not behind a ^, in front of Old.
%  ?- free_variables(Y^p(X, Y, Z), X, [], L).
%  L = [Z]
free_variables(Spec, Template, Old, Variables) :-
    ( nonvar(Spec), Spec = _:Goal -> true ; Goal = Spec ),
    '$without_carets'(Goal, Template, Body, Bound),
    term_variables(Bound, BoundVariables),
    term_variables(Body, All),
    append(BoundVariables, Old, Taken),
    '$other_variables'(All, Taken, Free),
    append(Free, Old, Variables).

'$without_carets'(Goal, Bound, Goal, Bound) :- var(Goal), !.
'$without_carets'(V^Goal, Bound0, Body, Bound) :- !, '$without_carets'(Goal, V-Bound0, Body, Bound).
'$without_carets'(Goal, Bound, Goal, Bound).

%! set_end_of_stream(+Stream) is det.
%  What a file has behind the place where Stream writes is gone.
%  ?- tmp_file(docs, _F), open(_F, write, _O), write(_O, abc), close(_O), open(_F, update, _S), write(_S, x), set_end_of_stream(_S), close(_S), read_file_to_string(_F, T, []), delete_file(_F).
%  T = "x"
set_end_of_stream(Stream) :- '$set_end_of_stream'(Stream).
