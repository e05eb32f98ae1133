"""One check is one function that looks at one page and returns a list of Problem; its name is the name in the report."""
