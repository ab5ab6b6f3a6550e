"""Runs one student's Python code and answers the grader's calls over the wire (docs/wire.md).

This file is alone in the sandbox: it imports NumPy and the standard library, knows no assignment, no expected value and
nothing of the grader, and is at the mercy of the code it runs. Whatever it sends is checked on arrival.
"""

import __future__

import ast
import builtins
import importlib.abc
import importlib.machinery
import inspect
import json
import os
import struct
import sys
import traceback
import types
from typing import Any

import numpy as np

REQUESTS, REPLIES = 3, 4
FUTURE = sum(getattr(__future__, name).compiler_flag for name in __future__.all_feature_names)
LENGTHS = struct.Struct(">II")
DTYPES = (
    *("float64", "float32", "complex128", "bool"),
    *("int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64"),
)
# Packages that draw or show: absent here, and no homework's result depends on them, so importing one must cost nothing.
FOR_SHOW = (
    "matplotlib",
    "mpl_toolkits",
    "pylab",
    "seaborn",
    "plotly",
    "IPython",
    "ipywidgets",
    "tqdm",
    "grader",
)


Reply = tuple[dict[str, Any], list[bytes]]  # header and payload


class Inert(types.ModuleType):
    """Stands for a package for show: whatever is asked of it, it does nothing."""

    __path__: list[str] = []

    def __getattr__(self, name: str) -> Any:
        """Give every public attribute, and no other, so that introspection sees nothing odd."""
        if name.startswith("__"):
            raise AttributeError(name)
        return Inert(f"{self.__name__}.{name}")

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        """Pass the first argument on where that is what the name does (a progress bar), else do nothing."""
        if args and self.__name__.rpartition(".")[2] in ("tqdm", "trange"):
            return range(*args) if self.__name__.endswith("trange") else args[0]
        return Inert(self.__name__)

    def __iter__(self) -> Any:
        """Unpack as the pair that ``plt.subplots()`` gives."""
        return iter((Inert(self.__name__), Inert(self.__name__)))

    def __getitem__(self, key: Any) -> Any:
        return Inert(self.__name__)

    def __enter__(self) -> Any:
        return self

    def __exit__(self, *details: Any) -> None:
        return None


class ForShow(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Finds the packages for show, after every real finder has failed."""

    def find_spec(self, name: str, path: Any = None, target: Any = None) -> Any:
        """Claim the packages for show and their submodules."""
        if name.partition(".")[0] in FOR_SHOW:
            return importlib.machinery.ModuleSpec(name, self, is_package=True)
        return None

    def create_module(self, spec: Any) -> Any:
        """Make the module that does nothing."""
        return Inert(spec.name)

    def exec_module(self, module: Any) -> None:
        """Nothing is there to run."""


class LastFunctions:
    """Remembers the last function of each name, so that a throw-away variable does not destroy it.

    ``with open(...) as f`` and ``df = read_csv(...)`` after the last definition take a function's name for something
    that cannot be called; when all is loaded, the function comes back.
    """

    def __init__(self) -> None:
        self.functions: dict[str, Any] = {}

    def pieces(self, tree: ast.Module) -> list[ast.Module]:
        """Cut a unit into what is run at once: its statements, if a name is a function's and something else's."""
        names: dict[bool, set[str]] = {True: set(), False: set()}
        for name, is_function in bindings(tree):
            names[is_function].add(name)
        if names[True] & names[False]:
            return [ast.Module([statement], []) for statement in tree.body]
        return [tree]

    def note(self, piece: ast.Module, namespace: dict[str, Any]) -> None:
        """Look at what a piece, which has just been run, has bound."""
        names = {name for name, _ in bindings(piece)}
        for name in namespace.keys() if "*" in names else names:
            if isinstance(namespace.get(name), types.FunctionType):
                self.functions[name] = namespace[name]

    def restore(self, namespace: dict[str, Any]) -> list[str]:
        """Put back the functions whose names are gone, or stand for what cannot be called; name them."""
        now = {name: namespace.get(name) for name in self.functions}
        lost = [name for name, value in now.items() if not callable(value) or isinstance(value, types.ModuleType)]
        namespace.update((name, self.functions[name]) for name in lost)
        return lost


def bindings(tree: ast.Module) -> list[tuple[str, bool]]:
    """List the names that are bound at the top level, and whether by a function's definition."""
    found: list[tuple[str, bool]] = []
    left: list[ast.AST] = [tree]
    while left:
        node = left.pop()
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            found.append((node.name, True))
        elif isinstance(node, ast.ClassDef):
            found.append((node.name, False))
        elif isinstance(node, ast.Name):
            if not isinstance(node.ctx, ast.Load):
                found.append((node.id, False))
        elif isinstance(node, (ast.Import, ast.ImportFrom)):
            found += [((alias.asname or alias.name).partition(".")[0], False) for alias in node.names]
        elif isinstance(node, ast.ExceptHandler) and node.name:
            found.append((node.name, False))
            left += node.body
        elif not isinstance(node, (ast.Lambda, ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)):
            left += ast.iter_child_nodes(node)
    return found


class Runner:
    """The submission's namespace, and the calls into it."""

    def __init__(self) -> None:
        self.module = types.ModuleType("submission")
        self.names: dict[str, str] = {}  # file name of the student's own code -> what messages call it

    def load(self, header: dict[str, Any], payload: bytes) -> Reply:
        """Write the helper files, run the units, tell which functions there are."""
        self.module = types.ModuleType(header["module"])
        self.module.__file__ = os.path.abspath(header["module"] + ".py")
        sys.modules[header["module"]] = self.module
        at = 0
        for file in header["files"]:
            path = os.path.normpath(file["name"])
            if os.path.isabs(path) or path.startswith(".."):
                continue
            os.makedirs(os.path.dirname(path) or ".", exist_ok=True)
            with open(path, "wb") as stream:
                stream.write(payload[at : at + file["size"]])
            self.names[os.path.abspath(path)] = path
            at += file["size"]
        self.names.update((unit["name"], unit["name"]) for unit in header["units"])
        errors = []
        last = LastFunctions()
        for unit in header["units"]:
            try:
                self.run(unit, last)
            except BaseException as error:  # whatever a student raises, SystemExit too, is an answer
                errors.append(self.describe(error, unit["name"]))
        restored = last.restore(self.module.__dict__)
        return {"ok": True, "functions": self.functions(), "errors": errors, "restored": restored}, []

    def run(self, unit: dict[str, Any], last: LastFunctions) -> None:
        """Run one unit in the submission's namespace."""
        code = compile(unit["source"], unit["name"], "exec", dont_inherit=True)
        pieces = last.pieces(ast.parse(unit["source"]))
        features = code.co_flags & FUTURE
        for piece in pieces:
            if len(pieces) > 1:
                code = compile(piece, unit["name"], "exec", features, dont_inherit=True)
            try:
                exec(code, self.module.__dict__)
            finally:
                last.note(piece, self.module.__dict__)

    def functions(self) -> dict[str, int | None]:
        """Name every callable of the namespace with its number of parameters."""
        found = {}
        for name, value in list(vars(self.module).items()):
            if callable(value) and not name.startswith("_") and not isinstance(value, Inert):
                found[name] = parameters(value)
        return found

    def call(self, header: dict[str, Any], payload: bytes) -> Reply:
        """Call one function; its results, or what it raised."""
        reader = Reader(payload)
        args = [reader.value(item) for item in header["args"]]
        function = vars(self.module).get(header["function"])
        if not callable(function):
            return {"ok": False, "error": absent(header["function"])}, []
        out: list[bytes] = []
        try:
            returned = function(*args)
            results = [describe_value(item, out) for item in (returned if type(returned) is tuple else (returned,))]
            reply: dict[str, Any] = {"ok": True, "results": results}
            if header["arguments_after"]:
                reply["after"] = [describe_value(argument, out) for argument in args]
        except BaseException as error:  # see load
            return {"ok": False, "error": self.describe(error, None)}, []
        return reply, out

    def describe(self, error: BaseException, unit: str | None) -> dict[str, Any]:
        """Describe an exception, with the frames of the student's own code alone."""
        frames = []
        for frame in traceback.extract_tb(error.__traceback__):
            if frame.filename in self.names:
                called = self.names[frame.filename]
                frames.append({"unit": called, "line": frame.lineno or 0, "function": frame.name})
        if isinstance(error, SyntaxError) and unit is not None and not frames:
            frames.append({"unit": unit, "line": error.lineno or 0, "function": ""})
        try:
            message = str(error)[:2000]
        except BaseException:  # an exception whose __str__ raises
            message = ""
        return {
            "type": type(error).__name__,
            "message": message,
            "identifier": "",
            "missing": isinstance(error, NotImplementedError),
            "arguments": isinstance(error, TypeError) and not frames and unit is None,
            "frames": frames[:1] + frames[1:][-19:],  # a deep recursion: where it began and where it ended
        }


class Reader:
    """Turns described values into arrays of their own memory."""

    def __init__(self, payload: bytes) -> None:
        self.payload = payload
        self.at = 0

    def value(self, described: dict[str, Any]) -> Any:
        """Read one value; a number of shape [] becomes a Python number."""
        kind = described["kind"]
        if kind == "array":
            dtype = np.dtype(described["dtype"])
            shape = described["shape"]
            count = int(np.prod(shape, dtype=np.int64))
            flat = np.frombuffer(self.payload, dtype, count, self.at)
            self.at += count * dtype.itemsize
            return np.array(flat.reshape(shape, order="F"), order="C") if shape else flat[0].item()
        if kind == "list":
            return [self.value(item) for item in described["items"]]
        if kind == "dict":
            return {name: self.value(item) for name, item in described["items"].items()}
        return described.get("text")


def describe_value(value: Any, out: list[bytes]) -> dict[str, Any]:
    """Describe a result as JSON and append its bytes to ``out``."""
    if value is None:
        return {"kind": "none"}
    if isinstance(value, str):
        return {"kind": "text", "text": value[:10_000]}
    if isinstance(value, dict):
        return {"kind": "dict", "items": {str(key): describe_value(item, out) for key, item in value.items()}}
    if isinstance(value, (list, tuple)):
        if value and all(type(item) in (int, float, bool) for item in value):
            return describe_array(np.array(value), out, type(value).__name__)
        return {"kind": "list", "items": [describe_value(item, out) for item in value]}
    if isinstance(value, np.ndarray) and value.dtype == object:
        # np.array(w, dtype=object) of layers of equal size has taken the matrices apart: its first axis is the list
        items = value if value.ndim > 2 else value.ravel()
        return {"kind": "list", "items": [describe_value(plain(item), out) for item in items]}
    if isinstance(value, (np.ndarray, np.generic, int, float, complex)):
        return describe_array(np.asarray(value), out, type(value).__name__)
    return {"kind": "other", "type": type(value).__name__}


def plain(item: Any) -> Any:
    """Give an object array that holds numbers alone as an array of numbers; anything else as it is."""
    if isinstance(item, np.ndarray) and item.dtype == object:
        try:
            return item.astype(np.float64)
        except (TypeError, ValueError):
            pass
    return item


def describe_array(array: Any, out: list[bytes], type_name: str) -> dict[str, Any]:
    """Describe a numeric array; float16 and long double travel as the float they are nearest to."""
    if array.dtype.kind in "fc" and array.dtype.name not in DTYPES:
        array = array.astype(
            {"f": "float32" if array.dtype.itemsize < 4 else "float64", "c": "complex128"}[array.dtype.kind]
        )
    if array.dtype.name not in DTYPES:
        return {"kind": "other", "type": f"{type_name} of {array.dtype}"}
    out.append(array.astype(array.dtype.newbyteorder("<"), copy=False).tobytes(order="F"))
    return {"kind": "array", "dtype": array.dtype.name, "shape": list(array.shape)}


def parameters(function: Any) -> int | None:
    """Count the parameters that can be given by position; None where any number can, or none can be known."""
    try:
        kinds = [parameter.kind for parameter in inspect.signature(function).parameters.values()]
    except (ValueError, TypeError):
        return None
    if inspect.Parameter.VAR_POSITIONAL in kinds:
        return None
    return sum(kind in (inspect.Parameter.POSITIONAL_ONLY, inspect.Parameter.POSITIONAL_OR_KEYWORD) for kind in kinds)


def absent(name: str) -> dict[str, Any]:
    """Describe a call to a function that is not there."""
    message = f"there is no function {name}"
    return {
        **{"type": "NameError", "message": message, "identifier": ""},
        **{"missing": True, "arguments": False, "frames": []},
    }


def read_exactly(count: int) -> bytes:
    """Read from the grader; when it is gone there is nothing left to do here."""
    parts = []
    while count:
        part = os.read(REQUESTS, min(count, 1 << 20))
        if not part:
            os._exit(0)
        parts.append(part)
        count -= len(part)
    return b"".join(parts)


def send(header: dict[str, Any], payload: list[bytes]) -> None:
    """Write one reply frame."""
    text = json.dumps(header).encode()
    body = b"".join(payload)
    frame = memoryview(LENGTHS.pack(len(text), len(body)) + text + body)
    while frame:
        frame = frame[os.write(REPLIES, frame) :]


def flush() -> None:
    """Let what the student printed arrive, unless the student closed or replaced the streams."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except BaseException:  # a stream of the student's own making
            pass


def serve() -> None:
    """Answer requests until the grader closes the pipe."""
    runner = Runner()
    while True:
        text_length, payload_length = LENGTHS.unpack(read_exactly(LENGTHS.size))
        header = json.loads(read_exactly(text_length))
        payload = read_exactly(payload_length)
        reply, out = (runner.load if header["op"] == "load" else runner.call)(header, payload)
        flush()
        send({"id": header["id"], **reply}, out)


if __name__ == "__main__":
    sys.path.insert(0, os.getcwd())
    sys.meta_path.append(ForShow())
    sys.dont_write_bytecode = True
    vars(builtins).update(exit=sys.exit, quit=sys.exit)  # what `site` gives, which is not imported here
    serve()
