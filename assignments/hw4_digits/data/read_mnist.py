"""Read MNIST from its IDX files, gzipped or not.

读取 MNIST 的 IDX 文件，压缩与否都可以。
"""

from __future__ import annotations

import gzip
from pathlib import Path

import numpy as np


def read_mnist(folder: str, part: str) -> tuple[np.ndarray, np.ndarray]:
    """Read the images and labels of one part of MNIST.

    Parameters
    ----------
    folder : where the files are: ``train-images-idx3-ubyte``, ``train-labels-idx1-ubyte`` and the two ``t10k-...``, as
        they are or with ``.gz``
    part : "train" (60,000 images) or "t10k" (10,000)

    Returns
    -------
    images : float64 array of shape (784, m), gray values 0..255, one image per column, row by row of its 28x28 pixels
    labels : int64 array of shape (1, m), the digits 0..9

    Raises
    ------
    FileNotFoundError
        If one of the two files is not there.
    ValueError
        If one of them is no IDX file of such a kind, or they do not belong together.

    读出一部分：图像每列一张，灰度 0..255；标签是 0 到 9。
    """
    images = read_idx(Path(folder) / f"{part}-images-idx3-ubyte", dimensions=3)
    labels = read_idx(Path(folder) / f"{part}-labels-idx1-ubyte", dimensions=1)
    m = len(labels)
    if len(images) != m:
        raise ValueError(f"{folder}: {len(images)} images and {m} labels / 图像与标签个数不同")
    return images.reshape(m, -1).T.astype(np.float64), labels.reshape(1, m).astype(np.int64)


def read_idx(path: Path, dimensions: int) -> np.ndarray:
    """Read one IDX file of bytes: two zeros, 8 for bytes, the number of dimensions; each size; then the numbers."""
    packed = path.with_name(f"{path.name}.gz")
    if path.is_file():
        content = path.read_bytes()
    elif packed.is_file():
        content = gzip.decompress(packed.read_bytes())
    else:
        raise FileNotFoundError(f"neither {path} nor {packed.name} is there / 找不到 {path} 或 {packed.name}")
    start = 4 + 4 * dimensions
    if len(content) < start or content[:4] != bytes([0, 0, 8, dimensions]):
        raise ValueError(f"{path} is no IDX file of {dimensions} dimension(s) / 不是 {dimensions} 维的 IDX 文件")
    sizes = np.frombuffer(content[4:start], dtype=">u4").astype(int)
    if len(content) != start + sizes.prod():
        raise ValueError(f"{path} is not complete: {sizes} numbers expected / 文件不完整")
    return np.frombuffer(content[start:], dtype=np.uint8).reshape(sizes)
