import hashlib
import socket
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from engine.files import fetch as fetching
from engine.files.fetch import Known, fetch, is_known
from engine.files.progress import Progress, Stopped
from tests.engine.faults import full_disk, read_only
from tests.engine.samples import refused, tree
from tests.engine.serving import send, serving

DATA = bytes(range(256)) * 1024
KNOWN = Known(len(DATA), f"sha256:{hashlib.sha256(DATA).hexdigest()}")


def answer(handler: BaseHTTPRequestHandler) -> None:
    """Give the file, or something else, as the last part of the address asks."""
    kind = handler.path.rpartition("/")[2]
    if kind == "missing":
        handler.send_error(404)
    elif kind == "elsewhere":
        handler.send_response(302)
        handler.send_header("Location", "file:///etc/hostname")
        handler.end_headers()
    elif kind == "broken":
        send(handler, DATA[:1000], declared=len(DATA))
    else:
        send(handler, {"other": DATA[::-1], "more": DATA + b"more"}.get(kind, DATA))


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setenv("NO_PROXY", "*")
    with serving(answer) as address:
        yield address


def test_a_file_is_fetched_whole_and_told_of_as_it_comes(server: str, tmp_path: Path) -> None:
    target, seen = tmp_path / "cache" / "file", list[Progress]()
    fetch(f"{server}/file", KNOWN, target, seen.append)
    assert target.read_bytes() == DATA and is_known(target, KNOWN)
    assert tree(tmp_path).keys() == {"cache", "cache/file"}
    done = [step.done for step in seen]
    assert done == sorted(done) and len(done) > 2
    assert seen[-1] == Progress("fetching", len(DATA), len(DATA))


@pytest.mark.parametrize("algorithm", ["md5", "sha256"])
def test_a_known_file_is_known_by_size_and_hash(tmp_path: Path, algorithm: str) -> None:
    path = tmp_path / "file"
    known = Known(len(DATA), f"{algorithm}:{hashlib.new(algorithm, DATA).hexdigest()}")
    assert not is_known(path, known)
    path.write_bytes(DATA)
    assert is_known(path, known)
    path.write_bytes(DATA[::-1])
    assert not is_known(path, known)


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("other", "wrong_hash"),
        ("more", "download_too_large"),
        ("missing", "http_error"),
        ("elsewhere", "server_not_understood"),
        ("broken", "fetch_broken_off"),
    ],
)
def test_what_is_not_the_known_file_is_refused_and_nothing_is_left(
    server: str, tmp_path: Path, path: str, code: str
) -> None:
    target = tmp_path / "cache" / "file"
    refusal = refused(lambda: fetch(f"{server}/{path}", KNOWN, target))
    assert refusal.code == code
    assert code != "http_error" or refusal.values["status"] == 404
    assert tree(tmp_path) == {}


@pytest.mark.parametrize("address", ["file:///etc/hostname", "ftp://localhost/a", "a", "http://"])
def test_only_http_is_spoken(tmp_path: Path, address: str) -> None:
    assert refused(lambda: fetch(address, KNOWN, tmp_path / "file")).code == "address_wrong"
    assert tree(tmp_path) == {}


def test_a_closed_port_is_no_network(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_PROXY", "*")
    with socket.socket() as taken:  # bound but not listening: nobody else can open it meanwhile
        taken.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{taken.getsockname()[1]}/file"
        refusal = refused(lambda: fetch(address, KNOWN, tmp_path / "cache" / "file"))
    assert (refusal.code, refusal.values["host"]) == ("no_network", "127.0.0.1")
    assert tree(tmp_path) == {}


def test_a_silent_server_is_not_waited_for_without_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_PROXY", "*")
    monkeypatch.setattr(fetching, "_TIMEOUTS", (5, 0.05))
    with socket.create_server(("127.0.0.1", 0)) as silent:
        address = f"http://127.0.0.1:{silent.getsockname()[1]}/file"
        assert refused(lambda: fetch(address, KNOWN, tmp_path / "file")).code == "network_timeout"
    assert tree(tmp_path) == {}


def test_stopping_leaves_nothing_behind(server: str, tmp_path: Path) -> None:
    def stop(step: Progress) -> None:
        if step.done > len(DATA) // 2:
            raise Stopped("stopped")

    assert (
        refused(lambda: fetch(f"{server}/file", KNOWN, tmp_path / "file", stop)).code == "stopped"
    )
    assert tree(tmp_path) == {}


def test_a_full_disk_and_a_read_only_one(
    server: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "cache" / "file"
    with monkeypatch.context() as patch:
        full_disk(patch, after=1000)
        assert refused(lambda: fetch(f"{server}/file", KNOWN, target)).code == "disk_full"
    with monkeypatch.context() as patch:
        read_only(patch)
        assert refused(lambda: fetch(f"{server}/file", KNOWN, target)).code == "cannot_write"
    assert tree(tmp_path) == {}
