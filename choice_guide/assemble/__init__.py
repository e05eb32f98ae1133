"""From checked documents to the guide: who outranks whom, what holds today, what stays when a profile is silent."""
from choice_guide.assemble.guide import assemble

__all__ = ["assemble"]
