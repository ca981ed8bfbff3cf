"""The IR: a portable assembler over the registers of the abstract machine (docs/ir.md, tables/ir.txt)."""
