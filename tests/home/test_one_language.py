"""A notebook in the language asked for: nothing is left of the other, and no formula or code is lost."""

from __future__ import annotations

import ast
import json
import re
from pathlib import Path

import pytest

from grader.home.one_language import ASIDE, CHINESE, WORD, in_one_language
from grader.text import Language
from tests.commands.conftest import ROOT

NOTEBOOKS = sorted(ROOT.glob("student_templates/*/notebook/*.ipynb"))


def cells(notebook: Path, language: Language) -> list[tuple[str, str]]:
    content = json.loads(in_one_language(notebook.read_bytes(), language))
    return [(cell["cell_type"], "".join(cell["source"])) for cell in content["cells"]]


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: path.stem)
def test_the_courses_notebooks_come_in_english_and_in_chinese(notebook: Path) -> None:
    both = json.loads(notebook.read_bytes())["cells"]
    for kind, source in cells(notebook, Language.EN):
        strings = re.compile(r'"[^"\n]*"') if kind == "code" else ASIDE
        assert not CHINESE.search(strings.sub("", source)), source
    for kind, source in cells(notebook, Language.ZH):
        if kind == "markdown":
            for paragraph in source.split("\n\n"):
                words = ASIDE.sub("", paragraph)
                assert CHINESE.search(words) or not WORD.search(words), source
    for language in Language:
        for (kind, source), cell in zip(cells(notebook, language), both, strict=True):
            if kind == "code":
                assert len(ast.parse(source).body) == len(ast.parse("".join(cell["source"])).body)


@pytest.mark.parametrize(
    ("source", "en", "zh"),
    [
        ("# 作业 · Homework\n\n$z = w a$", "# Homework\n\n$z = w a$", "# 作业\n\n$z = w a$"),
        ("- Step 2 前向 · forward: $l = 1$", "- Step 2 forward: $l = 1$", "- Step 2 前向：$l = 1$"),
        ("分量形式 · component form:", "component form:", "分量形式："),
        ("中文一段。\n\nOne in English.", "One in English.", "中文一段。"),
        ("Nothing in Chinese.", "Nothing in Chinese.", "Nothing in Chinese."),
        (r"$a \text{即 · that is} b$", r"$a \text{that is} b$", r"$a \text{即} b$"),
    ],
)
def test_text_of_each_kind_comes_in_one_language(source: str, en: str, zh: str) -> None:
    notebook = json.dumps({"cells": [{"cell_type": "markdown", "source": [source]}]}).encode()
    for language, wanted in ((Language.EN, en), (Language.ZH, zh)):
        (cell,) = json.loads(in_one_language(notebook, language))["cells"]
        assert "".join(cell["source"]) == wanted


def test_the_check_at_the_end_answers_in_the_language_asked_for() -> None:
    source = 'import grader\n\ngrader.check("hw3_backprop")'
    notebook = json.dumps({"cells": [{"cell_type": "code", "source": [source]}]}).encode()
    (cell,) = json.loads(in_one_language(notebook, Language.ZH))["cells"]
    assert "".join(cell["source"]).endswith('grader.check("hw3_backprop", language="zh")')
