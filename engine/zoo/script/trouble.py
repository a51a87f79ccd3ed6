"""What programs do where data are not what they should be: they say so in a sentence, and stop."""

from engine.zoo.script.pieces import Asking, Code, Docstring, Piece, Remark, Said, leaving

#: Fewer rows than this cannot be shared out.
LEAST_ROWS = 10


def check(last_label: int) -> tuple[Piece, ...]:
    """A function that stops where rows and labels do not belong together."""
    return (
        Code(f"LAST_LABEL = {last_label}\n\n\ndef check(path, split, rows, labels):"),
        Docstring("doc_check"),
        Code(f"    if len(rows) < {LEAST_ROWS}:"),
        leaving(Said("too_few_rows"), 8),
        Code("    if labels.shape != (len(rows),):"),
        leaving(Said("labels_differ"), 8),
        Code(
            "    known = np.isin(labels, range(LAST_LABEL + 1))\n"
            '    if labels.dtype.kind not in "iu" or not known.all():'
        ),
        leaving(Said("labels_outside"), 8),
    )


def caught(damaged: Said) -> tuple[Piece, ...]:
    """The end of a `try`: a file that is not there, and whatever else can be wrong with one."""
    return (
        Code("    except FileNotFoundError as error:"),
        _stopping(Said("file_missing")),
        Remark("damaged", indent=4),
        Code("    except Exception as error:"),
        _stopping(damaged),
    )


def fetched(into: str, call: str) -> tuple[Piece, ...]:
    """What is fetched where no file was given, and what is said where that cannot be."""
    return (
        Code(
            f"if DATA is None:\n    try:\n        {into} = {call}\n    except Exception as error:"
        ),
        _stopping(Said("not_fetched")),
    )


def _stopping(sentence: Said) -> Asking:
    """The program's last word on what it has caught."""
    return Asking("raise SystemExit(", (sentence,), ") from error", indent=8)
