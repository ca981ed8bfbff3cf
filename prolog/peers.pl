% What programs for SWI-Prolog call now and then. How the comments are read: control.pl.

:- module(peers, [nb_current/2, copy_term/3, get_flag/2, set_flag/2, rational/1, rational/3, print_term/2,
    set_prolog_stack/2, prolog_to_os_filename/2, term_factorized/3, format_predicate/2,
    current_format_predicate/2, cd/1, cd/0, pwd/0, ls/0, ls/1]).

%! nb_current(?Key, -Value) is nondet.
%  The global variables and their values.
%  ?- nb_setval(current_example, 1), nb_current(current_example, V), \+ nb_current(no_such_variable, _).
%  V = 1
nb_current(Key, Value) :-
    ( var(Key) -> '$global_keys'(Keys), member(Key, Keys), \+ sub_atom(Key, 0, _, _, $) ; true ),
    catch(nb_getval(Key, Found), error(existence_error(_, _), _), fail),
    Value = Found.

%! copy_term(?Term, -Copy, -Goals) is det.
%  Copy is a copy of Term; Goals is what its variables wait for: nothing.
%  ?- copy_term(f(X, Y, X), C, G), C = f(1, 2, Z).
%  C = f(1,2,1), G = [], Z = 1
copy_term(Term, Copy, []) :- copy_term(Term, Copy).

%! get_flag(+Key, -Value) is det.
%  Value is what flag/3 keeps under Key.
%  ?- flag(get_flag_example, _, 7), get_flag(get_flag_example, V).
%  V = 7
get_flag(Key, Value) :- flag(Key, Value, Value).

%! set_flag(+Key, +Value) is det.
%  flag/3 keeps the number Value under Key.
%  ?- set_flag(set_flag_example, 7), get_flag(set_flag_example, V).
%  V = 7
set_flag(Key, Value) :- must_be(number, Value), flag(Key, _, Value).

%! rational(?Term) is semidet.
%  Term is an integer: there are no other rational numbers here.
%  ?- rational(1), \+ rational(0.5).
%  true
rational(Term) :- integer(Term).

%! rational(?Term, -Numerator, -Denominator) is semidet.
%  Term is an integer, Numerator is the same and Denominator is 1.
%  ?- rational(3, N, D).
%  N = 3, D = 1
rational(Term, Term, 1) :- integer(Term).

%! print_term(?Term, +Options) is det.
%  Writes Term as print/1; of the options output(Stream) counts.
%  ?- with_output_to(atom(A), print_term(f('B'), [])).
%  A = 'f(\'B\')'
print_term(Term, Options) :- current_output(Output), option(output(Stream), Options, Output), print(Stream, Term).

%! set_prolog_stack(+Stack, +Property) is det.
%  Accepted; docs/limits.md says which flags limit memory.
%  ?- set_prolog_stack(global, limit(1000000)).
%  true
set_prolog_stack(Stack, Property) :- must_be(oneof([local,global,trail]), Stack), must_be(compound, Property).

%! prolog_to_os_filename(?Name, ?OsName) is det.
%  Both are the same.
%  ?- prolog_to_os_filename('a/b', N).
%  N = 'a/b'
prolog_to_os_filename(Name, Name).

%! term_factorized(?Term, -Skeleton, -Equations) is det.
%  Skeleton is Term with a variable in place of each part that contains itself, and Equations say what these are.
%  ?- \+ \+ ( X = f(X, a), term_factorized(X, S, E), var(S), E = [V = f(W, a)], V == S, W == S ).
%  true
term_factorized(Term, Skeleton, Equations) :- '$term_factorized'(Term, Skeleton, Equations).

%! format_predicate(+Letter, :Head) is det.
%  ~Letter in formats calls Head with the number of the directive, or `default`, and with the next arguments of the format if Head has
%  further ones.
%  ?- assertz((shout_example(_, X) :- upcase_atom(X, U), write(U))), format_predicate(v, shout_example(_, _)), format(atom(A), "~v!", [ab]).
%  A = 'AB!'
format_predicate(Letter, Head) :- '$format_predicate'(Letter, Head).

%! current_format_predicate(?Letter, ?Head) is nondet.
%  What format_predicate/2 has said.
%  ?- format_predicate(y, current_example(_)), current_format_predicate(y, M:_P), functor(_P, N, A).
%  M = user, N = current_example, A = 1
current_format_predicate(Letter, Head) :- '$format_predicates'(All), member(Letter-Head, All).

%! cd(+Directory) is det.
%  The same as chdir/1.
%  ?- cd('.').
%  true
cd(Directory) :- chdir(Directory).

%! cd is det.
%  Goes to the home directory.
%  ?- predicate_property(cd, library).
%  true
cd :- expand_file_name(~, [Home]), chdir(Home).

%! pwd is det.
%  Writes the working directory.
%  ?- with_output_to(atom(_A), pwd), working_directory(_D, _D), atom_concat(_D, '\n', _A).
%  true
pwd :- working_directory(Directory, Directory), writeln(Directory).

%! ls is det.
%  Writes the names of the files in the working directory.
%  ?- predicate_property(ls, library).
%  true
ls :- ls('.').

%! ls(+Directory) is det.
%  Writes the names of the files in Directory, in order.
%  ?- predicate_property(ls(_), library).
%  true
ls(Directory) :-
    directory_files(Directory, Names0),
    msort(Names0, Names),
    forall(( member(Name, Names), \+ sub_atom(Name, 0, _, _, '.') ), writeln(Name)).
