"""Files that a student's code writes and reads: carried from process to process, bounded, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import dedent

import pytest

from grader.limits import Limits
from grader.outcome import Verdict
from grader.sandbox.base import Engine, Sandbox
from grader.sandbox.bubblewrap import BubblewrapSandbox
from grader.sandbox.landlock import LandlockSandbox, abi
from grader.sandbox.plain import PlainSandbox
from grader.session import wire
from grader.session.conversation import Session
from grader.session.host import CallFailed, Reply
from grader.session.local_host import LocalHost
from grader.session.places import MOST_BYTES, MOST_FILES, Place, StoredFile
from grader.submission import Form, Submission, Unit
from tests.conftest import require

LIMITS = Limits(call_seconds=5, memory_mb=512)
AT = Place("network")

PYTHON = """
    import os
    kept = {}
    def keep(path, words):
        kept['words'] = words
        with open(path + '.txt', 'w') as file:
            file.write(words)
    def recall(path):
        with open(path + '.txt') as file:
            return file.read()
    def remembered(path):
        return kept.get('words', 'nothing')
    def here(path):
        return path
    def nowhere(path):
        return 0
    def in_the_working_folder(path):
        open('fixed.txt', 'w').write('words')
        return 0
    def a_link(path):
        os.symlink('/etc/passwd', path)
        return 0
    def a_link_to_a_folder(path):
        os.symlink('/', path)
        return 0
    def in_place_of_the_folder(path):
        os.rmdir(os.path.dirname(path))
        os.symlink('/etc', os.path.dirname(path))
        return 0
    def a_folder(path):
        os.makedirs(path + '/deep/er')
        open(path + '/deep/er/file', 'w').write('words')
        return 0
    def a_pipe(path):
        os.mkfifo(path)
        return 0
    def huge(path):
        with open(path, 'wb') as file:
            file.truncate(15 * 2 ** 20)
        return 0
    def many(path):
        for number in range(300):
            open(path + str(number), 'w').write('words')
        return 0
    def many_large(path):
        for number in range(3):
            open(path + str(number), 'wb').write(bytes(3 * 2 ** 20))
        return 0
    def odd_name(path):
        open(os.fsencode(path) + bytes([46, 255]), 'w').write('words')
        return 0
"""

OCTAVE = {
    "keep": "function keep(path, words)\nglobal kept\nkept = words;\nfid = fopen([path '.txt'], 'w');\n"
    "fputs(fid, words);\nfclose(fid);\nend\n",
    "recall": "function words = recall(path)\nwords = fileread([path '.txt']);\nend\n",
    "remembered": "function words = remembered(path)\nglobal kept\nwords = kept;\nif isempty(words)\n"
    "words = 'nothing';\nend\nend\n",
    "here": "function p = here(path)\np = path;\nend\n",
    "nowhere": "function x = nowhere(path)\nx = 0;\nend\n",
    "in_the_working_folder": "function x = in_the_working_folder(path)\nx = 0;\nfid = fopen('fixed.txt', 'w');\n"
    "fputs(fid, 'words');\nfclose(fid);\nend\n",
    "a_link": "function x = a_link(path)\nx = symlink('/etc/passwd', path);\nend\n",
    "a_link_to_a_folder": "function x = a_link_to_a_folder(path)\nx = symlink('/', path);\nend\n",
    "in_place_of_the_folder": "function x = in_place_of_the_folder(path)\nx = rmdir(fileparts(path));\n"
    "symlink('/etc', fileparts(path));\nend\n",
    "many_large": "function x = many_large(path)\nfor k = 1:3\nfid = fopen([path num2str(k)], 'w');\n"
    "fwrite(fid, zeros(1, 3 * 2^20, 'uint8'));\nfclose(fid);\nend\nx = 0;\nend\n",
    "odd_name": "function x = odd_name(path)\nfid = fopen([path char([46 255])], 'w');\nfputs(fid, 'words');\n"
    "fclose(fid);\nx = 0;\nend\n",
    "a_folder": "function x = a_folder(path)\nmkdir(path);\nmkdir([path '/deep']);\nx = 0;\nend\n",
    "huge": "function x = huge(path)\nfid = fopen(path, 'w');\nfwrite(fid, zeros(1, 5 * 2^20, 'uint8'));\n"
    "fclose(fid);\nx = 0;\nend\n",
    "many": "function x = many(path)\nfor k = 1:300\nfid = fopen([path num2str(k)], 'w');\nfputs(fid, 'words');\n"
    "fclose(fid);\nend\nx = 0;\nend\n",
}


def work(form: Form) -> Submission:
    if form is Form.MATLAB:
        units = tuple(Unit(name=f"{name}.m", source=source) for name, source in OCTAVE.items())
    else:
        units = (Unit(name="work.py", source=dedent(PYTHON)),)
    return Submission(id="someone", form=form, units=units, sha256="")


def sandbox_named(name: str) -> Sandbox:
    if name == "landlock":
        if not abi():
            pytest.skip("this kernel has no Landlock")
        return LandlockSandbox()
    if name == "bubblewrap":
        require("bwrap")
    return BubblewrapSandbox() if name == "bubblewrap" else PlainSandbox()


@pytest.fixture(
    scope="module",
    params=["python in plain", "python in bubblewrap", "python in landlock", "octave in plain", "octave in bubblewrap"],
)
def session(request: pytest.FixtureRequest) -> Iterator[Session]:
    language, _, name = request.param.split()
    if language == "octave":
        require("octave-cli")
    with Session(sandbox_named(name), Engine(language), LIMITS) as opened:
        opened.load(work(Form.MATLAB if language == "octave" else Form.PYTHON))
        yield opened


def namespace() -> dict[str, object]:
    found: dict[str, object] = {}
    exec(dedent(PYTHON), found)
    return found


def left(session: Session, function: str, *args: object) -> Place:
    (place,) = session.call(function, [AT, *args], results=1).places
    return place


def test_what_one_process_writes_another_reads(session):
    (place,) = session.call("keep", [AT, "from afar"], results=0).places
    assert place == Place("network", (StoredFile("network.txt", b"from afar"),))
    other = session.elsewhere()
    assert other.call("recall", [place], results=1).results == ["from afar"]
    assert other.call("recall", [place.moved("again")], results=1).results == ["from afar"]


def test_the_other_process_has_the_file_and_nothing_else(session):
    session.call("keep", [AT, "from afar"], results=0)
    assert session.call("remembered", [AT], results=1).results == ["from afar"]
    assert session.elsewhere().call("remembered", [AT], results=1).results == ["nothing"]
    assert session.elsewhere() is session.elsewhere()


def test_each_call_has_an_empty_folder_that_is_gone_afterwards(session):
    first, second = (session.call("here", [AT], results=1) for _ in range(2))
    assert first.places == [AT]
    assert first.results == second.results  # who keeps something by its path finds it again, in this process
    assert str(first.results[0]).startswith("/") and str(first.results[0]).endswith("/network")
    (place,) = session.call("keep", [AT, "w"], results=0).places
    with pytest.raises(CallFailed):
        session.call("recall", [AT], results=1)
    assert session.call("recall", [place], results=1).results == ["w"]


def test_two_paths_are_two_folders(session):
    one, other = (Place(name, (StoredFile(f"{name}.txt", name.encode()),)) for name in ("one", "other"))
    assert session.call("recall", [one], results=1).results == ["one"]
    assert session.call("recall", [other], results=1).results == ["other"]
    (of_its_own,) = session.call("here", [Place("n" * 240)], results=1).results
    assert str(of_its_own).endswith("/" + "n" * 240)


def test_a_file_under_a_name_of_its_own_is_not_carried_but_told(session):
    assert left(session, "nowhere") == AT
    place = left(session, "in_the_working_folder")
    assert place.files == () and place.elsewhere == ("fixed.txt",)
    assert left(session, "nowhere") == AT


@pytest.mark.parametrize("function", ["a_link", "a_link_to_a_folder"])
def test_a_link_is_told_and_not_followed(session, function):
    assert left(session, function) == Place("network", (), (("network", "link"),))


def test_a_link_in_place_of_the_folder_gives_no_file_of_the_machine(session):
    place = left(session, "in_place_of_the_folder")
    assert b"root:" not in b"".join(file.content for file in place.files)


def test_a_folder_is_told_and_not_entered(session):
    assert left(session, "a_folder").others == (("network", "folder"),)


def test_a_pipe_is_told_and_not_opened():
    # here, in this process: the sandboxes' filter on system calls lets nobody make one
    host = LocalHost(namespace())
    assert host.call("a_pipe", [AT], results=1).places == [Place("network", (), (("network", "other"),))]


def test_size_and_number_are_bounded(session):
    assert left(session, "huge").others == (("network", "large"),)
    place = left(session, "many")
    assert len(place.files) == MOST_FILES and 0 < len(place.others) <= MOST_FILES
    assert {what for _, what in place.others} == {"large"}


def test_the_bound_is_on_all_files_together(session):
    place = left(session, "many_large")
    assert [len(file.content) for file in place.files] == [3 * 2**20]
    assert [what for _, what in place.others] == ["large", "large"]


def test_a_folder_closed_to_its_own_user_does_no_harm(sandbox, written):
    submission = written("""
        import os
        def closed(path):
            open(path, 'w').write('words')
            os.chmod(os.path.dirname(path), 0)
    """)
    with Session(sandbox, Engine.PYTHON, LIMITS) as session:
        session.load(submission)
        for _ in range(2):
            (place,) = session.call("closed", [AT], results=0).places
            assert not place.files


def test_names_that_are_no_text_do_no_harm(session):
    assert left(session, "odd_name").file() is None
    assert session.call("here", [AT], results=1).places == [AT]


def test_a_second_process_shares_the_seconds_and_the_time_outs(sandbox, written):
    submission = written("def forever(path):\n    while True:\n        pass\n")
    with Session(sandbox, Engine.PYTHON, Limits(call_seconds=0.3)) as session:
        session.load(submission)
        for host in (session, session.elsewhere(), session):
            with pytest.raises(CallFailed) as caught:
                host.call("forever", [AT], results=1)
            assert caught.value.verdict is Verdict.TIMEOUT
        assert "outran its limit twice" in caught.value.reason.en
        assert session.seconds == session.elsewhere().seconds > 0.3


def test_in_this_process_files_travel_the_same_way():
    host = LocalHost(namespace(), afresh=namespace)
    (place,) = host.call("keep", [AT, "w"], results=0).places
    assert place.file() == StoredFile("network.txt", b"w")
    assert host.call("remembered", [AT], results=1).results == ["w"]
    assert host.elsewhere().call("remembered", [AT], results=1).results == ["nothing"]
    assert host.elsewhere().call("recall", [place], results=1).results == ["w"]
    assert LocalHost(namespace()).elsewhere().call("nowhere", [AT], results=1).results == [0]


@pytest.mark.parametrize(
    ("names", "found"),
    [
        (["network"], True),
        (["network.npz"], True),
        (["network.tar.gz"], False),
        (["network_w.npy"], False),
        (["network."], False),
        (["other.npz"], False),
        (["network.json", "network.npz"], False),
        ([], False),
    ],
)
def test_one_file_at_the_path_or_with_an_ending_counts(names, found):
    place = Place("network", tuple(StoredFile(name, b"") for name in names))
    assert (place.file() is not None) is found


SENT = {"files": [], "others": [], "elsewhere": []}


@pytest.mark.parametrize(
    "places",
    [
        None,
        [],
        [SENT, SENT],
        [{"files": []}],
        [{**SENT, "files": [{"name": "../up", "size": 0}]}],
        [{**SENT, "files": [{"name": "..", "size": 0}]}],
        [{**SENT, "files": [{"name": "a\0b", "size": 0}]}],
        [{**SENT, "files": [{"name": "n" * 300, "size": 0}]}],
        [{**SENT, "files": [{"name": "\ud800", "size": 0}]}],
        [{**SENT, "files": [{"name": "a", "size": 1}]}],
        [{**SENT, "files": [{"name": "a", "size": -1}]}],
        [{**SENT, "files": [{"name": "a", "size": True}]}],
        [{**SENT, "files": [{"name": "a", "size": 0}] * 2}],
        [{**SENT, "files": [{"name": str(n), "size": 0} for n in range(MOST_FILES + 1)]}],
        [{**SENT, "others": [{"name": "a", "what": "gold"}]}],
        [{**SENT, "elsewhere": ["a"] * 9}],
    ],
    ids=str,
)
def test_a_reply_about_files_that_does_not_follow_the_protocol_is_refused(places):
    with pytest.raises(wire.WireError):
        wire.Decoder(b"").places(places, [AT])


def test_files_that_are_too_large_together_are_refused_whatever_the_reply_says():
    half = MOST_BYTES // 2 + 1
    told = {**SENT, "files": [{"name": name, "size": half} for name in "ab"]}
    with pytest.raises(wire.WireError, match="larger than 4 MiB"):
        wire.Decoder(bytes(2 * half)).places([told], [AT])


def test_a_call_without_paths_says_nothing_of_files(session):
    with pytest.raises(wire.WireError):
        wire.Decoder(b"").places([SENT], [])
    assert isinstance(session.call("here", ["word"], results=1), Reply)
