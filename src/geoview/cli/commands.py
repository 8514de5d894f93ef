"""The commands with their operands and options, in one table.

Arguments are parsed with it, and the help, the manual and the shell completions are generated from it.

A new command or option is one entry here, and the function that carries it out.
"""

# No `from __future__ import annotations` here: a NamedTuple would compile each annotation, on the way to a window.
from collections.abc import Callable, Iterable
from typing import NamedTuple

from geoview.cli.arguments import Given

__all__ = ["COMMANDS", "WINDOW", "Command", "Operand", "Option"]


class Option(NamedTuple):
    """An option.

    Attributes:
        names: As it is written, with its dashes; the last one is its key in `Given.options`.
        help: What it does, without a point at the end. Shells show what stands before the first semicolon.
        value: What its value is called, in capitals; "" for a flag.
        choices: Gives all values that it may have; None where others are possible.
        suggestions: Some of the values that it may have, for shells.
        most: Its value is a whole number from 1 to this; 0 where it is no number.
        kind: What its value names, for shells: "file", "picture" or "folder"; "" for neither.
        needs: Key of the option without which it makes no sense.
        excludes: Key of an option that it can't be given with.
        manual: What the manual says of it more than the help, whole sentences.
    """

    names: tuple[str, ...]
    help: str
    value: str = ""
    choices: Callable[[], Iterable[str]] | None = None
    suggestions: tuple[str, ...] = ()
    most: int = 0
    kind: str = ""
    needs: str = ""
    excludes: str = ""
    manual: str = ""

    @property
    def key(self) -> str:
        """The name under which its value is found."""
        return self.names[-1]


class Operand(NamedTuple):
    """The arguments beside the options.

    Attributes:
        name: As the synopsis shows it.
        help: What it is; a function where that takes a look at what there is.
        least: How many there must be.
        most: How many there may be.
        kind: As in `Option`; "word" for what is no file.
        complaint: What to say when their number is wrong.
    """

    name: str
    help: str | Callable[[], str] = ""
    least: int = 0
    most: int = 1_000_000
    kind: str = "file"
    complaint: str = ""


class Command(NamedTuple):
    """A command, or a verb of one.

    Attributes:
        name: Its word; "" for the window.
        summary: A line on it, without a point at the end.
        run: Carries it out; gives the exit status. None where a verb does.
        operand: What stands beside the options.
        options: Its options, but for `--help`, which all have.
        about: What the help and the manual say of it first.
        verbs: Commands of its own, one of which has to follow.
        closing: What the help says last.
    """

    name: str
    summary: str
    run: Callable[[Given], int] | None = None
    operand: Operand = Operand("", most=0)
    options: tuple[Option, ...] = ()
    about: str = ""
    verbs: tuple["Command", ...] = ()
    closing: str = ""


def _parse(given: Given) -> int:
    from geoview.cli.parse import parse

    return parse(given)


def _folder(given: Given) -> int:
    from geoview.cli.folder import folder

    return folder(given)


def _compare(given: Given) -> int:
    from geoview.cli.compare import compare

    return compare(given)


def _lookup(given: Given) -> int:
    from geoview.cli.places import lookup

    return lookup(given)


def _info(given: Given) -> int:
    from geoview.cli.places import info

    return info(given)


def _verify(given: Given) -> int:
    from geoview.cli.places import verify

    return verify(given)


def _build(given: Given) -> int:
    from geoview.cli.places import build

    return build(given)


def _parse_formats() -> Iterable[str]:
    from geoview.cli.drawn import register_formats

    register_formats()
    return _formats("DOCUMENTS")


def _compare_formats() -> Iterable[str]:
    return _formats("COMPARISON")


def _folder_formats() -> Iterable[str]:
    return _formats("FOLDER")


def _formats(subject: str) -> Iterable[str]:
    from geoview.export import Subject, iterate

    return (found.name for found in iterate(Subject[subject]))


def _recognisers() -> Iterable[str]:
    from geoview.recognition.choice import recogniser_names

    return recogniser_names()


def _readable() -> str:
    from geoview.readers import suffixes

    return f"{', '.join(suffixes())} and other texts; “-” is standard input"


_STATUS = "Exit status: 0 done, 1 a file failed, 2 usage, 130 interrupted."
_OUTPUT = Option(
    ("-o", "--output"),
    "write to a file instead of standard output; it appears only when it is whole",
    "OUT",
    kind="file",
)
_JOBS = Option(("--jobs",), "processes; without it as many as pay", "N", most=9999)
_FORMAT = Option(("--format",), "form of the result; without it what the suffix of OUT says, else a table", "FORMAT")
_ENCODINGS = "utf-8 utf-16 windows-1252 iso-8859-1 windows-1251 koi8-r shift_jis gb18030 big5".split()  # noqa: SIM905

WINDOW = Command(
    "",
    "Read a text and see where it happens",
    operand=Operand("[FILE…]", "texts to open in the window, and folders of texts"),
    options=(
        Option(
            ("--screenshot",),
            "render the window into a picture, wait for the map, and exit",
            "OUT.png",
            kind="picture",
            manual="Works without a display.",
        ),
        Option(("--timings",), "say on standard error how long it took, in JSON", needs="--screenshot"),
        Option(("--size",), "of the picture, in pixels: 1440x900", "WIDTHxHEIGHT", needs="--screenshot"),
        Option(("--theme",), "of the picture", "THEME", lambda: ("light", "dark"), needs="--screenshot"),
        Option(
            ("--new-window",),
            "a window of its own, even where one is open already",
            manual="Otherwise the files go to the window that is open already.",
        ),
        Option(("--no-config",), "read and keep no settings, recent files or corrections of yours"),
        Option(("--version",), "print the version and exit"),
    ),
    about="Read a text and see where it happens.",
    closing="“geoview parse --help” and so on say more. A file that is named like a command is reached as ./parse.",
)
"""What `geoview` does without a command."""

COMMANDS = (
    Command(
        "parse",
        "Places of texts, without a window",
        _parse,
        Operand("FILE…|-", _readable, least=1, complaint="parse needs a file, or “-” for standard input"),
        (
            _FORMAT._replace(choices=_parse_formats),
            _OUTPUT,
            Option(
                ("--resume",),
                "go on with the OUT of a run that was interrupted; documents that are done and unchanged stay",
                needs="--output",
            ),
            Option(
                ("--encoding",),
                "of the texts, as Python names it; without it GeoView finds out",
                "NAME",
                suggestions=tuple(_ENCODINGS),
            ),
            Option(
                ("--recogniser",),
                "what finds the names: the model, the rules or a plug-in; without it the model where it loads",
                "NAME",
                _recognisers,
            ),
            _JOBS,
            Option(
                ("--scheduler",),
                "of a Dask cluster that does the work instead, such as tcp://host:8786",
                "ADDRESS",
                excludes="--jobs",
                manual="For long texts start its scheduler with DASK_DISTRIBUTED__ADMIN__LOW_LEVEL_LOG_LENGTH=20 in its"
                " environment; else it keeps the last thousand of each worker in memory.",
            ),
        ),
        "Find the places in texts.",
        closing=_STATUS,
    ),
    Command(
        "folder",
        "Places of all texts in a folder",
        _folder,
        Operand("FOLDER", least=1, most=1, kind="folder", complaint="folder needs one folder"),
        (
            _FORMAT._replace(
                choices=_folder_formats,
                help="form of the result; table: places, by the number of texts that name them; csv: a row for each"
                " place of each text; json: texts, places and what could not be read; without it what the suffix of OUT"
                " says, else a table",
            ),
            _OUTPUT,
            _JOBS,
        ),
        "The places of all texts in a folder and in the folders in it. What was found is kept, so that a text is read"
        " again only when it has changed; a run that was stopped goes on where it was.",
        closing="Exit status: 0 done, 1 a text could not be read, 2 usage, 130 interrupted.",
    ),
    Command(
        "compare",
        "Places of two texts side by side",
        _compare,
        Operand("FIRST SECOND", least=2, most=2, complaint="compare needs two files"),
        (_FORMAT._replace(choices=_compare_formats), _OUTPUT),
        "The places that two texts have in common, and those that only one of them names.",
        closing="Exit status: 0 done, whether or not they differ; 1 a file failed, 2 usage, 130 interrupted.",
    ),
    Command(
        "lookup",
        "Places that a name may stand for",
        _lookup,
        Operand("NAME", least=1, kind="word", complaint="lookup needs a name"),
        (
            Option(("--limit",), "at most N of them (20)", "N", most=999_999),
            Option(("--format",), "form of the result; json is a list of places", "FORMAT", lambda: ("table", "json")),
        ),
        "The places that a name may stand for, the likeliest first; where no place bears it, those whose name begins"
        " so.",
    ),
    Command(
        "gazetteer",
        "The place data",
        verbs=(
            Command("info", "what the place data in use is made of", _info),
            Command("verify", "look for anything wrong in it, or in another file", _verify, Operand("[FILE]", most=1)),
            Command(
                "build",
                "make it anew from packages, and put it in place in one step",
                _build,
                options=(
                    Option(("-o", "--output"), "where to", "FILE", kind="file"),
                    Option(
                        ("--geonames",),
                        "from an unpacked GeoNames dump: the whole of it, or single countries",
                        "FOLDER",
                        kind="folder",
                    ),
                    Option(("--downloads",), "where packages are kept", "FOLDER", kind="folder"),
                ),
            ),
        ),
    ),
)
"""The commands, in the order in which the help lists them."""
