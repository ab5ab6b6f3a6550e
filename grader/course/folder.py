"""The course directory: the nearest folder upwards that holds ``course.toml``."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from grader.errors import AssignmentError, UsageError
from grader.interpreter import Interpreter
from grader.limits import Limits
from grader.text import Language, Text

COURSE_FILE = "course.toml"

Record = TypeVar("Record")


class CourseFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What ``course.toml`` may say."""

    title: Text
    assignments: tuple[str, ...]
    languages: tuple[Language, ...] = (Language.ZH, Language.EN)
    limits: dict[str, Any] = {}
    runtime: Interpreter = Interpreter()


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """A course: its folder, its title, its assignments in order, the default limits and interpreter."""

    root: Path
    title: Text
    assignments: tuple[str, ...]
    languages: tuple[Language, ...]
    limits: Limits
    runtime: Interpreter

    def folder(self, assignment_id: str) -> Path:
        """Give the folder of an assignment.

        Raises
        ------
        UsageError
            If the course has no such assignment; the message lists those it has.
        """
        if assignment_id not in self.assignments:
            known = ", ".join(self.assignments)
            raise UsageError(
                Text(
                    f"there is no assignment {assignment_id!r}; this course has {known}",
                    f"没有名为 {assignment_id!r} 的作业；本课程的作业有：{known}",
                )
            )
        return self.root / "assignments" / assignment_id


def read_toml(path: Path, record: type[Record]) -> Record:
    """Read a TOML file into a record, demanding every key to be known and of its type.

    Raises
    ------
    AssignmentError
        Naming the file, the key, and what was expected there.
    """
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise AssignmentError(f"{path} is missing") from error
    except (OSError, UnicodeDecodeError) as error:
        raise AssignmentError(f"{path} cannot be read: {error}") from error
    except tomllib.TOMLDecodeError as error:
        raise AssignmentError(f"{path} is not valid TOML: {error}") from error
    try:
        return msgspec.convert(content, record, strict=False)
    except msgspec.ValidationError as error:
        raise AssignmentError(f"{path}: {_expectation(error, record)}") from error


def _expectation(error: msgspec.ValidationError, record: type[Any]) -> str:
    """Turn msgspec's words into the key and what was expected there."""
    message = str(error)
    if "unknown field" in message:
        at = message.partition(" - at `$")[2].rstrip("`").lstrip(".")
        owner = f"table [{at}]" if at else "the top level"
        name = message.split("`")[1]
        expected = _keys_at(record, at)
        hint = f"; expected one of {', '.join(expected)}" if expected else ""
        return f"unknown key {name!r} in {owner}{hint}"
    return message.replace(" - at `$.", " - at key `")


def _keys_at(record: type[Any], at: str) -> tuple[str, ...]:
    """List the keys of the (possibly nested) record that an error points into."""
    kind: Any = msgspec.inspect.type_info(record)
    for step in re.findall(r"\[\.\.\.\]|[^.\[\]]+", at):
        if isinstance(kind, msgspec.inspect.StructType):
            kind = next((field.type for field in kind.fields if field.encode_name == step), None)
        elif isinstance(kind, msgspec.inspect.DictType):
            kind = kind.value_type
    return tuple(field.encode_name for field in getattr(kind, "fields", ()))


def limits_with(base: Limits, changes: dict[str, Any], source: Path) -> Limits:
    """Overlay the ``[limits]`` table of ``source`` on the limits in force."""
    known = msgspec.structs.asdict(base)
    for key, value in changes.items():
        if key not in known:
            raise AssignmentError(
                f"{source}: unknown key {key!r} in table [limits]; expected one of {', '.join(known)}"
            )
        if type(value) not in (int, float) or value <= 0:
            raise AssignmentError(f"{source}: [limits] {key} = {value!r}; expected a number above 0")
        if isinstance(known[key], int) and not isinstance(value, int):
            raise AssignmentError(f"{source}: [limits] {key} = {value!r}; expected a whole number")
    return msgspec.structs.replace(base, **changes)


def load_course(root: Path) -> Course:
    """Read ``course.toml`` in ``root``."""
    path = root / COURSE_FILE
    record = read_toml(path, CourseFile)
    return Course(
        root=root,
        title=record.title,
        assignments=record.assignments,
        languages=record.languages,
        limits=limits_with(Limits(), record.limits, path),
        runtime=record.runtime,
    )


def find_course(*starts: Path, own: bool = True) -> Course:
    """Load the course found upwards of the first start that has one.

    Parameters
    ----------
    starts : the folders to begin in
    own : whether a copy of the grader that was installed in place (``pip install -e .``) may fall back on the course
        that it came with

    Raises
    ------
    UsageError
        If no folder upwards of any start holds ``course.toml``.
    """
    for start in (*starts, *([Path(__file__).parent] if own else [])):
        folder = start.resolve()
        for candidate in (folder, *folder.parents):
            if (candidate / COURSE_FILE).is_file():
                return load_course(candidate)
    raise UsageError(
        Text(
            f"no {COURSE_FILE} in {starts[0].resolve()} or any folder above it; "
            "go to the folder of the course, or name it with --course",
            f"在 {starts[0].resolve()} 及其上级文件夹中找不到 {COURSE_FILE}；请进入课程文件夹，或用 --course 指定",
        )
    )
