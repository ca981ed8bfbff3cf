"""The collector on machines put together by hand: what lives keeps its shape and its order, what does not is gone."""

from __future__ import annotations

from random import Random

import pytest
from scene import Scene
from world import Raised

from wamjit.read.terms import Atom, String, Struct, Var, make_list

REF, LST, STR = 0, 1, 2
ATOM = Atom("here")


@pytest.fixture
def scene(way) -> Scene:
    return Scene(way)


def test_an_empty_heap(scene):
    scene.collect()
    assert scene.cells == 0


def test_garbage_goes(scene):
    scene.garbage()
    assert scene.cells > 10
    scene.collect(scene.world.layout.int_word(7))
    assert scene.cells == 0


@pytest.mark.parametrize(
    "term",
    [
        make_list([1, 2, 3]),
        Struct("f", [Atom("a"), Struct("g", [Struct("h", [1])])]),
        Struct("f", [1.5, 1 << 100, String("a text that is longer than a word"), -(1 << 70)]),
        Struct("f", [Var("A"), make_list([Var("B"), 2.5], Var("C"))]),
        Struct("wide", list(range(150))),
        String("x" * 3000),
    ],
    ids=["list", "nested", "boxes", "variables", "wide", "long"],
)
def test_a_term_keeps_its_shape(scene, term):
    scene.garbage()
    word = scene.world.build(term)
    before, cells = scene.shape(word), scene.cells
    scene.garbage()
    (after,) = scene.collect(word)
    assert scene.shape(after) == before
    assert after < word
    assert scene.cells < cells
    assert scene.collect(after) == [after]  # nothing is left to collect


def test_only_the_cell_that_is_referred_to_lives(scene):
    at = scene.put(scene.world.layout.functor_word(scene.world.functor("f", 3)), 3, 11, 19)
    (word,) = scene.collect(at + 2 * scene.size)
    assert scene.cells == 1
    assert word == scene.floor
    assert scene.world.memory.read(word) == 11


def test_a_list_cell_and_references_into_it(scene):
    pair = scene.put(11, 19)
    scene.garbage()
    head, tail, whole = scene.collect(pair, pair + scene.size, pair + LST)
    assert (head, tail, whole) == (scene.floor, scene.floor + scene.size, scene.floor + LST)
    assert scene.cells == 2


def test_argument_reached_before_its_structure(scene):
    """A marked argument does not hide the structure around it."""
    inner = scene.world.build(make_list([1, 2]))
    at = scene.put(scene.world.layout.functor_word(scene.world.functor("f", 2)), inner, scene.world.build(Atom("z")))
    scene.garbage()
    before = scene.shape(at + scene.size, at + STR)
    assert scene.shape(*scene.collect(at + scene.size, at + STR)) == before


def test_cyclic_terms(scene):
    scene.garbage(3)
    at = scene.h
    scene.put(scene.world.layout.functor_word(scene.world.functor("f", 2)), at + STR, at + 4 * scene.size + LST, 3)
    scene.put(at + STR, at + 4 * scene.size + LST)
    before = scene.shape(at + STR)
    (after,) = scene.collect(at + STR)
    assert scene.shape(after) == before
    assert scene.cells == 5


def test_a_list_cell_across_two_blocks_of_the_map(scene):
    """The pair's bits are the highest of one word and the lowest of the next."""
    block = 8 * scene.size
    for filler in range(block - 3, block + 2):
        scene.put(*[3] * (filler - scene.cells))
        pair = scene.h
        scene.put(pair + LST, pair + LST)
        before = scene.shape(pair + LST)
        (after,) = scene.collect(pair + LST)
        assert scene.shape(after) == before
        assert after == scene.floor + LST


def test_literals_outside_the_heap_stay(scene):
    """A box in the code space, for which the world's table of atoms stands."""
    outside = scene.world.memory.area("atoms").start + STR
    scene.garbage()
    assert scene.collect(outside) == [outside]


def test_arguments_beyond_the_registers(scene):
    words = []
    for i in range(40):
        scene.garbage(i % 5)
        words.append(scene.world.build(Struct("f", [i, ATOM])))
    before = scene.shape(*words)
    assert scene.shape(*scene.collect(*words)) == before
    assert scene.cells == 3 * len(words)


# --- environments ----------------------------------------------------------------------------------------------------


def test_live_slots_only(scene):
    scene.garbage()
    words = [scene.world.build(Struct("f", [i])) for i in range(4)]
    before = scene.shape(words[1], words[3])
    frame = scene.environment([*words, scene.h + 8000], 0b01010 << 1)
    scene.collect()
    assert scene.shape(scene.slot(frame, 1), scene.slot(frame, 3)) == before
    assert scene.cells == 4
    assert scene.slot(frame, 0) == words[0]  # nobody has touched it


def test_all_slots_of_a_large_environment(scene):
    scene.garbage()
    words = [scene.world.build(Struct("f", [i])) for i in range(70)]
    before = scene.shape(*words[:66])
    frame = scene.environment(words, 66 << 1 | 1)
    scene.collect()
    assert scene.shape(*[scene.slot(frame, i) for i in range(66)]) == before
    assert scene.cells == 2 * 66


def test_the_chain_of_environments(scene):
    frames = []
    for i in range(5):
        scene.garbage(i)
        frames.append(scene.environment([scene.world.build(make_list([i, Var("A")]))], 0b1 << 1))
    before = scene.shape(*[scene.slot(frame, 0) for frame in frames])
    scene.collect()
    assert scene.shape(*[scene.slot(frame, 0) for frame in frames]) == before


def test_an_environment_with_two_continuations(scene):
    """A choice point's continuation needs another slot than the present one: both live, and move once."""
    words = [scene.world.build(Struct("f", [i])) for i in range(3)]
    scene.garbage()
    late = scene.world.build(Struct("g", [ATOM]))
    frame = scene.environment([words[1], words[2], late], 0b011 << 1)
    before = scene.shape(words[1], words[2], late)
    first = scene.world.state["cp"]
    scene.choice()
    scene.world.memory.write(first + 4 * scene.size, 0b110 << 1)
    scene.world.state["cp"] = first + 5 * scene.size
    scene.collect()
    assert scene.shape(*[scene.slot(frame, i) for i in range(3)]) == before


def test_the_kernels_continuations_have_no_slots(scene):
    """What catch/3 keeps in its environment are no terms."""
    scene.garbage()
    frame = scene.environment([3, 11], 0)
    scene.world.state["cp"] = scene.way.address("catch_exit")
    if not hasattr(scene.way, "image"):
        pytest.skip("the words in front of routines are those of the image")
    scene.collect()
    assert (scene.cells, scene.slot(frame, 0)) == (0, 3)


# --- choice points and trail -----------------------------------------------------------------------------------------


def test_choice_points_keep_words_and_tops(scene):
    scene.garbage()
    kept = scene.world.build(Struct("f", [Var("A"), 1]))
    before = scene.shape(kept)
    older = scene.choice(kept, 3)
    scene.garbage()
    newer = scene.choice()
    live = scene.world.build(make_list([1]))
    (after,) = scene.collect(live)
    assert scene.shape(scene.field(older, "x", 0)) == before
    assert scene.field(older, "global_top") == scene.field(newer, "global_top") == scene.floor + 3 * scene.size
    assert after == scene.floor + 3 * scene.size + LST
    assert scene.world.state["hb"] == scene.field(newer, "global_top")


def test_bindings_are_undone_after_a_collection(scene):
    scene.garbage()
    variable = scene.variable()
    frame = scene.choice(variable)
    value = scene.world.build(make_list([1, 2]))
    scene.bind(variable, value)
    (after,) = scene.collect(variable)
    assert scene.world.state["tr"] == scene.field(frame, "tr") + scene.size
    assert scene.world.memory.read(scene.world.state["tr"] - scene.size) == after == scene.field(frame, "x", 0)
    assert scene.world.decode(after) == make_list([1, 2])


def test_a_variable_that_only_the_alternative_reads_is_reset(scene):
    variable = scene.variable()
    frame = scene.choice(variable)
    scene.bind(variable, scene.world.build(make_list(range(50))))
    scene.collect()
    assert scene.cells == 1
    assert scene.world.state["tr"] == scene.field(frame, "tr")
    cell = scene.field(frame, "x", 0)
    assert scene.world.memory.read(cell) == cell


def test_a_variable_that_an_older_alternative_reads_stays_bound_for_the_newer(scene):
    """Bound before the newer choice point: that one reads the binding, the older one the variable."""
    variable = scene.variable()
    older = scene.choice(variable)
    scene.bind(variable, scene.world.build(make_list([5])))
    newer = scene.choice(variable)
    scene.collect()
    cell = scene.field(newer, "x", 0)
    assert scene.world.decode(cell) == make_list([5])
    assert (scene.field(older, "x", 0), scene.field(newer, "tr")) == (cell, scene.field(older, "tr") + scene.size)


def test_trail_entries_of_dead_and_of_young_cells_go(scene):
    dead = scene.variable()
    frame = scene.choice()
    scene.bind(dead, 3)
    young = scene.variable()
    scene.choice()
    scene.bind(young, 11)
    scene.world.state["b"] = frame  # a cut: the entry of `young` is not needed any more
    scene.world.state["hb"] = scene.field(frame, "global_top")
    (after,) = scene.collect(young)
    assert scene.world.state["tr"] == scene.field(frame, "tr")
    assert scene.world.memory.read(after) == 11


def test_a_disabled_choice_point_keeps_nothing(scene):
    scene.choice(scene.world.build(make_list(range(9))), alternative="pop_fail")
    scene.collect()
    assert scene.cells == 0


def test_old_cells_are_roots_and_stay(scene):
    """What lies below the query's choice point belongs to whoever asked."""
    old = scene.variable()
    untouched = scene.world.build(make_list([1]))
    scene.choice(alternative="stop_fail")
    scene.world.state["cp"] = scene.way.address("stop_success")
    scene.floor = scene.h
    scene.garbage()
    scene.bind(old, scene.world.build(make_list([7, 8])))
    cells = scene.cells
    assert scene.collect(old, untouched) == [old, untouched]
    assert scene.world.decode(old) == make_list([7, 8])
    assert scene.world.decode(untouched) == make_list([1])
    assert scene.cells == 4 < cells


# --- depth, the pdl, limits ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("place", [0, 1], ids=["left", "right"])
def test_deep_terms(scene, place):
    scene.garbage()
    depth = scene.way.depth
    word = scene.world.chain(depth, place)
    before = word - scene.floor
    (after,) = scene.collect(word)
    assert scene.cells == 3 * depth
    for _ in range(depth):
        assert scene.world.memory.read(after - STR + (2 - place) * scene.size) == scene.world.layout.int_word(1)
        after = scene.world.memory.read(after - STR + (1 + place) * scene.size)
    assert after == 7
    assert before > 0


@pytest.mark.parametrize("place", [0, 1], ids=["left", "right"])
def test_a_pdl_that_is_too_small(scene, place):
    scene.world.set_field("pdl_end", scene.world.field("pdl_start") + 5 * scene.size)
    words = [scene.world.chain(20, place), scene.world.build(make_list([make_list([i, Var("A")]) for i in range(20)]))]
    inner = scene.world.build(Struct("g", [Struct("g", [Struct("g", [Var("X"), 1.5]), 2]), String("abc")]))
    words.append(scene.world.build(Struct("h", [make_list([1, 2]), make_list([3]), 9])))
    words.append(inner)
    scene.garbage()
    before = scene.shape(*words)
    assert scene.shape(*scene.collect(*words)) == before
    assert scene.world.field("collect_missed") == 0


def test_the_next_collection_is_not_due_soon_when_little_is_there(scene):
    scene.world.chain(3, 0)
    scene.collect()
    assert scene.world.field("collect_at") == scene.h + (1 << 22)


def test_no_room_is_a_resource_error(scene):
    word = scene.world.build(make_list(range(100)))
    scene.world.set_field("heap_soft", scene.h)
    scene.world.fill_x(word)
    with pytest.raises(Raised) as caught:
        scene.way.call("collect", 1)
    assert (caught.value.kind, caught.value.name) == ("resource", "heap")


# --- random machines -------------------------------------------------------------------------------------------------


def random_machine(scene: Scene, random: Random) -> list[int]:
    """Cells that point anywhere, environments, choice points, bindings: the words of the argument registers."""
    world, layout = scene.world, scene.world.layout
    words = [layout.int_word(5)]
    frames: list[int] = []
    for _ in range(random.randrange(5, 60)):
        kind = random.randrange(9)
        some = random.choices(words, k=3)
        if kind == 0:
            words.append(scene.put(*some[:2]) + LST)
        elif kind <= 2:
            words.append(scene.put(layout.functor_word(world.functor("f", 3)), *some) + STR)
        elif kind == 3:
            words.append(scene.variable())
        elif kind == 4:
            words.append(world.build(random.choice([1.5, 1 << 99, String("abcdefghi" * 9), make_list([1, 2])])))
        elif kind == 5:
            at = scene.put(layout.functor_word(world.functor("f", 3)), scene.h + scene.size, *some[:2])
            words += [at + random.randrange(1, 4) * scene.size, at + STR]
        elif kind == 6:
            free = [w for w in words if w & 3 == REF and world.memory.read(w) == w]
            if free:
                scene.bind(random.choice(free), random.choice([w for w in words if w & 3]))
        elif kind == 7:
            frames.append(scene.environment(some, random.randrange(8) << 1))
        else:
            frames.append(scene.choice(*some[: random.randrange(4)]))
    return random.choices(words, k=random.randrange(6))


def picture(scene: Scene, arguments: list[int]) -> list:
    """What a program can see: now, and after backtracking to each choice point in turn."""
    memory, offset = scene.world.memory, scene.world.choice.offset
    now, state = [], dict(scene.world.state)
    undone: list[tuple[int, int]] = []
    words = list(arguments)
    while True:
        now.append(scene.shape(*words, *live_slots(scene, state["e"], state["cp"])))
        b = state["b"]
        for at in range(state["tr"] - scene.size, scene.field(b, "tr") - scene.size, -scene.size):
            cell = memory.read(at)
            if cell < scene.field(b, "global_top"):
                undone.append((cell, memory.read(cell)))
                memory.write(cell, cell)
        if scene.field(b, "alt") == scene.way.address("stop_fail"):
            break
        older = scene.field(b, "prev")
        words = [memory.read(at) for at in range(b + offset("x", 0), older, scene.size)]
        state |= {"tr": scene.field(b, "tr"), "e": scene.field(b, "e"), "cp": scene.field(b, "cp"), "b": older}
    for cell, word in reversed(undone):
        memory.write(cell, word)
    return now


def live_slots(scene: Scene, frame: int, cp: int) -> list[int]:
    """The live words of a chain of environments."""
    read, found = scene.world.memory.read, []
    while cp != scene.way.address("stop_success"):
        live = read(cp - scene.size) >> 1
        found += [scene.slot(frame, i) for i in range(3) if live >> i & 1]
        frame, cp = read(frame), read(frame + scene.size)
    return found


@pytest.mark.parametrize("seed", range(40))
def test_random_machines(scene, seed):
    random = Random(seed)
    arguments = random_machine(scene, random)
    before, cells = picture(scene, arguments), scene.cells
    after = scene.collect(*arguments)
    assert picture(scene, after) == before, f"seed {seed}"
    assert scene.cells <= cells
    again = scene.cells
    assert scene.collect(*after) == after
    assert scene.cells == again
