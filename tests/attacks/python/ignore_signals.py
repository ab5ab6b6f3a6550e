# tries: to run for ever by ignoring every signal that can be ignored.
# gets: a timeout, and its end.
# ends: timeout
import signal

for number in signal.valid_signals():
    try:
        signal.signal(number, signal.SIG_IGN)
    except (OSError, ValueError):
        pass
signal.pthread_sigmask(signal.SIG_BLOCK, signal.valid_signals())


def fc_c(*args):
    while True:
        try:
            while True:
                pass
        except BaseException:
            pass
