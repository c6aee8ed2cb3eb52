"""What the listener keeps: recordings, songs, plans and alarms, in dialogs opened when wanted."""
