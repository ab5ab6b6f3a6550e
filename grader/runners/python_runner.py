"""Runs one student's Python code and answers the grader's calls over the wire (docs/wire.md).

With its parts in ``python/`` it is alone in the sandbox: it imports NumPy and the standard library, knows no
assignment, no expected value and nothing of the grader, and is at the mercy of the code it runs. Whatever it sends is
checked on arrival. It runs under Python 3.8 and later: a course chooses its students' interpreter.
"""

from __future__ import annotations

import builtins
import inspect
import json
import os
import struct
import sys
import traceback
import types
from typing import Any, Callable, Dict, List, Tuple

import numpy as np

if __name__ == "__main__":  # alone with the student's code: its own parts lie beside it
    sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
    from python import salted, tree, warm
    from python.absent import Absent, AbsentPackages, Quiet
    from python.drawing import Drawing
    from python.places import Places
    from python.running import Left, Program, module_for

    del sys.path[0]
else:
    from grader.runners.python import salted, tree
    from grader.runners.python.absent import Absent, AbsentPackages, Quiet
    from grader.runners.python.drawing import Drawing
    from grader.runners.python.places import Places
    from grader.runners.python.running import Left, Program, module_for

REQUESTS, REPLIES = 3, 4
LENGTHS = struct.Struct(">II")
DTYPES = (
    *("float64", "float32", "complex128", "bool"),
    *("int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64"),
)

Reply = Tuple[Dict[str, Any], List[bytes]]  # header and payload
NOTHING = object()  # where no name stood


class Runner:
    """The submission's namespace, and the calls into it."""

    def __init__(self) -> None:
        self.module = types.ModuleType("submission")
        self.names: dict[str, str] = {}  # file name of the student's own code -> what messages call it
        self.start = ""  # the scratch folder
        self.ask: Callable[[dict[str, Any], list[bytes]], tuple[dict[str, Any], bytes]] = ask_grader
        self.replaced: list[tuple[dict[str, Any], str, Any]] = []  # namespace, name, what stood there

    def load(self, header: dict[str, Any], payload: bytes) -> Reply:
        """Lay out the tree that was handed in, run the units, tell which functions there are."""
        self.start = self.start or os.getcwd()
        if header.get("second", False):
            salted.salt_hashes()
        notebook = header.get("notebook", False)
        self.module = module_for(header["module"], as_main=header.get("as_main", False))
        tree.write(self.start, header["files"], payload, self.names)
        main = header.get("main", "")
        folder = tree.enter(self.start, os.path.dirname(main), self.module) if header["files"] else self.start
        file = os.path.join(folder, os.path.basename(main))
        if main and not notebook:
            self.module.__file__ = file
            sys.argv[:] = [file]
        space = vars(self.module)
        program = Program(space, self.describe, self.names, seconds=header.get("seconds", 0.0), notebook=notebook)
        absent = AbsentPackages(program.source_of)
        sys.meta_path.append(absent)
        sys.meta_path.insert(0, Drawing())
        for unit in header["units"]:
            try:
                own = not notebook and unit["name"] == os.path.basename(main)
                program.run(unit["source"], unit["name"], file if own else "")
            except Left:
                break
        program.finish()
        restored = program.last.restore(space)
        notes = [dict(zip(("kind", "unit", "line", "words"), note)) for note in program.notes]
        notes += [{"kind": "absent", "unit": "", "line": 0, "words": name[:200]} for name in list(absent.noted)[:20]]
        told = {"errors": program.errors, "notes": notes, "restored": restored}
        return {"ok": True, "functions": self.functions(), **told}, []

    def functions(self) -> dict[str, int | None]:
        """Name every callable of the namespace with its number of parameters."""
        found = {}
        for name, value in list(vars(self.module).items()):
            if name.startswith("_") or isinstance(value, (Quiet, Absent)) or not callable(value):
                continue
            found[name] = parameters(value)
        return found

    def call(self, header: dict[str, Any], payload: bytes) -> Reply:
        """Call one function; its results, or what it raised."""
        function = vars(self.module).get(header["function"])
        if not callable(function):
            return {"ok": False, "error": absent(header["function"])}, []
        places = Places(self.start)
        out: list[bytes] = []
        try:
            reader = Reader(payload, places)
            args = [reader.value(item) for item in header["args"]]
            returned = function(*args)
            results = [describe_value(item, out) for item in (returned if type(returned) is tuple else (returned,))]
            reply: dict[str, Any] = {"ok": True, "results": results}
            if header["arguments_after"]:
                reply["after"] = [describe_value(argument, out) for argument in args]
            if places.folders:
                reply["places"] = places.left(out)
        except BaseException as error:  # see load
            return {"ok": False, "error": self.describe(error, None)}, []
        finally:
            places.close()
        return reply, out

    def calls(self, header: dict[str, Any], payload: bytes) -> Reply:
        """Call one function many times; each call has its own results, or what it raised."""
        replies, out, at = [], [], 0
        for one in header["calls"]:
            own = payload[at : at + one["size"]]
            at += one["size"]
            reply, results = self.call({**header, "args": one["args"]}, own)
            replies.append({**reply, "size": sum(map(len, results))})
            out += results
        return {"ok": True, "replies": replies}, out

    def supply(self, header: dict[str, Any], payload: bytes) -> Reply:
        """Put functions that ask the grader in the place of these names; what stood there before comes back first."""
        while self.replaced:
            space, name, before = self.replaced.pop()
            if before is NOTHING:
                space.pop(name, None)
            else:
                space[name] = before
        spaces = self.spaces()
        for name, arguments in header["functions"].items():
            stand_in = self.asking(name, arguments)
            for space in spaces:
                self.replaced.append((space, name, space.get(name, NOTHING)))
                space[name] = stand_in
        return {"ok": True}, []

    def spaces(self) -> list[dict[str, Any]]:
        """List the namespaces in which the student's functions look names up: the module's first."""
        found = [vars(self.module)]
        for value in list(vars(self.module).values()):
            own = isinstance(value, types.FunctionType) and value.__code__.co_filename in self.names
            if own and not any(value.__globals__ is space for space in found):
                found.append(value.__globals__)
        return found

    def asking(self, name: str, arguments: list[str]) -> Callable[..., Any]:
        """Make a function that asks the grader."""

        def asked(*args: Any, **named: Any) -> Any:
            given = [*args, *(named[key] for key in arguments[len(args) :] if key in named)]
            out: list[bytes] = []
            described = [describe_value(argument, out) for argument in given]
            header, payload = self.ask({"ask": name, "args": described}, out)
            if not header["ok"]:
                raise ValueError(f"{name}: {header['message']}")
            reader = Reader(payload, Places(self.start))
            results = [reader.value(item) for item in header["results"]]
            return results[0] if len(results) == 1 else tuple(results)

        asked.__name__ = name
        return asked

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

    def __init__(self, payload: bytes, places: Places) -> None:
        self.payload = payload
        self.places = places
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
        if kind == "path":
            path, self.at = self.places.path(described, self.payload, self.at)
            return path
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


def ask_grader(header: dict[str, Any], payload: list[bytes]) -> tuple[dict[str, Any], bytes]:
    """Ask the grader a question in the midst of a call, and read its answer."""
    flush()
    send(header, payload)
    return read_frame()


def read_frame() -> tuple[dict[str, Any], bytes]:
    """Read one frame."""
    text_length, payload_length = LENGTHS.unpack(read_exactly(LENGTHS.size))
    header = json.loads(read_exactly(text_length))
    return header, read_exactly(payload_length)


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
        header, payload = read_frame()
        reply, out = getattr(runner, header["op"])(header, payload)
        flush()
        send({"id": header["id"], **reply}, out)


if __name__ == "__main__":
    sys.path[:] = [path for path in sys.path if path != os.path.dirname(os.path.abspath(__file__))]
    sys.path.insert(0, os.getcwd())
    sys.dont_write_bytecode = True
    vars(builtins).update(exit=sys.exit, quit=sys.exit)  # what `site` gives, which is not imported here
    if sys.argv[1:]:  # a template: each runner goes on from here in a process of its own
        control, refused = map(int, sys.argv[1:])
        del sys.argv[1:]
        warm.wait(control, refused)
    serve()
