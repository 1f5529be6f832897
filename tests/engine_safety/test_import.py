"""experta comes in through one door, which leaves no trace of the visit and writes nothing to the log."""

from __future__ import annotations

import subprocess
import sys

from engine_safety.stock import in_a_fresh_process


def test_stock_experta_cannot_be_imported_and_ours_can() -> None:
    stock = subprocess.run([sys.executable, "-c", "import experta"], capture_output=True, text=True, check=False)
    assert stock.returncode != 0
    assert "collections" in stock.stderr and "Mapping" in stock.stderr
    assert in_a_fresh_process("import engine._experta as e; print(e.KnowledgeEngine.__module__)") == "experta.engine"


def test_what_the_import_needs_is_taken_away_again() -> None:
    script = "import collections.abc; before = set(vars(collections)); import engine._experta; {}"
    assert in_a_fresh_process(script.format("print(set(vars(collections)) - before)")) == "set()"
    assert in_a_fresh_process(script.format("print(hasattr(collections, 'Mapping'))")) == "False"


def test_stock_experta_sets_up_the_root_logger_and_ours_leaves_it() -> None:
    count = "import logging; print(len(logging.getLogger().handlers))"
    stock = "import collections, collections.abc; collections.Mapping = collections.abc.Mapping; import experta; "
    assert in_a_fresh_process(stock + count) == "1"
    assert in_a_fresh_process("import engine._experta; " + count) == "0"
    own_handler = "import logging; logging.getLogger().addHandler(logging.NullHandler()); import engine._experta; "
    assert in_a_fresh_process(own_handler + count) == "1"


STOCK_LOG = """
import collections, collections.abc, logging, sys
collections.Mapping = collections.abc.Mapping
logging.basicConfig(level=logging.DEBUG, stream=sys.stdout, force=True)
from experta import Fact, KnowledgeEngine
class Behind(Fact): pass
class Empty(KnowledgeEngine): pass
empty = Empty(); empty.reset(); empty.declare(Behind(id="b", about="a family matter"))
"""

OUR_LOG = """
import logging, sys
logging.basicConfig(level=logging.DEBUG, stream=sys.stdout, force=True)
from engine.runner import Inference
from engine_safety.toy_rules import RULE_SETS, STEPS, behind
logging.basicConfig(level=logging.DEBUG, stream=sys.stdout, force=True)
trace = Inference(RULE_SETS, STEPS).run([behind(1, about="a family matter")])
print(f"{len(trace.firings)} taken")
"""


def test_stock_experta_writes_facts_to_the_log_and_ours_is_silent() -> None:
    assert "a family matter" in in_a_fresh_process(STOCK_LOG)
    assert in_a_fresh_process(OUR_LOG) == "1 taken"
