"""The sentence under each field of a row's class, read from the source only when somebody asks.

pydantic can keep them (`use_attribute_docstrings`), but then reads every class's source whenever a case is read, for
which every start of the command would pay.
"""

from __future__ import annotations

import ast
import inspect
import textwrap
from functools import cache


@cache
def field_sentences(kind: type) -> dict[str, str]:
    """What is said under each field of a class, by the name of the attribute."""
    body = ast.parse(textwrap.dedent(inspect.getsource(kind))).body[0]
    assert isinstance(body, ast.ClassDef)
    found = {}
    for field, said in zip(body.body, body.body[1:], strict=False):
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name):
            if isinstance(said, ast.Expr) and isinstance(said.value, ast.Constant):
                found[field.target.id] = inspect.cleandoc(str(said.value.value))
    return found
