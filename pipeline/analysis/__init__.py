"""The one read-only door to the tables for everybody who asks: SQL over views that join the facts as people think of them."""

from pipeline.analysis.connection import connect
from pipeline.analysis.questions import NotAQuestion, ask
from pipeline.analysis.search import bare
from pipeline.analysis.selection import Selection
from pipeline.analysis.snapshots import Snapshot, indexed_snapshot, latest_snapshot, snapshot
from pipeline.analysis.task_index import TaskIndex
from pipeline.published import NoTables

__all__ = [
    "NoTables",
    "NotAQuestion",
    "Selection",
    "Snapshot",
    "TaskIndex",
    "ask",
    "bare",
    "connect",
    "indexed_snapshot",
    "latest_snapshot",
    "snapshot",
]
