# tries: to confuse the grader by closing the wire, or by putting other files in its place.
# gets: an error: no answer is never a pass.
# ends: error
import os


def output_delta(*args):
    os.closerange(0, 1000)
    return args


def bp_online(*args):
    os.dup2(os.open("/dev/zero", os.O_RDONLY), 3)
    os.dup2(os.open("/dev/full", os.O_WRONLY), 4)
    return args


def bp_batch(*args):
    os.dup2(4, 1)
    os.dup2(4, 2)
    print("score: 100")


def cost(*args):
    os.dup2(1, 4)
    return 0.0


def gradient(*args):
    os.set_blocking(4, False)
    return [0.0] * 100_000
