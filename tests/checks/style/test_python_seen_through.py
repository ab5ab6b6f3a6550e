"""Work is found where students put it: methods, packages, decorated functions; what cannot be seen costs nothing."""

from __future__ import annotations

import pytest

from grader.checks.style.python import component_form, vector_form
from grader.submission import HelperFile, Unit

HEAD = "import numpy as np\ndef f(z):\n    return 1 / (1 + np.exp(-z))\n"
LOOPS = (
    "{indent}z = np.zeros((w.shape[0], a.shape[1]))\n"
    "{indent}for i in range(w.shape[0]):\n"
    "{indent}    for k in range(a.shape[1]):\n"
    "{indent}        z[i, k] = sum(w[i, j] * a[j, k] for j in range(w.shape[1]))\n"
    "{indent}return f(z), z\n"
)
PRODUCT = "{indent}return f(w @ a), w @ a\n"

CALLED = "def fc(w, a):\n    return Net.layer(w, a)\n"
CLASSES = {
    "static method": "class Net:\n    @staticmethod\n    def layer(w, a):\n{body}" + CALLED,
    "class method": "class Net:\n    @classmethod\n    def layer(cls, w, a):\n{body}" + CALLED,
    "class method by name": "class Net:\n    @classmethod\n    def layer(cls, w, a):\n{body}fc = Net.layer\n",
    "class method of an instance": "class Net:\n    @classmethod\n    def layer(cls, w, a):\n{body}fc = Net().layer\n",
    "function of a class": "class Net:\n    def layer(w, a):\n{body}" + CALLED,
    "property": (
        "class Net:\n    def __init__(self, w):\n        self._w = w\n"
        "    @property\n    def w(self):\n        return self._w\n"
        "    def layer(self, a):\n        w = self.w\n{body}def fc(w, a):\n    return Net(w).layer(a)\n"
    ),
}


def found(source: str, form, helpers: dict[str, str] | None = None):
    files = [HelperFile(name=name, content=text.encode()) for name, text in (helpers or {}).items()]
    return form([Unit(name="hw.py", source=source)], "fc", files)


@pytest.mark.parametrize("written", CLASSES)
def test_methods_are_followed(written):
    looping = HEAD + CLASSES[written].format(body=LOOPS.format(indent=" " * 8))
    assert found(looping, component_form) is None
    assert found(looping, vector_form) is not None
    whole = HEAD + CLASSES[written].format(body=PRODUCT.format(indent=" " * 8))
    assert found(whole, vector_form) is None
    assert found(whole, component_form) is not None


PACKAGES = {
    "offered by __init__": ("from nn import fc\n", "from .layers import fc\n"),
    "offered by __init__, under the package's name": ("from nn import fc\n", "from nn.layers import fc\n"),
    "all of __init__": ("from nn import *\n", "from .layers import *\n"),
    "a module of the package": ("from nn import layers\ndef fc(w, a):\n    return layers.fc(w, a)\n", ""),
    "the package": ("import nn\ndef fc(w, a):\n    return nn.fc(w, a)\n", "from .layers import fc\n"),
    "a module in full": ("import nn.layers\ndef fc(w, a):\n    return nn.layers.fc(w, a)\n", ""),
    "__init__ names its module": ("from nn import fc\n", "from . import layers\nfc = layers.fc\n"),
    "importlib": ("import importlib\nfc = importlib.import_module('nn.layers').fc\n", ""),
    "a folder on the path": ("import sys\nsys.path.append('nn')\nfrom layers import fc\n", ""),
}


@pytest.mark.parametrize("written", PACKAGES)
def test_packages_are_followed(written):
    source, init = PACKAGES[written]
    for body, right, wrong in ((LOOPS, component_form, vector_form), (PRODUCT, vector_form, component_form)):
        layers = "from .act import f\nimport numpy as np\ndef fc(w, a):\n" + body.format(indent=" " * 4)
        package = {"nn/__init__.py": init, "nn/layers.py": layers, "nn/act.py": HEAD}
        assert found(source, right, package) is None
        place = found(source, wrong, package)
        assert place is not None and place.unit == "nn/layers.py"


CONVERTING = {
    "a comprehension": "        args = [np.asarray(x, dtype=float) for x in args]\n",
    "two in a row": "        args = [np.asarray(x) for x in args]\n        args = [x.astype(float) for x in args]\n",
    "a generator": "        args = tuple(np.atleast_2d(x) for x in args)\n",
    "a loop": (
        "        args = list(args)\n        for i in range(len(args)):\n            args[i] = np.asarray(args[i])\n"
    ),
    "map": "        args = map(np.asarray, args)\n",
}


@pytest.mark.parametrize("how", CONVERTING)
def test_a_decorator_that_converts_the_arguments_is_no_loop_over_neurons(how):
    decorator = (
        f"def floats(g):\n    def wrapper(*args):\n{CONVERTING[how]}        return g(*args)\n    return wrapper\n"
    )
    for body, right, wrong in ((LOOPS, component_form, vector_form), (PRODUCT, vector_form, component_form)):
        source = f"{HEAD}{decorator}@floats\ndef fc(w, a):\n" + body.format(indent=" " * 4)
        assert found(source, right) is None
        assert found(source, wrong) is not None


def test_a_loop_in_an_activation_function_is_said_of_that_function():
    looping = "def f(z):\n    return np.array([[1 / (1 + np.exp(-x)) for x in row] for row in z])\n"
    place = found(f"import numpy as np\n{looping}def fc(w, a):\n    z = w @ a\n    return f(z), z\n", vector_form)
    assert place is not None and place.line == 3
    assert "`f` itself is to take arrays" in place.message.en and "`f` 自身应当能接受数组" in place.message.zh


def test_what_a_module_offers_unseen_is_not_held_against_the_student():
    offering = {"made.py": "globals().update(fc_inner=make())\n"}
    source = "import made\ndef fc(w, a):\n    return made.fc_inner(w, a)\n"
    assert found(source, component_form, offering) is None
    assert found(source, vector_form, offering) is None
