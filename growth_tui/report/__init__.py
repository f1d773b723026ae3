"""Results and notes in, text out: what a clinician may hand to a consultant."""
