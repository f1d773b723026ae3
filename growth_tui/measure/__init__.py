"""Numbers and sentences from answers. Pure, standard library only."""
