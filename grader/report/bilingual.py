"""Both languages side by side in the page; the reader's choice hides one of them.

The class (``en``, ``zh``) says to which choice a piece belongs, the ``lang`` attribute which language it is in.
"""

from __future__ import annotations

import re
import textwrap
from functools import lru_cache

from markupsafe import Markup, escape

from grader.report.harmless import harmless
from grader.text import Language, Text

# Region matters: "zh" alone lets a browser pick the Japanese shapes of the characters.
TAGS = {Language.EN: "en", Language.ZH: "zh-CN"}

_CODE = re.compile(r"`([^`\n]+)`")
_INDENTED = re.compile(r"((?:^(?: {2,}|\t).*(?:\n|\Z))+)", re.MULTILINE)


def say(en: str, zh: str, **values: object) -> Markup:
    """Give the page's own words in both languages, with ``{name}`` filled in.

    The words are trusted markup; the values are not, and are escaped unless they are markup themselves. A
    `Text` gives each language its own.
    """
    if not values:
        return _said(en, zh)
    return _both(
        Markup(en).format(**{name: _value(value, Language.EN) for name, value in values.items()}),
        Markup(zh).format(**{name: _value(value, Language.ZH) for name, value in values.items()}),
    )


@lru_cache(maxsize=1024)
def _said(en: str, zh: str) -> Markup:
    """Give words that are the same on every page."""
    return _both(Markup(en).format(), Markup(zh).format())


def show(text: Text) -> Markup:
    """Show a short message in both languages; `` `code` `` is set as code."""
    return _both(_inline(text.en), _inline(text.zh))


def show_block(text: Text) -> Markup:
    """Show a message that may span lines; indented lines keep their columns."""
    return _both(_blocks(text.en), _blocks(text.zh), tag="div")


def _both(en: Markup, zh: Markup, tag: str = "span") -> Markup:
    """Put two pieces of markup side by side; nothing is escaped here, where most of a page's time would go."""
    pieces = {Language.EN: en, Language.ZH: zh}
    for language, other in ((Language.EN, Language.ZH), (Language.ZH, Language.EN)):
        if not pieces[language].strip():  # better the other language than nothing
            return Markup(f'<{tag} lang="{TAGS[other]}">{pieces[other]}</{tag}>')
    return Markup(
        "".join(
            f'<{tag} class="{language.value}" lang="{TAGS[language]}">{piece}</{tag}>'
            for language, piece in pieces.items()
        )
    )


def _value(value: object, language: Language) -> object:
    if isinstance(value, Text):
        return _inline(value[language])
    if isinstance(value, str) and not isinstance(value, Markup):
        return harmless(value)
    return value


def _inline(text: str) -> Markup:
    return Markup(_CODE.sub(r"<code>\1</code>", str(escape(harmless(text)))))


def _blocks(text: str) -> Markup:
    blocks = []
    for part in _INDENTED.split(harmless(text)):
        if not part.strip():
            continue
        if _INDENTED.fullmatch(part):
            blocks.append(Markup("<pre>{}</pre>").format(textwrap.dedent(part).rstrip()))
        else:
            blocks.append(Markup('<p class="message">{}</p>').format(_inline(part.strip())))
    return Markup("").join(blocks)
