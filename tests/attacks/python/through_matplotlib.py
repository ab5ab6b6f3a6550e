# tries: to run programs and to write files through Matplotlib: LaTeX, film writers, its configuration and its fonts.
# gets: exceptions; what is written lies in the scratch folder and is gone with it.
import os

import matplotlib
import matplotlib.pyplot as plt

config = matplotlib.get_configdir()
print("HARM: configuration outside:", config) if not config.startswith(("/tmp/", os.environ["HOME"])) else None
with open(os.path.join(config, "matplotlibrc"), "w") as stream:
    stream.write("backend: TkAgg\nanimation.ffmpeg_path: /bin/sh\n")
figure, axes = plt.subplots()
for attempt in (
    lambda: plt.savefig("/etc/attack.png"),
    lambda: plt.savefig("/site/attack.png"),
    lambda: open("/site/fontlist-v390.json", "w").write("HARM"),
    lambda: (plt.rcParams.update({"text.usetex": True}), axes.set_title(r"\input{/etc/passwd}"), figure.savefig("x.png")),
    lambda: __import__("matplotlib.animation").animation.FuncAnimation(figure, print, 2).save("x.mp4", writer="ffmpeg"),
    lambda: print("LOOT:", matplotlib.image.imread("/etc/passwd")),
):
    try:
        attempt()
        print("did:", attempt)
    except BaseException as error:
        print(type(error))


fc_c = fc_v = bc_c = bc_v = cost = output_delta = gradient = bp_online = bp_batch = lambda *args: figure
