"""Cells of a notebook in an Octave or MATLAB kernel, as plain MATLAB on the same lines.

Their kernels (octave_kernel, xeus-octave, matlab_kernel) know magics as IPython does. ``%plot inline`` is a comment to
MATLAB anyway, and ``%%file fc_v.m`` too, so that what stands below it counts; cells in another language are left out.
"""

from __future__ import annotations

import re

from grader.text import NOTHING, Text, text

KERNELS = ("octave", "matlab")  # part of the language's or the kernel's name
OTHER = frozenset(
    "bash brython cmd conversation html javascript js latex perl processing python python3 py r ruby scheme sh shell "
    "svg".split()
)
MAGIC = re.compile(r"\s*%%[ \t]*(\w+)")
SHELL_OR_HELP = re.compile(r"^[ \t]*(?:![^=\n]|\?)[^\n]*|^[ \t]*[A-Za-z][\w.]*\?+[ \t]*$", re.MULTILINE)


def is_matlab(language: str) -> bool:
    """Whether the name of a kernel or its language is MATLAB's or Octave's."""
    return any(kernel in language.lower() for kernel in KERNELS)


def as_plain_matlab(source: str, called: str) -> tuple[str, Text]:
    """Give a cell's code without what only its kernel understands; nothing, and why, for another language."""
    magic = MAGIC.match(source)
    if magic and source[magic.start() :].lstrip().startswith(f"%%{magic[1]}") and magic[1] in OTHER:
        return "", OTHER_LANGUAGE.format(cell=called, magic=f"%%{magic[1]}", zh_cell=called.removeprefix("cell "))
    return SHELL_OR_HELP.sub(lambda line: f"%{line[0]}", source), NOTHING


OTHER_LANGUAGE = text(
    "{cell}: this cell was left out: {magic} is not MATLAB.",
    "第 {zh_cell} 个单元格未使用：{magic} 不是 MATLAB 代码。",
)
