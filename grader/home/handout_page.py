r"""A handout as one HTML file for any browser: formulas and pictures stand within it, so no network is needed."""

from __future__ import annotations

import base64
import html
import re
import unicodedata
from collections.abc import Sequence
from importlib import resources
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict
from mdit_py_plugins.dollarmath import dollarmath_plugin

from grader.report.equation import equation
from grader.text import Language, text

TAG = re.compile(r"\\tag\{([^{}]*)\}")  # the number of a displayed equation
HEADING = re.compile(r"^# +(.+)$", re.MULTILINE)
MEDIA = {".svg": "image/svg+xml", ".png": "image/png", ".jpg": "image/jpeg", ".gif": "image/gif"}
NAMES = {Language.EN: ("en", "English"), Language.ZH: ("zh-CN", "中文")}
PRINTED = text("Formulas and pictures are in this file; it needs no network.", "公式和图片都在本文件中，无需联网。")


def handout_page(markdown: str, language: Language, pictures: dict[str, bytes], others: dict[Language, str]) -> str:
    """Convert a handout to a page.

    Parameters
    ----------
    markdown : the handout: CommonMark with tables, ``$...$`` and ``$$...$$`` for formulas
    pictures : content by the names that the handout shows them under
    others : file names of the handout's pages in other languages, to lead there

    Returns
    -------
    The page, complete: MathML for the formulas, ``data:`` addresses for the pictures.
    """
    shown = {name: _address(name, content) for name, content in pictures.items()}
    body = _converter(shown).render(markdown)
    heading = HEADING.search(markdown)
    code, _ = NAMES[language]
    links = " · ".join(
        f'<a href="{html.escape(name)}" lang="{NAMES[each][0]}">{NAMES[each][1]}</a>' for each, name in others.items()
    )
    style = (resources.files("grader.home") / "handout.css").read_text("utf-8")
    title = html.escape(re.sub(r"[*`$]", "", heading[1])) if heading else ""
    return (
        f'<!DOCTYPE html>\n<html lang="{code}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>\n{style}</style>\n</head>\n<body>\n"
        f"<nav>{links}</nav>\n<main>\n{body}</main>\n<footer>{PRINTED[language]}</footer>\n</body>\n</html>\n"
    )


def _converter(pictures: dict[str, str]) -> MarkdownIt:
    class Renderer(RendererHTML):
        """CommonMark's, with each picture in the place of its name, and Chinese lines joined."""

        def image(self, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType) -> str:
            source = str(tokens[index].attrs["src"])
            tokens[index].attrs["src"] = pictures.get(source, source)
            return super().image(tokens, index, options, env)

        def softbreak(self, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType) -> str:
            around = (tokens[index - 1].content[-1:], tokens[index + 1].content[:1])
            joined = any(map(_is_wide, around)) and all(map(_is_wide, filter(None, around)))
            return "" if joined else super().softbreak(tokens, index, options, env)

    converter = MarkdownIt("commonmark", renderer_cls=Renderer).enable("table")
    return converter.use(dollarmath_plugin, renderer=_formula, double_inline=True)


def _is_wide(character: str) -> bool:
    """Tell Chinese from other writing: a browser sets a blank where its lines are broken, and Chinese has none."""
    return bool(character) and unicodedata.east_asian_width(character) in "WF"


def _formula(tex: str, options: dict[str, bool]) -> str:
    """Give MathML, with the number of the equation beside it."""
    number = TAG.search(tex)
    shown = str(equation(TAG.sub("", tex), display=options["display_mode"]))
    return f'{shown}<span class="number">({html.escape(number[1])})</span>' if number else shown


def _address(name: str, content: bytes) -> str:
    return f"data:{MEDIA[Path(name).suffix]};base64,{base64.b64encode(content).decode()}"
