from __future__ import annotations

import json
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from growth_tui.records import (
    COMMITMENT_STATES,
    QUESTION_SOURCES,
    Commitment,
    CommitmentStep,
    Consultation,
    Question,
)

times = st.integers(0, 4_000_000_000).map(lambda second: datetime.fromtimestamp(second, UTC))
days = st.dates(min_value=date(2000, 1, 1), max_value=date(2100, 1, 1))
texts = st.text(max_size=20)
ids = st.uuids().map(str)
maybe_id = st.none() | ids

commitments = st.builds(
    Commitment,
    ids,
    texts,
    st.lists(
        st.builds(CommitmentStep, st.sampled_from(COMMITMENT_STATES), times, texts),
        min_size=1,
        max_size=3,
    ).map(tuple),
    st.none() | days,
    st.none() | texts,
    st.none() | texts,
    maybe_id,
    maybe_id,
)
consultations = st.builds(
    Consultation,
    ids,
    days,
    times,
    times,
    texts,
    st.lists(texts, max_size=3).map(tuple),
    texts,
    texts,
    texts,
    st.none() | days,
    st.booleans(),
)
questions = st.builds(
    Question, ids, texts, times, st.sampled_from(QUESTION_SOURCES), maybe_id, maybe_id
)


@given(commitments | consultations | questions)
def test_a_record_comes_back_as_it_was(record: Commitment | Consultation | Question) -> None:
    assert type(record).from_document(json.loads(json.dumps(record.to_document()))) == record


@given(commitments)
def test_the_last_step_is_where_a_commitment_stands(commitment: Commitment) -> None:
    assert commitment.to_document()["state"] == commitment.steps[-1].state
    assert commitment.open == (commitment.steps[-1].state == "open")
    assert commitment.made_at == commitment.steps[0].at


STEP = {"state": "open", "at": "2026-11-23T09:00:00+00:00", "why": ""}


@pytest.mark.parametrize(
    ("read", "document"),
    [
        (Commitment, {"id": "x", "text": "x", "steps": []}),
        (Commitment, {"id": "x", "text": "x", "steps": [{**STEP, "state": "broken"}]}),
        (Commitment, {"id": "x", "text": "x", "steps": [STEP], "due": "soon"}),
        (Commitment, {"id": "x", "steps": [STEP]}),
        (Consultation, {"id": "x", "held_on": "2026-13-01"}),
        (Question, {"id": "x", "text": "x", "added_at": STEP["at"], "source": "elsewhere"}),
    ],
)
def test_what_is_no_such_record_is_refused(read: type, document: dict[str, object]) -> None:
    with pytest.raises((KeyError, ValueError)):
        read.from_document(document)
