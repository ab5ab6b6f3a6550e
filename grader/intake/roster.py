"""Who is in the class: a table from any platform, read into people, and people matched to what came in."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from pathlib import Path

import msgspec

from grader.errors import UsageError
from grader.intake.entries import Entry
from grader.intake.table import Table, read_table
from grader.person import Member, Person
from grader.text import text

# What a column may be called, in small letters and without signs; the first that a table has is taken.
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "identifier": ("identifier", "identifiant", "identificador", "identificatore", "标识符", "識別子"),
    "name": (
        *("student", "fullname", "name", "姓名", "名字", "学生姓名", "学生", "vollständigername", "nomcomplet"),
        *("nombrecompleto", "nomecompleto", "氏名", "displayname", "全名"),
    ),
    "first": ("firstname", "first", "givenname", "名", "vorname", "prénom", "nombre"),
    "last": ("lastname", "last", "surname", "familyname", "姓", "nachname", "nom", "apellidos", "apellido"),
    "number": (
        *("id", "studentid", "studentnumber", "学号", "學號", "学生学号", "number", "matrikelnummer", "orgdefinedid"),
        *("sid", "idnumber", "学籍番号", "编号"),
    ),
    "login": ("sisloginid", "username", "login", "loginid", "user", "用户名", "账号", "anmeldename", "benutzername"),
    "email": (
        *("email", "emailaddress", "mail", "邮箱", "电子邮件", "电子邮箱", "电子邮件地址", "emailadresse"),
        *("adressedecourriel", "correo", "direccióndecorreo", "メールアドレス"),
    ),
    "school": ("sisuserid",),
    "group": ("group", "team", "groupname", "组", "小组", "gruppe", "groupe", "grupo", "分组"),
    "submitted": (
        *("lastmodifiedsubmission", "submissiontime", "最后修改时间提交", "最后修改提交", "提交时间"),
        *("zuletztgeändertabgabe", "dernièremodificationtravailremis", "últimamodificaciónentrega"),
    ),
}
OWN_NUMBERS = frozenset({"Moodle", "Canvas", "Brightspace"})  # these number people themselves
PARTICIPANT = re.compile(r"\D*?(\d+)")
MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november")


def read_roster(path: Path) -> tuple[Person, ...]:
    """Read who is in the class.

    Parameters
    ----------
    path : a .csv or .xlsx with a heading in its first row: any table with names or numbers, and what Canvas, Moodle,
        Blackboard, Brightspace and Gradescope give as gradebook, worksheet or roster

    Raises
    ------
    UsageError
        If it cannot be read, or has no column that tells people apart.
    """
    table = read_table(path)
    at = _columns(table.header)
    if not {"identifier", "name", "last", "number", "login", "email"} & at.keys():
        raise UsageError(
            text(
                f"{path} has no column with names or numbers (its columns: {', '.join(table.header[:12])}); call one "
                "Name, ID, Username or Email",
                f"{path} 中没有姓名或学号列（现有列：{'、'.join(table.header[:12])}）；请把其中一列命名为 姓名 或 学号",
            )
        )
    return tuple(person for person in people_of(table) if person is not None)


def people_of(table: Table) -> tuple[Person | None, ...]:
    """Read whom each row of a table is about; None for one that is no student's."""
    at = _columns(table.header)
    return tuple(_person(dict(zip(table.header, row, strict=False)), at) for row in table.rows)


def _columns(header: Sequence[str]) -> dict[str, str]:
    plain = {_plain(title): title for title in reversed(header)}
    return {
        what: next(plain[word] for word in words if word in plain)
        for what, words in COLUMNS.items()
        if any(word in plain for word in words)
    }


def _plain(title: str) -> str:
    return "".join(char for char in unicodedata.normalize("NFC", title).casefold() if char.isalnum())


def _person(row: Mapping[str, str], at: Mapping[str, str]) -> Person | None:
    """Read one row; None if it is no student's, such as Canvas' row of points and its test student."""
    said = {what: row.get(title, "").strip() for what, title in at.items()}
    name = said.get("name", "")
    if not name and (said.get("last") or said.get("first")):
        name = _joined(said.get("first", ""), said.get("last", ""))
    if "Points Possible" in name or name in ("Student, Test", "Test Student"):
        return None
    titles = {_plain(title) for title in row}
    canvas = {"student", "id"} <= titles or "sisloginid" in titles
    number = said.get("number", "")
    platform = "Canvas" if canvas and "number" in said else ""  # its own id
    if "identifier" in said or (at.get("number") and _is_participant(number)):
        found = PARTICIPANT.fullmatch(said.get("identifier") or number)
        platform, number = "Moodle", found[1] if found else ""
    number = number.removeprefix("#")
    login = said.get("login", "").removeprefix("#")
    if canvas and re.fullmatch(r"\d+\.0", number):  # a spreadsheet has been at it
        number = number.removesuffix(".0")
    if not any((name, number, login, said.get("email"))):
        return None
    return Person(
        platform=platform,
        name=name,
        number=number,
        login=login,
        email=said.get("email", ""),
        school_number=said.get("school", ""),
        group=said.get("group", ""),
        submitted=moment(said.get("submitted", "")),
    )


def _is_participant(number: str) -> bool:
    """Whether this is Moodle's word for participant with a number, in whatever language."""
    return bool(re.fullmatch(r"[^\W\d_][^\d]*\d+", number)) and not re.fullmatch(r"[A-Za-z]{1,4}\d{5,}", number)


def _joined(first: str, last: str) -> str:
    """Put a name together; a Chinese one stands without a blank, the family first."""
    if re.fullmatch(r"[\u3400-\u9fff]*", first + last):
        return last + first
    return f"{first} {last}".strip()


def moment(written: str) -> str:
    """Read a time as Moodle writes it in English, Chinese or ISO 8601; nothing where it is none, or in other words."""
    written = written.strip()
    try:
        return datetime.fromisoformat(written).isoformat() if written else ""
    except ValueError:
        pass
    chinese = re.search(r"(\d{4})年\s*(\d{1,2})月\s*(\d{1,2})日\D*?(上午|下午|晚上|凌晨)?\s*(\d{1,2}):(\d{2})", written)
    english = re.search(r"(\d{1,2}) ([A-Za-z]+) (\d{4}),? (\d{1,2}):(\d{2})(?::\d{2})?\s*([AaPp][Mm])?", written)
    try:
        if chinese:
            year, month, day, half, hour, minute = chinese.groups()
            later = 12 if half in ("下午", "晚上") and int(hour) < 12 else 0
            return datetime(int(year), int(month), int(day), int(hour) + later, int(minute)).isoformat()
        if english:
            day, word, year, hour, minute, half = english.groups()
            at = [*MONTHS, "december"].index(word.lower()) + 1
            clock = int(hour) % 12 + (12 if half.lower() == "pm" else 0) if half else int(hour)
            return datetime(int(year), at, int(day), clock, int(minute)).isoformat()
    except ValueError:
        pass
    return ""


# -------------------------------------------------------------------------------------------------------- matching


def matched(entries: Iterable[Entry], roster: Sequence[Person]) -> dict[str, tuple[Person, ...]]:
    """Find the people of the roster that each entry is from.

    Numbers decide before logins, logins before addresses, and these before names; of two people of one name nobody is
    taken. A group's entry is from everybody whom the roster puts into the group.

    Returns
    -------
    dict from an entry's id to people of the roster; empty for one that nobody of the roster handed in
    """
    return matched_people({entry.id: entry.person for entry in entries}, roster)


def matched_people(given: Mapping[str, Person], roster: Sequence[Person]) -> dict[str, tuple[Person, ...]]:
    """Match ids and what is known of each; otherwise as `matched`."""
    return {identity: tuple(roster[at] for at in places) for identity, places in matched_places(given, roster).items()}


def matched_places(given: Mapping[str, Person], roster: Sequence[Person | None]) -> dict[str, tuple[int, ...]]:
    """Match as `matched_people`; give places in the roster, some of which may be nobody's."""
    found: dict[str, tuple[int, ...]] = {}
    free = {at: person for at, person in enumerate(roster) if person is not None}
    for keys_of_entry, keys_of_person in KEYS:
        index: dict[str, set[int]] = {}
        for at, person in free.items():
            for key in keys_of_person(person):
                index.setdefault(key, set()).add(at)
        for identity, known in given.items():
            if identity in found:
                continue
            places = {at for key in keys_of_entry(identity, known) for at in index.get(key, ()) if at in free}
            if len(places) == 1 or (places and (keys_of_entry is _group_of or known.members)):
                found[identity] = tuple(sorted(places))
                for at in places:
                    del free[at]
    return {identity: found.get(identity, ()) for identity in given}


def _number_of(identity: str, person: Person) -> set[str]:
    """Numbers mean something to the platform that gives them alone; a school's are the same everywhere."""
    numbers = filter(None, (person.number, *(member.number for member in person.members)))
    return {f"{person.platform if person.platform in OWN_NUMBERS else ''}:{number}" for number in numbers}


def _numbers_in_roster(person: Person) -> set[str]:
    numbers = {f"{person.platform}:{person.number}"} if person.number else set()
    return numbers | ({f":{person.school_number}"} if person.school_number else set())


def _id_or_login_of(identity: str, person: Person) -> set[str]:
    logins = (person.login, *(member.login for member in person.members))
    return {_key(each) for each in (*logins, identity) if each}


def _email_of(identity: str, person: Person) -> set[str]:
    return {_key(each) for each in (person.email, identity) if "@" in each}


def _name_of(identity: str, person: Person) -> set[str]:
    return {key for name in (person.name or identity,) for key in (_squashed(name),) if key}


def _group_of(identity: str, person: Person) -> set[str]:
    return {_key(person.group)} if person.group else set()


KEYS = (
    (_number_of, _numbers_in_roster),
    (
        _id_or_login_of,
        lambda person: {
            _key(each) for each in (person.login, person.number, person.school_number, _local(person)) if each
        },
    ),
    (_email_of, lambda person: {_key(person.email)} if person.email else set()),
    (_name_of, lambda person: _spellings(person.name)),
    (_group_of, lambda person: {_key(person.group)} if person.group else set()),
)


def _local(person: Person) -> str:
    return person.email.partition("@")[0]


def _key(value: str) -> str:
    return unicodedata.normalize("NFC", value).strip().casefold()


def _squashed(name: str) -> str:
    """Write a name as Canvas' file names do: small letters, no blanks or signs."""
    return "".join(char for char in _key(name) if char.isalnum() or unicodedata.category(char).startswith("M"))


def _spellings(name: str) -> set[str]:
    """Give a name in both orders: "Doe, Jane" and "Jane Doe"."""
    spelt = {_squashed(name)}
    if "," in name:
        last, _, first = name.partition(",")
        spelt.add(_squashed(first + last))
    elif " " in name.strip():
        first, _, last = name.strip().rpartition(" ")
        spelt.add(_squashed(last + first))
    return spelt - {""}


def completed(person: Person, people: Sequence[Person]) -> Person:
    """Add to what a download says of a student what the roster says; the roster knows names better."""
    if not people:
        return person
    if len(people) > 1 or person.group:
        members = tuple(
            Member(name=each.name, number=each.number, login=each.login, email=each.email) for each in people
        )
        return msgspec.structs.replace(person, members=person.members or members)
    (known,) = people
    school = known.school_number or (known.number if person.number and known.number != person.number else "")
    return msgspec.structs.replace(
        person,
        name=known.name or person.name,
        number=person.number or known.number,
        login=person.login or known.login,
        email=person.email or known.email,
        school_number=person.school_number or school,
        group=person.group or known.group,
        submitted=person.submitted or known.submitted,
    )
