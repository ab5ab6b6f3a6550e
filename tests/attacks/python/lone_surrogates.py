# tries: to break the gradebook and the report with text that no encoding can write.
# gets: an error of its own, told in characters that exist.
# ends: error
class A(Exception):
    pass




def fc_c(*args):
    raise A("\ud83d\x00\x1b[31m\udcff\ufffe\u202e {0.__class__} %s %n")


def fc_v(*args):
    raise NotImplementedError("\udcff" * 100)


def bc_c(*args):
    return "\ud800"


def cost(*args):
    return {"\udcff": "\ud800", "kind": "array"}


globals()["bc_v\ud800"] = cost
print("\x00\x1b]0;owned\x07\x1b[2J")
