# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""The find target: five thousand spellings in three scripts, and whom each of them reaches."""

from pathlib import Path

from models.search import Index

DATA = Path(__file__).parents[2] / "data"
SURNAMES = (
    *("Singh", "Kaur", "Sharma", "Verma", "Gill", "Sandhu"),
    *("Rani", "Lal", "Devi", "Kumar", "Chauhan", "Bano"),
)


def variants() -> list[list[str]]:
    lines = (DATA / "name_variants.tsv").read_text("utf-8").splitlines()
    return [line.split() for line in lines if line.strip()]


def people(rows: list[list[str]]) -> dict[int, str]:
    """Return everybody: each given name in its main spelling, with each surname."""
    return dict(enumerate(f"{row[0]} {surname}" for row in rows for surname in SURNAMES))


def test_a_given_name_in_any_spelling_reaches_its_whole_class() -> None:
    rows = variants()
    everybody = people(rows)
    index = Index((id_, [name]) for id_, name in everybody.items())
    asked = missed = 0
    for place, row in enumerate(rows):
        whole = set(range(place * len(SURNAMES), (place + 1) * len(SURNAMES)))
        for spelling in row:
            found = set(index.find(spelling, 500))
            asked += len(SURNAMES)
            missed += len(whole - found)
    assert asked >= 5000
    assert missed / asked <= 0.05


def test_a_whole_name_in_any_spelling_reaches_its_person() -> None:
    rows = variants()
    index = Index((id_, [name]) for id_, name in people(rows).items())
    asked = missed = 0
    for place, row in enumerate(rows):
        for number, surname in enumerate(SURNAMES):
            for spelling in row:
                asked += 1
                missed += place * len(SURNAMES) + number not in index.find(f"{spelling} {surname}", 500)
    assert asked >= 5000
    assert missed / asked <= 0.05


def test_a_part_of_the_list_finds_within_itself_in_its_own_order() -> None:
    index = Index((id_, [name]) for id_, name in enumerate(["Ram Lal", "Ram Singh", "Sita", "Ram Das"]))
    part = index.within([3, 0, 9])
    assert part.find("ram") == [3, 0]
    assert part.find("sita") == []
    assert index.find("ram") == [0, 1, 3]
