# tries: to replace the runner's own functions, through __main__ and through its frames, with ones that report success.
# gets: errors: the runner has no word for success, only for results.
# ends: error
import gc
import inspect

import __main__

__main__.describe_value = lambda value, out: {"kind": "passed", "points": 100}
__main__.absent = lambda name: {"ok": True, "passed": True}
__main__.Runner.call = lambda self, header, payload: ({"ok": True, "passed": True, "score": 100, "results": []}, [])
__main__.Runner.functions = lambda self: dict.fromkeys(
    "fc_c fc_v bc_c bc_v cost output_delta gradient bp_online bp_batch".split()
)
for thing in gc.get_objects():
    if isinstance(thing, __main__.Runner):
        thing.call = lambda header, payload: ({"ok": True, "verdict": "passed", "results": []}, [])
for frame in inspect.stack():
    if "reply" in frame.frame.f_locals:
        frame.frame.f_locals["reply"] = {"ok": True, "score": 100}
