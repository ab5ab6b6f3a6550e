"""What a look at the source found: where a form is not the form that was asked for."""

from __future__ import annotations

from dataclasses import dataclass

from grader.text import Text, text


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A place in the student's source that does not have the form asked for.

    ``unit`` is the name of the file or notebook cell ("hw3_backprop.py", "cell 4", "fc_v.m"), ``line`` counts
    from 1 within it. ``message`` says what stands there; it does not repeat the place.
    """

    unit: str
    line: int
    message: Text


def too_deep(unit: str, line: int, function: str) -> Finding:
    """Say that a function leads too far to be followed: whoever hides a loop behind enough calls hides it in vain."""
    message = text(
        f"the calls in {function} nest too deeply for its form to be judged; write it more directly",
        f"{function} 中的调用嵌套过深，无法判断其形式；请写得直接一些",
    )
    return Finding(unit=unit, line=line, message=message)
