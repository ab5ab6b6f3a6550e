# tries: to crash the decoder with arrays that hold nothing in billions of rows.
# gets: an error of that call.
# ends: error
import __main__

SHAPES = [[0, 2**31 - 1, 2**31 - 1, 2**31 - 1], [2**31 - 1, 0], [0] * 8, [2**31 - 1] * 8, [-1], [True], [1.5], [[1]]]
turn = 0


def describe(value, out):
    global turn
    turn += 1
    return {"kind": "array", "dtype": "float64", "shape": SHAPES[turn % len(SHAPES)]}


__main__.describe_value = describe
fc_c = cost = lambda *args: (0.0, 0.0)
