"""
`python -m desk_theatre` is the same as `desk-theatre`.
"""

from desk_theatre.cli.main import run

if __name__ == "__main__":
    run()
