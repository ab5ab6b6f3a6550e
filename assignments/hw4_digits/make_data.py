"""The digits as a table that every language reads: made from scikit-learn's, never kept in the course.

生成 digits.csv：数据来自 scikit-learn，不存放在课程里。
"""

from __future__ import annotations

import numpy as np
from digits import digits


def make_data() -> dict[str, bytes]:
    """Give the table to be laid beside the template: one image a line, its 64 gray values, then its digit."""
    images, labels = digits()
    table = np.vstack([images, labels]).T.astype(int)
    return {"digits.csv": "".join(",".join(map(str, row)) + "\n" for row in table.tolist()).encode()}
