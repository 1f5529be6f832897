"""Text files whose dates cannot be taken at their word: two-digit years, month first, days that never were."""

from __future__ import annotations

from importing.corpus_layouts import Layout, text_file


def two_digits_agree() -> Layout:
    """Years of two digits beside full ones close by, and one that is no year of this child's life."""
    rows = [
        ("Date", "Event"),
        ("12/03/2017", "Referral from the housing office."),
        ("19/04/17", "Assessment begun."),
        ("02/06/17", "Assessment ended: child in need."),
        ("11.10.18", "Mother moved in with a new partner."),
        ("5 Nov 18", "Partner known to the police in another county."),
        ("14/01/2019", "Partner asked to leave, by mother’s account."),
        ("22/02/98", "Mother was herself placed on the register, says her old file."),
        ("08-07-19", "Partner’s car seen outside at seven in the morning."),
        ("03/12/2019", "Mother said he had come to fetch his tools."),
    ]
    return text_file("two_digits_agree.csv", rows)


def two_digits_alone() -> Layout:
    """Years of two digits and no full one."""
    rows = [
        ("Date", "Event"),
        ("03/05/14", "Born at 38 weeks."),
        ("17/11/15", "Speech delay noted."),
        ("09/02/16", "Referred to speech therapy."),
        ("13/09/16", "Not brought to speech therapy."),
        ("11/10/16", "Not brought to speech therapy, discharged."),
        ("05/09/18", "School: twelve words."),
        ("24/06/19", "Speech therapy in school, attends all."),
        ("30/11/95", "Father’s own statement of needs, copied from his file."),
        ("20/01/21", "Speaks in sentences."),
    ]
    return text_file("two_digits_alone.csv", rows)


def two_digits_differ() -> Layout:
    """Years of two digits far from the full ones in the column: somebody has to say which century or whose."""
    rows = [
        ("Date", "Event"),
        ("04/09/2020", "Child started at a new school in a new uniform."),
        ("11/09/2020", "School: comes hungry."),
        ("02/10/14", "Note scanned with the rest: mother stopped with the pram in the road."),
        ("16/10/2020", "Breakfast club place given."),
        ("13/11/20", "Mother brings the child every day."),
        ("21/11/14", "Note scanned with the rest: second call by the same neighbour."),
        ("08/01/2021", "School closed; laptop lent."),
        ("22/01/2021", "Laptop not used."),
        ("05/02/21", "Laptop sold, by the child’s account."),
    ]
    return text_file("two_digits_differ.csv", rows)


def month_first() -> Layout:
    """A column in which some dates can only be read month first."""
    rows = [
        ("Date", "Event"),
        ("03/25/2019", "Base welfare office reports a row in married quarters."),
        ("04/05/2019", "Father posted away for six weeks."),
        ("04/04/2019", "Mother asked for nursery hours."),
        ("11/14/2019", "Father back. Family seen together."),
        ("12/01/2019", "Mother seen with a black eye at the shop."),
        ("25/12/2019", "Family photograph on the refuge’s door, from mother."),
        ("7 January 2020", "Mother in refuge with both children."),
        ("2020-02-03", "Children in school near the refuge."),
        ("02/09/2020", "Family court hearing."),
    ]
    return text_file("month_first.csv", rows)


def days_that_cannot_be() -> Layout:
    """Days that never were, days to come, and days long before the child."""
    rows = [
        ("Date", "Event"),
        ("15/06/1985", "Mother born; in care herself from the age of four."),
        ("12/01/1919", "Baptism of a great-grandfather, from the family tree."),
        ("20/12/2013", "Mother booked with the midwife, smoker."),
        ("02/05/2014", "Mother admitted in labour."),
        ("00/05/2018", "Visit, day left off the form."),
        ("31/04/2019", "Visit, children at home."),
        ("29/02/2019", "Visit, children in the garden."),
        ("29/02/2020", "Visit on a Saturday, mother’s brother there."),
        ("01/03/2021", "Last visit before this chronology was sent."),
        ("02/03/2021", "Visit planned."),
        ("15/06/2026", "Police disclosure received."),
    ]
    return text_file("days_that_cannot_be.csv", rows)


TEXTS = (two_digits_agree, two_digits_alone, two_digits_differ, month_first, days_that_cannot_be)
