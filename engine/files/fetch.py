"""Fetching known files over the network: whole and unchanged, or not at all."""

import hashlib
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import SplitResult, urlsplit

from engine.files.atomic import Output, replacing
from engine.files.progress import OnProgress, Progress, unseen
from engine.files.reading import reading
from engine.why import Refusal

_CHUNK = 1 << 16
_TIMEOUTS = (10, 30)  # seconds to connect, and between two pieces


@dataclass(frozen=True, slots=True)
class Known:
    """What a file is known by: its size, and its hash as "sha256:…" or "md5:…".

    `also` is the hash, by the same algorithm, of the same content in a wrapping no larger.
    """

    size: int
    hash: str
    also: str = ""

    @property
    def algorithm(self) -> str:
        """How the hash is computed."""
        return self.hash.partition(":")[0]

    def fits(self, digest: str) -> bool:
        """Whether a file of that hash is the known one."""
        return f"{self.algorithm}:{digest}" in (self.hash, self.also)


def fetch(url: str, known: Known, target: Path, progress: OnProgress = unseen) -> None:
    """Fetch a file into `target`; what is not the known file is refused and thrown away."""
    try:
        parts = urlsplit(url)
    except ValueError as error:
        raise Refusal("address_wrong", url=url) from error
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise Refusal("address_wrong", url=url)
    with replacing(target) as output:
        received = _Received(output, _without_secrets(parts), known, progress)
        _download(url, parts.hostname, received)
        received.check()


def fetch_all(
    files: Mapping[str, Known], url: str, into: Path, stays: Path, progress: OnProgress
) -> None:
    """Fetch what is not here yet from one folder into another. A part of it is not kept.

    Nor are folders that are empty then, up to one that `stays`.
    """
    new: list[Path] = []
    try:
        for name, known in files.items():
            target = into / name
            with reading(target):
                here = is_known(target, known)
            if not here:
                fetch(f"{url.rstrip('/')}/{name}", known, target, progress)
                new.append(target)
    except BaseException:
        for target in new:
            target.unlink(missing_ok=True)
        with suppress(OSError):  # not empty, or never made
            while into != stays:
                into.rmdir()
                into = into.parent
        raise


def is_known(path: Path, known: Known) -> bool:
    """Whether a file is there, and is the known one."""
    if not path.is_file():
        return False
    size = path.stat().st_size
    if size > known.size or (size < known.size and not known.also):
        return False
    with path.open("rb") as file:
        return known.fits(hashlib.file_digest(file, known.algorithm).hexdigest())


class _Received:
    """Takes what comes over the network: counts it, bounds it, hashes it, writes it."""

    def __init__(self, output: Output, url: str, known: Known, progress: OnProgress) -> None:
        self._output = output
        self.url = url
        self.known = known
        self._progress = progress
        self._hash = hashlib.new(known.algorithm, usedforsecurity=False)
        self.size = 0

    def write(self, data: bytes) -> None:
        self.size += len(data)
        if self.size > self.known.size:
            raise Refusal("download_too_large", url=self.url, expected=self.known.size)
        self._hash.update(data)
        self._output.write(data)
        self._progress(Progress("fetching", self.size, self.known.size))

    def flush(self) -> None:
        """Nothing is held back; the downloader calls this all the same."""

    def check(self) -> None:
        """Refuse what is not the known file."""
        found = self._hash.hexdigest()
        if not self.known.fits(found):
            expected = self.known.hash.partition(":")[2]
            raise Refusal("wrong_hash", url=self.url, expected=expected, found=found)


def _download(url: str, host: str, received: _Received) -> None:
    import pooch
    import requests

    download = pooch.HTTPDownloader(chunk_size=_CHUNK, timeout=_TIMEOUTS)
    try:
        download(url, received, None)
    except requests.HTTPError as error:
        status = getattr(error.response, "status_code", None)
        raise Refusal("http_error", url=received.url, status=status) from error
    except requests.Timeout as error:
        raise Refusal("network_timeout", host=host) from error
    except requests.exceptions.SSLError as error:
        raise Refusal("network_untrusted", host=host) from error
    except requests.TooManyRedirects as error:
        raise Refusal("redirected_in_circles", host=host) from error
    except (ValueError, requests.exceptions.ContentDecodingError) as error:
        # A length that is no number, a redirect to what is no web address, a false encoding.
        raise Refusal("server_not_understood", host=host) from error
    except requests.RequestException as error:
        if received.size or isinstance(error, requests.exceptions.ChunkedEncodingError):
            raise Refusal(
                "fetch_broken_off", host=host, done=received.size, total=received.known.size
            ) from error
        raise Refusal("no_network", host=host) from error


def _without_secrets(parts: SplitResult) -> str:
    """The address as it may be shown: without a name and password that it may hold."""
    return parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl()
