"""
The door of a running show: HTTP for screens of other processes, and the only part that knows aiohttp.

What people do is a resource: a `POST` with a key, answered when it is on disk, and safe to send again. What people see is
one endless answer: the lines of the recording as they are handed to the recorder, and between them what is not in a
recording, such as the second of the day. A console or a kiosk folds these lines to the same picture as the stage, so it
runs the same code, and a console's copy of the lines is a second recording.

`places` says where the doors of this machine are, `address` reads one of another machine. `server` opens a door for a
`ShowHost`, with `routes`, `stream` and `screens`; `gate` and `pairing` decide who may come in. On the other side, `link`
keeps the connection, `show_fold` makes the picture, `remote` is the show as a stage sees it, and `second_recording` the
console's copy.
"""
