"""Results and notes in, text out."""
