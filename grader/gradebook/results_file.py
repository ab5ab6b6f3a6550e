"""``results.json`` and its JSON Schema, as bytes."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec

from grader.gradebook.results import SCHEMA, Results
from grader.outcome import Kind, Verdict, Visibility

SCHEMA_FILE = Path(__file__).with_name("results.schema.json")
DIALECT = "https://json-schema.org/draft/2020-12/schema"
WORDS = {
    "status": Verdict,
    "kind": Kind,
    "visibility": Visibility,
}  # of a check, in ``results.json`` plain strings
ADDED: Mapping[str, Collection[str]] = {  # since the schema was first published: a reader does without them
    "SubmissionResult": {"person", "late", "machine_fault", "changed_since_mark", "kept"},
    "Results": {"missing", "nobody", "unlisted"},
}


def results_json(results: Results) -> bytes:
    """Write results as the contract has them: the same bytes for the same results."""
    return b"".join(results_pieces(results))


def results_pieces(results: Results) -> Iterator[bytes]:
    """Write what `results_json` does piece by piece, a submission at a time."""
    around = _indented(msgspec.structs.replace(results, submissions=()))
    before, after = around.split(b'"submissions": []', 1)  # within a text the quotation marks have backslashes
    yield before + b'"submissions": ['
    between = b"\n  "
    for submission in results.submissions:
        yield between + _indented(submission).replace(b"\n", b"\n  ")
        between = b",\n  "
    yield (b"\n ]" if results.submissions else b"]") + after + b"\n"


def _indented(record: msgspec.Struct) -> bytes:
    return msgspec.json.format(msgspec.json.encode(record), indent=1)


def read_results_json(content: bytes) -> Results:
    """Read what `results_json` wrote."""
    return msgspec.json.decode(content, type=Results)


def schema() -> dict[str, Any]:
    """Derive the JSON Schema of ``results.json`` from the records that are written to it."""
    derived = msgspec.json.decode(msgspec.json.encode(msgspec.json.schema(Results)))
    for record_name, record in derived["$defs"].items():
        if "properties" in record:  # defaults are written out too
            record["required"] = [name for name in record["properties"] if name not in ADDED.get(record_name, ())]
    for name, words in WORDS.items():
        derived["$defs"]["CheckResult"]["properties"][name]["enum"] = [str(word) for word in words]
    derived["$defs"]["Results"]["properties"]["schema"] = {"const": SCHEMA}
    return {"$schema": DIALECT, "title": f"results.json of the homework grader, schema {SCHEMA}", **derived}


def write_schema() -> None:
    """Write the schema that is published with the grader; a test says when it is stale."""
    SCHEMA_FILE.write_bytes(msgspec.json.format(msgspec.json.encode(schema()), indent=1) + b"\n")


if __name__ == "__main__":
    write_schema()
