"""TeX shown as mathematics by the browser itself."""

from __future__ import annotations

import html
from functools import lru_cache
from xml.etree import ElementTree

from latex2mathml.converter import convert_to_element
from markupsafe import Markup

from grader.report.harmless import harmless

# What a formula needs for its looks; links, classes and scripts are not among it.
_ATTRIBUTES = {
    *("accent", "columnalign", "columnlines", "columnspacing", "depth", "display", "displaystyle", "fence"),
    *(
        "form",
        "height",
        "largeop",
        "linethickness",
        "lspace",
        "mathvariant",
        "maxsize",
        "minsize",
        "movablelimits",
    ),
    *(
        "notation",
        "rowlines",
        "rowspacing",
        "rspace",
        "scriptlevel",
        "separator",
        "stretchy",
        "voffset",
        "width",
    ),
}


@lru_cache(maxsize=1024)
def equation(tex: str) -> Markup:
    r"""Convert one TeX formula to display MathML; TeX that cannot be read is shown as it stands.

    The converter's own output is a string in which ``\text{<b>}`` has become a tag, so its tree is
    taken instead and written by the standard library.
    """
    tex = harmless(tex)
    try:
        tree = convert_to_element(tex, display="block")
    except Exception:  # the converter raises whatever its parser stumbles over
        return Markup('<code class="tex">{}</code>').format(tex)
    for element in tree.iter():
        element.text = html.unescape(element.text) if element.text else None
        for name in set(element.attrib) - _ATTRIBUTES:
            del element.attrib[name]
    return Markup(ElementTree.tostring(tree, encoding="unicode"))
