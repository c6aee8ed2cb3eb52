"""Which words the code says through Qt's translation, found in its syntax trees.

pyside6-lupdate was tried first: for Python it takes the name of the class round a call of tr() as
the context, and knows nothing of a module's own `tr` that is imported elsewhere; our contexts are
those of the rooms (News, Kept, Settings ...), so it filed most words under the wrong names. What is
looked for here:

    QCoreApplication.translate("News", "...")     also under another name: translate = ...
    tr("...")                                     a function that hands its argument on to translate
    counted(3, "...")                             a function that hands its argument on to such a tr
    self.tr("...")                                said in the name of the class
    QT_TRANSLATE_NOOP("QShortcut", "...")         said by Qt itself

Words that are no literal where they are said cannot be found: they are reported.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path


@dataclass(frozen=True, slots=True, order=True)
class Message:
    context: str
    source: str
    plural: bool = False
    """Said with a number: the source has %n."""


@dataclass(frozen=True, slots=True)
class Relay:
    """A function that says the argument number `at` in `context`; `count`: which is the number."""

    context: str
    at: int
    count: int | None = None


@dataclass(slots=True)
class Found:
    messages: set[Message] = field(default_factory=set)
    hidden: list[str] = field(default_factory=list)
    """FILE:LINE of words that are no literals."""


@cache
def messages_of(package: Path) -> Found:
    """All that the modules below `package` (a folder that is a package) say; read once a run."""
    root = package.parent
    trees = {
        ".".join(path.relative_to(root).with_suffix("").parts): ast.parse(path.read_text("utf-8"))
        for path in sorted(package.rglob("*.py"))
    }
    relays = _relays(trees)
    found = Found()
    for module, tree in trees.items():
        known = _known_in(module, tree, relays)
        own = _own_words(tree)
        for call, relay in _calls(tree, known):
            _read(module, call, relay, found, own.get(id(call), set()))
        for owner in ast.walk(tree):
            if isinstance(owner, ast.ClassDef):
                for call, relay in _calls(owner, {"self.tr": Relay(owner.name, 0)}):
                    _read(module, call, relay, found, set())
    return found


def _relays(trees: dict[str, ast.Module]) -> dict[tuple[str, str], Relay]:
    """(module, function) -> what it hands on; looked for until no new ones come."""
    relays: dict[tuple[str, str], Relay] = {}
    while True:
        before = len(relays)
        for module, tree in trees.items():
            known = _known_in(module, tree, relays)
            for function in tree.body:
                if not isinstance(function, ast.FunctionDef):
                    continue
                names = [argument.arg for argument in function.args.args]
                for call, relay in _calls(function, known):
                    said = call.args[relay.at] if len(call.args) > relay.at else None
                    if isinstance(said, ast.Name) and said.id in names:
                        count = _count_of(call, relay, names)
                        made = Relay(relay.context or _context(call), names.index(said.id), count)
                        relays.setdefault((module, function.name), made)
        if len(relays) == before:
            return relays


def _count_of(call: ast.Call, relay: Relay, names: list[str]) -> int | None:
    at = relay.count
    if at is None or len(call.args) <= at:
        return None
    number = call.args[at]
    return names.index(number.id) if isinstance(number, ast.Name) and number.id in names else None


_TRANSLATE = Relay("", 1, 3)
"""QCoreApplication.translate(context, words, disambiguation, number)."""


def _known_in(
    module: str, tree: ast.Module, relays: dict[tuple[str, str], Relay]
) -> dict[str, Relay]:
    """What the names of a module stand for."""
    known = {name: relay for (home, name), relay in relays.items() if home == module}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                relay = relays.get((node.module, alias.name))
                if relay is not None:
                    known[alias.asname or alias.name] = relay
                for (home, name), inner in relays.items():
                    if home == f"{node.module}.{alias.name}":
                        known[f"{alias.asname or alias.name}.{name}"] = inner
        elif isinstance(node, ast.Assign):
            for target in node.targets:
                for assigned, value in _pairs(target, node.value):
                    if _dotted(value) == _QT:
                        known[_dotted(assigned)] = _TRANSLATE
    known[_QT] = _TRANSLATE
    known["QT_TRANSLATE_NOOP"] = Relay("", 1)
    return known


def _pairs(target: ast.expr, value: ast.expr) -> Iterator[tuple[ast.expr, ast.expr]]:
    """a, b = c, d is two assignments."""
    if isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple):
        yield from zip(target.elts, value.elts, strict=False)
    else:
        yield target, value


_QT = "QCoreApplication.translate"


def _calls(tree: ast.AST, known: dict[str, Relay]) -> Iterator[tuple[ast.Call, Relay]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            relay = known.get(_dotted(node.func))
            if relay is None and getattr(node.func, "attr", "") == "translate" and _context(node):
                relay = _TRANSLATE  # a QTranslator's own
            if relay is not None:
                yield node, relay


def _own_words(tree: ast.Module) -> dict[int, set[str]]:
    """For each call within a function of the module, by its id, the function's parameters: what a
    relay hands on is said elsewhere."""
    found: dict[int, set[str]] = {}
    for function in tree.body:
        if isinstance(function, ast.FunctionDef):
            names = {argument.arg for argument in function.args.args}
            for node in ast.walk(function):
                if isinstance(node, ast.Call):
                    found[id(node)] = names
    return found


def _read(module: str, call: ast.Call, relay: Relay, found: Found, own: set[str]) -> None:
    if len(call.args) <= relay.at:
        return
    said = call.args[relay.at]
    if isinstance(said, ast.Name) and said.id in own:
        return
    context = relay.context or _context(call)
    plural = relay.count is not None and len(call.args) > relay.count
    literals = list(_literals(said))
    if not literals or not context:
        found.hidden.append(f"{module}:{call.lineno}")
    for words in literals:
        found.messages.add(Message(context, words, plural))


def _context(call: ast.Call) -> str:
    first = call.args[0] if call.args else None
    return first.value if isinstance(first, ast.Constant) and isinstance(first.value, str) else ""


def _literals(node: ast.expr) -> Iterator[str]:
    """A literal, or each side of "a" if so else "b"."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from _literals(node.body)
        yield from _literals(node.orelse)


def _dotted(node: ast.expr) -> str:
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        inner = _dotted(node.value)
        return f"{inner}.{node.attr}" if inner else ""
    return ""
