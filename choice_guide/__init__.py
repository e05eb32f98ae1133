"""The choice guide: one floor per step of the build; imports go downward only (see docs/house.md)."""
