# tries: to earn marks by doing nothing: no value, empty values, the arguments as they came.
# gets: nothing: no answer is never a pass.
# ends: error
import numpy as np

fc_c = lambda w, a: None
fc_v = lambda w, a: ()
bc_c = lambda w, z, delta_next: np.zeros((0, 0))
bc_v = lambda w, z, delta_next: []
cost = lambda a, y: {}
output_delta = lambda a, y, z: np.zeros(0)
gradient = lambda delta_next, a: [[]]
bp_online = lambda w, *rest: ([], [])
bp_batch = lambda w, *rest: (None, None)
