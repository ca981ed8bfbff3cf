% Files and directories with SICStus' names, and GNU Prolog's. How the comments are read: control.pl.

:- module(file_systems, [rename_directory/2, delete_directory/2, directory_exists/2, file_exists/2, file_must_exist/1,
    file_must_exist/2, directory_must_exist/1, directory_must_exist/2, directory_member_of_directory/2,
    directory_member_of_directory/3, directory_member_of_directory/4, file_member_of_directory/2,
    file_member_of_directory/3, file_member_of_directory/4, directory_members_of_directory/1,
    directory_members_of_directory/2, directory_members_of_directory/3, file_members_of_directory/1,
    file_members_of_directory/2, file_members_of_directory/3, file_property/2, file_property/3, directory_property/2,
    directory_property/3, file_permission/2, decompose_file_name/4, is_relative_file_name/1, prolog_file_name/2,
    close_all_streams/0, copy_directory/2, link_file/3, chmod/2, set_time_file/3, can_open_file/2]).

%! rename_directory(+Old, +New) is det.
%  Gives a directory another name.
%  ?- rename_directory('/no/such', '/no/other').
%  error(existence_error(file,'/no/such'))
rename_directory(Old, New) :- rename_file(Old, New).

%! delete_directory(+Directory, +Options) is det.
%  Deletes a directory; if_nonempty(delete) with all that is in it, if_nonempty(ignore) not if there is something.
%  ?- delete_directory('/no/such', [if_nonempty(fail)]).
%  error(existence_error(directory,'/no/such'))
delete_directory(Directory, Options) :-
    must_be(list, Options),
    option(if_nonempty(What), Options, error),
    ( What == delete -> delete_directory_and_contents(Directory)
    ; What \== error, directory_files(Directory, Files), member(File, Files), File \== '.', File \== '..' -> What == ignore
    ; delete_directory(Directory)
    ).

%! directory_exists(+Directory, +Access) is semidet.
%  There is such a directory, and it may be used as Access says.
%  ?- directory_exists('/', read).
%  true
directory_exists(Directory, Access) :- exists_directory(Directory), '$may'(Access, Directory).

%! file_exists(+File, +Access) is semidet.
%  There is such a file, no directory, and it may be used as Access, or all of a list, says: exist, read, write, execute.
%  ?- file_exists('/no/such', exist).
%  false
file_exists(File, Access) :- exists_file(File), '$may'(Access, File).

'$may'(Access, Path) :-
    ( is_list(Access) -> forall(member(A, Access), '$may'(A, Path))
    ; Access == exists -> true
    ; Access == search -> access_file(Path, execute)
    ; access_file(Path, Access)
    ).

%! file_must_exist(+File) is det.
%  There is such a file; an error otherwise.
%  ?- file_must_exist('/no/such').
%  error(existence_error(file,'/no/such'))
file_must_exist(File) :- ( exists_file(File) -> true ; throw(error(existence_error(file, File), _)) ).

%! file_must_exist(+File, +Access) is det.
%  The same, and it may be used as Access says.
%  ?- file_must_exist('/no/such', read).
%  error(existence_error(file,'/no/such'))
file_must_exist(File, Access) :-
    file_must_exist(File),
    ( '$may'(Access, File) -> true ; throw(error(permission_error(Access, file, File), _)) ).

%! directory_must_exist(+Directory) is det.
%  There is such a directory; an error otherwise.
%  ?- directory_must_exist('/no/such').
%  error(existence_error(directory,'/no/such'))
directory_must_exist(Directory) :-
    ( exists_directory(Directory) -> true ; throw(error(existence_error(directory, Directory), _)) ).

%! directory_must_exist(+Directory, +Access) is det.
%  The same, and it may be used as Access says.
%  ?- directory_must_exist('/', read).
%  true
directory_must_exist(Directory, Access) :-
    directory_must_exist(Directory),
    ( '$may'(Access, Directory) -> true ; throw(error(permission_error(Access, directory, Directory), _)) ).

% `$member_of'(+Kind, +Directory, +Pattern, -Name, -Path): in the order of names.
'$member_of'(Kind, Directory, Pattern, Name, Path) :-
    directory_files(Directory, Files0),
    sort(Files0, Files),
    member(Name, Files),
    Name \== '.',
    Name \== '..',
    wildcard_match(Pattern, Name),
    directory_file_path(Directory, Name, Path0),
    absolute_file_name(Path0, Path),
    ( Kind == directory -> exists_directory(Path) ; exists_file(Path) ).

'$members_of'(Kind, Directory, Pattern, Members) :-
    findall(Name-Path, '$member_of'(Kind, Directory, Pattern, Name, Path), Members).

%! directory_member_of_directory(?Name, ?Path) is nondet.
%  Name is a directory in the working directory, Path its absolute name.
%  ?- forall(directory_member_of_directory(_N, _P), exists_directory(_P)).
%  true
directory_member_of_directory(Name, Path) :- directory_member_of_directory('.', Name, Path).

%! directory_member_of_directory(+Directory, ?Name, ?Path) is nondet.
%  The same for Directory.
%  ?- directory_member_of_directory('/', usr, P).
%  P = '/usr'
directory_member_of_directory(Directory, Name, Path) :- '$member_of'(directory, Directory, '*', Name, Path).

%! directory_member_of_directory(+Directory, +Pattern, ?Name, ?Path) is nondet.
%  The same for names that Pattern matches.
%  ?- directory_member_of_directory('/', usr, N, P).
%  N = usr, P = '/usr'
directory_member_of_directory(Directory, Pattern, Name, Path) :- '$member_of'(directory, Directory, Pattern, Name, Path).

%! file_member_of_directory(?Name, ?Path) is nondet.
%  Name is a file in the working directory, Path its absolute name.
%  ?- forall(file_member_of_directory(_N, _P), exists_file(_P)).
%  true
file_member_of_directory(Name, Path) :- file_member_of_directory('.', Name, Path).

%! file_member_of_directory(+Directory, ?Name, ?Path) is nondet.
%  The same for Directory.
%  ?- file_member_of_directory('/no/such', N, P).
%  error(existence_error(directory,'/no/such'))
file_member_of_directory(Directory, Name, Path) :- '$member_of'(file, Directory, '*', Name, Path).

%! file_member_of_directory(+Directory, +Pattern, ?Name, ?Path) is nondet.
%  The same for names that Pattern matches.
%  ?- file_member_of_directory('/etc', 'pass?d', N, P).
%  N = passwd, P = '/etc/passwd'
file_member_of_directory(Directory, Pattern, Name, Path) :- '$member_of'(file, Directory, Pattern, Name, Path).

%! directory_members_of_directory(-Members) is det.
%  Members are the directories of the working directory as Name-Path.
%  ?- directory_members_of_directory(_Ms), is_list(_Ms).
%  true
directory_members_of_directory(Members) :- directory_members_of_directory('.', Members).

%! directory_members_of_directory(+Directory, -Members) is det.
%  The same for Directory.
%  ?- directory_members_of_directory('/', _Ms), memberchk(usr-P, _Ms).
%  P = '/usr'
directory_members_of_directory(Directory, Members) :- '$members_of'(directory, Directory, '*', Members).

%! directory_members_of_directory(+Directory, +Pattern, -Members) is det.
%  The same for names that Pattern matches.
%  ?- directory_members_of_directory('/', usr, Ms).
%  Ms = [usr-'/usr']
directory_members_of_directory(Directory, Pattern, Members) :- '$members_of'(directory, Directory, Pattern, Members).

%! file_members_of_directory(-Members) is det.
%  Members are the files of the working directory as Name-Path.
%  ?- file_members_of_directory(_Ms), is_list(_Ms).
%  true
file_members_of_directory(Members) :- file_members_of_directory('.', Members).

%! file_members_of_directory(+Directory, -Members) is det.
%  The same for Directory.
%  ?- file_members_of_directory('/etc', _Ms), memberchk(passwd-P, _Ms).
%  P = '/etc/passwd'
file_members_of_directory(Directory, Members) :- '$members_of'(file, Directory, '*', Members).

%! file_members_of_directory(+Directory, +Pattern, -Members) is det.
%  The same for names that Pattern matches.
%  ?- file_members_of_directory('/etc', passwd, Ms).
%  Ms = [passwd-'/etc/passwd']
file_members_of_directory(Directory, Pattern, Members) :- '$members_of'(file, Directory, Pattern, Members).

%! file_property(+File, ?Property) is nondet.
%  Property is type(T), size_in_bytes(N), modify_timestamp(S), access_timestamp(S), create_timestamp(S), readable,
%  writable, executable; GNU Prolog's are absolute_file_name(F), real_file_name(F), size(N), permission(P),
%  last_modification(dt(Year,Month,Day,Hour,Minute,Second)) and the like.
%  ?- file_property('/etc/passwd', type(T)).
%  T = regular
file_property(File, Property) :-
    '$file_status'(File, Status),
    '$file_property'(Property, File, Status).

'$file_property'(type(Type), _, Status) :- arg(1, Status, Type).
'$file_property'(size_in_bytes(Size), _, Status) :- arg(2, Status, Size).
'$file_property'(modify_timestamp(Stamp), _, Status) :- arg(3, Status, Stamp).
'$file_property'(access_timestamp(Stamp), _, Status) :- arg(4, Status, Stamp).
'$file_property'(create_timestamp(Stamp), _, Status) :- arg(5, Status, Stamp).
'$file_property'(readable, File, _) :- access_file(File, read).
'$file_property'(writable, File, _) :- access_file(File, write).
'$file_property'(executable, File, _) :- access_file(File, execute).
'$file_property'(absolute_file_name(Path), File, _) :- absolute_file_name(File, Path).
'$file_property'(real_file_name(Path), _, Status) :- arg(6, Status, Path).
'$file_property'(size(Size), _, Status) :- arg(2, Status, Size).
'$file_property'(permission(P), File, _) :- member(P, [read,write,execute]), access_file(File, P).
'$file_property'(last_modification(Time), _, Status) :- '$stamp_dt'(3, Status, Time).
'$file_property'(last_access(Time), _, Status) :- '$stamp_dt'(4, Status, Time).
'$file_property'(creation(Time), _, Status) :- '$stamp_dt'(5, Status, Time).

'$stamp_dt'(N, Status, dt(Year, Month, Day, Hour, Minute, Second)) :-
    arg(N, Status, Stamp),
    stamp_date_time(Stamp, date(Year, Month, Day, Hour, Minute, Seconds, _, _, _), local),
    Second is truncate(Seconds).

%! file_property(+File, +Name, ?Value) is semidet.
%  Value is that of the property Name(Value), or true for one without.
%  ?- file_property('/etc/passwd', type, T).
%  T = regular
file_property(File, Name, Value) :- '$property_value'(Name, Value, Property), file_property(File, Property), !.

'$property_value'(Name, Value, Property) :-
    must_be(atom, Name),
    ( memberchk(Name, [readable,writable,executable]) -> Property = Name, Value = true ; Property =.. [Name,Value] ).

%! directory_property(+Directory, ?Property) is nondet.
%  As file_property/2, for a directory.
%  ?- directory_property('/', type(T)).
%  T = directory
directory_property(Directory, Property) :- directory_must_exist(Directory), file_property(Directory, Property).

%! directory_property(+Directory, +Name, ?Value) is semidet.
%  As file_property/3, for a directory.
%  ?- directory_property('/', type, T).
%  T = directory
directory_property(Directory, Name, Value) :- directory_must_exist(Directory), file_property(Directory, Name, Value).

%! file_permission(+File, +Permission) is semidet.
%  File may be used so: read, write, execute, search, or all of a list.
%  ?- file_permission('/etc/passwd', read).
%  true
file_permission(File, Permission) :- ( exists_file(File) ; exists_directory(File) ), !, '$may'(Permission, File).

%! decompose_file_name(+File, -Directory, -Name, -Ending) is det.
%  File is Directory, Name, and Ending, from its last dot on.
%  ?- decompose_file_name('/a/b.c.pl', D, N, E).
%  D = '/a/', N = 'b.c', E = '.pl'
decompose_file_name(File, Directory, Name, Ending) :-
    ( sub_atom(File, Before, 1, After, /), sub_atom(File, _, After, 0, Base0), \+ sub_atom(Base0, _, _, _, /) ->
        Base = Base0, Length is Before + 1, sub_atom(File, 0, Length, _, Directory)
    ; Base = File, Directory = ''
    ),
    file_name_extension(Name, Extension, Base),
    ( atom_concat(Name, '.', Base) -> Ending = '.' ; Extension == '' -> Ending = '' ; atom_concat('.', Extension, Ending) ).

%! is_relative_file_name(+File) is semidet.
%  File does not begin at the root.
%  ?- is_relative_file_name(a), \+ is_relative_file_name('/a').
%  true
is_relative_file_name(File) :- \+ is_absolute_file_name(File).

%! prolog_file_name(+File, -WithEnding) is det.
%  WithEnding is File, with .pl or .pro behind it if it has no ending and there is such a file.
%  ?- prolog_file_name('/no/such', F), prolog_file_name(user, U).
%  F = '/no/such.pl', U = user
prolog_file_name(File, Path) :-
    ( File == user -> Path = user
    ; file_name_extension(_, Extension, File), Extension \== '' -> Path = File
    ; member(Ending, ['.pl','.pro','.prolog']), atom_concat(File, Ending, Path0), exists_file(Path0) -> Path = Path0
    ; atom_concat(File, '.pl', Path)
    ).

%! close_all_streams is det.
%  Closes all streams but the standard ones.
%  ?- open_null_stream(_S), close_all_streams, catch(put_char(_S, a), error(existence_error(E, _), _), true).
%  E = stream
close_all_streams :-
    findall(S, ( stream_property(S, mode(_)), \+ ( stream_property(S, alias(A)), '$standard_alias'(A) ) ), Streams),
    forall(member(S, Streams), close(S)).

'$standard_alias'(user_input).
'$standard_alias'(user_output).
'$standard_alias'(user_error).

%! copy_directory(+From, +To) is det.
%  Copies a directory with all that is in it.
%  ?- copy_directory('/no/such', '/no/other').
%  error(existence_error(directory,'/no/such'))
copy_directory(From, To) :-
    directory_must_exist(From),
    make_directory_path(To),
    directory_files(From, Files),
    forall(( member(File, Files), File \== '.', File \== '..' ), '$copy_into'(From, To, File)).

'$copy_into'(From, To, File) :-
    directory_file_path(From, File, Source),
    directory_file_path(To, File, Target),
    ( exists_directory(Source) -> copy_directory(Source, Target) ; copy_file(Source, Target) ).

%! link_file(+Old, +New, +Type) is det.
%  New is another name of Old; Type is symbolic or hard.
%  ?- link_file(a, b, soft).
%  error(domain_error(link_type,soft))
link_file(Old, New, Type) :- '$link_file'(Old, New, Type).

%! chmod(+File, +Mode) is det.
%  Changes who may use File: Mode is a number, or +Rights, -Rights, =Rights, or such of Parties:Rights, as +(go:rx).
%  ?- chmod('/no/such', 0o644).
%  error(existence_error(file,'/no/such'))
chmod(File, Mode) :- '$change_mode'(File, Mode).

%! set_time_file(+File, -Old, +New) is det.
%  Old are access(Stamp), modified(Stamp), changed(Stamp) of File; those of New are set, now is a stamp too.
%  ?- set_time_file('/etc/passwd', [access(_A)|_], []), number(_A).
%  true
set_time_file(File, Old, New) :-
    '$file_status'(File, status(_, _, Modified, Access, Changed, _)),
    Old0 = [access(Access),modified(Modified),changed(Changed)],
    must_be(list, New),
    option(access(A0), New, Access),
    option(modified(M0), New, Modified),
    get_time(Now),
    ( A0 == now -> A = Now ; A = A0 ),
    ( M0 == now -> M = Now ; M = M0 ),
    ( New == [] -> true ; '$set_file_times'(File, A, M) ),
    Old = Old0.

%! can_open_file(+File, +Mode) is semidet.
%  open/3 with that mode would be allowed.
%  ?- can_open_file('/etc/passwd', read), \+ can_open_file('/no/such', read).
%  true
can_open_file(File, Mode) :-
    ( Mode == read -> exists_file(File), access_file(File, read) ; access_file(File, Mode), \+ exists_directory(File) ).
