"""The strict reader of every YAML and JSON file: knowledge, cases, settings.

YAML has ways to write one thing and mean another: a field twice, a value that stands for another, a tag that makes an
object, `no` that turns into false. None of them is let through. Every plain value is read as text and typed later by
what the field is for; only a field left blank, `~` and `null` mean that nothing is recorded.
"""

from __future__ import annotations

from typing import Any, Final

import yaml

from knowledge_base.document import (
    KNOWLEDGE_FILE_BYTES,
    TOO_DEEP,
    Builder,
    Document,
    ReadFault,
    check_characters,
    checked_text,
)
from knowledge_base.reader_json import read_json

__all__ = ["Document", "ReadFault", "read_json", "read_yaml"]

# libyaml where it is built in: the same events, about ten times as fast.
_PARSER: Final[Any] = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_NOTHING: Final = frozenset({"", "~", "null", "Null", "NULL"})


def read_yaml(text: str | bytes, name: str, most_bytes: int = KNOWLEDGE_FILE_BYTES) -> Document:
    """Read one YAML file into plain dicts, lists and texts (None where nothing is recorded).

    `name` is how messages call the file. Raises ReadFault, and nothing else, for whatever it does not accept:
    duplicate fields, aliases, anchors, merge keys, tags, more than one document, nesting over 64, NUL, lone
    surrogates, files over `most_bytes` bytes, text that is not UTF-8 and text that is not YAML.
    """
    text = checked_text(text, name, most_bytes)
    builder = Builder(name)
    try:
        for event in yaml.parse(text, Loader=_PARSER):
            _take(event, builder)
    except yaml.MarkedYAMLError as wrong:
        mark = wrong.problem_mark or wrong.context_mark
        line = mark.line + 1 if mark is not None else 0
        raise ReadFault(name, line, *_said_of(str(wrong.problem))) from None
    except yaml.YAMLError as wrong:
        position = getattr(wrong, "position", None)
        line = text.count("\n", 0, position) + 1 if isinstance(position, int) else 0
        raise ReadFault(name, line, "holds a control character", "Delete it and type that place again") from None
    if builder.value is None:
        raise ReadFault(name, 0, "holds nothing but comments", "Fill in the fields, or start from `homeward new`")
    return builder.document()


def _take(event: Any, builder: Builder) -> None:
    """One piece of the file, in order. A long case has a million of them, so the commonest kind is asked for first."""
    kind = type(event)
    if kind is yaml.ScalarEvent or kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
        line = event.start_mark.line + 1
        if event.anchor is not None or event.tag is not None:
            _refuse_tricks(event, builder.name, line)
        if builder.wants_key:
            builder.key(_key(event, builder.name, line), line)
        elif kind is yaml.ScalarEvent:
            builder.scalar(_value(event, builder.name, line), line)
        else:
            builder.open({} if kind is yaml.MappingStartEvent else [], line)
    elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
        builder.close()
    elif kind is yaml.AliasEvent:
        reason = "uses an alias (a word after *), which hides what is meant"
        to_do = "Write the value out; put text that begins with * in quotes"
        raise ReadFault(builder.name, event.start_mark.line + 1, reason, to_do)
    elif kind is yaml.DocumentStartEvent and builder.begun:
        line = event.start_mark.line + 1
        raise ReadFault(builder.name, line, "holds a second document", "Take out the line of three dashes")


def _refuse_tricks(event: yaml.NodeEvent, name: str, line: int) -> None:
    """Anchors and tags are refused wherever they stand; raises ReadFault always."""
    if event.anchor is not None:
        reason = "sets an anchor (a word after &), which hides what is meant"
        raise ReadFault(name, line, reason, "Write the value out; put text that begins with & in quotes")
    reason = "uses a tag (a word after !), and values are read by their field alone"
    raise ReadFault(name, line, reason, "Take the tag out; put text that begins with ! in quotes")


def _value(event: yaml.ScalarEvent, name: str, line: int) -> str | None:
    """A value as text; a plain one that says nothing is None. Only quoted text can spell odd characters by escapes."""
    value = str(event.value)
    if event.implicit[0]:
        return None if value in _NOTHING else value
    check_characters(value, name, line)
    return value


def _key(event: yaml.NodeEvent, name: str, line: int) -> str:
    """The name of a field: a text that says something."""
    if not isinstance(event, yaml.ScalarEvent):
        raise ReadFault(name, line, "has a list where the name of a field belongs", "Write a word, then a colon")
    if event.value == "<<":
        raise ReadFault(name, line, "uses a merge key (<<), which hides what is meant", "Write the fields out")
    key = _value(event, name, line)
    if key is None:
        raise ReadFault(name, line, "has a field without a name", "Write its name before the colon")
    return key


def _said_of(problem: str) -> tuple[str, str]:
    """A parser's complaint in plain words, with what usually mends it. Never repeats text of the file."""
    if "nesting depth" in problem:  # newer parsers stop by themselves before the builder can
        return TOO_DEEP
    if "mapping values are not allowed" in problem:
        return "has a colon where none can stand", 'Put the text in double quotes: event: "Visit: not let in"'
    if "cannot start any token" in problem:
        return "begins a value with a character YAML keeps for itself", "Put the text in quotes; indent with spaces"
    if "expected <block end>" in problem or "did not find expected '-'" in problem or "block" in problem:
        return "is not indented like the lines around it", "Line it up with its neighbours, using spaces"
    if "',' or" in problem or "flow" in problem:
        return "has brackets or commas that do not match", "Close every [ and {, and put text with commas in quotes"
    if "expected ':'" in problem:
        return "has a line that is no field and no value", "Write a name, a colon and a space before the value"
    if "quoted scalar" in problem or "escape" in problem or "unexpected end" in problem:
        return "has quotes that do not close, or a backslash that means nothing", "Close the quotes, or use single ones"
    return "is not YAML from this line on", "Compare it with the file `homeward new` writes; put text in quotes"
