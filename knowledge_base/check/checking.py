"""Runs every check over a knowledge folder and puts what they find into one report."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from knowledge_base.catalogues import CARD_FOLDER, CONDITIONS_FILE
from knowledge_base.check.cards import check_cards, check_detectors
from knowledge_base.check.citations import check_citations, warn_of_unused_sources
from knowledge_base.check.conditions import changed_rules
from knowledge_base.check.factors import check_factors
from knowledge_base.check.graph import answers, check_graph
from knowledge_base.check.lexicon import check_lexicon
from knowledge_base.check.links import check_left_out, check_links, check_words
from knowledge_base.check.parameters import check_figures, check_parameters, warn_of_unused_parameters
from knowledge_base.check.report import Report, report_of
from knowledge_base.check.rules import Rules, check_rules, check_rules_together, rules_from
from knowledge_base.check.subject import Subject
from knowledge_base.check.table import check_measures, check_table
from knowledge_base.compiled import COMPILED_FILE, read_compiled, write_compiled
from knowledge_base.document import Document
from knowledge_base.faults import KnowledgeError, KnowledgeFault
from knowledge_base.files import KnowledgeFiles, hash_of, knowledge_folder
from knowledge_base.loading import assemble, gather_knowledge, knowledge_read
from knowledge_base.reader import ReadFault, read_json
from knowledge_base.reading import read_files

PlainRule = Mapping[str, Any]
"""One rule's conditions as plain data, in the form of `conditions.json`."""


def check_knowledge(
    path: Path | str | None = None,
    rules: Iterable[PlainRule] | None = None,
    detectors: Mapping[str, str] | None = None,
) -> Report:
    """Check the shipped knowledge, or the one in the folder named, and report every fault and a summary.

    `rules` are the conditions as the engine's code has them now; without them the stored ones are checked alone.
    `detectors` goes from the id of each detector in the code to the kind of fact it gives. Raises nothing for wrong
    knowledge: that is what the report is for. A folder that is none raises KnowledgeError.
    """
    folder = knowledge_folder(path)
    files = gather_knowledge(folder)
    reading = read_files(files)
    knowledge = assemble(reading.edition, hash_of(files), list(files), reading.entries, reading.cards)
    subject = Subject(knowledge, reading.places, reading.unread, faults=list(reading.faults))
    _check_entries(subject)
    under_check = _rules_under_check(subject, files, rules)
    check_rules(under_check)
    check_rules_together(under_check)
    if under_check.are_whole and _cards_are_whole(subject):
        check_graph(under_check)
    if detectors is not None:
        check_detectors(subject, detectors)
    warn_of_unused_sources(subject)
    warn_of_unused_parameters(subject)
    _warn_of_stale_compiled(subject, folder)
    return report_of(knowledge, subject.faults, subject.warnings, len(under_check.rules), answers(under_check))


def accept_knowledge(
    path: Path | str | None = None,
    rules: Iterable[PlainRule] | None = None,
    detectors: Mapping[str, str] | None = None,
) -> Report:
    """The report of `check_knowledge`, for callers that cannot go on with a fault: those raise KnowledgeError."""
    report = check_knowledge(path, rules, detectors)
    if report.faults:
        raise KnowledgeError(report.faults)
    return report


def compile_knowledge(
    path: Path | str | None = None,
    rules: Iterable[PlainRule] | None = None,
    detectors: Mapping[str, str] | None = None,
) -> Path:
    """Check the knowledge, write the compiled file beside its catalogues and say where it is.

    Raises KnowledgeError, and writes nothing, where the check finds a fault; OSError where the folder cannot be
    written. The catalogues are read anew: a compiled file is never made from a compiled file.
    """
    accept_knowledge(path, rules, detectors)
    folder = knowledge_folder(path)
    files = gather_knowledge(folder)
    return write_compiled(knowledge_read(files, read_files(files)), Path(str(folder)))


def _check_entries(subject: Subject) -> None:
    """Everything that can be said of the entries without the rules."""
    check_links(subject)
    check_left_out(subject)
    check_words(subject)
    check_citations(subject)
    check_factors(subject)
    check_parameters(subject)
    check_figures(subject)
    check_table(subject)
    check_measures(subject)
    check_lexicon(subject)
    check_cards(subject)


def _cards_are_whole(subject: Subject) -> bool:
    """Whether all cards were read: with one missing, whatever rests on it would be refused as well."""
    unread = any(file.startswith(CARD_FOLDER) for file in subject.unread)
    return not unread and not any(
        subject.was_refused(id_) for id_, place in subject.places.items() if place.file.startswith(CARD_FOLDER)
    )


def _rules_under_check(subject: Subject, files: KnowledgeFiles, fresh: Iterable[PlainRule] | None) -> Rules:
    """The rules as the code has them where they were given, otherwise as stored; stored ones that differ are stale."""
    document = _conditions(subject, files)
    stored = document.value if document is not None else None
    if document is not None and not isinstance(stored, list):
        reason = "does not hold a list of rules"
        subject.refuse_file(CONDITIONS_FILE, "", reason, "Write the conditions again from the rules")
    held = stored if isinstance(stored, list) else None
    if fresh is None:
        return rules_from(subject, held, document) if held is not None else Rules(subject, (), {}, are_whole=False)
    now = list(fresh)
    stored_rules = now if held is None else [rule for rule in held if isinstance(rule, Mapping)]
    for name, how in changed_rules(stored_rules, now).items():
        reason = f"is stale: this rule {how}"
        subject.refuse_file(CONDITIONS_FILE, name, reason, "Write the conditions again from the rules")
    return rules_from(subject, now, None)


def _conditions(subject: Subject, files: KnowledgeFiles) -> Document | None:
    """The stored conditions. Cards without them cannot be checked, which is a fault and not a pass."""
    content = files.get(CONDITIONS_FILE)
    if content is None:
        if subject.knowledge.cards:
            reason = "is missing, so no card can be checked against its rule"
            subject.refuse_file(CONDITIONS_FILE, "", reason, "Write the conditions from the rules")
        return None
    try:
        return read_json(content, CONDITIONS_FILE)
    except ReadFault as refused:
        fault = KnowledgeFault(CONDITIONS_FILE, refused.line, "", refused.reason, refused.to_do)
        subject.faults.append(fault)
        return None


def _warn_of_stale_compiled(subject: Subject, folder: Traversable) -> None:
    """A compiled file made from other catalogues is never used, and every start is slower for it."""
    if (folder / COMPILED_FILE).is_file() and read_compiled(folder, subject.knowledge.hash) is None:
        reason = "was made from other catalogues, so it is passed over"
        subject.warnings.append(KnowledgeFault(COMPILED_FILE, 0, "", reason, "Write it again from these"))
