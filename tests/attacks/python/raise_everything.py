# tries: to get past the runner with exceptions that misbehave: at being raised, being named, being printed.
# gets: an error of that call.
# ends: error
class Meta(type):
    @property
    def __name__(cls):
        return cls

    def __call__(cls, *args):
        return super().__call__(*args)


class Evil(BaseException, metaclass=Meta):
    def __str__(self):
        raise self

    __repr__ = __str__

    @property
    def __traceback__(self):
        raise SystemExit


def fc_c(*args):
    raise Evil


def fc_v(*args):
    raise KeyboardInterrupt


def bc_c(*args):
    raise SystemExit(0)


def bc_v(*args):
    raise GeneratorExit


def cost(*args):
    error = ValueError("a")
    error.__cause__ = error
    raise error


def gradient(*args):
    raise type("A" * 1_000_000, (Exception,), {})("B" * 1_000_000)


def output_delta(*args):
    raise ExceptionGroup("x", [ValueError("<img src=x onerror=attack()>")] * 1000)
