"""The room between those who ask (the command line, later a page) and the line: the one door into it.

`Workplace` is what a command works on; each other file holds the functions of one family of commands, on
plain requests, returning plain values. Only this room puts bank, planning, documents and checks together.
"""
