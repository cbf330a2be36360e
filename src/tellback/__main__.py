"""`python -m tellback`."""

from tellback.cli import main

main()
