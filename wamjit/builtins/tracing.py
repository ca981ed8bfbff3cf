"""What prolog/trace.pl asks for: modes, spy points, and the conversation at a port.

In: ports with the numbers of frames, goals. Out: what the person wants; messages on user_error. Holds: goals are only
handed over where they are shown; while a port is shown nothing is traced.
"""

from __future__ import annotations

from wamjit.builtins.asking import ask
from wamjit.builtins.output import printed, text
from wamjit.engine.errors import domain_error, instantiation_error, type_error
from wamjit.engine.meta import strip_checked
from wamjit.engine.predicates import SYSTEM, USER, Predicate
from wamjit.engine.tracer import CREEP, LEAP, OFF, PORTS, tracer_of
from wamjit.read.terms import Atom, Struct, Term, Var, list_parts

MODES = {"trace": CREEP, "notrace": OFF, "debug": LEAP, "nodebug": OFF}
DEPTH = 12  # terms are shown so deep
GROUPS = {"all": PORTS, "full": PORTS, "half": ("call", "redo", "fail"), "loose": ("call",), "none": (), "off": ()}


def mode(engine, name):
    """'$trace_mode'(+Command): trace, notrace, debug, nodebug."""
    tracer, wanted = tracer_of(engine), MODES[name.name]
    if name.name == "notrace" and tracer.spied and tracer.mode != OFF:
        wanted = LEAP
    if not (name.name == "debug" and tracer.mode == CREEP):
        tracer.set_mode(wanted)
    tracer.asks = True


def tracing(engine):
    """'$tracing': whether ports are shown."""
    return engine.tracer is not None and engine.tracer.mode == CREEP


# spy points


def spy(engine, what, wanted):
    """'$spy'(+Predicates, +Wanted): set spy points or take them away."""
    tracer, on = tracer_of(engine), wanted is Atom("true")
    if what is Atom("$all"):
        found = list(tracer.spied)
    else:
        found = [p for one in specs(what) for p in spied_predicates(engine, one)]
    if on and tracer.mode == OFF and found:
        tracer.set_mode(LEAP)
    for predicate in found:
        if on or predicate in tracer.spied:
            engine.streams.warn(f"% {'Spy point on' if on else 'Spy point removed from'} {predicate}\n")
        tracer.spy(predicate, on)
    return True


def specs(term: Term) -> list[Term]:
    """One predicate or a list of them."""
    parts, end = list_parts(term)
    if isinstance(term, Struct | Atom) and parts and end is Atom("[]"):
        return parts
    return [term]


def spied_predicates(engine, term: Term) -> list[Predicate]:
    """The predicates that Name, Name/Arity or Module:.. means."""
    space, plain = strip_checked(term, USER)
    if isinstance(plain, Var):
        raise instantiation_error()
    space = engine.modules.space_of(space)
    if isinstance(plain, Atom):
        arities = {p.arity for p in engine.predicates.user() if p.name == plain.name and p.space == space}
        arities |= {row.arity for row in engine.registry.rows if row.name == plain.name} if not arities else set()
        if not arities:
            engine.streams.warn(f"Warning: there is no predicate {plain.name}\n")
        return [spied(engine, space, plain.name, arity) for arity in sorted(arities)]
    if not isinstance(plain, Struct) or plain.name != "/" or len(plain.args) != 2:
        raise type_error("predicate_indicator", term)
    name, arity = plain.args
    if isinstance(name, Var) or isinstance(arity, Var):
        raise instantiation_error()
    if not isinstance(name, Atom):
        raise type_error("atom", name)
    if not isinstance(arity, int):
        raise type_error("integer", arity)
    return [spied(engine, space, name.name, arity)]


def spied(engine, space: str, name: str, arity: int) -> Predicate:
    """The predicate that carries the spy point of a name: what an import stands for, but never the library's own."""
    space = USER if space == SYSTEM else space
    known = engine.modules.visible(space, name, arity)
    if known is not None and known.space != SYSTEM:
        return known
    return engine.predicates.ensure(space, name, arity)


def leash(engine, which, term):
    """'$leash'(+Which, +Ports): leash/1 and visible/1."""
    tracer = tracer_of(engine)
    changed = tracer.leashed if which is Atom("leash") else tracer.visible
    parts = specs(term)
    wanted = set(changed) if all(isinstance(part, Struct) for part in parts) else set()
    for part in parts:
        if isinstance(part, Struct) and part.name == "-" and len(part.args) == 1:
            wanted.difference_update(ports(part.args[0]))
        else:
            wanted.update(ports(part.args[0] if isinstance(part, Struct) and part.name == "+" else part))
    changed.clear()
    changed.update(wanted)


def ports(term: Term) -> tuple[str, ...]:
    """The ports of a name."""
    if not isinstance(term, Atom):
        raise instantiation_error() if isinstance(term, Var) else type_error("atom", term)
    if term.name in PORTS:
        return (term.name,)
    if term.name in GROUPS:
        return GROUPS[term.name]
    raise domain_error("port", term)


def debugging(engine):
    """debugging/0"""
    tracer = tracer_of(engine)
    said = {OFF: "The debugger is off", LEAP: "The debugger runs to the next spy point"}
    lines = [said.get(tracer.mode, "The debugger shows every step")]
    lines.append("Spy points: " + (", ".join(map(str, tracer.spied)) or "none"))
    lines.append("Stops at: " + (", ".join(port for port in PORTS if port in tracer.leashed) or "no port"))
    engine.streams.warn("".join(f"% {line}\n" for line in lines))


# ports


def enter(engine, number):
    """'$trace_enter'(-Number): a new invocation."""
    tracer = engine.tracer
    tracer.last += 1
    assert tracer.cell >= 0  # the collector knows the cell from now on
    return [(number, tracer.last)]


def look(engine, port, frame, depth, number, parent, shown):
    """'$trace_look'(+Port, +Frame, +Depth, +Predicate, +Parent, -Shown): hide, show, or retry."""
    tracer, name = engine.tracer, port.name
    if name == "fail" and tracer.wanted is not None and tracer.wanted[0] == frame:
        what, tracer.wanted = tracer.wanted[1], None
        if what == "retry":
            return [(shown, Atom("retry"))]
    return [(shown, Atom("show" if tracer.shows(name, frame, depth, number) else "hide"))]


def show(engine, port, frame, depth, number, goal, answer):
    """'$trace_show'(+Port, +Frame-Parent, +Depth, +Predicate, +Goal, -Answer): a line, and what is wanted then."""
    tracer = engine.tracer
    frame, parent = frame.args
    tracer.busy = True
    try:
        line = shown_line(engine, port, frame, depth, number, goal)
        kind = port_of(port)
        if not tracer.asks or kind not in tracer.leashed:
            engine.streams.warn(line + "\n")
            return [(answer, Atom("go"))]
        return [(answer, ask(engine, line, kind, frame, depth, parent, plain_goal(goal)))]
    finally:
        tracer.busy = False


def port_of(port: Atom) -> str:
    """The port without what it says of choice points."""
    return "exit" if port.name == "nondet_exit" else port.name


def shown_line(engine, port, frame: int, depth: int, number: int, goal: Term) -> str:
    """`+?  3  2 Exit: p(1)`: a spy point, choice points that are left, invocation, depth, port, goal."""
    spied_here = "+" if engine.predicates.all[number] in engine.tracer.spied else " "
    left = "?" if port.name == "nondet_exit" else " "
    shown = printed(engine, plain_goal(goal), max_depth=DEPTH)
    space = engine.predicates.all[number].definition.space
    shown = shown if space in (USER, SYSTEM) else f"{space}:{shown}"
    if goal is not plain_goal(goal):
        shown += f" raised {text(engine, goal.args[1], quoted=True, numbervars=True, max_depth=DEPTH)}"
    return f"{spied_here}{left}{frame:7}{depth:7} {port_of(port).capitalize()}: {shown}"


def plain_goal(goal: Term) -> Term:
    """The goal; an exception's comes with its ball."""
    return goal.args[0] if isinstance(goal, Struct) and goal.name == "$raised" else goal


def ancestor(engine, frame, depth, number, goal):
    """'$trace_ancestor'(+Frame, +Depth, +Predicate, +Goal): a line for a goal that waits for this one."""
    engine.streams.warn(shown_line(engine, Atom("ancestor"), frame, depth, number, goal) + "\n")


def want(engine, frame, what, mark):
    """'$trace_want'(+Frame, +What, +Mark): this frame fails next; it is to be retried, or to fail in earnest.

    Not one that waits for the query itself: its choice point is out of reach.
    """
    if engine.layout.int_word(mark) >= engine.queries[-1].frame:
        engine.streams.warn("% that goal waits for this query\n")
        return False
    engine.tracer.wanted = frame, what.name
    return True


def break_0(engine):
    """'$break': a toplevel inside, untraced until it says otherwise."""
    if engine.dialogue is None:
        engine.streams.warn("Warning: there is no toplevel to start here\n")
        return
    tracer = tracer_of(engine)
    busy, mode = tracer.busy, tracer.mode
    tracer.busy = False
    tracer.set_mode(OFF)
    try:
        engine.dialogue()
    finally:
        tracer.busy = busy
        tracer.set_mode(mode)
