"""Pure: Guide -> what the pages need. Standard library only; `order.py` is the only place that orders offers."""
