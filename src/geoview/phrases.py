"""Words for the reader that can be translated: a template, and the values in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

__all__ = ["Phrase", "system_reason"]


class Phrase(str):
    """A sentence, or a part of one. As a string it is English.

    The template is a literal in the code, where resources/translations/extract.py finds it. What comes from documents,
    files and services goes into the values.

    Attributes:
        template: With fields in braces, as `str.format` has them.
        values: What stands in them: names, numbers, tuples of names, other phrases.
    """

    template: str
    values: Mapping[str, object]

    def __new__(cls, template: str, /, **values: object) -> Self:
        """Make the English words from a template; without values it stays as it is, braces included."""
        kept = {name: _plain(value) for name, value in values.items()}
        english = {name: cls.english(value) for name, value in kept.items()}
        self = super().__new__(cls, template.format(**english) if values else template)
        self.template = template
        self.values = kept
        return self

    def __reduce__(self) -> tuple[Callable[..., Phrase], tuple[type[Phrase], str, Mapping[str, object]]]:
        """Return the parts for copying and pickling."""
        return _made, (type(self), self.template, self.values)

    @classmethod
    def english(cls, value: object) -> str:
        """Return a value as it stands in an English sentence."""
        match value:
            case tuple():
                return _joined(value)
            case int():
                return f"{value:,}"
            case float():
                return f"{value:.1f}"
        return str(value)

    def without(self, name: str) -> Self:
        """Return the words with an empty value in the place of one of them."""
        return type(self)(self.template, **{**self.values, name: ""}) if name in self.values else self

    def record(self) -> dict[str, Any]:
        """Return the phrase as plain data, for a file."""
        values = {name: value.record() if isinstance(value, Phrase) else value for name, value in self.values.items()}
        return {"template": self.template, "values": values}

    @staticmethod
    def of_record(record: Mapping[str, Any]) -> Phrase:
        """Return the phrase of a record.

        Raises:
            ValueError: when it is not such a record.
        """
        try:
            values = {
                str(name): Phrase.of_record(value)
                if isinstance(value, dict)
                else tuple(map(str, value))
                if isinstance(value, list)
                else value
                for name, value in record["values"].items()
            }
            return Phrase(str(record["template"]), **values)
        except (AttributeError, IndexError, KeyError, RecursionError, TypeError) as error:
            raise ValueError("no phrase") from error


def _made(kind: type[Phrase], template: str, values: Mapping[str, object]) -> Phrase:
    return kind(template, **values)


def _plain(value: object) -> object:
    """Return a value that another process and a file can hold; an error or a path becomes its text."""
    return value if isinstance(value, str | int | float | tuple) else str(value)


def _joined(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


_USUAL: dict[str, str] = {
    reason: reason
    for reason in (
        Phrase("Device or resource busy"),
        Phrase("Disk quota exceeded"),
        Phrase("File exists"),
        Phrase("File name too long"),
        Phrase("Input/output error"),
        Phrase("Is a directory"),
        Phrase("No space left on device"),
        Phrase("No such file or directory"),
        Phrase("Not a directory"),
        Phrase("Operation not permitted"),
        Phrase("Permission denied"),
        Phrase("Read-only file system"),
        Phrase("Connection refused"),
        Phrase("Connection reset by peer"),
        Phrase("Name or service not known"),
        Phrase("Network is unreachable"),
        Phrase("No route to host"),
        Phrase("Temporary failure in name resolution"),
        Phrase("device or resource busy"),
        Phrase("disk quota exceeded"),
        Phrase("file exists"),
        Phrase("file name too long"),
        Phrase("input/output error"),
        Phrase("is a directory"),
        Phrase("no space left on device"),
        Phrase("no such file or directory"),
        Phrase("not a directory"),
        Phrase("operation not permitted"),
        Phrase("permission denied"),
        Phrase("read-only file system"),
    )
}
"""What Linux says most often when it refuses something, as it says it and within a sentence."""


def system_reason(error: Exception, *, inside: bool = False) -> str:
    """Return why the system refused something, as a phrase where it is one of the usual reasons.

    Args:
        error: An `OSError`, or another error that gives the reason in its text.
        inside: Begin with a small letter, as within a sentence.
    """
    text: str = getattr(error, "strerror", None) or str(error)
    if inside and not isinstance(text, Phrase):
        text = text[:1].lower() + text[1:]
    return text if isinstance(text, Phrase) else _USUAL.get(text, text)
