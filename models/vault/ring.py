# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""The keys an open vault holds in memory: today's, and through the links those before."""

from functools import cached_property

from models.memory import wipe
from models.messages import NotAllowed, locked, message
from models.vault import sealed
from models.vault.failures import KeyFileChanged, SealBroken
from models.vault.keyfile import KeyFile, older_data, older_notes
from models.vault.keyring import BoxClosed, Keys, derive, post_private


class KeyRing:
    """What the signed-in person's boxes opened, for sealing, posting and opening."""

    def __init__(self, keys: Keys, file: KeyFile) -> None:
        self._keys = keys
        self._file = file
        self._sealers: dict[int, sealed.Sealer] = {}
        self._is_wiped = False

    def wipe(self) -> None:
        """Overwrite every key; whoever asks from here on is told that the register is locked."""
        self._is_wiped = True
        sealers, self._sealers = self._sealers, {}
        for sealer in sealers.values():
            sealer.wipe()
        if "anchor" in self.__dict__:
            wipe(self.anchor)
        self._keys.wipe()

    def _refuse_wiped(self) -> None:
        if self._is_wiped:
            raise locked()

    @property
    def generation(self) -> int:
        """Generation that is sealed under now."""
        return self._file.generation

    @property
    def data(self) -> bytes:
        """Key of centre.db."""
        self._refuse_wiped()
        return self._keys.data

    @property
    def public(self) -> bytes:
        """Where everybody may post to."""
        return self._keys.public

    @cached_property
    def anchor(self) -> bytes:
        """Key of the anchor's MAC. Every generation of data keys reads the first one's."""
        return derive(self.data_of(1), self._file.vault, "anchor")

    def data_of(self, generation: int) -> bytes:
        """Return the key of centre.db at a generation up to now."""
        self._refuse_wiped()
        key = self._keys.data
        for number in range(self.generation, generation, -1):
            key = self._older(number, key, is_notes=False)
        return key

    def notes_of(self, generation: int) -> bytes:
        """Return the notes key of a generation, or refuse: the front desk holds none."""
        self._refuse_wiped()
        key = self._keys.notes
        if key is None:
            raise NotAllowed(message("Sealed entries open to counsellors and managers only."))
        if not 1 <= generation <= self.generation:
            raise SealBroken
        for number in range(self.generation, generation, -1):
            key = self._older(number, key, is_notes=True)
        return key

    def _older(self, generation: int, key: bytes, *, is_notes: bool) -> bytes:
        link = self._file.link(generation)
        if link is None:
            raise KeyFileChanged
        try:
            return (older_notes if is_notes else older_data)(self._file.vault, link, key)
        except BoxClosed:
            raise KeyFileChanged from None

    def sealer(self, generation: int) -> sealed.Sealer:
        """Return what seals and opens under one generation."""
        if (known := self._sealers.get(generation)) is not None:
            return known
        key = derive(self.notes_of(generation), self._file.vault, "notes/sealed")
        return self._sealers.setdefault(generation, sealed.Sealer(key, self._file.vault, generation))

    def open_post(self, where: tuple[str, ...], value: bytes) -> bytes:
        """Open what was posted under any generation."""
        notes = self.notes_of(sealed.post_generation(value))
        return sealed.open_post(post_private(notes, self._file.vault), where, value)
