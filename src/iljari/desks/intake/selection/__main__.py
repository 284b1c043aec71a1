"""`python -m iljari.desks.intake.selection RECORD.json`: the list computed anew from a record, without a database."""

import json
import sys
from collections.abc import Sequence
from pathlib import Path

from iljari.desks.intake.selection.record import again, digest


def main(words: Sequence[str]) -> int:
    """Compute a record's list anew: 0 when it is the same, 1 when it is another, 2 when it cannot be read."""
    if len(words) != 1:
        print("python -m iljari.desks.intake.selection RECORD.json", file=sys.stderr)
        return 2
    try:
        told = json.loads(Path(words[0]).read_text(encoding="utf-8"))
        computed = again(told)
    except (OSError, ValueError) as error:
        print(f"선정 기록을 읽을 수 없습니다: {error}", file=sys.stderr)
        return 2
    for each in computed["list"]:
        waits = f" {each['waits']}" if each["waits"] else ""
        print(f"{each['rank']}\t{each['receipt']}\t{each['outcome']}{waits}\t{each['points'] or ''}".rstrip())
    same = bool(computed == told)
    print("기록과 같습니다." if same else "기록과 다릅니다.", digest(computed))
    return 0 if same else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
