"""Whether the rules as they stand on disk have passed the lint before, so that a start need not lint them again.

The lint reads every rule's source, which costs more than building the network. Its passing is noted with the digest of
all it read; one changed character gives another digest, and the next start lints before any case is seen.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

HERE = Path(__file__).parent
NOTE = HERE / "rules" / "checked.txt"


def rules_digest() -> str:
    """The digest of the rules, the facts they are about, their predicates, and the lint itself."""
    files = [*HERE.glob("rules/*.py"), *HERE.glob("facts/*.py"), *HERE.glob("lint*.py")]
    files += [HERE / name for name in ("fact.py", "rule.py", "conditions.py", "tally.py", "_experta.py")]
    found = hashlib.sha256()
    for path in sorted(files):
        found.update(path.name.encode() + b"\0" + path.read_bytes().replace(b"\r\n", b"\n") + b"\0")
    return found.hexdigest()


def have_been_checked() -> bool:
    """Whether the lint passed these very sources; False, and so another lint, wherever that is not certain."""
    try:
        return NOTE.read_text(encoding="ascii").strip() == rules_digest()
    except (OSError, UnicodeDecodeError):
        return False


def note_checked() -> Path:
    """Note that the lint has passed the sources as they stand; to be called only after it has."""
    NOTE.write_text(rules_digest() + "\n", encoding="ascii")
    return NOTE
