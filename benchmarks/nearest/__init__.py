"""How often an entry that fits a line is among the nearest, on lines in the manner of other bodies' profiles."""
