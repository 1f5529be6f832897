"""The knowledge loads as typed, frozen entries, the same from its catalogues and from the compiled file."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from pydantic import ValidationError

from knowledge_base import Factor, Knowledge, KnowledgeError, Source, load_knowledge
from knowledge_base.compiled import COMPILED_FILE, compiled_text, read_compiled, write_compiled

GOOD = Path(__file__).parents[1] / "broken_knowledge" / "good"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the small good knowledge, to change or to compile."""
    return Path(shutil.copytree(GOOD, tmp_path / "knowledge"))


@pytest.fixture(scope="module")
def good() -> Knowledge:
    return load_knowledge(GOOD)


def test_entries_are_typed(good: Knowledge) -> None:
    factor = good.factors["rf_violence"]
    assert isinstance(factor, Factor)
    assert (factor.kind, factor.core, factor.harm_bearing, factor.red_list) == ("risk", True, True, False)
    assert [citation.source for citation in factor.citations] == ["SEED-001", "REVIEW"]
    assert factor.provenance_parts == {"wording": ("recalled",), "static_dynamic": ("project", "source")}
    parameter = good.parameters["window_sustained"]
    assert (parameter.value, parameter.unit, parameter.in_force_from) == (183, "days", date(2026, 1, 1))
    assert good.table_rows["tr_wishes_high"].when == {"wishes": ("not_all_yes",), "risk": ("medium", "high")}
    assert good.measures["m_mood"].bands[1].lowest == 10
    assert good.harm_types["hi_da"].false_reassurance == ("They have separated",)
    assert good.words["wish"].values == ("yes", "ambivalent", "no")
    assert good.event_types["service_taken"].attendance and not good.event_types["home_visit"].attendance
    assert good.cards["ww_unsupported"].pass_name == "WEIGH"
    assert good.detectors["dt_run"].gives == "Run"


def test_the_kind_of_a_factor_is_its_catalogue_and_never_its_prefix(folder: Path) -> None:
    for file in (folder / "factors/protective/parent.yaml", folder / "factors/risk/parent.yaml"):
        file.write_text(file.read_text().replace("pf_recognises", "rf_recognises"))
    assert load_knowledge(folder).factors["rf_recognises"].kind == "protective"


def test_both_kinds_of_factor_are_found_together(good: Knowledge) -> None:
    assert set(good.factors) == set(good.risk_factors) | set(good.protective_factors)
    assert good.factors["pf_recognises"].kind == "protective"


def test_any_entry_is_found_by_its_id(good: Knowledge) -> None:
    assert good.entry("hi_da") is good.harm_types["hi_da"]
    assert good.entry("ww_unsupported") is good.cards["ww_unsupported"]
    assert isinstance(good.entry("REVIEW"), Source)
    assert good.catalogue_of("st_action") == "stages_of_change"
    assert set(good.all_entries) == {entry.id for entry in good}
    assert "sc_elsewhere" in good.left_out and "sc_elsewhere" not in good.all_entries


@pytest.mark.parametrize("ask", ["entry", "catalogue_of"])
def test_an_entry_that_is_nowhere_is_refused_with_the_nearest_name(good: Knowledge, ask: str) -> None:
    with pytest.raises(KnowledgeError, match=r"entry rf_denail: is in no catalogue\. Nearest: rf_denial\."):
        getattr(good, ask)("rf_denail")


def test_knowledge_cannot_be_changed(good: Knowledge) -> None:
    with pytest.raises(ValidationError):
        good.factors["rf_violence"].core = False  # type: ignore[misc]
    with pytest.raises(TypeError):
        good.parameters["window_sustained"] = good.parameters["window_sustained"]  # type: ignore[index]


def test_the_hash_follows_every_file_and_no_line_ends(folder: Path, good: Knowledge) -> None:
    assert load_knowledge(folder).hash == good.hash
    file = folder / "findings.yaml"
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    assert load_knowledge(folder).hash == good.hash
    file.write_bytes(file.read_bytes().replace(b"Earlier", b"Early"))
    changed = load_knowledge(folder)
    assert changed.hash != good.hash and changed.files == good.files
    conditions = folder / "conditions.json"
    conditions.write_text(conditions.read_text() + "\n")
    assert load_knowledge(folder).hash not in (good.hash, changed.hash)


def test_a_folder_without_knowledge_is_refused(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "nowhere"):
        with pytest.raises(KnowledgeError, match=r"is not a folder with catalogues in it.*sources\.yaml"):
            load_knowledge(folder)


def test_all_faults_are_reported_together(folder: Path) -> None:
    for file, right, wrong in (
        ("sources.yaml", "read: whole", "read: hole"),
        ("parameters.yaml", "unit: days", "unit: dyas"),
        ("table/classes.yaml", "order: 4", "order: 5"),
    ):
        (folder / file).write_text((folder / file).read_text().replace(right, wrong))
    with pytest.raises(KnowledgeError) as refused:
        load_knowledge(folder)
    assert [fault.file for fault in refused.value.faults] == ["parameters.yaml", "sources.yaml", "table/classes.yaml"]


def test_the_compiled_file_holds_the_same_knowledge(folder: Path, good: Knowledge) -> None:
    write_compiled(good, folder)
    compiled = read_compiled(folder, good.hash)
    assert compiled is not None
    assert load_knowledge(folder) == good
    for name, entries in good.catalogues.items():
        held = compiled.cards if name == "cards" else compiled.entries[name]
        assert list(held) == list(entries)
        for id_, entry in entries.items():
            assert type(held[id_]) is type(entry)
            assert held[id_].model_dump() == entry.model_dump()


def test_the_shipped_knowledge_survives_compiling(tmp_path: Path) -> None:
    shipped = load_knowledge()
    write_compiled(shipped, tmp_path)
    compiled = read_compiled(tmp_path, shipped.hash)
    assert compiled is not None
    for name, entries in shipped.catalogues.items():
        assert (compiled.cards if name == "cards" else compiled.entries[name]) == entries


def test_a_compiled_file_is_really_what_is_read(folder: Path, good: Knowledge) -> None:
    write_compiled(good, folder)
    file = folder / COMPILED_FILE
    file.write_text(file.read_text().replace("Denial", "Marked in the compiled file"))
    assert load_knowledge(folder).entry("rf_denial") != good.entry("rf_denial")


@pytest.mark.parametrize(
    "spoil",
    [
        lambda text: text[: len(text) // 2],
        lambda text: "",
        lambda text: "[" * 100_000,
        lambda text: text.replace('"format": 1', '"format": 0'),
        lambda text: text.replace('"statement"', '"statment"'),
        lambda text: json.dumps({"format": 1}),
        lambda text: "[]",
    ],
    ids=["cut short", "empty", "too deep", "another format", "a field it does not know", "nothing in it", "a list"],
)
def test_a_compiled_file_that_cannot_be_trusted_is_passed_over(folder: Path, good: Knowledge, spoil) -> None:  # type: ignore[no-untyped-def]
    write_compiled(good, folder)
    file = folder / COMPILED_FILE
    file.write_text(spoil(file.read_text()))
    assert read_compiled(folder, good.hash) is None
    assert load_knowledge(folder) == good


def test_a_compiled_file_of_other_catalogues_is_passed_over(folder: Path, good: Knowledge) -> None:
    write_compiled(good, folder)
    file = folder / "findings.yaml"
    file.write_text(file.read_text().replace("Earlier", "Early"))
    changed = load_knowledge(folder)
    assert changed.findings["rev_finding"].statement == "Early harm goes with later harm."
    assert changed.hash != good.hash


def test_the_compiled_file_is_written_whole_and_the_same_each_time(folder: Path, good: Knowledge) -> None:
    first = write_compiled(good, folder).read_text()
    assert first == write_compiled(load_knowledge(folder), folder).read_text() == compiled_text(good)
    assert [file.name for file in folder.iterdir() if "knowledge" in file.name] == [COMPILED_FILE]


def test_loading_needs_no_engine_and_no_graph() -> None:
    """Knowledge loads where experta is not installed, and starts without what only checks and reports need."""
    code = (
        "import sys; sys.modules['experta'] = None\n"
        "import knowledge_base; knowledge_base.load_knowledge()\n"
        "import knowledge_base.check\n"
        "print(sorted({'networkx', 'jinja2', 'engine', 'homeward', 'explanations'} & set(sys.modules)))"
    )
    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=Path(__file__).parents[2], check=True
    )
    assert run.stdout.strip() == "[]"


def test_the_shipped_knowledge_is_read_once_per_process() -> None:
    assert load_knowledge() is load_knowledge()
