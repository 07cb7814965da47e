"""Files of other word processors, through a LibreOffice that is installed.

It runs with a profile and a folder of its own, which go when it ends; without window, macros,
links to other files, or the file's own name; and for a limited time. What it makes is read as any
foreign document is, within the same limits.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Final

from perfeval.errors import Phrase
from perfeval.forms.sources.limits import refusal
from perfeval.forms.sources.usage import Usage

__all__ = ["convert"]

_PROGRAMS: Final = ("soffice", "libreoffice")
_KINDS: Final = {"doc": "a .doc or .wps file", "rtf": "an RTF file"}
_SETTINGS: Final = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop>
<prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop>
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop>
</item>
</oor:items>
"""


def convert(data: bytes, kind: str, to: str, usage: Usage) -> bytes:
    """The bytes that LibreOffice makes of a file: `kind` and `to` are suffixes.

    Raises `DecodeError` where it is not installed, takes too long, or makes nothing.
    """
    what = Phrase(_KINDS[kind]) if kind in _KINDS else Phrase("an .{kind} file", kind=kind)
    program = next(filter(None, map(shutil.which, _PROGRAMS)), None)
    if program is None:
        raise refusal(
            "",
            Phrase(
                "{what}: convert it first: soffice --headless --convert-to {to} FILE",
                what=what,
                to=to,
            ),
        )
    with tempfile.TemporaryDirectory(prefix="perfeval-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        source, made = folder / f"form.{kind}", folder / "made" / f"form.{to}"
        source.write_bytes(data)
        settings = folder / "profile" / "user" / "registrymodifications.xcu"
        settings.parent.mkdir(parents=True)
        settings.write_text(_SETTINGS, encoding="utf-8")
        command = [
            program,
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            *("--headless", "--norestore", "--nolockcheck", "--convert-to", to),
            *("--outdir", str(made.parent), str(source)),
        ]
        _run(command, folder, usage.limits.seconds, what)
        if not made.is_file():
            raise refusal(
                "", Phrase("{what} that LibreOffice cannot convert: it is damaged", what=what)
            )
        size = made.stat().st_size
        if size > usage.limits.file_size:
            most = usage.limits.file_size
            raise refusal(
                "",
                Phrase(
                    "{what}: a document of {size} bytes; at most {most} are read",
                    what=what,
                    size=size,
                    most=most,
                ),
            )
        usage.note("converted", "全文", f"由LibreOffice从.{kind}转换后读入")
        return made.read_bytes()


def _run(command: list[str], folder: Path, seconds: int, what: Phrase) -> None:
    """Run a program to its end, and end it with its children when its time is over."""
    try:
        process = subprocess.Popen(
            command,
            cwd=folder,
            env={**os.environ, "HOME": str(folder), "TMPDIR": str(folder)},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError as error:
        raise refusal(
            "",
            Phrase("{what}: LibreOffice does not start ({command})", what=what, command=command[0]),
        ) from error
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired as error:
        raise refusal(
            "",
            Phrase(
                "{what} that LibreOffice did not convert in {seconds} s", what=what, seconds=seconds
            ),
        ) from error
    finally:
        _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a program that runs, and what it started, where the system knows that."""
    with suppress(AttributeError, ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
    process.kill()
    process.wait()
