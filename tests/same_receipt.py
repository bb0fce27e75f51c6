"""Receipts of two runs that are the same but for the hour, and for how the histories were come by."""

import json

RECEIPT = "ro-crate-metadata.json"


def without_the_hour(raw: bytes) -> bytes:
    "A receipt without what may differ between two runs of the same study."
    crate = json.loads(raw)
    for entity in crate["@graph"]:
        for key in ("datePublished", "endTime"):
            entity.pop(key, None)
        if entity["@id"] == "manifest.json":
            del entity["sha256"], entity["contentSize"]
        if entity["@id"] == "#run":
            del entity["description"]
    return json.dumps(crate).encode()
