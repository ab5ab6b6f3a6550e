# tries: to send the questions home, or to reach a service of the grader's machine.
# gets: no network, and no socket but its own.
# ends: error
import socket
import urllib.request


def fc_c(*args):
    for family, kind in ((2, 1), (2, 2), (10, 1), (17, 3), (16, 3), (38, 5), (40, 1), (2, 3)):
        try:
            socket.socket(family, kind)
            print("HARM: a socket of family", family)
        except OSError:
            pass
    socket.create_connection(("127.0.0.1", 22), timeout=1)


def fc_v(*args):
    names = ["/run/docker.sock", "/var/run/docker.sock", "/run/systemd/private", "/run/dbus/system_bus_socket"]
    names += ["\0/tmp/dbus", "\0/tmp/.X11-unix/X0", "/tmp/.X11-unix/X0", "/run/user/0/bus"]
    for name in names:
        stream = socket.socket(socket.AF_UNIX)
        try:
            stream.connect(name)
            print("HARM: connected to", repr(name))
        except OSError:
            pass
    raise OSError("nobody there")


def bc_c(*args):
    urllib.request.urlopen("http://169.254.169.254/latest/meta-data/", timeout=1)
    print("HARM: the network is there")


def bc_v(*args):
    socket.getaddrinfo("example.org", 80)
    print("HARM: names are resolved")
