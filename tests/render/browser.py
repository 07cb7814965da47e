"""A browser without a window, spoken to over a pipe: only what the tests of pages ask of it."""

from __future__ import annotations

import base64
import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

CHROMIUM: Final = shutil.which("chromium") or shutil.which("chromium-browser")


class Browser:
    """One tab; `asked` are the addresses that it asked for, `refused` what its console says."""

    def __init__(self, reading: int, writing: int) -> None:
        self.reading, self.writing = reading, writing
        self.number = 0
        self.rest = b""
        self.session: str | None = None
        self.asked: list[str] = []
        self.refused: list[str] = []
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        attached = self.call("Target.attachToTarget", targetId=target, flatten=True)
        self.session = attached["sessionId"]
        for domain in ("Page", "Network", "Log", "Runtime"):
            self.call(f"{domain}.enable")

    def call(self, method: str, **parameters: Any) -> dict[str, Any]:
        """What the browser answers; what it tells by itself in between is kept."""
        self.number += 1
        message: dict[str, Any] = {"id": self.number, "method": method, "params": parameters}
        if self.session:
            message["sessionId"] = self.session
        os.write(self.writing, json.dumps(message).encode() + b"\0")
        for answer in self._messages():
            if answer.get("id") == self.number:
                assert "error" not in answer, answer["error"]
                result: dict[str, Any] = answer["result"]
                return result
        raise EOFError("the browser ended")

    def open(self, path: Path) -> None:
        """Open a file, and wait until it is there."""
        self.asked.clear()
        self.call("Page.navigate", url=path.as_uri())
        for message in self._messages():
            if message.get("method") == "Page.loadEventFired":
                return

    def run(self, script: str) -> Any:
        """The value of an expression in the page."""
        found = self.call("Runtime.evaluate", expression=script, returnByValue=True)
        assert "exceptionDetails" not in found, found
        return found["result"].get("value")

    def picture(self, path: Path) -> None:
        """Keep what is seen of the page, for people to look at."""
        path.parent.mkdir(parents=True, exist_ok=True)
        shot = self.call("Page.captureScreenshot", format="png", optimizeForSpeed=True)
        path.write_bytes(base64.b64decode(shot["data"]))

    def _messages(self) -> Iterator[dict[str, Any]]:
        while True:
            while b"\0" not in self.rest:
                more = os.read(self.reading, 1 << 20)
                if not more:
                    return
                self.rest += more
            text, _, self.rest = self.rest.partition(b"\0")
            message: dict[str, Any] = json.loads(text)
            if message.get("method") == "Network.requestWillBeSent":
                self.asked.append(message["params"]["request"]["url"])
            if message.get("method") in ("Log.entryAdded", "Runtime.exceptionThrown"):
                self.refused.append(json.dumps(message["params"]))
            yield message


@contextmanager
def browser(profile: Path) -> Iterator[Browser]:
    """A browser that keeps what it has to in `profile`, and ends with the test."""
    to_it, writing = os.pipe()
    reading, from_it = os.pipe()

    def take_pipes() -> None:
        os.dup2(to_it, 3)
        os.dup2(from_it, 4)

    assert CHROMIUM is not None
    flags = ("--headless", "--no-sandbox", "--disable-gpu", "--remote-debugging-pipe")
    process = subprocess.Popen(
        [CHROMIUM, *flags, f"--user-data-dir={profile}", "about:blank"],
        pass_fds=(3, 4, to_it, from_it),
        preexec_fn=take_pipes,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(to_it)
    os.close(from_it)
    try:
        yield Browser(reading, writing)
    finally:
        process.terminate()
        process.wait()
        os.close(reading)
        os.close(writing)
