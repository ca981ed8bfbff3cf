"""placeholder"""
def check_heap(engine, arity): pass
