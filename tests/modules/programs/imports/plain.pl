:- prolog_load_context(module, M), assertz(loaded_into(M)).
plain(L) :- findall(M, loaded_into(M), L).
