"""Pictures of the real window in each state, for looking at beside the drawn ones."""
