"""What a running Prolog knows: atoms, predicates, flags, loading, queries, and the services that compiled code asks
for.
"""
