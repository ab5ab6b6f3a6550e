# tries: to loop where Python never looks at a signal: in a regular expression, and in a sum.
# gets: a timeout, and its end.
# ends: timeout
import re


def fc_c(*args):
    return re.match("(a+)+b", "a" * 64)


def fc_v(*args):
    return sum(iter(int, 1))
