"""Putting a translation over a definition: each text that it has replaces the original's.

What a translation leaves out stays in the original language. Works on the parsed JSON of a
definition that the checker found faultless.
"""

from __future__ import annotations

from typing import Any

Raw = dict[str, Any]

TOP = ("title", "purpose", "recall_period", "opening", "settling", "citation")
SUBSCALE = ("title", "about", "practices")
SECTION = ("title", "intro")
ITEM = ("text", "help", "unit", "low_label", "high_label")
CODED = ("choices", "regions", "sensations")
SCORE = ("title", "about", "practices")
BAND = ("label", "text")


def languages(raw: Raw) -> tuple[str, ...]:
    """Every language the definition speaks, its own first."""
    return (raw["language"], *raw.get("translations", {}))


def best_language(raw: Raw, wanted: str | None) -> str:
    """The language to use when `wanted` is asked for.

    That one, else one that shares its first part ("es" for "es-MX"), else the original.
    """
    own: str = raw["language"]
    if wanted is None:
        return own
    low = wanted.lower()
    short = low.partition("-")[0]
    known = {language.lower(): language for language in reversed(languages(raw))}
    if low in known or short in known:
        return known.get(low) or known[short]
    near = (known[each] for each in reversed(known) if each.partition("-")[0] == short)
    return next(near, own)


def in_language(raw: Raw, language: str) -> Raw:
    """The definition with its texts in `language`, one of `languages(raw)`."""
    if language == raw["language"]:
        return raw
    words = raw["translations"][language]
    out = _replaced(raw, words, TOP)
    for name in ("licence", "evidence"):
        if name in words:
            out[name] = {**raw.get(name, {}), **words[name]}
    if "changes" in words:
        notes = words["changes"]
        out["changes"] = [
            {**change, "note": notes.get(change["version"], change["note"])}
            for change in raw.get("changes", [])
        ]
    if "response_scales" in words:
        out["response_scales"] = {
            name: _scale(scale, words["response_scales"].get(name, {}))
            for name, scale in raw.get("response_scales", {}).items()
        }
    if "subscales" in words:
        out["subscales"] = [
            _replaced(subscale, words["subscales"].get(subscale["id"], {}), SUBSCALE)
            for subscale in raw.get("subscales", [])
        ]
    out["sections"] = [_section(section, words) for section in raw["sections"]]
    if "scores" in words:
        out["scoring"] = _scoring(raw.get("scoring", {}), words["scores"])
    return out


def _replaced(original: Raw, words: Raw, names: tuple[str, ...]) -> Raw:
    return {**original, **{name: words[name] for name in names if name in words}}


def _scale(scale: Raw, words: Raw) -> Raw:
    out = {**scale, "anchors": {**scale.get("anchors", {}), **words.get("anchors", {})}}
    if "nonresponse" in scale:
        out["nonresponse"] = _labels(scale["nonresponse"], words.get("nonresponse", {}), "label")
    return out


def _labels(options: list[Raw], words: dict[str, str], name: str) -> list[Raw]:
    return [{**option, name: words.get(option["code"], option[name])} for option in options]


def _section(section: Raw, words: Raw) -> Raw:
    out = _replaced(section, words.get("sections", {}).get(section["id"], {}), SECTION)
    items = words.get("items", {})
    out["items"] = [_item(item, items.get(item["id"], {})) for item in section["items"]]
    return out


def _item(item: Raw, words: Raw) -> Raw:
    if not words:
        return item
    out = _replaced(item, words, ITEM)
    for name in CODED:
        if name in words and name in item:
            out[name] = _labels(item[name], words[name], "text")
    if "nonresponse" in words and "nonresponse" in item:
        out["nonresponse"] = _labels(item["nonresponse"], words["nonresponse"], "label")
    return out


def _scoring(scoring: Raw, words: dict[str, Raw]) -> Raw:
    scores = dict(scoring.get("scores", {}))
    for score_id, texts in words.items():
        score = _replaced(scores.get(score_id) or {}, texts, SCORE)
        if "bands" in texts and "bands" in score:
            pairs = zip(score["bands"], texts["bands"], strict=True)
            score["bands"] = [_replaced(band, other, BAND) for band, other in pairs]
        scores[score_id] = score
    return {**scoring, "scores": scores}
