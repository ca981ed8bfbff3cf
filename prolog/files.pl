% Files and directories, as far as services do not do it all (tables/builtins.txt). How the comments are read: control.pl.

:- module(files, [absolute_file_name/2, absolute_file_name/3, working_directory/2, chdir/1, shell/1, shell/0,
    tmp_file_stream/3, directory_member/3, delete_directory_and_contents/1, delete_directory_contents/1]).

%! absolute_file_name(+Name, -Path) is det.
%  Path is Name from the root on, without . and .. in it.
%  ?- absolute_file_name('/a/../b/./c//d', P).
%  P = '/b/c/d'
absolute_file_name(Name, Path) :- '$absolute_file_name'(Name, Path, []).

%! absolute_file_name(+Name, -Path, +Options) is semidet.
%  As absolute_file_name/2, with access(Mode), extensions(List), file_type(Type), file_errors(fail), relative_to(Directory).
%  ?- absolute_file_name(c, P, [relative_to('/a/b')]).
%  P = '/a/b/c'
absolute_file_name(Name, Path, Options) :-
    ( nonvar(Path), '$are_options'(Path) -> '$file_options'(Path, Options1), '$absolute_file_name'(Name, Options, Options1)
    ; '$file_options'(Options, Options1), '$absolute_file_name'(Name, Path, Options1)
    ).

% The older order of arguments: Name, Options, Path.
'$are_options'(Term) :- is_list(Term).

'$file_options'(Options, Options1) :- must_be(list, Options), merge_options([], Options, Options1).

%! working_directory(-Old, +New) is det.
%  Old is the working directory, which is New from now on.
%  ?- working_directory(_D, _D), exists_directory(_D).
%  true
working_directory(Old, New) :-
    '$working_directory'(Old, _),
    ( New == Old -> true ; '$working_directory'(_, New) ).

%! chdir(+Directory) is det.
%  Directory is the working directory from now on.
%  ?- chdir(no_such_directory).
%  error(existence_error(directory,no_such_directory))
chdir(Directory) :- must_be(nonvar, Directory), '$working_directory'(_, Directory).

%! shell(+Command) is semidet.
%  Command runs in a shell, and its status is 0.
%  ?- shell('exit 3').
%  false
shell(Command) :- shell(Command, 0).

%! shell is semidet.
%  A shell runs until it ends.
%  ?- predicate_property(shell, library).
%  true
shell :- ( getenv('SHELL', Shell) -> true ; Shell = '/bin/sh' ), shell(Shell).

%! tmp_file_stream(+Encoding, -File, -Stream) is det.
%  File is a new file, open for writing as Stream.
%  ?- tmp_file_stream(utf8, _F, _S), close(_S), exists_file(_F), delete_file(_F).
%  true
tmp_file_stream(Encoding, File, Stream) :-
    ( nonvar(Stream), is_list(Stream) ->
      ( memberchk(encoding(Coding), Stream) -> true ; Coding = utf8 ),
      ( memberchk(extension(Extension), Stream) -> atom_concat('.', Extension, Ending) ; Ending = '' ),
      '$open_new_file'(Ending, Coding, Encoding, File)
    ; '$open_new_file'('', Encoding, File, Stream)
    ).

'$open_new_file'(Ending, Coding, File, Stream) :-
    '$new_tmp_file'(Ending, File),
    ( Coding == binary -> open(File, write, Stream, [type(binary)]) ; open(File, write, Stream, [encoding(Coding)]) ).

%! directory_member(+Directory, -Member, +Options) is nondet.
%  Member is a file in Directory, with recursive(true) also in directories below; extensions(List) and matches no others.
%  ?- directory_member('/no/such', M, []).
%  error(existence_error(directory,'/no/such'))
directory_member(Directory, Member, Options) :-
    directory_files(Directory, Files),
    member(File, Files),
    File \== '.',
    File \== '..',
    directory_file_path(Directory, File, Path),
    '$directory_member'(Path, Member, Options).

'$directory_member'(Path, Path, Options) :-
    ( option(extensions(Extensions), Options) -> file_name_extension(_, Extension, Path), memberchk(Extension, Extensions)
    ; true
    ).
'$directory_member'(Path, Member, Options) :-
    option(recursive(true), Options),
    exists_directory(Path),
    directory_member(Path, Member, Options).

%! delete_directory_and_contents(+Directory) is det.
%  Directory goes, with all that is in it.
%  ?- delete_directory_and_contents('/no/such').
%  error(existence_error(directory,'/no/such'))
delete_directory_and_contents(Directory) :-
    delete_directory_contents(Directory),
    delete_directory(Directory).

%! delete_directory_contents(+Directory) is det.
%  All that is in Directory goes.
%  ?- delete_directory_contents('/no/such').
%  error(existence_error(directory,'/no/such'))
delete_directory_contents(Directory) :-
    directory_files(Directory, Files),
    forall(( member(File, Files), File \== '.', File \== '..' ),
           ( directory_file_path(Directory, File, Path),
             ( exists_directory(Path) -> delete_directory_and_contents(Path) ; delete_file(Path) ) )).
