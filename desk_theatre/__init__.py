"""
A service-desk theatre in a terminal.

A simulated service organisation supports a conference, live, on a projector; the people in the room feed it with
their own incidents and decide how it works.  The rooms of this package, and who may know whom, are listed in
`docs/explanation/house.md`.
"""
