"""Adds many rows to the text of a case file, or changes fields of rows in it, and leaves every other line as it was.

Rows are added as text after the last row of their section; a changed row is rewritten alone. The new text is then read
strictly and refused unless it says exactly what it should, so nothing can be lost or change its meaning on the way.
Where the text is written in a way this cannot follow, `homeward.case_rows` rewrites the section, or the whole text.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from functools import partial
from typing import Any, Final

from homeward.case_rows import end_of_section, flow, in_yaml_kept, section_rewritten
from homeward.case_text import Plain, block_of, plain_of
from homeward.refusal import Refused
from knowledge_base.reader import ReadFault, read_json, read_yaml

_MOST_BYTES: Final = 100_000_000

Row = Mapping[str, Plain]
Changes = Mapping[str, Mapping[str, Plain | None]]
"""Fields to set by the id of their row; None takes a field out."""


def with_rows(content: bytes, name: str, rows: Mapping[str, Sequence[Row]]) -> bytes:
    """The content of a case file with rows added at the end of some lists. Raises Refused where that cannot be done."""

    def wanted(held: dict[str, Any]) -> dict[str, Any]:
        added = {section: [*(held.get(section) or []), *map(plain_of, new)] for section, new in rows.items() if new}
        return {**held, **added}

    def written(text: str) -> Iterable[str]:
        new = [section for section in rows if rows[section]]
        in_lines = by_section = text
        for section in new:
            in_lines = _added(in_lines, section, rows[section])
        yield in_lines
        for section in new:
            put = partial(_put_all, rows={section: rows[section]})
            by_section = section_rewritten(by_section, section, put) or _added(by_section, section, rows[section])
        yield by_section
        yield in_yaml_kept(text, partial(_put_all, rows=rows), of_mapping=True)

    return _edited(content, name, wanted, written)


def with_changes(content: bytes, name: str, section: str, changes: Changes) -> bytes:
    """The content of a case file with fields of some rows of a list changed; rows are found by their id."""

    def wanted(held: dict[str, Any]) -> dict[str, Any]:
        return {
            **held,
            section: [_changed(row, changes.get(str(row.get("id")), {})) for row in held.get(section) or []],
        }

    def written(text: str) -> Iterable[str]:
        one_by_one: str | None = text
        for row_id, fields in changes.items():
            one_by_one = _row_changed(one_by_one, section, row_id, fields) if one_by_one is not None else None
        if one_by_one is not None:
            yield one_by_one
        yield section_rewritten(text, section, lambda held: _set_all(held[section], changes))
        yield in_yaml_kept(text, lambda held: _set_all(held[section], changes), of_mapping=True)

    return _edited(content, name, wanted, written)


def without_rows(content: bytes, name: str, section: str, numbers: Iterable[int]) -> bytes:
    """The content of a case file without some rows of a list, which are counted from 0."""
    out = frozenset(numbers)

    def wanted(held: dict[str, Any]) -> dict[str, Any]:
        return {**held, section: [row for number, row in enumerate(held.get(section) or []) if number not in out]}

    def dropped(held: Any) -> None:
        for number in sorted(out, reverse=True):
            del held[section][number]

    def written(text: str) -> Iterable[str]:
        yield _without(text, section, out)
        yield section_rewritten(text, section, dropped)
        yield in_yaml_kept(text, dropped, of_mapping=True)

    return _edited(content, name, wanted, written)


def _edited(
    content: bytes,
    name: str,
    wanted: Callable[[dict[str, Any]], dict[str, Any]],
    written: Callable[[str], Iterable[str]],
) -> bytes:
    """The first way of writing that says what is wanted, with the file's own line ends and mark."""
    is_json = name.lower().endswith(".json")
    read = read_json if is_json else read_yaml
    mark = b"\xef\xbb\xbf" if content.startswith(b"\xef\xbb\xbf") else b""
    text = content.decode("utf-8-sig")
    windows = 0 < text.count("\n") == text.count("\r\n")  # a file with both kinds of line end keeps both
    text = text.replace("\r\n", "\n") if windows else text
    held: Any = read(text, name, _MOST_BYTES).value
    after = wanted(held)
    if after == held:
        return content
    if is_json:
        indented = re.search(r"\n([ \t]+)\S", text)
        attempts: Iterable[str] = [
            json.dumps(after, ensure_ascii=False, indent=indented[1] if indented else None) + "\n"
        ]
    else:
        attempts = written(text)
    for attempt in attempts:
        try:
            if read(attempt, name, _MOST_BYTES).value == after:
                return mark + (attempt.replace("\n", "\r\n") if windows else attempt).encode("utf-8")
        except ReadFault:
            continue
    raise Refused(
        f"{name}: it is written in a way this command cannot change without touching other lines, so nothing was "
        "written. Write its lists with one row after another, each beginning with a dash, and run the command again."
    )


# --- Adding ------------------------------------------------------------------------------------------------------


def _added(text: str, section: str, rows: Sequence[Row]) -> str:
    """YAML text with rows after the last one of a section; the section is begun at the end where there is none."""
    found = re.search(rf"^{section}[ \t]*:[ \t]*(\[[ \t]*\])?", text, re.M)
    if found is None:
        gap = "" if text.endswith("\n") else "\n"
        return text + gap + f"{section}:\n" + "".join(block_of(row, "  ") for row in rows)
    if found[1]:
        text = text[: found.start(1)] + text[found.end(1) :]
    end = end_of_section(text, found.start())
    dash = re.search(r"^([ \t]*)- ", text[found.start() : end], re.M)
    before = text[:end] if text[:end].endswith("\n") else text[:end] + "\n"
    return before + "".join(block_of(row, dash[1] if dash else "  ") for row in rows) + text[end:]


def _put_all(held: Any, rows: Mapping[str, Sequence[Row]]) -> None:
    """Add rows to sections as ruamel.yaml holds them."""
    from ruamel.yaml.comments import CommentedSeq

    for section, new in rows.items():
        if isinstance(held.get(section), CommentedSeq) and held[section]:
            held[section].extend(map(flow, new))
        elif new:
            held[section] = CommentedSeq(map(flow, new))


# --- Taking out --------------------------------------------------------------------------------------------------


def _without(text: str, section: str, out: Container[int]) -> str:
    """YAML text without the lines of some rows of a section; remarks on lines of their own stay."""
    found = re.search(rf"^{section}[ \t]*:(?=[ \t]*(?:#.*)?\r?$)", text, re.M)
    if found is None:
        return ""
    end = end_of_section(text, found.start())
    head, *lines = text[found.end() : end].splitlines(keepends=True)
    dash = next((each[1] for line in lines if (each := re.match(r"([ \t]*)-\s", line))), "")
    number, kept = -1, [head]
    for line in lines:
        number += bool(re.match(rf"{dash}-\s", line))
        if number not in out or not line.strip() or line.lstrip().startswith("#"):
            kept.append(line)
    none_left = all(at in out for at in range(number + 1))
    return text[: found.end()] + (" []" if none_left else "") + "".join(kept) + text[end:]


# --- Changing ----------------------------------------------------------------------------------------------------


def _changed(row: Mapping[str, Any], fields: Mapping[str, Plain | None]) -> dict[str, Any]:
    """A row with some fields set or taken out, as the strict reader would give it."""
    set_ = {key: plain_of(value) for key, value in fields.items() if value is not None}
    return {key: value for key, value in {**row, **set_}.items() if fields.get(key, "") is not None}


def _row_changed(text: str, section: str, row_id: str, fields: Mapping[str, Plain | None]) -> str | None:
    """YAML text with one row rewritten, or None where its lines cannot be told from others."""
    found = re.search(rf"^{section}[ \t]*:", text, re.M)
    if found is None:
        return None
    begin, end = found.start(), end_of_section(text, found.start())
    named = re.compile(rf"^([ \t]*)- (?:\{{[ \t]*)?id:[ \t]*[\"']?{re.escape(row_id)}[\"']?(?=[\s,}}])", re.M)
    places = list(named.finditer(text, begin, end))
    if len(places) != 1:
        return None
    first, indent = places[0].start(), places[0][1]
    after = re.compile(rf"^(?:{indent}- |{indent}#|(?!{indent}[ \t])[ \t]*\S)", re.M).search(text, places[0].end(), end)
    last = after.start() if after else end
    further = indent[2:]  # rows are written two spaces in, so what stands further in is moved there and back
    lines = re.sub(rf"^{further}", "", text[first:last], flags=re.M)
    rewritten = in_yaml_kept(lines, lambda held: _set_all(held, {row_id: fields}))
    return text[:first] + re.sub(r"^(?=.)", further, rewritten, flags=re.M) + text[last:] if rewritten else None


def _set_all(rows: Any, changes: Changes) -> None:
    """Set fields of rows as ruamel.yaml holds them: those there already where they stand, others at the end."""
    for row in rows:
        for key, value in changes.get(str(row.get("id")), {}).items():
            if value is None:
                row.pop(key, None)
            else:
                row[key] = flow(value)
