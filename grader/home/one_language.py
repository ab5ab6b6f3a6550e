r"""A notebook in one language: the template has both, and a student reads one.

What stands in both languages is told by its form: paragraphs of their own, ``中文 · English`` on one line or in
``\text{}``, hints after ``# zh:`` and ``# en:``. What has no counterpart, such as a formula, stays.
"""

from __future__ import annotations

import json
import re
from typing import Any

from grader.text import Language

CHINESE = re.compile(r"[\u3400-\u9fff]")
ASIDE = re.compile(r"\$\$.*?\$\$|\$[^$]*\$|`[^`]*`", re.DOTALL)  # formulas and code are of no language
WORD = re.compile(r"[A-Za-z]{2,}")
PAIR = re.compile(r"^(?P<before>[^\u3400-\u9fff]*)(?P<zh>[\u3400-\u9fff].*?) · (?P<en>.*)$")
LISTED = re.compile(r":\s*(\$.*)$")  # a formula at the end of a line, which belongs to both
IN_FORMULA = re.compile(r"\\text\{([^{}]*?) · ([^{}]*?)\}")
HINT = re.compile(r"^(\s*# )(zh|en): (.*)$")
REMARK = re.compile(r"(# )([^#]*?[\u3400-\u9fff][^#]*?) [·/] ([^#]*)$")
BLANK = re.compile(r"(\w+): replace this line with your code / (请把这一行换成你的代码)")
DOCSTRING = re.compile(r'(""")(.*?)(""")', re.DOTALL)
CHECK = re.compile(r"(grader\.check\(['\"]\w+['\"])\)")


def in_one_language(notebook: bytes, language: Language) -> bytes:
    """Give a notebook's cells in one language, and let its checks answer in it."""
    content: dict[str, Any] = json.loads(notebook)
    for cell in content["cells"]:
        source = "".join(cell["source"])
        shown = _markdown(source, language) if cell["cell_type"] == "markdown" else _code(source, language)
        cell["source"] = shown.splitlines(keepends=True)
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()


def _markdown(source: str, language: Language) -> str:
    lines = [_line(line, language) for line in source.split("\n")]
    paragraphs = "\n".join(lines).split("\n\n")
    return "\n\n".join(_of_one_language(paragraphs, language))


def _line(line: str, language: Language) -> str:
    line = IN_FORMULA.sub(lambda found: f"\\text{{{found[1 if language is Language.ZH else 2]}}}", line)
    pair = PAIR.match(line)
    if pair is None or CHINESE.search(pair["en"]):
        return line
    if language is Language.EN:
        return pair["before"] + pair["en"]
    formula = LISTED.search(pair["en"])
    end = f"：{formula[1]}" if formula else "：" if pair["en"].endswith(":") else ""
    return pair["before"] + pair["zh"] + end


def _code(source: str, language: Language) -> str:
    lines = []
    for line in source.split("\n"):
        hint = HINT.match(line)
        if hint is None:
            remark = REMARK.sub(lambda found: found[1] + found[2 if language is Language.ZH else 3], line)
            blank = r"\1：\2" if language is Language.ZH else r"\1: replace this line with your code"
            lines.append(BLANK.sub(blank, remark))
        elif hint[2] == language:
            lines.append(hint[1] + hint[3])
    code = CHECK.sub(rf'\1, language="{language}")', "\n".join(lines))
    if language is Language.ZH:  # a docstring's tables of arguments are in English alone
        return code
    return DOCSTRING.sub(lambda found: found[1] + _docstring(found[2]) + found[3], code)


def _docstring(words: str) -> str:
    kept = "\n\n".join(_of_one_language(words.split("\n\n"), Language.EN))
    indent = re.search(r"\n[ \t]*\Z", words)
    return kept.rstrip() + (indent[0] if indent and "\n" in kept.strip() else "")


def _of_one_language(paragraphs: list[str], language: Language) -> list[str]:
    """Leave out the paragraphs of the other language where there are some of this one."""
    languages = [_language_of(paragraph) for paragraph in paragraphs]
    if language not in languages:
        return paragraphs
    return [each for each, found in zip(paragraphs, languages, strict=True) if found in (None, language)]


def _language_of(paragraph: str) -> Language | None:
    words = ASIDE.sub("", paragraph)
    if CHINESE.search(words):
        return Language.ZH
    return Language.EN if WORD.search(words) else None
