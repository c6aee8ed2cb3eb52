"""The radio side of the window: the stage, the tools, the songs, and the ribbon along the foot."""
