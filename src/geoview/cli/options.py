"""A small reader of options: enough for this command, and far quicker to load than a general one."""

from __future__ import annotations

from collections.abc import Mapping

from geoview.cli.status import usage

__all__ = ["take_jobs", "take_options"]


def take_options(arguments: list[str], options: Mapping[str, bool], synopsis: str) -> tuple[dict[str, str], list[str]]:
    """Part options from the rest.

    `--name VALUE` and `--name=VALUE`; a short name such as `-o` likewise. A lone `-` is an operand, and so is all that
    stands behind `--`.

    Args:
        arguments: What was given.
        options: Each option with its dashes → whether it takes a value.
        synopsis: What to show when something is wrong.

    Returns:
        Options with their values ("" for a flag), and the operands.

    Raises:
        CommandError: for an unknown option, a missing or a superfluous value.
    """
    found: dict[str, str] = {}
    operands: list[str] = []
    rest = iter(arguments)
    for argument in rest:
        if argument == "--":
            operands.extend(rest)
        elif not argument.startswith("-") or argument == "-":
            operands.append(argument)
        else:
            name, equals, value = argument.partition("=")
            if name not in options:
                raise usage(f"unknown option {name}", synopsis)
            if not options[name]:
                if equals:
                    raise usage(f"option {name} takes no value", synopsis)
            elif not equals:
                value = next(rest, "")
            if options[name] and not value:
                raise usage(f"option {name} needs a value", synopsis)
            found[name] = value
    return found, operands


def take_jobs(number: str | None, synopsis: str) -> int | None:
    """The value of `--jobs`; None where it was not given.

    Raises:
        CommandError: when it is no whole number from 1.
    """
    if number is None:
        return None
    if not (number.isascii() and number.isdigit() and len(number) < 5 and int(number) > 0):
        raise usage("--jobs needs a whole number from 1", synopsis)
    return int(number)
