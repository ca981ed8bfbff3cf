% Settings of a program: typed, with defaults, kept in a file, as in SWI-Prolog. How the comments are read: control.pl.
%
% A setting belongs to a module. A default env(Name) or env(Name, Other) is the text of a variable of the environment,
% setting(Name) the value of another setting. A file holds terms setting(Module:Name, Value): data, nothing of it is called.

:- module(settings, [setting/4, setting/2, set_setting/2, set_setting_default/2, restore_setting/1, load_settings/1,
    load_settings/2, save_settings/0, save_settings/1, current_setting/1, setting_property/2, list_settings/0,
    list_settings/1, convert_setting_text/3]).

%! setting(:Name, +Type, +Default, +Comment) is det.
%  Declares a setting; as a directive in general. Type is one of must_be/2.
%  ?- setting(docs_size, integer, 3, 'A size'), setting(docs_size, V).
%  V = 3
setting(Spec, Type, Default, Comment) :-
    '$setting_name'(Spec, Module, Name),
    must_be(ground, Type),
    must_be(ground, Default),
    must_be(text, Comment),
    '$setting_expanded'(Default, Type, Module, Value),
    '$setting_checked'(Type, Value),
    retractall(user:'$setting'(Module, Name, _, _, _, _)),
    assertz(user:'$setting'(Module, Name, Type, Default, Comment, Value)).

'$setting_name'(Spec, Module, Name) :- '$split_module'(Spec, Module, Name), must_be(atom, Module), must_be(atom, Name).

'$settings'(Module, Name, Type, Default, Comment, Value) :-
    clause(user:'$setting'(Module, Name, Type, Default, Comment, Value), true).

'$setting_row'(Spec, Module, Name, Type, Default, Value) :-
    '$setting_name'(Spec, Module, Name),
    ( '$settings'(Module, Name, Type, Default, _, Value) -> true
    ; throw(error(existence_error(setting, Module:Name), _))
    ).

'$setting_expanded'(env(Name), Type, Module, Value) :- !,
    ( getenv(Name, Text) -> convert_setting_text(Type, Text, Value)
    ; throw(error(existence_error(variable, Name), Module))
    ).
'$setting_expanded'(env(Name, Other), Type, Module, Value) :- !,
    ( getenv(Name, Text) -> convert_setting_text(Type, Text, Value) ; '$setting_expanded'(Other, Type, Module, Value) ).
'$setting_expanded'(setting(Name), _, Module, Value) :- !,
    ( Name = _:_ -> setting(Name, Value) ; setting(Module:Name, Value) ).
'$setting_expanded'(Value, _, _, Value).

'$setting_checked'(Type, Value) :- ( '$setting_text_type'(Type) -> must_be(text, Value) ; must_be(Type, Value) ).

'$setting_text_type'(file).
'$setting_text_type'(file(_)).
'$setting_text_type'(directory).
'$setting_text_type'(directory(_)).

%! setting(:Name, ?Value) is nondet.
%  Value is that of the setting; all settings where the name is unbound.
%  ?- setting(docs_no_such_setting, _).
%  error(existence_error(setting,user:docs_no_such_setting))
setting(Spec, Value) :-
    '$split_module'(Spec, Module, Name),
    ( atom(Name), atom(Module) -> '$setting_row'(Spec, _, _, _, _, Value0), Value = Value0
    ; '$settings'(Module, Name, _, _, _, Value)
    ).

%! set_setting(:Name, +Value) is det.
%  Changes a setting.
%  ?- setting(docs_level, nonneg, 1, 'A level'), set_setting(docs_level, 2), setting(docs_level, V).
%  V = 2
set_setting(Spec, Value) :-
    '$setting_row'(Spec, Module, Name, Type, _, _),
    '$setting_checked'(Type, Value),
    '$setting_becomes'(Module, Name, Value).

'$setting_becomes'(Module, Name, Value) :-
    retract(user:'$setting'(Module, Name, Type, Default, Comment, _)),
    !,
    assertz(user:'$setting'(Module, Name, Type, Default, Comment, Value)).

%! set_setting_default(:Name, +Value) is det.
%  Another default, which is the value where that was the default too.
%  ?- setting(docs_depth, nonneg, 1, 'A depth'), set_setting_default(docs_depth, 5), setting(docs_depth, V).
%  V = 5
set_setting_default(Spec, Default) :-
    '$setting_row'(Spec, Module, Name, Type, Default0, Value0),
    '$setting_expanded'(Default0, Type, Module, Old),
    '$setting_expanded'(Default, Type, Module, New),
    '$setting_checked'(Type, New),
    ( Value0 == Old -> Value = New ; Value = Value0 ),
    retract(user:'$setting'(Module, Name, _, _, Comment, _)),
    !,
    assertz(user:'$setting'(Module, Name, Type, Default, Comment, Value)).

%! restore_setting(:Name) is det.
%  Its default is the value again.
%  ?- setting(docs_width, nonneg, 1, 'A width'), set_setting(docs_width, 5), restore_setting(docs_width), setting(docs_width, V).
%  V = 1
restore_setting(Spec) :-
    '$setting_row'(Spec, Module, Name, Type, Default, _),
    '$setting_expanded'(Default, Type, Module, Value),
    '$setting_becomes'(Module, Name, Value).

%! load_settings(+File) is det.
%  Takes values from a file, where save_settings/0 writes them to; no file is an empty one.
%  ?- load_settings('/no/such/file').
%  true
load_settings(File) :- load_settings(File, []).

%! load_settings(+File, +Options) is det.
%  As load_settings/1; undefined(load) keeps what the file says for settings that are declared later, else there is a warning.
%  ?- load_settings('/no/such/file', [undefined(load)]).
%  true
load_settings(File, Options) :-
    must_be(list, Options),
    absolute_file_name(File, Path),
    nb_setval('$settings_file', Path),
    ( exists_file(Path) -> read_file_to_terms(Path, Terms, []) ; Terms = [] ),
    forall(member(Term, Terms), '$load_setting'(Term, Path, Options)).

'$load_setting'(setting(Module:Name, Value), _, Options) :-
    atom(Module),
    atom(Name),
    !,
    ( '$settings'(Module, Name, Type, _, _, _) -> '$setting_checked'(Type, Value), '$setting_becomes'(Module, Name, Value)
    ; option(undefined(load), Options) -> assertz(user:'$setting'(Module, Name, any, Value, '', Value))
    ; print_message(warning, format('setting ~q:~q is not declared', [Module,Name]))
    ).
'$load_setting'(Term, Path, _) :- throw(error(domain_error(setting, Term), Path)).

%! save_settings is det.
%  Writes what differs from the defaults to the file of load_settings/1.
%  ?- tmp_file(docs, _F), load_settings(_F), save_settings, exists_file(_F), delete_file(_F).
%  true
save_settings :-
    catch(nb_getval('$settings_file', File), error(_, _), throw(error(existence_error(settings_file, settings), _))),
    save_settings(File).

%! save_settings(+File) is det.
%  The same to another file.
%  ?- setting(docs_kept, atom, a, 'Kept'), set_setting(docs_kept, b), tmp_file(docs, _F), save_settings(_F), restore_setting(docs_kept), load_settings(_F), setting(docs_kept, V), delete_file(_F).
%  V = b
save_settings(File) :- setup_call_cleanup(open(File, write, Out), '$save_settings'(Out), close(Out)).

'$save_settings'(Out) :-
    forall(( '$settings'(Module, Name, Type, Default, Comment, Value),
             '$setting_expanded'(Default, Type, Module, Value0),
             Value0 \== Value ),
           format(Out, '% ~w~nsetting(~q:~q, ~k).~n', [Comment,Module,Name,Value])).

%! current_setting(?Setting) is nondet.
%  Module:Name is a setting.
%  ?- setting(docs_there, atom, a, ''), current_setting(user:docs_there).
%  true
current_setting(Spec) :- ( nonvar(Spec) -> '$split_module'(Spec, Module, Name) ; Spec = Module:Name ), '$settings'(Module, Name, _, _, _, _).

%! setting_property(:Name, ?Property) is nondet.
%  Property is type(T), default(D), comment(C), source(_) of a setting.
%  ?- setting(docs_prop, atom, a, 'About'), setting_property(docs_prop, type(T)), setting_property(docs_prop, comment(C)).
%  T = atom, C = 'About'
setting_property(Spec, Property) :-
    '$split_module'(Spec, Module, Name),
    '$settings'(Module, Name, Type, Default, Comment, _),
    ( Property = type(Type) ; Property = default(Default) ; Property = comment(Comment) ).

%! list_settings is det.
%  Writes all settings, a line each.
%  ?- with_output_to(string(_S), list_settings), string(_S).
%  true
list_settings :- list_settings(_).

%! list_settings(?Module) is det.
%  Writes the settings of Module; those that are not the default have a star.
%  ?- setting(docs_list:a, integer, 1, 'One'), with_output_to(atom(A), list_settings(docs_list)).
%  A = 'docs_list:a              1                   One\n'
list_settings(Module) :-
    forall(( '$settings'(Module, Name, Type, Default, Comment, Value), '$setting_expanded'(Default, Type, Module, Value0) ),
           ( ( Value0 == Value -> Star = '' ; Star = '*' ),
             format('~w:~w~25|~q~w~t~20+~w~n', [Module,Name,Value,Star,Comment]) )).

%! convert_setting_text(+Type, +Text, -Value) is det.
%  Value is what Text says as a setting of Type; text types take it as it is, others as a term.
%  ?- convert_setting_text(integer, '12', V), convert_setting_text(atom, '12', W).
%  V = 12, W = '12'
convert_setting_text(Type, Text, Value) :-
    ( ( Type == atom ; '$setting_text_type'(Type) ) -> atom_string(Value, Text)
    ; Type == string -> text_to_string(Text, Value)
    ; Type = oneof(Items), member(Value, Items), atomic(Value), atom_string(Value, Text0), text_to_string(Text, Text0) -> true
    ; term_to_atom(Value0, Text), '$setting_checked'(Type, Value0), Value = Value0
    ).
