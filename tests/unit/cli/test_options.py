"""The small reader of options."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geoview.cli.options import take_options
from geoview.cli.status import USAGE, CommandError

OPTIONS = {"--format": True, "-o": True, "--flag": False}


@pytest.mark.parametrize(
    ("arguments", "options", "operands"),
    [
        ([], {}, []),
        (["a", "b"], {}, ["a", "b"]),
        (["a", "--format", "json", "b"], {"--format": "json"}, ["a", "b"]),
        (["--format=json", "-"], {"--format": "json"}, ["-"]),
        (["-o", "-", "--flag"], {"-o": "-", "--flag": ""}, []),
        (["--", "--flag", "-o"], {}, ["--flag", "-o"]),
        (["--format=a=b"], {"--format": "a=b"}, []),
        (["--format", "a", "--format", "b"], {"--format": "b"}, []),
    ],
)
def test_options_and_operands_are_parted(arguments: list[str], options: dict[str, str], operands: list[str]) -> None:
    assert take_options(arguments, OPTIONS, "x") == (options, operands)


@pytest.mark.parametrize("arguments", [["--nope"], ["-x"], ["--format"], ["--format="], ["--flag=1"], ["--format", ""]])
def test_wrong_options_are_usage_errors(arguments: list[str]) -> None:
    with pytest.raises(CommandError, match="usage: synopsis") as caught:
        take_options(arguments, OPTIONS, "synopsis")
    assert caught.value.status == USAGE


@given(st.lists(st.text(max_size=6), max_size=6))
def test_what_stands_behind_two_dashes_is_never_an_option(operands: list[str]) -> None:
    assert take_options(["--", *operands], OPTIONS, "x") == ({}, operands)
