"""The garbage collector waits for work that makes what stays, and runs again whatever becomes of it."""

from __future__ import annotations

import gc

import pytest

from extractors.patterns.unswept import unswept


def test_the_collector_runs_again_after_a_failure() -> None:
    with pytest.raises(ValueError, match="no pattern"), unswept():
        assert not gc.isenabled()
        raise ValueError("no pattern")
    assert gc.isenabled()


def test_a_collector_that_was_off_stays_off() -> None:
    gc.disable()
    try:
        with unswept(), unswept():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
