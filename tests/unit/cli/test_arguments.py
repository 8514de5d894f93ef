"""Arguments as a table of commands describes them, and what is written from that table."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geoview.cli import arguments as arguments_module
from geoview.cli import main
from geoview.cli.arguments import help_text, read, synopsis
from geoview.cli.commands import COMMANDS, WINDOW, Command, Operand, Option
from geoview.cli.status import USAGE, CommandError

if TYPE_CHECKING:
    from collections.abc import Iterator

TRIAL = Command(
    "try",
    "A trial",
    operand=Operand("WORD…", "words", kind="word"),
    options=(
        Option(("--format",), "the form; of the result", "FORMAT", lambda: ("json", "a=b", "b", "-")),
        Option(("-o", "--output"), "where to", "OUT"),
        Option(("--flag",), "a flag"),
        Option(("--number",), "how many", "N", most=20),
        Option(("--more",), "more of it", needs="--output"),
        Option(("--other",), "otherwise", excludes="--flag"),
    ),
)


@pytest.fixture(params=["in any way", "quickly where that goes"], autouse=True)
def reading(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Everything is read by argparse, and once more with the short way before it: they agree."""
    if request.param == "in any way":
        monkeypatch.setattr(arguments_module, "_read_plain", lambda *_: None)
    yield


@pytest.mark.parametrize(
    ("arguments", "options", "operands"),
    [
        ([], {}, []),
        (["a", "b"], {}, ["a", "b"]),
        (["a", "--format", "json", "b"], {"--format": "json"}, ["a", "b"]),
        (["--format=json", "-"], {"--format": "json"}, ["-"]),
        (["-o", "-", "--flag"], {"--output": "-", "--flag": ""}, []),
        (["--output", "x", "y"], {"--output": "x"}, ["y"]),
        (["-ox"], {"--output": "x"}, []),
        (["--", "--flag", "-o"], {}, ["--flag", "-o"]),
        (["--format=a=b"], {"--format": "a=b"}, []),
        (["--format", "a=b", "--format", "b"], {"--format": "b"}, []),
        (["--number", "20", "-o", "x", "--more"], {"--number": "20", "--output": "x", "--more": ""}, []),
        (["", "a"], {}, ["", "a"]),
        (["-h"], {"--help": ""}, []),
        (["--flag", "--other", "--help"], {"--flag": "", "--other": "", "--help": ""}, []),
    ],
)
def test_options_and_operands_are_parted(arguments: list[str], options: dict[str, str], operands: list[str]) -> None:
    found = read(TRIAL, arguments)
    assert (found.options, found.operands) == (options, operands)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--nope"], "unknown option --nope"),
        (["--nope=5"], "unknown option --nope"),
        (["-x"], "unknown option -x"),
        (["--form", "json"], "unknown option --form"),
        (["--format"], "option --format"),
        (["--format="], "option --format needs a value"),
        (["--format", ""], "option --format needs a value"),
        (["--format", "--flag"], "option --format"),
        (["--format", "c"], "unknown format c; there are json, a=b, b, -"),
        (["--flag=1"], "option --flag"),
        (["--more"], "--more goes with --output"),
        (["--flag", "--other"], "--flag and --other exclude each other"),
        *((["--number", number], "whole number from 1 to 20") for number in ("0", "21", "x", "٣", "1.0", "9" * 40)),
        (["--number=-1"], "whole number"),
    ],
)
def test_wrong_options_are_usage_errors(arguments: list[str], words: str) -> None:
    with pytest.raises(CommandError) as caught:
        read(TRIAL, arguments)
    assert caught.value.status == USAGE
    message, _, shown = str(caught.value).partition("\nusage: ")
    assert words in message
    assert shown == synopsis(TRIAL)


@given(st.lists(st.text(max_size=6), max_size=6))
def test_what_stands_behind_two_dashes_is_never_an_option(operands: list[str]) -> None:
    found = read(TRIAL, ["--", *operands])
    assert (found.options, found.operands) == ({}, operands)


@given(
    st.lists(st.sampled_from(["--flag", "-o", "--output=x", "a", "-", "--", "b=c", "--number", "3", "-h", "-q", ""]))
)
def test_the_short_way_agrees_with_argparse(arguments: list[str]) -> None:
    short = arguments_module._read_plain(TRIAL, arguments)
    if short is not None:
        whole = arguments_module._read_any(TRIAL, arguments, "geoview")
        assert (whole.options, whole.operands) == (short.options, short.operands)


@pytest.mark.parametrize(("count", "least", "most"), [(0, 1, 1), (2, 1, 1), (1, 2, 2), (1, 0, 0)])
def test_operands_are_counted(count: int, least: int, most: int) -> None:
    command = TRIAL._replace(
        operand=Operand("WORD", least=least, most=most, complaint="" if count > most else "one word")
    )
    with pytest.raises(CommandError, match="one word" if count < least else "w is one operand too many"):
        read(command, ["w"] * count)


def test_a_synopsis_shows_what_goes_with_what() -> None:
    assert synopsis(TRIAL) == (
        "geoview try WORD… [--format json|a=b|b|-] [-o OUT [--more]] [--flag | --other] [--number N]"
    )


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_every_command_explains_itself(command: Command, capsys: pytest.CaptureFixture[str]) -> None:
    for word in ("-h", "--help"):
        assert main([command.name, word], loaded=0.0) == 0
        assert capsys.readouterr().out == help_text(command)
    shown = help_text(command)
    for option in (*command.options, *(option for verb in command.verbs for option in verb.options)):
        assert f"\n  {option.names[0]}" in shown
    assert shown.startswith(f"geoview {command.name} ")
    assert max(map(len, shown.splitlines()[1:])) <= 100


def test_the_whole_is_explained() -> None:
    shown = help_text(WINDOW, COMMANDS)
    assert [line for line in shown.splitlines() if line.startswith("geoview ")] == [
        synopsis(command) for command in (WINDOW, *COMMANDS)
    ]


def test_commands_are_words_of_letters() -> None:
    """By that a file is told from a command before the table is loaded."""
    assert all(command.name.isalpha() for command in COMMANDS)
    assert len({command.name for command in COMMANDS}) == len(COMMANDS)
