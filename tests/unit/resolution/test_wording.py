"""Reasons are English words that remember how they were made."""

from __future__ import annotations

import copy
import pickle

import pytest

from geoview.resolution.wording import Area, Reason, Times


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        (Reason("a country"), "a country"),
        (Reason("state of {area}", area=Area("United States", "US")), "state of the United States"),
        (Reason("capital of {area}", area=Area("France", "FR")), "capital of France"),
        (Reason("in a list with {names}", names=("Oslo", "Bergen", "Voss")), "in a list with Oslo, Bergen and Voss"),
        (Reason("{count} inhabitants", count=12_345), "12,345 inhabitants"),
        (
            Reason("{about}, mentioned {times} in this text", about=Reason("a country"), times=Times(2)),
            "a country, mentioned twice in this text",
        ),
    ],
)
def test_a_reason_reads_as_english(reason: Reason, words: str) -> None:
    assert reason == words


def test_a_name_that_looks_like_a_template_stays_a_name() -> None:
    assert Reason("an earlier name of {name}", name="{area} %s") == "an earlier name of {area} %s"


def test_a_copy_still_knows_how_it_was_made() -> None:
    reason = Reason("near {names}, also mentioned", names=("Hull", "Grimsby"))
    for again in (pickle.loads(pickle.dumps(reason)), copy.deepcopy(reason)):
        assert again == reason
        assert (again.template, again.values) == (reason.template, reason.values)
