"""Arguments as the table of commands describes them: read, checked, and explained."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geoview.cli.status import CommandError, usage

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geoview.cli.commands import Command, Option

__all__ = ["HELP", "Given", "help_text", "read", "synopsis"]

HELP = ("-h", "--help")
"""Every command has it."""
_WIDTH = 100
_MANY = 6
"""From this number on, choices are listed below a synopsis, not in it."""


class Given:
    """The arguments that were given. A plain class, because it is loaded before a window opens.

    Attributes:
        options: Key of each option → its value; "" for a flag.
        operands: The rest, in order.
    """

    __slots__ = ("operands", "options")

    def __init__(self, options: dict[str, str], operands: list[str]) -> None:
        self.options = options
        self.operands = operands

    @property
    def wants_help(self) -> bool:
        """Whether only the help is asked for."""
        return HELP[-1] in self.options


def read(command: Command, arguments: Sequence[str], prog: str = "geoview") -> Given:
    """Parse a command's arguments.

    `--name VALUE` and `--name=VALUE`; a short name such as `-o` likewise. A lone `-` is an operand, and so is
    everything after `--`.

    Args:
        command: The command that they belong to.
        arguments: The arguments, without the command's own word.
        prog: What stands before that word.

    Raises:
        CommandError: for an unknown option, a missing or wrong value, options that don't go together, and a wrong
            number of operands.
    """
    given = _read_plain(command, arguments) or _read_any(command, arguments, prog)
    if not given.wants_help:
        _check(command, given, prog)
    return given


def _read_plain(command: Command, arguments: Sequence[str]) -> Given | None:
    """Parse options in the most common form, full names each followed by its value; None for anything else.

    `argparse`, which knows all forms, takes some 8 ms to load, which would delay a window.
    """
    options = {name: option for option in command.options for name in option.names}
    given = Given({}, [])
    rest = iter(arguments)
    for argument in rest:
        if not argument.startswith("-"):
            given.operands.append(argument)
            continue
        option = options.get(argument)
        value = next(rest, "") if option is not None and option.value else ""
        if option is None or (option.value and (not value or value.startswith("-"))):
            return None
        given.options[option.key] = value
    return given


def _read_any(command: Command, arguments: Sequence[str], prog: str) -> Given:
    from argparse import SUPPRESS, ArgumentError, ArgumentParser

    arguments = list(arguments)
    end = arguments.index("--") if "--" in arguments else len(arguments)
    parser = ArgumentParser(add_help=False, allow_abbrev=False, argument_default=SUPPRESS, exit_on_error=False)
    for option in command.options:
        if option.value:
            parser.add_argument(*option.names, dest=option.key)
        else:
            parser.add_argument(*option.names, dest=option.key, action="store_const", const="")
    parser.add_argument(*HELP, dest=HELP[-1], action="store_const", const="")
    try:
        found, rest = parser.parse_known_args(arguments[:end])
    except ArgumentError as error:
        raise _usage(f"option {error.argument_name}: {error.message}", command, prog) from error
    for argument in rest:
        if argument.startswith("-") and argument != "-":
            raise _usage(f"unknown option {argument.partition('=')[0]}", command, prog)
    return Given(vars(found), [*rest, *arguments[end + 1 :]])


def _check(command: Command, given: Given, prog: str) -> None:
    for option in command.options:
        if option.key not in given.options:
            continue
        name, value = option.names[0], given.options[option.key]
        if option.value and not value:
            raise _usage(f"option {name} needs a value", command, prog)
        if option.needs and option.needs not in given.options:
            raise _usage(f"{name} goes with {option.needs}", command, prog)
        if option.excludes in given.options:
            raise _usage(f"{option.excludes} and {name} exclude each other", command, prog)
        if option.most and not (
            value.isascii() and value.isdigit() and len(value) < 9 and 0 < int(value) <= option.most
        ):
            raise _usage(f"{name} needs a whole number from 1 to {option.most:,}", command, prog)
        # One by one: those of plug-ins come last, and only where they are asked for are they looked for.
        if option.choices is not None and all(value != choice for choice in option.choices()):
            raise _usage(
                f"unknown {option.key.lstrip('-')} {value}; there are {', '.join(option.choices())}", command, prog
            )
    operand, count = command.operand, len(given.operands)
    if not operand.least <= count <= operand.most:
        surplus = given.operands[operand.most] if count > operand.most else ""
        raise _usage(operand.complaint or f"{surplus} is one operand too many", command, prog)


def _usage(message: str, command: Command, prog: str) -> CommandError:
    # Made only when it is shown: it lists what plug-ins add.
    return usage(message, synopsis(command, prog))


def _is_whole(text: str, most: int) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 9 and 0 < int(text) <= most


def synopsis(command: Command, prog: str = "geoview") -> str:
    """Return the line that shows how a command is called."""
    words = f"{prog} {command.name}".rstrip()
    if command.verbs:
        return f"{words} {' | '.join(synopsis(verb, '').strip() for verb in command.verbs)}"
    return " ".join([words, *filter(None, [command.operand.name]), *_brackets(command.options)])


def _brackets(options: Sequence[Option]) -> Iterator[str]:
    excluding = {option.excludes: option for option in options if option.excludes}
    for option in options:
        if not option.needs and not option.excludes:
            inner = [_words(option), *(f"[{_words(o)}]" for o in options if o.needs == option.key)]
            if option.key in excluding:
                inner += ["|", _words(excluding[option.key])]
            yield f"[{' '.join(inner)}]"


def _words(option: Option) -> str:
    """Return an option as the synopsis shows it; a few choices are listed."""
    choices = tuple(option.choices()) if option.choices is not None else ()
    value = "|".join(choices) if 0 < len(choices) < _MANY else option.value
    return f"{option.names[0]} {value}".rstrip()


def help_text(command: Command, others: Sequence[Command] = (), prog: str = "geoview") -> str:
    """Return the text that `--help` prints.

    Args:
        command: The command that it describes.
        others: Commands whose synopses are listed as well.
        prog: What stands before the command's word.
    """
    lines = [synopsis(command, prog), *(synopsis(other, prog) for other in others), ""]
    if command.about:
        lines += [*_wrapped(command.about), ""]
    rows = [*_rows(command)]
    for verb in command.verbs:
        rows += [(f"{verb.name} {verb.operand.name}".rstrip(), verb.summary), *_rows(verb)]
    width = max((len(left) for left, _ in rows), default=0) + 2
    for left, right in rows:
        first, *more = _wrapped(right, _WIDTH - width - 2)
        lines += [f"  {left:{width}}{first}", *(" " * (width + 2) + line for line in more)]
    if command.closing:
        lines += ["", *_wrapped(command.closing)]
    return "\n".join(lines) + "\n"


def _rows(command: Command) -> Iterator[tuple[str, str]]:
    if command.operand.help:
        words = command.operand.help
        yield command.operand.name.strip("[]").partition("|")[0], words if isinstance(words, str) else words()
    for option in command.options:
        choices = tuple(option.choices()) if option.choices is not None else ()
        listed = f" ({', '.join(choices)})" if len(choices) >= _MANY else ""
        first, semicolon, rest = option.help.partition(";")
        yield f"{option.names[0]} {option.value}".rstrip(), f"{first}{listed}{semicolon}{rest}"


def _wrapped(text: str, width: int = _WIDTH) -> list[str]:
    import textwrap

    return textwrap.wrap(text, width, break_long_words=False, break_on_hyphens=False)
