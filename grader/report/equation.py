"""TeX shown as mathematics by the browser itself."""

from __future__ import annotations

import html
from functools import lru_cache
from xml.etree import ElementTree

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

SCRIPTED = ("msub", "msup", "msubsup")


@lru_cache(maxsize=1024)
def equation(tex: str, *, display: bool = True) -> Markup:
    r"""Convert one TeX formula to MathML, on a line of its own or in the line; TeX that cannot be read stays as it is.

    The converter's own output is a string in which ``\text{<b>}`` has become a tag, so its tree is
    taken instead and written by the standard library.
    """
    from latex2mathml.converter import convert_to_element  # slow to import, and most pages hold no formula

    tex = harmless(tex)
    try:
        tree = convert_to_element(tex, display="block" if display else "inline")
    except Exception:  # the converter raises whatever its parser stumbles over
        return Markup('<code class="tex">{}</code>').format(tex)
    for element in tree.iter():
        if element.tag in SCRIPTED and element[0].tag == "mo":  # a stretched bracket with an exponent sinks in browsers
            element[0].set("stretchy", "false")
        element.text = html.unescape(element.text) if element.text else None
        for name in set(element.attrib) - _ATTRIBUTES:
            del element.attrib[name]
    return Markup(ElementTree.tostring(tree, encoding="unicode"))
