"""What an expression or function may change, so that an operand read before it need not be copied in vain.

In: a syntax node and the function it stands in. Out: `Effects`. Kept on the node: a function's tree is walked once.
"""

from __future__ import annotations

import ast
from typing import Any

from wamjit.subset import lang
from wamjit.subset.source import ANYTHING, NOTHING, OPERAND_TYPES, Effects, Source, source_of

_STORES = frozenset({"store", "store_byte", "store_double"})
_CALLS = frozenset({"call", "gate"})
_LEAVES = (ast.Name, ast.Constant, ast.Attribute)


def effects_of(node: ast.AST, source: Source) -> Effects:
    """The effects of an expression or statement."""
    if isinstance(node, _LEAVES):
        return NOTHING
    known = getattr(node, "effects", None)
    if known is None:
        known = NOTHING
        for inner in ast.walk(node):
            known = known | _own_effects(inner, source)
        node.effects = known
    return known


def function_effects(source: Source) -> Effects:
    """The effects of expanding an inline function, beside those of its arguments."""
    if source.effects is None:
        source.effects = ANYTHING  # what a function that expands itself sees; the compiler refuses it
        operands = {name for name, kind in source.params if kind in OPERAND_TYPES}
        assigns_operand = any(name in source.assigned for name in operands)
        body = Effects()
        for statement in source.body:
            body = body | effects_of(statement, source)
        source.effects = ANYTHING if assigns_operand else body
    return source.effects


def _own_effects(node: ast.AST, source: Source) -> Effects:
    if isinstance(node, ast.Call):
        if isinstance(node.func, ast.Name) and node.func.id in source.local:
            return ANYTHING  # a parameter: which function it is, each expansion says anew
        return _call_effects(static_value(node.func, source))
    if isinstance(node, ast.Assign):
        return _union(_target_effects(target, source) for target in node.targets)
    if isinstance(node, ast.AugAssign | ast.AnnAssign):
        return _target_effects(node.target, source)
    return NOTHING


def _union(several: Any) -> Effects:
    result = NOTHING
    for effects in several:
        result = result | effects
    return result


def _call_effects(function: Any) -> Effects:
    name = lang.intrinsic_of(function)
    if name:
        if name == "choice_changed":
            return Effects(frozenset({"ab", "hb"}))
        return ANYTHING if name in _CALLS else Effects(memory=True) if name in _STORES else NOTHING
    mark = lang.mark_of(function)
    if mark is not None:
        return function_effects(source_of(function)) if mark.kind == "inline" else ANYTHING
    return NOTHING


def _target_effects(target: ast.expr, source: Source) -> Effects:
    if isinstance(target, ast.Tuple):
        return _union(_target_effects(element, source) for element in target.elts)
    if isinstance(target, ast.Attribute):
        if static_value(target.value, source) is lang.reg:
            return Effects(frozenset({target.attr}))
        return Effects(memory=True)
    if isinstance(target, ast.Subscript):
        array = target.value
        if isinstance(array, ast.Attribute) and static_value(array.value, source) is lang.reg:
            return ANYTHING  # some x register: which one may depend on an operand
        return Effects(memory=True)
    return NOTHING


def static_value(node: ast.AST, source: Source) -> Any:
    """What a global name or an attribute of one stands for, None for anything else. Registers are not read."""
    if isinstance(node, ast.Name):
        return source.names.get(node.id) if node.id not in source.local else None
    if isinstance(node, ast.Attribute):
        base = static_value(node.value, source)
        if base is None or base is lang.reg or base is lang.w:
            return None
        return getattr(base, node.attr, None)
    return None
