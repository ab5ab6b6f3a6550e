"""What a person reads, in every language of the course."""

from __future__ import annotations

import locale
import os
from collections.abc import Iterable
from enum import StrEnum
from typing import Self

import msgspec


class Language(StrEnum):
    """A language that students read."""

    EN = "en"
    ZH = "zh"


class Text(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One message in English and in Chinese; plain text, never HTML."""

    en: str
    zh: str

    def __getitem__(self, language: Language | str) -> str:
        return self.zh if language == Language.ZH else self.en

    def __bool__(self) -> bool:
        return bool(self.en or self.zh)

    def __add__(self, other: Text) -> Text:
        return Text(self.en + other.en, self.zh + other.zh)

    def format(self, **values: object) -> Text:
        """Fill ``{name}`` in both languages; a value that is a `Text` gives each language its own."""
        english = {name: value.en if isinstance(value, Text) else value for name, value in values.items()}
        chinese = {name: value.zh if isinstance(value, Text) else value for name, value in values.items()}
        return Text(self.en.format(**english), self.zh.format(**chinese))

    @classmethod
    def join(cls, texts: Iterable[Self], separator: str = " ") -> Self:
        """Put several messages one after the other; Chinese sentences need no space between them."""
        parts = tuple(texts)
        chinese = "" if separator == " " else separator
        return cls(separator.join(part.en for part in parts), chinese.join(part.zh for part in parts))

    @classmethod
    def sentences(cls, texts: Iterable[Self]) -> Self:
        """Put several messages one after the other, each but the last with its full stop."""
        parts = tuple(part for part in texts if part)
        ended = [cls(_ended(part.en, ". "), _ended(part.zh, "。")) for part in parts[:-1]]
        return cls(
            "".join(part.en for part in (*ended, *parts[-1:])), "".join(part.zh for part in (*ended, *parts[-1:]))
        )


def _ended(sentence: str, stop: str) -> str:
    if sentence.rstrip().endswith((".", "?", "!", "。", "？", "！")):
        return sentence.rstrip() + stop.lstrip(".。")
    return sentence + stop


def text(en: str, zh: str) -> Text:
    """Write one message in both languages."""
    return Text(en, zh)


NOTHING = Text("", "")


def spoken() -> Language:
    """Give the language of the environment: Chinese where it says so, else English."""
    said = os.environ.get("LC_ALL") or os.environ.get("LANG") or (locale.getlocale()[0] or "")
    return Language.ZH if said.lower().startswith(("zh", "chinese")) else Language.EN
