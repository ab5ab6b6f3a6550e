# tries: to use up the inodes with empty files.
# gets: a timeout, or an error when there are no more.
# ends: timeout
def fc_c(*args):
    number = 0
    while True:
        try:
            open(f"/tmp/{number}", "x").close()
        except OSError:
            pass
        number += 1
