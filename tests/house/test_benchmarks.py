# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""The harness that compares times can be trusted itself."""

from tests.benchmarks import Pair, measure, python


def test_both_are_run_by_turns_and_the_first_turn_is_not_counted() -> None:
    ran: list[str] = []
    result = measure(Pair(lambda: ran.append("subject"), lambda: ran.append("bare"), runs=3))
    assert ran == ["subject", "bare"] * 4
    assert result.subject >= 0


def test_more_work_takes_longer() -> None:
    result = measure(Pair(lambda: sum(range(200_000)), lambda: sum(range(2_000)), runs=5))
    assert result.ratio > 5


def test_a_process_of_its_own_must_end_well() -> None:
    assert python("-c", "pass")()
