"""Writes the data of the programs `questions` and `planning`: a world of made-up names and what is asked about it, and
planning problems. The same seed gives the same files, so they change only when this does.

Usage: python tests/real/generate.py        (then make_expected.py)
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

FOLDER = Path(__file__).resolve().parent
BEGINNINGS = "b d f g k l m n p r s t v br dr fr gr kl pl pr st tr".split()
VOWELS = "a e i o u ai ea oo".split()
ENDINGS = "n r l t k m s nd rk st".split()
CONTINENTS = ["norda", "suda", "esta", "westa", "centra"]
OCCUPATIONS = ["writer", "painter", "ruler", "merchant", "pilot"]
QUESTIONS = """
what is the capital of {country} ?
which countries border {country} ?
how many cities does {country} have ?
does {country} border {country2} ?
who visited {city} ?
which city in {country} has the largest population ?
what is the population of {city} ?
which rivers flow through {country} and {country2} ?
is {city} a city in {country} ?
list the cities in {country} whose population exceeds {population} .
which writers were born in {city} ?
which person who visited {city} was born before {year} ?
how many persons visited a city in {country} ?
is there a country that borders {country} and that borders {country2} ?
does every country in {continent} border a country in {continent2} ?
which river that flows through {country} is longer than {river} ?
what is the average population of the cities in {country} ?
which country has more than {few} cities ?
who is {person} ?
the {city} has the no ?
""".strip().splitlines()


class World:
    """Names and facts, drawn at random."""

    def __init__(self, seed: int):
        self.random = random.Random(seed)
        self.seen: set[str] = set()
        self.countries = [self.word(2) + "ia" for _ in range(150)]
        self.cities = [self.word(2) + self.one(["burg", "ton", "ville", "stad"]) for _ in range(400)]
        self.rivers = [self.word(2) + "a" for _ in range(120)]
        self.persons = [self.word(2) for _ in range(200)]

    def one(self, items: list[str]) -> str:
        return self.random.choice(items)

    def number(self, low: int, high: int) -> int:
        return self.random.randint(low, high)

    def word(self, syllables: int) -> str:
        """A word that has not been before."""
        while True:
            parts = [self.one(BEGINNINGS) + self.one(VOWELS) for _ in range(syllables)]
            word = "".join(parts) + self.one(ENDINGS)
            if word not in self.seen:
                self.seen.add(word)
                return word

    def facts(self) -> Iterator[str]:
        """The clauses about the world."""
        for country in self.countries:
            yield f"country({country}, {self.one(CONTINENTS)}, {self.number(5, 2000)}, {self.number(100, 90000)})"
        for city in self.cities:
            yield f"city({city}, {self.one(self.countries)}, {self.number(3, 9000)})"
        for city, country in zip(self.cities, self.countries, strict=False):
            yield f"capital_of({city}, {country})"
        borders = {tuple(sorted((a, self.one(self.countries)))) for a in self.countries for _ in range(3)}
        yield from sorted(f"border({a}, {b})" for a, b in borders if a != b)
        for river in self.rivers:
            through = ", ".join(self.random.sample(self.countries, self.number(1, 6)))
            yield f"river({river}, {self.number(40, 6000)}, [{through}])"
        for person in self.persons:
            born = f"{self.number(1900, 2005)}, {self.one(self.cities)}"
            yield f"person({person}, {self.one(['male', 'female'])}, {born}, {self.one(OCCUPATIONS)})"
        for _ in range(500):
            yield f"visited({self.one(self.persons)}, {self.one(self.cities)}, {self.number(1990, 2020)})"

    def lexicon(self) -> Iterator[str]:
        """The clauses about words: names, and nouns and verbs that nothing is known about."""
        kinds = dict(country=self.countries, city=self.cities, river=self.rivers, person=self.persons)
        for kind, names in {**kinds, "continent": CONTINENTS}.items():
            for name in names:
                yield f"named({name}, {kind})"
        for noun in [self.word(2) for _ in range(400)]:
            yield f"noun({noun}, {noun}s, thing({noun}))"
        for verb in [self.word(2) for _ in range(200)]:
            yield f"tv({verb}, {verb}s, {verb}ed, act({verb}))"

    def question(self, pattern: str) -> str:
        return pattern.format(
            country=self.one(self.countries),
            country2=self.one(self.countries),
            city=self.one(self.cities),
            river=self.one(self.rivers),
            person=self.one(self.persons),
            continent=self.one(CONTINENTS),
            continent2=self.one(CONTINENTS),
            population=self.number(100, 8000),
            year=self.number(1920, 1990),
            few=self.number(3, 7),
        )


def problem(name: str, domain: str, facts: list[str], goals: list[str]) -> list[str]:
    """A planning problem."""
    return [
        f"problem({name}, {domain})",
        *(f"init({name}, {fact})" for fact in facts),
        *(f"goal({name}, {goal})" for goal in goals),
    ]


def logistics(chance: random.Random, name: str, cities: int, places: int, packages: int) -> list[str]:
    """Packages to be carried by trucks in cities and a plane between them."""
    spots = [f"l{city}_{place}" for city in range(cities) for place in range(places)]
    facts = [f"in_city({spot}, c{spot[1]})" for spot in spots]
    for city in range(cities):
        facts += [f"airport(l{city}_0)", f"at(t{city}, l{city}_{chance.randrange(places)})", f"truck(t{city})"]
    facts += [f"at(plane, l{chance.randrange(cities)}_0)", "plane(plane)"]
    goals = []
    for package in range(packages):
        start, end = chance.sample(spots, 2)
        facts += [f"at(p{package}, {start})", f"package(p{package})"]
        goals.append(f"at(p{package}, {end})")
    return problem(name, "logistics", facts, goals)


def towers(chance: random.Random, count: int) -> list[str]:
    """Facts about blocks in towers."""
    blocks, facts = [f"b{number}" for number in range(count)], []
    chance.shuffle(blocks)
    while blocks:
        height = chance.randint(1, len(blocks))
        tower, blocks = blocks[:height], blocks[height:]
        facts += [f"clear({tower[0]})", *(f"on({a}, {b})" for a, b in pairwise(tower))]
        facts.append(f"on_table({tower[-1]})")
    return facts


def gripper(name: str, balls: int) -> list[str]:
    """Balls to be carried by a robot with two hands."""
    facts = ["at_robby(a)", "room(a)", "room(b)"]
    facts += [f"{what}({hand})" for hand in ("left", "right") for what in ("free", "gripper")]
    facts += [f"{what}" for ball in range(balls) for what in (f"ball(x{ball})", f"at(x{ball}, a)")]
    return problem(name, "gripper", facts, [f"at(x{ball}, b)" for ball in range(balls)])


def problems(seed: int) -> Iterator[str]:
    """All planning problems."""
    chance = random.Random(seed)
    for number, sizes in enumerate([(2, 2, 1), (2, 2, 2), (2, 3, 2)]):
        yield from logistics(chance, f"logistics{number}", *sizes)
    for number, count in enumerate([3, 4, 4, 5, 5, 6]):
        goals = [fact for fact in towers(chance, count) if not fact.startswith("clear")]
        yield from problem(f"blocks{number}", "blocks", ["hand_empty", *towers(chance, count)], goals)
    for number, balls in enumerate([2, 3, 4]):
        yield from gripper(f"gripper{number}", balls)


def write(path: Path, title: str, clauses: Iterator[str]) -> None:
    """A file of clauses."""
    path.write_text(f"% {title}, written by tests/real/generate.py\n" + "".join(f"{c}.\n" for c in clauses), "utf-8")


def main() -> None:
    """Write all files."""
    world = World(7)
    write(FOLDER / "questions" / "world.pl", "The world", world.facts())
    write(FOLDER / "questions" / "lexicon.pl", "The lexicon", world.lexicon())
    asked = [world.question(pattern) for _ in range(15) for pattern in QUESTIONS]
    (FOLDER / "questions" / "questions.txt").write_text("\n".join(asked) + "\n", "utf-8")
    write(FOLDER / "planning" / "problems.dat", "Planning problems", problems(3))


if __name__ == "__main__":
    main()
