"""Reads the file that holds an answer, strictly: what two readers could take in two ways is refused."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final, NoReturn

from homeward.refusal import Refused

READERS: Final = ("worker", "supervisor", "panel")
MOST_BYTES: Final = 200_000_000
KEYS: Final = {
    **dict.fromkeys(("case", "as_of", "software"), str),
    **dict.fromkeys(("facts", "conclusions", "proposals"), list),
    **dict.fromkeys(("knowledge", "supposed"), dict),
    "format": int,
}
AGAIN: Final = "Make it again with `homeward assess CASE --format json`."


def read_answer(path: Path) -> dict[str, Any]:
    """The answer in a file, with the parts a replay starts from of the right form.

    Raises Refused with what is wrong and where, and OSError where the file may not be read.
    """
    if not path.is_file():
        raise Refused(
            f"{path} is not a file. Name the file that `homeward assess CASE --format json --out FILE` wrote."
        )
    with path.open("rb") as opened:
        content = opened.read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        raise Refused(f"{path} is larger than any answer ({MOST_BYTES // 1_000_000} MB). Name the answer's own file.")
    return checked(parsed(content, path.name), path.name)


def parsed(content: bytes, name: str) -> Any:
    """The JSON, in which no key stands twice and every number is one."""

    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if len(found) != len(pairs):
            raise Refused(f"{name}: one key stands twice in one place, so it says two things. {AGAIN}")
        return found

    def no_number(word: str) -> NoReturn:
        raise Refused(f"{name}: {word} is not a number that an answer can hold. {AGAIN}")

    try:
        return json.loads(content.decode("utf-8"), object_pairs_hook=once, parse_constant=no_number)
    except UnicodeDecodeError:
        raise Refused(f"{name}: this is not text in UTF-8. {AGAIN}") from None
    except json.JSONDecodeError as fault:
        raise Refused(f"{name}, line {fault.lineno}: this is not JSON from there on. {AGAIN}") from None
    except (RecursionError, ValueError):
        raise Refused(
            f"{name}: this is nested more deeply, or holds a longer number, than an answer. {AGAIN}"
        ) from None


def checked(told: Any, name: str) -> dict[str, Any]:
    """The answer, where it has the form of one. Raises Refused naming the part that has not."""
    if not isinstance(told, dict):
        raise Refused(f"{name}: this is not an answer. {AGAIN}")
    if "pages" in told:
        raise Refused(f"{name}: this is a page written for a family and not the whole answer. {AGAIN}")
    if told.get("reader", "worker") not in READERS:
        raise Refused(f"{name}: the part `reader` is not of its form. {AGAIN}")
    for key, kind in KEYS.items():
        if type(told.get(key)) is not kind:
            raise Refused(f"{name}: the part `{key}` is missing or not of its form. {AGAIN}")
    for part in ("facts", "conclusions", "proposals"):
        rows = told[part]
        if not all(isinstance(row, dict) and type(row.get("id")) is str for row in rows):
            raise Refused(f"{name}: in `{part}` something has no id. {AGAIN}")
        ids = [row["id"] for row in rows]
        if len(set(ids)) != len(ids):
            raise Refused(f"{name}: in `{part}` an id stands twice. {AGAIN}")
    if not all(type(word) is str for word in told["supposed"].values()):
        raise Refused(f"{name}: the part `supposed` is not of its form. {AGAIN}")
    return told
