"""Reading while another process writes."""

import os

import pytest

from data.store import files
from data.store.writes import previous, write


def test_a_generation_that_is_written_over_while_it_is_read_is_read_again(tmp_path, monkeypatch):
    path = tmp_path / "w.json"
    for number in range(3):
        write(path, b"%d" % number * 5)
    real, rounds = os.fstat, []

    def meanwhile(handle):
        about = real(handle)
        rounds.append(about.st_ino)
        if len(rounds) < 4:
            with monkeypatch.context() as plain:
                plain.setattr(os, "fstat", real)
                write(path, b"%d" % (9 - len(rounds)) * 5)
        return about

    monkeypatch.setattr(os, "fstat", meanwhile)
    data = files.committed(path)
    monkeypatch.undo()
    assert len(rounds) > 2, "once was not enough"
    assert data == path.read_bytes() == b"66666" and previous(path).read_bytes() == b"77777"


def test_what_is_not_there_is_said_to_be_missing(tmp_path):
    with pytest.raises(FileNotFoundError):
        files.committed(tmp_path / "w.json")
