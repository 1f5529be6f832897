"""The source of the rules, found and parsed for the lint."""

from __future__ import annotations

import ast
import linecache
from collections import Counter
from typing import Any

from engine.rule import CardRule


class Sources:
    """Source files, each read and parsed once for the length of one check."""

    def __init__(self) -> None:
        self._functions: dict[str, dict[int, ast.FunctionDef]] = {}
        self._classes: dict[str, list[ast.ClassDef]] = {}

    def function(self, function: Any) -> ast.FunctionDef | None:
        """The written form of a function, or None where its source cannot be found."""
        code = function.__code__
        self._read(code.co_filename, function)
        return self._functions[code.co_filename].get(code.co_firstlineno)

    def written_twice(self, rule_set: type) -> list[str]:
        """Names that are defined more than once in one class, of which all but the last are lost."""
        function = next((each.function for each in vars(rule_set).values() if isinstance(each, CardRule)), None)
        if function is None:
            return []
        self._read(function.__code__.co_filename, function)
        for node in self._classes[function.__code__.co_filename]:
            if node.name == rule_set.__name__:
                counted = Counter(part.name for part in node.body if isinstance(part, ast.FunctionDef))
                return sorted(name for name, times in counted.items() if times > 1)
        return []

    def _read(self, filename: str, function: Any) -> None:
        if filename in self._functions:
            return
        self._functions[filename], self._classes[filename] = {}, []
        waiting: list[ast.AST] = [ast.parse("".join(linecache.getlines(filename, function.__globals__)))]
        while waiting:
            node = waiting.pop()
            # Statements only: a rule is written in a class, never inside an expression.
            waiting += getattr(node, "body", []) if isinstance(getattr(node, "body", []), list) else []
            if isinstance(node, ast.FunctionDef):
                first_line = min([node.lineno, *(decorator.lineno for decorator in node.decorator_list)])
                self._functions[filename][first_line] = node
            elif isinstance(node, ast.ClassDef):
                self._classes[filename].append(node)
