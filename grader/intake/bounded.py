"""What is told of one submission is bounded: the first notes and problems in full, of the others their number."""

from __future__ import annotations

from collections.abc import Sequence

from grader.submission import Problem
from grader.text import Text, text

MOST = 50  # of each kind; nobody reads more, and a hostile file can cause one with every few bytes
MORE_NOTES = text("And {count} more notes like these.", "另有 {count} 条类似的提示。")
MORE_PROBLEMS = text("and {count} more problems from here on", "从此处起还有 {count} 处问题")


def bounded_notes(notes: Sequence[Text]) -> tuple[Text, ...]:
    """Keep the first notes, and say how many more there are."""
    rest = len(notes) - MOST
    return (*notes[:MOST], MORE_NOTES.format(count=rest)) if rest > 0 else tuple(notes)


def bounded_problems(problems: Sequence[Problem]) -> tuple[Problem, ...]:
    """Keep the first problems, and put the others into one, which defines all that is lost with them."""
    rest = problems[MOST:]
    if not rest:
        return tuple(problems)
    lost = tuple(dict.fromkeys(name for problem in rest for name in problem.defines))
    message = MORE_PROBLEMS.format(count=len(rest))
    return (*problems[:MOST], Problem(unit=rest[0].unit, line=rest[0].line, message=message, defines=lost))
