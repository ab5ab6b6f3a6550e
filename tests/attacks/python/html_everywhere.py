# tries: to put a script into the instructor's page through messages, types, names, docstrings and printed output.
# gets: its words shown as words.
# ends: error
"""<script>attack()</script>"""

EVIL = "</td></table><script>attack()</script><img src=x onerror=attack()>'\"`{{7*7}}{% raw %}${7*7}]]>--><svg onload=attack()>"


class Evil(Exception):
    pass


Evil.__name__ = EVIL
print(EVIL)


def fc_c(w, a):
    raise Evil(EVIL)


exec(compile("def fc_v(w, a):\n    raise ValueError(EVIL)\n", "hw3_backprop.py", "exec"))


def bc_c(*args):
    return type(EVIL, (), {})()


def bc_v(*args):
    """<script>attack()</script>"""
    raise NameError("name '</script><script>attack()</script>' is not defined", name="</script><script>attack()//")


def cost(a, y):
    return EVIL


def gradient(*args):
    raise AttributeError("=cmd|' /C calc'!A0")


def output_delta(*args):
    raise ValueError("shapes (<script>attack()</script>,3) and (4,5) not aligned: 3 (dim 1) != 4 (dim 0)")


globals()["<script>attack()</script>"] = fc_c
