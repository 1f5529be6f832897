"""Word documents: the court's three columns, tables between paragraphs, headings inside the table, vague dates."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from typing import Any

from docx.oxml import OxmlElement
from docx.table import Table as DocxTable
from importing.corpus_layouts import Layout, document


def court() -> Layout:
    """A court chronology: date, event, where it stands in the bundle."""
    rows = [
        ("Date", "Event", "Source/page"),
        ("3 May 2014", "Birth of the child at 36 weeks.", "Health records, H3"),
        ("21 June 2016", "Mother cautioned for leaving the child alone in a car.", "Police disclosure, F12"),
        ("4 July 2016", "Initial assessment. No further action.", "Local authority, C4"),
        ("10-12 February 2018", "Child in hospital with a fractured arm. Account given: fell from a bunk bed.", "H41"),
        ("13 February 2018", "Strategy discussion. Police took no further action.", "Police disclosure, F30"),
        ("March 2018", "Bunk bed not found at the address.", "Local authority, C19"),
        ("8 October 2018", "Care proceedings issued.", "B1"),
        ("22 October 2018", "Interim care order. Child placed with foster carers.", "Order, B9"),
        ("14 January 2019", "Psychologist’s report filed.", "E1"),
        ("17 May 2019", "Fact finding: injury found to be accidental.", "Judgment, B40"),
    ]
    return document(
        "court.docx", ["IN THE FAMILY COURT", "Chronology of the applicant", rows, "Served on all parties."]
    )


def two_tables() -> Layout:
    """Two chronologies with prose between, the second with another order of columns."""
    first = [
        ("Date", "Event"),
        ("02/02/2017", "Nursery: child bites others."),
        ("16/02/2017", "Nursery: mother shouted at staff."),
        ("09/03/2017", "Visit. Mother in tears, asked for help."),
        ("23/03/2017", "Parenting group place found."),
    ]
    second = [
        ("Event", "Date of event", "Agency"),
        ("First session of the parenting group, attended.", "20/04/2017", "Children’s centre"),
        ("Second session, attended.", "27/04/2017", "Children’s centre"),
        ("Third session, left early after a call.", "04/05/2017", "Children’s centre"),
        ("Fourth session, not attended.", "11/05/2017", "Children’s centre"),
        ("Nursery: child brought by a man nobody knew.", "15/05/2017", "Nursery"),
    ]
    blocks = [
        "Chronology", "Part one: before the group.", first,
        "On 5 April 2017 the family moved. What follows was written by the children’s centre.", second,
        "Prepared for the conference.",
    ]  # fmt: skip
    return document("two_tables.docx", blocks)


def month_headings() -> Layout:
    """A heading for each month across the whole table, and one day merged down over two events."""

    def join(tables: Sequence[DocxTable]) -> None:
        table = tables[0]
        for row in (1, 4, 8):
            table.cell(row, 0).merge(table.cell(row, 2))
        table.cell(5, 0).merge(table.cell(6, 0))

    rows = [
        ("Date", "Event", "By whom"),
        ("MARCH 2020", "", ""),
        ("02/03/2020", "Visit. Father cooks; children at the table.", "Social worker"),
        ("16/03/2020", "Visit by telephone.", "Social worker"),
        ("APRIL 2020", "", ""),
        ("06/04/2020", "Doorstep visit. Children pale, indoors for three weeks.", "Social worker"),
        ("", "School rang the same afternoon: no work sent in.", "School"),
        ("20/04/2020", "Walk with father and children in the park.", "Family support"),
        ("MAY 2020", "", ""),
        ("04/05/2020", "Father rang the duty line at night, drunk.", "Duty team"),
        ("05/05/2020", "Father rang to say sorry.", "Social worker"),
    ]
    return document("month_headings.docx", [rows], join)


def vague() -> Layout:
    """Dates as vague as people remember them."""
    rows = [
        ("Date", "Event"),
        ("c. 2015", "Family came to the town, by father’s account."),
        ("2015", "First nursery, name not remembered."),
        ("before 3 May 2016", "Parents separated for the first time."),
        ("c. 3 May 2016", "Parents together again."),
        ("c. March 2017", "Mother’s miscarriage, by her own account."),
        ("early 2018", "Father lost his licence."),
        ("mid 2018", "Family without a car."),
        ("late 2018", "Father worked away."),
        ("Autumn 2018", "Mother alone with three children."),
        ("Christmas 2018", "Father home; neighbours heard fighting."),
        ("early March 2019", "Eldest sent to the grandparents."),
        ("w/c 4/3/19", "Eldest not in school."),
        ("w/c 11 March 2019", "Eldest in school near the grandparents."),
        ("mid-March 2019", "Grandparents asked for help with money."),
        ("end of March 2019", "Money refused."),
        ("summer 2019", "Eldest back home."),
        ("Winter 2018", "Boiler broken, no heating for weeks."),
        ("winter 2019/20", "Boiler broken again."),
        ("Spring 2020", "No visits; calls only."),
        ("June 2020", "Visits in the garden."),
        ("w/c 4/3/24", "Note with a year that cannot be."),
    ]
    return document("vague.docx", [rows])


def ranges() -> Layout:
    """Times that went on, spans in which something happened once, and days nobody wrote down."""
    rows = [
        ("Date", "Event"),
        ("Jan-Mar 2019", "Weekly sessions at the family centre."),
        ("3-5 March 2020", "Stay with the aunt while mother was in hospital."),
        ("28 February to 2 March 2020", "Mother not reachable."),
        ("between 3 March 2019 and 10 March 2019", "Bruise first seen, day not known."),
        ("03/04/2019 - 05/04/2019", "Respite."),
        ("undated", "Letter from mother: she wants the children home."),
        ("yesterday", "Call from the aunt."),
        ("last week", "Call from the school."),
        ("12 March", "Core group."),
        ("2017-2018", "Home education, no reports."),
        ("01/06/2020", "Visit. All well."),
    ]
    return document("ranges.docx", [rows])


def multi_agency() -> Layout:
    """An integrated chronology of several agencies."""
    rows = [
        ("Date", "Agency", "Event", "Response", "Significance"),
        ("11/01/2018", "Police", "Domestic call-out, verbal only.", "Notice sent to social care.", "Third in a year."),
        ("12/01/2018", "Children’s social care", "Notice read.", "No further action.", ""),
        ("19/02/2018", "Health visitor", "Mother asked about home life, said all is well.", "Recorded.", "Was alone."),
        ("05/03/2018", "School", "Child drew a man with a knife.", "Kept in file.", "Not shared until June."),
        ("14/05/2018", "Police", "Domestic call-out, mother’s lip cut.", "Father arrested.", "First injury."),
        ("15/05/2018", "Children’s social care", "Section 47 begun.", "Joint visit.", ""),
        ("04/06/2018", "GP", "Mother asked for sleeping tablets.", "Given for a week.", ""),
        ("18/06/2018", "School", "Drawing shared.", "Added to the enquiry.", "Delay of three months."),
        ("02/07/2018", "Children’s social care", "Conference: plan for emotional harm.", "Plan.", ""),
    ]
    return document("multi_agency.docx", ["Integrated chronology", rows])


def tracked() -> Layout:
    """A draft with changes tracked: what was put in counts, what was struck out does not."""

    def join(tables: Sequence[DocxTable]) -> None:
        _track(tables[0].cell(2, 1).paragraphs[0], "Mother was ", struck="drunk.", put_in="unwell.")
        _track(tables[0].cell(4, 1).paragraphs[0], "Father attended", struck=" and was rude", put_in="")

    rows = [
        ("Date", "Event"),
        ("04/09/2019", "Meeting at school about lateness."),
        ("11/09/2019", "Mother was unwell."),
        ("18/09/2019", "Aunt brought the children."),
        ("25/09/2019", "Father attended"),
        ("02/10/2019", "Lateness down to once a week."),
        ("09/10/2019", "Mother back, brought the children herself."),
        ("16/10/2019", "No lateness."),
        ("06/11/2019", "Meetings ended."),
    ]
    return document("tracked.docx", [rows], join)


def _track(paragraph: Any, kept: str, struck: str, put_in: str) -> None:
    """Make a paragraph of text that stayed, text that was struck out and text that was put in."""
    run = paragraph.runs[0]
    run.text = kept
    plain = deepcopy(run._r)
    for tag, text_tag, text in (("w:del", "w:delText", struck), ("w:ins", "w:t", put_in)):
        if not text:
            continue
        change, changed = OxmlElement(tag), deepcopy(plain)
        for old in changed.findall(plain.nsmap["w"].join(("{", "}t"))):
            changed.remove(old)
        words = OxmlElement(text_tag)
        words.text = text
        words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        changed.append(words)
        change.append(changed)
        paragraph._p.append(change)


def continued() -> Layout:
    """A table whose dates are complete, but for the row that a page break cut in two."""
    rows = [
        ("Date", "Event", "Source"),
        ("07/01/2019", "Father released from prison to his mother’s address.", "Probation"),
        ("14/01/2019", "Home visit to the grandmother.", "Social worker"),
        ("21/01/2019", "Father seen near the school by a teacher, who told the office and", "School"),
        ("", "rang the duty line the same morning.", ""),
        ("22/01/2019", "Licence condition added: not within a mile of the school.", "Probation"),
        ("04/02/2019", "Father asked in writing for contact.", "Social worker"),
        ("18/02/2019", "Child said she does not want to see him.", "Social worker"),
        ("04/03/2019", "Father recalled to prison.", "Probation"),
    ]
    return document("continued.docx", [rows])


DOCUMENTS = (court, two_tables, month_headings, vague, ranges, multi_agency, tracked, continued)
