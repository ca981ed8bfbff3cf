"""The kernel language: restricted Python compiled to IR, and run by CPython (docs/kernel-language.md)."""
