"""Blackboard's "Assignment File Download": every attempt side by side, each with a receipt.

``HW3_s123456_attempt_2026-05-01-23-59-00_hw3_backprop.py``, and ``..._attempt_2026-05-01-23-59-00.txt`` for the
receipt. Assignment and file may hold ``_``; the user name stands directly before ``_attempt_``, and a receipt names it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from grader.intake.platforms.download import Claim, Download, is_moment, latest, left_out, recognised, strays
from grader.intake.tree import Item, Tree
from grader.person import LeftOut, Person
from grader.text import text

PLATFORM = "Blackboard"
NAME = re.compile(
    r"(?P<head>.+?)_attempt_(?P<time>\d{4}-\d{2}-\d{2}-\d{2}-\d{2}-\d{2})(?:(?P<receipt>\.txt)|_(?P<file>.+))?",
    re.DOTALL,
)
RECEIPT_NAME = re.compile(r"^Name:\s*(?P<name>.*?)\s*\((?P<login>[^()\r\n]+)\)\s*$", re.MULTILINE)
ORIGINAL = re.compile(
    r"^\s*Original filename:[ \t]*(?P<original>[^\r\n]+?)[ \t]*\r?\n\s*Filename:[ \t]*(?P<file>[^\r\n]+?)[ \t]*$",
    re.MULTILINE,
)
RECEIPT = text("the receipt that Blackboard writes", "Blackboard 写的提交回执")
MOST_RECEIPT = 1 << 18  # characters: a student's comments stand in it


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a receipt says."""

    name: str
    login: str
    originals: dict[str, str]  # name in the download -> as the student called it


def read(tree: Tree) -> Download | None:
    """Read a download of Blackboard; None if it is none."""
    items = tree.items()
    found = [(item, match) for item in items if (match := NAME.fullmatch(item.name)) and not _bare_file(item, match)]
    if not recognised([item for item, _ in found], items):
        return None
    receipts = {item.path: _receipt(tree.text(item.path) or "") for item, match in found if match["receipt"]}
    logins = _logins(found, receipts)
    names = {receipt.login: receipt.name for receipt in receipts.values() if receipt.login}
    originals = {file: original for receipt in receipts.values() for file, original in receipt.originals.items()}
    files = [(item, match) for item, match in found if not match["receipt"]]
    with_files = {(match["head"], match["time"]) for _, match in files}
    nobody: list[LeftOut] = []
    claims = []
    for item, match in found:
        if match["receipt"] and (match["head"], match["time"]) in with_files:
            nobody.append(left_out(item.path, RECEIPT))
            continue
        login = logins[match["head"]]
        claims.append(
            Claim(
                path=item.path,
                name=originals.get(item.name) or match["file"] or item.name,
                id=login,
                person=Person(
                    platform=PLATFORM,
                    name=names.get(login, ""),
                    login=login,
                    submitted=is_moment(*_digits(match["time"])),
                ),
                order=int("".join(_digits(match["time"]))),
            )
        )
    ours = {item.path for item, _ in found}
    nobody += strays(PLATFORM, (item for item in items if item.path not in ours))
    return Download(platform=PLATFORM, claims=latest(claims, lambda claim: claim.order), nobody=tuple(nobody))


def _bare_file(item: Item, match: re.Match[str]) -> bool:
    """Whether a file's name ends with the time, where Blackboard would put more."""
    return not item.is_folder and not match["receipt"] and not match["file"]


def _digits(time: str) -> tuple[str, str, str, str, str, str]:
    year, month, day, hour, minute, second = time.split("-")
    return year, month, day, hour, minute, second


def _receipt(content: str) -> Receipt:
    content = content[:MOST_RECEIPT]
    who = RECEIPT_NAME.search(content)
    originals = {match["file"]: match["original"] for match in ORIGINAL.finditer(content)}
    return Receipt(who["name"] if who else "", who["login"] if who else "", originals)


def _logins(found: list[tuple[Item, re.Match[str]]], receipts: dict[str, Receipt]) -> dict[str, str]:
    """Cut the user name off what stands before ``_attempt_``; a receipt knows it even where it holds ``_``."""
    logins: dict[str, str] = {}
    assignments: set[str] = set()
    for item, match in found:
        receipt = receipts.get(item.path)
        if receipt and receipt.login and match["head"].endswith(f"_{receipt.login}"):
            logins[match["head"]] = receipt.login
            assignments.add(match["head"][: -len(receipt.login)])
    for _, match in found:
        head = match["head"]
        if head not in logins:
            known = next((each for each in assignments if head.startswith(each) and len(head) > len(each)), "")
            logins[head] = head[len(known) :] if known else head.rsplit("_", 1)[-1]
    return logins
