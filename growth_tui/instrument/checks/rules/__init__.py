"""What must hold between the parts of a form; each rule passes over what has no sound shape."""
