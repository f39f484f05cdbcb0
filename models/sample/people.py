# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""The people of a sample centre: who they are, when they came, whether they left. All are invented."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from models.people.ages import age_from, age_on, is_adult
from models.people.members import PENDING_DAYS
from models.sample import texts
from models.sample.texts import Community, Invented, communities, invent, relative
from models.sobriety.counting import Record
from models.vault.columns import new_uid
from models.words import Gender, Language, Purpose, Relation, Stage, Texts

_COMMUNITIES = {
    "hindi": 0.45, "punjabi": 0.35, "muslim": 0.08, "christian": 0.04, "tibetan": 0.04, "southern": 0.04,
}  # fmt: skip
_SPOKEN = {
    "hindi": ("hi",), "punjabi": ("pa", "hi"), "muslim": ("ur", "hi"), "christian": ("hi", "en"),
    "tibetan": ("bo", "hi"), "southern": ("ta", "en"),
}  # fmt: skip
_WILLING = {
    Purpose.RECORDS: 1.0, Purpose.CERTIFICATE: 0.82, Purpose.CALLS: 0.65, Purpose.SPONSOR_PHONE: 0.5,
    Purpose.WHATSAPP: 0.4, Purpose.PHOTO: 0.3, Purpose.STORY: 0.12, Purpose.STATISTICS: 0.7,
}  # fmt: skip
ELDER = 60


@dataclass(slots=True)
class Person:
    """One invented member, as the sessions, milestones and pairs of the sample need them."""

    id: int
    number: int
    uid: str
    name: str
    local_name: str | None
    language: Language
    gender: Gender
    age: int
    """Completed years when they came."""
    registered: date
    gone: date | None
    stage: Stage
    stay_until: date | None
    """The last day of a stay in the house; None for those who never stayed or still do."""
    stays: bool
    certificate: bool
    regularity: float
    record: Record | None = None

    def here(self, on: date) -> bool:
        """Tell whether the person belongs to the centre on a day."""
        return self.registered <= on and (self.gone is None or on < self.gone)

    @property
    def is_adult(self) -> bool:
        """Whether they were 18 when they came."""
        return is_adult(self.age)


@dataclass(frozen=True, slots=True)
class Details:
    """What the register keeps of one person beside what ``Person`` holds."""

    invented: Invented
    community: Community
    relation: Relation | None
    relation_name: str | None
    village: str | None
    circle_name: str | None
    birth_date: date | None
    practical_note: str
    phone: str | None
    shared_phone: bool
    consents: tuple[tuple[Purpose, bool], ...]
    pending_until: date | None
    guardian: tuple[str, str] | None
    """Name and how they are related."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What the whole sample is made from."""

    members: int
    years: int
    today: date
    language: Language

    @property
    def opened(self) -> date:
        """The day the sample's register begins."""
        return self.today - timedelta(days=365 * self.years)


def people(rng: Random, setting: Setting, first_id: int, numbers: range) -> Iterator[tuple[Person, Details]]:
    """Invent everybody, in the order they came."""
    came = _arrivals(rng, setting)
    kinds = _dealt(rng, setting.members)
    young = _young(rng, setting, came)
    for place, (registered, kind) in enumerate(zip(came, kinds, strict=True)):
        person, invented = _person(rng, setting, communities()[kind], registered, young=place in young)
        person.id, person.number = first_id + place, numbers[place]
        yield person, _details(rng, setting, person, invented, communities()[kind], place)


def _arrivals(rng: Random, setting: Setting) -> list[date]:
    """Return the days people came: more of them lately, and those of the first day together."""
    days = 365 * setting.years
    ago = (
        days if rng.random() < 0.08 else int(days * (1 - rng.random() ** 0.5)) for _ in range(setting.members)
    )
    return sorted(setting.today - timedelta(days=day) for day in ago)


def _dealt(rng: Random, count: int) -> list[str]:
    """Deal communities by their shares, so that even ten members come with several scripts."""
    kinds = [kind for kind, share in _COMMUNITIES.items() for _ in range(max(1, int(share * count)))]
    kinds += ["hindi"] * (count - len(kinds))
    rng.shuffle(kept := kinds[:count])
    return kept


def _young(rng: Random, setting: Setting, came: list[date]) -> frozenset[int]:
    """Choose the few who are under 18: people who came in the last months."""
    recent = [place for place, on in enumerate(came) if (setting.today - on).days <= 300]
    return frozenset(rng.sample(recent, min(len(recent), max(1, round(setting.members * 0.05)))))


def _person(
    rng: Random, setting: Setting, community: Community, registered: date, *, young: bool
) -> tuple[Person, Invented]:
    gender = _gender(rng)
    invented = invent(rng, community, gender)
    gone = None if young else _gone(rng, setting, registered)
    stays = not young and rng.random() < 0.75
    stay_until = registered + timedelta(days=rng.randint(28, 95)) if stays else None
    if stay_until is not None and gone is not None:
        stay_until = min(stay_until, gone)
    in_house = stay_until is not None and stay_until > setting.today
    person = Person(
        id=0,
        number=0,
        uid=new_uid(),
        name=invented.name,
        local_name=invented.local_name if rng.random() < 0.93 else None,
        language=community.language if rng.random() < 0.85 else Language.ENGLISH,
        gender=gender,
        age=rng.randint(14, 16) if young else _age(rng),
        registered=registered,
        gone=gone,
        stage=_stage(rng, gone, in_house=in_house),
        stay_until=None if in_house else stay_until,
        stays=stays,
        certificate=False,
        regularity=min(0.98, max(0.25, rng.gauss(0.78, 0.16))),
    )
    return person, invented


def _gender(rng: Random) -> Gender:
    drawn = rng.random()
    if drawn < 0.29:
        return Gender.WOMAN
    return Gender.OTHER if drawn < 0.305 else Gender.MAN


def _age(rng: Random) -> int:
    return rng.randint(ELDER, 74) if rng.random() < 0.09 else rng.randint(19, 56)


def _gone(rng: Random, setting: Setting, registered: date) -> date | None:
    """Return the day somebody left; many stay in touch."""
    left = registered + timedelta(days=30 + int(rng.expovariate(1 / 320)))
    return left if left < setting.today and rng.random() < 0.72 else None


def _stage(rng: Random, gone: date | None, *, in_house: bool) -> Stage:
    drawn = rng.random()
    if gone is not None:
        return Stage.DIED if drawn < 0.008 else Stage.LEFT if drawn < 0.68 else Stage.ALUMNI
    if in_house:
        return Stage.RESIDENT
    return Stage.DAY_CARE if drawn < 0.08 else Stage.ALUMNI if drawn < 0.22 else Stage.AFTERCARE


def _details(
    rng: Random, setting: Setting, person: Person, invented: Invented, community: Community, place: int
) -> Details:
    consents = _consents(rng)
    person.certificate = dict(consents).get(Purpose.CERTIFICATE, False)
    relation = _relation(rng, person.gender)
    father = relative(rng, community, invented, Gender.MAN)
    has_phone = rng.random() < 0.88
    shared = has_phone and rng.random() < 0.12
    waits = not person.is_adult and (setting.today - person.registered).days < PENDING_DAYS
    return Details(
        invented=invented,
        community=community,
        relation=relation,
        relation_name=_spelled(father, community, setting.language) if relation else None,
        village=_one(rng, texts.places("villages"), setting.language) if rng.random() < 0.94 else None,
        circle_name=_circle_name(rng, person, setting.language),
        birth_date=_birth_date(rng, person) if rng.random() < 0.5 else None,
        practical_note=_one(rng, texts.sentences("practical"), setting.language)
        if rng.random() < 0.06
        else "",
        phone=_phone(place - 1 if shared and place % 2 else place) if has_phone else None,
        shared_phone=shared,
        consents=consents,
        pending_until=person.registered + timedelta(days=PENDING_DAYS) if waits else None,
        guardian=None if person.is_adult or waits else _guardian(rng, community, invented, setting.language),
    )


def _consents(rng: Random) -> tuple[tuple[Purpose, bool], ...]:
    """Return the answers in the order given; a few are not asked yet, a few withdraw one later."""
    if rng.random() < 0.04:
        return ()
    given = [
        (purpose, rng.random() < share)
        for purpose, share in _WILLING.items()
        if share == 1.0 or rng.random() < 0.9
    ]
    if rng.random() < 0.03:
        given.append((Purpose.PHOTO, False))
    return tuple(given)


def _relation(rng: Random, gender: Gender) -> Relation | None:
    drawn = rng.random()
    if drawn < 0.08:
        return None
    if drawn < 0.16:
        return Relation.CARE_OF
    if gender is Gender.WOMAN:
        return Relation.WIFE_OF if drawn < 0.7 else Relation.DAUGHTER_OF
    return Relation.SON_OF if gender is Gender.MAN else Relation.CARE_OF


def _spelled(who: Invented, community: Community, language: Language) -> str:
    return (who.local_name or who.name) if community.language is language else who.name


def _one(rng: Random, texts: tuple[Texts, ...], language: Language) -> str:
    return rng.choice(texts)[language.value]


def _circle_name(rng: Random, person: Person, language: Language) -> str | None:
    shy = person.gender is Gender.WOMAN or not person.is_adult
    if rng.random() >= (0.85 if shy else 0.25):
        return None
    return _one(rng, texts.sentences("circle_names"), language)


def _birth_date(rng: Random, person: Person) -> date:
    """Return a birth date of the age the person had when they came."""
    birth = person.registered - timedelta(days=person.age * 365 + rng.randint(0, 364))
    birth = birth.replace(day=min(birth.day, 28))
    return birth.replace(year=birth.year + age_on(birth, person.registered) - person.age)


def _phone(place: int) -> str:
    """Return a number nobody has: the four digits after the first are zeros."""
    return f"+91{'6789'[place % 4]}0000{max(place, 0):05d}"


def _guardian(rng: Random, community: Community, of: Invented, language: Language) -> tuple[str, str]:
    relation = rng.choice(texts.sentences("guardians"))
    gender = Gender.MAN if relation["en"] == "father" else Gender.WOMAN
    return _spelled(relative(rng, community, of, gender), community, language), relation[language.value]


def age_today(person: Person, today: date) -> int:
    """Return about how old somebody is now."""
    return age_from(person.age, person.registered, today)


def spoken(community: Community) -> list[str]:
    """Return the languages people of a community speak, as codes."""
    return list(_SPOKEN[community.key])
