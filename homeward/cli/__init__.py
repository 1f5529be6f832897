"""The command `homeward`, and what every command shares: exit codes, and errors that say what to do next.

0 done; 1 the case, file or knowledge was refused; 2 wrong usage; 3 an internal error, told without a word of the case.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence

from homeward.cli.screen import speak_utf8, tell
from homeward.refusal import Refused, told_of


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code. `arguments` are those of the command line where none are given."""
    # One command, then the process ends: looking for circular waste after every 700 objects costs a tenth of the time.
    gc.set_threshold(100_000, 20, 50)
    speak_utf8()
    given = list(sys.argv[1:] if arguments is None else arguments)
    debug = "--debug" in given
    given = [word for word in given if word != "--debug"]
    try:
        from homeward.cli.app import app

        app(args=given, prog_name="homeward")
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else 0
    except Refused as refused:
        tell(str(refused))
        return 1
    except Exception as fault:
        return _told(fault, debug)
    return 0


def _told(fault: Exception, debug: bool) -> int:
    """Say what stopped a command, and give the exit code: 1 for what was refused, 3 for a fault of ours."""
    from engine.case import CaseFault
    from knowledge_base import KnowledgeError

    if isinstance(fault, CaseFault):
        tell(str(fault))
        return 1
    if isinstance(fault, KnowledgeError):
        tell(f"The knowledge was refused, so there is no answer.\n{fault}")
        return 1
    if isinstance(fault, OSError):
        tell(told_of(fault))
        return 1
    _internal(fault, debug)
    return 3


def _internal(fault: Exception, debug: bool) -> None:
    """Tell of a fault of ours: a reference and the place in the code, and nothing the case could have put there."""
    import secrets
    from pathlib import Path
    from traceback import extract_tb, format_exception

    frames = extract_tb(fault.__traceback__)
    place = f", {Path(frames[-1].filename).name} line {frames[-1].lineno}" if frames else ""
    tell(
        f"Something went wrong inside Homeward, so there is no answer. Reference {secrets.token_hex(4)} "
        f"({type(fault).__name__}{place}). Quote it when you report this, without any part of the case."
    )
    if debug:
        tell("What follows may hold parts of the case. Do not send it to anyone who may not read the case.")
        tell("".join(format_exception(fault)))
