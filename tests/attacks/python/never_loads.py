# tries: to hold up the class while it is loaded.
# gets: a file that does not load in time.
# status: broken
while True:
    pass
