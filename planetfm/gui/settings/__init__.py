"""The settings dialog: imported when it is first opened, never before."""
