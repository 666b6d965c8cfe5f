#!/usr/bin/env python3
"""Verifies an auditor's bundle: python3 audit_verify.py BUNDLE [PUBLIC_KEY]. Signatures need the package cryptography."""
import base64, hashlib, json, os, sys, zlib

bundle, wrong, told = sys.argv[1], [], []
trusted = sys.argv[2] if len(sys.argv) > 2 else None

def parts(line):  # what is hashed and signed: the line without its hash, and what stands behind that
    body, _, tail = line.rpartition(b',"hash":"')
    return body + b"}", tail[:64].decode()

def seal(line, where):
    content, record = parts(line)[0], json.loads(line)
    told.append((record["seal"], record["heads"]))
    if not (trusted or "signature" in record):
        return
    head, _, signature = record.get("signature", "..").split(".")
    raw = lambda text: base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    try:
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
        kid = trusted or json.loads(raw(head))["kid"]
        signed = head.encode() + b"." + base64.urlsafe_b64encode(content).rstrip(b"=")
        Ed25519PublicKey.from_public_bytes(raw(kid)).verify(raw(signature), signed)
    except ImportError:
        print("signatures are not verified: there is no package cryptography")
    except Exception as problem:
        wrong.append(f"{where}: the signature does not fit: {problem!r}")

def lines(name):
    path = os.path.join(bundle, name)
    return [line.rstrip(b"\n") for line in open(path, "rb")] if os.path.exists(path) else []

heads = {chain: (0, "0" * 64) for chain in range(16)}
for line in lines("opening.json"):
    heads = {chain: (head["next"], head["hash"]) for chain, head in enumerate(json.loads(line)["heads"])}
found = {(chain, number): last for chain, (number, last) in heads.items()}
for place, line in enumerate(lines("records.jsonl"), 1):
    record, (content, own) = json.loads(line), parts(line)
    chain, number = record["chain"], record["number"]
    due = record["seal"] % 16 if record["type"] == "seal" else zlib.crc32(record["subject"].encode()) % 16
    if hashlib.sha256(content).hexdigest() != own or (number, record["prev"]) != heads[chain] or chain != due:
        wrong.append(f"records.jsonl:{place}: chain {chain} number {number}, expected number and prev {heads[chain]}")
    heads[chain] = (number + 1, own)
    found[chain, number + 1] = own
    if record["type"] == "seal":
        seal(line, f"records.jsonl:{place}")
for name in ("opening.json", "closing.json"):
    for line in lines(name):
        seal(line, name)
for number, chains in told:
    for chain, head in enumerate(chains):
        if found.get((chain, head["next"]), head["hash"] if head["next"] < heads[chain][0] else None) != head["hash"]:
            wrong.append(f"seal {number} tells of chain {chain}: {head}, found {heads[chain]}")
if trusted and not told:
    wrong.append("there is no seal, so nobody signed any of this")
def moment(text):  # without its Z, and what is behind the seconds apart: texts of one form sort by time
    return text.rstrip("Z").partition(".")[::2]

about = json.loads(b"".join(lines("bundle.json")))
for name, bound in (("opening.json", "from"), ("closing.json", "to")):
    for line in lines(name):
        at = json.loads(line)["at"]
        if (moment(at) < moment(about[bound])) != (bound == "from"):
            wrong.append(f"{name} is of {at}, and the bundle says that it holds all {bound} {about[bound]}")
count = sum(1 for _ in lines("records.jsonl"))
if count != about["records"]:
    wrong.append(f"bundle.json says {about['records']} records, records.jsonl has {count}")
print("\n".join(wrong) or f"nothing is wrong: {count} records")
sys.exit(1 if wrong else 0)
