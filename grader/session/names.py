"""Under which name a student wrote a function, and which name comes close where it is not there."""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection, Mapping, Sequence

CLOSE = 0.8  # of `difflib`, from 0 to 1
FORMS = ("c", "v")  # the last words that tell two forms of one function apart


def written_as(names: Sequence[str], defined: Collection[str]) -> str | None:
    """Find which of the accepted names is defined; one that differs in case alone is as good.

    Parameters
    ----------
    names : the function's own name, then its other accepted ones
    defined : the names of what the student wrote
    """
    exact = next((name for name in names if name in defined), None)
    if exact is not None:
        return exact
    folded = [name.casefold() for name in names]
    return min((name for name in defined if name.casefold() in folded), default=None)


def near_miss(function: str, parameters: int | None, others: Mapping[str, int | None]) -> str | None:
    """Find the name that was most likely meant for a function that is not there.

    Spelling comes first (``bcv``); then, among functions that take as many arguments, the same words in another
    order (``delta_output``), or a longer word for the same letters and the same form (``backprop_v`` for ``bc_v``).

    Parameters
    ----------
    parameters : how many arguments the function takes; None where that is not known
    others : what the student wrote under names that nobody asked for -> number of parameters, None if unknown
    """
    folded = {_words(name): name for name in sorted(others, reverse=True)}
    close = difflib.get_close_matches("_".join(_words(function)), map("_".join, folded), n=1, cutoff=CLOSE)
    if close:
        return folded[tuple(close[0].split("_"))]
    fitting = [words for words, name in folded.items() if parameters is None or others[name] in (None, parameters)]
    wanted = _words(function)
    for is_near in (_same_words, _longer):
        found = [words for words in fitting if is_near(wanted, words)]
        if found:
            return folded[min(found, key=lambda words: (len("_".join(words)), words))]
    return None


def _words(name: str) -> tuple[str, ...]:
    """Take a name apart: ``backprop_v`` and ``backPropV`` at their joints."""
    apart = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name)
    return tuple(word for word in apart.lower().split("_") if word) or (name.lower(),)


def _same_words(wanted: tuple[str, ...], words: tuple[str, ...]) -> bool:
    """Tell ``delta_output`` from ``output_delta``'s point of view, and ``compute_cost`` from that of ``cost``."""
    return set(wanted) <= set(words) or "".join(wanted) in "".join(words)


def _longer(wanted: tuple[str, ...], words: tuple[str, ...]) -> bool:
    """Tell a longer word for an abbreviation with a form: ``bc_v`` and ``backprop_v``, ``fc_c`` and ``forward_c``."""
    return wanted[-1] in FORMS and words[-1] == wanted[-1] and len(words) > 1 and words[0][0] == wanted[0][0]
