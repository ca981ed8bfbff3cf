"""What code generation and linking raise. Apart from the rest because whoever only links needs no more."""


class CodegenError(Exception):
    """IR that cannot become machine code, with the name of the routine or fragment and its instruction."""
