"""call/N, catch/3 and throw/1, failure and the ends of a query.

The tests play the machine code around the kernel: addresses below are those of predicates that do not exist, where
control must get to.
"""

from __future__ import annotations

import pytest
from model import canonical
from world import Raised

from wamjit.read.terms import Atom, String, Struct, Var, make_list

GOAL, RECOVERY, NEXT = 0x11000, 0x22000, 0x33000


def x(way, i):
    return way.world.decode(way.world.state[f"x({i})"])


# --- call/N ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("own", [0, 1, 3, 4, 9, 20])
@pytest.mark.parametrize("extra", range(8))
def test_call_loads_the_arguments(way, own, extra):
    world = way.world
    if own + extra > 16 and not way.all_in_memory:
        pytest.skip("x registers from 16 on live in the worker record, which this way does not know")
    goal = Struct("g", range(own)) if own else Atom("g")
    world.define("g", own + extra, way.outside(GOAL + own + extra))
    world.fill_x(world.build(goal), *[world.build(100 + i) for i in range(extra)])
    assert way.enter(f"call_{extra + 1}") == GOAL + own + extra
    assert [x(way, i) for i in range(own + extra)] == [*range(own), *range(100, 100 + extra)]


def test_call_of_a_list_is_a_call_of_dot(way):
    world = way.world
    world.define(".", 2, way.outside(GOAL))
    world.define(".", 3, way.outside(GOAL + 16))
    world.fill_x(world.build(make_list([7])))
    assert way.enter("call_1") == GOAL
    assert (x(way, 0), x(way, 1)) == (7, Atom("[]"))
    world.fill_x(world.build(make_list([7])), world.build(8))
    assert way.enter("call_2") == GOAL + 16
    assert [x(way, i) for i in range(3)] == [7, Atom("[]"), 8]


def test_a_known_cell_asks_no_service(way):
    world = way.world
    world.define("known", 1, way.outside(GOAL))
    word = world.layout.functor_word(world.functor("known", 1))
    world.set_cell(word, world.cells[word])
    world.fill_x(world.build(Struct("known", (1,))))
    assert way.enter("call_1") == GOAL
    assert world.asked == []


@pytest.mark.parametrize(
    ("goal", "name", "culprit"),
    [
        (Var(), "instantiation", None),
        (3, "type_callable", 3),
        (1.5, "type_callable", 1.5),
        (String("a"), "type_callable", String("a")),
        (Struct("g", range(256)), "representation_arity", None),
    ],
)
def test_what_cannot_be_called(way, goal, name, culprit):
    way.world.fill_x(way.world.build(goal), way.world.build(1))
    with pytest.raises(Raised) as caught:
        way.enter("call_2")
    assert caught.value.name == name
    if culprit is not None:
        assert canonical(caught.value.culprit) == canonical(culprit)


# --- failure and the ends --------------------------------------------------------------------------------------------


def test_fail_goes_to_the_alternative(way):
    way.world.push_choice()
    way.world.set_alternative(way.outside(NEXT))
    assert way.enter("fail") == NEXT


@pytest.mark.parametrize(
    ("entry", "service"), [("stop_success", "success"), ("fail", "failed"), ("stop_fail", "failed")]
)
def test_the_ends_of_a_query(way, entry, service):
    with pytest.raises(Raised) as caught:
        way.enter(entry)
    assert caught.value.name == service


# --- catch and throw -------------------------------------------------------------------------------------------------


def enter_catch(way, catcher, number=0):
    """Call catch(goalN, Catcher, recoveryN) with continuation NEXT + N: the state before."""
    world = way.world
    goal, recovery = f"goal{number}", f"recovery{number}"
    world.define(goal, 0, way.outside(GOAL + number))
    world.define(recovery, 0, way.outside(RECOVERY + number))
    world.fill_x(world.build(Atom(goal)), catcher, world.build(Atom(recovery)))
    world.state["cp"] = way.outside(NEXT + number)
    before = {name: world.state[name] for name in ("e", "b", "tr", "cp", "a", "h")}
    assert way.enter("catch") == GOAL + number
    assert world.state["cp"] == way.address("catch_exit")
    return before


def state(way, *names):
    return {name: way.world.state[name] for name in names}


def test_a_goal_that_succeeds(way):
    before = enter_catch(way, way.world.build(Var()))
    assert way.enter("catch_exit") == NEXT
    assert state(way, *before) == before


def test_a_goal_that_leaves_choice_points_keeps_the_catch(way):
    world = way.world
    before = enter_catch(way, world.build(Var()))
    inside = world.state["e"]
    world.push_choice()
    world.set_alternative(way.outside(0x44000))
    newest, top = world.state["b"], world.state["a"]
    assert way.enter("catch_exit") == NEXT
    assert state(way, "e", "cp") == {"e": before["e"], "cp": way.outside(NEXT)}
    assert (world.state["b"], world.state["a"]) == (newest, top)
    assert inside < top
    assert way.enter("fail") == 0x44000


def test_a_goal_that_fails(way):
    world = way.world
    world.push_choice()
    world.set_alternative(way.outside(0x55000))
    before = enter_catch(way, world.build(Var()))
    assert way.enter("fail") == 0x55000
    assert world.state["b"] == before["b"]


def throw(way, ball, known=None):
    way.world.fill_x(way.world.build(ball, known))
    return way.enter("throw")


def test_a_ball_is_caught(way):
    world = way.world
    old = world.build(Var())
    catcher = world.build(Struct("f", (Var(), Atom("k"))))
    before = enter_catch(way, catcher)
    start = world.field("copy_top")
    way.call("copy_out", world.build(Atom("answer")), world.field("copy_end"))
    assert way.call("unify", old, world.build(5)) == 1
    world.push_choice()
    inner = Var()
    assert throw(way, Struct("f", (Struct("g", (inner, inner, 2.5)), Atom("k")))) == RECOVERY
    assert canonical(world.decode(catcher)) == canonical(Struct("f", (Struct("g", (inner, inner, 2.5)), Atom("k"))))
    assert world.deref(old) == old
    assert world.field("copy_top") == start
    assert state(way, "e", "b", "cp", "a") == {name: before[name] for name in ("e", "b", "cp", "a")}


def test_a_ball_goes_on_outwards(way):
    world = way.world
    outer = world.build(Var())
    before = enter_catch(way, outer, 1)
    inner = world.build(Struct("f", (Var(), Atom("no"))))
    enter_catch(way, inner, 2)
    assert throw(way, Struct("f", (1, Atom("yes")))) == RECOVERY + 1
    assert canonical(world.decode(outer)) == canonical(Struct("f", (1, Atom("yes"))))
    assert state(way, "e", "b", "cp") == {name: before[name] for name in ("e", "b", "cp")}


def test_the_inner_catch_comes_first(way):
    world = way.world
    outer, inner = world.build(Var()), world.build(Var())
    enter_catch(way, outer, 1)
    enter_catch(way, inner, 2)
    assert throw(way, Atom("ball")) == RECOVERY + 2
    assert world.decode(inner) == Atom("ball")
    assert world.deref(outer) == outer
    assert world.state["cp"] == way.outside(NEXT + 2)


def test_a_catch_that_was_left_does_not_catch(way):
    world = way.world
    outer = world.build(Var())
    enter_catch(way, outer, 1)
    enter_catch(way, world.build(Var()), 2)
    world.push_choice()
    assert way.enter("catch_exit") == NEXT + 2
    assert throw(way, Atom("late")) == RECOVERY + 1
    assert world.decode(outer) == Atom("late")


def test_nobody_catches(way):
    world = way.world
    old = world.build(Var())
    before = dict(world.state)
    enter_catch(way, world.build(Atom("something_else")))
    assert way.call("unify", old, world.build(5)) == 1
    with pytest.raises(Raised) as caught:
        throw(way, Struct("lost", (1, 2)))
    assert caught.value.name == "exception"
    block = world.field("svc", 0)
    assert world.decode(world.memory.read(block + world.word_size)) == Struct("lost", (1, 2))
    assert state(way, "b", "e", "tr") == {name: before[name] for name in ("b", "e", "tr")}


def test_an_unbound_ball(way):
    with pytest.raises(Raised, match="instantiation"):
        throw(way, Var())


def test_a_small_ball_finds_room_when_findall_has_none(way):
    world = way.world
    catcher = world.build(Var())
    enter_catch(way, catcher)
    world.set_field("copy_end", world.field("copy_top"))
    way.raises("resource", "copy", "copy_out", world.build(1), world.field("copy_end"))
    assert throw(way, Struct("error", (Atom("resource"), Var()))) == RECOVERY


@pytest.mark.parametrize(("field", "area", "register"), [("choice_limit", "choice", "b"), ("stack_warn", "local", "a")])
def test_no_room_for_a_catch(way, field, area, register):
    world = way.world
    world.fill_x(*[world.build(Var()) for _ in range(3)])
    world.set_field(field, world.state[register])
    with pytest.raises(Raised) as caught:
        way.enter("catch")
    assert (caught.value.kind, caught.value.name) == ("resource", area)
