"""Adds one row to the text of a case file and leaves every other line as it was written, comments and all.

Only the section that takes the row is read and written by ruamel.yaml, which keeps comments and order; the lines before
and after it are not touched. The new text is then read strictly, and is refused unless it says what the old one said
and the row: so nothing can be lost or change its meaning on the way.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from homeward.case_text import Plain
from homeward.refusal import Refused
from knowledge_base.reader import ReadFault, read_json, read_yaml

Row = Mapping[str, str | list[str]]
"""A row to add: its fields in order, each a text or a list of ids."""

_MOST_BYTES: Final = 100_000_000
_A_PLAIN_WORD: Final = re.compile(r"(?!(?:null|Null|NULL)$)[A-Za-z0-9][A-Za-z0-9_.+-]*")


def with_row(content: bytes, name: str, section: str, row: Row) -> bytes:
    """The content of a case file with one row more at the end of a list. `name` says JSON where it ends in .json."""
    return _changed(content, name, section, row, to_list=True)


def with_single(content: bytes, name: str, section: str, row: Row) -> bytes:
    """The content of a case file with a section that holds one row and was blank, such as `own_judgement`."""
    return _changed(content, name, section, row, to_list=False)


def _changed(content: bytes, name: str, section: str, row: Row, to_list: bool) -> bytes:
    """The changed content; raises Refused where the file cannot be changed without changing something else too."""
    is_json = name.lower().endswith(".json")
    read = read_json if is_json else read_yaml
    mark = b"\xef\xbb\xbf" if content.startswith(b"\xef\xbb\xbf") else b""
    text = content.decode("utf-8-sig")
    windows = "\r\n" in text
    text = text.replace("\r\n", "\n")
    held: Any = read(text, name, _MOST_BYTES).value
    plain = {key: list(value) if isinstance(value, list) else value for key, value in row.items()}
    wanted = {**held, section: [*(held.get(section) or []), plain] if to_list else plain}
    for attempt in _json(text, wanted) if is_json else _yaml(text, section, row, to_list):
        try:
            if read(attempt, name, _MOST_BYTES).value == wanted:
                attempt = attempt.replace("\n", "\r\n") if windows else attempt
                return mark + attempt.encode("utf-8")
        except ReadFault:
            continue
    raise Refused(
        f"{name}: the row could not be added without changing other lines, so nothing was written. "
        f"Add it yourself under `{section}`."
    )


# --- JSON --------------------------------------------------------------------------------------------------------


def _json(text: str, wanted: Mapping[str, Any]) -> Iterator[str]:
    """The new JSON text, indented as the old one was."""
    indented = re.search(r"\n([ \t]+)\S", text)
    indent = indented[1] if indented else None
    end = "\n" if text.endswith("\n") else ""
    yield json.dumps(wanted, ensure_ascii=False, indent=indent) + end


# --- YAML --------------------------------------------------------------------------------------------------------


def _yaml(text: str, section: str, row: Row, to_list: bool) -> Iterator[str]:
    """Ways to write the new YAML text, the one that touches least first."""
    begins = [found.start() for found in re.finditer(rf"^{section}[ \t]*:", text, re.M)]
    if not begins:
        line_end = "" if text.endswith("\n") else "\n"
        yield text + line_end + _rewritten(f"{section}:\n", section, row, to_list)
    elif len(begins) == 1:
        begin, end = begins[0], end_of_section(text, begins[0])
        yield text[:begin] + _rewritten(text[begin:end], section, row, to_list) + text[end:]
    yield _rewritten(text, section, row, to_list)


def end_of_section(text: str, begin: int) -> int:
    """Where a section ends: after its last line that holds something, before what is written between sections."""
    end = at = text.find("\n", begin) + 1 or len(text)
    while at < len(text):
        next_line = text.find("\n", at) + 1 or len(text)
        line = text[at:next_line]
        if line.startswith((" ", "\t", "- ", "-\n")) and line.strip():
            end = next_line
        elif line.strip() and not line.startswith("#"):
            break
        at = next_line
    return end


def _rewritten(text: str, section: str, row: Row, to_list: bool) -> str:
    """Some YAML text with the row added, as ruamel.yaml writes it; an empty text where it cannot read it."""
    from ruamel.yaml.comments import CommentedSeq

    def added(held: Any) -> None:
        new = flow(row)
        if not to_list:
            held[section] = new
        elif isinstance(held.get(section), CommentedSeq) and held[section]:
            held[section].append(new)
        else:
            held[section] = CommentedSeq([new])

    return in_yaml_kept(text, added, of_mapping=True)


def section_rewritten(text: str, section: str, change: Callable[[Any], object]) -> str:
    """YAML text in which one section was changed by a function, which is given a mapping that holds it alone, and
    written anew by ruamel.yaml; an empty text where the section is not there once."""
    begins = [found.start() for found in re.finditer(rf"^{section}[ \t]*:", text, re.M)]
    if len(begins) != 1:
        return ""
    begin, end = begins[0], end_of_section(text, begins[0])
    written = in_yaml_kept(text[begin:end], change, of_mapping=True)
    return text[:begin] + written + text[end:] if written else ""


def in_yaml_kept(text: str, change: Callable[[Any], object], of_mapping: bool = False) -> str:
    """Some YAML text changed by a function with its comments and order kept; an empty text where it cannot be read."""
    from io import StringIO

    from ruamel.yaml import YAML
    from ruamel.yaml.comments import CommentedMap, CommentedSeq
    from ruamel.yaml.error import YAMLError

    yaml = YAML()
    yaml.Resolver = _plain_text_resolver()
    yaml.preserve_quotes = True
    yaml.width = 1_000_000  # lines end where their writer ended them
    yaml.brace_single_entry_mapping_in_flow_sequence = True
    at_margin = re.search(r"^- ", text, re.M) is not None
    yaml.indent(mapping=2, sequence=2 if at_margin else 4, offset=0 if at_margin else 2)
    try:
        held = yaml.load(text)
    except YAMLError:
        return ""
    if not isinstance(held, CommentedMap if of_mapping else CommentedSeq):
        return ""
    change(held)
    written = StringIO()
    yaml.dump(held, written)
    return written.getvalue()


def flow(value: Plain) -> Any:
    """A value on one line. A word stands bare and everything else in double quotes, so that it stays a text."""
    from ruamel.yaml.comments import CommentedMap, CommentedSeq
    from ruamel.yaml.scalarstring import DoubleQuotedScalarString

    if isinstance(value, str):
        return value if _A_PLAIN_WORD.fullmatch(value) else DoubleQuotedScalarString(value)
    if isinstance(value, Mapping):
        fields = CommentedMap((flow(key), flow(each)) for key, each in value.items())
        fields.fa.set_flow_style()
        return fields
    listed = CommentedSeq(map(flow, value))
    listed.fa.set_flow_style()
    return listed


def _plain_text_resolver() -> Any:
    """What tells ruamel.yaml that every value is a text, as the reader of case files takes it; a blank is none."""
    from ruamel.yaml.resolver import VersionedResolver

    class TextResolver(VersionedResolver):
        @property
        def versioned_resolver(self) -> Any:
            return {"": [("tag:yaml.org,2002:null", re.compile(r"^(?:)$"))]}

    return TextResolver
