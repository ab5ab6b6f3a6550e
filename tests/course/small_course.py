"""A small course to cut templates from."""

from __future__ import annotations

from pathlib import Path

import pytest

PYTHON = '''\
# %% [markdown]
# # 作业 · Homework
#
# $z = w a$

# %%
"""A small homework.

小作业。
"""

import numpy as np


# %%
def f(z):
    """Activation function, given."""
    return 1 / (1 + np.exp(-z))


# %% [markdown]
# ## 前向 · Forward


# %%
def fc_v(w, a):
    """Forward computation.

    前向计算。
    """
    # <gap>
    # zh: 先求净输入，再求激活值。
    # en: First the net input,
    # en: then the activation.
    # this comment is part of the solution
    z_next = w @ a
    a_next = f(z_next)
    # </gap>
    return a_next, z_next


# %% tags=["demo", "active-ipynb"]
# print(fc_v(np.eye(2), np.ones((2, 1))))
'''

MATLAB_GIVEN = "function a = f(z)\n% F  Activation function, given.\na = 1 ./ (1 + exp(-z));\nend\n"
MATLAB = """\
function [a_next, z_next] = fc_v(w, a)
% FC_V  Forward computation. / 前向计算。
% <gap>
% zh: 先求净输入。
% en: First the net input.
z_next = w * a;
a_next = f(z_next);
% </gap>
end
"""


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """A course with one assignment, ``hw``, and everything that is hidden from students."""
    files = {
        "course.toml": 'title = { en = "A", zh = "甲" }\nassignments = ["hw0", "hw"]\n\n[limits]\ncall_seconds = 5\n',
        "reference/python/hw.py": PYTHON,
        "reference/matlab/hw/f.m": MATLAB_GIVEN,
        "reference/matlab/hw/fc_v.m": MATLAB,
        "assignments/hw/assignment.toml": 'id = "hw"\n',
        "assignments/hw/handout.zh.md": "# 讲义\n",
        "assignments/hw/handout.en.md": "# Handout\n",
        "assignments/hw/public_checks.py": "PUBLIC = 1\n",
        "assignments/hw/hidden_checks.py": "HIDDEN = 1\n",
        "assignments/hw/mistakes.py": "MISTAKES = 1\n",
        "assignments/hw/notes_for_staff.md": "secret\n",
        "assignments/hw0/assignment.toml": 'id = "hw0"\n',
    }
    root = tmp_path / "course"
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return root
