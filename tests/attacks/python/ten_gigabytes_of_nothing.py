# tries: to send a view that claims 10 GB and occupies 8 bytes, and lists that share their items.
# gets: its own memory limit.
# ends: error
import numpy as np

view = np.broadcast_to(0.0, (100_000, 12_500))
shared = [0.0] * 10
for _ in range(12):
    shared = [shared] * 10


fc_c = fc_v = lambda w, a: (view, view)
bc_c = bc_v = lambda *args: shared
cost = lambda *args: 10**400_000
gradient = lambda *args: np.lib.stride_tricks.as_strided(np.zeros(1), (2**40,), (0,))
