"""The project keeps the shape it promises: set-up lines, packages, imports, and what no file may hold."""

from __future__ import annotations

import ast
import importlib
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from project_tree import PACKAGES, ROOT, SHIPPED, place, project_file, python_files, read, syntax_tree, text_files

# --- Set-up --------------------------------------------------------------------------------------------------------


def set_up_lines(shell: str) -> list[str]:
    """The lines of README's marked block for one shell, as a newcomer would copy them."""
    blocks = re.findall(
        rf"<!-- set-up: {shell} -->\n```\w+\n(.*?)\n```\n<!-- end of set-up -->", read("README.md"), re.S
    )
    assert len(blocks) == 1, f"README.md holds {len(blocks)} marked set-up blocks for {shell}, not one"
    return blocks[0].splitlines()


@pytest.mark.parametrize("shell", ["posix", "powershell"])
def test_two_set_up_lines_each_with_its_own_environment(shell: str) -> None:
    assess, check = set_up_lines(shell)
    for line in (assess, check):
        assert line.count("-m venv ") == line.count("-m pip install ") == 1
    environments = [re.search(r"-m venv (\S+?)[ ;]", line)[1] for line in (assess, check)]
    assert environments[0] != environments[1]
    for line, environment in zip((assess, check), environments, strict=True):
        assert line.count(environment) == 3, "made, installed into and used: one environment"
    assert "-m pip install . " in assess
    assert '-m pip install -e ".[test]" ' in check
    assert re.search(r"-m pytest( })?$", check)


def test_the_set_up_lines_assess_a_shipped_case() -> None:
    named = {re.search(r"homeward assess (\w+)", set_up_lines(shell)[0])[1] for shell in ("posix", "powershell")}
    assert len(named) == 1
    assert (ROOT / "casebook" / f"{named.pop()}.yaml").is_file()


def test_no_set_up_line_stands_outside_the_marked_blocks() -> None:
    marked = [line for shell in ("posix", "powershell") for line in set_up_lines(shell)]
    everywhere = [line for line in read("README.md").splitlines() if "pip install" in line or "-m venv" in line]
    assert everywhere == marked


def test_the_check_script_runs_the_lines_of_the_readme() -> None:
    script = read(".ci/run")
    assert "<!-- set-up: posix -->" in script and "<!-- end of set-up -->" in script
    for line in ('bash -euo pipefail -c "$assess_line"', 'bash -euo pipefail -c "$test_line"'):
        assert line in script
    commands = [line for line in script.splitlines() if not line.lstrip().startswith(("#", "echo", "[["))]
    assert not [line for line in commands if "pip install" in line or "venv " in line], "a set-up line of its own"
    for check in ('ruff" format --check', 'ruff" check', 'mypy"', 'homeward" check-knowledge', "-m order_and_seed"):
        assert check in script


def test_some_tests_are_marked_to_run_under_other_seeds() -> None:
    marked = [path for path in python_files("tests") if "order_and_seed" in marks_used(syntax_tree(path))]
    assert marked, "`.ci/run` would find no test to run again under another hash seed"


# --- Packages and imports ------------------------------------------------------------------------------------------


def test_the_wheel_holds_the_four_packages_and_the_casebook() -> None:
    wheel = project_file()["tool"]["hatch"]["build"]["targets"]["wheel"]
    assert wheel["packages"] == list(PACKAGES)
    assert wheel["force-include"] == {"casebook": "homeward/casebook"}
    assert project_file()["tool"]["ruff"]["lint"]["isort"]["known-first-party"] == list(PACKAGES)


@pytest.mark.parametrize("package", PACKAGES)
def test_the_package_imported_is_the_one_of_this_repository(package: str) -> None:
    imported = importlib.import_module(package).__file__
    assert imported is not None, f"{package} has no __init__.py"
    assert Path(imported).resolve() == ROOT / package / "__init__.py"


def modules_imported(tree: ast.Module, home: str) -> Iterator[str]:
    """Every module, and every name, that a module called `home` imports, as dotted paths; constant import calls too."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            start = home.rsplit(".", node.level)[0] + "." if node.level else ""
            yield from (f"{start}{node.module or ''}.{alias.name}".replace("..", ".") for alias in node.names)
        elif isinstance(node, ast.Call) and ast.unparse(node.func).rsplit(".")[-1] in ("import_module", "__import__"):
            yield from (part.value for part in node.args[:1] if isinstance(part, ast.Constant))


def import_faults(tree: ast.Module, home: str) -> list[str]:
    """What a module called `home` imports and may not: a package further out, another's private module, experta."""
    package = home.split(".")[0]
    allowed = PACKAGES[: PACKAGES.index(package) + 1]
    faults = []
    for name in modules_imported(tree, home):
        first, *rest = name.split(".")
        if first in PACKAGES and first not in allowed:
            faults.append(f"{home} imports {name}: imports run {' <- '.join(PACKAGES)}")
        if first in PACKAGES and first != package and any(re.match(r"_(?!_)", part) for part in rest):
            faults.append(f"{home} imports {name}: private to {first}")
        if first in ("tests", "casebook", "benchmarks"):
            faults.append(f"{home} imports {name}: not part of what is installed")
        if first == "experta" and home != "engine._experta":
            faults.append(f"{home} imports {name}: only engine._experta may")
    return faults


@pytest.mark.parametrize("package", PACKAGES)
def test_imports_run_one_way(package: str) -> None:
    modules = list(python_files(package))
    assert modules, f"{package} holds no module"
    faults = []
    for path in modules:
        home = ".".join(path.relative_to(ROOT).with_suffix("").parts)  # `package.__init__` keeps relative imports right
        faults += import_faults(syntax_tree(path), home)
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize(
    ("home", "line", "said"),
    [
        ("knowledge_base.cards", "from engine import dates", "imports run"),
        ("engine.dates", "import explanations.spine", "imports run"),
        ("explanations.spine", "import importlib; importlib.import_module('homeward.cli')", "imports run"),
        ("homeward.cli.__init__", "from engine import _experta", "private"),
        ("homeward.cli.__init__", "from engine._experta import Rule", "private"),
        ("engine.rules.support", "def f():\n    import experta", "only engine._experta"),
        ("engine.runner", "from experta.engine import KnowledgeEngine", "only engine._experta"),
        ("homeward.cohort", "from tests import evaluator", "not part"),
        ("engine.gather.view", "from ...explanations import spine", ""),
        ("engine.runner", "from engine._experta import Rule\nfrom ._experta import W\nfrom . import dates", ""),
        ("explanations.spine", "from __future__ import annotations\nfrom engine.assessment import __all__", ""),
    ],
)
def test_the_check_of_imports_sees_what_it_should(home: str, line: str, said: str) -> None:
    faults = import_faults(ast.parse(line), home)
    assert bool(faults) == bool(said)
    assert all(said in fault for fault in faults)


def test_the_knowledge_loads_with_experta_uninstalled() -> None:
    program = (
        "import sys; sys.modules['experta'] = None; sys.path.insert(0, sys.argv[1])\n"
        "from knowledge_base import load_knowledge\n"
        "assert load_knowledge().factors and 'engine' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", program, str(ROOT)], check=True)


# --- Tests on the tests --------------------------------------------------------------------------------------------


def test_no_test_folder_is_a_package() -> None:
    assert not [place(path) for path in python_files("tests") if path.name == "__init__.py"]


def marks_used(tree: ast.Module) -> set[str]:
    """The pytest marks and calls a test module names: `pytest.mark.parametrize` gives `parametrize`."""
    dotted = (ast.unparse(node) for node in ast.walk(tree) if isinstance(node, ast.Attribute))
    return {name.rsplit(".", 1)[1] for name in dotted if name.startswith("pytest.")}


def test_no_test_is_skipped_or_expected_to_fail() -> None:
    ways_out = {"skip", "skipif", "xfail", "importorskip"}
    found = {place(path): marks_used(syntax_tree(path)) & ways_out for path in python_files("tests")}
    assert not {name: used for name, used in found.items() if used}
    assert marks_used(ast.parse("@pytest.mark.skipif(True)\ndef test(): pytest.skip('no')")) & ways_out


# --- What no file may hold -----------------------------------------------------------------------------------------

NEVER_SAID = ("is safe", "no risk", "predicts", "the system decided")
_NEVER_SAID = re.compile(r"\b(" + "|".join(phrase.replace(" ", r"\s+") for phrase in NEVER_SAID) + r")\b", re.I)


def said_wrongly(text: str) -> list[str]:
    """Sentences the product must never say, found across line ends. A line that is such a phrase and nothing more is an
    entry of a list that forbids it."""
    lines = (line for line in text.splitlines() if line.strip(" \t-\"',").casefold() not in NEVER_SAID)
    return [found[0] for found in _NEVER_SAID.finditer("\n".join(lines))]


def words_of(path: Path) -> Iterator[str]:
    """What a reader might be shown from a shipped file: the texts in Python, everything in any other kind of file."""
    if path.suffix != ".py":
        yield read(path)
        return
    for node in ast.walk(syntax_tree(path)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value
        elif isinstance(node, ast.JoinedStr):
            yield "".join(str(part.value) if isinstance(part, ast.Constant) else "…" for part in node.values)


def test_no_shipped_text_says_what_the_product_must_never_say() -> None:
    found = {
        place(path): [said for text in words_of(path) for said in said_wrongly(text)] for path in text_files(*SHIPPED)
    }
    assert len(found) > 20, "the walk found too few files to mean anything"
    assert not {name: said for name, said in found.items() if said}


@pytest.mark.parametrize("text", ["The home is\n  safe now.", "NO RISK was found", "the score predicts harm"])
def test_the_check_of_sentences_sees_what_it_should(text: str) -> None:
    assert said_wrongly(text)
    assert not said_wrongly('- "is safe"\n- no risk\nThe plan is safely kept. She is safer. Predict nothing.')


REACHES_A_PERSON = {
    "an e-mail address": re.compile(r"[\w.+-]+@[\w-]+\.\w+"),
    "a telephone number": re.compile(r"(?<![\w-])(?:\+44|0)(?:[ ()-]?\d){9,10}(?![\w-])"),
    "an NHS number": re.compile(r"(?<![\w-])\d{3}[ -]\d{3}[ -]\d{4}(?![\w-])"),
    "a postcode": re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b"),
}


def personal_details(text: str) -> list[str]:
    """Which ways of reaching or tracing a person a text holds."""
    return [kind for kind, pattern in REACHES_A_PERSON.items() if pattern.search(text)]


def test_the_casebook_reaches_nobody() -> None:
    cases = list(text_files("casebook"))
    assert cases
    assert not {place(path): kinds for path in cases if (kinds := personal_details(read(path)))}


def test_the_check_of_personal_details_sees_what_it_should() -> None:
    planted = ["m@example.org", "ring 01632 960 123", "+44 1632 960123", "943 476 5919", "lives at AB1 2CD"]
    assert all(personal_details(text) for text in planted)
    assert not personal_details("reference: HW-0001, as_of: 2020-10-01, id: e12, from 2019-01-02 to 2020-03-04")


def test_the_casebook_holds_cases_and_nothing_else() -> None:
    assert {path.suffix for path in (ROOT / "casebook").iterdir() if path.is_file()} == {".yaml"}


_OF_ONE_MACHINE = re.compile(r"(?<![\w.~/$}*-])/(?:home|root|work|tmp|Users)/|\b[A-Z]:\\Users\\")
_OF_ONE_NETWORK = re.compile(r"--(?:extra-)?index-url|--find-links|--trusted-host")


def test_no_file_names_a_place_on_one_machine() -> None:
    files = [path for path in text_files() if path != Path(__file__).resolve()]
    lines = [
        f"{place(p)}:{n}"
        for p in files
        for n, line in enumerate(read(p).splitlines(), 1)
        if _OF_ONE_MACHINE.search(line) or _OF_ONE_NETWORK.search(line)
    ]
    assert not lines
    assert _OF_ONE_MACHINE.search('open("/home/anyone/case.yaml")') and not _OF_ONE_MACHINE.search("docs/work/plan")
