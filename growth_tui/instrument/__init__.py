"""What an assessment is: model, reading, checking, library. Pure, standard library only."""
