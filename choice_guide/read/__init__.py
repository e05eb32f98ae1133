"""From the content folder to documents in which every value knows its file, line and column."""
from choice_guide.read.folder import Reading, read, read_text

__all__ = ["Reading", "read", "read_text"]
