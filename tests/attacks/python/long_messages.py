# tries: to choke whoever explains its errors: messages that such patterns take for ever to match, and very long ones.
# gets: an error of that call, explained in no time.
# ends: error
def fc_c(*args):
    raise ValueError("shapes (" + "1," * 900 + ") and (" + "(" * 200)


def fc_v(*args):
    raise NameError("name '" + "a" * 1990)


def bc_c(*args):
    raise TypeError("bc_c() missing " + "'a', " * 390 + " and")


def bc_v(*args):
    raise ValueError("operands could not be broadcast together with shapes " + "(1,) " * 390)


def cost(*args):
    raise ValueError("x" * 100_000_000)


def gradient(*args):
    raise AttributeError("'" * 2000)


def output_delta(*args):
    raise ImportError("No module named " + "a." * 990)
