"""Names that a class agrees on, as is the custom in China: ``学号_姓名_作业3.zip``.

Number, name and homework come in any order, with any sign between them or none. What most names have in common is the
homework; a number is five digits or more, perhaps with letters before them; a name is two to four characters.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from grader.person import Person

PIECE = re.compile(
    r"(?P<number>[A-Za-z]{0,3}\d{5,20}(?:[A-Za-z]\d{3,10})?)|(?P<han>[\u3400-\u9fff·•]+)|(?P<other>[^\W_]+)"
)
WORD = re.compile(
    r"作业|作業|实验|實驗|报告|课程|学院|专业|班|第.{1,3}[次章周组]|组|反向|传播|神经|网络|前向|计算|最终|修改|补交|提交|代码|版"
)
NAME = re.compile(r"[\u3400-\u9fff]{2,4}|[\u3400-\u9fff]{2,8}[·•][\u3400-\u9fff]{2,10}")


def people(names: Sequence[str]) -> dict[str, Person]:
    """Split number and name in the names of a class, without their endings; empty if most of them have no number."""
    pieces = {name: list(PIECE.finditer(name)) for name in names}
    common = Counter(word for found in pieces.values() for word in {match[0] for match in found})
    most = max(2, len(names) // 2)
    read: dict[str, Person] = {}
    for name, found in pieces.items():
        numbers = [match[0] for match in found if match["number"] and not (len(names) > 2 and common[match[0]] >= most)]
        hans = [
            match[0]
            for match in found
            if match["han"] and NAME.fullmatch(match[0]) and not WORD.search(match[0]) and common[match[0]] < most
        ]
        if numbers:
            read[name] = Person(name=hans[0] if hans else "", number=max(numbers, key=len))
    with_both = [person for person in read.values() if person.name]
    return read if 2 * len(with_both) > len(names) else {}
