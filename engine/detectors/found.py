"""What a detector finds: a named thing, whom and what it is about, and the rows of the case behind it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Found:
    """One finding. Detectors count and measure; what a finding means is a rule's to say (semantics 8)."""

    name: str
    """The id of the catalogue entry: pt_escalation, cf_thin, bias_optimism, dc_withholding..."""
    sources: tuple[str, ...]
    """The rows of the case behind it, in the order of their days."""
    how: str = "plain"
    """A word that tells two kinds of the same thing apart; rules read it."""
    subject: str = ""
    """The adult, the child, or whatever else it is about; blank for nobody in particular."""
    factor: str = ""
    """The factor it is about; blank for none."""
    direction: str = "against_optimism"
    """The view it speaks against; read for biases alone, the rules of patterns and signs say their own."""
    sure: bool = True
    """False where it is found only with possible concerns counted: possible, not confirmed (decision 0007 G4)."""

    one_kind: bool = False
    """True where the kinds of a thing are one finding, the first that fits: another kind is not found beside it."""

    @property
    def key(self) -> tuple[str, str, str, str]:
        """What it is found under."""
        return self.name, self.how, self.subject, self.factor

    @property
    def same_as(self) -> tuple[str, str, str, str]:
        """What makes a finding with possible concerns one that is known already (G4)."""
        return self.name, "" if self.one_kind else self.how, self.subject, self.factor
