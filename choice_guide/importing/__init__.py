"""From other people's tables to the content contract. The face is `choice_guide.importing.table`."""
