"""Does every id that is pointed to exist, in the catalogue it is said to stand in?"""

from __future__ import annotations

from knowledge_base.check.subject import Subject
from knowledge_base.faults import nearest
from knowledge_base.shapes.entry import Source


def check_links(subject: Subject) -> None:
    """Every link leads to another entry, once; every parameter named is a parameter."""
    for id_, entry in subject.knowledge.all_entries.items():
        if isinstance(entry, Source):
            continue
        _check_list(subject, id_, "links", entry.links)
        _check_parameters(subject, id_, getattr(entry, "parameters", ()))


def check_left_out(subject: Subject) -> None:
    """What is said to be left out is not also entered."""
    for id_ in subject.knowledge.left_out:
        if id_ in subject.places:
            reason = "is entered here and also listed in left_out.yaml"
            subject.refuse(id_, ("id",), reason, "Take it out of one of the two")


def check_words(subject: Subject) -> None:
    """No list of words holds a word twice."""
    for id_, words in subject.knowledge.words.items():
        for number, word in enumerate(words.values):
            if word in words.values[:number]:
                subject.refuse(id_, ("values", number), f'holds the word "{word}" twice', "Take one of them out")


def _check_list(subject: Subject, id_: str, where: str, pointed_to: tuple[str, ...]) -> None:
    """One list of ids of entries of any catalogue."""
    for number, other in enumerate(pointed_to):
        if other == id_:
            subject.refuse(id_, (where, number), "links to itself", "Take the link out")
        elif other in pointed_to[:number]:
            subject.refuse(id_, (where, number), f"links to {other} twice", "Take one of them out")
        elif not subject.is_known(other):
            subject.refuse(
                id_,
                (where, number),
                f"links to {other}, which is in no catalogue",
                "Correct the id, or enter it in the catalogue it belongs to",
                nearest(other, subject.places),
            )


def _check_parameters(subject: Subject, id_: str, named: tuple[str, ...]) -> None:
    """The parameters a card or an entry names, each once, all of them entries of the catalogue of parameters."""
    parameters = subject.knowledge.parameters
    for number, name in enumerate(named):
        if name in named[:number]:
            subject.refuse(id_, ("parameters", number), f"uses {name} twice", "Take one of them out")
        elif name not in parameters and not subject.was_refused(name):
            subject.refuse(
                id_,
                ("parameters", number),
                f"uses {name}, which is no parameter",
                "Correct the id, or enter it in a file of parameters",
                nearest(name, parameters),
            )
