"""Built-ins that serve from Python: streams, output, atoms and text, the clause database, flags, loading.

`tables/builtins.txt` names each one and its function here; `registry.py` finds it at the first call.
"""
