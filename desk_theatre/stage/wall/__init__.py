"""
The wall: what a room of 250 reads from twelve metres, while everything else is for the terminal at the front.

A scene is a function that paints facts on a canvas.  The canvas has four dots in a cell, so letters and fields may begin on
half rows; it keeps a list of all that it wrote large, so that tests can hold the picture against what it ought to say.
"""
