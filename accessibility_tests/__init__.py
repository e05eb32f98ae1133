"""Can people use the result? Tests of the built site only, in real browsers. They never import the package that built it."""
