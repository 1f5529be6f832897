"""Whatever is wrong with a file, a folder or the code: a plain message, the right exit code, nothing private."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from commands_run import CASE, CHALLENGE, PRIVATE, Commands

import engine.assess as assessing
from engine.runner import EngineError

TEXT = CASE.read_text(encoding="utf-8")
READERS = [("assess",), ("check",), ("challenge",), ("explain", "--why", "class")]
WRITERS = [
    ("judge", "--class", "high", "--reasons", "so"),
    ("respond", CHALLENGE, "--answer", "accepted", "--by", "w1"),
]
CLASS_SAID = re.compile(r"\b(severe|high|medium|low|not classified)\b", re.I)

HOSTILE = {
    "empty": b"",
    "blank": b" \n\n",
    "comments alone": b"# nothing\n",
    "a list": b"- a\n- b\n",
    "a word": b"hello\n",
    "a NUL": b"format: 1\nreference: \x00\n",
    "not UTF-8": b"format: 1\nreference: \xff\xfe\n",
    "another encoding": TEXT.encode("utf-16"),
    "a picture": b"\x89PNG\r\n\x1a\n" + bytes(range(256)),
    "a tag": b"format: !!python/object/apply:os.system [echo xylophone]\n",
    "an alias": b"a: &x [1]\nb: *x\n",
    "a merge key": b"<<: {a: 1}\n",
    "a field twice": b"format: 1\nformat: 1\n",
    "two documents": b"format: 1\n---\nformat: 1\n",
    "deep brackets": b"a: " + b"[" * 5000,
    "open quotes": b'format: "1\n',
    "a tab": b"format: 1\n\tas_of: 2020-10-01\n",
    "cut short": TEXT.encode()[:1200],
    "a field nobody knows": (TEXT + "Zebedee: marzipan\n").encode(),
    "a person nobody knows": TEXT.replace("by: w1, evidence", "by: Quintessa, evidence").encode(),
    "an entry nobody knows": TEXT.replace("evidence: [e2]", "evidence: [kumquat]").encode(),
    "a date that is none": TEXT.replace("date: 2020-06-01", "date: xylophone").encode(),
    "a status that is none": TEXT.replace("status: being_addressed", "status: marzipan").encode(),
    "a rating that cannot be": TEXT.replace(
        "factor: rf_parent_substance, status", "factor: pf_family_capacity_change, status"
    ).encode(),
}


def assert_refused(homeward: Commands, words: tuple[str, ...], code: int = 1) -> str:
    """Run a command that has to be refused, and give its message: no answer, no class, no trace, nothing private."""
    before = {path.name: path.read_bytes() for path in homeward.folder.iterdir() if path.is_file()}
    ran = homeward(*words)
    assert (ran.code, ran.out) == (code, ""), ran.err
    assert ran.err.strip() and "Traceback" not in ran.err
    assert not CLASS_SAID.search(ran.err)
    assert not [word for word in PRIVATE if word in ran.err]
    assert before == {path.name: path.read_bytes() for path in homeward.folder.iterdir() if path.is_file()}
    return ran.err


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("command", [*READERS, *WRITERS], ids=lambda words: words[0])
def test_a_file_that_is_no_case_is_refused(homeward: Commands, name: str, command: tuple[str, ...]) -> None:
    homeward.case.write_bytes(HOSTILE[name])
    message = assert_refused(homeward, (command[0], "case.yaml", *command[1:]))
    assert "case.yaml was not read" in message


def test_check_goes_on_to_the_next_file(homeward: Commands) -> None:
    (homeward.folder / "bad.yaml").write_bytes(b"- a\n")
    ran = homeward("check", "bad.yaml", "case.yaml", "nowhere.yaml", "theo")
    assert ran.code == 1
    assert [line.split(":")[0] for line in ran.out.splitlines()] == ["case.yaml", "theo"]
    assert "bad.yaml" in ran.err and "nowhere.yaml" in ran.err and "2 of 4" in ran.err


def test_check_says_what_could_be_read(homeward: Commands) -> None:
    ran = homeward("check", "case.yaml")
    assert (ran.code, ran.err) == (0, "")
    assert "Entries: 4." in ran.out


@pytest.mark.parametrize("command", [*READERS, *WRITERS], ids=lambda words: words[0])
def test_a_file_that_may_not_be_opened_is_refused(
    homeward: Commands, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]
) -> None:
    def refuse(self: Path, *_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied", str(self))

    with monkeypatch.context() as patched:
        patched.setattr(Path, "open", refuse)
        ran = homeward(command[0], "case.yaml", *command[1:])
    assert (ran.code, ran.out) == (1, "")
    assert "permission denied" in ran.err and "case.yaml" in ran.err


# --- cut off while writing --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("step", ["replace", "fsync"])
@pytest.mark.parametrize(
    "command", [*WRITERS, ("assess", "--out", "answer.txt")], ids=lambda words: f"{words[0]}{len(words)}"
)
def test_a_write_that_is_cut_off_leaves_everything_as_it_was(
    homeward: Commands, monkeypatch: pytest.MonkeyPatch, step: str, command: tuple[str, ...]
) -> None:
    def cut_off(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, step, cut_off)
    assert_refused(homeward, (command[0], "case.yaml", *command[1:]))
    assert homeward.left() == {"case.yaml"}


@pytest.mark.parametrize("step", ["link", "fsync"])
def test_a_new_file_that_is_cut_off_is_not_there(
    homeward: Commands, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    def cut_off(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, step, cut_off)
    assert homeward("new", "hw-0003.yaml").code != 0
    assert homeward.left() == {"case.yaml"}


def test_new_works_where_files_cannot_be_linked(homeward: Commands, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_links(*_: object) -> None:
        raise OSError(95, "Operation not supported")

    monkeypatch.setattr(os, "link", no_links)
    assert homeward("new", "hw-0004.yaml").code == 0
    assert homeward("new", "hw-0004.yaml").code == 1
    assert homeward.left() == {"case.yaml", "hw-0004.yaml"}


@pytest.mark.parametrize("command", WRITERS, ids=lambda words: words[0])
def test_a_file_changed_meanwhile_is_not_written_over(
    homeward: Commands, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]
) -> None:
    import homeward.case_rows as rows

    for name in ("with_row", "with_single"):
        add = getattr(rows, name)

        def add_late(*words: object, add=add) -> bytes:  # type: ignore[no-untyped-def]
            homeward.case.write_text(TEXT + "# somebody else\n", encoding="utf-8")
            return add(*words)

        monkeypatch.setattr(rows, name, add_late)
    ran = homeward(command[0], "case.yaml", *command[1:])
    assert (ran.code, ran.out) == (1, "")
    assert "changed by somebody else" in ran.err
    assert homeward.case.read_text(encoding="utf-8") == TEXT + "# somebody else\n"


# --- a fault of ours --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("fault", [ValueError("xylophone"), EngineError("Card x: kumquat"), RecursionError("marzipan")])
@pytest.mark.parametrize("command", [READERS[0], *READERS[2:], WRITERS[1]], ids=lambda words: words[0])
def test_an_internal_error_gives_a_reference_and_nothing_else(
    homeward: Commands, monkeypatch: pytest.MonkeyPatch, fault: Exception, command: tuple[str, ...]
) -> None:
    def stumble(*_: object, **__: object) -> None:
        raise fault

    monkeypatch.setattr(assessing, "assess", stumble)
    words = (command[0], "case.yaml", *command[1:])
    first, second = assert_refused(homeward, words, code=3), assert_refused(homeward, words, code=3)
    references = [re.search(r"Reference ([0-9a-f]{8})\b", message)[1] for message in (first, second)]
    assert references[0] != references[1]
    assert type(fault).__name__ in first


def test_debug_shows_where_it_arose_and_warns(homeward: Commands, monkeypatch: pytest.MonkeyPatch) -> None:
    def stumble(*_: object, **__: object) -> None:
        raise ValueError("somewhere")

    monkeypatch.setattr(assessing, "assess", stumble)
    for words in (("--debug", "assess", "case.yaml"), ("assess", "case.yaml", "--debug")):
        ran = homeward(*words)
        assert (ran.code, ran.out) == (3, "")
        assert "Traceback" in ran.err and "may hold parts of the case" in ran.err


def test_a_text_that_is_none_is_wrong_usage(homeward: Commands) -> None:
    assert_refused(homeward, ("judge", "case.yaml", "--class", "high", "--reasons", "so\udcff"), code=2)


@pytest.mark.parametrize("word", [".", "..", ""])
def test_new_in_place_of_a_folder_is_refused(homeward: Commands, word: str) -> None:
    assert_refused(homeward, ("new", word))
