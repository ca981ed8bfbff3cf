"""The runtime, written in the kernel language (docs/kernel-language.md): compiled for each target, tested under
CPython.

`modules.image_modules()` lists what the image is built from. Each file has one subject; its docstring names the
protocol.
"""
