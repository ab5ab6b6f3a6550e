# tries: to fill the machine with threads.
# gets: an error at the limit.
# ends: error
import threading
import time


def fc_c(*args):
    count = 0
    try:
        while True:
            threading.Thread(target=time.sleep, args=(60,), daemon=True).start()
            count += 1
    finally:
        if count > 64:
            print("HARM:", count, "threads")
