"""The manual page and the completions of bash, zsh and fish, written from the program's own table of commands."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import facts

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["bash", "fish", "manual", "zsh"]

sys.path.insert(0, str(facts.CHECKOUT / "src"))
try:
    from geoview import plugins
    from geoview.cli.arguments import HELP, synopsis
    from geoview.cli.commands import COMMANDS, WINDOW, Command, Option
finally:
    sys.path.pop(0)

_MANUAL = Path(__file__).resolve().parent / "linux" / "geoview.1"
_HELP_WORDS = "say more"


def _values(option: Option) -> tuple[str, ...]:
    """What a shell offers for an option's value. What plug-ins add here is not there on the reader's machine."""
    with plugins.none():
        return tuple(option.choices()) if option.choices is not None else option.suggestions


def _brief(option: Option) -> str:
    return option.help.partition(";")[0]


def _options(command: Command) -> list[Option]:
    """Those of a command and of its verbs."""
    return [*command.options, *(option for verb in command.verbs for option in verb.options)]


def _names(command: Command) -> Iterator[str]:
    for option in _options(command):
        yield from option.names
    if not command.verbs:
        yield from HELP[::-1]


# The manual


def manual() -> str:
    """The manual page, in roff."""
    with plugins.none():
        return facts.fill(
            _MANUAL.read_text(encoding="utf-8"),
            SYNOPSIS="\n.br\n".join(_call(command) for command in (WINDOW, *COMMANDS)),
            COMMAND_NAMES=_listed([f"\\fB{command.name}\\fR" for command in COMMANDS]),
            OPTIONS="\n".join(_entries(WINDOW)),
            COMMANDS="\n".join(line for command in COMMANDS for line in _section(command)),
        )


def _listed(words: list[str]) -> str:
    return f"{', '.join(words[:-1])} and {words[-1]}"


def _call(command: Command) -> str:
    words = f"geoview {command.name}".rstrip()
    rest = synopsis(command).removeprefix(words).strip()
    return f".B {words}\n{_roff(rest, literal=True)}"


def _section(command: Command) -> Iterator[str]:
    yield f".SS {command.name}"
    yield _roff(command.about or f"{command.summary}.")
    yield from _entries(command)
    for verb in command.verbs:
        yield from (".TP", f".B {verb.name}{_roff(f' {verb.operand.name}'.rstrip())}", _sentence(verb.summary))
        yield from _entries(verb)


def _entries(command: Command) -> Iterator[str]:
    if command.operand.help:
        words = command.operand.help
        yield from (".TP", _roff(command.operand.name.strip("[]").partition("|")[0]))
        yield _sentence(words if isinstance(words, str) else words())
    for option in command.options:
        values = _values(option) if option.choices is not None else ()
        shown = ", ".join(f"\\fB{name}\\fR{f' {_roff(option.value)}' if option.value else ''}" for name in option.names)
        yield from (".TP", shown.replace("-", "\\-"), _sentence(option.help))
        if values:
            yield f"One of {', '.join(f'{chr(92)}fB{value}{chr(92)}fR' for value in values)}."
        if option.needs:
            yield _roff(f"Only with {option.needs}.")
        if option.excludes:
            yield _roff(f"Not with {option.excludes}.")
        if option.manual:
            yield _roff(option.manual)
    if command is WINDOW:
        yield from (".TP", _roff(", ".join(HELP)), "Print a summary and exit; also behind each command.")


def _sentence(text: str) -> str:
    return _roff(f"{text[0].upper()}{text[1:]}.")


_VALUES = {word for command in (WINDOW, *COMMANDS) for option in _options(command) for word in [option.value] if word}
_WORDS = re.compile(
    rf"(?P<bold>(?<![\w-])--?[a-z][a-z-]*)|(?P<italic>\b(?:{'|'.join(sorted(map(re.escape, _VALUES), key=len)[::-1])}"
    r"|FILE|FOLDER|FIRST|SECOND)\b)|(?P<literal>\b[a-z]+\b)"
)


def _roff(text: str, *, literal: bool = False) -> str:
    """A text in roff: options bold, names of values in italics, and, in a synopsis, all other words bold."""

    def dressed(match: re.Match[str]) -> str:
        if match["italic"]:
            return f"\\fI{match[0]}\\fR"
        return f"\\fB{match[0]}\\fR" if match["bold"] or literal else match[0]

    lines = _WORDS.sub(dressed, text.replace("\\", "\\e")).replace("-", "\\-").replace("…", "...")
    return re.sub(r"^(?=[.'])", r"\\&", lines, flags=re.MULTILINE)


# Completions


def bash() -> str:
    """The completion for bash."""
    cases = []
    for command in (*COMMANDS, WINDOW):
        lines = []
        if command.verbs:
            verbs = " ".join(verb.name for verb in command.verbs)
            lines += [
                "if ((COMP_CWORD == 2)); then",
                f'    COMPREPLY=($(compgen -W "{verbs}" -- "$current"))',
                "    return",
                "fi",
            ]
        answers = [*_bash_answers(_options(command))]
        if answers:
            lines += ["case $previous in", *(f"    {answer}" for answer in answers), "esac"]
        lines.append(f'options="{" ".join(_names(command))}"')
        cases += [f"        {command.name or '*'})", *(f"            {line}" for line in lines), "            ;;"]
    wordy = " || ".join(f"$command == {command.name}" for command in COMMANDS if command.operand.kind == "word")
    folders = " || ".join(f"$command == {command.name}" for command in COMMANDS if command.operand.kind == "folder")
    files = " ".join(f"&& $previous != {name}" for name in _file_options())
    return _BASH.format(
        cases="\n".join(cases), wordy=wordy, folders=folders, files=files, commands=r"\n".join(c.name for c in COMMANDS)
    )


def _file_options() -> list[str]:
    """Options of commands that take a folder, whose value is a file."""
    return list(
        dict.fromkeys(
            name
            for command in COMMANDS
            if command.operand.kind == "folder"
            for option in command.options
            if option.kind == "file"
            for name in option.names
        )
    )


def _bash_answers(options: list[Option]) -> Iterator[str]:
    for option in options:
        names = " | ".join(option.names)
        if values := _values(option):
            yield f'{names}) COMPREPLY=($(compgen -W "{" ".join(values)}" -- "$current")); return ;;'
        elif option.kind == "folder":
            yield f"{names}) folders=yes ;;"
        elif option.value and not option.kind:
            yield f"{names}) return ;;"


_BASH = """\
# Completion for bash; lies in share/bash-completion/completions as "geoview". Written by packaging/commandline.py.

_geoview() {{
    local current=${{COMP_WORDS[COMP_CWORD]}} previous=${{COMP_WORDS[COMP_CWORD - 1]}} command=${{COMP_WORDS[1]}}
    local options= folders=
    COMPREPLY=()

    case $command in
{cases}
    esac

    if [[ $current == -* ]]; then
        COMPREPLY=($(compgen -W "$options" -- "$current"))
        return
    fi
    if [[ {wordy} ]]; then
        return
    fi
    # File names may hold spaces; readline quotes them when it is told that these are files.
    compopt -o filenames 2>/dev/null
    local IFS=$'\\n'
    if [[ $folders || ( {folders} ) {files} ]]; then
        COMPREPLY=($(compgen -d -- "$current"))
    else
        COMPREPLY=($(compgen -f -- "$current"))
    fi
    if ((COMP_CWORD == 1)); then
        COMPREPLY+=($(compgen -W $'{commands}' -- "$current"))
    fi
}}

complete -F _geoview geoview
"""

_ZSH_KINDS = {"file": "file:_files", "folder": "folder:_files -/", "picture": 'picture:_files -g "*.png"'}


def zsh() -> str:
    """The completion for zsh."""
    names = " ".join(command.name for command in COMMANDS)
    lines = ["#compdef geoview", "# Completion for zsh. Written by packaging/commandline.py.", "", "_geoview() {"]
    lines.append("    case $words[2] in")
    for command in (*COMMANDS, WINDOW):
        specs = [*(_zsh_option(option, command) for option in _options(command))]
        specs.append(f"'(- *)'{{{','.join(HELP)}}}'[{_HELP_WORDS}]'")
        if command is WINDOW:
            specs.append(
                f"'1:command or text:_alternative \"commands:command:({names})\" \"files:text:_files\"' '*:text:_files'"
            )
        else:
            specs.append(" ".join(["':command:'", *_zsh_operands(command)]))
        lines += [f"        {command.name or '*'})", "            _arguments \\"]
        lines += [" \\\n".join(f"                {spec}" for spec in specs), "            ;;"]
    return "\n".join([*lines, "    esac", "}", "", '_geoview "$@"', ""])


def _zsh_option(option: Option, command: Command) -> str:
    others = [other.key for other in command.options if option.key in (other.excludes,) or other.key == option.excludes]
    words = re.sub(r"([\[\]])", r"\\\1", _brief(option)).replace("'", "'\\''")
    values = _values(option)
    if values:
        action = f":{option.key.lstrip('-')}:({' '.join(values)})"
    elif option.kind:
        action = f":{_ZSH_KINDS[option.kind]}"
    else:
        action = f":{option.value}:" if option.value else ""
    if len(option.names) > 1:
        excluded = " ".join([*option.names, *others])
        return f"'({excluded})'{{{','.join(option.names)}}}'[{words}]{action}'"
    excluded = f"({' '.join(others)})" if others else ""
    return f"'{excluded}{option.key}[{words}]{action}'"


def _zsh_operands(command: Command) -> list[str]:
    operand = command.operand
    if command.verbs:
        return [f"':what:({' '.join(verb.name for verb in command.verbs)})'", "':file:_files'"]
    action = {"file": "text:_files", "folder": "folder:_files -/", "word": "name:"}[operand.kind]
    return [f"':{action}'"] * operand.most if operand.most < 3 else [f"'*:{action}'"]


def fish() -> str:
    """The completion for fish."""
    lines = [
        "# Completion for fish. Written by packaging/commandline.py.",
        "",
        f"set -l commands {' '.join(command.name for command in COMMANDS)}",
        'set -l none "not __fish_seen_subcommand_from $commands"',
        "",
    ]
    lines += [f'complete -c geoview -n "$none" -a {c.name} -d "{_fish(c.summary)}"' for c in COMMANDS]
    lines += [f'complete -c geoview -n "$none"{_fish_option(option)}' for option in WINDOW.options]
    lines.append(f'complete -c geoview -s h -l help -d "{_fish(_HELP_WORDS)}"')
    for command in COMMANDS:
        condition = f'complete -c geoview -n "__fish_seen_subcommand_from {command.name}"'
        lines.append("")
        if command.verbs:
            lines.append(f'{condition} -a "{" ".join(verb.name for verb in command.verbs)}"')
        elif command.operand.kind == "folder":
            lines.append(f'{condition} -f -a "(__fish_complete_directories)"')
        elif command.operand.kind == "word":
            lines.append(f"{condition} -f")
        lines += [f"{condition}{_fish_option(option)}" for option in _options(command)]
    return "\n".join([*lines, ""])


def _fish(text: str) -> str:
    words = re.sub(r'([\\"$])', r"\\\1", text)
    return words[0].upper() + words[1:]


def _fish_option(option: Option) -> str:
    short = "".join(f" -s {name[1:]}" for name in option.names if not name.startswith("--"))
    values = _values(option)
    if values:
        taken = f' -x -a "{" ".join(values)}"'
    elif option.kind == "folder":
        taken = ' -x -a "(__fish_complete_directories)"'
    elif option.kind:
        taken = " -r -F"
    else:
        taken = " -x" if option.value else ""
    return f'{short} -l {option.key[2:]}{taken} -d "{_fish(_brief(option))}"'
