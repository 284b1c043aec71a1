"""What the command line says, for people and for programs."""

import json
import sys


def say(*words: object) -> None:
    """Print for a person."""
    sys.stdout.write(" ".join(str(word) for word in words) + "\n")


def say_json(content: object) -> None:
    """Print for a program."""
    sys.stdout.write(json.dumps(content, ensure_ascii=False, indent=1) + "\n")
