"""`python -m gazette_sim` is the program `gazette-sim`."""

from gazette_sim.cli.program import main

if __name__ == "__main__":
    main()
