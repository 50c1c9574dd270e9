"""`python -m minutebook`."""

from minutebook.cli import main

main(prog_name="minutebook")
