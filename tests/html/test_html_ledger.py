"""The explanations as rows with the evidence across, and what speaks for and against beside each other."""

from __future__ import annotations

from html_pages import flat, page_of


def test_the_ledger_has_the_explanations_as_rows_and_says_how_far_evidence_tells_them_apart() -> None:
    [table] = page_of("theo").tree.xpath("//table[@class='ledger']")
    rows = table.xpath("tbody/tr")
    assert [row[0].text for row in rows] == [
        "Return as planned", "Return with conditions", "Not yet", "Not in this childhood",
    ]  # fmt: skip
    heads = [flat(cell.text_content()) for cell in table.xpath("thead/tr/th")]
    assert any("does not help choose" in head for head in heads) and any("speaks against" in head for head in heads)
    proposal = page_of("theo").told["proposals"][0]
    held = {(row["say"], tuple(row["fits"])) for row in proposal["ledger"]}
    for place, head in enumerate(heads[1:-1], start=1):
        fitting = [row[place].text == "fits" for row in rows]
        names = ("as_planned", "with_conditions", "not_yet", "not_in_childhood")
        assert any(
            say in head and tuple(n for n, fits in zip(names, fitting, strict=True) if fits) == fit for say, fit in held
        )


def test_what_speaks_for_and_against_is_beside_each_other_in_one_form() -> None:
    for block in page_of("theo").tree.xpath("//*[@class='sides']"):
        assert [side.get("class") for side in block] == ["side", "side"]
        assert len({side[0].tag for side in block}) == 1
