"""The vector form: honest styles are never flagged, a loop or what takes its place always is."""

from __future__ import annotations

import argparse
import ast
import dataclasses
import enum
import fractions
import functools
import heapq
import inspect
import random
import statistics
import textwrap
from collections.abc import Callable
from textwrap import dedent
from types import ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grader.checks.style.finding import Finding
from grader.checks.style.python import component_form, vector_form
from grader.submission import HelperFile, Unit

PREAMBLE = """\
import math
import numpy as np

def f(z):
    return 1 / (1 + np.exp(-z))

def df(z):
    return f(z) * (1 - f(z))

"""
LINES = PREAMBLE.count("\n")


def look(source: str, function: str = "fc_v", helpers: dict[str, str] | None = None) -> Finding | None:
    unit = Unit(name="hw.py", source=PREAMBLE + dedent(source))
    files = [HelperFile(name=name, content=text.encode()) for name, text in (helpers or {}).items()]
    return vector_form([unit], function, files)


HONEST = {
    "the lecture's": "z = w @ a\n    return f(z), z",
    "np.dot": "z = np.dot(w, a)\n    return f(z), z",
    "einsum": "z = np.einsum('ij,jk->ik', w, a)\n    return f(z), z",
    "broadcast": "z = (w[:, :, None] * a[None]).sum(axis=1)\n    return f(z), z",
    "both converted by a comprehension over the two": "w, a = (np.asarray(x) for x in (w, a))\n    return f(w @ a)",
    "both converted by map over the two": "w, a = map(np.asarray, (w, a))\n    return f(w @ a)",
    "both checked in a loop over the two": (
        "for name, x in (('w', w), ('a', a)):\n        if x.ndim != 2:\n            raise ValueError(name)\n"
        "    return f(w @ a)"
    ),
    "both checked in a loop over a dict": (
        "for name, x in {'w': w, 'a': a}.items():\n        print(name, x.shape)\n    return f(w @ a)"
    ),
    "sizes printed": "print([s for s in w.shape])\n    return f(w @ a)",
    "an assertion": "assert all(x.ndim == 2 for x in [w, a])\n    return f(w @ a)",
    "a list in an error": "if w.ndim != 2:\n        raise ValueError([s for s in range(9)])\n    return f(w @ a)",
    "one vector made a column by calling itself": (
        "if a.ndim == 1:\n        return fc_v(w, a.reshape(-1, 1))\n    return f(w @ a)"
    ),
    "the old loop after the return": "return f(w @ a)\n    for row in w:\n        print(row)",
    "the old loop in a string": "'''\n    for row in w:\n        print(row)\n    '''\n    return f(w @ a)",
    "the old loop switched off": "if False:\n        for row in w:\n            print(row)\n    return f(w @ a)",
    "np.where": "z = w @ a\n    return np.where(z >= 0, 1 / (1 + np.exp(-z)), np.exp(z) / (1 + np.exp(z))), z",
    "a mask": (
        "z = w @ a\n    p = z >= 0\n    out = np.empty_like(z)\n    out[p] = f(z[p])\n    out[~p] = f(z[~p])\n"
        "    return out"
    ),
    "np.piecewise": "z = w @ a\n    return np.piecewise(z, [z < 0, z >= 0], [f, f]), z",
    "a helper": "return activate(net(w, a))",
    "a nested function": "def net():\n        return w @ a\n    return f(net())",
    "built-ins on arrays": "z = w @ a\n    assert len(z) == len(w)\n    print(max(z.shape))\n    return f(z), z",
    "with": "with np.errstate(over='ignore'):\n        z = w @ a\n        return f(z), z",
    "matrix": "z = np.matrix(w) * np.matrix(a)\n    return f(np.asarray(z)), np.asarray(z)",
}

HELPERS = """
def net(w, a):
    return w @ a

def activate(z):
    return f(z)

def fc_c(w, a):
    return np.array([[sum(w[i, j] * a[j, k] for j in range(len(a))) for k in range(1)] for i in range(len(w))])

def train(w):
    for epoch in range(10):
        fc_v(w, w)

if __name__ == "__main__":
    for row in np.eye(2):
        print(row)

"""

# name: the body of fc_v, the line of it that is to be pointed at, a word of the message
DISHONEST = {
    "for": (
        "z = np.zeros((len(w), 1))\n    for i in range(len(w)):\n        z[i] = w[i] @ a\n    return f(z), z",
        2,
        "for",
    ),
    "for over columns": (
        "z = np.zeros((len(w), a.shape[1]))\n    for k in range(a.shape[1]):\n        z[:, k] = w @ a[:, k]",
        2,
        "for",
    ),
    "while": ("i = 0\n    while i < len(w):\n        i += 1\n    return f(w @ a)", 2, "while"),
    "list comprehension": ("return np.array([row @ a for row in w])", 1, "comprehension"),
    "set comprehension": ("return f(w @ a), {x for x in w}", 1, "comprehension"),
    "dict comprehension": ("return {i: w[i] @ a for i in range(len(w))}", 1, "comprehension"),
    "generator expression": ("return sum(w[:, [j]] * a[[j]] for j in range(len(a)))", 1, "generator"),
    "np.vectorize": ("return np.vectorize(lambda s: 1 / (1 + math.exp(-s)))(w @ a)", 1, "np.vectorize"),
    "a comprehension inside a fixed loop": (
        "for x in (w, a):\n        y = [r for r in x]\n    return f(w @ a)",
        2,
        "compr",
    ),
    "map": ("return np.array(list(map(lambda row: row @ a, w)))", 1, "map"),
    "apply_along_axis": ("return np.apply_along_axis(lambda row: row @ a, 1, w)", 1, "np.apply_along_axis"),
    "frompyfunc": (
        "g = np.frompyfunc(lambda s: 1 / (1 + math.exp(-s)), 1, 1)\n    return g(w @ a)",
        2,
        "np.frompyfunc",
    ),
    "fromiter": ("return np.fromiter(map(float, w @ a), float)", 1, "map"),
    "reduce": ("import functools\n    return functools.reduce(lambda s, row: s + row, w)", 2, "functools.reduce"),
    "recursion": (
        "def rows(i):\n        return [] if i == len(w) else [w[i] @ a] + rows(i + 1)\n    return np.array(rows(0))",
        2,
        "recursion",
    ),
    "recursion on slices": (
        "def rows(w):\n        return [] if len(w) == 0 else [w[0] @ a] + rows(w[1:])\n    return np.array(rows(w))",
        2,
        "recursion",
    ),
    "recursion of two": (
        "def even(i):\n        return [] if i >= len(w) else [w[i] @ a] + odd(i + 1)\n    def odd(i):\n"
        "        return even(i)\n    return np.array(even(0))",
        4,
        "recursion",
    ),
    "alias of map": ("each = map\n    return list(each(lambda row: row @ a, w))", 2, "map"),
    "from numpy": ("from numpy import vectorize as v\n    return v(math.exp)(w @ a)", 2, "np.vectorize"),
    "exec": ("exec('for row in w:\\n    print(row)')\n    return f(w @ a)", 1, "for"),
    "an unpacked list": ("for row in [*w]:\n        print(row)\n    return f(w @ a)", 1, "for"),
    "under except*": (
        "try:\n        x = 1\n    except* ValueError:\n        x = [r for r in w]\n    return w",
        4,
        "comp",
    ),
    "one comprehension inside another": ("return [x for y in (w, a) for x in y]", 1, "comprehension"),
    "async comprehension": ("async def g():\n        return [x async for x in w]\n    return g()", 2, "comprehension"),
    "a pool": (
        "from concurrent.futures import ThreadPoolExecutor\n    pool = ThreadPoolExecutor()\n"
        "    return list(pool.map(lambda row: row @ a, w))",
        3,
        "map",
    ),
}


@pytest.mark.parametrize("name", HONEST)
def test_honest_styles_are_not_flagged(name: str) -> None:
    assert look(HELPERS + "def fc_v(w, a):\n    " + HONEST[name]) is None


@pytest.mark.parametrize("name", DISHONEST)
def test_loops_and_what_takes_their_place_are_flagged_where_they_stand(name: str) -> None:
    body, line, word = DISHONEST[name]
    finding = look("def fc_v(w, a):\n    " + body)
    assert finding is not None
    assert (finding.unit, finding.line) == ("hw.py", LINES + 1 + line)
    assert word in finding.message.en


def test_the_component_form_under_the_vector_forms_name_is_flagged() -> None:
    finding = look(HELPERS + "def fc_v(w, a):\n    return fc_c(w, a)\n")
    assert finding is not None
    assert "`fc_c`" in finding.message.en and "fc_v" in finding.message.en


ACTIVATIONS = {
    "a loop": "def f(z):\n    out = z.copy()\n    for i in range(z.size):\n        out.flat[i] = 1\n    return out\n",
    "np.vectorize": "f = np.vectorize(lambda s: 1 / (1 + math.exp(-s)))\n",
    "a decorator": "@np.vectorize\ndef f(s):\n    return 1 / (1 + math.exp(-s))\n",
    "a decorator with arguments": "@np.vectorize(otypes=[float])\ndef f(s):\n    return 1 / (1 + math.exp(-s))\n",
}


@pytest.mark.parametrize("name", ACTIVATIONS)
def test_an_activation_function_that_loops_is_a_loop_of_the_form_that_uses_it(name: str) -> None:
    assert look(ACTIVATIONS[name] + "\ndef fc_v(w, a):\n    return f(w @ a)\n") is not None
    assert look(ACTIVATIONS[name] + "\ndef fc_v(w, a):\n    return w @ a\n") is None


def test_the_message_names_the_activation_function_that_loops() -> None:
    finding = look(ACTIVATIONS["a loop"] + "\ndef fc_v(w, a):\n    return f(w @ a)\n")
    assert finding is not None and "`f`" in finding.message.en and "`f`" in finding.message.zh


def test_the_last_definition_counts_also_for_helpers() -> None:
    loops = "def f(z):\n    return [x for x in z]\n"
    plain = "def f(z):\n    return z\n"
    form = "def fc_v(w, a):\n    return f(w @ a)\n"
    assert look(loops + form + plain) is None
    assert look(plain + form + loops) is not None


def test_helper_modules_and_packages_are_followed() -> None:
    source = "from parts.net import net\n\ndef fc_v(w, a):\n    return f(net(w, a))\n"
    loops = "import numpy as np\n\ndef net(w, a):\n    return np.array([row @ a for row in w])\n"
    finding = look(source, helpers={"parts/net.py": loops})
    assert finding is not None and (finding.unit, finding.line) == ("parts/net.py", 4)
    assert look(source, helpers={"parts/net.py": "def net(w, a):\n    return w @ a\n"}) is None


def test_methods_of_the_students_classes_are_followed() -> None:
    source = """
        class Net:
            def __init__(self, w):
                self.w = w

            def forward(self, a):
                return np.array([row @ a for row in self.w])

        def fc_v(w, a):
            return Net(w).forward(a)
        """
    finding = look(source)
    assert finding is not None and finding.line == LINES + 7


def test_a_method_of_an_array_is_not_mistaken_for_one_of_the_students() -> None:
    source = """
        class Slow:
            def dot(self, other):
                return [x for x in other]

        def fc_v(w, a):
            return f(w.dot(a))
        """
    assert look(source) is None


def test_a_unit_with_a_syntax_error_is_left_out() -> None:
    broken = Unit(name="cell 1", source="def fc_v(w, a:\n")
    good = Unit(name="cell 2", source="def fc_v(w, a):\n    return [x for x in w]\n")
    found = vector_form([broken, good], "fc_v")
    assert vector_form([broken], "fc_v") is None
    assert found is not None and found.unit == "cell 2"


ODD = {
    "nothing": "",
    "null bytes": "def fc_v(w, a):\n    return '\0'\n",
    "deep brackets": "def fc_v(w, a):\n    return " + "(" * 150 + "w" + ")" * 150 + "\n",
    "a very long sum": "def fc_v(w, a):\n    return " + "w + " * 5000 + "w\n",
    "an endless chain of calls": "".join(f"def f{i}(x):\n    return f{i + 1}(x) + f{i + 1}(x)\n" for i in range(60))
    + "def fc_v(w, a):\n    return f0(w)\n",
    "doubling": "x = (1, 2)\n"
    + "x = (x, x)\n" * 60
    + "y = (1, 2)\n"
    + "y = (y, y)\n" * 60
    + "def fc_v(w, a):\n    return x if w else y\n",
    "doubling dicts": "x = {}\n" + "x = {1: x, 2: x}\n" * 60 + "def fc_v(w, a):\n    return x\n",
    "deep loops": "def fc_v(w, a):\n"
    + "".join(" " * (i + 1) + f"for x{i} in w:\n" for i in range(18))
    + " " * 19
    + "pass\n",
    "not a function": "fc_v = 3\n",
    "a class": "class fc_v:\n    pass\n",
    "a library function": "import numpy as np\nfc_v = np.matmul\n",
    "itself": "fc_v = fc_v\n",
    "calls itself for ever": "def fc_v(w, a):\n    return fc_v(w, a)\n",
    "empty indices": "def fc_v(w, a):\n    w[()] = a[()]\n    return w[()]\n",
    "stars everywhere": "def fc_v(*w, **a):\n    x, *y = w\n    return fc_v(*y, **a), {**a}, [*w]\n",
    "match": "def fc_v(w, a):\n    match w:\n        case [x, *_]:\n            return x\n    return a\n",
    "exception groups": "def fc_v(w, a):\n    try:\n        return w\n    except* ValueError:\n        pass\n",
    "unknown decorators": "@unknown.decorator(1)\ndef fc_v(w, a):\n    return w @ a\n",
    "imports itself": "import hw\nfrom hw import *\ndef fc_v(w, a):\n    return hw.fc_v(w, a)\n",
    "globals": "def fc_v(w, a):\n    return globals()['fc_v'](w, a), locals(), vars()['x']\n",
    "yields at the top": "yield 3\nreturn 4\ndef fc_v(w, a):\n    yield from w\n",
}


@pytest.mark.parametrize("name", ODD)
def test_odd_source_is_survived(name: str) -> None:
    unit = Unit(name="hw.py", source=ODD[name])
    for form in (vector_form, component_form):
        assert isinstance(form([unit], "fc_v"), Finding | None)


def test_a_demo_that_leads_too_far_hides_nothing_below_it() -> None:
    assert vector_form([Unit(name="hw.py", source=PREAMBLE + ODD["doubling dicts"] + LOOP)], "fc_v") is not None
    chain = "".join(f"def f{i}(x):\n    return f{i + 1}(x) + f{i + 1}(x)\n" for i in range(30)) + "print(f0(1))\n"
    assert vector_form([Unit(name="hw.py", source=chain + LOOP)], "fc_v") is not None


LOOP = "def fc_v(w, a):\n    return [row @ a for row in w]\n"


@pytest.mark.parametrize("form", [vector_form, component_form])
def test_what_hides_behind_too_many_calls_is_said_to(form: Callable[..., Finding | None]) -> None:
    wrappers = "".join(f"def g{i}(w, a):\n    return g{i + 1}(w, a)\n" for i in range(60))
    hidden = "def g60(w, a):\n    return [row @ a for row in w]\n\ndef fc_v(w, a):\n    return g0(w, a)\n"
    found = form([Unit(name="hw.py", source=PREAMBLE + wrappers + hidden)], "fc_v")
    assert found is not None and "too deeply" in found.message.en and "过深" in found.message.zh
    assert found.line == (PREAMBLE + wrappers).count("\n") + 4


def test_a_heavy_demo_leaves_enough_for_a_long_function_below_it() -> None:
    chain = "".join(f"def f{i}(x):\n    return f{i + 1}(x) + f{i + 1}(x)\n" for i in range(30)) + "print(f0(1))\n"
    long = "def fc_v(w, a):\n" + "    z = w @ a + 1 + 1 + 1\n" * 50 + "    return z\n"
    assert vector_form([Unit(name="hw.py", source=chain + long)], "fc_v") is None


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="fcvwa()[]{}:=,*@.+ \n\t\"'1_", max_size=60))
def test_any_text_is_survived(text: str) -> None:
    unit = Unit(name="hw.py", source=f"def fc_v(w, a):\n    {text}\n")
    assert isinstance(vector_form([unit], "fc_v"), Finding | None)
    assert isinstance(component_form([unit], "fc_v"), Finding | None)


LIBRARY = [random, argparse, statistics, fractions, textwrap, ast, dataclasses, enum, heapq, functools]


@pytest.mark.parametrize("module", LIBRARY, ids=lambda module: module.__name__)
def test_real_programs_are_survived(module: ModuleType) -> None:
    unit = Unit(name="hw.py", source=inspect.getsource(module))
    for name in [name for name, value in vars(module).items() if callable(value)][:4]:
        assert isinstance(vector_form([unit], name), Finding | None)
        assert isinstance(component_form([unit], name), Finding | None)


def test_of_nested_loops_the_outer_one_is_pointed_at() -> None:
    finding = look("def fc_v(w, a):\n    for k in a.T:\n        for i in w:\n            z = i @ k\n    return z\n")
    assert finding is not None and finding.line == LINES + 2


def test_a_method_does_not_see_the_names_of_its_class() -> None:
    source = """
        class Net:
            def f(self, z):
                return [x for x in z]

            def forward(self, w, a):
                return f(w @ a)

        def fc_v(w, a):
            return Net().forward(w, a)
        """
    assert look(source) is None
