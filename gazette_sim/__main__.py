# Written by hand, as it is no module to read: nbs/cli/05_program.ipynb explains the program that it starts.
"""`python -m gazette_sim` is the program `gazette-sim`."""

from gazette_sim.cli.program import main

if __name__ == "__main__":
    main()
