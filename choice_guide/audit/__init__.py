"""Looks at what is about to be published as a stranger would, with a solver; knows nothing that is not published."""
