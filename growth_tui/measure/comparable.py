"""Which results may be looked at together, and why others may not.

Two results are joined where the fingerprint of what decides scores, the fingerprint of the words,
and the language all agree. Where they do not, the form's own change log can declare the versions
comparable, and `comparable_languages` its translations.

Joining is an equivalence: it works in both directions and along chains. If 1.1 is declared
comparable with 1.0, and 1.2 with 1.1, then 1.0 and 1.2 are joined too. A chart would draw one line
through all three, and nobody reads a line only from point to point. An author who does not want
this leaves one link of the chain out.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from growth_tui.instrument.model import Instrument
from growth_tui.measure.results import FormLike


@dataclass(frozen=True, slots=True)
class Comparability:
    """Whether two results may be compared; `reason` is a plain sentence, empty where they may."""

    ok: bool
    reason: str = ""


def comparable(
    a: FormLike, b: FormLike, *declaring: Instrument, through: Iterable[FormLike] = ()
) -> Comparability:
    """Tell whether results of these two forms may enter one comparison.

    Args:
        a: The form of one result.
        b: The form of the other.
        declaring: Definitions whose change logs and `comparable_languages` count: the newest one
            at least.
        through: Forms of other results of the same assessment, which may link the two: a version
            that changed nothing has the fingerprints of the one before it.
    """
    reached, waiting = [a], list(through)
    for form in reached:  # grows while it is walked
        if _direct(form, b, declaring).ok:
            return Comparability(True)
        linked = [other for other in waiting if _direct(form, other, declaring).ok]
        waiting = [other for other in waiting if other not in linked]
        reached.extend(linked)
    return _direct(a, b, declaring)


def groups(forms: Sequence[FormLike], *declaring: Instrument) -> tuple[int, ...]:
    """Number the forms so that exactly those that may be compared share a number."""
    keys = [_key(form) for form in forms]
    sample = dict(zip(keys, forms, strict=True))
    kinds = list(sample)
    number: dict[tuple[str, ...], int] = {}
    for kind in kinds:
        if kind in number:
            continue
        number[kind] = len(set(number.values()))
        reached = [kind]
        for each in reached:  # grows while it is walked
            for other in kinds:
                if other not in number and _direct(sample[each], sample[other], declaring).ok:
                    number[other] = number[kind]
                    reached.append(other)
    return tuple(number[key] for key in keys)


def _key(form: FormLike) -> tuple[str, ...]:
    return (
        form.assessment,
        form.version,
        form.language,
        form.scores_fingerprint,
        form.words_fingerprint,
    )


def _direct(a: FormLike, b: FormLike, declaring: Iterable[Instrument]) -> Comparability:
    """Compare two forms by themselves, without the help of others."""
    if a.assessment != b.assessment:
        return Comparability(False, "These are two different forms.")
    if not _versions_agree(a, b) and not _linked(a.version, b.version, declaring):
        return Comparability(False, _version_reason(a, b))
    if a.language != b.language and not _translated(a.language, b.language, declaring):
        return Comparability(
            False,
            f"They were answered in two languages ({a.language} and {b.language}), and nobody has "
            "declared the translation comparable.",
        )
    return Comparability(True)


def _versions_agree(a: FormLike, b: FormLike) -> bool:
    """Compare fingerprints; the words of two languages can only agree within one version."""
    if a.scores_fingerprint != b.scores_fingerprint:
        return False
    if a.language != b.language:
        return a.version == b.version
    return a.words_fingerprint == b.words_fingerprint


def _linked(one: str, other: str, declaring: Iterable[Instrument]) -> bool:
    """Tell whether change logs link two different versions, directly or along a chain."""
    if one == other:
        return False
    links = [
        {change.version, named}
        for instrument in declaring
        for change in instrument.changes
        for named in change.comparable_with
    ]
    reached = {one}
    while True:
        wider = reached.union(*(link for link in links if link & reached))
        if other in wider or wider == reached:
            return other in wider
        reached = wider


def _translated(one: str, other: str, declaring: Iterable[Instrument]) -> bool:
    return any(
        {one, other} <= {*(each.languages[:1] or (each.language,)), *each.comparable_languages}
        for each in declaring
    )


def _version_reason(a: FormLike, b: FormLike) -> str:
    if a.version == b.version:
        return "The form was changed between the two without a new version number."
    counts = a.scores_fingerprint != b.scores_fingerprint
    words = a.language == b.language and a.words_fingerprint != b.words_fingerprint
    if counts and words:
        what = "count and word the questions differently"
    elif counts:
        what = "count the answers differently"
    elif words:
        what = "word the questions differently"
    else:
        what = "are in two languages, so their words cannot be held against each other"
    return (
        f"Versions {a.version} and {b.version} {what}, and nobody has declared the two comparable."
    )
