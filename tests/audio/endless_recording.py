"""A child process for the kill test: records without end and prints the seconds it has.

python -m tests.audio.endless_recording CODEC FOLDER
"""

from __future__ import annotations

import sys
import time
from pathlib import Path
from zoneinfo import ZoneInfo

from planetfm.audio.recorder import Job, Recording
from planetfm.audio.tape import Tape
from planetfm.core.codec import Codec
from planetfm.core.keeping import KeptKind
from planetfm.core.model import Song
from tests.audio.streams import tone


def main(codec: str, folder: str) -> None:
    sound = tone(codec)
    tape = Tape(None)
    tape.begin(Codec(codec), time.time())
    tape.mark(Song("Rossa", "Tegar", "Rossa - Tegar"))
    job = Job(
        KeptKind.RECORDING,
        time.time(),
        None,
        (Path(folder),),
        "Planet FM",
        ZoneInfo("Asia/Jakarta"),
    )
    recording = Recording(tape, job, lambda finished: None)
    recording.start()
    while True:
        for at in range(0, len(sound), 700):
            tape.append(sound[at : at + 700], time.time())
            time.sleep(0.004)
            print(recording.view.seconds, flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
