# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Which places the window has, and what stands behind each: imported only when somebody has signed in."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.front import DeskFront
    from ui.screen.place import Place
    from ui.screen.settings.section import Chapter, Section


def places_of(front: "DeskFront") -> "Sequence[Place]":
    """Return the places of the sidebar. All but the first page are built when somebody goes there."""
    from ui.language import tr
    from ui.screen.later import Later
    from ui.screen.place import Where
    from ui.screen.today import TodayPlace

    return (
        TodayPlace(front),
        Later(Where.REGISTER, lambda: tr("Register"), "clipboard-list", lambda: _register(front)),
        Later(Where.MEMBERS, lambda: tr("Members"), "users", lambda: _members(front)),
        Later(Where.GROUPS, lambda: tr("Groups"), "users-round", lambda: _groups(front)),
        Later(Where.SPONSORS, lambda: tr("Sponsors"), "heart-handshake", lambda: _sponsors(front)),
        Later(Where.MILESTONES, lambda: tr("Milestones"), "award", lambda: _milestones(front)),
        Later(Where.SETTINGS, lambda: tr("Settings"), "settings", lambda: _settings(front)),
    )


def _register(front: "DeskFront") -> "Place":
    from desktop.services.register import DeskRegister
    from ui.screen.register.place import RegisterPlace

    return RegisterPlace(DeskRegister(front.at_desk), front.save)


def _members(front: "DeskFront") -> "Place":
    from desktop.services.drafts import DeskDrafts
    from desktop.services.members import DeskMembers
    from ui.screen.members.place import MembersPlace

    return MembersPlace(DeskMembers(front.at_desk), DeskDrafts(front.at_desk))


def _groups(front: "DeskFront") -> "Place":
    from desktop.services.groups import DeskGroups
    from ui.screen.groups.place import GroupsPlace

    return GroupsPlace(DeskGroups(front.at_desk))


def _sponsors(front: "DeskFront") -> "Place":
    from desktop.services.sponsors import DeskSponsors
    from ui.screen.sponsors.place import SponsorsPlace

    return SponsorsPlace(DeskSponsors(front.at_desk), front.save)


def _milestones(front: "DeskFront") -> "Place":
    from desktop.services.milestones import DeskMilestones
    from ui.screen.milestones.place import MilestonesPlace

    return MilestonesPlace(DeskMilestones(front.at_desk), front.save)


def _settings(front: "DeskFront") -> "Place":
    from ui.screen.settings.place import SettingsPlace

    return SettingsPlace(pages_of(front))


def pages_of(front: "DeskFront") -> "Mapping[Chapter, Callable[[], Section]]":
    """Return the pages of Settings in their order, each with what builds it when somebody turns to it."""
    from ui.screen.settings import section

    return {
        section.OWN: lambda: _own(front),
        section.LETTERS: _letters,
        section.CENTRE: lambda: _centre(front),
        section.LADDER: lambda: _ladder(front),
        section.PROGRAMMES: lambda: _programmes(front),
        section.STAFF: lambda: _staff(front),
        section.REMOVED: lambda: _removed(front),
        section.LOSSES: lambda: _losses(front),
        section.BACKUPS: lambda: _backups(front),
        section.LOG: lambda: _log(front),
    }


def _own(front: "DeskFront") -> "Section":
    from desktop.services.own import DeskOwn
    from ui.screen.settings.own import OwnSection

    return OwnSection(DeskOwn(front.at_desk, front.strength, front.hold_return))


def _letters() -> "Section":
    from ui.screen.settings.letters import LettersSection

    return LettersSection()


def _centre(front: "DeskFront") -> "Section":
    from desktop.services.centre import DeskCentre
    from ui.screen.settings.centre import CentreSection

    return CentreSection(DeskCentre(front.at_desk))


def _ladder(front: "DeskFront") -> "Section":
    from desktop.services.ladder import DeskLadder
    from ui.screen.settings.ladder import LadderSection

    return LadderSection(DeskLadder(front.at_desk))


def _programmes(front: "DeskFront") -> "Section":
    from desktop.services.centre import DeskProgrammes
    from ui.screen.settings.programmes import ProgrammesSection

    return ProgrammesSection(DeskProgrammes(front.at_desk))


def _staff(front: "DeskFront") -> "Section":
    from desktop.services.staff import DeskStaff
    from ui.screen.settings.staff import StaffSection

    staff = DeskStaff(front.at_desk, front.strength)
    return StaffSection(staff, staff)


def _removed(front: "DeskFront") -> "Section":
    from desktop.services.removed import DeskRemoved
    from ui.screen.settings.removed import RemovedSection

    return RemovedSection(DeskRemoved(front.at_desk))


def _losses(front: "DeskFront") -> "Section":
    from desktop.services.staff import DeskStaff
    from ui.screen.settings.losses import LossesSection

    return LossesSection(DeskStaff(front.at_desk, front.strength))


def _backups(front: "DeskFront") -> "Section":
    from desktop.services.backups import DeskBackups
    from ui.screen.settings.backups import BackupsSection

    return BackupsSection(DeskBackups(front))


def _log(front: "DeskFront") -> "Section":
    from desktop.services.log import DeskLog
    from ui.screen.settings.log import LogSection

    return LogSection(DeskLog(front.at_desk))
